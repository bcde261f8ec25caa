//! Timelines and families as JSON. `schema/nkcars-output.schema.json` says what each key means.

use serde::Serialize;

use super::{json::SCHEMA, words};
use crate::catalogue::{Catalogue, Certainty, Kind, Record, Statement};
use crate::document::interval::{Interval, Limit, Standing};
use crate::document::lineage::{Edge, Family};
use crate::document::timeline::Timeline;

/// A line of a timeline.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Line<'a> {
    schema: u32,
    kind: Kind,
    id: &'a str,
    name: &'a str,
    group: Group,
    disputed: bool,
    intervals: Vec<Span<'a>>,
    sightings: Vec<Mark<'a>>,
}

#[derive(Clone, Serialize)]
struct Group {
    field: &'static str,
    value: Option<String>,
    words: String,
}

#[derive(Serialize)]
struct Span<'a> {
    standing: &'static str,
    field: &'static str,
    value: String,
    words: String,
    start: End,
    end: End,
    #[serde(flatten)]
    said: Said<'a>,
}

#[derive(Serialize)]
struct End {
    earliest: Option<i16>,
    latest: Option<i16>,
    open: bool,
}

#[derive(Serialize)]
struct Mark<'a> {
    id: &'a str,
    year: i16,
    sure: bool,
    certainty: Option<Certainty>,
}

/// How sure a statement is, and who says so.
#[derive(Serialize)]
struct Said<'a> {
    certainty: Option<Certainty>,
    seen: bool,
    sources: &'a [&'static str],
    note: Option<&'a str>,
}

/// A family as a graph.
#[derive(Serialize)]
pub(super) struct Graph<'a> {
    schema: u32,
    kind: Kind,
    id: &'a str,
    nodes: Vec<Node<'a>>,
    edges: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Node<'a> {
    kind: Kind,
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Step<'a> {
    parent: Option<&'a str>,
    child: Option<&'a str>,
    /// What stands in place of an id.
    value: String,
    relation: &'static str,
    disputed: bool,
    stated_in: &'a str,
    field: &'static str,
    #[serde(flatten)]
    said: Said<'a>,
}

/// The lines of a timeline, group by group.
pub(super) fn lines<'a>(catalogue: &Catalogue, timeline: &'a Timeline<'_>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for group in &timeline.groups {
        let value = group.answer.preferred().filter(|_| group.answer.silence().is_none());
        let heading = Group {
            field: timeline.by.key,
            value: value.map(|value| words::machine(&value.value).into_owned()),
            words: super::timeline::heading(catalogue, group).plain(),
        };
        for row in &group.rows {
            let record = row.found.record;
            let marks = row.sightings.iter().map(|sighted| Mark {
                id: sighted.record.id,
                year: sighted.year,
                sure: sighted.is_sure,
                certainty: sighted.certainty,
            });
            lines.push(Line {
                schema: SCHEMA,
                kind: record.kind,
                id: record.id,
                name: record.name(),
                group: heading.clone(),
                disputed: row.is_disputed,
                intervals: row.intervals.iter().map(span).collect(),
                sightings: marks.collect(),
            });
        }
    }
    lines
}

fn span<'a>(interval: &'a Interval<'_>) -> Span<'a> {
    let end = |limit: Limit| End { earliest: limit.earliest, latest: limit.latest, open: limit.is_open };
    Span {
        standing: match interval.standing {
            Standing::Preferred => "preferred",
            Standing::Rival => "rival",
            Standing::Evidence => "evidence",
        },
        field: interval.statement.field.key,
        value: interval.years.to_string(),
        words: interval.years.words(),
        start: end(interval.start),
        end: end(interval.end),
        said: said(&interval.statement),
    }
}

fn said<'a>(statement: &Statement<'a>) -> Said<'a> {
    Said {
        certainty: statement.certainty(),
        seen: statement.is_seen(),
        sources: statement.sources(),
        note: statement.note(),
    }
}

/// The family of each record.
pub(super) fn graphs<'a>(catalogue: &'a Catalogue, roots: &[&'a Record]) -> Vec<Graph<'a>> {
    let graph = |root: &&'a Record| {
        let family = Family::of(catalogue, root);
        let node = |member: &&'a Record| Node { kind: member.kind, id: member.id, name: member.name() };
        Graph {
            schema: SCHEMA,
            kind: root.kind,
            id: root.id,
            nodes: family.members.iter().map(node).collect(),
            edges: family.edges.iter().map(step).collect(),
        }
    };
    roots.iter().map(graph).collect()
}

fn step<'a>(edge: &Edge<'a>) -> Step<'a> {
    let statement = &edge.descent.statement;
    let id = |record: Option<&'a Record>| record.map(|record| record.id);
    Step {
        parent: id(edge.parent),
        child: id(edge.child),
        value: words::machine(&statement.value).into_owned(),
        relation: edge.descent.relation.word(),
        disputed: edge.descent.is_disputed,
        stated_in: edge.descent.stated_in.id,
        field: statement.field.key,
        said: said(statement),
    }
}
