//! A family as a graph: all that a record came from, and all that came of it with the other ancestors of those.

use std::collections::{HashSet, VecDeque};

use crate::catalogue::{Catalogue, Descent, Kind, Record, Relation};

/// The family of one record.
#[derive(Debug)]
pub(crate) struct Family<'a> {
    /// It and its relatives, the nearest first.
    pub members: Vec<&'a Record>,
    /// What leads from ancestors to descendants.
    pub edges: Vec<Edge<'a>>,
}

/// One step of descent.
#[derive(Debug)]
pub(crate) struct Edge<'a> {
    /// The ancestor; nothing where the statement has only words for it.
    pub parent: Option<&'a Record>,
    /// The descendant; nothing where the statement has only words for it.
    pub child: Option<&'a Record>,
    /// What is said.
    pub descent: Descent<'a>,
}

type Key<'a> = (Kind, &'a str);

/// What stands in the graph already.
#[derive(Default)]
struct Told<'a> {
    /// All ancestors of a record, or all descendants.
    sides: HashSet<(Key<'a>, bool)>,
    /// From ancestor to descendant.
    steps: HashSet<(Key<'a>, Key<'a>, Relation)>,
}

fn key(record: &Record) -> Key<'_> {
    (record.kind, record.id)
}

impl<'a> Family<'a> {
    /// The family of a record. Circles end where they close, so that any data have an end.
    #[must_use]
    pub(crate) fn of(catalogue: &'a Catalogue, root: &'a Record) -> Self {
        let mut family = Self { members: vec![root], edges: Vec::new() };
        let mut told = Told::default();
        let mut known = HashSet::from([key(root)]);
        for are_ancestors in [true, false] {
            let mut walked = HashSet::from([key(root)]);
            let mut waiting = VecDeque::from([root]);
            while let Some(record) = waiting.pop_front() {
                let steps =
                    if are_ancestors { catalogue.parents(record) } else { catalogue.children(record) };
                for relative in steps.iter().filter_map(|step| step.relative) {
                    if walked.insert(key(relative)) {
                        waiting.push_back(relative);
                    }
                }
                family.add(record, steps, are_ancestors, &mut known, &mut told);
                // To leave out the others of several ancestors would make the one that led here look certain.
                if !are_ancestors && key(record) != key(root) {
                    family.add(record, catalogue.parents(record), true, &mut known, &mut told);
                }
            }
        }
        family
    }

    fn add(
        &mut self,
        record: &'a Record,
        steps: Vec<Descent<'a>>,
        are_ancestors: bool,
        known: &mut HashSet<Key<'a>>,
        told: &mut Told<'a>,
    ) {
        if !told.sides.insert((key(record), are_ancestors)) {
            return;
        }
        for descent in steps {
            let relative = descent.relative;
            let (parent, child) =
                if are_ancestors { (relative, Some(record)) } else { (Some(record), relative) };
            self.members.extend(relative.filter(|relative| known.insert(key(relative))));
            let is_new = match (parent, child) {
                (Some(parent), Some(child)) => told.steps.insert((key(parent), key(child), descent.relation)),
                _ => true,
            };
            if is_new {
                self.edges.push(Edge { parent, child, descent });
            }
        }
    }
}
