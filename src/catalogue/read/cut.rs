//! Where a file can be cut so that each piece is a record and can be read alone: before every header `[kind.id]`.
//!
//! Nearly always it is enough to look at the lines that begin with a bracket: only a text of several lines can hold one that passes for a
//! header and is none. Where such a text may begin, or a line begins with a bracket and is no plain header, the TOML crates' own lexer
//! goes through that record and finds its end.

use std::iter::Peekable;
use std::ops::Range;

use memchr::{memchr, memmem};
use toml_parser::Source;
use toml_parser::lexer::{Lexer, TokenKind};

use super::super::fields::Kind;

/// Records are handed out together until they are so long, in bytes.
const UNIT: usize = 128 << 10;
/// What a text of several lines begins with.
const QUOTES: [&str; 2] = ["\"\"\"", "'''"];

const BLANKS: [char; 2] = [' ', '\t'];

/// Cuts a file into records.
pub(super) struct Cutter {
    text: &'static str,
    /// Where the record begins that is not yet handed out; nothing once all are.
    start: Option<usize>,
    /// Where what that record holds begins: behind the bracket of its header, if it has one.
    inside: usize,
    /// Where each of [`QUOTES`] stands next.
    quotes: [usize; QUOTES.len()],
    /// Where the first header of one word stands, `[kind]`: the file is not made of records alone.
    pub(super) unusual: Option<usize>,
}

impl Cutter {
    pub(super) fn new(text: &'static str) -> Self {
        Self { text, start: Some(0), inside: 0, quotes: [0; QUOTES.len()], unusual: None }
    }

    /// The next records, about [`UNIT`] bytes of them; what stands before the first header comes as the first.
    pub(super) fn unit(&mut self) -> Option<Vec<Range<usize>>> {
        let mut start = self.start?;
        let begin = start;
        let mut records = Vec::new();
        while let Some(header) = self.header() {
            records.push(start..header);
            start = header;
            self.inside = header + 1;
            if header - begin >= UNIT {
                self.start = Some(header);
                return Some(records);
            }
        }
        self.start = None;
        records.push(start..self.text.len());
        Some(records)
    }

    /// The header after the record that is not yet handed out.
    fn header(&mut self) -> Option<usize> {
        let quotes = self.quotes_from(self.inside);
        let mut from = self.inside;
        while let Some(bracket) = memchr(b'[', &self.text.as_bytes()[from..]).map(|at| from + at) {
            if quotes < bracket {
                return self.lexed_header();
            }
            if is_line_start(self.text, bracket) {
                let is_plain = header_id(&self.text[bracket + 1..]).is_some_and(|id| !id.is_empty());
                return if is_plain { Some(bracket) } else { self.lexed_header() };
            }
            from = bracket + 1;
        }
        None
    }

    /// The first place from here on where a text of several lines may begin.
    fn quotes_from(&mut self, from: usize) -> usize {
        for (next, quotes) in self.quotes.iter_mut().zip(QUOTES) {
            if *next <= from {
                let rest = &self.text.as_bytes()[from..];
                *next = memmem::find(rest, quotes.as_bytes()).map_or(self.text.len(), |at| from + at);
            }
        }
        self.quotes.into_iter().min().unwrap_or(from)
    }

    /// The same as [`Cutter::header`] by the lexer.
    fn lexed_header(&mut self) -> Option<usize> {
        let mut words = Words::new(&self.text[self.inside..]);
        let found = words.header();
        self.unusual = self.unusual.or(words.unusual.map(|at| self.inside + at));
        found.map(|at| self.inside + at)
    }
}

/// Whether nothing but blanks stands before it in its line.
fn is_line_start(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(BLANKS).as_bytes().last().is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
}

/// The id in a line that reads, after its bracket, like the header of a record. No value is spelt `car.x`, so that what reads like a header
/// is one even where a bracket before it was not closed, and the mistake stays within its record.
fn header_id(text: &str) -> Option<&str> {
    let (kind, rest) = text.lines().next()?.split_once('.')?;
    let (id, rest) = rest.split_once(']')?;
    let (kind, id, rest) = (kind.trim_matches(BLANKS), id.trim_matches(BLANKS), rest.trim());
    let is_header = Kind::from_word(kind).is_some()
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && (rest.is_empty() || rest.starts_with('#'));
    is_header.then_some(id)
}

/// A text word by word.
struct Words<'a> {
    text: &'a str,
    tokens: Peekable<Lexer<'a>>,
    /// Brackets and braces that are open.
    depth: usize,
    /// The first header of one word.
    unusual: Option<usize>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, tokens: Source::new(text).lex().peekable(), depth: 0, unusual: None }
    }

    /// Goes on to the next header of a record.
    fn header(&mut self) -> Option<usize> {
        let mut is_line_start = true;
        while let Some(token) = self.tokens.next() {
            match token.kind() {
                TokenKind::Newline => is_line_start = true,
                TokenKind::Whitespace => {}
                TokenKind::LeftSquareBracket if is_line_start && self.opens_record(token.span().start()) => {
                    self.depth = 0;
                    return Some(token.span().start());
                }
                // What was looked at was a header of another kind, down to the end of its line.
                TokenKind::LeftSquareBracket if is_line_start && self.depth == 0 => {}
                kind => {
                    is_line_start = false;
                    match kind {
                        TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.depth += 1,
                        TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                            self.depth = self.depth.saturating_sub(1);
                        }
                        _ => {}
                    }
                }
            }
        }
        None
    }

    /// Whether the bracket just passed, which stands here, opens the header of a record.
    fn opens_record(&mut self, at: usize) -> bool {
        if self.depth > 0 {
            let after = self.tokens.peek().map(|token| token.span().start());
            return after.is_some_and(|after| header_id(&self.text[after..]).is_some());
        }
        let mut words = 0;
        let mut is_array = false;
        let mut closed = false;
        while let Some(token) =
            self.tokens.next_if(|token| !matches!(token.kind(), TokenKind::Newline | TokenKind::Eof))
        {
            match token.kind() {
                TokenKind::LeftSquareBracket => is_array = true,
                TokenKind::RightSquareBracket => {
                    closed = true;
                    break;
                }
                TokenKind::Whitespace | TokenKind::Dot => {}
                _ => words += 1,
            }
        }
        if is_array {
            // The second bracket that closes it.
            self.tokens.next_if(|token| token.kind() == TokenKind::RightSquareBracket);
        }
        if closed && !is_array && words == 1 {
            self.unusual = self.unusual.or(Some(at));
        }
        closed && !is_array && words == 2
    }
}
