//! A family as a graph: all that a record came from, and all that came of it with the other ancestors of those.
//!
//! The graph is walked once, here; the tree, the chart and the JSON are drawings of it.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Descent, Kind, Record, Relation, Years};

/// The family of one record.
#[derive(Debug, Default)]
pub(crate) struct Family<'a> {
    /// The record itself and its relatives, the nearest first.
    pub members: IndexMap<Key<'a>, Member<'a>>,
    /// What leads from ancestors to descendants.
    pub edges: Vec<Edge<'a>>,
    /// The edges at each record, by the way in which they lead from it.
    from: HashMap<(Way, Key<'a>), Vec<usize>>,
    steps: HashSet<(Key<'a>, Key<'a>, Relation)>,
}

/// A record of a family.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub record: &'a Record,
    /// When it was.
    pub years: Option<Years>,
    /// Built abroad.
    pub is_foreign: bool,
}

/// One step of descent. `None` on either side if the statement has only words for it.
#[derive(Debug)]
pub(crate) struct Edge<'a> {
    /// The ancestor.
    pub parent: Option<&'a Record>,
    /// The descendant.
    pub child: Option<&'a Record>,
    /// What is said.
    pub descent: Descent<'a>,
}

/// Towards the ancestors or the descendants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Way {
    /// What a record came from.
    Up,
    /// What came of it.
    Down,
}

pub(crate) type Key<'a> = (Kind, &'a str);

fn key(record: &Record) -> Key<'_> {
    (record.kind, record.id)
}

impl<'a> Edge<'a> {
    /// The relative to which it leads, going one way.
    pub(crate) fn relative(&self, way: Way) -> Option<&'a Record> {
        match way {
            Way::Up => self.parent,
            Way::Down => self.child,
        }
    }
}

impl<'a> Family<'a> {
    /// The family of a record. A cycle is followed once, so that the walk always ends.
    pub(crate) fn of(catalogue: &'a Catalogue, root: &'a Record) -> Self {
        let mut family = Self::default();
        family.join(catalogue, root);
        let mut with_parents = HashSet::new();
        for way in [Way::Up, Way::Down] {
            let mut walked = HashSet::from([key(root)]);
            let mut waiting = VecDeque::from([root]);
            while let Some(record) = waiting.pop_front() {
                let steps = match way {
                    Way::Up => catalogue.parents(record),
                    Way::Down => catalogue.children(record),
                };
                let relatives = steps.iter().filter_map(|step| step.relative);
                waiting.extend(relatives.filter(|relative| walked.insert(key(relative))));
                family.add(catalogue, record, steps, way);
                // To leave out the others of several ancestors would make the one that led here look certain.
                if with_parents.insert(key(record)) && way == Way::Down {
                    family.add(catalogue, record, catalogue.parents(record), Way::Up);
                }
            }
        }
        family
    }

    fn add(&mut self, catalogue: &'a Catalogue, record: &'a Record, steps: Vec<Descent<'a>>, way: Way) {
        for descent in steps {
            let (parent, child) = match way {
                Way::Up => (descent.relative, Some(record)),
                Way::Down => (Some(record), descent.relative),
            };
            if let Some(relative) = descent.relative {
                self.join(catalogue, relative);
            }
            let is_new = match (parent, child) {
                (Some(parent), Some(child)) => self.steps.insert((key(parent), key(child), descent.relation)),
                _ => true,
            };
            if is_new {
                for (way, record) in [(Way::Up, child), (Way::Down, parent)] {
                    if let Some(record) = record {
                        self.from.entry((way, key(record))).or_default().push(self.edges.len());
                    }
                }
                self.edges.push(Edge { parent, child, descent });
            }
        }
    }

    fn join(&mut self, catalogue: &Catalogue, record: &'a Record) {
        self.members.entry(key(record)).or_insert_with(|| Member {
            record,
            years: catalogue.when(record).and_then(|answer| answer.years()),
            is_foreign: record.answer(car::ORIGIN).is("foreign"),
        });
    }

    /// The place of a record among the members.
    pub(crate) fn position(&self, record: &Record) -> Option<usize> {
        self.members.get_index_of(&key(record))
    }

    /// The steps from a record one way: those to one relative together, the preferred ones or the oldest relatives first.
    pub(crate) fn branches(&self, record: &Record, way: Way) -> Vec<Vec<&Edge<'a>>> {
        let mut branches: Vec<Vec<&Edge<'_>>> = Vec::new();
        let mut places = HashMap::new();
        let edges = self.from.get(&(way, key(record))).into_iter().flatten();
        for edge in edges.filter_map(|edge| self.edges.get(*edge)) {
            let place =
                edge.relative(way).map(|relative| *places.entry(key(relative)).or_insert(branches.len()));
            match place.and_then(|place| branches.get_mut(place)) {
                Some(branch) => branch.push(edge),
                None => branches.push(vec![edge]),
            }
        }
        branches
    }
}
