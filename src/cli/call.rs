//! The commands, and the flags that stand before or after each of them.
//!
//! Written by hand where clap could derive it, for one reason: the arguments of a command are defined only when it is called. To define
//! all of them, and to copy the common flags into each, would take as long as a look-up.

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Error, FromArgMatches, Subcommand};

use super::notes::EXIT_STATUS;
use super::{CheckArgs, Common, CompareArgs, CompletionsArgs, FieldsArgs, ListArgs, SearchArgs, ShowArgs};

/// What the program can do.
#[derive(Debug)]
pub enum Command {
    /// Rows of one kind.
    List(ListArgs),
    /// Everything known of records.
    Show(ShowArgs),
    /// Records by name or word.
    Search(SearchArgs),
    /// Records side by side.
    Compare(CompareArgs),
    /// Mistakes in data files.
    Check(CheckArgs),
    /// What fields mean.
    Fields(FieldsArgs),
    /// A completion script.
    Completions(CompletionsArgs),
    /// The manual page.
    Man,
}

/// A command and the common flags after it.
#[derive(Debug)]
pub struct Call {
    /// The command.
    pub command: Command,
    pub(super) after: Common,
}

/// Defines the arguments of a command.
type Define = fn(clap::Command) -> clap::Command;

/// Name, help, arguments.
const COMMANDS: [(&str, &str, Define); 8] = [
    ("list", "Rows of one kind: cars, unless another is named", with::<ListArgs>),
    ("show", "Everything known of one or more records", with::<ShowArgs>),
    ("search", "Find by name or by any word", with::<SearchArgs>),
    ("compare", "Two to six records side by side", with::<CompareArgs>),
    ("check", "Every mistake in data files, with its place", check),
    ("fields", "What each field means, its unit, and what it holds", with::<FieldsArgs>),
    ("completions", "A completion script for a shell", alone::<CompletionsArgs>),
    ("man", "The manual page, in roff", alone::<None>),
];

/// No arguments of its own.
#[derive(Debug, Args)]
struct None {}

fn with<A: Args>(command: clap::Command) -> clap::Command {
    let help = command.get_about().cloned().unwrap_or_default();
    Common::augment_args(A::augment_args(command)).about(help)
}

/// Without the common flags: what is written depends on none of them.
fn alone<A: Args>(command: clap::Command) -> clap::Command {
    let help = command.get_about().cloned().unwrap_or_default();
    A::augment_args(command).about(help)
}

fn check(command: clap::Command) -> clap::Command {
    with::<CheckArgs>(command).after_help(EXIT_STATUS.lines())
}

/// What the commands are called.
pub(super) fn names() -> [&'static str; COMMANDS.len()] {
    COMMANDS.map(|(name, ..)| name)
}

impl Subcommand for Call {
    fn augment_subcommands(program: clap::Command) -> clap::Command {
        COMMANDS.into_iter().fold(program, |program, (name, help, arguments)| {
            program.subcommand(clap::Command::new(name).about(help).args_override_self(true).defer(arguments))
        })
    }

    fn augment_subcommands_for_update(program: clap::Command) -> clap::Command {
        Self::augment_subcommands(program)
    }

    fn has_subcommand(name: &str) -> bool {
        COMMANDS.iter().any(|(known, ..)| *known == name)
    }
}

impl FromArgMatches for Call {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Self::from_arg_matches_mut(&mut matches.clone())
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        let Some((name, mut matches)) = matches.remove_subcommand() else {
            return Err(Error::new(ErrorKind::MissingSubcommand));
        };
        let matches = &mut matches;
        let command = match name.as_str() {
            "list" => Command::List(ListArgs::from_arg_matches_mut(matches)?),
            "show" => Command::Show(ShowArgs::from_arg_matches_mut(matches)?),
            "search" => Command::Search(SearchArgs::from_arg_matches_mut(matches)?),
            "compare" => Command::Compare(CompareArgs::from_arg_matches_mut(matches)?),
            "check" => Command::Check(CheckArgs::from_arg_matches_mut(matches)?),
            "fields" => Command::Fields(FieldsArgs::from_arg_matches_mut(matches)?),
            "completions" => Command::Completions(CompletionsArgs::from_arg_matches_mut(matches)?),
            "man" => Command::Man,
            _ => return Err(Error::new(ErrorKind::InvalidSubcommand)),
        };
        let after = match command {
            Command::Completions(_) | Command::Man => Common::default(),
            _ => Common::from_arg_matches_mut(matches)?,
        };
        Ok(Self { command, after })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
