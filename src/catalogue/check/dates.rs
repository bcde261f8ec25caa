//! Rules for the order of dates. A finding is only what is wrong on every reading of the dates; uncertain years are taken as certain.

use super::ClaimAt;
use crate::catalogue::fields::{Field, Kind, car, film, manufacturer, sighting, source};
use crate::catalogue::{Record, Years, quoted};

/// Pairs of fields of which the first is not later than the second.
const ORDER: &[(Field, Field)] = &[
    (manufacturer::FOUNDED, manufacturer::OPENED),
    (manufacturer::FOUNDED, manufacturer::CLOSED),
    (manufacturer::OPENED, manufacturer::CLOSED),
    (manufacturer::FOUNDED, manufacturer::RENAMED),
];

/// Maximum number of years between the first showing of a vehicle and its production.
const SHOWN_BEFORE: i16 = 3;

/// A works is founded before it opens, and opens before it closes.
pub(super) fn life_in_order(at: &ClaimAt<'_>) -> Option<String> {
    ORDER.iter().find_map(|(earlier, later)| {
        let (first, last) = (preferred(at.record, *earlier)?, at.preferred(*later)?);
        is_after(first, last)
            .then(|| format!("{} is before {}, {}", last.words(), earlier.key, first.words()))
    })
}

/// A claim is taken back in a source that is not older than those that made it.
pub(super) fn taken_back_later(at: &ClaimAt<'_>) -> Option<String> {
    let is_original = |record: &&Record| record.text(source::MIRROR_OF).is_none();
    let date =
        |id: &str| at.catalogue.get(Kind::Source, id).filter(is_original)?.answer(source::DATE).years();
    let (later, taken_back) = at.claim.superseded.and_then(|later| Some((later, date(later)?)))?;
    let made = at.claim.sources().find(|id| date(id).is_some_and(|made| is_after(&made, &taken_back)))?;
    Some(format!("superseded: {} is older than {}, which says this", quoted(later), quoted(made)))
}

/// A predecessor or a copied vehicle did not begin later.
pub(super) fn relatives_in_order(at: &ClaimAt<'_>) -> Option<String> {
    let comes_first = [car::BASED_ON, car::PREDECESSOR].contains(&at.field);
    // Only the preferred claim is checked: others may well be impossible.
    if !comes_first && at.field != car::SUCCESSOR || !at.is_preferred {
        return None;
    }
    let (relative, other) = at.dated(car::YEARS)?;
    let own = preferred(at.record, car::YEARS)?;
    let (first, second) = if comes_first { (other, own) } else { (own, other) };
    (first.ends().begin.0 > second.ends().begin.1).then(|| {
        let (id, word) = (quoted(relative.id), if comes_first { "later" } else { "earlier" });
        format!("{id} ({}) began {word} than this ({})", other.words(), own.words())
    })
}

/// The first evidence of a vehicle is not much older than the vehicle.
pub(super) fn known_after_built(at: &ClaimAt<'_>) -> Option<String> {
    let (built, known) = (preferred(at.record, car::YEARS)?, at.preferred(car::KNOWN_FROM)?);
    (built.ends().begin.0 > known.ends().end.1.saturating_add(SHOWN_BEFORE))
        .then(|| format!("{} is long before it was built, {}", known.words(), built.words()))
}

/// A film is not older than a vehicle in it.
pub(super) fn filmed_after_built(at: &ClaimAt<'_>) -> Option<String> {
    let made = at.preferred(sighting::VEHICLE_YEAR)?;
    let film = at.catalogue.get(Kind::Film, at.record.text(sighting::FILM)?)?;
    let shot = preferred(film, film::YEAR)?;
    is_after(made, shot).then(|| format!("{} is after the film, {}", made.words(), shot.words()))
}

/// A vehicle is not older than the works to which it is ascribed, although some sources say so.
pub(super) fn maker_was_founded_before(at: &ClaimAt<'_>) -> Option<String> {
    let (maker, founded) = at.unexplained(car::MANUFACTURER)?.dated(manufacturer::FOUNDED)?;
    // The latest year in which the vehicle can have begun: by then it was built, or known.
    let built = preferred(at.record, car::YEARS).map(|years| (years.ends().begin.1, years));
    let known = preferred(at.record, car::KNOWN_FROM).map(|years| (years.ends().end.1, years));
    let (year, years) = built.into_iter().chain(known).min_by_key(|(year, _)| *year)?;
    (year < founded.ends().begin.0).then(|| {
        let (id, founded, years) = (quoted(maker.id), founded.words(), years.words());
        format!("{id} was founded ({founded}) after this vehicle ({years}); say in a note how that can be")
    })
}

/// A works was still open when it built a vehicle.
pub(super) fn maker_was_open_still(at: &ClaimAt<'_>) -> Option<String> {
    let (maker, closed) = at.unexplained(car::MANUFACTURER)?.dated(manufacturer::CLOSED)?;
    let built = preferred(at.record, car::YEARS)?;
    is_after(built, closed).then(|| {
        let (id, closed, built) = (quoted(maker.id), closed.words(), built.words());
        format!("{id} was closed ({closed}) before this vehicle ({built}); say in a note how that can be")
    })
}

/// A film shows no vehicle that was built later.
pub(super) fn film_shows_what_was_built(at: &ClaimAt<'_>) -> Option<String> {
    let car = at.unexplained(sighting::CAR)?.target()?;
    let (built, shot) = at.catalogue.built_after_film(car, at.record)?;
    let (id, built, shot) = (quoted(car.id), built.words(), shot.words());
    Some(format!("{id} was built ({built}) after the film ({shot}); say in a note how that can be"))
}

impl<'a> ClaimAt<'a> {
    /// Its years, if it is the preferred claim of this field.
    fn preferred(&self, field: Field) -> Option<&'a Years> {
        self.claim.value.as_years().filter(|_| self.field == field && self.is_preferred)
    }

    /// The record to which it refers, and the preferred date of that record.
    fn dated(&self, date: Field) -> Option<(&'a Record, &'a Years)> {
        let record = self.target()?;
        Some((record, preferred(record, date)?))
    }
}

/// The preferred date of a field.
fn preferred(record: &Record, field: Field) -> Option<&Years> {
    record.preferred(field)?.value.as_years()
}

/// Whether the first can only have begun after the second had ended.
fn is_after(first: &Years, second: &Years) -> bool {
    first.ends().begin.0 > second.ends().end.1
}
