//! Files read within bounds, and the mistakes of each.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use super::places::Place;
use super::text;
use crate::catalogue::{
    Catalogue, File, Finding, Findings, Kind, Record, Severity, check_record, count_records, in_parts,
    read_kept, threads,
};

/// Fewer records are checked without starting threads.
const MIN_PARALLEL: usize = 2_000;

/// What all layers together may still take. It is asked before anything is built, so that memory is never what runs out.
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

/// What the files came to: more than the [`Budget`].
#[derive(Debug)]
pub(super) struct TooMuch(&'static str);

impl TooMuch {
    const TEXT: Self = Self("come to more than 256 MB of text");
    const RECORDS: Self = Self("hold more than 1,000,000 records");

    /// What there is too much of, after the files have been named.
    pub(super) fn words(&self) -> &'static str {
        self.0
    }
}

impl Budget {
    fn spend(left: &mut usize, amount: usize, over: TooMuch) -> Result<(), TooMuch> {
        *left = left.checked_sub(amount).ok_or(over)?;
        Ok(())
    }

    /// Whether the files will fit, as far as their sizes are known.
    fn has_room_for(self, places: &[Place]) -> Result<(), TooMuch> {
        let sizes = places.iter().filter_map(|place| match place {
            Place::Input => None,
            Place::File(path) => fs::metadata(path).ok().map(|found| found.len()),
        });
        // What is too large by itself is refused by itself.
        let most = u64::try_from(text::MAX_BYTES).unwrap_or(u64::MAX);
        let total: u64 = sizes.filter(|size| *size <= most).sum();
        if usize::try_from(total).is_ok_and(|total| total <= self.bytes) {
            Ok(())
        } else {
            Err(TooMuch::TEXT)
        }
    }
}

/// What is wrong in one file.
#[derive(Clone, Debug)]
pub(super) struct Mistakes {
    /// The first mistake in it.
    pub(super) first: Finding,
    /// How many there are.
    pub(super) count: usize,
}

/// The mistakes of each file that has any.
pub(super) type Broken = BTreeMap<u16, Mistakes>;

fn note_mistakes<'a>(broken: &mut Broken, findings: impl IntoIterator<Item = &'a Finding>) {
    for finding in findings.into_iter().filter(|finding| finding.severity == Severity::Error) {
        let known =
            broken.entry(finding.file).or_insert_with(|| Mistakes { first: finding.clone(), count: 0 });
        known.count += 1;
        if finding.at < known.first.at {
            known.first = finding.clone();
        }
    }
}

/// What became of places that were read.
#[derive(Default)]
pub(super) struct Reading {
    /// The files, in the order in which the catalogue will have them.
    pub(super) files: Vec<File>,
    /// The records of all of them.
    pub(super) records: Vec<Record>,
    /// What is wrong with the files.
    pub(super) findings: Findings,
    /// Which of them have mistakes.
    pub(super) broken: Broken,
    /// Why others were not read.
    pub(super) failures: Vec<String>,
}

impl Reading {
    /// Reads files; the first of them gets the number `first`.
    ///
    /// # Errors
    /// If they are more than the budget has room for.
    pub(super) fn of(places: &[Place], first: usize, budget: &mut Budget) -> Result<Self, TooMuch> {
        budget.has_room_for(places)?;
        let mut reading = Self::default();
        for place in places {
            // A record keeps the number of its file in so many bits.
            let Ok(number) = u16::try_from(first + reading.files.len()) else {
                reading.failures.push(format!("after 65,000 files the rest, from {place} on, is too much"));
                break;
            };
            match text::read(place, budget.bytes) {
                Ok(Some((file, mistake))) => reading.add(file, number, mistake, budget)?,
                Ok(None) => return Err(TooMuch::TEXT),
                Err(failure) => reading.failures.push(failure),
            }
        }
        Ok(reading)
    }

    fn add(
        &mut self,
        file: File,
        number: u16,
        mistake: Option<(usize, String)>,
        budget: &mut Budget,
    ) -> Result<(), TooMuch> {
        Budget::spend(&mut budget.bytes, file.text.len(), TooMuch::TEXT)?;
        let mut found = Vec::new();
        if let Some((at, message)) = mistake {
            found.push(Finding::error(number, at, "", message));
        } else {
            let counted = count_records(file.text);
            Budget::spend(&mut budget.records, counted.unwrap_or_default(), TooMuch::RECORDS)?;
            let records = read_kept(number, file.text, &mut found);
            if counted.is_none() {
                Budget::spend(&mut budget.records, records.len(), TooMuch::RECORDS)?;
            }
            if records.is_empty() && found.is_empty() {
                let message = "no records in it: a record begins with a line such as [car.some-id]";
                found.push(Finding::error(number, 0, "", message.to_owned()));
            }
            self.records.extend(records);
        }
        note_mistakes(&mut self.broken, &found);
        self.findings.extend(found);
        self.files.push(file);
        Ok(())
    }
}

/// Checks the records of the files from number `first` on, for mistakes alone.
pub(super) fn mistakes(catalogue: &Catalogue, first: usize) -> (Findings, Broken) {
    let records: Vec<&Record> = Kind::ALL
        .into_iter()
        .flat_map(|kind| catalogue.added(kind))
        .filter(|record| usize::from(record.file) >= first)
        .collect();
    let check = |part: Range<usize>| {
        let (mut findings, mut broken) = (Findings::default(), Broken::new());
        for record in &records[part] {
            let mut of_record = Findings::default();
            check_record(catalogue, record, &mut of_record);
            if of_record.errors() > 0 {
                let found = of_record.told();
                note_mistakes(&mut broken, &found);
                findings.extend(found.into_iter().filter(|finding| finding.severity == Severity::Error));
            }
        }
        (findings, broken)
    };
    let (mut findings, mut broken) = (Findings::default(), Broken::new());
    for (of_part, of_files) in in_parts(records.len(), threads(records.len(), MIN_PARALLEL), check) {
        findings.append(of_part);
        for (file, more) in of_files {
            let known = broken.entry(file).or_insert_with(|| Mistakes { count: 0, ..more.clone() });
            known.count += more.count;
            if more.first.at < known.first.at {
                known.first = more.first;
            }
        }
    }
    (findings, broken)
}
