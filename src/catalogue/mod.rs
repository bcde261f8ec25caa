//! What is known: records, claims, dates with doubt, the registry of fields, reading TOML, merging layers, checking.
//!
//! Nothing here knows a flag or prints a line. `build.rs` uses this very module to compile `data/` into the program.

mod answer;
mod attested;
mod check;
mod claim;
mod compiled;
mod dating;
mod edtf;
pub(crate) mod fields;
pub(crate) mod finding;
pub(crate) mod hidden;
mod lineage;
mod nearest;
mod overlay;
pub(crate) mod quantity;
pub(crate) mod read;
mod record;
mod record_field;
mod slot;
mod values;
mod wording;
pub(crate) mod words;
pub(crate) mod years;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::iter::successors;

use foldhash::HashMap;

pub(crate) use answer::{Answer, DISPUTED, Statement};
pub(crate) use attested::Attested;
pub use check::check;
pub(crate) use check::check_record;
pub(crate) use claim::Certainty;
pub use claim::{Claim, Value};
pub(crate) use dating::OLDER;
pub(crate) use edtf::everyday;
pub(crate) use fields::{Field, Group, Relation, Role};
pub use fields::{Kind, Type};
pub use finding::{File, Findings, Severity};
pub(crate) use finding::{FileIndex, Finding};
pub use hidden::visible;
pub(crate) use hidden::{as_seen, written_out};
pub(crate) use lineage::{Descent, Way};
pub(crate) use nearest::{choice, counted, did_you_mean, nearest, quoted};
pub use quantity::Quantity;
pub use read::read;
pub(crate) use read::read_at_most;
pub use record::Record;
pub(crate) use slot::{Place, Shape, Slot};
pub(crate) use years::{Bound, Ends, limit};
pub use years::{Overlap, Years};

use compiled::{Compiled, decoded};
use fields::source;
use overlay::{Link, Links};

/// All records, each kind in the order of its ids.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The files that records come from.
    pub files: Vec<File>,
    compiled: Compiled<'static>,
    tables: [Vec<Entry>; Kind::ALL.len()],
    /// The references in records that are not compiled in, citations of sources in a table of their own; made on demand, because few
    /// commands need them.
    links: [OnceCell<Links>; 2],
    /// Of records that took the place of another: its file, and how many claims it made.
    replaced: HashMap<(Kind, &'static str), (FileIndex, u32)>,
}

/// Maximum number of mirrors between a source and its original.
const MAX_MIRRORS: usize = 100;

/// A record, read from a file, or compiled in and decoded on first use.
#[derive(Clone, Debug)]
struct Entry {
    /// Its position in the compiled form.
    compiled: Option<u32>,
    known: OnceCell<Box<Record>>,
}

impl From<Record> for Entry {
    fn from(record: Record) -> Self {
        Self { compiled: None, known: Box::new(record).into() }
    }
}

impl Catalogue {
    /// A catalogue of records read from files. Of two with the same kind and id the later one stays.
    pub fn new(files: Vec<File>, records: Vec<Record>) -> Self {
        Self::default().overlaid(files, records)
    }

    /// The number of the next file that is laid over it.
    pub(crate) fn next_file(&self) -> FileIndex {
        FileIndex(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.tables[kind as usize].len()
    }

    /// All records of a kind, by id.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.tables[kind as usize].iter().map(|entry| self.compiled.record(entry))
    }

    /// The records that are not compiled in, kind by kind, by id; no bundled one is decoded for it.
    pub fn added(&self) -> impl Iterator<Item = &Record> {
        let added = self.tables.iter().flatten().filter(|entry| entry.compiled.is_none());
        added.map(|entry| self.compiled.record(entry))
    }

    /// All records of all kinds.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        Kind::ALL.into_iter().flat_map(|kind| self.records(kind))
    }

    /// The ids of a kind, in order, without looking at the records.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.tables[kind as usize].iter().map(|entry| self.id(entry))
    }

    /// The record at a place among those of its kind.
    pub fn nth(&self, (kind, position): (Kind, usize)) -> Option<&Record> {
        self.tables[kind as usize].get(position).map(|entry| self.compiled.record(entry))
    }

    /// The id at a place among those of its kind, without looking at the record.
    pub fn nth_id(&self, (kind, position): (Kind, usize)) -> Option<&str> {
        self.tables[kind as usize].get(position).map(|entry| self.id(entry))
    }

    fn id(&self, entry: &Entry) -> &str {
        str::from_utf8(self.compiled.id(entry)).unwrap_or_default()
    }

    /// What was compiled with the records for searching them; empty if any was read from a file.
    pub fn index(&self) -> &'static [u8] {
        self.compiled.index
    }

    /// One record.
    pub fn get(&self, kind: Kind, id: &str) -> Option<&Record> {
        self.nth((kind, self.position(kind, id)?))
    }

    /// The record to which a value of a field refers, if it does.
    pub(crate) fn target(&self, field: Field, value: &Value) -> Option<&Record> {
        let (Type::Ref(kind), Value::Ref(id)) = (field.ty, value) else { return None };
        self.get(kind, id)
    }

    /// Whether there is such a record.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.position(kind, id).is_some()
    }

    /// What names one record among all: its id, or `car.twin` where a record of another kind has the same.
    pub(crate) fn handle<'a>(&self, kind: Kind, id: &'a str) -> Cow<'a, str> {
        let is_shared = Kind::ALL.into_iter().any(|other| other != kind && self.has(other, id));
        if is_shared { format!("{}.{id}", kind.word()).into() } else { id.into() }
    }

    /// Where among those of its kind a record stands.
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.tables[kind as usize].binary_search_by(|entry| self.compiled.id(entry).cmp(id.as_bytes())).ok()
    }

    /// The fields that refer to a record, each with the id of the record it stands in. Only claims that stand count; but every claim that
    /// cites a source does, even one taken back since.
    pub fn links(&self, record: &Record) -> impl Iterator<Item = (Field, &'static str)> + use<> {
        let mut links: Vec<Link> = decoded(record.links);
        // References in records that have been replaced since do not count.
        links.retain(|(field, id)| !self.replaced.contains_key(&(field.kind, *id)));
        if let Some(added) = self.added_links(record.kind).get(&(record.kind, record.id)) {
            links.extend(added);
            links.sort_unstable_by_key(|(field, id)| (field.kind, *id, *field));
        }
        links.into_iter()
    }

    /// The same with the record itself, which takes longer.
    pub fn referring(&self, record: &Record) -> impl Iterator<Item = (Field, &Record)> {
        self.links(record).filter_map(|(field, id)| Some((field, self.get(field.kind, id)?)))
    }

    /// The one author or text behind a source; nothing if it never counts as a witness.
    pub fn voice<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        let record = self.get(Kind::Source, id);
        let is_witness = record.is_none_or(|record| record.text(source::WITNESS) != Some("no"));
        is_witness.then(|| self.author_of(record, id))
    }

    /// The one author or text behind a source, whether or not it is a witness: that of the source that it mirrors, else its voice.
    pub fn author<'a>(&'a self, id: &'a str) -> &'a str {
        self.author_of(self.get(Kind::Source, id), id)
    }

    fn author_of<'a>(&'a self, source: Option<&'a Record>, id: &'a str) -> &'a str {
        let original = |source: &&'a Record| self.get(Kind::Source, source.text(source::MIRROR_OF)?);
        // Mirrors of each other have no original, which is a mistake of its own.
        let last = successors(source, original).take(MAX_MIRRORS).last();
        // An original may be missing.
        last.map_or(id, |last| last.text(source::MIRROR_OF).or(last.text(source::VOICE)).unwrap_or(last.id))
    }

    /// Whether a claim was taken back: by the voice of all its sources, and in a source that is none of them.
    fn takes_back(&self, claim: &Claim) -> bool {
        claim.superseded.is_some_and(|later| {
            let is_same_voice = |source: &str| source != later && self.author(source) == self.author(later);
            !claim.by.is_empty() && claim.sources().all(is_same_voice)
        })
    }
}
