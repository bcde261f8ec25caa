//! What each column of a kind means and which words it can hold, as rows.

use serde_json::json;

use crate::catalogue::{Attested, Field, Kind, Type};
use crate::query::Derived;

use super::grid::{Grid, LEAST, Object};
use super::styled::Styled;
use super::words;

/// What is said of a column.
const COLUMNS: [(&str, u8, Option<usize>); 6] = [
    ("field", 0, None),
    ("type", 2, None),
    ("unit", 4, None),
    ("values", 3, None),
    ("meaning", 0, Some(LEAST)),
    ("words", 1, Some(LEAST)),
];

/// These columns of a kind, each with the words that it can hold; none where it takes others.
pub(super) fn objects(kind: Kind, keys: &[&str]) -> Vec<Object> {
    let object = |field: &str, r#type: String, unit: &str, is_many, meaning: &str, words: &[&str]| {
        let unit = if unit.is_empty() { words::NONE } else { unit };
        let values = if is_many { "many" } else { "one" };
        let values = [json!(field), json!(r#type), json!(unit), json!(values), json!(meaning), json!(words)];
        COLUMNS.map(|(key, ..)| key.to_owned()).into_iter().zip(values).collect()
    };
    let levels = Attested::ALL.map(Attested::word);
    let derived = Derived::of_records().map(|column| {
        let words = if column == Derived::Attested { &levels[..] } else { &[] };
        object(column.word(), "derived".to_owned(), "", false, column.meaning(), words)
    });
    let fields = kind.fields().map(|field| {
        let words = if let Type::Term(vocabulary) = field.ty { vocabulary } else { &[] };
        object(field.key, type_words(field), field.unit, field.many, field.meaning, words)
    });
    let is_asked = |object: &Object| keys.iter().any(|key| object["field"] == *key);
    derived.chain(fields).filter(is_asked).collect()
}

/// The columns as rows; people read the words that a column can hold behind its meaning.
pub(super) fn grid(kind: Kind, keys: &[&str], is_for_people: bool) -> Grid<'static> {
    let mut grid = Grid { is_wrapped: true, ..Grid::of_objects(&objects(kind, keys), &COLUMNS) };
    if is_for_people {
        for row in &mut grid.rows {
            let words = row.pop().unwrap_or_default();
            // These are our own words, not data; most fields have no unit.
            for cell in row.iter_mut() {
                let words = if cell.bare == words::NONE { "" } else { &*cell.bare };
                cell.text = Some(Styled::own(words).into());
            }
            let last = row.last_mut().filter(|_| words.bare != words::NONE);
            if let Some(text) = last.and_then(|last| last.text.as_mut()) {
                text.push_own(&format!(": {}", words.bare.replace("; ", ", ")));
            }
        }
        grid.headings.pop();
        grid.remove_blank();
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
