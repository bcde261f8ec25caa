//! Prose says no more than its claims: the years, numbers and names of records in it stand in what is claimed of its record, or of what
//! belongs to that. Number words are not looked at.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use super::numerals::numerals;
use super::places;
use crate::catalogue::fields::sighting;
use crate::catalogue::{Catalogue, Claim, Field, Findings, Kind, Record, Role, Severity, Value, quoted};

/// A shorter name may be any word.
const MIN_LETTERS: usize = 4;

/// Every summary, caution and answer is backed by claims.
pub(super) fn is_backed(catalogue: &Catalogue, findings: &mut Findings) {
    let names = Names::of(catalogue);
    let records = catalogue.all().filter(|record| record.kind != Kind::Source);
    for record in records {
        if findings.takes(record.file) {
            for field in record.kind.fields().filter(|field| is_prose(*field)) {
                check(catalogue, &names, record, field, findings);
            }
        }
    }
}

fn is_prose(field: Field) -> bool {
    matches!(field.role, Some(Role::Summary | Role::Caution))
}

fn check(catalogue: &Catalogue, names: &Names<'_>, record: &Record, field: Field, findings: &mut Findings) {
    let Some(claim) = record.claims_of(field).first() else { return };
    let Some(prose) = claim.value.as_text() else { return };
    let found = names.longest_in(prose);
    let is_named = |at: usize| found.iter().any(|(range, _)| range.contains(&at));
    let mut unsaid: Vec<_> = numerals(prose).filter(|(range, _)| !is_named(range.start)).collect();
    // A caution may warn of a namesake.
    let mut unnamed = if field.role == Some(Role::Caution) { Vec::new() } else { found };
    if unsaid.is_empty() && unnamed.is_empty() {
        return;
    }
    support(catalogue, record, &mut |text| {
        if !unsaid.is_empty() {
            numerals(text).for_each(|(_, claimed)| unsaid.retain(|(_, said)| !claimed.says(said)));
        }
        if !unnamed.is_empty() {
            let called = text.lines().flat_map(|line| names.all_in(line));
            called.for_each(|(_, called)| unnamed.retain(|(_, name)| *name != called));
        }
    });
    let place = places::of(catalogue, record, claim.at, prose).first().copied();
    let unsaid = unsaid.into_iter().map(|(range, _)| range);
    for range in unsaid.chain(unnamed.into_iter().map(|(range, _)| range)) {
        let at = place.map_or(claim.at, |place| place + u32::try_from(range.start).unwrap_or_default());
        let said = quoted(&prose[range]);
        let message = format!("{}: no claim behind it says {said}; leave it out", field.key);
        findings.push(record.finding(Severity::Note, at, message));
    }
}

/// The names of vehicles, works and films, by the hash of their words. The hash of only the first words of a name maps to `None`, so that the
/// search goes on.
struct Names<'a>(HashMap<u64, Option<&'a str>>);

impl<'a> Names<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let records = [Kind::Car, Kind::Manufacturer, Kind::Film].map(|kind| catalogue.records(kind));
        let names = records.into_iter().flatten().map(Record::name);
        let mut found: HashMap<u64, Option<&str>> = HashMap::new();
        for name in names.filter(|name| name.chars().count() >= MIN_LETTERS) {
            let mut key = DefaultHasher::new();
            for word in words(name) {
                name[word].to_lowercase().hash(&mut key);
                found.entry(key.finish()).or_default();
            }
            found.insert(key.finish(), Some(name));
        }
        Self(found)
    }

    /// The names in a text and those in them, in any case, the shortest first at each place.
    fn all_in(&self, text: &str) -> Vec<(Range<usize>, &'a str)> {
        let words = words(text);
        let mut found = Vec::new();
        for (index, first) in words.iter().enumerate() {
            let mut key = DefaultHasher::new();
            for last in &words[index..] {
                text[last.clone()].to_lowercase().hash(&mut key);
                let Some(name) = self.0.get(&key.finish()) else { break };
                found.extend(name.map(|name| (first.start..last.end, name)));
            }
        }
        found
    }

    /// The names in a text, at each place the longest.
    fn longest_in(&self, text: &str) -> Vec<(Range<usize>, &'a str)> {
        let mut found: Vec<(Range<usize>, &'a str)> = Vec::new();
        for (range, name) in self.all_in(text) {
            if written(&text[range.clone()]) != written(name) {
                continue;
            }
            match found.last_mut() {
                Some(last) if range.start == last.0.start => *last = (range, name),
                Some(last) if range.start < last.0.end => {}
                _ => found.push((range, name)),
            }
        }
        found
    }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}

/// A text by its words alone.
fn written(text: &str) -> String {
    words(text).into_iter().map(|word| &text[word]).collect::<Vec<_>>().join(" ")
}

/// Tells text by text what may stand in the prose of a record.
fn support(catalogue: &Catalogue, record: &Record, tell: &mut impl FnMut(&str)) {
    if record.kind == Kind::Question {
        for (of, answer) in catalogue.shown_by(record) {
            own_words(of, tell);
            let versions = answer.statements().chain(answer.history());
            versions.for_each(|version| of_claim(catalogue, answer.field(), version.claim, tell));
        }
        return;
    }
    own_words(record, tell);
    let films = record.answer(sighting::FILM).statements();
    let films = films.filter_map(|film| catalogue.get(Kind::Film, film.text()?));
    let sightings = catalogue.referring(record).map(|(_, from)| {
        own_words(from, tell);
        from
    });
    let sightings: Vec<&Record> = sightings.filter(|_| record.kind == Kind::Film).collect();
    for (field, claim) in films.chain([record]).chain(sightings).flat_map(|about| about.archive().claims()) {
        of_claim(catalogue, field, claim, tell);
    }
}

/// What a record is called, and what else the catalogue says of it in its own words.
fn own_words(record: &Record, tell: &mut impl FnMut(&str)) {
    let own =
        record.all_answers().filter(|answer| answer.field().is_editorial() && !is_prose(answer.field()));
    own.flat_map(|answer| answer.statements()).filter_map(|version| version.text()).for_each(tell);
}

/// What a claim says, and what that is called to which it refers.
fn of_claim(catalogue: &Catalogue, field: Field, claim: &Claim, tell: &mut impl FnMut(&str)) {
    match &claim.value {
        Value::Quantity(quantity) => tell(&quantity.to_string()),
        Value::Years(years) => tell(&years.to_string()),
        value => {
            value.as_text().into_iter().for_each(&mut *tell);
            catalogue.named(field, value).into_iter().for_each(|named| own_words(named, tell));
        }
    }
    claim.note.into_iter().for_each(&mut *tell);
    claim.when.iter().for_each(|when| tell(&when.to_string()));
}
