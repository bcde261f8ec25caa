//! Completion while somebody types: the script that a shell reads, and the answers that it asks for at the press of a key. Commands, flags
//! and words come from the declarations in [`crate::cli`], ids and columns from here.

use std::env;
use std::ffi::{OsStr, OsString};

use anyhow::{Context as _, Result, anyhow};
use clap::CommandFactory as _;
use clap_complete::CompletionCandidate;
use clap_complete::env::Shells;

use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record};
use crate::cli::{Cli, Data};
use crate::column::Column;
use crate::layers::{self, Layers};
use crate::render::visible;
use crate::search::{Index, Quality, search};

/// The variable by which the script asks; one of our own, for a `COMPLETE` meant for another program must not change what this one does.
const VARIABLE: &str = "NKCARS_COMPLETE";
/// More of them nobody reads.
const MOST: usize = 50;

/// The shell that asks for an answer, if one does.
#[must_use]
pub fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// The script that teaches a shell to ask.
///
/// # Errors
/// If there is no such shell.
pub fn script(shell: &str) -> Result<String> {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    let known = || shells.names().collect::<Vec<_>>().join(", ");
    let writer = shells
        .completer(shell)
        .ok_or_else(|| anyhow!("no completions for {shell:?}; shells: {}", known()))?;
    writer.write_registration(VARIABLE, "nkcars", "nkcars", "nkcars", &mut script)?;
    String::from_utf8(script).context("the script")
}

/// What may follow on the command line that the shell passes on after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or it asks in a way that is not understood.
pub fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let shells = Shells::builtins();
    let writer = shells.completer(&shell).with_context(|| {
        format!("{VARIABLE} is {shell:?}, which is no shell; unset it, or see nkcars completions --help")
    })?;
    let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    if words.is_empty() {
        return script(&shell);
    }
    let mut answer = Vec::new();
    writer.write_complete(&mut Cli::command(), words, env::current_dir().ok().as_deref(), &mut answer)?;
    String::from_utf8(answer).context("the answer")
}

/// Records of every kind that begin like this.
pub(crate) fn records(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&Kind::ALL, typed)
}

/// Manufacturers that begin like this.
pub(crate) fn manufacturers(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Manufacturer], typed)
}

/// Films that begin like this.
pub(crate) fn films(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Film], typed)
}

/// Sources that begin like this.
pub(crate) fn sources(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Source], typed)
}

/// Columns, the last of a list that begins like this.
pub(crate) fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let last = typed.rsplit(',').next().unwrap_or_default().trim_start_matches(['+', '-']);
    let before = &typed[..typed.len() - last.len()];
    let mut names: Vec<&str> = Kind::ALL.into_iter().flat_map(Column::names).collect();
    names.sort_unstable();
    names.dedup();
    let fitting = names.into_iter().filter(|name| name.starts_with(last));
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}"))).collect()
}

fn of_kinds(kinds: &[Kind], typed: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(catalogue), Some(typed)) = (catalogue(), typed.to_str()) else { return Vec::new() };
    let start = typed.to_lowercase();
    // Of several kinds sources are the one that nobody types the ids of unasked.
    let is_offered = |kind: Kind| kind != Kind::Source || kinds.len() == 1 || !start.is_empty();
    let offered = kinds.iter().filter(|kind| is_offered(**kind));
    let mut found: Vec<&Record> = offered
        .flat_map(|kind| catalogue.records(*kind))
        .filter(|record| record.id.starts_with(&start))
        .collect();
    if found.is_empty() {
        let hits = search(&catalogue, &Index::of(&catalogue), kinds, typed);
        let by_name = hits.iter().filter(|hit| hit.by_name && hit.quality < Quality::Fuzzy);
        found = by_name.take(MOST).filter_map(|hit| catalogue.get(hit.kind, hit.id)).collect();
    }
    found.into_iter().map(candidate).collect()
}

fn candidate(record: &Record) -> CompletionCandidate {
    let name = visible(record.name());
    let help = record
        .text("hangul")
        .map_or_else(|| name.to_string(), |hangul| format!("{name} {}", visible(hangul)));
    CompletionCandidate::new(record.id.as_str()).help(Some(help.into()))
}

/// All layers; where the user's own are broken, which is not the moment to say so, the bundled one.
fn catalogue() -> Option<Catalogue> {
    let loaded = layers::load(&Layers::of_process(&Data::default()));
    loaded.map(|loaded| loaded.catalogue).or_else(|_| bundled::catalogue()).ok()
}
