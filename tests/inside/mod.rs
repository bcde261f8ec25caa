//! Tests of the library's internals, one module for each subject. They are compiled into it as unit tests, so that the library need not
//! export anything for them. What a user sees is tested from outside, in `tests/all/`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a panic fails the test")]

use crate::catalogue::{self, Catalogue, Claim, File, FileIndex, Finding, Findings, Record, Type, Value};

mod canonical;
mod coverage;
mod data;
mod data_schema;
mod dating;
mod declarations;
mod descent;
mod index;
mod large;
mod mutants;
mod numbers_and_dates;
mod plates;
mod proportion;
mod questions;
mod random;
mod relevance;
mod rules;
mod schema_verdicts;
mod spellings;
mod texts;
mod witnesses;
mod years;

/// Reads a text as the only file of a catalogue.
fn read(text: &str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let mut found = Findings::default();
    let records = catalogue::read(FileIndex(0), text.to_owned().leak(), &mut found);
    findings.extend(found.in_order());
    records
}

/// Returns the catalogue of one file, `f`, and the findings in it, except for notes on records without a class, medium or topic, which most
/// small fixtures lack.
fn checked(text: &str) -> (Catalogue, Vec<Finding>) {
    let (catalogue, mut findings) = checked_whole(text);
    findings.retain(|finding| !finding.message.contains("and no list by"));
    (catalogue, findings)
}

/// Returns the catalogue of one file, `f`, and all findings in it.
fn checked_whole(text: &str) -> (Catalogue, Vec<Finding>) {
    let file = File::new("f".to_owned(), text.to_owned());
    let mut findings = Findings::default();
    let records = catalogue::read(FileIndex(0), file.text, &mut findings);
    let catalogue = Catalogue::new(vec![file], records);
    catalogue::check(&catalogue, &mut findings);
    let findings = findings.in_order();
    (catalogue, findings)
}
