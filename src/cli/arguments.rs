//! The arguments of each command, except the common flags. The first line of a doc comment is the line in the list of commands, the rest
//! the description.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap_complete::ArgValueCompleter;

use super::complete;
use super::filters::{Filters, Shape, WHAT};
use super::help::topics;
use crate::catalogue::fields::car;
use crate::catalogue::{Field, Kind};
use crate::query::Span;

/// List cars (default), films, plates and so on, or a class: trucks
///
/// One row per record. Foreign vehicles, hoaxes and mix-ups are left out unless --all is given. In a pipe rows are for scripts:
/// tab-separated, ids first, nothing cut.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// A kind of record, a class of cars, or a name: films, trucks, paektusan [default: cars]
    ///
    /// Kinds are cars, manufacturers, films, sightings, plates, figures, sources and questions. For a maker its vehicles are listed,
    /// for a film its sightings.
    #[arg(value_parser = WHAT, value_name = "WHAT", hide_possible_values = true, hide_short_help = true)]
    pub what: Vec<String>,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub shape: Shape,
}

/// What a licence plate says, part by part
///
/// Explains each part with its certainty, gives both readings where sources differ, and says where this plate was seen. Without TEXT
/// it lists all codes, colours and forms.
#[derive(Debug, Default, Args)]
pub(crate) struct PlateArgs {
    /// A plate: pyongyang 17-123, 727-0001
    ///
    /// The region may be in hangul or Latin letters, in full or as on plates, with any separator or none; write ? for a digit that
    /// cannot be read.
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Background colour: blue, black, yellow, orange, red, green, white
    #[arg(long, value_name = "COLOUR", requires = "text")]
    pub colour: Option<String>,
    /// When it was seen: 2015, 1990s, 2012..2016 [default: any time]
    #[arg(short, long, value_name = "YEARS", allow_hyphen_values = true, requires = "text")]
    pub year: Option<Span>,
}

/// Show what is known about one or more records
///
/// An overview that fits on a screen, with the certainty before every value. If several records share a name, they are listed instead.
#[derive(Debug, Default, Args)]
pub(crate) struct ShowArgs {
    /// A name of several words, or several names or ids
    ///
    /// In any case and spelling, in Latin letters or hangul.
    #[arg(required = true, value_name = "NAME", add = complete::of(&Kind::ALL))]
    pub names: Vec<String>,
    /// A card of a few lines to read aloud
    #[arg(short, long, group = "depth")]
    pub brief: bool,
    /// Everything, with notes and sources
    #[arg(short, long, group = "depth")]
    pub full: bool,
    /// These fields only, with every version and source
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', group = "depth", add = ArgValueCompleter::new(complete::fields))]
    pub field: Vec<String>,
    /// Only confirmed claims, and what was left out
    ///
    /// An overview; with --full all of them, with their sources.
    #[arg(long, conflicts_with_all = ["brief", "field", "claims"])]
    pub sure: bool,
    /// Every claim as a row, with its sources and note
    #[arg(long, group = "depth")]
    pub claims: bool,
}

/// Find records by name, in any spelling, or by words
///
/// Names may be in hangul, in initial consonants or in any romanisation, with typing mistakes. Other words are looked for in names,
/// summaries, claims and notes.
#[derive(Debug, Default, Args)]
// It finds foreign vehicles, hoaxes and mix-ups anyway.
#[command(mut_arg("all", |arg| arg.hide(true)))]
pub(crate) struct SearchArgs {
    /// A name in any spelling, words, or a question
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only in this kind or class: films, plates, trucks
    ///
    /// May be repeated.
    #[arg(long = "in", value_delimiter = ',', value_parser = WHAT, value_name = "WHAT", hide_possible_values = true)]
    pub within: Vec<String>,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub shape: Shape,
}

/// Compare two to six records side by side
///
/// All must be of one kind. Each field is a line.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Names or ids of two to six records of one kind
    #[arg(required = true, value_name = "NAME", add = complete::of(&Kind::ALL))]
    pub names: Vec<String>,
    /// Every field with every version, instead of an overview
    #[arg(short, long)]
    pub full: bool,
    /// Only rows in which they differ
    #[arg(long)]
    pub diff: bool,
}

/// Draw years as bars, one line per vehicle, with its films
///
/// Bars are shaded by how sure they are; `-o svg` makes a picture of it.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// Vehicles of a class, a maker or a film, or one: trucks, paektusan [default: all]
    #[arg(value_parser = WHAT, value_name = "WHAT", hide_possible_values = true)]
    pub what: Vec<String>,
    /// What the lines are grouped by
    #[arg(long, value_parser = grouping(), value_name = "FIELD", default_value = "maker")]
    pub by: Field,
    /// Also draw years in which a vehicle may have existed
    ///
    /// Even if no source says so.
    #[arg(long)]
    pub possible: bool,
    #[command(flatten)]
    pub filters: Filters,
}

/// The field by which a timeline is grouped.
fn grouping() -> impl TypedValueParser<Value = Field> {
    let maker = PossibleValue::new("maker").alias("manufacturer").help("Who built them");
    let class = PossibleValue::new("class").help("What kind of vehicle they are");
    PossibleValuesParser::new([maker, class])
        .map(|by| if by == "class" { car::CLASS } else { car::MANUFACTURER })
}

/// Draw what a vehicle came from and what came of it, as a tree
///
/// Each step is marked with its certainty; `-o mermaid` writes a flowchart.
#[derive(Debug, Args)]
pub(crate) struct LineageArgs {
    /// A name or id of a vehicle, or several
    ///
    /// In any case, in Latin letters or hangul. Several words are read as one name first, then each as a name.
    #[arg(required = true, value_name = "NAME", add = complete::of(&Kind::ALL))]
    pub names: Vec<String>,
}

/// Write the catalogue as one HTML page that works offline
///
/// One file for a phone, with search as you type. Without filters it holds every record, including foreign vehicles and hoaxes.
#[derive(Debug, Args)]
pub(crate) struct HandbookArgs {
    /// Only this kind or class, or what belongs to this name: films, trams
    #[arg(value_parser = WHAT, value_name = "WHAT", hide_possible_values = true)]
    pub what: Vec<String>,
    /// Write to this file, whole or not at all
    ///
    /// A pipe or a device such as /dev/stdout is appended to, never replaced; - is standard output.
    #[arg(short = 'O', long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filters: Filters,
}

/// Report every mistake in data files, with its position
///
/// File, line and column of each mistake, and how to mend it. Nothing is changed.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders or - [default: your own layers]
    ///
    /// They are checked as if they came after all other data, including --data; - is standard input.
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// Explain each field: its meaning, its unit and its values
///
/// Every field is also a column of `list`, and rows can be sorted by it.
#[derive(Debug, Args)]
pub(crate) struct FieldsArgs {
    /// A kind, a class or a name, as for list, or one field [default: cars]
    #[arg(value_parser = WHAT, value_name = "WHAT", hide_possible_values = true)]
    pub what: Vec<String>,
    /// The JSON Schema of the data files instead
    ///
    /// For editors that complete and check while you type (taplo: #:schema nkcars-data.schema.json).
    #[arg(long, conflicts_with = "what")]
    pub schema: bool,
}

/// Print a script that completes commands, flags and names
///
/// Load it when the shell starts. It calls nkcars at each TAB, so your own records are offered too.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Print a manual page, in roff
///
/// Of the program or of one command.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command whose page it is [default: the program]
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(super::names()), hide_possible_values = true)]
    pub command: Option<String>,
}

/// Help on a command or a topic
///
/// The same as -h of a command. `nkcars -h` lists the topics.
#[derive(Debug, Default, Args)]
pub(crate) struct HelpArgs {
    /// A command or a topic
    #[arg(value_name = "TOPIC", value_parser = PossibleValuesParser::new(known()), hide_possible_values = true)]
    pub topic: Option<String>,
    /// The long form, `--help`.
    #[arg(skip)]
    pub is_long: bool,
}

/// The topics and commands that have help.
fn known() -> impl Iterator<Item = PossibleValue> {
    let topics = topics().iter().map(|topic| PossibleValue::new(topic.names[0]).aliases(&topic.names[1..]));
    super::names().map(PossibleValue::new).chain(topics)
}
