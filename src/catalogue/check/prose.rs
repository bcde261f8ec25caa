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
    let Some(prose) = record.text(field) else { return };
    let found = names.longest_in(prose);
    let is_named = |at: usize| found.iter().any(|(range, _)| range.contains(&at));
    let said: Vec<_> = numerals(prose).filter(|(range, _)| !is_named(range.start)).collect();
    if said.is_empty() && found.is_empty() {
        return;
    }
    let support = Support::of(catalogue, names, record);
    let unsaid =
        said.into_iter().filter(|(_, numeral)| !support.numerals.contains(numeral)).map(|(range, _)| range);
    // A caution may warn of a namesake.
    let unnamed =
        found.iter().filter(|(_, name)| field.role != Some(Role::Caution) && !support.names.contains(name));
    for range in unsaid.chain(unnamed.map(|(range, _)| range.clone())) {
        let at = place(catalogue, record, prose, range.start);
        let said = quoted(&prose[range]);
        let message = format!("{}: no claim behind it says {said}; leave it out", field.key);
        findings.push(record.finding(Severity::Note, at, message));
    }
}

/// Where a place in a text of a record stands in its file; the record, if the text is written with escapes.
fn place(catalogue: &Catalogue, record: &Record, prose: &str, offset: usize) -> u32 {
    let file = record.file.of(catalogue.files());
    let rest = file.and_then(|file| file.text.get(record.at as usize..)).unwrap_or_default();
    let own = &rest[..rest.find("\n[").unwrap_or(rest.len())];
    let offset = own.find(prose).and_then(|start| u32::try_from(start + offset).ok());
    record.at + offset.unwrap_or_default()
}

/// The names of vehicles, works and films by their words.
struct Names<'a>(HashMap<String, &'a str>);

impl<'a> Names<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let records = [Kind::Car, Kind::Manufacturer, Kind::Film].map(|kind| catalogue.records(kind));
        let names = records.into_iter().flatten().map(Record::name);
        let names = names.filter(|name| name.chars().count() >= MIN_LETTERS);
        Self(names.map(|name| (key(name), name)).collect())
    }

    /// The names in a text, at each place the longest.
    fn longest_in(&self, text: &str) -> Vec<(Range<usize>, &'a str)> {
        let words = words(text);
        let (mut found, mut first) = (Vec::new(), 0);
        while first < words.len() {
            let longest = self.at(text, &words[first..]).last();
            let is_name = longest.filter(|(_, range, name)| written(&text[range.clone()]) == written(name));
            first += is_name.as_ref().map_or(1, |(count, ..)| *count);
            found.extend(is_name.map(|(_, range, name)| (range, name)));
        }
        found
    }

    /// The names with which these words begin, the shortest first, in any case, each with the number of its words.
    fn at<'t>(
        &'t self,
        text: &'t str,
        words: &'t [Range<usize>],
    ) -> impl Iterator<Item = (usize, Range<usize>, &'a str)> + 't {
        (1..=words.len().min(MAX_WORDS)).filter_map(move |count| {
            let range = words[0].start..words[count - 1].end;
            Some((count, range.clone(), *self.0.get(&key(&text[range]))?))
        })
    }

    /// The names in a text with those in them, in any case.
    fn all_in(&self, text: &str, into: &mut HashSet<&'a str>) {
        let words = words(text);
        for first in 0..words.len() {
            into.extend(self.at(text, &words[first..]).map(|(.., name)| name));
        }
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

fn key(text: &str) -> String {
    written(text).to_lowercase()
}

/// What may stand in the prose of a record.
#[derive(Default)]
struct Support<'a> {
    numerals: HashSet<Numeral>,
    names: HashSet<&'a str>,
}

impl<'a> Support<'a> {
    fn of(catalogue: &'a Catalogue, names: &Names<'a>, record: &'a Record) -> Self {
        let mut support = Self::default();
        if record.kind == Kind::Question {
            for (of, answer) in catalogue.shown_by(record) {
                support.add_names(names, of);
                for said in answer.statements().chain(answer.history()) {
                    support.add_claim(catalogue, names, answer.field(), said.claim);
                }
            }
            return support;
        }
        support.add_names(names, record);
        support.add_claims(catalogue, names, record);
        for (_, from) in catalogue.referring(record) {
            support.add_names(names, from);
            if record.kind == Kind::Film {
                support.add_claims(catalogue, names, from);
            }
        }
        let films = record.answer(sighting::FILM).statements();
        for film in films.filter_map(|film| catalogue.get(Kind::Film, film.text()?)) {
            support.add_claims(catalogue, names, film);
        }
        support
    }

    /// What it is called, and what else the catalogue says in its own words.
    fn add_names(&mut self, names: &Names<'a>, record: &Record) {
        for field in record.kind.fields().filter(|field| field.is_editorial() && !is_prose(*field)) {
            for said in record.answer(field).statements() {
                self.add(names, said.text().unwrap_or_default());
            }
        }
    }

    fn add_claims(&mut self, catalogue: &Catalogue, names: &Names<'a>, record: &Record) {
        for (field, claim) in record.archive().claims() {
            self.add_claim(catalogue, names, field, claim);
        }
    }

    /// What a claim says, and the names of what it refers to.
    fn add_claim(&mut self, catalogue: &Catalogue, names: &Names<'a>, field: Field, claim: &Claim) {
        match &claim.value {
            Value::Quantity(quantity) => self.add(names, &quantity.to_string()),
            Value::Years(years) => self.add(names, &years.to_string()),
            value => self.add(names, value.as_text().unwrap_or_default()),
        }
        if let (Type::Ref(kind), Value::Ref(id)) = (field.ty, &claim.value)
            && let Some(named) = catalogue.get(kind, id)
        {
            self.add_names(names, named);
        }
        self.add(names, claim.note.unwrap_or_default());
        if let Some(when) = &claim.when {
            self.add(names, &when.to_string());
        }
    }

    fn add(&mut self, names: &Names<'a>, text: &str) {
        names.all_in(text, &mut self.names);
        for (_, numeral) in numerals(text) {
            match &numeral {
                // A year is a number too, and one of its decade.
                Numeral::Year(year) => {
                    self.numerals.extend([Numeral::Decade(year / 10), Numeral::Number(year.to_string())]);
                }
                Numeral::Decade(decade) => drop(self.numerals.insert(Numeral::Number(format!("{decade}0")))),
                Numeral::Number(_) => {}
            }
            self.numerals.insert(numeral);
        }
    }
}
