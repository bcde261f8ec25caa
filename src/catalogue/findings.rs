//! Findings as they are gathered: bounded, so that a file full of mistakes takes no more memory and time than one with a few.
//!
//! What a finding is stands in [`super::finding`], which rules there are in [`super::check()`].

use super::finding::{Finding, Severity};

/// Maximum number of mistakes, and of warnings, that one run keeps.
pub(crate) const MAX_FINDINGS: usize = 10_000;

/// Mistakes and warnings in the order in which they were found; beyond [`MAX_FINDINGS`] of either they are counted only.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    first: usize,
    kept: Vec<Finding>,
    /// How many there are of each severity.
    counts: [usize; 2],
}

impl Findings {
    /// For findings in the file of this number and those after it; others are of no interest.
    #[must_use]
    pub(crate) fn from_file(first: usize) -> Self {
        Self { first, ..Self::default() }
    }

    /// Keeps a finding, or counts it where there are enough.
    pub(crate) fn push(&mut self, finding: Finding) {
        if usize::from(finding.file) < self.first {
            return;
        }
        let count = &mut self.counts[finding.severity as usize];
        *count += 1;
        if *count <= MAX_FINDINGS {
            self.kept.push(finding);
        }
    }

    /// Adds what was found elsewhere after it.
    pub(crate) fn append(&mut self, other: Self) {
        let mut counted_only = other.counts;
        for finding in other.kept {
            counted_only[finding.severity as usize] -= 1;
            self.push(finding);
        }
        for (count, more) in self.counts.iter_mut().zip(counted_only) {
            *count += more;
        }
    }

    /// Whether so many mistakes were found that no more are kept.
    #[must_use]
    pub(crate) fn is_full(&self) -> bool {
        self.errors() >= MAX_FINDINGS
    }

    /// How many mistakes were found, kept or not.
    #[must_use]
    pub(crate) fn errors(&self) -> usize {
        self.counts[Severity::Error as usize]
    }

    /// Brings the findings into the order of their places.
    pub(crate) fn sort(&mut self) {
        self.kept.sort_by_key(|finding| (finding.file, finding.at));
    }

    /// Says why there are no more mistakes, in place of counting those that were not kept.
    pub(crate) fn close(&mut self, message: String) {
        let errors = &mut self.counts[Severity::Error as usize];
        *errors = MAX_FINDINGS.min(*errors);
        self.note(Severity::Error, message);
    }

    /// Adds a remark on all findings of a severity, at the place of the last of them.
    fn note(&mut self, severity: Severity, message: String) {
        if let Some(last) = self.kept.iter().rfind(|finding| finding.severity == severity) {
            let note = Finding::error(last.file, last.at as usize, "", message);
            self.kept.push(Finding { severity, ..note });
        }
    }

    /// The findings; after them, where there were more, how many.
    #[must_use]
    pub(crate) fn told(mut self) -> Vec<Finding> {
        for (severity, what) in [(Severity::Error, "mistake"), (Severity::Warning, "warning")] {
            let message = match self.counts[severity as usize].saturating_sub(MAX_FINDINGS) {
                0 => continue,
                1 => format!("one more {what} after this one"),
                more => format!("{more} more {what}s after this one"),
            };
            self.note(severity, message);
        }
        self.kept
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}
