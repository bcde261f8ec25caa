//! Reads a text that consists of a name and words for a field.

use std::cell::LazyCell;
use std::collections::HashSet;

use indexmap::IndexSet;

use super::Reading;
use super::words::{Phrase, count, listed, longest, maker, record, without_joining, years};
use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Field, Kind, Record, Role, Statement, Type};
use crate::search::{Index, fold};

/// Names have fewer words.
const MAX_OF_NAME: usize = 9;

/// A field that is asked for, and the words that it must have, if any.
pub(super) type FieldRequest = (Field, Option<String>);

/// Reads a text as a field of a record whose name has at least `least` words. Figures of several years answer for each of those years.
pub(super) fn read(index: &Index<'_>, words: &[&str], least: usize) -> Option<Reading> {
    let lengths = (least..words.len().min(MAX_OF_NAME)).rev();
    let mut runs = lengths.flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
    // "How many trucks did Sungri make" asks for the output of the works.
    let number = |at| longest(&words[at..], |phrase| phrase.instruction("number"));
    let is_number = (0..words.len()).any(|at| number(at).is_some());
    let is_vehicle = |word: &&str| listed(word).is_some_and(|listed| listed.kind == Kind::Car);
    let vehicles = LazyCell::new(|| words.iter().copied().filter(is_vehicle).collect::<HashSet<&str>>());
    runs.find_map(|(at, length)| {
        let others = words[..at].iter().chain(&words[at + length..]).copied();
        let (years, others): (Vec<&str>, Vec<&str>) = others.partition(|word| years(word).is_some());
        let others = without_joining(&others);
        let asked = |kind: Kind, is_told: &dyn Fn(Field) -> bool| {
            // A car may be called one, as in "the Paektusan sedan".
            let may_be_named = kind == Kind::Car || kind == Kind::Manufacturer && is_number;
            let bare = || others.iter().copied().filter(|word| !vehicles.contains(word)).collect::<Vec<_>>();
            let of_bare = || if may_be_named { fields(kind, &bare(), is_told) } else { None };
            fields(kind, &others, is_told).or_else(of_bare)
        };
        // Whether fields are asked for is found sooner than whether this is a name.
        Kind::ALL.into_iter().any(|kind| asked(kind, &|_| true).is_some()).then_some(())?;
        let name = words[at..at + length].join(" ");
        let of = |record: &Record, is_named: bool| {
            let is_recorded = |field| record.answer(field).is_recorded();
            let fields = asked(record.kind, &is_recorded)?;
            let fits = |(field, user): &FieldRequest| {
                let said = |said: Statement<'_>| {
                    let is_of_user =
                        |user: &String| said.text().is_some_and(|text| fold(text).contains(user));
                    user.as_ref().is_none_or(is_of_user) && (years.is_empty() || said.when().is_some())
                };
                user.is_none() && years.is_empty() || record.answer(*field).statements().any(said)
            };
            let is_told = is_named || fields.iter().any(|(field, _)| is_recorded(*field));
            (is_told && fields.iter().all(fits)).then(|| of_record(index, record, &fields))
        };
        let named = record(index, &name).and_then(|record| of(record, true));
        named.or_else(|| of(works(index, &name)?, false))
    })?
}

/// The works with this short name, followed or not by a word such as *plant*.
fn works<'a>(index: &Index<'a>, name: &str) -> Option<&'a Record> {
    let is_works = |(_, last): &(&str, &str)| Phrase::new(&[last]).kind() == Some(Kind::Manufacturer);
    maker(index, name.rsplit_once(' ').filter(is_works).map_or(name, |(short, _)| short))
}

pub(super) fn of_record(index: &Index<'_>, record: &Record, fields: &[FieldRequest]) -> Option<Reading> {
    let handle = index.catalogue.handle(record.kind, record.id);
    let told = fields.iter().any(|(field, _)| record.answer(*field).is_recorded());
    if let Some(seen) = seen(index, fields[0].0, &handle).filter(|_| !told) {
        return Some(seen);
    }
    // What is not said of a group may be said of its members; ancestors and descendants, in other records.
    if !told && record.is_group() {
        return None;
    }
    if (!told || fields[0].0 == car::RELATED) && matches!(fields[0].0.ty, Type::Ref(Kind::Car)) {
        return Some(Reading::new(["lineage", &*handle]));
    }
    // Whether it is a copy may be disputed.
    let identity = record.answer(car::IDENTITY).is_disputed().then_some(car::IDENTITY.key);
    let identity = identity.filter(|_| matches!(fields, [(field, _)] if *field == car::BASED_ON));
    // What was not photographed may have been pictured, exhibited or filmed.
    let is_seen = !told && fields[0].0 == car::PHOTOGRAPH;
    let seen: &[Field] = if is_seen { &[car::KNOWN_FROM, car::EXHIBITED, car::ON_FILM] } else { &[] };
    let asked = fields.iter().map(|(field, _)| field).chain(seen).map(|field| field.key);
    let shown: Vec<&str> = asked.chain(identity).collect();
    Some(Reading::new(["show", &*handle, "--field", &shown.join(",")]))
}

/// Sightings say what vehicles of a name are seen in, and what is seen in a film.
pub(super) fn seen(index: &Index<'_>, asked: Field, name: &str) -> Option<Reading> {
    let (_, side) = sighting::SEEN.into_iter().find(|(field, _)| *field == asked)?;
    let condition = format!("{}={name}", side.key);
    let is_seen = count(index.catalogue, Kind::Sighting, &[], &[&condition]) > 0;
    is_seen.then(|| Reading::new(["list", "sightings", "--where", &condition]))
}

/// The flags for a list of records with any of these fields, and for a column of each field that some record has.
pub(super) fn columns(fields: &[FieldRequest], count: impl Fn(&str) -> usize) -> Option<Vec<String>> {
    let wanted = |(field, value): &FieldRequest| {
        value.as_ref().map_or_else(|| field.key.to_owned(), |value| format!("{}={value}", field.key))
    };
    let mut told: Vec<&FieldRequest> = fields.iter().filter(|field| count(&wanted(field)) > 0).collect();
    if told.is_empty() {
        // That no size is recorded is an answer too.
        told.extend(fields.first().filter(|(field, _)| field.ty == Type::Quantity));
    }
    let wanted = told.iter().copied().map(wanted).reduce(|all, next| all + "|" + &next)?;
    let name = told.first()?.0.kind.with_role(Role::Name).next()?.key;
    let columns = told.iter().fold(name.to_owned(), |all, (field, _)| all + "," + field.key);
    // Most vehicles said to be used by somebody are foreign.
    let all = told.iter().any(|(_, value)| value.is_some()).then(|| "--all".to_owned());
    Some(all.into_iter().chain(["--where".to_owned(), wanted, "--columns".to_owned(), columns]).collect())
}

/// The fields of a kind that words ask for; `None` if a word asks for something else. Of the fields for one phrase only those that are
/// recorded, or all if none is, so that the answer says so.
pub(super) fn fields(
    kind: Kind,
    words: &[&str],
    is_told: impl Fn(Field) -> bool,
) -> Option<Vec<FieldRequest>> {
    // Each once.
    let (mut fields, mut rest) = (IndexSet::new(), words);
    while !rest.is_empty() {
        let (found, taken) = longest(rest, |phrase| of_phrase(kind, phrase))?;
        let any = found.iter().any(|(field, _)| is_told(*field));
        fields.extend(found.into_iter().filter(|(field, _)| !any || is_told(*field)));
        rest = &rest[taken..];
    }
    // Of who used a vehicle, nothing else, and not of two.
    let (users, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(_, user)| user.is_some());
    let asked = if users.is_empty() { others } else { users };
    (asked.len() == 1 || asked.iter().any(|(_, user)| user.is_none())).then_some(asked)
}

/// Whether any phrase among the words asks for a field of a kind.
pub(super) fn is_asked(kind: Kind, words: &[&str]) -> bool {
    let field = |phrase: &Phrase| of_phrase(kind, phrase).filter(|fields| !fields.is_empty());
    (0..words.len()).any(|at| longest(&words[at..], field).is_some())
}

/// The fields that a phrase asks for; none if it counts for nothing.
pub(super) fn of_phrase(kind: Kind, phrase: &Phrase) -> Option<Vec<FieldRequest>> {
    if let Some((user, field)) = user(phrase).zip(kind.field(car::USE.key)) {
        return Some(vec![(field, Some(user))]);
    }
    // "Where" and "when" count for nothing elsewhere, but ask for a place or a time here.
    let is_nothing = phrase.is_ignored();
    let is_asked = !is_nothing || phrase.instruction("field").is_some();
    let found: Vec<FieldRequest> =
        named(kind, phrase).filter(|_| is_asked).map(|field| (field, None)).collect();
    (is_nothing || phrase.instruction("used").is_some() || !found.is_empty()).then_some(found)
}

/// The same in a list, where a word for an order is not a field: *fast* in *fastest*.
pub(super) fn in_list(kind: Kind, phrase: &Phrase) -> Option<Vec<FieldRequest>> {
    of_phrase(kind, phrase).filter(|_| phrase.instruction("sort").is_none())
}

/// The person in the use of a vehicle.
fn user(phrase: &Phrase) -> Option<String> {
    let names = phrase.meanings.iter().copied().chain([&*phrase.words]);
    let is_user = |name: &&str| Phrase::new(&[name]).instruction("user").is_some();
    names.into_iter().find(is_user).map(str::to_owned)
}

/// The fields that a phrase asks for by the table, or else by the name of a field.
pub(super) fn named(kind: Kind, phrase: &Phrase) -> impl Iterator<Item = Field> {
    let ours = || phrase.meanings.iter().find_map(|ours| Phrase::new(&[ours]).instruction("field"));
    let asked = phrase.instruction("field").or_else(ours);
    let asked: Vec<&str> = asked.into_iter().flat_map(|keys| keys.split(' ')).collect();
    let is_in_table = asked.iter().any(|key| kind.field(key).is_some());
    let key = phrase.words.replace(' ', "-");
    // The status of a vehicle says how far it came, not how it fares.
    let is_of_fate = kind == Kind::Car && asked.contains(&car::FATE.key);
    kind.fields().filter(move |field| {
        let mut words = phrase.meanings.iter().copied().chain([&*phrase.words]);
        let mut is_called =
            || field.key == key || words.any(|words| field.heading.eq_ignore_ascii_case(words));
        if is_in_table {
            asked.contains(&field.key) && !(is_of_fate && *field == car::STATUS)
        } else {
            !field.is_editorial() && is_called()
        }
    })
}
