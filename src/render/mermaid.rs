//! A family as a Mermaid flowchart, for documents. What the data hold stays text: nothing in it is taken for a mark.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::words;
use crate::catalogue::visible;
use crate::catalogue::{Catalogue, Certainty, Record, Relation};
use crate::document::lineage::{Edge, Family};

/// The families of records, beside each other in one chart.
pub(super) fn render(catalogue: &Catalogue, roots: &[&Record]) -> String {
    let mut out = "flowchart LR\n".to_owned();
    let mut used = 0;
    for root in roots {
        let family = Family::of(catalogue, root);
        draw(catalogue, &family, used, &mut out);
        used += family.members.len().max(family.edges.len());
    }
    out.push_str("  classDef asked stroke-width:3px\n");
    out
}

/// Draws a family, whose nodes are numbered from `first` on.
fn draw(catalogue: &Catalogue, family: &Family<'_>, first: usize, out: &mut String) {
    // The ids of records may be words of the language, such as "end".
    let mut numbers = HashMap::new();
    for (number, member) in (first..).zip(&family.members) {
        numbers.insert((member.kind, member.id), number);
        let when = catalogue.when(member).and_then(|answer| answer.years());
        let when = when.map(|years| format!(", {}", years.words())).unwrap_or_default();
        let _ = writeln!(out, "  r{number}[\"{}\"]", escaped(&format!("{}{when}", member.name())));
    }
    for (number, edge) in (first..).zip(&family.edges) {
        let mut node = |record: Option<&Record>| {
            if let Some(record) = record {
                return format!("r{}", numbers.get(&(record.kind, record.id)).copied().unwrap_or(first));
            }
            let said = &edge.descent.statement;
            let said = words::human(catalogue, said.field, &said.value).plain();
            let _ = writeln!(out, "  s{number}([\"{}\"])", escaped(&said));
            format!("s{number}")
        };
        let (parent, child) = (node(edge.parent), node(edge.child));
        let (arrow, label) = arrow(edge);
        let _ = writeln!(out, "  {parent} {arrow}|\"{label}\"| {child}");
    }
    let _ = writeln!(out, "  class r{first} asked");
}

/// Thick is confirmed, dotted is a guess; the label says so too.
fn arrow(edge: &Edge<'_>) -> (&'static str, String) {
    let certainty = edge.descent.statement.certainty();
    let arrow = match certainty {
        Some(Certainty::Confirmed) => "==>",
        Some(Certainty::Reported) => "-->",
        Some(Certainty::Speculated) | None => "-.->",
    };
    let mut label = certainty.map_or(words::UNKNOWN, Certainty::word).to_owned();
    if edge.descent.is_disputed {
        label.push_str(", sources differ");
    }
    if edge.descent.relation == Relation::Succession {
        label.push_str(", successor");
    }
    (arrow, label)
}

/// Words of the data inside quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | '[' | ']' | '(' | ')' | '{' | '}'
            | '|' | '%' | ';' => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}
