//! Findings as they are gathered: the first are kept, the rest counted, so that a file full of mistakes costs no more memory than one with
//! a few.
//!
//! What a finding is stands in [`super::finding`], which rules there are in [`super::check()`].

use std::collections::BTreeMap;

use super::Catalogue;
use super::finding::{FileIndex, Finding, Severity};
use super::nearest::{counted, did_you_mean, nearest};

/// Maximum number of findings of each severity that are kept.
pub(crate) const MAX_FINDINGS: usize = 1_000;
/// Maximum number of findings for which a near id is sought, and of ids among which it is sought: both cost time.
const MAX_SUGGESTIONS: usize = 20;
const MAX_IDS: usize = 50_000;

/// Findings in the order in which they were found.
#[derive(Debug, Default)]
pub struct Findings {
    first_file: FileIndex,
    kept: Vec<Finding>,
    counts: [usize; Severity::ALL.len()],
    broken: Broken,
}

/// The errors of one file.
#[derive(Clone, Debug)]
pub(crate) struct Mistakes {
    pub first: Finding,
    pub count: usize,
}

/// The files with errors.
pub(crate) type Broken = BTreeMap<FileIndex, Mistakes>;

impl Findings {
    /// Takes findings in this file and those after it; all others are dropped.
    pub(crate) fn from_file(first_file: FileIndex) -> Self {
        Self { first_file, ..Self::default() }
    }

    /// Whether findings in this file are of interest.
    pub(crate) fn takes(&self, file: FileIndex) -> bool {
        file >= self.first_file
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        if !self.takes(finding.file) {
            return;
        }
        if finding.severity == Severity::Error {
            let first = || Mistakes { first: finding.clone(), count: 0 };
            let known = self.broken.entry(finding.file).or_insert_with(first);
            known.count += 1;
            if finding.at < known.first.at {
                known.first = finding.clone();
            }
        }
        let count = &mut self.counts[finding.severity as usize];
        *count += 1;
        if *count <= MAX_FINDINGS {
            self.kept.push(finding);
        }
    }

    /// How many there are, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(crate) fn broken(&self) -> &Broken {
        &self.broken
    }

    /// The findings by place, the first of those that name an unknown id with what may have been meant; after them, of each severity of
    /// which there are more, how many.
    pub fn in_order(mut self, catalogue: &Catalogue) -> Vec<Finding> {
        self.kept.sort_by_key(|finding| (finding.file, finding.at));
        suggest(catalogue, &mut self.kept);
        for severity in Severity::ALL {
            let Some(more) = self.count(severity).checked_sub(MAX_FINDINGS).filter(|more| *more > 0) else {
                continue;
            };
            if let Some(last) = self.kept.iter().rfind(|finding| finding.severity == severity) {
                let message = format!("{} after this one", counted(more, &format!("more {severity}")));
                self.kept.push(Finding::new(severity, last.file, last.at, String::new(), message));
            }
        }
        self.kept
    }
}

/// Adds to the first findings that name an unknown id what may have been meant.
pub(crate) fn suggest(catalogue: &Catalogue, findings: &mut [Finding]) {
    let unresolved = findings.iter_mut().filter_map(|finding| Some((finding.unresolved.take()?, finding)));
    for ((kind, id), finding) in unresolved.take(MAX_SUGGESTIONS) {
        if catalogue.count(kind) <= MAX_IDS {
            finding.message.push_str(&did_you_mean(&nearest(&id, catalogue.ids(kind))));
        }
    }
}
