//! Rules for single claims: the certainty agrees with the sources, and numbers are plausible.

use std::collections::BTreeSet;

use super::{Check, ClaimAt};
use crate::catalogue::fields::{car, manufacturer};
use crate::catalogue::{Answer, Certainty, Claim, Field, Group, Kind, Record, Value, quoted};

/// A confirmed claim was seen, or is made by two independent voices.
pub(super) fn confirmed_by_two_voices(at: &ClaimAt<'_>) -> Option<String> {
    if at.claim.certainty != Some(Certainty::Confirmed) || at.claim.seen {
        return None;
    }
    let voices = voices(at);
    (voices.len() < 2).then(|| {
        let found =
            voices.first().map_or_else(|| "none".to_owned(), |voice| format!("one, {}", quoted(voice)));
        format!("confirmed needs two independent voices or seen = true; this has {found}")
    })
}

/// A claim is superseded by its own voice, in a later source.
pub(super) fn taken_back_by_its_own_voice(ClaimAt { catalogue, claim, .. }: &ClaimAt<'_>) -> Option<String> {
    // A missing source is reported by another rule.
    let later = claim.superseded.filter(|later| claim.stands && catalogue.has(Kind::Source, later))?;
    let why = if claim.sources().any(|source| source == later) {
        format!("{} says this itself", quoted(later))
    } else {
        let voice = Some(catalogue.author(later)).filter(|voice| *voice != later);
        let voice = voice.map_or_else(String::new, |voice| format!(", {}", quoted(voice)));
        format!("{} has another voice{voice}", quoted(later))
    };
    Some(format!("superseded: {why}, so the claim still stands; name a later source of its own voice"))
}

/// No two claims of a field supersede each other.
pub(super) fn superseded_in_one_order(check: &mut Check<'_>) {
    for Answer { field, claims, .. } in check.record.all_answers() {
        let pairs = |claim: &Claim| {
            let later = claim.superseded;
            claim.sources().filter_map(move |source| Some((source, later.filter(|later| *later != source)?)))
        };
        let all: BTreeSet<(&str, &str)> = claims.iter().flat_map(pairs).collect();
        for claim in claims {
            if let Some((_, later)) = pairs(claim).find(|(source, later)| all.contains(&(*later, *source))) {
                let said = format!("so is what {} says, by a source of this", quoted(later));
                check.report(field, claim.at, &format!("superseded: {said}; name the later one only"));
            }
        }
    }
}

/// Numbers have a plausible size.
pub(super) fn numbers_are_sane(ClaimAt { field, claim, .. }: &ClaimAt<'_>) -> Option<String> {
    let (Value::Quantity(number), Some((least, most))) = (&claim.value, field.bounds) else { return None };
    let is_sane = [number.low, number.high].iter().flatten().all(|side| (least..=most).contains(side));
    let unit = if field.unit.is_empty() { String::new() } else { format!(" {}", field.unit) };
    (!is_sane).then(|| format!("{number} is not between {least} and {most}{unit}"))
}

/// What several independent voices report is confirmed, unless a note says why not: they may retell one another, or agree only in part.
pub(super) fn reported_by_one_voice(at: &ClaimAt<'_>) -> Option<String> {
    if at.claim.certainty != Some(Certainty::Reported)
        || at.claim.note.is_some()
        || at.claim.sources().count() < 2
        // A missing source is reported by another rule.
        || !at.claim.sources().all(|source| at.catalogue.has(Kind::Source, source))
    {
        return None;
    }
    let voices = voices(at).len();
    (voices > 1).then(|| {
        format!("reported by {voices} independent voices; make it confirmed, or say in a note why it is not")
    })
}

/// A claim has a source that counts as a witness, unless it is common knowledge.
pub(super) fn rests_on_a_witness(at: &ClaimAt<'_>) -> Option<String> {
    let needs_witness = !at.claim.by.is_empty()
        && at.claim.certainty.is_some()
        && !is_common_knowledge(at.record, at.field)
        // A hoax has no other witness.
        && !at.record.answer(car::STATUS).is("hoax");
    (needs_witness && voices(at).is_empty()).then(|| {
        "none of its sources counts as a witness; name one that does, or leave the claim out".to_owned()
    })
}

/// The appearance and the figures of a foreign vehicle, and the meaning of names.
fn is_common_knowledge(record: &Record, field: Field) -> bool {
    [car::MEANING, car::NAMING, manufacturer::MEANING].contains(&field)
        || record.kind == Kind::Car
            && record.answer(car::ORIGIN).is("foreign")
            && matches!(field.group, Group::Figure | Group::Look)
}

fn voices<'a>(at: &ClaimAt<'a>) -> BTreeSet<&'a str> {
    at.claim.sources().filter_map(|source| at.catalogue.voice(source)).collect()
}
