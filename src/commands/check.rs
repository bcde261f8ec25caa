//! `check`: every mistake in data files, with its position.

use super::Outcome;
use crate::catalogue::{Kind, counted};
use crate::document::Document;
use crate::layers::Checked;
use crate::report::{FOUND, MISTAKE, NOT_FOUND, Note, Report};

pub(super) fn run(checked: &Checked) -> Outcome<'_> {
    let messages = checked.warnings.iter().chain(&checked.failures);
    let mut notes: Vec<Note> = messages.cloned().map(Note::Message).collect();
    let status = match checked.findings.counts {
        _ if !checked.failures.is_empty() => MISTAKE,
        [0, 0, _] => FOUND,
        _ => NOT_FOUND,
    };
    if status != MISTAKE || checked.files > 0 {
        notes.push(Note::Line(summary(checked)));
    }
    let document = Document::Findings(checked.findings.in_order(), &checked.catalogue.files);
    (document, Report { notes, status, ..Report::default() })
}

fn summary(checked: &Checked) -> String {
    if checked.files == 0 {
        let records = Kind::ALL.into_iter().map(|kind| checked.catalogue.count(kind)).sum();
        let records = counted(records, "record");
        return format!("sound: {records} of the bundled data, checked when the program was built");
    }
    let files = counted(checked.files, "file");
    let [errors, warnings, notes] = checked.findings.counts;
    let notes = if notes > 0 { format!(", {}", counted(notes, "note")) } else { String::new() };
    if (errors, warnings) == (0, 0) {
        let what = if checked.failures.is_empty() { "sound" } else { "the rest is sound" };
        return format!("{what}: {} in {files}{notes}", counted(checked.records, "record"));
    }
    format!("{}, {}{notes} in {files}", counted(errors, "error"), counted(warnings, "warning"))
}
