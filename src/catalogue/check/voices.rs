//! Who says so, and how often.

use std::collections::BTreeSet;

use super::super::Catalogue;
use super::super::claim::{Certainty, Claim, Value};
use super::super::finding::Finding;
use super::super::record::Record;

use super::at_claim;

/// What is confirmed was seen, or said by two voices of which neither is the other.
pub(super) fn confirmed_by_two_voices(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
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
pub(super) fn value_given_once(_: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
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
