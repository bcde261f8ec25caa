//! In which order: dates by earliest year, numbers by their least value, words with the numbers in them by value.

use std::cmp::{Ordering, Reverse};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Cell, Column, Derived, Match};
use crate::catalogue::{Catalogue, Quantity, Statement, Value};
use crate::search::undecomposed;

/// One column to sort by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sort {
    pub column: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// Sorts by one column after another; what is not recorded comes last in both directions. Ties go by id, those of hits by rank.
pub(crate) fn sort<'a>(catalogue: &'a Catalogue, found: &mut Vec<Match<'a>>, order: &[Sort]) {
    let keys = |hit: &Match<'a>| -> Vec<_> {
        order.iter().map(|sort| sort.column.sort_key(catalogue, hit)).collect()
    };
    let mut keyed: Vec<_> = std::mem::take(found).into_iter().map(|hit| (keys(&hit), hit)).collect();
    keyed.sort_by(|(a, left), (b, right)| {
        let by_columns = order.iter().zip(a.iter().zip(b)).map(|(sort, keys)| match keys {
            (Some(a), Some(b)) if sort.descending => b.compare(a),
            (Some(a), Some(b)) => a.compare(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let by_id =
            || if left.hit.is_some() { Ordering::Equal } else { natural(left.record.id, right.record.id) };
        by_columns.fold(Ordering::Equal, Ordering::then).then_with(by_id)
    });
    found.extend(keyed.into_iter().map(|(_, hit)| hit));
}

impl Column {
    fn sort_key<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Option<SortKey> {
        match &hit.hit {
            // The order of the hits, of which the score is a part.
            #[allow(clippy::cast_precision_loss, reason = "counts of records")]
            Some(found) if self == Self::Derived(Derived::Score) => {
                Some(SortKey::number(-(found.rank as f64)))
            }
            _ => self.content(catalogue, hit)?.sort_key(),
        }
    }
}

/// What a cell sorts by; nothing sorts last, in both directions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SortKey {
    /// A date.
    Years((i16, i16, u8, u8)),
    /// A number.
    Quantity(Quantity),
    /// Words, digits in them by value.
    Text(String),
    /// How sure, or how well attested; the best first.
    Rank(Reverse<u8>),
}

impl Cell<'_> {
    /// What it sorts by, if it holds anything.
    pub(crate) fn sort_key(&self) -> Option<SortKey> {
        match self {
            Self::NotRecorded => None,
            Self::Answer(answer) => SortKey::of(&answer.preferred()?),
            Self::Version(_, version) => SortKey::of(version),
            Self::Certainty(certainty) => Some(SortKey::Rank(Reverse(*certainty as u8))),
            Self::Attested(attested) => Some(SortKey::Rank(Reverse(*attested as u8))),
            Self::Word(word) => Some(SortKey::text(word)),
            Self::Text(text) => Some(SortKey::text(text)),
            #[allow(clippy::cast_precision_loss, reason = "counts of records")]
            Self::Records(records) => Some(SortKey::number(records.len() as f64)),
            Self::Number(number) => Some(SortKey::number(*number)),
        }
    }
}

impl SortKey {
    fn number(number: f64) -> Self {
        Self::Quantity(Quantity::exact(number))
    }

    fn of(statement: &Statement<'_>) -> Option<Self> {
        match &*statement.value {
            Value::Years(years) => Some(Self::Years(years.order())),
            Value::Quantity(quantity) => Some(Self::Quantity(**quantity)),
            Value::Unknown | Value::None => None,
            _ => statement.text().map(Self::text),
        }
    }

    /// Letters without their marks, large and small ones alike, so that Škoda stands beside S and Łada beside L: a collation of Unicode's
    /// own tables would make the program larger by a quarter.
    fn text(text: &str) -> Self {
        let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
        let plain = |text: String, letter: char| {
            text + undecomposed(letter).unwrap_or(letter.encode_utf8(&mut [0; 4]))
        };
        Self::Text(letters.fold(String::with_capacity(text.len()), plain))
    }

    /// Their order within one column; of different sorts, dates and numbers come before words.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Years(a), Self::Years(b)) => a.cmp(b),
            (Self::Quantity(a), Self::Quantity(b)) => a.order(b),
            (Self::Rank(a), Self::Rank(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => natural(a, b),
            (_, Self::Text(_)) => Ordering::Less,
            (Self::Text(_), _) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}

/// Order of words in which 58 comes before 102.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    // A number begins before the first of its digits that differs.
    let start = same - a[..same].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let [x, y] = [&a[start..], &b[start..]].map(|text| {
        let number = &text[..digits(text)];
        let value = &number[number.iter().take_while(|digit| **digit == b'0').count()..];
        Some((value.len(), value)).filter(|_| !number.is_empty())
    });
    x.zip(y).map_or(Ordering::Equal, |(x, y)| x.cmp(&y)).then_with(|| a.cmp(b))
}
