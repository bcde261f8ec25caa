//! The arguments of each command, beside the common flags. The first line of a declaration is its line in the list of commands, the
//! rest its description.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::candidates;
use super::filters::{Filters, Shape};
use super::topics::topics;
use super::values::{KIND, WHAT, What};
use crate::catalogue::Kind;
use crate::query::Span;

/// Rows: cars (default), films, plates and so on, or a class: trucks
///
/// A row a record, without foreign vehicles, hoaxes and mix-ups unless --all asks for them. In a pipe the rows are for scripts:
/// separated by tabs, ids first, nothing cut.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// A kind of record, or a class of cars: trucks, sedans, trams and so on [default: cars]
    ///
    /// Kinds are cars, manufacturers, films, sightings, plates, figures, sources and questions.
    #[arg(value_parser = WHAT, value_name = "WHAT", default_value = "cars")]
    #[arg(hide_default_value = true, hide_possible_values = true, hide_short_help = true)]
    pub what: What,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub shape: Shape,
}

/// What a licence plate says, part by part
///
/// Each part with the sign of its certainty before what it means, both readings where sources differ, and where this very plate was
/// seen. Without a text the list of all codes, colours and forms.
#[derive(Debug, Args)]
pub(crate) struct PlateArgs {
    /// A plate: pyongyang 17-123, 727-0001
    ///
    /// The region in hangul or in Latin letters, whole or as it stands on plates; any mark or none between the parts, ? for a figure
    /// that cannot be read.
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Its ground: blue, black, yellow, red, green, white
    #[arg(long, value_name = "COLOUR", requires = "text")]
    pub colour: Option<String>,
    /// When it was seen: 2015, 1990s, 2012..2016 [default: today]
    #[arg(short, long, value_name = "YEARS", allow_hyphen_values = true, requires = "text")]
    pub year: Option<Span>,
}

/// What is known of one or more records
///
/// An overview that fits a screen, with the sign of its certainty before every value. A name that fits several records is never
/// guessed at: they are listed.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct ShowArgs {
    /// A name of several words, or several names or ids
    ///
    /// In any case and spelling, in Latin letters or hangul.
    #[arg(required = true, value_name = "NAME", add = candidates::of(&Kind::ALL))]
    pub names: Vec<String>,
    /// A card of a few lines to read aloud
    #[arg(short, long, group = "depth")]
    pub brief: bool,
    /// Everything, with notes and sources
    #[arg(short, long, group = "depth")]
    pub full: bool,
    /// These fields only, with every version and source
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', group = "depth", add = ArgValueCompleter::new(candidates::columns))]
    pub field: Vec<String>,
    /// Confirmed claims only, and what was held back
    ///
    /// On a screen; with --full all of them, with their sources.
    #[arg(long, conflicts_with_all = ["brief", "field", "claims"])]
    pub sure: bool,
    /// Every claim as a row, with its sources and note
    #[arg(long, group = "depth")]
    pub claims: bool,
}

/// Find records by name, in any spelling, or by words
///
/// Hangul, initial consonants, every romanisation, a slip of the finger; else words in names, summaries, claims and notes.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// A name in any spelling, words, or a question
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only in this kind: cars, films, plates and so on
    #[arg(long = "in", value_parser = KIND, value_name = "KIND", hide_possible_values = true)]
    pub kind: Option<Kind>,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub shape: Shape,
}

/// Two to six records side by side
///
/// All of one kind, a line a field.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Names or ids of two to six records of one kind
    #[arg(required = true, value_name = "NAME", add = candidates::of(&Kind::ALL))]
    pub names: Vec<String>,
    /// Every field with every version, in place of an overview
    #[arg(short, long)]
    pub full: bool,
    /// Only rows in which they differ
    #[arg(long)]
    pub diff: bool,
}

/// Years as bars, a line a vehicle, with its films
///
/// Bars are shaded by how sure they are; `-o svg` makes a picture of it.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// What the lines are grouped by
    #[arg(long, value_enum, value_name = "FIELD", default_value = "maker")]
    pub by: By,
    /// Draw years in which a vehicle may have existed too
    ///
    /// Though no source says so.
    #[arg(long)]
    pub possible: bool,
    #[command(flatten)]
    pub filters: Filters,
}

/// What the lines of a timeline are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Who built them
    #[value(alias = "manufacturer")]
    Maker,
    /// What kind of vehicle they are
    Class,
}

/// What a vehicle came from and what came of it, as a tree
///
/// With the sign of how sure each step is; `-o mermaid` writes a flowchart.
#[derive(Debug, Args)]
pub(crate) struct LineageArgs {
    /// A name or id of a vehicle, or several
    ///
    /// In any case, in Latin letters or hangul. Several words are read as one name first, then each as a name.
    #[arg(required = true, value_name = "NAME", add = candidates::of(&Kind::ALL))]
    pub names: Vec<String>,
}

/// The catalogue as one HTML page that works without a network
///
/// One file for a telephone, which searches as you type. Without filters it holds every record, foreign vehicles and hoaxes among
/// them.
#[derive(Debug, Args)]
pub(crate) struct HandbookArgs {
    /// Only this kind
    #[arg(value_parser = KIND, value_name = "WHAT", hide_possible_values = true)]
    pub kind: Option<Kind>,
    /// Write to this file, whole or not at all
    ///
    /// What is no regular file, such as a pipe or /dev/stdout, is written to; - is standard output.
    #[arg(short = 'O', long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filters: Filters,
}

/// Report every mistake in data files, with its place
///
/// File, line and column of everything that is wrong, and what would be right. Nothing is changed.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders or - [default: your own layers]
    ///
    /// They are checked together with the bundled data; - is standard input.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What each field means, its unit, and what it holds
///
/// Every field is a column of `list` too, and may be sorted by.
#[derive(Debug, Args)]
pub(crate) struct FieldsArgs {
    /// The kind whose fields are listed [default: cars]
    #[arg(value_parser = KIND, value_name = "KIND", default_value = "cars")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub kind: Kind,
    /// The JSON Schema of the data files instead
    ///
    /// For editors that complete and check while you type (taplo: #:schema nkcars-data.schema.json).
    #[arg(long)]
    pub schema: bool,
}

/// A script that completes commands, flags and names in a shell
///
/// Load it where the shell starts; it asks nkcars itself at the press of a key, so that your own records are offered too.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// A manual page, in roff
///
/// Of the program, or of one command.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command whose page it is [default: the program]
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(super::names()), hide_possible_values = true)]
    pub command: Option<String>,
}

/// Help on a command or a topic
///
/// The same as -h of a command; the topics stand at the end of `nkcars -h`.
#[derive(Debug, Default, Args)]
pub(crate) struct HelpArgs {
    /// A command or a topic
    #[arg(value_name = "TOPIC", value_parser = PossibleValuesParser::new(known()), hide_possible_values = true)]
    pub topic: Option<String>,
    /// The long form, `--help`.
    #[arg(skip)]
    pub is_long: bool,
}

/// Returns what there is help on.
fn known() -> impl Iterator<Item = PossibleValue> {
    let topics = topics().iter().map(|topic| PossibleValue::new(topic.names[0]).aliases(&topic.names[1..]));
    super::names().map(PossibleValue::new).chain(topics)
}
