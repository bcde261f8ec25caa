//! Weighs matches and ranks the records, as search engines do (BM25): rare words count more; names weigh most, then what sort of thing a
//! record is and when, its summary, claims and notes; long texts weigh less than short ones. Records with all words come before those with
//! most of them, and sources come last.

use super::index::Index;
use super::names::{Extent, INSIDE, WordMatch};
use super::query::{Query, Term};
use super::table::{Form, Numbered, Place};
use crate::catalogue::{Catalogue, Group, Kind, Role, Type};

/// The most parts that a hit gives as its reason.
const MAX_PARTS: usize = 3;
/// Bonus for a record of the kind or class asked for.
const OF_CLASS: f32 = 1.5;
/// At this weight a place counts half its maximum.
const ENOUGH: f32 = 9.0;
/// Weight of each further place of a word.
const FURTHER: f32 = 0.1;

/// If fewer records have enough of several words, those with one word fewer are kept.
const FEW: usize = 4;

/// A match and its worth.
type Weighed<'m> = (&'m WordMatch, f32);

/// A record that meets the query.
pub(super) struct Ranked {
    pub(super) record: Numbered,
    tier: Tier,
    /// How many of the words it has.
    covered: usize,
    pub(super) score: f32,
    /// What tells best why it was found, for every word of it.
    pub(super) parts: Vec<WordMatch>,
    /// The rarest word is in its name.
    has_rarest: bool,
    /// It is a vehicle, or of a class asked for, if a class of vehicles is.
    is_vehicle: bool,
}

/// What ranks before any score; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The words are in it.
    Words,
    /// The query is one of its other names.
    Alias,
    /// The query is its own name.
    Own,
    /// The query is this very question, or the title of this source.
    Asked,
}

/// The records of these kinds that meet the query, best first, and whether none has all words; a question is answered by a
/// record with its rarest word in its name.
pub(super) fn ranked(
    index: &Index<'_>,
    kinds: &[Kind],
    query: &Query,
    matches: &[WordMatch],
) -> (Vec<Ranked>, bool) {
    let (terms, words) = (query.terms.len(), query.terms.iter().map(Term::words).sum());
    let rarities = rarities(index.catalogue, query, matches);
    let rarest = (0..terms).max_by(|a, b| rarities[*a].total_cmp(&rarities[*b]));
    let of_records = matches.chunk_by(|a, b| a.place.record == b.place.record);
    let of_records = of_records.filter(|of_record| kinds.contains(&of_record[0].place.record.0));
    let weighed = |found: &'_ WordMatch| {
        let weight = weight(found.place);
        found.strength * rarities[found.term.min(terms)] * weight / (weight + ENOUGH)
    };
    let ranked = |of_record: &[WordMatch]| {
        let matches: Vec<Weighed<'_>> = of_record.iter().map(|found| (found, weighed(found))).collect();
        of_record_ranked(query, rarest, &matches)
    };
    let mut records: Vec<Ranked> = of_records.map(ranked).collect();
    // Sources are only about what is sought, and questions are wanted only if the query is one.
    let stands_back = |ranked: &Ranked| {
        let kind = ranked.record.0;
        kind == Kind::Source || kind == Kind::Question && !query.is_question
    };
    let told = records.iter().filter(|ranked| !stands_back(ranked)).map(|ranked| ranked.covered).max();
    let most = told.or_else(|| records.iter().map(|ranked| ranked.covered).max()).unwrap_or(0);
    let is_partial = terms > 1 && most < words;
    let mut least = if is_partial { most } else { (words * 2).div_ceil(3) };
    let enough = records.iter().filter(|ranked| ranked.covered >= least).count();
    // A number is meant as it is, and so is a whole name.
    let has_number =
        query.terms.iter().any(|term| term.typed.starts_with(|first: char| first.is_ascii_digit()));
    let is_meant = has_number || records.iter().any(|ranked| ranked.tier > Tier::Words);
    if enough < FEW && words > 2 && !is_meant {
        least = least.saturating_sub(1).max(1);
    }
    let has_rarest = |ranked: &Ranked| ranked.has_rarest && is_partial;
    records.retain(|ranked| ranked.covered >= least || has_rarest(ranked));
    let key = |ranked: &Ranked| {
        let covered = if has_rarest(ranked) { most.max(ranked.covered) } else { ranked.covered };
        let is_vehicle = ranked.is_vehicle && is_partial;
        (ranked.record.0 != Kind::Source, ranked.tier, covered, is_vehicle, !stands_back(ranked))
    };
    records.sort_by(|a, b| key(b).cmp(&key(a)).then(b.score.total_cmp(&a.score)));
    (records, is_partial)
}

/// Adds up the matches in one record.
fn of_record_ranked(query: &Query, rarest: Option<usize>, matches: &[Weighed<'_>]) -> Ranked {
    let terms = query.terms.len();
    let mut best = vec![0_f32; terms + 1];
    let mut has = vec![false; terms];
    let (mut further, mut tier) = (0.0, Tier::Words);
    let (mut is_named, mut has_rarest, mut is_of_class) = (false, false, false);
    for (found, worth) in matches {
        let (term, is_name) = (found.term.min(terms), found.place.form.is_name());
        further += worth.min(best[term]);
        best[term] = best[term].max(*worth);
        if let Some(has) = has.get_mut(term) {
            is_of_class |= query.terms[term].is_class && is_class(found.place);
            // A word for a class is covered by what is of that class or bears it in its name.
            *has |= !query.terms[term].is_class || is_name || is_class(found.place);
        } else {
            is_named |= is_name && found.strength > INSIDE;
        }
        tier = tier.max(Tier::of(query, found));
        has_rarest |= Some(term) == rarest && found.place.form == Form::Name && found.is_written();
    }
    let record = matches[0].0.place.record;
    // A thing can be asked about; a statement about one can not.
    has_rarest &= terms > 1 && !matches!(record.0, Kind::Source | Kind::Question | Kind::Sighting);
    has_rarest &= query.terms.iter().zip(&has).all(|(term, has)| *has || !term.is_class);
    let mut classes = query.terms.iter().zip(&has).filter(|(term, _)| term.is_class);
    let is_of_vehicles = query.terms.iter().any(|term| term.is_vehicle);
    let is_vehicle = !is_of_vehicles || record.0 == Kind::Car || classes.any(|(_, has)| *has);
    let covered = query.terms.iter().zip(&has).filter(|(_, has)| is_named || **has);
    let covered = covered.map(|(term, _)| term.words()).sum();
    let score = match tier {
        // All records with this name have it equally: only the best match counts.
        Tier::Own | Tier::Alias => best.iter().copied().fold(0.0, f32::max),
        _ => best.iter().sum::<f32>() * if is_of_class { OF_CLASS } else { 1.0 } + FURTHER * further,
    };
    Ranked { record, tier, covered, score, parts: parts(matches, terms), has_rarest, is_vehicle }
}

impl Tier {
    /// What comes of one match alone.
    fn of(query: &Query, found: &WordMatch) -> Self {
        let is_all = found.extent == Extent::Whole && (found.term == WordMatch::PHRASE || query.is_word());
        match (found.place.record.0, found.place.is_own()) {
            _ if !is_all || !found.place.form.is_name() => Self::Words,
            (Kind::Source | Kind::Question, _) => Self::Asked,
            (_, true) => Self::Own,
            (_, false) => Self::Alias,
        }
    }
}

/// Whether it says what sort of thing the record is.
fn is_class(place: Place) -> bool {
    let field = place.record.0.field_at(place.field);
    place.field == Place::KIND || field.is_some_and(|field| matches!(field.ty, Type::Term(_)))
}

/// The weight of a place by what it is and how long it is.
fn weight(place: Place) -> f32 {
    let kind = place.record.0;
    let of_kind = if kind == Kind::Sighting && !place.in_note { 0.8 } else { 1.0 };
    let weight = match kind.field_at(place.field) {
        None => 7.5,
        Some(_) if place.in_note => 0.7,
        Some(field) => match (field.role, field.ty) {
            (Some(Role::Name | Role::Hangul | Role::OwnName), _) => 9.0,
            (Some(Role::Alias | Role::Hanja | Role::Date | Role::LatestDate), _) => 8.0,
            (_, Type::Term(_)) => 7.0,
            (Some(Role::Summary), _) => 3.5,
            _ if field.group == Group::Editorial => 0.8,
            _ => 1.4,
        },
    };
    let bytes = place.size as f32;
    let length = if place.form.is_name() { 0.9 + bytes / 120.0 } else { 0.8 + bytes / 400.0 };
    weight * of_kind / length
}

/// The fewest texts of the greatest worth that together have all words found, with the matches in them.
fn parts(matches: &[Weighed<'_>], terms: usize) -> Vec<WordMatch> {
    let mut open = vec![true; terms + 1];
    let mut parts = Vec::new();
    for _ in 0..MAX_PARTS {
        let worth = |text: &&[Weighed<'_>]| -> f32 {
            let open = text.iter().filter(|(found, _)| open[found.term.min(terms)]);
            open.map(|(_, worth)| worth).sum()
        };
        let texts = matches.chunk_by(|(a, _), (b, _)| a.entry == b.entry);
        let best = texts.max_by(|a, b| worth(a).total_cmp(&worth(b)));
        let Some(text) = best.filter(|text| worth(text) > 0.0) else { break };
        for (found, _) in text {
            open[found.term.min(terms)] = false;
            parts.push(**found);
        }
        // That the words stand together is no reason of its own.
        open[terms] = false;
    }
    parts
}

/// How rare each word is, and last all of them together.
fn rarities(catalogue: &Catalogue, query: &Query, matches: &[WordMatch]) -> Vec<f32> {
    let all: usize = Kind::ALL.into_iter().map(|kind| catalogue.count(kind)).sum();
    let mut counts = vec![(0_usize, None); query.terms.len()];
    for found in matches {
        let record = Some(found.place.record);
        if let Some((count, last)) = counts.get_mut(found.term).filter(|(_, last)| *last != record) {
            (*count, *last) = (*count + 1, record);
        }
    }
    let rarity =
        |count: usize| logarithm(1.0 + (all as f32 - count as f32 + 0.5).max(0.0) / (count as f32 + 0.5));
    let mut rarities: Vec<f32> = counts.into_iter().map(|(count, _)| rarity(count).max(0.1)).collect();
    rarities.push(rarities.iter().sum::<f32>().max(1.0));
    rarities
}

/// The natural logarithm of a number from 1 up, to within a tenth, which is enough for weights: the exact one would load the maths
/// library into every process. The bits of a number, its exponent before its fraction, grow nearly as its logarithm does.
fn logarithm(number: f32) -> f32 {
    let bits = (number.to_bits() - 1_f32.to_bits()) as f32;
    bits * f32::EPSILON * std::f32::consts::LN_2
}
