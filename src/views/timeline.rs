//! Years side by side: for each record the intervals that its date tells, with what is open or unknown about their ends, and the
//! films in which it is seen.

use crate::catalogue::fields::sighting;
use crate::catalogue::{
    Answer, Bound, Catalogue, Certainty, Field, OLDER, Overlap, Record, Statement, Value, Years,
};
use crate::query::Match;

/// Records in groups, by date.
#[derive(Debug)]
pub struct Timeline<'a> {
    /// The field whose preferred version makes the groups.
    pub by: Field,
    /// The groups, the oldest first; what is in none comes last.
    pub groups: Vec<Group<'a>>,
    /// The first year to draw.
    pub first: i16,
    /// The last year to draw.
    pub last: i16,
}

/// Records with one value in the field that groups.
#[derive(Debug)]
pub struct Group<'a> {
    /// The answer of that field.
    pub answer: Answer<'a>,
    /// The records.
    pub rows: Vec<Row<'a>>,
}

/// One record.
#[derive(Debug)]
pub struct Row<'a> {
    /// The record.
    pub found: Match<'a>,
    /// What is said of when, the preferred version first; empty where nobody knows.
    pub intervals: Vec<Interval<'a>>,
    /// Whether sources differ on when.
    pub is_disputed: bool,
    /// Where it is seen, by date.
    pub sightings: Vec<Sighted<'a>>,
}

/// One version of when.
#[derive(Debug)]
pub struct Interval<'a> {
    /// Who says so, and how sure it is.
    pub statement: Statement<'a>,
    /// What is said.
    pub years: Years,
    /// What is known of its beginning.
    pub start: Limit,
    /// What is known of its end.
    pub end: Limit,
    /// The first and the last year to draw.
    drawn: (i16, i16),
}

/// What is known of a beginning or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The first year that it can be.
    pub earliest: Option<i16>,
    /// The last year that it can be.
    pub latest: Option<i16>,
    /// There is none: still going.
    pub is_open: bool,
}

/// A sighting of the record on its line.
#[derive(Debug)]
pub struct Sighted<'a> {
    /// The sighting.
    pub record: &'a Record,
    /// The year of the film, or the first it can be.
    pub year: i16,
    /// Whether the year is known and the vehicle more than guessed.
    pub is_sure: bool,
    /// How sure it is that this vehicle is seen.
    pub certainty: Option<Certainty>,
}

/// What is to be drawn for some years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// It did not exist then, as far as anybody says.
    Blank,
    /// It may have.
    Perhaps,
    /// It did, as surely as the statement is.
    Sure(Certainty),
}

impl<'a> Timeline<'a> {
    /// The timeline of records in their order.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, found: &[Match<'a>], by: Field) -> Self {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for found in found {
            let answer = found.record.answer(by);
            let value = answer.preferred().map(|preferred| match &*preferred.value {
                Value::Unknown | Value::None => String::new(),
                value => value.as_text().unwrap_or_default().to_owned(),
            });
            let place = *places.entry(value.unwrap_or_default()).or_insert_with(|| {
                groups.push(Group { answer, rows: Vec::new() });
                groups.len() - 1
            });
            groups[place].rows.push(Row::new(catalogue, *found));
        }
        // Sorting keeps the order of equals: the group of the oldest record comes first.
        groups.sort_by_key(|group| (group.answer.silence().is_some(), !group.rows.iter().any(Row::is_dated)));
        let years = || groups.iter().flat_map(|group| &group.rows).flat_map(Row::years);
        let (first, last) = (years().min().unwrap_or(0), years().max().unwrap_or(0));
        // Decades are ruled: the picture begins with one, and shows one at least.
        let first = first.div_euclid(10) * 10;
        Self { by, groups, first, last: last.max(first + 9) }
    }

    /// The records of which anything can be drawn, with their groups; groups of none are left out.
    pub fn dated(&self) -> impl Iterator<Item = (&Group<'a>, Vec<&Row<'a>>)> {
        let dated = |group: &'_ Group<'a>| group.rows.iter().any(Row::is_dated);
        self.groups
            .iter()
            .filter(move |group| dated(group))
            .map(|group| (group, group.rows.iter().filter(|row| row.is_dated()).collect()))
    }

    /// The records of which nobody knows when they were.
    pub fn undated(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows().filter(|row| !row.is_dated())
    }

    /// All records.
    pub fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

impl<'a> Row<'a> {
    fn new(catalogue: &'a Catalogue, found: Match<'a>) -> Self {
        let record = found.record;
        let when = catalogue.when(record);
        let statements = when.into_iter().flat_map(|answer| answer.statements());
        let intervals = statements.filter_map(|said| Interval::new(catalogue, record, said)).collect();
        let seen = catalogue.referring(record).filter(|(field, _)| *field == sighting::CAR);
        let mut sightings: Vec<Sighted<'_>> =
            seen.filter_map(|(_, sighting)| Sighted::new(catalogue, record, sighting)).collect();
        sightings.sort_by_key(|sighted| sighted.year);
        Self { found, intervals, is_disputed: when.is_some_and(|when| when.is_disputed()), sightings }
    }

    /// Whether anything can be drawn of it.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        !self.intervals.is_empty() || !self.sightings.is_empty()
    }

    /// The years that the picture must hold.
    fn years(&self) -> impl Iterator<Item = i16> {
        let ends = self.intervals.iter().flat_map(|interval| [interval.drawn.0, interval.drawn.1]);
        let is_bounded = |year: &i16| *year != i16::MIN && *year != i16::MAX;
        ends.filter(is_bounded).chain(self.sightings.iter().map(|sighted| sighted.year))
    }

    /// What to draw for the years `from` to `to`. Other versions than the preferred one leave room for doubt, no more.
    #[must_use]
    pub fn ink(&self, from: i16, to: i16) -> Ink {
        let inks = self.intervals.iter().enumerate().map(|(index, interval)| match interval.ink(from, to) {
            Ink::Sure(_) if index > 0 => Ink::Perhaps,
            ink => ink,
        });
        inks.fold(Ink::Blank, |ink, other| if ink == Ink::Blank { other } else { ink })
    }

    /// The preferred version.
    #[must_use]
    pub fn preferred(&self) -> Option<&Interval<'a>> {
        self.intervals.first()
    }

    /// The first and the last year to draw of all versions, within those of the picture.
    #[must_use]
    pub fn reach(&self, within: (i16, i16)) -> Option<(i16, i16)> {
        let first = self.intervals.iter().map(|interval| interval.drawn.0).min()?;
        let last = self.intervals.iter().map(|interval| interval.drawn.1).max()?;
        Some((first.max(within.0), last.min(within.1)))
    }
}

impl<'a> Interval<'a> {
    fn new(catalogue: &Catalogue, record: &Record, statement: Statement<'a>) -> Option<Self> {
        let Value::Years(years) = statement.value.as_ref() else { return None };
        let years = years.clone();
        let (start, end) = limits(&years);
        // What goes on, or began, nobody knows how long is drawn for a while.
        let first = start.earliest.or_else(|| catalogue.begins(&years, record));
        let known = || [start.latest, end.earliest, end.latest].into_iter().flatten();
        let first = match first {
            Some(first) => first,
            None if start.is_open => i16::MIN,
            None => known().min()?.saturating_sub(OLDER),
        };
        let last = match end.latest {
            Some(last) => last,
            None if end.is_open => i16::MAX,
            None if matches!(years, Years::By(_)) => known().max()?,
            None => known().max()?.saturating_add(OLDER),
        };
        Some(Self { statement, years, start, end, drawn: (first, last) })
    }

    fn ink(&self, from: i16, to: i16) -> Ink {
        let (first, last) = self.drawn;
        // It was there when it was first recorded.
        let is_evidence = matches!(self.years, Years::By(_))
            && self.end.earliest.is_some_and(|year| year >= from)
            && self.start.latest.is_some_and(|year| year <= to);
        if to < first || from > last {
            return Ink::Blank;
        }
        match self.years.overlap(from, to) {
            Overlap::Possible if !is_evidence => Ink::Perhaps,
            Overlap::No => Ink::Blank,
            _ => Ink::Sure(self.statement.certainty().unwrap_or(Certainty::Speculated)),
        }
    }

    /// Whether it is there in the first or the last year that is drawn because nobody knows how much longer.
    #[must_use]
    pub fn is_lost(&self, from: i16, to: i16) -> bool {
        let is_unknown = |limit: Limit, side: Option<i16>| side.is_none() && !limit.is_open;
        let (first, last) = self.drawn;
        (is_unknown(self.start, self.start.earliest) && (from..=to).contains(&first))
            || (is_unknown(self.end, self.end.latest)
                && !matches!(self.years, Years::By(_))
                && (from..=to).contains(&last))
    }
}

/// What a date tells of its two ends.
fn limits(years: &Years) -> (Limit, Limit) {
    let limit = |earliest, latest| Limit { earliest, latest, is_open: false };
    let bound = |bound: &Bound| match bound {
        Bound::At(year) => {
            let year = Years::One(*year);
            limit(year.earliest(), year.latest())
        }
        Bound::Open => Limit { is_open: true, ..limit(None, None) },
        Bound::Unknown => limit(None, None),
    };
    match years {
        Years::Span(start, end) => {
            let (mut start, mut end) = (bound(start), bound(end));
            start.latest = start.latest.or(end.latest);
            end.earliest = end.earliest.or(start.earliest);
            (start, end)
        }
        Years::By(year) => {
            let year = Years::One(*year);
            (limit(None, year.latest()), limit(year.earliest(), None))
        }
        Years::One(_) | Years::OneOf(_) => {
            let both = limit(years.earliest(), years.latest());
            (both, both)
        }
    }
}

impl<'a> Sighted<'a> {
    fn new(catalogue: &Catalogue, car: &Record, record: &'a Record) -> Option<Self> {
        let years = catalogue.when(record)?.years()?;
        let year = years.earliest().or(years.latest())?;
        let answer = record.answer(sighting::CAR);
        let certainty = answer.statements().find(|said| said.text() == Some(&*car.id))?.certainty();
        let is_year = years.overlap(year, year) == Overlap::Definite;
        let is_car = answer.is(&car.id) && certainty > Some(Certainty::Speculated);
        Some(Self { record, year, is_sure: is_year && is_car, certainty })
    }
}
