//! What meetings are worth, and the order of the records that comes of it, as search engines make it (BM25): rare words count more, fields
//! weigh by what they are, long texts less than short ones. Records with all words come before those with most.

use super::block::{Block, Form, Place};
use super::meet::Meet;
use super::query::Query;
use super::weight::{is_class, length, weight};
use super::words::is_ignored;
use crate::catalogue::{Catalogue, Kind};

/// No reason needs more parts.
const MOST_PARTS: usize = 3;
/// The words that stand in one text count once more so much, and so much if they stand as they are typed.
const TOGETHER: f32 = 0.5;
const IN_ORDER: f32 = 0.8;
/// At this weight a place counts half of what it could at most.
const ENOUGH: f32 = 9.0;
/// Further places where a word stands count so much.
const FURTHER: f32 = 0.1;

/// A record that meets the query.
#[derive(Debug)]
pub(super) struct Ranked {
    /// Its kind, and its place among those of its kind.
    pub(super) record: (Kind, usize),
    pub(super) standing: Standing,
    /// How many of the words it has.
    pub(super) covered: usize,
    pub(super) score: f32,
    /// What tells best why it was found, for every word of it.
    pub(super) parts: Vec<Meet>,
}

/// What comes before any score; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The words stand in it.
    Words,
    /// Its name has all of them, and they are most of its name; or it is a source of this title.
    Named,
    /// It is called so by somebody.
    Alias,
    /// It is called so.
    Own,
    /// The query is a question, and most of its words are those of this one.
    Question,
    /// The query is this very question.
    Asked,
}

/// The records of these kinds that meet the query, best first.
pub(super) fn ranked(
    catalogue: &Catalogue,
    block: &Block,
    kinds: &[Kind],
    query: &Query,
    meets: &[Meet],
) -> Vec<Ranked> {
    let rarities = rarities(catalogue, block, query, meets);
    let mut records = Vec::new();
    let record_of = |meet: &Meet| block.place(meet.entry as usize).record;
    for of_record in meets.chunk_by(|a, b| record_of(a) == record_of(b)) {
        let record = record_of(&of_record[0]);
        if kinds.contains(&record.0) {
            let weighed = Weighed::new(block, record.0, query, &rarities, of_record);
            records.extend(weighed.ranked(query, &rarities, record));
        }
    }
    records.sort_by(|a, b| {
        let key = |ranked: &Ranked| (ranked.standing, ranked.covered, !stands_back(ranked.record.0, query));
        key(b).cmp(&key(a)).then(b.score.total_cmp(&a.score))
    });
    records
}

/// Whether records of a kind come last of equals: whoever searches wants what sources tell of, and questions only where one is asked.
pub(super) fn stands_back(kind: Kind, query: &Query) -> bool {
    kind == Kind::Source || kind == Kind::Question && !query.asks
}

/// How rare each word is, and at the end all of them together.
fn rarities(catalogue: &Catalogue, block: &Block, query: &Query, meets: &[Meet]) -> Vec<f32> {
    let all: usize = Kind::ALL.into_iter().map(|kind| catalogue.count(kind)).sum();
    let mut counts = vec![(0_usize, None); query.terms.len()];
    for meet in meets {
        let record = block.place(meet.entry as usize).record;
        if let Some((count, last)) = counts.get_mut(usize::from(meet.term))
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

/// The meetings in one record with what each is worth.
struct Weighed<'a> {
    meets: Vec<(Meet, Place, f32)>,
    block: &'a Block,
    kind: Kind,
}

impl<'a> Weighed<'a> {
    fn new(block: &'a Block, kind: Kind, query: &Query, rarities: &[f32], meets: &[Meet]) -> Self {
        let weighed = meets.iter().map(|meet| {
            let entry = meet.entry as usize;
            let place = block.place(entry);
            let is_phrase = meet.term == Meet::PHRASE;
            let rarity = rarities[usize::from(meet.term).min(query.terms.len())];
            let rarity = if is_phrase && !place.form.is_name() { rarity * IN_ORDER } else { rarity };
            let weight = weight(kind, place) / length(place, block.range(entry).len());
            (*meet, place, meet.strength * rarity * weight / (weight + ENOUGH))
        });
        Self { meets: weighed.collect(), block, kind }
    }

    fn ranked(&self, query: &Query, rarities: &[f32], record: (Kind, usize)) -> Option<Ranked> {
        let terms = query.terms.len();
        let mut best = vec![0_f32; terms + 1];
        let mut further = 0.0;
        let mut standing = Standing::Words;
        for (meet, place, worth) in &self.meets {
            let best = &mut best[usize::from(meet.term).min(terms)];
            further += worth.min(*best);
            *best = best.max(*worth);
            let is_all = meet.is_whole && (meet.term == Meet::PHRASE || query.is_word());
            if is_all && place.form.is_name() {
                standing = standing.max(match (self.kind, place.is_own) {
                    (Kind::Source, _) => Standing::Named,
                    (Kind::Question, _) => Standing::Asked,
                    (_, true) => Standing::Own,
                    (_, false) => Standing::Alias,
                });
            }
        }
        let in_phrase = self.meets.iter().any(|(meet, place, _)| {
            meet.term == Meet::PHRASE && place.form.is_name() && meet.strength > 0.25
        });
        let counted = best[..terms].iter().filter(|best| **best > 0.0).count();
        let covered = if in_phrase { terms.max(1) } else { counted };
        if covered == 0 {
            return None;
        }
        standing = standing.max(self.named(query, rarities));
        let score = match standing {
            // Of records that are called so none is called so more than another.
            Standing::Own | Standing::Alias => best.iter().copied().fold(0.0, f32::max),
            _ => best.iter().sum::<f32>() + FURTHER * further + self.together(terms),
        };
        let parts = self.parts(terms);
        Some(Ranked { record, standing, covered, score, parts })
    }

    /// The meetings key by key.
    fn entries(&self) -> impl Iterator<Item = &[(Meet, Place, f32)]> {
        self.meets.chunk_by(|(a, ..), (b, ..)| a.entry == b.entry)
    }

    /// Words that stand in one text belong together more than words apart; so do those of one text and of the kind or class.
    fn together(&self, terms: usize) -> f32 {
        let mut classed = vec![0_f32; terms];
        for (meet, place, worth) in self.meets.iter().filter(|(_, place, _)| is_class(self.kind, *place)) {
            if let Some(classed) = classed.get_mut(usize::from(meet.term)).filter(|_| !place.form.is_name()) {
                *classed = classed.max(*worth);
            }
        }
        let worth = |entry: &[(Meet, Place, f32)]| {
            let mut worth = classed.clone();
            for (meet, _, own) in entry {
                if let Some(worth) = worth.get_mut(usize::from(meet.term)) {
                    *worth = worth.max(*own);
                }
            }
            let met = worth.iter().filter(|worth| **worth > 0.0).count();
            if met < 2 { 0.0 } else { TOGETHER * worth.iter().sum::<f32>() }
        };
        self.entries().map(worth).fold(0.0, f32::max)
    }

    /// Whether all words stand in one name and are most of it, or most words of a question in another.
    fn named(&self, query: &Query, rarities: &[f32]) -> Standing {
        let terms = query.terms.len();
        let mut standing = Standing::Words;
        if self.kind == Kind::Question && !query.asks {
            return standing;
        }
        for entry in self.entries() {
            let (first, place, _) = &entry[0];
            if place.form != Form::Name
                || place.field == Place::ID
                || terms < 2 && self.kind != Kind::Question
            {
                continue;
            }
            let mut met: Vec<u16> =
                entry.iter().map(|(meet, ..)| meet.term).filter(|term| *term != Meet::PHRASE).collect();
            met.dedup();
            // Common words alone make no question of it, nor does the rarer of two; a single word is its record's before it is a question's.
            let told: f32 = met.iter().map(|term| rarities[usize::from(*term)]).sum();
            let is_most = (terms != 2 || met.len() == terms)
                && told * 3.0 >= rarities[..terms].iter().sum::<f32>() * 2.0;
            if is_most && self.kind == Kind::Question && terms > 1 {
                return Standing::Question;
            }
            if met.len() < terms || self.kind == Kind::Source {
                continue;
            }
            let name = std::str::from_utf8(self.block.key(first.entry as usize)).unwrap_or_default();
            let words = name.split(' ').filter(|word| !is_ignored(word)).take(terms * 2).count();
            if terms * 3 >= words * 2 {
                standing = if self.kind == Kind::Question { Standing::Question } else { Standing::Named };
            }
        }
        standing
    }

    /// The fewest keys, of the greatest worth, that have all the words met, with what is met in them.
    fn parts(&self, terms: usize) -> Vec<Meet> {
        let mut open = vec![true; terms + 1];
        let mut parts = Vec::new();
        for _ in 0..MOST_PARTS {
            let worth = |entry: &&[(Meet, Place, f32)]| -> f32 {
                let open = entry.iter().filter(|(meet, ..)| open[usize::from(meet.term).min(terms)]);
                open.map(|(.., worth)| worth).sum()
            };
            let best = self.entries().max_by(|a, b| worth(a).total_cmp(&worth(b)));
            let Some(entry) = best.filter(|entry| worth(entry) > 0.0) else { break };
            for (meet, place, _) in entry {
                open[usize::from(meet.term).min(terms)] = false;
                // All of the name is there already.
                if meet.term == Meet::PHRASE && place.form.is_name() {
                    open.fill(false);
                }
                parts.push(*meet);
            }
            // That the words stand together is no reason of its own.
            open[terms] = false;
        }
        parts
    }
}
