//! The content of a cell, which [`crate::render`] puts into words.

use std::borrow::Cow;

use crate::catalogue::{Answer, Attested, Certainty, Record, Statement};

/// The content of a cell.
#[derive(Clone, Debug)]
pub(crate) enum Cell<'a> {
    /// There is nothing to say.
    NotRecorded,
    /// What a field answers.
    Answer(Answer<'a>),
    /// One version of what a field answers, because it was asked for.
    Version(Answer<'a>, Statement<'a>),
    /// How sure something is.
    Certainty(Certainty),
    /// How well a vehicle is attested.
    Attested(Attested),
    /// A word of the program.
    Word(&'static str),
    /// Words from the data.
    Text(Cow<'a, str>),
    /// A count, a year or an amount.
    Number(f64),
    /// Other records.
    Records(Vec<&'a Record>),
}

impl Cell<'_> {
    /// Whether there is nothing in it.
    pub(crate) fn is_missing(&self) -> bool {
        match self {
            Self::NotRecorded => true,
            Self::Answer(answer) => !answer.is_recorded(),
            _ => false,
        }
    }
}
