//! How well it is attested that a vehicle existed at all; that one claim about it is confirmed says nothing of that.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fields::{car, sighting};
use super::words::words;
use super::{Catalogue, Certainty, Field, Kind, Record};

words! {
    /// How well a vehicle is attested; from the best down.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Attested {
        Seen = 3 => "seen" "on film, in a photograph or as an object",
        Confirmed = 2 => "confirmed" "by two independent voices",
        Reported = 1 => "reported" "by a source, but not confirmed",
        Doubtful = 0 => "doubtful" "unconfirmed, a rumour, a hoax or a mix-up",
    }
}

/// Statuses of vehicles that may not exist.
const DOUBTFUL: [&str; 4] = ["unconfirmed", "rumour", "hoax", "mix-up"];
/// Where a claim that is *seen* shows the vehicle itself.
const SHOWING: [Field; 5] = [car::KNOWN_FROM, car::BODY, car::DESIGN, car::EXHIBITED, car::PHOTOGRAPH];
/// Claims that imply that the vehicle existed.
const TELLING: [Field; 4] = [car::YEARS, car::KNOWN_FROM, car::PRODUCTION, car::STATUS];

impl Catalogue {
    /// How well a car is attested; `None` for other kinds, and for a car that nothing attests.
    pub fn attested(&self, car: &Record) -> Option<Attested> {
        if car.kind != Kind::Car {
            return None;
        }
        // The level computed at build time holds while no file is laid over; then there is an index.
        if !self.index().is_empty() && car.attested.is_some() {
            return car.attested;
        }
        let told = TELLING.iter().flat_map(|field| car.answer(*field).statements());
        let told = told.filter(|claim| claim.certainty != Some(Certainty::Speculated));
        let voices = || told.flat_map(|claim| claim.sources()).filter_map(|source| self.voice(source));
        Some(if DOUBTFUL.iter().any(|status| car.answer(car::STATUS).is(status)) {
            Attested::Doubtful
        } else if SHOWING.iter().any(|field| car.answer(*field).statements().any(|claim| claim.seen))
            || self.referring(car).any(|(field, from)| {
                field == sighting::CAR && shows(from, car) && self.built_after_film(car, from).is_none()
            })
        {
            Attested::Seen
        } else if voices().collect::<BTreeSet<_>>().len() > 1 {
            Attested::Confirmed
        } else if car.overall.claims > 0 {
            Attested::Reported
        } else {
            return None;
        })
    }
}

/// Whether a sighting is held to show this car, by more than a guess.
fn shows(sighting: &Record, car: &Record) -> bool {
    let shown = sighting.answer(sighting::CAR).preferred();
    shown.is_some_and(|shown| shown.text() == Some(car.id) && shown.certainty > Some(Certainty::Speculated))
}
