//! What only the whole catalogue can tell: names given twice, sources that nobody cites.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Catalogue;
use super::super::fields::Kind;
use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::hidden::as_seen;
use super::super::record::Record;
use super::{at_record, subject};

/// No two records of a kind go by one name, or by two that nobody can tell apart.
pub(super) fn names_are_unique(catalogue: &Catalogue, findings: &mut Findings) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        let mut names: BTreeMap<String, &Record> = BTreeMap::new();
        for record in catalogue.records(kind) {
            if let Some(other) = names.insert(as_seen(record.name()), record) {
                // The one that came later has to give way.
                let place = |record: &Record| (record.file, record.at);
                let (old, new) = if place(other) < place(record) { (other, record) } else { (record, other) };
                let message = format!("the name {:?} is also that of {}", new.name(), subject(old));
                findings.push(at_record(new, message));
            }
        }
    }
}

/// Every source is cited by something.
pub(super) fn sources_are_cited(catalogue: &Catalogue, findings: &mut Findings) {
    let claims = catalogue.all().flat_map(|record| record.archive().claims());
    let cited: BTreeSet<&str> =
        claims.flat_map(|(_, claim)| claim.by.iter().chain(&claim.superseded)).map(|id| &**id).collect();
    for source in catalogue.records(Kind::Source).filter(|source| !cited.contains(&*source.id)) {
        let message = "no claim cites this source".to_owned();
        findings.push(Finding::warning(source.file, source.at as usize, &subject(source), message));
    }
}
