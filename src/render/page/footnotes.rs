//! Sources as footnotes: numbered in the order in which a page cites them, with a word where two of them are one voice.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Kind, Value};

use super::visible;

/// The sources that a page has cited so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    ids: Vec<&'a str>,
}

impl<'a> Footnotes<'a> {
    /// `[1, 4]` for sources cited here.
    pub(super) fn cite(&mut self, sources: impl Iterator<Item = &'a str>) -> String {
        let numbers: Vec<String> = sources.map(|source| self.number(source).to_string()).collect();
        format!("[{}]", numbers.join(", "))
    }

    fn number(&mut self, source: &'a str) -> usize {
        let position = self.ids.iter().position(|id| *id == source);
        position.unwrap_or_else(|| {
            self.ids.push(source);
            self.ids.len() - 1
        }) + 1
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Each source with its number.
    pub(super) fn lines(&self, catalogue: &Catalogue) -> impl Iterator<Item = (usize, String)> {
        let mut first_of_voice: BTreeMap<&str, usize> = BTreeMap::new();
        (1..).zip(&self.ids).map(move |(number, id)| {
            let mut text = reference(catalogue, id);
            let voice = catalogue.get(Kind::Source, id).and_then(|source| source.text("voice"));
            if let Some(voice) = voice {
                let first = *first_of_voice.entry(voice).or_insert(number);
                if first < number {
                    text.push_str(&format!(" (one voice with [{first}])"));
                }
            }
            (number, text)
        })
    }
}

/// A source in one line: author, title, publisher, date, address, caution.
fn reference(catalogue: &Catalogue, id: &str) -> String {
    let Some(source) = catalogue.get(Kind::Source, id) else { return visible(id).into_owned() };
    let text = |key: &str| source.text(key).map(|text| visible(text).into_owned());
    let date = source.get("date").and_then(|date| match date.values().next() {
        Some(Value::Years(years)) => Some(years.words()),
        _ => None,
    });
    let parts = [text("author"), text("title"), text("publisher"), date, text("url")];
    let mut line = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
    if let Some(caution) = text("caution") {
        line.push_str(&format!(". Careful: {caution}"));
    }
    line
}
