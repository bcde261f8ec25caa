//! TOML to records. A file is cut before its record headers and each record is parsed alone, so that time and memory stay in proportion
//! to the file.
//!
//! A file laid out otherwise (tables of a record apart from each other, `[car]` with dotted keys) is one piece, up to a size.

mod record;
mod value;

use std::collections::HashMap;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::{File, FileIndex, Findings, Kind, Record, Severity};
pub(crate) use record::QUESTION_ID_PREFIX;
use record::Reader;

const BLANKS: [char; 2] = [' ', '\t'];

/// Maximum size of what is parsed at once: the parser takes some thirty times as much memory.
const MAX_PIECE_BYTES: usize = 1 << 20;

/// Reads the records of a file, in the order in which they stand there; their words are borrowed from its text.
pub fn read(file: FileIndex, text: &'static str, findings: &mut Findings) -> Vec<Record> {
    read_at_most(usize::MAX, file, text, findings).unwrap_or_default()
}

/// Reads a file like [`read`] unless it has more records; then none of them is built.
pub(crate) fn read_at_most(
    most: usize,
    file: FileIndex,
    text: &'static str,
    findings: &mut Findings,
) -> Option<Vec<Record>> {
    let whole = 0..text.len();
    let (pieces, irregular) = match pieces(text) {
        Ok(pieces) => (pieces, None),
        Err(at) => (vec![whole], Some(at)),
    };
    if pieces.len() - 1 > most {
        return None;
    }
    let mut reader = Reader::new(file, findings);
    for piece in pieces {
        if piece.len() <= MAX_PIECE_BYTES {
            reader.document(piece.start, &text[piece]);
        } else if let Some(at) = irregular {
            let message =
                "in a file of this size each record must stand under one header of its own, [kind.id]";
            reader.error_at(at, message.to_owned());
        } else if text[piece.clone()].starts_with('[') {
            // Before the first record there are comments, however many.
            reader.too_long(piece.start, &text[piece]);
        }
    }
    let records = reader.records;
    // The parser sees one record at a time.
    let lines = File::of_text(text);
    let mut known = HashMap::with_capacity(records.len());
    for record in &records {
        if let Some(at) = known.insert((record.kind, record.id), record.at) {
            let (line, _) = lines.line_column(at);
            let message = format!("the id is given twice; it stands in line {line} already");
            findings.push(record.finding(Severity::Error, record.at, message));
        }
    }
    Some(records).filter(|records| records.len() <= most)
}

/// The pieces of a file, cut before every header `[kind.id]` so that each can be read alone: what stands before the first header, then a
/// record each.
///
/// # Errors
/// If it is made otherwise: the first place where it is.
fn pieces(text: &str) -> Result<Vec<Range<usize>>, usize> {
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
