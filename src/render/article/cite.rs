//! Sources as footnotes: numbered in the order in which a page cites them, with a word where two of them are one voice.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

use crate::catalogue::fields::source;
use crate::catalogue::{Catalogue, Field, Kind, Record, Value};

use super::super::styled::Styled;

/// What a reference says of a source, in this order.
const PARTS: [Field; 6] =
    [source::AUTHOR, source::TITLE, source::PUBLISHER, source::DATE, source::URL, source::CAUTION];
/// How many of these a short reference has.
const SHORT: usize = 4;

/// The sources that a page has cited so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes(IndexSet<&'static str>);

impl Footnotes {
    /// Returns `[1, 4]` for sources cited here; a source that is named twice is one.
    pub(super) fn cite(&mut self, sources: impl IntoIterator<Item = &'static str>) -> String {
        let mut known = BTreeSet::new();
        let sources = sources.into_iter().filter(|source| known.insert(*source));
        let numbers = sources.map(|source| (self.0.insert_full(source).0 + 1).to_string());
        format!("[{}]", numbers.collect::<Vec<_>>().join(", "))
    }

    /// Each source after its number.
    pub(super) fn references(&self, catalogue: &Catalogue, is_whole: bool) -> Vec<(String, Styled)> {
        let parts = if is_whole { &PARTS[..] } else { &PARTS[..SHORT] };
        let digits = self.0.len().to_string().len();
        let mut first_of_voice: BTreeMap<&str, usize> = BTreeMap::new();
        let numbered = (1..).zip(&self.0).map(|(number, id)| {
            let source = catalogue.get(Kind::Source, id);
            let mut line = source.map_or_else(|| Styled::data(id), |source| reference(source, parts));
            let first = *first_of_voice.entry(catalogue.author(id)).or_insert(number);
            if first < number {
                line.push_own(&format!(" (one voice with [{first}])"));
            }
            (format!("[{number:>digits$}] "), line)
        });
        numbered.collect()
    }
}

/// A source in one line.
fn reference(record: &Record, parts: &[Field]) -> Styled {
    let mut line = Styled::default();
    let mut between = "";
    for &field in parts {
        let Some(statement) = record.answer(field).known() else { continue };
        let is_ended = line.words().ends_with(['?', '!']);
        line.push_own(if is_ended { " " } else { between });
        // A full stop would pass for a part of the address.
        between = if field == source::URL { " " } else { ". " };
        line.push_own(if field == source::CAUTION { "Careful: " } else { "" });
        let text = match &*statement.value {
            Value::Years(years) => Styled::own(years.words()),
            value => Styled::data(&value.written()),
        };
        let address = record.text(source::URL).filter(|_| field == source::TITLE);
        line.push(&address.map_or(text.clone(), |address| text.linked(address)));
    }
    line
}
