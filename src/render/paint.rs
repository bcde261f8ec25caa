//! The gate through which a text leaves: marks become escapes or nothing, signs of our own get their colour, or ASCII in their place.

use super::Screen;
use super::marks::{BOLD, DATA, END, FAINT, LINK, LINKED, MAGENTA, PLAIN, SIGN, SIGNS, TAGS, UNLINK};

/// The text as the screen can show it.
pub(super) fn let_out(text: &str, screen: &Screen) -> String {
    let mut out = Painted { out: String::with_capacity(text.len() + 64), ..Painted::default() };
    let mut letters = text.chars();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let after = before.replace(letter);
        match letter {
            BOLD | FAINT if screen.colour => out.begin(if letter == BOLD { "\x1b[1m" } else { "\x1b[2m" }),
            END if screen.colour => out.end(),
            BOLD | FAINT | END | DATA | SIGN => {}
            LINK => {
                let address = letters.by_ref().take_while(|letter| *letter != LINKED);
                let address = address.filter_map(|tag| char::from_u32(u32::from(tag).checked_sub(TAGS)?));
                out.link = Some(address.collect::<String>()).filter(|_| screen.links);
            }
            UNLINK => out.unlink(),
            '?' if after == Some(SIGN) => out.sign("?", if screen.colour { MAGENTA } else { "" }),
            letter if letter.is_ascii() || after == Some(DATA) => out.letter(letter),
            '–' if after == Some(SIGN) && screen.ascii => out.letter('.'),
            letter => match SIGNS.iter().find(|(sign, ..)| *sign == letter) {
                Some((_, ascii, colour)) => {
                    let shown = if screen.ascii { (*ascii).to_owned() } else { letter.to_string() };
                    out.sign(&shown, if screen.colour { colour } else { "" });
                }
                None => out.letter(letter),
            },
        }
    }
    out.unlink();
    out.out
}

/// A text on its way out: which styles and which link hold where it ends.
#[derive(Default)]
struct Painted {
    out: String,
    styles: Vec<&'static str>,
    link: Option<String>,
    is_linking: bool,
}

impl Painted {
    fn begin(&mut self, style: &'static str) {
        self.styles.push(style);
        self.out.push_str(style);
    }

    /// Ends a style; those around it go on.
    fn end(&mut self) {
        self.styles.pop();
        self.out.push_str(PLAIN);
        self.styles.iter().for_each(|style| self.out.push_str(style));
    }

    /// A link begins with its first letter in a line and ends with the line, so that no margin belongs to it.
    fn letter(&mut self, letter: char) {
        if self.is_linking && letter == '\n' {
            self.pause_link();
        } else if let Some(address) =
            self.link.as_ref().filter(|_| !self.is_linking && !letter.is_whitespace())
        {
            self.out.push_str(&format!("\x1b]8;;{address}\x1b\\"));
            self.is_linking = true;
        }
        self.out.push(letter);
    }

    fn pause_link(&mut self) {
        if std::mem::take(&mut self.is_linking) {
            self.out.push_str("\x1b]8;;\x1b\\");
        }
    }

    fn unlink(&mut self) {
        self.pause_link();
        self.link = None;
    }

    fn sign(&mut self, sign: &str, colour: &'static str) {
        if colour.is_empty() {
            return sign.chars().for_each(|letter| self.letter(letter));
        }
        self.begin(colour);
        self.out.push_str(sign);
        self.end();
    }
}
