//! Reads a name and words for a field, all of them used. A word for a class in place of the name asks for that field of every record in it.

use super::Reading;
use super::names::Names;
use super::words::{Listed, Phrase, Words, listed, longest};
use crate::catalogue::{Field, Kind, Record};
use crate::search::fold;

/// Words that only join the others; they may stand between those of one phrase.
const JOINING: [&str; 14] =
    ["the", "a", "an", "is", "was", "are", "were", "did", "does", "do", "has", "have", "it", "of"];

/// Reads a text as a field of a record or of a class.
pub(super) fn read(names: &Names<'_>, words: &Words<'_>) -> Option<Reading> {
    let words = &words.tokens[..];
    let runs =
        (1..words.len()).rev().flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
    for (at, length) in runs {
        let (name, around) =
            (words[at..at + length].join(" "), [&words[..at], &words[at + length..]].concat());
        if let Some(record) = names.record(&name) {
            let fields = fields(record.kind, &around)?;
            let recorded: Vec<&str> =
                fields.iter().filter(|field| is_told(record, **field)).map(|field| field.key).collect();
            let handle = names.index.catalogue.handle(record.kind, record.id);
            return (!recorded.is_empty())
                .then(|| Reading::new(["show", &*handle, "--field", &recorded.join(",")]));
        }
        let class = listed(&name).filter(|listed| listed.kind == Kind::Car && !listed.classes.is_empty());
        if let Some((class, fields)) = class.zip(fields(Kind::Car, &around)) {
            return Some(rows(&class, &fields));
        }
    }
    // What a field is called, and nothing else, is that field of every vehicle.
    let called = by_heading(Kind::Car, &Phrase::new(words));
    let cars = Listed { kind: Kind::Car, classes: Vec::new() };
    (!called.is_empty()).then(|| rows(&cars, &called))
}

/// The fields of every record in which the first of them is told.
fn rows(listed: &Listed, fields: &[Field]) -> Reading {
    let columns: Vec<&str> = fields.iter().map(|field| field.key).collect();
    let shown = format!("name,{}", columns.join(","));
    let flags = ["--where", columns[0], "--columns", &shown].map(str::to_owned);
    Reading::new([listed.command(), flags.to_vec()].concat())
}

fn is_told(record: &Record, field: Field) -> bool {
    record.answer(field).is_recorded()
}

/// The fields of a kind that words ask for; nothing if there are others among them.
fn fields(kind: Kind, words: &[&str]) -> Option<Vec<Field>> {
    let words: Vec<&str> = words.iter().copied().filter(|word| !JOINING.contains(word)).collect();
    let (mut fields, mut rest) = (Vec::new(), &words[..]);
    while !rest.is_empty() {
        let (found, taken) = longest(rest, |phrase| {
            let found = named(kind, phrase);
            (!found.is_empty() || phrase.is_ignored()).then_some(found)
        })?;
        fields.extend(found);
        rest = &rest[taken..];
    }
    (!fields.is_empty()).then_some(fields)
}

/// The fields that a phrase asks for: by the table, or by what a field is called.
fn named(kind: Kind, phrase: &Phrase) -> Vec<Field> {
    if let Some(keys) = phrase.instruction("field") {
        let fields: Vec<Field> = keys.split(' ').filter_map(|key| kind.field(key)).collect();
        if !fields.is_empty() {
            return fields;
        }
    }
    by_heading(kind, phrase)
}

fn by_heading(kind: Kind, phrase: &Phrase) -> Vec<Field> {
    let is_it = |field: &Field| {
        let heading = fold(field.heading);
        !field.is_editorial()
            && (heading == phrase.words
                || fold(field.key) == phrase.words
                || phrase.meanings.contains(&heading.as_str()))
    };
    kind.fields().filter(is_it).collect()
}
