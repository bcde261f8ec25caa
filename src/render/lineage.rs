//! A family as a tree of text: ancestors, then descendants, with how sure each branch is.

use std::collections::HashSet;

use super::Screen;
use super::styled::Styled;
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
        let mut tree = Tree { catalogue, width, has_lines, up, shown: HashSet::new(), way: vec![root], lines };
        let branches = tree.branches(root);
        if branches.is_empty() {
            tree.lines.push(Styled::own(words::NOT_RECORDED).faint());
        }
        tree.grow(branches, "");
        lines = tree.lines;
    }
    lines.push(Styled::default());
    lines.extend(words::legend().wrap(width));
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
    fn branches(&self, record: &'a Record) -> Vec<Descent<'a>> {
        if self.up { self.catalogue.parents(record) } else { self.catalogue.children(record) }
    }

    /// Draws branches, with what stands before each of their lines.
    fn grow(&mut self, branches: Vec<Descent<'a>>, before: &str) {
        let count = branches.len();
        let is_narrow = self.width < 60;
        for (index, descent) in branches.into_iter().enumerate() {
            let is_last = index + 1 == count;
            let is_guess = descent.statement.certainty() < Some(Certainty::Reported);
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
            let mut label = self.label(&descent);
            let mut next = Vec::new();
            if let Some(record) = descent.relative {
                let branches = self.branches(record);
                if self.way.iter().any(|on| on.id == record.id) {
                    label.push_own(" – a circle in the data, which ends here");
                } else if branches.is_empty() {
                } else if self.shown.contains(record.id.as_str()) {
                    label.push_own(" – its branches are shown above");
                } else if below.chars().count() + LEAST > self.width || self.way.len() >= DEEPEST {
                    label.push_own(" – goes on; see: nkcars lineage ");
                    label.push_own(&record.id);
                } else {
                    self.shown.insert(record.id.as_str());
                    next = branches;
                }
            }
            let room = self.width.saturating_sub(below.chars().count());
            for (line, text) in label.wrap(room).into_iter().enumerate() {
                let mut whole =
                    Styled::own(if line == 0 { format!("{before}{corner}{twig} ") } else { below.clone() });
                whole.push(&text);
                self.lines.push(whole);
            }
            if let (Some(record), false) = (descent.relative, next.is_empty()) {
                self.way.push(record);
                self.grow(next, &below);
                self.way.pop();
            }
        }
    }

    /// A relative, and what is said of the step to it.
    fn label(&self, descent: &Descent<'a>) -> Styled {
        let mut label = self.name(descent);
        if let Some(record) = descent.relative {
            label.push(&circumstances(self.catalogue, record));
        }
        label.push(&step(descent, self.up));
        // To leave out the other ancestors would make the one that led here look certain.
        let child = descent.relative.filter(|_| !self.up);
        let others = child.map(|child| self.catalogue.parents(child)).unwrap_or_default();
        let here = self.way.last().map(|here| here.id);
        let others = others.iter().filter(|other| {
            other.relative.map(|relative| relative.id) != here && other.statement.certainty().is_some()
        });
        let others: Vec<Styled> = others
            .map(|other| {
                let mut text = self.name(other);
                text.push(&step(other, true));
                text
            })
            .collect();
        if !others.is_empty() {
            label.push_own("; also from ");
            label.push(&Styled::joined(&others, ", "));
        }
        label
    }

    fn name(&self, descent: &Descent<'a>) -> Styled {
        let said = &descent.statement;
        match descent.relative {
            Some(record) => Styled::data(record.name()),
            None => words::human(self.catalogue, said.field, &said.value),
        }
    }
}

/// How sure a step is, and of which kind.
fn step(descent: &Descent<'_>, up: bool) -> Styled {
    let mut words: Vec<String> = Vec::new();
    if let Some(certainty) = descent.statement.certainty() {
        words.push(format!("{} {certainty}", words::sign(certainty)));
    }
    if descent.is_disputed {
        words.push(format!("{} sources differ", words::DISPUTED));
    }
    if descent.relation == Relation::Succession {
        words.push(if up { "as predecessor" } else { "as successor" }.to_owned());
    }
    if words.is_empty() { Styled::default() } else { Styled::own(format!(" [{}]", words.join(", "))) }
}
