//! Text with styles: plain words, and beside them the spans that stand out.
//!
//! A span is a range and a look, so that a text is measured, cut and wrapped by its words alone, and no style can be left open. Text from
//! outside is made visible on the way in ([`Styled::data`]), and only [`Styled::paint`] and its sisters let a text out: they alone write
//! escapes, which pages, pictures and scripts therefore cannot hold.

use std::borrow::{Borrow, Cow};
use std::ops::Range;
use std::rc::Rc;

use anstyle::Style;

use super::Screen;
pub(crate) use super::paint::NBSP;
use super::paint::{Look, Paint, is_sign};
use super::wrap::{end, end_at_a_word, lines, words};
pub(crate) use super::wrap::{width, wrap};
use crate::catalogue::visible;

/// How far a text is indented where it goes on.
pub(crate) const CONTINUED: usize = 2;

/// Text with styles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Styled {
    text: String,
    /// In order, apart from each other; what lies between them is plain text of the program.
    spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    at: Range<usize>,
    look: Look,
}

impl Styled {
    /// No text.
    pub(super) const EMPTY: &Self = &Self { text: String::new(), spans: Vec::new() };

    /// Words of the data or of the user, with everything that a terminal would obey or hide written out.
    pub(crate) fn data(text: &str) -> Self {
        let text = visible(text).into_owned();
        // The sign of a possible match is the only one in ASCII.
        let has_signs = text.contains('~') || !text.is_ascii() && text.contains(is_sign);
        let plain = Self { text, spans: Vec::new() };
        if has_signs { plain.restyled(|look| look.is_data = true) } else { plain }
    }

    /// Words of the program.
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), spans: Vec::new() }
    }

    /// The text in bold.
    pub(crate) fn bold(self) -> Self {
        self.restyled(|look| look.style = look.style.bold())
    }

    /// The text in faint.
    pub(crate) fn faint(self) -> Self {
        self.restyled(|look| look.style = look.style.dimmed())
    }

    /// The text in a style of its own.
    pub(super) fn styled(self, style: Style) -> Self {
        self.restyled(|look| look.style = style)
    }

    /// The text as a link, if the address is one of the web.
    pub(crate) fn linked(self, address: &str) -> Self {
        if !is_web(address) {
            return self;
        }
        let link: Rc<str> = encoded(address).into();
        self.restyled(|look| look.link = Some(Rc::clone(&link)))
    }

    fn restyled(self, change: impl Fn(&mut Look)) -> Self {
        let mut restyled = Self::default();
        for (text, look) in self.pieces() {
            let mut look = look.clone();
            change(&mut look);
            restyled.spans.push(Span { at: restyled.text.len()..restyled.text.len() + text.len(), look });
            restyled.text.push_str(text);
        }
        restyled
    }

    /// The spans, and what lies between them.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&str, &Look)> {
        const PLAIN: &Look = &Look { style: Style::new(), is_data: false, link: None };
        let starts = std::iter::once(0).chain(self.spans.iter().map(|span| span.at.end));
        let ends = self.spans.iter().map(|span| span.at.start).chain([self.text.len()]);
        let between = starts.zip(ends).map(|(start, end)| (&self.text[start..end], PLAIN));
        let spans = self.spans.iter().map(|span| Some((&self.text[span.at.clone()], &span.look)));
        let pieces = between.zip(spans.chain([None])).flat_map(|(plain, span)| [Some(plain), span]);
        pieces.flatten().filter(|(text, _)| !text.is_empty())
    }

    /// Adds words of the program.
    pub(crate) fn push_own(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds words of the data or of the user.
    pub(crate) fn push_data(&mut self, text: &str) {
        self.push(&Self::data(text));
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, other: &Self) {
        let base = self.text.len();
        let moved =
            |span: &Span| Span { at: base + span.at.start..base + span.at.end, look: span.look.clone() };
        self.spans.extend(other.spans.iter().map(moved));
        self.text.push_str(&other.text);
    }

    /// Several texts with words of the program between them.
    pub(crate) fn joined(texts: impl IntoIterator<Item: Borrow<Self>>, between: &str) -> Self {
        let mut joined = Self::default();
        for (index, text) in texts.into_iter().enumerate() {
            joined.push_own(if index > 0 { between } else { "" });
            joined.push(text.borrow());
        }
        joined
    }

    /// Lines below each other, without white space at their ends.
    pub(crate) fn of_lines(lines: &[Self]) -> Self {
        let mut all = Self::default();
        for line in lines {
            all.push(&line.trimmed());
            all.push_own("\n");
        }
        all
    }

    /// A part of it, by bytes.
    pub(super) fn slice(&self, range: Range<usize>) -> Self {
        let first = self.spans.partition_point(|span| span.at.end <= range.start);
        let spans = self.spans[first..].iter().take_while(|span| span.at.start < range.end);
        let cut = |span: &Span| {
            let (start, end) = (span.at.start.max(range.start), span.at.end.min(range.end));
            Span { at: start - range.start..end - range.start, look: span.look.clone() }
        };
        Self { spans: spans.map(cut).collect(), text: self.text[range].to_owned() }
    }

    /// The text without white space at its end.
    pub(crate) fn trimmed(&self) -> Self {
        self.slice(0..self.text.trim_end().len())
    }

    /// Whether it is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Cells that it takes on a terminal.
    pub(crate) fn width(&self) -> usize {
        width(&self.text)
    }

    /// Cells of the longest word.
    pub(crate) fn longest_word(&self) -> usize {
        words(&self.text).map(|word| width(&self.text[word])).max().unwrap_or(0)
    }

    /// The text in at most `room` cells, with `…` at the end where it is longer; cut at a word, where that leaves enough. Characters of
    /// several code points are never cut in two.
    pub(crate) fn cut(self, room: usize, screen: &Screen) -> Self {
        if self.width() <= room {
            return self;
        }
        let ellipsis = if width(screen.ellipsis()) > room { "" } else { screen.ellipsis() };
        let end = end_at_a_word(&self.text, end(&self.text, room.saturating_sub(width(screen.ellipsis()))));
        let mut kept = self.slice(0..end).trimmed();
        kept.push_own(ellipsis);
        kept
    }

    /// The text with spaces up to a number of cells.
    pub(crate) fn pad(mut self, room: usize) -> Self {
        let missing = room.saturating_sub(self.width());
        self.text.extend(std::iter::repeat_n(' ', missing));
        self
    }

    /// The text in lines of at most `room` cells, broken between words. A word longer than a line is broken where it must be, an id
    /// behind a hyphen, but no address, which would be of no use in pieces.
    pub(crate) fn wrap(&self, room: usize) -> Vec<Self> {
        lines(&self.text, room, room, true).into_iter().map(|line| self.slice(line)).collect()
    }

    /// The same with addresses broken too, as the cells of a table need it.
    pub(super) fn broken(&self, room: usize) -> Vec<Self> {
        lines(&self.text, room, room, false).into_iter().map(|line| self.slice(line)).collect()
    }

    /// The first lines of the text, the last of them cut with `…` where there are more.
    pub(crate) fn clipped(&self, most: usize, room: usize, screen: &Screen) -> Vec<Self> {
        let mut lines = self.wrap(room);
        if lines.len() > most {
            let rest = lines.split_off(most - 1);
            lines.push(Self::joined(&rest, " ").cut(room, screen));
        }
        lines
    }

    /// The text in lines beside what stands before its first one.
    pub(crate) fn hanging(&self, before: &Self, indent: usize, room: usize) -> Vec<Self> {
        beside(before, indent, self.wrap(room.saturating_sub(indent)))
    }

    /// The text in lines, the first as far from the edge as the text begins, the others farther.
    pub(crate) fn running(&self, room: usize) -> Vec<Self> {
        let first = self.text.len() - self.text.trim_start_matches(' ').len();
        let others = first + CONTINUED;
        let lines = lines(&self.text, room.saturating_sub(first), room.saturating_sub(others), true);
        let margins = std::iter::once(first).chain(std::iter::repeat(others));
        let line = |(margin, line)| Self::joined([Self::default().pad(margin), self.slice(line)], "");
        margins.zip(lines).map(line).collect()
    }

    /// The words alone, as they are laid out.
    pub(super) fn words(&self) -> &str {
        &self.text
    }

    /// The text without its styles.
    pub(crate) fn plain(&self) -> String {
        self.text.replace(NBSP, " ")
    }

    /// The text as the screen can show it.
    pub(crate) fn paint(&self, screen: &Screen) -> String {
        let mut paint = Paint::on(screen, self.text.len());
        for (text, look) in self.pieces() {
            paint.add(text, look);
        }
        paint.finish()
    }
}

/// Lines under each other, the first beside something.
pub(super) fn beside(before: &Styled, indent: usize, lines: impl IntoIterator<Item = Styled>) -> Vec<Styled> {
    let margins = std::iter::once(before.clone()).chain(std::iter::repeat(Styled::default()));
    margins.zip(lines).map(|(margin, line)| Styled::joined([margin.pad(indent), line], "")).collect()
}

/// An address as a terminal and a browser take it, with everything but visible ASCII in percents.
pub(super) fn encoded(address: &str) -> Cow<'_, str> {
    // Without a way out, so that several bytes are looked at together.
    if address.bytes().fold(true, |all, byte| all & byte.is_ascii_graphic()) {
        return address.into();
    }
    let taken = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    address.bytes().map(taken).collect::<String>().into()
}

/// Whether it is an address that a browser may be sent to.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}
