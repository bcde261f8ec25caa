//! Rules that need the whole catalogue: names given twice, sources that no claim cites, records that refer to each other in a circle.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Check;
use crate::catalogue::fields::{car, source};
use crate::catalogue::{Catalogue, Field, Findings, Kind, Record, Severity, as_seen, quoted};

/// Maximum number of records of a circle that a message names.
const MAX_NAMED: usize = 8;

/// No two records of a kind have names that look the same.
pub(super) fn names_are_unique(catalogue: &Catalogue, findings: &mut Findings) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        let mut names: BTreeMap<String, &Record> = BTreeMap::new();
        for record in catalogue.records(kind) {
            if let Some(other) = names.insert(as_seen(record.name()), record) {
                // The later one is the mistake.
                let place = |record: &Record| (record.file, record.at);
                let (old, new) = if place(other) < place(record) { (other, record) } else { (record, other) };
                let message = format!("the name {} is also that of {}", quoted(new.name()), old.subject());
                let at = new.claims_of(kind.name_field()).first().map_or(new.at, |name| name.at);
                findings.push(new.finding(Severity::Error, at, message));
            }
        }
    }
}

/// Every source is cited.
pub(super) fn sources_are_cited(catalogue: &Catalogue, findings: &mut Findings) {
    let references = catalogue.all().flat_map(|record| record.archive().references());
    let cited: HashSet<&str> =
        references.filter(|(kind, ..)| *kind == Kind::Source).map(|(_, id, ..)| id).collect();
    for source in catalogue.records(Kind::Source).filter(|source| !cited.contains(source.id)) {
        findings.push(source.finding(Severity::Warning, source.at, "no claim cites this source".to_owned()));
    }
}

/// No vehicle is based on itself and no source mirrors itself, over any number of steps.
pub(super) fn nothing_leads_in_a_circle(catalogue: &Catalogue, findings: &mut Findings) {
    circles(catalogue, car::BASED_ON, Severity::Warning, findings);
    circles(catalogue, source::MIRROR_OF, Severity::Error, findings);
}

fn circles(catalogue: &Catalogue, field: Field, severity: Severity, findings: &mut Findings) {
    // The position of a record on the current path; `None` once everything reachable from it has been visited. The path is explicit, because
    // a recursion could overflow the stack.
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    for start in catalogue.records(field.kind()) {
        if seen.contains_key(start.id) {
            continue;
        }
        let mut path = vec![(start, start.claims_of(field).iter())];
        seen.insert(start.id, Some(0));
        while let Some((record, claims)) = path.last_mut() {
            let record: &Record = record;
            let Some(claim) = claims.next() else {
                seen.insert(record.id, None);
                path.pop();
                continue;
            };
            let target = catalogue.target(field, &claim.value).filter(|_| claim.stands);
            let Some(target) = target.filter(|target| target.id != record.id) else { continue };
            match seen.get(target.id) {
                None => {
                    seen.insert(target.id, Some(path.len()));
                    path.push((target, target.claims_of(field).iter()));
                }
                Some(Some(first)) => {
                    let circle: Vec<&str> =
                        path[*first..].iter().take(MAX_NAMED).map(|(on, _)| on.id).collect();
                    let message =
                        format!("it leads in a circle: {} and again {}", circle.join(", "), target.id);
                    Check { catalogue, record, severity, findings }.report(field, claim.at, &message);
                }
                Some(None) => {}
            }
        }
    }
}
