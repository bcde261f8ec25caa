//! One piece of TOML to records. Every mistake becomes a finding with its place; what is right is kept.
//!
//! Whether references resolve, and whatever else needs more than one record to judge, is in [`super::super::check()`].

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{BLANKS, MAX_PIECE_BYTES};
use crate::catalogue::{Claim, Field, FileIndex, Finding, Findings, Kind, Record, Severity, Value, quoted};

/// Keeps ids of questions apart from those of things.
pub(crate) const QUESTION_ID_PREFIX: &str = "q-";

/// Maximum number of values of a field: a search remembers in two bytes which of them it found.
const MAX_VALUES: usize = 65_535;

/// Where something begins, and where it ends.
type Spans = BTreeMap<usize, usize>;

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
    /// Where the piece is no TOML, in order.
    broken: Vec<usize>,
    /// The fields in which that is, and the claims.
    stumbled: [Spans; 2],
    /// Whether what is being read is one of them: what the parser put there is not judged.
    is_silent: bool,
    /// Numbers that are no TOML, if that is told of the value already.
    pub(super) numbers: Spans,
    /// The lists of sources so far: there are few of them, and claims by the hundred thousand.
    pub(super) lists: HashSet<&'static [&'static str]>,
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
            broken: Vec::new(),
            stumbled: Default::default(),
            is_silent: false,
            numbers: Spans::new(),
            lists: HashSet::new(),
        }
    }

    /// Reads a piece.
    pub(super) fn document(&mut self, base: usize, text: &'static str) {
        (self.base, self.text) = (base, text);
        self.numbers.clear();
        self.stumbled = Default::default();
        let first = self.records.len();
        let (document, mut errors) = DeTable::parse_recoverable(text);
        errors.sort_by_key(start);
        self.broken = errors.iter().map(start).collect();
        for (word, table) in document.get_ref() {
            self.kind(word.get_ref(), word.span().start, table);
        }
        self.records[first..].sort_by_key(|record| record.at);
        self.broken.clear();
        self.tell(&errors, first);
    }

    /// Says where the piece is no TOML, of which the records from `first` on are made. One slip may bring further errors in its line, and
    /// up to the end of the claim or field in which it is.
    fn tell(&mut self, errors: &[toml::de::Error], first: usize) {
        let mut told = 0;
        for error in errors {
            let at = start(error);
            let end =
                |spans: &Spans| spans.range(..=at).next_back().map(|(_, end)| *end).filter(|end| at <= *end);
            if at < told || end(&self.numbers).is_some() {
                continue;
            }
            let line = self.text.get(at..).and_then(|rest| rest.find('\n')).unwrap_or_default();
            let [fields, claims] = &self.stumbled;
            told = 1 + end(claims).or(end(fields)).unwrap_or_default().max(at + line);
            let place = self.place(at);
            let before = self.records.partition_point(|record| record.at <= place);
            let subject =
                before.checked_sub(1).filter(|index| *index >= first).map(|index| &self.records[index]);
            self.subject = subject.map(Record::subject).unwrap_or_default();
            self.error_at(at, format!("this is not TOML: {}", error.message().trim().replace('\n', "; ")));
        }
        if told > 0 {
            self.findings.silence(self.file, self.place(0)..self.place(self.text.len()));
        }
    }

    /// Whether the parser stumbled between two places, both included.
    pub(super) fn stumbles(&self, span: &Range<usize>) -> bool {
        let next = self.broken.partition_point(|at| *at < span.start);
        self.broken.get(next).is_some_and(|at| *at <= span.end)
    }

    pub(super) fn error_at(&mut self, at: usize, message: String) {
        if !self.stumbles(&(at..at)) {
            self.find(Severity::Error, at, message);
        }
    }

    pub(super) fn find(&mut self, severity: Severity, at: usize, message: String) {
        if self.is_silent && !self.numbers.contains_key(&at) {
            return;
        }
        let (at, subject) = (self.place(at), self.subject.clone());
        self.findings.push(Finding::new(severity, self.file, at, subject, message));
    }

    /// What was read, or nothing and a finding.
    pub(super) fn sound<T>(&mut self, item: Item<'_>, read: Result<T, String>) -> Option<T> {
        read.map_err(|message| self.error_at(item.span().start, message)).ok()
    }

    /// Refuses a record that is too large to parse.
    pub(super) fn too_long(&mut self, base: usize, text: &str) {
        self.base = base;
        let header = text[1..].split(']').next().unwrap_or_default();
        self.subject = header.replace(BLANKS, "");
        let size = MAX_PIECE_BYTES >> 20;
        let message = format!(
            "the record is longer than {size} MB with the comments up to the next, the most that one may have; if it is meant to be shorter, a quote or bracket in it is not closed"
        );
        self.error_at(0, message);
    }

    pub(super) fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    fn kind(&mut self, word: &str, at: usize, table: Item<'_>) {
        self.subject.clear();
        let kind = match Kind::named(word) {
            Ok(kind) => kind,
            // Where a header is not closed, what stands below it is taken for a kind.
            Err(_) if !self.broken.is_empty() => return,
            Err(message) => return self.error_at(at, message),
        };
        let DeValue::Table(entries) = table.get_ref() else {
            return self.error_at(at, format!("{word} must be a table of records: write [{word}.some-id]"));
        };
        for (id, entry) in entries {
            let at = id.span().start;
            let id = kept(id.get_ref().clone());
            self.subject = format!("{word}.{id}");
            if !is_id(id) {
                let message =
                    format!("the id {} must be small ASCII letters and digits joined by hyphens", quoted(id));
                self.error_at(at, message);
            } else if kind == Kind::Question && !id.starts_with(QUESTION_ID_PREFIX) {
                let prefix = QUESTION_ID_PREFIX;
                self.error_at(at, format!("the id of a question begins with {prefix}: write {prefix}{id}"));
            }
            match entry.get_ref() {
                DeValue::Table(table) => {
                    let record = self.record(kind, id, at, table);
                    self.records.push(record);
                }
                other => self.error_at(at, format!("a record must be a table, not {}", other.type_str())),
            }
        }
    }

    fn record(&mut self, kind: Kind, id: &'static str, at: usize, table: &DeTable<'static>) -> Record {
        let mut values = Vec::with_capacity(table.len());
        for (key, item) in table {
            self.enter(item, 0);
            match kind.field_named(key.get_ref()) {
                Ok(field) => {
                    values.extend(self.field(field, item).map(|read| (field.position(), read)));
                }
                Err(message) => self.error_at(key.span().start, message),
            }
        }
        self.is_silent = false;
        values.sort_by_key(|(position, _)| *position);
        let name = kind.name_field();
        if self.broken.is_empty() && values.first().is_none_or(|(position, _)| *position != name.position()) {
            self.error_at(at, format!("the field {:?} is missing", name.key));
        }
        Record::new(kind, id, self.file, self.place(at), values)
    }

    /// Whether the parser stumbled in a field (0) or an entry of one (1) decides whether it is judged.
    fn enter(&mut self, item: Item<'_>, level: usize) {
        let span = item.span();
        self.is_silent = self.stumbles(&span);
        if self.is_silent && (level == 0 || item.get_ref().is_table()) {
            self.stumbled[level].insert(span.start, span.end);
        }
    }

    /// One value or claim, or several in an array.
    fn field(&mut self, field: Field, item: Item<'_>) -> Option<Box<[Claim]>> {
        let is_plain = field.is_editorial();
        let items = match item.get_ref() {
            DeValue::Array(items) if field.many || !is_plain => &items[..],
            _ if field.many && is_plain => {
                self.error_at(item.span().start, format!("{} holds a list: write [\"…\", \"…\"]", field.key));
                return None;
            }
            _ => std::slice::from_ref(item),
        };
        if items.is_empty() {
            self.error_at(item.span().start, empty(field.key));
        } else if items.len() > MAX_VALUES {
            let message = format!("{} holds {} values; the most is {MAX_VALUES}", field.key, items.len());
            self.error_at(item.span().start, message);
            return None;
        }
        let mut known = HashSet::new();
        let claims = items.iter().filter_map(|item| {
            self.enter(item, 1);
            if !is_plain {
                return self.claim(field, item);
            }
            let read = self.value(field, item);
            let (value, at) = (self.sound(item, read)?, item.span().start);
            if let Value::Text(text) = value
                && field.many
                && !known.insert(text)
            {
                let message = format!("{}: the same stands here twice; leave one out", field.key);
                self.find(Severity::Warning, at, message);
                return None;
            }
            Some(Claim::of(value, self.place(at)))
        });
        let claims: Box<[Claim]> = claims.collect();
        (!claims.is_empty()).then_some(claims)
    }
}

fn start(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

pub(super) fn empty(key: &str) -> String {
    format!("{key} is empty: leave it out where nothing is recorded")
}

/// A text of the file, or what it spells with escapes; both are kept as long as the program runs.
pub(super) fn kept(text: Cow<'static, str>) -> &'static str {
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
