//! What is known of one thing: a record of fields, each holding plain values or claims.
//!
//! Which fields there are, and of which type, stands in [`super::fields`]; this file knows the shapes only.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::compiled;
use super::fields::{Field, Kind};
use super::quantity::Quantity;
use super::text::Text;
use super::years::Years;

/// How sure one claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The source itself guesses, or it is rumour.
    Speculated,
    /// One credible voice says so.
    Reported,
    /// Two independent voices say so, or it can be seen on film, photograph or object.
    Confirmed,
}

/// Whether the claims of a field that can have one value only agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// One claim by one source.
    Sole,
    /// Several sources, one value.
    Agreed,
    /// Several values.
    Disputed,
}

/// What a claim says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Value {
    /// A phrase, or a word of the field's vocabulary.
    Text(Text),
    /// When.
    Years(Years),
    /// How much, in the unit of the field.
    Quantity(Box<Quantity>),
    /// The id of another record; its kind is the field's.
    Ref(Text),
    /// The source's own version in words, where no record, number or date expresses it.
    Said(Text),
    /// Known to be unknowable, or looked for without result.
    Unknown,
    /// Known not to exist.
    None,
}

/// One statement of one or more sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Claim {
    /// What is said.
    pub value: Value,
    /// How sure it is; nothing for an absence ("unknown").
    pub certainty: Option<Certainty>,
    /// Ids of the sources that say so.
    pub by: Box<[Text]>,
    /// Reasons and circumstances.
    pub note: Option<Text>,
    /// Directly visible on film, photograph or object.
    pub seen: bool,
    /// The years for which a figure holds.
    pub when: Option<Box<Years>>,
    /// The source in which the same voice took it back.
    pub superseded: Option<Text>,
    /// Where in its file it stands, in bytes; only as long as the file is at hand.
    #[serde(skip)]
    pub at: u32,
}

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
#[derive(Clone, Debug)]
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
    pub(super) contents: Contents,
}

/// The fields of a record, by their index in the kind's table and in its order.
#[derive(Clone, Debug)]
pub(super) enum Contents {
    /// Read from a file.
    Read(Vec<(u8, Content)>),
    /// Compiled in: a list that shows a few columns decodes a few fields.
    Compiled(compiled::Fields),
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

impl Certainty {
    /// From the surest down.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Reported, Self::Speculated];

    /// The word in the data and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reported => "reported",
            Self::Speculated => "speculated",
        }
    }
}

impl Agreement {
    /// The word on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sole => "sole",
            Self::Agreed => "agreed",
            Self::Disputed => "disputed",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Value {
    /// The words of a text, whichever way it was given.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Ref(text) | Self::Said(text) => Some(text),
            _ => None,
        }
    }

    fn is_known(&self) -> bool {
        *self != Self::Unknown
    }

    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a) | Self::Said(a), Self::Text(b) | Self::Said(b)) => {
                a.to_lowercase() == b.to_lowercase()
            }
            (a, b) => a == b,
        }
    }
}

impl Claim {
    /// Whether it still stands: its voice has not taken it back.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.superseded.is_none()
    }
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
        let mut record =
            Self { kind, id, file, at, tally: Tally::default(), contents: Contents::Read(contents) };
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
        (0..self.contents.len()).map(|position| {
            (&self.kind.fields()[self.contents.field(position)], self.contents.content(position))
        })
    }

    /// The same with the index of each field in the kind's table.
    pub(super) fn contents_by_index(&self) -> impl Iterator<Item = (usize, &Content)> {
        (0..self.contents.len())
            .map(|position| (self.contents.field(position), self.contents.content(position)))
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
        let is_wanted =
            |position: &usize| std::ptr::eq(&raw const fields[self.contents.field(*position)], wanted);
        let position = (0..self.contents.len()).find(is_wanted)?;
        Some(self.contents.content(position))
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

impl Contents {
    fn len(&self) -> usize {
        match self {
            Self::Read(contents) => contents.len(),
            Self::Compiled(fields) => fields.len(),
        }
    }

    /// Index of a field in the table of its kind.
    fn field(&self, position: usize) -> usize {
        match self {
            Self::Read(contents) => contents[position].0.into(),
            Self::Compiled(fields) => fields.field(position),
        }
    }

    fn content(&self, position: usize) -> &Content {
        match self {
            Self::Read(contents) => &contents[position].1,
            Self::Compiled(fields) => fields.content(position),
        }
    }
}

/// Whether the claims of a field agree. Nothing for fields that may hold many values, and where nothing is known.
///
/// Claims that their voice took back, and figures of different years, are no dispute.
#[must_use]
pub fn agreement<'a>(field: &Field, claims: impl IntoIterator<Item = &'a Claim>) -> Option<Agreement> {
    if field.many {
        return None;
    }
    let mut standing = claims.into_iter().filter(|claim| claim.stands() && claim.value.is_known());
    let first = standing.next()?;
    let mut agreed = if first.by.len() > 1 { Agreement::Agreed } else { Agreement::Sole };
    // Claims are compared with the first of the same years, not each with each: a field may hold any number of them.
    let mut others: Vec<&Claim> = Vec::new();
    for claim in standing {
        agreed = Agreement::Agreed;
        let mut firsts = std::iter::once(&first).chain(&others);
        match firsts.find(|first| first.when == claim.when) {
            Some(first) if !first.value.says_the_same(&claim.value) => return Some(Agreement::Disputed),
            Some(_) => {}
            None => others.push(claim),
        }
    }
    Some(agreed)
}

// A layer of 100,000 cars holds near a million of these: they do not grow unnoticed.
const _: () = assert!(size_of::<Value>() <= 24 && size_of::<Content>() <= 24 && size_of::<Claim>() <= 88);
