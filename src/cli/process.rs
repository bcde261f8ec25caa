//! Finds the command in a command line, or takes it as a look-up. Only that command is declared to clap: declaring all of them takes longer
//! than most answers.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args as _, Error};

use super::mistake::mistake;
use super::{
    COMMANDS, Cli, Command, Common, Declaration, Filters, HelpArgs, Output, PlateArgs, SearchArgs, Shape,
    ShowArgs, declared, is_common, look_up, names, read,
};
use crate::report::Report;

impl Cli {
    /// Parses a command line, which begins with the name of the program.
    ///
    /// # Errors
    /// If there is a mistake in it.
    pub(crate) fn read(mut words: Vec<OsString>) -> Result<Self, Report> {
        if let Some(command) = without_flags(&words) {
            return Ok(Self { command, common: Common::default() });
        }
        let (called, mut declared) = called(&mut words);
        let given = declared.try_get_matches_from_mut(&words);
        given.and_then(|mut given| Self::of(called, &mut given, &declared)).or_else(|error| {
            let command = match error.kind() {
                ErrorKind::DisplayVersion => Command::Version,
                ErrorKind::DisplayHelp => Command::Help(HelpArgs {
                    topic: called.map(|(name, ..)| (*name).to_owned()),
                    is_long: words.iter().any(|word| word == "--help"),
                }),
                _ => return Err(Report::mistake(mistake(&error, &declared, &words))),
            };
            let given = leniently(&declared, &words);
            let mut common: Common = given.and_then(|mut given| read(&mut given).ok()).unwrap_or_default();
            // Help has only one format, and --quiet does not suppress it.
            common.output = Output { format: None, json: false, plain: false, quiet: false, ..common.output };
            Ok(Self { command, common })
        })
    }

    /// Parses the beginning of a command line; `None` if it is not a command yet.
    pub(super) fn unfinished(mut words: Vec<OsString>) -> Option<Self> {
        let (called, declared) = called(&mut words);
        Self::of(called, &mut leniently(&declared, &words)?, &declared).ok()
    }

    fn of(
        called: Option<&Declaration>,
        given: &mut ArgMatches,
        declared: &clap::Command,
    ) -> Result<Self, Error> {
        let command = match called {
            Some((_, _, read)) => read(given)?,
            None => Command::Lookup(LookupArgs::of(given, declared)),
        };
        Ok(Self { command, common: read(given)? })
    }
}

/// Parses the usual command lines without flags, which saves declaring the flags; `None` for all others.
fn without_flags(words: &[OsString]) -> Option<Command> {
    let words = words.iter().skip(1).map(|word| word.to_str().map(str::to_owned));
    let mut words: Vec<String> = words.collect::<Option<_>>()?;
    if words == ["--version"] || words == ["-V"] {
        return Some(Command::Version);
    }
    let Some(first) = words.first() else { return Some(Command::Welcome) };
    if words.iter().any(|word| word.starts_with('-')) {
        return None;
    }
    if names().all(|name| name != first) {
        return Some(Command::Lookup(LookupArgs { words, ..LookupArgs::default() }));
    }
    let name = words.remove(0);
    match &*name {
        _ if words.is_empty() => None,
        "show" => Some(Command::Show(ShowArgs { names: words, ..ShowArgs::default() })),
        "search" => Some(Command::Search(SearchArgs { query: words, ..SearchArgs::default() })),
        "plate" => Some(Command::Plate(PlateArgs { text: words, ..PlateArgs::default() })),
        _ => None,
    }
}

/// Removes the name of the command from a line, and returns its declaration. It is the first word that is neither a flag nor the value of
/// one; without a command the line is a look-up.
fn called(words: &mut Vec<OsString>) -> (Option<&'static Declaration>, clap::Command) {
    let is_flag = |word: &str| word.len() > 1 && word.starts_with('-') && word != "--";
    let (mut place, mut flags) = (1, None);
    while let Some(flag) = words.get(place).map(|word| word.to_string_lossy()).filter(|word| is_flag(word)) {
        let flags = flags.get_or_insert_with(|| with_flags(look_up()));
        place += 1 + usize::from(takes_next(flags, &flag));
    }
    let Some(command) = COMMANDS.iter().find(|(name, ..)| words.get(place).is_some_and(|word| word == name))
    else {
        return (None, flags.unwrap_or_else(|| with_flags(look_up())));
    };
    words.remove(place);
    (Some(command), declared(command).bin_name(format!("{} {}", called_as(), command.0)))
}

/// The name under which the program was started.
pub(super) fn called_as() -> String {
    let path = env::args_os().next().unwrap_or_default();
    Path::new(&path).file_name().map_or_else(|| "nkcars".into(), |name| name.to_string_lossy().into_owned())
}

/// Parses as much of a line as possible and ignores the rest.
fn leniently(declared: &clap::Command, words: &[OsString]) -> Option<ArgMatches> {
    let ignored = |arg: Arg| {
        let ends = matches!(arg.get_action(), ArgAction::Help | ArgAction::Version);
        if ends { arg.action(ArgAction::SetTrue) } else { arg }
    };
    declared.clone().mut_args(ignored).ignore_errors(true).try_get_matches_from(words).ok()
}

/// Whether the next word is the value of this flag.
fn takes_next(flags: &clap::Command, flag: &str) -> bool {
    let mut taking = flags.get_arguments().filter(|arg| arg.get_action().takes_values());
    if let Some(long) = flag.strip_prefix("--") {
        return taking.any(|arg| arg.get_long() == Some(long));
    }
    // In `-qo` the last letter takes the next word; `-ojson` has its value already.
    let shorts: Vec<char> = taking.filter_map(Arg::get_short).collect();
    flag.find(&shorts[..]) == Some(flag.len() - 1)
}

/// Arguments of a look-up.
#[derive(Debug, Default)]
pub(crate) struct LookupArgs {
    pub words: Vec<String>,
    /// The flags for the command that is run, each with its value: `--limit=3`.
    pub flags: Vec<String>,
    /// Those that every command has.
    pub common: Vec<String>,
}

/// Adds the flags of `list`, `search` and `plate` to those of `show`.
fn with_flags(look_up: clap::Command) -> clap::Command {
    let within = Arg::new("in").long("in").value_name("WHAT").help("Only in this kind or class");
    let within = within.action(ArgAction::Append);
    let colour = Arg::new("colour").long("colour").value_name("COLOUR").help("The ground of a plate");
    Shape::augment_args(Filters::augment_args(look_up)).args([within, colour])
}

impl LookupArgs {
    fn of(given: &ArgMatches, declared: &clap::Command) -> Self {
        let mut read = Self {
            words: given.get_many("names").into_iter().flatten().cloned().collect(),
            ..Self::default()
        };
        for arg in declared.get_arguments() {
            let id = arg.get_id().as_str();
            let is_typed = given.value_source(id) == Some(ValueSource::CommandLine);
            let Some(long) = arg.get_long().filter(|_| is_typed) else { continue };
            let takes_value = arg.get_action().takes_values();
            for value in given.get_raw(id).into_iter().flatten() {
                let value = if takes_value { format!("={}", value.display()) } else { String::new() };
                let flags = if is_common(arg) { &mut read.common } else { &mut read.flags };
                flags.push(format!("--{long}{value}"));
            }
        }
        read
    }
}

/// Says which of the commands that a look-up is read as take a flag.
pub(crate) fn takers(flag: &str) -> String {
    let flag = flag.split('=').next().unwrap_or_default();
    let (mut spelt, mut commands) = (flag.to_owned(), Vec::new());
    for declaration in COMMANDS.iter().filter(|(name, ..)| ["list", "plate", "show", "search"].contains(name))
    {
        let command = declared(declaration);
        let Some(arg) = command.get_arguments().find(|arg| arg.get_long() == flag.strip_prefix("--")) else {
            continue;
        };
        spelt = arg.get_short().map_or(spelt, |short| format!("-{short}, {flag}"));
        commands.push(declaration.0);
    }
    format!("{spelt} is a flag of {}", commands.join(" and "))
}
