//! Reads one piece of TOML into records. Every mistake becomes a finding with its place; what is right is kept.
//!
//! Whatever needs more than one record to judge, such as whether references resolve, is in [`super::super::check()`].

use std::borrow::Cow;
use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{BLANKS, MAX_PIECE_BYTES};
use crate::catalogue::fields::question;
use crate::catalogue::{Claim, Field, FileIndex, Finding, Findings, Kind, Record, Severity, Value, quoted};

/// Keeps the ids of questions apart from those of other records.
pub(crate) const QUESTION_ID_PREFIX: &str = "q-";

/// Maximum number of values of a field: a search stores the position of a value in two bytes.
const MAX_VALUES: usize = 65_535;

/// Maximum length of a value in a message, in bytes.
const MAX_WRITTEN: usize = 60;

/// A value with its span.
pub(super) type Item<'a> = &'a Spanned<DeValue<'static>>;

/// Reads a file piece by piece.
pub(super) struct Reader<'f> {
    file: FileIndex,
    findings: &'f mut Findings,
    pub(super) records: Vec<Record>,
    /// The record being read, for findings.
    subject: String,
    /// The field being read, and the key of its claim, for findings.
    field: &'static str,
    pub(super) key: &'static str,
    /// The piece of the file that is being read, and where it begins.
    text: &'static str,
    base: usize,
    /// The piece is not valid TOML: what the parser made of it is not judged.
    is_broken: bool,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: FileIndex, findings: &'f mut Findings) -> Self {
        let (records, subject) = (Vec::new(), String::new());
        Self { file, findings, records, subject, field: "", key: "", text: "", base: 0, is_broken: false }
    }

    /// Reads a piece. Of several errors of the parser only the first is reported, since a slip may cause others.
    pub(super) fn read(&mut self, base: usize, text: &'static str) {
        let first = self.records.len();
        let (document, errors) = DeTable::parse_recoverable(text);
        (self.text, self.base, self.is_broken) = (text, base, !errors.is_empty());
        for (word, table) in document.get_ref() {
            self.kind(word.get_ref(), word.span().start, table);
        }
        self.records[first..].sort_by_key(|record| record.at);
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        if let Some(error) = errors.iter().min_by_key(|error| start(error)) {
            let place = self.place(start(error));
            let records = &self.records[first..];
            let record = records[..records.partition_point(|record| record.at <= place)].last();
            self.subject = record.map(Record::subject).unwrap_or_default();
            // No value, or text without quotes or in curly ones.
            let is_bare = |(before, after): (&str, &str)| {
                let begins = |letter: char| letter.is_ascii_digit() || "=+-.'\"[{".contains(letter);
                before.trim_end_matches(BLANKS).ends_with('=') && !after.starts_with(begins)
            };
            let message = if text.split_at_checked(start(error)).is_some_and(is_bare) {
                "after = comes a value: text in straight quotes (\"), a number, true or false".to_owned()
            } else {
                error.message().trim().replace('\n', "; ")
            };
            self.is_broken = false;
            self.error(start(error), format!("this is not TOML: {message}"));
            self.findings.silent.insert((self.file, self.place(0)), self.place(text.len()));
        }
    }

    pub(super) fn error(&mut self, at: usize, message: String) {
        self.report(Severity::Error, at, message);
    }

    pub(super) fn report(&mut self, severity: Severity, at: usize, message: String) {
        if !self.is_broken {
            let (at, subject) = (self.place(at), self.subject.clone());
            let within = [self.field, self.key].into_iter().filter(|name| !name.is_empty());
            let message = within.map(|name| format!("{name}: ")).chain([message]).collect();
            self.findings.push(Finding { file: self.file, at, severity, subject, message });
        }
    }

    /// What was read; if it could not be read, reports why.
    pub(super) fn or_report<T>(&mut self, at: usize, read: Result<T, String>) -> Option<T> {
        read.map_err(|message| self.error(at, message)).ok()
    }

    /// Refuses a record that is too long to parse.
    pub(super) fn refuse(&mut self, base: usize, text: &'static str) {
        (self.base, self.is_broken) = (base, false);
        let header = text[1..].split(']').next().unwrap_or_default();
        self.subject = header.replace(BLANKS, "");
        let size = MAX_PIECE_BYTES >> 20;
        let message = format!(
            "the record is longer than {size} MB with the comments up to the next, the most that one may have; if it is meant to be shorter, a quote or bracket in it is not closed"
        );
        self.error(0, message);
    }

    /// What is wrong with a value that must be something else.
    pub(super) fn not(&self, wanted: &str, item: Item<'_>) -> String {
        format!("it must be {wanted}, not {}", self.written(item))
    }

    /// A value as it is written; of a long one, its type.
    pub(super) fn written(&self, item: Item<'_>) -> String {
        let text = self.text.get(item.span()).unwrap_or_default();
        let is_short = text.len() <= MAX_WRITTEN && !text.contains('\n');
        if is_short { text.to_owned() } else { format!("this {}", item.get_ref().type_str()) }
    }

    /// The place in the file of a byte in the piece.
    pub(super) fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    fn kind(&mut self, word: &str, at: usize, table: Item<'_>) {
        self.subject.clear();
        let no_record = || {
            let kind = Kind::from_word(word).map_or("car", Kind::word);
            format!("a record begins with a line such as [{kind}.some-id]")
        };
        let DeValue::Table(entries) = table.get_ref() else { return self.error(at, no_record()) };
        let Some(kind) = self.or_report(at, Kind::parse(word, "kind")) else { return };
        for (id, entry) in entries {
            let at = id.span().start;
            let id = kept(id.get_ref().clone());
            self.subject = format!("{word}.{id}");
            if !is_id(id) {
                let id = quoted(id);
                let rule = "must be lower-case ASCII letters and digits joined by hyphens";
                self.error(at, format!("the id {id} {rule}"));
            } else if kind == Kind::Question && !id.starts_with(QUESTION_ID_PREFIX) {
                let prefix = QUESTION_ID_PREFIX;
                self.error(at, format!("the id of a question begins with {prefix}: write {prefix}{id}"));
            }
            match entry.get_ref() {
                DeValue::Table(table) => {
                    let record = self.record(kind, id, at, table);
                    self.records.push(record);
                }
                _ => self.error(at, no_record()),
            }
        }
    }

    fn record(&mut self, kind: Kind, id: &'static str, at: usize, table: &DeTable<'static>) -> Record {
        let mut values = Vec::with_capacity(table.len());
        for (key, item) in table {
            let field = kind.field_named(key.get_ref());
            let Some(field) = self.or_report(key.span().start, field) else { continue };
            self.field = field.key;
            values.extend(self.field(field, item).map(|read| (field.position, read)));
            self.field = "";
        }
        values.sort_by_key(|(position, _)| *position);
        for field in [kind.name_field(), question::ANSWER, question::SHOWS] {
            if field.kind == kind && !table.iter().any(|(key, _)| key.get_ref() == field.key) {
                self.error(at, format!("the field {:?} is missing", field.key));
            }
        }
        Record::new(kind, id, self.file, self.place(at), values)
    }

    /// One value or claim, or several in an array.
    fn field(&mut self, field: Field, item: Item<'_>) -> Option<Box<[Claim]>> {
        let is_plain = field.is_editorial();
        let items = match item.get_ref() {
            DeValue::Array(items) if field.many || !is_plain => &items[..],
            _ if field.many && is_plain => {
                self.error(item.span().start, "it holds a list: write [\"…\", \"…\"]".to_owned());
                return None;
            }
            _ => std::slice::from_ref(item),
        };
        if items.is_empty() {
            self.error(item.span().start, EMPTY.to_owned());
        } else if items.len() > MAX_VALUES {
            let message = format!("it holds {} values; the most is {MAX_VALUES}", items.len());
            self.error(item.span().start, message);
            return None;
        }
        let mut known = HashSet::new();
        let claims = items.iter().filter_map(|item| {
            if !is_plain {
                return self.claim(field, item);
            }
            let (read, at) = (self.value(field, item), item.span().start);
            let value = self.or_report(at, read)?;
            if let Value::Text(text) = value
                && field.many
                && !known.insert(text)
            {
                let message = "the same is given twice; leave one out".to_owned();
                self.report(Severity::Warning, at, message);
                return None;
            }
            Some(Claim::of(value, self.place(at)))
        });
        let claims: Box<[Claim]> = claims.collect();
        (!claims.is_empty()).then_some(claims)
    }
}

pub(super) const EMPTY: &str = "it is empty: leave it out where nothing is recorded";

/// A text of the file, or its unescaped form; both live as long as the program.
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
