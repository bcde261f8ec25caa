//! Decides what the index of a catalogue holds: every name in its folded forms, and every word of the texts, numbers and dates with its
//! place. The index of the bundled catalogue is made when the program is built; that of one read from files, when it is needed.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::fold::{Folded, folded};
use super::hangul::{initials, is_hangul};
use super::skeleton;
use super::table::{Builder, Form, Numbered, Occurrence, Place, Table};
use crate::catalogue::fields::{plate, source};
use crate::catalogue::{Catalogue, Field, Kind, Record, Role, Statement, Type, Value, Years};

/// A longer name is found by its letters only, not by its sound.
const MAX_SAID: usize = 240;
/// Maximum years of a date that count as words of the record.
const MAX_YEARS: i16 = 40;

/// Fields that only the program reads, which are not searched.
const PROGRAM_ONLY: [Field; 3] = [plate::PARTS, plate::EXEMPT, source::VOICE];

/// A catalogue, and the forms in which it is searched.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    pub(crate) catalogue: &'a Catalogue,
    table: OnceLock<Table>,
}

impl<'a> Index<'a> {
    /// The index of a catalogue: the one it carries, or one that is made when it is first needed.
    pub(crate) fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, table: OnceLock::new() }
    }

    pub(super) fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            postcard::from_bytes(self.catalogue.index()).unwrap_or_else(|_| table(self.catalogue))
        })
    }

    /// The records that have a folded word, once for each place.
    pub(crate) fn records_with<'i>(&'i self, word: &'i str) -> impl Iterator<Item = (Kind, usize)> + 'i {
        self.table().occurrences_of(word).map(|occurrence| self.table().place(occurrence.entry).record)
    }
}

/// The bytes in which a catalogue carries its index.
///
/// # Errors
/// If it cannot be encoded.
#[allow(dead_code, reason = "for build.rs")]
pub(crate) fn compile(catalogue: &Catalogue) -> postcard::Result<Vec<u8>> {
    postcard::to_allocvec(&table(catalogue).joined())
}

fn table(catalogue: &Catalogue) -> Table {
    let mut builder = Builder::new();
    for kind in Kind::ALL {
        for (position, record) in catalogue.records(kind).enumerate() {
            add(&mut builder, catalogue, (kind, position), record);
        }
    }
    builder.finish()
}

fn add(builder: &mut Builder, catalogue: &Catalogue, record: Numbered, of: &Record) {
    let place = |field, value, form| Place { record, field, value, form, in_note: false, size: 0 };
    let (mut known, mut texts) = (HashSet::new(), Vec::new());
    for answer in of.answers().filter(|answer| !PROGRAM_ONLY.contains(&answer.field)) {
        let field = answer.field;
        for (value, statement) in answer.statements().enumerate() {
            let at = place(field.position, value, Form::Text);
            if let Some(note) = statement.note {
                texts.push((Place { in_note: true, ..at }, Cow::Borrowed(""), Cow::Borrowed(note)));
            }
            if at.is_own() || matches!(field.role, Some(Role::Hanja | Role::Alias)) {
                if let Some(name) = statement.text() {
                    add_name(builder, &mut known, at, name);
                }
                continue;
            }
            let Some(text) = words(catalogue, &statement) else { continue };
            // The heading is what people ask by: "engine", "top speed".
            let heading = if value == 0 && !field.is_editorial() { field.heading } else { "" };
            texts.push((at, heading.into(), text));
            if let Value::Years(years) = &*statement.value {
                texts.push((at, years_between(years).into(), "".into()));
            }
        }
    }
    add_name(builder, &mut known, place(Place::ID, 0, Form::Name), of.id);
    texts.push((place(Place::KIND, 0, Form::Text), "".into(), of.kind.word().into()));
    for (place, heading, text) in texts {
        add_words(builder, place, &heading, &text, None);
    }
}

/// A name in its forms, except those that another name of the record has already. Initials stay with their name, because its syllables may be
/// typed among them.
fn add_name(builder: &mut Builder, known: &mut HashSet<(Form, String)>, place: Place, name: &str) {
    let plain = super::fold(name);
    if !known.insert((Form::Name, plain.clone())) {
        return;
    }
    add_words(builder, Place { form: Form::Name, ..place }, "", name, Some(&plain));
    if plain.chars().nth(MAX_SAID).is_some() {
        return;
    }
    let initials = plain.chars().any(is_hangul).then(|| (Form::Initials, initials(&plain)));
    let spaced = plain.contains(' ').then(|| (Form::Spaced, skeleton::spaced(&plain)));
    let joined = (Form::Joined, skeleton::joined(&plain));
    for (form, key) in initials.into_iter().chain(spaced).chain([joined]) {
        if !key.is_empty() && (form == Form::Initials || known.insert((form, key.clone()))) {
            builder.push(Place { form, size: key.len(), ..place }, Some(&key));
        }
    }
}

/// A text with its words, those of its heading before them; of a name also its key.
fn add_words(builder: &mut Builder, place: Place, heading: &str, text: &str, key: Option<&str>) {
    let heading: Vec<Folded> =
        folded(heading).into_iter().map(|letter| Folded { to: 0, from: 0, ..letter }).collect();
    let text = folded(text);
    let words = heading.split(|letter| letter.letter == ' ').chain(text.split(|letter| letter.letter == ' '));
    let word = |letters: &[Folded]| {
        let (first, last) = (letters.first()?, letters.last()?);
        Some((letters.iter().map(|letter| letter.letter).collect(), (first.from, last.to)))
    };
    let words: Vec<(String, _)> = words.filter_map(word).collect();
    if words.is_empty() {
        return;
    }
    let size = words.iter().map(|(word, _)| word.len() + 1).sum::<usize>() - 1;
    let entry = builder.push(Place { size, ..place }, key);
    for (ordinal, (word, range)) in words.into_iter().enumerate() {
        builder.add_word(word, Occurrence { entry, ordinal, range });
    }
}

/// A version of an answer as it is searched and shown.
pub(super) fn words<'a>(catalogue: &'a Catalogue, statement: &Statement<'a>) -> Option<Cow<'a, str>> {
    match &*statement.value {
        value @ Value::Ref(id) => {
            Some(catalogue.target(statement.field, value).map_or(*id, Record::name).into())
        }
        Value::Text(name) if statement.field.ty == Type::RecordField => {
            let (record, answer) = catalogue.named_field(name)?;
            Some(format!("{}: {}", record.name(), answer.field.heading.to_lowercase()).into())
        }
        Value::Years(years) => Some(years.words().into()),
        Value::Quantity(quantity) => {
            Some(format!("{} {}", quantity.words(), statement.field.unit).trim_end().to_owned().into())
        }
        Value::Unknown | Value::None => None,
        _ => statement.text().map(Cow::Borrowed),
    }
}

/// The years of a date and its decades, as words.
fn years_between(years: &Years) -> String {
    let (Some(from), Some(to)) = (years.earliest(), years.latest()) else { return String::new() };
    if to.saturating_sub(from) > MAX_YEARS {
        return String::new();
    }
    let decades = (from / 10..=to / 10).map(|decade| format!("{decade}0s"));
    (from..=to).map(|year| year.to_string()).chain(decades).collect::<Vec<_>>().join(" ")
}
