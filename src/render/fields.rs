//! What each column of a kind means, as rows.

use serde::Serialize;

use crate::catalogue::{Field, Kind, Type};
use crate::query::DERIVED;

use super::grid::{Bare, Grid, Heading, LEAST, Shown};
use super::styled::Styled;
use super::words;

/// A column of a kind, in the order of its own columns.
#[derive(Serialize)]
pub(super) struct Described {
    pub(super) field: &'static str,
    r#type: String,
    unit: &'static str,
    values: &'static str,
    meaning: &'static str,
}

/// All columns of a kind.
pub(super) fn described(kind: Kind) -> Vec<Described> {
    let derived = DERIVED.iter().map(|(_, key, _, meaning)| Described {
        field: key,
        r#type: "derived".to_owned(),
        unit: words::NONE,
        values: "one",
        meaning,
    });
    let fields = kind.fields().map(|field| Described {
        field: field.key,
        r#type: type_words(field),
        unit: if field.unit.is_empty() { words::NONE } else { field.unit },
        values: if field.many { "many" } else { "one" },
        meaning: field.meaning,
    });
    derived.chain(fields).collect()
}

/// The columns for people.
pub(super) fn grid(kind: Kind) -> Grid<Shown> {
    let row = |column: Described| cells(column).map(|cell| Styled::own(cell).into()).into();
    Grid { headings: headings(), rows: described(kind).into_iter().map(row).collect(), is_wrapped: true }
}

/// The columns for scripts.
pub(super) fn bare(kind: Kind) -> Grid<Bare<'static>> {
    let rows = described(kind).into_iter().map(|column| cells(column).into());
    Grid { headings: headings(), rows: rows.collect(), is_wrapped: true }
}

fn headings() -> Vec<Heading> {
    vec![
        Heading::new("field", "Field", 0, None),
        Heading::new("type", "Type", 2, None),
        Heading::new("unit", "Unit", 4, None),
        Heading::new("values", "Values", 3, None),
        Heading::new("meaning", "Meaning", 0, Some(LEAST)),
    ]
}

fn cells(column: Described) -> [Bare<'static>; 5] {
    let Described { field, r#type, unit, values, meaning } = column;
    [field.into(), r#type.into(), unit.into(), values.into(), meaning.into()]
}

fn type_words(field: Field) -> String {
    let name = match field.ty {
        Type::Text => "text",
        Type::Term(_) => "word",
        Type::Years => "date",
        Type::Quantity => "number",
        Type::Ref(kind) => kind.word(),
        Type::RecordField => "field of a record",
    };
    if field.is_editorial() { format!("plain {name}") } else { name.to_owned() }
}
