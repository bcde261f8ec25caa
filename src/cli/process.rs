//! The command line as a whole: whether it is a command or a look-up, and what it asks for before and after the command together.

use std::env;
use std::ffi::OsString;

use clap::{CommandFactory as _, Error, FromArgMatches as _};

use super::help::{looked_up, shaped};
use super::{Cli, Command, Common, Deferred, TOPICS};

impl Cli {
    /// Reads the command line of this process.
    ///
    /// # Errors
    /// If it is mistaken, or asks for help or for the version.
    pub(crate) fn from_env() -> Result<Self, Error> {
        Self::read(env::args_os().collect())
    }

    /// Reads a command line, the name of the program first.
    ///
    /// # Errors
    /// If it is mistaken, or asks for help or for the version.
    pub(crate) fn read(words: Vec<OsString>) -> Result<Self, Error> {
        if words.len() <= 1 {
            return Ok(Self { command: Command::Welcome, common: Common::default() });
        }
        // Declaring the commands costs so much that it is done once.
        let mut program = Self::command();
        let is_lookup = is_lookup(&program, &words);
        if is_lookup {
            program = looked_up();
        }
        // Shaping the help takes longer than a look-up; nobody else gets to see it.
        let asks_for_help =
            |word: &OsString| word.to_str().is_some_and(|word| word.starts_with('-') && word.contains('h'));
        if words.iter().any(asks_for_help) {
            program = shaped(program);
        }
        let matches = program.try_get_matches_from(words)?;
        if is_lookup {
            let command = Command::Lookup(Deferred::from_arg_matches(&matches)?);
            return Ok(Self { command, common: Common::from_arg_matches(&matches)? });
        }
        let mut cli = Self::from_arg_matches(&matches).map_err(|error| error.format(&mut Self::command()))?;
        if let Some((_, after)) = matches.subcommand() {
            cli.common = Common::from_arg_matches(after)?.over(cli.common);
        }
        match &cli.command {
            // Help on a command is what the command itself says.
            Command::Help(Deferred(args)) if !args.topic.as_deref().is_some_and(is_topic) => {
                let command = args.topic.iter().map(OsString::from);
                Self::read(
                    [OsString::from("nkcars")].into_iter().chain(command).chain(["-h".into()]).collect(),
                )
            }
            _ => Ok(cli),
        }
    }
}

fn is_topic(word: &str) -> bool {
    TOPICS.iter().any(|note| note.topic == word)
}

/// Whether the first word that is no flag is no command either, or stands after `--`.
fn is_lookup(program: &clap::Command, words: &[OsString]) -> bool {
    let mut flags = None;
    let mut words = words.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return words.next().is_some();
        }
        if !word.starts_with('-') || word == "-" {
            return !program.get_subcommands().any(|command| command.get_name() == word);
        }
        if takes_next(flags.get_or_insert_with(looked_up), &word) {
            words.next();
        }
    }
    false
}

/// Whether the word after this flag is its value.
fn takes_next(flags: &clap::Command, flag: &str) -> bool {
    let takes_value = |arg: &clap::Arg| arg.get_action().takes_values();
    if let Some(long) = flag.strip_prefix("--") {
        return flags.get_arguments().any(|arg| arg.get_long() == Some(long) && takes_value(arg));
    }
    let of = |short: char| flags.get_arguments().find(|arg| arg.get_short() == Some(short));
    // Of `-qo` the last letter takes the next word; in `-ojson` there is a value already.
    flag.chars().skip(1).position(|short| of(short).is_some_and(takes_value))
        == Some(flag.chars().count() - 2)
}
