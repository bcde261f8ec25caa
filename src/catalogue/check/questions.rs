//! A question is answered, and by fields that are there.

use super::super::claim::Value;
use super::super::fields::{Kind, question};
use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::record::Record;
use super::super::{Catalogue, quoted, record_field};
use super::{at_record, subject};

/// Every question has an answer, and fields that carry it.
pub(super) fn questions_are_answered(_: &Catalogue, record: &Record, findings: &mut Findings) {
    if record.kind != Kind::Question {
        return;
    }
    for field in [question::ANSWER, question::SHOWS] {
        if !record.answer(field).is_recorded() {
            findings.push(at_record(record, format!("the field {} is missing", quoted(field.key))));
        }
    }
}

/// Every field that a question shows says something.
pub(super) fn shown_fields_answer(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for shown in record.answer(question::SHOWS).statements() {
        let Value::RecordField(full) = &*shown.value else { continue };
        // What cannot be parsed was told when it was read.
        let Ok((kind, id, field)) = record_field::parse(&full.name) else { continue };
        let (message, sought) = match catalogue.get(kind, id) {
            None => (format!("no {} {}", kind.word(), quoted(id)), Some((kind, id.to_owned()))),
            Some(named) if !named.answer(field).is_recorded() => {
                (format!("nothing is recorded in {}", quoted(&full.name)), None)
            }
            Some(_) => continue,
        };
        let message = format!("{}: {message}", question::SHOWS.key);
        let finding = Finding::error(record.file, full.at as usize, &subject(record), message);
        findings.push(Finding { sought, ..finding });
    }
}
