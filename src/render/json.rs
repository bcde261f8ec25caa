//! Documents as JSON, written while they are walked: every field of the kind by its key; `null` is *not recorded*, `"state"` tells
//! *unknown* and *none* from a value.

use std::io::{self, Write as _};

use anyhow::Result;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::ser::{Formatter as _, PrettyFormatter};
use serde_json::{Value, json};

use crate::catalogue::{self, Answer, Catalogue, Kind, Record, Type};
use crate::document::related::shown;
use crate::query::{Cell, Column, Derived, Match};
use crate::report::Stream;
use crate::search::Part;

use super::json_answer::{Each, Field, number};
use super::words;

/// The version of this form; it grows when a reader of the old form would be misled.
pub(crate) const SCHEMA: u32 = 2;

/// Objects in one array, or one a line.
///
/// # Errors
/// If they cannot be written.
pub(super) fn render(objects: &[impl Serialize], is_by_line: bool, out: &mut Stream) -> Result<()> {
    // Each object as it stands in a list.
    let mut pretty = PrettyFormatter::new();
    pretty.begin_array(&mut io::sink())?;
    for (index, object) in objects.iter().enumerate() {
        if is_by_line {
            serde_json::to_writer(&mut out.text, object)?;
            writeln!(out)?;
        } else {
            write!(out, "{}\n  ", if index == 0 { "[" } else { "," })?;
            object.serialize(&mut serde_json::Serializer::with_formatter(&mut out.text, pretty.clone()))?;
        }
    }
    let end = match objects {
        _ if is_by_line => "",
        [] => "[]\n",
        _ => "\n]\n",
    };
    Ok(out.write_all(end.as_bytes())?)
}

/// A record as an object.
pub(super) struct Object<'a> {
    catalogue: &'a Catalogue,
    found: Match<'a>,
    /// The chosen columns of a list or of a search.
    columns: Option<&'a [Column]>,
    /// The chosen fields of a record by itself.
    fields: Option<&'a [catalogue::Field]>,
    is_of_years: bool,
}

impl<'a> Object<'a> {
    /// The records of a list or of a search: whole, or the chosen columns.
    pub(super) fn found(
        catalogue: &'a Catalogue,
        found: &[Match<'a>],
        columns: Option<&'a [Column]>,
        is_of_years: bool,
    ) -> Vec<Self> {
        let object =
            |found: &Match<'a>| Self { catalogue, found: found.clone(), columns, fields: None, is_of_years };
        found.iter().map(object).collect()
    }

    /// Records by themselves: whole, or the chosen fields.
    pub(super) fn records(
        catalogue: &'a Catalogue,
        records: &[&'a Record],
        fields: Option<&'a [catalogue::Field]>,
    ) -> Vec<Self> {
        let object = |record: &&'a Record| Self {
            catalogue,
            found: Match::from(*record),
            columns: None,
            fields,
            is_of_years: false,
        };
        records.iter().map(object).collect()
    }

    fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Self { catalogue, fields, .. } = *self;
        let record = self.found.record;
        let is_whole = fields.is_none();
        // Of a whole record most fields are empty.
        let mut held = record.all_answers().peekable();
        let all: Vec<_> = record.kind.fields().collect();
        for field in fields.unwrap_or(&all).iter().copied().filter(|field| field.kind == record.kind) {
            let answer = held.next_if(|held| is_whole && held.field == field);
            if is_whole && answer.is_none() && field.ty != Type::Flag {
                map.serialize_entry(field.key, &())?;
            } else {
                let answer = answer.unwrap_or_else(|| record.answer(field));
                map.serialize_entry(field.key, &Field { is_whole, ..Field::of(catalogue, answer) })?;
            }
        }
        let place = |of: &'a Record, field: catalogue::Field, answer: Option<Answer<'a>>| Place {
            kind: of.kind,
            id: of.id,
            field: field.key,
            answer: answer.map(|answer| Field::of(catalogue, answer)),
        };
        if is_whole && record.kind == Kind::Question {
            let shown = shown(catalogue, record);
            let rows = || shown.iter().flat_map(|shown| shown.rows.iter().map(|row| (shown.of, row)));
            let places = || rows().map(|(of, row)| place(of, row.field(), Some(row.answer)));
            map.serialize_entry("shown", &Each(places))?;
        }
        if is_whole && record.kind != Kind::Source {
            let referring = || catalogue.referring(record).map(|(field, from)| place(from, field, None));
            map.serialize_entry("referred-by", &Each(referring))?;
        }
        Ok(())
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let record = self.found.record;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry("kind", record.kind.word())?;
        map.serialize_entry("id", record.id)?;
        if self.columns.is_none() {
            self.serialize_fields(&mut map)?;
        }
        let in_years: &[Column] = if self.is_of_years { &[Column::Derived(Derived::InYears)] } else { &[] };
        for column in self.columns.unwrap_or(in_years) {
            match column {
                // These stand there already, and what the search itself says stands under "match".
                Column::Derived(Derived::Id | Derived::Kind) => {}
                Column::Derived(derived) if *derived >= Derived::Reason => {}
                _ => {
                    let cell = column.cell(self.catalogue, &self.found);
                    serialize_cell(&mut map, self.catalogue, &column.key(), cell)?;
                }
            }
        }
        if let Some(matched) = matched(&self.found) {
            map.serialize_entry("match", &matched)?;
        }
        map.end()
    }
}

/// A field of another record: one that refers to this one, or one that a question shows, with what it says.
#[derive(Serialize)]
struct Place<'a> {
    kind: Kind,
    id: &'a str,
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Field<'a>>,
}

/// Why a search found a record: a text, and further ones for the words that do not stand in it.
fn matched(row: &Match<'_>) -> Option<Value> {
    let hit = row.hit.as_ref()?;
    let (first, others) = row.parts.split_first()?;
    let text = |part: &Part<'_>| json!({ "field": part.field, "text": part.text, "how": part.quality.word(), "ranges": part.ranges });
    let score = (f64::from(hit.score) * 100.0).round() / 100.0;
    let mut matched = json!({ "score": score });
    matched.as_object_mut()?.extend(text(first).as_object().cloned()?);
    matched["also"] = others.iter().map(text).collect();
    Some(matched)
}

/// The content of a column under its key.
fn serialize_cell<M: SerializeMap>(
    map: &mut M,
    catalogue: &Catalogue,
    key: &str,
    cell: Cell<'_>,
) -> Result<(), M::Error> {
    match cell {
        Cell::NotRecorded => map.serialize_entry(key, &()),
        Cell::Number(value) => map.serialize_entry(key, &number(value)),
        Cell::Answer(answer) => map.serialize_entry(key, &Field::of(catalogue, answer)),
        // Of a claim alone the version may be the date for which it holds.
        Cell::Version(answer, shown) => {
            map.serialize_entry(key, &Field { shown: Some(shown), ..Field::of(catalogue, answer) })
        }
        cell => map.serialize_entry(key, &words::machine_cell(cell)),
    }
}
