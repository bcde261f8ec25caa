//! Reads a name and words for a field, all of them used. A word for a class in place of the name asks for that field of every record in it.

use super::Reading;
use super::list::count;
use super::names::Names;
use super::words::{Phrase, listed, longest, without_joining};
use crate::catalogue::fields::car;
use crate::catalogue::{Field, Kind, Record, Type};
use crate::search::fold;

/// Names have fewer words.
const MAX_OF_NAME: usize = 9;

/// A field that is asked for, and what it shall say, if anything.
type Asked = (Field, Option<String>);

/// Reads a text as a field of a record, of the vehicles of a maker, or of a class.
pub(super) fn read(names: Names<'_>, words: &[&str]) -> Option<Reading> {
    let runs = (1..words.len().min(MAX_OF_NAME))
        .rev()
        .flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
    for (at, length) in runs {
        let (name, around) =
            (words[at..at + length].join(" "), [&words[..at], &words[at + length..]].concat());
        if let Some(record) = names.record(&name) {
            if let Some(fields) = fields(record.kind, &around) {
                return of_record(names, record, &fields);
            }
            let fields = fields(Kind::Car, &around).filter(|_| record.kind == Kind::Manufacturer);
            if let Some(fields) = fields {
                let of_maker = ["list", "cars", "--manufacturer", record.id].map(str::to_owned);
                return Some(rows(of_maker.to_vec(), &fields));
            }
        }
        let Some(class) = listed(&name).filter(|listed| listed.kind == Kind::Car) else { continue };
        let Some(fields) = fields(Kind::Car, &around) else { continue };
        if count(names.index.catalogue, &class.classes, &[&wanted(&fields[0])]) > 0 {
            return Some(rows(class.command(), &fields));
        }
    }
    // What a field is called, and nothing else, is that field of every vehicle.
    let called = by_heading(Kind::Car, &Phrase::new(words)).into_iter();
    let called: Vec<Asked> = called.map(|field| (field, None)).collect();
    (!called.is_empty()).then(|| rows(["list", "cars"].map(str::to_owned).to_vec(), &called))
}

fn of_record(names: Names<'_>, record: &Record, fields: &[Asked]) -> Option<Reading> {
    let handle = names.index.catalogue.handle(record.kind, record.id);
    let told = fields.iter().any(|(field, _)| record.answer(*field).is_recorded());
    // What a vehicle came from, and what came of it, others may tell; of a group its members do.
    if !told && matches!(fields[0].0.ty, Type::Ref(Kind::Car)) {
        return (!record.is_group()).then(|| Reading::new(["lineage", &*handle]));
    }
    // Else where none of them is told, that is the answer.
    let shown = fields.iter().filter(|(field, _)| !told || record.answer(*field).is_recorded());
    let shown: Vec<&str> = shown.map(|(field, _)| field.key).collect();
    Some(Reading::new(["show", &*handle, "--field", &shown.join(",")]))
}

/// The condition that a field is told, or says what is asked for.
fn wanted((field, value): &Asked) -> String {
    value.as_ref().map_or_else(|| field.key.to_owned(), |value| format!("{}={value}", field.key))
}

/// The fields of every record in which the first of them is told, or says what is asked for.
fn rows(mut command: Vec<String>, fields: &[Asked]) -> Reading {
    let columns: Vec<&str> = fields.iter().map(|(field, _)| field.key).collect();
    // Most of what is told of as used by somebody is foreign.
    command.extend(fields[0].1.as_ref().map(|_| "--all".to_owned()));
    let shown = format!("name,{}", columns.join(","));
    command.extend(["--where", &wanted(&fields[0]), "--columns", &shown].map(str::to_owned));
    Reading::new(command)
}

/// The fields of a kind that words ask for; `None` if there are others among them.
fn fields(kind: Kind, words: &[&str]) -> Option<Vec<Asked>> {
    let words = without_joining(words);
    let (mut fields, mut rest) = (Vec::new(), &words[..]);
    let has_user = (0..words.len()).any(|at| longest(&words[at..], user).is_some());
    while !rest.is_empty() {
        let (found, taken) = longest(rest, |phrase| {
            if let Some(asked) = user(phrase).zip(kind.field(car::USE.key)) {
                return Some(vec![(asked.1, Some(asked.0))]);
            }
            let is_nothing = phrase.is_ignored() || has_user && phrase.instruction("used").is_some();
            let found = if is_nothing { Vec::new() } else { named(kind, phrase) };
            (is_nothing || !found.is_empty())
                .then(|| found.into_iter().map(|field| (field, None)).collect::<Vec<_>>())
        })?;
        fields.extend(found);
        rest = &rest[taken..];
    }
    (!fields.is_empty()).then_some(fields)
}

/// The person whom the use of a vehicle tells of.
fn user(phrase: &Phrase) -> Option<String> {
    let names = [phrase.words.as_str()].into_iter().chain(phrase.meanings.iter().copied());
    let is_user = |name: &&str| Phrase::new(&[name]).instruction("user").is_some();
    names.into_iter().find(is_user).map(str::to_owned)
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
