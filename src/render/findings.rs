//! Mistakes in data: a line each, on a terminal with the line at fault and a caret below the place.

use serde_json::{Map, Value};

use crate::catalogue::{File, Finding, visible};
use crate::document::Findings;

use super::Screen;
use super::grid::{Cell, Grid, Heading};
use super::styled::{Styled, width};
use super::words;

/// What a finding says, under the names for scripts.
fn told(findings: &Findings<'_>, finding: &Finding) -> [(&'static str, Value); 6] {
    let file = finding.file.of(findings.files);
    let (line, column) = file.map_or((1, 1), |file| file.line_column(finding.at));
    [
        ("file", file.map_or("", |file| &file.path).into()),
        ("line", line.into()),
        ("column", column.into()),
        ("severity", finding.severity.word().into()),
        ("record", (*finding.subject).into()),
        ("message", (*finding.message).into()),
    ]
}

/// The findings for scripts.
pub(super) fn objects(findings: &Findings<'_>) -> Vec<Map<String, Value>> {
    let object = |finding| told(findings, finding).map(|(name, value)| (name.to_owned(), value));
    findings.findings.iter().map(|finding| object(finding).into_iter().collect()).collect()
}

/// The findings as rows.
pub(super) fn grid<'a>(findings: &Findings<'_>) -> Grid<'a> {
    let titles = ["File", "Line", "Column", "Severity", "Record", "Message"];
    let headings = titles.map(|title| Heading::new(title.to_lowercase(), title, 0, None)).into();
    let cell = |(_, value)| match value {
        Value::String(text) if text.is_empty() => Cell::word(words::NONE),
        Value::String(text) => Cell::data(text),
        number => Cell::data(number.to_string()),
    };
    let rows = findings.findings.iter().map(|finding| told(findings, finding).map(cell).into()).collect();
    Grid { headings, rows, ..Grid::default() }
}

/// The findings a line each.
pub(super) fn lines(findings: &Findings<'_>, screen: &Screen) -> Styled {
    let mut out = Styled::default();
    for finding in findings.findings {
        out.push(&Styled::of_lines(&Styled::data(&finding.line(findings.files)).running(screen.room())));
        if let Some(file) = finding.file.of(findings.files).filter(|_| screen.is_terminal) {
            out.push(&with_caret(file, finding, screen));
        }
    }
    out
}

/// The line at fault with a caret below the place; of a long line, the part around it.
fn with_caret(file: &File, finding: &Finding, screen: &Screen) -> Styled {
    let (number, _) = file.line_column(finding.at);
    let margin = format!("{number:>5} | ");
    let room = screen.width.unwrap_or(80).saturating_sub(margin.len() + 2).max(10);
    let (before, after) = file.line_around(finding.at);
    let before = tail(before, room * 2 / 3, screen);
    let caret = " ".repeat(before.width());
    let mut out = Styled::own(margin).faint();
    out.push(&before);
    // No more of a long line is looked at than there may be room for.
    let end = after.char_indices().nth(room * 4).map_or(after.len(), |(end, _)| end);
    out.push(&Styled::data(&after[..end]).cut(room.saturating_sub(before.width()), screen));
    let below = [Styled::own("      | ").faint(), Styled::own(caret), Styled::own("^").bold()];
    Styled::of_lines(&[out, Styled::joined(&below, "")])
}

/// The end of a text in this many cells, with `…` before it where more stands there.
fn tail(text: &str, room: usize, screen: &Screen) -> Styled {
    let mut used = 0;
    let fitting = text.char_indices().rev().take_while(|(at, letter)| {
        used += width(&visible(&text[*at..at + letter.len_utf8()]));
        used <= room
    });
    let start = fitting.last().map_or(text.len(), |(at, _)| at);
    let mut tail = Styled::own(if start > 0 { screen.ellipsis() } else { "" });
    tail.push_data(&text[start..]);
    tail
}
