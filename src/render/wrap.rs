//! How wide a text is, and its lines where it is wider than the room there is. Characters of several code points are never taken apart.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::marks::is_mark;

/// Cells that a text takes.
#[must_use]
pub(crate) fn width(text: &str) -> usize {
    // What is shown holds no control characters, so that ASCII is a cell each.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Longer than any id or address that somebody would want whole.
const MAX_WORD: usize = 200;

/// A text in lines of at most `room` cells; see [`Styled::wrap`](super::styled::Styled::wrap).
#[must_use]
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
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
        if used + wide <= room || (word.trim_matches(is_mark).is_ascii() && wide <= MAX_WORD) {
            line.push_str(word);
            used += wide;
            continue;
        }
        for grapheme in word.graphemes(true) {
            let cells = width(grapheme);
            if used + cells > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(grapheme);
            used += cells;
        }
    }
    lines.push(line);
    lines
}
