//! Documents as JSON, written while they are walked: every field of the kind by its key; `null` is *not recorded*, `"state"` tells
//! *unknown* and *none* from a value.

use anyhow::Result;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::catalogue::{self, Catalogue, Kind, Record};
use crate::document::article::{self, Article, Extent};
use crate::document::row::Row;
use crate::query::{Cell, Column, Derived, Match};
use crate::search::Part;

use super::json_answer::{Field, Number};
use super::words;

/// The version of this form; it grows when a reader of the old form would be misled.
pub(crate) const SCHEMA: u32 = 2;

/// Objects in one array, or one a line.
///
/// # Errors
/// If they cannot be written.
pub(super) fn render<T: Serialize>(objects: &[T], is_by_line: bool) -> Result<String> {
    if !is_by_line {
        return Ok(serde_json::to_string_pretty(objects)? + "\n");
    }
    let mut out = Vec::new();
    for object in objects {
        serde_json::to_writer(&mut out, object)?;
        out.push(b'\n');
    }
    Ok(String::from_utf8(out)?)
}

/// A record as an object.
pub(super) struct Object<'a> {
    catalogue: &'a Catalogue,
    found: Match<'a>,
    parts: Parts<'a>,
    is_of_years: bool,
    /// What a search matched, and how.
    matched: Option<Value>,
}

/// How much of a record an object holds.
enum Parts<'a> {
    Whole,
    /// The chosen fields.
    Fields(&'a [catalogue::Field]),
    /// The chosen columns, with what stands in them.
    Columns(Vec<(String, Cell<'a>)>),
}

impl<'a> Object<'a> {
    /// The records of a list or of a search: whole, or the chosen columns.
    pub(super) fn found(
        catalogue: &'a Catalogue,
        found: &[Match<'a>],
        columns: Option<&[Column]>,
        is_of_years: bool,
    ) -> Vec<Self> {
        // What the search itself says stands under "match".
        let is_of_record =
            |column: &&Column| !matches!(column, Column::Derived(derived) if *derived >= Derived::Reason);
        let object = |found: &Match<'a>| {
            let cell = |column: &Column| (column.key(), column.cell(catalogue, found));
            let columns = columns.map(|columns| columns.iter().filter(is_of_record).map(cell).collect());
            Self {
                is_of_years: is_of_years && columns.is_none(),
                matched: matched(found),
                catalogue,
                found: found.clone(),
                parts: columns.map_or(Parts::Whole, Parts::Columns),
            }
        };
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
            parts: fields.map_or(Parts::Whole, Parts::Fields),
            is_of_years: false,
            matched: None,
        };
        records.iter().map(object).collect()
    }

    fn serialize_article<M: SerializeMap>(
        &self,
        map: &mut M,
        fields: Option<&[catalogue::Field]>,
    ) -> Result<(), M::Error> {
        let (catalogue, record) = (self.catalogue, self.found.record);
        let is_whole = fields.is_none();
        for row in article::rows(record, fields.map_or(Extent::Own, Extent::Fields)) {
            let field = row.field();
            map.serialize_entry(field.key, &Field { catalogue, row: &row, is_whole })?;
        }
        if is_whole && record.kind == Kind::Question {
            let article = Article::new(catalogue, record, Extent::Own);
            let rows =
                article.shown.iter().flat_map(|section| section.rows.iter().map(|row| (section.of, row)));
            let shown = rows.map(|(of, row)| {
                let answer = Some(Field { catalogue, row, is_whole: false });
                Place { kind: of.kind, id: of.id, field: row.field().key, answer }
            });
            map.serialize_entry("shown", &shown.collect::<Vec<_>>())?;
        }
        if is_whole && record.kind != Kind::Source {
            let referring = catalogue.referring(record).map(|(field, from)| Place {
                kind: from.kind,
                id: from.id,
                field: field.key,
                answer: None,
            });
            map.serialize_entry("referred-by", &referring.collect::<Vec<_>>())?;
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
        match &self.parts {
            Parts::Whole => self.serialize_article(&mut map, None)?,
            Parts::Fields(fields) => self.serialize_article(&mut map, Some(fields))?,
            Parts::Columns(columns) => {
                // Kind and id stand there already.
                for (key, cell) in columns.iter().filter(|(key, _)| key != "id" && key != "kind") {
                    map.serialize_entry(key, &InCell { catalogue: self.catalogue, cell: cell.clone() })?;
                }
            }
        }
        if self.is_of_years {
            let in_years = Derived::InYears;
            let cell = Column::Derived(in_years).cell(self.catalogue, &self.found);
            map.serialize_entry(in_years.word(), &InCell { catalogue: self.catalogue, cell })?;
        }
        if let Some(matched) = &self.matched {
            map.serialize_entry("match", matched)?;
        }
        map.end()
    }
}

/// A field of another record: one that refers to this one, or one that a question shows, with what it says.
#[derive(Serialize)]
struct Place<'l, 'a> {
    kind: Kind,
    id: &'a str,
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Field<'l, 'a>>,
}

/// Why a search found a record: a text, and further ones for the words that do not stand in it.
fn matched(row: &Match<'_>) -> Option<Value> {
    let hit = row.hit.as_ref()?;
    let (first, others) = row.parts.split_first()?;
    let text = |part: &Part<'_>| json!({ "field": part.field, "text": part.text, "how": part.quality.word(), "ranges": part.ranges });
    let mut matched =
        Map::from_iter([("score".to_owned(), json!((f64::from(hit.score) * 100.0).round() / 100.0))]);
    matched.extend(text(first).as_object().cloned().into_iter().flatten());
    matched.insert("also".to_owned(), others.iter().map(text).collect());
    Some(matched.into())
}

/// The content of a column.
struct InCell<'a> {
    catalogue: &'a Catalogue,
    cell: Cell<'a>,
}

impl Serialize for InCell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.cell {
            Cell::NotRecorded => serializer.serialize_none(),
            Cell::Number(number) => Number(*number).serialize(serializer),
            Cell::Answer(answer) | Cell::Version(answer, _) => {
                let mut row = Row::new(*answer);
                // Of a claim alone the version may be the date for which it holds.
                if let (Cell::Version(_, shown), [only]) = (&self.cell, row.versions.as_mut_slice()) {
                    *only = shown.clone();
                }
                let row = &row;
                Field { catalogue: self.catalogue, row, is_whole: false }.serialize(serializer)
            }
            cell => serializer.serialize_str(&words::machine_cell(cell.clone())),
        }
    }
}
