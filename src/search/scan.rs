//! One phrase in one block of the index: where it stands, and how much of a key it takes.

use memchr::memmem;

use super::block::Block;

/// How much of a key a phrase takes; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Its beginning.
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
    /// The byte in the key.
    pub(super) at: usize,
    pub(super) extent: Extent,
    /// A number goes on where the phrase ends: 8 in 88.
    pub(super) cuts_number: bool,
}

/// Calls `met` wherever the phrase stands, but not where it would begin within a number: 88 is not in 1988.
pub(super) fn scan(block: &Block, phrase: &str, mut met: impl FnMut(Meeting)) {
    let keys = block.keys();
    if phrase.is_empty() {
        return;
    }
    let (mut entry, mut range) = (0, block.range(0));
    for position in memmem::find_iter(keys, phrase.as_bytes()) {
        if position >= range.end {
            entry = block.at(position);
            range = block.range(entry);
        }
        let Some(key) = keys.get(range.clone()) else { continue };
        let at = position - range.start;
        if let Some((extent, cuts_number)) = extent(key, at, phrase.len()) {
            met(Meeting { entry, at, extent, cuts_number });
        }
    }
}

/// How much of the key these bytes are, and whether they end within a number; nothing if they begin within one.
pub(super) fn extent(key: &[u8], at: usize, length: usize) -> Option<(Extent, bool)> {
    let end = at + length;
    let digit = |index: usize| key.get(index).is_some_and(u8::is_ascii_digit);
    if at > 0 && digit(at) && digit(at - 1) {
        return None;
    }
    let starts = at == 0 || key.get(at - 1) == Some(&b' ');
    let ends = end >= key.len() || key.get(end) == Some(&b' ');
    let extent = match (at, starts, ends) {
        (0, ..) if end >= key.len() => Extent::Whole,
        (0, ..) => Extent::Start,
        (_, true, true) => Extent::Words,
        (_, true, false) => Extent::WordStart,
        _ => Extent::Inside,
    };
    Some((extent, digit(end) && digit(end - 1)))
}
