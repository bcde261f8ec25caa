//! Columns by name, and the error for an unknown name.

use anyhow::{Result, bail};

use super::{Column, DERIVED, Side};
use crate::catalogue::{Field, Kind, Type, did_you_mean, nearest, quoted};

const SIDES: [(&str, Side); 8] = [
    ("certainty", Side::Certainty),
    ("agreement", Side::Agreement),
    ("sources", Side::Sources),
    ("note", Side::Note),
    ("earliest", Side::Earliest),
    ("latest", Side::Latest),
    ("least", Side::Least),
    ("most", Side::Most),
];

impl Column {
    /// Returns a column by its name or by its heading, in any case: `based-on`, `Based on`, `built-by`.
    ///
    /// # Errors
    /// If the kind has no such column: the name, the nearest ones and the list.
    pub(crate) fn parse(kind: Kind, name: &str) -> Result<Self> {
        let typed = name;
        let name = &as_key(typed);
        if let Some((derived, ..)) = DERIVED.iter().find(|(_, key, ..)| key == name) {
            return Ok(Self::Derived(*derived));
        }
        if let Some(field) = field(kind, name) {
            return Ok(Self::Field(field));
        }
        if let Some((derived, ..)) = DERIVED.iter().find(|(_, _, heading, _)| as_key(heading) == *name) {
            return Ok(Self::Derived(*derived));
        }
        let side = name.split_once('.').and_then(|(name, side)| {
            let (_, side) = SIDES.iter().find(|(word, _)| *word == side)?;
            Some(Self::Side(field(kind, name)?, *side))
        });
        let name = typed;
        let derived =
            name.split_once('.').filter(|(whole, _)| DERIVED.iter().any(|(_, key, ..)| key == whole));
        if let Some((whole, _)) = derived {
            bail!("{} is no column: {whole} is drawn from the whole record and has no sides", quoted(name));
        }
        match side {
            Some(Self::Side(field, side)) if !side.is_of(field) => {
                bail!(
                    "{} is no column: {} is {} and has no {}",
                    quoted(name),
                    field.key,
                    nature(field),
                    side.word()
                )
            }
            Some(column) => Ok(column),
            None => bail!("{}", Self::unknown(kind, name)),
        }
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
        let sides: Vec<String> = SIDES.iter().map(|(word, _)| format!(".{word}")).collect();
        let (all, sides) = (all.join(", "), sides.join(", "));
        let name = quoted(name);
        format!("unknown column {name} of {kinds}\n  columns: {all}\n  after a field's name: {sides}")
    }

    /// Returns the sides of a field of this name: `years.earliest`; none for what is no field.
    pub(crate) fn sides(kind: Kind, name: &str) -> impl Iterator<Item = String> {
        let field = field(kind, name);
        let sides = SIDES.iter().filter(move |(_, side)| field.is_some_and(|field| side.is_of(field)));
        sides.filter_map(move |(word, _)| Some(format!("{}.{word}", field?.key)))
    }

    /// Returns the names of a kind's columns.
    pub(crate) fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
        DERIVED.iter().map(|(_, key, ..)| *key).chain(kind.fields().map(|field| field.key))
    }

    /// Returns its name.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Field(field) => field.key.to_owned(),
            Self::Side(field, side) => format!("{}.{}", field.key, side.word()),
            Self::Derived(derived) => derived.key().to_owned(),
        }
    }
}

impl Side {
    pub(super) fn word(self) -> &'static str {
        SIDES.iter().find(|(_, side)| *side == self).map_or("", |(word, _)| word)
    }

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
