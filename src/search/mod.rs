//! Finding records by what people type: whole queries, and names where one record is meant.
//!
//! A query has no syntax. It is folded like everything it is compared with: [`fold()`] sets aside how a spelling is written, the skeleton
//! which romanisation it is. The comparison runs over an [`Index`] and decodes no record; a [`Hit`] does so when it is asked.

mod block;
mod fold;
mod fuzzy;
mod hangul;
mod hit;
mod index;
mod keys;
mod phrase;
mod resolve;
mod romanise;
mod scan;
mod skeleton;
mod spoken;

use std::rc::Rc;

use crate::catalogue::{Catalogue, Kind};

pub use fold::fold;
pub use hit::{Hit, Why};
pub use index::Index;
pub use keys::keys;
pub use resolve::{Resolution, resolve};
pub use spoken::spoken;

use block::Place;
use fuzzy::Forgiven;
use phrase::Phrase;
use scan::Extent;

/// A query of more different words is a book, not a query; none of the records has so many.
const MOST_WORDS: usize = 256;

/// How a text matches; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// All of it.
    Exact,
    /// Its beginning.
    Prefix,
    /// Words in it.
    Word,
    /// A part of a word.
    Substring,
    /// Its initial consonants.
    Initials,
    /// Its sound: another romanisation, or hangul for Latin letters.
    Folded,
    /// Nearly.
    Fuzzy,
}

/// What decides the order of hits; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    in_text: bool,
    quality: Quality,
    edits: u8,
    extent: Extent,
}

/// Where a record was met, and by which of the phrases.
#[derive(Clone, Debug)]
struct Found {
    rank: Rank,
    place: Place,
    phrase: Rc<Phrase>,
}

/// The best meeting with each record.
type Table = Vec<Option<Found>>;

impl Quality {
    /// The word for scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Word => "word",
            Self::Substring => "substring",
            Self::Initials => "initials",
            Self::Folded => "folded",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl Rank {
    fn of(extent: Extent) -> Self {
        let quality = match extent {
            Extent::Whole => Quality::Exact,
            Extent::Start => Quality::Prefix,
            Extent::Words => Quality::Word,
            Extent::WordStart | Extent::Inside => Quality::Substring,
        };
        Self { in_text: false, quality, edits: 0, extent }
    }

    /// As one word of several, which is never all of a name.
    fn as_one_of_several(self) -> Self {
        Self { quality: self.quality.max(Quality::Word), extent: self.extent.max(Extent::Words), ..self }
    }
}

/// The records in which every word of the query is found, best first, sources last; of equals, in the order of kinds and ids.
#[must_use]
pub fn search<'a>(catalogue: &'a Catalogue, index: &Index, kinds: &[Kind], query: &str) -> Vec<Hit<'a>> {
    let whole = Phrase::new(query);
    if whole.plain.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<bool> = Kind::ALL
        .into_iter()
        .flat_map(|kind| std::iter::repeat_n(kinds.contains(&kind), catalogue.count(kind)))
        .collect();
    let mut words: Vec<&str> = whole.plain.split(' ').collect();
    // The longest first: they leave the fewest records for the others.
    words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.dedup();
    let is_word = !whole.plain.contains(' ');
    let mut best = met(index, &wanted, Phrase::clone(&whole), is_word);
    if !is_word && words.len() <= MOST_WORDS {
        for (best, found) in best.iter_mut().zip(every(index, &wanted, &words)) {
            improve(best, found);
        }
        // A slip in one word of a name is best measured against the whole of it.
        if !best.iter().flatten().any(|found| !found.rank.in_text && found.rank.quality < Quality::Fuzzy) {
            forgive(index, &wanted, &Rc::new(whole), &mut best);
        }
    }
    let asked_for = resolve::as_id(query);
    let mut found: Vec<(usize, Kind, usize, Found)> = Vec::new();
    let mut records = best.into_iter();
    for kind in Kind::ALL {
        for (position, met) in records.by_ref().take(catalogue.count(kind)).enumerate() {
            found.extend(met.map(|met| {
                let is_it = catalogue.nth_id(kind, position) == Some(&asked_for);
                (usize::from(!is_it), kind, position, met)
            }));
        }
    }
    // Stable, and in order of kinds and ids before. Sources come last: whoever searches wants what they tell of.
    // Of two that match alike the one that is called so itself comes before the one that somebody called so.
    found.sort_by_key(|(by_id, kind, _, met)| (*by_id, *kind == Kind::Source, met.rank, !met.place.is_own));
    found
        .into_iter()
        .filter_map(|(_, kind, position, met)| {
            let id = catalogue.nth_id(kind, position)?;
            Some(Hit::new(catalogue, kind, position, id, met))
        })
        .collect()
}

/// What meets every one of the words, by its worst.
fn every(index: &Index, wanted: &[bool], words: &[&str]) -> Table {
    let mut left = wanted.to_vec();
    let mut worst: Table = vec![None; wanted.len()];
    for word in words {
        let found = met(index, &left, Phrase::of_folded((*word).to_owned()), true);
        for ((worst, left), found) in worst.iter_mut().zip(&mut left).zip(found) {
            *left = found.is_some();
            let found = found.map(|found| Found { rank: found.rank.as_one_of_several(), ..found });
            *worst = match (worst.take(), found) {
                (Some(worst), Some(found)) if worst.rank >= found.rank => Some(worst),
                (_, found) => found,
            };
        }
        if !left.contains(&true) {
            break;
        }
    }
    worst
}

/// The best meeting of one phrase with each record. A word that stands in no name is taken for a slip.
fn met(index: &Index, wanted: &[bool], phrase: Phrase, is_word: bool) -> Table {
    let mut table: Table = vec![None; wanted.len()];
    let phrase = Rc::new(phrase);
    let mut meet = |rank, place: Place| note(&mut table, wanted, &phrase, rank, place);
    phrase.in_names(index, &mut meet);
    phrase.in_text(index, &mut meet);
    if is_word && !table.iter().flatten().any(|found| !found.rank.in_text) {
        forgive(index, wanted, &phrase, &mut table);
    }
    table
}

fn forgive(index: &Index, wanted: &[bool], phrase: &Rc<Phrase>, table: &mut Table) {
    fuzzy::in_names(phrase, index, Forgiven::of(phrase), |rank, place| {
        note(table, wanted, phrase, rank, place);
    });
}

fn note(table: &mut Table, wanted: &[bool], phrase: &Rc<Phrase>, rank: Rank, place: Place) {
    if wanted.get(place.record) != Some(&true) {
        return;
    }
    if let Some(best) = table.get_mut(place.record)
        && best.as_ref().is_none_or(|best| (rank, !place.is_own) < (best.rank, !best.place.is_own))
    {
        *best = Some(Found { rank, place, phrase: Rc::clone(phrase) });
    }
}

fn improve(best: &mut Option<Found>, other: Option<Found>) {
    if let Some(other) = other
        && best.as_ref().is_none_or(|best| other.rank < best.rank)
    {
        *best = Some(other);
    }
}
