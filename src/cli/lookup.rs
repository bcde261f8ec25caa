//! A look-up: words, and behind or before them any flag of the commands that it may be read as.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args as _, Command, Error, FromArgMatches};

use super::filters::{Filters, Shape};
use super::{COMMANDS, Common, declared, look_up};

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

impl FromArgMatches for LookupArgs {
    fn from_arg_matches(given: &ArgMatches) -> Result<Self, Error> {
        let is_typed = |id: &str| {
            given.ids().any(|known| known == id) && given.value_source(id) == Some(ValueSource::CommandLine)
        };
        let mut flags = Vec::new();
        // The words make a group of their own.
        if given.ids().any(|id| id != "names" && id != "ShowArgs" && is_typed(id.as_str())) {
            let common = Common::augment_args(Command::new("common"));
            let is_common = |arg: &Arg| common.get_arguments().any(|other| other.get_id() == arg.get_id());
            for arg in with_flags(look_up()).get_arguments().filter(|arg| !is_common(arg)) {
                let id = arg.get_id().as_str();
                let Some(long) = arg.get_long().filter(|_| is_typed(id)) else { continue };
                let values = given.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy());
                let takes_value = arg.get_action().takes_values();
                let written =
                    |value| if takes_value { format!("--{long}={value}") } else { format!("--{long}") };
                flags.extend(values.map(written));
            }
        }
        let words = given.get_many("names").into_iter().flatten().cloned().collect();
        Ok(Self { words, flags })
    }

    fn update_from_arg_matches(&mut self, given: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(given)?;
        Ok(())
    }
}

/// Whether a command takes a flag.
pub(crate) fn takes(command: &str, flag: &str) -> bool {
    let long = flag.trim_start_matches('-').split('=').next();
    let command = COMMANDS.iter().find(|(name, ..)| *name == command);
    command.is_some_and(|command| declared(command).get_arguments().any(|arg| arg.get_long() == long))
}
