//! In which order: dates by earliest year, numbers by their least value or, downwards, their greatest, words with the numbers in them by
//! value.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Cell, Column, Derived, Match};
use crate::catalogue::{Catalogue, Quantity, Statement, Value};
use crate::search::undecomposed;

/// One column to sort by.
pub(crate) struct Sort {
    pub column: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// Sorts by one column after another; what is not recorded comes last in both directions. Ties go by id, those of hits by rank.
pub(crate) fn sort<'a>(catalogue: &'a Catalogue, found: &mut [Match<'a>], order: &[Sort]) {
    if found.iter().all(|found| found.hit.is_none()) {
        found.sort_by_cached_key(|found| natural(found.record.id));
    }
    // Each sort keeps the order of the one before, so the first column comes last.
    for Sort { column, descending } in order.iter().rev() {
        found.sort_by_cached_key(|hit| {
            let key = match &hit.hit {
                // The order of the hits, of which the score is a part.
                Some(found) if *column == Column::Derived(Derived::Score) => {
                    Some(SortKey::Rank(Reverse(found.rank)))
                }
                _ => hit.with_copy(|hit| column.content(catalogue, hit)?.sort_key()),
            };
            let (up, down) = if *descending { (None, key.map(SortKey::down)) } else { (key, None) };
            (up.is_none() && down.is_none(), up, down)
        });
    }
}

/// What a cell sorts by; nothing sorts last, in both directions. Dates and numbers come before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SortKey {
    /// A date.
    Years((i16, i16, u8, u8)),
    /// A number.
    Quantity([u64; 2]),
    /// How sure, or how well attested; the best first.
    Rank(Reverse<usize>),
    /// Words, digits in them by value.
    Text(Vec<u8>),
}

impl Cell<'_> {
    /// What it sorts by, if it holds anything.
    pub(crate) fn sort_key(&self) -> Option<SortKey> {
        match self {
            Self::NotRecorded | Self::Word("unknown") => None,
            // Scripts read the answer even where people read something instead.
            Self::Answer(answer) | Self::Instead(_, answer) => SortKey::of(&answer.preferred()?),
            Self::Version(_, version) => SortKey::of(version),
            Self::Certainty(certainty) => Some(SortKey::Rank(Reverse(*certainty as usize))),
            Self::Attested(attested) => Some(SortKey::Rank(Reverse(*attested as usize))),
            Self::Word(word) => Some(SortKey::text(word)),
            Self::Text(text) => Some(SortKey::text(text)),
            Self::Records(records) => Some(SortKey::number(records.len() as f64)),
            Self::Number(number) => Some(SortKey::number(*number)),
        }
    }
}

impl SortKey {
    /// The same from the last to the first: a range of numbers, which goes up by its least value, goes down by its greatest.
    fn down(self) -> Reverse<Self> {
        Reverse(if let Self::Quantity([least, most]) = self { Self::Quantity([most, least]) } else { self })
    }

    fn number(number: f64) -> Self {
        Self::Quantity(Quantity::exact(number).order())
    }

    fn of(statement: &Statement<'_>) -> Option<Self> {
        match &*statement.value {
            Value::Years(years) => Some(Self::Years(years.order())),
            Value::Quantity(quantity) => Some(Self::Quantity(quantity.order())),
            _ => statement.text().map(Self::text),
        }
    }

    /// Letters without their marks, large and small ones alike, so that Škoda stands beside S and Łada beside L: a collation of Unicode's
    /// own tables would make the program larger by a quarter.
    fn text(text: &str) -> Self {
        // Most names are plain, and to take letters apart costs.
        if text.is_ascii() {
            return Self::Text(natural(&text.to_ascii_lowercase()));
        }
        let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
        let plain = |text: String, letter: char| {
            text + undecomposed(letter).unwrap_or(letter.encode_utf8(&mut [0; 4]))
        };
        Self::Text(natural(&letters.fold(String::with_capacity(text.len()), plain)))
    }
}

/// Orders words so that 58 comes before 102: each number has leading zeros.
pub(crate) fn natural(text: &str) -> Vec<u8> {
    const DIGITS: usize = 15;
    let mut natural = Vec::with_capacity(text.len() + DIGITS);
    for piece in text.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
        if piece[0].is_ascii_digit() {
            natural.resize(natural.len() + DIGITS.saturating_sub(piece.len()), b'0');
        }
        natural.extend(piece);
    }
    natural
}
