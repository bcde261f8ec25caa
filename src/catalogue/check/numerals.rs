//! Finds numbers in digits in a text, years and decades among them.

use std::iter;
use std::ops::Range;

/// The numbers in a text, each with its range: `1500` for "1,500", `197X` for "1970s". Zeros before a number are left out.
pub(super) fn numerals(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut next = 0;
    iter::from_fn(move || {
        let start = next + text[next..].find(is_digit)?;
        let rest = &text[start..];
        let end = rest.find(|letter| !is_digit(letter) && !matches!(letter, ',' | '.')).unwrap_or(rest.len());
        let digits = rest[..end].split("..").next().unwrap_or_default().trim_end_matches([',', '.']);
        next = start + digits.len();
        let decade = match text[next..].chars().next() {
            Some('s') => digits.strip_suffix('0'),
            Some('X') => Some(digits),
            _ => None,
        };
        let Some(decade) = decade.filter(|decade| decade.len() == 3) else {
            return Some((start..next, digits.trim_start_matches('0').replace(',', "")));
        };
        next += 1;
        Some((start..next, format!("{decade}X")))
    })
}

/// Whether one number implies the other: a year implies its decade, and a decade its first year.
pub(super) fn says(claimed: &str, said: &str) -> bool {
    let is_in = |decade: &str| claimed.len() == 4 && claimed.starts_with(decade);
    let begins = |decade: &str| said.strip_suffix('0') == Some(decade);
    claimed == said
        || said.strip_suffix('X').is_some_and(is_in)
        || claimed.strip_suffix('X').is_some_and(begins)
}
