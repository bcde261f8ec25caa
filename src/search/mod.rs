//! Finding records by what people type: whole queries, and names where one record is meant.
//!
//! A query has no syntax. It is folded like everything it is compared with: [`fold()`] sets aside how a spelling is written, the skeleton
//! which romanisation it is. What the [`Index`] finds for each word keeps where it stands; what was found is weighed and put in order; no
//! record is decoded before a [`Hit`] is asked for it.

mod find;
mod fold;
mod hangul;
mod hanja;
mod hit;
mod index;
mod keys;
mod names;
mod phrase;
mod query;
mod rank;
mod resolve;
mod romanise;
mod skeleton;
mod slips;
mod spoken;
mod table;
mod weight;
mod words;

use crate::catalogue::{Catalogue, Kind};

pub(crate) use fold::fold;
pub(crate) use hangul::initials;
pub(crate) use hit::{Hit, Part};
pub(crate) use index::Index;
pub(crate) use keys::{characters, everyday_words, names};
pub(crate) use query::{Token, tokens};
pub(crate) use resolve::{Called, Resolution, called, question, resolve};
pub(crate) use skeleton::joined as skeleton;
pub(crate) use spoken::spoken;
#[allow(unused_imports, reason = "for build.rs")]
pub(crate) use words::compile_words;
pub(crate) use words::{is_ignored, meanings};

use find::Known;
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
    /// The words that count and stand nowhere in the catalogue, as they were typed.
    pub missing: Vec<String>,
    /// The words that only sources have, as they were typed.
    pub in_sources: Vec<String>,
    /// The words for which there are only names that sound so, or have such initials, as they were typed.
    pub heard: Vec<String>,
    /// The words for which there are only names that are nearly so, as they were typed.
    pub resembled: Vec<String>,
    /// No record has all words.
    pub is_partial: bool,
}

/// The records that a query finds among those of some kinds, best first.
///
/// A record that is called so comes before one that somebody calls so, these before all in which the words stand only; see
/// the ranking for the rest.
pub(crate) fn search<'a>(
    catalogue: &'a Catalogue,
    index: &'a Index,
    kinds: &[Kind],
    query: &str,
) -> Results<'a> {
    let asked_for = resolve::as_id(query);
    let query = Query::new(index, query);
    let (matches, known) = find::matches(index, &query);
    let (mut ranked, is_partial) = rank::ranked(catalogue, index, kinds, &query, &matches);
    let by_id = ranked
        .iter()
        .position(|ranked| catalogue.nth_id(ranked.record).is_some_and(|id| resolve::is_id(id, &asked_for)));
    if let Some(by_id) = by_id {
        ranked[..=by_id].rotate_right(1);
    }
    let typed = |is_it: &dyn Fn(Known) -> bool| {
        let words = query.terms.iter().zip(&known).filter(|(_, known)| is_it(**known));
        words.map(|(term, _)| term.typed.clone()).collect()
    };
    let missing = typed(&|known| known == Known::Nowhere);
    let in_sources = typed(&|known| known == Known::InSources);
    let heard = typed(&|known| known == Known::BySound);
    let resembled = typed(&|known| known == Known::Nearly);
    let hits = ranked.into_iter().enumerate().filter_map(|(rank, ranked)| {
        let id = catalogue.nth_id(ranked.record)?;
        Some(Hit::new(catalogue, index, id, rank, ranked))
    });
    Results { hits: hits.collect(), missing, in_sources, heard, resembled, is_partial }
}
