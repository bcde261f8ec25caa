//! Makes harmless what a terminal would obey or hide: control characters, escape sequences, direction overrides, characters of no width.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::Format;
use crate::catalogue::is_hidden;

/// The text with everything that a terminal would not show as itself written out: `\x1b`, `\u{202e}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    // Without stopping early, so that it goes many bytes at a time.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if is_plain || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        // Writing to a string cannot fail.
        let _ = match character {
            '\n' => shown.write_str("\\n"),
            '\r' => shown.write_str("\\r"),
            '\t' => shown.write_str("\\t"),
            hidden if is_hidden(hidden) && hidden.is_ascii() => write!(shown, "\\x{:02x}", u32::from(hidden)),
            hidden if is_hidden(hidden) => write!(shown, "\\u{{{:x}}}", u32::from(hidden)),
            plain => shown.write_char(plain),
        };
    }
    Cow::Owned(shown)
}

/// What is meant for scripts but goes to a terminal: its tabs and line ends stay, and so do the data, where the format can say them
/// otherwise; in csv hidden characters are written out.
pub(super) fn harmless(text: String, format: Format) -> String {
    let is_layout = |character| matches!(character, '\t' | '\n');
    if !text.chars().any(|character| is_hidden(character) && !is_layout(character)) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if !is_hidden(character) || is_layout(character) {
            shown.push(character);
        } else if matches!(format, Format::Json | Format::Jsonl) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push_str(&visible(character.encode_utf8(&mut [0; 4])));
        }
    }
    shown
}
