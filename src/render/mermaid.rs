//! A family as a Mermaid flowchart, for documents. What the data hold stays text: nothing in it is taken for a mark.

use std::fmt::Write as _;

use super::lineage::is_foreign;
use super::styled::Styled;
use super::{Screen, words};
use crate::catalogue::{Catalogue, Certainty, Descent, Record, Relation, Years, visible};
use crate::document::lineage::Family;

/// The families of records, beside each other in one chart.
pub(super) fn render(catalogue: &Catalogue, families: &[Family<'_>], screen: &Screen) -> String {
    let screen = &Screen { ascii: screen.ascii, ..Screen::default() };
    let mut out = "flowchart LR\n".to_owned();
    let mut used = 0;
    for family in families {
        draw(catalogue, family, used, screen, &mut out);
        used += family.members.len().max(family.edges.len());
    }
    out.push_str("  classDef asked stroke-width:3px\n  classDef foreign stroke-dasharray:4 3\n");
    out
}

/// Draws a family, whose nodes are numbered from `first` on: the ids of records may be words of the language, such as "end".
fn draw(catalogue: &Catalogue, family: &Family<'_>, first: usize, screen: &Screen, out: &mut String) {
    for (number, record) in (first..).zip(family.members.values()) {
        let _ = writeln!(out, "  r{number}[\"{}\"]", label(catalogue, record, screen));
        if is_foreign(record) {
            let _ = writeln!(out, "  class r{number} foreign");
        }
    }
    for (number, edge) in (first..).zip(&family.edges) {
        let mut node = |record: Option<&Record>| {
            if let Some(member) = record.and_then(|record| family.position(record)) {
                return format!("r{}", first + member);
            }
            let said = &edge.statement;
            let said = words::human(catalogue, said).plain();
            let _ = writeln!(out, "  s{number}([\"{}\"])", escaped(&said));
            format!("s{number}")
        };
        let (parent, child) = (node(edge.parent), node(edge.child));
        let (arrow, label) = arrow(edge);
        let label = Styled::own(label).paint(screen);
        let _ = writeln!(out, "  {parent} {arrow}|\"{label}\"| {child}");
    }
    let _ = writeln!(out, "  class r{first} asked");
}

/// The name and the hangul of a record, and when it was on a line below.
fn label(catalogue: &Catalogue, record: &Record, screen: &Screen) -> String {
    let when = |years: Years| format!("<br/>{}", escaped(&Styled::own(years.short()).paint(screen)));
    escaped(&words::named(record).plain()) + &catalogue.years(record).map(when).unwrap_or_default()
}

/// Thick is confirmed, dotted is a guess; the label says so too.
fn arrow(edge: &Descent<'_>) -> (&'static str, String) {
    let arrow = match edge.statement.certainty {
        Some(Certainty::Confirmed) => "==>",
        Some(Certainty::Reported) => "-->",
        Some(Certainty::Speculated) | None => "-.->",
    };
    let unknown = if edge.statement.certainty.is_none() { words::UNKNOWN } else { "" };
    let signs = words::signs(edge.is_disputed, edge.statement.certainty);
    let successor = if edge.relation == Relation::Succession { " successor" } else { "" };
    (arrow, [unknown, &signs, successor].concat())
}

/// Words of the data inside quotes. Any punctuation may be a mark of Mermaid, Markdown, a formula or an icon.
fn escaped(text: &str) -> String {
    let escaped = |letter: char| match letter {
        mark if mark.is_ascii_punctuation() && mark != ',' => format!("#{};", u32::from(mark)),
        other => other.to_string(),
    };
    visible(text).chars().map(escaped).collect()
}
