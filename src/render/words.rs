//! Values in words: for people (names, units, "about 1978") and for machines (ids, EDTF, bare numbers). The three kinds of
//! silence have their words here and nowhere else.

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Field, Type, Value, agreement};
use crate::column::Cell;

use super::{Screen, ink, visible};

/// Nobody recorded it.
pub const NOT_RECORDED: &str = "not recorded";
/// Known to be unknowable.
pub const UNKNOWN: &str = "unknown";
/// Known not to exist.
pub const NONE: &str = "none";

/// A value as people read it.
#[must_use]
pub fn human(catalogue: &Catalogue, field: &Field, value: &Value) -> String {
    match value {
        Value::Quantity(quantity) if field.unit.is_empty() => quantity.words(),
        Value::Quantity(quantity) => format!("{} {}", quantity.words(), field.unit),
        Value::Years(years) => years.words(),
        Value::Ref(id) => {
            let Type::Ref(kind) = field.ty else { return visible(id).into_owned() };
            visible(catalogue.get(kind, id).map_or(id.as_str(), |record| record.name())).into_owned()
        }
        Value::Text(text) if matches!(field.ty, Type::Term(_)) => text.replace('-', " "),
        Value::Text(text) | Value::Said(text) => visible(text).into_owned(),
        Value::Unknown => UNKNOWN.to_owned(),
        Value::None => NONE.to_owned(),
    }
}

/// A value as scripts read it.
#[must_use]
pub fn machine(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Years(years) => years.to_string(),
        Value::Text(text) | Value::Ref(text) | Value::Said(text) => text.to_string(),
        Value::Unknown => UNKNOWN.to_owned(),
        Value::None => NONE.to_owned(),
    }
}

/// The sign of a certainty.
#[must_use]
pub fn sign(certainty: Certainty, screen: &Screen) -> &'static str {
    match (certainty, screen.ascii) {
        (Certainty::Confirmed, false) => "✓",
        (Certainty::Confirmed, true) => "+",
        (Certainty::Reported, false) => "◦",
        (Certainty::Reported, true) => "o",
        (Certainty::Speculated, _) => "?",
    }
}

/// The sign of a dispute.
#[must_use]
pub fn disputed(screen: &Screen) -> &'static str {
    if screen.ascii { "!" } else { "≠" }
}

/// What the signs mean, in one line.
#[must_use]
pub fn legend(screen: &Screen) -> String {
    let levels = Certainty::ALL.map(|level| format!("{} {level}", sign(level, screen)));
    format!("{}  {} sources differ", levels.join("  "), disputed(screen))
}

/// What stands in a cell for people, and the signs that must not be cut off it.
#[must_use]
pub fn cell(catalogue: &Catalogue, cell: &Cell<'_>, screen: &Screen) -> (String, String) {
    let of_claims = |field: &'static Field, claims: &[Claim]| {
        let mark = claims.first().and_then(|claim| claim.certainty).map_or("", |level| sign(level, screen));
        let differ = agreement(field, claims) == Some(Agreement::Disputed);
        let signs = format!("{mark}{}", if differ { disputed(screen) } else { "" });
        if signs.is_empty() { signs } else { format!(" {}", ink::faint(&signs)) }
    };
    match cell {
        Cell::NotRecorded => (ink::faint(NOT_RECORDED), String::new()),
        Cell::Content(field, content) => {
            let shown = if field.many { usize::MAX } else { 1 };
            let values: Vec<String> =
                content.values().take(shown).map(|value| human(catalogue, field, value)).collect();
            (values.join(", "), of_claims(field, content.claims()))
        }
        Cell::Claim(field, claim, before) => {
            let value = human(catalogue, field, &claim.value);
            (format!("{before}{value}"), of_claims(field, std::slice::from_ref(claim)))
        }
        Cell::Word(word) => ((*word).to_owned(), String::new()),
        Cell::Text(text) => (visible(text).into_owned(), String::new()),
        Cell::Number(number) => (number.to_string(), String::new()),
    }
}

/// What stands in a cell for scripts; several values are joined by `; `.
#[must_use]
pub fn machine_cell(cell: &Cell<'_>) -> String {
    match cell {
        Cell::NotRecorded => NOT_RECORDED.to_owned(),
        Cell::Content(field, content) => {
            let shown = if field.many { usize::MAX } else { 1 };
            content.values().take(shown).map(machine).collect::<Vec<_>>().join("; ")
        }
        Cell::Claim(_, claim, "by ") => match &claim.value {
            // "known from" in the notation of the other dates: some year up to then.
            Value::Years(years) => {
                years.latest().map_or_else(|| years.to_string(), |year| format!("[..{year:04}]"))
            }
            other => machine(other),
        },
        Cell::Claim(_, claim, _) => machine(&claim.value),
        Cell::Word(word) => (*word).to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
    }
}
