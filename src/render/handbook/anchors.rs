//! Where on the page each record stands. Ids are the record's own, so that `#paektusan` is a link that people can type; where two kinds
//! share an id, the later one has its kind before it.

use std::collections::{HashMap, HashSet};

use crate::catalogue::{Kind, Record};
use crate::document::Handbook;

/// The anchor of each record that stands on the page.
#[derive(Debug, Default)]
pub(super) struct Anchors<'a>([HashMap<&'a str, String>; Kind::ALL.len()]);

impl<'a> Anchors<'a> {
    pub(super) fn of(handbook: &Handbook<'a>) -> Self {
        let mut anchors: [HashMap<&str, String>; Kind::ALL.len()] = Default::default();
        let mut taken = HashSet::new();
        for kind in Kind::ALL {
            let groups = handbook.groups.iter().filter(|group| group.kind == kind);
            for record in groups.flat_map(|group| &group.records) {
                let id = record.id;
                let mut anchor = id.to_owned();
                while !taken.insert(anchor.clone()) {
                    anchor = format!("{}-{anchor}", kind.word());
                }
                anchors[kind as usize].insert(id, anchor);
            }
        }
        Self(anchors)
    }

    /// The anchor of a record; nothing where it is not on the page.
    pub(super) fn get(&self, kind: Kind, id: &str) -> Option<&str> {
        self.0[kind as usize].get(id).map(String::as_str)
    }

    /// The anchor of a record that is on the page.
    pub(super) fn of_record(&self, record: &Record) -> &str {
        self.get(record.kind, record.id).unwrap_or_default()
    }
}
