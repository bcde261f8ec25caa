//! Which files are meant: the user's folder, the environment, folders walked through, one path given twice; and which of them are files
//! at all, looked at before any is opened.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use crate::catalogue::visible;
use crate::report::reason;

/// Maximum depth to which folders in folders are followed.
const MAX_FOLDER_DEPTH: usize = 32;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Standard input.
    Input,
    /// A file.
    File(PathBuf),
}

/// What was found where the user pointed.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What is to be read, in order.
    pub(super) places: Vec<Place>,
    /// Why there is nothing to read where there should be.
    pub(super) failures: Vec<String>,
    /// What lies in a folder under the name of a data file and is none.
    pub(super) passed_over: Vec<String>,
}

impl Place {
    /// As the user named it, or would.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }
}

/// The name as messages show it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.name()))
    }
}

/// A path as messages show it: within its line, whatever it is called.
pub(super) fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
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
        let mut found = Self::default();
        match fs::read_dir(folder) {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
                paths.sort();
                paths.into_iter().filter(|path| is_data(path)).for_each(|path| found.add(path));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => found.failures.push(format!("cannot read {}: {}", shown(folder), reason(&error))),
        }
        found
    }

    /// The files behind the paths that a user named, each once, in its last place.
    pub(super) fn given(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            if path.as_os_str() == OsStr::new("-") {
                found.places.push(Place::Input);
                continue;
            }
            let refused = match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() => {
                    found.folder(path);
                    continue;
                }
                Ok(metadata) => not_read(path, &metadata, true).map(str::to_owned),
                Err(error) => Some(reason(&error)),
            };
            match refused {
                Some(reason) => found.failures.push(format!("cannot read {}: {reason}", shown(path))),
                None => found.places.push(Place::File(path.clone())),
            }
        }
        let mut seen = BTreeSet::new();
        found.places.reverse();
        found.places.retain(|place| match place {
            Place::Input => seen.insert(PathBuf::new()),
            Place::File(path) => seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        });
        found.places.reverse();
        found
    }

    fn folder(&mut self, path: &Path) {
        let before = (self.places.len(), self.failures.len());
        self.walk(path, 0);
        if before == (self.places.len(), self.failures.len()) {
            self.failures.push(format!("{}: no *.toml in this folder", shown(path)));
        }
    }

    /// Every TOML file in a folder and the folders in it, by name. Links to folders are not followed: they may lead in circles.
    fn walk(&mut self, folder: &Path, depth: usize) {
        if depth > MAX_FOLDER_DEPTH {
            self.failures.push(format!("{}: folders lie more than {MAX_FOLDER_DEPTH} deep", shown(folder)));
            return;
        }
        let mut entries: Vec<fs::DirEntry> = match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().collect(),
            Err(error) => {
                self.failures.push(format!("cannot read {}: {}", shown(folder), reason(&error)));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if !is_left_behind(&path) {
                    self.walk(&path, depth + 1);
                }
            } else if is_data(&path) {
                self.add(path);
            }
        }
    }

    /// A file of a folder, if it is one.
    fn add(&mut self, path: PathBuf) {
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) => match not_read(&path, &metadata, false) {
                Some(reason) => self.passed_over.push(format!("{}: {reason}", shown(&path))),
                None => self.places.push(Place::File(path)),
            },
            Err(error) => self.failures.push(format!("cannot read {}: {}", shown(&path), reason(&error))),
        }
    }
}

/// Whether a name in a folder is that of a data file.
fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml") && !is_left_behind(path)
}

/// What editors and systems leave beside files has a name that begins with a dot.
fn is_left_behind(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Why something that is no folder is not read. A pipe may be named, but nothing in a folder may make the program wait.
fn not_read(path: &Path, metadata: &Metadata, is_named: bool) -> Option<&'static str> {
    if metadata.is_file() {
        return is_of_system(path, metadata).then_some("files under /proc and /sys are no data");
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

/// Whether a file belongs to procfs or sysfs, wherever they are mounted: reading one may never end.
#[cfg(target_os = "linux")]
fn is_of_system(path: &Path, metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &str| fs::metadata(path).ok().map(|found| found.dev());
    let real = fs::canonicalize(path).unwrap_or_default();
    ["/proc", "/sys"].iter().any(|root| {
        // Where nothing is mounted there, it is a folder like any other.
        let mounted = device(root).filter(|mounted| Some(*mounted) != device("/"));
        mounted.is_some_and(|mounted| mounted == metadata.dev() || real.starts_with(root))
    })
}

#[cfg(not(target_os = "linux"))]
fn is_of_system(_: &Path, _: &Metadata) -> bool {
    false
}
