//! Sources as footnotes: numbered in the order in which a page cites them, with a word where two of them are one voice.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Kind, Record, Value};

use super::visible;

/// Bytes of a long reference.
const REFERENCE: usize = 1 << 9;

/// The sources that a page has cited so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    ids: Vec<&'a str>,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Footnotes<'a> {
    /// Adds `[1, 4]` for sources cited here.
    pub(super) fn cite(&mut self, sources: impl Iterator<Item = &'a str>, text: &mut String) {
        let mut before = '[';
        for source in sources {
            text.push(before);
            if before == ',' {
                text.push(' ');
            }
            // Writing to a string cannot fail.
            let _ = write!(text, "{}", self.number(source));
            before = ',';
        }
        text.push(']');
    }

    fn number(&mut self, source: &'a str) -> usize {
        *self.numbers.entry(source).or_insert_with(|| {
            self.ids.push(source);
            self.ids.len()
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Each source with its number, in one line.
    pub(super) fn each(&self, catalogue: &Catalogue, mut put: impl FnMut(usize, &str)) {
        let mut first_of_voice: BTreeMap<&str, usize> = BTreeMap::new();
        let mut line = String::with_capacity(REFERENCE);
        for (number, id) in (1..).zip(&self.ids) {
            line.clear();
            let source = catalogue.get(Kind::Source, id);
            match source {
                Some(source) => reference(source, &mut line),
                None => line.push_str(&visible(id)),
            }
            let voice = source.and_then(|source| source.text("voice"));
            if let Some(voice) = voice {
                let first = *first_of_voice.entry(voice).or_insert(number);
                if first < number {
                    let _ = write!(line, " (one voice with [{first}])");
                }
            }
            put(number, &line);
        }
    }
}

/// A source in one line: author, title, publisher, date, address, caution.
fn reference(source: &Record, line: &mut String) {
    let mut after_address = false;
    for key in ["author", "title", "publisher", "date", "url", "caution"] {
        let Some(value) = source.get(key).and_then(|content| content.values().next()) else { continue };
        let text = match value {
            Value::Years(years) => Cow::Owned(years.words()),
            value => visible(value.as_text().unwrap_or_default()),
        };
        if text.is_empty() {
            continue;
        }
        // A full stop would pass for a part of the address.
        if !line.is_empty() {
            line.push_str(if after_address { " " } else { ". " });
        }
        after_address = key == "url";
        if key == "caution" {
            line.push_str("Careful: ");
        }
        line.push_str(&text);
    }
}
