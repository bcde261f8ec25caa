//! What matches are worth, and the order of the records that comes of it, as search engines make it (BM25): rare words count more, fields
//! weigh by what they are, long texts less than short ones. Records with all words come before those with most, and sources last.

use super::find::Match;
use super::index::Index;
use super::query::Query;
use super::table::Table;
use super::weight::{Ranked, Standing, Weighed};
use crate::catalogue::{Catalogue, Kind};

/// Where fewer records have enough of the words, those with one word less are kept.
const FEW: usize = 4;

/// The records of these kinds that meet the query, best first, and whether none has all words; a question is answered by a
/// record in whose name its rarest word stands.
pub(super) fn ranked(
    catalogue: &Catalogue,
    index: &Index,
    kinds: &[Kind],
    query: &Query,
    matches: &[Match],
) -> (Vec<Ranked>, bool) {
    let table = &index.table;
    let words = query.terms.len();
    let rarities = rarities(catalogue, table, query, matches);
    let rarest = (0..words).max_by(|a, b| rarities[*a].total_cmp(&rarities[*b]));
    let record_of = |found: &Match| table.place(found.entry).record;
    let mut records: Vec<Ranked> = matches
        .chunk_by(|a, b| record_of(a) == record_of(b))
        .filter(|of_record| kinds.contains(&record_of(&of_record[0]).0))
        .filter_map(|of_record| {
            Weighed::new(table, query, &rarities, of_record).ranked(rarest, record_of(&of_record[0]))
        })
        .collect();
    // A question that shares only the common part of the query gives way to what the query is about.
    if records.iter().any(|ranked| ranked.is_subject) {
        for ranked in
            records.iter_mut().filter(|ranked| ranked.standing == Standing::Question && !ranked.is_asked)
        {
            ranked.standing = Standing::Words;
            ranked.covered = ranked.covered.saturating_sub(1);
        }
    }
    let told = records.iter().filter(|ranked| !stands_back(ranked.record.0, query));
    let told = told.map(|ranked| ranked.covered).max();
    let most = told.or_else(|| records.iter().map(|ranked| ranked.covered).max()).unwrap_or(0);
    let is_partial = most < words;
    let least = if is_partial { most } else { (words * 2).div_ceil(3) };
    let enough = records.iter().filter(|ranked| ranked.covered >= least).count();
    let is_named = records.iter().any(|ranked| ranked.standing >= Standing::Named && ranked.covered >= words);
    let has_number =
        query.terms.iter().any(|term| term.typed.starts_with(|first: char| first.is_ascii_digit()));
    let least = if enough < FEW && !is_named && !has_number { least.saturating_sub(1).max(1) } else { least };
    records.retain(|ranked| {
        ranked.covered >= least || ranked.has_rarest && is_partial || ranked.standing > Standing::Words
    });
    records.sort_by(|a, b| {
        let covered = |ranked: &Ranked| {
            if ranked.has_rarest && is_partial { most.max(ranked.covered) } else { ranked.covered }
        };
        let key = |ranked: &Ranked| {
            (
                ranked.record.0 != Kind::Source,
                ranked.standing,
                covered(ranked),
                !stands_back(ranked.record.0, query),
            )
        };
        key(b).cmp(&key(a)).then(b.score.total_cmp(&a.score))
    });
    let is_poor = is_partial && !(query.asks && records.first().is_some_and(|ranked| ranked.has_rarest));
    (records, is_poor)
}

/// Whether records of a kind come last of equals: sources tell of what is sought, and questions are sought only where one is asked.
fn stands_back(kind: Kind, query: &Query) -> bool {
    kind == Kind::Source || kind == Kind::Question && !query.asks
}

/// How rare each word is, and at the end all of them together.
fn rarities(catalogue: &Catalogue, table: &Table, query: &Query, matches: &[Match]) -> Vec<f32> {
    let all: usize = Kind::ALL.into_iter().map(|kind| catalogue.count(kind)).sum();
    let mut counts = vec![(0_usize, None); query.terms.len()];
    for found in matches {
        let record = table.place(found.entry).record;
        if let Some((count, last)) = counts.get_mut(usize::from(found.term))
            && *last != Some(record)
        {
            (*count, *last) = (*count + 1, Some(record));
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of records")]
    let rarity =
        |count: usize| logarithm(1.0 + (all as f32 - count as f32 + 0.5).max(0.0) / (count as f32 + 0.5));
    let mut rarities: Vec<f32> = counts.into_iter().map(|(count, _)| rarity(count).max(0.1)).collect();
    rarities.push(rarities.iter().sum::<f32>().max(1.0));
    rarities
}

/// The natural logarithm of a number from 1 up, to within a tenth, which is enough for weights: the exact one would load the library of
/// mathematics into every process.
fn logarithm(number: f32) -> f32 {
    let power = number.to_bits() >> 23;
    let rest = f32::from_bits(number.to_bits() - ((power - 127) << 23)) - 1.0;
    #[allow(clippy::cast_precision_loss, reason = "an exponent has eight bits")]
    let power = (power - 127) as f32;
    (power + rest) * std::f32::consts::LN_2
}
