//! TOML to records, on all cores, so that a file of any size takes time and memory in proportion to it.
//!
//! A file of records, each under its own header `[kind.id]`, is cut before the headers and each record is parsed alone. A file made otherwise
//! (tables of a record apart from each other, `[car]` with dotted keys) is parsed as a whole, up to a size.

mod claim;
mod cut;
mod record;
mod value;

use std::collections::HashMap;

use super::finding::{File, Finding};
use super::findings::{Findings, MAX_FINDINGS};
use super::parts::{in_parts, threads};
use super::record::Record;
pub(super) use record::QUESTION;
use record::Reader;

/// A record may be so long in bytes, and so may a file that must be parsed as a whole.
const LONGEST: usize = 1 << 20;
/// Shorter files are read without starting threads.
const ALONE: usize = 1 << 20;

/// Reads the records of a text, in the order in which they stand there; the text is copied and the copy kept, see [`File`].
pub fn read(file: u16, text: &str, findings: &mut Vec<Finding>) -> Vec<Record> {
    read_kept(file, text.to_owned().leak(), findings)
}

/// Reads the records of a file, in the order in which they stand there; their words are borrowed from its text.
pub fn read_kept(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    read_at_most(usize::MAX, file, text, findings).unwrap_or_default()
}

/// The same, but nothing of a file with more records; of a file of the usual make none is built before they are counted.
pub(crate) fn read_at_most(
    most: usize,
    file: u16,
    text: &'static str,
    findings: &mut Vec<Finding>,
) -> Option<Vec<Record>> {
    let pieces = match cut::pieces(text) {
        Ok(pieces) => pieces,
        Err(_) if text.len() <= LONGEST => {
            return Some(read_whole(file, text, findings)).filter(|records| records.len() <= most);
        }
        Err(at) => {
            let message =
                "in a file of this size each record must stand under one header of its own, [kind.id]";
            findings.push(Finding::error(file, at, "", message.to_owned()));
            return Some(Vec::new());
        }
    };
    if pieces.len() - 1 > most {
        return None;
    }
    let parts = in_parts(pieces.len(), threads(text.len(), ALONE), |part| {
        let mut reader = Reader::new(file);
        for piece in &pieces[part] {
            if piece.len() > LONGEST {
                let size = LONGEST >> 20;
                let message =
                    format!("this record is longer than {size} MB; is a quote or a bracket not closed?");
                reader.findings.push(Finding::error(file, piece.start, "", message));
            } else if !reader.findings.is_full() {
                reader.document(piece.start, &text[piece.clone()]);
            }
        }
        (reader.records, reader.findings)
    });
    let mut records = Vec::with_capacity(pieces.len());
    let mut own = Findings::default();
    for (mut of_part, found) in parts {
        records.append(&mut of_part);
        own.append(found);
    }
    // A parser that sees one record at a time cannot know of the others.
    let (lines, before) = (File::of_text(text), own.errors());
    let twice = repeated(&records).map(|(record, other)| {
        let line = lines.line_of(other.at);
        given_twice(record, &format!("line {line}"))
    });
    own.extend(twice);
    if own.errors() > before {
        own.sort();
    }
    findings.append(&mut told(own));
    Some(records)
}

/// What is told of a file; after too many mistakes it was not read to its end.
fn told(mut findings: Findings) -> Vec<Finding> {
    if findings.is_full() {
        findings.close(format!("after {MAX_FINDINGS} mistakes the rest was not read"));
    }
    findings.told()
}

/// Reads a file as the TOML crate does, all at once: for small files of an unusual make, and to compare with.
pub(crate) fn read_whole(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let mut reader = Reader::new(file);
    reader.document(0, text);
    findings.append(&mut told(reader.findings));
    reader.records
}

/// An id given to records of two files that lie beside each other, not over each other; within one file it is found in reading.
#[must_use]
#[allow(dead_code, reason = "for build.rs")]
pub(crate) fn shared_ids(files: &[File], records: &[Record]) -> Vec<Finding> {
    let shared = repeated(records).filter(|(record, other)| record.file != other.file);
    let found = shared.filter_map(|(record, other)| {
        let file = files.get(usize::from(other.file))?;
        Some(given_twice(record, &format!("{}:{}", file.path, file.line_of(other.at))))
    });
    found.collect()
}

/// The records whose id another before them has, each with that one.
fn repeated(records: &[Record]) -> impl Iterator<Item = (&Record, &Record)> {
    let mut known = HashMap::with_capacity(records.len());
    records.iter().filter_map(move |record| Some((record, known.insert((record.kind, record.id), record)?)))
}

fn given_twice(record: &Record, place: &str) -> Finding {
    let subject = format!("{}.{}", record.kind.word(), record.id);
    let message = format!("the id is given twice; it stands in {place} already");
    Finding::error(record.file, record.at as usize, &subject, message)
}
