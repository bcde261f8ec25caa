//! Finds a phrase in the names of the index: as it is written, by sound or by initial consonants.

use super::hangul::{initial, initials, is_consonant};
use super::index::Index;
use super::table::{Form, Numbered, Occurrence, Place, Table};
use super::{Quality, skeleton};
use crate::catalogue::Kind;

/// A folded text with its skeletons.
pub(super) struct Phrase {
    pub(super) plain: String,
    /// Its skeleton as one word.
    pub(super) joined: String,
    /// The skeletons of its words.
    pub(super) spaced: String,
}

/// How much of a key a phrase covers; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// All of it, but for an article before it.
    Whole,
    /// Its beginning, up to the end of a word.
    Start,
    /// Whole words in it.
    Words,
    /// The beginning of its first word.
    FirstStart,
    /// The beginning of a word in it.
    WordStart,
    /// The inside of a word.
    Inside,
}

/// A match of a word of the query, or of all of it, in one text of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordMatch {
    pub(super) entry: usize,
    pub(super) place: Place,
    /// Where in the text as it is written, in bytes; the same twice for the heading of its field.
    pub(super) at: (usize, usize),
    /// That is where in the key of a name.
    pub(super) in_key: bool,
    pub(super) extent: Extent,
    /// Which of the query's words; [`WordMatch::PHRASE`] for all of them together.
    pub(super) term: usize,
    pub(super) quality: Quality,
    /// How well it matches, 1 for a word as it is.
    pub(super) strength: f32,
    /// How many words it takes.
    pub(super) words: usize,
}

/// A match stronger than this is of a whole word, not of the beginning of one.
pub(super) const PART_OF_WORD: f32 = 0.5;
/// A match no stronger than this is inside a word.
pub(super) const INSIDE: f32 = 0.25;

impl WordMatch {
    pub(super) const PHRASE: usize = usize::MAX;

    /// All of a query in a key.
    pub(super) fn in_key(entry: usize, place: Place, extent: Extent, at: (usize, usize)) -> Self {
        let (term, quality, strength, words, in_key) = (Self::PHRASE, Quality::Exact, 1.0, 1, true);
        Self { entry, place, at, in_key, extent, term, quality, strength, words }
    }

    /// The words from one to another in a text.
    pub(super) fn in_text(place: Place, one: Occurrence, last: Occurrence) -> Self {
        let (quality, words) = (Quality::Word, last.ordinal + 1 - one.ordinal);
        // Words of a heading have no place in the text.
        let at = if one.range.1 > 0 && last.range.1 > 0 { (one.range.0, last.range.1) } else { (0, 0) };
        let found = Self::in_key(one.entry, place, Extent::Words, at);
        Self { in_key: false, quality, words, ..found }
    }

    /// Whether it is a word of the query as it was typed or in another form, and no other that means the same.
    pub(super) fn is_written(&self) -> bool {
        self.quality <= Quality::Stem && self.strength > PART_OF_WORD
    }
}

impl Phrase {
    pub(super) fn new(plain: String) -> Self {
        let spaced = skeleton::spaced(&plain);
        let joined = if plain.contains(' ') { skeleton::joined(&plain) } else { spaced.clone() };
        Self { plain, joined, spaced }
    }
}

/// A folded text without the article before it.
pub(crate) fn without_article(name: &str) -> &str {
    ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Whether it is a name that a slip may have been meant for: not an id, nor that of a source or a question.
pub(super) fn is_titled(place: Place) -> bool {
    !matches!(place.record.0, Kind::Source | Kind::Question) && place.field != Place::ID
}

/// Where the keys of a form have a phrase, unless it would begin or end inside a number: neither 1988 nor 880 has an 88.
pub(super) fn in_keys<'a>(table: &'a Table, form: Form, phrase: &'a str) -> impl Iterator<Item = WordMatch> {
    let found = table.find_in_keys(phrase).map(|(entry, at)| (entry, at, table.place(entry)));
    found.filter(move |(.., place)| place.form == form).filter_map(|(entry, at, place)| {
        let key = table.key(entry).as_bytes();
        let end = at + phrase.len();
        let digit = |index: usize| key.get(index).is_some_and(u8::is_ascii_digit);
        if at > 0 && digit(at) && digit(at - 1) || digit(end) && digit(end - 1) {
            return None;
        }
        let starts = at == 0 || key[at - 1] == b' ';
        let ends = end == key.len() || key[end] == b' ';
        let is_led = at == 0 || at + without_article(table.key(entry)).len() == key.len();
        let extent = match (is_led, starts, ends) {
            (true, _, true) if end == key.len() => Extent::Whole,
            (true, _, true) => Extent::Start,
            (_, true, true) => Extent::Words,
            (_, true, false) if at == 0 => Extent::FirstStart,
            (_, true, false) => Extent::WordStart,
            _ => Extent::Inside,
        };
        Some(WordMatch::in_key(entry, place, extent, (at, end)))
    })
}

/// The names that the phrase matches in one of their forms, as a whole or, of several words, at the beginning.
pub(super) fn of_names<'a>(table: &'a Table, phrase: &'a Phrase) -> impl Iterator<Item = (Place, Extent)> {
    let plain = in_keys(table, Form::Name, &phrase.plain).filter(|met| met.extent <= Extent::Start);
    let others = in_keys(table, Form::Joined, &phrase.joined).chain(by_initials(table, phrase));
    let others = others.filter(|met| met.extent == Extent::Whole);
    plain.chain(others).map(|met| (met.place, met.extent))
}

/// Names with these initial consonants; syllables among them stand for themselves.
pub(super) fn by_initials(table: &Table, phrase: &Phrase) -> Vec<WordMatch> {
    if !phrase.plain.chars().any(is_consonant) {
        return Vec::new();
    }
    let typed: Vec<char> = phrase.plain.chars().filter(|letter| *letter != ' ').collect();
    let is_mixed = !typed.iter().copied().all(is_consonant);
    let is_found = |met: &WordMatch| {
        let is_long =
            matches!(met.extent, Extent::Whole | Extent::Start | Extent::FirstStart) || typed.len() > 2;
        is_long && (!is_mixed || syllables_agree(table, met, &typed))
    };
    in_keys(table, Form::Initials, &initials(&phrase.plain)).filter(is_found).collect()
}

/// Whether all letters but lone consonants are exactly those of the name.
fn syllables_agree(table: &Table, met: &WordMatch, typed: &[char]) -> bool {
    // The forms of a name come right after it.
    let is_name = |entry: &usize| table.place(*entry).form == Form::Name;
    let Some(name) = (0..=met.entry).rev().find(is_name) else { return false };
    let before = table.key(met.entry)[..met.at.0].chars().count();
    let letters = table.key(name).chars().filter(|letter| *letter != ' ').skip(before);
    letters.zip(typed).all(|(letter, typed)| {
        if is_consonant(*typed) { initial(letter) == initial(*typed) } else { letter == *typed }
    })
}

/// Whether a folded word is part of a name, or sounds like a whole name; the titles of sources are not names of vehicles.
pub(super) fn has_name(index: &Index<'_>, word: &str) -> bool {
    let table = index.table();
    let is_name = |place: Place| place.form.is_name() && place.record.0 != Kind::Source;
    table.occurrences_of(word).any(|one| is_name(table.place(one.entry)))
        || of_names(table, &Phrase::new(word.to_owned()))
            .any(|(place, extent)| extent == Extent::Whole && is_name(place))
}

/// The names of a record for the handbook's script, folded, each after a bar, or after a bar and a plus if it is not the record's own. Its
/// initial consonants follow an exclamation mark, its sound a slash, and its sound as one word a semicolon, unless that is the same without
/// spaces or another name has it.
pub(crate) fn names(index: &Index<'_>, record: Numbered) -> String {
    let is_joined = |apart: &str, key: &str| apart.bytes().filter(|byte| *byte != b' ').eq(key.bytes());
    // Those of most records fit.
    let (table, mut out) = (index.table(), String::with_capacity(512));
    for entry in table.of_record(record) {
        let place = table.place(entry);
        if !place.form.is_name() || place.field == Place::ID {
            break;
        }
        out.push_str(match place.form {
            Form::Name if place.is_own() => "|",
            Form::Name => "|+",
            // The sound of a question is never typed.
            _ if record.0 == Kind::Question => continue,
            Form::Initials => "!",
            Form::Spaced => "/",
            _ if out.rsplit_once('/').is_some_and(|(_, last)| is_joined(last, table.key(entry))) => continue,
            _ => ";",
        });
        out.push_str(table.key(entry));
    }
    out
}

#[cfg(test)]
mod tests {
    use anyhow::{Context as _, Result};

    use super::names;
    use crate::catalogue::Kind;
    use crate::search::Index;

    #[test]
    fn a_name_has_every_form_by_which_it_is_found() -> Result<()> {
        let catalogue = crate::bundled::catalogue()?;
        let index = Index::new(&catalogue);
        let of = |kind, id| -> Result<String> {
            Ok(names(&index, (kind, catalogue.position(kind, id).context("a record")?)))
        };
        let car = of(Kind::Car, "paektusan")?;
        assert!(car.starts_with("|paektusan;pektusan|백두산!ㅂㄷㅅ|"), "{car}");
        assert!(car.split('|').any(|name| name == "+sungri paektusan/sunkni pektusan"), "{car}");
        let question = of(Kind::Question, "q-727")?;
        assert!(!question.contains(['/', ';']), "{question}");
        Ok(())
    }
}
