//! One field a line, records apart by an empty line: for narrow terminals, screen readers and `grep`.

use super::Screen;
use super::grid::{Grid, Shown};
use super::styled::{NBSP, Styled};

/// The rows with their columns as lines.
pub(super) fn render(grid: &Grid<Shown>, screen: &Screen) -> Styled {
    let widest = grid.headings.iter().map(|heading| heading.title.width()).max().unwrap_or(0);
    let mut out = Styled::default();
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            out.push_own("\n");
        }
        // Of rows that are read across, the first cell says what the others are about.
        let titled = usize::from(grid.is_wrapped).min(row.len());
        for title in &row[..titled] {
            out.push(&title.text.clone().bold());
            out.push_own("\n");
        }
        for (heading, cell) in grid.headings.iter().zip(row).skip(titled) {
            // A sign alone in a line says nothing.
            let mark = cell.mark.replace(' ', NBSP);
            let text = Styled::joined(&[cell.text.clone(), mark], "");
            labelled(&mut out, &heading.title, widest, &text, screen);
        }
    }
    out
}

/// A label, and beside it text that runs on below itself.
fn labelled(out: &mut Styled, label: &Styled, widest: usize, text: &Styled, screen: &Screen) {
    let indent = widest + 2;
    let (start, rest, lines) = match screen.width {
        Some(room) if room < indent + text.longest_word().max(12) => {
            let mut start = label.clone().bold();
            start.push_own("\n  ");
            (start, "  ".to_owned(), text.wrap(room.saturating_sub(2)))
        }
        room => {
            let lines = room.map_or_else(|| vec![text.clone()], |room| text.wrap(room - indent));
            (label.clone().pad(indent).bold(), " ".repeat(indent), lines)
        }
    };
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            out.push(&start);
        } else {
            out.push_own(&rest);
        }
        out.push(&line.trimmed());
        out.push_own("\n");
    }
}
