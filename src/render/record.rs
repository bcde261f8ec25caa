//! One field a line, records apart by an empty line: for narrow terminals, screen readers and `grep`.

use super::Screen;
use super::grid::Grid;
use super::styled::{NBSP, Styled};

/// The rows with their columns as lines.
pub(super) fn render(grid: &Grid<'_>, screen: &Screen) -> Styled {
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
    let is_narrow = screen.width.is_some_and(|room| room < indent + text.longest_word().max(12));
    let lines = if is_narrow {
        out.push(&label.clone().bold());
        out.push_own("\n");
        text.hanging(&Styled::default(), 2, screen.width)
    } else {
        text.hanging(&label.clone().pad(indent).bold(), indent, screen.width)
    };
    out.push(&Styled::of_lines(&lines));
}
