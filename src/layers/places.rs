//! Which files are meant: the user's folder, the environment, folders walked through, one path given twice; and which of them are files
//! at all, looked at before any is opened.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use walkdir::WalkDir;

use crate::catalogue::{quoted, visible};
use crate::report::reason;

/// Maximum depth to which folders in folders are followed.
const MAX_FOLDER_DEPTH: usize = 32;

/// Maximum number of files and folders in a folder that are looked at: a home, or a whole system, is not meant.
const MAX_ENTRIES: usize = 100_000;

/// Maximum size of a path that a message shows whole.
const MAX_SHOWN: usize = 1_000;

/// What was found where the user pointed.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files to be read, in order; `-` is standard input.
    pub(super) files: Vec<PathBuf>,
    /// Why there is nothing to read where there should be.
    pub(super) failures: Vec<String>,
    /// What lies in a folder under the name of a data file and is none.
    pub(super) passed_over: Vec<String>,
}

pub(super) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The one path of a file, whatever it was called.
fn real(path: &PathBuf) -> PathBuf {
    let real = fs::canonicalize(path).ok().filter(|_| !is_input(path));
    real.unwrap_or_else(|| path.clone())
}

/// A path as the user named it, or would.
pub(super) fn name(path: &Path) -> String {
    if is_input(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// A path as messages show it, always in one line; of a very long one the beginning.
pub(super) fn shown(path: &Path) -> String {
    let name = name(path);
    if name.len() > MAX_SHOWN { quoted(&name) } else { visible(&name).into_owned() }
}

pub(super) fn cannot_read(path: &Path, why: impl fmt::Display) -> String {
    format!("cannot read {}: {why}", shown(path))
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

impl Found {
    /// The TOML files of the user's folder, which need not be there.
    pub(super) fn in_folder(folder: &Path) -> Self {
        if matches!(folder.try_exists(), Ok(false)) {
            Self::default()
        } else {
            Self::within(folder, 1, MAX_ENTRIES)
        }
    }

    /// The files behind the paths that a user named, each once, in its last place.
    pub(super) fn given(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            if is_input(path) {
                found.files.push(path.clone());
            } else if path.is_dir() {
                let Self { files, failures, passed_over } =
                    Self::within(path, MAX_FOLDER_DEPTH + 1, MAX_ENTRIES);
                if files.is_empty() && failures.is_empty() {
                    found.failures.push(format!("{}: no *.toml in this folder", shown(path)));
                }
                found.files.extend(files);
                found.failures.extend(failures);
                found.passed_over.extend(passed_over);
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

    /// The same without some files.
    pub(super) fn without(mut self, files: &[PathBuf]) -> Self {
        let files: BTreeSet<PathBuf> = files.iter().map(real).collect();
        self.files.retain(|path| files.is_empty() || !files.contains(&real(path)));
        self
    }

    /// Every TOML file in a folder, by name, down to `depth`; none if there are more than `most` entries. Links to folders are not
    /// followed: they may lead in circles.
    fn within(folder: &Path, depth: usize, most: usize) -> Self {
        let mut found = Self::default();
        let entries = WalkDir::new(folder).max_depth(depth).sort_by_file_name().into_iter();
        let entries = entries.filter_entry(|entry| entry.depth() == 0 || !is_left_behind(entry.path()));
        for (number, entry) in entries.enumerate() {
            let too_much = match &entry {
                _ if number > most => format!("more than {most} files and folders lie"),
                Ok(entry) if entry.depth() > MAX_FOLDER_DEPTH && entry.file_type().is_dir() => {
                    format!("folders lie more than {MAX_FOLDER_DEPTH} deep")
                }
                _ => String::new(),
            };
            if !too_much.is_empty() {
                let message =
                    format!("{}: {too_much} in it; keep data files in a smaller one", shown(folder));
                return Self { failures: vec![message], ..Self::default() };
            }
            match entry {
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

    /// A file, if it is one.
    fn add(&mut self, path: PathBuf, is_named: bool) {
        let refused = match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return,
            Ok(metadata) => not_read(&path, &metadata, is_named),
            Err(error) => return self.failures.push(cannot_read(&path, reason(&error))),
        };
        match refused {
            None => self.files.push(path),
            Some(why) if is_named => self.failures.push(cannot_read(&path, why)),
            Some(why) => self.passed_over.push(format!("{}: {why}", shown(&path))),
        }
    }
}

/// What editors and systems leave beside files has a name that begins with a dot.
fn is_left_behind(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Why something that is no folder is not read. A pipe may be named, but nothing in a folder may make the program wait.
fn not_read(path: &Path, metadata: &Metadata, is_named: bool) -> Option<&'static str> {
    if metadata.is_file() {
        return is_of_system(path).then_some("files under /proc and /sys are no data");
    }
    match (is_pipe(metadata), is_named) {
        (true, true) => None,
        (true, false) => Some("it is a pipe and no file"),
        _ => Some("it is a device and no file"),
    }
}

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Whether a file belongs to procfs or sysfs: reading one may never end.
fn is_of_system(path: &Path) -> bool {
    let real = fs::canonicalize(path).unwrap_or_default();
    cfg!(target_os = "linux") && (real.starts_with("/proc") || real.starts_with("/sys"))
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
