//! Values in words: for people (names, units, "about 1978") and for scripts (ids, EDTF, bare numbers). Of the three kinds of silence
//! two are words of the data themselves; here they are written as they are read there.

use std::borrow::Cow;

use crate::catalogue::{Answer, Catalogue, Certainty, Field, Statement, Type, Value};
use crate::query::Cell;

use super::styled::{NBSP, Styled};

/// Nobody recorded it.
pub const NOT_RECORDED: &str = "not recorded";
/// Known to be unknowable.
pub const UNKNOWN: &str = "unknown";
/// Known not to exist.
pub const NONE: &str = "none";
/// Its voice took it back since.
pub const EARLIER: &str = "an earlier view";

/// The sign of a dispute.
pub const DISPUTED: &str = "≠";
/// The sign of what only may fall into the years asked about.
pub const POSSIBLY: &str = "~";
/// What that sign means.
pub const POSSIBLY_MEANS: &str = "~ possibly, but not surely, in these years";

/// The sign of a certainty.
#[must_use]
pub const fn sign(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "✓",
        Certainty::Reported => "◦",
        Certainty::Speculated => "?",
    }
}

/// What the signs mean, in one line.
#[must_use]
pub fn legend() -> Styled {
    let levels = Certainty::ALL.map(|level| format!("{}{NBSP}{level}", sign(level)));
    Styled::own(format!("{}  {DISPUTED}{NBSP}sources{NBSP}differ", levels.join("  ")))
}

/// A value as people read it.
#[must_use]
pub fn human(catalogue: &Catalogue, field: Field, value: &Value) -> Styled {
    match value {
        Value::Quantity(quantity) if field.unit.is_empty() => Styled::own(quantity.words()),
        Value::Quantity(quantity) => Styled::own(format!("{} {}", quantity.words(), field.unit)),
        Value::Years(years) => Styled::own(years.words()),
        Value::Ref(id) => {
            let Type::Ref(kind) = field.ty else { return Styled::data(id) };
            Styled::data(catalogue.get(kind, id).map_or(id.as_str(), |record| record.name()))
        }
        Value::Text(text) if matches!(field.ty, Type::Term(_)) => Styled::own(text.replace('-', " ")),
        Value::Text(text) | Value::Verbatim(text) => Styled::data(text),
        Value::RecordField(full) => Styled::data(&full.name),
        Value::Unknown => Styled::own(UNKNOWN),
        Value::None => Styled::own(NONE),
    }
}

/// A value as scripts read it.
#[must_use]
pub fn machine(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Quantity(quantity) => quantity.to_string().into(),
        Value::Years(years) => years.to_string().into(),
        Value::Text(text) | Value::Ref(text) | Value::Verbatim(text) => text.as_str().into(),
        Value::RecordField(full) => full.name.as_str().into(),
        Value::Unknown => UNKNOWN.into(),
        Value::None => NONE.into(),
    }
}

/// The same for a version of an answer.
#[must_use]
pub fn machine_statement<'a>(statement: &Statement<'a>) -> Cow<'a, str> {
    match &statement.value {
        Cow::Borrowed(value) => machine(value),
        Cow::Owned(value) => machine(value).into_owned().into(),
    }
}

/// The signs of an answer: how sure its preferred version is, and whether sources differ.
#[must_use]
pub fn signs(answer: &Answer<'_>) -> String {
    let preferred = answer.preferred().and_then(|preferred| preferred.certainty());
    format!("{}{}", preferred.map_or("", sign), if answer.is_disputed() { DISPUTED } else { "" })
}

/// What stands in a cell for people, without signs.
#[must_use]
pub fn cell(catalogue: &Catalogue, cell: &Cell<'_>) -> Styled {
    match cell {
        Cell::NotRecorded => Styled::own(NOT_RECORDED).faint(),
        Cell::Answer(answer) => {
            let shown = answer.shown().map(|version| human(catalogue, answer.field(), &version.value));
            match shown.collect::<Vec<_>>().as_slice() {
                [] => Styled::own(NOT_RECORDED).faint(),
                versions => Styled::joined(versions, "; "),
            }
        }
        Cell::Certainty(certainty) => Styled::own(certainty.word()),
        Cell::Word(word) => Styled::own(*word),
        Cell::Text(text) => Styled::data(text),
        Cell::Number(number) => Styled::own(number.to_string()),
    }
}

/// What stands in a cell for scripts; several values are joined by `; `.
#[must_use]
pub fn machine_cell(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::NotRecorded => NOT_RECORDED.into(),
        Cell::Answer(answer) => {
            let mut versions = answer.shown();
            let Some(first) = versions.next() else { return NOT_RECORDED.into() };
            let mut text = machine_statement(&first);
            for version in versions {
                text.to_mut().push_str("; ");
                text.to_mut().push_str(&machine_statement(&version));
            }
            text
        }
        Cell::Certainty(certainty) => certainty.word().into(),
        Cell::Word(word) => word.into(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string().into(),
    }
}
