//! Prose says no more than its claims: the years, numbers and names of records in it stand in what is claimed of its record, or of what
//! belongs to that. Number words are not looked at.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::numerals::{Numeral, numerals};
use crate::catalogue::fields::sighting;
use crate::catalogue::{
    Catalogue, Claim, Field, Findings, Kind, Record, Role, Severity, Type, Value, quoted,
};

/// A shorter name may be any word.
const MIN_LETTERS: usize = 4;
/// Maximum number of words of a name that is looked for.
const MAX_WORDS: usize = 8;

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
    let said: Vec<_> = numerals(prose).filter(|(range, _)| !is_named(range.start)).collect();
    if said.is_empty() && found.is_empty() {
        return;
    }
    let support = support(catalogue, record);
    let claimed: HashSet<Numeral> = numerals(&support).flat_map(|(_, numeral)| numeral.implied()).collect();
    let called: HashSet<&str> =
        support.lines().flat_map(|line| names.all_in(line)).map(|(_, name)| name).collect();
    let unsaid = said.into_iter().filter(|(_, numeral)| !claimed.contains(numeral)).map(|(range, _)| range);
    // A caution may warn of a namesake.
    let unnamed =
        found.iter().filter(|(_, name)| field.role != Some(Role::Caution) && !called.contains(name));
    let place = quotes(catalogue, record, claim.at, prose);
    for range in unsaid.chain(unnamed.map(|(range, _)| range.clone())) {
        let at = claim.at + place.map_or(0, |place| place + u32::try_from(range.start).unwrap_or_default());
        let said = quoted(&prose[range]);
        let message = format!("{}: no claim behind it says {said}; leave it out", field.key);
        findings.push(record.finding(Severity::Note, at, message));
    }
}

/// How many quotes stand before a text in its file; nothing if it is written with escapes.
fn quotes(catalogue: &Catalogue, record: &Record, at: u32, prose: &str) -> Option<u32> {
    let written = record.file.of(catalogue.files())?.text.get(at as usize..)?;
    let text = written.trim_start_matches(['"', '\'']);
    text.starts_with(prose).then(|| u32::try_from(written.len() - text.len()).ok())?
}

/// The names of vehicles, works and films by their words.
struct Names<'a>(HashMap<String, &'a str>);

impl<'a> Names<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let records = [Kind::Car, Kind::Manufacturer, Kind::Film].map(|kind| catalogue.records(kind));
        let names = records.into_iter().flatten().map(Record::name);
        let names = names.filter(|name| name.chars().count() >= MIN_LETTERS);
        Self(names.map(|name| (written(name).to_lowercase(), name)).collect())
    }

    /// The names in a text and those in them, in any case, the shortest first at each place.
    fn all_in(&self, text: &str) -> Vec<(Range<usize>, &'a str)> {
        let words = words(text);
        let begins = (0..words.len()).flat_map(|first| {
            words[first..].iter().take(MAX_WORDS).map(|last| words[first].start..last.end).collect::<Vec<_>>()
        });
        begins
            .filter_map(|range| {
                let name = self.0.get(&written(&text[range.clone()]).to_lowercase())?;
                Some((range, *name))
            })
            .collect()
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

/// What may stand in the prose of a record: a text of many lines.
fn support(catalogue: &Catalogue, record: &Record) -> String {
    let mut said = Vec::new();
    if record.kind == Kind::Question {
        for (of, answer) in catalogue.shown_by(record) {
            said.push(own_words(of));
            let versions = answer.statements().chain(answer.history());
            said.extend(versions.map(|version| of_claim(catalogue, answer.field(), version.claim)));
        }
        return said.join("\n");
    }
    let films = record.answer(sighting::FILM).statements();
    let mut about: Vec<&Record> = films.filter_map(|film| catalogue.get(Kind::Film, film.text()?)).collect();
    about.push(record);
    said.push(own_words(record));
    for (_, from) in catalogue.referring(record) {
        said.push(own_words(from));
        about.extend(Some(from).filter(|_| record.kind == Kind::Film));
    }
    let claims = about.into_iter().flat_map(|about| about.archive().claims());
    said.extend(claims.map(|(field, claim)| of_claim(catalogue, field, claim)));
    said.join("\n")
}

/// What a record is called, and what else the catalogue says of it in its own words.
fn own_words(record: &Record) -> String {
    let fields = record.kind.fields().filter(|field| field.is_editorial() && !is_prose(*field));
    let texts =
        fields.flat_map(|field| record.answer(field).statements()).filter_map(|version| version.text());
    texts.collect::<Vec<_>>().join("\n")
}

/// What a claim says, and what that is called to which it refers.
fn of_claim(catalogue: &Catalogue, field: Field, claim: &Claim) -> String {
    let value = match &claim.value {
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Years(years) => years.to_string(),
        value => value.as_text().unwrap_or_default().to_owned(),
    };
    let named = match (&claim.value, field.ty) {
        (Value::Ref(id), Type::Ref(kind)) => catalogue.get(kind, id).map(own_words).unwrap_or_default(),
        _ => String::new(),
    };
    let when = claim.when.as_ref().map(ToString::to_string).unwrap_or_default();
    [&value, &named, claim.note.unwrap_or_default(), &when].join("\n")
}
