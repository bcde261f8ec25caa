//! The index: every name and every text of a catalogue in its folded forms, in a few long strings that are searched without looking at
//! a single record. For the bundled catalogue it is made when the program is built; for one read from files, when it is needed.

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::block::{Block, Place};
use super::fold;
use super::hangul::Syllable;
use super::skeleton;
use crate::catalogue::{Catalogue, Field, Kind, Record, Role, in_parts, threads};

/// Of fewer records it is made without starting threads.
const ALONE: usize = 2_000;

/// The forms in which a catalogue is searched.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    /// Names in plain fold.
    pub(super) names: Block,
    /// Skeletons of names, each as one word.
    pub(super) joined: Block,
    /// Skeletons of names, word by word, where a name has several.
    pub(super) spaced: Block,
    /// Names with hangul by their initial consonants, without spaces.
    pub(super) initials: Block,
    /// All other text in plain fold.
    pub(super) text: Block,
}

impl Index {
    /// The index of a catalogue: the one it carries, or a new one.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let carried = catalogue.index().and_then(|bytes| postcard::from_bytes(bytes).ok());
        carried.unwrap_or_else(|| Self::new(catalogue))
    }

    /// A new index of all records.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::with_threads(catalogue, threads(count(catalogue), ALONE))
    }

    /// The same by so many threads; it does not depend on their number.
    #[must_use]
    pub fn with_threads(catalogue: &Catalogue, threads: usize) -> Self {
        let mut parts =
            in_parts(count(catalogue), threads, |records| Self::part(catalogue, records)).into_iter();
        let mut index = parts.next().unwrap_or_default();
        for part in parts {
            index.names.append(&part.names);
            index.joined.append(&part.joined);
            index.spaced.append(&part.spaced);
            index.initials.append(&part.initials);
            index.text.append(&part.text);
        }
        index
    }

    /// What stands in some of the records.
    fn part(catalogue: &Catalogue, records: Range<usize>) -> Self {
        let all = Kind::ALL
            .into_iter()
            .flat_map(|kind| (0..catalogue.count(kind)).map(move |position| (kind, position)));
        let mut index = Self::default();
        for (number, (kind, position)) in all.enumerate().skip(records.start).take(records.len()) {
            if let Some(record) = catalogue.nth(kind, position) {
                index.add(number, record);
            }
        }
        index
    }

    /// The form in which a catalogue carries it.
    ///
    /// # Errors
    /// If it cannot be encoded.
    pub fn compile(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    fn add(&mut self, number: usize, record: &Record) {
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        for answer in record.answers() {
            let field = answer.field();
            let place = |value: usize, in_note| Place {
                record: number,
                field: field.position(),
                value: u16::try_from(value).unwrap_or(u16::MAX),
                in_note,
                is_own: !in_note && is_own(field),
            };
            let found = if is_name(field) { &mut names } else { &mut texts };
            for (value, statement) in answer.statements().enumerate() {
                found.extend(statement.text().map(|text| (place(value, false), text)));
            }
            let notes = answer.statements().enumerate();
            texts
                .extend(notes.filter_map(|(value, statement)| Some((place(value, true), statement.note()?))));
        }
        names.push((
            Place { record: number, field: Place::ID, value: 0, in_note: false, is_own: true },
            &*record.id,
        ));
        let mut known = [(); 4].map(|()| HashSet::new());
        for (place, name) in names {
            let plain = fold(name);
            if known[0].contains(&plain) {
                continue;
            }
            let has_hangul = plain.chars().any(|letter| Syllable::of(letter).is_some());
            let joined = skeleton::joined(&plain);
            let spaced = plain.contains(' ').then(|| skeleton::spaced(&plain));
            let initials = has_hangul.then(|| initials(&plain));
            let blocks = [&mut self.names, &mut self.joined, &mut self.spaced, &mut self.initials];
            let keys = [Some(plain), Some(joined), spaced, initials];
            for ((block, key), known) in blocks.into_iter().zip(keys).zip(&mut known) {
                if let Some(key) = key.filter(|key| !key.is_empty() && !known.contains(key)) {
                    block.push(&key, place);
                    known.insert(key);
                }
            }
        }
        for (place, text) in texts {
            let key = fold(text);
            if !key.is_empty() {
                self.text.push(&key, place);
            }
        }
    }
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
pub(super) fn initials(folded: &str) -> String {
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
