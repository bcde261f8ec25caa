//! Everything that was ever claimed, what its own voice took back among it.
//!
//! Only what shows history or judges the data looks here: `--claims`, the whole page, `check`, the writer. All else asks for an
//! [`Answer`](super::Answer).

use super::Record;
use super::claim::Claim;
use super::field_values::FieldValues;
use super::fields::Field;

/// The claims of a record, standing or not.
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a>(&'a Record);

impl Record {
    /// Everything that was ever claimed in this record.
    #[must_use]
    pub fn archive(&self) -> Archive<'_> {
        Archive(self)
    }
}

impl<'a> Archive<'a> {
    /// The fields that hold claims, with all their claims, preferred first.
    pub fn fields(self) -> impl Iterator<Item = (Field, &'a [Claim])> {
        self.0.field_values().filter_map(|(field, values)| match values {
            FieldValues::Claims(claims) => Some((field, &**claims)),
            FieldValues::Plain(_) => None,
        })
    }

    /// Every claim with its field.
    pub fn claims(self) -> impl Iterator<Item = (Field, &'a Claim)> {
        self.fields().flat_map(|(field, claims)| claims.iter().map(move |claim| (field, claim)))
    }

    /// The claims of one field.
    #[must_use]
    pub fn of(self, field: Field) -> &'a [Claim] {
        self.0.values_of(field).map_or(&[], |values| values.parts().1)
    }
}
