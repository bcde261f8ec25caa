//! How wide a text is, and its lines where it is wider than the room there is. Characters of several code points are never taken apart.

use std::mem::replace;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Cells that a text takes.
pub(crate) fn width(text: &str) -> usize {
    // What is shown holds no control characters, so that ASCII is a cell each.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Longer than any address worth keeping whole.
const MAX_ADDRESS: usize = 200;

/// A text in lines of at most `room` cells; see [`Styled::wrap`](super::styled::Styled::wrap).
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
    lines(text, room, room, true).into_iter().map(|line| text[line].to_owned()).collect()
}

/// Where the words of a text stand. A mark of what is left out belongs to the word before it.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = text.match_indices(' ').map(|(at, _)| at).filter(|at| !text[at + 1..].starts_with('…'));
    let mut start = 0;
    let words = ends.chain([text.len()]).map(move |end| replace(&mut start, end + 1)..end);
    words.filter(|word| !word.is_empty())
}

/// Where the lines of a text stand, the first of which may have another room: as many words in each as fit. With `keeps_addresses`
/// no address is broken, since it is of no use in pieces.
pub(super) fn lines(text: &str, first: usize, others: usize, keeps_addresses: bool) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let room = |lines: &[Range<usize>]| (if lines.is_empty() { first } else { others }).max(2);
    let (mut line, mut used) = (0..0, 0);
    for word in words(text) {
        let wide = width(&text[word.clone()]);
        let between = word.start - line.end;
        if line.is_empty() || used + between + wide > room(&lines) {
            if !line.is_empty() {
                lines.push(line);
            }
            (line, used) = (word.start..word.start, 0);
        } else {
            used += between;
        }
        let is_address = || keeps_addresses && wide <= MAX_ADDRESS && text[word.clone()].contains("://");
        if used + wide <= room(&lines) || is_address() {
            (line.end, used) = (word.end, used + wide);
            continue;
        }
        for (at, grapheme) in text[word.clone()].grapheme_indices(true) {
            let (at, cells) = (word.start + at, width(grapheme));
            while used > 0 && used + cells > room(&lines) {
                // A list is broken behind a comma, an id behind a hyphen, where they have one.
                let before = |end| text[line.start..at].grapheme_indices(true).rfind(|(_, one)| *one == end);
                let start =
                    [",", "-"].into_iter().find_map(before).map_or(at, |(end, _)| line.start + end + 1);
                lines.push(line.start..start);
                (line, used) = (start..at, width(&text[start..at]));
            }
            (line.end, used) = (at + grapheme.len(), used + cells);
        }
    }
    lines.push(line);
    lines
}

/// Where a text reaches this many cells.
pub(super) fn end(text: &str, room: usize) -> usize {
    let mut used = 0;
    let too_wide = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += width(grapheme);
        used > room
    });
    too_wide.map_or(text.len(), |(at, _)| at)
}

/// Where the last whole word before that ends, with no bracket left open; where it is, if two thirds do not remain.
pub(super) fn end_at_a_word(text: &str, end: usize) -> usize {
    let is_enough = |at: &usize| width(&text[..*at]) * 3 >= width(&text[..end]) * 2;
    let space =
        if text[end..].starts_with(' ') { Some(end) } else { text[..end].rfind(' ').filter(is_enough) };
    let word = space.unwrap_or(end);
    let bracket = text[..word].rfind('(').filter(|at| !text[*at..word].contains(')')).filter(is_enough);
    text[..bracket.unwrap_or(word)].trim_end_matches([' ', ',', ';', ':']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_is_taken_from_the_comma_that_bears_it() {
        let broken = |text: &str| -> Vec<String> {
            lines(text, 8, 8, false).into_iter().map(|line| text[line].to_owned()).collect()
        };
        assert_eq!(broken("aaaaa,\u{301}bbbbbb"), ["aaaaa,\u{301}bb", "bbbb"]);
        assert_eq!(broken("aaaaa,bbbbbb"), ["aaaaa,", "bbbbbb"]);
    }
}
