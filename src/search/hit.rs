//! A record that a query found, and why: the fields, the spelling in them, and the parts of it that matched.

use std::borrow::Cow;
use std::cell::LazyCell;

use super::fold::{Folded, folded};
use super::hangul::initials;
use super::index::{Index, words};
use super::names::WordMatch;
use super::rank::Ranked;
use super::table::{Form, Numbered, Place};
use super::{Quality, skeleton};
use crate::catalogue::{Certainty, Kind, Record};

/// A record that a query found.
#[derive(Clone, Debug)]
pub(crate) struct Hit<'a> {
    pub kind: Kind,
    pub id: &'a str,
    /// How what matters most of it matches.
    pub quality: Quality,
    /// Whether that is a name.
    pub by_name: bool,
    /// Its place among the hits, from 0.
    pub rank: usize,
    /// What its words are worth. Records that are called as the query, and those with all words, come first whatever their score.
    pub score: f32,
    index: &'a Index<'a>,
    numbered: Numbered,
    matches: Vec<WordMatch>,
}

/// One text for which a record was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    pub field: &'static str,
    /// What stands in it.
    pub text: Cow<'a, str>,
    /// How sure that is.
    pub certainty: Option<Certainty>,
    /// The bytes of the parts that matched, in order and apart from each other; none where only the heading of the field did.
    pub ranges: Vec<(usize, usize)>,
    /// How what matters most of it matches.
    pub quality: Quality,
}

impl<'a> Hit<'a> {
    pub(super) fn new(index: &'a Index<'a>, rank: usize, ranked: Ranked) -> Option<Self> {
        let Ranked { record: numbered, score, parts, .. } = ranked;
        let (kind, id, quality) = (numbered.0, index.catalogue.nth_id(numbered)?, best(&parts));
        let by_name = parts.first().is_some_and(|found| found.place.form.is_name());
        Some(Self { kind, id, quality, by_name, rank, score, index, numbered, matches: parts })
    }

    /// The record itself.
    pub(crate) fn record(&self) -> Option<&'a Record> {
        self.index.catalogue.nth(self.numbered)
    }

    /// Which texts matched, and where in them: as few as have all words that were found, the one that matters most first.
    pub(crate) fn parts(&self) -> Vec<Part<'a>> {
        let mut apart: Vec<Part<'a>> = Vec::new();
        for part in self.matches.chunk_by(|a, b| a.entry == b.entry).filter_map(|found| self.part(found)) {
            // One text may stand in the index in several forms.
            match apart.iter_mut().find(|known| known.field == part.field && known.text == part.text) {
                Some(known) => known.ranges = merged([&*known.ranges, &*part.ranges].concat()),
                None => apart.push(part),
            }
        }
        apart
    }

    fn part(&self, matches: &[WordMatch]) -> Option<Part<'a>> {
        let WordMatch { entry, place, .. } = matches[0];
        let (field, text, certainty) = self.text(place)?;
        let key = self.index.table().key(entry);
        let letters = LazyCell::new(|| folded(&text));
        let range = |found: &WordMatch| {
            if found.in_key { in_text(place.form, key, found.at, &letters) } else { Some(found.at) }
        };
        let ranges = matches.iter().filter_map(range);
        let ranges = ranges.filter(|(from, to)| from < to && text.get(*from..*to).is_some());
        let ranges = merged(ranges.collect());
        Some(Part { field, text, certainty, ranges, quality: best(matches) })
    }

    fn text(&self, place: Place) -> Option<(&'static str, Cow<'a, str>, Option<Certainty>)> {
        let Some(field) = self.kind.field_at(place.field) else {
            let is_id = place.field == Place::ID;
            let (field, text) = if is_id { ("id", self.id) } else { ("kind", self.kind.word()) };
            return Some((field, text.into(), None));
        };
        let statement = self.record()?.answer(field).statements().nth(place.value)?;
        let text = if place.in_note {
            statement.note.map(Cow::Borrowed)
        } else {
            words(self.index.catalogue, &statement)
        };
        Some((field.key, text?, statement.certainty))
    }
}

/// The quality of the match that matters most.
fn best(matches: &[WordMatch]) -> Quality {
    let best =
        matches.iter().max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.quality.cmp(&a.quality)));
    best.map_or(Quality::Exact, |found| found.quality)
}

/// The same ranges in order, merged where they overlap or touch.
fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    ranges.dedup_by(|next, last| {
        let joins = next.0 <= last.1;
        last.1 = if joins { last.1.max(next.1) } else { last.1 };
        joins
    });
    ranges
}

/// Which bytes of a name, given by its letters, these bytes of one of its keys stand for.
fn in_text(form: Form, key: &str, (from, to): (usize, usize), letters: &[Folded]) -> Option<(usize, usize)> {
    let key_of: fn(&str) -> String = match form {
        Form::Initials => initials,
        Form::Joined => skeleton::joined,
        Form::Spaced => skeleton::spaced,
        Form::Name | Form::Text => str::to_owned,
    };
    let text: String = letters.iter().map(|letter| letter.letter).collect();
    let ends: Vec<usize> = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    // All of a key is all of its name, though the last letters may add nothing to their sound.
    let shorter = |length| ends.partition_point(|end| key_of(&text[..*end]).len() < length);
    let last = letters.len().checked_sub(1)?;
    let (first, last) =
        if to - from < key.len() { (shorter(from + 1), shorter(to).min(last)) } else { (0, last) };
    Some((letters.get(first)?.from, letters[last].to))
}
