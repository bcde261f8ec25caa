//! Licence plates, drawn: the ground, the letters and what is left open, from the fields of a record. What is not recorded is not drawn.

use anstyle::{Ansi256Color, Style};
use askama::Template;
use indexmap::IndexSet;

use crate::catalogue::fields::plate;
use crate::catalogue::{Record, Statement};

/// A colour by its name, and its number on a terminal.
type Colour = (&'static str, u8);

/// Colours that a plate can have, each with its number among the 256 of a terminal; each has a class in the style sheet.
const COLOURS: [Colour; 8] = [
    ("white", 231),
    ("black", 16),
    ("blue", 25),
    ("yellow", 220),
    ("orange", 208),
    ("green", 28),
    ("red", 124),
    ("grey", 245),
];
/// What stands for figures that may be any.
const OPEN: &str = "••••";

/// A plate.
#[derive(Template)]
#[template(path = "handbook-plate.html")]
pub(super) struct Drawn<'a> {
    /// Its colours as classes; none if they are not recorded.
    class: String,
    /// What is open before the code, the code, what is open after it.
    parts: [&'a str; 3],
}

/// The plates of a record: one for each version of its colour; none where it is about no plate that could be drawn.
pub(super) fn drawn(record: &Record) -> Vec<Drawn<'_>> {
    let (Some(topic), Some(code)) = (record.text(plate::TOPIC), record.text(plate::CODE)) else {
        return Vec::new();
    };
    let parts = match topic {
        "colour" => ["", "", OPEN],
        "region" => ["", code, OPEN],
        "sector-code" => ["••", code, OPEN],
        "format" | "number" | "vehicle-type" => ["", code, ""],
        _ => return Vec::new(),
    };
    let told = |said: Statement<'_>| colours(said.text().unwrap_or_default(), said.note.unwrap_or_default());
    let told = record.answer(plate::COLOUR).statements().map(told);
    let mut classes: IndexSet<String> = told.filter(|class| !class.is_empty()).collect();
    if classes.is_empty() {
        classes.insert(colours(code, ""));
    }
    classes.retain(|class| topic != "colour" || !class.is_empty());
    classes.into_iter().map(|class| Drawn { class, parts }).collect()
}

/// The classes of a ground and its letters: `on-blue in-white` for "blue with white characters".
pub(in crate::render) fn colours(text: &str, note: &str) -> String {
    let Some(((ground, _), letters)) = named(text, note) else { return String::new() };
    let letters = letters.map(|(letters, _)| format!(" in-{letters}"));
    format!("on-{ground}{}", letters.unwrap_or_default())
}

/// The same for a terminal; if the colour of the letters is not recorded, white on dark grounds and black on others.
pub(in crate::render) fn style(text: &str, note: &str) -> Style {
    let Some(((ground, number), letters)) = named(text, note) else { return Style::new() };
    let is_dark = matches!(ground, "black" | "blue" | "green" | "red");
    let letters = letters.map_or(if is_dark { 231 } else { 16 }, |(_, number)| number);
    Ansi256Color(letters).on(Ansi256Color(number))
}

/// The colours of a ground and, where they are told of, of its letters.
fn named(text: &str, note: &str) -> Option<(Colour, Option<Colour>)> {
    let (ground, letters) = text.split_once(" with ").unwrap_or((text, ""));
    let named = |text: &str| {
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        words.find_map(|word| COLOURS.into_iter().find(|(colour, _)| *colour == word))
    };
    Some((named(ground)?, named(letters).or_else(|| named(note.strip_prefix("with ")?))))
}

#[cfg(test)]
mod tests {
    use super::colours;

    #[test]
    fn colours_are_those_that_are_named() {
        assert_eq!(colours("blue with white characters", ""), "on-blue in-white");
        assert_eq!(colours("yellow", "with black characters"), "on-yellow in-black");
        assert_eq!(colours("red", "red in all"), "on-red");
        assert_eq!(colours("pale", ""), "");
    }
}
