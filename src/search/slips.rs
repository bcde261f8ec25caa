//! Slips of the hand: letters missing, added, changed or swapped, forgiven by length. Digits are never forgiven: 88 is not 85.
//!
//! The distance is that of Damerau in its restricted form (optimal string alignment), the smaller of the two in plain spelling and in
//! skeletons, so that a slip in one romanisation is measured against its own spelling.

use super::block::{Block, Form};
use super::query::Phrase;
use super::scan::Extent;

/// Nobody mistypes anything so long.
const LONGEST: usize = 60;

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
    if most == 0 || one.len() > LONGEST || !one.is_ascii() || one.len().abs_diff(other.len()) > most {
        return None;
    }
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    (digits(one) == digits(other)).then(|| strsim::osa_distance(one, other)).filter(|edits| *edits <= most)
}

/// Calls `met` for every name that the phrase may have been meant for, or of which a word: the key, how much of it, how many edits.
pub(super) fn in_names(
    phrase: &Phrase,
    block: &Block,
    most: Forgiven,
    mut met: impl FnMut(usize, Extent, u8),
) {
    let is_word = !phrase.plain.contains(' ');
    let may_be = |wanted: &str, most: usize| most > 0 && wanted.len() <= LONGEST && wanted.is_ascii();
    let (by_spelling, by_sound) = (may_be(&phrase.plain, most.spelling), may_be(&phrase.joined, most.sound));
    if !by_spelling && !by_sound {
        return;
    }
    let (plain, joined) = (letters(phrase.plain.as_bytes()), letters(phrase.joined.as_bytes()));
    for entry in 0..block.len() {
        let (is_wanted, wanted, set, most) = match block.place(entry).form {
            Form::Name => (by_spelling, &phrase.plain, plain, most.spelling),
            Form::Joined | Form::Spaced => (by_sound, &phrase.joined, joined, most.sound),
            _ => continue,
        };
        if !is_wanted {
            continue;
        }
        let mut compare = |word: &[u8], extent| {
            // An edit takes one letter away and puts one in.
            let may_be = word.len().abs_diff(wanted.len()) <= most
                && (letters(word) ^ set).count_ones() as usize <= 2 * most;
            let word = Some(word).filter(|_| may_be).and_then(|word| std::str::from_utf8(word).ok());
            if let Some(edits) = word.and_then(|word| edits(wanted, word, most)) {
                met(entry, extent, u8::try_from(edits).unwrap_or(u8::MAX));
            }
        };
        let key = block.key(entry);
        compare(key, Extent::Whole);
        if is_word && key.contains(&b' ') {
            key.split(|byte| *byte == b' ').for_each(|word| compare(word, Extent::Words));
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
