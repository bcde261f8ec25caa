//! One layer laid over another: the same kind and id replaces the earlier record whole, in its place; a new id is added.

use std::collections::HashSet;
use std::fmt;
use std::sync::OnceLock;

use super::lazy::Lazy;
use super::links;
use super::{Catalogue, Entry, File, FileIndex, Kind, Record};

/// What a record took the place of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Replaced {
    /// Its id was new.
    #[default]
    Nothing,
    /// A record that is compiled in.
    Bundled,
    /// A record of this file.
    InFile(FileIndex),
}

/// Where a record of the user's own files comes from.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// The file.
    pub file: &'a File,
    /// The line of its header, from 1.
    pub line: usize,
    /// Where the record was that it replaced.
    pub replaces: Option<Lower<'a>>,
}

/// A layer below that of a record.
#[derive(Clone, Copy, Debug)]
pub enum Lower<'a> {
    Bundled,
    File(&'a File),
}

impl Catalogue {
    /// The catalogue with the records of further files laid over it, later ones over earlier ones.
    pub fn overlaid(mut self, files: Vec<File>, records: Vec<Record>) -> Self {
        self.files.extend(files);
        let mut links = std::mem::take(&mut self.links).into_inner();
        let replaced: HashSet<_> = records.iter().map(|record| (record.kind, record.id)).collect();
        links.retain(|link| !replaced.contains(&link.from));
        for record in records {
            self.tables[record.kind as usize].push(Entry::from(record));
        }
        for table in &mut self.tables {
            // The sort is stable: of one id the last one comes last, and it is the one to keep.
            table.sort_by_key(|entry| entry.id);
            table.dedup_by(|later, kept| {
                let is_same = later.id == kept.id;
                if is_same {
                    later.replaced = kept.as_replaced();
                    std::mem::swap(later, kept);
                }
                is_same
            });
        }
        // What was made for the records below knows nothing of the new ones.
        self.index = None;
        self.attested = Lazy::default();
        self.citing = OnceLock::new();
        self.settle(&replaced);
        links.extend(replaced.iter().filter_map(|(kind, id)| self.get(*kind, id)).flat_map(links::of));
        links.sort_unstable();
        links.dedup();
        self.links = links.into();
        self
    }

    /// Decides for new records which of their claims stand.
    fn settle(&mut self, added: &HashSet<(Kind, &'static str)>) {
        let places = added.iter().filter_map(|(kind, id)| Some((*kind, self.position(*kind, id)?)));
        let settled: Vec<(Kind, usize, Record)> = places
            .filter_map(|(kind, position)| {
                let settled = self.nth((kind, position))?.settled(|claim| self.takes_back(claim))?;
                Some((kind, position, settled))
            })
            .collect();
        for (kind, position, record) in settled {
            self.tables[kind as usize][position].record = Box::new(record).into();
        }
    }

    /// Where a record comes from; nothing for those that are compiled in.
    pub fn provenance(&self, record: &Record) -> Option<Provenance<'_>> {
        let entry = &self.tables[record.kind as usize][self.position(record.kind, record.id)?];
        let file = record.file.of(&self.files).filter(|_| !entry.record.is_compiled())?;
        Some(Provenance {
            file,
            line: file.line_of(record.at),
            replaces: match entry.replaced {
                Replaced::Nothing => None,
                Replaced::Bundled => Some(Lower::Bundled),
                Replaced::InFile(index) => index.of(&self.files).map(Lower::File),
            },
        })
    }
}

impl Entry {
    fn as_replaced(&self) -> Replaced {
        if self.record.is_compiled() { Replaced::Bundled } else { Replaced::InFile(self.record.file) }
    }
}

/// `from my.toml:12, replaces the bundled record`.
impl fmt::Display for Provenance<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {}:{}", self.file.path, self.line)?;
        match self.replaces {
            Some(Lower::Bundled) => f.write_str(", replaces the bundled record"),
            Some(Lower::File(file)) => write!(f, ", replaces that of {}", file.path),
            None => Ok(()),
        }
    }
}
