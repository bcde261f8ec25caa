//! The user's data folder: broken files are left out with a warning. What other files say of their records stays, and shows their ids.

use std::path::PathBuf;

use super::check_added;
use super::reading::{Budget, Reading};
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
    let mut found = Findings::default();
    let Reading { files, records, failures } = match Reading::of(paths, first, budget, &mut found) {
        Ok(reading) => reading,
        Err(too_much) => {
            warnings.push(format!("the files in the data folder {too_much}; they are left out"));
            return base;
        }
    };
    warnings.extend(failures.iter().map(|failure| format!("{failure}; it is left out")));
    let whole = base.clone().overlaid(files.clone(), records);
    check_added(&whole, first, &mut found);
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Budget, lay_over};
    use crate::bundled;
    use crate::catalogue::{File, Kind};

    #[test]
    fn of_more_files_than_have_a_number_the_rest_is_left_out_in_one_line() {
        // There is room for one more.
        let bundled = bundled::catalogue().unwrap_or_default();
        let before = bundled.files().len()..usize::from(u16::MAX);
        let base = bundled.overlaid(before.map(|_| File::default()).collect(), Vec::new());
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let paths = ["nosuch.toml", "sources.toml", "sources.toml", "x.toml"].map(|name| data.join(name));
        let mut warnings = Vec::new();
        let catalogue = lay_over(base, &paths, &mut { Budget::WHOLE }, &mut warnings);
        let [unreadable, too_many] = warnings.as_slice() else { panic!("{warnings:?}") };
        assert!(unreadable.contains("nosuch.toml: no such file"), "{unreadable}");
        assert!(too_many.starts_with("after 65,000 files the rest, from "), "{too_many}");
        assert!(too_many.ends_with("sources.toml on, is too much; it is left out"), "{too_many}");
        assert!(catalogue.added(Kind::Source).count() > 0, "what has a number is read");
    }
}
