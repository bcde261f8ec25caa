//! Values in words: for people (names, units, "about 1978") and for machines (ids, EDTF, bare numbers). Of the three kinds of silence
//! two are words of the data themselves; here they are written as they are read there.

use std::borrow::Cow;

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Content, Field, Type, Value, agreement};
use crate::column::Cell;

use super::width::STAY;
use super::{Screen, Shown, ink, visible};

/// Nobody recorded it.
pub const NOT_RECORDED: &str = "not recorded";
/// Known to be unknowable.
pub const UNKNOWN: &str = "unknown";
/// Known not to exist.
pub const NONE: &str = "none";
/// Its voice took it back since.
pub const EARLIER: &str = "an earlier view";

/// A value as people read it.
#[must_use]
pub fn human<'a>(catalogue: &'a Catalogue, field: &Field, value: &'a Value, screen: &Screen) -> Cow<'a, str> {
    // The dash of a span is a sign of ours; one in a text is the text's own.
    let signs = |words: String| if screen.ascii { words.replace('–', "-") } else { words };
    match value {
        Value::Quantity(quantity) if field.unit.is_empty() => signs(quantity.words()).into(),
        Value::Quantity(quantity) => format!("{} {}", signs(quantity.words()), field.unit).into(),
        Value::Years(years) => signs(years.words()).into(),
        Value::Ref(id) => {
            let Type::Ref(kind) = field.ty else { return visible(id) };
            visible(catalogue.get(kind, id).map_or(id.as_str(), |record| record.name()))
        }
        Value::Text(text) if matches!(field.ty, Type::Term(_)) => text.replace('-', " ").into(),
        Value::Text(text) | Value::Said(text) => visible(text),
        Value::Unknown => UNKNOWN.into(),
        Value::None => NONE.into(),
    }
}

/// A value as scripts read it.
#[must_use]
pub fn machine(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Quantity(quantity) => quantity.to_string().into(),
        Value::Years(years) => years.to_string().into(),
        Value::Text(text) | Value::Ref(text) | Value::Said(text) => text.as_str().into(),
        Value::Unknown => UNKNOWN.into(),
        Value::None => NONE.into(),
    }
}

/// What the sign after a row's first cell means.
pub const POSSIBLY: &str = "~ possibly, but not surely, in these years";

/// The sign after the first cell of a row that only may fall into the years asked about.
#[must_use]
pub fn possibly(screen: &Screen) -> String {
    format!(" {}", ink::faint("~", screen))
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
    let levels = Certainty::ALL.map(|level| format!("{}{STAY}{level}", sign(level, screen)));
    format!("{}  {}{STAY}sources{STAY}differ", levels.join("  "), disputed(screen))
}

/// What stands in a cell for people, and the signs that must not be cut off it.
#[must_use]
pub fn cell<'a>(catalogue: &'a Catalogue, cell: Cell<'a>, screen: &Screen) -> Shown<'a> {
    let of_claims = |field: &'static Field, claims: &[Claim]| {
        let mark = claims
            .iter()
            .find(|claim| claim.stands())
            .and_then(|claim| claim.certainty)
            .map_or("", |level| sign(level, screen));
        let differ = agreement(field, claims) == Some(Agreement::Disputed);
        let signs = format!("{mark}{}", if differ { disputed(screen) } else { "" });
        if signs.is_empty() { signs } else { format!(" {}", ink::faint(&signs, screen)) }
    };
    match cell {
        Cell::NotRecorded => Shown::plain(ink::faint(NOT_RECORDED, screen)),
        Cell::Content(field, content) => {
            let text = joined(field, content, |value| human(catalogue, field, value, screen));
            Shown { text, mark: of_claims(field, content.claims()) }
        }
        Cell::KnownBy(field, claim) => {
            let text = format!("by {}", human(catalogue, field, &claim.value, screen)).into();
            Shown { text, mark: of_claims(field, std::slice::from_ref(claim)) }
        }
        Cell::Word(word) => Shown::plain(word),
        Cell::Text(Cow::Borrowed(text)) => Shown::plain(visible(text)),
        Cell::Text(text) => Shown::plain(visible(&text).into_owned()),
        Cell::Number(number) => Shown::plain(number.to_string()),
    }
}

/// What stands in a cell for scripts; several values are joined by `; `.
#[must_use]
pub fn machine_cell(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::NotRecorded => NOT_RECORDED.into(),
        Cell::Content(field, content) => joined(field, content, machine),
        Cell::KnownBy(_, claim) => match &claim.value {
            Value::Years(years) => years.or_earlier().to_string().into(),
            other => machine(other),
        },
        Cell::Word(word) => word.into(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string().into(),
    }
}

/// The preferred value, or all where the field may hold many.
fn joined<'a>(
    field: &Field,
    content: &'a Content,
    words: impl Fn(&'a Value) -> Cow<'a, str>,
) -> Cow<'a, str> {
    let mut values = content.standing();
    let Some(first) = values.next() else { return NOT_RECORDED.into() };
    let mut text = words(first);
    for value in values.filter(|_| field.many) {
        text.to_mut().push_str("; ");
        text.to_mut().push_str(&words(value));
    }
    text
}
