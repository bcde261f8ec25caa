//! Which files to read: those in the user's folder and in the folders named, each once. All are looked at before any is opened.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use walkdir::{DirEntry, WalkDir};

use crate::catalogue::{quoted, visible};
use crate::report::reason;

/// Maximum length of a path that a message shows whole, in bytes.
const MAX_SHOWN: usize = 1_000;

/// Maximum number of files and folders in a folder of data: a home folder, or a whole system, is a mistake.
const MAX_ENTRIES: usize = 100_000;

/// The files at the paths that a user named.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files to read, in order; `-` is standard input.
    pub(super) files: Vec<PathBuf>,
    /// Why other paths cannot be read.
    pub(super) failures: Vec<String>,
    /// What was skipped in folders although it is called `*.toml`, such as a pipe.
    pub(super) passed_over: Vec<String>,
}

pub(super) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The canonical path of a file that exists.
fn real(path: &Path) -> PathBuf {
    let real = fs::canonicalize(path).ok().filter(|_| !is_input(path));
    real.unwrap_or_else(|| path.to_owned())
}

/// A path as the user wrote it.
pub(super) fn name(path: &Path) -> String {
    if is_input(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// A path for a message: always in one line, and if it is very long only its beginning.
pub(super) fn shown(path: &Path) -> String {
    let name = name(path);
    if name.len() > MAX_SHOWN { quoted(&name) } else { visible(&name).into_owned() }
}

pub(super) fn cannot_read(path: &Path, why: impl fmt::Display) -> String {
    format!("cannot read {}: {why}", shown(path))
}

/// The folder of the user's records that are always read.
pub(super) fn folder_of_user() -> Option<PathBuf> {
    // Relative paths must be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = if cfg!(windows) {
        absolute("APPDATA")
    } else {
        absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local").join("share")))
    };
    home.map(|home| home.join("nkcars"))
}

impl Found {
    /// The TOML files in the user's folder, which need not exist.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let is_missing = matches!(folder.try_exists(), Ok(false));
        if is_missing { Self::default() } else { Self::within(folder, 1, MAX_ENTRIES) }
    }

    /// The files at the given paths, each once, in its last place.
    pub(super) fn given(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            if is_input(path) {
                found.files.push(path.clone());
            } else if path.is_dir() {
                let within = Self::within(path, usize::MAX, MAX_ENTRIES);
                if within.files.is_empty() && within.failures.is_empty() {
                    found.failures.push(format!("{}: no *.toml in this folder", shown(path)));
                }
                found.files.extend(within.files);
                found.failures.extend(within.failures);
                found.passed_over.extend(within.passed_over);
            } else {
                found.add(path.clone(), true);
            }
        }
        let mut seen = BTreeSet::new();
        found.files.reverse();
        found.files.retain(|path| seen.insert(real(path)));
        found.files.reverse();
        found
    }

    pub(super) fn without(mut self, files: &[PathBuf]) -> Self {
        let files: BTreeSet<PathBuf> = files.iter().map(|path| real(path)).collect();
        self.files.retain(|path| files.is_empty() || !files.contains(&real(path)));
        self
    }

    /// The TOML files in a folder, by name, down to `depth`; none if there are more than `most` entries. Links to folders are not followed,
    /// since they may form a loop. Files whose names begin with a dot are left by editors and systems.
    fn within(folder: &Path, depth: usize, most: usize) -> Self {
        let mut found = Self::default();
        let entries = WalkDir::new(folder).max_depth(depth).sort_by_file_name().into_iter();
        let is_hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
        let entries = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
        for (number, entry) in entries.enumerate() {
            match entry {
                _ if number > most => {
                    let message = format!(
                        "more than {most} files and folders lie in it; keep data files in a smaller one"
                    );
                    let failures = vec![format!("{}: {message}", shown(folder))];
                    return Self { failures, ..Self::default() };
                }
                Ok(entry) if entry.path().extension().is_some_and(|extension| extension == "toml") => {
                    found.add(entry.into_path(), false);
                }
                Ok(_) => {}
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    found.failures.push(cannot_read(error.path().unwrap_or(folder), why));
                }
            }
        }
        found
    }

    fn add(&mut self, path: PathBuf, is_named: bool) {
        let refusal = match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return,
            Ok(metadata) => refusal(&path, &metadata, is_named),
            Err(error) => return self.failures.push(cannot_read(&path, reason(&error))),
        };
        match refusal {
            None => self.files.push(path),
            Some(why) if is_named => self.failures.push(cannot_read(&path, why)),
            Some(why) => self.passed_over.push(format!("{}: {why}", shown(&path))),
        }
    }
}

/// Why something that is not a folder is not read. A pipe may be named, but one in a folder must not make the program wait.
fn refusal(path: &Path, metadata: &Metadata, is_named: bool) -> Option<&'static str> {
    if !metadata.is_file() {
        return (!is_named).then_some("it is not a regular file");
    }
    // Contents one of these may never end.
    let (real, is_linux) = (real(path), cfg!(target_os = "linux"));
    let is_of_system = is_linux && (real.starts_with("/proc") || real.starts_with("/sys"));
    is_of_system.then_some("files under /proc and /sys are not data")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Found;

    #[test]
    fn a_folder_with_too_much_in_it_is_refused_as_a_whole() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let all = Found::within(&data, 2, 1_000);
        assert!(all.files.len() > 10 && all.failures.is_empty(), "{all:?}");
        let Found { files, failures, .. } = Found::within(&data, 2, 10);
        assert!(files.is_empty(), "{files:?}");
        assert_eq!(
            failures,
            [format!(
                "{}: more than 10 files and folders lie in it; keep data files in a smaller one",
                data.display()
            )]
        );
    }
}
