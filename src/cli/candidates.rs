//! What may stand for a name or a column, while somebody types.

use std::ffi::OsStr;

use clap_complete::CompletionCandidate;

use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::layers::{self, Layers};
use crate::query::Column;
use crate::render::visible;
use crate::search::{Index, Quality, search};

/// More of them nobody reads.
const MOST: usize = 50;

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

/// Columns, the last of a list that begins like this.
pub(super) fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
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
        let index = Index::of(&catalogue);
        let results = search(&catalogue, &index, kinds, typed);
        let by_name = results.hits.iter().filter(|hit| hit.by_name && hit.quality < Quality::Fuzzy);
        found = by_name.take(MOST).filter_map(|hit| catalogue.get(hit.kind, hit.id)).collect();
    }
    found.into_iter().map(candidate).collect()
}

fn candidate(record: &Record) -> CompletionCandidate {
    let name = visible(record.name());
    let help = record
        .text_by_role(Role::Hangul)
        .map_or_else(|| name.to_string(), |hangul| format!("{name} {}", visible(hangul)));
    CompletionCandidate::new(record.id.as_str()).help(Some(help.into()))
}

/// All layers; where the user's own are broken, which is not the moment to say so, the bundled one.
fn catalogue() -> Option<Catalogue> {
    let loaded = layers::load(&Layers::from_env(&[], false));
    loaded.map(|loaded| loaded.catalogue).or_else(|_| bundled::catalogue()).ok()
}
