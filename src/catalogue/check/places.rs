//! Finds the place of a text within a value: a claim knows only where it begins.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::catalogue::{Catalogue, Record};

/// The places of a text, after its opening quotes, in the value that begins at `at` in the file of the record. A text written with escapes
/// is not found.
pub(super) fn of(catalogue: &Catalogue, record: &Record, at: u32, quoted: &str) -> Vec<u32> {
    let file = record.file.of(catalogue.files());
    let text = file.and_then(|file| file.text.get(at as usize..)).unwrap_or_default();
    let mut places = Vec::new();
    let mut depth = 0_i32;
    for token in Source::new(text).lex() {
        let written = text.get(token.span().start()..token.span().end()).unwrap_or_default();
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth -= 1,
            _ => {}
        }
        let marks = ['"', '\''];
        let inside = written.trim_start_matches(marks);
        // A line end after the opening quotes is not part of the text.
        let inside = inside.strip_prefix("\r\n").or_else(|| inside.strip_prefix('\n')).unwrap_or(inside);
        let rest = inside.strip_prefix(quoted).filter(|_| written.starts_with(marks));
        if rest.is_some_and(|rest| rest.trim_start_matches(marks).is_empty()) {
            let behind = token.span().start() + written.len() - inside.len();
            places.extend(u32::try_from(behind).map(|behind| at + behind));
        }
        if depth <= 0 {
            break;
        }
    }
    places
}
