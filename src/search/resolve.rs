//! One record by a name: its id, its own name, another spelling; or the candidates, or what was perhaps meant. Never a guess: a slip of
//! the hand is answered with suggestions.

use std::collections::HashSet;

use super::find::{Extent, of_names};
use super::index::Index;
use super::query::Phrase;
use super::slips::{self, Forgiven};
use super::table::{Form, Place, Table};
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
    let table = &index().table;
    let phrase = Phrase::new(name);
    let mut steps = steps(table, &phrase, kinds);
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
        let near = near(table, &phrase, kinds);
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
fn steps(table: &Table, phrase: &Phrase, kinds: &[Kind]) -> [Vec<Numbered>; 4] {
    let mut steps: [Vec<Numbered>; 4] = Default::default();
    let mut beginnings = Vec::new();
    for (place, extent) in
        of_names(table, phrase).into_iter().filter(|(place, _)| kinds.contains(&place.record.0))
    {
        let is_own = place.is_own && !is_part_of_name(table, place);
        match place.form {
            Form::Initials => steps[3].push(place.record),
            _ if extent > Extent::Whole => beginnings.push(place.record),
            _ if !is_own => steps[2].push(place.record),
            Form::Name => steps[0].push(place.record),
            _ => steps[1].push(place.record),
        }
    }
    steps[2].append(&mut beginnings);
    steps
}

/// Whether the hangul is only a part of the name, as 갱생 is of Kaengsaeng pickup: then it does not mean this record alone.
fn is_part_of_name(table: &Table, place: Place) -> bool {
    if place.field == 0 || place.field == Place::ID {
        return false;
    }
    let key = |field: u8, form: Form| {
        let is_it = |entry: &usize| {
            let place = table.place(*entry);
            place.field == field && place.form == form
        };
        table.of_record(place.record).find(is_it).map(|entry| table.key(entry))
    };
    // Hangul that sounds just like the name has no key of its own.
    let (Some(named), Some(hangul)) = (key(0, Form::Spaced), key(place.field, Form::Joined)) else {
        return false;
    };
    named.replace(' ', "").contains(hangul)
}

/// Records with an id or a name near this one, nearest first; none if all are poor.
fn near(table: &Table, phrase: &Phrase, kinds: &[Kind]) -> Vec<Numbered> {
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
    let mut near: Vec<(u8, bool, Numbered)> = Vec::new();
    slips::in_names(phrase, table, most, |entry, range, edits| {
        let place = table.place(entry);
        let kind = place.record.0;
        if range.len() == table.key(entry).len() && kinds.contains(&kind) {
            near.push((edits, !place.is_own, place.record));
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
