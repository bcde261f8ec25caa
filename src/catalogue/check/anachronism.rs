//! No works builds a vehicle before it is founded.

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::fields::{Kind, car, manufacturer};
use super::super::findings::Findings;
use super::super::record::Record;
use super::dates::{begins, begins_by, ends, preferred};
use super::doubt_claim;

/// A vehicle is not older than a works to which it is ascribed, unless the claim has a note: some sources do say so.
pub(super) fn maker_was_founded_before(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    if record.kind != Kind::Car {
        return;
    }
    // The latest year in which the vehicle can have begun: it was built, or known, by then.
    let built = preferred(record, car::YEARS).map(|(years, _)| (begins_by(years), years));
    let known = preferred(record, car::KNOWN_FROM).map(|(years, _)| (ends(years), years));
    let Some((year, years)) = built.into_iter().chain(known).min_by_key(|(year, _)| *year) else { return };
    for claim in record.archive().of(car::MANUFACTURER).iter().filter(|claim| claim.stands) {
        let Value::Ref(id) = &claim.value else { continue };
        let maker = catalogue.get(Kind::Manufacturer, id);
        let Some((founded, _)) = maker.and_then(|maker| preferred(maker, manufacturer::FOUNDED)) else {
            continue;
        };
        if year < begins(founded) && claim.note.is_none() {
            let message = format!(
                "manufacturer: {} was founded ({founded}) after this vehicle ({years}); say in a note how that can be",
                &**id
            );
            findings.push(doubt_claim(record, claim, message));
        }
    }
}
