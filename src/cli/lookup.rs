//! A look-up: words, and behind or before them any flag of the commands that it may be read as.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args as _, Command};

use super::filters::{Filters, Shape};
use super::{COMMANDS, declared};

/// Arguments of a look-up.
#[derive(Debug, Default)]
pub(crate) struct LookupArgs {
    /// What is looked up.
    pub words: Vec<String>,
    /// The flags for the command that it is read as, each with its value: `--limit=3`.
    pub flags: Vec<String>,
}

/// Declares the flags of `list`, `search` and `plate` beside those of `show`.
pub(super) fn with_flags(look_up: Command) -> Command {
    let within = Arg::new("in").long("in").value_name("WHAT").help("Only in this kind or class");
    let colour = Arg::new("colour").long("colour").value_name("COLOUR").help("The ground of a plate");
    Shape::augment_args(Filters::augment_args(look_up)).args([within, colour])
}

impl LookupArgs {
    pub(super) fn of(given: &ArgMatches, declared: &Command) -> Self {
        let mut flags = Vec::new();
        for arg in declared.get_arguments() {
            let id = arg.get_id().as_str();
            let is_typed = given.value_source(id) == Some(ValueSource::CommandLine);
            let Some(long) = arg.get_long().filter(|_| is_typed) else { continue };
            let takes_value = arg.get_action().takes_values();
            for value in given.get_raw(id).into_iter().flatten() {
                let value = if takes_value { format!("={}", value.display()) } else { String::new() };
                flags.push(format!("--{long}{value}"));
            }
        }
        Self { words: given.get_many("names").into_iter().flatten().cloned().collect(), flags }
    }
}

/// Whether a command takes a flag.
pub(crate) fn takes(command: &str, flag: &str) -> bool {
    let long = flag.trim_start_matches('-').split('=').next();
    let command = COMMANDS.iter().find(|(name, ..)| *name == command);
    command.is_some_and(|command| declared(command).get_arguments().any(|arg| arg.get_long() == long))
}
