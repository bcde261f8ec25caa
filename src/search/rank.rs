//! What matches are worth, and the order of the records that comes of it, as search engines make it (BM25): rare words count more, fields
//! weigh by what they are, long texts less than short ones. Records with all words come before those with most, and sources last.

use super::find::Match;
use super::index::Index;
use super::query::Query;
use super::weight::{Ranked, Scales, Standing};
use crate::catalogue::{Catalogue, Kind};

/// Where fewer records have enough of the words, those with one word less are kept.
const FEW: usize = 4;

/// The records of these kinds that meet the query, best first, and whether none has all words; a question is answered by a
/// record in whose name its rarest word stands.
pub(super) fn ranked(
    index: &Index<'_>,
    kinds: &[Kind],
    query: &Query,
    matches: &[Match],
) -> (Vec<Ranked>, bool) {
    let words = query.terms.len();
    let rarities = rarities(index.catalogue, query, matches);
    let rarest = (0..words).max_by(|a, b| rarities[*a].total_cmp(&rarities[*b]));
    let scales = Scales { query, rarities };
    let of_records = matches.chunk_by(|a, b| a.place.record == b.place.record);
    let of_records = of_records.filter(|of_record| kinds.contains(&of_record[0].place.record.0));
    let mut records: Vec<Ranked> =
        of_records.filter_map(|of_record| scales.ranked(rarest, of_record)).collect();
    // Sources tell of what is sought, and questions are sought only where one is asked.
    let stands_back = |ranked: &Ranked| {
        let kind = ranked.record.0;
        kind == Kind::Source || kind == Kind::Question && !query.asks
    };
    let told = records.iter().filter(|ranked| !stands_back(ranked)).map(|ranked| ranked.covered).max();
    let most = told.or_else(|| records.iter().map(|ranked| ranked.covered).max()).unwrap_or(0);
    let is_partial = words > 1 && most < words;
    let mut least = if is_partial { most } else { (words * 2).div_ceil(3) };
    let enough = records.iter().filter(|ranked| ranked.covered >= least).count();
    let has_number =
        query.terms.iter().any(|term| term.typed.starts_with(|first: char| first.is_ascii_digit()));
    if enough < FEW && !has_number && !records.iter().any(|ranked| ranked.is_named) {
        least = least.saturating_sub(1).max(1);
    }
    let has_rarest = |ranked: &Ranked| ranked.has_rarest && is_partial;
    records
        .retain(|ranked| ranked.covered >= least || has_rarest(ranked) || ranked.standing > Standing::Words);
    let key = |ranked: &Ranked| {
        let covered = if has_rarest(ranked) { most.max(ranked.covered) } else { ranked.covered };
        let is_vehicle = ranked.is_vehicle && is_partial;
        (ranked.record.0 != Kind::Source, ranked.standing, covered, is_vehicle, !stands_back(ranked))
    };
    records.sort_by(|a, b| key(b).cmp(&key(a)).then(b.score.total_cmp(&a.score)));
    let is_poor = is_partial && !(query.asks && records.first().is_some_and(|ranked| ranked.has_rarest));
    (records, is_poor)
}

/// How rare each word is, and at the end all of them together.
fn rarities(catalogue: &Catalogue, query: &Query, matches: &[Match]) -> Vec<f32> {
    let all: usize = Kind::ALL.into_iter().map(|kind| catalogue.count(kind)).sum();
    let mut counts = vec![(0_usize, None); query.terms.len()];
    for found in matches {
        let record = Some(found.place.record);
        if let Some((count, last)) = counts.get_mut(found.term).filter(|(_, last)| *last != record) {
            (*count, *last) = (*count + 1, record);
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
