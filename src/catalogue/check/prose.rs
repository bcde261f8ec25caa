//! Prose says no more than its claims: the years, numbers and names of records in it occur in the claims of its record, or of records that
//! belong to it. Numbers in words are not checked.

use std::collections::HashSet;
use std::ops::Range;

use super::Check;
use crate::catalogue::fields::sighting;
use crate::catalogue::{Answer, Catalogue, Field, Findings, Kind, Record, Role, Severity, quoted};

/// Shorter names are common words too.
const MIN_LETTERS: usize = 4;
/// A name of more words is not looked for.
const MAX_WORDS: usize = 16;

/// Every summary, caution and answer is supported by claims.
pub(super) fn is_backed(catalogue: &Catalogue, findings: &mut Findings) {
    let called = [Kind::Car, Kind::Manufacturer, Kind::Film].map(|kind| catalogue.records(kind));
    let names = called.into_iter().flatten().map(Record::name);
    let known = names.filter(|name| name.chars().count() >= MIN_LETTERS).map(apart).collect();
    let records = catalogue.all().filter(|record| record.kind != Kind::Source);
    for record in records.filter(|record| findings.takes(record.file)).collect::<Vec<_>>() {
        let mut check = Check { catalogue, record, severity: Severity::Note, findings };
        record
            .kind
            .fields()
            .filter(|field| is_prose(*field))
            .for_each(|field| prose(&mut check, field, &known));
    }
}

fn is_prose(field: Field) -> bool {
    matches!(field.role, Some(Role::Summary | Role::Caution))
}

fn prose(check: &mut Check<'_>, field: Field, known: &HashSet<String>) {
    let (catalogue, record) = (check.catalogue, check.record);
    let Some(claim) = record.claims_of(field).first() else { return };
    let Some(prose) = claim.value.as_text() else { return };
    let mut names = longest_in(known, prose);
    let not_before = |at: usize| names.get(names.partition_point(|range| range.end <= at));
    let is_named = |at: usize| not_before(at).is_some_and(|range| range.contains(&at));
    let mut numbers: Vec<_> = numerals(prose).filter(|(range, _)| !is_named(range.start)).collect();
    if field.role == Some(Role::Caution) {
        // It may warn of a namesake.
        names.clear();
    }
    if numbers.is_empty() && names.is_empty() {
        return;
    }
    // Between spaces, so that each is found as whole words.
    let folded = |text: &str| format!(" {}", apart(&text.to_lowercase()));
    let mut unclaimed: HashSet<String> = names.iter().map(|range| folded(&prose[range.clone()])).collect();
    for line in support(catalogue, record) {
        numerals(&line).for_each(|(_, number)| numbers.retain(|(_, said)| !says(&number, said)));
        let line = folded(&line);
        unclaimed.retain(|name| !line.contains(name));
    }
    names.retain(|range| unclaimed.contains(&folded(&prose[range.clone()])));
    let start = check.place_of(prose, claim.at);
    for range in numbers.into_iter().map(|(range, _)| range).chain(names) {
        let at = start.map_or(claim.at, |start| start + u32::try_from(range.start).unwrap_or_default());
        check.report(field, at, &format!("no claim behind it says {}; leave it out", quoted(&prose[range])));
    }
}

/// The names in a text as they are written, at each place the longest, and none that begins within another.
fn longest_in(names: &HashSet<String>, text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let (mut found, mut end) = (Vec::new(), 0);
    for (index, first) in words.iter().enumerate() {
        if first.start < end {
            continue;
        }
        let mut name = String::new();
        for last in words[index..].iter().take(MAX_WORDS) {
            name.extend([&text[last.clone()], " "]);
            end = if names.contains(&name) { last.end } else { end };
        }
        found.extend((end > first.start).then_some(first.start..end));
    }
    found
}

fn words(text: &str) -> Vec<Range<usize>> {
    let is_between = |letter: char| !letter.is_alphanumeric();
    let mut next = 0;
    let words = text.split_inclusive(is_between).map(|part| {
        let start = next;
        next += part.len();
        start..start + part.trim_end_matches(is_between).len()
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// The words of a text without punctuation, a space after each.
fn apart(text: &str) -> String {
    words(text).into_iter().fold(String::new(), |apart, word| apart + &text[word] + " ")
}

/// All texts that the prose of a record may be based on.
fn support(catalogue: &Catalogue, record: &Record) -> Vec<String> {
    let films = record.answer(sighting::FILM).statements();
    let films = films.filter_map(|film| catalogue.get(Kind::Film, film.text()?));
    let referring: Vec<&Record> = catalogue.referring(record).map(|(_, from)| from).collect();
    let shown: Vec<(&Record, Answer<'_>)> = catalogue.shown_by(record).collect();
    // How a question is worded supports no answer.
    let own = Some(record).filter(|record| record.kind != Kind::Question).into_iter();
    let named = own.chain(referring.iter().copied()).chain(shown.iter().map(|(of, _)| *of));
    let sightings = referring.iter().copied().filter(|_| record.kind == Kind::Film);
    let claims = films.chain([record]).chain(sightings).flat_map(Record::claims);
    let answers =
        shown.iter().flat_map(|(_, answer)| answer.claims.iter().map(|claim| (answer.field, claim)));
    let said = claims.chain(answers).flat_map(|(field, claim)| {
        let own = [Some(claim.value.written().into_owned()), claim.note.map(str::to_owned)];
        let when = claim.when.as_ref().map(ToString::to_string);
        let target = catalogue.target(field, &claim.value).into_iter().flat_map(own_words);
        own.into_iter().chain([when]).flatten().chain(target)
    });
    named.flat_map(own_words).chain(said).collect()
}

/// The names of a record, and its other editorial values but its prose.
fn own_words(record: &Record) -> impl Iterator<Item = String> {
    let own = record.all_answers().filter(|answer| answer.field.is_editorial() && !is_prose(answer.field));
    own.flat_map(|answer| answer.statements()).filter_map(|version| Some(version.text()?.to_owned()))
}

/// The numbers in a text, each with its range: `1500` for "1,500", `197X` for "1970s". Zeros before a number are left out.
fn numerals(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + text[next..].find(is_digit)?;
        let rest = &text[start..];
        let end = rest.find(|letter| !is_digit(letter) && !matches!(letter, ',' | '.')).unwrap_or(rest.len());
        let digits = rest[..end].split("..").next().unwrap_or_default().trim_end_matches([',', '.']);
        next = start + digits.len();
        let decade = match text[next..].chars().next() {
            Some('s') => digits.strip_suffix('0'),
            Some('X') => Some(digits),
            _ => None,
        };
        let Some(decade) = decade.filter(|decade| decade.len() == 3) else {
            return Some((start..next, digits.trim_start_matches('0').replace(',', "")));
        };
        next += 1;
        Some((start..next, format!("{decade}X")))
    })
}

/// Whether one number implies the other: a year implies its decade, and a decade its first year.
fn says(claimed: &str, said: &str) -> bool {
    let is_in = |decade: &str| claimed.len() == 4 && claimed.starts_with(decade);
    let begins = |decade: &str| said.strip_suffix('0') == Some(decade);
    claimed == said
        || said.strip_suffix('X').is_some_and(is_in)
        || claimed.strip_suffix('X').is_some_and(begins)
}
