//! Sources as footnotes: numbered in the order in which a page cites them, with a word where two of them are one voice.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::fields::source;
use crate::catalogue::{Catalogue, Kind, Record, Value};

use super::super::styled::Styled;
use super::super::words;

/// What a reference says of a source, in this order.
const PARTS: [crate::catalogue::Field; 6] =
    [source::AUTHOR, source::TITLE, source::PUBLISHER, source::DATE, source::URL, source::CAUTION];

/// The sources that a page has cited so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    ids: Vec<&'a str>,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Footnotes<'a> {
    /// Adds `[1, 4]` for sources cited here; a source that is named twice is one.
    pub(super) fn cite(&mut self, sources: impl Iterator<Item = &'a str>, text: &mut Styled) {
        let mut known = BTreeSet::new();
        let numbers: Vec<String> = sources
            .filter(|source| known.insert(*source))
            .map(|source| self.number(source).to_string())
            .collect();
        text.push_own(&format!("[{}]", numbers.join(", ")));
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

    /// Each source with its number.
    pub(super) fn references(&self, catalogue: &Catalogue) -> Vec<(usize, Styled)> {
        let mut first_of_voice: BTreeMap<&str, usize> = BTreeMap::new();
        let numbered = (1..).zip(&self.ids).map(|(number, id)| {
            let source = catalogue.get(Kind::Source, id);
            let mut line = source.map_or_else(|| Styled::data(id), reference);
            if let Some(voice) = source.and_then(|record| record.text(source::VOICE)) {
                let first = *first_of_voice.entry(voice).or_insert(number);
                if first < number {
                    line.push_own(&format!(" (one voice with [{first}])"));
                }
            }
            (number, line)
        });
        numbered.collect()
    }
}

/// A source in one line: author, title, publisher, date, address, caution.
fn reference(record: &Record) -> Styled {
    let mut line = Styled::default();
    let mut is_after_address = false;
    for field in PARTS {
        let answer = record.answer(field);
        let Some(statement) = answer.preferred().filter(|_| answer.silence().is_none()) else { continue };
        // A full stop would pass for a part of the address.
        if !line.is_empty() {
            line.push_own(if is_after_address { " " } else { ". " });
        }
        is_after_address = field == source::URL;
        if field == source::CAUTION {
            line.push_own("Careful: ");
        }
        match &*statement.value {
            Value::Years(years) => line.push_own(&years.words()),
            value => {
                let text = Styled::data(&words::machine(value));
                let address = record.text(source::URL).filter(|_| field == source::TITLE);
                line.push(&address.map_or(text.clone(), |address| text.linked(address)));
            }
        }
    }
    line
}
