//! Characters that a terminal would obey or not show: one definition for checking data, for messages and for answers.
//!
//! Which characters take no room is Unicode's to say (`Default_Ignorable_Code_Point`); the few that are blank although they count as
//! letters or symbols have no property and stand here. How texts are laid out does not belong here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::is_nfc;

/// The bounds of what is `Default_Ignorable_Code_Point`: where it begins, where it ends, and so on.
const IGNORABLE: [u32; 34] = [
    0xad, 0xae, 0x34f, 0x350, 0x61c, 0x61d, 0x115f, 0x1161, 0x17b4, 0x17b6, 0x180b, 0x1810, 0x200b, 0x2010,
    0x202a, 0x202f, 0x2060, 0x2070, 0x3164, 0x3165, 0xfe00, 0xfe10, 0xfeff, 0xff00, 0xffa0, 0xffa1, 0xfff0,
    0xfff9, 0x1bca0, 0x1bca4, 0x1d173, 0x1d17b, 0xe0000, 0xe1000,
];
/// Asks for the emoji form of the character before it.
const EMOJI_FORM: char = '\u{fe0f}';
/// Joins two emoji into one.
const JOINER: char = '\u{200d}';
/// The box around the digit of a keycap.
const KEYCAP: char = '\u{20e3}';

/// Takes no room (`Default_Ignorable_Code_Point`).
pub(crate) fn is_ignorable(character: char) -> bool {
    IGNORABLE.partition_point(|bound| *bound <= u32::from(character)) % 2 == 1
}

/// Turns the direction of writing (`Bidi_Control`).
pub(crate) fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

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
fn is_blank(character: char) -> bool {
    // The fillers of hangul; the empty braille cell, the replaced object, the fillers of other scripts, the empty note head.
    matches!(character, '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{fffc}')
        || matches!(character, '\u{13441}'..='\u{13442}' | '\u{16fe4}' | '\u{1d159}')
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

/// What is suspicious about a text. It is asked while a file is read, when the place of each text is known.
pub(super) fn suspicion(text: &str) -> Option<String> {
    let decomposed = || "it is not in NFC (composed hangul and letters); it is read as if it were".to_owned();
    let formula = text.chars().next().filter(|first| FORMULA.contains(first));
    let formula =
        formula.map(|first| format!("it begins with {first:?}, which a spreadsheet takes for a formula"));
    let found = [(!is_nfc(text)).then(decomposed), invisible(text), formula];
    let found: Vec<String> = found.into_iter().flatten().collect();
    (!found.is_empty()).then(|| found.join("; "))
}

/// A spreadsheet takes a cell that begins with one of these for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The hidden characters in a text, except line ends.
fn invisible(text: &str) -> Option<String> {
    let mut times = BTreeMap::<char, usize>::new();
    for (_, character) in hidden(text).filter(|(_, character)| *character != '\n') {
        *times.entry(character).or_default() += 1;
    }
    let named = times.iter().take(MAX_NAMED).map(|(character, times)| described(*character, *times));
    let more = (times.len() > MAX_NAMED).then(|| format!("and {} more", times.len() - MAX_NAMED));
    let named: Vec<String> = named.chain(more).collect();
    (!named.is_empty()).then(|| format!("it contains invisible characters: {}", named.join(", ")))
}

/// Maximum number of different characters that are named.
const MAX_NAMED: usize = 8;

fn described(character: char, times: usize) -> String {
    let what = match character {
        _ if is_bidi_control(character) => "changes the direction of writing",
        '\u{2028}' | '\u{2029}' => "breaks the line",
        '\u{fffc}' => "stands for an object",
        _ if character.is_control() => "a control character",
        _ if is_blank(character) => "blank",
        _ => "zero width",
    };
    let times = if times > 1 { format!(", {times} times") } else { String::new() };
    format!("U+{:04X} ({what}{times})", u32::from(character))
}
