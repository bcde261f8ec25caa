//! A record that a query found, and why: the field, the spelling in it, and the part of it that matched.

use super::block::Place;
use super::fold::{Folded, folded};
use super::fuzzy::{Forgiven, edits};
use super::index::initial;
use super::phrase::{Phrase, agree};
use super::scan::{Extent, extent};
use super::skeleton;
use super::{Found, Quality};
use crate::catalogue::{Catalogue, Kind, Record};

/// A record that a query found.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// How the worst of the words matches.
    pub quality: Quality,
    /// Whether names matched; text weighs less.
    pub by_name: bool,
    catalogue: &'a Catalogue,
    position: usize,
    found: Found,
}

/// Why a record was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why<'a> {
    /// The field.
    pub field: &'static str,
    /// What stands in it.
    pub text: &'a str,
    /// The first byte of the part that matched.
    pub from: usize,
    /// The byte after it.
    pub to: usize,
}

impl<'a> Hit<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        kind: Kind,
        position: usize,
        id: &'a str,
        found: Found,
    ) -> Self {
        let (quality, by_name) = (found.rank.quality, !found.rank.in_text);
        Self { kind, id, quality, by_name, catalogue, position, found }
    }

    /// The record itself.
    #[must_use]
    pub fn record(&self) -> Option<&'a Record> {
        self.catalogue.nth(self.kind, self.position)
    }

    /// Which text matched, and where in it. Of several words it tells the one that matches worst.
    #[must_use]
    pub fn why(&self) -> Why<'a> {
        let (field, text) = self.text(self.found.place).unwrap_or(("id", self.id));
        let letters = folded(text);
        let matched = self.matched(&letters);
        let (from, to) = match matched.map(|(first, last)| (letters.get(first), letters.get(last))) {
            Some((Some(first), Some(last))) => (first.from, last.to),
            _ => (0, text.len()),
        };
        Why { field, text, from, to }
    }

    fn text(&self, place: Place) -> Option<(&'static str, &'a str)> {
        let field = self.kind.field_at(place.field)?;
        let statement = self.record()?.answer(field).statements().nth(usize::from(place.value))?;
        Some((field.key, if place.in_note { statement.note() } else { statement.text() }?))
    }

    /// The first and the last of the letters that matched.
    fn matched(&self, letters: &[Folded]) -> Option<(usize, usize)> {
        let (phrase, rank) = (&self.found.phrase, self.found.rank);
        match self.quality {
            Quality::Initials => by_initials(letters, phrase),
            Quality::Folded => by_sound(letters, &phrase.joined, rank.extent),
            Quality::Fuzzy => by_slip(letters, phrase),
            _ => by_spelling(letters, &phrase.plain),
        }
    }
}

fn text_of(letters: &[Folded]) -> String {
    letters.iter().map(|letter| letter.letter).collect()
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
    let first = (0..solid.len()).find(|first| {
        let name = solid[*first..].iter().map(|index| letters[*index].letter);
        initial(letters[solid[*first]].letter) == initial(typed[0]) && agree(name, &typed)
    })?;
    Some((solid[first], *solid.get(first + typed.len() - 1)?))
}

/// The shortest run of letters that sounds the same; all of them if it cannot be told.
fn by_sound(letters: &[Folded], wanted: &str, extent: Extent) -> Option<(usize, usize)> {
    if extent == Extent::Whole {
        return None;
    }
    let starts = (0..letters.len())
        .filter(|start| extent == Extent::Inside || *start == 0 || letters[*start - 1].letter == ' ');
    let text: Vec<char> = letters.iter().map(|letter| letter.letter).collect();
    for start in starts {
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
