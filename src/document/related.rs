//! What other records say of one: sightings, the vehicles of a works, its family, what cites a source, what a question shows.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::row::{Reference, Row, Section, Version};
use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Answer, Catalogue, Descent, Field, Group, Kind, Record, Type};

/// In which other records belong to one: they stand in its overview, none recorded or many.
const BELONGING: [Field; 3] = [sighting::CAR, sighting::FILM, car::MANUFACTURER];

/// The records that refer to one, a row for each field in which they do, surest first.
pub(super) fn references<'a>(catalogue: &'a Catalogue, record: &'a Record, is_whole: bool) -> Vec<Row<'a>> {
    let belonging = BELONGING.into_iter().filter(|field| field.ty == Type::Ref(record.kind));
    let mut found: Vec<(Field, Vec<Version<'a>>)> = belonging.map(|field| (field, Vec::new())).collect();
    for (field, from) in catalogue.referring(record) {
        if !is_whole && !BELONGING.contains(&field) {
            continue;
        }
        let answer = from.answer(field);
        let Some(statement) = answer.statements().find(|claim| claim.text() == Some(record.id)) else {
            continue;
        };
        let reference = Reference {
            certainty: statement.certainty(),
            is_by_one_account: !field.many && !answer.is(record.id),
            ..reference(catalogue, field, from, is_whole)
        };
        let version = Version { statement, reference: Some(reference) };
        match found.iter_mut().find(|(known, _)| *known == field) {
            Some((_, versions)) => versions.push(version),
            None => found.push((field, vec![version])),
        }
    }
    let rows = found.into_iter().filter_map(|(field, mut versions)| {
        versions.sort_by_cached_key(|version| {
            let reference = version.reference.as_ref();
            let when = reference.and_then(|reference| reference.beside.iter().find_map(Answer::years));
            let certainty = reference.and_then(|reference| reference.certainty);
            let is_by_one_account = reference.is_some_and(|reference| reference.is_by_one_account);
            (is_by_one_account, Reverse(certainty), when.map_or((i16::MAX, 0, 0, 0), |when| when.order()))
        });
        Some(Row::of_references(field.inverse?, versions))
    });
    rows.collect()
}

fn reference<'a>(catalogue: &'a Catalogue, field: Field, from: &'a Record, is_whole: bool) -> Reference<'a> {
    let other = match field {
        sighting::CAR => of_ref(catalogue, from, sighting::FILM),
        sighting::FILM => of_ref(catalogue, from, sighting::CAR),
        _ => None,
    };
    let named = other.unwrap_or(from);
    let seen =
        [sighting::COLOUR, sighting::PLATE].into_iter().filter(|_| is_whole && from.kind == Kind::Sighting);
    let beside = catalogue.when(named).into_iter().chain(seen.map(|field| from.answer(field)));
    let beside = beside.filter(|answer| answer.silence().is_none()).collect();
    Reference { named, from, beside, ..plainly(from) }
}

fn of_ref<'a>(catalogue: &'a Catalogue, record: &'a Record, field: Field) -> Option<&'a Record> {
    let Type::Ref(kind) = field.ty else { return None };
    catalogue.get(kind, record.text(field)?)
}

/// The records that cite a source, each with the first claim that does and the fields in which it does.
pub(super) fn cited_by<'a>(catalogue: &'a Catalogue, source: &'a Record) -> Vec<Row<'a>> {
    let citing = catalogue.citing(source.id).filter_map(|from| {
        let citing_in = |answer: Answer<'a>| {
            answer.statements().chain(answer.history()).find(|said| said.sources().contains(&source.id))
        };
        let mut claims = from.all_answers().filter_map(citing_in).peekable();
        let statement = claims.peek()?.clone();
        let cited_in = claims.map(|said| said.field).collect();
        Some(Version { statement, reference: Some(Reference { cited_in, ..plainly(from) }) })
    });
    vec![Row::of_references("Cited by", citing.collect())]
}

/// What a record came from and what came of it. What it is based on stands in a row of its own.
pub(super) fn relatives<'a>(catalogue: &'a Catalogue, record: &'a Record) -> Vec<Row<'a>> {
    let version = |Descent { relative, statement, .. }: Descent<'a>| {
        let reference = Reference { certainty: statement.certainty(), ..plainly(relative?) };
        Some(Version { statement, reference: Some(reference) })
    };
    let is_base = |version: &Version<'_>| version.statement.field == car::BASED_ON;
    let mut parents: Vec<Version<'a>> = catalogue.parents(record).into_iter().filter_map(version).collect();
    let bases: Vec<Version<'a>> = parents.extract_if(.., |version| is_base(version)).collect();
    parents.retain(|version| !bases.iter().any(|base| base.names(version)));
    let children = catalogue.children(record).into_iter().filter_map(version).collect();
    vec![Row::of_references("Came from", parents), Row::of_references("Led to", children)]
}

fn plainly(record: &Record) -> Reference<'_> {
    Reference {
        named: record,
        from: record,
        beside: Vec::new(),
        cited_in: Vec::new(),
        certainty: None,
        is_by_one_account: false,
    }
}

/// What a question shows: for each record the fields that answer.
pub(super) fn shown<'a>(catalogue: &'a Catalogue, question: &'a Record) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut places = HashMap::new();
    for (record, answer) in catalogue.shown_by(question) {
        let place = *places.entry((record.kind, record.id)).or_insert_with(|| {
            sections.push(Section {
                heading: record.name(),
                group: Group::Editorial,
                of: Some(record),
                rows: Vec::new(),
            });
            sections.len() - 1
        });
        sections[place].rows.push(Row::new(answer));
    }
    sections
}
