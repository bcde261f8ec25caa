//! One piece of TOML to records. Every mistake becomes a finding with its place; what is right is kept.
//!
//! Whether references resolve, and whatever else needs more than one record to judge, is in [`super::super::check()`].

use std::borrow::Cow;
use std::sync::OnceLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::check::suspicion;
use super::super::fields::{Field, Kind, Type};
use super::super::finding::Finding;
use super::super::nearest::{choice, did_you_mean, nearest};
use super::super::quantity::Quantity;
use super::super::record::{Certainty, Claim, Content, Record, Value};
use super::super::text::Text;
use super::super::years::Years;

const CLAIM_KEYS: &[&str] = &["is", "said", "certainty", "by", "note", "seen", "when", "superseded"];

/// What stands in a piece of a file that begins at `base`.
pub(super) struct Reader {
    file: u16,
    base: usize,
    subject: String,
    pub(super) findings: Vec<Finding>,
    pub(super) records: Vec<Record>,
}

/// What a piece holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// No table at all.
    Empty,
    /// One record.
    One,
    /// Anything else.
    Other,
}

impl Reader {
    pub(super) fn new(file: u16) -> Self {
        Self { file, base: 0, subject: String::new(), findings: Vec::new(), records: Vec::new() }
    }

    /// Reads one piece; its shape, unless it is no TOML.
    pub(super) fn piece(&mut self, base: usize, text: &'static str) -> Option<Shape> {
        self.base = base;
        let first = self.records.len();
        let (document, errors) = DeTable::parse_recoverable(text);
        for (word, table) in document.get_ref() {
            self.kind(word.get_ref(), word.span().start, table);
        }
        self.records[first..].sort_by_key(|record| record.at);
        let is_toml = errors.is_empty();
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            let place = self.place(at);
            let before = self.records.partition_point(|record| record.at <= place);
            let subject =
                before.checked_sub(1).filter(|index| *index >= first).map(|index| &self.records[index]);
            self.subject.clear();
            if let Some(record) = subject {
                self.subject = format!("{}.{}", record.kind.word(), record.id);
            }
            self.wrong(at, format!("this is not TOML: {}", error.message().trim().replace('\n', "; ")));
        }
        let mut tables = document.get_ref().values();
        is_toml.then(|| match (tables.next(), tables.next()) {
            (None, _) => Shape::Empty,
            (Some(ids), None) if ids.get_ref().as_table().is_some_and(|ids| ids.len() == 1) => Shape::One,
            _ => Shape::Other,
        })
    }

    pub(super) fn wrong(&mut self, at: usize, message: String) {
        self.findings.push(Finding::error(self.file, self.base + at, &self.subject, message));
    }

    fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    fn kind(&mut self, word: &str, at: usize, table: &Spanned<DeValue<'static>>) {
        self.subject.clear();
        let Some(kind) = Kind::from_word(word) else {
            let words = Kind::ALL.map(Kind::word);
            return self.wrong(at, format!("unknown kind {word:?}{}", choice(word, "kinds", &words)));
        };
        let DeValue::Table(entries) = table.get_ref() else {
            return self.wrong(at, format!("{word} must be a table of records: write [{word}.some-id]"));
        };
        for (id, entry) in entries {
            self.subject = format!("{word}.{}", id.get_ref());
            let at = id.span().start;
            if !is_id(id.get_ref()) {
                self.wrong(
                    at,
                    format!(
                        "the id {:?} must be small ASCII letters and digits joined by hyphens",
                        id.get_ref()
                    ),
                );
                continue;
            }
            match entry.get_ref() {
                DeValue::Table(table) => {
                    let record = self.record(kind, Text::from(id.get_ref().clone()), at, table);
                    self.records.push(record);
                }
                other => self.wrong(at, format!("a record must be a table, not {}", other.type_str())),
            }
        }
    }

    fn record(&mut self, kind: Kind, id: Text, at: usize, table: &DeTable<'static>) -> Record {
        let mut contents = Vec::with_capacity(table.len());
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(index) = field_index(kind, name) else {
                let near = did_you_mean(&nearest(name, kind.fields().iter().map(|field| field.key)));
                let hint = if near.is_empty() {
                    format!("; nkcars fields {} lists them", kind.plural())
                } else {
                    near
                };
                self.wrong(key.span().start, format!("unknown field {name:?}{hint}"));
                continue;
            };
            let field = &kind.fields()[index];
            let content =
                if field.is_editorial() { self.plain(field, value) } else { self.claims(field, value) };
            if let (Some(content), Ok(index)) = (content, u8::try_from(index)) {
                contents.push((index, content));
            }
        }
        contents.sort_by_key(|(index, _)| *index);
        if contents.first().is_none_or(|(index, _)| *index != 0) {
            self.wrong(at, format!("the field {:?} is missing", kind.fields()[0].key));
        }
        Record::new(kind, id, self.file, self.place(at), contents)
    }

    fn plain(&mut self, field: &Field, value: &Spanned<DeValue<'static>>) -> Option<Content> {
        let values = match value.get_ref() {
            DeValue::Array(values) if field.many => {
                exactly(values.len(), values.iter().filter_map(|value| self.value(field, value)))
            }
            _ if field.many => {
                self.wrong(value.span().start, format!("{} holds a list: write [\"…\", \"…\"]", field.key));
                return None;
            }
            _ => vec![self.value(field, value)?],
        };
        Some(Content::Plain(values.into()))
    }

    fn claims(&mut self, field: &Field, value: &Spanned<DeValue<'static>>) -> Option<Content> {
        let claims: Vec<Claim> = match value.get_ref() {
            DeValue::Array(claims) => {
                exactly(claims.len(), claims.iter().filter_map(|claim| self.claim(field, claim)))
            }
            _ => self.claim(field, value).into_iter().collect(),
        };
        if claims.is_empty() {
            if matches!(value.get_ref(), DeValue::Array(claims) if claims.is_empty()) {
                self.wrong(
                    value.span().start,
                    format!("{} is empty: leave it out where nothing is recorded", field.key),
                );
            }
            return None;
        }
        Some(Content::Claims(claims.into()))
    }

    fn claim(&mut self, field: &Field, value: &Spanned<DeValue<'static>>) -> Option<Claim> {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            let text = value.get_ref().as_str().unwrap_or("…");
            self.wrong(
                at,
                format!(
                    "{} needs a claim: {{ is = {text:?}, certainty = \"reported\", by = [\"source-id\"] }}",
                    field.key
                ),
            );
            return None;
        };
        let mut claim = Claim {
            value: Value::Unknown,
            certainty: None,
            by: Box::default(),
            note: None,
            seen: false,
            when: None,
            superseded: None,
            at: self.place(at),
        };
        let mut values = 0;
        let mut sound = true;
        for (key, value) in table {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "is" => {
                    values += 1;
                    match self.value(field, value) {
                        Some(value) => claim.value = value,
                        None => sound = false,
                    }
                }
                "said" => {
                    values += 1;
                    claim.value = Value::Said(self.text("said", value)?);
                }
                "certainty" => claim.certainty = self.certainty(value),
                "by" => claim.by = self.sources(value).into(),
                "note" => claim.note = self.text("note", value),
                "superseded" => claim.superseded = self.text("superseded", value),
                "when" => claim.when = self.years("when", value).map(Box::new),
                "seen" => match value.get_ref().as_bool() {
                    Some(seen) => claim.seen = seen,
                    None => self.wrong(at, "seen is true or false".to_owned()),
                },
                other => {
                    let list = choice(other, "it has", CLAIM_KEYS);
                    let message = format!("{}: a claim has no {other:?}{list}", field.key);
                    self.wrong(key.span().start, message);
                }
            }
        }
        if values != 1 {
            self.wrong(at, format!("{}: a claim needs one value, either is = … or said = \"…\"", field.key));
            return None;
        }
        let absent = claim.value == Value::Unknown;
        if sound && absent && claim.certainty.is_some() {
            self.wrong(at, format!("{}: what is unknown has no certainty; leave it out", field.key));
        }
        if sound && !absent && claim.certainty.is_none() && !table.contains_key("certainty") {
            self.wrong(at, format!("{}: how sure is it? add certainty = \"reported\"", field.key));
        }
        if sound && !absent && claim.by.is_empty() && !table.contains_key("by") {
            self.wrong(at, format!("{}: who says so? add by = [\"source-id\"]", field.key));
        }
        sound.then_some(claim)
    }

    fn certainty(&mut self, value: &Spanned<DeValue<'static>>) -> Option<Certainty> {
        let word = self.text("certainty", value)?;
        let found = Certainty::ALL.into_iter().find(|certainty| certainty.word() == &*word);
        if found.is_none() {
            let words = Certainty::ALL.map(Certainty::word);
            let message = format!("unknown certainty {:?}{}", &*word, choice(&word, "levels", &words));
            self.wrong(value.span().start, message);
        }
        found
    }

    fn sources(&mut self, value: &Spanned<DeValue<'static>>) -> Vec<Text> {
        let DeValue::Array(sources) = value.get_ref() else {
            self.wrong(value.span().start, "by holds a list of sources: write [\"source-id\"]".to_owned());
            return Vec::new();
        };
        if sources.is_empty() {
            self.wrong(value.span().start, "by is empty: who says so?".to_owned());
        }
        exactly(sources.len(), sources.iter().filter_map(|source| self.text("by", source)))
    }

    fn value(&mut self, field: &Field, value: &Spanned<DeValue<'static>>) -> Option<Value> {
        match value.get_ref().as_str() {
            Some("unknown") => return Some(Value::Unknown),
            Some("none") => return Some(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => self.text(field.key, value).map(Value::Text),
            Type::Ref(_) => self.text(field.key, value).map(Value::Ref),
            Type::Years => self.years(field.key, value).map(Value::Years),
            Type::Quantity => self.quantity(field.key, value).map(|number| Value::Quantity(Box::new(number))),
            Type::Term(words) => {
                let word = self.text(field.key, value)?;
                if words.contains(&&*word) {
                    return Some(Value::Text(word));
                }
                let list = choice(&word, "words", words);
                let message = format!("{}: unknown word {:?}{list}", field.key, &*word);
                self.wrong(value.span().start, message);
                None
            }
        }
    }

    fn text(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Text> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(
                value.span().start,
                format!("{key} must be text in quotes, not {}", value.get_ref().type_str()),
            );
            return None;
        };
        if text.trim().is_empty() {
            self.wrong(value.span().start, format!("{key} is empty: leave it out where nothing is recorded"));
            return None;
        }
        if let Some(suspicion) = suspicion(text) {
            let message = format!("{key}: {suspicion}");
            let at = self.base + value.span().start;
            self.findings.push(Finding::warning(self.file, at, &self.subject, message));
        }
        if text.is_ascii() || is_nfc(text) {
            return Some(Text::from(text.clone()));
        }
        Some(Text::from(Cow::Owned(text.nfc().collect())))
    }

    fn years(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Years> {
        let at = value.span().start;
        let parsed = match value.get_ref() {
            DeValue::String(text) => text.parse().map_err(|error| format!("{key}: {error}")),
            other => {
                Err(format!("{key} must be a date in quotes, such as \"1978\", not {}", other.type_str()))
            }
        };
        parsed.map_err(|message| self.wrong(at, message)).ok()
    }

    fn quantity(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Quantity> {
        let parsed = match value.get_ref() {
            DeValue::String(text) => text.parse(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse(),
            DeValue::Float(number) => number.as_str().parse(),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        parsed.map_err(|message| self.wrong(value.span().start, format!("{key}: {message}"))).ok()
    }
}

/// Where in its kind's table a field stands: found by halving, because a large file asks a million times.
fn field_index(kind: Kind, key: &str) -> Option<usize> {
    static SORTED: OnceLock<[Vec<(&'static str, usize)>; Kind::ALL.len()]> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        Kind::ALL.map(|kind| {
            let keys = kind.fields().iter().enumerate().map(|(index, field)| (field.key, index));
            let mut keys: Vec<_> = keys.collect();
            keys.sort_unstable();
            keys
        })
    });
    let keys = &sorted[kind as usize];
    keys.binary_search_by_key(&key, |(key, _)| key).ok().map(|found| keys[found].1)
}

/// A list that takes no more room than it needs; collecting what is filtered would begin with room for four.
fn exactly<T>(count: usize, items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(count);
    list.extend(items);
    list
}

/// Small ASCII letters and digits, joined by single hyphens.
fn is_id(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
