//! Years side by side: for each record the intervals that its date tells, with what is open or unknown about their ends, and the
//! films in which it is seen.

use std::iter;

use indexmap::IndexMap;

use super::Listing;
use super::interval::{Ink, Interval, Standing};
use crate::catalogue::fields::sighting;
use crate::catalogue::{Answer, Catalogue, Certainty, Field, Overlap, Record, Role};
use crate::query::Match;

/// Records in groups, by date.
pub(crate) struct Timeline<'a> {
    /// The records, for formats without bars.
    pub listing: Listing<'a>,
    /// The field whose preferred version makes the groups.
    pub by: Field,
    /// The groups, the oldest first; the one of records without a value in the field comes last.
    pub groups: Vec<Group<'a>>,
    /// The first year to draw.
    pub first: i16,
    /// The last year to draw.
    pub last: i16,
}

/// Records with one value in the field that groups.
pub(crate) struct Group<'a> {
    /// The answer of that field.
    pub answer: Answer<'a>,
    /// The records.
    pub rows: Vec<Row<'a>>,
}

/// One record.
pub(crate) struct Row<'a> {
    /// The record.
    pub found: Match<'a>,
    /// What is said of when, the preferred version first, first evidence last; empty if no year is known.
    pub intervals: Box<[Interval<'a>]>,
    /// Whether sources differ on when.
    pub is_disputed: bool,
    /// Where it is seen, by date.
    pub sightings: Vec<Sighted<'a>>,
}

/// A sighting of the record on its line.
pub(crate) struct Sighted<'a> {
    /// The sighting.
    pub record: &'a Record,
    /// The year of the film, or the first it can be.
    pub year: i16,
    /// Whether the year is known and the vehicle more than guessed.
    pub is_sure: bool,
    /// How sure it is that this vehicle is seen in that film.
    pub certainty: Option<Certainty>,
}

impl<'a> Timeline<'a> {
    /// The timeline of records in their order; with the years in which they may have existed, though no source says so.
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        listing: Listing<'a>,
        by: Field,
        with_possible: bool,
    ) -> Self {
        let mut groups = IndexMap::new();
        for found in listing.found {
            let answer = found.record.listed_by(by);
            let group = groups.entry(answer.text().unwrap_or_default());
            let group: &mut Group<'a> = group.or_insert_with(|| Group { answer, rows: Vec::new() });
            group.rows.push(Row::new(catalogue, found, with_possible));
        }
        let mut groups: Vec<Group<'a>> = groups.into_values().collect();
        // Sorting keeps the order of equals: the group of the oldest record comes first.
        groups.sort_by_key(|group| (group.answer.known().is_none(), !group.rows.iter().any(Row::is_dated)));
        let found = groups.iter().flat_map(|group| &group.rows).map(|row| row.found.clone()).collect();
        let years = || groups.iter().flat_map(|group| &group.rows).flat_map(Row::years);
        let (first, last) = (years().min().unwrap_or(0), years().max().unwrap_or(0));
        // Decades are ruled: the picture begins with one, and shows one at least.
        let first = first.div_euclid(10) * 10;
        Self { listing: Listing { found, ..listing }, by, groups, first, last: last.max(first + 9) }
    }

    /// The records of which anything can be drawn, with their groups; groups of none are left out.
    pub(crate) fn dated(&self) -> impl Iterator<Item = (&Group<'a>, Vec<&Row<'a>>)> {
        self.groups.iter().filter_map(|group| {
            let rows: Vec<&Row<'a>> = group.rows.iter().filter(|row| row.is_dated()).collect();
            (!rows.is_empty()).then_some((group, rows))
        })
    }

    /// The records of unknown date.
    pub(crate) fn undated(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows().filter(|row| !row.is_dated())
    }

    /// All records.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

impl<'a> Row<'a> {
    fn new(catalogue: &'a Catalogue, found: Match<'a>, with_possible: bool) -> Self {
        let record = found.record;
        let when = catalogue.when(record);
        let versions = when.into_iter().flat_map(|answer| answer.statements());
        let standings = iter::once(Standing::Preferred).chain(iter::repeat(Standing::Rival));
        let latest = record.kind.with_role(Role::LatestDate);
        let evidence =
            latest.filter_map(|field| Some((record.answer(field).preferred()?, Standing::Evidence)));
        let interval = |(said, standing)| Interval::new(catalogue, record, said, standing, with_possible);
        let intervals = versions.zip(standings).chain(evidence).filter_map(interval).collect();
        let seen = catalogue.referring(record).filter(|(field, _)| *field == sighting::CAR);
        let mut sightings: Vec<Sighted<'_>> =
            seen.filter_map(|(_, sighting)| Sighted::new(catalogue, record, sighting)).collect();
        sightings.sort_by_key(|sighted| sighted.year);
        Self { found, intervals, is_disputed: when.is_some_and(|when| when.is_disputed()), sightings }
    }

    /// Whether anything can be drawn of it.
    pub(crate) fn is_dated(&self) -> bool {
        !self.intervals.is_empty() || !self.sightings.is_empty()
    }

    /// The years that the picture must hold, with one for each end that is not known.
    fn years(&self) -> impl Iterator<Item = i16> {
        let (before, after) = self.unknown_ends();
        let lost = self.drawn().into_iter().flat_map(move |(first, last)| {
            [first.saturating_sub(before.into()), last.saturating_add(after.into())]
        });
        let ends = self.intervals.iter().flat_map(|interval| [interval.drawn.0, interval.drawn.1]);
        let ends = ends.chain(lost).filter(|year| *year != i16::MIN && *year != i16::MAX);
        ends.chain(self.sightings.iter().map(|sighted| sighted.year))
    }

    /// What to draw for the years `from` to `to`: nothing surer than the date that stands beside it.
    pub(crate) fn ink(&self, from: i16, to: i16) -> Ink {
        let ink = self.intervals.iter().map(|interval| interval.ink(from, to)).max().unwrap_or(Ink::Blank);
        let certainty = self.preferred().and_then(|interval| interval.statement.certainty);
        certainty.map_or(ink, |certainty| ink.min(Ink::Sure(certainty)))
    }

    /// Runs of years that are drawn alike, clipped to the picture, each from a year up to the beginning of another; where an end is not
    /// known, with a stub of `stub` years before or after them.
    pub(crate) fn stretches(&self, within: (i16, i16), stub: i32) -> Vec<(Ink, i32, i32)> {
        let (first, last) = self.drawn().unwrap_or((0, -1));
        let years = first.max(within.0)..=last.min(within.1);
        let inks: Vec<(Ink, i32)> = years.map(|year| (self.ink(year, year), year.into())).collect();
        let runs = inks.chunk_by(|(ink, _), (next, _)| ink == next);
        let runs = runs.filter_map(|run| Some((run[0].0, run[0].1, run.last()?.1 + 1)));
        let mut stretches: Vec<_> = runs.filter(|(ink, ..)| *ink != Ink::Blank).collect();
        let ends = stretches.first().zip(stretches.last()).map(|((_, from, _), (.., end))| (*from, *end));
        let (before, after) = self.unknown_ends();
        if let Some((from, end)) = ends {
            stretches.splice(0..0, before.then_some((Ink::Perhaps, from - stub, from)));
            stretches.extend(after.then_some((Ink::Perhaps, end, end + stub)));
        }
        stretches
    }

    /// Whether it goes on, by the preferred version.
    pub(crate) fn goes_on(&self) -> bool {
        self.preferred().is_some_and(|interval| interval.end.is_open)
    }

    /// The preferred version.
    pub(crate) fn preferred(&self) -> Option<&Interval<'a>> {
        self.intervals.first().filter(|first| first.standing == Standing::Preferred)
    }

    /// The first and the last year to draw of all versions.
    fn drawn(&self) -> Option<(i16, i16)> {
        let first = self.intervals.iter().map(|interval| interval.drawn.0).min()?;
        let last = self.intervals.iter().map(|interval| interval.drawn.1).max()?;
        Some((first, last))
    }

    /// Whether it may have existed for an unknown time before what is drawn, and after it, by the preferred version.
    pub(crate) fn unknown_ends(&self) -> (bool, bool) {
        let ends = |first: &Interval<'a>| (first.start.earliest.is_none(), first.is_unknown_after());
        self.preferred().map_or((false, false), ends)
    }
}

impl<'a> Sighted<'a> {
    fn new(catalogue: &Catalogue, car: &Record, record: &'a Record) -> Option<Self> {
        let years = catalogue.years(record)?;
        let year = years.earliest().or(years.latest())?;
        let answer = record.answer(sighting::CAR);
        let film = record.answer(sighting::FILM).preferred()?.certainty;
        let certainty = answer.statements().find(|said| said.text() == Some(&*car.id))?.certainty.min(film);
        let is_year = years.overlap(year, year) == Overlap::Definite;
        let is_car = answer.is(car.id) && certainty > Some(Certainty::Speculated);
        Some(Self { record, year, is_sure: is_year && is_car, certainty })
    }
}
