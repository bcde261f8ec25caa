//! One version of when: what is known of its beginning and its end, and the years to draw.

use serde::Serialize;

use crate::catalogue::{
    Bound, Catalogue, Certainty, Ends, OLDER, Overlap, Record, Statement, Value, Years, limit,
};

/// One version of when.
pub(crate) struct Interval<'a> {
    /// How much weight it has.
    pub standing: Standing,
    /// Who says so, and how sure it is.
    pub statement: Statement<'a>,
    /// What is said.
    pub years: Years,
    /// What is known of its beginning.
    pub start: Limit,
    /// What is known of its end.
    pub end: Limit,
    /// The first and the last year to draw.
    pub(super) drawn: (i16, i16),
}

/// How much weight a version of when has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Standing {
    /// The one that the editors find likeliest.
    Preferred,
    /// Another version, which leaves room for doubt and no more.
    Rival,
    /// Not when it was built, but when it is first known to have been there.
    Evidence,
}

/// What is known of a beginning or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Limit {
    /// The first year that it can be.
    pub earliest: Option<i16>,
    /// The last year that it can be.
    pub latest: Option<i16>,
    /// It is written as open: still going, if it is an end.
    #[serde(rename = "open")]
    pub is_open: bool,
}

/// What is to be drawn for some years, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ink {
    /// No statement places it in these years.
    Blank,
    /// It may have.
    Perhaps,
    /// It did, as surely as the statement is.
    Sure(Certainty),
}

impl Ink {
    /// How sure it is that it was there; `None` where it only may have been.
    pub(crate) fn certainty(self) -> Option<Certainty> {
        if let Self::Sure(certainty) = self { Some(certainty) } else { None }
    }
}

impl<'a> Interval<'a> {
    pub(super) fn new(
        catalogue: &Catalogue,
        record: &Record,
        statement: Statement<'a>,
        standing: Standing,
        with_possible: bool,
    ) -> Option<Self> {
        let Value::Years(years) = statement.value.as_ref() else { return None };
        let (years, is_by) = (years.clone(), matches!(years, Years::By(_)));
        let ends @ Ends { begin, end } = years.ends();
        let (first, last) = ends.told()?;
        let is_open = matches!(years, Years::Span(Bound::Open, _));
        let start = Limit { earliest: limit(begin.0), latest: limit(begin.1).or(limit(end.1)), is_open };
        // What is known to have been there may have gone on.
        let latest = limit(end.1).filter(|_| !is_by);
        let is_open = matches!(years, Years::Span(_, Bound::Open));
        let end = Limit { earliest: limit(end.0).or(limit(begin.0)), latest, is_open };
        let possible = || catalogue.begins(&years, record).filter(|_| with_possible);
        let first = start.earliest.or_else(possible).unwrap_or(first);
        let last = match end.latest {
            Some(last) => last,
            None if end.is_open => i16::MAX,
            None if with_possible && !is_by => last.saturating_add(OLDER),
            None => last,
        };
        Some(Self { standing, statement, years, start, end, drawn: (first, last) })
    }

    pub(super) fn ink(&self, from: i16, to: i16) -> Ink {
        let (first, last) = self.drawn;
        if to < first || from > last {
            return Ink::Blank;
        }
        match self.years.overlap(from, to) {
            Overlap::No => Ink::Blank,
            Overlap::Definite if self.standing != Standing::Rival => {
                Ink::Sure(self.statement.certainty.unwrap_or(Certainty::Speculated))
            }
            Overlap::Possible | Overlap::Definite => Ink::Perhaps,
        }
    }

    /// Whether it may have gone on for any number of years after what is drawn. First evidence alone says nothing of an end.
    pub(super) fn is_unknown_after(&self) -> bool {
        self.end.latest.is_none() && !self.end.is_open && !matches!(self.years, Years::By(_))
    }
}
