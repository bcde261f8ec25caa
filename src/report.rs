//! What goes to standard error, and with which exit status the program ends. [`crate::terminal`] wraps it and puts
//! `nkcars: ` before it.

use std::{fmt, io};

/// Exit status: what was asked for was found.
pub(crate) const FOUND: u8 = 0;
/// Exit status: nothing was found, or not all that was asked for; for `check`, there are findings.
pub(crate) const NOT_FOUND: u8 = 1;
/// Exit status: a mistake in what was asked, or an error.
pub(crate) const MISTAKE: u8 = 2;

/// One thing to say beside the answer.
#[derive(Clone, Debug)]
pub(crate) enum Note {
    /// What is wrong, or was not found; said in the name of the program.
    Message(String),
    /// A line that stands by itself, such as a legend or a finding with its place.
    Line(String),
    /// One of several things to choose from: what to type, and what that is.
    Choice(String, String),
}

/// The result of a run: what is written to standard output and standard error, and the exit status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// For standard output, or for a file.
    pub text: String,
    /// For standard error: what is wrong, and what to type next; findings before it, choices after it.
    pub notes: Vec<Note>,
    /// How a look-up was read, for people: said before the answer, as it is to be typed.
    pub read_as: Option<String>,
    /// Exit status.
    pub status: u8,
}

impl Report {
    /// Nothing was found.
    pub(crate) fn not_found(message: String) -> Self {
        Self { notes: vec![Note::Message(message)], status: NOT_FOUND, ..Self::default() }
    }

    /// What was asked is mistaken.
    pub(crate) fn mistake(message: String) -> Self {
        Self { notes: vec![Note::Message(message)], status: MISTAKE, ..Self::default() }
    }

    /// Says what another report says too; the worse status holds.
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

/// Any other error is said in one message and ends with [`MISTAKE`].
impl From<anyhow::Error> for Report {
    fn from(error: anyhow::Error) -> Self {
        error.downcast().unwrap_or_else(|error| Self::mistake(format!("{error:#}")))
    }
}

/// For logs; `terminal` lays the notes out for people.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.notes)
    }
}

impl std::error::Error for Report {}

/// What an input or output error is about, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
