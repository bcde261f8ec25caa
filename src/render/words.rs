//! Values in words: for people (names, units, "c. 1978") and for scripts (ids, EDTF, bare numbers). Of the three kinds of silence
//! two are words of the data themselves; here they are written as they are read there.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anstyle::AnsiColor;

use crate::catalogue::fields::{manufacturer, source};
use crate::catalogue::{
    Answer, Attested, Catalogue, Certainty, Field, Kind, Quantity, Record, Role, Statement, Type, Value,
};
use crate::query::Cell;

use super::styled::{NBSP, Styled};

/// No claim holds a value.
pub(crate) const NOT_RECORDED: &str = "not recorded";
/// The same in a table.
pub(super) const SILENT: &str = "–";
/// Known to be unknowable.
pub(crate) const UNKNOWN: &str = "unknown";
/// Known not to exist.
pub(crate) const NONE: &str = "none";
/// Its voice took it back since.
pub(crate) const EARLIER: &str = "an earlier view";

/// The sign of a dispute.
pub(crate) const DISPUTED: &str = "≠";
/// The sign of what only may fall into the years asked about.
pub(crate) const POSSIBLY: &str = "~";

/// The twig of a step that is only guessed.
pub(crate) const GUESS: &str = "┄";

/// The sign of a certainty.
pub(crate) const fn sign(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "✓",
        Certainty::Reported => "◦",
        Certainty::Speculated => "?",
    }
}

/// How sure it is that a vehicle existed at all.
pub(crate) const fn as_sure_as(attested: Attested) -> Certainty {
    match attested {
        Attested::Seen | Attested::Confirmed => Certainty::Confirmed,
        Attested::Reported => Certainty::Reported,
        Attested::Doubtful => Certainty::Speculated,
    }
}

/// The sign of how well a vehicle is attested.
pub(crate) const fn attested_sign(attested: Attested) -> &'static str {
    sign(as_sure_as(attested))
}

/// Signs with words after them; that of doubt is a common letter, and has its colour from here.
pub(crate) fn after_signs(signs: &str, words: Styled) -> Styled {
    if signs.is_empty() {
        return words;
    }
    let (before, after) = signs.split_once('?').unwrap_or((signs, ""));
    let mut text = Styled::own(before);
    if before.len() < signs.len() {
        text.push(&Styled::own("?").styled(AnsiColor::Magenta.on_default()));
    }
    text.push_own(after);
    text.push_own("\u{a0}");
    text.push(&words);
    text
}

/// How many records a short list names.
const SOME: usize = 2;

/// How many records were left out, what they are, and the flag that includes them.
pub(super) fn left_out(what: &[&str]) -> Option<String> {
    let words = what.iter().copied().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" or ");
    let article = if what.len() == 1 && words != "foreign" { "a " } else { "" };
    (!what.is_empty()).then(|| format!("{}{NBSP}more, {article}{words}:{NBSP}--all", what.len()))
}

/// How much is said of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Dates in years, makers by their short names, a dash for what is not recorded: for tables.
    Short,
    /// In full words.
    Full,
}

/// A record by its name, and by the one in hangul.
pub(crate) fn named(record: &Record) -> Styled {
    let names = [Some(record.name()), record.text_by_role(Role::Hangul)];
    Styled::joined(names.into_iter().flatten().map(Styled::data), " ")
}

/// A name, marked if the vehicle is doubtfully attested.
pub(super) fn or_doubtful(catalogue: &Catalogue, record: &Record, name: Styled) -> Styled {
    let is_doubtful = catalogue.attested(record) == Some(Attested::Doubtful);
    if is_doubtful { Styled::joined([name, Styled::own("(doubtful)")], " ").faint() } else { name }
}

/// A value as people read it in a table.
pub(super) fn short(catalogue: &Catalogue, said: &Statement<'_>) -> Styled {
    match (&*said.value, said.field.ty) {
        (Value::Years(years), _) => Styled::own(years.short().replace(' ', "\u{a0}")),
        (value @ Value::Ref(_), Type::Ref(Kind::Manufacturer)) => {
            let short = catalogue.target(said.field, value).and_then(|maker| maker.text(manufacturer::SHORT));
            short.map_or_else(|| human(catalogue, said), Styled::data)
        }
        (Value::Unknown | Value::None, _) => human(catalogue, said).faint(),
        _ => human(catalogue, said),
    }
}

/// A value as people read it.
pub(crate) fn human(catalogue: &Catalogue, said: &Statement<'_>) -> Styled {
    let field = said.field;
    match &*said.value {
        Value::Quantity(quantity) => {
            // What a record names itself comes from outside.
            let unit = if field.unit.is_empty() { Styled::data(said.unit) } else { Styled::own(field.unit) };
            let between = if unit.is_empty() { "" } else { " " };
            Styled::joined([Styled::own(number(quantity)), unit], between)
        }
        // Not broken behind "c.".
        Value::Years(years) => Styled::own(years.words().replace("c. ", "c.\u{a0}")),
        value @ Value::Ref(id) => Styled::data(catalogue.target(field, value).map_or(*id, Record::name)),
        Value::Text(text) if matches!(field.ty, Type::Term(_)) => Styled::own(text.replace('-', " ")),
        // A name of ours, which is an id elsewhere.
        Value::Text(text) if field == source::VOICE => Styled::data(&text.replace('-', " ")),
        Value::Text(text) | Value::Verbatim(text) => Styled::data(text),
        Value::Unknown => Styled::own(UNKNOWN),
        Value::None => Styled::own(NONE),
    }
}

/// A quantity with a mark at the thousands.
pub(crate) fn number(quantity: &Quantity) -> String {
    let mut out = String::new();
    for run in quantity.words().split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits = run.bytes().take_while(u8::is_ascii_digit).count();
        // No commas after a decimal point.
        let is_whole = !out.ends_with('.');
        for (at, letter) in run.char_indices() {
            let is_mark = is_whole && (1..digits).contains(&at) && (digits - at).is_multiple_of(3);
            out.push_str(if is_mark { "," } else { "" });
            out.push(letter);
        }
    }
    out
}

/// Versions of what a field says as scripts read them, joined by `; `; a flag is set or not.
pub(crate) fn machine_versions<'a>(
    field: Field,
    mut versions: impl Iterator<Item = Statement<'a>>,
) -> Cow<'static, str> {
    if field.ty == Type::Flag {
        return versions.next().is_some().to_string().into();
    }
    let joined = versions.map(|version| version.value.written()).reduce(|mut text, next| {
        text.to_mut().extend(["; ", &next]);
        text
    });
    joined.unwrap_or(NOT_RECORDED.into())
}

/// When a version was true, unless its text already says so.
pub(crate) fn when(statement: &Statement<'_>, text: &str) -> Option<String> {
    let years = statement.when()?;
    let when = years.words();
    let says = |words: &str| text.contains(words);
    let are_ends_said = || {
        let mut ends = [years.earliest(), years.latest()].into_iter();
        ends.all(|year| year.is_some_and(|year| says(&year.to_string())))
    };
    let is_said = says(when.trim_start_matches("c. ")) || when.contains('–') && are_ends_said();
    (!is_said).then_some(when)
}

/// A version as people read it, after its sign.
pub(crate) fn version(catalogue: &Catalogue, statement: &Statement<'_>) -> Styled {
    let mut text = human(catalogue, statement);
    if let Some(when) = when(statement, text.words()) {
        text.push_own(&format!(" ({when})"));
    }
    signed(false, statement.certainty, text)
}

/// A text, after the sign of a dispute if there is one, and that of its certainty; an empty text for the signs alone.
pub(crate) fn signed(is_disputed: bool, certainty: Option<Certainty>, text: Styled) -> Styled {
    after_signs(&signs(is_disputed, certainty), text)
}

/// Every version of an answer after its sign, a dispute before all of them.
pub(crate) fn versions(catalogue: &Catalogue, answer: &Answer<'_>) -> Styled {
    if !answer.is_recorded() {
        return silence(answer.field);
    }
    let versions = answer.statements().map(|statement| version(catalogue, &statement));
    signed(answer.is_disputed(), None, Styled::joined(versions, "; "))
}

/// The signs of a value: whether sources differ, and how sure it is.
pub(super) fn signs(is_disputed: bool, certainty: Option<Certainty>) -> String {
    [if is_disputed { DISPUTED } else { "" }, certainty.map_or("", sign)].concat()
}

/// What people read where nothing is recorded; a flag that is not set is "no".
pub(super) fn silence(field: Field) -> Styled {
    if field.ty == Type::Flag { Styled::own("no") } else { Styled::own(NOT_RECORDED).faint() }
}

/// The content of a cell for people, each value after its sign, that of a dispute before the first.
pub(crate) fn cell(catalogue: &Catalogue, cell: &Cell<'_>, length: Length) -> Styled {
    let value = |version: &Statement<'_>, is_disputed: bool| {
        let text = match length {
            Length::Short => short(catalogue, version),
            Length::Full => human(catalogue, version),
        };
        signed(is_disputed, version.certainty, text)
    };
    let text = match cell {
        Cell::NotRecorded => Styled::default(),
        Cell::Answer(answer) if answer.field.ty == Type::Flag && !answer.is_recorded() => {
            silence(answer.field)
        }
        Cell::Answer(answer) => {
            let shown = answer.with_disputes(answer.shown());
            let shown = shown.map(|(is_disputed, version)| {
                let mut text = value(&version, is_disputed);
                // Numbers of different years must not look like rivals.
                if let Some(when) = version.when().filter(|_| answer.field.ty == Type::Quantity) {
                    text.push_own(&format!(" ({})", when.words().replace(' ', &NBSP.to_string())));
                }
                text
            });
            Styled::joined(shown, "; ")
        }
        Cell::Version(answer, version) => value(version, answer.is_disputed()),
        Cell::Certainty(certainty) => Styled::own(certainty.word()),
        Cell::Attested(attested) => after_signs(attested_sign(*attested), Styled::own(attested.word())),
        Cell::Word(word) | Cell::Instead(word, _) => Styled::own(*word),
        Cell::Text(text) => return Styled::data(text),
        Cell::Records(records) => {
            let most = if length == Length::Short { SOME } else { usize::MAX };
            let names = records.iter().take(most).map(|record| Styled::data(record.name()));
            let more = records.len().saturating_sub(most);
            let more = (more > 0).then(|| Styled::own(format!("{more}{NBSP}more")));
            Styled::joined(names.chain(more), "; ")
        }
        Cell::Number(number) => Styled::own(number.to_string()),
    };
    let silence = if length == Length::Short { SILENT } else { NOT_RECORDED };
    if text.is_empty() { Styled::own(silence).faint() } else { text }
}

/// The content of a cell for scripts; several values are joined by `; `.
pub(crate) fn machine_cell(cell: Cell<'_>) -> Cow<'static, str> {
    match cell {
        Cell::NotRecorded => NOT_RECORDED.into(),
        Cell::Answer(answer) | Cell::Instead(_, answer) => machine_versions(answer.field, answer.shown()),
        Cell::Version(_, version) => version.value.written(),
        Cell::Certainty(certainty) => certainty.word().into(),
        Cell::Attested(attested) => attested.word().into(),
        Cell::Word(word) => word.into(),
        Cell::Text(text) => text,
        Cell::Records(records) if records.is_empty() => NONE.into(),
        Cell::Records(records) => {
            records.iter().map(|record| record.id).collect::<Vec<_>>().join("; ").into()
        }
        Cell::Number(number) => number.to_string().into(),
    }
}
