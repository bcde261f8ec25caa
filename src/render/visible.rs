//! What is meant for scripts but goes to a terminal: nothing of it may be obeyed there.

use super::Format;
use crate::catalogue::{visible, written_out};

/// The text with everything written out that a terminal would obey or not show. Its tabs and line ends stay, and so do the data, where the
/// format can say them otherwise.
pub(super) fn harmless(text: &str, format: Format) -> String {
    let instead = |character: char| match (character, format) {
        ('\t' | '\n', _) => None,
        (_, Format::Json | Format::Jsonl) => {
            Some(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect())
        }
        _ => Some(visible(character.encode_utf8(&mut [0; 4])).into_owned()),
    };
    written_out(text, instead).into_owned()
}
