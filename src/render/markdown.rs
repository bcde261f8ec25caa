//! A Markdown table: `|`, `\` and what marks emphasis, code or a link escaped, angle brackets and ampersands as entities, one line a row.

use super::View;

/// The view as a table of GitHub-flavoured Markdown.
#[must_use]
pub fn render(view: &View<'_>) -> String {
    let mut out = String::new();
    line(&mut out, view.headings.iter().map(|heading| escape(&heading.title)));
    line(&mut out, view.headings.iter().map(|_| "---".to_owned()));
    for row in &view.rows {
        line(&mut out, row.iter().map(|cell| escape(&format!("{}{}", cell.text, cell.mark))));
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
