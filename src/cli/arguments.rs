//! What each command takes beside the common flags.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::values::{What, words};
use super::{TOPICS, candidates, names};
use crate::catalogue::fields::vocabulary;
use crate::catalogue::{Attested, Kind, quoted};
use crate::query::Span;

/// Arguments of `list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// A kind of record (cars, manufacturers, films, sightings, plates, sources, questions) or a class (trucks, sedans, trams …) [default: cars]
    #[arg(value_enum, value_name = "WHAT", ignore_case = true, default_value = "cars")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub what: What,
    /// Which records
    #[command(flatten)]
    pub filters: Filters,
    /// Which columns and rows
    #[command(flatten)]
    pub shape: Shape,
}

/// Which columns and rows, in which order.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Columns and order")]
pub(crate) struct Shape {
    /// Columns: a,b to choose, +a to add, -b to leave out; `nkcars fields` lists them
    #[arg(short, long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(candidates::columns))]
    pub columns: Option<String>,
    /// Columns to sort by; -a sorts backwards
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(candidates::columns))]
    pub sort: Option<String>,
    /// Show at most N rows
    #[arg(short = 'n', long, value_name = "N", value_parser = rows, allow_negative_numbers = true)]
    pub limit: Option<usize>,
}

/// Conditions, all of which must hold.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Ascribed to this manufacturer, rightly or not
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(candidates::manufacturers))]
    pub manufacturer: Vec<String>,
    /// Of this class: sedan, truck, bus …
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = words(vocabulary::CLASS))]
    #[arg(ignore_case = true, hide_possible_values = true)]
    pub class: Vec<String>,
    /// Of this origin: domestic or foreign
    #[arg(long, value_name = "ORIGIN", value_parser = words(vocabulary::ORIGIN))]
    #[arg(ignore_case = true, hide_possible_values = true)]
    pub origin: Option<String>,
    /// With this status: serial, prototype, hoax …
    #[arg(long, value_name = "STATUS", value_parser = words(vocabulary::STATUS))]
    #[arg(ignore_case = true, hide_possible_values = true)]
    pub status: Option<String>,
    /// In these years, surely or possibly: 1968, 1960s, 1965..1980, ..1970
    #[arg(short, long, value_name = "YEARS", allow_hyphen_values = true)]
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
    /// Attested at least this well: seen, confirmed, reported or doubtful; cars only
    #[arg(long, value_enum, value_name = "LEVEL", ignore_case = true, hide_possible_values = true)]
    pub attested: Option<Attested>,
    /// What --attested took the place of
    #[arg(long, hide = true, value_name = "LEVEL", value_parser = no_certainty)]
    pub certainty: Option<Attested>,
    /// Where sources differ on something
    #[arg(long)]
    pub disputed: bool,
    /// With nothing recorded in this field
    #[arg(long, value_name = "FIELD", add = ArgValueCompleter::new(candidates::columns))]
    pub missing: Vec<String>,
    /// Foreign vehicles, hoaxes and mix-ups too; rumours are listed without it
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `plate`.
#[derive(Debug, Args)]
pub(crate) struct PlateArgs {
    /// A plate: the region in hangul or Latin letters, any mark or none between the parts, ? for a figure that cannot be read
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Its ground: blue, black, yellow, red, green, white
    #[arg(long, value_name = "COLOUR", requires = "text")]
    pub colour: Option<String>,
    /// The years in which it was seen [default: today]
    #[arg(short, long, value_name = "YEARS", allow_hyphen_values = true, requires = "text")]
    pub year: Option<Span>,
}

/// Arguments of `show`, and of a look-up.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct ShowArgs {
    /// A name of several words, or several names or ids: in any case and spelling, in Latin letters or hangul
    #[arg(required = true, value_name = "NAME", add = ArgValueCompleter::new(candidates::records))]
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
    #[arg(long, group = "depth")]
    pub sure: bool,
    /// Every claim as a row, with its certainty, sources and note
    #[arg(long, group = "depth")]
    pub claims: bool,
}

/// Arguments of `search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// A name in any spelling, words, or a question
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only in this kind: cars, films, plates …
    #[arg(long = "in", value_enum, value_name = "KIND", ignore_case = true, hide_possible_values = true)]
    pub kind: Option<Kind>,
    /// Which records
    #[command(flatten)]
    pub filters: Filters,
    /// Which columns and rows
    #[command(flatten)]
    pub shape: Shape,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Names or ids of two to six records of one kind
    #[arg(required = true, value_name = "NAME", add = ArgValueCompleter::new(candidates::records))]
    pub names: Vec<String>,
    /// Only rows in which they differ
    #[arg(long)]
    pub diff: bool,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// What the lines are grouped by
    #[arg(long, value_enum, value_name = "FIELD", default_value = "maker")]
    pub by: By,
    /// Which vehicles
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

/// Arguments of `lineage`.
#[derive(Debug, Args)]
pub(crate) struct LineageArgs {
    /// A name or id of a vehicle, in any case, in Latin letters or hangul; several, if all words together are none
    #[arg(required = true, value_name = "NAME", add = ArgValueCompleter::new(candidates::records))]
    pub names: Vec<String>,
}

/// Arguments of `handbook`.
#[derive(Debug, Args)]
pub(crate) struct HandbookArgs {
    /// Only this kind; without it every record, foreign vehicles and hoaxes among them
    #[arg(value_enum, value_name = "WHAT", ignore_case = true, hide_possible_values = true)]
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
pub(crate) struct CheckArgs {
    /// Files, folders or - (standard input), checked together with the bundled data; without any, the user's own layers
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `fields`.
#[derive(Debug, Args)]
pub(crate) struct FieldsArgs {
    /// The kind whose fields are listed [default: cars]
    #[arg(
        value_enum,
        value_name = "KIND",
        ignore_case = true,
        default_value = "cars",
        hide_default_value = true
    )]
    pub kind: Kind,
    /// The JSON Schema of the data files instead, for editors (taplo: #:schema nkcars-data.schema.json)
    #[arg(long)]
    pub schema: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command whose page it is [default: the program]
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(names()), hide_possible_values = true)]
    pub command: Option<String>,
}

/// Arguments of `help`.
#[derive(Debug, Args)]
pub(crate) struct HelpArgs {
    /// A command or a topic
    #[arg(value_name = "TOPIC", value_parser = PossibleValuesParser::new(topics()), hide_possible_values = true)]
    pub topic: Option<String>,
}

/// Returns what there is help on.
fn topics() -> Vec<String> {
    let topics = TOPICS.iter().map(|note| note.topic.to_owned());
    names().into_iter().chain(topics).collect()
}

/// `--certainty` asked how sure the surest claim is, which says nothing of the vehicle.
fn no_certainty(_: &str) -> Result<Attested, String> {
    let levels = Attested::ALL.map(Attested::word).join(", ");
    Err(format!("it is gone; write --attested and one of: {levels}"))
}

/// No rows at all is never what is meant: to some programs 0 means none, to others all.
fn rows(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("{} is no number of rows; write 1 or more, such as 20", quoted(text)))
}
