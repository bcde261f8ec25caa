//! The user's data folder: broken files are left out with a warning, and so are files that depend on them.

use std::collections::HashMap;
use std::path::PathBuf;

use super::reading::{Budget, Reading};
use super::{added, check_added};
use crate::catalogue::{Broken, Catalogue, FileIndex, Findings, Severity, counted, read};

/// Maximum number of broken files that are named.
const MAX_NAMED: usize = 20;
/// Maximum number of attempts to merge the files. A second is needed where a file is broken, a third where it replaced another record.
const MAX_ROUNDS: usize = 3;

/// Lays the files of the folder over the base, without the broken ones, and warns of those.
pub(super) fn lay_over(
    base: Catalogue,
    paths: &[PathBuf],
    budget: &mut Budget,
    warnings: &mut Vec<String>,
) -> Catalogue {
    let first = base.next_file();
    let mut found = Findings::default();
    let Reading { files, mut records, failures } = match Reading::of(paths, first, budget, &mut found) {
        Ok(reading) => reading,
        Err(too_much) => {
            warnings.push(format!("the files in the data folder {too_much}; they are left out"));
            return base;
        }
    };
    warnings.extend(failures.iter().map(|failure| format!("{failure}; it is left out")));
    let mut broken = found.broken;
    let mut dependents = Broken::new();
    records.retain(|record| !broken.contains_key(&record.file));
    for _ in 0..MAX_ROUNDS {
        let catalogue = base.clone().overlaid(files.clone(), records);
        let mut found = Findings::default();
        check_added(&catalogue, first, &mut found);
        if found.broken.is_empty() {
            warn(&catalogue, broken, dependents, warnings);
            return catalogue;
        }
        dependents.extend(dependents_of(&found.broken, &catalogue, first));
        broken.extend(found.broken);
        records = Vec::new();
        for (number, file) in (first.0..).map(FileIndex).zip(&files) {
            if !broken.contains_key(&number) && !dependents.contains_key(&number) {
                records.extend(read(number, file.text, &mut Findings::default()));
            }
        }
    }
    let nothing = base.overlaid(files, Vec::new());
    warn(&nothing, broken, dependents, warnings);
    warnings.push("the other files in the data folder depend on them; see nkcars check".to_owned());
    nothing
}

/// Adds a line for each file left out, up to a maximum: first those with mistakes of their own, then those that depend on them.
fn warn(catalogue: &Catalogue, broken: Broken, dependents: Broken, warnings: &mut Vec<String>) {
    let unnamed = (broken.len() + dependents.len()).saturating_sub(MAX_NAMED);
    let named = broken.into_values().chain(dependents.into_values()).take(MAX_NAMED);
    for (finding, count) in named {
        let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
        warnings.push(format!("left out: {}{more}; see nkcars check", finding.line(catalogue.files())));
    }
    if unnamed > 0 {
        let unnamed = counted(unnamed, "more file");
        warnings.push(format!("left out: {unnamed} of the data folder; see nkcars check"));
    }
}

/// The files that refer to a record of the broken ones, and those that refer to a record of theirs, and so on.
fn dependents_of(broken: &Broken, catalogue: &Catalogue, first: FileIndex) -> Broken {
    let (mut missing, mut references) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
    for record in added(catalogue, first) {
        // A record that replaced another gives way to it, and is not missed.
        if catalogue.replaced(record).is_none() {
            missing.entry(record.file).or_default().push((record.kind, record.id));
        }
        for (kind, id, _, claim) in record.archive().references() {
            references.entry((kind, id)).or_default().push((record, claim.at));
        }
    }
    let mut dependents = Broken::new();
    let mut left_out: Vec<FileIndex> = broken.keys().copied().collect();
    while let Some(file) = left_out.pop() {
        for (kind, id) in missing.remove(&file).unwrap_or_default() {
            for (record, at) in references.remove(&(kind, id)).unwrap_or_default() {
                if broken.contains_key(&record.file) || dependents.contains_key(&record.file) {
                    continue;
                }
                let message = format!("it names {}.{id}, whose file is left out", kind.word());
                dependents.insert(record.file, (record.finding(Severity::Error, at, message), 1));
                left_out.push(record.file);
            }
        }
    }
    dependents
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
