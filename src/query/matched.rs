//! A record that meets a filter, and how surely.

use crate::catalogue::{Overlap, Record};
use crate::search::{Hit, Part};

/// A record that meets a filter.
#[derive(Clone, Debug)]
pub(crate) struct Match<'a> {
    pub record: &'a Record,
    /// How surely it falls into the years asked about; `None` if none were.
    pub in_years: Option<Overlap>,
    /// Which version of its maker is one of the manufacturers asked about; `None` if none were.
    pub maker: Option<usize>,
    /// How a search found it.
    pub hit: Option<Hit<'a>>,
    /// Why a search found it.
    pub parts: Vec<Part<'a>>,
}

impl<'a> From<&'a Record> for Match<'a> {
    fn from(record: &'a Record) -> Self {
        Self { record, in_years: None, maker: None, hit: None, parts: Vec::new() }
    }
}

impl Match<'_> {
    /// Whether it may fall into the years asked about, but need not.
    pub(crate) fn is_possible(&self) -> bool {
        self.in_years == Some(Overlap::Possible)
    }
}
