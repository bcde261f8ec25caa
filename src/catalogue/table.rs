//! The records of one kind in the order of their ids, and who refers to whom: as they were compiled in, where everything is found by
//! looking into the bytes and nothing is unpacked beforehand, or as they were read and merged.

use std::sync::OnceLock;

use super::compiled;
use super::fields::Kind;
use super::merge::Replaced;
use super::record::Record;
use super::text::Text;

/// All records of a kind.
#[derive(Debug)]
pub(super) enum Table {
    /// As `build.rs` wrote them.
    Compiled {
        /// For each record where its id and where the rest of it begins, in [`ENTRY`] bytes.
        index: &'static [u8],
        bytes: &'static [u8],
        /// Boxed, because most of them are never looked at.
        records: Box<[OnceLock<Box<Record>>]>,
    },
    /// As they were laid over each other.
    Merged(Vec<Slot>),
}

/// A record, or the bytes from which it is decoded when somebody asks for it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) id: Text,
    /// Empty for a record that was read from a file.
    pub(super) bytes: &'static [u8],
    pub(super) record: OnceLock<Box<Record>>,
    pub(super) replaced: Replaced,
}

/// Two offsets of four bytes.
const ENTRY: usize = 8;

impl Default for Table {
    fn default() -> Self {
        Self::Merged(Vec::new())
    }
}

impl Table {
    /// The form in which [`Table::compiled`] takes records: their index and their bytes.
    pub(super) fn pack<'a>(records: impl Iterator<Item = (&'a str, Vec<u8>)>) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut index, mut bytes) = (Vec::new(), Vec::new());
        for (id, body) in records {
            index.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
            bytes.extend(id.as_bytes());
            index.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
            bytes.extend(body);
        }
        Some((index, bytes))
    }

    pub(super) fn compiled(index: &'static [u8], bytes: &'static [u8]) -> Self {
        Self::Compiled { index, bytes, records: (0..index.len() / ENTRY).map(|_| OnceLock::new()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Compiled { records, .. } => records.len(),
            Self::Merged(slots) => slots.len(),
        }
    }

    pub(super) fn id(&self, position: usize) -> &str {
        match self {
            Self::Compiled { index, bytes, .. } => text(compiled_id(index, bytes, position)),
            Self::Merged(slots) => &slots[position].id,
        }
    }

    pub(super) fn record(&self, position: usize) -> &Record {
        match self {
            Self::Compiled { index, bytes, records } => records[position]
                .get_or_init(|| Box::new(compiled::record(compiled_body(index, bytes, position)))),
            Self::Merged(slots) => slots[position].record(),
        }
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        (0..self.len()).map(|position| self.record(position))
    }

    /// A slot of its own for each record; only merged tables have them already.
    pub(super) fn into_slots(self) -> Vec<Slot> {
        let (index, bytes) = match self {
            Self::Compiled { index, bytes, .. } => (index, bytes),
            Self::Merged(slots) => return slots,
        };
        let slot = |position| Slot {
            id: Text::from(text(compiled_id(index, bytes, position))),
            bytes: compiled_body(index, bytes, position),
            record: OnceLock::new(),
            replaced: Replaced::Nothing,
        };
        (0..index.len() / ENTRY).map(slot).collect()
    }

    /// The slot of a record, where there are any.
    pub(super) fn slot(&self, position: usize) -> Option<&Slot> {
        match self {
            Self::Compiled { .. } => None,
            Self::Merged(slots) => slots.get(position),
        }
    }

    pub(super) fn position(&self, id: &str) -> Option<usize> {
        let position = first(self.len(), |position| self.id_bytes(position) >= id.as_bytes());
        (position < self.len() && self.id_bytes(position) == id.as_bytes()).then_some(position)
    }

    fn id_bytes(&self, position: usize) -> &[u8] {
        match self {
            Self::Compiled { index, bytes, .. } => compiled_id(index, bytes, position),
            Self::Merged(slots) => slots[position].id.as_bytes(),
        }
    }
}

fn compiled_id(index: &[u8], bytes: &'static [u8], position: usize) -> &'static [u8] {
    &bytes[offset(index, 2 * position)..offset(index, 2 * position + 1)]
}

/// An id from its bytes, which are the program's own; a test looks at every one.
fn text(id: &'static [u8]) -> &'static str {
    std::str::from_utf8(id).unwrap_or_default()
}

fn compiled_body(index: &'static [u8], bytes: &'static [u8], position: usize) -> &'static [u8] {
    let is_last = (position + 1) * ENTRY == index.len();
    let end = if is_last { bytes.len() } else { offset(index, 2 * position + 2) };
    &bytes[offset(index, 2 * position + 1)..end]
}

fn offset(bytes: &[u8], number: usize) -> usize {
    let at = number * 4;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

/// The first of so many for which it holds, if it holds for all after it too.
fn first(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

impl Slot {
    pub(super) fn record(&self) -> &Record {
        self.record.get_or_init(|| Box::new(compiled::record(self.bytes)))
    }
}

/// One record refers to another in one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) to_kind: Kind,
    pub(super) to: u32,
    pub(super) from_kind: Kind,
    pub(super) field: u8,
    pub(super) from: u32,
}

/// All links, in order.
#[derive(Debug)]
pub(super) enum Links {
    /// As `build.rs` wrote them, in [`LINK`] bytes each.
    Compiled(&'static [u8]),
    /// As they were found.
    Found(Vec<Link>),
}

/// Two numbers of four bytes, and a byte each for two kinds and a field, with one to spare.
const LINK: usize = 12;

impl Default for Links {
    fn default() -> Self {
        Self::Found(Vec::new())
    }
}

impl Links {
    /// The form in which [`Links::Compiled`] holds them.
    pub(super) fn pack(&self) -> Vec<u8> {
        let bytes = |link: Link| {
            let mut bytes = [0; LINK];
            bytes[..4].copy_from_slice(&link.to.to_le_bytes());
            bytes[4..8].copy_from_slice(&link.from.to_le_bytes());
            bytes[8..11].copy_from_slice(&[link.to_kind as u8, link.from_kind as u8, link.field]);
            bytes
        };
        self.all().flat_map(bytes).collect()
    }

    fn len(&self) -> usize {
        match self {
            Self::Compiled(bytes) => bytes.len() / LINK,
            Self::Found(links) => links.len(),
        }
    }

    fn link(&self, number: usize) -> Link {
        match self {
            Self::Found(links) => links[number],
            Self::Compiled(bytes) => {
                let bytes = &bytes[number * LINK..][..LINK];
                let number = |number| u32::try_from(offset(bytes, number)).unwrap_or(u32::MAX);
                let kind = |byte: u8| Kind::ALL[usize::from(byte)];
                let (to_kind, from_kind) = (kind(bytes[8]), kind(bytes[9]));
                Link { to_kind, to: number(0), from_kind, field: bytes[10], from: number(1) }
            }
        }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Link> {
        (0..self.len()).map(|number| self.link(number))
    }

    /// Those that refer to one record.
    pub(super) fn to(&self, kind: Kind, to: u32) -> impl Iterator<Item = Link> {
        let place = |number| {
            let link = self.link(number);
            (link.to_kind, link.to)
        };
        let start = first(self.len(), |number| place(number) >= (kind, to));
        let end = first(self.len(), |number| place(number) > (kind, to));
        (start..end).map(|number| self.link(number))
    }
}
