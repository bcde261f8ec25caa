//! Slips of the hand: letters missing, added, changed or swapped, forgiven by length. Digits are never forgiven: 88 is not 85.
//!
//! The distance is that of Damerau in its restricted form (optimal string alignment), the smaller of the two in plain spelling and in
//! skeletons, so that a slip in one romanisation is measured against its own spelling.

use super::block::{Block, Place};
use super::index::Index;
use super::phrase::Phrase;
use super::scan::{Extent, scan};
use super::vocabulary::{LONGEST, Vocabulary};
use super::{Quality, Rank};

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

/// Every name that the phrase may have been meant for, or of which a word.
pub(super) fn in_names(phrase: &Phrase, index: &Index, most: Forgiven, mut met: impl FnMut(Rank, Place)) {
    let is_word = !phrase.plain.contains(' ');
    let mut near = |word: &str, most: usize, words: fn(&Index) -> &Vocabulary, blocks: &[&Block]| {
        if most == 0 || word.len() > LONGEST || !word.is_ascii() {
            return;
        }
        for other in words(index).near(word, most) {
            let Some(edits) = edits(word, other, most) else { continue };
            let edits = u8::try_from(edits).unwrap_or(u8::MAX);
            for block in blocks {
                scan(block, other, |meeting| {
                    let end = block.key(meeting.entry).get(meeting.at + other.len());
                    let extent = match meeting.extent {
                        Extent::Whole => Extent::Whole,
                        Extent::Start | Extent::Words if is_word && end.is_none_or(|end| *end == b' ') => {
                            Extent::Words
                        }
                        _ => return,
                    };
                    let rank = Rank { in_text: false, quality: Quality::Fuzzy, edits, extent };
                    met(rank, block.place(meeting.entry));
                });
            }
        }
    };
    near(&phrase.plain, most.spelling, Index::spellings, &[&index.names]);
    near(&phrase.joined, most.sound, Index::sounds, &[&index.joined, &index.spaced]);
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
