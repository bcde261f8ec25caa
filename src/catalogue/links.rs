//! Which records refer to which, by id, so that a layer renumbers nothing.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Kind, Record, Type, Value};

/// A reference: the record in which it stands, and the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Link {
    pub(super) kind: Kind,
    pub(super) id: &'static str,
    pub(super) field: u8,
}

/// References by what they refer to.
pub(super) type Links = HashMap<(Kind, &'static str), Vec<Link>>;

/// The references that stand in records.
pub(super) fn of<'a>(records: impl Iterator<Item = &'a Record>) -> Links {
    let mut links = Links::new();
    for record in records {
        // No other field is decoded for it.
        for (field, _) in record.fields() {
            let Type::Ref(kind) = field.ty else { continue };
            let link = Link { kind: record.kind, id: record.id, field: field.position() };
            for statement in record.answer(field).statements() {
                let Value::Ref(id) = *statement.value else { continue };
                let to = links.entry((kind, id)).or_default();
                if to.last() != Some(&link) {
                    to.push(link);
                }
            }
        }
    }
    links
}
