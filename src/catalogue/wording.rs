//! Dates in plain English: "about 1978", "1970s", "since 1985"; and short: "c. 1978", "1985–88". In both a question mark behind
//! several years, "1985–1988?", says that it was one of them.

use super::years::{Doubt, Range, Year};
use super::{Bound, Years, limit};

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

/// Whether a date is long or short, by what doubt adds before and behind it.
type Style = (&'static str, &'static str);

const LONG: Style = ("about ", " (uncertain)");
const SHORT: Style = ("c. ", "?");

impl Years {
    /// In plain English: "about 1978", "1970s", "1985–1988?", "since 1985" (still going), "from 1985" (end not known).
    pub fn words(&self) -> String {
        self.in_style(LONG)
    }

    /// As short as can be, in years: `1958–79`, `by 1978`, `c. 1965`, `1960s`, `since 1985` (still going), `from 1985` (end not known),
    /// `1986–89?` (one of these years). `nkcars help dates` explains these forms.
    pub fn short(&self) -> String {
        self.in_style(SHORT)
    }

    fn in_style(&self, style: Style) -> String {
        match self {
            Self::One(year) => year.in_style(style),
            Self::By(year) => "by ".to_owned() + &Year { first: year.last, ..*year }.in_style(style),
            Self::Span(Bound::At(start), Bound::At(end)) => span(*start, *end, style),
            Self::Span(Bound::At(start), Bound::Open) => "since ".to_owned() + &start.in_style(style),
            Self::Span(Bound::At(start), Bound::Unknown) => "from ".to_owned() + &start.in_style(style),
            Self::Span(_, Bound::At(end)) => "until ".to_owned() + &end.in_style(style),
            Self::Span(..) => "not known".to_owned(),
            Self::OneOf(ranges) => {
                let all: Vec<String> = ranges.iter().map(|range| one_of(*range, style)).collect();
                let is_asking = style == LONG && ranges.iter().any(|range| is_long(*range));
                all.join(" or ") + if is_asking { "?" } else { "" }
            }
        }
    }
}

impl Year {
    fn in_style(self, style: Style) -> String {
        let month = self.month.checked_sub(1).and_then(|month| MONTHS.get(usize::from(month)));
        let first = self.first.to_string();
        let said = match (self.last - self.first, month.filter(|_| style == LONG)) {
            (0, None) => first,
            (0, Some(month)) if self.day > 0 => [&self.day.to_string(), " ", month, " ", &first].concat(),
            (0, Some(month)) => [month, " ", &first].concat(),
            (1..=9, _) => first + "s",
            _ => between(self.first, self.last, style),
        };
        self.doubt.around(said, style)
    }
}

impl Doubt {
    /// The words of a date with those of its doubt before and behind them.
    fn around(self, words: String, (about, uncertain): Style) -> String {
        match self {
            Self::Sure => words,
            Self::About => [about, &words].concat(),
            Self::Uncertain => words + uncertain,
            Self::Both => [about, &words, uncertain].concat(),
        }
    }
}

/// `1985–1988`, `1900–1999 to 2001` where a side is a century; or `1958–79`, `1970s–90s`. A doubt that both share is said once, unless a
/// question mark behind both would say that it was one year of them.
fn span(start: Year, end: Year, style: Style) -> String {
    let are_single = start.first == start.last && end.first == end.last;
    let is_shared = start.doubt == end.doubt && (style == LONG || !start.is_uncertain() && are_single);
    let doubt = if is_shared { start.doubt } else { Doubt::Sure };
    let [from, mut to] = [start, end]
        .map(|side| Year { doubt: if is_shared { Doubt::Sure } else { side.doubt }, ..side }.in_style(style));
    let mut dash = "–";
    if style == LONG {
        dash = if from.contains(dash) || to.contains(dash) { " to " } else { dash };
    } else if is_shared && from == to {
        (dash, to) = ("", String::new());
    } else if start.first / 100 == end.first / 100 && end.last - end.first < 10 && end.first > 999 {
        let century = to.find(|sign: char| sign.is_ascii_digit()).unwrap_or_default();
        to.drain(century..century + 2);
    }
    doubt.around(from + dash + &to, style)
}

/// One of these years: `1986–1989`, `1986–89?`.
fn between(from: i16, to: i16, style: Style) -> String {
    span(Year::new(from), Year::new(to), style) + if style == SHORT { "?" } else { "" }
}

fn one_of(range: Range, style: Style) -> String {
    match (limit(range.0), limit(range.1)) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) if style == SHORT || is_long(range) => between(from, to, style),
        (Some(from), Some(to)) => format!("{from} or {to}"),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("by {to}"),
        (None, None) => "not known".to_owned(),
    }
}

/// Whether it is more than one year or two.
fn is_long(range: Range) -> bool {
    matches!((limit(range.0), limit(range.1)), (Some(from), Some(to)) if to - from > 1)
}
