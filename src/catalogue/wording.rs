//! Dates in plain English: "about 1978", "1970s", "since 1985", "some year 1985–1988".

use super::years::{Bound, Choice, Doubt, Year, Years};

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
        self.doubt.around(&self.plain_words())
    }
}

/// `1985–1988`; `1900–1999 to 2001` where a side is a century.
fn from_to(start: &str, end: &str) -> String {
    let is_long = start.contains('–') || end.contains('–');
    format!("{start}{}{end}", if is_long { " to " } else { "–" })
}

impl Doubt {
    fn around(self, words: &str) -> String {
        let about = if matches!(self, Self::About | Self::Both) { "about " } else { "" };
        let uncertain = if matches!(self, Self::Uncertain | Self::Both) { " (uncertain)" } else { "" };
        format!("{about}{words}{uncertain}")
    }
}

impl Years {
    /// In plain English: "about 1978", "1970s", "some year 1985–1988", "since 1985" (still going), "from 1985" (end not known).
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::One(year) => year.words(),
            Self::By(year) => format!("by {}", year.words()),
            Self::Span(Bound::At(start), Bound::At(end)) if start.doubt == end.doubt => {
                start.doubt.around(&from_to(&start.plain_words(), &end.plain_words()))
            }
            Self::Span(Bound::At(start), Bound::At(end)) => from_to(&start.words(), &end.words()),
            Self::Span(Bound::At(start), Bound::Open) => format!("since {}", start.words()),
            Self::Span(Bound::At(start), _) => format!("from {}", start.words()),
            Self::Span(_, Bound::At(end)) => format!("until {}", end.words()),
            Self::Span(..) => "not known".to_owned(),
            Self::OneOf(choices) => {
                let all: Vec<String> = choices.iter().map(|choice| choice.words()).collect();
                let spans = choices.iter().any(|choice| choice.is_span());
                format!("{}{}", if spans { "some year " } else { "" }, all.join(" or "))
            }
        }
    }
}

impl Choice {
    /// Whether it is more than one year or two.
    fn is_span(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to - from > 1)
    }

    fn words(self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) if to - from == 1 => format!("{from} or {to}"),
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => format!("{from} or later"),
            (None, Some(to)) => format!("by {to}"),
            (None, None) => "not known".to_owned(),
        }
    }
}
