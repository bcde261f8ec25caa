//! A record that a query found, and why: the fields, the spelling in them, and the parts of it that matched.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::block::Place;
use super::fold::{Folded, folded};
use super::index::{Index, initial, words};
use super::meet::{Meet, agree};
use super::query::{Likeness, Phrase, Query, Term, Wanted};
use super::rank::Ranked;
use super::scan::extent;
use super::slips::{Forgiven, edits};
use super::{Quality, skeleton};
use crate::catalogue::{Catalogue, Kind, Record};

/// In a longer text it is not told which letters sound like those typed.
const LONGEST_HEARD: usize = 240;

/// A record that a query found.
#[derive(Clone, Debug)]
pub(crate) struct Hit<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// How what matters most of it matches.
    pub quality: Quality,
    /// Whether that is a name.
    pub by_name: bool,
    /// Its place among the hits, from 0.
    pub rank: usize,
    /// What its words are worth. Records that are called as the query, and those with all words, come first whatever their score.
    pub score: f32,
    catalogue: &'a Catalogue,
    index: &'a Index,
    query: Rc<Query>,
    position: usize,
    meets: Rc<[Meet]>,
}

/// One text for which a record was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// The field.
    pub field: &'static str,
    /// What stands in it.
    pub text: Cow<'a, str>,
    /// The bytes of the parts that matched, in order and apart from each other; none where only the heading of the field did.
    pub ranges: Vec<(usize, usize)>,
    /// How what matters most of it matches.
    pub quality: Quality,
}

impl<'a> Hit<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        index: &'a Index,
        query: Rc<Query>,
        id: &'a str,
        rank: usize,
        ranked: Ranked,
    ) -> Self {
        let Ranked { record: (kind, position), score, parts: meets, .. } = ranked;
        let by_name = meets.first().is_some_and(|meet| index.block.place(meet.entry as usize).form.is_name());
        let quality = best(&meets);
        Self {
            kind,
            id,
            quality,
            by_name,
            rank,
            score,
            catalogue,
            index,
            query,
            position,
            meets: meets.into(),
        }
    }

    /// The record itself.
    #[must_use]
    pub(crate) fn record(&self) -> Option<&'a Record> {
        self.catalogue.nth((self.kind, self.position))
    }

    /// Which texts matched, and where in them: as few as have all words that were found, the one that matters most first.
    #[must_use]
    pub(crate) fn parts(&self) -> Vec<Part<'a>> {
        let parts = self.meets.chunk_by(|a, b| a.entry == b.entry);
        let mut apart: Vec<Part<'a>> = Vec::new();
        for part in parts.filter_map(|meets| self.part(meets)) {
            // One text may stand in the index in several forms.
            match apart.iter_mut().find(|known| known.field == part.field && known.text == part.text) {
                Some(known) => known.ranges = merged([&*known.ranges, &*part.ranges].concat()),
                None => apart.push(part),
            }
        }
        apart
    }

    fn part(&self, meets: &[Meet]) -> Option<Part<'a>> {
        let place = self.index.block.place(meets.first()?.entry as usize);
        let (field, text) = self.text(place)?;
        let letters = folded(&text);
        // A word that stands in a text many times is sought there once.
        let mut known = BTreeSet::new();
        let sought = meets.iter().filter(|meet| known.insert((meet.term, meet.quality, meet.is_whole)));
        let ranges = sought.filter_map(|meet| self.matched(&letters, meet));
        let ranges =
            ranges.filter_map(|(first, last)| Some((letters.get(first)?.from, letters.get(last)?.to)));
        let ranges = merged(ranges.collect());
        Some(Part { field, text, ranges, quality: best(meets) })
    }

    fn text(&self, place: Place) -> Option<(&'static str, Cow<'a, str>)> {
        match place.field {
            Place::ID => return Some(("id", self.id.into())),
            Place::KIND => return Some(("kind", self.kind.word().into())),
            _ => {}
        }
        let field = self.kind.field_at(place.field)?;
        let statement = self.record()?.answer(field).statements().nth(usize::from(place.value))?;
        let text = if place.in_note {
            statement.note().map(Cow::Borrowed)
        } else {
            words(self.catalogue, &statement)
        };
        Some((field.key, text?))
    }

    /// The first and the last of the letters that matched.
    fn matched(&self, letters: &[Folded], meet: &Meet) -> Option<(usize, usize)> {
        let term = self.query.terms.get(usize::from(meet.term));
        let phrase = term.map_or(&self.query.phrase, |term| &term.phrase);
        let one = match (meet.quality, term) {
            (Quality::Initials, _) => by_initials(letters, phrase),
            (Quality::Folded, _) if meet.is_whole => None,
            (Quality::Folded, _) => by_sound(letters, &phrase.joined),
            (Quality::Fuzzy, _) => by_slip(letters, phrase),
            (Quality::Substring, _) | (_, None) => by_spelling(letters, &phrase.plain),
            (quality, Some(term)) => {
                let mut phrases = term.wanted.iter().filter(|wanted| wanted.is_phrase());
                by_words(letters, term, quality == Quality::Prefix)
                    .or_else(|| phrases.find_map(|wanted| by_spelling(letters, &wanted.word)))
            }
        };
        let is_name = matches!(meet.quality, Quality::Initials | Quality::Folded | Quality::Fuzzy);
        let all = (0, letters.len().saturating_sub(1));
        one.or(is_name.then_some(all))
    }
}

/// The quality of the meeting that matters most.
fn best(meets: &[Meet]) -> Quality {
    let best = meets.iter().max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.quality.cmp(&a.quality)));
    best.map_or(Quality::Exact, |meet| meet.quality)
}

/// The same bytes in order, those that overlap or touch as one.
fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in ranges {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

fn text_of(letters: &[Folded]) -> String {
    letters.iter().map(|letter| letter.letter).collect()
}

/// The first of the words that are most like the one typed, or mean the same.
fn by_words(letters: &[Folded], term: &Term, with_beginnings: bool) -> Option<(usize, usize)> {
    let mut start = 0;
    let words =
        letters.split(|letter| letter.letter == ' ').filter(|word| !word.is_empty()).filter_map(|word| {
            let first = start;
            start += word.len() + 1;
            let text = text_of(word);
            let likeness = |(index, wanted): (usize, &Wanted)| Some((index, wanted.likeness(&text)?));
            let is_like =
                |(_, likeness): &(usize, Likeness)| *likeness != Likeness::Beginning || with_beginnings;
            let (index, likeness) = term.wanted.iter().enumerate().filter_map(likeness).find(is_like)?;
            // Of a longer word only the letters typed.
            let length = if likeness == Likeness::Beginning {
                term.wanted[index].word.chars().count()
            } else {
                word.len()
            };
            Some((index, likeness, first, first + length - 1))
        });
    let (.., first, last) = words.min()?;
    Some((first, last))
}

/// The best of the places where the very letters stand.
fn by_spelling(letters: &[Folded], wanted: &str) -> Option<(usize, usize)> {
    let text = text_of(letters);
    let places = text.match_indices(wanted).filter_map(|(at, _)| {
        let (extent, _) = extent(text.as_bytes(), at, wanted.len())?;
        Some((extent, at))
    });
    let (_, at) = places.min()?;
    let first = text.get(..at)?.chars().count();
    Some((first, first + wanted.chars().count().checked_sub(1)?))
}

fn by_initials(letters: &[Folded], phrase: &Phrase) -> Option<(usize, usize)> {
    let typed: Vec<char> = phrase.plain.chars().filter(|letter| *letter != ' ').collect();
    let solid: Vec<usize> = (0..letters.len()).filter(|index| letters[*index].letter != ' ').collect();
    let name: Vec<char> = solid.iter().map(|index| letters[*index].letter).collect();
    let is_start =
        |first: &usize| initial(name[*first]) == initial(typed[0]) && agree(&name[*first..], &typed);
    let first = (0..solid.len()).find(is_start)?;
    Some((solid[first], *solid.get(first + typed.len() - 1)?))
}

/// The shortest run of letters that sounds the same, at the beginning of a word where there is one.
fn by_sound(letters: &[Folded], wanted: &str) -> Option<(usize, usize)> {
    if letters.len() > LONGEST_HEARD || wanted.len() > LONGEST_HEARD {
        return None;
    }
    let is_start = |start: &usize| *start == 0 || letters[*start - 1].letter == ' ';
    let starts = (0..letters.len()).filter(is_start);
    let inside = (0..letters.len()).filter(|start| !is_start(start));
    let text: Vec<char> = letters.iter().map(|letter| letter.letter).collect();
    for start in starts.chain(inside) {
        for end in start..text.len() {
            let run: String = text[start..=end].iter().collect();
            let sound = skeleton::joined(&run);
            if text[end] != ' ' && sound == *wanted {
                return Some((start, end));
            }
            // A letter more may still change the last sounds, but no more than these.
            if sound.len() > wanted.len() + 2 {
                break;
            }
        }
    }
    None
}

/// The nearest word.
fn by_slip(letters: &[Folded], phrase: &Phrase) -> Option<(usize, usize)> {
    let most = Forgiven::of(phrase);
    let edits = |word: &[Folded]| {
        let word = text_of(word);
        let by_spelling = edits(&phrase.plain, &word, most.spelling);
        let by_sound = edits(&phrase.joined, &skeleton::joined(&word), most.sound);
        [by_spelling, by_sound].into_iter().flatten().min()
    };
    let whole = edits(letters).map(|edits| (edits, 0, letters.len()));
    let mut start = 0;
    let words = letters.split(|letter| letter.letter == ' ').filter_map(|word| {
        let first = start;
        start += word.len() + 1;
        Some((edits(word)?, first, first + word.len()))
    });
    let (_, first, end) = words.chain(whole).min()?;
    Some((first, end.checked_sub(1)?))
}
