//! Aligned columns under headings. Here it is decided which columns a screen has room for and where their cells break.

use std::cmp::Reverse;

use super::Screen;
use super::grid::{Cell, Grid};
use super::record;
use super::styled::Styled;

/// Cells between columns.
pub(super) const GAP: usize = 2;

/// The table, and the keys of the columns that found no room; rows are stacked where a table has none.
pub(super) fn render<'g>(grid: &'g Grid<'_>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<&'g str>) {
    // A narrow screen has a table only if it is asked for these columns and takes them whole.
    let is_asked = grid.headings.iter().all(|heading| heading.rank == 0) && !grid.is_wrapped;
    let is_whole = |columns: &Vec<Column>| {
        !screen.is_narrow() || is_asked && columns.iter().all(|column| column.width == column.natural)
    };
    let Some(columns) = columns(grid, screen).filter(is_whole) else {
        return record::stacked(grid, screen);
    };
    let is_dropped = |index: &usize| columns.iter().all(|column| column.index != *index);
    let dropped =
        (0..grid.headings.len()).filter(is_dropped).map(|index| &*grid.headings[index].key).collect();
    let widths: Vec<usize> = columns.iter().map(|column| column.width).collect();
    let mut lines = Vec::new();
    if screen.header {
        let title = |column: &Column| grid.headings[column.index].title.clone().bold().wrap(column.width);
        lines.extend(beside_each_other(&columns.iter().map(title).collect::<Vec<_>>(), &widths));
        let width = widths.iter().map(|width| width + GAP).sum::<usize>() - GAP;
        lines.extend(is_ruled.then(|| Styled::own("─".repeat(width))));
    }
    for row in &grid.rows {
        let cells = columns.iter().map(|column| row[column.index].lines(column.signs, column.width));
        lines.extend(beside_each_other(&cells.collect::<Vec<_>>(), &widths));
    }
    (Styled::of_lines(&lines), dropped)
}

/// Texts in columns of these widths, line by line.
pub(super) fn beside_each_other(cells: &[Vec<Styled>], widths: &[usize]) -> Vec<Styled> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let texts = cells.iter().zip(widths);
        let texts = texts.map(|(cell, width)| cell.get(at).cloned().unwrap_or_default().pad(width + GAP));
        Styled::joined(&texts.collect::<Vec<_>>(), "").trimmed()
    };
    (0..height).map(line).collect()
}

/// A column and how wide it is.
struct Column {
    index: usize,
    rank: u8,
    is_name: bool,
    /// Cells of its signs, so that values stand below each other whether or not sources differ.
    signs: usize,
    /// The width at which nothing is wrapped,
    natural: usize,
    /// that at which it leaves room to others,
    good: usize,
    /// and the one that it has; at first the least at which no word is broken.
    width: usize,
}

impl Column {
    fn new(grid: &Grid<'_>, index: usize, room: usize, screen: &Screen) -> Self {
        let heading = &grid.headings[index];
        let cells = || grid.rows.iter().map(|row| &row[index]);
        let texts = || cells().map(|cell| &cell.text);
        let title = if screen.header { heading.title.clone() } else { Styled::default() };
        let signs = cells().map(|cell| cell.signs).max().unwrap_or(0);
        let width = |cell: &Cell<'_>| cell.text.width() + if cell.signs > 0 { signs - cell.signs } else { 0 };
        let natural = cells().map(width).max().unwrap_or(0).max(title.width()).max(1);
        let mut least = heading.least.map_or(natural, |least| least.min(room / 2)).min(natural);
        if least < natural {
            let wrapped = texts().chain([&title]).filter(|text| text.width() > least);
            least = least.max(wrapped.map(Styled::longest_word).max().unwrap_or(0));
        }
        let times = if grid.is_wrapped { 2 } else { 3 };
        let is_name = heading.is_name;
        let good = if is_name { least } else { natural.min(least.saturating_mul(times)) };
        Self { index, rank: heading.rank, is_name, signs, natural, good, width: least }
    }
}

/// The columns by rank, each only if all before it have as much room as is good for them: nothing is cut for the sake of another.
/// `None` if not even those find room that may not go.
fn columns(grid: &Grid<'_>, screen: &Screen) -> Option<Vec<Column>> {
    let room = screen.width.unwrap_or(usize::MAX);
    let all = 0..grid.headings.len();
    let mut columns: Vec<Column> = all.map(|index| Column::new(grid, index, room, screen)).collect();
    columns.sort_by_key(|column| column.rank);
    let others = columns.split_off(columns.partition_point(|column| column.rank == 0));
    let taken = columns.iter().map(|column| column.width + GAP).sum::<usize>().saturating_sub(GAP);
    let mut left = grow(&mut columns, room.checked_sub(taken)?, |column| column.good);
    for column in others {
        let needed = column.width + if columns.is_empty() { 0 } else { GAP };
        if needed > left || columns.iter().any(|shown| shown.width < shown.good) {
            break;
        }
        let first = columns.len();
        columns.push(column);
        left = grow(&mut columns[first..], left - needed, |column| column.good);
    }
    if columns.len() == grid.headings.len() || grid.is_wrapped {
        grow(&mut columns, left, |column| column.natural);
    } else {
        grow(&mut columns, left, |column| if column.is_name { column.natural } else { column.width });
    }
    columns.sort_by_key(|column| column.index);
    (columns.len() >= grid.headings.len().min(2)).then_some(columns)
}

/// Gives the room that is left, cell by cell, to the column that lacks most of its width; returns what is left then.
fn grow(columns: &mut [Column], mut left: usize, wanted: impl Fn(&Column) -> usize) -> usize {
    let missing: usize = columns.iter().map(|column| wanted(column).saturating_sub(column.width)).sum();
    if missing <= left {
        for column in columns {
            column.width = column.width.max(wanted(column));
        }
        return left - missing;
    }
    while left > 0 {
        let growing = columns.iter_mut().enumerate().filter(|(_, column)| column.width < wanted(column));
        let lack = |(index, column): &(usize, &mut Column)| {
            (column.natural * 1000 / column.width.max(1), Reverse(*index))
        };
        let Some((_, column)) = growing.max_by_key(lack) else { break };
        column.width += 1;
        left -= 1;
    }
    left
}

#[cfg(test)]
mod tests {
    use super::super::grid::{HALF, Heading, LEAST};
    use super::*;

    /// At every width, whatever the cells hold, no line is longer than the screen unless a single word is.
    #[test]
    fn every_width_has_its_layout() {
        let words = [
            "",
            "a",
            "Paektusan 백두산",
            "a few words, and more of them",
            "x-long-id-in-one-piece",
            "백두산",
        ];
        for columns in 1..=6 {
            let heading = |column: usize| {
                let least = [Some(HALF), Some(LEAST), None][column % 3];
                Heading::new(format!("key-{column}"), "Title", u8::try_from(column).unwrap_or(0), least)
            };
            let row = |row: usize| {
                (0..columns).map(|column| Cell::data(words[(row + column) % words.len()])).collect()
            };
            for is_wrapped in [false, true] {
                let headings = (0..columns).map(heading).collect();
                let grid = Grid { headings, rows: (0..9).map(row).collect(), is_wrapped, ..Grid::default() };
                for (width, ascii) in (1..=200).flat_map(|width| [(width, false), (width, true)]) {
                    let screen = Screen { width: Some(width), ascii, header: true, ..Screen::default() };
                    let text = render(&grid, true, &screen).0.paint(&screen);
                    let too_long = text.lines().find(|line| {
                        super::super::styled::width(line) > width.max(4) && line.trim().contains(' ')
                    });
                    assert_eq!(too_long, None, "{columns} columns at {width}");
                }
            }
        }
    }
}
