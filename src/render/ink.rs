//! Bold and faint, as marks in the text that take no room: the layout measures the text as it will stand, and [`paint`] turns the
//! marks into terminal codes, or removes them, at the very end.

/// Characters of no width; in data they are made visible by [`super::visible`], so none can come from there.
const BOLD: char = '\u{2061}';
const FAINT: char = '\u{2062}';
const END: char = '\u{2063}';

/// Text that stands out.
#[must_use]
pub fn bold(text: &str) -> String {
    format!("{BOLD}{text}{END}")
}

/// Text that stands back: doubt, notes, silence.
#[must_use]
pub fn faint(text: &str) -> String {
    format!("{FAINT}{text}{END}")
}

/// What ends the bold or faint that a text cut short leaves open.
#[must_use]
pub fn open_end(text: &str) -> &'static str {
    match text.chars().rev().find(|character| matches!(*character, BOLD | FAINT | END)) {
        Some(BOLD | FAINT) => "\u{2063}",
        _ => "",
    }
}

/// The finished text, with terminal codes or without any trace of the marks.
#[must_use]
pub fn paint(text: &str, colour: bool) -> String {
    let mut painted = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            BOLD if colour => painted.push_str("\x1b[1m"),
            FAINT if colour => painted.push_str("\x1b[2m"),
            END if colour => painted.push_str("\x1b[0m"),
            BOLD | FAINT | END => {}
            other => painted.push(other),
        }
    }
    painted
}
