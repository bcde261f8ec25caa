//! Who says so, and how often.

use std::collections::BTreeSet;

use super::super::Catalogue;
use super::super::claim::{Certainty, Claim, Value};
use super::super::fields::Kind;
use super::super::findings::Findings;
use super::super::nearest::quoted;
use super::super::record::Record;

use super::{at_claim, doubt_claim};

/// What is confirmed was seen, or said by two voices of which neither is the other.
pub(super) fn confirmed_by_two_voices(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
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
pub(super) fn value_given_once(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let key = |claim: &Claim| format!("{:?} {:?}", claim.value, claim.when);
    for (field, claims) in record.archive().fields().filter(|(_, claims)| claims.len() > 1) {
        let mut seen = BTreeSet::new();
        for claim in claims {
            if claim.stands && claim.value != Value::Unknown && !seen.insert(key(claim)) {
                let message = format!(
                    "{}: the same value stands here twice; name all its sources in one claim",
                    field.key
                );
                findings.push(at_claim(record, claim, message));
            }
        }
    }
}

/// A view is taken back by the voice that held it, in a later source.
pub(super) fn taken_back_by_its_own_voice(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        // A source that is not there is a mistake of its own.
        let Some(later) = claim.superseded.as_ref().filter(|later| catalogue.has(Kind::Source, later)) else {
            continue;
        };
        if !claim.stands {
            continue;
        }
        let why = if claim.by.contains(later) {
            format!("{} says this itself", quoted(later))
        } else {
            format!("{} is of another voice, {}", quoted(later), quoted(catalogue.author(later)))
        };
        let message = format!(
            "{}: superseded: {why}, so the claim still stands; name a later source of its own voice",
            field.key
        );
        findings.push(doubt_claim(record, claim, message));
    }
}
