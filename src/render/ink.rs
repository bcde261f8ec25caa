//! Bold and faint, as marks in the text that take no room: the layout measures the text as it will stand, and [`paint`] turns the
//! marks into terminal codes, or removes them, at the very end.

use std::borrow::Cow;

use super::Screen;

/// Characters of no width; in data they are made visible by [`visible()`](super::visible()), so none can come from there.
const BOLD: char = '\u{2061}';
const FAINT: char = '\u{2062}';
const END: char = '\u{2063}';

/// Text that stands out, where the screen can show it.
#[must_use]
pub fn bold<'a>(text: &'a str, screen: &Screen) -> Cow<'a, str> {
    marked(BOLD, text, screen)
}

/// Text that stands back: doubt, notes, silence.
#[must_use]
pub fn faint<'a>(text: &'a str, screen: &Screen) -> Cow<'a, str> {
    marked(FAINT, text, screen)
}

fn marked<'a>(mark: char, text: &'a str, screen: &Screen) -> Cow<'a, str> {
    if screen.colour { Cow::Owned(format!("{mark}{text}{END}")) } else { Cow::Borrowed(text) }
}

/// Whether a character of a laid-out text is none of its own.
#[must_use]
pub fn is_mark(character: char) -> bool {
    matches!(character, BOLD | FAINT | END)
}

/// What ends the bold or faint that a text cut short leaves open.
#[must_use]
pub fn open_end(text: &str) -> &'static str {
    match text.chars().rev().find(|character| is_mark(*character)) {
        Some(BOLD | FAINT) => "\u{2063}",
        _ => "",
    }
}

/// The finished text, with terminal codes in place of the marks.
#[must_use]
pub fn paint(text: String, screen: &Screen) -> String {
    if !screen.colour {
        return text;
    }
    text.replace(BOLD, "\x1b[1m").replace(FAINT, "\x1b[2m").replace(END, "\x1b[0m")
}
