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
pub(crate) mod index;
mod names;
mod query;
mod rank;
mod resolve;
mod romanise;
mod skeleton;
mod slips;
mod table;
pub(crate) mod words;

use crate::catalogue::Kind;
use crate::catalogue::words::words;

pub(crate) use find::HowFound;
pub(crate) use fold::{fold, is_nothing, undecomposed};
pub(crate) use hangul::initials;
pub(crate) use hanja::characters;
pub(crate) use hit::{Hit, Part};
pub(crate) use index::Index;
pub(crate) use names::{names, without_article};
pub(crate) use query::{Token, is_frame, is_question, tokens, unframed};
pub(crate) use resolve::{Called, called, near, questions, resolve};
pub(crate) use romanise::spoken;
pub(crate) use skeleton::joined as skeleton;
pub(crate) use words::{MAX_WORDS, is_ignored, meanings};

use query::Query;

words! {
    /// How a text matches; better is less.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Quality {
        /// All of it.
        Exact => "exact",
        /// Its beginning, or that of a word in it.
        Prefix => "prefix",
        /// Words in it.
        Word => "word",
        /// Another form of the word.
        Stem => "stem",
        /// A word that means the same.
        Meaning => "meaning",
        /// A part of a word.
        Substring => "substring",
        /// Its initial consonants.
        Initials => "initials",
        /// Its sound: another romanisation, or hangul for Latin letters.
        Folded => "folded",
        /// Nearly.
        Fuzzy => "fuzzy",
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(crate) struct Results<'a> {
    /// The records, best first: those with all words of the query, then those with most of them.
    pub hits: Vec<Hit<'a>>,
    /// The words that count, as they were typed, and how far the catalogue knows each.
    pub words: Vec<(String, HowFound)>,
    /// No record has all words.
    pub is_partial: bool,
    /// A word that denies something, which counts for nothing.
    pub denied: Option<String>,
}

/// The records of some kinds that a query finds, best first.
///
/// A record whose own name matches comes before one whose other name does, and both before those that only contain the words; see
/// the ranking for the rest.
pub(crate) fn search<'a>(index: &'a Index<'a>, kinds: &[Kind], query: &str) -> Results<'a> {
    let query = Query::new(index, query);
    let (matches, known) = find::matches(index.table(), &query);
    let (ranked, is_partial) = rank::ranked(index, kinds, &query, &matches);
    let hits = ranked.into_iter().enumerate().filter_map(|(rank, ranked)| Hit::new(index, rank, ranked));
    let words = query.terms.into_iter().map(|term| term.typed).zip(known);
    Results { hits: hits.collect(), words: words.collect(), is_partial, denied: query.denied }
}
