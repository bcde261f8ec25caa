//! The one gate through which a text leaves: painted, or, where it is meant for scripts but goes to a terminal, with nothing in it that is
//! obeyed there.

use super::styled::Styled;
use super::{Format, Screen};
use crate::catalogue::{visible, written_out};

/// A written document. What has not passed the gate is none.
#[derive(Debug, Default)]
pub(crate) struct Written {
    text: String,
    /// What a person at a terminal should know of it.
    pub(super) notes: Vec<String>,
}

impl Written {
    pub(super) fn painted(text: &Styled, screen: &Screen) -> Self {
        Self { text: text.paint(screen), notes: Vec::new() }
    }

    /// A text for scripts or for a browser. Tabs and line ends stay, and so do the data, where the format can say them otherwise.
    pub(super) fn bare(text: String, format: Format, screen: &Screen) -> Self {
        let instead = |character: char| match (character, format) {
            ('\t' | '\n', _) => None,
            (_, Format::Json | Format::Jsonl) => {
                let units =
                    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
                Some(units)
            }
            _ => Some(visible(character.encode_utf8(&mut [0; 4])).into_owned()),
        };
        let text = if screen.is_terminal { written_out(&text, instead).into_owned() } else { text };
        Self { text, notes: Vec::new() }
    }

    /// The text for standard output, and the notes.
    pub(crate) fn parts(self) -> (String, Vec<String>) {
        (self.text, self.notes)
    }
}
