//! One layer laid over another: the same kind and id replaces the earlier record whole, in its place; a new id is added.
//!
//! The records below are neither decoded nor looked at: only their ids are compared, and the links between them renumbered.

use std::fmt;
use std::sync::OnceLock;

use super::table::{Link, Links, Slot, Table};
use super::{Catalogue, File, Kind, Record};

/// What a record took the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replaced {
    /// Its id was new.
    Nothing,
    /// A record that is compiled in.
    Bundled,
    /// A record of this file.
    InFile(u16),
}

/// Where a record of the user's own files comes from.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// The file.
    pub file: &'a File,
    /// The line of its header, from 1.
    pub line: usize,
    /// Whether a bundled record was replaced.
    pub replaces_bundled: bool,
    /// The other file whose record was replaced.
    pub replaces: Option<&'a File>,
}

impl Catalogue {
    /// The catalogue with the records of further files laid over it, later ones over earlier ones.
    #[must_use]
    pub fn overlaid(mut self, files: Vec<File>, records: Vec<Record>) -> Self {
        self.files.extend(files);
        // What the bundled catalogue carries to be searched knows nothing of the new records.
        self.index = None;
        self.citing = OnceLock::new();
        let mut added: [Vec<Slot>; Kind::ALL.len()] = Default::default();
        for record in records {
            added[record.kind as usize].push(Slot::from(record));
        }
        let mut places: [Vec<Place>; Kind::ALL.len()] = Default::default();
        for ((table, added), places) in self.tables.iter_mut().zip(added).zip(&mut places) {
            let (merged, moved) = merge(std::mem::take(table).into_slots(), added);
            (*table, *places) = (Table::Merged(merged), moved);
        }
        let moved = |kind: Kind, index: u32| places[kind as usize].get(index as usize).copied();
        let mut links: Vec<Link> = Vec::new();
        for link in self.links.all() {
            if let (Some(from), Some(to)) = (moved(link.from_kind, link.from), moved(link.to_kind, link.to))
                && !from.replaced
            {
                links.push(Link { from: from.now, to: to.now, ..link });
            }
        }
        for (kind, places) in Kind::ALL.into_iter().zip(&places) {
            let mut below = places.iter().filter(|place| !place.replaced).map(|place| place.now).peekable();
            let table = &self.tables[kind as usize];
            for (from, slot) in
                (0..table.len()).filter_map(|at| Some((u32::try_from(at).ok()?, table.slot(at)?)))
            {
                if below.next_if_eq(&from).is_none() {
                    links.extend(Link::of(&self, slot.record(), from));
                }
            }
        }
        links.sort_unstable();
        links.dedup();
        self.links = Links::Found(links);
        self
    }

    /// Where a record comes from; nothing for those that are compiled in.
    #[must_use]
    pub fn provenance(&self, record: &Record) -> Option<Provenance<'_>> {
        let slot = self.tables[record.kind as usize].slot(self.position(record.kind, &record.id)?)?;
        let file = slot.bytes.is_empty().then(|| self.files.get(usize::from(record.file))).flatten()?;
        Some(Provenance {
            file,
            line: file.line_of(record.at),
            replaces_bundled: slot.replaced == Replaced::Bundled,
            replaces: match slot.replaced {
                Replaced::InFile(index) => self.files.get(usize::from(index)),
                _ => None,
            },
        })
    }
}

/// `from my.toml:12, replaces the bundled record`.
impl fmt::Display for Provenance<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {}:{}", self.file.path, self.line)?;
        match self.replaces {
            _ if self.replaces_bundled => f.write_str(", replaces the bundled record"),
            Some(file) => write!(f, ", replaces that of {}", file.path),
            None => Ok(()),
        }
    }
}

impl From<Record> for Slot {
    fn from(record: Record) -> Self {
        let id = record.id;
        Self { id, bytes: &[], record: OnceLock::from(Box::new(record)), replaced: Replaced::Nothing }
    }
}

impl Slot {
    fn as_replaced(&self) -> Replaced {
        match self.record.get() {
            Some(record) if self.bytes.is_empty() => Replaced::InFile(record.file),
            _ => Replaced::Bundled,
        }
    }
}

/// What became of a record of the layer below.
#[derive(Clone, Copy, Debug)]
struct Place {
    now: u32,
    replaced: bool,
}

/// Both tables as one in the order of ids, and what became of each slot of the lower one.
fn merge(below: Vec<Slot>, above: Vec<Slot>) -> (Vec<Slot>, Vec<Place>) {
    let count = below.len();
    let mut places = Vec::with_capacity(count);
    let mut all: Vec<(usize, Slot)> = below.into_iter().chain(above).enumerate().collect();
    // The sort is stable: of one id, the lower record comes first and the last one is the one to keep.
    all.sort_by_key(|(_, slot)| slot.id);
    let mut merged: Vec<Slot> = Vec::with_capacity(all.len());
    let last_index = |merged: &Vec<Slot>| u32::try_from(merged.len().saturating_sub(1)).unwrap_or(u32::MAX);
    for (index, mut slot) in all {
        let now = last_index(&merged);
        match merged.last_mut() {
            Some(last) if last.id == slot.id => {
                if let Some(place) = places.last_mut().filter(|place: &&mut Place| place.now == now) {
                    place.replaced = true;
                }
                slot.replaced = last.as_replaced();
                *last = slot;
            }
            _ => merged.push(slot),
        }
        if index < count {
            places.push(Place { now: last_index(&merged), replaced: false });
        }
    }
    (merged, places)
}
