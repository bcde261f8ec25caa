//! What a record came from and what came of it, one step in either direction. The registry marks the fields that say so.
//!
//! Following the steps further, and how a family looks, is not here.

use foldhash::HashSet;

use super::{Catalogue, Record, Relation, Statement};

/// Towards the ancestors or the descendants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// To what a record came from.
    Up,
    /// To what came of it.
    Down,
}

/// One step of descent, and the statement behind it.
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    /// The ancestor; `None` if the statement has only words for it, or says that it is unknown.
    pub parent: Option<&'a Record>,
    /// The descendant; `None` in the same cases.
    pub child: Option<&'a Record>,
    /// How the two are related.
    pub relation: Relation,
    /// Who says so, and how sure it is. It may stand in either of the two records.
    pub statement: Statement<'a>,
    /// The record in which the statement stands.
    pub stated_in: &'a Record,
    /// Whether sources differ on it.
    pub is_disputed: bool,
}

impl<'a> Descent<'a> {
    /// The record to which it leads.
    pub fn to(&self, way: Way) -> Option<&'a Record> {
        match way {
            Way::Up => self.parent,
            Way::Down => self.child,
        }
    }
}

impl Catalogue {
    /// The steps from a record: up by its own statements, the preferred ones first, then by those of others; down by date. Two records may
    /// state the same step, each in its own field; it is one step.
    pub fn steps<'a>(&'a self, record: &'a Record, way: Way) -> Vec<Descent<'a>> {
        let own = record.fields().map(|field| (field, record, true));
        let links = self.links(record).filter(|(field, _)| field.lineage.is_some());
        let others = links.filter_map(|(field, id)| Some((field, self.get(field.kind, id)?, false)));
        let mut steps: Vec<Descent<'a>> = Vec::new();
        for (field, stated_in, is_own) in own.chain(others) {
            let Some((relation, is_ancestor)) = field.lineage else { continue };
            // Own statements name the relative, those of others this record.
            if (is_ancestor == (way == Way::Up)) != is_own {
                continue;
            }
            let answer = stated_in.answer(field);
            let is_disputed = answer.is_disputed();
            let stated = answer.statements().filter(|said| is_own || said.text() == Some(record.id));
            steps.extend(stated.map(|statement| {
                let named = if is_own { self.target(field, &statement.value) } else { Some(record) };
                let (parent, child) =
                    if is_ancestor { (named, Some(stated_in)) } else { (Some(stated_in), named) };
                Descent { parent, child, relation, statement, stated_in, is_disputed }
            }));
        }
        let mut known = HashSet::default();
        steps.retain(|step| {
            step.to(way).is_none_or(|relative| known.insert((relative.kind, relative.id, step.relation)))
        });
        if way == Way::Down {
            steps.sort_by_cached_key(|step| {
                let when = step.child.and_then(|child| self.years(child));
                when.map_or((i16::MAX, i16::MAX, 0, 0), |years| years.order())
            });
        }
        steps
    }
}
