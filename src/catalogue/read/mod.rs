//! Reads TOML into records. A file is cut before its record headers and each record is parsed by itself, so that time and memory are linear
//! in the size of the file.
//!
//! A file of another layout (the tables of a record apart from each other, `[car]` with dotted keys) is one piece, up to a size.

pub(crate) mod record;
mod value;

use std::collections::HashMap;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::{File, FileIndex, Findings, Kind, Record, Severity};
use record::Reader;

const BLANKS: [char; 2] = [' ', '\t'];

/// Maximum size of a piece: parsing takes some thirty times as much memory.
const MAX_PIECE_BYTES: usize = 1 << 20;

/// Reads the records of a file, in their order; their texts are borrowed from it.
pub fn read(file: FileIndex, text: &'static str, findings: &mut Findings) -> Vec<Record> {
    read_at_most(usize::MAX, file, text, findings).unwrap_or_default()
}

/// Reads the records of a file, unless there are more than `most`.
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
            reader.read(piece.start, &text[piece]);
        } else if let Some(at) = irregular {
            let message =
                "in a file of this size each record must stand under one header of its own, [kind.id]";
            reader.error(at, message.to_owned());
        } else if text[piece.clone()].starts_with('[') {
            // What comes before the first record is comments, however many.
            reader.refuse(piece.start, &text[piece]);
        }
    }
    let records = reader.records;
    // The parser sees one record at a time.
    let lines = File { text, ..File::default() };
    let mut known = HashMap::with_capacity(records.len());
    for record in &records {
        if let Some(at) = known.insert((record.kind, record.id), record.at) {
            let (line, _) = lines.line_column(at);
            let message = format!("the id is given twice, first in line {line}");
            findings.push(record.finding(Severity::Error, record.at, message));
        }
    }
    Some(records).filter(|records| records.len() <= most)
}

/// Cuts a file before every header `[kind.id]`: the first piece has no record, each of the others one.
///
/// # Errors
/// If the file has another layout: the first place where it differs.
fn pieces(text: &str) -> Result<Vec<Range<usize>>, usize> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // Only the lexer knows which brackets are part of a text of several lines.
    let brackets = Source::new(text).lex().filter(|token| token.kind() == TokenKind::LeftSquareBracket);
    // Only blanks may precede it in its line.
    let before = |at: usize| text[..at].trim_end_matches(BLANKS).as_bytes().last();
    let is_first = |at: &usize| matches!(before(*at), None | Some(b'\n'));
    for bracket in brackets.map(|token| token.span().start()).filter(is_first) {
        if !is_header(&text[bracket + 1..]) {
            return Err(bracket);
        }
        pieces.push(start..bracket);
        start = bracket;
    }
    pieces.push(start..text.len());
    let is_comment = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let before = &text[pieces[0].clone()];
    let comments: usize = before.split_inclusive('\n').take_while(is_comment).map(str::len).sum();
    if comments < before.len() { Err(comments) } else { Ok(pieces) }
}

/// Whether a line is the header of a record, after its opening bracket. No value is written `car.x`, so this is a header even if an earlier
/// bracket was not closed, and that mistake affects only its own record.
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
