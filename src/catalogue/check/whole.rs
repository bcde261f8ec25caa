//! What only the whole catalogue can tell: names given twice, sources that no claim cites, vehicles based on each other in a circle.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::of_claim;
use crate::catalogue::fields::{Kind, car};
use crate::catalogue::{Catalogue, Findings, Record, Severity, Value, as_seen, quoted};

/// Maximum number of vehicles of a circle that are named.
const MAX_NAMED: usize = 8;

/// No two records of a kind go by one name, or by two that look alike.
pub(super) fn names_are_unique(catalogue: &Catalogue, findings: &mut Findings) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        let mut names: BTreeMap<String, &Record> = BTreeMap::new();
        for record in catalogue.records(kind) {
            if let Some(other) = names.insert(as_seen(record.name()), record) {
                // The one that came later has to give way.
                let place = |record: &Record| (record.file, record.at);
                let (old, new) = if place(other) < place(record) { (other, record) } else { (record, other) };
                let message = format!("the name {} is also that of {}", quoted(new.name()), old.subject());
                let at = new.claims_of(kind.name_field()).first().map_or(new.at, |name| name.at);
                findings.push(new.finding(Severity::Error, at, message));
            }
        }
    }
}

/// Every source is cited by something.
pub(super) fn sources_are_cited(catalogue: &Catalogue, findings: &mut Findings) {
    let named = catalogue.all().flat_map(|record| record.archive().named());
    let cited: HashSet<&str> =
        named.filter(|(kind, ..)| *kind == Kind::Source).map(|(_, id, ..)| id).collect();
    for source in catalogue.records(Kind::Source).filter(|source| !cited.contains(source.id)) {
        let message = "no claim cites this source".to_owned();
        findings.push(source.finding(Severity::Warning, source.at, message));
    }
}

/// No vehicle is based on itself, over however many steps.
pub(super) fn based_on_leads_in_no_circle(catalogue: &Catalogue, findings: &mut Findings) {
    // A vehicle stands somewhere on the way, or nowhere any more: all that can be reached from it has been seen. The way is kept by
    // hand, because a chain may be longer than the stack is deep.
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    for start in catalogue.records(Kind::Car) {
        if seen.contains_key(start.id) {
            continue;
        }
        let mut way: Vec<(&Record, usize)> = vec![(start, 0)];
        seen.insert(start.id, Some(0));
        while let Some((vehicle, next)) = way.last_mut() {
            let vehicle: &Record = vehicle;
            let Some(claim) = vehicle.archive().of(car::BASED_ON).get(*next) else {
                seen.insert(vehicle.id, None);
                way.pop();
                continue;
            };
            *next += 1;
            let Value::Ref(id) = claim.value else { continue };
            let Some(base) = catalogue.get(Kind::Car, id).filter(|_| claim.stands && id != vehicle.id) else {
                continue;
            };
            match seen.get(base.id) {
                None => {
                    seen.insert(base.id, Some(way.len()));
                    way.push((base, 0));
                }
                Some(Some(first)) => {
                    let circle: Vec<&str> =
                        way[*first..].iter().take(MAX_NAMED).map(|(on, _)| on.id).collect();
                    let message =
                        format!("it leads in a circle: {} and again {}", circle.join(", "), base.id);
                    findings.push(of_claim(Severity::Warning, vehicle, car::BASED_ON, claim, &message));
                }
                Some(None) => {}
            }
        }
    }
}
