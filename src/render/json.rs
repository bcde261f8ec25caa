//! Records as JSON: every field of the kind by its key; `null` is *not recorded*, `"state"` tells *unknown* and *none* from a value.

use anyhow::Result;
use serde_json::{Map, Value as Json, json};

use crate::catalogue::{
    Catalogue, Claim, Content, Field, Kind, Quantity, Record, Text, Type, Value, agreement,
};
use crate::column::{Cell, Column};

use super::words;

/// The version of this form; it grows when a reader of the old form would be misled.
pub const SCHEMA: u32 = 1;

/// Records in one array, or one a line.
///
/// # Errors
/// If they cannot be written.
pub fn render(records: &[Json], by_line: bool) -> Result<String> {
    let mut out = String::new();
    if by_line {
        for record in records {
            out.push_str(&serde_json::to_string(record)?);
            out.push('\n');
        }
    } else {
        out = serde_json::to_string_pretty(records)?;
        out.push('\n');
    }
    Ok(out)
}

/// A whole record, with the records that refer to it.
#[must_use]
pub fn record(catalogue: &Catalogue, record: &Record) -> Json {
    let mut object = head(record);
    for field in record.kind.fields() {
        object
            .insert(field.key.to_owned(), record.of(field).map_or(Json::Null, |found| content(field, found)));
    }
    if record.kind != Kind::Source {
        let referring = catalogue.referring(record);
        let referring =
            referring.map(|(field, from)| json!({"kind": from.kind, "id": &*from.id, "field": field.key}));
        object.insert("referred-by".to_owned(), referring.collect());
    }
    Json::Object(object)
}

/// The chosen columns of a record.
#[must_use]
pub fn columns(catalogue: &Catalogue, record: &Record, columns: &[Column]) -> Json {
    let mut object = head(record);
    for column in columns {
        let value = match (column, column.cell(catalogue, record)) {
            (_, Cell::NotRecorded) => Json::Null,
            (_, Cell::Number(number)) => number.into(),
            (_, Cell::Content(field, found)) => content(field, found),
            (_, Cell::KnownBy(field, claim)) => claims(field, &[known_by(claim)]),
            (_, cell) => words::machine_cell(cell).into(),
        };
        object.insert(column.key(), value);
    }
    Json::Object(object)
}

fn head(record: &Record) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("schema".to_owned(), SCHEMA.into());
    object.insert("kind".to_owned(), record.kind.word().into());
    object.insert("id".to_owned(), record.id.as_str().into());
    object
}

fn content(field: &Field, content: &Content) -> Json {
    if field.is_editorial() {
        let mut values = content.values().map(|value| Json::from(words::machine(value)));
        return if field.many { values.collect() } else { values.next().unwrap_or(Json::Null) };
    }
    claims(field, content.claims())
}

/// The same claim of some year up to then.
fn known_by(claim: &Claim) -> Claim {
    let value = match &claim.value {
        Value::Years(years) => Value::Years(years.or_earlier()),
        other => other.clone(),
    };
    Claim { value, ..claim.clone() }
}

fn claims(field: &Field, claims: &[Claim]) -> Json {
    let mut object = Map::new();
    if let Some(agreement) = agreement(field, claims) {
        object.insert("agreement".to_owned(), agreement.word().into());
    }
    if !field.unit.is_empty() {
        object.insert("unit".to_owned(), field.unit.into());
    }
    if let Type::Ref(kind) = field.ty {
        object.insert("refers-to".to_owned(), kind.word().into());
    }
    object.insert("claims".to_owned(), claims.iter().map(claim).collect());
    Json::Object(object)
}

fn claim(claim: &Claim) -> Json {
    let mut object = Map::new();
    let mut put = |key: &str, value: Json| object.insert(key.to_owned(), value);
    let state = match claim.value {
        Value::Unknown => "unknown",
        Value::None => "none",
        Value::Said(_) => "said",
        _ => "known",
    };
    put("state", state.into());
    match &claim.value {
        Value::Unknown | Value::None => put("value", Json::Null),
        Value::Years(years) => {
            put("value", years.to_string().into());
            put("earliest", years.earliest().into());
            put("latest", years.latest().into());
            put("words", years.words().into())
        }
        Value::Quantity(quantity) => {
            put("value", exact(quantity));
            put("least", quantity.low.map_or(Json::Null, number));
            put("most", quantity.high.map_or(Json::Null, number));
            put("about", quantity.about.into())
        }
        Value::Text(text) | Value::Ref(text) | Value::Said(text) => put("value", text.as_str().into()),
    };
    put("certainty", claim.certainty.map_or(Json::Null, |certainty| certainty.word().into()));
    put("seen", claim.seen.into());
    put("sources", claim.by.iter().map(Text::as_str).collect());
    put("note", claim.note.as_ref().map_or(Json::Null, |note| note.as_str().into()));
    put("when", claim.when.as_ref().map_or(Json::Null, |when| when.to_string().into()));
    put("superseded-by", claim.superseded.as_ref().map_or(Json::Null, |source| source.as_str().into()));
    Json::Object(object)
}

/// The number where there is just one, be it about.
fn exact(quantity: &Quantity) -> Json {
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => number(low),
        _ => Json::Null,
    }
}

/// Whole numbers without a decimal point.
fn number(number: f64) -> Json {
    #[allow(clippy::cast_possible_truncation, reason = "only where nothing is lost")]
    if number.fract() == 0.0 && number.abs() < 9e15 { Json::from(number as i64) } else { Json::from(number) }
}
