//! Aligned columns under headings, fitted to a width: what finds no room is left out by rank and named, never squeezed.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

use super::width::{STAY, cut, longest_word, width};
use super::{Screen, Shown, View, ink, lines};

const GAP: usize = 2;
/// Free words are never cut below this.
const LEAST: usize = 14;

/// The table, and the keys of the columns that found no room.
#[must_use]
pub fn render(view: &View<'_>, ruled: bool, screen: &Screen) -> (String, Vec<String>) {
    let natural: Vec<usize> = (0..view.headings.len()).map(|column| natural(view, column, screen)).collect();
    let (kept, widths) = fit(view, &natural, screen.width);
    if kept.len() < view.headings.len().min(2) {
        return (lines::render(view, screen), Vec::new());
    }
    let ellipsis = screen.ellipsis();
    let mut table = Table::new();
    table.load_style(style(ruled && screen.header, screen.ascii));
    table.set_content_arrangement(ContentArrangement::Disabled);
    if screen.header {
        table.set_header(kept.iter().map(|column| ink::bold(&view.headings[*column].title, screen)));
    }
    for row in &view.rows {
        table.add_row(kept.iter().zip(&widths).map(|(column, room)| {
            let Shown { text, mark } = &row[*column];
            if view.wrapped {
                format!("{text}{mark}")
            } else {
                cut(text, room - width(mark), ellipsis) + mark
            }
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
    if view.wrapped {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    let mut out = ink::paint(trim_lines(&table.trim_fmt()).replace(STAY, " "), screen);
    out.push('\n');
    let dropped = (0..view.headings.len()).filter(|column| !kept.contains(column));
    (out, dropped.map(|column| view.headings[column].key.clone()).collect())
}

fn natural(view: &View<'_>, column: usize, screen: &Screen) -> usize {
    let cells = view.rows.iter().map(|row| width(&row[column].text) + width(&row[column].mark));
    let title = if screen.header { width(&view.headings[column].title) } else { 0 };
    cells.max().unwrap_or(0).max(title).max(1)
}

/// Which columns stay, and how wide each is.
fn fit(view: &View<'_>, natural: &[usize], room: Option<usize>) -> (Vec<usize>, Vec<usize>) {
    let mut kept: Vec<usize> = (0..natural.len()).collect();
    let Some(room) = room else {
        return (kept.clone(), kept.iter().map(|column| natural[*column]).collect());
    };
    let narrowest = |column: usize| {
        if view.wrapped {
            // Lines break between words; an id is of no use in pieces.
            natural[column].min(widest_word(view, column).max(LEAST))
        } else if view.headings[column].may_be_cut {
            natural[column].min(LEAST)
        } else {
            natural[column]
        }
    };
    let gaps = |kept: &[usize]| GAP * kept.len().saturating_sub(1);
    while kept.iter().map(|column| narrowest(*column)).sum::<usize>() + gaps(&kept) > room {
        let Some(first_to_go) = kept
            .iter()
            .copied()
            .filter(|column| view.headings[*column].rank > 0)
            .max_by_key(|column| view.headings[*column].rank)
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

fn widest_word(view: &View<'_>, column: usize) -> usize {
    view.rows.iter().map(|row| longest_word(&row[column].text)).max().unwrap_or(0)
}

fn style(ruled: bool, ascii: bool) -> TableStyle {
    match (ruled, ascii) {
        (false, _) => presets::NOTHING,
        (true, ascii) => {
            TableStyle::new().header_separator(LineStyle::none().fill(if ascii { '-' } else { '─' }))
        }
    }
}

fn trim_lines(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
