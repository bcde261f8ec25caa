//! Names in the index: where a phrase stands in them, as it is written, by sound or by initial consonants.

use std::ops::Range;

use super::hangul::{initial, is_consonant};
use super::index::Index;
use super::phrase::Phrase;
use super::table::{Form, Place, Table};
use crate::catalogue::Kind;

/// How much of a key a phrase takes; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// All of it, but for an article before it.
    Whole,
    /// Its beginning, up to the end of a word.
    Start,
    /// Whole words in it.
    Words,
    /// The beginning of a word in it.
    WordStart,
    /// The inside of a word.
    Inside,
}

/// A phrase in a key.
pub(super) struct InKey {
    pub(super) entry: usize,
    pub(super) place: Place,
    pub(super) extent: Extent,
    pub(super) range: Range<usize>,
    /// It is the beginning of the key.
    pub(super) is_first: bool,
}

pub(super) fn without_article(name: &str) -> &str {
    ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Whether it is the name of a record that may be meant by a name nearly so: no source, no question, no id.
pub(super) fn is_titled(place: Place) -> bool {
    !matches!(place.record.0, Kind::Source | Kind::Question) && place.field != Place::ID
}

/// Where a phrase stands in the keys, but not where it would begin or end within a number: neither 1988 nor 880 has an 88.
pub(super) fn in_keys<'a>(table: &'a Table, phrase: &'a str) -> impl Iterator<Item = InKey> + 'a {
    table.find_in_keys(phrase).filter_map(|(entry, at)| {
        let key = table.key(entry).as_bytes();
        let end = at + phrase.len();
        let digit = |index: usize| key.get(index).is_some_and(u8::is_ascii_digit);
        if at > 0 && digit(at) && digit(at - 1) || digit(end) && digit(end - 1) {
            return None;
        }
        let starts = at == 0 || key.get(at - 1) == Some(&b' ');
        let ends = end == key.len() || key.get(end) == Some(&b' ');
        let is_led = at == 0 || at + without_article(table.key(entry)).len() == key.len();
        let extent = match (is_led, starts, ends) {
            (true, _, true) if end == key.len() => Extent::Whole,
            (true, _, true) => Extent::Start,
            (_, true, true) => Extent::Words,
            (_, true, false) => Extent::WordStart,
            _ => Extent::Inside,
        };
        Some(InKey { entry, place: table.place(entry), extent, range: at..end, is_first: at == 0 })
    })
}

/// The names that are the phrase, each in one of its forms, and how much of them it is: all, or the beginning of several words.
pub(super) fn of_names(table: &Table, phrase: &Phrase) -> Vec<(Place, Extent)> {
    let plain = in_keys(table, &phrase.plain)
        .filter(|met| met.place.form == Form::Name && met.extent <= Extent::Start);
    let sound = in_keys(table, &phrase.joined)
        .filter(|met| met.place.form == Form::Joined && met.extent == Extent::Whole);
    let initials = by_initials(table, phrase).into_iter().filter(|met| met.extent == Extent::Whole);
    plain.chain(sound).chain(initials).map(|met| (met.place, met.extent)).collect()
}

/// Names with these initial consonants; syllables among them stand for themselves.
pub(super) fn by_initials(table: &Table, phrase: &Phrase) -> Vec<InKey> {
    let Some(pattern) = phrase.initials() else { return Vec::new() };
    let typed: Vec<char> = phrase.plain.chars().filter(|letter| *letter != ' ').collect();
    let is_mixed = !typed.iter().copied().all(is_consonant);
    let is_found = |met: &InKey| {
        let is_long = met.extent <= Extent::Start || met.is_first || typed.len() > 2;
        met.place.form == Form::Initials && is_long && (!is_mixed || syllables_agree(table, met, &typed))
    };
    in_keys(table, &pattern).filter(is_found).collect()
}

/// Whether the letters that are no lone consonants are the very ones of the name.
fn syllables_agree(table: &Table, met: &InKey, typed: &[char]) -> bool {
    let is_it = |entry: &usize| {
        let place = table.place(*entry);
        place.form == Form::Name && (place.field, place.value) == (met.place.field, met.place.value)
    };
    let Some(name) = table.of_record(met.place.record).find(is_it) else { return false };
    let before = table.key(met.entry)[..met.range.start].chars().count();
    let letters = table.key(name).chars().filter(|letter| *letter != ' ').skip(before);
    letters.zip(typed).all(|(letter, typed)| {
        if is_consonant(*typed) { initial(letter) == initial(*typed) } else { letter == *typed }
    })
}

/// Whether a folded word is one of a name, or sounds as a whole name does.
pub(super) fn has_name(index: &Index, word: &str) -> bool {
    let occurrences = index.table.words_from(word).filter(|(_, known)| *known == word);
    let mut occurrences = occurrences.flat_map(|(known, _)| index.table.occurrences(known));
    let is_name = |phrase| of_names(&index.table, phrase).iter().any(|(_, extent)| *extent == Extent::Whole);
    occurrences.any(|one| index.table.place(one.entry).form.is_name())
        || is_name(&Phrase::of_folded(word.to_owned()))
}
