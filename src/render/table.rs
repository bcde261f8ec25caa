//! Aligned columns under headings. Here it is decided which columns a screen has room for; `comfy-table` shares it out among them.

use comfy_table::{ColumnConstraint, ContentArrangement, ContentLineStyle, Table, TableStyle, Width};

use super::Screen;
use super::fit::ROOMY;
use super::grid::Grid;
use super::record;
use super::styled::{Styled, width};

/// Cells between columns.
pub(super) const GAP: usize = 2;
/// The part of the gap that comfy-table counts to the column before it.
const PADDING: usize = GAP - 1;
/// Maximum width of a column that comfy-table can count.
const WIDEST: usize = u16::MAX as usize - GAP;
/// What comfy-table draws between columns, which no text holds.
const BETWEEN: char = '\u{1f}';

/// The table, and the keys of the columns that found no room; rows are stacked where a table has none.
pub(super) fn render<'g>(grid: &'g Grid<'_>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<&'g str>) {
    let columns = if screen.room() < ROOMY { None } else { columns(grid, screen) };
    let Some(columns) = columns else {
        return record::stacked(grid, screen);
    };
    let is_dropped = |index: &usize| columns.iter().all(|column| column.index != *index);
    let dropped =
        (0..grid.headings.len()).filter(is_dropped).map(|index| &*grid.headings[index].key).collect();
    let titles = columns.iter().map(|column| grid.headings[column.index].title.clone().bold());
    let titles = screen.header.then(|| titles.collect());
    let rows = grid.rows.iter().map(|row| columns.iter().map(|column| row[column.index].text().clone()));
    let rows: Vec<Vec<Styled>> = titles.into_iter().chain(rows.map(Iterator::collect)).collect();
    let mut drawn = drawn(&rows, &widths(&rows, &columns, screen.width));
    if screen.header && is_ruled {
        let widest = drawn.iter().flatten().map(Styled::width).max().unwrap_or(0);
        drawn[0].push(Styled::own("─".repeat(widest)));
    }
    (Styled::of_lines(&drawn.concat()), dropped)
}

/// The lines of each row, in columns of these widths.
pub(super) fn drawn(rows: &[Vec<Styled>], widths: &[usize]) -> Vec<Vec<Styled>> {
    let lines_of = |row: &Vec<Styled>| {
        let cells = row.iter().zip(widths);
        let cells: Vec<Vec<Styled>> = cells.map(|(cell, width)| cell.broken(*width)).collect();
        let line = |index: usize| {
            let cells = cells.iter().zip(widths);
            let cells = cells.map(|(cell, width)| cell.get(index).cloned().unwrap_or_default().pad(*width));
            Styled::joined(cells, &" ".repeat(GAP)).trimmed()
        };
        (0..cells.iter().map(Vec::len).max().unwrap_or(0)).map(line).collect()
    };
    rows.iter().map(lines_of).collect()
}

/// How wide columns are: comfy-table shares out the room there is; without a limit each has as much as it needs.
fn widths(rows: &[Vec<Styled>], columns: &[Column], room: Option<usize>) -> Vec<usize> {
    let padded = |width: usize| u16::try_from(width + PADDING).ok();
    let mut table = Table::new();
    table.load_style(TableStyle::new().content_lines(ContentLineStyle::none().junction(BETWEEN)));
    table.set_content_arrangement(ContentArrangement::Disabled);
    if let Some(room) = room.and_then(padded) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(room);
    }
    table.add_rows(rows.iter().map(|row| row.iter().map(Styled::words)));
    let least = columns.iter().map(|column| Width::Fixed(padded(column.least).unwrap_or(u16::MAX)));
    table.set_constraints(least.map(ColumnConstraint::LowerBoundary));
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    let first = table.lines().next().unwrap_or_default();
    first.split(BETWEEN).map(|cell| width(cell).saturating_sub(PADDING)).collect()
}

/// A column and how wide it is.
struct Column {
    index: usize,
    rank: u8,
    /// At this width no word is broken,
    least: usize,
    /// at this it leaves room to others,
    good: usize,
    /// and at this no cell is broken.
    natural: usize,
}

impl Column {
    fn new(grid: &Grid<'_>, index: usize, room: usize, screen: &Screen) -> Self {
        let heading = &grid.headings[index];
        let title = if screen.header { heading.title.clone() } else { Styled::default() };
        let texts = || grid.rows.iter().map(|row| row[index].text()).chain([&title]);
        let natural = texts().map(Styled::width).max().unwrap_or(0).max(1);
        let mut least = heading.least.map_or(natural, |least| least.min(room / 2)).min(natural);
        if least < natural {
            let wrapped = texts().filter(|text| text.width() > least);
            least = least.max(wrapped.map(Styled::longest_word).max().unwrap_or(0));
        }
        let good = if heading.is_name { least } else { natural.min(least.saturating_mul(2)) };
        Self { index, rank: heading.rank, least, good, natural }
    }
}

/// The columns by rank, each only if all before it have as much room as is good for them: nothing is cut for the sake of another.
/// `None` if there is no room even for the columns that must stay, which of a list are all that stacked rows would show.
fn columns(grid: &Grid<'_>, screen: &Screen) -> Option<Vec<Column>> {
    let room = screen.room();
    let all = 0..grid.headings.len();
    let mut columns: Vec<Column> = all.map(|index| Column::new(grid, index, room, screen)).collect();
    columns.sort_by_key(|column| column.rank);
    let is_list = grid.headings.iter().any(|heading| heading.is_name);
    let last = if is_list { record::last_rank(grid, screen) } else { 1 };
    let stay = columns.partition_point(|column| column.rank <= last).max(columns.len().min(2));
    let takes = |columns: &[Column], cells: fn(&Column) -> usize| {
        columns.iter().map(|column| cells(column) + GAP).sum::<usize>().saturating_sub(GAP)
    };
    if takes(&columns[..stay], |column| column.least) > room {
        return None;
    }
    let fits = |before: &usize| {
        takes(&columns[..*before], |column| column.good) + GAP + columns[*before].least <= room
    };
    if let Some(before) = (stay..columns.len()).rev().find(fits) {
        columns.truncate(before + 1);
        columns[..before].iter_mut().for_each(|column| column.least = column.good);
    } else {
        columns.truncate(stay);
    }
    columns.sort_by_key(|column| column.index);
    columns.iter().all(|column| column.natural <= WIDEST).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Cell, HALF, Heading, LEAST};
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
