//! One record by a name: its id, its own name, another spelling; or the candidates, or what was perhaps meant. Never a guess: a slip of
//! the hand is answered with suggestions.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Quality;
use super::find::{self, Match};
use super::index::Index;
use super::names::{Extent, of_names};
use super::phrase::Phrase;
use super::query::Query;
use super::slips::{self, Forgiven};
use super::table::{Form, Place, Table};
use super::words::is_ignored;
use crate::catalogue::{Catalogue, Kind, Record};

/// What a name on the command line means.
#[derive(Debug)]
pub(crate) enum Resolution<'a> {
    /// This record.
    Found(&'a Record),
    /// One of these.
    Ambiguous(Vec<&'a Record>),
    /// None; these are near, as one names them.
    Missing(Vec<Cow<'a, str>>),
}

/// A record by its kind and its place among those of its kind.
type Numbered = (Kind, usize);

/// Maximum suggestions; most people read no further.
const SUGGESTIONS: usize = 3;

/// The record that a name means.
///
/// Its id decides, else its own name or hangul as written, else either as it sounds. Failing these the name may be another spelling, or the
/// beginning of a longer name up to the end of a word, as 갱생 is of a whole family of cars; then its initial consonants. Sources, which
/// one looks up by what cites them, stand back where the name fits anything else.
pub(crate) fn resolve<'a, 'i>(
    catalogue: &'a Catalogue,
    index: impl FnOnce() -> &'i Index,
    kinds: &[Kind],
    name: &str,
) -> Resolution<'a> {
    if let Some(found) = one_or_more(by_id(catalogue, kinds, name)) {
        return found;
    }
    // Of records that were read from files there is none yet; who knows the id need not wait for it.
    let table = &index().table;
    let phrase = Phrase::new(name);
    let Steps { own, own_sound, mut others, beginnings, initials } = Steps::new(table, &phrase, kinds);
    // A part of a title is no name, as 갱생 is one of a family of cars.
    let is_family = |record: &Numbered| matches!(record.0, Kind::Car | Kind::Manufacturer);
    others.extend(beginnings.into_iter().filter(is_family));
    let mut steps = [own, own_sound, others, initials];
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
        let handle = |record: Numbered| Some(catalogue.handle(record.0, catalogue.nth_id(record)?));
        return Resolution::Missing(near.into_iter().filter_map(handle).collect());
    };
    // A choice shows everything that may have been meant, the likeliest first.
    let mut candidates = steps[first].clone();
    if candidates.len() > 1 {
        candidates.extend(steps[first + 1..].iter().flatten().filter(|record| known.insert(**record)));
    }
    let candidates = candidates.into_iter().filter_map(|record| catalogue.nth(record)).collect();
    one_or_more(as_written(candidates, name)).unwrap_or(Resolution::Missing(Vec::new()))
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

/// The records of these kinds with this id: as it stands, or with its kind before it, as in `car.paektusan`; failing these those whose
/// ids differ from it only in zeros before their numbers.
fn by_id<'a>(catalogue: &'a Catalogue, kinds: &[Kind], name: &str) -> Vec<&'a Record> {
    let id = as_id(name);
    let of_kind = id.split_once('.').and_then(|(word, id)| Some((Kind::from_word(word)?, id)));
    let (id, kinds) = match &of_kind {
        Some((kind, id)) if kinds.contains(kind) => (*id, std::slice::from_ref(kind)),
        _ => (&*id, kinds),
    };
    let exact: Vec<&Record> = kinds.iter().filter_map(|kind| catalogue.get(*kind, id)).collect();
    if !exact.is_empty() || !id.bytes().any(|byte| byte.is_ascii_digit()) {
        return exact;
    }
    let of_kind = |kind: &Kind| {
        let kind = *kind;
        let ids = catalogue.ids(kind).enumerate().filter(|(_, known)| is_id(known, id));
        ids.filter_map(move |(position, _)| catalogue.nth((kind, position))).collect::<Vec<_>>()
    };
    kinds.iter().flat_map(of_kind).collect()
}

/// Of several records the one whose name is written so, if there is one: what is no letter tells `Galaxy+` from `Galaxy*`.
fn as_written<'a>(records: Vec<&'a Record>, name: &str) -> Vec<&'a Record> {
    let name = name.trim().to_lowercase();
    let mut written = records.iter().filter(|record| record.name().to_lowercase() == name);
    match (written.next(), written.next()) {
        (Some(record), None) => vec![record],
        _ => records,
    }
}

/// What a text is the name of.
#[derive(Debug, Default)]
pub(crate) struct Called<'a> {
    /// Records with this id, or that are called so.
    pub own: Vec<&'a Record>,
    /// Records that are called so too, or have these initials.
    pub others: Vec<&'a Record>,
    /// Records whose names begin so.
    pub beginnings: Vec<&'a Record>,
}

/// The records that a text names as a whole, in any spelling.
pub(crate) fn called<'a>(catalogue: &'a Catalogue, index: &Index, text: &str) -> Called<'a> {
    let by_id = by_id(catalogue, &Kind::ALL, text);
    if !by_id.is_empty() {
        return Called { own: by_id, ..Called::default() };
    }
    let steps = Steps::new(&index.table, &Phrase::new(text), &Kind::ALL);
    let records = |mut numbered: Vec<Numbered>| -> Vec<&'a Record> {
        numbered.sort_unstable();
        numbered.dedup();
        numbered.into_iter().filter_map(|record| catalogue.nth(record)).collect()
    };
    let own = if steps.own.is_empty() { steps.own_sound } else { steps.own };
    Called {
        own: as_written(records(own), text),
        others: records([steps.others, steps.initials].concat()),
        beginnings: records(steps.beginnings),
    }
}

/// The question of which all words that count are asked, and no others.
pub(crate) fn question<'a>(catalogue: &'a Catalogue, index: &Index, text: &str) -> Option<&'a Record> {
    let query = Query::new(index, text);
    let (matches, _) = find::matches(index, &query);
    let is_asked = |matches: &&[Match]| {
        let entry = matches[0].entry;
        let place = index.table.place(entry);
        let terms = matches.iter().filter(|found| found.quality <= Quality::Meaning).map(|found| found.term);
        let terms: HashSet<u16> = terms.filter(|term| *term != Match::PHRASE).collect();
        let words: HashSet<&str> =
            index.table.key(entry).split(' ').filter(|word| !is_ignored(word)).collect();
        place.record.0 == Kind::Question
            && place.form == Form::Name
            && place.field != Place::ID
            && terms.len() == query.terms.len()
            && words.len() == query.terms.len()
    };
    // Of several the one that is worded most like it, with the words that count for nothing.
    let count = |text: &str| text.split(' ').count();
    let asked = matches.chunk_by(|a, b| a.entry == b.entry).filter(is_asked);
    let asked = asked.min_by_key(|matches| {
        count(index.table.key(matches[0].entry)).abs_diff(count(&query.phrase.plain))
    })?;
    catalogue.nth(index.table.place(asked[0].entry).record)
}

/// What each step of [`resolve`] after the id finds.
#[derive(Default)]
struct Steps {
    own: Vec<Numbered>,
    own_sound: Vec<Numbered>,
    /// Other spellings, as written or by sound.
    others: Vec<Numbered>,
    /// Names that go on behind it.
    beginnings: Vec<Numbered>,
    initials: Vec<Numbered>,
}

impl Steps {
    fn new(table: &Table, phrase: &Phrase, kinds: &[Kind]) -> Self {
        let mut steps = Self::default();
        let counts = phrase.plain.split(' ').any(|word| !is_ignored(word));
        for (place, extent) in
            of_names(table, phrase).into_iter().filter(|(place, _)| kinds.contains(&place.record.0))
        {
            let step = match place.form {
                Form::Initials => &mut steps.initials,
                _ if extent > Extent::Whole && !counts => continue,
                _ if extent > Extent::Whole => &mut steps.beginnings,
                _ if !place.is_own || is_part_of_name(table, place) => &mut steps.others,
                Form::Name => &mut steps.own,
                _ => &mut steps.own_sound,
            };
            step.push(place.record);
        }
        steps
    }
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
