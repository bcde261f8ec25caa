//! What is wrong with data, and where: every mistake of a file is a finding, and all of them are reported.

use std::fmt;
use std::sync::OnceLock;

/// A file that was read, for as long as its text is needed to point into it.
#[derive(Debug, Default)]
pub struct File {
    /// As the user named it.
    pub path: String,
    /// What stands in it.
    pub text: String,
    line_starts: OnceLock<Vec<usize>>,
}

/// Whether a finding makes the file unusable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The record or field cannot be used as it stands.
    Error,
    /// It can be used, but somebody should look.
    Warning,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Index of the file.
    pub file: u16,
    /// Where in the file, in bytes.
    pub at: u32,
    /// How bad.
    pub severity: Severity,
    /// The record, as `car.paektusan`; empty where it concerns no record.
    pub subject: String,
    /// What is wrong and what to write instead, in one line.
    pub message: String,
}

impl File {
    /// A file and what stands in it.
    #[must_use]
    pub fn new(path: String, text: String) -> Self {
        Self { path, text, line_starts: OnceLock::new() }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, at: u32) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(newline, _)| newline + 1)).collect()
        });
        let at = (at as usize).min(self.text.len());
        let line = starts.partition_point(|start| *start <= at);
        let column = self.text.get(starts[line - 1]..at).map_or(1, |before| before.chars().count() + 1);
        (line, column)
    }

    /// A line of it, from 1, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> &str {
        self.text.lines().nth(number - 1).unwrap_or_default()
    }
}

impl Finding {
    /// Something that makes a record or field unusable.
    #[must_use]
    pub fn error(file: u16, at: usize, subject: &str, message: String) -> Self {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, at, severity: Severity::Error, subject: subject.to_owned(), message }
    }

    /// Something that somebody should look at.
    #[must_use]
    pub fn warning(file: u16, at: usize, subject: &str, message: String) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, at, subject, message) }
    }

    /// `file:line:column: severity: record: message`.
    #[must_use]
    pub fn line(&self, files: &[File]) -> String {
        let subject = if self.subject.is_empty() { String::new() } else { format!("{}: ", self.subject) };
        let Some(file) = files.get(usize::from(self.file)) else {
            return format!("{}: {subject}{}", self.severity, self.message);
        };
        let (line, column) = file.line_column(self.at);
        format!("{}:{line}:{column}: {}: {subject}{}", file.path, self.severity, self.message)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}
