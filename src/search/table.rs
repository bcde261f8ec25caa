//! The index in memory and in the program, where it is not taken apart when it starts: which texts there are, names in their forms one after
//! another, and every word with the places where it stands. What is put into it is decided in [`super::index`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::catalogue::Kind;

/// All of it is bytes, so that decoding costs nothing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Table {
    /// Names one after another, a space before and after each; every word of a name thus stands between spaces.
    #[serde(borrow)]
    keys: Cow<'static, [u8]>,
    /// A place for each text, those of names with where their key starts.
    #[serde(borrow)]
    places: Cow<'static, [u8]>,
    /// The words in order, without anything between them.
    #[serde(borrow)]
    words: Cow<'static, [u8]>,
    /// For each word where it starts, and the first of its occurrences.
    #[serde(borrow)]
    starts: Cow<'static, [u8]>,
    /// Where the words stand, word by word, in the order of the texts.
    #[serde(borrow)]
    occurrences: Cow<'static, [u8]>,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The years between the first and the last of a date.
    Between,
}

/// Where in the catalogue a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its kind, and its place among those of its kind.
    pub(super) record: (Kind, usize),
    /// Index into the kind's table of fields; [`Place::ID`] for the id itself, [`Place::KIND`] for the word of the kind.
    pub(super) field: u8,
    /// Which of the field's values, from the first.
    pub(super) value: u16,
    pub(super) form: Form,
    /// The note of that claim, and not what it says.
    pub(super) in_note: bool,
    /// The record's own name, hangul or id: not another spelling, and not text.
    pub(super) is_own: bool,
    /// How many bytes it has when it is folded.
    pub(super) size: u16,
}

/// One word in one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    pub(super) entry: usize,
    /// How many words stand before it.
    pub(super) ordinal: u8,
    /// Its bytes in the text as it is written; none in a heading, or too far from the beginning.
    pub(super) range: Option<(usize, usize)>,
}

const PLACE: usize = 14;
const OCCURRENCE: usize = 8;
const START: usize = 8;

impl Form {
    const ALL: [Self; 6] =
        [Self::Name, Self::Joined, Self::Spaced, Self::Initials, Self::Text, Self::Between];

    /// Whether it is some form of a name.
    pub(super) fn is_name(self) -> bool {
        !matches!(self, Self::Text | Self::Between)
    }
}

impl Place {
    pub(super) const ID: u8 = u8::MAX;
    pub(super) const KIND: u8 = u8::MAX - 1;

    fn packed(self, start: u32) -> [u8; PLACE] {
        let (kind, position) = self.record;
        let flags = u8::from(self.in_note) | u8::from(self.is_own) << 1;
        let mut bytes = [0; PLACE];
        bytes[..4].copy_from_slice(&start.to_le_bytes());
        bytes[4..8].copy_from_slice(&u32::try_from(position).unwrap_or(u32::MAX).to_le_bytes());
        bytes[8..10].copy_from_slice(&self.value.to_le_bytes());
        bytes[10..12].copy_from_slice(&self.size.to_le_bytes());
        bytes[12] = self.field;
        bytes[13] = flags | (self.form as u8) << 2 | (kind as u8) << 5;
        bytes
    }

    fn unpacked(bytes: &[u8; PLACE]) -> Self {
        let flags = bytes[13];
        Self {
            record: (Kind::ALL[usize::from(flags >> 5) % Kind::ALL.len()], number(bytes, 4)),
            value: u16::from_le_bytes([bytes[8], bytes[9]]),
            size: u16::from_le_bytes([bytes[10], bytes[11]]),
            field: bytes[12],
            form: Form::ALL[usize::from(flags >> 2 & 7) % Form::ALL.len()],
            in_note: flags & 1 != 0,
            is_own: flags & 2 != 0,
        }
    }
}

impl Occurrence {
    fn packed(self) -> [u8; OCCURRENCE] {
        let range = self
            .range
            .and_then(|(from, to)| Some((u16::try_from(from).ok()?, u8::try_from(to - from).ok()?)));
        let (from, length) = range.unwrap_or_default();
        let mut bytes = [0; OCCURRENCE];
        bytes[..4].copy_from_slice(&u32::try_from(self.entry).unwrap_or(u32::MAX).to_le_bytes());
        bytes[4..6].copy_from_slice(&from.to_le_bytes());
        bytes[6..].copy_from_slice(&[length, self.ordinal]);
        bytes
    }

    fn unpacked(bytes: [u8; OCCURRENCE]) -> Self {
        let (from, length) = (usize::from(u16::from_le_bytes([bytes[4], bytes[5]])), usize::from(bytes[6]));
        Self {
            entry: number(&bytes, 0),
            ordinal: bytes[7],
            range: (length > 0).then_some((from, from + length)),
        }
    }
}

/// The number that four of the bytes make.
fn number(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

fn bytes_of(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// A table that is being made.
#[derive(Debug)]
pub(super) struct Builder {
    keys: Vec<u8>,
    places: Vec<u8>,
    words: BTreeMap<String, Vec<u8>>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { keys: b" ".to_vec(), places: Vec::new(), words: BTreeMap::new() }
    }
}

impl Builder {
    /// Adds a text; of a name also the key by which it is found.
    pub(super) fn push(&mut self, place: Place, key: Option<&str>) -> usize {
        self.places.extend(place.packed(u32::try_from(self.keys.len()).unwrap_or(u32::MAX)));
        self.keys.extend(key.into_iter().flat_map(|key| key.bytes().chain([b' '])));
        self.places.len() / PLACE - 1
    }

    pub(super) fn add_word(&mut self, word: &str, occurrence: Occurrence) {
        match self.words.get_mut(word) {
            Some(known) => known.extend(occurrence.packed()),
            None => drop(self.words.insert(word.to_owned(), occurrence.packed().to_vec())),
        }
    }

    pub(super) fn finish(self) -> Table {
        let (mut words, mut starts, mut occurrences) = (Vec::new(), Vec::new(), Vec::new());
        for (word, of_word) in self.words {
            starts.extend([bytes_of(words.len()), bytes_of(occurrences.len() / OCCURRENCE)].concat());
            words.extend(word.into_bytes());
            occurrences.extend(of_word);
        }
        Table {
            keys: self.keys.into(),
            places: self.places.into(),
            words: words.into(),
            starts: starts.into(),
            occurrences: occurrences.into(),
        }
    }
}

impl Table {
    fn places(&self) -> &[[u8; PLACE]] {
        self.places.as_chunks().0
    }

    fn starts(&self) -> &[[u8; START]] {
        self.starts.as_chunks().0
    }

    pub(super) fn len(&self) -> usize {
        self.places().len()
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
        self.keys.get(self.range(entry)).and_then(|key| std::str::from_utf8(key).ok()).unwrap_or_default()
    }

    /// The texts of a record.
    pub(super) fn of_record(&self, record: (Kind, usize)) -> Range<usize> {
        let places = self.places();
        places.partition_point(|place| Place::unpacked(place).record < record)
            ..places.partition_point(|place| Place::unpacked(place).record <= record)
    }

    /// Where a phrase stands in the keys: which of them, and where in it.
    pub(super) fn find_in_keys<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut known = (0, self.range(0));
        let places = memmem::find_iter(&self.keys, if phrase.is_empty() { "\n" } else { phrase }.as_bytes());
        places.filter_map(move |position| {
            if position >= known.1.end {
                let after = self.places().partition_point(|place| number(place, 0) <= position);
                known = (after.saturating_sub(1), self.range(after.saturating_sub(1)));
            }
            let at = position.checked_sub(known.1.start)?;
            (position + phrase.len() <= known.1.end).then_some((known.0, at))
        })
    }

    fn word(&self, index: usize) -> &str {
        let start =
            |index: usize| self.starts().get(index).map_or(self.words.len(), |start| number(start, 0));
        self.words
            .get(start(index)..start(index + 1))
            .and_then(|word| std::str::from_utf8(word).ok())
            .unwrap_or_default()
    }

    /// The words that begin so, in order, each with its number.
    pub(super) fn words_from<'a>(
        &'a self,
        beginning: &'a str,
    ) -> impl Iterator<Item = (usize, &'a str)> + 'a {
        let (mut low, mut high) = (0, self.starts().len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < beginning { low = middle + 1 } else { high = middle }
        }
        let words = (low..self.starts().len()).map(|index| (index, self.word(index)));
        words.take_while(move |(_, word)| word.starts_with(beginning))
    }

    /// Where a word stands.
    pub(super) fn occurrences(&self, word: usize) -> impl Iterator<Item = Occurrence> + '_ {
        let all: &[[u8; OCCURRENCE]] = self.occurrences.as_chunks().0;
        let start = |index: usize| self.starts().get(index).map_or(all.len(), |start| number(start, 4));
        all.get(start(word)..start(word + 1)).unwrap_or_default().iter().copied().map(Occurrence::unpacked)
    }

    /// Where words stand one after another: the first and the last of them.
    pub(super) fn in_a_row(&self, words: &[&str]) -> Vec<(Occurrence, Occurrence)> {
        let find = |word: &str| {
            let exact = self.words_from(word).next().filter(|(_, known)| *known == word);
            exact.map(|(index, _)| self.occurrences(index))
        };
        let mut rows: Vec<_> =
            words.first().and_then(|word| find(word)).into_iter().flatten().map(|one| (one, one)).collect();
        for word in &words[1.min(words.len())..] {
            let mut next = find(word).into_iter().flatten().peekable();
            rows.retain_mut(|(_, last)| {
                let wanted = (last.entry, last.ordinal.saturating_add(1));
                while next.next_if(|one| (one.entry, one.ordinal) < wanted).is_some() {}
                let is_next =
                    next.peek().filter(|one| (one.entry, one.ordinal) == wanted && wanted.1 != u8::MAX);
                is_next.map(|one| *last = *one).is_some()
            });
        }
        rows
    }
}
