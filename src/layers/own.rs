//! The user's data folder: broken files are left out with a warning. What other files say of their records stays, and shows their ids.

use std::path::PathBuf;

use super::check_added;
use super::reading::{Budget, Contents};
use crate::catalogue::{Broken, Catalogue, File, FileIndex, Findings, counted, read};

/// Maximum number of broken files that are named.
const MAX_NAMED: usize = 20;

/// Lays the files of the folder over the base, without the broken ones, and warns of those.
pub(super) fn lay_over(
    base: Catalogue,
    paths: &[PathBuf],
    budget: &mut Budget,
    warnings: &mut Vec<String>,
) -> Catalogue {
    let first = base.next_file();
    let mut found = Findings::from_file(first);
    let Contents { files, records, failures } = match Contents::of(paths, first, budget, &mut found) {
        Ok(reading) => reading,
        Err(too_much) => {
            warnings.push(format!("the files in the data folder {too_much}; they are left out"));
            return base;
        }
    };
    warnings.extend(failures.iter().map(|failure| format!("{failure}; it is left out")));
    let whole = base.clone().overlaid(files.clone(), records);
    check_added(&whole, &mut found);
    if found.broken.is_empty() {
        return whole;
    }
    warn(whole.files(), &found.broken, warnings);
    drop(whole);
    let numbered = (first.0..).map(FileIndex).zip(&files);
    let sound = numbered.filter(|(number, _)| !found.broken.contains_key(number));
    let records =
        sound.flat_map(|(number, file)| read(number, file.text, &mut Findings::default())).collect();
    base.overlaid(files, records)
}

/// Adds a line for each file left out, up to a maximum.
fn warn(files: &[File], broken: &Broken, warnings: &mut Vec<String>) {
    for (finding, count) in broken.values().take(MAX_NAMED) {
        let more = if *count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
        warnings.push(format!("left out: {}{more}; see nkcars check", finding.line(files)));
    }
    if let Some(unnamed @ 1..) = broken.len().checked_sub(MAX_NAMED) {
        let unnamed = counted(unnamed, "more file");
        warnings.push(format!("left out: {unnamed} of the data folder; see nkcars check"));
    }
}
