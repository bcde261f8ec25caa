//! Whether a claim is graded as its sources deserve.

use std::collections::BTreeSet;

use super::super::Catalogue;
use super::super::claim::{Certainty, Claim};
use super::super::fields::{Field, Group, Kind, car, manufacturer};
use super::super::findings::Findings;
use super::super::record::Record;
use super::doubt_claim;

/// What independent voices report is confirmed, unless a note says why not: they may retell one another, or agree in part only.
pub(super) fn reported_by_one_voice(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        let voices = voices(catalogue, claim).len();
        if claim.certainty == Some(Certainty::Reported) && voices > 1 && claim.note.is_none() {
            let message = format!(
                "{}: reported by {voices} independent voices; make it confirmed, or say in a note why it is not",
                field.key
            );
            findings.push(doubt_claim(record, claim, message));
        }
    }
}

/// Somebody who knows says so: sources that never count as a witness carry only what anybody can look up.
pub(super) fn rests_on_a_witness(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    // What a hoax says nobody else can tell.
    if record.answer(car::STATUS).is("hoax") {
        return;
    }
    for (field, claim) in record.archive().claims() {
        let rests_on_none = !claim.by.is_empty() && voices(catalogue, claim).is_empty();
        if rests_on_none && claim.certainty.is_some() && !is_common_knowledge(record, field) {
            let message = format!(
                "{}: none of its sources counts as a witness; name one that does, or leave the claim out",
                field.key
            );
            findings.push(doubt_claim(record, claim, message));
        }
    }
}

/// The look and the figures of a foreign vehicle, and what a name means.
fn is_common_knowledge(record: &Record, field: Field) -> bool {
    [car::MEANING, car::NAMING, manufacturer::MEANING].contains(&field)
        || record.kind == Kind::Car
            && record.answer(car::ORIGIN).is("foreign")
            && matches!(field.group, Group::Figure | Group::Look)
}

fn voices<'a>(catalogue: &'a Catalogue, claim: &'a Claim) -> BTreeSet<&'a str> {
    claim.by.iter().filter_map(|source| catalogue.voice(source)).collect()
}
