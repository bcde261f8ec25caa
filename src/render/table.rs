//! Aligned columns under headings, fitted to a width: what finds no room is left out by rank and named, never squeezed.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

use super::Screen;
use super::grid::{Grid, LEAST, Shown};
use super::record;
use super::styled::Styled;

const GAP: usize = 2;

/// The table, and the keys of the columns that found no room.
pub(super) fn render(grid: &Grid<Shown>, is_ruled: bool, screen: &Screen) -> (Styled, Vec<String>) {
    let natural: Vec<usize> = (0..grid.headings.len()).map(|column| natural(grid, column, screen)).collect();
    let (kept, widths) = fit(grid, &natural, screen.width);
    if kept.len() < grid.headings.len().min(2) {
        return (record::render(grid, screen), Vec::new());
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
    let dropped = (0..grid.headings.len()).filter(|column| !kept.contains(column));
    let dropped = dropped.map(|column| grid.headings[column].key.to_string()).collect();
    (Styled::from_layout(trim_lines(&table.trim_fmt()) + "\n"), dropped)
}

fn natural(grid: &Grid<Shown>, column: usize, screen: &Screen) -> usize {
    let cells = grid.rows.iter().map(|row| row[column].text.width() + row[column].mark.width());
    let title = if screen.header { grid.headings[column].title.width() } else { 0 };
    cells.max().unwrap_or(0).max(title).max(1)
}

/// Which columns stay, and how wide each is.
fn fit(grid: &Grid<Shown>, natural: &[usize], room: Option<usize>) -> (Vec<usize>, Vec<usize>) {
    let mut kept: Vec<usize> = (0..natural.len()).collect();
    let Some(room) = room else {
        return (kept.clone(), kept.iter().map(|column| natural[*column]).collect());
    };
    let narrowest = |column: usize| {
        if grid.is_wrapped {
            // Lines break between words; an id is of no use in pieces.
            natural[column].min(widest_word(grid, column).max(LEAST))
        } else {
            grid.headings[column].least.map_or(natural[column], |least| natural[column].min(least))
        }
    };
    let gaps = |kept: &[usize]| GAP * kept.len().saturating_sub(1);
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
    // Room that is left goes to the columns that were cut, the narrowest shortfall first.
    let mut widths: Vec<usize> = kept.iter().map(|column| narrowest(*column)).collect();
    let mut free = room - gaps(&kept) - widths.iter().sum::<usize>();
    let mut wanting: Vec<usize> =
        (0..kept.len()).filter(|index| widths[*index] < natural[kept[*index]]).collect();
    wanting.sort_by_key(|index| natural[kept[*index]]);
    let mut left = wanting.len();
    for index in wanting {
        let share = (natural[kept[index]] - widths[index]).min(free / left);
        widths[index] += share;
        free -= share;
        left -= 1;
    }
    (kept, widths)
}

fn widest_word(grid: &Grid<Shown>, column: usize) -> usize {
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
