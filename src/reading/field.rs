//! Reads a name and words for a field, all of them used. A word for a class in place of the name asks for that field of every record in it.

use super::Reading;
use super::names::Names;
use super::words::{Listed, Phrase, Words, listed, longest};
use crate::catalogue::fields::car;
use crate::catalogue::{Field, Kind, Record, Type};
use crate::search::fold;

/// Words that only join the others; they may stand between those of one phrase.
const JOINING: [&str; 14] =
    ["the", "a", "an", "is", "was", "are", "were", "did", "does", "do", "has", "have", "it", "of"];

/// Names have fewer words.
const MAX_OF_NAME: usize = 9;

/// Reads a text as a field of a record or of a class.
pub(super) fn read(names: &Names<'_>, words: &Words<'_>) -> Option<Reading> {
    let words = &words.tokens[..];
    let runs = (1..words.len().min(MAX_OF_NAME))
        .rev()
        .flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
    for (at, length) in runs {
        let (name, around) =
            (words[at..at + length].join(" "), [&words[..at], &words[at + length..]].concat());
        if let Some(record) = names.record(&name) {
            let Some(fields) = fields(record.kind, &around) else { continue };
            let handle = names.index.catalogue.handle(record.kind, record.id);
            let told = fields.iter().any(|field| record.answer(*field).is_recorded());
            // What a vehicle came from, and what came of it, others may tell; of a group its members do.
            if !told && matches!(fields[0].ty, Type::Ref(Kind::Car)) {
                return (!record.is_group()).then(|| Reading::new(["lineage", &*handle]));
            }
            // Else where none of them is told, that is the answer.
            let shown = fields.iter().filter(|field| !told || record.answer(**field).is_recorded());
            let shown: Vec<&str> = shown.map(|field| field.key).collect();
            return Some(Reading::new(["show", &*handle, "--field", &shown.join(",")]));
        }
        let class = listed(&name).filter(|listed| listed.kind == Kind::Car && !listed.classes.is_empty());
        let Some((class, fields)) = class.zip(fields(Kind::Car, &around)) else { continue };
        let of_class =
            |record: &&Record| class.classes.iter().any(|class| record.listed_by(car::CLASS).is(class));
        let mut records = names.index.catalogue.records(Kind::Car).filter(of_class);
        if records.any(|record| record.answer(fields[0]).is_recorded()) {
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

/// The fields of a kind that words ask for; `None` if there are others among them.
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
