//! Rows below each other: one field a line, for narrow terminals, screen readers and `grep`; and of a list, the name and a line below it.

use super::Screen;
use super::grid::{Cell, Grid, Heading, MOST_OF_A_NAME};
use super::styled::Styled;
use super::words;

/// Where labels stand before their texts, these are not narrower.
const NARROWEST: usize = 12;

/// The rows with their columns as lines, records apart by an empty line.
pub(super) fn render(grid: &Grid<'_>, screen: &Screen) -> Styled {
    let widest = grid.headings.iter().map(|heading| heading.title.width()).max().unwrap_or(0);
    let mut out = Styled::default();
    for (index, row) in grid.rows.iter().enumerate() {
        out.push_own(if index > 0 { "\n" } else { "" });
        // Of rows that are read across, the first cell says what the others are about.
        let titled = usize::from(grid.is_wrapped).min(row.len());
        for title in &row[..titled] {
            out.push(&Styled::of_lines(&title.text.clone().bold().hanging(
                &Styled::default(),
                0,
                screen.width,
            )));
        }
        let cells = grid.headings.iter().zip(row).skip(titled);
        for (heading, cell) in cells.filter(|(_, cell)| !cell.text.is_empty()) {
            out.push(&labelled(&heading.title, widest + 2, &cell.text, screen));
        }
    }
    out
}

/// A label, and beside it text that runs on below itself; below it where there is no room.
fn labelled(label: &Styled, indent: usize, text: &Styled, screen: &Screen) -> Styled {
    let is_narrow = screen.width.is_some_and(|room| room < indent + text.longest_word().max(NARROWEST));
    let lines = if is_narrow {
        let below = text.hanging(&Styled::default(), 2, screen.width);
        [label.clone().bold().wrap(screen.width.unwrap_or(usize::MAX)), below].concat()
    } else {
        text.hanging(&label.clone().pad(indent).bold(), indent, screen.width)
    };
    Styled::of_lines(&lines)
}

/// The rows of a list: the name, and in a line below it what tells it from others. A chosen column has its label.
pub(super) fn stacked(grid: &Grid<'_>, screen: &Screen) -> Styled {
    let Some(name) = grid.headings.iter().position(|heading| heading.is_name) else {
        return render(grid, screen);
    };
    if grid.headings.iter().all(|heading| heading.rank == 0) && grid.headings.len() > 1 {
        return render(grid, screen);
    }
    let mut lines = Vec::new();
    for row in &grid.rows {
        let room = screen.width.unwrap_or(usize::MAX);
        lines.extend(row[name].lines(MOST_OF_A_NAME, room, screen));
        let others = grid.headings.iter().zip(row).enumerate().filter(|(index, _)| *index != name);
        let said: Vec<Styled> = others.filter_map(|(_, (heading, cell))| said(heading, cell)).collect();
        let below = Styled::joined(&said, " · ").faint();
        if said.is_empty() {
            continue;
        }
        lines.extend(below.hanging(&Styled::default(), 2, screen.width));
    }
    Styled::of_lines(&lines)
}

/// What a cell says without its column.
fn said(heading: &Heading, cell: &Cell<'_>) -> Option<Styled> {
    let is_asked = heading.rank == 0;
    let needs_label =
        is_asked || [words::UNKNOWN, words::NONE].contains(&&*cell.bare) || is_number(&cell.bare);
    if cell.bare == words::NOT_RECORDED && !is_asked {
        return None;
    }
    let label =
        if needs_label { format!("{} ", heading.title.plain().to_lowercase()) } else { String::new() };
    let mut text = Styled::own(label);
    text.push(&cell.text);
    Some(text)
}

fn is_number(bare: &str) -> bool {
    bare.len() < 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
