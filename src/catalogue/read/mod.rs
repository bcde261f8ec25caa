//! TOML to records, a record at a time and on all cores, so that a file of any size takes time and memory in proportion to it.
//!
//! A file of records, each under its own header `[kind.id]`, is cut before the headers, and each record is parsed alone: a plain one from
//! the events of the parser, any other by the TOML crate. A file that is sound but made otherwise (tables of a record apart from each
//! other, `[car]` with dotted keys) is parsed as a whole instead, up to a size.

mod claim;
mod cut;
mod plain;
mod record;
mod tree;
mod value;

use std::collections::HashMap;
use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::fields::Kind;
use super::finding::{File, Finding};
use super::parts::{in_parts, threads};
use super::record::Record;
use super::text::Text;
use cut::Cutter;
use record::{Reader, Shape};

/// A record may be so long in bytes, and so may a file that must be parsed as a whole.
const LONGEST: usize = 1 << 20;
/// Shorter files are read without starting threads.
const ALONE: usize = 1 << 20;
/// After so many findings in one file nobody reads on.
const MOST_FINDINGS: usize = 10_000;

/// Reads the records of a text, in the order in which they stand there; the text is copied and the copy kept, see [`File`].
pub fn read(file: u16, text: &str, findings: &mut Vec<Finding>) -> Vec<Record> {
    read_kept(file, text.to_owned().leak(), findings)
}

/// Reads the records of a file, in the order in which they stand there; their words are borrowed from its text.
pub fn read_kept(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let cutter = Mutex::new(Cutter::new(text));
    let found = AtomicUsize::new(0);
    let threads = threads(text.len(), ALONE);
    let parts = in_parts(threads, threads, |_| units(file, text, &cutter, &found));
    let mut units: Vec<Unit> = parts.into_iter().flatten().collect();
    units.sort_unstable_by_key(|unit| unit.start);
    let is_unusual = locked(&cutter).is_unusual || units.iter().any(|unit| unit.is_unusual);
    if is_unusual && text.len() <= LONGEST {
        drop(units);
        return read_whole(file, text, findings);
    }
    let mut records = Vec::with_capacity(units.iter().map(|unit| unit.records.len()).sum());
    let mut own = Vec::new();
    for mut unit in units {
        records.append(&mut unit.records);
        own.append(&mut unit.findings);
    }
    if is_unusual {
        let message = "in a file of this size each record must stand under one header of its own, [kind.id]";
        own.push(Finding::error(file, 0, "", message.to_owned()));
    }
    given_twice(file, text, &records, &mut own);
    if own.len() >= MOST_FINDINGS {
        own.truncate(MOST_FINDINGS);
        let at = own.last().map_or(0, |finding| finding.at as usize);
        own.push(Finding::error(
            file,
            at,
            "",
            format!("after {MOST_FINDINGS} mistakes the rest was not read"),
        ));
    }
    findings.append(&mut own);
    records
}

/// Reads a file as the TOML crate does, all at once: for small files of an unusual make, and to compare with.
pub fn read_whole(file: u16, text: &'static str, findings: &mut Vec<Finding>) -> Vec<Record> {
    let mut reader = Reader::new(file);
    reader.document(0, text);
    findings.append(&mut reader.findings);
    reader.records
}

/// Some records that follow one another.
struct Unit {
    start: usize,
    records: Vec<Record>,
    findings: Vec<Finding>,
    is_unusual: bool,
}

/// Reads units until none is left.
fn units(file: u16, text: &'static str, cutter: &Mutex<Cutter>, found: &AtomicUsize) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut reader = Reader::new(file);
    while found.load(Ordering::Relaxed) < MOST_FINDINGS {
        let Some(pieces) = locked(cutter).unit() else { break };
        let start = pieces[0].start;
        let mut is_unusual = false;
        reader.records.reserve_exact(pieces.len());
        for (index, piece) in pieces.into_iter().enumerate() {
            if piece.len() > LONGEST {
                let size = LONGEST >> 20;
                let message =
                    format!("this record is longer than {size} MB; is a quote or a bracket not closed?");
                reader.findings.push(Finding::error(file, piece.start, "", message));
            } else if !piece.is_empty() {
                // What stands before the first header are remarks at most.
                let expected = if index == 0 && piece.start == 0 { Shape::Empty } else { Shape::One };
                let shape = reader.piece(piece.start, &text[piece]);
                is_unusual |= shape.is_some_and(|shape| shape != expected);
            }
        }
        found.fetch_add(reader.findings.len(), Ordering::Relaxed);
        let (records, findings) = (mem::take(&mut reader.records), mem::take(&mut reader.findings));
        units.push(Unit { start, records, findings, is_unusual });
    }
    units
}

/// A lock that a thread left in a panic is of no further use to anybody: that panic is on its way up.
fn locked(cutter: &Mutex<Cutter>) -> std::sync::MutexGuard<'_, Cutter> {
    cutter.lock().unwrap_or_else(PoisonError::into_inner)
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
