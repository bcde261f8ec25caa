//! What must come first comes first. Only what no reading of the dates can save is found, uncertain ones taken at
//! their word; preferred claims only.

use super::{ClaimAt, of_claim};
use crate::catalogue::fields::{Field, Kind, car, film, manufacturer, sighting};
use crate::catalogue::{Catalogue, Claim, Findings, Record, Severity, Value, Years};

/// The first field is no later than the second.
const ORDER: &[(Field, Field)] = &[
    (manufacturer::FOUNDED, manufacturer::OPENED),
    (manufacturer::FOUNDED, manufacturer::CLOSED),
    (manufacturer::OPENED, manufacturer::CLOSED),
    (manufacturer::FOUNDED, manufacturer::RENAMED),
];

/// Maximum years by which a vehicle is shown before it is built in series.
const SHOWN_BEFORE: i16 = 3;

/// A works is founded before it is closed.
pub(super) fn life_in_order(_: &Catalogue, record: &Record, findings: &mut Findings) {
    for (earlier, later) in ORDER {
        if let Some((first, _)) = preferred(record, *earlier)
            && let Some((last, claim)) = preferred(record, *later)
            && first.ends().begin.0 > last.ends().end.1
        {
            let message = format!("{last} is before {}, {first}", earlier.key);
            findings.push(of_claim(Severity::Error, record, *later, claim, &message));
        }
    }
}

/// What came before, and what was copied, did not begin later.
pub(super) fn relatives_in_order(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    let Some((own, _)) = preferred(record, car::YEARS) else { return };
    for (field, comes_first) in [(car::BASED_ON, true), (car::PREDECESSOR, true), (car::SUCCESSOR, false)] {
        // The preferred claim only: what others hold may well be impossible.
        let Some(claim) = standing(record, field).next() else { continue };
        let Some((relative, other)) = dated(catalogue, Kind::Car, claim, car::YEARS) else { continue };
        let (first, second) = if comes_first { (other, own) } else { (own, other) };
        if first.ends().begin.0 > second.ends().begin.1 {
            let word = if comes_first { "later" } else { "earlier" };
            let message = format!("{} ({other}) began {word} than this ({own})", relative.id);
            findings.push(of_claim(Severity::Warning, record, field, claim, &message));
        }
    }
}

/// The first evidence of a vehicle is not older than the vehicle.
pub(super) fn known_after_built(_: &Catalogue, record: &Record, findings: &mut Findings) {
    if let Some((built, _)) = preferred(record, car::YEARS)
        && let Some((known, claim)) = preferred(record, car::KNOWN_FROM)
        && built.ends().begin.0 > known.ends().end.1.saturating_add(SHOWN_BEFORE)
    {
        let message = format!("{known} is long before it was built, {built}");
        findings.push(of_claim(Severity::Warning, record, car::KNOWN_FROM, claim, &message));
    }
}

/// A film is not older than a vehicle in it.
pub(super) fn filmed_after_built(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    if let Some((made, claim)) = preferred(record, sighting::VEHICLE_YEAR)
        && let Some(film) = record.text(sighting::FILM).and_then(|id| catalogue.get(Kind::Film, id))
        && let Some((shot, _)) = preferred(film, film::YEAR)
        && made.ends().begin.0 > shot.ends().end.1
    {
        let message = format!("{made} is after the film, {shot}");
        findings.push(of_claim(Severity::Warning, record, sighting::VEHICLE_YEAR, claim, &message));
    }
}

/// A vehicle is not older than a works to which it is ascribed, unless the claim has a note: some sources do say so.
pub(super) fn maker_was_founded_before(at: &ClaimAt<'_>) -> Option<String> {
    let ClaimAt { catalogue, record, field, claim } = *at;
    if field != car::MANUFACTURER || !claim.stands || claim.note.is_some() {
        return None;
    }
    // The latest year in which the vehicle can have begun: it was built, or known, by then.
    let built = preferred(record, car::YEARS).map(|(years, _)| (years.ends().begin.1, years));
    let known = preferred(record, car::KNOWN_FROM).map(|(years, _)| (years.ends().end.1, years));
    let (year, years) = built.into_iter().chain(known).min_by_key(|(year, _)| *year)?;
    let (maker, founded) = dated(catalogue, Kind::Manufacturer, claim, manufacturer::FOUNDED)?;
    (year < founded.ends().begin.0).then(|| {
        let id = maker.id;
        format!("{id} was founded ({founded}) after this vehicle ({years}); say in a note how that can be")
    })
}

/// A works built a vehicle before it was closed.
pub(super) fn maker_was_open_still(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    let Some((built, _)) = preferred(record, car::YEARS) else { return };
    for claim in standing(record, car::MANUFACTURER).filter(|claim| claim.note.is_none()) {
        if let Some((maker, closed)) = dated(catalogue, Kind::Manufacturer, claim, manufacturer::CLOSED)
            && built.ends().begin.0 > closed.ends().end.1
        {
            let id = maker.id;
            let message = format!(
                "{id} was closed ({closed}) before this vehicle ({built}); say in a note how that can be"
            );
            findings.push(of_claim(Severity::Note, record, car::MANUFACTURER, claim, &message));
        }
    }
}

/// A film shows no vehicle that was built after it.
pub(super) fn film_shows_what_was_built(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for claim in standing(record, sighting::CAR).filter(|claim| claim.note.is_none()) {
        let Some(car) = claim.value.as_text().and_then(|id| catalogue.get(Kind::Car, id)) else { continue };
        if let Some((built, shot)) = catalogue.built_after_film(car, record) {
            let id = car.id;
            let message =
                format!("{id} was built ({built}) after the film ({shot}); say in a note how that can be");
            findings.push(of_claim(Severity::Note, record, sighting::CAR, claim, &message));
        }
    }
}

/// The record that a claim names, and its preferred date.
fn dated<'a>(
    catalogue: &'a Catalogue,
    kind: Kind,
    claim: &Claim,
    date: Field,
) -> Option<(&'a Record, &'a Years)> {
    let Value::Ref(id) = claim.value else { return None };
    let record = catalogue.get(kind, id)?;
    Some((record, preferred(record, date)?.0))
}

/// The claims of a field that stand, preferred first.
fn standing(record: &Record, field: Field) -> impl Iterator<Item = &Claim> {
    record.archive().of(field).iter().filter(|claim| claim.stands)
}

/// The preferred date of a field.
fn preferred(record: &Record, field: Field) -> Option<(&Years, &Claim)> {
    let claim = standing(record, field).next()?;
    match &claim.value {
        Value::Years(years) => Some((years, claim)),
        _ => None,
    }
}
