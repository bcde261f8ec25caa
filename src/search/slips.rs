//! Typing mistakes: letters missing, added, changed or swapped, forgiven by length. Digits are never forgiven: 88 is not 85.
//!
//! The distance is that of Damerau in its restricted form (optimal string alignment), the smaller of the two in plain spelling and in
//! skeletons, so that a slip in one romanisation is measured against its own spelling.

use super::names::{Extent, Phrase, WordMatch, is_titled};
use super::table::{Form, Table};
use super::words::{COMMON, find};

/// Maximum letters of a text that is compared with names; a longer one is no mistyped name.
const MAX_LETTERS: usize = 60;
/// In a word of more letters the first one may be wrong too.
const MAX_SURE_BEGINNING: usize = 8;

/// How many edits a word is forgiven, by its number of letters.
fn by_length(letters: usize) -> usize {
    usize::from(letters > 3) + usize::from(letters > 7)
}

/// The number of edits between two words, if they are few enough and their digits are the same.
pub(super) fn edits(one: &str, other: &str, most: usize) -> Option<usize> {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    (digits(one) == digits(other)).then(|| strsim::osa_distance(one, other)).filter(|edits| *edits <= most)
}

/// Every name, or word of a name, that the phrase may have been meant for, with the number of edits; none for a common English word. The first
/// letter is seldom mistyped, and must agree in a short word; hangul, in which a syllable is many letters, is compared with whole names only.
/// By sound, `stricter` fewer edits are forgiven.
pub(super) fn in_names(phrase: &Phrase, table: &Table, stricter: usize) -> Vec<(usize, WordMatch)> {
    let mut found = Vec::new();
    let count = |form: &str| form.chars().filter(|letter| letter.is_alphabetic()).count();
    let sounds = count(&phrase.joined);
    // Of hangul, by the letters that it takes to write it in Latin; in skeletons, which are shorter, less.
    let spelling = by_length(if phrase.plain.is_ascii() { count(&phrase.plain) } else { sounds });
    let sound = spelling.min(by_length(sounds.saturating_sub(1))).saturating_sub(stricter);
    let has_words = !phrase.plain.contains(' ') && phrase.plain.is_ascii();
    let wanted = |text: &'_ str, most: usize| {
        let may_be = most > 0 && text.len() <= MAX_LETTERS && text.is_ascii();
        may_be.then(|| (letters(text), most))
    };
    let (plain, joined) = (wanted(&phrase.plain, spelling), wanted(&phrase.joined, sound));
    if plain.or(joined).is_none() || find(&(COMMON.to_owned() + &phrase.plain)).is_some() {
        return found;
    }
    for entry in 0..table.places().len() {
        let place = table.place(entry);
        let (text, wanted) = match place.form {
            Form::Name => (&phrase.plain, plain),
            Form::Joined | Form::Spaced => (&phrase.joined, joined),
            _ => continue,
        };
        let Some((set, most)) = wanted.filter(|_| is_titled(place)) else { continue };
        let key = table.key(entry);
        let mut compare = |word: &str, at: usize| {
            // An edit takes one letter away and puts one in.
            let may_be = word.len().abs_diff(text.len()) <= most
                && (letters(word) ^ set).count_ones() as usize <= 2 * most
                && (text.len() > MAX_SURE_BEGINNING || word.as_bytes().first() == text.as_bytes().first());
            if let Some(edits) = Some(word).filter(|_| may_be).and_then(|word| edits(text, word, most)) {
                let extent = if word.len() == key.len() { Extent::Whole } else { Extent::Words };
                found.push((edits, WordMatch::in_key(entry, place, extent, (at, at + word.len()))));
            }
        };
        compare(key, 0);
        if has_words && key.contains(' ') {
            let mut at = 0;
            for word in key.split(' ') {
                compare(word, at);
                at += word.len() + 1;
            }
        }
    }
    found
}

/// The set of letters in a word.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn slips_are_counted_and_digits_never_forgiven() {
        assert_eq!(edits("paketusan", "paektusan", 2), Some(1), "swapped letters count once");
        assert_eq!(edits("paektusn", "paektusan", 2), Some(1));
        assert_eq!(edits("taebaeksan", "paektusan", 2), None);
        assert_eq!(edits("kaengsaeng85", "kaengsaeng88", 2), None);
        assert_eq!(edits("kaengsang88", "kaengsaeng88", 2), Some(1));
    }
}
