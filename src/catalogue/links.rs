//! Who refers to whom, by ids: what is laid over a catalogue renumbers nothing.

use serde::{Deserialize, Serialize};

use super::Record;
use super::claim::Value;
use super::fields::{Kind, Type};

/// One record refers to another in one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Link {
    pub(super) to: (Kind, &'static str),
    pub(super) from: (Kind, &'static str),
    pub(super) field: u8,
}

/// The references that stand in one record.
pub(super) fn of(record: &Record) -> impl Iterator<Item = Link> {
    let from = (record.kind, record.id);
    // No other field is decoded for it.
    let fields = record.fields().filter_map(|(field, _)| match field.ty {
        Type::Ref(kind) => Some((field, kind)),
        _ => None,
    });
    fields.flat_map(move |(field, kind)| {
        record.answer(field).statements().filter_map(move |statement| match *statement.value {
            Value::Ref(id) => Some(Link { to: (kind, id), from, field: field.position() }),
            _ => None,
        })
    })
}
