//! Dates as people read them, each in one form: "c. 1978", "1970s", "since 1985", "1985–88"; a question mark behind several years,
//! "1985–88?", says that it was one of them. `nkcars help dates` explains these forms.

use super::years::{Range, Year};
use super::{Bound, Years, limit};

/// Nine letters each.
const MONTHS: &str = "January  February March    April    May      June     July     August   SeptemberOctober  November December ";

impl Years {
    /// To the day where it is known: `March 1978`, `25 August 1953–1972`; otherwise as [`Years::short`].
    pub fn words(&self) -> String {
        self.written(true)
    }

    /// In years alone: `1958–79`, `by 1978`, `c. 1965`, `1960s`, `since 1985` (still going), `from 1985` (end not known), `1986–89?` (one
    /// of these years).
    pub fn short(&self) -> String {
        self.written(false)
    }

    fn written(&self, to_the_day: bool) -> String {
        let written = |year: &Year| year.written(to_the_day);
        match self {
            Self::One(year) => written(year),
            Self::By(year) => "by ".to_owned() + &written(&Year { first: year.last, ..*year }),
            Self::Span(Bound::At(start), Bound::At(end)) => span(*start, *end, to_the_day),
            Self::Span(Bound::At(start), Bound::Open) => "since ".to_owned() + &written(start),
            Self::Span(Bound::At(start), Bound::Unknown) => "from ".to_owned() + &written(start),
            Self::Span(_, Bound::At(end)) => "until ".to_owned() + &written(end),
            Self::Span(..) => "not known".to_owned(),
            Self::OneOf(ranges) => ranges.iter().map(|range| one_of(*range)).collect::<Vec<_>>().join(" or "),
        }
    }
}

impl Year {
    fn written(self, to_the_day: bool) -> String {
        let month = self.month.checked_sub(1).filter(|_| to_the_day).map(|month| 9 * usize::from(month));
        let month = month.and_then(|start| Some(MONTHS.get(start..start + 9)?.trim_end()));
        let first = self.first.to_string();
        let said = match (self.last - self.first, month) {
            (0, None) => first,
            (0, Some(month)) if self.day > 0 => [&self.day.to_string(), " ", month, " ", &first].concat(),
            (0, Some(month)) => [month, " ", &first].concat(),
            (1..=9, _) => first + "s",
            _ => between(self.first, self.last),
        };
        about(self.is_about, if self.is_uncertain { said + "?" } else { said })
    }
}

fn about(is_about: bool, date: String) -> String {
    if is_about { "c. ".to_owned() + &date } else { date }
}

/// `1958–79`, `1970s–90s`, `March 1978–1982`. Where both sides are only about then, it says so once.
fn span(start: Year, end: Year, to_the_day: bool) -> String {
    let are_single = start.first == start.last && end.first == end.last;
    let are_sure = !start.is_uncertain && !end.is_uncertain;
    let is_shared = are_single && are_sure && start.is_about == end.is_about;
    let [from, mut to] =
        [start, end].map(|side| Year { is_about: side.is_about && !is_shared, ..side }.written(to_the_day));
    if is_shared && from == to {
        return about(start.is_about, from);
    }
    let is_in_years = !to_the_day || start.month + end.month == 0;
    let is_plain = is_shared || !end.is_about && !end.is_uncertain;
    if is_in_years
        && is_plain
        && start.first / 100 == end.first / 100
        && end.last - end.first < 10
        && end.first > 999
    {
        to.drain(..2);
    }
    // "1958–79?" is one of these years.
    let is_apart = end.is_uncertain && !end.is_about || from.contains('–') || to.contains('–');
    let dash = if is_apart { " to " } else { "–" };
    about(is_shared && start.is_about, from + dash + &to)
}

/// One of these years: `1986–89?`.
fn between(from: i16, to: i16) -> String {
    span(Year::new(from), Year::new(to), false) + "?"
}

fn one_of(range: Range) -> String {
    match (limit(range.0), limit(range.1)) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => between(from, to),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("by {to}"),
        (None, None) => "not known".to_owned(),
    }
}
