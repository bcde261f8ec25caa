//! A family as a tree of text, ancestors, then descendants, each after the signs of how sure the step to it is; and as a graph of objects.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::fit::ended;
use super::json::SCHEMA;
use super::json_answer::with_sources;
use super::styled::Styled;
use super::{Screen, words};
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Certainty, Descent, Kind, Record, Relation, Value, Way};
use crate::document::lineage::Family;

/// Cells that a branch needs for its own words; deeper ones are counted, not drawn.
const MIN_BRANCH_WIDTH: usize = 12;
/// Deeper branches are left to a tree of their own.
const MAX_DEPTH: usize = 16;

/// The tree of one record.
pub(super) fn render(catalogue: &Catalogue, family: &Family<'_>, has_lines: bool, screen: &Screen) -> Styled {
    let width = screen.room();
    let Some((_, &root)) = family.members.first() else { return Styled::default() };
    let lines = whole(catalogue, root, true).wrap(width);
    let (way, shown, on_the_way) = (Way::Up, HashSet::new(), vec![root]);
    let mut tree = Tree { catalogue, family, width, has_lines, way, shown, on_the_way, lines };
    for (heading, way) in [("Came from", Way::Up), ("What came of it", Way::Down)] {
        tree.lines.extend([Styled::default(), Styled::own(heading).bold()]);
        tree.way = way;
        tree.shown.clear();
        let branches = family.branches(root, way);
        if branches.is_empty() {
            tree.lines.push(Styled::own(words::NOT_RECORDED).faint());
        }
        tree.grow(branches, "");
    }
    ended(tree.lines, 1, None, width)
}

/// A record by name and hangul, with when it was and whether it is foreign.
fn whole(catalogue: &Catalogue, record: &Record, is_root: bool) -> Styled {
    let name = words::named(record);
    let name = if is_root { name.bold() } else { name };
    let years = catalogue.years(record).map(|years| Styled::own(years.short()));
    let foreign = is_foreign(record).then(|| Styled::own("foreign"));
    Styled::joined([name].into_iter().chain(years).chain(foreign), ", ")
}

/// Whether it was built abroad.
pub(super) fn is_foreign(record: &Record) -> bool {
    record.answer(car::ORIGIN).is("foreign")
}

struct Tree<'a> {
    catalogue: &'a Catalogue,
    family: &'a Family<'a>,
    width: usize,
    has_lines: bool,
    way: Way,
    /// Members that are already in the tree.
    shown: HashSet<(Kind, &'a str)>,
    /// From the root to here.
    on_the_way: Vec<&'a Record>,
    lines: Vec<Styled>,
}

impl<'a> Tree<'a> {
    /// Draws branches, with what stands before each of their lines.
    fn grow(&mut self, branches: Vec<Vec<&'a Descent<'a>>>, before: &str) {
        let count = branches.len();
        for (index, steps) in branches.into_iter().enumerate() {
            let Some(relative) = steps.first().map(|step| step.to(self.way)) else { continue };
            let is_guess = steps.iter().all(|step| step.statement.certainty == Some(Certainty::Speculated));
            let (branch, below) = self.twigs(index + 1 == count, is_guess);
            let below = format!("{before}{below}");
            // Without lines only the indent tells a second line from the next branch.
            let hanging = if self.has_lines { below.clone() } else { format!("{below}  ") };
            let room = self.width.saturating_sub(hanging.chars().count());
            let is_first = relative.is_none_or(|record| self.shown.insert((record.kind, record.id)));
            let mut said = self.said(&steps, relative.filter(|_| is_first));
            let mut next = Vec::new();
            if let Some(record) = relative {
                next = self.family.branches(record, self.way);
                let end = self.end(record, is_first, !next.is_empty(), &below);
                if is_first && self.way == Way::Down {
                    said.push(&self.other_parents(record, &steps));
                }
                if let Some(end) = end {
                    said.push_own(&end);
                    next.clear();
                }
            }
            for (line, text) in said.wrap(room).into_iter().enumerate() {
                let margin = if line == 0 { format!("{before}{branch}") } else { hanging.clone() };
                self.lines.push(Styled::joined([Styled::own(margin), text], ""));
            }
            if let (Some(record), false) = (relative, next.is_empty()) {
                self.on_the_way.push(record);
                self.grow(next, &below);
                self.on_the_way.pop();
            }
        }
    }

    /// What stands before a branch, and before all that is below it.
    fn twigs(&self, is_last: bool, is_guess: bool) -> (String, String) {
        let long = if self.width < 60 { 1 } else { 2 };
        let (corner, trunk) = if is_last { ("└", " ") } else { ("├", "│") };
        let twig = if is_guess { words::GUESS } else { "─" };
        let (corner, trunk, twig) = if self.has_lines { (corner, trunk, twig) } else { (" ", " ", " ") };
        (format!("{corner}{} ", twig.repeat(long)), format!("{trunk}{} ", " ".repeat(long)))
    }

    /// Why a record has no branches here although it has some in the family.
    fn end(&self, record: &Record, is_first: bool, goes_on: bool, below: &str) -> Option<String> {
        if self.on_the_way.iter().any(|on| on.id == record.id) {
            return Some(" – a circle in the data; the tree ends here".to_owned());
        }
        if !is_first {
            return Some(" – see above".to_owned());
        }
        let next = below.chars().count() * 2 - below.trim_end().chars().count();
        let fits = next + MIN_BRANCH_WIDTH <= self.width && self.on_the_way.len() < MAX_DEPTH;
        // An id in pieces would be of no use.
        let fits_id = below.chars().count() + 2 + record.id.len() <= self.width;
        let hint = fits_id.then(|| format!("; see: nkcars lineage {}", record.id));
        (goes_on && !fits).then(|| format!(" – goes on{}", hint.unwrap_or_default()))
    }

    /// A relative after the signs of the step to it, whole where it first stands, else by name; behind it what else ties the two.
    fn said(&self, steps: &[&'a Descent<'a>], relative: Option<&Record>) -> Styled {
        let whole = |record: &Record| whole(self.catalogue, record, false);
        let name = relative.map_or_else(|| self.name(steps[0], self.way), whole);
        let said = steps.iter().enumerate().map(|(index, step)| {
            let relation = Styled::own(self.relation(step));
            let is_plain = steps.len() == 1 && step.relation == Relation::Derivation;
            match index {
                0 if is_plain || step.to(self.way).is_none() => signed(step, std::slice::from_ref(&name)),
                0 => signed(step, &[name.clone(), Styled::own(", as "), relation]),
                _ => signed(step, &[relation]),
            }
        });
        Styled::joined(said, "; ")
    }

    /// What one end of a step is to the other.
    fn relation(&self, step: &Descent<'_>) -> &'static str {
        match (step.relation, self.way) {
            (Relation::Succession, Way::Up) => "predecessor",
            (Relation::Succession, Way::Down) => "successor",
            (Relation::Derivation, Way::Up) => "base",
            (Relation::Derivation, Way::Down) => "derived from it",
        }
    }

    /// The other ancestors of a descendant: to leave them out would make the one that led here look certain.
    fn other_parents(&self, child: &Record, steps: &[&Descent<'_>]) -> Styled {
        let here = self.on_the_way.last().map(|here| here.id);
        let is_rival = |other: &Descent<'_>| {
            let competes = |step: &&Descent<'_>| step.relation == other.relation && step.is_disputed;
            other.is_disputed && steps.iter().any(competes)
        };
        let others = self.family.branches(child, Way::Up).into_iter().flatten();
        let others = others.filter(|other| other.parent.map(|parent| parent.id) != here);
        let said = others.filter(|other| other.statement.certainty.is_some()).map(|other| {
            let from = if is_rival(other) { "or from " } else { "also from " };
            let is_succession = other.relation == Relation::Succession;
            let relation = Styled::own(if is_succession { ", as predecessor" } else { "" });
            let said = signed(other, &[Styled::own(from), self.name(other, Way::Up), relation]).faint();
            Styled::joined([Styled::own("; "), said], "")
        });
        Styled::joined(said, "")
    }

    fn name(&self, edge: &Descent<'_>, way: Way) -> Styled {
        let said = &edge.statement;
        match (edge.to(way), &*said.value) {
            (Some(record), _) => Styled::data(record.name()),
            (None, Value::None) => Styled::own(format!("no {}", self.relation(edge))),
            (None, Value::Unknown) => Styled::own(format!("{} unknown", self.relation(edge))),
            (None, _) => words::human(self.catalogue, said),
        }
    }
}

/// What is said of a step, after how sure it is and whether sources differ.
fn signed(edge: &Descent<'_>, said: &[Styled]) -> Styled {
    words::signed(edge.is_disputed, edge.statement.certainty, Styled::joined(said, ""))
}

/// The family of each record as a graph. `schema/nkcars-output.schema.json` says what each key means.
pub(super) fn objects(families: &[Family<'_>]) -> Vec<Json> {
    let node = |record: &&Record| json!({ "kind": record.kind, "id": record.id, "name": record.name() });
    let graph = |family: &Family<'_>| {
        let root = family.members.first().map(|(_, root)| root);
        json!({
            "schema": SCHEMA,
            "kind": root.map(|root| root.kind),
            "id": root.map(|root| root.id),
            "nodes": family.members.values().map(node).collect::<Vec<_>>(),
            "edges": family.edges.iter().map(edge).collect::<Vec<_>>(),
        })
    };
    families.iter().map(graph).collect()
}

fn edge(edge: &Descent<'_>) -> Json {
    let statement = &edge.statement;
    let id = |record: Option<&Record>| record.map(|record| record.id.to_string());
    with_sources(
        json!({
            "parent": id(edge.parent),
            "child": id(edge.child),
            // What stands in place of an id.
            "value": statement.value.written(),
            "relation": edge.relation.word(),
            "disputed": edge.is_disputed,
            "stated-in": edge.stated_in.id,
            "field": statement.field.key,
        }),
        statement,
    )
}
