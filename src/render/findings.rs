//! Mistakes in data: a line each, on a terminal with the line at fault and a caret below the place.

use serde_json::json;

use crate::catalogue::{File, Finding, visible};

use super::Screen;
use super::grid::{Grid, Object};
use super::styled::{Styled, width};

/// The keys of a finding.
const COLUMNS: [&str; 6] = ["file", "line", "column", "severity", "record", "message"];

/// The findings for scripts.
pub(super) fn objects(findings: &[Finding], files: &[File]) -> Vec<Object> {
    let object = |finding: &Finding| {
        let file = finding.file.of(files);
        let (line, column) = file.map_or((1, 1), |file| file.line_column(finding.at));
        let path = file.map_or("", |file| &file.path);
        let (severity, record, message) = (finding.severity.word(), &*finding.subject, &*finding.message);
        let values =
            [json!(path), json!(line), json!(column), json!(severity), json!(record), json!(message)];
        COLUMNS.map(str::to_owned).into_iter().zip(values).collect()
    };
    findings.iter().map(object).collect()
}

/// The findings as rows.
pub(super) fn grid<'a>(findings: &[Finding], files: &[File]) -> Grid<'a> {
    Grid::of_objects(&objects(findings, files), &COLUMNS.map(|key| (key, 0, None)))
}

/// The findings a line each.
pub(super) fn lines(findings: &[Finding], files: &[File], screen: &Screen) -> Styled {
    let lines = findings.iter().flat_map(|finding| {
        let line = Styled::of_lines(&Styled::data(&finding.line(files)).running(screen.room()));
        let file = finding.file.of(files).filter(|_| screen.is_terminal);
        [line].into_iter().chain(file.map(|file| with_caret(file, finding, screen)))
    });
    Styled::joined(lines, "")
}

/// The line at fault with a caret below the place; of a long line, the part around it.
fn with_caret(file: &File, finding: &Finding, screen: &Screen) -> Styled {
    let (number, _) = file.line_column(finding.at);
    let margin = format!("{number:>5} | ");
    let room = screen.width.unwrap_or(80).saturating_sub(margin.len() + 2).max(10);
    let (before, after) = file.line_around(finding.at);
    let before = tail(before, room * 2 / 3, screen);
    let caret = " ".repeat(before.width());
    // No more of a long line is looked at than there may be room for.
    let end = after.char_indices().nth(room * 4).map_or(after.len(), |(end, _)| end);
    let after = Styled::data(&after[..end]).cut(room.saturating_sub(before.width()), screen);
    let line = [Styled::own(margin).faint(), before, after];
    let below = [Styled::own("      | ").faint(), Styled::own(caret), Styled::own("^").bold()];
    Styled::of_lines(&[line, below].map(|parts| Styled::joined(parts, "")))
}

/// The end of a text in this many cells, with `…` before it where more stands there.
fn tail(text: &str, room: usize, screen: &Screen) -> Styled {
    let mut used = 0;
    let fitting = text.char_indices().rev().take_while(|(at, letter)| {
        used += width(&visible(&text[*at..at + letter.len_utf8()]));
        used <= room
    });
    let start = fitting.last().map_or(text.len(), |(at, _)| at);
    let ellipsis = if start > 0 { screen.ellipsis() } else { "" };
    Styled::joined([Styled::own(ellipsis), Styled::data(&text[start..])], "")
}
