//! Reads files within limits. The total of all layers is checked before any record is built, so that memory cannot run out.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::places::{cannot_read, is_input, name};
use crate::catalogue::{File, FileIndex, Finding, Findings, Record, Severity, read_at_most};
use crate::report::reason;

/// What all layers together may still take.
pub(super) struct Budget {
    bytes: usize,
    records: usize,
}

pub(super) const WHOLE: Budget = Budget { bytes: MAX_BYTES, records: 1_000_000 };

/// The files that were read, in the order in which the catalogue will have them; the records of all of them; why others were not read.
pub(super) type Contents = (Vec<File>, Vec<Record>, Vec<String>);

/// Reads files; the first of them gets the index `first`.
///
/// # Errors
/// If they exceed the budget: how, as the end of a sentence about them.
pub(super) fn read(
    paths: &[PathBuf],
    first: FileIndex,
    budget: &mut Budget,
    findings: &mut Findings,
) -> Result<Contents, &'static str> {
    let (mut files, mut all, mut failures) = Contents::default();
    let mut index = first;
    for path in paths {
        let bytes = match bytes(path, budget.bytes) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::FileTooLarge => return Err(TOO_LONG),
            Err(error) => {
                failures.push(cannot_read(path, reason(&error)));
                continue;
            }
        };
        let size = bytes.len();
        let (text, mistake) = decode(bytes);
        if size > budget.bytes && mistake.is_none() {
            return Err(TOO_LONG);
        }
        budget.bytes = budget.bytes.saturating_sub(size);
        let file = File::new(name(path), text);
        let severity = Severity::Error;
        let errors = findings.count(severity);
        let records = match mistake {
            None => read_at_most(budget.records, index, file.text, findings),
            Some(_) => Some(Vec::new()),
        };
        let records = records.ok_or("hold more than 1,000,000 records")?;
        budget.records -= records.len();
        let is_empty = records.is_empty() && findings.count(severity) == errors;
        let empty = is_empty.then_some("no records in it: a record begins with a line such as [car.some-id]");
        if let Some((at, message)) = mistake.or_else(|| Some((0, empty?.to_owned()))) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            findings.push(Finding { file: index, at, severity, subject: String::new(), message });
        }
        all.extend(records);
        files.push(file);
        index.0 += 1;
    }
    Ok((files, all, failures))
}

/// Maximum size of a file, and of all files together: 256 MiB, more than three times what 100,000 cars take.
const MAX_BYTES: usize = 256 << 20;
const TOO_LONG: &str = "come to more than 256 MB of text";
/// Bytes kept after the place where a file is not text, to show the line.
const KEPT_BYTES: usize = 200;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Reads a file, a device or standard input up to one byte beyond the limit, since "this is not text" is a better message than "too large".
///
/// # Errors
/// If it cannot be read, or is a file of more than `limit` bytes.
fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let most = limit as u64 + 1;
    let mut bytes = Vec::new();
    if is_input(path) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let file = fs::File::open(path)?;
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    if size > MAX_BYTES {
        return Err(io::Error::other(format!("it is larger than {} MB; split it", MAX_BYTES >> 20)));
    }
    if size > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    bytes.reserve_exact(size + 1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of the bytes without its byte order mark; or what can be shown of them, where they are not text, and why.
fn decode(mut bytes: Vec<u8>) -> (String, Option<(usize, String)>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::new(), Some((0, "this is UTF-16; save it as UTF-8".to_owned())));
    }
    if bytes.starts_with(BOM) {
        bytes.drain(..BOM.len());
    }
    let valid = str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let mistake = if bytes.starts_with(BOM) {
        Some((0, "this is not TOML: it begins with a second byte order mark".to_owned()))
    } else if let Some(at) = memchr::memchr(0, &bytes[..valid]) {
        Some((at, "this is not text: it contains the byte 0x00".to_owned()))
    } else {
        let message = |byte| format!("the byte 0x{byte:02x} is not UTF-8; save the file as UTF-8");
        bytes.get(valid).map(|byte| (valid, message(byte)))
    };
    if let Some((at, _)) = mistake {
        bytes.truncate(at + KEPT_BYTES);
    }
    let text = String::from_utf8(bytes);
    (text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()), mistake)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_first_byte_that_is_not_text_is_named() {
        let mistake = |text: &[u8]| {
            let (shown, mistake) = decode(text.to_vec());
            mistake.map(|(at, message)| (shown.starts_with("name"), at, message))
        };
        let nul = "this is not text: it contains the byte 0x00".to_owned();
        let long = format!("name = \"a\0\"{}", "승".repeat(1 << 16));
        assert_eq!(mistake(long.as_bytes()), Some((true, 9, nul.clone())));
        let latin = "the byte 0xe9 is not UTF-8; save the file as UTF-8".to_owned();
        assert_eq!(mistake(b"name = \"a\0caf\xe9\""), Some((true, 9, nul)));
        assert_eq!(mistake(b"name = \"caf\xe9 a\0\""), Some((true, 11, latin)));
    }
}
