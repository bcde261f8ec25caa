//! The flags for filters, rows and columns that several commands share; and their values: kinds, classes and other words of closed
//! vocabularies, which are accepted in any spelling, in the plural, and as everyday words.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, Command, Error};
use clap_complete::ArgValueCompleter;

use super::complete;
use crate::catalogue::fields::vocabulary::{CLASS, ORIGIN, STATUS, Vocabulary, plural};
use crate::catalogue::{Attested, Kind, quoted};
use crate::query::{Column, Derived, Span};
use crate::reading::one_of;

/// Conditions that records must meet, all of them.
#[derive(Clone, Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Ascribed to this maker, rightly or not
    #[arg(long, value_name = "NAME", value_delimiter = ',', add = complete::of(&[Kind::Manufacturer]))]
    pub manufacturer: Vec<String>,
    /// Of this class: sedan, truck, bus and so on
    ///
    /// Records that stand for a group of vehicles are of no class; `--where group` lists them.
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = Words(Some(CLASS)), hide_possible_values = true)]
    pub class: Vec<String>,
    /// Of this origin: domestic or foreign
    #[arg(long, value_name = "ORIGIN", value_delimiter = ',', value_parser = Words(Some(ORIGIN)), hide_possible_values = true)]
    pub origin: Vec<String>,
    /// With this status: serial, prototype and so on
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = Words(Some(STATUS)), hide_possible_values = true)]
    pub status: Vec<String>,
    /// In these years: 1968, 1960s, 1965..1980, ..1970
    ///
    /// In a list, ~ marks a record that may or may not fall into these years. If a date has a month, only its year is compared.
    #[arg(short, long, value_name = "YEARS", allow_hyphen_values = true)]
    pub year: Option<Span>,
    /// Where a field says so: 'seats>=40', colour=blue
    ///
    /// FIELD=VALUE, FIELD=A|B for either, FIELD=VALUE* for a text that begins with these words, or <, <=, > or >= for numbers and years. `begun`
    /// is the year in which something began; FIELD alone means anything recorded. FIELD|FIELD is met by either. May be repeated.
    #[arg(long = "where", value_name = "CONDITION", add = ArgValueCompleter::new(complete::fields))]
    pub conditions: Vec<String>,
    /// With --year or --where: only certain matches
    #[arg(long, hide_short_help = true)]
    pub strict: bool,
    /// Seen in this film
    #[arg(long, value_name = "NAME", hide_short_help = true, add = complete::of(&[Kind::Film]))]
    pub film: Vec<String>,
    /// Citing this source
    #[arg(long, value_name = "ID", hide_short_help = true, add = complete::of(&[Kind::Source]))]
    pub source: Vec<String>,
    /// Attested this well or better: seen, reported …
    ///
    /// The levels are seen, confirmed, reported and doubtful, which takes all. Cars only.
    #[arg(long, value_parser = level(), value_name = "LEVEL", ignore_case = true, hide_possible_values = true)]
    pub attested: Option<Attested>,
    /// Where sources differ on something
    #[arg(long, hide_short_help = true)]
    pub disputed: bool,
    /// With nothing recorded in this field
    #[arg(long, value_name = "FIELD", hide_short_help = true, add = ArgValueCompleter::new(complete::columns))]
    pub missing: Vec<String>,
    /// Include foreign vehicles, hoaxes and mix-ups
    ///
    /// Rumours are listed anyway.
    #[arg(long)]
    pub all: bool,
}

impl Filters {
    /// The columns that tell how surely a record is what was asked for.
    pub(crate) fn degrees(&self) -> Vec<Column> {
        let years = self.year.map(|_| Derived::InYears);
        let met = self.conditions.first().map(|_| Derived::Met);
        years.into_iter().chain(met).map(Column::Derived).collect()
    }
}

/// The columns, the number of rows and their order.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Columns and order")]
pub(crate) struct Shape {
    /// a,b to choose, +a to add, -b to leave out
    ///
    /// `nkcars fields` lists the columns, `nkcars help columns` says how they are written.
    #[arg(short, long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(complete::columns))]
    pub columns: Option<String>,
    /// Columns to sort by; -a sorts backwards
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true, add = ArgValueCompleter::new(complete::columns))]
    pub sort: Option<String>,
    /// Show at most N rows
    #[arg(short = 'n', long, value_name = "N", value_parser = rows, allow_negative_numbers = true)]
    pub limit: Option<usize>,
}

/// Refuses 0, which means no rows to some programs and all to others.
fn rows(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("{} is not a number of rows; write 1 or more, such as 20", quoted(text)))
}

/// Parses words of a vocabulary; or without one a kind, a class or a name, whose meaning the command finds out.
#[derive(Clone)]
pub(super) struct Words(Option<Vocabulary>);

pub(super) const WHAT: Words = Words(None);

impl Words {
    fn known(&self) -> Vec<PossibleValue> {
        if let Some(words) = self.0 {
            return words.iter().map(PossibleValue::new).collect();
        }
        let kinds = Kind::ALL.map(|kind| PossibleValue::new(kind.plural()).help(kind.meaning()));
        let classes = CLASS.iter().map(|class| PossibleValue::new(plural(class)));
        kinds.into_iter().chain(classes).collect()
    }
}

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<String, Error> {
        let read = typed.to_str().and_then(|typed| match self.0 {
            Some(words) => one_of(words, typed),
            None => (!typed.trim().is_empty()).then(|| typed.to_owned()),
        });
        read.map_or_else(|| PossibleValuesParser::new(self.known()).parse_ref(command, arg, typed), Ok)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.known().into_iter()))
    }
}

/// Parses a level of attestation.
fn level() -> impl TypedValueParser<Value = Attested> {
    let known = Attested::ALL.map(|level| PossibleValue::new(level.word()).help(level.meaning()));
    PossibleValuesParser::new(known)
        .try_map(|word| Attested::from_word(&word.to_lowercase()).ok_or("no level"))
}
