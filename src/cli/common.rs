//! The flags of every command, which may precede or follow it: how the answer is written, and which data are read.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, ColorChoice};

use crate::catalogue::quoted;
use crate::render::Format;

// Not a doc comment, which clap would take for the description of the command.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Common {
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub data: Data,
    /// Print help: -h in short, --help at length
    #[arg(short, long, action = ArgAction::Help, help_heading = "Help")]
    help: Option<bool>,
    /// Print the version of the program and of the data
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Help")]
    version: Option<bool>,
}

// How the answer is written.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Format of the answer
    ///
    /// Rows are a table on a terminal and tsv in a pipe; show writes a page, lineage a tree, check lines.
    #[arg(short = 'o', long, value_enum, value_name = "FORMAT", ignore_case = true)]
    #[arg(conflicts_with_all = ["json", "plain"])]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, conflicts_with = "plain")]
    pub json: bool,
    /// Short for --format plain
    #[arg(long)]
    pub plain: bool,
    /// Leave out the headings of tables
    #[arg(long)]
    pub no_header: bool,
    /// In csv and tsv: write TEXT for what is not recorded
    ///
    /// '' leaves the cell empty.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub null: Option<String>,
    /// Width of a line in cells [default: the terminal's]
    ///
    /// In a pipe there is no limit but for pages, which are wrapped at 80.
    #[arg(long, value_name = "N", value_parser = cells, allow_negative_numbers = true)]
    pub width: Option<u16>,
    /// When to use colour, bold and links
    ///
    /// auto means on a terminal, unless the environment says otherwise.
    #[arg(long, value_enum, value_name = "WHEN", ignore_case = true, overrides_with = "no_color")]
    pub color: Option<ColorChoice>,
    /// Short for --color never
    #[arg(long, overrides_with = "color")]
    pub no_color: bool,
    /// Signs and rules in ASCII only
    #[arg(long)]
    pub ascii: bool,
    /// Start no pager
    #[arg(long)]
    pub no_pager: bool,
    /// Write nothing, only set the exit status
    ///
    /// Mistakes in flags are still reported.
    #[arg(short, long)]
    pub quiet: bool,
}

// Which data are read.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Data")]
pub(crate) struct Data {
    /// Read a file, a folder or - over the bundled records
    ///
    /// May be repeated; - is standard input.
    #[arg(id = "data", long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Leave out the bundled records
    #[arg(long)]
    pub no_bundled: bool,
}

fn cells(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("{} is not a number of cells; write one such as 80", quoted(text)))
}

/// Whether every command has this flag.
pub(crate) fn is_common(arg: &Arg) -> bool {
    matches!(arg.get_help_heading(), Some("Output" | "Data" | "Help"))
}

impl Output {
    /// The format that the flags name.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Self { json: true, .. } => Some(Format::Json),
            Self { plain: true, .. } => Some(Format::Plain),
            Self { format, .. } => *format,
        }
    }
}
