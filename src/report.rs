//! Messages for standard error, and the exit status. [`crate::terminal`] lays messages out and puts `nkcars: ` before them.

use std::fmt;
use std::io::{self, ErrorKind, Write};

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
    /// A command to type, which is not wrapped: copied, only the first line of it would run.
    Command(String),
}

/// The answer on its way out: a long one goes to standard output piece by piece, since keeping it would cost more than producing it.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    /// What is not written yet.
    pub(crate) text: Vec<u8>,
    /// Keep everything, because it goes to a file, a pager or a terminal as a whole.
    pub(crate) is_kept: bool,
}

/// Bytes written at a time.
const PIECE: usize = 32 * 1024;

impl fmt::Write for Stream {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.extend_from_slice(text.as_bytes());
        if self.text.len() > PIECE && !self.is_kept { self.flush().map_err(|_| fmt::Error) } else { Ok(()) }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Most of what JSON writes is two blanks, for which a call would take longer.
        match bytes {
            [one, other] => self.text.extend([*one, *other]),
            _ => self.text.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    /// Writes what is left. What could not be written stays, so that the end of the program says why.
    #[cold]
    fn flush(&mut self) -> io::Result<()> {
        let mut out = io::stdout();
        read_enough(out.write_all(&self.text).and_then(|()| out.flush()))?;
        self.text.clear();
        Ok(())
    }
}

/// A closed pipe counts as success: whoever reads it has read enough.
pub(crate) fn read_enough(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// The result of a command but for its answer: what is written to standard error, and the exit status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// Shown below the answer.
    pub notes: Vec<Note>,
    /// Shown before the answer on a terminal: the command as which a look-up was read, and why.
    pub read_as: Vec<Note>,
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
}

/// Any other error becomes one message, with the status [`MISTAKE`].
impl From<anyhow::Error> for Report {
    fn from(error: anyhow::Error) -> Self {
        error.downcast().unwrap_or_else(|error| match error.downcast_ref() {
            Some(error) => Self::mistake(format!("cannot write the answer: {}", reason(error))),
            None => Self::mistake(format!("{error:#}")),
        })
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
