//! Documents as JSON, written while they are walked: every field of the kind by its key; `null` is *not recorded*, `"state"` tells
//! *unknown* and *none* from a value.

use std::fmt::Write as _;
use std::io;

use anyhow::Result;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::ser::{Formatter as _, PrettyFormatter};
use serde_json::{Value, json};

use crate::catalogue::{self, Catalogue, Kind, Record, Type};
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
    // Each object as it stands in a list, so that a long list is written piece by piece.
    let mut pretty = PrettyFormatter::new();
    pretty.begin_array(&mut io::sink())?;
    for (index, object) in objects.iter().enumerate() {
        if is_by_line {
            serde_json::to_writer(&mut *out, object)?;
            writeln!(out)?;
        } else {
            write!(out, "{}\n  ", if index == 0 { "[" } else { "," })?;
            object.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, pretty.clone()))?;
        }
    }
    let end = match objects {
        _ if is_by_line => "",
        [] => "[]\n",
        _ => "\n]\n",
    };
    Ok(out.write_str(end)?)
}

/// A record as an object.
pub(super) struct Object<'a> {
    catalogue: &'a Catalogue,
    found: Match<'a>,
    /// The columns that were chosen; `None` for every field.
    chosen: Option<Vec<Column>>,
}

impl<'a> Object<'a> {
    /// The records of a list or of a search: whole, or the chosen columns.
    pub(super) fn found(
        catalogue: &'a Catalogue,
        found: &[Match<'a>],
        chosen: Option<&[(Column, u8)]>,
    ) -> Vec<Self> {
        let chosen = chosen.map(|chosen| chosen.iter().map(|(column, _)| *column).collect::<Vec<_>>());
        let object = |found: &Match<'a>| Self { catalogue, found: found.clone(), chosen: chosen.clone() };
        found.iter().map(object).collect()
    }

    /// Records by themselves: whole, or the chosen fields.
    pub(super) fn records(
        catalogue: &'a Catalogue,
        records: &[&'a Record],
        fields: Option<&[catalogue::Field]>,
    ) -> Vec<Self> {
        let object = |record: &&'a Record| {
            let own = |field: &&catalogue::Field| field.kind == record.kind;
            let own = |fields: &[_]| fields.iter().filter(own).copied().map(Column::Field).collect();
            Self { catalogue, found: (*record).into(), chosen: fields.map(own) }
        };
        records.iter().map(object).collect()
    }

    fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        // What a copy decodes is freed with it, and its memory serves the next record.
        let (catalogue, record) = (self.catalogue, &self.found.record.clone());
        let whole = |answer| Field { is_whole: true, ..Field::of(catalogue, answer) };
        // Most fields are empty.
        let mut held = record.all_answers().peekable();
        for field in record.kind.fields() {
            match held.next_if(|held| held.field == field) {
                Some(answer) => map.serialize_entry(field.key, &whole(answer))?,
                None if field.ty == Type::Flag => map.serialize_entry(field.key, &false)?,
                None => map.serialize_entry(field.key, &())?,
            }
        }
        let place = |field: catalogue::Field, id, answer: Option<_>| Place {
            kind: field.kind,
            id,
            field: field.key,
            answer: answer.map(|answer| Field::of(catalogue, answer)),
        };
        if record.kind == Kind::Question {
            let shown = shown(catalogue, record);
            let rows = || shown.iter().flat_map(|shown| shown.rows.iter().map(|row| (shown.of, row)));
            let places = || rows().map(|(of, row)| place(row.answer.field, of.id, Some(row.answer)));
            map.serialize_entry("shown", &Each(places))?;
        }
        if record.kind != Kind::Source {
            let referring = || catalogue.links(record).map(|(field, id)| place(field, id, None));
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
        if self.chosen.is_none() {
            self.serialize_fields(&mut map)?;
        }
        // These stand there already, and what the search itself says stands under "match".
        let is_apart = |column: &&Column| {
            matches!(column, Column::Derived(Derived::Id | Derived::Kind))
                || matches!(column, Column::Derived(derived) if *derived >= Derived::Reason)
        };
        let degrees = Derived::DEGREES.map(|(degree, ..)| Column::Derived(degree));
        let columns = self.chosen.as_deref().unwrap_or(&degrees).iter();
        for column in columns.filter(|column| !is_apart(column)) {
            let (key, of) = (&column.key(), |answer| Field::of(self.catalogue, answer));
            match column.cell(self.catalogue, &self.found) {
                // Nothing was asked for.
                Cell::NotRecorded if self.chosen.is_none() => {}
                Cell::NotRecorded => map.serialize_entry(key, &())?,
                Cell::Number(value) => map.serialize_entry(key, &number(value))?,
                Cell::Answer(answer) | Cell::Instead(_, answer) => map.serialize_entry(key, &of(answer))?,
                // Of a claim alone the version may be the date for which it holds.
                Cell::Version(answer, shown) => {
                    map.serialize_entry(key, &Field { shown: Some(shown), ..of(answer) })?;
                }
                cell => map.serialize_entry(key, &words::machine_cell(cell))?,
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
    let mut matched = text(first);
    matched.as_object_mut()?.shift_insert(0, "score".to_owned(), score.into());
    matched["also"] = others.iter().map(text).collect();
    Some(matched)
}
