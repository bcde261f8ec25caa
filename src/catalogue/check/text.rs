//! What a text must not hide. These rules run while a file is read, when the place of each text is known.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::super::hidden::is_hidden;
use super::TEXT_RULES;

/// All that is suspicious about a text; most are plain, and looked at only once.
pub(in super::super) fn suspicion(text: &str) -> Option<String> {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.starts_with(FORMULA) {
        return None;
    }
    let found: Vec<String> = TEXT_RULES.iter().filter_map(|rule| rule(text)).collect();
    (!found.is_empty()).then(|| found.join("; "))
}

/// A spreadsheet takes a cell that begins so for a formula, and computes it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Hangul and accents are composed.
pub(super) fn is_composed(text: &str) -> Option<String> {
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes || text.nfc().eq(text.chars());
    (!composed).then(|| "it is not in NFC (composed hangul and letters); it is read as if it were".to_owned())
}

/// Nothing in it that a screen would obey or not show; a text may have several lines.
pub(super) fn hides_nothing(text: &str) -> Option<String> {
    let mut hidden: Vec<(char, usize)> = Vec::new();
    for character in text.chars().filter(|character| *character != '\n' && is_hidden(*character)) {
        match hidden.iter_mut().find(|(known, _)| *known == character) {
            Some((_, times)) => *times += 1,
            None => hidden.push((character, 1)),
        }
    }
    if hidden.is_empty() {
        return None;
    }
    let mut named: Vec<String> =
        hidden.iter().take(NAMED).map(|(character, times)| named(*character, *times)).collect();
    if hidden.len() > NAMED {
        named.push(format!("and {} more", hidden.len() - NAMED));
    }
    Some(format!("it contains what cannot be seen: {}", named.join(", ")))
}

/// So many different characters are named; with more, the text is none.
const NAMED: usize = 8;

fn named(character: char, times: usize) -> String {
    let what = match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            "turns the direction of writing"
        }
        _ if character.is_control() => "a control character",
        _ => "of no width",
    };
    let times = if times > 1 { format!(", {times} times") } else { String::new() };
    format!("U+{:04X} ({what}{times})", u32::from(character))
}

/// A spreadsheet shows it and does not compute it.
pub(super) fn is_no_formula(text: &str) -> Option<String> {
    let first = text.chars().next().filter(|first| FORMULA.contains(first))?;
    Some(format!("it begins with {first:?}, which a spreadsheet takes for a formula"))
}
