//! The index: every name, text, number and date of a catalogue in its folded forms, in one long string that is searched without looking at
//! a single record. For the bundled catalogue it is made when the program is built; for one read from files, when it is needed.
//!
//! How often a word stands where is counted while searching, which reads the string anyway.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::block::{Block, Form, Place};
use super::fold;
use super::hangul::Syllable;
use super::skeleton;
use crate::catalogue::{
    Catalogue, Field, Kind, Record, Role, Statement, Type, Value, Years, in_parts, threads,
};

/// Of fewer records it is made without starting threads.
const ALONE: usize = 2_000;
/// Nobody says a name of more letters aloud; it is found by its letters only.
const LONGEST_SAID: usize = 240;
/// So many years of a date count as words of the record.
const MOST_YEARS: i16 = 40;

/// The forms in which a catalogue is searched.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(super) block: Block,
}

impl Index {
    /// The index of a catalogue: the one it carries, or a new one.
    #[must_use]
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let carried = catalogue.index().and_then(|bytes| postcard::from_bytes(bytes).ok());
        carried.map_or_else(|| Self::new(catalogue), |block| Self { block })
    }

    /// A new index of all records.
    #[must_use]
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        Self::with_threads(catalogue, threads(count(catalogue), ALONE))
    }

    /// The same by so many threads; it does not depend on their number.
    #[must_use]
    pub(crate) fn with_threads(catalogue: &Catalogue, threads: usize) -> Self {
        let mut parts =
            in_parts(count(catalogue), threads, |records| Self::part(catalogue, records)).into_iter();
        let mut index = parts.next().unwrap_or_default();
        for part in parts {
            index.block.append(&part.block);
        }
        index
    }

    /// What stands in some of the records.
    fn part(catalogue: &Catalogue, records: Range<usize>) -> Self {
        let all = Kind::ALL.into_iter().flat_map(|kind| {
            catalogue.records(kind).enumerate().map(move |(position, record)| ((kind, position), record))
        });
        let mut index = Self::default();
        for (place, record) in all.skip(records.start).take(records.len()) {
            index.add(catalogue, place, record);
        }
        index
    }

    /// The form in which a catalogue carries it.
    ///
    /// # Errors
    /// If it cannot be encoded.
    #[allow(dead_code, reason = "for build.rs")]
    pub(crate) fn compile(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&self.block)
    }

    fn add(&mut self, catalogue: &Catalogue, record: (Kind, usize), of: &Record) {
        let place = |field, value: usize, form, in_note| Place {
            record,
            field,
            value: u16::try_from(value).unwrap_or(u16::MAX),
            form,
            in_note,
            is_own: false,
        };
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        for answer in of.answers() {
            let field = answer.field();
            for (value, statement) in answer.statements().enumerate() {
                let at = |form, in_note| place(field.position(), value, form, in_note);
                if let Some(note) = statement.note() {
                    texts.push((at(Form::Text, true), fold(note)));
                }
                if is_name(field) {
                    if let Some(name) = statement.text() {
                        names.push((Place { is_own: is_own(field), ..at(Form::Name, false) }, name));
                    }
                    continue;
                }
                let Some(text) = words(catalogue, &statement) else { continue };
                let mut key = fold(&text);
                // The heading is what people ask by: "engine", "top speed".
                if value == 0 && !field.is_editorial() {
                    key = format!("{} {key}", fold(field.heading));
                }
                texts.push((at(Form::Text, false), key));
                if let Value::Years(years) = &*statement.value {
                    texts.push((at(Form::Between, false), years_between(years)));
                }
            }
        }
        names.push((Place { is_own: true, ..place(Place::ID, 0, Form::Name, false) }, of.id));
        texts.push((place(Place::KIND, 0, Form::Text, false), of.kind.word().to_owned()));
        self.add_names(&names);
        for (place, key) in texts {
            if !key.is_empty() {
                self.block.push(&key, place);
            }
        }
    }

    /// Each name in its forms, none of them twice.
    fn add_names(&mut self, names: &[(Place, &str)]) {
        let mut known = [(); 4].map(|()| HashSet::new());
        for (place, name) in names {
            let plain = fold(name);
            if known[0].contains(&plain) {
                continue;
            }
            let is_said = plain.chars().nth(LONGEST_SAID).is_none();
            let has_hangul = is_said && plain.chars().any(|letter| Syllable::of(letter).is_some());
            let keys = [
                (Form::Joined, is_said.then(|| skeleton::joined(&plain))),
                (Form::Spaced, (is_said && plain.contains(' ')).then(|| skeleton::spaced(&plain))),
                (Form::Initials, has_hangul.then(|| initials(&plain))),
                (Form::Name, Some(plain)),
            ];
            for ((form, key), known) in keys.into_iter().rev().zip(&mut known) {
                if let Some(key) = key.filter(|key| !key.is_empty() && !known.contains(key)) {
                    self.block.push(&key, Place { form, ..*place });
                    known.insert(key);
                }
            }
        }
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
    if to.saturating_sub(from) > MOST_YEARS {
        return String::new();
    }
    let decades = (from / 10..=to / 10).map(|decade| format!("{decade}0s"));
    (from..=to).map(|year| year.to_string()).chain(decades).collect::<Vec<_>>().join(" ")
}

fn count(catalogue: &Catalogue) -> usize {
    Kind::ALL.into_iter().map(|kind| catalogue.count(kind)).sum()
}

/// Names that are the record's alone: what it is called, and the code on a plate.
fn is_own(field: Field) -> bool {
    matches!(field.role, Some(Role::Name | Role::Hangul | Role::OwnName))
}

/// Fields that hold names.
fn is_name(field: Field) -> bool {
    is_own(field) || matches!(field.role, Some(Role::Hanja | Role::Alias))
}

/// A folded text with the initial consonant for each syllable, tense ones as plain ones, and without spaces.
pub(crate) fn initials(folded: &str) -> String {
    folded.chars().filter(|letter| *letter != ' ').map(initial).collect()
}

pub(super) fn initial(letter: char) -> char {
    match Syllable::of(letter).map_or(letter, Syllable::initial_letter) {
        'ㄲ' => 'ㄱ',
        'ㄸ' => 'ㄷ',
        'ㅃ' => 'ㅂ',
        'ㅆ' => 'ㅅ',
        'ㅉ' => 'ㅈ',
        other => other,
    }
}
