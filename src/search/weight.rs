//! What one record is worth to a query: how much each place weighs in which a word may stand (names most, then what sort of thing a record
//! is and when, its summary, claims and notes), and what comes of its matches together.

use super::find::Match;
use super::query::Query;
use super::table::{Form, Numbered, Place};
use crate::catalogue::{Group, Kind, Role, Type};

/// No reason needs more parts.
const MAX_PARTS: usize = 3;
/// Bonus for words in the order typed, and for what is of the kind or class asked for.
const IN_ORDER: f32 = 0.8;
const OF_CLASS: f32 = 1.5;
/// At this weight a place counts half of what it could at most.
const ENOUGH: f32 = 9.0;
/// Weight of each further place of a word.
const FURTHER: f32 = 0.1;

/// A match, and what it is worth.
type Weighed<'m> = (&'m Match, f32);

/// What weighs matches against a query.
pub(super) struct Scales<'a> {
    pub(super) query: &'a Query,
    /// How rare each word is, and at the end all of them together.
    pub(super) rarities: Vec<f32>,
}

/// A record that meets the query.
#[derive(Debug)]
pub(super) struct Ranked {
    pub(super) record: Numbered,
    pub(super) standing: Standing,
    /// How many of the words it has.
    pub(super) covered: usize,
    pub(super) score: f32,
    /// What tells best why it was found, for every word of it.
    pub(super) parts: Vec<Match>,
    /// Its name has all of the query.
    pub(super) is_named: bool,
    /// The rarest word is in its name.
    pub(super) has_rarest: bool,
    /// It is a vehicle, if the query has a word for a class of them.
    pub(super) is_vehicle: bool,
}

/// What comes before any score; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The words are in it.
    Words,
    /// The query is one of its other names.
    Alias,
    /// The query is its own name.
    Own,
    /// The query is this very question, or the title of this source.
    Asked,
}

/// Whether it says what sort of thing the record is.
fn is_class(place: Place) -> bool {
    let is_term =
        |kind: Kind| kind.field_at(place.field).is_some_and(|field| matches!(field.ty, Type::Term(_)));
    place.field == Place::KIND || is_term(place.record.0)
}

/// How much a place weighs by what it is, and for its length.
fn weight(place: Place) -> f32 {
    let kind = place.record.0;
    let of_kind = match kind {
        _ if place.in_note => 1.0,
        Kind::Source => 0.4,
        Kind::Sighting => 0.8,
        _ => 1.0,
    };
    let weight = match kind.field_at(place.field) {
        None if place.field == Place::KIND => 8.0,
        None => 7.0,
        Some(field) if place.in_note && field.is_editorial() => 0.5,
        Some(_) if place.in_note => 0.7,
        Some(field) => match (field.role, field.ty) {
            (Some(Role::Name | Role::Hangul | Role::OwnName), _) => 9.0,
            (Some(Role::Date | Role::LatestDate), _) if place.form == Form::Between => 2.5,
            (Some(Role::Alias | Role::Hanja | Role::Date | Role::LatestDate), _) => 8.0,
            (_, Type::Term(_)) => 7.0,
            (Some(Role::Summary), _) => 3.5,
            (Some(Role::Caution), _) => 0.8,
            (_, Type::Ref(_)) => 1.5,
            (_, Type::Years | Type::Quantity) => 1.0,
            _ if field.group == Group::Editorial => 0.8,
            _ => 1.4,
        },
    };
    #[allow(clippy::cast_precision_loss, reason = "a text has few bytes")]
    let bytes = place.size as f32;
    let length = if place.form.is_name() { 0.9 + bytes / 120.0 } else { 0.8 + bytes / 400.0 };
    weight * of_kind / length
}

impl Scales<'_> {
    /// What the matches in one record come to.
    pub(super) fn ranked(&self, rarest: Option<usize>, matches: &[Match]) -> Option<Ranked> {
        let matches: Vec<Weighed<'_>> = matches.iter().map(|found| (found, self.worth(found))).collect();
        let record = matches[0].0.place.record;
        // A thing can be asked about; a statement about one can not.
        let is_thing = !matches!(record.0, Kind::Source | Kind::Question | Kind::Sighting);
        let terms = self.query.terms.len();
        let mut best = vec![0_f32; terms + 1];
        let mut has = vec![false; terms];
        let (mut further, mut standing) = (0.0, Standing::Words);
        let (mut is_named, mut has_rarest, mut is_of_class) = (false, false, false);
        for (found, worth) in &matches {
            let (term, is_name) = (found.term.min(terms), found.place.form.is_name());
            further += worth.min(best[term]);
            best[term] = best[term].max(*worth);
            if let Some(has) = has.get_mut(term) {
                is_of_class |= self.query.terms[term].is_class && !is_name && is_class(found.place);
                // A word for a class is covered by what is of that class or bears it in its name.
                *has |= !self.query.terms[term].is_class || is_name || is_class(found.place);
            } else {
                is_named |= is_name && found.strength > 0.25;
            }
            standing = standing.max(self.called(found));
            has_rarest |= Some(term) == rarest && found.place.form == Form::Name && found.is_written();
        }
        let counted = has.iter().filter(|has| **has).count();
        let met = self.query.terms.iter().zip(&has);
        has_rarest &= terms > 1 && is_thing && met.clone().all(|(term, has)| *has || !term.is_class);
        let classes = met.filter(|(term, _)| term.is_class).map(|(term, has)| (term.is_vehicle, *has));
        let is_vehicle = record.0 == Kind::Car
            || classes.clone().all(|(is_vehicle, _)| !is_vehicle)
            || classes.clone().any(|(_, has)| has);
        let covered = if is_named { terms.max(1) } else { counted };
        if covered == 0 && best.iter().all(|best| *best == 0.0) {
            return None;
        }
        let score = match standing {
            // Of records that are called so none is called so more than another.
            Standing::Own | Standing::Alias => best.iter().copied().fold(0.0, f32::max),
            _ => best.iter().sum::<f32>() * if is_of_class { OF_CLASS } else { 1.0 } + FURTHER * further,
        };
        let parts = parts(&matches, terms);
        Some(Ranked { record, standing, covered, score, parts, is_named, has_rarest, is_vehicle })
    }

    fn worth(&self, found: &Match) -> f32 {
        let rarity = self.rarities[found.term.min(self.query.terms.len())];
        let is_in_order = found.term == Match::PHRASE && !found.place.form.is_name();
        let rarity = if is_in_order { rarity * IN_ORDER } else { rarity };
        let weight = weight(found.place);
        found.strength * rarity * weight / (weight + ENOUGH)
    }

    /// What comes of one match alone.
    fn called(&self, found: &Match) -> Standing {
        let is_all = found.is_whole && (found.term == Match::PHRASE || self.query.is_word());
        match (found.place.record.0, found.place.is_own) {
            _ if !is_all || !found.place.form.is_name() => Standing::Words,
            (Kind::Source | Kind::Question, _) => Standing::Asked,
            (_, true) => Standing::Own,
            (_, false) => Standing::Alias,
        }
    }
}

/// The matches text by text.
fn texts<'t, 'm>(matches: &'t [Weighed<'m>]) -> impl Iterator<Item = &'t [Weighed<'m>]> {
    matches.chunk_by(|(a, _), (b, _)| a.entry == b.entry)
}

/// The fewest texts, of the greatest worth, that have all the words met, with what is met in them.
fn parts(matches: &[Weighed<'_>], terms: usize) -> Vec<Match> {
    let mut open = vec![true; terms + 1];
    let mut parts = Vec::new();
    for _ in 0..MAX_PARTS {
        let worth = |text: &&[Weighed<'_>]| -> f32 {
            let open = text.iter().filter(|(found, _)| open[found.term.min(terms)]);
            open.map(|(_, worth)| worth).sum()
        };
        let best = texts(matches).max_by(|a, b| worth(a).total_cmp(&worth(b)));
        let Some(text) = best.filter(|text| worth(text) > 0.0) else { break };
        for (found, _) in text {
            open[found.term.min(terms)] = false;
            // All of the name is there already.
            if found.term == Match::PHRASE && found.place.form.is_name() {
                open.fill(false);
            }
            parts.push((*found).clone());
        }
        // That the words stand together is no reason of its own.
        open[terms] = false;
    }
    parts
}
