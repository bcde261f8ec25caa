//! The index as a table of bytes, compiled in and used without decoding: the texts, the forms of names one after another, and every word
//! with its places. [`super::index`] decides what goes into it.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::{memchr, memmem};
use serde::{Deserialize, Serialize};

use crate::catalogue::{Kind, Role};

/// A record by its kind and its place among those of its kind.
pub(super) type Numbered = (Kind, usize);

/// Stored as bytes, so that decoding costs nothing, and never freed, like all that a process keeps until it has answered.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Table {
    /// Names one after another, a space before and after each; every word of a name thus stands between spaces.
    keys: &'static [u8],
    /// A place for each text, those of names with where their key starts.
    places: &'static [u8],
    /// The words in order, a space after each.
    words: &'static [u8],
    /// For each word where it starts, and the first of its occurrences.
    starts: &'static [u8],
    /// Where the words stand, word by word, in the order of the texts.
    occurrences: &'static [u8],
    /// The same for each word by itself, as it was gathered; to join them would take as much memory again.
    #[serde(skip)]
    apart: Vec<Vec<u8>>,
}

/// What sort of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// A name in plain fold.
    Name,
    /// The skeleton of a name as one word.
    Joined,
    /// The skeletons of the words of a name that has several.
    Spaced,
    /// The initial consonants of a name in hangul, without spaces.
    Initials,
    /// Any other text.
    Text,
}

/// Where a text comes from in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) record: Numbered,
    /// Index into the kind's table of fields; [`Place::ID`] for the id itself, [`Place::KIND`] for the word of the kind.
    pub(super) field: u8,
    /// Which of the field's values, from the first.
    pub(super) value: usize,
    pub(super) form: Form,
    /// The note of that claim, and not what it says.
    pub(super) in_note: bool,
    /// How many bytes it has when it is folded.
    pub(super) size: usize,
}

/// One word in one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    pub(super) entry: usize,
    /// How many words precede it.
    pub(super) ordinal: usize,
    /// Its first byte in the text as it is written, and the one behind its last; the same in a heading, or too far from the beginning.
    pub(super) range: (usize, usize),
}

const PLACE: usize = 16;
/// The size of an occurrence, and of a word's start.
const OCCURRENCE: usize = 8;
/// The greatest value, size and ordinal that are stored: greater ones are capped, and ranges beyond them are left out.
const MANY: usize = u16::MAX as usize;
const LAST_WORD: usize = u8::MAX as usize;
/// How often a phrase is looked for in one key; in a name that only repeats itself, every place would cost as much as the whole name.
const MAX_PLACES: usize = 100;

impl Form {
    const ALL: [Self; 5] = [Self::Name, Self::Joined, Self::Spaced, Self::Initials, Self::Text];

    pub(super) fn is_name(self) -> bool {
        self != Self::Text
    }
}

impl Place {
    pub(super) const ID: u8 = u8::MAX;
    pub(super) const KIND: u8 = u8::MAX - 1;

    /// Of a name, whether it is the record's alone: what it is called, the code on a plate, its id; not another spelling.
    pub(super) fn is_own(self) -> bool {
        let role = self.record.0.field_at(self.field).and_then(|field| field.role);
        self.field == Self::ID || matches!(role, Some(Role::Name | Role::Hangul | Role::OwnName))
    }

    fn packed(self, start: usize) -> [[u8; 4]; PLACE / 4] {
        let (kind, position) = self.record;
        let tags = [kind as u8, self.field, self.form as u8, self.in_note.into()];
        [four(start), four(position), four(self.value.min(MANY) | self.size.min(MANY) << 16), tags]
    }

    fn unpacked(bytes: &[u8; PLACE]) -> Self {
        let ([.., kind, field, form, in_note], numbers) = (*bytes, number(bytes, 8));
        Self {
            record: (Kind::ALL[usize::from(kind) % Kind::ALL.len()], number(bytes, 4)),
            field,
            value: numbers & MANY,
            form: Form::ALL[usize::from(form) % Form::ALL.len()],
            in_note: in_note != 0,
            size: numbers >> 16,
        }
    }
}

impl Occurrence {
    fn packed(self) -> [[u8; 4]; OCCURRENCE / 4] {
        let (from, to) = self.range;
        let (from, length) = if from <= MANY && to - from <= LAST_WORD { (from, to - from) } else { (0, 0) };
        [self.entry, from | length << 16 | self.ordinal.min(LAST_WORD) << 24].map(four)
    }

    fn unpacked(bytes: [u8; OCCURRENCE]) -> Self {
        let bits = number(&bytes, 4);
        let from = bits & MANY;
        Self { entry: number(&bytes, 0), ordinal: bits >> 24, range: (from, from + (bits >> 16 & LAST_WORD)) }
    }
}

fn number(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// A table being built.
pub(super) struct Builder {
    keys: Vec<u8>,
    places: Vec<u8>,
    words: BTreeMap<String, Vec<u8>>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self { keys: b" ".to_vec(), places: Vec::new(), words: BTreeMap::new() }
    }

    /// Adds a text; of a name also the key by which it is found.
    pub(super) fn push(&mut self, place: Place, key: Option<&str>) -> usize {
        self.places.extend(place.packed(self.keys.len()).as_flattened());
        self.keys.extend(key.into_iter().flat_map(|key| key.bytes().chain([b' '])));
        self.places.len() / PLACE - 1
    }

    pub(super) fn add_word(&mut self, word: String, occurrence: Occurrence) {
        self.words.entry(word).or_default().extend(occurrence.packed().as_flattened());
    }

    pub(super) fn finish(self) -> Table {
        let (mut words, mut starts, mut apart, mut count) = (Vec::new(), Vec::new(), Vec::new(), 0);
        for (word, of_word) in self.words {
            starts.extend([words.len(), count].map(four).as_flattened());
            words.extend(word.bytes().chain([b' ']));
            count += of_word.len() / OCCURRENCE;
            apart.push(of_word);
        }
        let [keys, places, words, starts] =
            [self.keys, self.places, words, starts].map(|bytes| &*bytes.leak());
        Table { keys, places, words, starts, occurrences: &[], apart }
    }
}

impl Table {
    /// The form that is compiled in.
    pub(super) fn joined(self) -> Self {
        Self { occurrences: self.apart.concat().leak(), apart: Vec::new(), ..self }
    }

    pub(super) fn places(&self) -> &[[u8; PLACE]] {
        self.places.as_chunks().0
    }

    pub(super) fn place(&self, entry: usize) -> Place {
        Place::unpacked(&self.places()[entry])
    }

    /// The bytes of a key within [`Table::keys`].
    fn range(&self, entry: usize) -> Range<usize> {
        let start = |entry: usize| self.places().get(entry).map_or(self.keys.len(), |place| number(place, 0));
        start(entry)..start(entry + 1).saturating_sub(1).max(start(entry))
    }

    /// The key of a name.
    pub(super) fn key(&self, entry: usize) -> &str {
        text(self.keys, self.range(entry))
    }

    /// The texts of a record.
    pub(super) fn of_record(&self, record: Numbered) -> impl Iterator<Item = usize> {
        let first = self.places().partition_point(|place| Place::unpacked(place).record < record);
        (first..self.places().len()).take_while(move |entry| self.place(*entry).record == record)
    }

    /// Where a phrase stands in the keys, the first [`MAX_PLACES`] of each: which of them, and where in it.
    pub(super) fn find_in_keys<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let (mut known, mut count) = ((0, self.range(0)), 0);
        let places = memmem::find_iter(self.keys, if phrase.is_empty() { "\n" } else { phrase }.as_bytes());
        places.filter_map(move |position| {
            if position >= known.1.end {
                let entry = self.places().partition_point(|place| number(place, 0) <= position);
                let entry = entry.saturating_sub(1);
                (known, count) = ((entry, self.range(entry)), 0);
            }
            count += 1;
            let at = position.checked_sub(known.1.start)?;
            (count <= MAX_PLACES && position + phrase.len() <= known.1.end).then_some((known.0, at))
        })
    }

    fn starts(&self) -> &[[u8; OCCURRENCE]] {
        self.starts.as_chunks().0
    }

    /// The words that begin so, in order, each with its number.
    pub(super) fn words_from<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let from = |start: &[u8; OCCURRENCE]| &self.words[number(start, 0)..];
        let first = self.starts().partition_point(|start| from(start) < beginning.as_bytes());
        let words = self.starts()[first..].iter().map(move |start| {
            let word = from(start);
            text(word, 0..memchr(b' ', word).unwrap_or(0))
        });
        (first..).zip(words).take_while(move |(_, word)| word.starts_with(beginning))
    }

    /// Where a word stands, by its number.
    pub(super) fn occurrences(&self, word: usize) -> impl Iterator<Item = Occurrence> + '_ {
        let joined = || {
            let all = self.occurrences.as_chunks().0;
            let first = |word: usize| self.starts().get(word).map_or(all.len(), |start| number(start, 4));
            &all[first(word)..first(word + 1)]
        };
        let of_word = self.apart.get(word).map_or_else(joined, |apart| apart.as_chunks().0);
        of_word.iter().copied().map(Occurrence::unpacked)
    }

    /// Where a folded word stands.
    pub(super) fn occurrences_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Occurrence> + 'a {
        let known = self.words_from(word).next().filter(|(_, known)| *known == word);
        known.into_iter().flat_map(|(index, _)| self.occurrences(index))
    }

    /// Where words stand one after another: the first and the last of them.
    pub(super) fn in_a_row(&self, words: &[&str]) -> Vec<(Occurrence, Occurrence)> {
        let Some((first, others)) = words.split_first() else { return Vec::new() };
        let mut rows: Vec<_> = self.occurrences_of(first).map(|one| (one, one)).collect();
        for word in others {
            let mut next = self.occurrences_of(word).peekable();
            rows.retain_mut(|(_, last)| {
                let wanted = (last.entry, last.ordinal + 1);
                while next.next_if(|one| (one.entry, one.ordinal) < wanted).is_some() {}
                let is_next = |one: &&Occurrence| (one.entry, one.ordinal) == wanted && wanted.1 < LAST_WORD;
                next.peek().filter(is_next).map(|one| *last = *one).is_some()
            });
        }
        rows
    }
}

fn text(bytes: &[u8], range: Range<usize>) -> &str {
    bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}
