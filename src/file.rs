//! Writes an answer to a path: to a file atomically, to anything else as a stream.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Error, ErrorKind, Result, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf, is_separator};
use std::process;
#[cfg(unix)]
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::catalogue::quoted;
use crate::report::{read_enough, reason};

/// Maximum length of a chain of links, the same as in Linux.
const MAX_LINKS: usize = 40;

/// The canonical path of the folder of a path.
///
/// # Errors
/// If there is no such folder.
pub(crate) fn folder_of(path: &Path) -> Result<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    fs::canonicalize(folder.unwrap_or(Path::new(".")))
}

/// Writes to a path. An existing file stays as it is until everything is written; its mode and owner are kept.
///
/// # Errors
/// If the folder is missing, the disk is full, or writing is not allowed; the reason names the file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    // A file that grows past the limit on its size should be an error, not the end of the process.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    read_enough(write_through(path, bytes)).map_err(|error| {
        Error::new(error.kind(), format!("{}: {}", quoted(&path.display().to_string()), reason(&error)))
    })
}

/// Follows links to a file, which is replaced, or to anything else, which is appended to.
fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.to_string_lossy();
    if path.parent().is_some() && name.strip_suffix('.').unwrap_or(&name).ends_with(is_separator) {
        return Err(Error::other("names a folder; leave out the slash at its end to write a file"));
    }
    let append = |path: &Path| OpenOptions::new().append(true).open(path)?.write_all(bytes);
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
        let folder = folder_of(&path)?;
        let here = folder.join(name);
        // An open file descriptor looks like a link to its file, which must not be replaced.
        let mut own = ["/proc/self", "/dev/fd"].map(fs::canonicalize).into_iter().flatten();
        let is_own = own.any(|own| folder.starts_with(own));
        if folder.ends_with("fd") && (folder.starts_with("/proc") || is_own) {
            // What is opened anew does not move on what others write to.
            return match name.to_str().filter(|_| is_own) {
                Some("1") => io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()),
                Some("2") => io::stderr().write_all(bytes),
                _ => append(&here),
            };
        }
        match fs::symlink_metadata(&here) {
            Ok(known) if known.is_symlink() => path = folder.join(fs::read_link(&here)?),
            Ok(known) if known.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(known) if known.is_file() => return replace(&here, Some(&known), bytes),
            Ok(_) => return append(&here),
            Err(error) if error.kind() == ErrorKind::NotFound => return replace(&here, None, bytes),
            Err(error) => return Err(error),
        }
    }
    Err(Error::other("too many links to links"))
}

fn replace(path: &Path, known: Option<&Metadata>, bytes: &[u8]) -> Result<()> {
    if let Some(known) = known {
        // In a writable folder even a read-only file could be replaced.
        if known.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().write(true).open(path)?;
    }
    let (part, mut file) = match beside(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && known.is_some() => {
            return write_in_place(path, bytes);
        }
        made => made?,
    };
    let renamed = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| match known {
        // A file on which another is mounted cannot be replaced.
        Some(known) => Ok(takes_after(&part, &file, known) && fs::rename(&part, path).is_ok()),
        None => fs::rename(&part, path).map(|()| true),
    });
    drop(file);
    // After a rename there is nothing left to remove; otherwise the disk may need its room.
    let _ = fs::remove_file(part);
    if renamed? { Ok(()) } else { write_in_place(path, bytes) }
}

/// Creates a temporary file in the same folder, by a name that no other process takes.
fn beside(path: &Path) -> Result<(PathBuf, File)> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let part = path.with_file_name(format!(".nkcars-{}-{now}.part", process::id()));
    File::create_new(&part).map(|file| (part, file))
}

/// Writes over a file. Only what reaches beyond its end needs room on the disk, so that is written first; if it fails, the file is as it was.
fn write_in_place(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let end = file.seek(SeekFrom::End(0))?;
    let (start, rest) = bytes.split_at(usize::try_from(end).map_or(bytes.len(), |end| end.min(bytes.len())));
    if let Err(error) = file.write_all(rest).and_then(|()| file.sync_all()) {
        file.set_len(end)?;
        return Err(error);
    }
    file.rewind()?;
    file.write_all(start)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// Gives a new file the owner and the mode of the one that it replaces. Returns false if that is impossible, or if the earlier one has other
/// names, which would keep its contents.
#[cfg(unix)]
fn takes_after(part: &Path, file: &File, known: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let is_owned = file.metadata().is_ok_and(|made| (made.uid(), made.gid()) == (known.uid(), known.gid()))
        || chown(part, Some(known.uid()), Some(known.gid())).is_ok();
    known.nlink() == 1 && is_owned && file.set_permissions(known.permissions()).is_ok()
}

/// On other systems permissions are lists, which only the file itself keeps.
#[cfg(not(unix))]
fn takes_after(_: &Path, _: &File, _: &Metadata) -> bool {
    false
}
