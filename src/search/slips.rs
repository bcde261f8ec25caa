//! Slips of the hand: letters missing, added, changed or swapped, forgiven by length. Digits are never forgiven: 88 is not 85.
//!
//! The distance is that of Damerau in its restricted form (optimal string alignment), the smaller of the two in plain spelling and in
//! skeletons, so that a slip in one romanisation is measured against its own spelling.

use std::ops::Range;

use super::names::is_titled;
use super::phrase::Phrase;
use super::table::{Form, Table};

/// Longer texts are no names that a hand slips in.
const MAX_LETTERS: usize = 60;
/// In a word of more letters the first one may be wrong too.
const MAX_SURE_BEGINNING: usize = 8;

/// How many edits a word of so many letters is forgiven.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many edits are forgiven, by spelling and by sound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forgiven {
    pub(super) spelling: usize,
    pub(super) sound: usize,
}

impl Forgiven {
    /// By the letters typed; of hangul, by those that it takes to write it in Latin. In skeletons, which are shorter, less.
    pub(super) fn of(phrase: &Phrase) -> Self {
        let letters = |form: &str| form.chars().filter(|letter| letter.is_alphabetic()).count();
        let sounds = letters(&phrase.joined);
        let spelling = forgiven(if phrase.plain.is_ascii() { letters(&phrase.plain) } else { sounds });
        Self { spelling, sound: spelling.min(forgiven(sounds)) }
    }
}

/// The edits between two words, if they are few enough and the digits in them are the same.
pub(super) fn edits(one: &str, other: &str, most: usize) -> Option<usize> {
    if most == 0 || one.len() > MAX_LETTERS || !one.is_ascii() || one.len().abs_diff(other.len()) > most {
        return None;
    }
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    (digits(one) == digits(other)).then(|| strsim::osa_distance(one, other)).filter(|edits| *edits <= most)
}

/// Calls `met` for every name of a record that the phrase may have been meant for, or of which a word: the key, which bytes of it, how many
/// edits. The first letter is seldom mistyped, and in a short word it must agree; hangul, in which a syllable is many letters, is compared
/// with whole names only.
pub(super) fn in_names(
    phrase: &Phrase,
    table: &Table,
    most: Forgiven,
    mut met: impl FnMut(usize, Range<usize>, u8),
) {
    let has_words = !phrase.plain.contains(' ') && phrase.plain.is_ascii();
    let may_be = |wanted: &str, most: usize| most > 0 && wanted.len() <= MAX_LETTERS && wanted.is_ascii();
    let (by_spelling, by_sound) = (may_be(&phrase.plain, most.spelling), may_be(&phrase.joined, most.sound));
    let (plain, joined) = (letters(phrase.plain.as_bytes()), letters(phrase.joined.as_bytes()));
    for entry in (0..table.len()).filter(|_| by_spelling || by_sound) {
        let place = table.place(entry);
        let (is_wanted, wanted, set, most) = match place.form {
            Form::Name => (by_spelling, phrase.plain.as_bytes(), plain, most.spelling),
            Form::Joined | Form::Spaced => (by_sound, phrase.joined.as_bytes(), joined, most.sound),
            _ => continue,
        };
        if !is_wanted || !is_titled(place) {
            continue;
        }
        let mut compare = |word: &str, at: usize| {
            let bytes = word.as_bytes();
            // An edit takes one letter away and puts one in.
            let may_be = bytes.len().abs_diff(wanted.len()) <= most
                && (letters(bytes) ^ set).count_ones() as usize <= 2 * most
                && (wanted.len() > MAX_SURE_BEGINNING || bytes.first() == wanted.first());
            let wanted = std::str::from_utf8(wanted).unwrap_or_default();
            if let Some(edits) = Some(word).filter(|_| may_be).and_then(|word| edits(wanted, word, most)) {
                met(entry, at..at + word.len(), u8::try_from(edits).unwrap_or(u8::MAX));
            }
        };
        let key = table.key(entry);
        compare(key, 0);
        if has_words && key.contains(' ') {
            let mut at = 0;
            for word in key.split(' ') {
                compare(word, at);
                at += word.len() + 1;
            }
        }
    }
}

/// The set of letters in a word.
fn letters(word: &[u8]) -> u32 {
    word.iter().filter(|byte| byte.is_ascii_lowercase()).fold(0, |set, byte| set | 1 << (byte - b'a'))
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
