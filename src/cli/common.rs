//! The flags that may stand before or after any command: how the answer is written, which data are read.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use crate::catalogue::quoted;
use crate::render::Format;

/// Flags that may stand before or after a command.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Common {
    /// Print this help
    #[arg(short, long, action = ArgAction::HelpShort)]
    help: Option<bool>,
    /// How the answer is written
    #[command(flatten)]
    pub output: Output,
    /// Which data are read
    #[command(flatten)]
    pub data: Data,
}

/// How the answer is written.
#[derive(Clone, Debug, Default, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Format [default: table on a terminal and tsv in a pipe; for show a page, for check lines]
    #[arg(short = 'o', long, value_enum, value_name = "FORMAT", ignore_case = true)]
    #[arg(overrides_with_all = ["json", "plain"])]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, overrides_with_all = ["format", "plain"])]
    pub json: bool,
    /// Short for --format plain
    #[arg(long, overrides_with_all = ["format", "json"])]
    pub plain: bool,
    /// Leave out the headings of tables
    #[arg(long)]
    pub no_header: bool,
    /// In csv and tsv: write TEXT for what is not recorded; '' leaves the cell empty
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub null: Option<String>,
    /// Width of a line in cells [default: the terminal's; no limit in a pipe]
    #[arg(long, value_name = "N", value_parser = cells, allow_negative_numbers = true)]
    pub width: Option<u16>,
    /// When to use colour, bold and links
    #[arg(long, value_enum, value_name = "WHEN", ignore_case = true, overrides_with = "no_color")]
    pub color: Option<When>,
    /// Short for --color never
    #[arg(long, overrides_with = "color")]
    pub no_color: bool,
    /// Signs and rules in ASCII only
    #[arg(long)]
    pub ascii: bool,
    /// Never start a pager for a long answer
    #[arg(long)]
    pub no_pager: bool,
    /// Write nothing, only set the exit status; mistakes in flags are still reported
    #[arg(short, long)]
    pub quiet: bool,
}

/// Which data are read.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Data")]
pub(crate) struct Data {
    /// Read a file, a folder or - (standard input) over the bundled records; may be repeated
    #[arg(id = "data", long, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Leave out the bundled records
    #[arg(long)]
    pub no_bundled: bool,
}

/// When to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn cells(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("{} is no number of cells; write one such as 80", quoted(text)))
}

impl Common {
    /// What was said after the command goes before what was said in front of it.
    pub(super) fn over(self, before: Self) -> Self {
        Self {
            output: self.output.over(before.output),
            data: Data {
                paths: [before.data.paths, self.data.paths].concat(),
                no_bundled: before.data.no_bundled || self.data.no_bundled,
            },
            ..before
        }
    }
}

impl Output {
    /// The format asked for.
    #[must_use]
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Self { json: true, .. } => Some(Format::Json),
            Self { plain: true, .. } => Some(Format::Plain),
            Self { format, .. } => *format,
        }
    }

    /// When colour is asked for.
    #[must_use]
    pub(crate) fn color(&self) -> Option<When> {
        if self.no_color { Some(When::Never) } else { self.color }
    }

    fn over(self, before: Self) -> Self {
        Self {
            format: self.format().or(before.format()),
            color: self.color().or(before.color()),
            null: self.null.or(before.null),
            width: self.width.or(before.width),
            no_header: self.no_header || before.no_header,
            ascii: self.ascii || before.ascii,
            no_pager: self.no_pager || before.no_pager,
            quiet: self.quiet || before.quiet,
            ..Self::default()
        }
    }
}
