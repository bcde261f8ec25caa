//! One record by a name: its id, its own name, another spelling; or the candidates, or what was perhaps meant. Never a guess: a slip of
//! the hand is answered with suggestions.

use std::collections::HashSet;

use super::block::{Block, Form, Place};
use super::index::Index;
use super::meet::by_initials;
use super::query::Phrase;
use super::scan::{Extent, Meeting, scan};
use super::slips::{self, Forgiven};
use crate::catalogue::{Catalogue, Kind, Record};

/// What a name on the command line means.
#[derive(Debug)]
pub(crate) enum Resolution<'a> {
    /// This record.
    Found(&'a Record),
    /// One of these.
    Ambiguous(Vec<&'a Record>),
    /// None; these ids are near.
    Missing(Vec<&'a str>),
}

/// A record by its kind and its place among those of its kind.
type Numbered = (Kind, usize);

/// Most people have read enough after so many suggestions.
const SUGGESTIONS: usize = 3;

/// The record that a name means.
///
/// Its id decides, else its own name or hangul as written, else either as it sounds. Failing these the name may be another spelling, or the
/// beginning of a longer name up to the end of a word, as 갱생 is of a whole family of cars; then its initial consonants. Sources, which
/// one looks up by what cites them, stand back where the name fits anything else.
#[must_use]
pub(crate) fn resolve<'a, 'i>(
    catalogue: &'a Catalogue,
    index: impl FnOnce() -> &'i Index,
    kinds: &[Kind],
    name: &str,
) -> Resolution<'a> {
    let id = as_id(name);
    let by_id: Vec<&Record> = kinds.iter().filter_map(|kind| catalogue.get(*kind, &id)).collect();
    if let Some(found) = one_or_more(by_id).or_else(|| one_or_more(by_padded_id(catalogue, kinds, &id))) {
        return found;
    }
    // Of records that were read from files there is none yet; who knows the id need not wait for it.
    let block = &index().block;
    let phrase = Phrase::new(name);
    let mut steps = steps(block, &phrase, kinds);
    let is_source = |record: &Numbered| record.0 == Kind::Source;
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
        let near = near(block, &phrase, kinds);
        return Resolution::Missing(near.into_iter().filter_map(|record| catalogue.nth_id(record)).collect());
    };
    // Whoever has to choose sees everything that it may have been, the likeliest first.
    let mut candidates = steps[first].clone();
    if candidates.len() > 1 {
        candidates.extend(steps[first + 1..].iter().flatten().filter(|record| known.insert(**record)));
    }
    let candidates = candidates.into_iter().filter_map(|record| catalogue.nth(record)).collect();
    one_or_more(candidates).unwrap_or(Resolution::Missing(Vec::new()))
}

/// An id in any case, with spaces or underscores for hyphens.
pub(super) fn as_id(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace([' ', '_'], "-")
}

/// Whether this is the id asked for, be it without the zeros before its numbers: `sg-1` is `sg-01`. What is asked for may be far longer
/// than any id, so that it is read only as far as the two agree.
pub(super) fn is_id(id: &str, asked: &str) -> bool {
    unpadded(id).eq(unpadded(asked))
}

/// The parts of an id, numbers without the zeros before them.
fn unpadded(id: &str) -> impl Iterator<Item = &str> {
    id.split('-').map(|part| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.trim_start_matches('0') } else { part }
    })
}

/// The records whose ids differ from the one asked for only in zeros before their numbers.
fn by_padded_id<'a>(catalogue: &'a Catalogue, kinds: &[Kind], asked: &str) -> Vec<&'a Record> {
    if !asked.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let of_kind = |kind: &Kind| {
        let kind = *kind;
        let ids = catalogue.ids(kind).enumerate().filter(|(_, id)| is_id(id, asked));
        ids.filter_map(move |(position, _)| catalogue.nth((kind, position))).collect::<Vec<_>>()
    };
    kinds.iter().flat_map(of_kind).collect()
}

/// What each step of [`resolve`] after the id finds: own names, own names by sound, other spellings and beginnings, initials.
fn steps(block: &Block, phrase: &Phrase, kinds: &[Kind]) -> [Vec<Numbered>; 4] {
    let [mut own, mut own_sound, mut other, mut initials]: [Vec<Numbered>; 4] = Default::default();
    let (mut other_sound, mut start) = (Vec::new(), Vec::new());
    let sort = |place: Place, own: &mut Vec<Numbered>, other: &mut Vec<Numbered>| {
        let is_own = place.is_own && !is_part_of_name(block, place);
        if is_own { own.push(place.record) } else { other.push(place.record) }
    };
    let is_wanted = |meeting: &Meeting| kinds.contains(&meeting.place.record.0);
    scan(block, &phrase.plain, |meeting| match (meeting.place.form, meeting.extent) {
        _ if !is_wanted(&meeting) => {}
        (Form::Name, Extent::Whole) if meeting.is_first => sort(meeting.place, &mut own, &mut other),
        (Form::Name, Extent::Whole | Extent::Start) => start.push(meeting.place.record),
        _ => {}
    });
    scan(block, &phrase.joined, |meeting| {
        if meeting.place.form == Form::Joined && meeting.extent == Extent::Whole && is_wanted(&meeting) {
            sort(meeting.place, &mut own_sound, &mut other_sound);
        }
    });
    by_initials(block, phrase, |meeting| {
        if meeting.extent == Extent::Whole && is_wanted(meeting) {
            initials.push(meeting.place.record);
        }
    });
    other.append(&mut other_sound);
    other.append(&mut start);
    [own, own_sound, other, initials]
}

/// Whether the hangul is only a part of the name, as 갱생 is of Kaengsaeng pickup: then it does not mean this record alone.
fn is_part_of_name(block: &Block, place: Place) -> bool {
    if place.field == 0 || place.field == Place::ID {
        return false;
    }
    let key = |field: u8, form: Form| {
        let is_it = |entry: &usize| {
            let place = block.place(*entry);
            place.field == field && place.form == form
        };
        block.of_record(place.record).find(is_it).map(|entry| block.key(entry))
    };
    // Hangul that sounds just like the name has no key of its own.
    let (Some(named), Some(hangul)) = (key(0, Form::Spaced), key(place.field, Form::Joined)) else {
        return false;
    };
    let name: Vec<u8> = named.iter().copied().filter(|byte| *byte != b' ').collect();
    memchr::memmem::find(&name, hangul).is_some()
}

/// Records with an id or a name near this one, nearest first; none if all are poor.
fn near(block: &Block, phrase: &Phrase, kinds: &[Kind]) -> Vec<Numbered> {
    // Stricter by sound than a search: a bad suggestion is worse than none.
    let most = Forgiven {
        spelling: match phrase.plain.len() {
            0..=3 => 0,
            4..=5 => 1,
            6..=9 => 2,
            _ => 3,
        },
        sound: slips::forgiven(phrase.joined.len()).saturating_sub(1),
    };
    // Sources come last: nobody types their titles.
    let mut near: Vec<(bool, u8, bool, Numbered)> = Vec::new();
    slips::in_names(phrase, block, most, |entry, extent, edits| {
        let place = block.place(entry);
        let kind = place.record.0;
        if extent == Extent::Whole && kinds.contains(&kind) {
            near.push((kind == Kind::Source, edits, !place.is_own, place.record));
        }
    });
    near.sort_unstable();
    let mut known = HashSet::new();
    let records = near.into_iter().map(|(.., record)| record).filter(|record| known.insert(*record));
    records.take(SUGGESTIONS).collect()
}

fn one_or_more(mut records: Vec<&Record>) -> Option<Resolution<'_>> {
    match records.len() {
        0 => None,
        1 => records.pop().map(Resolution::Found),
        _ => Some(Resolution::Ambiguous(records)),
    }
}
