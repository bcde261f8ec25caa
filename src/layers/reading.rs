//! Files read within bounds, and the mistakes of each.

use std::collections::BTreeMap;
use std::fs;

use super::places::Place;
use super::text;
use crate::catalogue::{
    Catalogue, File, Finding, Findings, Kind, Record, Severity, check_record, read_at_most,
};

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

/// What the files come to that is more than the [`Budget`], after they have been named.
pub(super) type TooMuch = &'static str;

const TOO_MUCH_TEXT: TooMuch = "come to more than 256 MB of text";
const TOO_MANY_RECORDS: TooMuch = "hold more than 1,000,000 records";

impl Budget {
    /// Whether the files will fit, as far as their sizes are known.
    fn has_room_for(self, places: &[Place]) -> Result<(), TooMuch> {
        let sizes = places.iter().filter_map(|place| match place {
            Place::Input => None,
            Place::File(path) => fs::metadata(path).ok().map(|found| found.len()),
        });
        // What is too large by itself is refused by itself.
        let most = u64::try_from(text::MAX_BYTES).unwrap_or(u64::MAX);
        let total: u64 = sizes.filter(|size| *size <= most).sum();
        let fits = usize::try_from(total).is_ok_and(|total| total <= self.bytes);
        if fits { Ok(()) } else { Err(TOO_MUCH_TEXT) }
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
                Ok(None) => return Err(TOO_MUCH_TEXT),
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
        budget.bytes = budget.bytes.checked_sub(file.text.len()).ok_or(TOO_MUCH_TEXT)?;
        let mut found = Vec::new();
        if let Some((at, message)) = mistake {
            found.push(Finding::error(number, at, "", message));
        } else {
            let records = read_at_most(budget.records, number, file.text, &mut found);
            let records = records.ok_or(TOO_MANY_RECORDS)?;
            budget.records -= records.len();
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
    let (mut findings, mut broken) = (Findings::default(), Broken::new());
    let added = Kind::ALL.into_iter().flat_map(|kind| catalogue.added(kind));
    for record in added.filter(|record| usize::from(record.file) >= first) {
        let mut of_record = Findings::default();
        check_record(catalogue, record, &mut of_record);
        let mut found = of_record.told();
        found.retain(|finding| finding.severity == Severity::Error);
        note_mistakes(&mut broken, &found);
        findings.extend(found);
    }
    (findings, broken)
}
