//! Years as `--year` takes them: a year, a decade, a range open on one side or none, a date with doubt.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use crate::catalogue::{Years, YearsError, quoted};

/// Years asked about, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// First year.
    pub from: i16,
    /// Last year.
    pub to: i16,
}

/// What can be typed, for messages.
const EXAMPLES: &str =
    "write a year 1968, a decade 1970s, a range 1965..1980, ..1970 or 1970.., or a date such as 1968~";

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (from, to) if from == to => write!(f, "{from}"),
            (from, to) if from % 10 == 0 && to == from.saturating_add(9) => write!(f, "the {from}s"),
            (i16::MIN, to) => write!(f, "{to} or before"),
            (from, i16::MAX) => write!(f, "{from} or later"),
            (from, to) => write!(f, "{from} to {to}"),
        }
    }
}

impl FromStr for Span {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let years = |text: &str| -> Result<Years, String> {
            decade(text).parse().map_err(|error: YearsError| {
                format!("{} is not a year: {}; {EXAMPLES}", quoted(text), error.reason)
            })
        };
        let end = |text: &str, limit: i16, pick: fn(&Years) -> Option<i16>| -> Result<i16, String> {
            if text.is_empty() { Ok(limit) } else { Ok(pick(&years(text)?).unwrap_or(limit)) }
        };
        let text: String = text.trim().nfkc().collect();
        let text = &*text;
        let (from, to) = match text.split_once("..").or_else(|| hyphened(text)) {
            Some(("", "")) => return Err(format!("a range needs a year on one side at least; {EXAMPLES}")),
            Some((from, to)) if !text.starts_with('[') && !text.contains('/') => {
                (end(from, i16::MIN, Years::earliest)?, end(to, i16::MAX, Years::latest)?)
            }
            _ => {
                let years = years(text)?;
                (years.earliest().unwrap_or(i16::MIN), years.latest().unwrap_or(i16::MAX))
            }
        };
        if from > to {
            return Err(format!("{} runs backwards: the earlier year comes first; {EXAMPLES}", quoted(text)));
        }
        Ok(Self { from, to })
    }
}

/// Returns `197X` for `1970s`; anything else stays as it is.
fn decade(text: &str) -> Cow<'_, str> {
    match text.trim().strip_suffix("0s") {
        Some(decade) if is_digits(decade, 3) => Cow::Owned(format!("{decade}X")),
        _ => Cow::Borrowed(text.trim()),
    }
}

/// Returns the ends of `1960-1970`, with a hyphen or a dash. Two digits after the hyphen are a month of EDTF.
fn hyphened(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once(['-', '–'])?;
    let is_year = |text: &str| is_digits(text.trim_end_matches('s').trim(), 4);
    (is_year(from) && is_year(to)).then_some((from, to))
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
