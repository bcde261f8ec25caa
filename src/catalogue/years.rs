//! Years with doubt: EDTF (ISO 8601-2) at level 1 and "one of" sets, with months and days where a source has them.
//!
//! What belongs here: what a date means, when it begins and ends at the earliest and at the latest, how dates compare with a span
//! that a user asks about. How a date is written and read is in [`super::edtf`].

use serde::{Deserialize, Serialize};

use super::words::words;

/// How far "about" reaches, in years to either side.
pub(crate) const ABOUT: i16 = 2;

/// One date: a year, a decade or a century, perhaps with month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Year {
    /// First year it can mean: 1970 for `197X`.
    pub first: i16,
    /// Last year it can mean: 1979 for `197X`.
    pub last: i16,
    /// 1 to 12, or 0 where no month is given.
    pub month: u8,
    /// 1 to 31, or 0 where no day is given.
    pub day: u8,
    /// It may be up to [`ABOUT`] years off.
    pub is_about: bool,
    /// It holds only if the source is right.
    pub is_uncertain: bool,
}

/// The year in which the data were last revised.
pub(crate) const REVISED: i16 =
    match i16::from_str_radix(include_str!("../../data/REVISED").split_at(4).0, 10) {
        Ok(year) => year,
        Err(_) => panic!("data/REVISED does not begin with a year"),
    };

/// One side of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// `..`: still going when the data were revised; before a date, not known.
    Open,
    /// Left empty: there was one, its date is unknown.
    Unknown,
    /// A date.
    At(Year),
}

/// Years in a row, both ends included; without limit where an end is that of [`ALWAYS`].
pub(crate) type Range = (i16, i16);

/// The years in which a beginning or an end can lie as it is stated, and as far as that is sure: what is uncertain may be any year.
type Side = [Range; 2];

/// All years, and more than can be written.
pub(crate) const ALWAYS: Range = (i16::MIN, i16::MAX);

/// What a source says of when.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Years {
    /// `1978`, `197X~`, `1978-03`.
    One(Year),
    /// `1985/1988`: from … to.
    Span(Bound, Bound),
    /// `[1985..1988]`: some one year of these.
    OneOf(Vec<Range>),
    /// Some time up to this date. Never read from data: it is what a first evidence says of the thing itself.
    By(Year),
}

/// The two ends of what a date tells of: in which years each can lie, the end never before the beginning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    pub begin: Range,
    pub end: Range,
}

/// One way in which a date can hold: a "one of" set has one for each of its parts, any other date just one.
pub(super) struct Interpretation {
    /// The ends as they are stated.
    pub stated: Ends,
    /// The ends as far as they are sure.
    sure: Ends,
}

words! {
    /// Whether a date falls into the years asked about, over all that it leaves open.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Overlap {
        /// It cannot.
        No => "not",
        /// It may.
        Possible => "possibly",
        /// It does, as far as the date can be trusted.
        Definite => "surely",
    }
}

impl Year {
    /// A plain year.
    pub const fn new(year: i16) -> Self {
        Self { first: year, last: year, month: 0, day: 0, is_about: false, is_uncertain: false }
    }

    fn side(self) -> Side {
        let reach = if self.is_about { ABOUT } else { 0 };
        let range = (self.first.saturating_sub(reach), self.last.saturating_add(reach));
        [range, if self.is_uncertain { ALWAYS } else { range }]
    }
}

impl Bound {
    /// The years that it allows; `open` is the range for an open side.
    fn side(self, open: Range) -> Side {
        match self {
            Self::Open => [open; 2],
            Self::Unknown => [ALWAYS; 2],
            Self::At(year) => year.side(),
        }
    }
}

impl Ends {
    fn new(begin: Range, end: Range) -> Self {
        Self { begin: (begin.0, begin.1.min(end.1)), end: (end.0.max(begin.0), end.1) }
    }

    /// The first and the last year that are stated.
    pub(crate) fn told(self) -> Option<Range> {
        let told = || [self.begin.0, self.begin.1, self.end.0, self.end.1].into_iter().filter_map(limit);
        Some((told().min()?, told().max()?))
    }
}

impl Interpretation {
    fn new((begin, end): (Side, Side)) -> Self {
        Self { stated: Ends::new(begin[0], end[0]), sure: Ends::new(begin[1], end[1]) }
    }

    /// If nothing limits the beginning, assumes that it is not before `oldest(last year)`.
    pub(super) fn not_before(mut self, oldest: impl FnOnce(i16) -> i16) -> Self {
        if self.stated.begin.0 == i16::MIN && self.stated.begin.1 > i16::MIN {
            self.stated.begin.0 = oldest(self.stated.end.1);
        }
        self
    }

    /// Only the years between the first and the last that are stated.
    pub(super) fn within_stated(mut self) -> Self {
        if let Some((first, last)) = self.stated.told() {
            (self.stated.begin.0, self.stated.end.1) = (first, last);
        }
        self
    }

    /// Its beginning alone.
    pub(super) fn beginning(self) -> Self {
        let beginning = |ends: Ends| Ends { end: ends.begin, ..ends };
        Self { stated: beginning(self.stated), sure: beginning(self.sure) }
    }

    fn overlap(self, from: i16, to: i16) -> Overlap {
        let is_sure = self.sure.begin.1 <= to && self.sure.end.0 >= from;
        degree(is_sure, self.stated.begin.0 <= to && self.stated.end.1 >= from)
    }
}

/// How surely something falls between two limits.
pub(super) fn degree(is_sure: bool, may_be: bool) -> Overlap {
    match (is_sure, may_be) {
        (true, _) => Overlap::Definite,
        (false, true) => Overlap::Possible,
        (false, false) => Overlap::No,
    }
}

/// The year, if it is a limit.
pub(crate) fn limit(year: i16) -> Option<i16> {
    Some(year).filter(|year| *year != ALWAYS.0 && *year != ALWAYS.1)
}

/// Whether what can be read in several ways falls into the years `from` to `to` (inclusive): surely, if it does in all.
pub(super) fn overlap(interpretations: impl Iterator<Item = Interpretation>, from: i16, to: i16) -> Overlap {
    let found = interpretations.map(|reading| reading.overlap(from, to));
    found.reduce(|one, other| if one == other { one } else { Overlap::Possible }).unwrap_or(Overlap::No)
}

impl Years {
    /// Returns the one spelling of all that mean the same date: `1978` for `[1978]` and `1978/1978`, `[1978..1980]` for
    /// `[1980,1978,1979]`. So that equal dates are equal values, no other is ever read.
    pub fn canonical(self) -> Self {
        match self {
            Self::Span(Bound::At(start), Bound::At(end)) if start == end && start.first == start.last => {
                Self::One(start)
            }
            Self::OneOf(ranges) => match *merged(ranges) {
                [(from, to)] if from == to => Self::One(Year::new(from)),
                ref ranges => Self::OneOf(ranges.to_vec()),
            },
            other => other,
        }
    }

    /// The ways in which it can hold.
    pub(super) fn interpretations(&self) -> impl Iterator<Item = Interpretation> {
        let (one, set) = match self {
            Self::One(year) => (Some((year.side(), year.side())), &[][..]),
            Self::By(year) => (Some(([ALWAYS; 2], year.side())), &[][..]),
            Self::Span(start, end) => (Some((start.side(ALWAYS), end.side((REVISED, ALWAYS.1)))), &[][..]),
            Self::OneOf(ranges) => (None, &ranges[..]),
        };
        let set = set.iter().map(|range| ([*range; 2], [*range; 2]));
        one.into_iter().chain(set).map(Interpretation::new)
    }

    /// The years in which it can begin and end, over all interpretations.
    pub(crate) fn ends(&self) -> Ends {
        let wider = |one: Range, other: Range| (one.0.min(other.0), one.1.max(other.1));
        let stated = self.interpretations().map(|reading| reading.stated);
        stated
            .reduce(|a, b| Ends { begin: wider(a.begin, b.begin), end: wider(a.end, b.end) })
            .unwrap_or(Ends { begin: ALWAYS, end: ALWAYS })
    }

    /// The first year it can touch; `None` if there is no limit or it is unknown.
    pub fn earliest(&self) -> Option<i16> {
        limit(self.ends().begin.0)
    }

    /// The last year it can touch; `None` if there is no limit or it is unknown.
    pub fn latest(&self) -> Option<i16> {
        limit(self.ends().end.1)
    }

    /// The date as evidence: what existed then began at some time up to its last year.
    pub fn or_earlier(&self) -> Self {
        match (self, self.latest()) {
            (Self::One(year), _) => Self::By(*year),
            (other, None) => other.clone(),
            (other, Some(latest)) => {
                let is_doubted = |bound: &Bound| matches!(bound, Bound::At(year) if year.is_uncertain);
                let is_uncertain =
                    matches!(other, Self::Span(start, end) if is_doubted(start) || is_doubted(end));
                Self::By(Year { first: self.ends().begin.0, is_uncertain, ..Year::new(latest.min(9_999)) })
            }
        }
    }

    /// Where it stands in a sorted column: by earliest year, then latest, then month and day; no year at all comes last.
    pub fn order(&self) -> (i16, i16, u8, u8) {
        let (month, day) = match self {
            Self::One(year) | Self::Span(Bound::At(year), _) | Self::By(year) => (year.month, year.day),
            _ => (0, 0),
        };
        let latest = self.latest().unwrap_or(i16::MAX);
        (self.earliest().or(self.latest()).unwrap_or(i16::MAX), latest, month, day)
    }

    /// Whether it falls into the years `from` to `to` (inclusive).
    pub fn overlap(&self, from: i16, to: i16) -> Overlap {
        overlap(self.interpretations(), from, to)
    }
}

/// The ranges in order, those that overlap or follow each other in one; never one without any limit, which has no written form.
fn merged(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable();
    ranges.dedup_by(|next, last| {
        let both = (last.0, last.1.max(next.1));
        let joins = next.0 <= last.1.saturating_add(1) && both != ALWAYS;
        *last = if joins { both } else { *last };
        joins
    });
    ranges
}
