//! How much room text takes on a terminal, and making it fit: cutting, padding, wrapping. Hangul takes two cells.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::ink;

/// A space at which no line breaks; in the finished text it is a space.
pub const STAY: char = '\u{a0}';

/// Cells that a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    // What is shown holds no control characters, so that ASCII is a cell each.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text, cut to a number of cells with `…` at the end where it is longer.
#[must_use]
pub fn cut(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = width(ellipsis);
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > room {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end_matches(|last: char| last.is_whitespace() || ink::is_mark(last)).len());
    kept.push_str(ink::open_end(&kept));
    kept.push_str(if room >= width(ellipsis) { ellipsis } else { "" });
    kept
}

/// The text with spaces up to a number of cells.
#[must_use]
pub fn pad(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(width(text))))
}

/// Cells of the longest word that is of no use in pieces, such as an id or an address.
#[must_use]
pub fn longest_word(text: &str) -> usize {
    text.split([' ', STAY]).filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0)
}

/// Longer than any id or address that somebody would want whole.
const WORD: usize = 200;

/// The text in lines of at most `room` cells, broken between words. A word longer than a line is broken where it must be, unless it
/// is an id or an address, which would be of no use in pieces.
#[must_use]
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used > 0 && used + 1 + wide > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if used + wide <= room || (word.is_ascii() && wide <= WORD) {
            line.push_str(word);
            used += wide;
            continue;
        }
        for character in word.chars() {
            let cells = character.width().unwrap_or(0);
            if used + cells > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(character);
            used += cells;
        }
    }
    lines.push(line);
    lines
}
