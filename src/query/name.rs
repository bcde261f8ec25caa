//! Columns by name, and the error for an unknown name.

use anyhow::{Result, anyhow, bail};

use super::{Column, Derived, Side};
use crate::catalogue::{Field, Kind, Type, did_you_mean, nearest, quoted};

impl Column {
    /// Returns a column by its name or by its heading, in any case: `based-on`, `Based on`, `built-by`.
    ///
    /// # Errors
    /// If the kind has no such column: the name, the nearest ones and the list.
    pub(crate) fn parse(kind: Kind, typed: &str) -> Result<Self> {
        let name = &*as_key(typed);
        if let Some(column) = Self::named(kind, name) {
            return Ok(column);
        }
        let (whole, side) = name.split_once('.').unwrap_or((name, ""));
        let Some(column) = Self::named(kind, whole) else { bail!("{}", Self::unknown(kind, typed)) };
        match (column, Side::from_word(side)) {
            (Self::Field(field), Some(side)) if side.is_of(field) => Ok(Self::Side(field, side)),
            _ => {
                let sides: Vec<String> = Self::sides(kind, whole).collect();
                let which = if sides.is_empty() { "no sides" } else { "the sides " };
                let (typed, key, sides) = (quoted(typed), column.key(), sides.join(", "));
                bail!("{typed} is not a column: {key} has {which}{sides}")
            }
        }
    }

    /// Returns a field by its name or its heading, for a flag that takes nothing else.
    ///
    /// # Errors
    /// If the kind has no such field: the name, and the nearest one or how to list them.
    pub(crate) fn field(kind: Kind, typed: &str, flag: &str) -> Result<Field> {
        match Self::parse(kind, typed) {
            Ok(Self::Field(field)) => Ok(field),
            Ok(Self::Side(field, _)) => {
                bail!("{flag} takes fields, not {}; write {}", quoted(typed), field.key)
            }
            Ok(Self::Derived(_)) => {
                bail!("{flag} takes fields, not {}; see nkcars fields {}", quoted(typed), kind.plural())
            }
            Err(_) => kind.field_named(typed).map_err(|unknown| anyhow!("{flag}: {unknown}")),
        }
    }

    /// Returns a column of whole records or whole fields by its name, else by its heading.
    fn named(kind: Kind, name: &str) -> Option<Self> {
        let derived = || Derived::of_records().filter(|derived| derived.is_of(kind)).map(Self::Derived);
        let columns = || derived().chain(kind.fields().map(Self::Field));
        let by_heading = || columns().find(|column| as_key(&column.heading()) == name);
        columns().find(|column| column.key() == name).or_else(by_heading)
    }

    /// Returns a column of hits, which may be of any of these kinds.
    ///
    /// # Errors
    /// If none of the kinds has such a column: what is said of the first.
    pub(crate) fn of_hits(kinds: &[Kind], name: &str) -> Result<Self> {
        if let Some(of_hits) = Derived::from_word(name).filter(|derived| *derived >= Derived::Name) {
            return Ok(Self::Derived(of_hits));
        }
        let mut columns = kinds.iter().map(|kind| Self::parse(*kind, name));
        let first = columns.next().unwrap_or_else(|| Self::parse(Kind::Car, name));
        first.or_else(|refused| columns.find_map(Result::ok).ok_or(refused))
    }

    fn unknown(kind: Kind, name: &str) -> String {
        let near = did_you_mean(&nearest(name, Self::names(kind)));
        let (name, kinds) = (quoted(name), kind.plural());
        if !near.is_empty() {
            return format!("unknown column {name} of {kinds}{near}\n  see: nkcars fields {kinds}");
        }
        let all: Vec<&str> = Self::names(kind).collect();
        let sides = Side::ALL.map(|side| format!(".{side}"));
        let (all, sides) = (all.join(", "), sides.join(", "));
        format!("unknown column {name} of {kinds}\n  columns: {all}\n  after a field's name: {sides}")
    }

    /// Returns the sides of a field of this name: `years.earliest`; none for what is no field.
    pub(crate) fn sides(kind: Kind, name: &str) -> impl Iterator<Item = String> {
        let sides =
            Self::named(kind, name).into_iter().flat_map(|column| Side::ALL.map(|side| (column, side)));
        sides.filter_map(|(column, side)| match column {
            Self::Field(field) if side.is_of(field) => Some(format!("{}.{side}", field.key)),
            _ => None,
        })
    }

    /// Returns the names of the columns in which records of a kind can have anything.
    pub(crate) fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
        let derived = Derived::of_records().filter(move |derived| derived.is_of(kind));
        derived.map(Derived::word).chain(kind.fields().map(|field| field.key))
    }

    /// Returns its name.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Field(field) => field.key.to_owned(),
            Self::Side(field, side) => format!("{}.{side}", field.key),
            Self::Derived(derived) => derived.word().to_owned(),
        }
    }
}

impl Side {
    /// Whether a field has such a side.
    fn is_of(self, field: Field) -> bool {
        let fits = match self {
            Self::Earliest | Self::Latest => field.ty == Type::Years,
            Self::Least | Self::Most => field.ty == Type::Quantity,
            Self::Certainty | Self::Agreement | Self::Sources | Self::Note => true,
        };
        fits && !field.is_editorial()
    }
}

/// Returns what is typed as keys are written.
fn as_key(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '_'], "-")
}
