//! Everything that was ever claimed, what its own voice took back among it.
//!
//! Only what shows history or judges the data looks here: `--claims`, the whole page, `check`. All else asks for an
//! [`Answer`](super::Answer).

use super::Record;
use super::claim::{Claim, Value};
use super::fields::{Field, Kind, Type};

/// The claims of a record, standing or not.
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a>(&'a Record);

impl Record {
    /// Everything that was ever claimed in this record.
    pub fn archive(&self) -> Archive<'_> {
        Archive(self)
    }
}

impl<'a> Archive<'a> {
    /// The fields that hold claims, with all their claims, preferred first.
    pub fn fields(self) -> impl Iterator<Item = (Field, &'a [Claim])> {
        let fields = self.0.fields().filter(|field| !field.is_editorial());
        fields.map(|field| (field, self.0.claims_of(field)))
    }

    /// Every claim with its field.
    pub fn claims(self) -> impl Iterator<Item = (Field, &'a Claim)> {
        self.fields().flat_map(|(field, claims)| claims.iter().map(move |claim| (field, claim)))
    }

    /// Every record that this one names, by kind and id, in claims and in the catalogue's own words: what it refers to, the sources of
    /// claims, and those in which they were taken back.
    pub fn named(self) -> impl Iterator<Item = (Kind, &'static str, Field, &'a Claim)> {
        let values =
            self.0.fields().flat_map(|field| self.0.claims_of(field).iter().map(move |claim| (field, claim)));
        values.flat_map(|(field, claim)| {
            let referred = match (field.ty, &claim.value) {
                (Type::Ref(kind), Value::Ref(id)) => Some((kind, *id)),
                _ => None,
            };
            let sources = claim.by.iter().chain(&claim.superseded).map(|source| (Kind::Source, *source));
            referred.into_iter().chain(sources).map(move |(kind, id)| (kind, id, field, claim))
        })
    }

    /// The claims of one field.
    pub fn of(self, field: Field) -> &'a [Claim] {
        if field.is_editorial() { &[] } else { self.0.claims_of(field) }
    }
}
