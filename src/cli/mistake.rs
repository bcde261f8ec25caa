//! Error messages for command lines that cannot be parsed: one line each that ends with what to type, like all others.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, Error, ValueEnum as _};

use super::names;
use crate::catalogue::{choice, quoted, written_out};
use crate::render::Format;
use crate::search::is_nothing;

/// Maximum length of a word that is quoted for a shell; a longer one is shortened.
const MAX_REPEATED: usize = 1_000;

/// Explains an error in the arguments of a command.
pub(super) fn mistake(error: &Error, command: &Command, words: &[OsString]) -> String {
    let name = command.get_bin_name().unwrap_or("nkcars");
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    // `--year` of `--year <YEARS>`, `KIND` of `[KIND]`
    let first = |shown: &str| bare(shown).split(' ').next().unwrap_or_default().to_owned();
    let flags = |kind| context(error, kind).split(", ").map(first).collect::<Vec<_>>().join(" and ");
    let flag = flags(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => unknown_argument(error, command, &argument, words),
        ErrorKind::InvalidValue => {
            let known = context(error, ContextKind::ValidValue);
            let known: Vec<&str> = known.split_terminator(", ").collect();
            let choice = choice(&value, "words", &known);
            match (value.is_empty(), known.is_empty()) {
                (false, _) if flag == "--format" && Format::from_str(&value, true).is_ok() => {
                    not_written(command.get_name(), &value, &known)
                }
                (false, _) => format!("{flag}: unknown word {}{choice}", quoted(&value)),
                (true, false) => format!("{flag} needs a value{choice}"),
                (true, true) if flag.starts_with('-') => {
                    format!("{flag} needs a value; write {}", bare(&argument))
                }
                (true, true) => format!("{flag} is empty; write one, or leave it out"),
            }
        }
        // The parser of the value says what it expects.
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string);
            format!("{flag}: {}", why.unwrap_or_default())
        }
        ErrorKind::TooManyValues => format!("{flag} takes no value; leave out {}", quoted(&value)),
        ErrorKind::ArgumentConflict => {
            format!("{flag} and {} contradict each other; leave one out", flags(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument if name.contains(' ') => {
            let missing = bare(&argument.replace(", ", " and "));
            format!("{missing} is missing; write {name} {missing}")
        }
        ErrorKind::MissingRequiredArgument => {
            let names: Vec<&str> = names().collect();
            format!("a name or a command is missing; commands: {}", names.join(", "))
        }
        ErrorKind::InvalidUtf8 => "an argument is not in UTF-8; try a name in Latin letters".to_owned(),
        _ => error.to_string().lines().next().unwrap_or_default().replacen("error: ", "", 1),
    }
}

/// Names the commands that write a format, unless most do.
fn not_written(command: &str, format: &str, known: &[&str]) -> String {
    let is_written = |by: &&str| Format::written_by(by).any(|written| written.matches(format, true));
    let others: Vec<&str> = names().filter(is_written).collect();
    let others = Some(others.join(" and ")).filter(|_| others.len() < 3);
    let others = others.map(|others| format!(", which is for {others}")).unwrap_or_default();
    format!("{command} does not write {format}{others}; choose one of: {}", known.join(", "))
}

fn unknown_argument(error: &Error, command: &Command, typed: &str, words: &[OsString]) -> String {
    let name = command.get_bin_name().unwrap_or("nkcars");
    if !typed.starts_with('-') {
        return format!("one word too many: {}; see {name} -h", quoted(typed));
    }
    let near = context(error, ContextKind::SuggestedArg);
    let near = if near.is_empty() { near } else { format!("did you mean {near}? ") };
    // After -- a command that takes several words also takes one that begins with a hyphen.
    let takes_words = command
        .get_positionals()
        .any(|arg| arg.get_id() != "what" && arg.get_num_args().is_some_and(|count| count.max_values() > 1));
    // In a word that begins with one hyphen, clap reports only the first unknown letter.
    let mut words = words.iter().filter_map(|word| word.to_str());
    let is_of_short = |word: &&str| {
        !typed.starts_with("--") && word.starts_with('-') && word.contains(typed.trim_start_matches('-'))
    };
    let word = words.clone().find(|word| word.starts_with(typed)).or_else(|| words.find(is_of_short));
    let word = shell_quoted(word.unwrap_or(typed));
    let as_word = if takes_words { format!(", or write {name} -- {word}") } else { String::new() };
    format!("no flag {}; {near}see {name} -h{as_word}", quoted(typed))
}

/// Removes hidden characters, which searches ignore.
pub(crate) fn without_hidden(typed: &str) -> Cow<'_, str> {
    written_out(typed, |hidden| Some(if is_nothing(hidden) { "" } else { " " }.to_owned()))
}

/// Quotes a word for a shell, if it needs it.
pub(crate) fn shell_quoted(typed: &str) -> String {
    let typed = &*without_hidden(typed);
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '.' | '=' | ',');
    match shlex::try_quote(typed).ok().filter(|_| typed.len() <= MAX_REPEATED) {
        Some(_) if !typed.is_empty() && typed.chars().all(is_plain) => typed.to_owned(),
        Some(word) => word.into_owned(),
        None => quoted(typed),
    }
}

/// Quotes words for a shell, after `--` if one looks like a flag.
pub(crate) fn all_shell_quoted(words: &[String]) -> String {
    let dashes = words.iter().any(|word| without_hidden(word).starts_with('-')).then(|| "--".to_owned());
    dashes.into_iter().chain(words.iter().map(|word| shell_quoted(word))).collect::<Vec<_>>().join(" ")
}

/// `--year YEARS` of `--year <YEARS>`, `NAME` of `<NAME>...`.
fn bare(argument: &str) -> String {
    argument.replace(['<', '>', '[', ']'], "").replace("...", "")
}

/// What clap tells of an error, with commas between several words.
fn context(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}
