//! One layer laid over another: the same kind and id replaces the earlier record whole, in its place; a new id is added.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::links;
use super::{Catalogue, Entry, File, Kind, Lazy, Record, Value};

impl Catalogue {
    /// The catalogue with the records of further files laid over it, later ones over earlier ones.
    pub fn overlaid(mut self, files: Vec<File>, records: Vec<Record>) -> Self {
        self.files.extend(files);
        let added: HashSet<_> = records.iter().map(|record| (record.kind, record.id)).collect();
        for record in records {
            self.tables[record.kind as usize].push(Entry::new(record, Lazy::default(), None));
        }
        for table in &mut self.tables {
            // The sort is stable: of one id the last one comes last, and it is the one to keep.
            table.sort_by_key(|entry| entry.id);
            table.dedup_by(|later, kept| {
                let is_same = later.id == kept.id;
                if is_same {
                    // What refers to the one refers to the other.
                    let (below, links) = (kept.record(), kept.known.links.clone());
                    // An id that stands twice in a file is a mistake, and no layer over another.
                    let is_layer = below.file != later.record().file;
                    let replaced =
                        if is_layer { Some((below.file, below.overall.claims)) } else { kept.known.replaced };
                    *kept = Entry::new(later.record().clone(), links, replaced);
                }
                is_same
            });
        }
        // What was made for the records below knows nothing of the new ones.
        self.index = None;
        self.attested = Lazy::default();
        self.citing = OnceCell::new();
        self.settle(&added);
        self.links = links::of(Kind::ALL.into_iter().flat_map(|kind| self.added(kind)), |_, id, claim| {
            claim.stands && claim.value == Value::Ref(id)
        });
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
            let entry = &mut self.tables[kind as usize][position];
            *entry = Entry::new(record, entry.known.links.clone(), entry.known.replaced);
        }
    }

    /// Where a record comes from, `from my.toml:12, replaces the bundled record`; nothing for those that are compiled in.
    pub fn provenance(&self, record: &Record) -> Option<String> {
        let file = record
            .file
            .of(&self.files)
            .filter(|_| self.entry(record.kind, record.id).is_some_and(|entry| !entry.known.is_compiled()))?;
        let replaced = self.replaced(record).map(|(lower, _)| format!(", replaces {lower}"));
        Some(format!("from {}:{}{}", file.path, file.line_of(record.at), replaced.unwrap_or_default()))
    }

    /// Which record this one took the place of, in words, and how many claims that one makes.
    pub(crate) fn replaced(&self, record: &Record) -> Option<(String, u32)> {
        let (file, claims) = self.entry(record.kind, record.id)?.known.replaced?;
        let file = file.of(&self.files)?;
        // Of what is compiled in no text is kept.
        let is_bundled = file.text.is_empty();
        Some((
            if is_bundled { "the bundled record".to_owned() } else { format!("that of {}", file.path) },
            claims,
        ))
    }

    pub(super) fn entry(&self, kind: Kind, id: &str) -> Option<&Entry> {
        self.tables[kind as usize].get(self.position(kind, id)?)
    }
}
