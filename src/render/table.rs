//! Aligned columns under headings. Here it is decided which columns a screen has room for and where their cells break; `comfy-table` draws.

use std::cmp::Reverse;

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

use super::Screen;
use super::grid::{Cell, Grid};
use super::record;
use super::styled::Styled;

/// Cells between columns.
pub(super) const GAP: usize = 2;
/// Maximum width of a column that comfy-table can count.
const WIDEST: usize = u16::MAX as usize - GAP;

/// The table, and the keys of the columns that found no room; rows are stacked where a table has none.
pub(super) fn render<'g>(grid: &'g Grid<'_>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<&'g str>) {
    let is_countable = |columns: &Vec<Column>| columns.iter().all(|column| column.width <= WIDEST);
    let columns = if screen.is_narrow() { None } else { columns(grid, screen).filter(is_countable) };
    let Some(columns) = columns else { return record::stacked(grid, screen) };
    let is_dropped = |index: &usize| columns.iter().all(|column| column.index != *index);
    let dropped =
        (0..grid.headings.len()).filter(is_dropped).map(|index| &*grid.headings[index].key).collect();
    let widths: Vec<usize> = columns.iter().map(|column| column.width).collect();
    let title = |column: &Column| grid.headings[column.index].title.clone().bold().wrap(column.width);
    let titles = screen.header.then(|| columns.iter().map(title).collect());
    let rows = grid.rows.iter().map(|row| {
        columns.iter().map(|column| row[column.index].lines(column.signs, column.width)).collect()
    });
    let rows: Vec<_> = titles.into_iter().chain(rows).collect();
    (Styled::of_lines(&drawn(&rows, &widths, screen.header.then_some(is_ruled))), dropped)
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
            out.push(laid_out(line, row.iter().filter_map(|cell| cell.get(at))));
        }
        if index == 0 && is_ruled {
            out.extend(lines.next().map(Styled::own));
        }
    }
    out
}

/// Gives words that a library has laid out the looks that they had before: they stand in the same order, with white space between.
fn laid_out<'a>(line: &str, words: impl Iterator<Item = &'a Styled>) -> Styled {
    let bare = |text: &Styled| text.split(text.words().chars().take_while(|letter| *letter == ' ').count()).1;
    let mut words = words.map(bare).filter(|text| !text.words().is_empty());
    let mut looking = Styled::default();
    let mut rest = line;
    while let Some(at) = rest.find(|letter: char| letter != ' ') {
        looking.push_own(&rest[..at]);
        rest = &rest[at..];
        let Some(next) = words.next().filter(|text| rest.starts_with(text.words())) else { break };
        looking.push(&next);
        rest = &rest[next.words().len()..];
    }
    looking.push_own(rest);
    looking
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
        let texts = || cells().map(Cell::text);
        let title = if screen.header { heading.title.clone() } else { Styled::default() };
        let signs = cells().map(|cell| cell.signs).max().unwrap_or(0);
        let width =
            |cell: &Cell<'_>| cell.text().width() + if cell.signs > 0 { signs - cell.signs } else { 0 };
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
    let stay = columns.len() + others.partition_point(|column| column.rank == 1);
    let least = stay.max(grid.headings.len().min(2));
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
    (columns.len() >= least).then_some(columns)
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
