//! What a record came from and what came of it, one step in either direction. The registry marks the fields that say so.
//!
//! Following the steps further, and how a family looks, is not here.

use std::collections::HashSet;

use super::{Catalogue, Record, Relation, Statement};

/// One step of descent, and the statement behind it.
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    /// The relative; `None` if the statement has only words for it, or says that it is unknown.
    pub relative: Option<&'a Record>,
    /// How the two are related.
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
        let own = record.fields().map(|field| (field, record, true));
        let others = self.referring(record).map(|(field, from)| (field, from, false));
        for (field, stated_in, is_own) in own.chain(others) {
            let lineage = field.lineage.filter(|(_, is_ancestor)| (*is_ancestor == are_ancestors) == is_own);
            let Some((relation, _)) = lineage else { continue };
            let answer = stated_in.answer(field);
            let is_disputed = answer.is_disputed();
            let stated = answer.statements().filter(|said| is_own || said.text() == Some(record.id));
            steps.extend(stated.map(|statement| {
                let relative = if is_own { self.target(field, &statement.value) } else { Some(stated_in) };
                Descent { relative, relation, statement, stated_in, is_disputed }
            }));
        }
        let mut known = HashSet::new();
        steps.retain(|step| {
            step.relative.is_none_or(|relative| known.insert((relative.kind, relative.id, step.relation)))
        });
        steps
    }
}
