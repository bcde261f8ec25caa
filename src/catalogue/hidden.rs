//! Characters that a terminal would obey or not show: one definition for checking data, for messages and for answers.
//!
//! Which characters take no room is Unicode's to say (`Default_Ignorable_Code_Point`); the few that are blank although they count as
//! letters or symbols have no property and stand here. How texts are laid out does not belong here.

use std::borrow::Cow;

use super::unicode::is_ignorable;

/// Asks for the emoji form of the character before it.
const EMOJI_FORM: char = '\u{fe0f}';
/// Joins two emoji into one.
const JOINER: char = '\u{200d}';
/// The box around the digit of a keycap.
const KEYCAP: char = '\u{20e3}';

/// Returns whether a character that stands alone would be obeyed or not shown: a control character, one that turns the direction of
/// writing, one without width, or a blank that is no space.
///
/// In a text, what belongs to an emoji is not hidden: ask [`hidden`].
pub(crate) fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control()
        || is_ignorable(character)
        || is_blank(character)
        // Line and paragraph separators, and the marks of interlinear notes.
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
        // Noncharacters, including the last two code points of each plane.
        || matches!(character, '\u{fdd0}'..='\u{fdef}')
        || u32::from(character) & 0xfffe == 0xfffe
}

/// Returns whether a character takes room and shows nothing without being a space.
pub(super) fn is_blank(character: char) -> bool {
    // The fillers of hangul; the empty braille cell, the replaced object, the fillers of other scripts, the empty note head.
    matches!(character, '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}')
        || matches!(
            character,
            '\u{2800}' | '\u{fffc}' | '\u{13441}'..='\u{13442}' | '\u{16fe4}' | '\u{1d159}'
        )
}

/// Returns the hidden characters of a text with their places in bytes; the emoji form and the joiner count unless they stand
/// within an emoji. A text may be cut between graphemes without changing the answer.
pub(crate) fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    // Most texts are plain, so several bytes are looked at together.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    let all = if is_plain { "" } else { text };
    all.char_indices().filter(|(at, character)| is_hidden(*character) && !is_of_emoji(all, *at, *character))
}

/// Whether a character that is hidden by itself is part of an emoji where it stands. Which symbols are emoji changes from year to year, so
/// each symbol counts as one.
fn is_of_emoji(text: &str, at: usize, character: char) -> bool {
    let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
    let is_symbol = |next: Option<char>| next.is_some_and(is_symbol);
    match character {
        EMOJI_FORM => after.starts_with(KEYCAP) || is_symbol(before.chars().next_back()),
        JOINER => {
            let base = before.strip_suffix(EMOJI_FORM).unwrap_or(before);
            is_symbol(base.chars().next_back()) && is_symbol(after.chars().next())
        }
        _ => false,
    }
}

fn is_symbol(character: char) -> bool {
    !character.is_ascii()
        && !character.is_alphanumeric()
        && !character.is_whitespace()
        && !is_hidden(character)
}

/// Returns the text with everything hidden written out, line ends and tabs among it: `\n`, `\x1b`, `\u{202e}`. What comes from outside
/// goes through this before it stands in a message, so that it stays within its line.
pub fn visible(text: &str) -> Cow<'_, str> {
    written_out(text, |character| {
        Some(match u8::try_from(character) {
            Ok(ascii) if ascii.is_ascii() => ascii.escape_ascii().to_string(),
            _ => character.escape_unicode().to_string(),
        })
    })
}

/// Returns the text with every hidden character replaced by `instead`, or kept if that returns `None`.
pub(crate) fn written_out(text: &str, instead: impl Fn(char) -> Option<String>) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut end = 0;
    for (at, character) in hidden(text) {
        let Some(instead) = instead(character) else { continue };
        shown.push_str(&text[end..at]);
        shown.push_str(&instead);
        end = at + character.len_utf8();
    }
    if end == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[end..]);
    Cow::Owned(shown)
}

/// Returns the text as the eye has it, to compare names by: in lower case, without anything hidden, emoji forms and joiners included, every
/// blank a space.
pub(crate) fn as_seen(text: &str) -> String {
    let shown: String =
        text.chars().filter(|character| character.is_whitespace() || !is_hidden(*character)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
