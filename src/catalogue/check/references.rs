//! What a record names must be there, and stand there once.

use std::collections::BTreeSet;

use super::of_claim;
use crate::catalogue::fields::{car, film, plate, question, source};
use crate::catalogue::{
    Catalogue, Claim, Field, Finding, Findings, Kind, Record, Severity, Silence, Value, counted, quoted,
    record_field,
};

/// What a record refers to is another that exists, and every source that it names is described.
pub(super) fn named_records_exist(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (kind, id, field, claim) in record.archive().named() {
        if (kind, id) == (record.kind, record.id) {
            findings.push(of_claim(Severity::Error, record, field, claim, "it refers to itself"));
        } else if !catalogue.has(kind, id) {
            findings.push(unresolved(record, claim.at, field, kind, id));
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
        let is_web = |text: &&str| text.starts_with("https://") || text.starts_with("http://");
        if let Some(text) = url.text().filter(|text| !is_web(text)) {
            let message =
                format!("url: {} is no address on the web; begin it with https:// or http://", quoted(text));
            findings.push(record.finding(Severity::Warning, url.claim.at, message));
        }
    }
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
