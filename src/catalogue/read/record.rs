//! One piece of TOML to records. Every mistake becomes a finding with its place; what is right is kept.
//!
//! Whether references resolve, and whatever else needs more than one record to judge, is in [`super::super::check()`].

use std::borrow::Cow;
use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::claim::FieldValues;
use super::super::fields::{Field, Kind};
use super::super::finding::{FileIndex, Finding, Severity};
use super::super::findings::Findings;
use super::super::nearest::{choice, did_you_mean, nearest};
use super::super::record::Record;
use super::MAX_PIECE_BYTES;
use super::cut::BLANKS;

/// So that no question is taken for a thing.
pub(crate) const QUESTION_ID_PREFIX: &str = "q-";

/// A value where it stands.
pub(super) type Item<'a> = &'a Spanned<DeValue<'static>>;

/// What stands in a piece of a file that begins at `base`.
pub(super) struct Reader<'f> {
    file: FileIndex,
    base: usize,
    pub(super) text: &'static str,
    /// The record that is being read, for findings.
    subject: String,
    findings: &'f mut Findings,
    pub(super) records: Vec<Record>,
    /// Where the piece is no TOML; what the parser puts there in its place is not judged.
    broken: HashSet<u32>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: FileIndex, findings: &'f mut Findings) -> Self {
        Self {
            file,
            base: 0,
            text: "",
            subject: String::new(),
            findings,
            records: Vec::new(),
            broken: HashSet::new(),
        }
    }

    /// Reads a piece.
    pub(super) fn document(&mut self, base: usize, text: &'static str) {
        (self.base, self.text) = (base, text);
        let first = self.records.len();
        let (document, errors) = DeTable::parse_recoverable(text);
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        self.broken = errors.iter().map(|error| self.place(start(error))).collect();
        for (word, table) in document.get_ref() {
            self.kind(word.get_ref(), word.span().start, table);
        }
        self.records[first..].sort_by_key(|record| record.at);
        self.broken.clear();
        for error in errors {
            let at = start(&error);
            let place = self.place(at);
            let before = self.records.partition_point(|record| record.at <= place);
            let subject =
                before.checked_sub(1).filter(|index| *index >= first).map(|index| &self.records[index]);
            self.subject = subject.map(Record::subject).unwrap_or_default();
            self.error_at(at, format!("this is not TOML: {}", error.message().trim().replace('\n', "; ")));
        }
    }

    fn name(&mut self, word: &str, id: &str) {
        self.subject.clear();
        self.subject.extend([word, ".", id]);
    }

    pub(super) fn error_at(&mut self, at: usize, message: String) {
        if !self.broken.contains(&self.place(at)) {
            self.find(Severity::Error, at, message);
        }
    }

    pub(super) fn warning_at(&mut self, at: usize, message: String) {
        self.find(Severity::Warning, at, message);
    }

    pub(super) fn note_at(&mut self, at: usize, message: String) {
        self.find(Severity::Note, at, message);
    }

    fn find(&mut self, severity: Severity, at: usize, message: String) {
        let (at, subject) = (self.place(at), self.subject.clone());
        self.findings.push(Finding::new(severity, self.file, at, subject, message));
    }

    /// Refuses a record that is too large to parse.
    pub(super) fn too_long(&mut self, base: usize, text: &str) {
        self.base = base;
        let header = text[1..].split(']').next().unwrap_or_default();
        self.subject = header.replace(BLANKS, "");
        let size = MAX_PIECE_BYTES >> 20;
        let message = format!(
            "the record is longer than {size} MB, the most that one may have; if it is meant to be shorter, a quote or bracket in it is not closed"
        );
        self.error_at(0, message);
    }

    pub(super) fn empty(&mut self, key: &str, at: usize) {
        self.error_at(at, format!("{key} is empty: leave it out where nothing is recorded"));
    }

    pub(super) fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    fn kind(&mut self, word: &str, at: usize, table: Item<'_>) {
        self.subject.clear();
        let Some(kind) = Kind::from_word(word) else {
            let words = Kind::ALL.map(Kind::word);
            return self.error_at(at, format!("unknown kind {word:?}{}", choice(word, "kinds", &words)));
        };
        let DeValue::Table(entries) = table.get_ref() else {
            return self.error_at(at, format!("{word} must be a table of records: write [{word}.some-id]"));
        };
        for (id, entry) in entries {
            self.name(word, id.get_ref());
            let at = id.span().start;
            if !is_id(id.get_ref()) {
                self.error_at(
                    at,
                    format!(
                        "the id {:?} must be small ASCII letters and digits joined by hyphens",
                        id.get_ref()
                    ),
                );
            } else if kind == Kind::Question && !id.get_ref().starts_with(QUESTION_ID_PREFIX) {
                let message = format!(
                    "the id of a question begins with {QUESTION_ID_PREFIX}: write {QUESTION_ID_PREFIX}{}",
                    id.get_ref()
                );
                self.error_at(at, message);
            }
            match entry.get_ref() {
                DeValue::Table(table) => {
                    let record = self.record(kind, kept(id.get_ref().clone()), at, table);
                    self.records.push(record);
                }
                other => self.error_at(at, format!("a record must be a table, not {}", other.type_str())),
            }
        }
    }

    fn record(&mut self, kind: Kind, id: &'static str, at: usize, table: &DeTable<'static>) -> Record {
        let mut values = Vec::with_capacity(table.len());
        for (key, item) in table {
            let name = &**key.get_ref();
            let Some(field) = kind.field(name) else {
                let near = did_you_mean(&nearest(name, kind.fields().map(|field| field.key)));
                let hint = if near.is_empty() {
                    format!("; nkcars fields {} lists them", kind.plural())
                } else {
                    near
                };
                self.error_at(key.span().start, format!("unknown field {name:?}{hint}"));
                continue;
            };
            let read = if field.is_editorial() { self.plain(field, item) } else { self.claims(field, item) };
            values.extend(read.map(|read| (field.position(), read)));
        }
        values.sort_by_key(|(position, _)| *position);
        if values.first().is_none_or(|(position, _)| *position != kind.name_field().position()) {
            self.error_at(at, format!("the field {:?} is missing", kind.name_field().key));
        }
        Record::new(kind, id, self.file, self.place(at), values)
    }

    fn plain(&mut self, field: Field, item: Item<'_>) -> Option<FieldValues> {
        let values = match item.get_ref() {
            DeValue::Array(values) if field.many && values.is_empty() => {
                self.empty(field.key, item.span().start);
                return None;
            }
            DeValue::Array(values) if field.many => {
                values.iter().filter_map(|value| self.value(field, value)).collect()
            }
            _ if field.many => {
                self.error_at(item.span().start, format!("{} holds a list: write [\"…\", \"…\"]", field.key));
                return None;
            }
            _ => vec![self.value(field, item)?],
        };
        Some(FieldValues::Plain(values.into()))
    }
}

/// The words of a text; nothing for all else.
pub(super) fn text_of(item: Item<'_>) -> Option<&'static str> {
    match item.get_ref() {
        DeValue::String(text) => Some(kept(text.clone())),
        _ => None,
    }
}

/// A text of the file, or what it spells with escapes; both are kept as long as the program runs.
fn kept(text: Cow<'static, str>) -> &'static str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.leak(),
    }
}

/// Small ASCII letters and digits, joined by single hyphens.
fn is_id(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
