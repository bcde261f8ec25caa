//! Numbers as sources give them: exact, about, between two, at least, at most. The unit stands in the name of the field.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::years::degree;
use super::{Overlap, quoted};

/// What can be written, for messages.
const EXAMPLES: &str =
    "2445, \"5000~\" (about), \"40..50\" (between), \"1600..\" (at least), \"..400\" (at most)";

/// "About" reaches a tenth of the number to either side.
const ABOUT: f64 = 10.0;

/// A number with its doubt.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Least value; `None` where only a limit above is known.
    pub low: Option<f64>,
    /// Greatest value; `None` where only a limit below is known.
    pub high: Option<f64>,
    /// "about".
    pub about: bool,
}

impl Quantity {
    /// One exact number.
    pub fn exact(number: f64) -> Self {
        Self { low: Some(number), high: Some(number), about: false }
    }

    /// The number if there is just one, exact or approximate.
    pub fn single(&self) -> Option<f64> {
        self.low.filter(|low| self.high.is_some_and(|high| low.total_cmp(&high).is_eq()))
    }

    /// Whether it lies between two numbers, both included.
    pub(crate) fn overlap(&self, least: f64, most: f64) -> Overlap {
        // A product of whole numbers is exact, where 1.1 is not.
        let scaled = |limit: f64, by: f64| if self.about { limit * (ABOUT + by) / ABOUT } else { limit };
        let low = self.low.map_or(f64::NEG_INFINITY, |low| scaled(low, -1.0));
        let high = self.high.map_or(f64::INFINITY, |high| scaled(high, 1.0));
        degree(low >= least && high <= most, low <= most && high >= least)
    }

    /// Where it stands in a sorted column: by its least value. The bits of numbers from zero up are in the order of the numbers.
    pub fn order(&self) -> [u64; 2] {
        [self.low.or(self.high), self.high.or(self.low)].map(|limit| limit.unwrap_or(f64::MAX).to_bits())
    }

    /// In plain English: "about 5000", "40–50", "at least 1600".
    pub fn words(&self) -> String {
        let about = if self.about { "about " } else { "" };
        match (self.low, self.high) {
            (Some(low), Some(_)) if self.single().is_some() => format!("{about}{low}"),
            (Some(low), Some(high)) => format!("{about}{low}–{high}"),
            (Some(low), None) => format!("{about}at least {low}"),
            (None, Some(high)) => format!("{about}at most {high}"),
            (None, None) => "not known".to_owned(),
        }
    }
}

/// As it is written in the data: `2445`, `5000~`, `40..50`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |side: Option<f64>| side.map_or_else(String::new, |side| side.to_string());
        match self.single() {
            Some(number) => write!(f, "{number}")?,
            None => write!(f, "{}..{}", side(self.low), side(self.high))?,
        }
        f.write_str(if self.about { "~" } else { "" })
    }
}

/// Maximum number of digits before and after the point.
pub(crate) const MAX_DIGITS: usize = 15;

/// `2445`, `4.75`.
fn plain_number(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_plain = |digits: &str| {
        (1..=MAX_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    (is_plain(whole) && is_plain(fraction)).then(|| text.parse().ok()).flatten()
}

impl FromStr for Quantity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_negative = text.strip_prefix('-').is_some_and(|rest| plain_number(rest).is_some());
        let what = if is_negative { "negative" } else { "not a number" };
        let wrong = || format!("{} is {what}; write {EXAMPLES}", quoted(text));
        let (body, about) = text.strip_suffix('~').map_or((text, false), |body| (body, true));
        let number = |part: &str| match part {
            "" => Ok(None),
            part => plain_number(part).map(Some).ok_or_else(wrong),
        };
        let (low, high) = body.split_once("..").unwrap_or((body, body));
        match (number(low)?, number(high)?) {
            (None, None) => Err(wrong()),
            (Some(low), Some(high)) if low > high => {
                Err(format!("{} runs backwards: the smaller number comes first", quoted(text)))
            }
            (low, high) => Ok(Self { low, high, about }),
        }
    }
}
