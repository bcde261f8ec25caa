//! Reads files within limits: the total of all layers is checked before anything is built, so that memory cannot run out.

use std::path::PathBuf;

use super::places::shown;
use super::text;
use crate::catalogue::{
    Catalogue, File, FileIndex, Finding, Findings, Kind, Record, Severity, check_record, read_at_most,
};

/// What all layers together may still take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    bytes: usize,
    records: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: text::MAX_BYTES, records: 1_000_000 }
    }
}

/// What the files come to that is more than the [`Budget`], after they have been named.
pub(super) type TooMuch = &'static str;

const TOO_MUCH_TEXT: TooMuch = "come to more than 256 MB of text";
const TOO_MANY_RECORDS: TooMuch = "hold more than 1,000,000 records";

/// What became of places that were read.
#[derive(Default)]
pub(super) struct Reading {
    /// The files, in the order in which the catalogue will have them.
    pub(super) files: Vec<File>,
    /// The records of all of them.
    pub(super) records: Vec<Record>,
    /// Why others were not read.
    pub(super) failures: Vec<String>,
}

impl Reading {
    /// Reads files; the first of them gets the number `first`.
    ///
    /// # Errors
    /// If they are more than the budget has room for.
    pub(super) fn of(
        paths: &[PathBuf],
        first: FileIndex,
        budget: &mut Budget,
        findings: &mut Findings,
    ) -> Result<Self, TooMuch> {
        let mut reading = Self::default();
        for path in paths {
            let Ok(number) = u16::try_from(usize::from(first.0) + reading.files.len()).map(FileIndex) else {
                let path = shown(path);
                reading.failures.push(format!("after 65,000 files the rest, from {path} on, is too much"));
                break;
            };
            let (file, size, mistake) = match text::read(path, budget.bytes) {
                Ok(text) => text.ok_or(TOO_MUCH_TEXT)?,
                Err(failure) => {
                    reading.failures.push(failure);
                    continue;
                }
            };
            budget.bytes -= size;
            let found = findings.count(Severity::Error);
            let records = match &mistake {
                None => read_at_most(budget.records, number, file.text, findings),
                Some(_) => Some(Vec::new()),
            };
            let records = records.ok_or(TOO_MANY_RECORDS)?;
            budget.records -= records.len();
            let nothing =
                || (0, "no records in it: a record begins with a line such as [car.some-id]".to_owned());
            let is_empty = records.is_empty() && findings.count(Severity::Error) == found;
            if let Some((at, message)) = mistake.or_else(|| is_empty.then(nothing)) {
                findings.push(Finding::new(Severity::Error, number, at, String::new(), message));
            }
            reading.records.extend(records);
            reading.files.push(file);
        }
        Ok(reading)
    }
}

/// Checks the records of the files from `first` on, each by itself.
pub(super) fn check_added(catalogue: &Catalogue, first: FileIndex, findings: &mut Findings) {
    let added = Kind::ALL.into_iter().flat_map(|kind| catalogue.added(kind));
    for record in added.filter(|record| record.file >= first) {
        check_record(catalogue, record, Severity::Error, findings);
    }
}
