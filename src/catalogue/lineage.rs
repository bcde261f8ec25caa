//! What a record came from and what came of it, one step in either direction. The registry marks the fields that say so.
//!
//! Following the steps further, and how a family looks, is not here.

use std::collections::HashSet;

use super::{Catalogue, Record, Relation, Statement, Type, Value};

/// One step of descent, and the statement behind it.
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    /// The relative; `None` if the statement has only words for it, or says that it is unknown.
    pub relative: Option<&'a Record>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Who says so, and how sure it is. It may stand in either of the two records.
    pub statement: Statement<'a>,
    /// The record in which the statement stands.
    pub stated_in: &'a Record,
    /// Whether sources differ on it.
    pub is_disputed: bool,
}

impl Catalogue {
    /// What a record came from: by its own statements, the preferred ones first, then by those of others.
    pub fn parents<'a>(&'a self, record: &'a Record) -> Vec<Descent<'a>> {
        self.relatives(record, true)
    }

    /// What came of a record, by date.
    pub fn children<'a>(&'a self, record: &'a Record) -> Vec<Descent<'a>> {
        let mut children = self.relatives(record, false);
        children.sort_by_cached_key(|child| {
            let when = child.relative.and_then(|relative| self.when(relative)?.years());
            when.map_or((i16::MAX, i16::MAX, 0, 0), |years| years.order())
        });
        children
    }

    /// The two records may state the same step, each in its own field; it is one step.
    fn relatives<'a>(&'a self, record: &'a Record, are_ancestors: bool) -> Vec<Descent<'a>> {
        let mut steps: Vec<Descent<'a>> = Vec::new();
        if record.kind.fields().all(|field| field.lineage.is_none()) {
            return steps;
        }
        for field in record.kind.fields() {
            let (Some((relation, is_ancestor)), Type::Ref(kind)) = (field.lineage, field.ty) else {
                continue;
            };
            if is_ancestor == are_ancestors {
                let answer = record.answer(field);
                let is_disputed = answer.is_disputed();
                steps.extend(answer.statements().map(|statement| {
                    let relative = match *statement.value {
                        Value::Ref(id) => self.get(kind, id),
                        _ => None,
                    };
                    Descent { relative, relation, statement, stated_in: record, is_disputed }
                }));
            }
        }
        for (field, from) in self.referring(record) {
            let lineage = field.lineage.filter(|(_, is_ancestor)| *is_ancestor != are_ancestors);
            let Some((relation, _)) = lineage else { continue };
            let answer = from.answer(field);
            let named = answer.statements().find(|said| said.text() == Some(record.id));
            let is_disputed = answer.is_disputed();
            steps.extend(named.map(|statement| Descent {
                relative: Some(from),
                relation,
                statement,
                stated_in: from,
                is_disputed,
            }));
        }
        let mut known = HashSet::new();
        steps.retain(|step| {
            step.relative.is_none_or(|relative| known.insert((relative.kind, relative.id, step.relation)))
        });
        steps
    }
}
