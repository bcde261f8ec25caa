//! Every flag and its help, nothing else. `--help`, the man page and the completions all come from here.

mod candidates;
mod common;
mod deferred;
mod mistake;
mod notes;
mod process;
mod values;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use clap_complete::ArgValueCompleter;

use crate::catalogue::fields::vocabulary;
use crate::catalogue::{Certainty, Kind, quoted};
use crate::query::Span;

use common::Common;
pub use common::{Data, Style, When};
pub use deferred::Deferred;
pub use mistake::mistake;
pub use notes::{NOTES, Note};

/// North Korean vehicles: cars, makers and film sightings, each statement with how sure it is and who says so
#[derive(Debug, Parser)]
#[command(
    name = "nkcars",
    version = crate::bundled::VERSION,
    args_override_self = true,
    subcommand_required = true,
    max_term_width = 100
)]
#[command(help_expected = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// What was said of output and data before it
    #[command(flatten)]
    before: Common,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rows of one kind: cars, unless another is named
    #[command(args_override_self = true)]
    List(Deferred<ListArgs>),
    /// Everything known of one or more records
    #[command(args_override_self = true)]
    Show(Deferred<ShowArgs>),
    /// Find by name or by any word
    #[command(args_override_self = true)]
    Search(Deferred<SearchArgs>),
    /// Two to six records side by side
    #[command(args_override_self = true)]
    Compare(Deferred<CompareArgs>),
    /// The catalogue as one HTML page that works without a network
    #[command(args_override_self = true)]
    Handbook(Deferred<HandbookArgs>),
    /// Every mistake in data files, with its place
    #[command(args_override_self = true, after_help = notes::EXIT_STATUS.lines())]
    Check(Deferred<CheckArgs>),
    /// What each field means, its unit, and what it holds
    #[command(args_override_self = true)]
    Fields(Deferred<FieldsArgs>),
    /// A completion script for a shell
    Completions(CompletionsArgs),
    /// The manual page, in roff
    Man,
}

impl Command {
    /// The common flags after it; some commands take none.
    fn after(&self) -> Common {
        match self {
            Self::List(Deferred { after, .. })
            | Self::Show(Deferred { after, .. })
            | Self::Search(Deferred { after, .. })
            | Self::Compare(Deferred { after, .. })
            | Self::Handbook(Deferred { after, .. })
            | Self::Check(Deferred { after, .. })
            | Self::Fields(Deferred { after, .. }) => after.clone(),
            Self::Completions(_) | Self::Man => Common::default(),
        }
    }

    /// The file to write the answer to.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Handbook(Deferred { args, .. }) => args.output.clone(),
            _ => None,
        }
    }
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list
    #[arg(value_enum, default_value = "cars", hide_default_value = true)]
    pub kind: Kind,
    /// Which records
    #[command(flatten)]
    pub filters: Filters,
    /// Which columns and rows
    #[command(flatten)]
    pub shape: Shape,
}

/// Which columns and rows, in which order.
#[derive(Debug, Args)]
#[command(next_help_heading = "Columns and order")]
pub struct Shape {
    /// Columns: a,b to choose, +a to add, -b to leave out; `nkcars fields` lists them
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(candidates::columns))]
    pub columns: Option<String>,
    /// Columns to sort by; -a sorts backwards
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(candidates::columns))]
    pub sort: Option<String>,
    /// At most so many rows, 1 or more
    #[arg(long, value_name = "N", value_parser = rows, allow_negative_numbers = true)]
    pub limit: Option<usize>,
}

/// Conditions, all of which must hold.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Ascribed to this manufacturer, rightly or not
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(candidates::manufacturers))]
    pub manufacturer: Vec<String>,
    /// Of this class
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = PossibleValuesParser::new(vocabulary::CLASS))]
    pub class: Vec<String>,
    /// Of this origin
    #[arg(long, value_name = "ORIGIN", value_parser = PossibleValuesParser::new(vocabulary::ORIGIN))]
    pub origin: Option<String>,
    /// With this status
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(vocabulary::STATUS))]
    pub status: Option<String>,
    /// In these years, surely or possibly: 1968, 197X, 1965..1980, ..1970
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    pub year: Option<Span>,
    /// With --year: surely only
    #[arg(long, requires = "year")]
    pub strict: bool,
    /// Seen in this film
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(candidates::films))]
    pub film: Vec<String>,
    /// Citing this source
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(candidates::sources))]
    pub source: Vec<String>,
    /// At least so sure in one claim
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub certainty: Option<Certainty>,
    /// Sources differ on something
    #[arg(long)]
    pub disputed: bool,
    /// With nothing recorded in this field
    #[arg(long, value_name = "FIELD", add = ArgValueCompleter::new(candidates::columns))]
    pub missing: Vec<String>,
    /// Foreign relatives, hoaxes and muddles too
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Ids or names, in any case, in Latin letters or hangul
    #[arg(required = true, value_name = "NAME", add = ArgValueCompleter::new(candidates::records))]
    pub names: Vec<String>,
    /// Confirmed claims only, and what was held back
    #[arg(long, group = "depth")]
    pub sure: bool,
    /// Every claim with its certainty, sources and note, as rows
    #[arg(long, group = "depth")]
    pub claims: bool,
    /// A card of a few lines to read aloud
    #[arg(long, group = "depth")]
    pub brief: bool,
}

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words, all of which must be found
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only in this kind
    #[arg(long = "in", value_enum, value_name = "KIND")]
    pub kind: Option<Kind>,
    /// Which records
    #[command(flatten)]
    pub filters: Filters,
    /// At most so many hits, 1 or more
    #[arg(long, value_name = "N", value_parser = rows, allow_negative_numbers = true)]
    pub limit: Option<usize>,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Ids or names of records of one kind
    #[arg(required = true, value_name = "NAME", add = ArgValueCompleter::new(candidates::records))]
    pub names: Vec<String>,
    /// Only rows in which they differ
    #[arg(long)]
    pub diff: bool,
}

/// Arguments of `handbook`.
#[derive(Debug, Args)]
pub struct HandbookArgs {
    /// Only this kind; without it every record, foreign relatives and hoaxes among them
    #[arg(value_enum, value_name = "WHAT")]
    pub kind: Option<Kind>,
    /// Which records
    #[command(flatten)]
    pub filters: Filters,
    /// Write to this file, whole or not at all, in place of standard output
    #[arg(short = 'O', long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files, folders or - (standard input), seen in the light of the bundled data; without any, the user's own layers
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `fields`.
#[derive(Debug, Args)]
pub struct FieldsArgs {
    /// Whose fields
    #[arg(value_enum, default_value = "cars", hide_default_value = true)]
    pub kind: Kind,
    /// The JSON Schema of the data files instead, for editors (taplo: #:schema nkcars-data.schema.json)
    #[arg(long)]
    pub schema: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// What the commands are called.
fn names() -> Vec<String> {
    let program = <Cli as clap::CommandFactory>::command();
    program.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// No rows at all is never what is meant: to some programs 0 is none, to others all.
fn rows(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("{} is no number of rows; write 1 or more, such as 20", quoted(text)))
}
