//! Which files are meant: the user's folder, the environment, folders walked through, one path given twice.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use super::text::reason;

/// Folders in folders are followed so deep.
const DEEPEST: usize = 32;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Standard input.
    Input,
    /// A file.
    File(PathBuf),
}

/// As the user named it, or would.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input => f.write_str("<stdin>"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// The folder in which a user keeps records that are always read.
pub(super) fn folder_of_user() -> Option<PathBuf> {
    // A relative path is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = if cfg!(windows) {
        absolute("APPDATA")
    } else {
        absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local").join("share")))
    };
    home.map(|home| home.join("nkcars"))
}

/// The paths of `NKCARS_DATA`.
pub(super) fn of_environment() -> Vec<PathBuf> {
    let Some(list) = env::var_os("NKCARS_DATA") else { return Vec::new() };
    env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// The TOML files of the user's folder, and why it cannot be read if it is there and cannot.
pub(super) fn in_folder(folder: &Path) -> (Vec<Place>, Option<String>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return (Vec::new(), None),
        Err(error) => {
            return (Vec::new(), Some(format!("cannot read {}: {}", folder.display(), reason(&error))));
        }
    };
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| is_toml(path)).collect();
    files.sort();
    (files.into_iter().map(Place::File).collect(), None)
}

/// The files behind the paths that a user named, each once, in its last place; and every path that leads to no file, with the reason.
pub(super) fn given(paths: &[PathBuf]) -> (Vec<Place>, Vec<String>) {
    let mut places = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.as_os_str() == OsStr::new("-") {
            places.push(Place::Input);
            continue;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                let mut files = Vec::new();
                let before = failures.len();
                walk(path, 0, &mut files, &mut failures);
                if files.is_empty() && failures.len() == before {
                    failures.push(format!("{}: no *.toml in this folder", path.display()));
                }
                places.extend(files.into_iter().map(Place::File));
            }
            Ok(_) => places.push(Place::File(path.clone())),
            Err(error) => failures.push(format!("cannot read {}: {}", path.display(), reason(&error))),
        }
    }
    let mut seen = BTreeSet::new();
    let mut once: Vec<Place> = places
        .into_iter()
        .rev()
        .filter(|place| match place {
            Place::Input => seen.insert(PathBuf::new()),
            Place::File(path) => seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        })
        .collect();
    once.reverse();
    (once, failures)
}

/// Every TOML file in a folder and the folders in it, by name. Links to folders are not followed: they may lead in circles.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, failures: &mut Vec<String>) {
    if depth > DEEPEST {
        failures.push(format!("{}: folders lie more than {DEEPEST} deep", folder.display()));
        return;
    }
    let mut entries: Vec<fs::DirEntry> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().collect(),
        Err(error) => {
            failures.push(format!("cannot read {}: {}", folder.display(), reason(&error)));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, files, failures);
        } else if is_toml(&path) {
            files.push(path);
        }
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml") && !path.is_dir()
}
