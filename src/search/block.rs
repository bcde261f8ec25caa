//! Folded texts in one long string, and for each where in the catalogue it comes from: made to be searched from end to end, and to be
//! carried in the program without being taken apart when it starts.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::catalogue::Kind;

/// Keys one after another, a space before and after each, and what each belongs to. Every word thus stands between spaces. Both are bytes,
/// so that decoding costs nothing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Block {
    #[serde(borrow)]
    keys: Cow<'static, [u8]>,
    #[serde(borrow)]
    places: Cow<'static, [u8]>,
}

impl Default for Block {
    fn default() -> Self {
        Self { keys: Cow::Borrowed(b" "), places: Cow::Borrowed(&[]) }
    }
}

/// What a key is.
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
    /// Any other text in plain fold.
    Text,
    /// The years between the first and the last of a date.
    Between,
}

/// Where in the catalogue a key comes from.
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
}

/// A place takes so many bytes, the first four of which tell where its key starts.
const PLACE: usize = 12;

impl Form {
    const ALL: [Self; 6] =
        [Self::Name, Self::Joined, Self::Spaced, Self::Initials, Self::Text, Self::Between];

    /// Whether it is some form of a name.
    pub(super) fn is_name(self) -> bool {
        !matches!(self, Self::Text | Self::Between)
    }

    /// Whether it is made of the words as they are written.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Name | Self::Text | Self::Between)
    }
}

impl Place {
    pub(super) const ID: u8 = u8::MAX;
    pub(super) const KIND: u8 = u8::MAX - 1;

    fn packed(self, start: u32) -> [u8; PLACE] {
        let (kind, position) = self.record;
        let mut bytes = [0; PLACE];
        bytes[..4].copy_from_slice(&start.to_le_bytes());
        bytes[4..8].copy_from_slice(&u32::try_from(position).unwrap_or(u32::MAX).to_le_bytes());
        bytes[8..10].copy_from_slice(&self.value.to_le_bytes());
        bytes[10] = self.field;
        bytes[11] =
            u8::from(self.in_note) | u8::from(self.is_own) << 1 | (self.form as u8) << 2 | (kind as u8) << 5;
        bytes
    }

    fn unpacked(bytes: &[u8; PLACE]) -> Self {
        let flags = bytes[11];
        Self {
            record: (Kind::ALL[usize::from(flags >> 5) % Kind::ALL.len()], word(bytes, 4)),
            value: u16::from_le_bytes([bytes[8], bytes[9]]),
            field: bytes[10],
            form: Form::ALL[usize::from(flags >> 2 & 7) % Form::ALL.len()],
            in_note: flags & 1 != 0,
            is_own: flags & 2 != 0,
        }
    }
}

/// The number that four of the bytes make.
fn word(bytes: &[u8; PLACE], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

impl Block {
    pub(super) fn push(&mut self, key: &str, place: Place) {
        let start = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.places.to_mut().extend(place.packed(start));
        self.keys.to_mut().extend(key.bytes().chain([b' ']));
    }

    /// The keys of another block after its own.
    pub(super) fn append(&mut self, other: &Self) {
        // The other one's first space is this one's last.
        let before = self.keys.len() - 1;
        for place in other.places() {
            let start = u32::try_from(before + word(place, 0)).unwrap_or(u32::MAX);
            self.places.to_mut().extend(Place::unpacked(place).packed(start));
        }
        self.keys.to_mut().extend_from_slice(&other.keys[1..]);
    }

    fn places(&self) -> &[[u8; PLACE]] {
        self.places.as_chunks().0
    }

    pub(super) fn keys(&self) -> &[u8] {
        &self.keys
    }

    pub(super) fn len(&self) -> usize {
        self.places().len()
    }

    pub(super) fn place(&self, entry: usize) -> Place {
        Place::unpacked(&self.places()[entry])
    }

    /// The bytes of a key within [`Block::keys`].
    pub(super) fn range(&self, entry: usize) -> Range<usize> {
        let start = |entry| self.places().get(entry).map_or(self.keys.len(), |place| word(place, 0));
        start(entry)..start(entry + 1).saturating_sub(1)
    }

    pub(super) fn key(&self, entry: usize) -> &[u8] {
        self.keys.get(self.range(entry)).unwrap_or_default()
    }

    /// The keys of a record.
    pub(super) fn of_record(&self, record: (Kind, usize)) -> Range<usize> {
        let places = self.places();
        places.partition_point(|place| Place::unpacked(place).record < record)
            ..places.partition_point(|place| Place::unpacked(place).record <= record)
    }

    /// The key in which a byte stands.
    pub(super) fn at(&self, position: usize) -> usize {
        self.places().partition_point(|place| word(place, 0) <= position).saturating_sub(1)
    }
}
