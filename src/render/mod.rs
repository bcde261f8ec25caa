//! How answers look. One file per format, which also does the format's escaping; nothing here decides what is shown.

pub mod card;
pub mod delimited;
mod excerpt;
pub mod ink;
pub mod json;
pub mod lines;
pub mod markdown;
pub mod page;
pub mod table;
mod visible;
pub mod width;
pub mod words;

use std::borrow::Cow;

use anyhow::Result;
use clap::ValueEnum;

pub use excerpt::{excerpt, marked};
pub use visible::{harmless, visible};

/// Ways to write an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns under headings with one rule, fitted to the terminal
    Table,
    /// One field a line
    Record,
    /// Columns without any line, for screen readers
    Plain,
    /// A Markdown table
    Markdown,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated, RFC 4180
    Csv,
    /// Tab-separated, with \t, \n, \r and \\ for what would break a row
    Tsv,
    /// Ids, one a line
    Ids,
}

/// What the output is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Cells in a line; none where nothing may be cut or wrapped.
    pub width: Option<usize>,
    /// Bold and faint.
    pub colour: bool,
    /// Signs and rules in ASCII only.
    pub ascii: bool,
    /// Whether tables begin with their headings.
    pub header: bool,
}

impl Screen {
    /// What stands for words that were cut off.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub struct View<'a> {
    /// One a column.
    pub headings: Vec<Heading>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Shown<'a>>>,
    /// Whether long cells run on over several lines where a terminal is too narrow, instead of being cut.
    pub wrapped: bool,
}

/// What stands over a column.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its name for scripts.
    pub key: String,
    /// Its name for people.
    pub title: String,
    /// Columns of the highest number go first where space is short; 0 stays.
    pub rank: u8,
    /// Its words may be cut.
    pub may_be_cut: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub struct Shown<'a> {
    /// Words, which may be cut.
    pub text: Cow<'a, str>,
    /// Signs, which may not.
    pub mark: String,
}

impl<'a> Shown<'a> {
    /// Words without signs.
    #[must_use]
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), mark: String::new() }
    }
}

impl Format {
    /// Whether it is meant for scripts: ids, EDTF, bare numbers, nothing made visible.
    #[must_use]
    pub fn is_for_scripts(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Csv | Self::Tsv | Self::Ids)
    }
}

/// A view in one of the formats that have rows; also the names of columns that found no room.
///
/// # Errors
/// If the rows cannot be written.
pub fn view(view: &View<'_>, format: Format, screen: &Screen) -> Result<(String, Vec<String>)> {
    Ok(match format {
        Format::Table | Format::Plain => table::render(view, format == Format::Table, screen),
        Format::Markdown => (markdown::render(view), Vec::new()),
        Format::Record => (lines::render(view, screen), Vec::new()),
        Format::Csv => (delimited::csv(view, screen.header)?, Vec::new()),
        Format::Tsv | Format::Json | Format::Jsonl | Format::Ids => {
            (delimited::tsv(view, screen.header), Vec::new())
        }
    })
}
