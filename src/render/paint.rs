//! Turns styled text into output: looks become escape sequences or nothing; signs of our own get their colour or their ASCII substitute.
//! Styles and links are closed at the end of each line.

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

/// Signs of our own that are not ASCII: of text, of timelines and of trees; and below each the letter that stands for it where only ASCII can
/// be shown. One letter stands for one, so that no line grows when it is shown.
const SIGNS: &str = "…–·✓◦≠─²█▓░╌┊▶◆◇│├└┄";
const ASCII: &str = ".-|+o!-2#=:-|>*x||`.";

/// What stands for a letter that is one of our own signs where it is not data.
fn ascii(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    SIGNS.chars().zip(ASCII.chars()).find(|(sign, _)| *sign == letter).map(|(_, ascii)| ascii)
}

/// Whether a letter is one of our own signs where it is not data.
pub(super) fn is_sign(letter: char) -> bool {
    SIGNS.contains(letter)
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
        let is_plain = |letter: char| letter.is_ascii() && letter != '\n';
        for run in text.split_inclusive(|letter| !is_plain(letter)) {
            let plain = run.trim_end_matches(|letter| !is_plain(letter));
            if !plain.is_empty() {
                self.turn(look.style, look.link.as_deref());
                self.out.push_str(plain);
            }
            run[plain.len()..].chars().for_each(|letter| self.letter(letter, look));
        }
    }

    fn letter(&mut self, letter: char, look: &'a Look) {
        let ascii = ascii(letter).filter(|_| !look.is_data);
        let style = match letter {
            '\n' => Style::new(),
            '✓' if ascii.is_some() => look.style.fg_color(Some(AnsiColor::Green.into())),
            '≠' if ascii.is_some() => look.style.fg_color(Some(AnsiColor::Yellow.into())),
            _ => look.style,
        };
        self.turn(style, look.link.as_deref().filter(|_| letter != '\n'));
        let shown = if letter == NBSP { ' ' } else { letter };
        self.out.push(ascii.filter(|_| self.screen.ascii).unwrap_or(shown));
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
