//! One record by a name: its id, its own name, another spelling; or the candidates, or what was perhaps meant. Never a guess: a slip of
//! the hand is answered with suggestions.

use std::collections::HashSet;

use super::block::{Block, Place};
use super::fuzzy::{self, Forgiven};
use super::index::Index;
use super::phrase::Phrase;
use super::scan::{Extent, scan};
use super::{Quality, Rank};
use crate::catalogue::{Catalogue, Kind, Record};

/// What a name on the command line means.
#[derive(Debug)]
pub enum Resolution<'a> {
    /// This record.
    Found(&'a Record),
    /// One of these.
    Ambiguous(Vec<&'a Record>),
    /// None; these ids are near.
    Missing(Vec<&'a str>),
}

/// Most people have read enough after so many suggestions.
const SUGGESTIONS: usize = 3;

/// The record that a name means.
///
/// Its id decides, else its own name or hangul as written, else either as it sounds. Failing these the name may be another spelling, or the
/// beginning of a longer name up to the end of a word, as 갱생 is of a whole family of cars; then its initial consonants. Sources, which
/// one looks up by what cites them, stand back where the name fits anything else.
#[must_use]
pub fn resolve<'a, 'i>(
    catalogue: &'a Catalogue,
    index: impl FnOnce() -> &'i Index,
    kinds: &[Kind],
    name: &str,
) -> Resolution<'a> {
    let id = as_id(name);
    let by_id: Vec<&Record> = kinds.iter().filter_map(|kind| catalogue.get(*kind, &id)).collect();
    if let Some(found) = one_or_more(by_id) {
        return found;
    }
    // Of records that were read from files there is none yet; who knows the id need not wait for it.
    let index = index();
    let numbers = Numbers::new(catalogue, kinds);
    let phrase = Phrase::new(name);
    let mut steps = steps(index, &phrase, &numbers);
    let is_source = |record: &usize| numbers.kind(*record) == Some(Kind::Source);
    if !steps.iter().flatten().all(is_source) {
        for step in &mut steps {
            step.retain(|record| !is_source(record));
        }
    }
    let mut known = HashSet::new();
    let Some(first) = steps.iter_mut().position(|step| {
        step.retain(|record| known.insert(*record));
        !step.is_empty()
    }) else {
        let near = near(index, &phrase, &numbers);
        return Resolution::Missing(near.into_iter().filter_map(|record| numbers.id(record)).collect());
    };
    // Whoever has to choose sees everything that it may have been, the likeliest first.
    let mut candidates = steps[first].clone();
    if candidates.len() > 1 {
        candidates.extend(steps[first + 1..].iter().flatten().filter(|record| known.insert(**record)));
    }
    let candidates = candidates.into_iter().filter_map(|record| numbers.record(record)).collect();
    one_or_more(candidates).unwrap_or(Resolution::Missing(Vec::new()))
}

/// An id in any case, with spaces or underscores for hyphens.
pub(super) fn as_id(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace([' ', '_'], "-")
}

/// What each step of [`resolve`] after the id finds: own names, own names by sound, other spellings and beginnings, initials.
fn steps(index: &Index, phrase: &Phrase, numbers: &Numbers<'_, '_>) -> [Vec<usize>; 4] {
    let [mut own, mut own_sound, mut other, mut by_initials]: [Vec<usize>; 4] = Default::default();
    let (mut other_sound, mut start) = (Vec::new(), Vec::new());
    let sort = |block: &Block, entry: usize, own: &mut Vec<usize>, other: &mut Vec<usize>| {
        let place = block.place(entry);
        match numbers.kind(place.record) {
            Some(_) if place.is_own && !is_part_of_name(index, place) => own.push(place.record),
            Some(_) => other.push(place.record),
            None => {}
        }
    };
    scan(&index.names, &phrase.plain, |meeting| match meeting.extent {
        Extent::Whole => sort(&index.names, meeting.entry, &mut own, &mut other),
        Extent::Start if index.names.key(meeting.entry).get(phrase.plain.len()) == Some(&b' ') => {
            let record = index.names.place(meeting.entry).record;
            start.extend(numbers.kind(record).map(|_| record));
        }
        _ => {}
    });
    scan(&index.joined, &phrase.joined, |meeting| {
        if meeting.extent == Extent::Whole {
            sort(&index.joined, meeting.entry, &mut own_sound, &mut other_sound);
        }
    });
    if phrase.initials().is_some() {
        phrase.in_names(index, |rank, place| {
            if rank.quality == Quality::Initials && rank.extent == Extent::Whole {
                by_initials.extend(numbers.kind(place.record).map(|_| place.record));
            }
        });
    }
    other.append(&mut other_sound);
    other.append(&mut start);
    [own, own_sound, other, by_initials]
}

/// Whether the hangul is only a part of the name, as 갱생 is of Kaengsaeng pickup: then it does not mean this record alone.
fn is_part_of_name(index: &Index, place: Place) -> bool {
    if place.field == 0 || place.field == Place::ID {
        return false;
    }
    let named = index.spaced.of_record(place.record).find(|entry| index.spaced.place(*entry).field == 0);
    let hangul = index.joined.of_record(place.record).find(|entry| index.joined.place(*entry) == place);
    // Hangul that sounds just like the name has no entry of its own.
    let (Some(named), Some(hangul)) = (named, hangul) else { return false };
    let name: Vec<u8> = index.spaced.key(named).iter().copied().filter(|byte| *byte != b' ').collect();
    memchr::memmem::find(&name, index.joined.key(hangul)).is_some()
}

/// Records with an id or a name near this one, nearest first; none if all are poor.
fn near(index: &Index, phrase: &Phrase, numbers: &Numbers<'_, '_>) -> Vec<usize> {
    // Stricter by sound than a search: a bad suggestion is worse than none.
    let most = Forgiven {
        spelling: match phrase.plain.len() {
            0..=3 => 0,
            4..=5 => 1,
            6..=9 => 2,
            _ => 3,
        },
        sound: fuzzy::forgiven(phrase.joined.len()).saturating_sub(1),
    };
    let mut near: Vec<(Rank, bool, usize)> = Vec::new();
    fuzzy::in_names(phrase, index, most, |rank, place| {
        if numbers.kind(place.record).is_some() {
            near.push((rank, !place.is_own, place.record));
        }
    });
    // Sources come last: nobody types their titles.
    near.sort_unstable_by_key(|(rank, is_alias, record)| {
        (numbers.kind(*record) == Some(Kind::Source), *rank, *is_alias, *record)
    });
    let mut records: Vec<usize> = Vec::new();
    for (rank, _, record) in near {
        if rank.extent == Extent::Whole && !records.contains(&record) {
            records.push(record);
        }
        if records.len() == SUGGESTIONS {
            break;
        }
    }
    records
}

/// Records by their number through all kinds, those of some kinds only.
struct Numbers<'a, 'k> {
    catalogue: &'a Catalogue,
    kinds: &'k [Kind],
}

impl<'a, 'k> Numbers<'a, 'k> {
    fn new(catalogue: &'a Catalogue, kinds: &'k [Kind]) -> Self {
        Self { catalogue, kinds }
    }

    fn position(&self, number: usize) -> Option<(Kind, usize)> {
        let mut position = number;
        for kind in Kind::ALL {
            match position.checked_sub(self.catalogue.count(kind)) {
                Some(rest) => position = rest,
                None => return self.kinds.contains(&kind).then_some((kind, position)),
            }
        }
        None
    }

    fn kind(&self, number: usize) -> Option<Kind> {
        self.position(number).map(|(kind, _)| kind)
    }

    fn id(&self, number: usize) -> Option<&'a str> {
        self.position(number).and_then(|(kind, position)| self.catalogue.nth_id(kind, position))
    }

    fn record(&self, number: usize) -> Option<&'a Record> {
        self.position(number).and_then(|(kind, position)| self.catalogue.nth(kind, position))
    }
}

fn one_or_more(mut records: Vec<&Record>) -> Option<Resolution<'_>> {
    match records.len() {
        0 => None,
        1 => records.pop().map(Resolution::Found),
        _ => Some(Resolution::Ambiguous(records)),
    }
}
