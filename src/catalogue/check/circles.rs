//! A chain of vehicles, each based on the next, comes to an end.

use std::collections::HashMap;

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::fields::{Kind, car};
use super::super::findings::Findings;
use super::super::record::Record;
use super::doubt_claim;

/// Maximum number of vehicles of a circle that are named.
const MAX_NAMED: usize = 8;

/// Following what each vehicle is based on, nobody comes back to where he set out.
pub(super) fn based_on_leads_in_no_circle(catalogue: &Catalogue, findings: &mut Findings) {
    // A vehicle stands somewhere on the way, or nowhere any more: all that can be reached from it has been seen. The way is kept by
    // hand, because a chain may be longer than the stack is deep.
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    for start in catalogue.records(Kind::Car) {
        if seen.contains_key(&*start.id) {
            continue;
        }
        let mut way: Vec<(&Record, usize)> = vec![(start, 0)];
        seen.insert(&start.id, Some(0));
        while let Some((vehicle, next)) = way.last_mut() {
            let vehicle: &Record = vehicle;
            let Some(claim) = vehicle.archive().of(car::BASED_ON).get(*next) else {
                seen.insert(&vehicle.id, None);
                way.pop();
                continue;
            };
            *next += 1;
            let Value::Ref(id) = &claim.value else { continue };
            let Some(base) = catalogue.get(Kind::Car, id).filter(|_| claim.stands && *id != vehicle.id)
            else {
                continue;
            };
            match seen.get(&*base.id) {
                None => {
                    seen.insert(&base.id, Some(way.len()));
                    way.push((base, 0));
                }
                Some(Some(first)) => {
                    let circle: Vec<&str> =
                        way[*first..].iter().take(MAX_NAMED).map(|(on, _)| &*on.id).collect();
                    let message = format!(
                        "based-on: it leads in a circle: {} and again {}",
                        circle.join(", "),
                        base.id
                    );
                    findings.push(doubt_claim(vehicle, claim, message));
                }
                Some(None) => {}
            }
        }
    }
}
