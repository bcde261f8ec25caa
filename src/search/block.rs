//! Folded texts in one long string, and for each where in the catalogue it comes from: made to be searched from end to end, and to be
//! carried in the program without being taken apart when it starts.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Keys one after another, a space before and after each, and what each belongs to. Every word thus stands between spaces. Both are bytes,
/// so that decoding costs nothing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Block {
    keys: Bytes,
    places: Bytes,
}

impl Default for Block {
    fn default() -> Self {
        Self { keys: Bytes(Cow::Borrowed(b" ")), places: Bytes::default() }
    }
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
    /// Number of the record, counted through all kinds.
    pub(super) record: usize,
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

const PLACE: usize = 12;
/// The first bytes of a place tell where its key starts.
const START: usize = 4;

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

    fn bytes(self, start: u32) -> [u8; PLACE] {
        let mut bytes = [0; PLACE];
        bytes[..START].copy_from_slice(&start.to_le_bytes());
        bytes[4..8].copy_from_slice(&u32::try_from(self.record).unwrap_or(u32::MAX).to_le_bytes());
        bytes[8..10].copy_from_slice(&self.value.to_le_bytes());
        bytes[10] = self.field;
        bytes[11] = u8::from(self.in_note) | u8::from(self.is_own) << 1 | (self.form as u8) << 2;
        bytes
    }

    fn of(bytes: &[u8; PLACE]) -> Self {
        let flags = bytes[11];
        Self {
            record: word(bytes, 4),
            value: u16::from_le_bytes([bytes[8], bytes[9]]),
            field: bytes[10],
            form: Form::ALL.get(usize::from(flags >> 2)).copied().unwrap_or(Form::Text),
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
        let start = u32::try_from(self.keys.0.len()).unwrap_or(u32::MAX);
        self.places.0.to_mut().extend(place.bytes(start));
        self.keys.0.to_mut().extend(key.bytes().chain([b' ']));
    }

    /// The keys of another block after its own.
    pub(super) fn append(&mut self, other: &Self) {
        // The other one's first space is this one's last.
        let before = self.keys.0.len() - 1;
        let places = self.places.0.to_mut();
        for (entry, place) in other.places.0.as_chunks::<PLACE>().0.iter().enumerate() {
            let start = u32::try_from(before + other.start(entry)).unwrap_or(u32::MAX);
            places.extend(start.to_le_bytes());
            places.extend(&place[START..]);
        }
        self.keys.0.to_mut().extend_from_slice(other.keys.0.get(1..).unwrap_or_default());
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
