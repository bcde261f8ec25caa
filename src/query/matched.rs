//! A record that meets a filter, and how surely.

use crate::catalogue::{Overlap, Record};

/// A record that meets a filter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<'a> {
    pub record: &'a Record,
    /// How surely it falls into the years asked about; `None` if none were.
    pub in_years: Option<Overlap>,
    /// Which version of its maker is one of the manufacturers asked about; `None` if none were.
    pub maker: Option<usize>,
}

impl<'a> From<&'a Record> for Match<'a> {
    fn from(record: &'a Record) -> Self {
        Self { record, in_years: None, maker: None }
    }
}

impl Match<'_> {
    /// Whether it may fall into the years asked about, but need not.
    pub(crate) fn is_possible(&self) -> bool {
        self.in_years == Some(Overlap::Possible)
    }
}
