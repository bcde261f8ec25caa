//! What each column of a kind means and which words it can hold, as rows.

use serde::Serialize;

use crate::catalogue::{Attested, Field, Kind, Type};
use crate::query::{DERIVED, Derived};

use super::grid::{Cell, Grid, Heading, LEAST};
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
    /// The words that it can hold; none where it takes others.
    words: Vec<&'static str>,
}

/// All columns of a kind.
pub(super) fn described(kind: Kind) -> Vec<Described> {
    let described = |field, r#type, unit: &'static str, many, meaning, words: &[&'static str]| Described {
        field,
        r#type,
        unit: if unit.is_empty() { words::NONE } else { unit },
        values: if many { "many" } else { "one" },
        meaning,
        words: words.into(),
    };
    let levels = Attested::ALL.map(Attested::word);
    let derived = DERIVED.iter().map(|(column, _, meaning)| {
        let words = if *column == Derived::Attested { &levels[..] } else { &[] };
        described(column.word(), "derived".to_owned(), "", false, meaning, words)
    });
    let fields = kind.fields().map(|field| {
        let words = if let Type::Term(vocabulary) = field.ty { vocabulary } else { &[] };
        described(field.key, type_words(field), field.unit, field.many, field.meaning, words)
    });
    derived.chain(fields).collect()
}

/// The columns as rows; people read the words that a column can hold behind its meaning.
pub(super) fn grid(kind: Kind, is_for_people: bool) -> Grid<'static> {
    let row = |column: Described| {
        let Described { field, r#type, unit, values, meaning, words } = column;
        let colon = if words.is_empty() { "" } else { ": " };
        let people = Styled::own(format!("{meaning}{colon}{}", words.join(", ")));
        let words = if words.is_empty() { words::NONE.to_owned() } else { words.join("; ") };
        vec![
            Cell::word(field),
            Cell::data(r#type),
            Cell::word(unit),
            Cell::word(values),
            Cell::new(people, meaning),
            Cell::data(words),
        ]
    };
    let headings = vec![
        Heading::new("field", "Field", 0, None),
        Heading::new("type", "Type", 2, None),
        Heading::new("unit", "Unit", 4, None),
        Heading::new("values", "Values", 3, None),
        Heading::new("meaning", "Meaning", 0, Some(LEAST)),
        Heading::new("words", "Words", 1, Some(LEAST)),
    ];
    let rows = described(kind).into_iter().map(row).collect();
    let mut grid = Grid { headings, rows, is_wrapped: true, ..Grid::default() };
    if is_for_people {
        grid.remove(5);
    }
    grid
}

fn type_words(field: Field) -> String {
    let name = match field.ty {
        Type::Text => "text",
        Type::Term(_) => "word",
        Type::Years => "date",
        Type::Quantity => "number",
        Type::Ref(kind) => kind.word(),
        Type::RecordField => "field of a record",
        Type::Flag => "flag",
    };
    if field.is_editorial() { format!("plain {name}") } else { name.to_owned() }
}
