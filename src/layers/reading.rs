//! Files read and their records laid over a catalogue, and the errors among them.

use std::ops::Range;

use super::patience::Patience;
use super::{Place, text};
use crate::catalogue::{
    Catalogue, Finding, Kind, Record, Severity, check_record, in_parts, read_kept, threads,
};

/// Fewer records are checked without starting threads.
const ALONE: usize = 2_000;

/// What became of places that were to be read.
pub(super) struct Reading {
    /// The records of the files that were read, over the base.
    pub(super) catalogue: Catalogue,
    /// Where those files are, in the order in which the catalogue has them.
    pub(super) read: Vec<Place>,
    /// Why the others were not read.
    pub(super) failures: Vec<String>,
}

/// Reads the files that can be read and lays their records over the base.
pub(super) fn read_over(base: Catalogue, places: &[Place], findings: &mut Vec<Finding>) -> Reading {
    let mut files = Vec::with_capacity(places.len());
    let mut records: Vec<Record> = Vec::new();
    let mut read = Vec::with_capacity(places.len());
    let mut failures = Vec::new();
    let _patience = Patience::over(places);
    for place in places {
        // A record keeps the number of its file in so many bits.
        let Ok(index) = u16::try_from(base.files().len() + files.len()) else {
            failures.push(format!("after 65,000 files the rest, from {place} on, is too much"));
            break;
        };
        let (file, mistake) = match text::read(place) {
            Ok(read) => read,
            Err(failure) => {
                failures.push(failure);
                continue;
            }
        };
        if let Some((at, message)) = mistake {
            findings.push(Finding::error(index, at, "", message));
        } else {
            let mut of_file = read_kept(index, file.text, findings);
            if of_file.is_empty() && findings.last().is_none_or(|finding| finding.file != index) {
                let message =
                    "no records in it: a record begins with a line such as [car.some-id]".to_owned();
                findings.push(Finding::error(index, 0, "", message));
            }
            records.append(&mut of_file);
        }
        files.push(file);
        read.push(place.clone());
    }
    Reading { catalogue: base.overlaid(files, records), read, failures }
}

/// The errors of reading and those that the rules find in the records of the new files, by place.
pub(super) fn errors(catalogue: &Catalogue, first: usize, mut findings: Vec<Finding>) -> Vec<Finding> {
    let records: Vec<&Record> = Kind::ALL
        .into_iter()
        .flat_map(|kind| catalogue.added(kind))
        .filter(|record| usize::from(record.file) >= first)
        .collect();
    let check = |part: Range<usize>| {
        let mut findings = Vec::new();
        for record in &records[part] {
            check_record(catalogue, record, &mut findings);
        }
        findings
    };
    findings.extend(in_parts(records.len(), threads(records.len(), ALONE), check).into_iter().flatten());
    findings.retain(|finding| finding.severity == Severity::Error);
    findings.sort_by_key(|finding| (finding.file, finding.at));
    findings
}
