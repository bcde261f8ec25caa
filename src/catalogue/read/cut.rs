//! Where a file can be cut so that each piece is a record and can be read alone: before every header `[kind.id]`.
//!
//! The TOML crates' own lexer finds them, so that no text inside a string or a comment passes for one.

use std::iter::Peekable;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Lexer, TokenKind};

use super::super::fields::Kind;

/// Records are handed out together until they are so long, in bytes.
const UNIT: usize = 128 << 10;

/// Cuts a file into records.
pub(super) struct Cutter {
    text: &'static str,
    tokens: Peekable<Lexer<'static>>,
    /// Where the record begins that is not yet handed out; nothing once all are.
    start: Option<usize>,
    /// Brackets and braces that are open.
    depth: usize,
    /// There is a header of one word, `[kind]`: the file is not made of records alone.
    pub(super) is_unusual: bool,
}

impl Cutter {
    pub(super) fn new(text: &'static str) -> Self {
        let tokens = Source::new(text).lex().peekable();
        Self { text, tokens, start: Some(0), depth: 0, is_unusual: false }
    }

    /// The next records, about [`UNIT`] bytes of them; what stands before the first header comes as the first.
    pub(super) fn unit(&mut self) -> Option<Vec<Range<usize>>> {
        let mut start = self.start?;
        let begin = start;
        let mut records = Vec::new();
        while let Some(header) = self.header() {
            records.push(start..header);
            start = header;
            if header - begin >= UNIT {
                self.start = Some(header);
                return Some(records);
            }
        }
        self.start = None;
        records.push(start..self.text.len());
        Some(records)
    }

    /// Goes on to the next header of a record.
    fn header(&mut self) -> Option<usize> {
        let mut is_line_start = true;
        while let Some(token) = self.tokens.next() {
            match token.kind() {
                TokenKind::Newline => is_line_start = true,
                TokenKind::Whitespace => {}
                TokenKind::LeftSquareBracket if is_line_start && self.opens_record() => {
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

    /// Whether the bracket just passed opens the header of a record.
    fn opens_record(&mut self) -> bool {
        if self.depth > 0 {
            return self.reads_like_record();
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
        self.is_unusual |= closed && !is_array && words == 1;
        closed && !is_array && words == 2
    }

    /// Whether, inside brackets, a record opens all the same: then one of them was not closed. No value is spelt `car.x`, so that what
    /// reads like a header is one, and the mistake stays within its record.
    fn reads_like_record(&mut self) -> bool {
        let Some(after) = self.tokens.peek().map(|token| token.span().start()) else { return false };
        let line = self.text[after..].lines().next().unwrap_or_default();
        let Some((kind, rest)) = line.split_once('.') else { return false };
        let Some((id, rest)) = rest.split_once(']') else { return false };
        let ends = |rest: &str| rest.is_empty() || rest.starts_with('#');
        Kind::from_word(kind.trim()).is_some()
            && id.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && ends(rest.trim())
    }
}
