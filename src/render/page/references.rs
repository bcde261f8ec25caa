//! What refers to a record: sightings of a car, cars of a works, relatives, what cites a source.

use crate::catalogue::fields::sighting;
use crate::catalogue::{Attested, Field, Kind, Record, Silence};
use crate::query::{Cell, Column, Derived, Match};

use super::super::styled::{NBSP, Styled};
use super::super::words;
use super::Page;

/// Sightings first: they are what one can see.
const KINDS: [Kind; 3] = [Kind::Sighting, Kind::Car, Kind::Manufacturer];

pub(super) fn write<'a>(page: &mut Page<'a>, record: &'a Record) {
    let catalogue = page.catalogue;
    let fields = KINDS.into_iter().flat_map(Kind::fields);
    for (field, heading) in fields.filter_map(|field| Some((field, field.inverse?))) {
        let from: Vec<&Record> = catalogue
            .referring(record)
            .filter(|(found, from)| *found == field && is_shown(page, field, record, from))
            .map(|(_, from)| from)
            .collect();
        if !from.is_empty() {
            page.has_signs = true;
            section(page, heading, &from, |page, from| summary(page, field, record, from));
        } else if record.kind == Kind::Film && field == sighting::FILM && !page.is_sure {
            page.heading(heading);
            page.line(&Styled::own("none recorded"));
        }
    }
    if record.kind == Kind::Source {
        let citing: Vec<&Record> = catalogue.citing(record.id).collect();
        section(page, "Cited by", &citing, |_, from| {
            let mut text = Styled::own(format!("{} ", from.kind.word()));
            text.push_data(from.name());
            text
        });
    }
}

/// Where only what is certain is shown, the reference itself must be.
fn is_shown(page: &Page<'_>, field: Field, to: &Record, from: &Record) -> bool {
    let mut referring = from.answer(field).statements().filter(|claim| claim.text() == Some(&*to.id));
    !page.is_sure || referring.any(|claim| claim.is_confirmed())
}

fn section<'a>(
    page: &mut Page<'a>,
    heading: &str,
    from: &[&'a Record],
    text: impl Fn(&Page<'a>, &'a Record) -> Styled,
) {
    if from.is_empty() {
        return;
    }
    page.heading(heading);
    let widest = from.iter().map(|record| record.id.len()).max().unwrap_or(0);
    for record in from {
        let text = text(page, record);
        page.flow(&Styled::own(record.id), widest + 2, &text);
    }
}

/// A referring record in one line: what tells it apart, and how sure the reference is.
fn summary<'a>(page: &Page<'a>, field: Field, to: &Record, from: &'a Record) -> Styled {
    let answer = from.answer(field);
    let mut parts = Vec::new();
    if from.kind == Kind::Sighting {
        let other = if field == sighting::CAR { sighting::FILM } else { sighting::CAR };
        parts.extend(cell(page, from, Column::Field(other)));
    } else {
        parts.push(Styled::data(from.name()));
    }
    parts.extend(cell(page, from, Column::Derived(Derived::When)));
    if from.kind == Kind::Sighting {
        let seen = [sighting::COLOUR, sighting::PLATE];
        parts.extend(seen.into_iter().filter_map(|field| cell(page, from, Column::Field(field))));
    }
    let mut text = Styled::joined(&parts, ", ");
    if !field.many && !answer.is(to.id) {
        text.push_own(", by one account");
    }
    let referring = answer.statements().find(|claim| claim.text() == Some(&*to.id));
    let certainty = referring.and_then(|claim| claim.certainty());
    text.push_own(&format!(" {}", certainty.map_or("", words::sign)));
    if page.catalogue.attested(from) == Some(Attested::Doubtful) {
        text.push_own(&format!(", {}{NBSP}{}", words::attested_sign(Attested::Doubtful), Attested::Doubtful));
        return text.faint();
    }
    text
}

/// What a column says of a record, if it says anything.
fn cell<'a>(page: &Page<'a>, record: &'a Record, column: Column) -> Option<Styled> {
    let cell = column.cell(page.catalogue, &Match::from(record));
    let mut text = words::cell(page.catalogue, &cell, words::Length::Full);
    match cell {
        Cell::NotRecorded => return None,
        Cell::Answer(answer) if answer.silence().is_some_and(|silence| silence != Silence::None) => {
            return None;
        }
        Cell::Answer(answer) if answer.is_disputed() => text.push_own(&format!(" {}", words::DISPUTED)),
        _ => {}
    }
    Some(text)
}
