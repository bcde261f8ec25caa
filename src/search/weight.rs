//! What one record is worth to a query: how much each place weighs in which a word may stand (names most, then what sort of thing a record
//! is and when, its summary, claims and notes), and what comes of its matches together.

use super::Quality;
use super::find::Match;
use super::query::Query;
use super::table::{Form, Place, Table};
use super::words::is_ignored;
use crate::catalogue::{Field, Group, Kind, Role, Type};

/// No reason needs more parts.
const MAX_PARTS: usize = 3;
/// The words that stand in one text count once more so much, and so much if they stand as they are typed.
const TOGETHER: f32 = 0.5;
const IN_ORDER: f32 = 0.8;
/// At this weight a place counts half of what it could at most.
const ENOUGH: f32 = 9.0;
/// Further places where a word stands count so much.
const FURTHER: f32 = 0.1;

/// Whether it says what sort of thing the record is.
fn is_class(kind: Kind, place: Place) -> bool {
    place.field == Place::KIND
        || kind.field_at(place.field).is_some_and(|field| matches!(field.ty, Type::Term(_)))
}

/// How much a place weighs by what it is.
fn weight(kind: Kind, place: Place) -> f32 {
    let weight = match kind.field_at(place.field) {
        None if place.field == Place::KIND => 8.0,
        None => 7.0,
        Some(field) if place.in_note => return if field.is_editorial() { 0.5 } else { 0.7 },
        Some(field) => match (field.role, field.ty) {
            (Some(Role::Name | Role::Hangul | Role::OwnName), _) => 9.0,
            (Some(Role::Date | Role::LatestDate), _) if place.form == Form::Between => 2.5,
            (Some(Role::Alias | Role::Hanja | Role::Date | Role::LatestDate), _) => 8.0,
            (_, Type::Term(_)) => 7.0,
            (Some(Role::Summary), _) => 3.5,
            (Some(Role::Caution), _) => 0.8,
            (_, Type::Ref(_)) => 1.5,
            (_, Type::Years | Type::Quantity) => 1.0,
            _ => text_weight(field),
        },
    };
    match kind {
        Kind::Source => weight * 0.4,
        Kind::Sighting => weight * 0.8,
        _ => weight,
    }
}

fn text_weight(field: Field) -> f32 {
    if field.group == Group::Editorial { 0.8 } else { 1.4 }
}

/// How much less a text weighs for its length.
fn length(place: Place) -> f32 {
    let bytes = f32::from(place.size);
    if place.form.is_name() { 0.9 + bytes / 120.0 } else { 0.8 + bytes / 400.0 }
}

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
    pub(super) parts: Vec<Match>,
    /// The rarest word stands in its name.
    pub(super) has_rarest: bool,
    /// Its whole name stands in the query and is most of it.
    pub(super) is_subject: bool,
    /// All words of this question are in the query.
    pub(super) is_asked: bool,
}

/// What comes before any score; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The words stand in it.
    Words,
    /// Its name has all of them, and they are most of its name.
    Named,
    /// It is called so by somebody.
    Alias,
    /// It is called so.
    Own,
    /// The query is a question, and most of its words are those of this one.
    Question,
    /// The query is this very question, or the title of this source.
    Asked,
}

/// The matches in one record with what each is worth.
pub(super) struct Weighed<'a> {
    matches: Vec<(&'a Match, Place, f32)>,
    query: &'a Query,
    rarities: &'a [f32],
    table: &'a Table,
    kind: Kind,
}

impl<'a> Weighed<'a> {
    pub(super) fn new(table: &'a Table, query: &'a Query, rarities: &'a [f32], matches: &'a [Match]) -> Self {
        let kind = table.place(matches[0].entry).record.0;
        let weighed = matches.iter().map(|found| {
            let place = table.place(found.entry);
            let rarity = rarities[usize::from(found.term).min(query.terms.len())];
            let is_in_order = found.term == Match::PHRASE && !place.form.is_name();
            let rarity = if is_in_order { rarity * IN_ORDER } else { rarity };
            let weight = weight(kind, place) / length(place);
            (found, place, found.strength * rarity * weight / (weight + ENOUGH))
        });
        Self { matches: weighed.collect(), query, rarities, table, kind }
    }

    pub(super) fn ranked(&self, rarest: Option<usize>, record: (Kind, usize)) -> Option<Ranked> {
        let terms = self.query.terms.len();
        let mut best = vec![0_f32; terms + 1];
        let mut has = vec![false; terms];
        let (mut further, mut standing) = (0.0, Standing::Words);
        for (found, place, worth) in &self.matches {
            let term = usize::from(found.term).min(terms);
            further += worth.min(best[term]);
            best[term] = best[term].max(*worth);
            if let Some(has) = has.get_mut(term) {
                // A word for a class is covered by what is of that class or bears it in its name.
                *has |=
                    !self.query.terms[term].is_class || place.form.is_name() || is_class(self.kind, *place);
            }
            standing = standing.max(self.called(found, *place));
        }
        let in_phrase = self.matches.iter().any(|(found, place, _)| {
            found.term == Match::PHRASE && place.form.is_name() && found.strength > 0.25
        });
        let is_subject = self.is_subject();
        let counted = has.iter().filter(|has| **has).count();
        let covered = if in_phrase || is_subject { terms.max(1) } else { counted };
        if covered == 0 && best.iter().all(|best| *best == 0.0) {
            return None;
        }
        standing = standing.max(self.named());
        let score = match standing {
            // Of records that are called so none is called so more than another.
            Standing::Own | Standing::Alias => best.iter().copied().fold(0.0, f32::max),
            _ => best.iter().sum::<f32>() + FURTHER * further + self.together(terms),
        };
        let is_of_class = self.query.terms.iter().zip(&has).all(|(term, has)| *has || !term.is_class);
        let has_rarest = terms > 1
            && self.is_thing()
            && is_of_class
            && self.matches.iter().any(|(found, place, _)| {
                Some(usize::from(found.term)) == rarest && place.form == Form::Name && is_written(found)
            });
        let is_asked = self.is_asked();
        Some(Ranked {
            record,
            standing,
            covered,
            score,
            parts: self.parts(terms),
            has_rarest,
            is_subject,
            is_asked,
        })
    }

    /// Whether it is a thing that can be asked about, and no statement about one.
    fn is_thing(&self) -> bool {
        !matches!(self.kind, Kind::Source | Kind::Question | Kind::Sighting)
    }

    /// What comes of one match alone.
    fn called(&self, found: &Match, place: Place) -> Standing {
        let is_all = found.is_whole && (found.term == Match::PHRASE || self.query.is_word());
        match (self.kind, place.is_own) {
            _ if !is_all || !place.form.is_name() => Standing::Words,
            (Kind::Source | Kind::Question, _) => Standing::Asked,
            (_, true) => Standing::Own,
            (_, false) => Standing::Alias,
        }
    }

    /// The matches text by text.
    fn texts(&self) -> impl Iterator<Item = &[(&'a Match, Place, f32)]> {
        self.matches.chunk_by(|(a, ..), (b, ..)| a.entry == b.entry)
    }

    /// The names as they are written: the words of the query that stand in each, and how many words it has that count.
    fn names(&self) -> impl Iterator<Item = (Vec<u16>, usize)> {
        let names = self.texts().filter(|text| text[0].1.form == Form::Name && text[0].1.field != Place::ID);
        names.map(|text| {
            let words = text.iter().filter(|(found, ..)| is_written(found)).map(|(found, ..)| found.term);
            let mut words: Vec<u16> = words.filter(|term| *term != Match::PHRASE).collect();
            words.dedup();
            let name = self.table.key(text[0].0.entry).split(' ').filter(|word| !is_ignored(word));
            (words, name.count().max(1))
        })
    }

    /// How rare these words are together, against all of the query.
    fn share(&self, words: &[u16]) -> f32 {
        let terms = self.query.terms.len();
        let all: f32 = self.rarities[..terms].iter().sum();
        words.iter().map(|term| self.rarities[usize::from(*term)]).sum::<f32>() / all.max(0.1)
    }

    fn is_subject(&self) -> bool {
        let is_it = |(words, count): (Vec<u16>, usize)| words.len() >= count && self.share(&words) > 0.5;
        self.query.terms.len() > 1 && self.is_thing() && self.names().any(is_it)
    }

    fn is_asked(&self) -> bool {
        let terms = self.query.terms.len();
        self.kind == Kind::Question
            && self.names().any(|(words, count)| words.len() >= count && words.len() * 2 > terms)
    }

    /// Words that stand in one text belong together more than words apart; so do those of one text and of the kind or class.
    fn together(&self, terms: usize) -> f32 {
        let mut classed = vec![0_f32; terms];
        for (found, place, worth) in self.matches.iter().filter(|(_, place, _)| is_class(self.kind, *place)) {
            if let Some(classed) = classed.get_mut(usize::from(found.term)).filter(|_| !place.form.is_name())
            {
                *classed = classed.max(*worth);
            }
        }
        let worth = |text: &[(&Match, Place, f32)]| {
            let mut worth = classed.clone();
            for (found, _, own) in text {
                if let Some(worth) = worth.get_mut(usize::from(found.term)) {
                    *worth = worth.max(*own);
                }
            }
            let met = worth.iter().filter(|worth| **worth > 0.0).count();
            if met < 2 { 0.0 } else { TOGETHER * worth.iter().sum::<f32>() }
        };
        self.texts().map(worth).fold(0.0, f32::max)
    }

    /// Whether all words stand in one name and are most of it, or most words of a question in another.
    fn named(&self) -> Standing {
        let terms = self.query.terms.len();
        let is_question = self.kind == Kind::Question;
        if is_question && !self.query.asks || terms < 2 && !is_question || self.kind == Kind::Source {
            return Standing::Words;
        }
        let of_name = |(words, count): (Vec<u16>, usize)| {
            // Common words alone make no question of it, nor does the rarer of two; a single word is its record's before it is a question's.
            let is_most = terms != 2 || words.len() == terms;
            if is_question && is_most && terms > 1 && self.share(&words) * 3.0 >= 2.0 {
                return Standing::Question;
            }
            match words.len() >= terms && terms * 3 >= count * 2 {
                true if is_question => Standing::Question,
                true => Standing::Named,
                false => Standing::Words,
            }
        };
        self.names().map(of_name).max().unwrap_or(Standing::Words)
    }

    /// The fewest texts, of the greatest worth, that have all the words met, with what is met in them.
    fn parts(&self, terms: usize) -> Vec<Match> {
        let mut open = vec![true; terms + 1];
        let mut parts = Vec::new();
        for _ in 0..MAX_PARTS {
            let worth = |text: &&[(&Match, Place, f32)]| -> f32 {
                let open = text.iter().filter(|(found, ..)| open[usize::from(found.term).min(terms)]);
                open.map(|(.., worth)| worth).sum()
            };
            let best = self.texts().max_by(|a, b| worth(a).total_cmp(&worth(b)));
            let Some(text) = best.filter(|text| worth(text) > 0.0) else { break };
            for (found, place, _) in text {
                open[usize::from(found.term).min(terms)] = false;
                // All of the name is there already.
                if found.term == Match::PHRASE && place.form.is_name() {
                    open.fill(false);
                }
                parts.push((*found).clone());
            }
            // That the words stand together is no reason of its own.
            open[terms] = false;
        }
        parts
    }
}

/// Whether the word stands there as a word, and no other that means the same.
fn is_written(found: &Match) -> bool {
    matches!(found.quality, Quality::Exact | Quality::Prefix | Quality::Word | Quality::Stem)
        && found.strength > 0.5
}
