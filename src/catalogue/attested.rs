//! How well it is attested that a vehicle existed at all; that one claim about it is confirmed says nothing of that.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Catalogue;
use super::claim::Certainty;
use super::fields::{Field, Kind, car, sighting};
use super::record::Record;

/// How well a vehicle is attested, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Attested {
    /// Its status is unconfirmed, a rumour, a hoax or a mix-up.
    Doubtful,
    /// A credible voice tells of it.
    Reported,
    /// Two independent voices tell of it.
    Confirmed,
    /// It can be seen on film, photograph or object.
    Seen,
}

/// Statuses of vehicles that may not exist.
const DOUBTFUL: [&str; 4] = ["unconfirmed", "rumour", "hoax", "mix-up"];
/// Where a claim that is *seen* shows the vehicle itself.
const SHOWING: [Field; 5] = [car::KNOWN_FROM, car::BODY, car::DESIGN, car::EXHIBITED, car::PHOTOGRAPH];
/// Claims that only somebody makes who holds that it existed.
const TELLING: [Field; 4] = [car::YEARS, car::KNOWN_FROM, car::PRODUCTION, car::STATUS];

impl Attested {
    /// From the best down.
    pub const ALL: [Self; 4] = [Self::Seen, Self::Confirmed, Self::Reported, Self::Doubtful];

    /// The word on the command line and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
            Self::Seen => "seen",
        }
    }

    /// What it rests on, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Doubtful => "unconfirmed, a rumour, a hoax or a mix-up",
            Self::Reported => "told of, but not confirmed",
            Self::Confirmed => "by two independent voices",
            Self::Seen => "on film, in a photograph or as an object",
        }
    }
}

impl fmt::Display for Attested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Catalogue {
    /// How well a car is attested; nothing for other kinds.
    #[must_use]
    pub fn attested(&self, record: &Record) -> Option<Attested> {
        if record.kind != Kind::Car {
            return None;
        }
        let known = self.position(Kind::Car, record.id).and_then(|position| self.attested.get(position));
        Some(known.copied().unwrap_or_else(|| self.judged(record)))
    }

    pub(super) fn judged(&self, car: &Record) -> Attested {
        if DOUBTFUL.iter().any(|status| car.answer(car::STATUS).is(status)) {
            Attested::Doubtful
        } else if SHOWING.iter().any(|field| car.answer(*field).statements().any(|claim| claim.is_seen()))
            || self.referring(car).any(|(field, from)| field == sighting::CAR && shows(from, car))
        {
            Attested::Seen
        } else if self.voices_for(car).len() > 1 {
            Attested::Confirmed
        } else {
            Attested::Reported
        }
    }

    /// The voices that tell of its existence.
    fn voices_for<'a>(&'a self, record: &'a Record) -> BTreeSet<&'a str> {
        let claims = TELLING.iter().flat_map(|field| record.answer(*field).statements());
        let sources = claims.filter(|claim| claim.certainty() != Some(Certainty::Speculated));
        sources.flat_map(|claim| claim.sources()).filter_map(|source| self.voice(source)).collect()
    }
}

/// Whether a sighting is held to show this car, by more than a guess.
fn shows(sighting: &Record, car: &Record) -> bool {
    sighting.answer(sighting::CAR).preferred().is_some_and(|claim| {
        claim.text() == Some(&*car.id) && claim.certainty() > Some(Certainty::Speculated)
    })
}
