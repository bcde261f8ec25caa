//! The command line as a whole: which command it calls, or that it is a look-up. Only what is called is declared to clap: declaring
//! everything takes longer than most answers.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, FromArgMatches as _};

use super::mistake::mistake;
use super::{COMMANDS, Cli, Command, Common, HelpArgs, Output, ShowArgs, look_up, read};
use crate::report::Report;

impl Cli {
    /// Reads the command line of this process.
    ///
    /// # Errors
    /// If it is mistaken.
    pub(crate) fn from_env() -> Result<Self, Report> {
        Self::read(env::args_os().collect())
    }

    /// Reads a command line, the name of the program first.
    ///
    /// # Errors
    /// If it is mistaken.
    pub(crate) fn read(mut words: Vec<OsString>) -> Result<Self, Report> {
        if words.len() <= 1 {
            return Ok(Self { command: Command::Welcome, common: Common::default() });
        }
        let called = first_word(&words).and_then(|place| {
            let declaration = COMMANDS.iter().find(|command| words[place] == command.name)?;
            words.remove(place);
            Some(declaration)
        });
        let mut declared = match called {
            Some(command) => command.declared().bin_name(format!("{} {}", called_as(), command.name)),
            None => look_up(),
        };
        let given = match declared.try_get_matches_from_mut(&words) {
            Ok(given) => given,
            Err(error) => {
                let command = match error.kind() {
                    ErrorKind::DisplayVersion => Command::Version,
                    ErrorKind::DisplayHelp => Command::Help(HelpArgs {
                        topic: called.map(|command| command.name.to_owned()),
                        is_long: words.iter().any(|word| word == "--help"),
                    }),
                    _ => return Err(Report::mistake(mistake(&error, &declared))),
                };
                return Ok(Self { command, common: common_flags(declared, &words) });
            }
        };
        let parsed = called
            .map_or_else(|| read::<ShowArgs>(&given).map(Command::Lookup), |command| (command.read)(&given));
        let both = parsed.and_then(|command| Ok(Self { command, common: Common::from_arg_matches(&given)? }));
        both.map_err(|error| Report::mistake(mistake(&error, &declared)))
    }
}

/// The name by which the program was called.
pub(super) fn called_as() -> String {
    let path = env::args_os().next().unwrap_or_default();
    Path::new(&path).file_name().map_or_else(|| "nkcars".into(), |name| name.to_string_lossy().into_owned())
}

/// How help is to look, where the rest of the line is not looked at.
fn common_flags(declared: clap::Command, words: &[OsString]) -> Common {
    let ignored = |arg: Arg| {
        let ends = matches!(arg.get_action(), ArgAction::Help | ArgAction::Version);
        if ends { arg.action(ArgAction::SetTrue) } else { arg }
    };
    let given = declared.mut_args(ignored).ignore_errors(true).try_get_matches_from(words);
    let mut common = given.and_then(|given| Common::from_arg_matches(&given)).unwrap_or_default();
    common.output = Output { format: None, json: false, plain: false, quiet: false, ..common.output };
    common
}

/// Returns the place of the first word that is no flag, unless it stands after `--`.
fn first_word(words: &[OsString]) -> Option<usize> {
    let mut flags = None;
    let mut places = 1..words.len();
    while let Some(place) = places.next() {
        let word = words[place].to_string_lossy();
        if word == "--" {
            return None;
        }
        if !word.starts_with('-') || word == "-" {
            return Some(place);
        }
        if takes_next(flags.get_or_insert_with(look_up), &word) {
            places.next();
        }
    }
    None
}

/// Whether the word after this flag is its value.
fn takes_next(flags: &clap::Command, flag: &str) -> bool {
    let takes_value = |arg: &Arg| arg.get_action().takes_values();
    if let Some(long) = flag.strip_prefix("--") {
        return flags.get_arguments().any(|arg| arg.get_long() == Some(long) && takes_value(arg));
    }
    let of = |short: char| flags.get_arguments().find(|arg| arg.get_short() == Some(short));
    // Of `-qo` the last letter takes the next word; in `-ojson` there is a value already.
    flag.chars().skip(1).position(|short| of(short).is_some_and(takes_value))
        == Some(flag.chars().count() - 2)
}
