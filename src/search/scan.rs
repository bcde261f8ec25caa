//! One phrase in the index: where it stands, and how much of a key it takes.

use std::collections::HashMap;

use memchr::{memchr, memmem};

use super::block::{Block, Place};
use super::query::{Likeness, Wanted};

/// How much of a key a phrase takes; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// All of it, but for an article before it.
    Whole,
    /// Its beginning, up to the end of a word.
    Start,
    /// Whole words in it.
    Words,
    /// The beginning of a word in it.
    WordStart,
    /// The inside of a word.
    Inside,
}

/// Where a phrase was met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    /// The key.
    pub(super) entry: usize,
    pub(super) place: Place,
    pub(super) extent: Extent,
    /// It is the beginning of the key.
    pub(super) is_first: bool,
    /// A number goes on where the phrase ends: 8 in 88.
    pub(super) cuts_number: bool,
}

/// Goes through the keys from the first to the last.
struct Cursor<'a> {
    block: &'a Block,
    entry: usize,
    range: std::ops::Range<usize>,
}

impl<'a> Cursor<'a> {
    fn new(block: &'a Block) -> Self {
        Self { block, entry: 0, range: block.range(0) }
    }

    /// The key in which a byte of the block stands, and where in it.
    fn at(&mut self, position: usize) -> Option<(&'a [u8], usize)> {
        if position >= self.range.end {
            self.entry = self.block.at(position);
            self.range = self.block.range(self.entry);
        }
        let at = position.checked_sub(self.range.start)?;
        self.block.keys().get(self.range.clone()).map(|key| (key, at))
    }
}

/// Calls `met` wherever the phrase stands within a key, but not where it would begin within a number: 88 is not in 1988.
pub(super) fn scan(block: &Block, phrase: &str, mut met: impl FnMut(Meeting)) {
    if phrase.is_empty() {
        return;
    }
    let mut cursor = Cursor::new(block);
    for position in memmem::find_iter(block.keys(), phrase.as_bytes()) {
        let Some((key, at)) = cursor.at(position) else { continue };
        if let Some((extent, cuts_number)) = extent(key, at, phrase.len()) {
            let place = block.place(cursor.entry);
            met(Meeting { entry: cursor.entry, place, extent, is_first: at == 0, cuts_number });
        }
    }
}

/// Calls `met` for every word in names and texts that is like the wanted one, or where its several words stand.
pub(super) fn scan_words(block: &Block, wanted: &Wanted, mut met: impl FnMut(Meeting, Likeness)) {
    let keys = block.keys();
    let needle = format!(" {}", if wanted.is_phrase() { &wanted.word } else { wanted.beginning() });
    let mut cursor = Cursor::new(block);
    // The same words stand in many texts, and finding a stem is dear.
    let mut known = HashMap::new();
    for position in memmem::find_iter(keys, needle.as_bytes()) {
        let start = position + 1;
        let Some((key, at)) = cursor.at(start) else { continue };
        let length =
            if wanted.is_phrase() { wanted.word.len() } else { memchr(b' ', &keys[start..]).unwrap_or(0) };
        let word = key.get(at..at + length).and_then(|word| std::str::from_utf8(word).ok());
        let likeness = if wanted.is_phrase() {
            word.map(|_| Likeness::Same)
        } else {
            word.and_then(|word| *known.entry(word).or_insert_with(|| wanted.likeness(word)))
        };
        let Some(likeness) = likeness else { continue };
        let place = block.place(cursor.entry);
        let Some((extent, cuts_number)) = extent(key, at, length).filter(|_| place.form.is_plain()) else {
            continue;
        };
        if extent <= Extent::Words {
            let extent = if likeness == Likeness::Beginning { Extent::WordStart } else { extent };
            met(Meeting { entry: cursor.entry, place, extent, is_first: at == 0, cuts_number }, likeness);
        }
    }
}

/// How much of the key these bytes are, and whether they end within a number; nothing if they begin within one or leave the key.
pub(super) fn extent(key: &[u8], at: usize, length: usize) -> Option<(Extent, bool)> {
    let end = at + length;
    let digit = |index: usize| key.get(index).is_some_and(u8::is_ascii_digit);
    if end > key.len() || at > 0 && digit(at) && digit(at - 1) {
        return None;
    }
    let starts = at == 0 || key.get(at - 1) == Some(&b' ');
    let ends = end == key.len() || key.get(end) == Some(&b' ');
    let is_first = at == 0 || matches!(&key[..at], b"the " | b"a " | b"an ");
    let extent = match (is_first, starts, ends) {
        (true, _, true) if end == key.len() => Extent::Whole,
        (true, _, true) => Extent::Start,
        (_, true, true) => Extent::Words,
        (_, true, false) => Extent::WordStart,
        _ => Extent::Inside,
    };
    Some((extent, digit(end) && digit(end - 1)))
}
