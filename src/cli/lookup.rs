//! A look-up: words, and behind or before them any flag of the commands that it may be read as.

use clap::{Arg, ArgMatches, Args as _, Command};

use super::filters::{Filters, Shape};
use super::{COMMANDS, Common};

/// Arguments of a look-up.
#[derive(Debug, Default)]
pub(crate) struct LookupArgs {
    /// What is looked up.
    pub words: Vec<String>,
    /// The flags for the command that it is read as, each with its value: `--limit=3`.
    pub flags: Vec<String>,
}

/// Declares the flags of `list` and `search` beside those of `show`. What they may hold, their command judges.
pub(super) fn with_flags(look_up: Command) -> Command {
    let flags = Shape::augment_args(Filters::augment_args(Command::new("flags")));
    let flags = flags.get_arguments().cloned().map(|arg| arg.value_parser(clap::value_parser!(String)));
    let flags: Vec<Arg> =
        flags
            .map(|arg| {
                if arg.get_action().takes_values() {
                    arg
                } else {
                    arg.value_parser(clap::value_parser!(bool))
                }
            })
            .collect();
    look_up.args(flags).arg(Arg::new("in").long("in").value_name("KIND").help("Only in this kind"))
}

impl LookupArgs {
    pub(super) fn new(given: &ArgMatches, declared: &Command) -> Self {
        let common = Common::augment_args(Command::new("common"));
        let is_own = |arg: &&Arg| common.get_arguments().all(|other| other.get_id() != arg.get_id());
        let mut flags = Vec::new();
        for arg in declared.get_arguments().filter(is_own) {
            let id = arg.get_id().as_str();
            let Some(long) = arg
                .get_long()
                .filter(|_| given.value_source(id) == Some(clap::parser::ValueSource::CommandLine))
            else {
                continue;
            };
            match given.get_raw(id) {
                Some(values) if arg.get_action().takes_values() => {
                    flags.extend(values.map(|value| format!("--{long}={}", value.to_string_lossy())));
                }
                _ => flags.push(format!("--{long}")),
            }
        }
        let words = given.get_many("names").into_iter().flatten().cloned().collect();
        Self { words, flags }
    }
}

/// Whether a command takes a flag.
pub(crate) fn takes(command: &str, flag: &str) -> bool {
    let long = flag.trim_start_matches('-').split('=').next();
    let command = COMMANDS.iter().find(|declared| declared.name == command);
    command.is_some_and(|command| command.declared().get_arguments().any(|arg| arg.get_long() == long))
}
