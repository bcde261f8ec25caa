//! A timeline for people: a bar a record over ruled decades, as wide as the terminal.

use std::iter;

use super::Screen;
use super::scale::{LOST, OPEN, PERHAPS, PERHAPS_SEEN, SEEN, Scale, shade};
use super::styled::{NBSP, Styled};
use super::words;
use crate::catalogue::{Catalogue, Certainty};
use crate::document::timeline::{Group, Row, Timeline};

/// Where nothing says how wide the text may be.
const DEFAULT_WIDTH: usize = 80;
/// On a narrower screen a bar stands below its name.
const MIN_WIDTH_BESIDE: usize = 60;
/// Lines of a chart that shows the years below it too.
const LONG_CHART: usize = 24;
/// Cells of the signs before a name.
const SIGNS: usize = 3;

/// The chart, what has no place in it, what the signs mean, and how many there are.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen) -> Styled {
    let width = screen.width.unwrap_or(DEFAULT_WIDTH);
    let is_drawn = timeline.dated().next().is_some();
    let chart = if is_drawn { chart(catalogue, timeline, screen, width) } else { Vec::new() };
    let undated: Vec<Styled> = timeline.undated().map(|row| Styled::data(row.found.record.name())).collect();
    let mut unplaced = Vec::new();
    if !undated.is_empty() {
        unplaced.extend(Styled::own(format!("Years not known ({})", undated.len())).bold().wrap(width));
        unplaced.extend(Styled::joined(&undated, ", ").wrap(width));
    }
    let mut last = if is_drawn { legend(timeline, &chart).wrap(width) } else { Vec::new() };
    let count = timeline.rows().count();
    if screen.is_terminal && count > 0 {
        let counted = iter::once(Styled::own(format!("{count} {}", timeline.noun)));
        let parts: Vec<Styled> = counted.chain(words::left_out(timeline.left_out).map(Styled::own)).collect();
        last.extend(Styled::joined(&parts, " · ").faint().wrap(width));
    }
    let blocks = [chart, unplaced, last].into_iter().filter(|lines| !lines.is_empty());
    Styled::joined(&blocks.map(|lines| Styled::of_lines(&lines)).collect::<Vec<_>>(), "\n")
}

fn chart(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen, width: usize) -> Vec<Styled> {
    let rows = || timeline.dated().flat_map(|(_, rows)| rows);
    let names = || rows().map(|row| Styled::data(row.found.record.name()));
    // A word that fits into no column beside the bars has a line to itself.
    let longest_word = names().map(|name| name.longest_word()).max().unwrap_or(0);
    let is_stacked = width < MIN_WIDTH_BESIDE || longest_word > width / 3;
    let (indent, most) = if is_stacked { (0, width) } else { (2, width / 2) };
    let dates = rows().map(|row| date(row).width() + 2).max().unwrap_or(0);
    let room = most.saturating_sub(indent + SIGNS + dates + 2).max(longest_word);
    let names = names().map(|name| name.width()).max().unwrap_or(0).min(room);
    let left = if is_stacked { 0 } else { indent + SIGNS + names + dates + 2 };
    // One cell more where the end of the last year is not known.
    let scale = Scale::new(timeline, width.saturating_sub(left + 1).max(1));
    let axis = Styled::joined(&[Styled::default().pad(left), scale.axis(width.saturating_sub(left))], "");
    let mut lines = Vec::new();
    if screen.header {
        lines.push(axis.clone());
    }
    for (group, rows) in timeline.dated() {
        lines.extend(heading(catalogue, group).bold().wrap(width));
        for row in rows {
            let mut name = Styled::data(row.found.record.name());
            let signs = Styled::joined(&[Styled::default().pad(indent), Styled::own(signs(row))], "");
            let bar = scale.bar(timeline, row);
            if is_stacked {
                name.push_own("  ");
                name.push(&date(row));
                lines.extend(name.hanging(&signs, SIGNS, width));
                lines.push(bar.trimmed());
                continue;
            }
            let margin = indent + SIGNS;
            let mut label = name.hanging(&signs, margin, margin + names).into_iter();
            let first = label.next().unwrap_or_default().pad(margin + names);
            let beside = [first, Styled::own("  "), date(row)];
            let whole = [Styled::joined(&beside, "").pad(left), bar];
            lines.push(Styled::joined(&whole, "").trimmed());
            lines.extend(label);
        }
    }
    if screen.header && lines.len() > LONG_CHART {
        lines.push(axis);
    }
    lines
}

/// The preferred date in short words.
fn date(row: &Row<'_>) -> Styled {
    Styled::own(row.preferred().map(|when| when.years.short()).unwrap_or_default()).faint()
}

/// What stands over a group.
pub(super) fn heading(catalogue: &Catalogue, group: &Group<'_>) -> Styled {
    match group.answer.preferred().filter(|_| group.answer.silence().is_none()) {
        Some(preferred) => words::human(catalogue, &preferred),
        None => Styled::own(format!("{}: not known", group.answer.field().heading)),
    }
}

/// How sure the preferred date is, and whether sources differ.
pub(super) fn signs(row: &Row<'_>) -> String {
    let certainty = row.preferred().and_then(|interval| interval.statement.certainty());
    format!("{}{}", certainty.map_or(" ", words::sign), if row.is_disputed { words::DISPUTED } else { "" })
}

/// The meaning of the signs in the chart.
fn legend(timeline: &Timeline<'_>, chart: &[Styled]) -> Styled {
    let chart = Styled::joined(chart, "").plain();
    let rows = || timeline.dated().flat_map(|(_, rows)| rows);
    let stands = |level| {
        rows().any(|row| row.preferred().and_then(|when| when.statement.certainty()) == Some(level))
            || chart.contains(shade(level))
    };
    let levels = Certainty::ALL.into_iter().filter(|level| stands(*level));
    let levels = levels.map(|level| format!("{}{NBSP}{}{NBSP}{level}", shade(level), words::sign(level)));
    let others = [
        (words::DISPUTED, "disputed", rows().any(|row| row.is_disputed)),
        (PERHAPS, "perhaps", chart.contains(PERHAPS)),
        (LOST, "limit not known", rows().any(|row| row.lost() != (false, false))),
        (OPEN, "goes on", chart.contains(OPEN)),
        (SEEN, "seen on film", chart.contains(SEEN)),
        (PERHAPS_SEEN, "perhaps seen", chart.contains(PERHAPS_SEEN)),
    ];
    let others = others.into_iter().filter(|(.., stands)| *stands);
    let others = others.map(|(sign, meaning, _)| format!("{sign} {meaning}").replace(' ', "\u{a0}"));
    // Two spaces between them where no line breaks.
    Styled::own(levels.chain(others).map(|item| format!("{item}{NBSP} ")).collect::<String>())
}
