//! Which records refer to which, by id, so that a layer renumbers nothing.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Claim, Kind, Record};

/// A reference: the record in which it stands, and the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Link {
    pub(super) kind: Kind,
    pub(super) id: &'static str,
    pub(super) field: u8,
}

/// References by what they refer to.
pub(super) type Links = HashMap<(Kind, &'static str), Vec<Link>>;

/// What is named in records, as far as it counts: given the kind and id that is named, and the claim that names it.
pub(super) fn of<'a>(
    records: impl Iterator<Item = &'a Record>,
    counts: fn(Kind, &'static str, &Claim) -> bool,
) -> Links {
    let mut links = Links::new();
    for record in records {
        for (kind, id, field, _) in record.archive().named().filter(|(kind, id, _, by)| counts(*kind, id, by))
        {
            let link = Link { kind: record.kind, id: record.id, field: field.position() };
            let to = links.entry((kind, id)).or_default();
            if to.last() != Some(&link) {
                to.push(link);
            }
        }
    }
    links
}
