//! What is known of one thing: a record of fields, each holding plain values or claims.
//!
//! Which fields there are, and of which type, stands in [`super::fields`]; which of its claims answers, in [`super::answer`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fields::{car, figures};
use super::values::Values;
use super::{
    Answer, Attested, Certainty, Claim, Field, FileIndex, Finding, Kind, Role, Severity, Type, Value,
    record_field,
};

/// An empty list of links, encoded.
const NO_LINKS: &[u8] = &[0];

/// One thing in the catalogue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Car, manufacturer, film …
    pub kind: Kind,
    /// Unique within its kind.
    pub id: &'static str,
    /// The file it comes from.
    pub file: FileIndex,
    /// Where in that file its header stands, in bytes.
    pub at: u32,
    /// What all its claims together come to.
    pub overall: Overall,
    /// How well a car that is compiled in was attested by what was compiled with it.
    pub(super) attested: Option<Attested>,
    /// The references to it in other records that are compiled in, encoded.
    pub(super) links: &'static [u8],
    pub(super) values: Values,
}

/// What the claims of a record come to, so that they need not be looked at again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overall {
    /// How sure the surest standing claim is.
    pub surest: Option<Certainty>,
    /// Whether sources differ on any field that can have one value only.
    pub is_disputed: bool,
    /// How many claims there are, those taken back among them.
    pub claims: u32,
    /// How many sources they cite.
    pub sources: u32,
}

impl Record {
    /// A record as it was read: `values` by position of the field, in order.
    pub(super) fn new(
        kind: Kind,
        id: &'static str,
        file: FileIndex,
        at: u32,
        values: Vec<(u8, Box<[Claim]>)>,
    ) -> Self {
        let values = Values::new(values.into_iter());
        let (overall, attested, links) = (Overall::default(), None, NO_LINKS);
        let mut record = Self { kind, id, file, at, overall, attested, links, values };
        let statements = record.answers().flat_map(|answer| answer.statements());
        let surest = statements.filter_map(|statement| statement.certainty).max();
        let is_disputed = record.answers().any(|answer| answer.is_disputed());
        let claims = record.claims().map(|_| 1).sum();
        let sources: BTreeSet<&str> = record.claims().flat_map(|(_, claim)| claim.sources()).collect();
        let sources = u32::try_from(sources.len()).unwrap_or(u32::MAX);
        record.overall = Overall { surest, is_disputed, claims, sources };
        record
    }

    /// The record with its claims settled: which of them stand. Nothing if none of them was ever taken back.
    pub(super) fn settled(&self, is_taken_back: impl Fn(&Claim) -> bool) -> Option<Self> {
        self.claims().find(|(_, claim)| claim.superseded.is_some())?;
        let stands = |claim: &Claim| Claim { stands: !is_taken_back(claim), ..claim.clone() };
        let claims = |position| (position, self.values.get(position).iter().map(stands).collect());
        let values = self.values.positions().map(claims).collect();
        let settled = Self::new(self.kind, self.id, self.file, self.at, values);
        Some(Self { attested: self.attested, links: self.links, ..settled })
    }

    /// `car.paektusan`.
    pub(crate) fn subject(&self) -> String {
        format!("{}.{}", self.kind.word(), self.id)
    }

    /// A finding in this record.
    pub(crate) fn finding(&self, severity: Severity, at: u32, message: String) -> Finding {
        Finding { file: self.file, at, severity, subject: self.subject(), message }
    }

    /// The answer of a field.
    pub fn answer(&self, field: Field) -> Answer<'_> {
        // Figures name their unit themselves.
        let own = if field == figures::VALUE { self.text(figures::UNIT) } else { None };
        let (unit, claims) = (own.unwrap_or(field.unit), self.claims_of(field));
        Answer { field, unit, claims, is_upper_bound: false }
    }

    /// The answers of all fields of which something stands, in the order of the registry.
    pub fn answers(&self) -> impl Iterator<Item = Answer<'_>> {
        self.all_answers().filter(Answer::is_recorded)
    }

    /// The answers of all fields in which anything was ever said, in the order of the registry.
    pub fn all_answers(&self) -> impl Iterator<Item = Answer<'_>> {
        self.fields().map(|field| self.answer(field))
    }

    /// The fields in which anything was ever said, and others that are wanted, in the order of the registry.
    pub fn held_or(&self, is_wanted: impl Fn(&Field) -> bool) -> impl Iterator<Item = Field> {
        let mut held = self.values.positions().peekable();
        let fields = self.kind.fields();
        fields.filter(move |field| held.next_if_eq(&field.position).is_some() || is_wanted(field))
    }

    /// The preferred value of a field, if it is text.
    pub fn text(&self, field: Field) -> Option<&'static str> {
        self.answer(field).text()
    }

    /// The text of the first field with this role in which anything was ever said.
    pub fn text_by_role(&self, role: Role) -> Option<&'static str> {
        self.text(self.fields().find(|field| field.role == Some(role))?)
    }

    /// What it is called; its id, if it has no name.
    pub fn name(&self) -> &'static str {
        self.text(self.kind.name_field()).unwrap_or(self.id)
    }

    /// Whether it stands for a group of vehicles.
    pub fn is_group(&self) -> bool {
        self.preferred(car::GROUP).is_some()
    }

    /// The answer that lists show for a field; in place of the class of a group of vehicles, that it is a group.
    pub fn listed_by(&self, field: Field) -> Answer<'_> {
        self.answer(if field == car::CLASS && self.is_group() { car::GROUP } else { field })
    }

    /// The fields of which anything is recorded, in the order of the registry.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field> {
        self.values.positions().map(|position| Field { kind: self.kind, position })
    }

    /// The first claim of a field that stands.
    pub(super) fn preferred(&self, field: Field) -> Option<&Claim> {
        self.claims_of(field).iter().find(|claim| claim.stands)
    }

    // What was ever claimed, standing or not, is for what shows history or judges the data; all else asks for an `Answer`.

    /// The claims of a field, preferred first.
    pub fn claims_of(&self, field: Field) -> &[Claim] {
        if field.kind == self.kind { self.values.get(field.position) } else { &[] }
    }

    /// Every claim with its field.
    pub fn claims(&self) -> impl Iterator<Item = (Field, &Claim)> {
        self.held().filter(|(field, _)| !field.is_editorial())
    }

    /// Every claim and editorial value with its field.
    fn held(&self) -> impl Iterator<Item = (Field, &Claim)> {
        self.fields().flat_map(|field| self.claims_of(field).iter().map(move |claim| (field, claim)))
    }

    /// Every reference to another record, by its kind and id, in claims and in editorial fields: to what the record is about, to the sources of
    /// claims, and those in which they were taken back.
    pub fn references(&self) -> impl Iterator<Item = (Kind, &'static str, Field, &Claim)> {
        self.held().flat_map(|(field, claim)| {
            let referred = match (field.ty, &claim.value) {
                (Type::Ref(kind), Value::Ref(id)) => Some((kind, *id)),
                // A name that cannot be parsed was reported when it was read.
                (Type::RecordField, Value::Text(name)) => {
                    record_field::parse(name).ok().map(|(kind, id, _)| (kind, id))
                }
                _ => None,
            };
            let sources = claim.sources().chain(claim.superseded).map(|source| (Kind::Source, source));
            referred.into_iter().chain(sources).map(move |(kind, id)| (kind, id, field, claim))
        })
    }
}

// A layer of 100,000 cars holds near a million claims: they do not grow unnoticed.
const _: () = assert!(size_of::<Value>() <= 24 && size_of::<Claim>() <= 56 && size_of::<Record>() <= 104);
