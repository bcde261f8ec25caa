//! A Markdown table, one line a row. Whatever a renderer would take for a mark is escaped, so that the words show as they are.

use super::Screen;
use super::grid::Grid;
use super::styled::Styled;

/// The rows as a table of GitHub-flavoured Markdown.
pub(super) fn render(grid: &Grid<'_>, screen: &Screen) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let screen = &Screen { colour: false, links: false, ..*screen };
    let text = |text: &Styled| escape(&text.paint(screen));
    let titles = grid.headings.iter().map(|heading| text(&heading.title)).collect();
    let rule = grid.headings.iter().map(|_| "---".to_owned()).collect();
    let rows = grid.rows.iter().map(|row| line(row.iter().map(|cell| text(cell.text())).collect()));
    [line(titles), line(rule)].into_iter().chain(rows).collect()
}

/// Escapes what makes emphasis, code, links, strikethrough, formulas, mentions, references to issues, emoji and bare addresses.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut is_in_word = false;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '^' | '=' => {
                escaped.extend(['\\', letter]);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Extensions look for these behind a backslash too.
            '@' | '#' => escaped.push_str(&entity(letter)),
            ':' if !next.is_whitespace() => escaped.push_str(&entity(letter)),
            '.' if is_in_word && next.is_alphabetic() => escaped.push_str(&entity(letter)),
            other => escaped.push(other),
        }
        is_in_word = letter.is_alphanumeric();
    }
    escaped
}

fn entity(letter: char) -> String {
    format!("&#{};", u32::from(letter))
}
