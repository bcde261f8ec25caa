//! Messages for standard error, and the exit status. [`crate::terminal`] lays messages out and puts `nkcars: ` before them.

use std::fmt;
use std::io::{self, Write};

/// Exit status: found.
pub(crate) const FOUND: u8 = 0;
/// Exit status: nothing was found, or not everything that was asked for; for `check`, there are errors or warnings.
pub(crate) const NOT_FOUND: u8 = 1;
/// Exit status: a mistake in the command line, or an error.
pub(crate) const MISTAKE: u8 = 2;

/// A message beside the answer.
#[derive(Clone, Debug)]
pub(crate) enum Note {
    /// What is wrong or was not found, after the name of the program.
    Message(String),
    /// A line by itself, such as a finding with its position.
    Line(String),
    /// One of several choices: what to type, and what that is.
    Choice(String, String),
}

/// Collects a long text and writes it piece by piece.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    /// What is not written yet.
    pub(crate) text: Vec<u8>,
    /// Keep everything, because it goes to a file, a pager or a terminal as a whole. Otherwise it goes to standard output.
    pub(crate) is_kept: bool,
    /// The first error of writing, after which nothing is written.
    pub(crate) failed: Option<io::Error>,
}

/// Bytes written at a time. Keeping a long text in memory would cost more than producing it.
const PIECE: usize = 32 * 1024;

impl Stream {
    /// Adds to the text, and passes it on to standard output when there is enough of it.
    fn add(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
        if self.text.len() > PIECE && !self.is_kept {
            if self.failed.is_none() {
                self.failed = io::stdout().write_all(&self.text).err();
            }
            self.text.clear();
        }
    }
}

/// For templates, which write in many small pieces.
impl fmt::Write for Stream {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.add(text.as_bytes());
        Ok(())
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The result of a command: what is written to standard output and standard error, and the exit status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// For standard output or a file, except what is written already.
    pub text: String,
    /// For standard error.
    pub notes: Vec<Note>,
    /// The command as which a look-up was read, shown before the answer on a terminal.
    pub read_as: Option<String>,
    /// Exit status.
    pub status: u8,
}

impl Report {
    /// Nothing was found.
    pub(crate) fn not_found(message: String) -> Self {
        Self { notes: vec![Note::Message(message)], status: NOT_FOUND, ..Self::default() }
    }

    /// There is a mistake in the command line.
    pub(crate) fn mistake(message: String) -> Self {
        Self { notes: vec![Note::Message(message)], status: MISTAKE, ..Self::default() }
    }

    /// Adds the notes of another report; the worse status wins.
    pub(crate) fn add(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.status = self.status.max(other.status);
    }

    /// Adds choices: what to type, and what that is.
    pub(crate) fn with_choices(mut self, choices: impl IntoIterator<Item = (String, String)>) -> Self {
        self.notes.extend(choices.into_iter().map(|(name, what)| Note::Choice(name, what)));
        self
    }
}

/// Any other error becomes one message, with the status [`MISTAKE`].
impl From<anyhow::Error> for Report {
    fn from(error: anyhow::Error) -> Self {
        error.downcast().unwrap_or_else(|error| Self::mistake(format!("{error:#}")))
    }
}

/// For debugging; `terminal` lays the notes out for people.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.notes)
    }
}

impl std::error::Error for Report {}

/// The reason of an I/O error in lower case, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
