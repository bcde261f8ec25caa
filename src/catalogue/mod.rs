//! What is known: records, claims, dates with doubt, the registry of fields, reading TOML, merging layers, checking.
//!
//! Nothing here knows a flag or prints a line. `build.rs` uses this very module to compile `data/` into the program.

mod check;
mod claim;
mod compiled;
mod edtf;
pub mod fields;
mod finding;
mod hidden;
mod merge;
mod nearest;
mod parts;
mod quantity;
mod read;
mod record;
mod schema;
mod table;
mod text;
mod wording;
mod write;
mod years;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use check::{check, check_record};
pub use claim::{Agreement, Certainty, Claim, Value, agreement};
pub use compiled::{compile, decode};
pub use edtf::YearsError;
pub use fields::{Field, Group, Kind, Type};
pub use finding::{File, Finding, Severity};
pub use hidden::is_hidden;
pub use merge::Provenance;
pub use nearest::{choice, did_you_mean, nearest, quoted};
pub use quantity::Quantity;
pub use read::{read, read_kept, read_whole, shared_ids};
pub use record::{Content, Record};
pub use schema::schema;
pub use text::Text;
pub use write::write;
pub use years::{ABOUT, Bound, Choice, Doubt, Overlap, Year, Years};

pub(crate) use parts::{in_parts, threads};
use table::{Links, Slot, Table};

/// All records, each kind in the order of its ids.
#[derive(Debug, Default)]
pub struct Catalogue {
    files: Vec<File>,
    tables: [Table; Kind::ALL.len()],
    links: Links,
    /// Made with the records, and good for exactly these.
    index: Option<&'static [u8]>,
    /// For each source the records that cite it; made when somebody asks, for of many sources nobody can wait for a look at all claims each.
    citing: OnceLock<HashMap<Text, Vec<(Kind, usize)>>>,
}

impl Catalogue {
    /// A catalogue of records read from files. Of two with the same kind and id the later one stays.
    #[must_use]
    pub fn new(files: Vec<File>, records: Vec<Record>) -> Self {
        Self::default().overlaid(files, records)
    }

    /// The files that records come from.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// How many records of a kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.tables[kind as usize].len()
    }

    /// All records of a kind, by id.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.tables[kind as usize].records()
    }

    /// The records of a kind that are not compiled in, by id; no bundled one is decoded for it.
    pub fn added(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let table = &self.tables[kind as usize];
        let slots = (0..table.len()).filter_map(|position| table.slot(position));
        slots.filter(|slot| slot.bytes.is_empty()).map(Slot::record)
    }

    /// All records of all kinds.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        Kind::ALL.into_iter().flat_map(|kind| self.records(kind))
    }

    /// The ids of a kind, in order, without looking at the records.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let table = &self.tables[kind as usize];
        (0..table.len()).map(|position| table.id(position))
    }

    /// The record at a place among those of its kind.
    #[must_use]
    pub fn nth(&self, kind: Kind, position: usize) -> Option<&Record> {
        let table = &self.tables[kind as usize];
        (position < table.len()).then(|| table.record(position))
    }

    /// The id at a place among those of its kind, without looking at the record.
    #[must_use]
    pub fn nth_id(&self, kind: Kind, position: usize) -> Option<&str> {
        let table = &self.tables[kind as usize];
        (position < table.len()).then(|| table.id(position))
    }

    /// What was compiled with the records for searching them; nothing for records read from files.
    #[must_use]
    pub fn index(&self) -> Option<&'static [u8]> {
        self.index
    }

    /// One record.
    #[must_use]
    pub fn get(&self, kind: Kind, id: &str) -> Option<&Record> {
        self.position(kind, id).map(|position| self.tables[kind as usize].record(position))
    }

    /// Whether there is such a record.
    #[must_use]
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.position(kind, id).is_some()
    }

    /// Where among those of its kind a record stands.
    #[must_use]
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.tables[kind as usize].position(id)
    }

    /// The records that refer to this one, with the field in which they do; citations of sources not among them.
    pub fn referring(&self, record: &Record) -> impl Iterator<Item = (&'static Field, &Record)> {
        let to = self.position(record.kind, &record.id).and_then(|index| u32::try_from(index).ok());
        let links = to.into_iter().flat_map(|to| self.links.to(record.kind, to));
        links.map(|link| {
            let field = &link.from_kind.fields()[usize::from(link.field)];
            (field, self.tables[link.from_kind as usize].record(link.from as usize))
        })
    }

    /// The records that cite a source.
    pub fn citing(&self, source: &str) -> impl Iterator<Item = &Record> {
        let citing = self.citing.get_or_init(|| {
            let mut citing: HashMap<Text, Vec<_>> = HashMap::new();
            for kind in Kind::ALL {
                for (position, record) in self.records(kind).enumerate() {
                    for source in record.all_claims().flat_map(|(_, claim)| &claim.by) {
                        let from = citing.entry(*source).or_default();
                        if from.last() != Some(&(kind, position)) {
                            from.push((kind, position));
                        }
                    }
                }
            }
            citing
        });
        let from = citing.get(source).into_iter().flatten();
        from.filter_map(|(kind, position)| self.nth(*kind, *position))
    }

    /// The one author or text behind a source; nothing if it never counts as a witness.
    #[must_use]
    pub fn voice<'a>(&'a self, source: &'a str) -> Option<&'a str> {
        let Some(record) = self.get(Kind::Source, source) else { return Some(source) };
        if record.text("witness") == Some("no") {
            return None;
        }
        Some(record.text("voice").unwrap_or(source))
    }
}
