//! What a text must not hide. These rules run while a file is read, when the place of each text is known.

use std::collections::HashMap;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::catalogue::hidden::{hidden, is_blank};

/// All that is suspicious about a text; most are plain, and looked at only once.
pub(in crate::catalogue) fn suspicion(text: &str) -> Option<String> {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.starts_with(FORMULA) {
        return None;
    }
    let found = [is_composed(text), hides_nothing(text), is_no_formula(text)];
    let found: Vec<String> = found.into_iter().flatten().collect();
    (!found.is_empty()).then(|| found.join("; "))
}

/// A spreadsheet takes a cell that begins so for a formula, and computes it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Hangul and accents are composed.
fn is_composed(text: &str) -> Option<String> {
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes || text.nfc().eq(text.chars());
    (!composed).then(|| "it is not in NFC (composed hangul and letters); it is read as if it were".to_owned())
}

/// Nothing in it that a screen would obey or not show; a text may have several lines.
fn hides_nothing(text: &str) -> Option<String> {
    let mut times: HashMap<char, usize> = HashMap::new();
    let mut first = Vec::new();
    for (_, character) in hidden(text).filter(|(_, character)| *character != '\n') {
        let times = times.entry(character).or_default();
        *times += 1;
        if *times == 1 {
            first.push(character);
        }
    }
    if first.is_empty() {
        return None;
    }
    let shown = first.iter().take(MAX_NAMED);
    let mut named: Vec<String> = shown.map(|character| named(*character, times[character])).collect();
    if first.len() > MAX_NAMED {
        named.push(format!("and {} more", first.len() - MAX_NAMED));
    }
    Some(format!("it contains what cannot be seen: {}", named.join(", ")))
}

/// Maximum number of different characters that are named.
const MAX_NAMED: usize = 8;

fn named(character: char, times: usize) -> String {
    let what = match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            "turns the direction of writing"
        }
        _ if character.is_control() => "a control character",
        _ if is_blank(character) => "blank",
        _ => "of no width",
    };
    let times = if times > 1 { format!(", {times} times") } else { String::new() };
    format!("U+{:04X} ({what}{times})", u32::from(character))
}

/// A spreadsheet shows it and does not compute it.
fn is_no_formula(text: &str) -> Option<String> {
    let first = text.chars().next().filter(|first| FORMULA.contains(first))?;
    Some(format!("it begins with {first:?}, which a spreadsheet takes for a formula"))
}
