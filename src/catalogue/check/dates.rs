//! What must come first comes first. Only what no reading of the dates can save is found; preferred claims only.

use super::super::Catalogue;
use super::super::claim::{Claim, Value};
use super::super::fields::{Field, Kind, Type, car, film, manufacturer, sighting};
use super::super::findings::Findings;
use super::super::record::Record;
use super::super::years::Years;
use super::{at_claim, doubt_claim};

/// The first field is no later than the second.
const ORDER: &[(Field, Field)] = &[
    (manufacturer::FOUNDED, manufacturer::OPENED),
    (manufacturer::FOUNDED, manufacturer::CLOSED),
    (manufacturer::OPENED, manufacturer::CLOSED),
    (manufacturer::FOUNDED, manufacturer::RENAMED),
];

/// Nothing on the road is older, and nothing that a source can tell is younger.
const SANE: (i16, i16) = (1850, 2100);

/// A vehicle may be shown so many years before it is built in series.
const SHOWN_BEFORE: i16 = 3;

/// A works is founded before it is closed.
pub(super) fn life_in_order(_: &Catalogue, record: &Record, findings: &mut Findings) {
    for (earlier, later) in ORDER.iter().filter(|(field, _)| field.kind() == record.kind) {
        let (Some((first, _)), Some((last, claim))) =
            (preferred(record, *earlier), preferred(record, *later))
        else {
            continue;
        };
        if begins(first) > ends(last) {
            let message = format!("{}: {last} is before {}, {first}", later.key, earlier.key);
            findings.push(at_claim(record, claim, message));
        }
    }
}

/// What came before, and what was copied, did not begin later.
pub(super) fn relatives_in_order(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    if record.kind != Kind::Car {
        return;
    }
    let Some((own, _)) = preferred(record, car::YEARS) else { return };
    for (field, comes_first) in [(car::BASED_ON, true), (car::PREDECESSOR, true), (car::SUCCESSOR, false)] {
        // The preferred claim only: what others hold may well be impossible.
        for claim in standing(record, field).take(1) {
            let Value::Ref(id) = &claim.value else { continue };
            let Some((other, _)) =
                catalogue.get(Kind::Car, id).and_then(|relative| preferred(relative, car::YEARS))
            else {
                continue;
            };
            let (first, second) = if comes_first { (other, own) } else { (own, other) };
            if begins(first) > begins_by(second) {
                let word = if comes_first { "later" } else { "earlier" };
                let message = format!("{}: {} ({other}) began {word} than this ({own})", field.key, &**id);
                findings.push(doubt_claim(record, claim, message));
            }
        }
    }
}

/// The first evidence of a vehicle is not older than the vehicle, and a film not older than a vehicle in it.
pub(super) fn seen_after_built(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    if record.kind == Kind::Car
        && let (Some((built, _)), Some((known, claim))) =
            (preferred(record, car::YEARS), preferred(record, car::KNOWN_FROM))
        && begins(built) > ends(known).saturating_add(SHOWN_BEFORE)
    {
        let message = format!("known-from: {known} is long before it was built, {built}");
        findings.push(doubt_claim(record, claim, message));
    }
    if record.kind != Kind::Sighting {
        return;
    }
    let film = record.text(sighting::FILM);
    let film = film
        .and_then(|id| catalogue.get(Kind::Film, id))
        .and_then(|shown_in| preferred(shown_in, film::YEAR));
    if let (Some((made, claim)), Some((shot, _))) = (preferred(record, sighting::VEHICLE_YEAR), film)
        && begins(made) > ends(shot)
    {
        let message = format!("vehicle-year: {made} is after the film, {shot}");
        findings.push(doubt_claim(record, claim, message));
    }
}

/// Years are years of cars, and not a slip of the finger.
pub(super) fn years_are_sane(_: &Catalogue, record: &Record, findings: &mut Findings) {
    let (least, most) = SANE;
    for (field, claim) in record.archive().claims().filter(|(field, _)| field.ty == Type::Years) {
        let Value::Years(years) = &claim.value else { continue };
        let outside = |year: Option<i16>| year.is_some_and(|year| year < least || year > most);
        if outside(years.earliest()) || outside(years.latest()) {
            let message = format!("{}: {years} is not between {least} and {most}", field.key);
            findings.push(doubt_claim(record, claim, message));
        }
    }
}

/// The claims of a field that stand, preferred first.
fn standing(record: &Record, field: Field) -> impl Iterator<Item = &Claim> {
    record.archive().of(field).iter().filter(|claim| claim.stands)
}

/// The preferred date of a field.
pub(super) fn preferred(record: &Record, field: Field) -> Option<(&Years, &Claim)> {
    let claim = standing(record, field).next()?;
    match &claim.value {
        Value::Years(years) => Some((years, claim)),
        _ => None,
    }
}

/// Not before.
pub(super) fn begins(years: &Years) -> i16 {
    years.earliest().unwrap_or(i16::MIN)
}

/// Begun at the latest.
pub(super) fn begins_by(years: &Years) -> i16 {
    years.begins_by().unwrap_or(i16::MAX)
}

/// Not after.
pub(super) fn ends(years: &Years) -> i16 {
    years.latest().unwrap_or(i16::MAX)
}
