//! Dates in plain English: "about 1978", "1970s", "since 1985"; and short: "c. 1978", "1985–88". In both a question mark behind
//! several years, "1985–1988?", says that it was one of them.

use super::years::{Bound, Doubt, Range, Year, Years, limit};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What doubt adds before and behind a date.
const LONG: (&str, &str) = ("about ", " (uncertain)");
const SHORT: (&str, &str) = ("c. ", "?");

impl Year {
    /// The date without its doubt.
    fn plain_words(self) -> String {
        let month = self.month.checked_sub(1).and_then(|month| MONTHS.get(usize::from(month)));
        match (self.last - self.first, month) {
            (0, None) => self.first.to_string(),
            (0, Some(month)) if self.day > 0 => format!("{} {month} {}", self.day, self.first),
            (0, Some(month)) => format!("{month} {}", self.first),
            (1..=9, _) => format!("{}s", self.first),
            _ => format!("{}–{}", self.first, self.last),
        }
    }

    fn words(self) -> String {
        self.doubt.around(&self.plain_words(), LONG)
    }

    fn is_one(self) -> bool {
        self.first == self.last
    }

    /// The same behind another year of its century: `90s` after `1970s`, `c. 90` after `1979`.
    fn short_after(self, start: Self) -> String {
        let is_short = self.first / 100 == start.first / 100 && self.last - self.first < 10;
        let decade = if self.is_one() { "" } else { "s" };
        let years = format!("{:02}{decade}", self.first % 100);
        if is_short { self.doubt.around(&years, SHORT) } else { self.short() }
    }

    /// The year alone: `1978`, `c. 1978`, `1978?`, `1970s`.
    fn short(self) -> String {
        let years = match self.last - self.first {
            0 => self.first.to_string(),
            1..=9 => format!("{}s", self.first),
            // One of the years of a century.
            _ => format!("{}?", short_span(self.first, self.last)),
        };
        self.doubt.around(&years, SHORT)
    }
}

/// `1958–79`, `1998–2003`.
fn short_span(from: i16, to: i16) -> String {
    if from == to {
        from.to_string()
    } else if from / 100 == to / 100 && from > 999 {
        format!("{from}–{:02}", to % 100)
    } else {
        format!("{from}–{to}")
    }
}

/// `1985–1988`; `1900–1999 to 2001` where a side is a century.
fn from_to(start: &str, end: &str) -> String {
    let is_long = start.contains('–') || end.contains('–');
    format!("{start}{}{end}", if is_long { " to " } else { "–" })
}

impl Doubt {
    /// The words of a date with those of its doubt before and behind them.
    fn around(self, words: &str, (about, uncertain): (&str, &str)) -> String {
        let about = if matches!(self, Self::About | Self::Both) { about } else { "" };
        let uncertain = if matches!(self, Self::Uncertain | Self::Both) { uncertain } else { "" };
        [about, words, uncertain].concat()
    }
}

impl Years {
    /// In plain English: "about 1978", "1970s", "1985–1988?", "since 1985" (still going), "from 1985" (end not known).
    pub fn words(&self) -> String {
        match self {
            Self::Span(Bound::At(start), Bound::At(end)) if start.doubt == end.doubt => {
                start.doubt.around(&from_to(&start.plain_words(), &end.plain_words()), LONG)
            }
            Self::Span(Bound::At(start), Bound::At(end)) => from_to(&start.words(), &end.words()),
            Self::OneOf(ranges) => {
                let all: Vec<String> = ranges.iter().map(|range| words(*range)).collect();
                format!(
                    "{}{}",
                    all.join(" or "),
                    if ranges.iter().any(|range| is_long(*range)) { "?" } else { "" }
                )
            }
            _ => self.around(Year::words),
        }
    }

    /// As short as can be, in years: `1958–79`, `by 1978`, `c. 1965`, `1960s`, `since 1985` (still going), `from 1985` (end not known),
    /// `1986–89?` (one of these years). `nkcars help dates` explains these forms.
    pub fn short(&self) -> String {
        match self {
            Self::Span(Bound::At(start), Bound::At(end))
                if start.doubt == end.doubt && !start.is_uncertain() && start.is_one() && end.is_one() =>
            {
                start.doubt.around(&short_span(start.first, end.first), SHORT)
            }
            Self::Span(Bound::At(start), Bound::At(end)) => {
                format!("{}–{}", start.short(), end.short_after(*start))
            }
            Self::OneOf(ranges) => ranges.iter().map(|range| short(*range)).collect::<Vec<_>>().join(" or "),
            _ => self.around(Year::short),
        }
    }

    /// A date that has one year at most.
    fn around(&self, said: fn(Year) -> String) -> String {
        match self {
            Self::One(year) => said(*year),
            Self::By(year) => "by ".to_owned() + &said(Year { first: year.last, ..*year }),
            Self::Span(Bound::At(start), Bound::Open) => "since ".to_owned() + &said(*start),
            Self::Span(Bound::At(start), _) => "from ".to_owned() + &said(*start),
            Self::Span(_, Bound::At(end)) => "until ".to_owned() + &said(*end),
            Self::Span(..) | Self::OneOf(_) => "not known".to_owned(),
        }
    }
}

/// Whether it is more than one year or two.
fn is_long(range: Range) -> bool {
    matches!((limit(range.0), limit(range.1)), (Some(from), Some(to)) if to - from > 1)
}

fn short(range: Range) -> String {
    match (limit(range.0), limit(range.1)) {
        (Some(from), Some(to)) if from != to => format!("{}?", short_span(from, to)),
        _ => words(range),
    }
}

fn words(range: Range) -> String {
    match (limit(range.0), limit(range.1)) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) if to - from == 1 => format!("{from} or {to}"),
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("by {to}"),
        (None, None) => "not known".to_owned(),
    }
}
