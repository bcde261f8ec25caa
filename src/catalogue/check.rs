//! What takes more than one record to judge: references, voices, order of dates, duplicates. Each rule is a small function with a name;
//! a new rule is a new line in one of the two tables.
//!
//! What one value must look like is decided where it is read, in [`super::read()`].

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Kind, Type};
use super::finding::Finding;
use super::nearest::{did_you_mean, nearest};
use super::record::{Certainty, Claim, Record, Value};
use super::{Catalogue, Field};

type RecordRule = fn(&Catalogue, &Record, &mut Vec<Finding>);
type CatalogueRule = fn(&Catalogue, &mut Vec<Finding>);

/// Rules that look at one record at a time, in the light of all.
const RECORD_RULES: &[RecordRule] =
    &[references_resolve, sources_are_known, confirmed_by_two_voices, value_given_once];

/// Rules that need all records at once.
const CATALOGUE_RULES: &[CatalogueRule] = &[names_are_unique, sources_are_cited];

/// All findings in a catalogue, by place.
#[must_use]
pub fn check(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for record in catalogue.all() {
        check_record(catalogue, record, &mut findings);
    }
    for rule in CATALOGUE_RULES {
        rule(catalogue, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.file, finding.at));
    findings
}

/// The findings in one record.
pub fn check_record(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for rule in RECORD_RULES {
        rule(catalogue, record, findings);
    }
}

fn subject(record: &Record) -> String {
    format!("{}.{}", record.kind.word(), record.id)
}

fn at_claim(record: &Record, claim: &Claim, message: String) -> Finding {
    Finding::error(record.file, claim.at as usize, &subject(record), message)
}

/// What a claim refers to exists.
fn references_resolve(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.all_claims() {
        let (Type::Ref(kind), Value::Ref(id)) = (field.ty, &claim.value) else { continue };
        if !catalogue.has(kind, id) {
            let near = did_you_mean(&nearest(id, catalogue.ids(kind)));
            let message = format!("{}: no {} {:?}{near}", field.key, kind.word(), &**id);
            findings.push(at_claim(record, claim, message));
        }
    }
}

/// Every source that a claim names is described.
fn sources_are_known(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.all_claims() {
        for source in claim.by.iter().chain(&claim.superseded) {
            if !catalogue.has(Kind::Source, source) {
                let near = did_you_mean(&nearest(source, catalogue.ids(Kind::Source)));
                let message = format!("{}: no source {:?}{near}", field.key, &**source);
                findings.push(at_claim(record, claim, message));
            }
        }
    }
}

/// What is confirmed was seen, or said by two voices of which neither is the other.
fn confirmed_by_two_voices(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.all_claims() {
        if claim.certainty != Some(Certainty::Confirmed) || claim.seen {
            continue;
        }
        let voices: BTreeSet<&str> = claim.by.iter().filter_map(|source| catalogue.voice(source)).collect();
        if voices.len() < 2 {
            let message = format!(
                "{}: confirmed needs two independent voices or seen = true; this has {}",
                field.key,
                voices.first().map_or_else(|| "none".to_owned(), |voice| format!("one, {voice:?}"))
            );
            findings.push(at_claim(record, claim, message));
        }
    }
}

/// Sources that say the same stand in one claim.
fn value_given_once(_: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    let key =
        |field: &'static Field, claim: &Claim| (field.key, format!("{:?} {:?}", claim.value, claim.when));
    let mut seen = BTreeSet::new();
    for (field, claim) in record.all_claims() {
        if claim.stands() && claim.value != Value::Unknown && !seen.insert(key(field, claim)) {
            let message =
                format!("{}: the same value stands here twice; name all its sources in one claim", field.key);
            findings.push(at_claim(record, claim, message));
        }
    }
}

/// No two records of a kind go by one name.
fn names_are_unique(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        let mut names: BTreeMap<String, &Record> = BTreeMap::new();
        for record in catalogue.records(kind) {
            if let Some(other) = names.insert(record.name().to_lowercase(), record) {
                let message = format!("the name {:?} is also that of {}", record.name(), subject(other));
                findings.push(Finding::error(record.file, record.at as usize, &subject(record), message));
            }
        }
    }
}

/// Every source is cited by something.
fn sources_are_cited(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    let claims = catalogue.all().flat_map(Record::all_claims);
    let cited: BTreeSet<&str> =
        claims.flat_map(|(_, claim)| claim.by.iter().chain(&claim.superseded)).map(|id| &**id).collect();
    for source in catalogue.records(Kind::Source).filter(|source| !cited.contains(&*source.id)) {
        let message = "no claim cites this source".to_owned();
        findings.push(Finding::warning(source.file, source.at as usize, &subject(source), message));
    }
}
