//! A chain of vehicles, each based on the next, comes to an end.

use std::collections::BTreeMap;

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::fields::{Kind, car};
use super::super::finding::Finding;
use super::super::record::Record;
use super::doubt_claim;

/// Following what each vehicle is based on, nobody comes back to where he set out.
pub(super) fn based_on_leads_in_no_circle(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    // A vehicle is on the way, or done: all that can be reached from it has been seen. The way is kept by hand, because a chain may be
    // longer than the stack is deep.
    let mut done: BTreeMap<&str, bool> = BTreeMap::new();
    for start in catalogue.records(Kind::Car) {
        let mut way: Vec<(&Record, usize)> = vec![(start, 0)];
        if done.contains_key(&*start.id) {
            continue;
        }
        done.insert(&start.id, false);
        while let Some((vehicle, next)) = way.last_mut() {
            let vehicle: &Record = vehicle;
            let Some(claim) = vehicle.archive().of(car::BASED_ON).get(*next) else {
                done.insert(&vehicle.id, true);
                way.pop();
                continue;
            };
            *next += 1;
            let Value::Ref(id) = &claim.value else { continue };
            let Some(base) = catalogue.get(Kind::Car, id).filter(|_| claim.stands && *id != vehicle.id)
            else {
                continue;
            };
            match done.get(&*base.id) {
                None => {
                    done.insert(&base.id, false);
                    way.push((base, 0));
                }
                Some(false) => {
                    let circle = way.iter().skip_while(|(on, _)| on.id != base.id).take(8);
                    let circle: Vec<&str> = circle.map(|(on, _)| &*on.id).collect();
                    let message = format!(
                        "based-on: it leads in a circle: {} and again {}",
                        circle.join(", "),
                        base.id
                    );
                    findings.push(doubt_claim(vehicle, claim, message));
                }
                Some(true) => {}
            }
        }
    }
}
