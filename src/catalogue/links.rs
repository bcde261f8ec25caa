//! Who refers to whom, by ids: what is laid over a catalogue renumbers nothing.

use serde::{Deserialize, Serialize};

use super::claim::Value;
use super::fields::Kind;
use super::{Record, Text};

/// One record refers to another in one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Link {
    pub(super) to: (Kind, Text),
    pub(super) from: (Kind, Text),
    pub(super) field: u8,
}

/// The references of one record.
pub(super) fn of(record: &Record) -> impl Iterator<Item = Link> {
    let from = (record.kind, record.id);
    record.refs().flat_map(move |(field, kind, content)| {
        let ids = content.values().filter_map(|value| match value {
            Value::Ref(id) => Some(*id),
            _ => None,
        });
        ids.map(move |id| Link { to: (kind, id), from, field })
    })
}
