//! The gate through which a text with styles leaves: looks become escapes or nothing, signs of our own get their colour, or ASCII in
//! their place. Each line ends what it begins.

use std::rc::Rc;

use anstyle::{AnsiColor, Style};

use super::Screen;

/// A space at which no line breaks; in the finished text it is a space.
pub(crate) const NBSP: char = '\u{a0}';

/// How a text stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) style: Style,
    /// It came from outside: its signs are its own, and ASCII output leaves them as they are.
    pub(super) is_data: bool,
    /// The address that it links to.
    pub(super) link: Option<Rc<str>>,
}

/// Signs of our own that are not ASCII, what stands for each where only ASCII can be shown, and its colour. One letter stands for one,
/// so that no line grows when it is shown.
const SIGNS: [(char, char, Option<AnsiColor>); 20] = [
    ('…', '.', None),
    ('–', '-', None),
    ('·', '|', None),
    ('✓', '+', Some(AnsiColor::Green)),
    ('◦', 'o', None),
    ('≠', '!', Some(AnsiColor::Yellow)),
    ('─', '-', None),
    ('²', '2', None),
    // Bars of a timeline.
    ('█', '#', None),
    ('▓', '=', None),
    ('░', ':', None),
    ('╌', '-', None),
    ('┊', '|', None),
    ('▶', '>', None),
    ('◆', '*', None),
    ('◇', 'x', None),
    // Branches of a tree.
    ('│', '|', None),
    ('├', '|', None),
    ('└', '`', None),
    ('┄', '.', None),
];

/// Whether a letter is one of our own signs where it is not data.
pub(super) fn is_sign(letter: char) -> bool {
    SIGNS.iter().any(|(sign, ..)| *sign == letter)
}

/// A text on its way out.
pub(super) struct Paint<'a> {
    screen: &'a Screen,
    out: String,
    style: Style,
    link: Option<&'a str>,
}

impl<'a> Paint<'a> {
    pub(super) fn on(screen: &'a Screen, length: usize) -> Self {
        Self { screen, out: String::with_capacity(length + length / 4), style: Style::new(), link: None }
    }

    /// Adds a text of one look.
    pub(super) fn add(&mut self, text: &str, look: &'a Look) {
        for line in text.split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            self.turn(look.style, look.link.as_deref());
            if words.is_ascii() {
                self.out.push_str(words);
            } else {
                words.chars().for_each(|letter| self.letter(letter, look));
            }
            if words.len() < line.len() {
                self.turn(Style::new(), None);
                self.out.push('\n');
            }
        }
    }

    fn letter(&mut self, letter: char, look: &'a Look) {
        let sign = SIGNS.iter().find(|(sign, ..)| *sign == letter).filter(|_| !look.is_data);
        let colour = sign.and_then(|(.., colour)| *colour);
        let style = if colour.is_some() { look.style.fg_color(colour.map(Into::into)) } else { look.style };
        self.turn(style, look.link.as_deref());
        self.out.push(match sign {
            Some((_, ascii, _)) if self.screen.ascii => *ascii,
            _ if letter == NBSP => ' ',
            _ => letter,
        });
    }

    /// Ends the style and the link that hold, and begins others.
    fn turn(&mut self, style: Style, link: Option<&'a str>) {
        let link = link.filter(|_| self.screen.links);
        if self.link != link {
            self.out.push_str(if self.link.is_some() { "\x1b]8;;\x1b\\" } else { "" });
            self.out.push_str(&link.map(|address| format!("\x1b]8;;{address}\x1b\\")).unwrap_or_default());
            self.link = link;
        }
        if self.screen.colour && self.style != style {
            self.out.push_str(&format!("{}{}", self.style.render_reset(), style.render()));
            self.style = style;
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.turn(Style::new(), None);
        self.out
    }
}
