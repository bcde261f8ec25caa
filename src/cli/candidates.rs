//! What may stand for a name or a column while somebody types: from the data that the command line names.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::layers::{self, Layers};
use crate::query::Column;
use crate::render::visible;
use crate::search::{Index, Resolution, resolve};

/// Records of every kind that begin like this.
pub(super) fn records(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&Kind::ALL, typed)
}

/// Manufacturers that begin like this.
pub(super) fn manufacturers(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Manufacturer], typed)
}

/// Films that begin like this.
pub(super) fn films(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Film], typed)
}

/// Sources that begin like this.
pub(super) fn sources(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_kinds(&[Kind::Source], typed)
}

/// Columns, the last of a list that begins like this; after the dot of a field its sides.
pub(super) fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let last = typed.rsplit(',').next().unwrap_or_default().trim_start_matches(['+', '-']);
    let before = &typed[..typed.len() - last.len()];
    let mut names: Vec<String> = match last.split_once('.') {
        Some((field, _)) => Kind::ALL.into_iter().flat_map(|kind| Column::sides(kind, field)).collect(),
        None => Kind::ALL.into_iter().flat_map(Column::names).map(str::to_owned).collect(),
    };
    names.sort_unstable();
    names.dedup();
    let fitting = names.into_iter().filter(|name| name.starts_with(last));
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}"))).collect()
}

/// Ids that begin like this, else the one record that is so called.
fn of_kinds(kinds: &[Kind], typed: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(catalogue), Some(typed)) = (catalogue(), typed.to_str()) else { return Vec::new() };
    let start = typed.to_lowercase();
    // Among several kinds nobody means sources unless they begin to type one.
    let is_offered = |kind: Kind| kind != Kind::Source || kinds.len() == 1 || !start.is_empty();
    let offered = kinds.iter().filter(|kind| is_offered(**kind));
    let found = offered.flat_map(|kind| catalogue.records(*kind));
    let found: Vec<_> = found.filter(|record| record.id.starts_with(&start)).map(candidate).collect();
    if !found.is_empty() {
        return found;
    }
    let index = Index::of(&catalogue);
    match resolve(&catalogue, || &index, kinds, typed) {
        Resolution::Found(record) => vec![candidate(record)],
        Resolution::Ambiguous(_) | Resolution::Missing(_) => Vec::new(),
    }
}

fn candidate(record: &Record) -> CompletionCandidate {
    let name = visible(record.name());
    let help = record
        .text_by_role(Role::Hangul)
        .map_or_else(|| name.to_string(), |hangul| format!("{name} {}", visible(hangul)));
    CompletionCandidate::new(record.id).help(Some(help.into()))
}

/// All layers; where the user's own are broken, which is not the moment to say so, the bundled one.
fn catalogue() -> Option<Catalogue> {
    let (paths, no_bundled) = data(env::args_os().skip_while(|word| word != "--").skip(1));
    let loaded = layers::load(&Layers::from_env(&paths, no_bundled));
    loaded.map(|loaded| loaded.catalogue).or_else(|_| bundled::catalogue()).ok()
}

/// Which data a command line names that is still being typed, quotation marks and all.
fn data(words: impl Iterator<Item = OsString>) -> (Vec<PathBuf>, bool) {
    let (mut paths, mut no_bundled) = (Vec::new(), false);
    let mut words = words.filter_map(|word| word.into_string().ok());
    while let Some(word) = words.next() {
        let path = match word.strip_prefix("--data") {
            Some("") => words.next(),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        // Standard input belongs to the command, not to whoever asks what it may be.
        paths.extend(path.filter(|path| path != "-").map(|path| PathBuf::from(unquoted(&path))));
        no_bundled |= word == "--no-bundled";
    }
    (paths, no_bundled)
}

/// Returns a word as a shell will pass it on: without quotation marks, with the home for `~`.
fn unquoted(word: &str) -> String {
    let plain = match shlex::split(word).as_deref() {
        Some([plain]) => plain.clone(),
        _ => word.to_owned(),
    };
    match (word.strip_prefix("~/"), env::var("HOME")) {
        (Some(_), Ok(home)) => plain.replacen('~', &home, 1),
        _ => plain,
    }
}
