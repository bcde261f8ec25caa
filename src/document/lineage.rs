//! A family as a graph: all that a record came from, and all that came of it with the other ancestors of those.
//!
//! The graph is walked once, here; the tree, the chart and the JSON are drawings of it.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use crate::catalogue::{Catalogue, Descent, Kind, Record, Relation, Way};

/// The family of one record.
#[derive(Debug, Default)]
pub(crate) struct Family<'a> {
    /// The record itself and its relatives, the nearest first.
    pub members: IndexMap<Key<'a>, &'a Record>,
    /// What leads from ancestors to descendants.
    pub edges: Vec<Descent<'a>>,
    /// The edges at each record, by the way in which they lead from it.
    from: HashMap<(Way, Key<'a>), Vec<usize>>,
    steps: HashSet<(Key<'a>, Key<'a>, Relation)>,
}

type Key<'a> = (Kind, &'a str);

fn key(record: &Record) -> Key<'_> {
    (record.kind, record.id)
}

impl<'a> Family<'a> {
    /// The family of a record. A cycle is followed once, so that the walk always ends.
    pub(crate) fn of(catalogue: &'a Catalogue, root: &'a Record) -> Self {
        let mut family = Self::default();
        family.members.insert(key(root), root);
        let mut with_parents = HashSet::new();
        for way in [Way::Up, Way::Down] {
            let mut walked = HashSet::from([key(root)]);
            let mut waiting = VecDeque::from([root]);
            while let Some(record) = waiting.pop_front() {
                let steps = catalogue.steps(record, way);
                let relatives = steps.iter().filter_map(|step| step.to(way));
                waiting.extend(relatives.filter(|relative| walked.insert(key(relative))));
                family.add(steps);
                // To leave out the others of several ancestors would make the one that led here look certain.
                if with_parents.insert(key(record)) && way == Way::Down {
                    family.add(catalogue.steps(record, Way::Up));
                }
            }
        }
        family
    }

    fn add(&mut self, steps: Vec<Descent<'a>>) {
        for step in steps {
            let (parent, child) = (step.parent, step.child);
            self.members.extend([parent, child].into_iter().flatten().map(|record| (key(record), record)));
            let ends = parent.zip(child).map(|(parent, child)| (key(parent), key(child), step.relation));
            if ends.is_none_or(|ends| self.steps.insert(ends)) {
                for (way, record) in [(Way::Up, child), (Way::Down, parent)] {
                    if let Some(record) = record {
                        self.from.entry((way, key(record))).or_default().push(self.edges.len());
                    }
                }
                self.edges.push(step);
            }
        }
    }

    /// The place of a record among the members.
    pub(crate) fn position(&self, record: &Record) -> Option<usize> {
        self.members.get_index_of(&key(record))
    }

    /// The steps from a record one way: those to one relative together, the preferred ones or the oldest relatives first.
    pub(crate) fn branches(&self, record: &Record, way: Way) -> Vec<Vec<&Descent<'a>>> {
        let mut branches: IndexMap<_, Vec<_>> = IndexMap::new();
        for &at in self.from.get(&(way, key(record))).into_iter().flatten() {
            // A step that leads to no record is a branch of its own.
            let branch = self.edges[at].to(way).map(key).ok_or(at);
            branches.entry(branch).or_default().push(&self.edges[at]);
        }
        branches.into_values().collect()
    }
}
