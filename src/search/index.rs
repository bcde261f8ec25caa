//! What is put into the index of a catalogue: every name in its folded forms, every word of the texts, numbers and dates with where it
//! stands. For the bundled catalogue it is made when the program is built; for one read from files, when it is needed.

use std::borrow::Cow;
use std::collections::HashSet;

use super::fold::folded;
use super::hangul::{Syllable, initials};
use super::skeleton;
use super::table::{Builder, Form, Occurrence, Place, Table};
use crate::catalogue::{Catalogue, Field, Kind, Record, Role, Statement, Type, Value, Years};

/// A name of more letters is found by its letters only, not by its sound.
const MAX_SAID: usize = 240;
/// Maximum years of a date that count as words of the record.
const MAX_YEARS: i16 = 40;

/// The forms in which a catalogue is searched.
#[derive(Debug)]
pub(crate) struct Index {
    pub(super) table: Table,
}

impl Index {
    /// The index of a catalogue: the one it carries, or a new one.
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let carried = catalogue.index().and_then(|bytes| postcard::from_bytes(bytes).ok());
        carried.map_or_else(|| Self::new(catalogue), |table| Self { table })
    }

    /// A new index of all records.
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let mut builder = Builder::default();
        for kind in Kind::ALL {
            for (position, record) in catalogue.records(kind).enumerate() {
                add(&mut builder, catalogue, (kind, position), record);
            }
        }
        Self { table: builder.finish() }
    }

    /// Whether a folded word stands anywhere.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.table.words_from(word).next().is_some_and(|(_, known)| known == word)
    }

    /// The records in which a folded word stands, once for each place.
    pub(crate) fn records_with<'i>(&'i self, word: &'i str) -> impl Iterator<Item = (Kind, usize)> + 'i {
        let known = self.table.words_from(word).next().filter(|(_, known)| *known == word);
        let places = known.into_iter().flat_map(|(known, _)| self.table.occurrences(known));
        places.map(|occurrence| self.table.place(occurrence.entry).record)
    }

    /// The form in which a catalogue carries it.
    ///
    /// # Errors
    /// If it cannot be encoded.
    #[allow(dead_code, reason = "for build.rs")]
    pub(crate) fn compile(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.table)
    }
}

fn add(builder: &mut Builder, catalogue: &Catalogue, record: (Kind, usize), of: &Record) {
    let place = |field, value: usize, form, in_note| Place {
        record,
        field,
        value: u16::try_from(value).unwrap_or(u16::MAX),
        form,
        in_note,
        is_own: false,
        size: 0,
    };
    let (mut names, mut texts) = (Vec::new(), Vec::new());
    for answer in of.answers() {
        let field = answer.field();
        for (value, statement) in answer.statements().enumerate() {
            let at = |form, in_note| place(field.position(), value, form, in_note);
            if let Some(note) = statement.note() {
                texts.push((at(Form::Text, true), Cow::Borrowed(""), Cow::Borrowed(note)));
            }
            if is_name(field) {
                if let Some(name) = statement.text() {
                    names.push((Place { is_own: is_own(field), ..at(Form::Name, false) }, name));
                }
                continue;
            }
            let Some(text) = words(catalogue, &statement) else { continue };
            // The heading is what people ask by: "engine", "top speed".
            let heading = if value == 0 && !field.is_editorial() { field.heading } else { "" };
            texts.push((at(Form::Text, false), heading.into(), text));
            if let Value::Years(years) = &*statement.value {
                texts.push((at(Form::Between, false), years_between(years).into(), "".into()));
            }
        }
    }
    names.push((Place { is_own: true, ..place(Place::ID, 0, Form::Name, false) }, of.id));
    texts.push((place(Place::KIND, 0, Form::Text, false), "".into(), of.kind.word().into()));
    add_names(builder, &names);
    for (place, heading, text) in texts {
        add_words(builder, place, &heading, &text, None);
    }
}

/// Each name in its forms, none of them twice.
fn add_names(builder: &mut Builder, names: &[(Place, &str)]) {
    let mut known = HashSet::new();
    for (place, name) in names {
        let plain = super::fold(name);
        if !known.insert((Form::Name as u8, plain.clone())) {
            continue;
        }
        add_words(builder, *place, "", name, Some(&plain));
        let is_said = plain.chars().nth(MAX_SAID).is_none();
        let has_hangul = is_said && plain.chars().any(|letter| Syllable::of(letter).is_some());
        for (form, key) in [
            (Form::Initials, has_hangul.then(|| initials(&plain))),
            (Form::Spaced, (is_said && plain.contains(' ')).then(|| skeleton::spaced(&plain))),
            (Form::Joined, is_said.then(|| skeleton::joined(&plain))),
        ] {
            if let Some(key) = key.filter(|key| !key.is_empty() && known.insert((form as u8, key.clone()))) {
                let size = u16::try_from(key.len()).unwrap_or(u16::MAX);
                builder.push(Place { form, size, ..*place }, Some(&key));
            }
        }
    }
}

/// A text with its words, those of its heading before them; of a name also its key.
fn add_words(builder: &mut Builder, place: Place, heading: &str, text: &str, key: Option<&str>) {
    let (heading, text) = (folded(heading), folded(text));
    let of_heading = heading.split(|letter| letter.letter == ' ').map(|word| (word, false));
    let of_text = text.split(|letter| letter.letter == ' ').map(|word| (word, true));
    let words = of_heading.chain(of_text).filter(|(word, _)| !word.is_empty());
    let words: Vec<(String, Option<(usize, usize)>)> = words
        .map(|(word, is_text)| {
            let range = word.first().zip(word.last()).filter(|_| is_text);
            (
                word.iter().map(|letter| letter.letter).collect(),
                range.map(|(first, last)| (first.from, last.to)),
            )
        })
        .collect();
    if words.is_empty() {
        return;
    }
    let size = words.iter().map(|(word, _)| word.len() + 1).sum::<usize>() - 1;
    let entry = builder.push(Place { size: u16::try_from(size).unwrap_or(u16::MAX), ..place }, key);
    for (at, (word, range)) in words.iter().enumerate() {
        let ordinal = u8::try_from(at).unwrap_or(u8::MAX);
        builder.add_word(word, Occurrence { entry, ordinal, range: *range });
    }
}

/// A version of an answer as it is searched and shown.
pub(super) fn words<'a>(catalogue: &'a Catalogue, statement: &Statement<'a>) -> Option<Cow<'a, str>> {
    match &*statement.value {
        Value::Ref(id) => {
            let Type::Ref(kind) = statement.field.ty else { return statement.text().map(Cow::Borrowed) };
            Some(catalogue.get(kind, id).map_or(*id, |record| record.name()).into())
        }
        Value::Years(years) => Some(years.words().into()),
        Value::Quantity(quantity) => Some(format!("{} {}", quantity.words(), statement.field.unit).into()),
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

/// Names that are the record's alone: what it is called, and the code on a plate.
fn is_own(field: Field) -> bool {
    matches!(field.role, Some(Role::Name | Role::Hangul | Role::OwnName))
}

/// Fields that hold names.
fn is_name(field: Field) -> bool {
    is_own(field) || matches!(field.role, Some(Role::Hanja | Role::Alias))
}
