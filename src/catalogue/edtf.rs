//! How dates are written and read: EDTF (ISO 8601-2:2019; of level 1 doubt, decades and open spans, of level 2 "one of" sets) and plain
//! English.
//!
//! What a date means is in [`super::years`].

use std::fmt;
use std::str::FromStr;

use toml::de::DeValue;

use super::years::{ALWAYS, Range, Year};
use super::{Bound, Years, limit, quoted};

/// What can be typed, for messages.
const EXAMPLES: &str = "1978, 1978~ (about), 1978? (uncertain), 197X, 1985/1988 (from, to), 1985/.. (still), [1985..1988] (one of)";

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearsError {
    text: String,
    /// What is wrong, without the text.
    pub reason: &'static str,
    /// The date that was probably meant, if one can be told from the text.
    pub meant: Option<String>,
}

impl fmt::Display for YearsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meant = self.meant.as_ref().map_or(EXAMPLES.to_owned(), |meant| format!("{meant:?}"));
        write!(f, "{} is not a date: {}; write {meant}", quoted(&self.text), self.reason)
    }
}

impl FromStr for Years {
    type Err = YearsError;

    fn from_str(text: &str) -> Result<Self, YearsError> {
        parse(text).map(Years::canonical).map_err(|reason| {
            let advice = advice(text);
            let (reason, meant) =
                advice.map_or((reason, None), |(better, meant)| (better.unwrap_or(reason), Some(meant)));
            YearsError { text: text.to_owned(), reason, meant }
        })
    }
}

fn parse(text: &str) -> Result<Years, &'static str> {
    if let Some(set) = text.strip_prefix('[') {
        let set = set.strip_suffix(']').ok_or("the bracket is not closed")?;
        return set.split(',').map(range).collect::<Result<_, _>>().map(Years::OneOf);
    }
    let Some((start, end)) = text.split_once('/') else {
        return year(text).map(Years::One);
    };
    let (start, end) = (bound(start)?, bound(end)?);
    match (start, end) {
        (Bound::At(a), Bound::At(b)) if (a.first, a.month, a.day) > last_day(b) => {
            Err("it ends before it begins")
        }
        (Bound::At(_), _) | (_, Bound::At(_)) => Ok(Years::Span(start, end)),
        _ => Err("a span needs a year on one side at least"),
    }
}

/// The last day of a date as far as it is told; no month has more than 31.
fn last_day(date: Year) -> (i16, u8, u8) {
    let or = |told: u8, last: u8| if told == 0 { last } else { told };
    (date.last, or(date.month, 12), or(date.day, 31))
}

fn bound(text: &str) -> Result<Bound, &'static str> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        text => year(text).map(Bound::At),
    }
}

fn range(text: &str) -> Result<Range, &'static str> {
    let one = |text: &str, open: i16| match digits(text) {
        Ok((first, last)) if first == last => Ok(first),
        _ if text.is_empty() => Ok(open),
        _ => Err("inside brackets go plain years, as in [1985..1988] or [1980,1982]"),
    };
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    match (one(from, ALWAYS.0)?, one(to, ALWAYS.1)?) {
        ALWAYS => Err("a set needs a year"),
        (from, to) if from > to => Err("the years in brackets run backwards"),
        range => Ok(range),
    }
}

fn year(text: &str) -> Result<Year, &'static str> {
    let date = text.strip_suffix(['~', '?', '%']).unwrap_or(text);
    let sign = &text[date.len()..];
    let mut parts = date.split('-');
    let (first, last) = digits(parts.next().unwrap_or_default())?;
    let mut part = |most: u8, reason| {
        let Some(text) = parts.next() else { return Ok(0) };
        let is_plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|number| is_plain && (1..=most).contains(number)).ok_or(reason)
    };
    let month = part(
        12,
        "months run from 01 to 12 (2020-39 is a season or a part of a year in EDTF, which is not used here)",
    )?;
    let day = part(31, "days run from 01 to 31")?;
    if parts.next().is_some() || (month > 0 && first != last) {
        return Err("a date is a year, a year and month, or year, month and day");
    }
    // The TOML parser knows how many days a month has.
    if day > 0 && DeValue::parse(date).is_err() {
        return Err("that month has fewer days");
    }
    let (is_about, is_uncertain) = (matches!(sign, "~" | "%"), matches!(sign, "?" | "%"));
    Ok(Year { first, last, month, day, is_about, is_uncertain })
}

/// `1978`, `197X`, `19XX`.
fn digits(text: &str) -> Result<(i16, i16), &'static str> {
    let known = text.trim_end_matches('X');
    let is_year = text.len() == 4 && known.len() >= 2 && known.bytes().all(|byte| byte.is_ascii_digit());
    let wrong = "a year has four digits (197X for a decade)";
    let known: i16 = Some(known).filter(|_| is_year).and_then(|known| known.parse().ok()).ok_or(wrong)?;
    let unit = [1, 10, 100][text.matches('X').count()];
    Ok((known * unit, known * unit + unit - 1))
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last - self.first {
            0 => write!(f, "{:04}", self.first)?,
            1..=9 => write!(f, "{:03}X", self.first / 10)?,
            _ => write!(f, "{:02}XX", self.first / 100)?,
        }
        for part in [self.month, self.day].into_iter().filter(|part| *part > 0) {
            write!(f, "-{part:02}")?;
        }
        f.write_str(match (self.is_about, self.is_uncertain) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        })
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(year) => year.fmt(f),
        }
    }
}

/// The canonical EDTF.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(year) => year.fmt(f),
            // A set has no room for a sign.
            Self::By(year) if year.is_uncertain => write!(f, "../{}", Year { first: year.last, ..*year }),
            Self::By(year) if year.is_about => write!(f, "../{year}"),
            Self::By(year) => write!(f, "[..{:04}]", year.last),
            Self::Span(start, end) => write!(f, "{start}/{end}"),
            Self::OneOf(ranges) => {
                let year = |year: i16| limit(year).map_or_else(String::new, |year| format!("{year:04}"));
                let range = |(from, to): &Range| {
                    if from == to { year(*from) } else { format!("{}..{}", year(*from), year(*to)) }
                };
                write!(f, "[{}]", ranges.iter().map(range).collect::<Vec<_>>().join(","))
            }
        }
    }
}

/// A common way of writing dates: the reason to give, unless that of the parser is better, and a function that rewrites the date in EDTF.
type Habit = (Option<&'static str>, fn(&str) -> String);

/// Tried in this order.
const HABITS: &[Habit] = &[
    (Some("a month or day that is not known is left out"), without_unknown_parts),
    (Some("a date has no spaces"), |text| text.split_whitespace().collect()),
    (Some("a span is written with a stroke (1985/1988), a decade is written with an X (197X)"), everyday),
    (Some("the sign of doubt comes at the end"), with_doubt_at_the_end),
    (Some("months and days have two digits"), with_two_digits),
    (Some("year, month and day are joined by hyphens, in this order"), with_hyphens),
    (None, |text| text.replace('x', "X")),
    (None, |text| format!("{text}]")),
];

/// Maximum length of a date; for a longer text there is no advice.
const MAX_LENGTH: usize = 80;

/// Returns the date that was probably meant, with a better reason why the text is none, if there is one.
fn advice(text: &str) -> Option<(Option<&'static str>, String)> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    HABITS.iter().find_map(|(reason, write)| {
        Some((*reason, write(text))).filter(|(_, meant)| meant != text && parse(meant).is_ok())
    })
}

/// `1978-XX`, `1978-03-XX~`, on either side of a stroke.
fn without_unknown_parts(text: &str) -> String {
    let side = |side: &str| {
        let date = side.trim_end_matches(['~', '?', '%']);
        let is_unknown = |(_, part): &(usize, &str)| part.len() == 2 && part.ends_with(['X', 'x', 'u']);
        let known = date.split('-').enumerate().take_while(|part| part.0 == 0 || !is_unknown(part));
        let known: Vec<&str> = known.map(|(_, part)| part).collect();
        format!("{}{}", known.join("-"), &side[date.len()..])
    };
    text.split('/').map(side).collect::<Vec<_>>().join("/")
}

/// Decades and spans as people write them: `1970s`, `1985..1988`, `..1988`, `1985 – 1988`, `1985-88`, `1985-`.
pub(crate) fn everyday(text: &str) -> String {
    let text = text.replace("0's", "X").replace("0s", "X");
    let dotted = text.split_once("..").filter(|_| !text.contains(['[', '/']));
    let Some((from, to)) = dotted.or_else(|| text.split_once(['-', '–'])) else { return text };
    let (from, to) = (from.trim(), to.trim());
    // Up to 12 it may be a month, up to 41 a season or a quarter of EDTF.
    let is_short = to.len() == 2 && to.parse().is_ok_and(|number: u8| number > 41);
    let century = from.get(..2).filter(|_| is_short).unwrap_or_default();
    if dotted.is_some() || from.len() == 4 && (matches!(to.len(), 0 | 4) || is_short) {
        let [from, to] = [from, to].map(|side| if side.is_empty() { ".." } else { side });
        return format!("{from}/{century}{to}");
    }
    text
}

/// `~1978`, `c. 1978`, `1978~-03`.
fn with_doubt_at_the_end(text: &str) -> String {
    let about = ["circa", "about", "ca.", "c.", "ca"];
    if let Some(year) = about.iter().find_map(|about| text.strip_prefix(about)) {
        return format!("{}~", year.trim());
    }
    let sign = text.matches(['~', '?', '%']).next().unwrap_or_default();
    format!("{}{sign}", text.replace(sign, ""))
}

/// `1978-3-5`.
fn with_two_digits(text: &str) -> String {
    text.split('-').map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
}

/// `1978.03.05`, `1978/03/05`, `5.3.1978`.
fn with_hyphens(text: &str) -> String {
    let mut parts: Vec<&str> = text.split(['.', '/']).collect();
    if parts.last().is_some_and(|last| last.len() == 4) {
        parts.reverse();
    }
    with_two_digits(&parts.join("-"))
}
