//! The user's data folder: broken files are left out with a warning. What other files say of their records stays, and shows their ids.

use std::path::PathBuf;

use super::reading::Budget;
use super::{Checked, check_added, over};
use crate::catalogue::{Catalogue, FileIndex, Findings, counted, read};

/// Maximum number of broken files that are named.
const MAX_NAMED: usize = 20;

/// Lays the files of the folder over the base, without the broken ones, and warns of those.
pub(super) fn lay_over(
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
    let records = sound.flat_map(|(number, file)| read(number, file.text, &mut Findings::default()));
    let records = records.collect();
    base.overlaid(files, records)
}
