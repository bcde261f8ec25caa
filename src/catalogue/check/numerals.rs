//! Finds years, decades and numbers in digits in a text.

use std::borrow::Cow;
use std::ops::Range;

/// What is written in digits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Numeral<'a> {
    Year(u16),
    /// The first three digits.
    Decade(u16),
    /// Without commas between thousands and redundant zeros.
    Number(Cow<'a, str>),
}

impl Numeral<'_> {
    /// Whether this implies the other: a year is also a number, and implies its decade.
    pub(super) fn says(&self, other: &Numeral<'_>) -> bool {
        match (self, other) {
            (Self::Year(year), Numeral::Decade(decade)) => year / 10 == *decade,
            (Self::Year(year), Numeral::Number(number)) => number.parse() == Ok(*year),
            (Self::Decade(decade), Numeral::Number(number)) => number.parse() == Ok(decade * 10),
            _ => self == other,
        }
    }
}

/// The numerals in a text, each with its range.
pub(super) fn numerals(text: &str) -> impl Iterator<Item = (Range<usize>, Numeral<'_>)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + text[next..].find(|letter: char| letter.is_ascii_digit())?;
        let end = end(text, start);
        next = end;
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let (digits, mut after) = (&text[start..end], text[end..].chars());
        let is_own = !is_word(text[..start].chars().next_back());
        let numeral = match (after.next(), digits.parse().ok().filter(|_: &u16| is_own)) {
            (Some('s'), Some(year @ 1800..2100)) if year % 10 == 0 && !is_word(after.next()) => {
                next += 1;
                Numeral::Decade(year / 10)
            }
            (Some('X'), Some(decade @ 180..210)) => Numeral::Decade(decade),
            (letter, Some(year @ 1800..2100)) if !is_word(letter) => Numeral::Year(year),
            _ => Numeral::Number(plain(digits)),
        };
        Some((start..next, numeral))
    })
}

/// The end of the number that begins here, including commas between thousands and a decimal fraction.
fn end(text: &str, start: usize) -> usize {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    let mut is_fraction = false;
    loop {
        match text.as_bytes().get(end) {
            Some(byte) if byte.is_ascii_digit() => end += 1,
            Some(b',') if digit(end + 1) && !is_fraction => end += 1,
            Some(b'.') if digit(end + 1) && !is_fraction => (end, is_fraction) = (end + 1, true),
            _ => return end,
        }
    }
}

/// A number in its shortest form, for comparison.
fn plain(digits: &str) -> Cow<'_, str> {
    if digits.contains(',') {
        return plain(&digits.replace(',', "")).into_owned().into();
    }
    let whole = digits.trim_end_matches('0').strip_suffix('.').unwrap_or(digits);
    let plain = whole.trim_start_matches('0');
    if plain.is_empty() { "0" } else { plain }.into()
}
