//! Rows below each other: one field a line, for narrow terminals, screen readers and `grep`; and of a list, the name and a line below it.

use super::Screen;
use super::grid::{Cell, Grid, Heading, MOST_OF_A_NAME};
use super::styled::Styled;
use super::words;

/// Text in a narrower column than this is hard to read; what takes more than a line goes below its label instead.
pub(super) const READABLE: usize = 28;

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
            let label = heading.title.clone().bold();
            out.push(&Styled::of_lines(&labelled(&label, widest + 2, &cell.text, screen.width)));
        }
    }
    out
}

/// A label, and beside it text that runs on below itself; below it where its column would be too narrow.
pub(super) fn labelled(label: &Styled, indent: usize, text: &Styled, width: Option<usize>) -> Vec<Styled> {
    let is_narrow = |room: &usize| *room < indent + text.width().min(READABLE);
    match width.filter(is_narrow) {
        Some(room) => [label.wrap(room), text.hanging(&Styled::default(), 2, width)].concat(),
        None => text.hanging(label, indent, width),
    }
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
        // A source may be called as what it is on.
        let others = grid.headings.iter().zip(row);
        let others = others.filter(|(_, cell)| cell.text.words() != row[name].text.words());
        let said: Vec<Styled> = others.filter_map(|(heading, cell)| said(heading, cell)).collect();
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
