//! Findings: what is wrong with data, and where. The first are kept and the rest only counted, which bounds the memory for a file full of
//! mistakes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::words::words;
use super::{counted, visible};

/// A file that was read. Its text is never freed: the records borrow from it, and a process that reads files ends with its answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct File {
    /// The path as the user wrote it.
    pub path: String,
    #[serde(skip)]
    pub text: &'static str,
    #[serde(skip)]
    pub(super) line_starts: OnceLock<Vec<u32>>,
}

/// The index of a file in its catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileIndex(pub u32);

impl FileIndex {
    pub(crate) fn of(self, files: &[File]) -> Option<&File> {
        files.get(self.0 as usize)
    }
}

words! {
    /// The severity of a finding.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity {
        /// The record or field cannot be used.
        Error => "error",
        /// It can be used, but is probably a mistake.
        Warning => "warning",
        /// It is unusual; a file with only notes is sound.
        Note => "note",
    }
}

/// Something wrong or unusual in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub file: FileIndex,
    /// The position in the file, in bytes.
    pub at: u32,
    pub severity: Severity,
    /// The record, as `car.paektusan`; empty if it is about no record.
    pub subject: String,
    /// What is wrong and what to write instead, in one line.
    pub message: String,
}

/// Length of a line from which columns are counted in bytes.
const LONG_LINE: usize = 64 << 10;

impl File {
    /// A file with its text.
    pub fn new(path: String, text: String) -> Self {
        Self { path, text: text.leak(), ..Self::default() }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn line_column(&self, at: u32) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| {
            let newlines = self.text.match_indices('\n').filter_map(|(at, _)| u32::try_from(at + 1).ok());
            std::iter::once(0).chain(newlines).collect()
        });
        let at = at.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let line = starts.partition_point(|start| *start <= at);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start as usize..at as usize).unwrap_or_default();
        // Counting the characters of an endless line again for every finding in it would take quadratic time.
        let column = if before.len() > LONG_LINE { before.len() } else { before.chars().count() };
        (line, column + 1)
    }

    /// The line around a byte, without its line end: the part before the byte, and the rest.
    pub fn line_around(&self, at: u32) -> (&'static str, &'static str) {
        let (before, after) = self.text.split_at_checked(at as usize).unwrap_or((self.text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        (before, after.lines().next().unwrap_or_default())
    }
}

impl Finding {
    /// `file:line:column: severity: record: message`, in one line whatever the name of the file.
    pub fn line(&self, files: &[File]) -> String {
        let subject = if self.subject.is_empty() { String::new() } else { format!("{}: ", self.subject) };
        let place = self.file.of(files).map_or_else(String::new, |file| {
            let (line, column) = file.line_column(self.at);
            format!("{}:{line}:{column}: ", file.path)
        });
        visible(&format!("{place}{}: {subject}{}", self.severity, self.message)).into_owned()
    }
}

/// Maximum number of findings of each severity that are kept.
pub(crate) const MAX_FINDINGS: usize = 1_000;

/// Findings in the order in which they were found.
#[derive(Debug, Default)]
pub struct Findings {
    first_file: FileIndex,
    kept: Vec<Finding>,
    /// The number of findings of each severity, kept or not.
    pub(crate) counts: [usize; Severity::ALL.len()],
    /// The files with errors: the first error of each, and the number of its errors.
    pub(crate) broken: BTreeMap<FileIndex, (Finding, usize)>,
    /// Spans with invalid TOML, in which no rule is applied: further findings there are dropped.
    pub(super) silent: BTreeMap<(FileIndex, u32), u32>,
}

impl Findings {
    /// Collects findings in this file and those after it, and drops all others.
    pub(crate) fn from_file(first_file: FileIndex) -> Self {
        Self { first_file, ..Self::default() }
    }

    /// Whether findings in this file are collected.
    pub(crate) fn takes(&self, file: FileIndex) -> bool {
        file >= self.first_file
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        let silent = self.silent.range(..=(finding.file, finding.at)).next_back();
        let is_silent = silent.is_some_and(|((file, _), end)| *file == finding.file && finding.at < *end);
        if is_silent || !self.takes(finding.file) {
            return;
        }
        if finding.severity == Severity::Error {
            let (first, count) = self.broken.entry(finding.file).or_insert_with(|| (finding.clone(), 0));
            *count += 1;
            if finding.at < first.at {
                first.clone_from(&finding);
            }
        }
        let count = &mut self.counts[finding.severity as usize];
        *count += 1;
        if *count <= MAX_FINDINGS {
            self.kept.push(finding);
        }
    }

    /// The number of findings, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// The findings by place; then, for each severity of which not all were kept, the number of the others.
    pub fn in_order(&self) -> Vec<Finding> {
        let mut kept = self.kept.clone();
        kept.sort_by_key(|finding| (finding.file, finding.at));
        for severity in Severity::ALL {
            let more = self.count(severity).saturating_sub(MAX_FINDINGS);
            let last = kept.iter().rfind(|finding| more > 0 && finding.severity == severity);
            if let Some(last) = last.cloned() {
                let message = format!("{} after this one", counted(more, &format!("more {severity}")));
                kept.push(Finding { subject: String::new(), message, ..last });
            }
        }
        kept
    }
}
