//! The index: every name and every text of a catalogue in its folded forms, in a few long strings that are searched without looking at
//! a single record. For the bundled catalogue it is made when the program is built; for one read from files, when it is needed.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fold;
use super::hangul::Syllable;
use super::skeleton;
use super::vocabulary::Vocabulary;
use crate::catalogue::{Catalogue, Content, Field, Kind, Record};

/// The forms in which a catalogue is searched.
#[derive(Debug, Serialize, Deserialize)]
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
    /// Every name and every word of a name once, by spelling and by sound.
    pub(super) spellings: Vocabulary,
    pub(super) sounds: Vocabulary,
}

/// Keys one after another, each ended by a line feed, and what each belongs to. Both are bytes, so that decoding costs nothing.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Block {
    keys: Bytes,
    places: Bytes,
}

/// Borrowed from the program itself, or made at run time.
#[derive(Debug, Default)]
pub(super) struct Bytes(pub(super) Cow<'static, [u8]>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'static> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'static [u8]>::deserialize(deserializer).map(|bytes| Self(Cow::Borrowed(bytes)))
    }
}

/// Where in the catalogue a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the record, counted through all kinds.
    pub(super) record: usize,
    /// Index into the kind's table of fields; [`Place::ID`] for the id itself.
    pub(super) field: u8,
    /// Which of the field's values, from the first.
    pub(super) value: u16,
    /// The note of that claim, and not what it says.
    pub(super) in_note: bool,
}

const PLACE: usize = 12;

impl Place {
    pub(super) const ID: u8 = u8::MAX;

    fn bytes(self, start: u32) -> [u8; PLACE] {
        let mut bytes = [0; PLACE];
        bytes[..4].copy_from_slice(&start.to_le_bytes());
        bytes[4..8].copy_from_slice(&u32::try_from(self.record).unwrap_or(u32::MAX).to_le_bytes());
        bytes[8..10].copy_from_slice(&self.value.to_le_bytes());
        bytes[10] = self.field;
        bytes[11] = u8::from(self.in_note);
        bytes
    }

    fn of(bytes: &[u8; PLACE]) -> Self {
        Self {
            record: word(bytes, 4),
            value: u16::from_le_bytes([bytes[8], bytes[9]]),
            field: bytes[10],
            in_note: bytes[11] != 0,
        }
    }

    /// The record's own name or hangul, or its id: not another spelling.
    pub(super) fn is_own(self, kind: Kind) -> bool {
        self.field == 0
            || self.field == Self::ID
            || kind.fields().get(usize::from(self.field)).is_some_and(|field| field.key == "hangul")
    }
}

/// The number that four of the bytes make.
fn word(bytes: &[u8; PLACE], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

impl Block {
    fn push(&mut self, key: &str, place: Place) {
        let start = u32::try_from(self.keys.0.len()).unwrap_or(u32::MAX);
        self.places.0.to_mut().extend(place.bytes(start));
        self.keys.0.to_mut().extend(key.bytes().chain([b'\n']));
    }

    pub(super) fn keys(&self) -> &[u8] {
        &self.keys.0
    }

    pub(super) fn len(&self) -> usize {
        self.places.0.len() / PLACE
    }

    fn raw(&self, entry: usize) -> &[u8; PLACE] {
        const NOWHERE: [u8; PLACE] = [0; PLACE];
        self.places.0.as_chunks().0.get(entry).unwrap_or(&NOWHERE)
    }

    pub(super) fn place(&self, entry: usize) -> Place {
        Place::of(self.raw(entry))
    }

    fn start(&self, entry: usize) -> usize {
        if entry >= self.len() {
            return self.keys.0.len();
        }
        word(self.raw(entry), 0)
    }

    /// The bytes of a key within [`Block::keys`].
    pub(super) fn range(&self, entry: usize) -> std::ops::Range<usize> {
        self.start(entry)..self.start(entry + 1).saturating_sub(1)
    }

    pub(super) fn key(&self, entry: usize) -> &[u8] {
        self.keys.0.get(self.range(entry)).unwrap_or_default()
    }

    /// The keys of a record.
    pub(super) fn of_record(&self, record: usize) -> std::ops::Range<usize> {
        let first = |least: usize| {
            let (mut low, mut high) = (0, self.len());
            while low < high {
                let middle = usize::midpoint(low, high);
                if self.place(middle).record < least { low = middle + 1 } else { high = middle }
            }
            low
        };
        first(record)..first(record + 1)
    }

    /// The key in which a byte stands.
    pub(super) fn at(&self, position: usize) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.start(middle) <= position { low = middle + 1 } else { high = middle }
        }
        low.saturating_sub(1)
    }
}

impl Index {
    /// The index of a catalogue: the one it carries, or a new one.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        catalogue
            .index()
            .and_then(|bytes| postcard::from_bytes(bytes).ok())
            .unwrap_or_else(|| Self::new(catalogue))
    }

    /// A new index of all records.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut index = Self {
            names: Block::default(),
            joined: Block::default(),
            spaced: Block::default(),
            initials: Block::default(),
            text: Block::default(),
            spellings: Vocabulary::default(),
            sounds: Vocabulary::default(),
        };
        for (number, record) in catalogue.all().enumerate() {
            index.add(number, record);
        }
        index.spellings = Vocabulary::new([&index.names]);
        index.sounds = Vocabulary::new([&index.joined, &index.spaced]);
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
        for (field, content) in
            (0..).zip(record.kind.fields()).filter_map(|(index, field)| Some((index, record.of(field)?)))
        {
            let place = |value: usize, in_note| Place {
                record: number,
                field,
                value: u16::try_from(value).unwrap_or(u16::MAX),
                in_note,
            };
            let found =
                if is_name(&record.kind.fields()[usize::from(field)]) { &mut names } else { &mut texts };
            for (value, text) in texts_of(content) {
                found.push((place(value, false), text));
            }
            let notes = content.claims().iter().enumerate();
            texts.extend(
                notes.filter_map(|(value, claim)| Some((place(value, true), claim.note.as_deref()?))),
            );
        }
        names.push((Place { record: number, field: Place::ID, value: 0, in_note: false }, &*record.id));
        let mut known = [const { Vec::new() }; 4];
        for (place, name) in names {
            let plain = fold(name);
            let spaced = skeleton::spaced(&plain);
            let keys = [plain.clone(), skeleton::joined(&plain), spaced, initials(&plain)];
            let wanted =
                [true, true, plain.contains(' '), plain.chars().any(|letter| Syllable::of(letter).is_some())];
            let blocks = [&mut self.names, &mut self.joined, &mut self.spaced, &mut self.initials];
            for (((block, key), known), wanted) in blocks.into_iter().zip(keys).zip(&mut known).zip(wanted) {
                if wanted && !key.is_empty() && !known.contains(&key) {
                    block.push(&key, place);
                    known.push(key);
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

/// The values of a field that are words, with their places.
fn texts_of(content: &Content) -> impl Iterator<Item = (usize, &str)> {
    content.values().enumerate().filter_map(|(value, content)| Some((value, content.as_text()?)))
}

/// Fields that hold names.
fn is_name(field: &Field) -> bool {
    matches!(field.key, "name" | "title" | "hangul" | "hanja" | "aka" | "code")
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
