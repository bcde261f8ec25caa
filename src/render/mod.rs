//! Writes documents as text. One file per format or view, which also does its escaping, and decides what fits the screen.

mod article;
mod claims;
mod delimited;
mod fields;
mod findings;
mod fit;
mod grid;
mod handbook;
mod hits;
pub(crate) mod json;
mod json_answer;
mod lineage;
mod listing;
mod markdown;
mod mermaid;
mod paint;
mod plate;
mod record;
mod scale;
mod sheet;
pub(crate) mod styled;
mod svg;
mod table;
mod timeline;
pub(crate) mod words;
mod wrap;
mod write;

use clap::ValueEnum;
use clap::builder::PossibleValue;

pub(crate) use write::write;

/// Width of a page in a pipe, for which answers are made.
pub(crate) const PAGE: usize = 80;

/// Ways to write an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
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
    /// A picture; only of a timeline or a plate
    Svg,
    /// A Mermaid flowchart; only of a lineage
    Mermaid,
}

/// What the output is shown on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Standard output is a terminal, or is to be treated as one.
    pub is_terminal: bool,
    /// Cells in a line; `None` if nothing may be cut or wrapped.
    pub width: Option<usize>,
    /// Bold, faint and coloured signs.
    pub colour: bool,
    /// Titles of sources are links.
    pub links: bool,
    /// Signs and rules in ASCII only.
    pub ascii: bool,
    /// Whether tables begin with their headings.
    pub header: bool,
}

/// The format to write in.
pub(crate) struct FormatChoice {
    pub format: Format,
    /// It was named on the command line; if not, each document has its own form for people.
    pub is_explicit: bool,
    /// What csv and tsv write for what is not recorded, in place of those words.
    pub null: Option<String>,
}

impl Format {
    /// Those that a command can write, unless it has one form of its own; all of a look-up, under the name of the program.
    pub(crate) fn written_by(command: &str) -> impl Iterator<Item = PossibleValue> {
        let is_written = move |format: &&Self| match format {
            Self::Svg => matches!(command, "plate" | "timeline" | "nkcars"),
            Self::Mermaid => matches!(command, "lineage" | "nkcars"),
            Self::Markdown | Self::Csv | Self::Tsv => command != "lineage",
            Self::Ids => command != "check",
            _ => true,
        };
        Self::value_variants().iter().filter(is_written).filter_map(Self::to_possible_value)
    }

    /// Whether it is meant for scripts: ids, EDTF, bare numbers, nothing made visible.
    pub(crate) fn is_for_scripts(self) -> bool {
        !matches!(self, Self::Table | Self::Record | Self::Plain | Self::Markdown)
    }
}

impl Screen {
    /// Cells in a line.
    pub(crate) fn room(&self) -> usize {
        self.width.unwrap_or(usize::MAX)
    }

    /// What stands where a text is cut.
    fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}
