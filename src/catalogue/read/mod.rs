//! TOML to records, on all cores, so that a file of any size takes time and memory in proportion to it.
//!
//! A file of records, each under its own header `[kind.id]`, is cut before the headers and each record is parsed alone. A file made otherwise
//! (tables of a record apart from each other, `[car]` with dotted keys) is parsed as a whole, up to a size.

mod claim;
mod cut;
mod record;
mod value;

use std::collections::HashMap;

use super::fields::Kind;
use super::finding::{File, Finding, Severity};
use super::parts::{in_parts, threads};
use super::record::Record;
use super::text::Text;
pub(super) use record::QUESTION;
use record::Reader;

/// A record may be so long in bytes, and so may a file that must be parsed as a whole.
const LONGEST: usize = 1 << 20;
/// Shorter files are read without starting threads.
const ALONE: usize = 1 << 20;
/// After so many mistakes in one file nobody reads on, and so many of its warnings are told.
const MOST_FINDINGS: usize = 10_000;

/// Reads the records of a text, in the order in which they stand there; the text is copied and the copy kept, see [`File`].
pub fn read(file: u16, text: &str, findings: &mut Vec<Finding>) -> Vec<Record> {
    read_kept(file, text.to_owned().leak(), findings)
}

/// Reads the records of a file, in the order in which they stand there; their words are borrowed from its text.
pub fn read_kept(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let pieces = match cut::pieces(text) {
        Ok(pieces) => pieces,
        Err(_) if text.len() <= LONGEST => return read_whole(file, text, findings),
        Err(at) => {
            let message =
                "in a file of this size each record must stand under one header of its own, [kind.id]";
            findings.push(Finding::error(file, at, "", message.to_owned()));
            return Vec::new();
        }
    };
    let parts = in_parts(pieces.len(), threads(text.len(), ALONE), |part| {
        let mut reader = Reader::new(file);
        for piece in &pieces[part] {
            if piece.len() > LONGEST {
                let size = LONGEST >> 20;
                let message =
                    format!("this record is longer than {size} MB; is a quote or a bracket not closed?");
                reader.findings.push(Finding::error(file, piece.start, "", message));
            } else if reader.errors < MOST_FINDINGS {
                reader.document(piece.start, &text[piece.clone()]);
            }
        }
        (reader.records, reader.findings)
    });
    let mut records = Vec::with_capacity(pieces.len());
    let mut own = Vec::new();
    for (mut of_part, mut found) in parts {
        records.append(&mut of_part);
        own.append(&mut found);
    }
    given_twice(file, text, &records, &mut own);
    cut_off(file, &mut own);
    findings.append(&mut own);
    records
}

/// Keeps as many mistakes and as many warnings as are told, and says so; a file with warnings alone, however many, stays sound.
fn cut_off(file: u16, findings: &mut Vec<Finding>) {
    let mut untold = 0;
    let (mut errors, mut warnings) = (0, 0);
    let mut last_warning = 0;
    findings.retain(|finding| {
        let is_error = finding.severity == Severity::Error;
        let count = if is_error { &mut errors } else { &mut warnings };
        *count += 1;
        let is_told = *count <= MOST_FINDINGS;
        if !is_error && is_told {
            last_warning = finding.at as usize;
        }
        untold += usize::from(!is_error && !is_told);
        is_told
    });
    if untold > 0 {
        let message = match untold {
            1 => "one more warning after this one".to_owned(),
            _ => format!("{untold} more warnings after this one"),
        };
        findings.push(Finding::warning(file, last_warning, "", message));
    }
    if errors >= MOST_FINDINGS {
        let at = findings.iter().rfind(|finding| finding.severity == Severity::Error);
        let at = at.map_or(0, |finding| finding.at as usize);
        let message = format!("after {MOST_FINDINGS} mistakes the rest was not read");
        findings.push(Finding::error(file, at, "", message));
    }
}

/// Reads a file as the TOML crate does, all at once: for small files of an unusual make, and to compare with.
pub fn read_whole(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let mut reader = Reader::new(file);
    reader.document(0, text);
    findings.append(&mut reader.findings);
    reader.records
}

/// An id given to records of two files that lie beside each other, not over each other; within one file it is found in reading.
#[must_use]
pub fn shared_ids(files: &[File], records: &[Record]) -> Vec<Finding> {
    let mut places: HashMap<(Kind, Text), &Record> = HashMap::with_capacity(records.len());
    let mut findings = Vec::new();
    for record in records {
        let other = places.insert((record.kind, record.id), record);
        if let Some(other) = other.filter(|other| other.file != record.file)
            && let Some(file) = files.get(usize::from(other.file))
        {
            let subject = format!("{}.{}", record.kind.word(), record.id);
            let place = format!("{}:{}", file.path, file.line_of(other.at));
            let message = format!("the id is given twice; it stands in {place} already");
            findings.push(Finding::error(record.file, record.at as usize, &subject, message));
        }
    }
    findings
}

/// An id given to two records of a file, which a parser that sees only one of them cannot know.
fn given_twice(file: u16, text: &'static str, records: &[Record], findings: &mut Vec<Finding>) {
    let mut places: HashMap<(Kind, Text), u32> = HashMap::with_capacity(records.len());
    let lines = File::of_text(text);
    let before = findings.len();
    for record in records {
        if let Some(at) = places.insert((record.kind, record.id), record.at) {
            let subject = format!("{}.{}", record.kind.word(), record.id);
            let (line, _) = lines.line_column(at);
            let message = format!("the id is given twice; it stands in line {line} already");
            findings.push(Finding::error(file, record.at as usize, &subject, message));
        }
    }
    if findings.len() > before {
        findings.sort_by_key(|finding| finding.at);
    }
}
