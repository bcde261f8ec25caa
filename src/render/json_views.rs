//! Timelines and families as JSON. `schema/nkcars-output.schema.json` says what each key means.

use serde_json::{Value, json};

use super::json::SCHEMA;
use super::timeline;
use crate::catalogue::{Catalogue, Descent, Record, Statement};
use crate::document::interval::Interval;
use crate::document::lineage::Family;
use crate::document::timeline::{Row, Timeline};

/// The lines of a timeline, group by group.
pub(super) fn lines(catalogue: &Catalogue, timeline: &Timeline<'_>) -> Vec<Value> {
    let lines = timeline.groups.iter().flat_map(|group| {
        let value = group.answer.known();
        let heading = json!({
            "field": timeline.by.key,
            "value": value.map(|value| value.value.written().into_owned()),
            "words": timeline::heading(catalogue, group).plain(),
        });
        group.rows.iter().map(move |row| line(row, &heading))
    });
    lines.collect()
}

fn line(row: &Row<'_>, group: &Value) -> Value {
    let record = row.found.record;
    let sightings = row.sightings.iter().map(|sighted| {
        json!({
            "id": sighted.record.id,
            "year": sighted.year,
            "sure": sighted.is_sure,
            "certainty": sighted.certainty,
        })
    });
    json!({
        "schema": SCHEMA,
        "kind": record.kind,
        "id": record.id,
        "name": record.name(),
        "group": group,
        "disputed": row.is_disputed,
        "intervals": row.intervals.iter().map(interval).collect::<Vec<_>>(),
        "sightings": sightings.collect::<Vec<_>>(),
    })
}

fn interval(interval: &Interval<'_>) -> Value {
    with_sources(
        json!({
            "standing": interval.standing,
            "field": interval.statement.field.key,
            "value": interval.years.to_string(),
            "words": interval.years.words(),
            "start": interval.start,
            "end": interval.end,
        }),
        &interval.statement,
    )
}

/// The family of each record as a graph.
pub(super) fn graphs(families: &[Family<'_>]) -> Vec<Value> {
    let node = |record: &&Record| json!({ "kind": record.kind, "id": record.id, "name": record.name() });
    let graph = |family: &Family<'_>| {
        let root = family.members.first().map(|(_, root)| root);
        json!({
            "schema": SCHEMA,
            "kind": root.map(|root| root.kind),
            "id": root.map(|root| root.id),
            "nodes": family.members.values().map(node).collect::<Vec<_>>(),
            "edges": family.edges.iter().map(edge).collect::<Vec<_>>(),
        })
    };
    families.iter().map(graph).collect()
}

fn edge(edge: &Descent<'_>) -> Value {
    let statement = &edge.statement;
    let id = |record: Option<&Record>| record.map(|record| record.id.to_string());
    with_sources(
        json!({
            "parent": id(edge.parent),
            "child": id(edge.child),
            // What stands in place of an id.
            "value": statement.value.written(),
            "relation": edge.relation.word(),
            "disputed": edge.is_disputed,
            "stated-in": edge.stated_in.id,
            "field": statement.field.key,
        }),
        statement,
    )
}

/// An object with how sure a statement is, and who says so.
fn with_sources(mut object: Value, statement: &Statement<'_>) -> Value {
    object["certainty"] = json!(statement.certainty);
    object["seen"] = json!(statement.seen);
    object["sources"] = statement.sources().collect();
    object["note"] = json!(statement.note);
    object
}
