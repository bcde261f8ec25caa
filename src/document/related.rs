//! Records related to one: sightings, the vehicles of a works, its family, what cites a source, what a question shows.

use std::cmp::Reverse;

use foldhash::HashSet;
use foldhash::fast::RandomState;
use indexmap::IndexMap;

use super::row::{Reference, References, Row, Section};
use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Answer, Catalogue, Field, Kind, Record, Type, Way};

/// The fields by which other records belong to one; an overview has a row for each, even if there are none.
const BELONGING: [Field; 3] = [sighting::CAR, sighting::FILM, car::MANUFACTURER];

/// Maximum records that an overview names (it has room for fewer), and maximum other sources of the same voice.
const MANY: usize = 40;
const FEW: usize = 3;

/// The records that refer to one, by the field in which they do, surest first.
pub(super) fn references<'a>(
    catalogue: &'a Catalogue,
    record: &'a Record,
    is_whole: bool,
) -> Vec<References<'a>> {
    let belonging = BELONGING.into_iter().filter(|field| field.ty == Type::Ref(record.kind));
    let mut found: IndexMap<Field, Vec<Reference<'a>>, RandomState> =
        belonging.map(|field| (field, Vec::new())).collect();
    for (field, from) in catalogue.referring(record) {
        if !is_whole && !BELONGING.contains(&field) {
            continue;
        }
        let answer = from.answer(field);
        let Some(statement) = answer.statements().find(|claim| claim.text() == Some(record.id)) else {
            continue;
        };
        let mut reference = Reference::new(from, statement);
        let other = match field {
            sighting::CAR => from.answer(sighting::FILM).preferred(),
            sighting::FILM => from.answer(sighting::CAR).preferred(),
            _ => None,
        };
        let other = other.and_then(|said| Some((catalogue.target(said.field, &said.value)?, said.certainty)));
        if let Some((named, certainty)) = other {
            (reference.named, reference.certainty) = (named, reference.certainty.min(certainty));
        }
        let seen = [sighting::COLOUR, sighting::PLATE];
        let seen = seen.into_iter().filter(|_| is_whole && from.kind == Kind::Sighting);
        let beside = catalogue.when(reference.named).into_iter().chain(seen.map(|field| from.answer(field)));
        reference.beside = beside.filter(|answer| answer.known().is_some()).collect();
        reference.is_by_one_account = !field.many && !answer.is(record.id);
        found.entry(field).or_default().push(reference);
    }
    let rows = found.into_iter().filter_map(|(field, mut all)| {
        all.sort_by_cached_key(|reference| {
            let when = reference.beside.iter().find_map(Answer::years);
            let order = when.map_or((i16::MAX, 0, 0, 0), |when| when.order());
            (reference.is_by_one_account, Reverse(reference.certainty), order)
        });
        Some(References { label: field.inverse?, field: Some(field), all, most: MANY })
    });
    rows.collect()
}

/// The records that cite a source, each with the first claim that does and the fields in which it does.
pub(super) fn cited_by<'a>(catalogue: &'a Catalogue, source: &'a Record) -> Vec<References<'a>> {
    let mut all: Vec<Reference<'a>> = Vec::new();
    for (field, from) in catalogue.referring(source) {
        if all.last().is_none_or(|known| (known.from.kind, known.from.id) != (from.kind, from.id)) {
            let answer = from.answer(field);
            let mut claims = answer.statements().chain(answer.history());
            let first = claims.find(|said| said.sources().any(|id| id == source.id));
            all.extend(first.map(|said| Reference { certainty: None, ..Reference::new(from, said) }));
        }
        all.last_mut().into_iter().for_each(|known| known.cited_in.push(field));
    }
    vec![References { label: "Cited by", field: None, all, most: MANY }]
}

/// The other sources that are one witness with a source, because they go back to the same author or text.
pub(super) fn one_voice<'a>(catalogue: &'a Catalogue, source: &'a Record) -> References<'a> {
    let voice = catalogue.author(source.id);
    let others = catalogue.records(Kind::Source).filter(|other| other.id != source.id);
    let same = others.filter(|other| catalogue.author(other.id) == voice);
    let title = Kind::Source.name_field();
    let all = same.filter_map(|other| Some(Reference::new(other, other.answer(title).preferred()?)));
    References { label: "One voice with", field: None, all: all.collect(), most: FEW }
}

/// What a record came from and what came of it. What it is based on stands in a row of its own.
pub(super) fn relatives<'a>(catalogue: &'a Catalogue, record: &'a Record) -> Vec<References<'a>> {
    let [mut parents, children] = [Way::Up, Way::Down].map(|way| {
        let steps = catalogue.steps(record, way).into_iter();
        steps.filter_map(|step| Some(Reference::new(step.to(way)?, step.statement))).collect::<Vec<_>>()
    });
    let is_base = |parent: &mut Reference<'_>| parent.statement.field == car::BASED_ON;
    let bases: Vec<_> = parents.extract_if(.., is_base).map(|base| base.named.id).collect();
    parents.retain(|parent| !bases.contains(&parent.named.id));
    let row = |(label, mut all): (_, Vec<Reference<'a>>)| {
        // A record may be both a copy and a successor; it stands once.
        let mut known = HashSet::default();
        all.retain(|relative| known.insert(relative.named.id));
        References { label, field: None, all, most: MANY }
    };
    [("Came from", parents), ("Led to", children)].map(row).into()
}

/// What a question shows: for each record the fields that answer.
pub(crate) fn shown<'a>(catalogue: &'a Catalogue, question: &'a Record) -> Vec<Section<'a>> {
    let mut sections = IndexMap::with_hasher(RandomState::default());
    for (record, answer) in catalogue.shown_by(question) {
        let section = || Section { of: record, rows: Vec::new() };
        sections.entry((record.kind, record.id)).or_insert_with(section).rows.push(Row::new(answer));
    }
    sections.into_values().collect()
}
