//! Years with doubt: EDTF (ISO 8601-2) at level 1 and "one of" sets, with months and days where a source has them.
//!
//! What belongs here: what a date means, when it begins and ends at the earliest and at the latest, how dates compare with a span
//! that a user asks about. How a date is written and read is in [`super::edtf`].

use serde::{Deserialize, Serialize};

/// How far "about" reaches, in years to either side.
pub(crate) const ABOUT: i16 = 2;

/// Whether a date is sure of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// As it stands.
    #[default]
    Sure,
    /// `~`: near this year, within [`ABOUT`] years.
    About,
    /// `?`: this year if the source is right.
    Uncertain,
    /// `%`: both.
    Both,
}

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
    /// How far to trust it.
    pub doubt: Doubt,
}

/// One side of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// `..`: without end.
    Open,
    /// Left empty: there was one, its date is unknown.
    Unknown,
    /// A date.
    At(Year),
}

/// One alternative of a "one of" set; `None` is without limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

/// What a source says of when.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Years {
    /// `1978`, `197X~`, `1978-03`.
    One(Year),
    /// `1985/1988`: from … to.
    Span(Bound, Bound),
    /// `[1985..1988]`: some one year of these.
    OneOf(Vec<Choice>),
    /// Some time up to this date. Never read from data: it is what a first evidence says of the thing itself.
    By(Year),
}

/// Whether a date falls into the years asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlap {
    /// It cannot.
    No,
    /// It may.
    Possible,
    /// It does, as far as the date can be trusted.
    Definite,
}

impl Year {
    /// A plain year.
    pub const fn new(year: i16) -> Self {
        Self { first: year, last: year, month: 0, day: 0, doubt: Doubt::Sure }
    }

    /// Whether every reading of it falls into the years `from` to `to`.
    pub(super) fn is_within(self, from: i16, to: i16) -> bool {
        from <= self.earliest() && self.latest() <= to
    }

    fn reach(self) -> i16 {
        match self.doubt {
            Doubt::About | Doubt::Both => ABOUT,
            Doubt::Sure | Doubt::Uncertain => 0,
        }
    }

    fn earliest(self) -> i16 {
        self.first - self.reach()
    }

    pub(super) fn latest(self) -> i16 {
        self.last + self.reach()
    }
}

impl Years {
    /// Returns the one spelling of all that mean the same date: `1978` for `[1978]` and `1978/1978`, `[1978..1980]` for
    /// `[1980,1978,1979]`. So that equal dates are equal values, no other is ever read.
    pub fn canonical(self) -> Self {
        match self {
            Self::Span(Bound::At(start), Bound::At(end)) if start == end && start.first == start.last => {
                Self::One(start)
            }
            Self::OneOf(choices) => match merged(choices).as_slice() {
                [Choice { from: Some(from), to: Some(to) }] if from == to => Self::One(Year::new(*from)),
                choices => Self::OneOf(choices.to_vec()),
            },
            other => other,
        }
    }

    /// The first year it can touch; `None` if there is no limit or it is unknown.
    pub fn earliest(&self) -> Option<i16> {
        match self {
            Self::One(year) | Self::Span(Bound::At(year), _) => Some(year.earliest()),
            Self::Span(..) | Self::By(_) => None,
            Self::OneOf(choices) => choices
                .iter()
                .map(|choice| choice.from)
                .try_fold(i16::MAX, |least, from| from.map(|year| least.min(year))),
        }
    }

    /// The last year it can touch; `None` if there is no limit or it is unknown.
    pub fn latest(&self) -> Option<i16> {
        match self {
            Self::One(year) | Self::Span(_, Bound::At(year)) | Self::By(year) => Some(year.latest()),
            Self::Span(..) => None,
            Self::OneOf(choices) => choices
                .iter()
                .map(|choice| choice.to)
                .try_fold(i16::MIN, |most, to| to.map(|year| most.max(year))),
        }
    }

    /// The last year in which it can have begun.
    pub fn begins_by(&self) -> Option<i16> {
        match self {
            Self::Span(Bound::At(year), _) => Some(year.latest()),
            _ => self.latest(),
        }
    }

    /// What is known to have existed then may be older: some time up to its latest.
    pub fn or_earlier(&self) -> Self {
        match (self, self.latest()) {
            (Self::One(year), _) => Self::By(*year),
            (_, Some(latest)) => Self::OneOf(vec![Choice { from: None, to: Some(latest) }]),
            (other, None) => other.clone(),
        }
    }

    /// The same date with a beginning where it tells none, made from its end.
    pub(super) fn with_earliest(&self, earliest: impl Fn(i16) -> i16) -> Self {
        match self {
            Self::Span(Bound::Unknown, Bound::At(end)) => Self::Span(
                Bound::At(Year { first: earliest(end.latest()), ..Year::new(end.last) }),
                Bound::At(*end),
            ),
            Self::OneOf(choices) => {
                let begun =
                    |choice: &Choice| Choice { from: choice.from.or(choice.to.map(&earliest)), ..*choice };
                Self::OneOf(choices.iter().map(begun).collect())
            }
            Self::By(year) => {
                let latest = year.latest();
                Self::OneOf(vec![Choice { from: Some(earliest(latest)), to: Some(latest) }])
            }
            other => other.clone(),
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
        let may = self.earliest().is_none_or(|first| first <= to)
            && self.latest().is_none_or(|last| last >= from)
            && self.within_a_choice(from, to);
        if !may {
            Overlap::No
        } else if self.certainly_in(from, to) {
            Overlap::Definite
        } else {
            Overlap::Possible
        }
    }

    /// The year, if every reading agrees on one.
    fn certainly_in(&self, from: i16, to: i16) -> bool {
        let inside = |first: i16, last: i16| from <= first && last <= to;
        match self {
            Self::By(_) => false,
            Self::One(year) => {
                !matches!(year.doubt, Doubt::Uncertain | Doubt::Both)
                    && inside(year.earliest(), year.latest())
            }
            Self::OneOf(choices) => choices.iter().all(|choice| match (choice.from, choice.to) {
                (Some(first), Some(last)) => inside(first, last),
                _ => false,
            }),
            // A span certainly touches the years asked about if the part of it that every reading shares does.
            Self::Span(start, end) => {
                let reach = |bound: &Bound, open: i16| match bound {
                    Bound::At(year) => Some((year.earliest(), year.latest())),
                    Bound::Open => Some((open, open)),
                    Bound::Unknown => None,
                };
                let sure = |bound: &Bound| !matches!(bound, Bound::At(year) if matches!(year.doubt, Doubt::Uncertain | Doubt::Both));
                let (start, end) = (
                    reach(start, i16::MIN).filter(|_| sure(start)),
                    reach(end, i16::MAX).filter(|_| sure(end)),
                );
                // One sure end that lies inside is enough; else both ends have to be sure.
                [start, end].into_iter().flatten().any(|(first, last)| inside(first, last))
                    || matches!((start, end), (Some((_, begun)), Some((ended, _))) if begun <= to && ended >= from)
            }
        }
    }

    /// A gap between alternatives is no match.
    fn within_a_choice(&self, from: i16, to: i16) -> bool {
        let Self::OneOf(choices) = self else { return true };
        choices.iter().any(|choice| {
            choice.from.is_none_or(|first| first <= to) && choice.to.is_none_or(|last| last >= from)
        })
    }
}

/// The alternatives in order, those that overlap or follow each other in one; never one without any limit, which has no written form.
fn merged(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_key(|choice| (choice.from, choice.to.is_none(), choice.to));
    let mut merged: Vec<Choice> = Vec::with_capacity(choices.len());
    for choice in choices {
        let Some(last) = merged.last_mut() else {
            merged.push(choice);
            continue;
        };
        let touches = match (last.to, choice.from) {
            (Some(to), Some(from)) => from <= to.saturating_add(1),
            _ => true,
        };
        let is_unlimited = last.from.is_none() && choice.to.is_none();
        if touches && !is_unlimited {
            last.to = last.to.and_then(|to| Some(to.max(choice.to?)));
        } else {
            merged.push(choice);
        }
    }
    merged
}
