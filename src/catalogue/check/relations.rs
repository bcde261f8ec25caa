//! What two records say of each other: which came first, and how many they are together. A note on the claim says why they differ.

use std::collections::HashSet;

use super::{ClaimAt, of_claim};
use crate::catalogue::fields::{car, film, sighting};
use crate::catalogue::{Catalogue, Claim, Findings, Kind, Record, Severity, Value, quoted};

/// A successor names its predecessor, a predecessor its successor, and none is both.
pub(super) fn successors_name_each_other(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    let claims = |field| record.archive().of(field).iter().filter(|claim: &&Claim| claim.stands);
    if claims(car::PREDECESSOR).chain(claims(car::SUCCESSOR)).next().is_none() {
        return;
    }
    let naming: HashSet<_> = catalogue.referring(record).map(|(field, from)| (field, from.id)).collect();
    let before: HashSet<&str> = claims(car::PREDECESSOR).filter_map(|claim| claim.value.as_text()).collect();
    for (field, inverse) in [(car::PREDECESSOR, car::SUCCESSOR), (car::SUCCESSOR, car::PREDECESSOR)] {
        for claim in claims(field).filter(|claim| claim.note.is_none()) {
            let Value::Ref(id) = claim.value else { continue };
            let message = if field == car::SUCCESSOR && before.contains(id) {
                format!("{} is its predecessor too; say in a note how that can be", quoted(id))
            } else if catalogue.has(Kind::Car, id) && !naming.contains(&(inverse, id)) {
                let id = quoted(id);
                format!("{id} does not name it as its {}; say so there, or in a note why not", inverse.key)
            } else {
                continue;
            };
            findings.push(of_claim(Severity::Note, record, field, claim, &message));
        }
    }
}

/// The vehicles of a convoy that are counted one by one sum to the number of its film.
pub(super) fn convoys_add_up(at: &ClaimAt<'_>) -> Option<String> {
    let number = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) => quantity.low.filter(|_| quantity.is_exact()),
        _ => None,
    };
    let convoy = number(at.unexplained(film::CONVOY).filter(|at| at.is_preferred)?.claim)?;
    let sightings = at.catalogue.referring(at.record).filter(|(field, _)| *field == sighting::FILM);
    let counts = sightings.filter_map(|(_, from)| from.archive().of(sighting::COUNT).first());
    let counts: Vec<f64> = counts.filter_map(number).collect();
    let sum: f64 = counts.iter().sum();
    (!counts.is_empty() && sum.total_cmp(&convoy).is_ne())
        .then(|| format!("its sightings count {sum} and not {convoy}; say in a note why"))
}
