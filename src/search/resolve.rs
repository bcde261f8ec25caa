//! Records by a name: their id, their own name, another spelling; or what was perhaps meant. Never a guess: a typing mistake is answered
//! with suggestions.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::fold::fold;
use super::index::Index;
use super::names::{Extent, Phrase, WordMatch, of_names};
use super::query::Query;
use super::table::{Form, Numbered, Place, Table};
use super::words::{bare, is_ignored, is_known, is_listed_under};
use super::{Quality, find, slips};
use crate::catalogue::{Catalogue, Kind, Record};

/// What a text is the name of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Called<'a> {
    /// Records with this id, or else that are called so, or else whose own name sounds so.
    pub own: Vec<&'a Record>,
    /// Records that are called so too, or have these initials.
    pub others: Vec<&'a Record>,
    /// Records whose names begin so.
    pub beginnings: Vec<&'a Record>,
}

/// Maximum suggestions; most people read no further.
const SUGGESTIONS: usize = 3;

/// The records that a name may mean, the likeliest first; one if it is clear.
///
/// Its id decides, else its own name or hangul as written, else either as it sounds. Failing these the name may be another spelling, or the
/// beginning of a longer name up to the end of a word, as 갱생 is of a whole family of cars; then its initial consonants.
pub(crate) fn resolve<'a>(index: &Index<'a>, kinds: &[Kind], name: &str) -> Vec<&'a Record> {
    called(index, kinds, name).meant()
}

impl<'a> Called<'a> {
    /// The records that may be meant, the likeliest first.
    pub(crate) fn meant(self) -> Vec<&'a Record> {
        let Self { own: mut records, others, beginnings } = self;
        // A choice shows everything that may have been meant.
        if records.len() != 1 {
            records.extend(others);
            records.extend(beginnings.into_iter().filter(|record| is_family(record.kind)));
            let mut known = HashSet::new();
            records.retain(|record| known.insert((record.kind, record.id)));
        }
        records
    }
}

/// Whether one name may mean a whole family of this kind, as 갱생 does for cars; part of a title is not a name.
fn is_family(kind: Kind) -> bool {
    matches!(kind, Kind::Car | Kind::Manufacturer)
}

/// The parts of an id, numbers without the zeros before them.
fn unpadded(id: &str) -> impl Iterator<Item = &str> {
    id.split('-').map(|part| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.trim_start_matches('0') } else { part }
    })
}

/// The records with this id in any case, with spaces or underscores for hyphens, as it stands or with its kind before it, as in
/// `car.paektusan`; or else those whose ids differ from it only in zeros before their numbers: `sg-1` is `sg-01`.
fn by_id<'a>(catalogue: &'a Catalogue, kinds: &[Kind], name: &str) -> Vec<&'a Record> {
    let asked = name.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    let of_kind = asked.split_once('.').and_then(|(word, id)| Some((Kind::from_word(word)?, id)));
    let (kinds, asked) = match &of_kind {
        Some((kind, id)) if kinds.contains(kind) => (std::slice::from_ref(kind), *id),
        _ => (kinds, &*asked),
    };
    let exact: Vec<&Record> = kinds.iter().filter_map(|kind| catalogue.get(*kind, asked)).collect();
    if !exact.is_empty() || !asked.bytes().any(|byte| byte.is_ascii_digit()) {
        return exact;
    }
    let ids = kinds.iter().flat_map(|kind| catalogue.ids(*kind).map(move |id| (*kind, id)));
    // What is asked for may be far longer than any id; it is read only as far as the two agree.
    let alike = ids.filter(|(_, id)| unpadded(id).eq(unpadded(asked)));
    alike.filter_map(|(kind, id)| catalogue.get(kind, id)).collect()
}

/// The records of these kinds that a text names as a whole, in any spelling. Sources, which one looks up by what cites them, are only named
/// where nothing else is.
pub(crate) fn called<'a>(index: &Index<'a>, kinds: &[Kind], text: &str) -> Called<'a> {
    let by_id = by_id(index.catalogue, kinds, text);
    // An id needs no index, which for records read from files is not built yet.
    if !by_id.is_empty() {
        return Called { own: by_id, ..Called::default() };
    }
    let (table, phrase) = (index.table(), Phrase::new(fold(text)));
    let counts = phrase.plain.split(' ').any(|word| !is_ignored(word));
    let [mut own, mut by_sound, mut others, mut initials, mut beginnings] = [const { Vec::new() }; 5];
    let names = of_names(table, &phrase).filter(|(place, _)| kinds.contains(&place.record.0));
    let names: Vec<(Place, Extent)> = names.collect();
    let is_named = names.iter().any(|(place, extent)| {
        let kind = place.record.0;
        kind != Kind::Source && (*extent == Extent::Whole || is_family(kind))
    });
    // A word that stands in sentences but in no name names nothing by its sound: a load is no road.
    let is_told = |place: Place| !place.form.is_name() && place.record.0 != Kind::Source;
    let is_in_text = |word: &str| table.occurrences_of(word).any(|one| is_told(table.place(one.entry)));
    let is_word = names.iter().all(|(place, _)| place.form == Form::Joined)
        && (is_in_text(&phrase.plain) || phrase.plain.strip_suffix('s').is_some_and(is_in_text));
    for (place, extent) in names {
        let kind = place.record.0;
        let is_title = matches!(kind, Kind::Source | Kind::Question | Kind::Sighting);
        let step = match place.form {
            _ if is_named && kind == Kind::Source => continue,
            Form::Initials => &mut initials,
            Form::Joined if is_word || !counts => continue,
            _ if extent > Extent::Whole && (is_title || !counts) => continue,
            _ if extent > Extent::Whole => &mut beginnings,
            _ if !place.is_own() || is_part_of_name(table, place) => &mut others,
            Form::Name => &mut own,
            _ => &mut by_sound,
        };
        step.push(place.record);
    }
    let records = |numbered: Vec<Numbered>| {
        let mut known = HashSet::new();
        let numbered = numbered.into_iter().filter(|record| known.insert(*record));
        numbered.filter_map(|record| index.catalogue.nth(record)).collect()
    };
    // A Korean particle at the end is read as one before it is read as part of another name: 이 may be the I of a name.
    let is_found = !own.is_empty() || !by_sound.is_empty();
    let without = bare(&phrase.plain)
        .filter(|_| !is_found && !is_known(&phrase.plain))
        .map(|bare| called(index, kinds, bare));
    if let Some(called) = without.into_iter().find(|called| !called.own.is_empty()) {
        return called;
    }
    others.extend(initials);
    let own = as_written(records(if own.is_empty() { by_sound } else { own }), text);
    Called { own, others: records(others), beginnings: records(beginnings) }
}

/// Of several records the one whose name is written exactly so, if there is one: only a sign tells `Galaxy+` from `Galaxy*`.
fn as_written<'a>(records: Vec<&'a Record>, name: &str) -> Vec<&'a Record> {
    let name = name.trim().to_lowercase();
    let mut written = records.iter().filter(|record| record.name().to_lowercase() == name);
    match (written.next(), written.next()) {
        (Some(record), None) => vec![record],
        _ => records,
    }
}

/// Whether the hangul is only part of the name, as 갱생 is of Kaengsaeng pickup, and so does not mean this record alone.
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
    let names = key(0, Form::Spaced).zip(key(place.field, Form::Joined));
    names.is_some_and(|(named, hangul)| named.replace(' ', "").contains(hangul))
}

/// The question with exactly the words that count in one of its wordings; and, if something is asked, the one that has them all in its
/// wordings together.
pub(crate) fn questions<'a>(index: &Index<'a>, text: &str) -> [Option<&'a Record>; 2] {
    let query = Query::new(index, text);
    let table = index.table();
    let (matches, _) = find::matches(table, &query);
    let is_wording = |found: &&WordMatch| {
        let WordMatch { place, quality, term, .. } = found;
        let is_name = place.form == Form::Name && place.field != Place::ID;
        place.record.0 == Kind::Question
            && is_name
            && (found.is_written() || *quality == Quality::Meaning)
            && *term != WordMatch::PHRASE
    };
    let matches: Vec<&WordMatch> = matches.iter().filter(is_wording).collect();
    let words =
        |matches: &[&WordMatch]| -> HashSet<&str> { table.key(matches[0].entry).split(' ').collect() };
    let typed: HashSet<&str> = query.phrase.plain.split(' ').collect();
    // Of several the one that is worded most like it, with the words that count for nothing.
    let unlike = |matches: &[&WordMatch]| words(matches).symmetric_difference(&typed).count();
    let terms = |matches: &[&WordMatch]| -> HashMap<usize, usize> {
        matches.iter().map(|found| (found.term, found.words)).collect()
    };
    let has_all = |matches: &&[&WordMatch]| terms(matches).len() == query.terms.len();
    // *Are there cars?* does not ask why there are so few.
    let is_of_class = query.terms.len() == 1 && query.terms[0].is_class;
    let is_asked = |matches: &&[&WordMatch]| {
        let words = words(matches);
        if is_of_class && !typed.is_subset(&words) {
            return false;
        }
        // *Traffic lights* does not ask why there are none: "no" counts unless it was typed.
        let is_denied = |word: &&&str| is_listed_under(word, "+not") && !typed.contains(**word);
        let count = words.iter().filter(|word| !is_ignored(word) || is_denied(word)).count();
        // A name may have words in it that count for nothing elsewhere.
        has_all(matches) && count <= terms(matches).values().sum::<usize>()
    };
    // *How many are there* is not *which are there*, though these count for nothing elsewhere.
    let deciding: Vec<&&str> = typed.iter().filter(|word| is_listed_under(word, "+decides")).collect();
    let is_alike = |matches: &&[&WordMatch]| {
        let is_worded = |word| wordings(matches).any(|matches| words(matches).contains(word));
        deciding.iter().all(|word| is_worded(**word))
    };
    let questions = matches.chunk_by(|a, b| a.place.record == b.place.record).filter(is_alike);
    let asked = questions.clone().flat_map(wordings).filter(is_asked).min_by_key(|matches| unlike(matches));
    // A class beside one other word is too little to choose a question by, unless one wording has both.
    let telling = query.terms.iter().filter(|term| !term.is_class).count();
    let is_one = |matches: &[&WordMatch]| telling > 1 || wordings(matches).any(|matches| has_all(&matches));
    let together = questions
        .filter(|matches| query.is_question && query.terms.len() > 1 && has_all(matches) && is_one(matches))
        .min_by_key(|matches| wordings(matches).map(unlike).min());
    [asked, together].map(|matches| index.catalogue.nth(matches?[0].place.record))
}

/// The matches in a question, wording by wording.
fn wordings<'m, 'w>(matches: &'m [&'w WordMatch]) -> impl Iterator<Item = &'m [&'w WordMatch]> {
    matches.chunk_by(|a, b| a.entry == b.entry)
}

/// Handles of records with an id or a name close to this one, closest first; none if no match is good.
pub(crate) fn near<'a>(index: &Index<'a>, kinds: &[Kind], name: &str) -> Vec<Cow<'a, str>> {
    let phrase = Phrase::new(fold(name));
    // Stricter by sound than a search: a bad suggestion is worse than none.
    let near = slips::in_names(&phrase, index.table(), 1).into_iter();
    let near = near.filter(|(_, met)| met.extent == Extent::Whole && kinds.contains(&met.place.record.0));
    let mut near: Vec<_> = near.map(|(edits, met)| (edits, !met.place.is_own(), met.place.record)).collect();
    near.sort_unstable();
    let mut known = HashSet::new();
    let records = near.into_iter().map(|(.., record)| record).filter(|record| known.insert(*record));
    let catalogue = index.catalogue;
    let handles = records.filter_map(|record| Some(catalogue.handle(record.0, catalogue.nth_id(record)?)));
    handles.take(SUGGESTIONS).collect()
}
