//! The user's own data: which files are read, in which order, and what becomes of broken ones. How records are merged is in
//! [`crate::catalogue`].
//!
//! Bundled records first; then the user's folder, where a broken file is left out with a warning; then the paths of `NKCARS_DATA` and
//! of `--data`, where anything broken is refused with every finding. Without such files nothing is read and nothing decoded.

mod patience;
mod places;
mod reading;
mod text;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::bundled;
use crate::catalogue::{Catalogue, Finding, Kind};

pub use text::reason;

use places::Place;
use reading::{Reading, errors, read_over};

/// What is to be read beside the bundled data.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// The user's folder, if there is a home for it.
    pub folder: Option<PathBuf>,
    /// Files and folders named by the user; `-` is standard input.
    pub given: Vec<PathBuf>,
    /// Without the bundled records.
    pub no_bundled: bool,
}

/// A catalogue of all layers.
#[derive(Debug)]
pub struct Loaded {
    /// The records.
    pub catalogue: Catalogue,
    /// What was left out of the user's folder, one line a file.
    pub warnings: Vec<String>,
}

/// Why nothing can be answered: messages for standard error.
#[derive(Debug)]
pub struct Refused(pub Vec<String>);

impl Layers {
    /// As the environment and the command line have it.
    #[must_use]
    pub fn from_env(paths: &[PathBuf], no_bundled: bool) -> Self {
        let given = places::of_environment().into_iter().chain(paths.iter().cloned()).collect();
        Self { folder: places::folder_of_user(), given, no_bundled }
    }

    /// The lowest layer.
    ///
    /// # Errors
    /// If the program was put together wrongly.
    pub fn base(&self) -> Result<Catalogue, Refused> {
        if self.no_bundled {
            return Ok(Catalogue::default());
        }
        bundled::catalogue().map_err(|error| Refused(vec![format!("nkcars: {error:#}")]))
    }
}

/// Reads all layers.
///
/// # Errors
/// If a file that the user named cannot be read or is broken, or no record is left at all.
pub fn load(layers: &Layers) -> Result<Loaded, Refused> {
    let mut loaded = Loaded { catalogue: layers.base()?, warnings: Vec::new() };
    if let Some(folder) = &layers.folder {
        let (places, failures) = places::in_folder(folder);
        loaded.warnings =
            failures.into_iter().map(|failure| format!("nkcars: {failure}; it is left out")).collect();
        if !places.is_empty() {
            own(|| layers.base(), places, &mut loaded)?;
        }
    }
    if !layers.given.is_empty() {
        loaded.catalogue = given(&layers.given, loaded.catalogue)?;
    }
    if layers.no_bundled && Kind::ALL.into_iter().all(|kind| loaded.catalogue.count(kind) == 0) {
        let message =
            "nkcars: no records are left: --no-bundled needs --data PATH or files in the data folder";
        return Err(Refused(vec![message.to_owned()]));
    }
    Ok(loaded)
}

/// What is wrong with the user's files: with those at the paths, or with all of their layers where no path is given.
#[derive(Debug)]
pub struct Checked {
    /// All records.
    pub catalogue: Catalogue,
    /// The findings in the user's files, by place.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files: usize,
    /// What could not be read, one message each.
    pub failures: Vec<String>,
}

/// Reads and checks all files that can be read, with every finding of every rule.
///
/// # Errors
/// If the program was put together wrongly.
pub fn check(layers: &Layers, paths: &[PathBuf]) -> Result<Checked, Refused> {
    let (mut places, mut failures) = (Vec::new(), Vec::new());
    if let Some(folder) = layers.folder.as_ref().filter(|_| paths.is_empty()) {
        let (own, failure) = places::in_folder(folder);
        failures.extend(failure);
        places.extend(own);
    }
    let named: Vec<PathBuf> =
        layers.given.iter().filter(|_| paths.is_empty()).chain(paths).cloned().collect();
    let (named, without_file) = places::given(&named);
    places.extend(named);
    failures.extend(without_file);
    let base = layers.base()?;
    let first = base.files().len();
    let mut findings = Vec::new();
    let Reading { catalogue, failures: unreadable, .. } = read_over(base, &places, &mut findings);
    failures.extend(unreadable);
    let files = catalogue.files().len() - first;
    if files > 0 {
        let all = crate::catalogue::check(&catalogue);
        findings.extend(all.into_iter().filter(|finding| usize::from(finding.file) >= first));
        findings.sort_by_key(|finding| (finding.file, finding.at));
    }
    Ok(Checked { catalogue, findings, files, failures: messages(failures) })
}

fn messages(failures: Vec<String>) -> Vec<String> {
    failures.into_iter().map(|failure| format!("nkcars: {failure}")).collect()
}

fn none_of(failures: Vec<String>) -> Result<(), Refused> {
    if failures.is_empty() { Ok(()) } else { Err(Refused(messages(failures))) }
}

/// The user's folder over the bundled records, without its broken files.
fn own(
    base: impl Fn() -> Result<Catalogue, Refused>,
    mut places: Vec<Place>,
    loaded: &mut Loaded,
) -> Result<(), Refused> {
    // A file that is left out may take with it what another one refers to: once more, until all that is left is sound.
    while !places.is_empty() {
        let base = base()?;
        let first = base.files().len();
        let mut findings = Vec::new();
        let Reading { catalogue, read, failures } = read_over(base, &places, &mut findings);
        loaded.warnings.extend(failures.iter().map(|failure| format!("nkcars: {failure}; it is left out")));
        let findings = errors(&catalogue, first, findings);
        let broken: BTreeSet<u16> = findings.iter().map(|finding| finding.file).collect();
        for file in &broken {
            let mut of_file = findings.iter().filter(|finding| finding.file == *file);
            if let Some(worst) = of_file.next() {
                let more = match of_file.count() {
                    0 => String::new(),
                    count => format!(" (and {count} more)"),
                };
                let line = worst.line(catalogue.files());
                loaded.warnings.push(format!("nkcars: left out: {line}{more}; see nkcars check"));
            }
        }
        if broken.is_empty() {
            loaded.catalogue = catalogue;
            return Ok(());
        }
        let sound = (first..)
            .zip(read)
            .filter(|(index, _)| u16::try_from(*index).is_ok_and(|index| !broken.contains(&index)));
        places = sound.map(|(_, place)| place).collect();
    }
    Ok(())
}

/// What the user named over everything else; all of it must be sound.
fn given(paths: &[PathBuf], base: Catalogue) -> Result<Catalogue, Refused> {
    let (places, failures) = places::given(paths);
    none_of(failures)?;
    let first = base.files().len();
    let mut findings = Vec::new();
    let Reading { catalogue, failures, .. } = read_over(base, &places, &mut findings);
    none_of(failures)?;
    let findings = errors(&catalogue, first, findings);
    if findings.is_empty() {
        return Ok(catalogue);
    }
    let mut lines: Vec<String> = findings.iter().map(|finding| finding.line(catalogue.files())).collect();
    let count =
        if findings.len() == 1 { "a mistake".to_owned() } else { format!("{} mistakes", findings.len()) };
    lines.push(format!("nkcars: {count} in the data given; nkcars check shows each with its line"));
    Err(Refused(lines))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Loaded, Place, Refused, own};
    use crate::bundled;
    use crate::catalogue::{Catalogue, File, Kind};

    #[test]
    fn of_more_files_than_have_a_number_the_rest_is_left_out_in_one_line() {
        // Room for one more; what was read before may as well be empty.
        let base = || {
            let bundled = bundled::catalogue().map_err(|error| Refused(vec![error.to_string()]))?;
            let before = bundled.files().len()..usize::from(u16::MAX);
            let before = before.map(|_| File::default()).collect();
            Ok(bundled.overlaid(before, Vec::new()))
        };
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let place = |name: &str| Place::File(data.join(name));
        let places =
            vec![place("nosuch.toml"), place("sources.toml"), place("sources.toml"), place("x.toml")];
        let mut loaded = Loaded { catalogue: Catalogue::default(), warnings: Vec::new() };
        assert!(own(base, places, &mut loaded).is_ok());
        let [unreadable, too_many] = loaded.warnings.as_slice() else { panic!("{:?}", loaded.warnings) };
        assert!(unreadable.contains("nosuch.toml: no such file"), "{unreadable}");
        assert!(too_many.starts_with("nkcars: after 65,000 files the rest, from "), "{too_many}");
        assert!(too_many.ends_with("sources.toml on, is too much; it is left out"), "{too_many}");
        assert!(loaded.catalogue.added(Kind::Source).count() > 0, "what has a number is read");
    }
}
