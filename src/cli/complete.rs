//! Completion in a shell: the script that a shell loads, and the candidates for which the script asks. Commands, flags and words come from the
//! declarations in [`super`], names and columns from the data and the kind on the command line.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::{env, mem};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Arg, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Elvish, EnvCompleter as _, Fish, Powershell, Shells};

use super::{Cli, Command, program};
use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record, Role, visible};
use crate::layers::{self, Layers};
use crate::query::{Column, Derived};
use crate::reading::{listed, only};
use crate::search::{Index, resolve};

/// The variable with which the script asks for candidates; not `COMPLETE`, which may be set for another program.
const VARIABLE: &str = "NKCARS_COMPLETE";

/// Shells with scripts of our own, which leave file names to the shell, since it can quote them.
const SCRIPTS: [(&str, &str); 2] =
    [("bash", include_str!("complete.bash")), ("zsh", include_str!("complete.zsh"))];
const OTHERS: Shells<'static> = Shells(&[&Elvish, &Fish, &Powershell]);

/// The shell that asks for candidates, if one does.
pub(crate) fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// Returns the script that a shell loads.
///
/// # Errors
/// If there is no such shell.
pub(crate) fn script(shell: &str) -> Result<String> {
    if let Some((_, script)) = SCRIPTS.iter().find(|(name, _)| *name == shell) {
        return Ok((*script).to_owned());
    }
    let mut script = Vec::new();
    let other = OTHERS.completer(shell).ok_or_else(|| anyhow!("no completions for {shell:?}"))?;
    other.write_registration(VARIABLE, "nkcars", "nkcars", "nkcars", &mut script)?;
    String::from_utf8(script).context("the script")
}

/// Returns the candidates for the command line that the shell passes after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or the command line cannot be understood.
pub(crate) fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let is_ours = SCRIPTS.iter().any(|(name, _)| *name == shell);
    // Our own scripts read what is written for fish.
    let Some(completer) = OTHERS.completer(if is_ours { "fish" } else { &shell }) else {
        let see = "unset it, or see nkcars completions --help";
        bail!("{VARIABLE} is {shell:?}, which is not a shell; {see}");
    };
    let mut words: Vec<OsString> = words().collect();
    let Some(last) = words.len().checked_sub(1) else { return script(&shell) };
    // These pass the word under the cursor as typed, the others without its quotation marks.
    if ["bash", "fish"].contains(&&*shell) {
        words[last] = unquoted(mem::take(&mut words[last]));
    }
    let mut program = program();
    program.build();
    // Before a hyphen is typed, flags are offered only where there can be nothing else.
    if words[last].is_empty() {
        let hidden = |arg: Arg| if arg.is_positional() { arg } else { arg.hide(true) };
        program = program.mut_args(hidden).mut_subcommands(|command| command.mut_args(hidden));
    }
    let folder = env::current_dir().ok();
    if is_ours {
        program = files(program).mut_subcommands(files);
    }
    let mut answer = Vec::new();
    completer.write_complete(&mut program, words, folder.as_deref(), &mut answer)?;
    let answer = String::from_utf8(answer).context("the answer")?;
    // The script for PowerShell inserts a candidate into the line unquoted.
    let is_word = |letter: char| letter.is_alphanumeric() || "-+,./:=@_".contains(letter);
    let is_safe =
        |line: &&str| line.split(['\t', '\n']).next().is_some_and(|value| value.chars().all(is_word));
    let is_raw = Powershell.is(&shell);
    Ok(answer.split_inclusive('\n').filter(|line| !is_raw || is_safe(line)).collect())
}

/// The candidate by which our own scripts know that a file name is wanted.
const FILES: &str = "/";

/// Replaces the completion of file names by this candidate.
fn files(command: clap::Command) -> clap::Command {
    command.mut_args(|arg| match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath => {
            arg.add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES)]))
        }
        _ => arg,
    })
}

/// Completes names of records of these kinds.
pub(super) fn of(kinds: &'static [Kind]) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| of_kinds(kinds, typed))
}

/// Columns for the last item of a list, of the kind on the command line; after a field and a dot its sides.
pub(super) fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
    // A short flag has the first letter of the long one.
    let is_typed =
        |flag: &str| words().any(|word| word.to_string_lossy().starts_with(flag) || *word == flag[1..3]);
    let is_offered =
        |name: &&str| Derived::DEGREES.iter().all(|(of, flag, _)| of.word() != *name || is_typed(flag));
    last_of_list(typed, |kind, last| match last.split_once('.') {
        Some((field, _)) => Column::sides(kind, field).collect(),
        None => Column::names(kind).filter(is_offered).map(str::to_owned).collect(),
    })
}

/// The same with fields alone.
pub(super) fn fields(typed: &OsStr) -> Vec<CompletionCandidate> {
    last_of_list(typed, |kind, _| kind.fields().map(|field| field.key.to_owned()).collect())
}

fn last_of_list(typed: &OsStr, names: impl Fn(Kind, &str) -> Vec<String>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let last = typed.rsplit(',').next().unwrap_or_default().trim_start_matches(['+', '-']);
    let before = &typed[..typed.len() - last.len()];
    let names: BTreeSet<String> = kinds().into_iter().flat_map(|kind| names(kind, last)).collect();
    let fitting = names.into_iter().filter(|name| name.starts_with(last));
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}"))).collect()
}

/// The kinds that the command line is about.
fn kinds() -> Vec<Kind> {
    let names = named_before();
    if let Some(listed) = listed(&names.join(" ")) {
        return vec![listed.kind];
    }
    let Some(catalogue) = catalogue().filter(|_| !names.is_empty()) else { return Kind::ALL.to_vec() };
    let index = Index::new(&catalogue);
    let kind = |name: &String| only(&resolve(&index, &Kind::ALL, name)).map(|record| record.kind);
    let kinds: Vec<Kind> = [names.join(" ")].iter().chain(&names).filter_map(kind).collect();
    if kinds.is_empty() { Kind::ALL.to_vec() } else { kinds }
}

/// The words on the line before that name what the command is about.
fn named_before() -> Vec<String> {
    match line().map(|cli| cli.command) {
        Some(Command::List(args)) if !args.what.is_empty() => args.what,
        Some(Command::List(_) | Command::Timeline(_)) => vec![Kind::Car.plural().to_owned()],
        Some(Command::Handbook(args)) => args.what,
        Some(Command::Search(mut args)) => args.within.pop().into_iter().collect(),
        Some(Command::Show(args)) => args.names,
        Some(Command::Lookup(args)) => args.words,
        Some(Command::Compare(args)) => args.names,
        Some(Command::Lineage(args)) => args.names,
        _ => Vec::new(),
    }
}

/// What goes on a name that begins with words before, and ids that begin like this; else the one record of this name, else names.
fn of_kinds(kinds: &[Kind], typed: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(catalogue), Some(typed)) = (catalogue(), typed.to_str()) else { return Vec::new() };
    let start = typed.to_lowercase();
    // For a look-up only commands are offered until a letter is typed.
    if start.is_empty() && matches!(line(), Some(Cli { command: Command::Lookup(_), .. })) {
        return Vec::new();
    }
    // Among several kinds, sources are offered only after the first letter.
    let is_offered = |kind: Kind| kind != Kind::Source || kinds.len() == 1 || !start.is_empty();
    let offered = kinds.iter().filter(|kind| is_offered(**kind));
    let offered: Vec<&Record> = offered.flat_map(|kind| catalogue.records(*kind)).collect();
    let before = named_before();
    let phrases = (0..before.len()).map(|from| before[from..].join(" ") + " ");
    // A flag takes one name, whatever stands before it.
    let phrases = phrases.filter(|_| !start.is_empty() && kinds.len() > 1);
    let mut found: Vec<_> = phrases.flat_map(|words| named(&offered, &words, typed)).collect();
    let ids = offered.iter().filter(|record| record.id.starts_with(&start));
    found.extend(ids.map(|record| candidate(record.id, record)));
    if !found.is_empty() {
        return found;
    }
    match only(&resolve(&Index::new(&catalogue), kinds, typed)) {
        Some(record) => vec![candidate(record.id, record)],
        None => named(&offered, "", typed),
    }
}

/// The names that begin with words and with what is typed after them, from there on.
fn named(offered: &[&Record], words: &str, typed: &str) -> Vec<CompletionCandidate> {
    let start = format!("{words}{typed}");
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    let rest = |name: &str| {
        let is_begun = plain(name.get(..start.len())?) == plain(&start);
        is_begun.then(|| format!("{typed}{}", &name[start.len()..]))
    };
    let of_record = |record: &&Record| {
        let rests = names(record).filter_map(rest);
        rests.map(|rest| candidate(&rest, record)).collect::<Vec<_>>()
    };
    let mut found: Vec<_> = offered.iter().flat_map(of_record).collect();
    found.dedup_by(|one, other| one.get_value() == other.get_value());
    found
}

/// The names of a record in Latin letters and in hangul.
fn names(record: &Record) -> impl Iterator<Item = &str> {
    [Some(record.name()), record.text_by_role(Role::Hangul)].into_iter().flatten()
}

fn candidate(value: &str, record: &Record) -> CompletionCandidate {
    let help: Vec<_> = names(record).map(visible).collect();
    CompletionCandidate::new(visible(value).into_owned()).help(Some(help.join(" ").into()))
}

/// All layers; if the user's own are broken, the bundled one, since completion has no place for an error.
fn catalogue() -> Option<Catalogue> {
    let data = line().map(|cli| cli.common.data).unwrap_or_default();
    let mut layers = Layers::from_env(&data.paths, data.no_bundled);
    // Standard input and pipes are for the command, not for its completion.
    layers.given.retain(|path| path != Path::new("-") && (path.is_file() || path.is_dir()));
    let loaded = layers::load(&layers);
    loaded.map(|(catalogue, _)| catalogue).or_else(|_| bundled::catalogue()).ok()
}

/// The command line before the word that is being typed.
fn line() -> Option<Cli> {
    let mut words: Vec<OsString> = words().map(expanded).collect();
    words.pop();
    Cli::unfinished(words)
}

/// The words of the command line as the shell passes them.
fn words() -> impl Iterator<Item = OsString> {
    env::args_os().skip_while(|word| word != "--").skip(1)
}

/// Returns a word as the shell will pass it on: without quotation marks, and with the home folder for `~`.
fn expanded(word: OsString) -> OsString {
    match (word.to_str().and_then(|text| text.strip_prefix("~/")), env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(unquoted(rest.into())).into(),
        _ => unquoted(word),
    }
}

/// Returns a word as typed without its quotation marks, the last of which may still be missing.
fn unquoted(word: OsString) -> OsString {
    let Some(text) = word.to_str() else { return word };
    let read = |end| <[String; 1]>::try_from(shlex::split(&format!("{text}{end}"))?).ok();
    ["", "'", "\""].into_iter().find_map(read).map_or(word.clone(), |[plain]| plain.into())
}
