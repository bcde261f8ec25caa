//! Columns by name, and the error for an unknown name.

use anyhow::{Result, bail};

use super::{Column, Derived, Side};
use crate::catalogue::{Field, Kind, Type, did_you_mean, nearest, quoted};

impl Column {
    /// Returns a column by its name or by its heading, in any case: `based-on`, `Based on`, `built-by`.
    ///
    /// # Errors
    /// If the kind has no such column: the name, the nearest ones and the list.
    pub(crate) fn parse(kind: Kind, typed: &str) -> Result<Self> {
        let name = &*as_key(typed);
        if let Some(derived) = Derived::of_records().find(|derived| derived.word() == name) {
            return Ok(Self::Derived(derived));
        }
        if let Some(field) = field(kind, name) {
            return Ok(Self::Field(field));
        }
        if let Some(derived) = Derived::of_records().find(|derived| as_key(derived.heading()) == name) {
            return Ok(Self::Derived(derived));
        }
        let (whole, side) = name.split_once('.').unwrap_or((name, ""));
        if Derived::of_records().any(|derived| derived.word() == whole) {
            bail!(
                "{} is not a column: {whole} is drawn from the whole record and has no sides",
                quoted(typed)
            );
        }
        match field(kind, whole).zip(Side::from_word(side)) {
            Some((field, side)) if !side.is_of(field) => {
                bail!(
                    "{} is not a column: {} is {} and has no {side}",
                    quoted(typed),
                    field.key,
                    nature(field)
                )
            }
            Some((field, side)) => Ok(Self::Side(field, side)),
            None => bail!("{}", Self::unknown(kind, typed)),
        }
    }

    /// Returns a column of hits, which may be of any of these kinds.
    ///
    /// # Errors
    /// If none of the kinds has such a column: what is said of the first.
    pub(crate) fn of_hits(kinds: &[Kind], name: &str) -> Result<Self> {
        let of_hits = Derived::from_word(name).filter(|derived| *derived >= Derived::Name);
        let columns = kinds.iter().map(|kind| Self::parse(*kind, name));
        let column = columns.reduce(|first, other| first.or_else(|refused| other.map_err(|_| refused)));
        of_hits
            .map(|of_hits| Ok(Self::Derived(of_hits)))
            .or(column)
            .unwrap_or_else(|| Self::parse(Kind::Car, name))
    }

    fn unknown(kind: Kind, name: &str) -> String {
        let kinds = kind.plural();
        let near = nearest(name, Self::names(kind));
        if !near.is_empty() {
            return format!(
                "unknown column {} of {kinds}{}\n  see: nkcars fields {kinds}",
                quoted(name),
                did_you_mean(&near)
            );
        }
        let all: Vec<&str> = Self::names(kind).collect();
        let sides = Side::ALL.map(|side| format!(".{side}"));
        let (all, sides) = (all.join(", "), sides.join(", "));
        let name = quoted(name);
        format!("unknown column {name} of {kinds}\n  columns: {all}\n  after a field's name: {sides}")
    }

    /// Returns the sides of a field of this name: `years.earliest`; none for what is no field.
    pub(crate) fn sides(kind: Kind, name: &str) -> impl Iterator<Item = String> {
        let field = field(kind, name);
        let sides = field.into_iter().flat_map(|field| Side::ALL.map(|side| (field, side)));
        sides.filter(|(field, side)| side.is_of(*field)).map(|(field, side)| format!("{}.{side}", field.key))
    }

    /// Returns the names of a kind's columns.
    pub(crate) fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
        Derived::of_records().map(Derived::word).chain(kind.fields().map(|field| field.key))
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

/// What a field holds, for a message.
fn nature(field: Field) -> &'static str {
    match field.ty {
        _ if field.is_editorial() => "given without claims",
        Type::Years => "a date",
        Type::Quantity => "a number",
        Type::Text | Type::Term(_) | Type::Ref(_) | Type::RecordField | Type::Flag => {
            "neither date nor number"
        }
    }
}

/// Returns a field by its key, else by its heading.
fn field(kind: Kind, key: &str) -> Option<Field> {
    kind.field(key).or_else(|| kind.fields().find(|field| as_key(field.heading) == key))
}

/// Returns what is typed as keys are written.
fn as_key(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '_'], "-")
}
