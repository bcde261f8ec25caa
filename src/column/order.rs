//! What columns sort by, and how: dates by earliest year, numbers by their least value, words with the numbers in them by value.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Cell;
use crate::catalogue::{Certainty, Quantity, Value};

/// What a cell sorts by; nothing sorts last, in both directions.
#[derive(Clone, Debug, PartialEq)]
pub enum SortKey<'a> {
    /// A date.
    Years((i16, i16, u8, u8)),
    /// A number.
    Quantity(Quantity),
    /// Words, digits in them by value.
    Text(&'a str),
    /// Words made for the occasion.
    Owned(Cow<'a, str>),
    /// How sure.
    Certainty(Certainty),
}

impl<'a> Cell<'a> {
    /// What it sorts by, if it holds anything.
    #[must_use]
    pub fn sort_key(&self) -> Option<SortKey<'a>> {
        let value = |value: &'a Value| match value {
            Value::Years(years) => Some(SortKey::Years(years.order())),
            Value::Quantity(quantity) => Some(SortKey::Quantity(**quantity)),
            Value::Text(text) | Value::Ref(text) | Value::Said(text) => Some(SortKey::Text(text)),
            Value::Unknown | Value::None => None,
        };
        match self {
            Self::NotRecorded => None,
            Self::Content(_, content) => content.standing().next().and_then(value),
            Self::KnownBy(_, claim) => value(&claim.value),
            Self::Word(word) => Some(
                Certainty::ALL
                    .into_iter()
                    .find(|level| level.word() == *word)
                    .map_or(SortKey::Text(word), SortKey::Certainty),
            ),
            Self::Text(text) => Some(SortKey::Owned(text.clone())),
            #[allow(clippy::cast_precision_loss, reason = "counts and years are far below 2^52")]
            Self::Number(number) => Some(SortKey::Quantity(Quantity::exact(*number as f64))),
        }
    }
}

impl SortKey<'_> {
    /// Their order within one column; of different sorts, dates and numbers come before words.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Years(a), Self::Years(b)) => a.cmp(b),
            (Self::Quantity(a), Self::Quantity(b)) => a.order(b),
            (Self::Certainty(a), Self::Certainty(b)) => b.cmp(a),
            _ => match (self.words(), other.words()) {
                (Some(a), Some(b)) => natural(a, b),
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            },
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Owned(text) => Some(text),
            _ => None,
        }
    }
}

/// Order of words in which 58 comes before 102.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let number = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (digits_a, digits_b) = (number(a), number(b));
        if digits_a > 0 && digits_b > 0 {
            let (x, y) = (a[..digits_a].trim_start_matches('0'), b[..digits_b].trim_start_matches('0'));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[digits_a..], &b[digits_b..]);
            continue;
        }
        match (a.chars().next(), b.chars().next()) {
            (Some(x), Some(y)) if x == y => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
            (x, y) => return x.cmp(&y),
        }
    }
}
