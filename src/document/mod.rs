//! What a command answers, before any format has put it into text.
//!
//! A command makes a document and knows no format; a format writes documents and knows no command.

mod handbook;
mod overview;

use crate::catalogue::{Field, File, Finding, Kind, Record};
use crate::query::{Column, Match};
use crate::search::Hit;

pub use handbook::{Handbook, Picture, RecordGroup};
pub use overview::{Head, Line, Overview, Reference, References, Relative};

/// An answer.
#[derive(Debug)]
pub enum Document<'a> {
    /// Records as rows under chosen columns.
    Listing(Listing<'a>),
    /// What a search found, best first.
    Hits(Hits<'a>),
    /// Records by themselves.
    Records(Records<'a>),
    /// Records side by side.
    Comparison(Comparison<'a>),
    /// Many records as one page to take along.
    Handbook(Handbook<'a>),
    /// Mistakes in data.
    Findings(Findings<'a>),
    /// The columns of a kind.
    Fields(Kind),
    /// A text that has one form only.
    Text(Text),
}

/// Records as rows.
#[derive(Debug)]
pub struct Listing<'a> {
    /// The records to show.
    pub found: Vec<Match<'a>>,
    /// How many there are in all.
    pub total: usize,
    /// What is shown of each.
    pub columns: Vec<ShownColumn>,
    /// Somebody chose these columns: data formats write them and no more.
    pub is_chosen: bool,
    /// Years were asked about.
    pub is_of_years: bool,
}

/// A column of a listing, and how soon it goes where space is short.
#[derive(Clone, Copy, Debug)]
pub struct ShownColumn {
    /// The column.
    pub column: Column,
    /// Columns of the highest number go first; 0 stays.
    pub rank: u8,
}

/// What a search found.
#[derive(Debug)]
pub struct Hits<'a> {
    /// The hits to show.
    pub rows: Vec<HitRow<'a>>,
    /// How many there are in all.
    pub total: usize,
    /// Years were asked about.
    pub is_of_years: bool,
}

/// One hit of a search, as the filters left it.
#[derive(Debug)]
pub struct HitRow<'a> {
    /// The hit.
    pub hit: Hit<'a>,
    /// Its record.
    pub found: Match<'a>,
}

/// Records by themselves.
#[derive(Debug)]
pub struct Records<'a> {
    /// The records.
    pub records: Vec<&'a Record>,
    /// How much of each.
    pub depth: Depth,
}

/// How much of a record is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Everything.
    Whole,
    /// Confirmed claims only, and the names of what was held back.
    Sure,
    /// A card to read aloud.
    Card,
    /// Every claim as a row, those taken back among them.
    Claims,
}

/// Records of one kind side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The records.
    pub records: Vec<&'a Record>,
    /// What is compared.
    pub fields: Vec<Field>,
}

/// Mistakes in data.
#[derive(Debug)]
pub struct Findings<'a> {
    /// The mistakes, by place.
    pub findings: &'a [Finding],
    /// The files in which they stand.
    pub files: &'a [File],
}

/// A text that has one form only.
#[derive(Debug)]
pub struct Text {
    /// What it is, for a message.
    pub name: &'static str,
    /// The text.
    pub text: String,
}
