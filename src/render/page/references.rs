//! What refers to a record: sightings of a car, cars of a works, relatives, what cites a source.

use crate::catalogue::{Agreement, Certainty, Field, Kind, Record, Value, agreement};
use crate::column::{Cell, Column, Derived};

use super::super::width::width;
use super::super::words;
use super::{Depth, Page, visible};

/// What stands over records that refer in a field, for each kind and field.
const HEADINGS: &[(Kind, &str, &str)] = &[
    (Kind::Sighting, "car", "Sightings"),
    (Kind::Sighting, "film", "Sightings"),
    (Kind::Car, "manufacturer", "Vehicles"),
    (Kind::Car, "based-on", "Basis of"),
    (Kind::Car, "predecessor", "Continued by"),
    (Kind::Car, "successor", "Continues"),
    (Kind::Car, "related", "Compared with"),
    (Kind::Manufacturer, "related", "Related works"),
];

pub(super) fn write<'a>(page: &mut Page<'a>, record: &'a Record, depth: Depth) {
    let catalogue = page.catalogue;
    for (kind, key, heading) in HEADINGS {
        let Some(field) = kind.field(key) else { continue };
        let from: Vec<&Record> = catalogue
            .referring(record)
            .filter(|(found, from)| std::ptr::eq(*found, field) && is_shown(field, record, from, depth))
            .map(|(_, from)| from)
            .collect();
        if !from.is_empty() {
            page.has_signs = true;
            section(page, heading, &from, |page, from| summary(page, field, record, from));
        } else if record.kind == Kind::Film && *key == "film" && depth == Depth::Whole {
            page.heading(heading);
            page.line("none recorded");
        }
    }
    if record.kind == Kind::Source {
        let citing: Vec<&Record> = catalogue.citing(&record.id).collect();
        section(page, "Cited by", &citing, |_, from| {
            format!("{} {}", from.kind.word(), visible(from.name()))
        });
    }
}

/// Where only what is certain is shown, the reference itself must be.
fn is_shown(field: &Field, to: &Record, from: &Record, depth: Depth) -> bool {
    let mut claims = from.claims(field.key).iter().filter(|claim| claim.value.as_text() == Some(&*to.id));
    depth == Depth::Whole
        || claims.any(|claim| claim.certainty == Some(Certainty::Confirmed) && claim.stands())
}

fn section<'a>(
    page: &mut Page<'a>,
    heading: &str,
    from: &[&'a Record],
    text: impl Fn(&Page<'a>, &'a Record) -> String,
) {
    if from.is_empty() {
        return;
    }
    page.heading(heading);
    let widest = from.iter().map(|record| width(&record.id)).max().unwrap_or(0);
    for record in from {
        let text = text(page, record);
        page.flow(&record.id, widest + 2, &text);
    }
}

/// A referring record in one line: what tells it apart, and how sure the reference is.
fn summary<'a>(page: &Page<'a>, field: &Field, to: &Record, from: &'a Record) -> String {
    let claims = from.claims(field.key);
    let referring = claims.iter().find(|claim| claim.value.as_text() == Some(&*to.id));
    let sure = referring
        .and_then(|claim| claim.certainty)
        .map_or("", |certainty| words::sign(certainty, page.screen));
    let mut parts = Vec::new();
    if from.kind == Kind::Sighting {
        let other = if field.key == "car" { "film" } else { "car" };
        parts.extend(cell(page, from, Column::parse(from.kind, other).ok()));
    } else {
        parts.push(visible(from.name()).into_owned());
    }
    parts.extend(cell(page, from, Some(Column::Derived(Derived::When))));
    for key in ["colour", "plate"] {
        parts.extend(cell(
            page,
            from,
            from.kind.field(key).filter(|_| from.kind == Kind::Sighting).map(Column::Field),
        ));
    }
    let preferred = claims.first().is_some_and(|claim| claim.value.as_text() == Some(&*to.id));
    let doubt = if preferred || field.many { "" } else { ", by one account" };
    format!("{}{doubt} {sure}", parts.join(", "))
}

fn cell<'a>(page: &Page<'a>, record: &'a Record, column: Option<Column>) -> Option<String> {
    let cell = column?.cell(page.catalogue, record);
    let silent = match &cell {
        Cell::NotRecorded => true,
        Cell::Content(_, content) => content.values().all(|value| *value == Value::Unknown),
        _ => false,
    };
    if silent {
        return None;
    }
    let differ = match &cell {
        Cell::Content(field, content) => agreement(field, content.claims()) == Some(Agreement::Disputed),
        _ => false,
    };
    let mut text = words::cell(page.catalogue, cell, page.screen).text.into_owned();
    if differ {
        text.push(' ');
        text.push_str(words::disputed(page.screen));
    }
    Some(text)
}
