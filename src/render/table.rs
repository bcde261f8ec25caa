//! Aligned columns under headings. Here it is decided which columns a screen has room for and where their cells break; `comfy-table` draws.

use std::cmp::Reverse;

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

use super::Screen;
use super::grid::{Grid, HALF};
use super::record;
use super::styled::Styled;

const GAP: usize = 2;
/// Maximum width of a column that comfy-table can count.
const WIDEST: usize = u16::MAX as usize - GAP;

/// The table, and the keys of the columns that found no room; rows are stacked where a table has none.
pub(super) fn render<'g>(grid: &'g Grid<'_>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<&'g str>) {
    let columns = match screen.width {
        _ if screen.is_narrow() => None,
        room => Fit::new(grid, room.unwrap_or(usize::MAX), screen).columns(),
    };
    let Some(columns) = columns.filter(|columns| columns.iter().all(|column| column.width <= WIDEST)) else {
        return (record::stacked(grid, screen), Vec::new());
    };
    let is_dropped = |index: &usize| columns.iter().all(|column| column.index != *index);
    let dropped =
        (0..grid.headings.len()).filter(is_dropped).map(|index| &*grid.headings[index].key).collect();
    let mut rows = Vec::new();
    if screen.header {
        let title = |column: &Shown| grid.headings[column.index].title.clone().bold().wrap(column.width);
        rows.push(columns.iter().map(title).collect());
    }
    rows.extend(grid.rows.iter().map(|row| {
        let cells = columns.iter().map(|column| {
            row[column.index].lines(grid.headings[column.index].most_lines, column.width, screen)
        });
        cells.collect::<Vec<_>>()
    }));
    let widths: Vec<usize> = columns.iter().map(|column| column.width).collect();
    (Styled::of_lines(&drawn(&rows, &widths, screen.header.then_some(is_ruled))), dropped)
}

/// A column that is shown.
struct Shown {
    index: usize,
    width: usize,
}

/// Cells that are broken into lines as a table, its first row a heading if it says whether it has a rule.
pub(super) fn drawn(rows: &[Vec<Vec<Styled>>], widths: &[usize], heading: Option<bool>) -> Vec<Styled> {
    let is_ruled = heading == Some(true);
    let words = |cell: &Vec<Styled>| cell.iter().map(Styled::words).collect::<Vec<_>>().join("\n");
    let mut table = Table::new();
    table.load_style(if is_ruled {
        TableStyle::new().header_separator(LineStyle::none().fill('─'))
    } else {
        presets::NOTHING
    });
    table.set_content_arrangement(ContentArrangement::Disabled);
    for (index, row) in rows.iter().enumerate() {
        let cells = row.iter().map(words);
        if index == 0 && heading.is_some() {
            table.set_header(cells);
        } else {
            table.add_row(cells);
        }
    }
    for (index, (column, width)) in table.column_iter_mut().zip(widths).enumerate() {
        let gap = if index + 1 == widths.len() { 0 } else { GAP };
        let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        column.set_padding((0, cells(gap)));
        // comfy-table counts the padding in.
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cells(width + gap))));
    }
    let plain = table.trim_fmt();
    let mut lines = plain.lines();
    let mut out = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for (at, line) in lines.by_ref().take(height).enumerate() {
            out.push(Styled::laid_out(line, row.iter().filter_map(|cell| cell.get(at))));
        }
        if index == 0 && is_ruled {
            out.extend(lines.next().map(Styled::own));
        }
    }
    out
}

/// Which columns fit, and how wide each is.
struct Fit<'g, 'a> {
    grid: &'g Grid<'a>,
    room: usize,
    /// For each column the width at which nothing is wrapped,
    natural: Vec<usize>,
    /// below which it is not shown, because a word would be broken,
    least: Vec<usize>,
    /// and at which it leaves room to others.
    good: Vec<usize>,
}

impl<'g, 'a> Fit<'g, 'a> {
    fn new(grid: &'g Grid<'a>, room: usize, screen: &Screen) -> Self {
        let mut fit = Self { grid, room, natural: Vec::new(), least: Vec::new(), good: Vec::new() };
        for (column, heading) in grid.headings.iter().enumerate() {
            let texts = || grid.rows.iter().map(|row| &row[column].text);
            let title = if screen.header { heading.title.clone() } else { Styled::default() };
            let natural = texts().map(Styled::width).max().unwrap_or(0).max(title.width()).max(1);
            let mut least = heading.least.map_or(natural, |least| least.min(room / 2)).min(natural);
            if least < natural {
                let wrapped = texts().chain([&title]).filter(|text| text.width() > least);
                least = least.max(wrapped.map(Styled::longest_word).max().unwrap_or(0));
            }
            fit.good.push(if heading.least == Some(HALF) {
                least
            } else {
                natural.min(least.saturating_mul(if grid.is_wrapped { 2 } else { 3 }))
            });
            fit.natural.push(natural);
            fit.least.push(least);
        }
        fit
    }

    /// The columns by rank, each only if all before it have as much room as is good for them: nothing is cut for the sake of another.
    /// `None` if not even those find room that may not go.
    fn columns(&self) -> Option<Vec<Shown>> {
        let mut order: Vec<usize> = (0..self.natural.len()).collect();
        order.sort_by_key(|column| self.grid.headings[*column].rank);
        let is_fixed = |column: &usize| self.grid.headings[*column].rank == 0;
        let (fixed, others): (Vec<usize>, Vec<usize>) = order.into_iter().partition(is_fixed);
        let shown = |index: &usize| Shown { index: *index, width: self.least[*index] };
        let mut columns: Vec<Shown> = fixed.iter().map(shown).collect();
        let mut left = self.room.checked_sub(taken(&columns))?;
        left = self.grow(&mut columns, left, &self.good);
        let mut are_all_shown = true;
        for column in others {
            let are_good = columns.iter().all(|shown| shown.width >= self.good[shown.index]);
            let needed = self.least[column] + if columns.is_empty() { 0 } else { GAP };
            if !are_good || needed > left {
                are_all_shown = false;
                break;
            }
            columns.push(shown(&column));
            let last = columns.len() - 1;
            left = self.grow(&mut columns[last..], left - needed, &self.good);
        }
        if are_all_shown || self.grid.is_wrapped {
            self.grow(&mut columns, left, &self.natural);
        }
        columns.sort_by_key(|shown| shown.index);
        (columns.len() >= self.natural.len().min(2)).then_some(columns)
    }

    /// Gives the room that is left, cell by cell, to the column that lacks most of its width.
    fn grow(&self, columns: &mut [Shown], mut left: usize, wanted: &[usize]) -> usize {
        let missing: usize =
            columns.iter().map(|shown| wanted[shown.index].saturating_sub(shown.width)).sum();
        if missing <= left {
            for shown in columns.iter_mut() {
                shown.width = shown.width.max(wanted[shown.index]);
            }
            return left - missing;
        }
        while left > 0 {
            let growing =
                columns.iter_mut().enumerate().filter(|(_, shown)| shown.width < wanted[shown.index]);
            let lack = |(index, shown): &(usize, &mut Shown)| {
                (self.natural[shown.index] * 1000 / shown.width.max(1), Reverse(*index))
            };
            let Some((_, column)) = growing.max_by_key(lack) else { break };
            column.width += 1;
            left -= 1;
        }
        left
    }
}

/// The cells that columns take, with what lies between them.
fn taken(columns: &[Shown]) -> usize {
    columns.iter().map(|shown| shown.width).sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Cell, Heading, LEAST};
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
