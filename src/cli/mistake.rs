//! What to say of a command line that cannot be understood: as every other error one line, which ends with what to type.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::names;
use crate::catalogue::{choice, quoted};

/// Maximum length of a word that is repeated as it was typed.
const MAX_REPEATED: usize = 100;

/// Returns what is wrong with the command line; nothing where it asks for help or for the version.
#[must_use]
pub(crate) fn mistake(error: &Error) -> Option<String> {
    let said = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::MissingSubcommand => {
            format!("a name or a command is missing; commands: {}", names().join(", "))
        }
        ErrorKind::UnknownArgument => unknown_argument(error),
        ErrorKind::InvalidValue => unknown_value(error),
        ErrorKind::ValueValidation => {
            // The parser of the value knows best what it wants.
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("{}: {reason}", flag(&word(error, ContextKind::InvalidArg)))
        }
        ErrorKind::TooManyValues => {
            let flag = flag(&word(error, ContextKind::InvalidArg)).to_owned();
            format!("{flag} takes no value; leave out {}", quoted(&word(error, ContextKind::InvalidValue)))
        }
        ErrorKind::ArgumentConflict => {
            let all = [words(error, ContextKind::InvalidArg), words(error, ContextKind::PriorArg)].concat();
            let flags: Vec<&str> = all.iter().map(|shown| flag(shown)).collect();
            format!("{} cannot stand together; leave one out", flags.join(" and "))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = words(error, ContextKind::InvalidArg).join(" and ");
            format!("{} is missing; write {}", bare(&missing).trim_end_matches('.'), usage(error))
        }
        ErrorKind::InvalidUtf8 => "an argument is not in UTF-8; try a name in Latin letters".to_owned(),
        _ => error.to_string().lines().next().unwrap_or_default().replacen("error: ", "", 1),
    };
    Some(said)
}

fn unknown_argument(error: &Error) -> String {
    let typed = word(error, ContextKind::InvalidArg);
    let see = format!("see {} --help", command(error));
    if !typed.starts_with('-') {
        return format!("one word too many: {}; {see}", quoted(&typed));
    }
    let near = match word(error, ContextKind::SuggestedArg) {
        near if near.is_empty() => String::new(),
        near => format!("did you mean {near}? "),
    };
    // A command that takes words takes one that begins with a hyphen after --.
    let takes_words = usage(error).ends_with("...");
    let as_word = if takes_words {
        format!(", or write {} -- {}", command(error), again(&typed))
    } else {
        String::new()
    };
    format!("no flag {}; {near}{see}{as_word}", quoted(&typed))
}

fn unknown_value(error: &Error) -> String {
    let argument = word(error, ContextKind::InvalidArg);
    let flag = flag(&argument);
    let wrong = word(error, ContextKind::InvalidValue);
    let known = words(error, ContextKind::ValidValue);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match (wrong.is_empty(), known.is_empty()) {
        (true, true) => format!("{flag} needs a value: {}", bare(&argument)),
        (true, false) => format!("{flag} needs a value{}", choice("", "words", &known)),
        (false, _) => format!("{flag}: unknown word {}{}", quoted(&wrong), choice(&wrong, "words", &known)),
    }
}

/// Returns a word as it is to be typed again: in quotation marks where a shell would take it for something else.
#[must_use]
pub(crate) fn again(typed: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || matches!(character, '-' | '.' | '=');
    let quotes = typed.is_empty() || typed.len() > MAX_REPEATED || !typed.chars().all(is_plain);
    if quotes { quoted(typed) } else { typed.to_owned() }
}

/// `--year` of `--year <YEARS>`, `KIND` of `[KIND]`.
fn flag(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or_default().trim_matches(['[', ']', '<', '>', '.'])
}

/// `--year YEARS` of `--year <YEARS>`.
fn bare(argument: &str) -> String {
    argument.replace(['<', '>'], "")
}

/// Returns how the command is used, without the flags that may be left out.
fn usage(error: &Error) -> String {
    let usage = word(error, ContextKind::Usage);
    bare(usage.trim_start_matches("Usage:").trim()).replacen(" [OPTIONS]", "", 1)
}

/// Returns `nkcars list` of how it is used.
fn command(error: &Error) -> String {
    let usage = usage(error);
    let names =
        usage.split(' ').take_while(|part| part.starts_with(|first: char| first.is_ascii_lowercase()));
    names.collect::<Vec<_>>().join(" ")
}

fn word(error: &Error, kind: ContextKind) -> String {
    words(error, kind).join(" ")
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}
