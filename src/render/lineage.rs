//! A family as a tree of text: ancestors, then descendants, with how sure each branch is.

use std::collections::{HashMap, HashSet};

use super::Screen;
use super::styled::{NBSP, Styled};
use super::words;
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Certainty, Descent, Record, Relation};

/// Where nothing says how wide the text may be.
const USUAL: usize = 80;
/// What a branch needs for its own words; deeper ones are counted, not drawn.
const LEAST: usize = 12;
/// Deeper than this nobody follows a branch.
const DEEPEST: usize = 16;

/// The tree of one record.
pub(super) fn render(catalogue: &Catalogue, root: &Record, has_lines: bool, screen: &Screen) -> Styled {
    let width = screen.width.unwrap_or(USUAL);
    let mut lines = head(catalogue, root).wrap(width);
    for (heading, up) in [("Came from", true), ("What came of it", false)] {
        lines.push(Styled::default());
        lines.push(Styled::own(heading).bold());
        let mut tree =
            Tree { catalogue, width, has_lines, up, shown: HashSet::new(), way: vec![root], lines };
        let branches = tree.branches(root);
        if branches.is_empty() {
            tree.lines.push(Styled::own(words::NOT_RECORDED).faint());
        }
        tree.grow(branches, "");
        lines = tree.lines;
    }
    lines.push(Styled::default());
    let legend = words::legend();
    lines.extend(if legend.width() > width { legend.wrap(width) } else { vec![legend] });
    lines.push(Styled::default());
    Styled::joined(&lines, "\n")
}

fn head(catalogue: &Catalogue, root: &Record) -> Styled {
    let mut head = Styled::data(root.name()).bold();
    if let Some(hangul) = root.text(car::HANGUL) {
        head.push_own(" ");
        head.push_data(hangul);
    }
    head.push(&circumstances(catalogue, root));
    head
}

/// When it was, and whether it is foreign.
fn circumstances(catalogue: &Catalogue, record: &Record) -> Styled {
    let mut text = Styled::default();
    if let Some(years) = catalogue.when(record).and_then(|answer| answer.years()) {
        text.push_own(&format!(", {}", years.words()));
    }
    if record.answer(car::ORIGIN).is("foreign") {
        text.push_own(", foreign");
    }
    text
}

struct Tree<'a> {
    catalogue: &'a Catalogue,
    width: usize,
    has_lines: bool,
    /// Towards the ancestors.
    up: bool,
    /// Whose branches are drawn already.
    shown: HashSet<&'a str>,
    /// From the root to here.
    way: Vec<&'a Record>,
    lines: Vec<Styled>,
}

impl<'a> Tree<'a> {
    /// Its relatives, each with all that is said of the step to it.
    fn branches(&self, record: &'a Record) -> Vec<Vec<Descent<'a>>> {
        let steps = if self.up { self.catalogue.parents(record) } else { self.catalogue.children(record) };
        let mut branches: Vec<Vec<Descent<'a>>> = Vec::new();
        let mut places = HashMap::new();
        for step in steps {
            let place = step.relative.map(|relative| *places.entry(relative.id).or_insert(branches.len()));
            match place.and_then(|place| branches.get_mut(place)) {
                Some(branch) => branch.push(step),
                None => branches.push(vec![step]),
            }
        }
        branches
    }

    /// Draws branches, with what stands before each of their lines.
    fn grow(&mut self, branches: Vec<Vec<Descent<'a>>>, before: &str) {
        let count = branches.len();
        let is_narrow = self.width < 60;
        for (index, steps) in branches.into_iter().enumerate() {
            let Some(relative) = steps.first().map(|step| step.relative) else { continue };
            let is_last = index + 1 == count;
            let is_guess = steps.iter().all(|step| step.statement.certainty() < Some(Certainty::Reported));
            let corner = match (self.has_lines, is_last) {
                (false, _) => " ",
                (true, true) => "└",
                (true, false) => "├",
            };
            let twig = match (self.has_lines, is_guess) {
                (false, _) => " ",
                (true, true) => "┄",
                (true, false) => "─",
            };
            let twig = twig.repeat(if is_narrow { 1 } else { 2 });
            let below = if is_last || !self.has_lines { " " } else { "│" };
            let below = format!("{before}{below}{} ", " ".repeat(if is_narrow { 1 } else { 2 }));
            // Without lines only the indent tells a second line from the next branch.
            let hanging = if self.has_lines { below.clone() } else { format!("{below}  ") };
            let deeper = below.chars().count() + if is_narrow { 3 } else { 4 };
            let room = self.width.saturating_sub(hanging.chars().count());
            let mut label = self.label(&steps);
            let mut next = Vec::new();
            if let Some(record) = relative {
                let branches = self.branches(record);
                if self.way.iter().any(|on| on.id == record.id) {
                    label.push_own(" – a circle in the data, which ends here");
                } else if branches.is_empty() {
                } else if self.shown.contains(record.id) {
                    label.push_own(" – its branches are shown above");
                } else if deeper + LEAST > self.width || self.way.len() >= DEEPEST {
                    label.push_own(" – goes on");
                    // In pieces it would be of no use.
                    if record.id.len() <= room {
                        label.push_own(&format!("; see: nkcars lineage {}", record.id));
                    }
                } else {
                    self.shown.insert(record.id);
                    next = branches;
                }
            }
            let others = relative.map(|record| self.others(record, &steps)).unwrap_or_default();
            let words = label.wrap(room).into_iter().chain(others.iter().flat_map(|other| other.wrap(room)));
            for (line, text) in words.enumerate() {
                let mut whole =
                    Styled::own(if line == 0 { format!("{before}{corner}{twig} ") } else { hanging.clone() });
                whole.push(&text);
                self.lines.push(whole);
            }
            if let (Some(record), false) = (relative, next.is_empty()) {
                self.way.push(record);
                self.grow(next, &below);
                self.way.pop();
            }
        }
    }

    /// A relative, and what is said of the steps to it.
    fn label(&self, steps: &[Descent<'a>]) -> Styled {
        let Some(first) = steps.first() else { return Styled::default() };
        let mut label = self.name(first);
        if let Some(record) = first.relative {
            label.push(&circumstances(self.catalogue, record));
        }
        for descent in steps {
            label.push(&step(descent, self.up, steps.len() > 1));
        }
        label
    }

    /// The other ancestors of a descendant: to leave them out would make the one that led here look certain.
    fn others(&self, child: &'a Record, steps: &[Descent<'a>]) -> Vec<Styled> {
        let here = self.way.last().map(|here| here.id);
        let parents = if self.up { Vec::new() } else { self.catalogue.parents(child) };
        let others = parents.iter().filter(|other| {
            other.relative.map(|relative| relative.id) != here && other.statement.certainty().is_some()
        });
        let is_rival = |other: &Descent<'_>| {
            other.is_disputed && steps.iter().any(|step| step.relation == other.relation && step.is_disputed)
        };
        let others = others.map(|other| {
            let mut text = Styled::own(if is_rival(other) { "or from " } else { "also from " });
            text.push(&self.name(other));
            text.push(&step(other, true, false));
            text.faint()
        });
        others.collect()
    }

    fn name(&self, descent: &Descent<'a>) -> Styled {
        let said = &descent.statement;
        match descent.relative {
            Some(record) => Styled::data(record.name()),
            None => words::human(self.catalogue, said.field, &said.value),
        }
    }
}

/// How sure a step is, and of which kind where it is not the usual one or there are several.
fn step(descent: &Descent<'_>, up: bool, is_one_of_several: bool) -> Styled {
    let certainty = descent.statement.certainty();
    let certainty = certainty.map(|certainty| format!("{}{NBSP}{certainty}", words::sign(certainty)));
    let dispute = descent.is_disputed.then(|| words::DISPUTED.to_owned());
    let kind = match (descent.relation, up) {
        (Relation::Succession, true) => Some("as predecessor"),
        (Relation::Succession, false) => Some("as successor"),
        (Relation::Derivation, true) if is_one_of_several => Some("as base"),
        (Relation::Derivation, false) if is_one_of_several => Some("as derived from it"),
        (Relation::Derivation, _) => None,
    };
    let words: Vec<String> = [certainty, dispute, kind.map(str::to_owned)].into_iter().flatten().collect();
    if words.is_empty() { Styled::default() } else { Styled::own(format!(" [{}]", words.join(" "))) }
}
