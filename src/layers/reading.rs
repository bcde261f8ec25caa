//! Reads files within limits: as UTF-8, never waiting on an endless device, and the total of all layers is checked before anything is built,
//! so that memory cannot run out.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::places::{cannot_read, is_input, name, shown};
use crate::catalogue::{
    Catalogue, File, FileIndex, Finding, Findings, Kind, Record, Severity, check_record, read_at_most,
};
use crate::report::reason;

/// What all layers together may still take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    bytes: usize,
    records: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MAX_BYTES, records: 1_000_000 }
    }
}

/// What became of places that were read.
#[derive(Default)]
pub(super) struct Reading {
    /// The files, in the order in which the catalogue will have them.
    pub(super) files: Vec<File>,
    /// The records of all of them.
    pub(super) records: Vec<Record>,
    /// Why others were not read.
    pub(super) failures: Vec<String>,
}

impl Reading {
    /// Reads files; the first of them gets the number `first`.
    ///
    /// # Errors
    /// If they are more than the budget has room for: what they do, to be said after they have been named.
    pub(super) fn of(
        paths: &[PathBuf],
        first: FileIndex,
        budget: &mut Budget,
        findings: &mut Findings,
    ) -> Result<Self, &'static str> {
        let mut reading = Self::default();
        for path in paths {
            let Ok(number) = u16::try_from(usize::from(first.0) + reading.files.len()).map(FileIndex) else {
                let path = shown(path);
                reading.failures.push(format!("after 65,000 files the rest, from {path} on, is too much"));
                break;
            };
            let (file, size, mistake) = match text(path, budget.bytes) {
                Ok(text) => text.ok_or("come to more than 256 MB of text")?,
                Err(failure) => {
                    reading.failures.push(failure);
                    continue;
                }
            };
            budget.bytes -= size;
            let found = findings.count(Severity::Error);
            let records = match &mistake {
                None => read_at_most(budget.records, number, file.text, findings),
                Some(_) => Some(Vec::new()),
            };
            let records = records.ok_or("hold more than 1,000,000 records")?;
            budget.records -= records.len();
            let nothing =
                || (0, "no records in it: a record begins with a line such as [car.some-id]".to_owned());
            let is_empty = records.is_empty() && findings.count(Severity::Error) == found;
            if let Some((at, message)) = mistake.or_else(|| is_empty.then(nothing)) {
                findings.push(Finding::new(Severity::Error, number, at, String::new(), message));
            }
            reading.records.extend(records);
            reading.files.push(file);
        }
        Ok(reading)
    }
}

/// Checks the records of the files from `first` on, each by itself.
pub(super) fn check_added(catalogue: &Catalogue, first: FileIndex, findings: &mut Findings) {
    let added = Kind::ALL.into_iter().flat_map(|kind| catalogue.added(kind));
    for record in added.filter(|record| record.file >= first) {
        check_record(catalogue, record, Severity::Error, findings);
    }
}

/// Maximum size of a file, and of all files together: 256 MiB, more than three times what 100,000 cars take.
const MAX_BYTES: usize = 256 << 20;
/// Bytes looked at before the rest is read, so that what is no text is refused at once.
const HEAD_BYTES: usize = 64 << 10;
/// Bytes kept behind the place where it is no text.
const KEPT_BYTES: usize = 200;

const BOM: &str = "\u{feff}";

/// A file that was read; its size in bytes, of which not all are kept where it is no text; and where it is none, and why.
type Text = (File, usize, Option<(u32, String)>);

/// Reads a file of at most `limit` bytes; `None` if it has more, though no more than any file may have.
///
/// # Errors
/// If it cannot be read, in words.
fn text(path: &Path, limit: usize) -> Result<Option<Text>, String> {
    let mut expected = 0;
    let bytes = if is_input(path) {
        bytes(&mut io::stdin().lock(), 0, limit)
    } else {
        fs::File::open(path).and_then(|mut file| {
            expected = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
            if expected > MAX_BYTES {
                return Err(io::Error::other(format!("it is larger than {} MB; split it", MAX_BYTES >> 20)));
            }
            bytes(&mut file, expected, limit)
        })
    };
    let Some(bytes) = bytes.map_err(|error| cannot_read(path, reason(&error)))? else {
        return Ok(None);
    };
    let size = bytes.len().max(expected);
    let (text, mistake) = match decode(bytes) {
        Ok(text) => (text, None),
        Err((shown, at, message)) => (shown, Some((u32::try_from(at).unwrap_or(u32::MAX), message))),
    };
    Ok(Some((File::new(name(path), text), size, mistake)))
}

/// The bytes, unless they are more than `limit`.
fn bytes(reader: &mut dyn Read, expected: usize, limit: usize) -> io::Result<Option<Vec<u8>>> {
    if expected > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(expected + 1);
    reader.take(HEAD_BYTES as u64).read_to_end(&mut bytes)?;
    // A character that the end of the head cuts in two is no mistake.
    let is_text = std::str::from_utf8(&bytes).err().is_none_or(|error| error.error_len().is_none());
    if is_text && !bytes.contains(&0) {
        reader.take((limit + 1).saturating_sub(bytes.len()) as u64).read_to_end(&mut bytes)?;
    }
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// The text of the bytes without its byte order mark; or what can be shown of it, where it is no text, and why.
fn decode(bytes: Vec<u8>) -> Result<String, (String, usize, String)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_wide(&bytes) {
        return Err((String::new(), 0, "this is UTF-16; save it as UTF-8".to_owned()));
    }
    // Behind such a byte not everything was read, and the end of the head may cut a character in two.
    if let Some(at) = bytes.iter().take(HEAD_BYTES).position(|byte| *byte == 0)
        && std::str::from_utf8(&bytes[..at]).is_ok()
    {
        let around = bytes[..bytes.len().min(at + KEPT_BYTES)].utf8_chunks().next();
        let shown = around.map_or("", |chunk| chunk.valid()).to_owned();
        return Err((shown, at, "this is no text: it contains the byte 0x00".to_owned()));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let shown = &bytes[..bytes.len().min(at + KEPT_BYTES)];
        let message = format!("the byte 0x{byte:02x} is not UTF-8; save the file as UTF-8");
        (String::from_utf8_lossy(shown).into_owned(), at, message)
    })?;
    if text.starts_with(BOM) {
        text.drain(..BOM.len());
    }
    if text.starts_with(BOM) {
        return Err((text, 0, "this is not TOML: it begins with a second byte order mark".to_owned()));
    }
    Ok(text)
}

/// UTF-16 without a mark: every other byte of its ASCII is zero.
fn is_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    head.len() >= 4 && zeros(0).abs_diff(zeros(1)) * 3 > head.len()
}

#[cfg(test)]
mod tests {
    use super::{HEAD_BYTES, bytes, decode};

    #[test]
    fn what_is_no_text_is_told_of_the_first_byte_that_is_none() {
        let told = |text: &[u8]| {
            let read = bytes(&mut &*text, 0, usize::MAX - 1).ok().flatten().unwrap_or_default();
            decode(read).err().map(|(shown, at, message)| (shown.starts_with("name"), at, message))
        };
        let nul = "this is no text: it contains the byte 0x00".to_owned();
        for blanks in ["", " ", "  "] {
            // One of the three ends the head within a syllable.
            let long = format!("name = \"a\0\"{blanks}{}", "승".repeat(HEAD_BYTES));
            assert_eq!(told(long.as_bytes()), Some((true, 9, nul.clone())));
        }
        let latin = "the byte 0xe9 is not UTF-8; save the file as UTF-8".to_owned();
        assert_eq!(told(b"name = \"a\0caf\xe9\""), Some((true, 9, nul)));
        assert_eq!(told(b"name = \"caf\xe9 a\0\""), Some((true, 11, latin)));
    }
}
