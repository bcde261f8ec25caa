//! The records that belong to one: sightings, the vehicles of a works, what it came from and what came of it.

use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Catalogue, Descent, Field, Record, Statement, Type};

/// Records that refer to this one in the same field.
#[derive(Debug)]
pub(crate) struct References<'a> {
    /// What stands over them.
    pub heading: &'static str,
    /// The field in which they refer.
    pub field: Field,
    /// Each record once, surest first; empty where none is known.
    pub to: Vec<Reference<'a>>,
}

/// A record that belongs to this one.
#[derive(Clone, Debug)]
pub(crate) struct Reference<'a> {
    /// The record to name: the film of a sighting, or its car.
    pub record: &'a Record,
    /// The record that holds the claim.
    pub from: &'a Record,
    /// The claim that ties them.
    pub statement: Statement<'a>,
    /// Whether another version is preferred.
    pub is_by_one_account: bool,
}

/// A record of the same kind that this one came from, or that came of it.
#[derive(Clone, Debug)]
pub(crate) struct Relative<'a> {
    /// The relative.
    pub record: &'a Record,
    /// The claim that ties them; it stands in one of the two.
    pub statement: Statement<'a>,
}

/// In which other records belong to one.
pub(super) const BELONGING: [Field; 3] = [sighting::CAR, sighting::FILM, car::MANUFACTURER];

/// The records that belong to one by this field, surest first; nothing where none can.
pub(super) fn references<'a>(
    catalogue: &'a Catalogue,
    record: &'a Record,
    field: Field,
) -> Option<References<'a>> {
    let heading = field.inverse.filter(|_| field.ty == Type::Ref(record.kind))?;
    let mut to: Vec<Reference<'a>> = Vec::new();
    for (_, from) in catalogue.referring(record).filter(|(found, _)| *found == field) {
        let answer = from.answer(field);
        let Some(statement) = answer.statements().find(|claim| claim.text() == Some(&*record.id)) else {
            continue;
        };
        let other = match field {
            sighting::CAR => of_ref(catalogue, from, sighting::FILM),
            sighting::FILM => of_ref(catalogue, from, sighting::CAR),
            _ => None,
        };
        let reference = Reference {
            record: other.unwrap_or(from),
            from,
            statement,
            is_by_one_account: !field.many && !answer.is(record.id),
        };
        match to.iter_mut().find(|known| is_same(known.record, reference.record)) {
            Some(known) if known.statement.certainty() < reference.statement.certainty() => {
                *known = reference;
            }
            Some(_) => {}
            None => to.push(reference),
        }
    }
    to.sort_by_key(|reference| {
        let when = catalogue.when(reference.record).and_then(|answer| answer.years());
        let certainty = std::cmp::Reverse(reference.statement.certainty());
        (reference.is_by_one_account, certainty, when.map_or((i16::MAX, 0, 0, 0), |when| when.order()))
    });
    Some(References { heading, field, to })
}

/// The records that steps of descent lead to, each once.
pub(super) fn relatives(steps: Vec<Descent<'_>>) -> Vec<Relative<'_>> {
    let mut relatives: Vec<Relative<'_>> = Vec::new();
    for Descent { relative, statement, .. } in steps {
        if let Some(record) =
            relative.filter(|record| !relatives.iter().any(|known| is_same(known.record, record)))
        {
            relatives.push(Relative { record, statement });
        }
    }
    relatives
}

fn is_same(one: &Record, other: &Record) -> bool {
    (one.kind, one.id) == (other.kind, other.id)
}

fn of_ref<'a>(catalogue: &'a Catalogue, record: &'a Record, field: Field) -> Option<&'a Record> {
    let Type::Ref(kind) = field.ty else { return None };
    catalogue.get(kind, record.text(field)?)
}
