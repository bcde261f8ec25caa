//! One field a line, records apart by an empty line: for narrow terminals, screen readers and `grep`.

use super::width::{STAY, longest_word, pad, width, wrap};
use super::{Screen, View, ink};

/// The view with its columns as lines.
#[must_use]
pub fn render(view: &View<'_>, screen: &Screen) -> String {
    let widest = view.headings.iter().map(|heading| width(&heading.title)).max().unwrap_or(0);
    let mut out = String::new();
    for (index, row) in view.rows.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        // Of rows that are read across, the first cell says what the others are about.
        let titled = usize::from(view.wrapped);
        for title in &row[..titled.min(row.len())] {
            out.push_str(&ink::bold(&title.text, screen));
            out.push('\n');
        }
        for (heading, cell) in view.headings.iter().zip(row).skip(titled) {
            // A sign alone in a line says nothing.
            let mark = cell.mark.replace(' ', STAY.encode_utf8(&mut [0; 2]));
            let text = format!("{}{mark}", cell.text);
            labelled(&mut out, &heading.title, widest, &text, screen);
        }
    }
    ink::paint(out.replace(STAY, " "), screen)
}

/// A label, and beside it text that runs on below itself.
fn labelled(out: &mut String, label: &str, widest: usize, text: &str, screen: &Screen) {
    let indent = widest + 2;
    let lines = match screen.width {
        Some(room) if room < indent + longest_word(text).max(12) => {
            out.push_str(&ink::bold(label, screen));
            out.push('\n');
            wrap(text, room.saturating_sub(2)).into_iter().map(|line| format!("  {line}")).collect()
        }
        room => {
            let lines = room.map_or_else(|| vec![text.to_owned()], |room| wrap(text, room - indent));
            let first = ink::bold(&pad(label, indent), screen).into_owned();
            let rest = " ".repeat(indent);
            let start = |index: usize| if index == 0 { first.clone() } else { rest.clone() };
            lines
                .iter()
                .enumerate()
                .map(|(index, line)| format!("{}{line}", start(index)))
                .collect::<Vec<_>>()
        }
    };
    for line in lines {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}
