//! From a path to text: bounded, UTF-8, and never waiting for a device that has no end.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::Place;
use crate::catalogue::File;

/// A larger file is refused: 256 MiB, more than three times what 100,000 cars take.
const MOST: usize = 256 << 20;
/// As much is looked at before the rest is read, so that what is no text is refused at once.
const HEAD: usize = 64 << 10;
/// As much of the text around a mistake is kept.
const AROUND: usize = 200;

const BOM: &str = "\u{feff}";

/// Reads a file; with it, where it is no text, the place and the reason.
///
/// # Errors
/// If it cannot be read, in words.
pub(super) fn read(place: &Place) -> Result<(File, Option<(usize, String)>), String> {
    let bytes = match place {
        Place::Input => bytes(&mut io::stdin().lock(), 0),
        Place::File(path) => open(path),
    };
    let bytes = bytes.map_err(|error| format!("cannot read {place}: {}", reason(&error)))?;
    Ok(match decode(bytes) {
        Ok(text) => (File::new(place.to_string(), text), None),
        Err((kept, at, message)) => (File::new(place.to_string(), kept), Some((at, message))),
    })
}

/// What an input or output error is about, without its number.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn open(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    if is_device(&metadata) {
        return Err(io::Error::other("it is a device and no file"));
    }
    bytes(&mut file, usize::try_from(metadata.len()).unwrap_or(usize::MAX))
}

#[cfg(unix)]
fn is_device(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = metadata.file_type();
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_: &fs::Metadata) -> bool {
    false
}

fn bytes(reader: &mut dyn Read, expected: usize) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::other(format!("it is larger than {} MB; split it", MOST >> 20));
    if expected > MOST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(expected + 1);
    reader.take(HEAD as u64).read_to_end(&mut bytes)?;
    // A character that the end of the head cuts in two is no mistake.
    let is_text = std::str::from_utf8(&bytes).err().is_none_or(|error| error.error_len().is_none());
    if is_text && !bytes.contains(&0) {
        reader.take((MOST + 1 - bytes.len()) as u64).read_to_end(&mut bytes)?;
    }
    if bytes.len() > MOST { Err(too_large()) } else { Ok(bytes) }
}

/// The text of the bytes without its byte order mark; or what can be shown of it, where it is no text, and why.
fn decode(bytes: Vec<u8>) -> Result<String, (String, usize, String)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_wide(&bytes) {
        return Err((String::new(), 0, "this is UTF-16; save it as UTF-8".to_owned()));
    }
    // Behind such a byte not everything was read, and the end of the head may cut a character in two.
    if let Some(at) = bytes.iter().take(HEAD).position(|byte| *byte == 0)
        && std::str::from_utf8(&bytes[..at]).is_ok()
    {
        let around = bytes[..bytes.len().min(at + AROUND)].utf8_chunks().next();
        let shown = around.map_or("", |chunk| chunk.valid()).to_owned();
        return Err((shown, at, "this is no text: it contains the byte 0x00".to_owned()));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let shown = &bytes[..bytes.len().min(at + AROUND)];
        let message = format!("the byte 0x{byte:02x} is not UTF-8; save the file as UTF-8");
        (String::from_utf8_lossy(shown).into_owned(), at, message)
    })?;
    if text.starts_with(BOM) {
        text.drain(..BOM.len());
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
    use super::{HEAD, bytes, decode};

    #[test]
    fn what_is_no_text_is_told_of_the_first_byte_that_is_none() {
        let told = |text: &[u8]| {
            let read = bytes(&mut &*text, 0).unwrap_or_default();
            decode(read).err().map(|(shown, at, message)| (shown.starts_with("name"), at, message))
        };
        let nul = "this is no text: it contains the byte 0x00".to_owned();
        for blanks in ["", " ", "  "] {
            // One of the three ends the head within a syllable.
            let long = format!("name = \"a\0\"{blanks}{}", "승".repeat(HEAD));
            assert_eq!(told(long.as_bytes()), Some((true, 9, nul.clone())));
        }
        let latin = "the byte 0xe9 is not UTF-8; save the file as UTF-8".to_owned();
        assert_eq!(told(b"name = \"a\0caf\xe9\""), Some((true, 9, nul)));
        assert_eq!(told(b"name = \"caf\xe9 a\0\""), Some((true, 11, latin)));
    }
}
