//! Writing a file whole or not at all.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::Path;

use crate::catalogue::quoted;
use crate::report::reason;

/// Writes a file in the place of an earlier one. Until all of it is written the earlier one stays as it is; what is no file, such as a
/// device or a pipe, is written to directly.
///
/// # Errors
/// If the folder is missing, the disk is full, or writing is not allowed; the reason names the file.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: Error| {
        Error::new(error.kind(), format!("{}: {}", quoted(&path.display().to_string()), reason(&error)))
    };
    // A link stays a link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(known) if known.is_dir() => Err(failed(ErrorKind::IsADirectory.into())),
        Ok(known) if !known.is_file() => fs::write(&target, bytes).map_err(failed),
        Ok(_) | Err(_) => replace(&target, bytes).map_err(failed),
    }
}

fn replace(target: &Path, bytes: &[u8]) -> Result<()> {
    let name = target.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.part", std::process::id()));
    let beside = target.with_file_name(beside);
    let mut file = File::create_new(&beside)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let written = written.and_then(|()| fs::rename(&beside, target));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
