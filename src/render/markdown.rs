//! A Markdown table: `|`, `\` and what marks emphasis, code or a link escaped, angle brackets and ampersands as entities, one line a row.

use super::grid::{Grid, Shown};

/// The rows as a table of GitHub-flavoured Markdown.
pub(super) fn render(grid: &Grid<Shown>) -> String {
    let mut out = String::new();
    line(&mut out, grid.headings.iter().map(|heading| escape(&heading.title.plain())));
    line(&mut out, grid.headings.iter().map(|_| "---".to_owned()));
    for row in &grid.rows {
        line(&mut out, row.iter().map(|cell| escape(&cell.whole().plain())));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' => escaped.extend(['\\', character]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}
