//! Finding records by what people type: whole queries, and names where one record is meant.
//!
//! A query has no syntax. It is folded like everything it is compared with: [`fold()`] sets aside how a spelling is written, the skeleton
//! which romanisation it is. One pass over the [`Index`] finds where its words stand, another over what was found weighs and orders it; no
//! record is decoded before a [`Hit`] is asked for it.

mod block;
mod fold;
mod hangul;
mod hanja;
mod hit;
mod index;
mod keys;
mod meet;
mod query;
mod rank;
mod resolve;
mod romanise;
mod scan;
mod skeleton;
mod slips;
mod spoken;
mod weight;
mod words;

use std::rc::Rc;

use crate::catalogue::{Catalogue, Kind};

pub(crate) use fold::fold;
pub(crate) use hit::{Hit, Part};
pub(crate) use index::{Index, initials};
pub(crate) use keys::keys;
pub(crate) use resolve::{Resolution, resolve};
pub(crate) use skeleton::joined as skeleton;
pub(crate) use spoken::spoken;
pub(crate) use words::is_ignored;

use query::Query;

/// How a text matches; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quality {
    /// All of it.
    Exact,
    /// Its beginning, or that of a word in it.
    Prefix,
    /// Words in it.
    Word,
    /// Another form of the word.
    Stem,
    /// A word that means the same.
    Meaning,
    /// A part of a word.
    Substring,
    /// Its initial consonants.
    Initials,
    /// Its sound: another romanisation, or hangul for Latin letters.
    Folded,
    /// Nearly.
    Fuzzy,
}

impl Quality {
    /// The word for scripts.
    #[must_use]
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Word => "word",
            Self::Stem => "stem",
            Self::Meaning => "meaning",
            Self::Substring => "substring",
            Self::Initials => "initials",
            Self::Folded => "folded",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(crate) struct Results<'a> {
    /// The records, best first: those with all words of the query, then those with most of them.
    pub hits: Vec<Hit<'a>>,
    /// The words that count and stand nowhere in the catalogue.
    pub missing: Vec<String>,
    /// No record has all words.
    pub is_partial: bool,
}

/// The records that a query finds among those of some kinds, best first.
///
/// A record that is called so comes before one that somebody calls so, these before all in which the words stand only; see
/// the ranking for the rest.
#[must_use]
pub(crate) fn search<'a>(
    catalogue: &'a Catalogue,
    index: &'a Index,
    kinds: &[Kind],
    query: &str,
) -> Results<'a> {
    let asked_for = resolve::as_id(query);
    let query = Rc::new(Query::new(query));
    let meets = meet::meetings(&index.block, &query);
    let words = query.terms.len();
    let mut met = vec![false; words];
    for meet in &meets {
        if let Some(met) = met.get_mut(usize::from(meet.term)) {
            *met = true;
        }
    }
    let mut ranked = rank::ranked(catalogue, &index.block, kinds, &query, &meets);
    let most = ranked.iter().map(|ranked| ranked.covered).max().unwrap_or(0);
    let is_partial = most < words;
    // That the title of a source has all words keeps nobody from what else there is.
    let told = ranked.iter().filter(|ranked| !rank::stands_back(ranked.record.0, &query));
    let told = told.map(|ranked| ranked.covered).max();
    let least = if is_partial { most } else { (words * 2).div_ceil(3) };
    let least = least.min(told.unwrap_or(most));
    ranked.retain(|ranked| ranked.covered >= least || ranked.standing > rank::Standing::Words);
    let by_id = ranked
        .iter()
        .position(|ranked| catalogue.nth_id(ranked.record).is_some_and(|id| resolve::is_id(id, &asked_for)));
    if let Some(by_id) = by_id {
        ranked[..=by_id].rotate_right(1);
    }
    let missing = query.terms.iter().zip(met).filter(|(_, met)| !met);
    let missing = missing.map(|(term, _)| term.phrase.plain.clone()).collect();
    let hits = ranked.into_iter().enumerate().filter_map(|(rank, ranked)| {
        let id = catalogue.nth_id(ranked.record)?;
        Some(Hit::new(catalogue, index, Rc::clone(&query), id, rank, ranked))
    });
    Results { hits: hits.collect(), missing, is_partial }
}
