//! Rows below each other: one field a line, for narrow terminals, screen readers and `grep`; and of a list, the name and a line below it.

use super::fit::{BETWEEN, Layout};
use super::grid::{Cell, Grid, Heading};
use super::styled::{CONTINUED, Styled};
use super::{Screen, words};

/// How many columns stand below a name, beside what kind of thing it is.
const USUAL: usize = 2;

/// The rows with their columns as lines, records apart by an empty line.
pub(super) fn render(grid: &Grid<'_>, screen: &Screen) -> Styled {
    // Of rows that are read across, the first cell says what the others are about.
    let titles = usize::from(grid.is_wrapped);
    let labels = grid.headings.iter().skip(titles).map(|heading| heading.title.width());
    let layout = Layout::new(labels.max().unwrap_or(0), screen.room());
    let records = grid.rows.iter().map(|row| {
        let (title, cells) = row.split_at(titles);
        let title = title.iter().flat_map(|title| title.text().clone().bold().wrap(screen.room()));
        let cells = grid.headings.iter().skip(titles).zip(cells);
        let cells = cells.filter(|(_, cell)| !cell.text().is_empty());
        let lines = title
            .chain(cells.flat_map(|(heading, cell)| layout.put(&heading.title.clone().bold(), cell.text())));
        Styled::of_lines(&lines.collect::<Vec<_>>())
    });
    Styled::joined(records, "\n")
}

/// The rows of a list: the name, and in a line below it what tells it from others, with the keys of the columns that are left out. A chosen
/// column has its label.
pub(super) fn stacked<'g>(grid: &'g Grid<'_>, screen: &Screen) -> (Styled, Vec<&'g str>) {
    let Some(name) = grid.headings.iter().position(|heading| heading.is_name) else {
        return (render(grid, screen), Vec::new());
    };
    let last = last_rank(grid, screen);
    let is_shown = |heading: &Heading| heading.rank <= last || heading.is_kind;
    let mut shown: Vec<usize> = (0..grid.headings.len()).filter(|at| is_shown(&grid.headings[*at])).collect();
    shown.sort_by_key(|at| !grid.headings[*at].is_kind);
    let mut lines = Vec::new();
    for row in &grid.rows {
        lines.extend(row[name].text().running(screen.room()));
        // A source may be called as what it is on.
        let others = shown.iter().filter(|at| row[**at].text().words() != row[name].text().words());
        let said: Vec<Styled> = others.filter_map(|at| said(&grid.headings[*at], &row[*at])).collect();
        let below =
            Styled::joined(&said, BETWEEN).faint().hanging(&Styled::default(), CONTINUED, screen.room());
        lines.extend(below.into_iter().filter(|_| !said.is_empty()));
    }
    let left_out = grid.headings.iter().filter(|heading| !is_shown(heading));
    (Styled::of_lines(&lines), left_out.map(|heading| &*heading.key).collect())
}

/// The rank of the last of the columns that stand below a name. Those that filters and sorting ask for stand in place of usual ones, and those
/// that were added do not. Without a screen nothing is left out.
pub(super) fn last_rank(grid: &Grid<'_>, screen: &Screen) -> u8 {
    let is_asked = |heading: &&Heading| {
        heading.rank == 0 && !heading.is_name && !grid.added.iter().any(|key| *key == heading.key)
    };
    let asked = grid.headings.iter().filter(is_asked).count();
    let usual = grid.headings.iter().map(|heading| heading.rank).filter(|rank| *rank > 0);
    usual.take(screen.width.map_or(usize::MAX, |_| USUAL.saturating_sub(asked))).last().unwrap_or(1)
}

/// What a cell says without its column; with its heading where it was asked for, or would say nothing by itself.
fn said(heading: &Heading, cell: &Cell<'_>) -> Option<Styled> {
    let is_silent = [words::NOT_RECORDED, "0"].contains(&&*cell.bare);
    let needs_label = is_silent
        || heading.rank == 0
        || [words::UNKNOWN, words::NONE].contains(&&*cell.bare)
        || cell.bare.len() < 4 && cell.bare.bytes().all(|byte| byte.is_ascii_digit());
    let label = format!("{} ", heading.title.plain().to_lowercase()).replace(' ', "\u{a0}");
    let label = needs_label.then(|| Styled::own(label));
    (!is_silent || heading.rank <= 1)
        .then(|| Styled::joined(label.into_iter().chain([cell.text().clone()]), ""))
}
