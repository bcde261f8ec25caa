//! The user's own data: which files are read, in which order, and what happens to broken ones. Merging is in
//! [`crate::catalogue`].
//!
//! Bundled records first; then the user's folder, where a broken file is left out with a warning; then the paths of `NKCARS_DATA` and
//! of `--data`, where anything broken is refused with every finding. Without such files nothing is read and nothing decoded.

mod own;
mod places;
mod reading;

use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::bundled;
use crate::catalogue::{self, Catalogue, FileIndex, Finding, Findings, Kind, Severity};
use crate::file;
use crate::report::{MISTAKE, Note, Report};

use places::{Found, is_input};
use reading::{Budget, Reading, check_added};

/// Maximum number of mistakes shown where something else was asked for.
const MAX_SHOWN: usize = 100;

/// What is to be read beside the bundled data.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    /// The user's folder, if there is a home for it.
    pub folder: Option<PathBuf>,
    /// Files and folders named by the user; `-` is standard input.
    pub given: Vec<PathBuf>,
    /// Without the bundled records.
    pub no_bundled: bool,
}

impl Layers {
    pub(crate) fn from_env(paths: &[PathBuf], no_bundled: bool) -> Self {
        let given = places::of_environment().into_iter().chain(paths.iter().cloned()).collect();
        Self { folder: places::folder_of_user(), given, no_bundled }
    }

    /// Whether this is one of the files that are read, or would be once it is there.
    pub(crate) fn reads(&self, path: &Path) -> bool {
        let holds = |folder: PathBuf| file::folder_of(path).is_ok_and(|holding| holding.starts_with(folder));
        let is_data = path.extension().is_some_and(|extension| extension == "toml");
        let mut folders = self.folder.iter().chain(&self.given).filter(|_| is_data);
        if folders.any(|folder| folder.is_dir() && folder.canonicalize().is_ok_and(holds)) {
            return true;
        }
        // To open a pipe is to wait for it, or to take what others wait for.
        let Some(written) = path.is_file().then(|| Handle::from_path(path)) else { return false };
        let own = self.folder.as_deref().map(Found::in_folder).unwrap_or_default();
        let files = own.files.into_iter().chain(Found::given(&self.given).files);
        let mut read = files.filter_map(|file| match () {
            () if is_input(&file) => Handle::stdin().ok(),
            () if file.is_file() => Handle::from_path(file).ok(),
            () => None,
        });
        written.is_ok_and(|written| read.any(|read| read == written))
    }

    /// The lowest layer.
    ///
    /// # Errors
    /// If the bundled catalogue does not fit the program.
    pub(crate) fn base(&self) -> Result<Catalogue, Report> {
        if self.no_bundled {
            return Ok(Catalogue::default());
        }
        bundled::catalogue().map_err(Report::from)
    }
}

/// Reads all layers; also returns a warning for each file left out of the user's folder.
///
/// # Errors
/// If a file that the user named cannot be read or is broken, the files are too large together, or no record is left at all.
pub(crate) fn load(layers: &Layers) -> Result<(Catalogue, Vec<String>), Report> {
    let (catalogue, warnings) = all_but(&[], layers, &mut Budget::default())?;
    if layers.no_bundled && Kind::ALL.into_iter().all(|kind| catalogue.count(kind) == 0) {
        let message = "no records are left: --no-bundled needs --data PATH or files in the data folder";
        return Err(Report::mistake(message.to_owned()));
    }
    Ok((catalogue, warnings))
}

/// All layers without some files.
fn all_but(
    files: &[PathBuf],
    layers: &Layers,
    budget: &mut Budget,
) -> Result<(Catalogue, Vec<String>), Report> {
    let own = layers.folder.as_deref().map(Found::in_folder).unwrap_or_default().without(files);
    let given = Found::given(&layers.given).without(files);
    none_of(given.failures)?;
    let mut warnings: Vec<String> = [own.failures, own.passed_over, given.passed_over].concat();
    for warning in &mut warnings {
        warning.push_str("; it is left out");
    }
    let mut catalogue = layers.base()?;
    if !own.files.is_empty() {
        catalogue = own::lay_over(catalogue, &own.files, budget, &mut warnings);
    }
    if !given.files.is_empty() {
        catalogue = sound(over(catalogue, &given.files, budget, check_added)?)?;
    }
    Ok((catalogue, warnings))
}

/// What is wrong with the user's files: with those at the paths, or with all of their layers where no path is given.
#[derive(Debug)]
pub(crate) struct Checked {
    /// All records.
    pub catalogue: Catalogue,
    /// The findings in the user's files, by place, up to a maximum.
    pub findings: Vec<Finding>,
    /// How many there are of each severity.
    pub counts: [usize; Severity::ALL.len()],
    /// How many files were read.
    pub files: usize,
    /// How many records of them there are.
    pub records: usize,
    /// What could not be read, one message each.
    pub failures: Vec<String>,
    /// What was left out of the layers below.
    pub warnings: Vec<String>,
}

/// Reads and checks all files that can be read, with the findings of every rule. All other layers lie below the paths, as they would if
/// these were given as data.
///
/// # Errors
/// If the files are too large together, or those that the user named below the paths are broken.
pub(crate) fn check(layers: &Layers, paths: &[PathBuf]) -> Result<Checked, Report> {
    let mut budget = Budget::default();
    let (folder, named) =
        if paths.is_empty() { (layers.folder.as_deref(), &layers.given[..]) } else { (None, paths) };
    let Found { mut files, mut failures, passed_over } = folder.map(Found::in_folder).unwrap_or_default();
    let given = Found::given(named);
    files.extend(given.files);
    failures.extend([passed_over, given.failures, given.passed_over].concat());
    let (below, warnings) = match paths {
        [] => (layers.base()?, Vec::new()),
        _ => all_but(&files, layers, &mut budget)?,
    };
    let mut checked = over(below, &files, &mut budget, |catalogue, _, findings| {
        catalogue::check(catalogue, findings);
    })?;
    checked.failures.splice(0..0, failures);
    Ok(Checked { warnings, ..checked })
}

/// Lays files over a catalogue and looks for mistakes in them.
fn over(
    base: Catalogue,
    files: &[PathBuf],
    budget: &mut Budget,
    look: fn(&Catalogue, FileIndex, &mut Findings),
) -> Result<Checked, Report> {
    let first = base.next_file();
    let mut findings = Findings::from_file(first);
    let reading = Reading::of(files, first, budget, &mut findings)
        .map_err(|over| Report::mistake(format!("the data files {over} together; name fewer of them")))?;
    let files = reading.files.len();
    let catalogue = base.overlaid(reading.files, reading.records);
    if files > 0 {
        look(&catalogue, first, &mut findings);
    }
    let counts = Severity::ALL.map(|severity| findings.count(severity));
    let findings = findings.in_order(&catalogue);
    let added = Kind::ALL.into_iter().flat_map(|kind| catalogue.added(kind));
    let records = added.filter(|record| record.file >= first).count();
    let (failures, warnings) = (reading.failures, Vec::new());
    Ok(Checked { catalogue, findings, counts, files, records, failures, warnings })
}

fn none_of(failures: Vec<String>) -> Result<(), Report> {
    let notes: Vec<Note> = failures.into_iter().map(Note::Message).collect();
    if notes.is_empty() { Ok(()) } else { Err(Report { notes, status: MISTAKE, ..Report::default() }) }
}

/// What the user named, read over everything else; all of it must be sound.
fn sound(Checked { catalogue, findings, counts, failures, .. }: Checked) -> Result<Catalogue, Report> {
    none_of(failures)?;
    let count = counts[Severity::Error as usize];
    if count == 0 {
        return Ok(catalogue);
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let mut notes: Vec<Note> =
        errors.take(MAX_SHOWN).map(|finding| Note::Line(finding.line(catalogue.files()))).collect();
    let counted = if count == 1 { "a mistake".to_owned() } else { format!("{count} mistakes") };
    let shown = if count > MAX_SHOWN { format!(", the first {MAX_SHOWN} here") } else { String::new() };
    notes.push(Note::Message(format!(
        "{counted} in the data given{shown}; nkcars check shows each with its line"
    )));
    Err(Report { notes, status: MISTAKE, ..Report::default() })
}
