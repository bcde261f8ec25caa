//! One layer laid over another: the same kind and id replaces the earlier record whole, in its place; a new id is added. Which records refer
//! to which is kept by id, so that a layer renumbers nothing.

use std::collections::HashMap;

use super::{Catalogue, Field, File, Kind, Record, Value};

/// A reference: the field, and the id of the record in which it stands.
pub(super) type Link = (Field, &'static str);

/// References by what they refer to.
pub(super) type Links = HashMap<(Kind, &'static str), Vec<Link>>;

impl Catalogue {
    /// The catalogue with the records of further files laid over it, later ones over earlier ones.
    pub fn overlaid(mut self, files: Vec<File>, records: Vec<Record>) -> Self {
        self.files.extend(files);
        for record in records {
            self.tables[record.kind as usize].push(record.into());
        }
        let compiled = self.compiled;
        for table in &mut self.tables {
            // The sort is stable: of one id the last one comes last, and it is the one to keep.
            table.sort_by_key(|entry| compiled.id(entry));
            table.dedup_by(|later, kept| {
                let is_same = compiled.id(later) == compiled.id(kept);
                if is_same {
                    let (below, mut later) = (compiled.record(kept), compiled.record(later).clone());
                    // An id that stands twice in a file is a mistake, and no layer over another.
                    if below.file != later.file {
                        let replaced = (below.file, below.overall.claims);
                        self.replaced.insert((later.kind, later.id), replaced);
                    }
                    // What refers to the one refers to the other.
                    later.links = below.links;
                    *kept = later.into();
                }
                is_same
            });
        }
        // The compiled index does not cover the new records.
        self.compiled.index = &[];
        self.links = Default::default();
        self.settle();
        self
    }

    /// The references to records of a kind in those that are not compiled in.
    pub(super) fn added_links(&self, to: Kind) -> &Links {
        let are_citations = to == Kind::Source;
        self.links[usize::from(are_citations)].get_or_init(|| {
            let mut links = Links::new();
            for record in self.added() {
                for (kind, id, field, claim) in record.references() {
                    let is_meant = match kind {
                        Kind::Source => are_citations && claim.sources().any(|source| source == id),
                        _ => !are_citations && claim.stands && claim.value == Value::Ref(id),
                    };
                    if is_meant {
                        links.entry((kind, id)).or_default().push((field, record.id));
                    }
                }
            }
            links.values_mut().for_each(Vec::dedup);
            links
        })
    }

    /// Decides which of the claims that are not compiled in stand.
    fn settle(&mut self) {
        let settled = self.added().filter_map(|record| record.settled(|claim| self.takes_back(claim)));
        for record in settled.collect::<Vec<_>>() {
            let kind = record.kind;
            if let Some(position) = self.position(kind, record.id) {
                self.tables[kind as usize][position] = record.into();
            }
        }
    }

    /// Where a record comes from, `from my.toml:12, replaces the bundled record`; nothing for those that are compiled in.
    pub fn provenance(&self, record: &Record) -> Option<String> {
        // Of what is compiled in no text is kept.
        let file = record.file.of(&self.files).filter(|file| !file.text.is_empty())?;
        let replaced = self.replaced(record).map(|(lower, _)| format!(", replaces {lower}"));
        Some(format!("from {}:{}{}", file.path, file.line_column(record.at).0, replaced.unwrap_or_default()))
    }

    /// Which record this one took the place of, in words, and how many claims that one makes.
    pub(crate) fn replaced(&self, record: &Record) -> Option<(String, u32)> {
        let (file, claims) = *self.replaced.get(&(record.kind, record.id))?;
        let file = file.of(&self.files)?;
        let is_bundled = file.text.is_empty();
        let replaced =
            if is_bundled { "the bundled record".to_owned() } else { format!("that of {}", file.path) };
        Some((replaced, claims))
    }
}
