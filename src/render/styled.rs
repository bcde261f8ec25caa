//! Text with styles, and the one gate through which it leaves the program.
//!
//! The styles stand in the text as marks that take no room, so that it is measured, cut and wrapped as it will stand. Text from
//! outside is made visible on the way in ([`Styled::data`]), so that no mark can come from there, and only [`Styled::paint`] and
//! [`Styled::plain`] let a text out: no format can pass a mark on.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation as _;

use super::Screen;
use crate::catalogue::visible;

use super::marks::{BOLD, DATA, END, FAINT, LINK, LINKED, SIGNS, TAGS, UNLINK, is_mark};
use super::paint::let_out;
pub(crate) use super::wrap::{width, wrap};

/// A space at which no line breaks; in the finished text it is a space.
pub(crate) const NBSP: char = '\u{a0}';

/// What stands for what is not recorded, where there is no room for words.
pub(crate) const DASH: &str = "\u{206a}–";
/// The sign of doubt, which is a sign and no question.
pub(crate) const DOUBT: &str = "\u{206a}?";

/// How a text stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Names and headings.
    Bold,
    /// Doubt, notes, silence.
    Faint,
}

/// Text with styles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Styled(String);

impl Styled {
    /// Words of the data or of the user, with everything that a terminal would obey or hide written out.
    #[must_use]
    pub(crate) fn data(text: &str) -> Self {
        let visible = visible(text);
        if visible.is_ascii() || !visible.contains(|letter| SIGNS.iter().any(|(sign, ..)| *sign == letter)) {
            return Self(visible.into_owned());
        }
        let mut protected = String::with_capacity(visible.len() + 8);
        for letter in visible.chars() {
            if SIGNS.iter().any(|(sign, ..)| *sign == letter) {
                protected.push(DATA);
            }
            protected.push(letter);
        }
        Self(protected)
    }

    /// Words of our own.
    #[must_use]
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text in a style.
    #[must_use]
    pub(crate) fn styled(self, style: Style) -> Self {
        if self.0.is_empty() {
            return self;
        }
        let mark = match style {
            Style::Bold => BOLD,
            Style::Faint => FAINT,
        };
        Self(format!("{mark}{}{END}", self.0))
    }

    /// The text in bold.
    #[must_use]
    pub(crate) fn bold(self) -> Self {
        self.styled(Style::Bold)
    }

    /// The text in faint.
    #[must_use]
    pub(crate) fn faint(self) -> Self {
        self.styled(Style::Faint)
    }

    /// The text as a link, if the address is one of the web.
    #[must_use]
    pub(crate) fn linked(self, address: &str) -> Self {
        if !is_web(address) || self.0.is_empty() {
            return self;
        }
        let mut linked = String::from(LINK);
        for byte in address.bytes() {
            let escaped =
                if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
            linked.extend(escaped.chars().filter_map(|letter| char::from_u32(TAGS + u32::from(letter))));
        }
        Self(format!("{linked}{LINKED}{}{UNLINK}", self.0))
    }

    /// Adds words of our own.
    pub(crate) fn push_own(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Adds words of the data or of the user.
    pub(crate) fn push_data(&mut self, text: &str) {
        self.0.push_str(&Self::data(text).0);
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Several texts with words of our own between them.
    #[must_use]
    pub(crate) fn joined(texts: &[Self], between: &str) -> Self {
        Self(texts.iter().map(|text| text.0.as_str()).collect::<Vec<_>>().join(between))
    }

    /// Lines below each other, without white space at their ends.
    #[must_use]
    pub(crate) fn of_lines(lines: &[Self]) -> Self {
        Self(lines.iter().map(|line| format!("{}\n", line.0.trim_end())).collect())
    }

    /// The text with another character for one of our own.
    #[must_use]
    pub(crate) fn replace(&self, from: char, to: char) -> Self {
        Self(self.0.chars().map(|letter| if letter == from { to } else { letter }).collect())
    }

    /// The text without white space at its end.
    #[must_use]
    pub(crate) fn trimmed(&self) -> Self {
        Self(self.0.trim_end().to_owned())
    }

    /// Whether a sign of our own stands in it; that of data is none.
    #[must_use]
    pub(crate) fn shows(&self, sign: &str) -> bool {
        self.0.match_indices(sign).any(|(at, _)| !self.0[..at].ends_with(DATA))
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Cells that it takes on a terminal.
    #[must_use]
    pub(crate) fn width(&self) -> usize {
        width(&self.0)
    }

    /// Cells of the longest word that is of no use in pieces, such as an id or an address.
    #[must_use]
    pub(crate) fn longest_word(&self) -> usize {
        let words = self.0.split([' ', NBSP]).map(|word| word.trim_matches(is_mark));
        words.filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0)
    }

    /// The text in at most `room` cells, with `…` at the end where it is longer. Characters of several code points are never cut in two.
    #[must_use]
    pub(crate) fn cut(&self, room: usize, screen: &Screen) -> Self {
        if self.width() <= room {
            return self.clone();
        }
        let ellipsis = if screen.ascii { 3 } else { 1 };
        let mut kept = String::new();
        let mut used = ellipsis;
        for grapheme in self.0.graphemes(true) {
            used += width(grapheme);
            if used > room {
                break;
            }
            kept.push_str(grapheme);
        }
        kept.truncate(kept.trim_end_matches(|last: char| last.is_whitespace() || is_mark(last)).len());
        close(&mut kept);
        if room >= ellipsis {
            kept.push('…');
        }
        Self(kept)
    }

    /// The text with spaces up to a number of cells.
    #[must_use]
    pub(crate) fn pad(mut self, room: usize) -> Self {
        let missing = room.saturating_sub(self.width());
        self.0.extend(std::iter::repeat_n(' ', missing));
        self
    }

    /// The text in lines of at most `room` cells, broken between words. A word longer than a line is broken where it must be, unless it
    /// is an id or an address, which would be of no use in pieces.
    #[must_use]
    pub(crate) fn wrap(&self, room: usize) -> Vec<Self> {
        wrap(&self.0, room).into_iter().map(Self).collect()
    }

    /// The first lines of the text, the last of them cut with `…` where there are more.
    #[must_use]
    pub(crate) fn clipped(&self, most: usize, room: usize, screen: &Screen) -> Vec<Self> {
        let lines = self.wrap(room);
        if lines.len() <= most { lines } else { shortened(lines, most, room, screen) }
    }

    /// The text in lines beside what stands before its first one; without a limit in one line.
    #[must_use]
    pub(crate) fn hanging(&self, before: &Self, indent: usize, room: Option<usize>) -> Vec<Self> {
        let lines = room.map_or_else(|| vec![self.clone()], |room| self.wrap(room.saturating_sub(indent)));
        let margins = std::iter::once(before.clone().pad(indent))
            .chain(std::iter::repeat(Self::own(" ".repeat(indent))));
        margins.zip(lines).map(|(margin, line)| Self::joined(&[margin, line], "")).collect()
    }

    /// The text without its styles.
    #[must_use]
    pub(crate) fn plain(&self) -> String {
        self.let_out(&Screen::default()).replace(NBSP, " ")
    }

    /// The text as the screen can show it.
    #[must_use]
    pub(crate) fn paint(&self, screen: &Screen) -> String {
        self.let_out(screen).replace(NBSP, " ")
    }

    /// The text as the screen can show it, without its styles.
    #[must_use]
    pub(crate) fn unstyled(&self, screen: &Screen) -> String {
        self.note(screen).replace(NBSP, " ")
    }

    /// A line for standard error, without styles; it is still to be wrapped, so that the spaces at which no line breaks stay.
    #[must_use]
    pub(crate) fn note(&self, screen: &Screen) -> String {
        self.let_out(&Screen { colour: false, links: false, ..*screen })
    }

    fn let_out(&self, screen: &Screen) -> String {
        let_out(&self.0, screen)
    }

    /// The text with its marks, for the library that lays out tables; what it makes of it comes back by [`Styled::from_layout`].
    pub(super) fn for_layout(&self) -> &str {
        &self.0
    }

    /// What a library made of texts from [`Styled::for_layout`].
    pub(super) fn from_layout(text: String) -> Self {
        Self(text)
    }
}

/// At most so many lines, the last of them cut to the room that there is.
pub(super) fn shortened(mut lines: Vec<Styled>, most: usize, room: usize, screen: &Screen) -> Vec<Styled> {
    let last = lines.len().min(most) - 1;
    let rest = Styled::joined(&lines[last..], " ");
    lines.truncate(last);
    lines.push(rest.cut(room, screen));
    lines
}

impl fmt::Write for Styled {
    /// Adds words of our own.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_own(text);
        Ok(())
    }
}

/// Whether it is an address that a browser may be sent to.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

/// Ends what a text that was cut off has begun.
fn close(text: &mut String) {
    // An address that was cut off is none.
    if let Some(link) = text.rfind(LINK).filter(|link| !text[*link..].contains(LINKED)) {
        text.truncate(link);
    }
    let count = |mark: char| text.matches(mark).count();
    let styles = (count(BOLD) + count(FAINT)).saturating_sub(count(END));
    let is_linked = count(LINK) > count(UNLINK);
    text.extend(std::iter::repeat_n(END, styles));
    text.extend(is_linked.then_some(UNLINK));
}
