//! The user's own data: which files are read, in which order, and what happens to broken ones. Records are merged in
//! [`crate::catalogue`].
//!
//! Bundled records come first; then the user's folder, where a broken file is left out with a warning; then the paths in `NKCARS_DATA` and
//! `--data`, where any mistake is an error, and all of them are reported. Without such files nothing is read and nothing decoded.

mod places;
mod reading;

use std::env;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::catalogue::{self, Catalogue, FileIndex, Findings, Kind, Severity, check_record, counted};
use crate::report::{MISTAKE, Note, Report};
use crate::{bundled, file};

use places::{Found, is_input};
use reading::{Budget, WHOLE};

/// Maximum number of broken files in the user's folder that are named.
const MAX_NAMED: usize = 20;
/// Maximum number of mistakes that a command other than `check` shows.
const MAX_SHOWN: usize = 100;
const NO_RECORDS: &str = "no records are left: --no-bundled needs --data PATH or files in the data folder";

/// Which data to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    /// The user's data folder, if they have a home.
    pub folder: Option<PathBuf>,
    /// Files and folders named by the user; `-` is standard input.
    pub given: Vec<PathBuf>,
    /// Leaves out the bundled records.
    pub no_bundled: bool,
}

impl Layers {
    pub(crate) fn from_env(paths: &[PathBuf], no_bundled: bool) -> Self {
        let named = env::var_os("NKCARS_DATA").unwrap_or_default();
        let named = env::split_paths(&named).filter(|path| !path.as_os_str().is_empty());
        let given = named.chain(paths.iter().cloned()).collect();
        Self { folder: places::folder_of_user(), given, no_bundled }
    }

    /// Whether this is one of the files that are read, or will be once it exists.
    pub(crate) fn reads(&self, path: &Path) -> bool {
        let is_above = |folder: PathBuf| file::folder_of(path).is_ok_and(|parent| parent.starts_with(folder));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_data = name.ends_with(".toml") && !name.starts_with('.');
        let mut folders = self.folder.iter().chain(&self.given).filter(|folder| is_data && folder.is_dir());
        if folders.any(|folder| folder.canonicalize().is_ok_and(is_above)) {
            return true;
        }
        // Only files are opened: opening a pipe waits for its writer, or takes what another reader is waiting for.
        let handle = |file: &Path| Handle::from_path(Some(file).filter(|file| file.is_file())?).ok();
        let Some(target) = handle(path) else { return false };
        let own = self.folder.as_deref().map(Found::in_folder).unwrap_or_default();
        own.files.into_iter().chain(Found::given(&self.given).files).any(|file| {
            let handle = if is_input(&file) { Handle::stdin().ok() } else { handle(&file) };
            handle.is_some_and(|handle| handle == target)
        })
    }

    /// The lowest layer.
    ///
    /// # Errors
    /// If the bundled catalogue does not fit the program.
    fn base(&self) -> Result<Catalogue, Report> {
        if self.no_bundled { Ok(Catalogue::default()) } else { Ok(bundled::catalogue()?) }
    }

    /// Reads all layers but some files.
    fn all_but(&self, files: &[PathBuf], budget: &mut Budget) -> Result<(Catalogue, Vec<String>), Report> {
        let own = self.folder.as_deref().map(Found::in_folder).unwrap_or_default().without(files);
        let given = Found::given(&self.given).without(files);
        fail_if_any(given.failures)?;
        let left_out = [own.failures, own.passed_over, given.passed_over].concat().into_iter();
        let mut warnings: Vec<String> = left_out.map(|why| why + "; it is left out").collect();
        let mut catalogue = self.base()?;
        if !own.files.is_empty() {
            catalogue = lay_over(catalogue, &own.files, budget, &mut warnings);
        }
        if !given.files.is_empty() {
            catalogue = sound(over(catalogue, &given.files, budget, check_added).map_err(too_much)?)?;
        }
        Ok((catalogue, warnings))
    }
}

/// Lays the files of the user's folder over the base, without the broken ones, and warns of those. What other files say of their records
/// stays, and shows their ids.
fn lay_over(
    base: Catalogue,
    paths: &[PathBuf],
    budget: &mut Budget,
    warnings: &mut Vec<String>,
) -> Catalogue {
    let Checked { catalogue, findings, failures, .. } = match over(base.clone(), paths, budget, check_added) {
        Ok(checked) => checked,
        Err(too_much) => {
            warnings.push(format!("the files in the data folder {too_much}; they are left out"));
            return base;
        }
    };
    warnings.extend(failures.iter().map(|failure| format!("{failure}; it is left out")));
    let broken = findings.broken;
    if broken.is_empty() {
        return catalogue;
    }
    for (finding, count) in broken.values().take(MAX_NAMED) {
        let more = if *count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
        warnings.push(format!("left out: {}{more}; see nkcars check", finding.line(&catalogue.files)));
    }
    if let Some(unnamed @ 1..) = broken.len().checked_sub(MAX_NAMED) {
        let unnamed = counted(unnamed, "more file");
        warnings.push(format!("left out: {unnamed} of the data folder; see nkcars check"));
    }
    let first = base.next_file().0;
    let files = catalogue.files[first as usize..].to_vec();
    drop(catalogue);
    let sound = (first..).map(FileIndex).zip(&files).filter(|(number, _)| !broken.contains_key(number));
    let records =
        sound.flat_map(|(number, file)| catalogue::read(number, file.text, &mut Findings::default()));
    let records = records.collect();
    base.overlaid(files, records)
}

/// Reads all layers; also returns a warning for each file that was left out.
///
/// # Errors
/// If a file that the user named cannot be read or is broken, the files together are too large, or there are no records at all.
pub(crate) fn load(layers: &Layers) -> Result<(Catalogue, Vec<String>), Report> {
    let mut budget = WHOLE;
    let (catalogue, warnings) = layers.all_but(&[], &mut budget)?;
    if layers.no_bundled && Kind::ALL.into_iter().all(|kind| catalogue.count(kind) == 0) {
        return Err(Report::mistake(NO_RECORDS.to_owned()));
    }
    Ok((catalogue, warnings))
}

/// The result of checking the user's files: those at the given paths, or all layers if there are none.
pub(crate) struct Checked {
    /// All records.
    pub catalogue: Catalogue,
    /// The findings in the files checked.
    pub findings: Findings,
    /// The number of files read.
    pub files: usize,
    /// The number of records in them.
    pub records: usize,
    /// What could not be read, a message for each.
    pub failures: Vec<String>,
    /// What was left out of the layers below them.
    pub warnings: Vec<String>,
}

/// Reads the files that can be read and checks them by every rule. All other layers lie below the paths, as they would if the paths were
/// given as data.
///
/// # Errors
/// If the files together are too large, or one that the user named as data is broken.
pub(crate) fn check(layers: &Layers, paths: &[PathBuf]) -> Result<Checked, Report> {
    let mut budget = WHOLE;
    let (folder, named) =
        if paths.is_empty() { (layers.folder.as_deref(), &layers.given[..]) } else { (None, paths) };
    let Found { mut files, mut failures, passed_over } = folder.map(Found::in_folder).unwrap_or_default();
    let given = Found::given(named);
    files.extend(given.files);
    failures.extend([passed_over, given.failures, given.passed_over].concat());
    let (below, warnings) = match paths {
        [] => (layers.base()?, Vec::new()),
        _ => layers.all_but(&files, &mut budget)?,
    };
    let mut checked = over(below, &files, &mut budget, catalogue::check).map_err(too_much)?;
    if layers.no_bundled && checked.files + failures.len() == 0 {
        return Err(Report::mistake(NO_RECORDS.to_owned()));
    }
    checked.failures.splice(0..0, failures);
    checked.warnings = warnings;
    Ok(checked)
}

/// Lays files over a catalogue and checks them.
///
/// # Errors
/// If they exceed the budget: how, as the end of a sentence about them.
fn over(
    base: Catalogue,
    paths: &[PathBuf],
    budget: &mut Budget,
    check: fn(&Catalogue, &mut Findings),
) -> Result<Checked, &'static str> {
    let first = base.next_file();
    let mut findings = Findings::from_file(first);
    let (files, records, failures) = reading::read(paths, first, budget, &mut findings)?;
    let (count, warnings) = (files.len(), Vec::new());
    let catalogue = base.overlaid(files, records);
    if count > 0 {
        check(&catalogue, &mut findings);
    }
    let records = catalogue.added().filter(|record| record.file >= first).count();
    Ok(Checked { catalogue, findings, files: count, records, failures, warnings })
}

fn too_much(excess: &str) -> Report {
    Report::mistake(format!("the data files {excess} together; name fewer of them"))
}

/// Looks for errors in the records of the user's files.
fn check_added(catalogue: &Catalogue, findings: &mut Findings) {
    for record in catalogue.added() {
        check_record(catalogue, record, Severity::Error, findings);
    }
}

fn fail_if_any(failures: Vec<String>) -> Result<(), Report> {
    let notes: Vec<Note> = failures.into_iter().map(Note::Message).collect();
    if notes.is_empty() { Ok(()) } else { Err(Report { notes, status: MISTAKE, ..Report::default() }) }
}

/// The catalogue, if the files that the user named have no errors.
fn sound(Checked { catalogue, findings, failures, .. }: Checked) -> Result<Catalogue, Report> {
    fail_if_any(failures)?;
    let count = findings.count(Severity::Error);
    if count == 0 {
        return Ok(catalogue);
    }
    let errors = findings.in_order().into_iter().filter(|finding| finding.severity == Severity::Error);
    let mut notes: Vec<Note> =
        errors.take(MAX_SHOWN).map(|finding| Note::Line(finding.line(&catalogue.files))).collect();
    let counted = if count == 1 { "a mistake".to_owned() } else { format!("{count} mistakes") };
    let more = || format!(", the first {MAX_SHOWN} here; nkcars check PATH shows all");
    let more = (count > MAX_SHOWN).then(more).unwrap_or_default();
    notes.push(Note::Message(format!("{counted} in the data given{more}")));
    Err(Report { notes, status: MISTAKE, ..Report::default() })
}
