//! What is known of one thing: a record of fields, each holding plain values or claims.
//!
//! Which fields there are, and of which type, stands in [`super::fields`]; this file knows the shapes only.

use serde::{Deserialize, Serialize};

use super::claim::{Agreement, Certainty, Claim, Value, agreement};
use super::fields::{Field, Kind, Type};
use super::lazy::Lazy;
use super::text::Text;

/// What a field of a record holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Content {
    /// Editorial values, without certainty.
    Plain(Box<[Value]>),
    /// Statements; the first is the one preferred.
    Claims(Box<[Claim]>),
}

/// One thing in the catalogue.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Record {
    /// Car, manufacturer, film …
    pub kind: Kind,
    /// Unique within its kind.
    pub id: Text,
    /// The file it comes from.
    pub file: u16,
    /// Where in that file its header stands, in bytes.
    pub at: u32,
    /// What all its claims together come to.
    pub tally: Tally,
    /// By the index of the field in the kind's table, and in its order; a list that shows a few columns decodes a few.
    contents: Vec<(u8, Lazy<Content>)>,
}

/// What the claims of a record come to, so that nobody has to look at each of them again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How sure the surest of them is.
    pub surest: Option<Certainty>,
    /// Whether sources differ on any field that can have one value only.
    pub disputed: bool,
    /// How many there are.
    pub claims: u32,
}

impl Content {
    /// What it holds, preferred first.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        let (plain, claims): (&[Value], &[Claim]) = match self {
            Self::Plain(values) => (values, &[]),
            Self::Claims(claims) => (&[], claims),
        };
        plain.iter().chain(claims.iter().map(|claim| &claim.value))
    }

    /// What it holds and nobody took back, preferred first.
    pub fn standing(&self) -> impl Iterator<Item = &Value> {
        let (plain, claims): (&[Value], &[Claim]) = match self {
            Self::Plain(values) => (values, &[]),
            Self::Claims(claims) => (&[], claims),
        };
        plain.iter().chain(claims.iter().filter(|claim| claim.stands()).map(|claim| &claim.value))
    }

    /// The statements; none for editorial values.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        match self {
            Self::Plain(_) => &[],
            Self::Claims(claims) => claims,
        }
    }
}

impl Record {
    /// A record as it was read: `contents` by index of the field, in order.
    pub(super) fn new(kind: Kind, id: Text, file: u16, at: u32, contents: Vec<(u8, Content)>) -> Self {
        let contents = contents.into_iter().map(|(index, content)| (index, content.into())).collect();
        let mut record = Self { kind, id, file, at, tally: Tally::default(), contents };
        let tally = Tally {
            surest: record.all_claims().filter_map(|(_, claim)| claim.certainty).max(),
            disputed: record
                .contents()
                .any(|(field, content)| agreement(field, content.claims()) == Some(Agreement::Disputed)),
            claims: record.all_claims().map(|_| 1).sum(),
        };
        record.tally = tally;
        record
    }

    /// The fields that are recorded, in the order of the kind's table.
    pub fn contents(&self) -> impl Iterator<Item = (&'static Field, &Content)> {
        let fields = self.kind.fields();
        self.contents.iter().map(|(index, content)| (&fields[usize::from(*index)], &**content))
    }

    /// The fields that refer to other records, by their index, with the kind that they refer to; no other is decoded for it.
    pub(super) fn refs(&self) -> impl Iterator<Item = (u8, Kind, &Content)> {
        self.contents.iter().filter_map(|(index, content)| match self.kind.fields()[usize::from(*index)].ty {
            Type::Ref(kind) => Some((*index, kind, &**content)),
            _ => None,
        })
    }

    /// What a field holds, if anything is recorded.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Content> {
        self.of(self.kind.field(key)?)
    }

    /// The same by the field itself, which is quicker.
    #[must_use]
    pub fn of(&self, wanted: &Field) -> Option<&Content> {
        let fields = self.kind.fields();
        let is_wanted = |index: u8| std::ptr::eq(&raw const fields[usize::from(index)], wanted);
        self.contents.iter().find(|(index, _)| is_wanted(*index)).map(|(_, content)| &**content)
    }

    /// The claims of a field, preferred first.
    #[must_use]
    pub fn claims(&self, key: &str) -> &[Claim] {
        self.get(key).map_or(&[], Content::claims)
    }

    /// The text of an editorial field.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.values().next()?.as_text()
    }

    /// What it is called: the first field of its kind.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text(self.kind.fields()[0].key).unwrap_or(&self.id)
    }

    /// Every claim with its field.
    pub fn all_claims(&self) -> impl Iterator<Item = (&'static Field, &Claim)> {
        self.contents().flat_map(|(field, content)| content.claims().iter().map(move |claim| (field, claim)))
    }
}

// A layer of 100,000 cars holds near a million of these: they do not grow unnoticed.
const _: () = assert!(size_of::<Value>() <= 24 && size_of::<Content>() <= 24 && size_of::<Claim>() <= 88);
