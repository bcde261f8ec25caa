//! Aligned columns under headings, fitted to a width: what finds no room is left out by rank and named, never squeezed.

use std::cmp::Reverse;

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

use crate::document::IF_ROOM;

use super::Screen;
use super::grid::{Cell, Grid, LEAST, USUAL};
use super::record;
use super::styled::Styled;

const GAP: usize = 2;
/// Maximum width of a column that comfy-table can count.
const WIDEST: usize = u16::MAX as usize - GAP;

/// The table, and the keys of the columns that found no room.
pub(super) fn render(grid: &Grid<'_>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<String>) {
    let cells: Vec<Vec<usize>> =
        (0..grid.headings.len()).map(|column| sorted(grid, column, screen)).collect();
    let (kept, widths) = fit(grid, &cells, screen.width);
    if kept.len() < grid.headings.len().min(2) {
        return (record::render(grid, screen), Vec::new());
    }
    let dropped = (0..grid.headings.len()).filter(|column| !kept.contains(column));
    let dropped = dropped.map(|column| grid.headings[column].key.to_string()).collect();
    if widths.iter().any(|width| *width > WIDEST) {
        return (by_hand(grid, &kept, &widths, screen), dropped);
    }
    let mut table = Table::new();
    table.load_style(style(is_ruled && screen.header));
    table.set_content_arrangement(ContentArrangement::Disabled);
    if screen.header {
        let titles = kept.iter().map(|column| grid.headings[*column].title.clone().bold());
        table.set_header(titles.map(|title| title.for_layout().to_owned()));
    }
    for row in &grid.rows {
        table.add_row(kept.iter().zip(&widths).map(|(column, room)| {
            let cell = &row[*column];
            if grid.is_wrapped {
                return cell.whole().for_layout().to_owned();
            }
            let mut text = cell.text.cut(room - cell.mark.width(), screen);
            text.push(&cell.mark);
            text.for_layout().to_owned()
        }));
    }
    let last = widths.len() - 1;
    for (index, (column, room)) in table.column_iter_mut().zip(&widths).enumerate() {
        let gap = if index == last { 0 } else { GAP };
        let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        column.set_padding((0, cells(gap)));
        // comfy-table counts the padding in.
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cells(room + gap))));
    }
    if grid.is_wrapped {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    (Styled::from_layout(trim_lines(&table.trim_fmt()) + "\n"), dropped)
}

/// The columns one beside the other, without any rule, where a cell is wider than comfy-table can count.
fn by_hand(grid: &Grid<'_>, kept: &[usize], widths: &[usize], screen: &Screen) -> Styled {
    let titles: Vec<Styled> = grid.headings.iter().map(|heading| heading.title.clone().bold()).collect();
    let rows = grid.rows.iter().map(|row| row.iter().map(Cell::whole).collect());
    let mut out = Styled::default();
    for row in screen.header.then_some(titles).into_iter().chain(rows) {
        let cells = kept.iter().zip(widths).map(|(column, width)| row[*column].clone().pad(width + GAP));
        out.push(&Styled::joined(&cells.collect::<Vec<_>>(), "").trimmed());
        out.push_own("\n");
    }
    out
}

/// The widths of the cells of a column, the title among them, from the narrowest up.
fn sorted(grid: &Grid<'_>, column: usize, screen: &Screen) -> Vec<usize> {
    let cells = grid.rows.iter().map(|row| row[column].text.width() + row[column].mark.width());
    let title = if screen.header { grid.headings[column].title.width() } else { 0 };
    let mut widths: Vec<usize> = cells.chain([title.max(1)]).collect();
    widths.sort_unstable();
    widths
}

/// Which columns stay, and how wide each is.
fn fit(grid: &Grid<'_>, cells: &[Vec<usize>], room: Option<usize>) -> (Vec<usize>, Vec<usize>) {
    let kept: Vec<usize> = (0..cells.len()).collect();
    let natural = |column: usize| cells[column].last().copied().unwrap_or(1);
    let Some(room) = room else {
        let widths = kept.iter().map(|column| natural(*column)).collect();
        return (kept, widths);
    };
    let title = |column: usize| grid.headings[column].title.width();
    let narrowest = |column: usize| match grid.headings[column].least {
        // Lines break between words; an id is of no use in pieces.
        _ if grid.is_wrapped => natural(column).min(widest_word(grid, column).max(LEAST)),
        None => natural(column),
        Some(USUAL) => natural(column).min(cells[column][cells[column].len() / 2].max(title(column))),
        Some(least) => natural(column).min(least),
    };
    let gaps = |kept: &[usize]| GAP * kept.len().saturating_sub(1);
    let is_optional = |column: &usize| grid.headings[*column].rank == IF_ROOM;
    let (optional, mut kept): (Vec<usize>, Vec<usize>) = kept.into_iter().partition(is_optional);
    while kept.iter().map(|column| narrowest(*column)).sum::<usize>() + gaps(&kept) > room {
        let Some(first_to_go) = kept
            .iter()
            .copied()
            .filter(|column| grid.headings[*column].rank > 0)
            .max_by_key(|column| grid.headings[*column].rank)
        else {
            return (Vec::new(), Vec::new());
        };
        kept.retain(|column| *column != first_to_go);
    }
    // What is shown only where there is room has none where it would cut more than a few cells of the others.
    let comfortable = |column: usize| cells[column][cells[column].len() * 9 / 10];
    for column in optional {
        let others = kept.iter().map(|column| comfortable(*column)).sum::<usize>() + gaps(&kept);
        if others + GAP + natural(column) <= room {
            kept.insert(kept.partition_point(|known| *known < column), column);
        }
    }
    // Room that is left goes, cell by cell, to the column in which it saves most from being cut for its width.
    let mut widths: Vec<usize> = kept.iter().map(|column| narrowest(*column)).collect();
    for _ in 0..room - gaps(&kept) - widths.iter().sum::<usize>() {
        let gain = |index: usize| {
            let cells = &cells[kept[index]];
            (cells.len() - cells.partition_point(|cell| *cell <= widths[index])) * 1000 / widths[index]
        };
        let Some(best) = (0..kept.len()).max_by_key(|index| (gain(*index), Reverse(*index))) else { break };
        if gain(best) == 0 {
            break;
        }
        widths[best] += 1;
    }
    (kept, widths)
}

fn widest_word(grid: &Grid<'_>, column: usize) -> usize {
    grid.rows.iter().map(|row| row[column].text.longest_word()).max().unwrap_or(0)
}

fn style(is_ruled: bool) -> TableStyle {
    if is_ruled {
        TableStyle::new().header_separator(LineStyle::none().fill('─'))
    } else {
        presets::NOTHING
    }
}

fn trim_lines(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
