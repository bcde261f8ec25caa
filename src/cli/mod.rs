//! Declares every command and flag with its help. `--help`, the manual pages and the completions are all made from these declarations.

mod arguments;
mod common;
pub(crate) mod complete;
mod filters;
mod help;
mod mistake;
mod process;

use std::ffi::OsStr;
use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Arg, ArgMatches, Args as _, Error, FromArgMatches, ValueEnum as _};
use clap_complete::ArgValueCompleter;

use crate::bundled::VERSION;
use crate::render::Format;

pub(crate) use arguments::*;
pub(crate) use common::{Common, Output, is_common};
pub(crate) use filters::{Filters, Shape};
pub(crate) use help::{Row, examples, help, topics, usage, welcome};
pub(crate) use mistake::{all_shell_quoted, shell_quoted, without_hidden};
pub(crate) use process::{LookupArgs, takers};

/// A parsed command line.
pub(crate) struct Cli {
    pub command: Command,
    /// The flags of every command, before it or after it.
    pub common: Common,
}

/// A command with its arguments.
#[derive(Debug)]
pub(crate) enum Command {
    Welcome,
    Version,
    Lookup(LookupArgs),
    List(ListArgs),
    Plate(PlateArgs),
    Show(ShowArgs),
    Search(SearchArgs),
    Compare(CompareArgs),
    Timeline(TimelineArgs),
    Lineage(LineageArgs),
    Handbook(HandbookArgs),
    Check(CheckArgs),
    Fields(FieldsArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}

impl Command {
    /// The file to write the answer to.
    pub(crate) fn file(&self) -> Option<&Path> {
        let Self::Handbook(args) = self else { return None };
        args.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// The name of a command, the function that declares its arguments, and the one that reads them.
type Declaration =
    (&'static str, fn(clap::Command) -> clap::Command, fn(&mut ArgMatches) -> Result<Command, Error>);

/// The commands, in the order of the help.
const COMMANDS: [Declaration; 13] = [
    ("list", ListArgs::augment_args, |given| read(given).map(Command::List)),
    ("plate", PlateArgs::augment_args, |given| read(given).map(Command::Plate)),
    ("show", ShowArgs::augment_args, |given| read(given).map(Command::Show)),
    ("search", SearchArgs::augment_args, |given| read(given).map(Command::Search)),
    ("compare", CompareArgs::augment_args, |given| read(given).map(Command::Compare)),
    ("timeline", TimelineArgs::augment_args, |given| read(given).map(Command::Timeline)),
    ("lineage", LineageArgs::augment_args, |given| read(given).map(Command::Lineage)),
    ("handbook", HandbookArgs::augment_args, |given| read(given).map(Command::Handbook)),
    ("check", CheckArgs::augment_args, |given| read(given).map(Command::Check)),
    ("fields", FieldsArgs::augment_args, |given| read(given).map(Command::Fields)),
    ("completions", CompletionsArgs::augment_args, |given| read(given).map(Command::Completions)),
    ("man", ManArgs::augment_args, |given| read(given).map(Command::Man)),
    ("help", HelpArgs::augment_args, |given| read(given).map(Command::Help)),
];

/// Moves the arguments out of the matches, which avoids copying them.
fn read<A: FromArgMatches>(given: &mut ArgMatches) -> Result<A, Error> {
    A::from_arg_matches_mut(given)
}

/// Declares a command with its flags and those of every command, and the formats that it writes.
fn declared((name, takes, _): &Declaration) -> clap::Command {
    let command = with_common(takes(clap::Command::new(name)));
    if matches!(*name, "handbook" | "completions" | "man" | "help") {
        let is_of_formats =
            |arg: &Arg| matches!(arg.get_id().as_str(), "format" | "json" | "plain" | "null" | "no_header");
        let none = || ArgValueCompleter::new(|_: &OsStr| Vec::new());
        return command.mut_args(|arg| if is_of_formats(&arg) { arg.hide(true).add(none()) } else { arg });
    }
    let written = PossibleValuesParser::new(Format::written_by(name));
    let written = written.try_map(|format| Format::from_str(&format, true));
    command.mut_arg("format", |arg| arg.value_parser(written))
}

/// Declares the flags of every command.
fn with_common(command: clap::Command) -> clap::Command {
    // A flag may be repeated, and the last one counts, as shell aliases rely on.
    let command = command.version(VERSION).args_override_self(true).help_expected(true);
    Common::augment_args(command.disable_help_flag(true).disable_version_flag(true))
}

const ABOUT: &str = "North Korean vehicles: how sure each statement is, and who says so";
const DESCRIPTION: &str = "An offline catalogue of cars, trucks, buses, trams and tractors, the works that build them, the films they \
    are seen in, and what licence plates mean. Type a name in any spelling, words, or a question; or one of the commands.";

/// Declares a look-up: the flags of `show` without the name of a command.
fn look_up() -> clap::Command {
    let program = with_common(ShowArgs::augment_args(clap::Command::new("nkcars")));
    program.about(ABOUT).long_about(format!("{ABOUT}\n\n{DESCRIPTION}"))
}

/// Declares the whole program: a look-up, or one of the commands.
///
/// This takes longer than a look-up, so only help, manual pages and completions do it.
pub(crate) fn program() -> clap::Command {
    let program = look_up().override_usage("nkcars NAME OR WORDS...\n       nkcars COMMAND [ARGUMENTS]");
    program
        .disable_help_subcommand(true)
        .subcommand_negates_reqs(true)
        .subcommands(COMMANDS.iter().map(declared))
}

/// Returns the names of the commands.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|(name, ..)| *name)
}
