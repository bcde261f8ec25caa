//! Reads a name and words for a field, all of them used. A word for a class in place of the name asks for that field of every record in it.

use std::cmp::Reverse;

use super::Reading;
use super::list::count;
use super::names::record;
use super::words::{Phrase, listed, longest, without_joining};
use crate::catalogue::fields::{car, film, sighting};
use crate::catalogue::{Field, Kind, Record, Type};
use crate::search::{Index, fold, is_ignored};

/// Names have fewer words.
const MAX_OF_NAME: usize = 9;

/// A field that is asked for, and what it shall say, if anything.
type FieldRequest = (Field, Option<String>);

/// Reads a text as a field of a record, of the vehicles of a maker, or of a class.
pub(super) fn read(index: &Index<'_>, words: &[&str]) -> Option<Reading> {
    // A list has what is told, and none of it where the words deny that.
    let may_list = !words.iter().any(|word| Phrase::new(&[word]).instruction("not").is_some());
    let runs = (1..words.len().min(MAX_OF_NAME))
        .rev()
        .flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
    for (at, length) in runs {
        let (name, around) =
            (words[at..at + length].join(" "), [&words[..at], &words[at + length..]].concat());
        if let Some(record) = record(index, &name) {
            if let Some(fields) = fields(record.kind, &around) {
                return of_record(index, record, &fields);
            }
            let is_maker = record.kind == Kind::Manufacturer;
            if let Some(fields) = fields(Kind::Car, &around).filter(|_| is_maker && may_list) {
                let of_maker = ["list", "cars", "--manufacturer", record.id].map(str::to_owned);
                return Some(rows(index, &[], of_maker.to_vec(), &fields));
            }
        }
        let class = listed(&name).filter(|listed| listed.kind == Kind::Car && may_list);
        let Some(class) = class else { continue };
        let Some(fields) = fields(Kind::Car, &around) else { continue };
        if count(index.catalogue, Kind::Car, &class.classes, &[&wanted(&fields[0])], true) > 0 {
            return Some(rows(index, &class.classes, class.command(), &fields));
        }
    }
    // The name of a field alone asks for that field of every vehicle.
    let called: Vec<FieldRequest> =
        named(Kind::Car, &Phrase::new(words)).map(|field| (field, None)).collect();
    let cars = listed(Kind::Car.word()).filter(|_| !called.is_empty())?;
    Some(rows(index, &cars.classes, cars.command(), &called))
}

/// Reads the words around the name of a record, which ask for nothing else, as a field of it.
pub(super) fn around(index: &Index<'_>, record: &Record, words: &[&str], name: usize) -> Option<Reading> {
    let before = words.iter().take_while(|word| is_ignored(word)).count();
    let around = [&words[..before], &words[before + name..]].concat();
    of_record(index, record, &fields(record.kind, &around)?)
}

fn of_record(index: &Index<'_>, record: &Record, fields: &[FieldRequest]) -> Option<Reading> {
    let handle = index.catalogue.handle(record.kind, record.id);
    let told = fields.iter().any(|(field, _)| record.answer(*field).is_recorded());
    // Its ancestors and descendants may be stated in other records; those of a group, in its members.
    if !told && matches!(fields[0].0.ty, Type::Ref(Kind::Car)) {
        return (!record.is_group()).then(|| Reading::new(["lineage", &*handle]));
    }
    // What it is seen in, and what is seen in it, is stated by sightings.
    let seen = [(car::ON_FILM, sighting::CAR), (film::VEHICLES, sighting::FILM)];
    let seen = seen.into_iter().find(|(asked, _)| !told && fields[0].0 == *asked);
    let is_seen =
        |(_, side): &(Field, Field)| index.catalogue.referring(record).any(|(field, _)| field == *side);
    if let Some((_, side)) = seen.filter(is_seen) {
        return Some(Reading::new(["list", "sightings", "--where", &format!("{}={handle}", side.key)]));
    }
    // If none of them is recorded, they are all shown as not recorded.
    let shown = fields.iter().filter(|(field, _)| !told || record.answer(*field).is_recorded());
    let shown: Vec<&str> = shown.map(|(field, _)| field.key).collect();
    Some(Reading::new(["show", &*handle, "--field", &shown.join(",")]))
}

/// The condition that a field is told, or says what is asked for.
fn wanted((field, value): &FieldRequest) -> String {
    value.as_ref().map_or_else(|| field.key.to_owned(), |value| format!("{}={value}", field.key))
}

/// The fields of every record that says what is asked for, or else of which most is recorded; the others where such a record has them.
fn rows(index: &Index<'_>, classes: &[&str], mut command: Vec<String>, fields: &[FieldRequest]) -> Reading {
    let count = |conditions: &[&str]| count(index.catalogue, Kind::Car, classes, conditions, true);
    let of_user = fields.iter().find(|(_, value)| value.is_some());
    let fullest = || fields.iter().min_by_key(|field| Reverse(count(&[&wanted(field)])));
    let first = of_user.or_else(fullest).map(wanted).unwrap_or_default();
    let is_told = |field: &&FieldRequest| count(&[&first, field.0.key]) > 0;
    let columns = fields.iter().filter(is_told).map(|(field, _)| field.key);
    let shown = ["name"].into_iter().chain(columns).collect::<Vec<_>>().join(",");
    // Most vehicles said to be used by somebody are foreign.
    command.extend(of_user.map(|_| "--all".to_owned()));
    command.extend(["--where", &first, "--columns", &shown].map(str::to_owned));
    Reading::new(command)
}

/// The fields of a kind that words ask for; `None` if there are others among them.
fn fields(kind: Kind, words: &[&str]) -> Option<Vec<FieldRequest>> {
    let words = without_joining(words);
    let (mut fields, mut rest) = (Vec::new(), &words[..]);
    let has_user = (0..words.len()).any(|at| longest(&words[at..], user).is_some());
    while !rest.is_empty() {
        let (found, taken) = longest(rest, |phrase| {
            if let Some(asked) = user(phrase).zip(kind.field(car::USE.key)) {
                return Some(vec![(asked.1, Some(asked.0))]);
            }
            let is_nothing = phrase.is_ignored() || has_user && phrase.instruction("used").is_some();
            let found: Vec<FieldRequest> =
                named(kind, phrase).filter(|_| !is_nothing).map(|field| (field, None)).collect();
            (is_nothing || !found.is_empty()).then_some(found)
        })?;
        for one in found {
            if !fields.contains(&one) {
                fields.push(one);
            }
        }
        rest = &rest[taken..];
    }
    let users = fields.iter().filter(|(_, value)| value.is_some()).count();
    (!fields.is_empty() && users < 2).then_some(fields)
}

/// The person whom the use of a vehicle tells of.
fn user(phrase: &Phrase) -> Option<String> {
    let names = [phrase.words.as_str()].into_iter().chain(phrase.meanings.iter().copied());
    let is_user = |name: &&str| Phrase::new(&[name]).instruction("user").is_some();
    names.into_iter().find(is_user).map(str::to_owned)
}

/// The fields that a phrase asks for: by the table, or else by what a field is called.
fn named(kind: Kind, phrase: &Phrase) -> impl Iterator<Item = Field> {
    let asked: Vec<&str> = phrase.instruction("field").into_iter().flat_map(|keys| keys.split(' ')).collect();
    let is_in_table = asked.iter().any(|key| kind.field(key).is_some());
    kind.fields().filter(move |field| {
        let heading = fold(field.heading);
        let is_called = || {
            heading == phrase.words
                || fold(field.key) == phrase.words
                || phrase.meanings.contains(&heading.as_str())
        };
        if is_in_table { asked.contains(&field.key) } else { !field.is_editorial() && is_called() }
    })
}
