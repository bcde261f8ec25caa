//! Years as `--year` takes them: a year, a decade, a range open on one side or none, a date with doubt.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use crate::catalogue::{Years, everyday, quoted};

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
        let text: String = text.trim().nfkc().collect();
        let years = everyday(&text)
            .parse::<Years>()
            .map_err(|error| format!("{} is not a year: {}; {EXAMPLES}", quoted(&text), error.reason))?;
        Ok(Self { from: years.earliest().unwrap_or(i16::MIN), to: years.latest().unwrap_or(i16::MAX) })
    }
}
