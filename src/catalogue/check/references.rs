//! What a record names must be there, and stand there once; and two records that name each other agree, or a note says why not.

use std::collections::{BTreeSet, HashSet};

use super::{ClaimAt, of_claim, places};
use crate::catalogue::fields::{car, film, plate, question, sighting, source, vocabulary};
use crate::catalogue::{
    Catalogue, Claim, Field, Finding, Findings, Kind, Record, Role, Severity, Silence, Slot, Value, counted,
    quoted, record_field,
};

/// What a record refers to is another that exists, and every source that it names is described.
pub(super) fn named_records_exist(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (kind, id, field, claim) in record.archive().named() {
        if (kind, id) == (record.kind, record.id) {
            findings.push(of_claim(Severity::Error, record, field, claim, "it refers to itself"));
        } else if !catalogue.has(kind, id) {
            let places = places::of(catalogue, record, claim.at, id);
            // Sources are named behind the value.
            let at = if kind == Kind::Source { places.last() } else { places.first() };
            let at = at.map_or(claim.at, |behind| behind - 1);
            findings.push(unresolved(record, at, field, kind, id));
        }
    }
}

/// A source can be opened, by an address that pages can link, or says why not.
pub(super) fn sources_can_be_opened(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let is_told = [source::URL, source::NO_URL].iter().any(|field| record.answer(*field).is_recorded());
    if record.kind == Kind::Source && !is_told {
        let message = "it has no url; give it one, or say in no-url why there is none".to_owned();
        findings.push(record.finding(Severity::Note, record.at, message));
    }
    for url in record.answer(source::URL).statements() {
        if let Some(text) = url.text().filter(|text| !is_address(text)) {
            let form = "write https:// or http://, a host, and %20 for a blank";
            let message = format!("url: {} is no address on the web; {form}", quoted(text));
            findings.push(record.finding(Severity::Warning, url.claim.at, message));
        }
    }
}

/// Whether it names a host, and has nothing in it that an address may not have as it is.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let is_barred =
        |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`".contains(letter);
    rest.starts_with(char::is_alphanumeric) && !rest.contains(is_barred)
}

/// Sources that say the same stand in one claim.
pub(super) fn value_given_once(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let key = |claim: &Claim| format!("{:?} {:?}", claim.value, claim.when);
    for (field, claims) in record.archive().fields().filter(|(_, claims)| claims.len() > 1) {
        let mut seen = BTreeSet::new();
        for claim in claims {
            if claim.stands && claim.value != Value::Unknown && !seen.insert(key(claim)) {
                let message = "the same value stands here twice; name all its sources in one claim";
                findings.push(of_claim(Severity::Error, record, field, claim, message));
            }
        }
    }
}

/// A thing is not called otherwise by its name.
pub(super) fn other_names_are_others(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let others = record.kind.with_role(Role::Alias).flat_map(|field| record.claims_of(field));
    for claim in others.filter(|claim| claim.value.as_text() == Some(record.name())) {
        let message = format!("aka: {} is its name; leave it out", quoted(record.name()));
        findings.push(record.finding(Severity::Warning, claim.at, message));
    }
}

/// Every question has an answer, and fields that carry it.
pub(super) fn questions_are_answered(_: &Catalogue, record: &Record, findings: &mut Findings) {
    if record.kind != Kind::Question {
        return;
    }
    for field in [question::ANSWER, question::SHOWS] {
        if !record.answer(field).is_recorded() {
            let message = format!("the field {} is missing", quoted(field.key));
            findings.push(record.finding(Severity::Error, record.at, message));
        }
    }
}

/// Every field that a question shows says something.
pub(super) fn shown_fields_answer(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for shown in record.answer(question::SHOWS).statements() {
        let Some(name) = shown.text() else { continue };
        // What cannot be parsed was told when it was read.
        let Ok((kind, id, field)) = record_field::parse(name) else { continue };
        let Some(named) = catalogue.get(kind, id) else {
            findings.push(unresolved(record, shown.claim.at, question::SHOWS, kind, id));
            continue;
        };
        if !named.answer(field).is_recorded() {
            let message = format!("{}: nothing is recorded in {}", question::SHOWS.key, quoted(name));
            findings.push(record.finding(Severity::Error, shown.claim.at, message));
        }
    }
}

/// A record says what kind of thing it is, unless the data say that this is unknown.
pub(super) fn kind_is_told(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let field =
        [car::CLASS, film::MEDIUM, plate::TOPIC].into_iter().find(|field| field.kind() == record.kind);
    let Some(field) = field.filter(|field| !record.listed_by(*field).is_recorded()) else { return };
    if record.answer(car::BODY).silence() != Some(Silence::Unknown) {
        let hint =
            if field == car::CLASS { "; if it is not known, write body = { is = \"unknown\" }" } else { "" };
        let message = format!("it has no {key}, and no list by {key} shows it{hint}", key = field.key);
        findings.push(record.finding(Severity::Note, record.at, message));
    }
}

/// A record stands over no other.
pub(super) fn replaces_no_other(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    if let Some((replaced, claims)) = catalogue.replaced(record) {
        let claims = counted(usize::try_from(claims).unwrap_or(usize::MAX), "claim");
        let message = format!("it replaces {replaced} and its {claims}");
        findings.push(record.finding(Severity::Note, record.at, message));
    }
}

/// That there is no such record; near ids are sought later.
fn unresolved(record: &Record, at: u32, field: Field, kind: Kind, id: &str) -> Finding {
    let message = format!("{}: no {} {}", field.key, kind.word(), quoted(id));
    Finding { unresolved: Some((kind, id.to_owned())), ..record.finding(Severity::Error, at, message) }
}

/// Every part of a form can be read, and what explains it is a topic or a record.
pub(super) fn parts_are_explained(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for entry in record.answer(plate::PARTS).statements() {
        let text = entry.text().unwrap_or_default();
        let (message, unresolved) = match Slot::parse(text) {
            Err(message) => (message.to_owned(), None),
            Ok(Slot { by: Some(by), .. })
                if !(vocabulary::TOPIC.contains(&by) || catalogue.has(Kind::Plate, by)) =>
            {
                (format!("no topic or plate {}", quoted(by)), Some((Kind::Plate, by.to_owned())))
            }
            Ok(_) => continue,
        };
        let message = format!("{}: {}: {message}", plate::PARTS.key, quoted(text));
        findings.push(Finding { unresolved, ..record.finding(Severity::Error, entry.claim.at, message) });
    }
}

/// A successor names its predecessor, a predecessor its successor, and none is both.
pub(super) fn successors_name_each_other(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    let claims = |field| record.archive().of(field).iter().filter(|claim: &&Claim| claim.stands);
    if claims(car::PREDECESSOR).chain(claims(car::SUCCESSOR)).next().is_none() {
        return;
    }
    let naming: HashSet<_> = catalogue.referring(record).map(|(field, from)| (field, from.id)).collect();
    let before: HashSet<&str> = claims(car::PREDECESSOR).filter_map(|claim| claim.value.as_text()).collect();
    for (field, inverse) in [(car::PREDECESSOR, car::SUCCESSOR), (car::SUCCESSOR, car::PREDECESSOR)] {
        for claim in claims(field).filter(|claim| claim.note.is_none()) {
            let Value::Ref(id) = claim.value else { continue };
            let message = if field == car::SUCCESSOR && before.contains(id) {
                format!("{} is its predecessor too; say in a note how that can be", quoted(id))
            } else if catalogue.has(Kind::Car, id) && !naming.contains(&(inverse, id)) {
                let id = quoted(id);
                format!("{id} does not name it as its {}; say so there, or in a note why not", inverse.key)
            } else {
                continue;
            };
            findings.push(of_claim(Severity::Note, record, field, claim, &message));
        }
    }
}

/// The vehicles of a convoy that are counted one by one sum to the number of its film.
pub(super) fn convoys_add_up(at: &ClaimAt<'_>) -> Option<String> {
    let number = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) => quantity.low.filter(|_| quantity.is_exact()),
        _ => None,
    };
    let convoy = number(at.unexplained(film::CONVOY).filter(|at| at.is_preferred)?.claim)?;
    let sightings = at.catalogue.referring(at.record).filter(|(field, _)| *field == sighting::FILM);
    let counts = sightings.filter_map(|(_, from)| from.archive().of(sighting::COUNT).first());
    let counts: Vec<f64> = counts.filter_map(number).collect();
    let sum: f64 = counts.iter().sum();
    (!counts.is_empty() && sum.total_cmp(&convoy).is_ne())
        .then(|| format!("its sightings count {sum} and not {convoy}; say in a note why"))
}
