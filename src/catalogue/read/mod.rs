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
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::fields::Kind;
use super::finding::{File, Finding, Severity};
use super::parts::{in_parts, threads};
use super::record::Record;
use super::text::Text;
use cut::Cutter;
use record::{Reader, Shape};

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
    let cutter = Mutex::new(Cutter::new(text));
    let found = Found::default();
    let threads = threads(text.len(), ALONE);
    let parts = in_parts(threads, threads, |_| units(file, text, &cutter, &found));
    let mut units: Vec<Unit> = parts.into_iter().flatten().collect();
    units.sort_unstable_by_key(|unit| unit.start);
    let piece = units.iter().find_map(|unit| unit.unusual.clone());
    let header = locked(&cutter).unusual;
    // Within the first piece that is unusual the header tells the place better.
    let header = header.filter(|at| piece.as_ref().is_none_or(|piece| *at < piece.end));
    let unusual = header.or(piece.map(|piece| piece.start));
    if unusual.is_some() && text.len() <= LONGEST {
        drop(units);
        return read_whole(file, text, findings);
    }
    let mut records = Vec::with_capacity(units.iter().map(|unit| unit.records.len()).sum());
    let mut own = Vec::new();
    let mut untold = 0;
    for mut unit in units {
        records.append(&mut unit.records);
        own.append(&mut unit.findings);
        untold += unit.untold;
    }
    if let Some(at) = unusual {
        let message = "in a file of this size each record must stand under one header of its own, [kind.id]";
        own.push(Finding::error(file, at, "", message.to_owned()));
    }
    given_twice(file, text, &records, &mut own);
    cut_off(file, &mut own, untold);
    findings.append(&mut own);
    records
}

/// Keeps as many mistakes and as many warnings as are told, and says so; a file with warnings alone, however many, stays sound.
fn cut_off(file: u16, findings: &mut Vec<Finding>, mut untold: usize) {
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

/// Some records that follow one another.
struct Unit {
    start: usize,
    records: Vec<Record>,
    findings: Vec<Finding>,
    /// How many warnings were left out, because enough stand before.
    untold: usize,
    /// The first piece of it that is not one record under its own header, without the remarks before.
    unusual: Option<Range<usize>>,
}

/// How many findings there are in the units that were read so far.
#[derive(Debug, Default)]
struct Found {
    errors: AtomicUsize,
    warnings: AtomicUsize,
}

/// Reads units until none is left.
fn units(file: u16, text: &'static str, cutter: &Mutex<Cutter>, found: &Found) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut reader = Reader::new(file);
    while found.errors.load(Ordering::Relaxed) < MOST_FINDINGS {
        // What is read already stands before the next unit: which warnings are told does not depend on who reads what.
        let is_enough = found.warnings.load(Ordering::Relaxed) >= MOST_FINDINGS;
        let Some(pieces) = locked(cutter).unit() else { break };
        let start = pieces[0].start;
        let mut unusual = None;
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
                let shape = reader.piece(piece.start, &text[piece.clone()]);
                if unusual.is_none() && shape.is_some_and(|shape| shape != expected) {
                    unusual = Some(piece.start + remarks(&text[piece.clone()])..piece.end);
                }
            }
        }
        let (records, mut findings) = (mem::take(&mut reader.records), mem::take(&mut reader.findings));
        let all = findings.len();
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if is_enough {
            findings.retain(|finding| finding.severity == Severity::Error);
        }
        found.errors.fetch_add(errors, Ordering::Relaxed);
        found.warnings.fetch_add(all - errors, Ordering::Relaxed);
        let untold = all - findings.len();
        units.push(Unit { start, records, findings, untold, unusual });
    }
    units
}

/// How many bytes of remarks and empty lines a piece begins with.
fn remarks(text: &str) -> usize {
    let is_remark = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    text.split_inclusive('\n').take_while(is_remark).map(str::len).sum()
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
