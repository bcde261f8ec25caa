//! Rules for what a text must not hide. They are applied while a file is read, when the place of each text is known.

use std::collections::BTreeMap;

use unicode_normalization::is_nfc;

use crate::catalogue::hidden::{hidden, is_blank};
use crate::catalogue::unicode::is_bidi_control;

/// What is suspicious about a text.
pub(in crate::catalogue) fn suspicion(text: &str) -> Option<String> {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.starts_with(FORMULA) {
        return None;
    }
    let decomposed = "it is not in NFC (composed hangul and letters); it is read as if it were".to_owned();
    let formula = text.chars().next().filter(|first| FORMULA.contains(first));
    let formula =
        formula.map(|first| format!("it begins with {first:?}, which a spreadsheet takes for a formula"));
    let found = [(!is_nfc(text)).then_some(decomposed), invisible(text), formula];
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
