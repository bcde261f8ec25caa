//! Writing an answer to a path: a file whole or not at all, anything else as it comes.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::catalogue::quoted;
use crate::report::reason;

/// As many links to links as systems follow.
const MAX_LINKS: usize = 40;

/// What stands at a path, links followed.
enum Target {
    Stdout,
    /// A device, a pipe, or what another program holds open: nothing in it is ours to replace.
    Stream(PathBuf),
    /// A file, or where one can be made.
    File(PathBuf, Option<Metadata>),
}

/// Writes to a path. Until all of it is written an earlier file stays as it is; its mode and owner are kept.
///
/// # Errors
/// If the folder is missing, the disk is full, or writing is not allowed; the reason names the file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = match Target::of(path) {
        Ok(Target::Stdout) => io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()),
        Ok(Target::Stream(path)) => {
            OpenOptions::new().append(true).open(path).and_then(|mut stream| stream.write_all(bytes))
        }
        Ok(Target::File(path, known)) => replace(&path, known.as_ref(), bytes),
        Err(error) => Err(error),
    };
    written.map_err(|error| {
        Error::new(error.kind(), format!("{}: {}", quoted(&path.display().to_string()), reason(&error)))
    })
}

impl Target {
    fn of(path: &Path) -> Result<Self> {
        let mut path = path.to_owned();
        for _ in 0..MAX_LINKS {
            let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
            let here = folder.join(name);
            // What is open in a process seems to be a link to a file, which it is not to be replaced by.
            if folder.ends_with("fd") && (folder.starts_with("/proc") || folder.starts_with("/dev")) {
                return Ok(if name == "1" { Self::Stdout } else { Self::Stream(here) });
            }
            match fs::symlink_metadata(&here) {
                Ok(known) if known.is_symlink() => path = folder.join(fs::read_link(&here)?),
                Ok(known) if known.is_dir() => return Err(ErrorKind::IsADirectory.into()),
                Ok(known) if !known.is_file() => return Ok(Self::Stream(here)),
                Ok(known) => return Ok(Self::File(here, Some(known))),
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::File(here, None)),
                Err(error) => return Err(error),
            }
        }
        Err(Error::other("too many links to links"))
    }
}

fn replace(path: &Path, known: Option<&Metadata>, bytes: &[u8]) -> Result<()> {
    if let Some(known) = known {
        // A folder that may be written would let us replace a file that may not.
        if known.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().write(true).open(path)?;
    }
    let mut part = match beside(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && known.is_some() => {
            return write_in_place(path, bytes);
        }
        part => part?,
    };
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    if known.is_some_and(|known| !takes_after(&part, known)) {
        return write_in_place(path, bytes);
    }
    part.persist(path).map(|_| ()).map_err(|error| error.error)
}

/// Makes an unused file in the same folder.
fn beside(path: &Path) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nkcars-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(path.parent().unwrap_or(Path::new("/")))
}

fn write_in_place(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).truncate(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all())
}

/// Gives a new file the owner and the mode of the one that it is to replace. Says no where that cannot be done, or where the earlier
/// one has other names, which would keep what it held.
#[cfg(unix)]
fn takes_after(part: &NamedTempFile, known: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let made = part.as_file().metadata();
    let is_owned = made.is_ok_and(|made| (made.uid(), made.gid()) == (known.uid(), known.gid()))
        || chown(part.path(), Some(known.uid()), Some(known.gid())).is_ok();
    known.nlink() == 1 && is_owned && part.as_file().set_permissions(known.permissions()).is_ok()
}

/// Elsewhere than on Unix rights are lists, which only the file itself keeps.
#[cfg(not(unix))]
fn takes_after(_: &NamedTempFile, _: &Metadata) -> bool {
    false
}
