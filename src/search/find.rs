//! Finds the words of a query in the index: in names and texts as typed, and in names also by initial consonants, by sound or with a slip
//! where that may find more. [`super::rank`] decides what each match is worth.

use super::hangul::is_hangul;
use super::names::{
    Extent, INSIDE, PART_OF_WORD, Phrase, WordMatch, by_initials, in_keys, is_titled, without_article,
};
use super::query::{Query, Term, Wanted};
use super::table::{Form, Occurrence, Table};
use super::{Quality, slips};
use crate::catalogue::Kind;

/// By [`Extent`]: how well a phrase matches a name in which it is written, and with what quality.
const WRITTEN: [(Quality, f32); 6] = [
    (Quality::Exact, 1.5),
    (Quality::Prefix, 1.0),
    (Quality::Word, 1.0),
    (Quality::Prefix, 0.5),
    (Quality::Prefix, 0.4),
    (Quality::Substring, INSIDE),
];
/// The same by sound or initials, with the fewest letters that a sound must have.
const HEARD: [(f32, usize); 6] = [(1.2, 2), (0.8, 4), (0.8, 5), (0.4, 5), (0.3, 5), (0.2, 7)];

/// How well the catalogue knows a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HowFound {
    /// Nowhere.
    Nowhere,
    /// Only in sources.
    InSources,
    /// A name by sound.
    BySound,
    /// A name with a typing mistake.
    Nearly,
    /// Words begin so.
    Begun,
    /// It stands there as it was typed, in another form, by its initial consonants, or as a word that means the same.
    Written,
}

impl HowFound {
    /// The best of what was found for a word.
    fn best(found: &[WordMatch]) -> Self {
        let how = |found: &WordMatch| match found.quality {
            // That a source has it in its title makes no word known.
            _ if found.place.record.0 == Kind::Source => Self::InSources,
            Quality::Folded => Self::BySound,
            Quality::Fuzzy => Self::Nearly,
            Quality::Prefix if !found.is_written() => Self::Begun,
            _ => Self::Written,
        };
        found.iter().map(how).max().unwrap_or(Self::Nowhere)
    }
}

/// Every match of the query, in the order of the texts, and how well each of its words is known.
pub(super) fn matches(table: &Table, query: &Query) -> (Vec<WordMatch>, Vec<HowFound>) {
    let mut found = Vec::new();
    let terms = query.terms.iter().enumerate();
    let known: Vec<HowFound> = terms.map(|(number, term)| of_term(table, number, term, &mut found)).collect();
    if !query.is_word() {
        of_phrase(table, query, &mut found);
    }
    found.sort_by_key(|found| (found.entry, found.term));
    (found, known)
}

/// The matches of one word.
fn of_term(table: &Table, number: usize, term: &Term, found: &mut Vec<WordMatch>) -> HowFound {
    let first = found.len();
    for wanted in &term.wanted {
        as_word(table, number, wanted, found);
    }
    let told = || found[first..].iter().filter(|found| found.place.record.0 != Kind::Source);
    let is_known = told().any(WordMatch::is_written);
    let is_named = told().any(|found| found.quality != Quality::Meaning && found.place.form == Form::Name);
    let is_own_name = |found: &WordMatch| found.place.form.is_name() && found.place.is_own();
    let is_spelling = is_named && !told().any(is_own_name);
    let is_of_hangul = is_named && term.phrase.plain.contains(is_hangul);
    if is_known {
        // If the word itself was found, longer words in texts that only begin with it do not count.
        let is_beginning =
            |found: &mut WordMatch| found.quality == Quality::Prefix && found.place.form != Form::Name;
        found.extract_if(first.., is_beginning).for_each(drop);
    }
    let before = found.len();
    // *Jeep* is not *jip*. But another spelling of one record may be the name of another, and a name in hangul also stands in names in
    // Latin letters.
    if is_spelling || !is_named && !is_known {
        in_names(table, number, &term.phrase, found);
    } else if is_of_hangul {
        by_sound(table, number, &term.phrase, Form::Spaced, found);
    }
    if is_spelling || is_of_hangul {
        // What is spelt just so comes first.
        for met in &mut found[before..] {
            (met.extent, met.strength) = (met.extent.max(Extent::Start), met.strength * 0.6);
        }
    }
    // Where longer words begin so, what stands within one makes it no better known.
    let of_word = HowFound::best(&found[first..before]);
    let known = if of_word < HowFound::Begun { HowFound::best(&found[first..]) } else { of_word };
    if known > HowFound::BySound || found[before..].iter().any(|found| found.strength > PART_OF_WORD) {
        return known;
    }
    let slips = slips::in_names(&term.phrase, table, 0).into_iter();
    let nearly = |met| WordMatch { term: number, quality: Quality::Fuzzy, strength: 0.4, ..met };
    found.extend(slips.map(|(_, met)| nearly(met)));
    HowFound::best(&found[first..])
}

/// Finds a word as a whole word.
fn as_word(table: &Table, number: usize, wanted: &Wanted, found: &mut Vec<WordMatch>) {
    let mut met = |likeness: Quality, one: Occurrence, last: Occurrence, text: &str| {
        let place = table.place(one.entry);
        let is_name = place.form == Form::Name;
        let (quality, strength) = match likeness {
            // Such words tell what a record is, not what it is called.
            _ if !wanted.is_itself => (Quality::Meaning, if is_name { 0.34 } else { 0.85 }),
            Quality::Stem => (Quality::Stem, 0.8),
            Quality::Prefix => (Quality::Prefix, if one.ordinal == 0 { 0.5 } else { 0.4 }),
            _ if is_name && without_article(table.key(one.entry)) == text => (Quality::Exact, 1.5),
            _ if is_name && one.ordinal == 0 => (Quality::Prefix, 1.0),
            _ => (Quality::Word, 1.0),
        };
        let extent = if quality == Quality::Exact { Extent::Whole } else { Extent::Words };
        let met = WordMatch::in_text(place, one, last);
        let mut met = WordMatch { term: number, quality, strength, extent, ..met };
        // Of a longer word only the letters typed.
        if likeness == Quality::Prefix && met.at.1 - met.at.0 == text.len() {
            met.at.1 = met.at.0 + wanted.word.len();
        }
        found.push(met);
    };
    if wanted.word.contains(' ') {
        for phrase in [wanted.word.clone(), format!("{}s", wanted.word)] {
            let words: Vec<&str> = phrase.split(' ').collect();
            for (one, last) in table.in_a_row(&words) {
                met(Quality::Word, one, last, "");
            }
        }
        return;
    }
    for (word, text) in table.words_from(wanted.beginning()) {
        if let Some(likeness) = wanted.likeness(text) {
            table.occurrences(word).for_each(|one| met(likeness, one, one, text));
        }
    }
}

/// The matches of the query as one phrase.
fn of_phrase(table: &Table, query: &Query, found: &mut Vec<WordMatch>) {
    let phrase = &query.phrase;
    // If no word of it counts, it is a name or nothing.
    let least = if query.terms.is_empty() { Extent::Whole } else { Extent::WordStart };
    let mut is_named = false;
    for met in in_keys(table, Form::Name, &phrase.plain).filter(|met| met.extent <= least) {
        is_named |= met.extent <= Extent::Words;
        found.push(written(WordMatch::PHRASE, met));
    }
    if query.terms.is_empty() {
        return;
    }
    let words: Vec<&str> = phrase.plain.split(' ').collect();
    for (one, last) in table.in_a_row(&words) {
        let place = table.place(one.entry);
        if !place.form.is_name() {
            found.push(WordMatch::in_text(place, one, last));
        }
    }
    if !is_named {
        in_names(table, WordMatch::PHRASE, phrase, found);
    }
}

/// Names that have the words in another form than typed: inside a word, by initial consonants, by sound.
fn in_names(table: &Table, number: usize, phrase: &Phrase, found: &mut Vec<WordMatch>) {
    let plain = &phrase.plain;
    if plain.chars().nth(if plain.is_ascii() { 2 } else { 1 }).is_some() {
        let inside = in_keys(table, Form::Name, plain).filter(|met| {
            // Within a word of Latin letters only its end is a word again.
            let rest = &table.key(met.entry)[met.at.1..];
            let is_end = !plain.is_ascii() || rest.is_empty() || rest.starts_with(' ');
            is_end && met.extent == Extent::Inside && is_titled(met.place)
        });
        found.extend(inside.map(|met| written(number, met)));
    }
    found.extend(by_initials(table, phrase).into_iter().map(|met| heard(number, met, Quality::Initials)));
    by_sound(table, number, phrase, Form::Joined, found);
    by_sound(table, number, phrase, Form::Spaced, found);
}

/// Names, or words in them, that sound like it.
fn by_sound(table: &Table, number: usize, phrase: &Phrase, form: Form, found: &mut Vec<WordMatch>) {
    let sound = if form == Form::Joined { &phrase.joined } else { &phrase.spaced };
    let fits = |met: &WordMatch| phrase.joined.len() >= HEARD[met.extent as usize].1 && is_titled(met.place);
    let sounding = in_keys(table, form, sound).filter(fits);
    found.extend(sounding.map(|met| heard(number, met, Quality::Folded)));
}

/// A match in a name by sound or initials.
fn heard(term: usize, met: WordMatch, quality: Quality) -> WordMatch {
    WordMatch { term, quality, strength: HEARD[met.extent as usize].0, ..met }
}

/// A match in a name as it is written.
fn written(term: usize, met: WordMatch) -> WordMatch {
    let (quality, strength) = WRITTEN[met.extent as usize];
    WordMatch { term, quality, strength, ..met }
}
