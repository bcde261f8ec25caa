//! A record that meets a filter, and what its cells hold, which [`crate::render`] puts into words.

use std::borrow::Cow;

use crate::catalogue::{Answer, Attested, Certainty, Overlap, Record, Statement, Type};
use crate::search::{Hit, Part};

/// A record that meets a filter.
#[derive(Clone, Debug)]
pub(crate) struct Match<'a> {
    pub record: &'a Record,
    /// How surely it falls into the years asked about; `None` if none were.
    pub in_years: Option<Overlap>,
    /// How surely it meets every condition; `None` if there were none.
    pub met: Option<Overlap>,
    /// Which version of its maker is one of the manufacturers asked about; `None` if none were.
    pub maker: Option<usize>,
    /// How a search found it; boxed: the rows of a list have none, and are half as large without it.
    pub hit: Option<Box<Hit<'a>>>,
    /// Why a search found it.
    pub parts: Vec<Part<'a>>,
}

impl<'a> From<&'a Record> for Match<'a> {
    fn from(record: &'a Record) -> Self {
        Self { record, in_years: None, met: None, maker: None, hit: None, parts: Vec::new() }
    }
}

impl Match<'_> {
    /// Makes something of it from a copy of its record. What the copy decodes is freed with it, and its memory serves the next row.
    pub(crate) fn with_copy<T>(&self, made: impl FnOnce(&Match<'_>) -> T) -> T {
        made(&Match { record: &self.record.clone(), ..self.clone() })
    }

    /// Whether it may be what was asked for, by its years or by a field, but need not.
    pub(crate) fn is_possible(&self) -> bool {
        [self.in_years, self.met].contains(&Some(Overlap::Possible))
    }
}

/// The content of a cell.
pub(crate) enum Cell<'a> {
    /// There is nothing to say.
    NotRecorded,
    /// What a field answers.
    Answer(Answer<'a>),
    /// One version of what a field answers, because it was asked for.
    Version(Answer<'a>, Statement<'a>),
    /// What people read instead of what a field answers.
    Instead(&'static str, Answer<'a>),
    /// How sure something is.
    Certainty(Certainty),
    /// How well a vehicle is attested.
    Attested(Attested),
    /// A word of the program.
    Word(&'static str),
    /// Words from the data.
    Text(Cow<'static, str>),
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
            Self::Answer(answer) | Self::Instead(_, answer) => {
                !answer.is_recorded() && answer.field.ty != Type::Flag
            }
            _ => false,
        }
    }
}
