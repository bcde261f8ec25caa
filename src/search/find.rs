//! Where the words of a query stand in the index: in names and texts as they are typed, and, where no name has them so, in names by initial
//! consonants, by sound or nearly. What each find is worth is decided in [`super::rank`].

use std::ops::Range;

use super::Quality;
use super::index::Index;
use super::names::{Extent, InKey, by_initials, in_keys, is_titled, without_article};
use super::phrase::Phrase;
use super::query::{Likeness, Query, Term};
use super::slips;
use super::table::{Form, Occurrence, Table};
use crate::catalogue::Kind;

/// A word that the catalogue knows is a name by sound only if it sounds so long: *jeep* is no *jip*.
const LONG_SOUND: usize = 6;

/// A word of the query in one text of the index.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) entry: usize,
    /// Which of the query's words; [`Match::PHRASE`] for all of them together.
    pub(super) term: u16,
    pub(super) quality: Quality,
    /// All of a name.
    pub(super) is_whole: bool,
    /// How well it matches, 1 for a word as it is.
    pub(super) strength: f32,
    pub(super) at: At,
}

/// Where in a text.
#[derive(Clone, Debug)]
pub(super) enum At {
    /// In these bytes of it as it is written.
    Text(Range<usize>),
    /// In these bytes of the key of a name.
    Key(Range<usize>),
    /// In the heading of its field.
    Heading,
}

/// How far the catalogue knows a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// It stands nowhere.
    Nowhere,
    /// It stands in sources alone.
    InSources,
    /// A name is nearly so.
    Nearly,
    /// A name sounds so.
    BySound,
    /// It stands there as it was typed, in another form, or as a word that means the same.
    Written,
}

impl Match {
    pub(super) const PHRASE: u16 = u16::MAX;
}

/// Every match with the query in the order of the texts, and how far each of its words is known.
pub(super) fn matches(index: &Index, query: &Query) -> (Vec<Match>, Vec<Known>) {
    let table = &index.table;
    let mut found = Vec::new();
    let known: Vec<Known> =
        (0..).zip(&query.terms).map(|(number, term)| of_term(table, number, term, &mut found)).collect();
    if !query.is_word() {
        of_phrase(table, query, known.iter().any(|known| *known < Known::Written), &mut found);
    }
    found.sort_by_key(|found| (found.entry, found.term));
    (found, known)
}

/// The matches of one word.
fn of_term(table: &Table, number: u16, term: &Term, found: &mut Vec<Match>) -> Known {
    let first = found.len();
    let (mut is_known, mut is_named) = (false, false);
    for wanted in &term.wanted {
        let mut met = |likeness: Likeness, one: Occurrence, last: Occurrence, text: &str| {
            let place = table.place(one.entry);
            let is_name = place.form == Form::Name;
            // That a source has it in its title makes no word known.
            let counts = wanted.is_itself && place.record.0 != Kind::Source;
            is_known |= counts && likeness != Likeness::Beginning;
            is_named |= counts && is_name;
            let (quality, strength) = match likeness {
                // Such words tell what a record is, not what it is called.
                _ if !wanted.is_itself => (Quality::Meaning, if is_name { 0.4 } else { 1.0 }),
                Likeness::Stem => (Quality::Stem, 0.8),
                Likeness::Beginning => (Quality::Prefix, if one.ordinal == 0 { 0.5 } else { 0.4 }),
                Likeness::Same if is_name && without_article(table.key(one.entry)) == text => {
                    (Quality::Exact, 1.5)
                }
                Likeness::Same if is_name && one.ordinal == 0 => (Quality::Prefix, 1.0),
                Likeness::Same => (Quality::Word, 1.0),
            };
            let at = one.range.zip(last.range).map_or(At::Heading, |((from, to), (_, end))| {
                // Of a longer word only the letters typed.
                let is_plain = likeness == Likeness::Beginning && to - from == text.len();
                At::Text(from..if is_plain { from + wanted.word.len() } else { end })
            });
            let is_whole = quality == Quality::Exact;
            let strength = strength * wanted.factor;
            found.push(Match { entry: one.entry, term: number, quality, is_whole, strength, at });
        };
        if wanted.word.contains(' ') {
            let words: Vec<&str> = wanted.word.split(' ').collect();
            table.in_a_row(&words).into_iter().for_each(|(one, last)| met(Likeness::Same, one, last, ""));
            continue;
        }
        for (word, text) in table.words_from(wanted.beginning()) {
            let Some(likeness) = wanted.likeness(text) else { continue };
            table.occurrences(word).for_each(|one| met(likeness, one, one, text));
        }
    }
    if is_known {
        // Of a word that stands somewhere, the beginnings of others in a text are none of it.
        let own = found.split_off(first);
        let is_name = |found: &Match| table.place(found.entry).form == Form::Name;
        found.extend(own.into_iter().filter(|found| found.quality != Quality::Prefix || is_name(found)));
    }
    let is_told = |found: &Match| table.place(found.entry).record.0 != Kind::Source;
    if found[first..].iter().any(is_told) && (is_named || is_known) {
        in_names(table, number, &term.phrase, Some(is_named), found);
        return Known::Written;
    }
    let is_met = found[first..].iter().any(is_told);
    let before = found.len();
    in_names(table, number, &term.phrase, None, found);
    if is_met {
        return Known::Written;
    }
    if found.len() > before {
        let is_written = found[before..].iter().any(|found| found.quality < Quality::Initials);
        return if is_written { Known::Written } else { Known::BySound };
    }
    by_slip(table, number, &term.phrase, found);
    match found.len() {
        many if many > before => Known::Nearly,
        many if many > first => Known::InSources,
        _ => Known::Nowhere,
    }
}

/// The matches of the query as one phrase.
fn of_phrase(table: &Table, query: &Query, is_misspelt: bool, found: &mut Vec<Match>) {
    let phrase = &query.phrase;
    let first = found.len();
    let mut is_named = false;
    for met in in_keys(table, &phrase.plain).filter(|met| met.place.form == Form::Name) {
        // If no word of it counts, it is a name or nothing.
        let least = if query.terms.is_empty() { Extent::Whole } else { Extent::WordStart };
        if met.extent <= least {
            is_named |= met.extent <= Extent::Words;
            found.push(named(Match::PHRASE, met));
        }
    }
    if query.terms.is_empty() {
        return;
    }
    let words: Vec<&str> = phrase.plain.split(' ').filter(|word| !word.is_empty()).collect();
    for (one, last) in table.in_a_row(&words) {
        if !table.place(one.entry).form.is_name() {
            let at = one.range.zip(last.range).map_or(At::Heading, |((from, _), (_, to))| At::Text(from..to));
            let (term, quality) = (Match::PHRASE, Quality::Word);
            found.push(Match { entry: one.entry, term, quality, is_whole: false, strength: 1.0, at });
        }
    }
    if !is_named {
        in_names(table, Match::PHRASE, phrase, None, found);
    }
    // A slip in one word of a name is best measured against the whole of it.
    if is_misspelt && found.len() == first {
        by_slip(table, Match::PHRASE, phrase, found);
    }
}

/// A match with what is typed letter by letter.
fn named(term: u16, met: InKey) -> Match {
    let (quality, strength) = match met.extent {
        Extent::Whole => (Quality::Exact, 1.5),
        Extent::Start => (Quality::Prefix, 1.0),
        Extent::Words => (Quality::Word, 1.0),
        Extent::WordStart if met.is_first => (Quality::Prefix, 0.5),
        Extent::WordStart => (Quality::Prefix, 0.4),
        Extent::Inside => (Quality::Substring, 0.25),
    };
    let is_whole = met.extent == Extent::Whole;
    Match { entry: met.entry, term, quality, is_whole, strength, at: At::Key(met.range) }
}

/// A match by sound or initials.
fn heard(term: u16, met: InKey, quality: Quality) -> Match {
    let strength = match met.extent {
        Extent::Whole => 1.2,
        Extent::Start | Extent::Words => 0.8,
        Extent::WordStart if met.is_first => 0.4,
        Extent::WordStart => 0.3,
        Extent::Inside => 0.2,
    };
    let is_whole = met.extent == Extent::Whole;
    Match { entry: met.entry, term, quality, is_whole, strength, at: At::Key(met.range) }
}

/// Names in which the words stand otherwise than they are typed: within a word, by initial consonants, by sound. A word that the catalogue
/// knows already, in a name or elsewhere, must fit better.
fn in_names(table: &Table, number: u16, phrase: &Phrase, known: Option<bool>, found: &mut Vec<Match>) {
    if known == Some(true) {
        return;
    }
    let is_known = known.is_some();
    let is_long = phrase.plain.chars().nth(if phrase.plain.is_ascii() { 2 } else { 1 }).is_some();
    if is_long && !is_known {
        let inside = in_keys(table, &phrase.plain)
            .filter(|met| {
                met.place.form == Form::Name && met.extent == Extent::Inside && is_titled(met.place)
            })
            // Within a word of Latin letters only its end is a word again.
            .filter(|met| {
                let rest = &table.key(met.entry)[met.range.end..];
                !phrase.plain.is_ascii() || rest.is_empty() || rest.starts_with(' ')
            });
        found.extend(inside.map(|met| named(number, met)));
    }
    found.extend(by_initials(table, phrase).into_iter().map(|met| heard(number, met, Quality::Initials)));
    if !phrase.joined.contains(char::is_alphabetic) || is_known && phrase.joined.len() < LONG_SOUND {
        return;
    }
    let joined = in_keys(table, &phrase.joined).filter(|met| met.place.form == Form::Joined);
    let spaced = in_keys(table, &phrase.spaced)
        .filter(|met| met.place.form == Form::Spaced && met.extent != Extent::Inside);
    for met in joined.chain(spaced).filter(|met| is_titled(met.place)) {
        let fits = match met.extent {
            Extent::Whole => 2,
            Extent::Start | Extent::Words => 4,
            Extent::WordStart => 5,
            Extent::Inside => 7,
        };
        if phrase.joined.len() >= fits && !(is_known && met.extent > Extent::Words) {
            found.push(heard(number, met, Quality::Folded));
        }
    }
}

fn by_slip(table: &Table, term: u16, phrase: &Phrase, found: &mut Vec<Match>) {
    slips::in_names(phrase, table, slips::Forgiven::of(phrase), |entry, range, edits| {
        let is_whole = range.len() == table.key(entry).len();
        let strength = if is_whole { 1.0 } else { 0.6 } / f32::from(edits.max(1) + 1);
        found.push(Match { entry, term, quality: Quality::Fuzzy, is_whole, strength, at: At::Key(range) });
    });
}
