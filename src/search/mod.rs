//! Finding records by what people type: whole queries, and names where one record is meant.

mod fold;
mod resolve;
mod spoken;

use crate::catalogue::{Catalogue, Field, Kind, Record};

pub use fold::fold;
pub use resolve::{Resolution, resolve};
pub use spoken::spoken;

/// How well a text matches; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// All of it.
    Exact,
    /// Its beginning.
    Prefix,
    /// A word in it.
    Word,
    /// A part of a word.
    Substring,
}

/// A record that a query found.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The record.
    pub record: &'a Record,
    /// How well the worst of the words matches.
    pub quality: Quality,
    /// Whether a name matched; text weighs less.
    pub by_name: bool,
    /// The field that matched.
    pub field: &'static str,
    /// What stands in it.
    pub text: &'a str,
}

/// The records in which every word of the query is found, best first.
#[must_use]
pub fn search<'a>(catalogue: &'a Catalogue, kinds: &[Kind], query: &str) -> Vec<Hit<'a>> {
    let whole = fold(query);
    let words: Vec<&str> = whole.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let records = kinds.iter().flat_map(|kind| catalogue.records(*kind));
    let mut hits: Vec<Hit<'a>> = records.filter_map(|record| hit(record, whole.trim(), &words)).collect();
    hits.sort_by(|a, b| {
        let rank = |hit: &Hit<'_>| (!hit.by_name, hit.quality, hit.record.kind);
        rank(a).cmp(&rank(b)).then_with(|| a.record.id.cmp(&b.record.id))
    });
    hits
}

fn hit<'a>(record: &'a Record, whole: &str, words: &[&str]) -> Option<Hit<'a>> {
    let mut best: Option<Hit<'a>> = None;
    let mut found = vec![false; words.len()];
    for (key, by_name, text) in texts(record) {
        let folded = fold(text);
        let mut quality = quality(&folded, whole);
        for (word, found) in words.iter().zip(&mut found) {
            let alone = self::quality(&folded, word);
            *found |= alone.is_some();
            quality = quality.or(alone.map(|_| Quality::Substring));
        }
        let Some(quality) = quality else { continue };
        if best.as_ref().is_none_or(|best| (!by_name, quality) < (!best.by_name, best.quality)) {
            best = Some(Hit { record, quality, by_name, field: key, text });
        }
    }
    best.filter(|_| found.iter().all(|found| *found))
}

fn quality(text: &str, query: &str) -> Option<Quality> {
    if text == query {
        return Some(Quality::Exact);
    }
    let at = text.find(query)?;
    let ends = |at: usize| text[at + query.len()..].chars().next().is_none_or(|next| next == ' ');
    Some(match at {
        0 => Quality::Prefix,
        at if text[..at].ends_with(' ') && ends(at) => Quality::Word,
        _ => Quality::Substring,
    })
}

/// Fields that hold names.
fn is_name(record: &Record, field: &Field) -> bool {
    matches!(field.key, "hangul" | "hanja" | "aka" | "code")
        || std::ptr::eq(field, &raw const record.kind.fields()[0])
}

/// Everything in a record that can be searched: id, names, then text.
fn texts(record: &Record) -> impl Iterator<Item = (&'static str, bool, &str)> {
    let fields = record.contents().flat_map(move |(field, content)| {
        let by_name = is_name(record, field);
        let values = content.values().filter_map(move |value| Some((field.key, by_name, value.as_text()?)));
        let notes = content.claims().iter().filter_map(|claim| claim.note.as_deref());
        values.chain(notes.map(|note| (field.key, false, note)))
    });
    std::iter::once(("id", true, record.id.as_str())).chain(fields)
}
