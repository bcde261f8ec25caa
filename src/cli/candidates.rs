//! Completes names and columns, from the data and the kind on the command line.

use std::collections::BTreeSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap_complete::{ArgValueCompleter, CompletionCandidate};

use super::{Cli, Command};
use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record, Role, visible};
use crate::layers::{self, Layers};
use crate::query::{Column, Derived};
use crate::reading::{listed, only};
use crate::search::{Index, resolve};

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
pub(crate) fn unquoted(word: OsString) -> OsString {
    let Some(text) = word.to_str() else { return word };
    let read = |end| <[String; 1]>::try_from(shlex::split(&format!("{text}{end}"))?).ok();
    ["", "'", "\""].into_iter().find_map(read).map_or(word.clone(), |[plain]| plain.into())
}
