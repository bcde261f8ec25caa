//! Every word once, ordered and marked so that those near to another are found without looking at the rest.

use std::collections::HashSet;
use std::iter;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::block::{Block, Bytes};
use crate::catalogue::in_parts;

/// Nobody mistypes anything so long.
pub(super) const LONGEST: usize = 60;

/// Words by length, then by letters. For each its set of letters is at hand, and where it starts.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Vocabulary {
    words: Bytes,
    /// Four bytes a word.
    letters: Bytes,
    /// For each length from 0 to [`LONGEST`] how many words are shorter, and one more for all; four bytes each.
    shorter: Bytes,
}

impl Vocabulary {
    /// Of the keys in some blocks and of their words; Latin letters only.
    pub(super) fn new(blocks: &[&Block], threads: usize) -> Self {
        let mut words: Vec<Word<'_>> = Vec::new();
        for block in blocks {
            for mut part in in_parts(block.len(), threads, |entries| words_of(block, entries)) {
                words.append(&mut part);
            }
        }
        // Parts that are in order already are only merged.
        words.sort();
        words.dedup();
        let mut vocabulary = Self::default();
        let mut of_length = [0_u32; LONGEST + 2];
        for (length, word) in words {
            vocabulary.words.0.to_mut().extend(word);
            vocabulary.letters.0.to_mut().extend(letters(word).to_le_bytes());
            of_length[length] += 1;
        }
        let mut shorter = 0;
        for count in of_length {
            vocabulary.shorter.0.to_mut().extend(u32::to_le_bytes(shorter));
            shorter += count;
        }
        vocabulary
    }

    /// The words whose length differs by no more than `most` and whose letters by no more than `most` edits could change.
    pub(super) fn near(&self, word: &str, most: usize) -> impl Iterator<Item = &str> {
        let wanted = letters(word.as_bytes());
        let lengths = word.len().saturating_sub(most)..=(word.len() + most).min(LONGEST);
        let mut start = (0..*lengths.start())
            .map(|length| length * (number(&self.shorter, length + 1) - number(&self.shorter, length)))
            .sum::<usize>();
        lengths.flat_map(move |length| {
            let (first, end) = (number(&self.shorter, length), number(&self.shorter, length + 1));
            let from = start;
            start += length * (end - first);
            let sets = self.letters.0.get(4 * first..4 * end).unwrap_or_default();
            sets.as_chunks().0.iter().enumerate().filter_map(move |(index, set)| {
                // An edit takes one letter away and puts one in.
                if (u32::from_le_bytes(*set) ^ wanted).count_ones() as usize > 2 * most {
                    return None;
                }
                let at = from + index * length;
                std::str::from_utf8(self.words.0.get(at..at + length)?).ok()
            })
        })
    }
}

/// A word after its length.
type Word<'a> = (usize, &'a [u8]);

/// The words of some keys and these keys themselves, each once and in order.
fn words_of(block: &Block, entries: Range<usize>) -> Vec<Word<'_>> {
    let mut words = HashSet::new();
    for key in entries.map(|entry| block.key(entry)) {
        for word in iter::once(key).chain(key.split(|byte| *byte == b' ')) {
            if word.is_ascii() && word.len() <= LONGEST && word.iter().any(u8::is_ascii_lowercase) {
                words.insert((word.len(), word));
            }
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_unstable();
    words
}

/// The set of letters in a word.
fn letters(word: &[u8]) -> u32 {
    word.iter().filter(|byte| byte.is_ascii_lowercase()).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

fn number(bytes: &Bytes, index: usize) -> usize {
    bytes.0.as_chunks().0.get(index).map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
}
