//! What the forms of licence plates must keep to, so that plates can be read by them.

use crate::catalogue::fields::{plate, vocabulary};
use crate::catalogue::{Catalogue, Finding, Findings, Kind, Record, Severity, Slot, quoted};

/// Every part of a form can be read, and what explains it is a topic or a record.
pub(super) fn parts_are_explained(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for entry in record.answer(plate::PARTS).statements() {
        let text = entry.text().unwrap_or_default();
        let (message, unresolved) = match Slot::parse(text) {
            Err(message) => (message.to_owned(), None),
            Ok(Slot { by: Some(by), .. }) if !is_known(catalogue, by) => {
                (format!("no topic or plate {}", quoted(by)), Some((Kind::Plate, by.to_owned())))
            }
            Ok(_) => continue,
        };
        let message = format!("{}: {}: {message}", plate::PARTS.key, quoted(text));
        findings.push(Finding { unresolved, ..record.finding(Severity::Error, entry.claim.at, message) });
    }
}

fn is_known(catalogue: &Catalogue, by: &str) -> bool {
    vocabulary::TOPIC.contains(&by) || catalogue.has(Kind::Plate, by)
}
