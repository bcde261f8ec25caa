//! Where a file can be cut so that each piece is a record and can be read alone: before every header `[kind.id]`.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::super::fields::Kind;

pub(super) const BLANKS: [char; 2] = [' ', '\t'];

/// The pieces of a file: what stands before the first header, then a record each.
///
/// # Errors
/// If it is made otherwise: the first place where it is.
pub(super) fn pieces(text: &str) -> Result<Vec<Range<usize>>, usize> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // Only the lexer can tell whether a bracket stands in a text of several lines.
    let brackets = Source::new(text).lex().filter(|token| token.kind() == TokenKind::LeftSquareBracket);
    for bracket in brackets.map(|token| token.span().start()).filter(|at| is_line_start(text, *at)) {
        if !is_header(&text[bracket + 1..]) {
            return Err(bracket);
        }
        pieces.push(start..bracket);
        start = bracket;
    }
    pieces.push(start..text.len());
    // Before the first header stand remarks at most.
    let is_remark = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let before = &text[pieces[0].clone()];
    let remarks: usize = before.split_inclusive('\n').take_while(is_remark).map(str::len).sum();
    if remarks < before.len() { Err(remarks) } else { Ok(pieces) }
}

/// Whether nothing but blanks stands before it in its line.
fn is_line_start(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(BLANKS).as_bytes().last().is_none_or(|byte| *byte == b'\n')
}

/// Whether a line reads, after its bracket, like the header of a record. No value is spelt `car.x`, so that what reads like a header is
/// one even where a bracket before it was not closed, and the mistake stays within its record.
fn is_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let parts = line.split_once(']').and_then(|(name, rest)| Some((name.split_once('.')?, rest.trim())));
    parts.is_some_and(|((kind, id), rest)| {
        let id = id.trim_matches(BLANKS);
        Kind::from_word(kind.trim_matches(BLANKS)).is_some()
            && !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && (rest.is_empty() || rest.starts_with('#'))
    })
}
