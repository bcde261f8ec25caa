//! A timeline for people: a bar a record over ruled decades, as wide as the terminal.

use super::Screen;
use super::styled::{NBSP, Styled};
use super::words;
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Certainty};
use crate::document::Listing;
use crate::document::interval::Ink;
use crate::document::timeline::{Group, Row, Timeline};
use crate::query::{Column, Derived, Match};

/// What stands for years in which it may have been.
pub(super) const PERHAPS: &str = "╌";
/// Nothing says how much longer.
const LOST: &str = "?";
pub(super) const OPEN: &str = "▶";
const SEEN: &str = "◆";
const PERHAPS_SEEN: &str = "◇";
const RULE: &str = "┊";

/// Where nothing says how wide the text may be.
const DEFAULT_WIDTH: usize = 80;
/// On a narrower screen a bar stands below its name.
const MIN_WIDTH_BESIDE: usize = 60;
/// Lines of a chart that shows the years below it too.
const LONG_CHART: usize = 24;
/// Cells of the signs before a name.
const SIGNS: usize = 3;

/// The shade of a certainty.
pub(super) const fn shade(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "█",
        Certainty::Reported => "▓",
        Certainty::Speculated => "░",
    }
}

/// How years become cells.
struct Scale {
    first: i32,
    cells: usize,
    /// Years to a cell.
    years: i32,
    /// Cells to a year, where there is room for more than one.
    wide: usize,
}

/// Round numbers of years, the smallest first.
fn round_years() -> impl Iterator<Item = i32> {
    [1, 10, 100, 1_000, 10_000].into_iter().flat_map(|power| [power, 2 * power, 5 * power])
}

impl Scale {
    fn new(timeline: &Timeline<'_>, room: usize) -> Self {
        let (first, last) = (i32::from(timeline.first), i32::from(timeline.last));
        let span = last - first + 1;
        let cells = |years: i32| usize::try_from((span + years - 1) / years).unwrap_or(1);
        let years = round_years().find(|years| cells(*years) <= room).unwrap_or(span);
        let wide = if years == 1 { (room / cells(1)).clamp(1, 3) } else { 1 };
        Self { first, cells: cells(years) * wide, years, wide }
    }

    /// The years of a cell.
    fn years_of(&self, cell: usize) -> (i16, i16) {
        let from = self.first + i32::try_from(cell / self.wide).unwrap_or(0) * self.years;
        let year = |year: i32| i16::try_from(year).unwrap_or(i16::MAX);
        (year(from), year(from + self.years - 1))
    }

    /// Cells of a number of years.
    fn width(&self, years: i32) -> usize {
        usize::try_from(years / self.years).unwrap_or(0) * self.wide
    }

    /// The smallest round number of years, decades at least, that takes at least `cells`.
    fn step(&self, cells: usize) -> i32 {
        round_years().find(|years| *years >= 10 && self.width(*years) >= cells).unwrap_or(10_000)
    }

    /// Whether a cell begins such a step.
    fn begins(&self, cell: usize, step: i32) -> bool {
        cell.is_multiple_of(self.wide) && i32::from(self.years_of(cell).0) % step == 0
    }

    /// The years that are ruled.
    fn ruled(&self) -> i32 {
        self.step(4)
    }

    /// The years over the chart; where they stand close and are of one century or two, without it.
    fn axis(&self, room: usize) -> Styled {
        let few = self.years * i32::try_from(self.cells / self.wide).unwrap_or(i32::MAX) <= 100;
        let mut step = self.ruled();
        let is_short = self.width(step) < 5 && few;
        if !is_short {
            step = self.step(5);
        }
        let mut axis = String::new();
        for cell in (0..self.cells).filter(|cell| self.begins(*cell, step)) {
            let year = self.years_of(cell).0;
            let label = if is_short { format!("'{:02}", year.rem_euclid(100)) } else { year.to_string() };
            if cell + label.len() <= room {
                axis.push_str(&" ".repeat(cell.saturating_sub(axis.len())));
                axis.push_str(&label);
            }
        }
        Styled::own(axis).faint()
    }

    /// The first cell of a year; `None` if the chart does not hold it.
    fn cell_of(&self, year: i32) -> Option<usize> {
        let cell = usize::try_from((year - self.first).div_euclid(self.years)).ok()? * self.wide;
        (cell < self.cells).then_some(cell)
    }

    /// The bar of a record, with its sightings on it.
    fn bar(&self, timeline: &Timeline<'_>, row: &Row<'_>) -> Styled {
        let rule = self.ruled();
        let lost = self.lost(timeline, row);
        let runs_on = row.preferred().is_some_and(|interval| interval.end.is_open);
        let ink = |cell: usize| {
            let (from, to) = self.years_of(cell);
            row.ink(from, to)
        };
        let is_sure = |cell: &usize| matches!(ink(*cell), Ink::Sure(_));
        // A film never hides all that is sure.
        let sure: Vec<usize> = (0..self.cells).filter(is_sure).collect();
        let kept = sure.first().filter(|_| sure.iter().all(|cell| self.sighting(row, *cell).is_some()));
        let mut bar = Styled::default();
        for cell in 0..self.cells {
            let sighting = self.sighting(row, cell).filter(|_| kept != Some(&cell));
            match (sighting, ink(cell)) {
                (Some(mark), _) => bar.push(&Styled::own(mark).bold()),
                (None, Ink::Sure(_)) if runs_on && cell + 1 == self.cells => bar.push_own(OPEN),
                (None, Ink::Sure(certainty)) => bar.push_own(shade(certainty)),
                (None, Ink::Perhaps) => bar.push(&Styled::own(PERHAPS).faint()),
                (None, Ink::Blank) if lost.contains(&Some(cell)) => bar.push(&Styled::own(LOST).faint()),
                (None, Ink::Blank) if self.begins(cell, rule) => bar.push(&Styled::own(RULE).faint()),
                (None, Ink::Blank) => bar.push_own(" "),
            }
        }
        bar
    }

    /// The cells before and after a bar whose ends are not known.
    fn lost(&self, timeline: &Timeline<'_>, row: &Row<'_>) -> [Option<usize>; 2] {
        let Some((first, last)) = row.reach((timeline.first, timeline.last)) else { return [None; 2] };
        let (before, after) = row.lost();
        let before = before.then(|| self.cell_of(i32::from(first))?.checked_sub(1));
        let after = after.then(|| self.cell_of(i32::from(last)).map(|cell| cell + self.wide));
        [before.flatten(), after.flatten()]
    }

    /// The mark of the films in a cell.
    fn sighting(&self, row: &Row<'_>, cell: usize) -> Option<&'static str> {
        let (from, to) = self.years_of(cell);
        let is_here = |year: i16| (from..=to).contains(&year) && cell % self.wide == self.wide / 2;
        let mut seen = row.sightings.iter().filter(|sighted| is_here(sighted.year)).peekable();
        seen.peek()?;
        Some(if seen.any(|sighted| sighted.is_sure) { SEEN } else { PERHAPS_SEEN })
    }
}

/// The chart, what has no place in it, and what the signs mean.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen) -> Styled {
    let width = screen.width.unwrap_or(DEFAULT_WIDTH);
    let mut lines = Vec::new();
    if timeline.dated().next().is_some() {
        lines = chart(catalogue, timeline, screen, width);
    }
    let undated: Vec<Styled> = timeline.undated().map(|row| Styled::data(row.found.record.name())).collect();
    if !undated.is_empty() {
        if !lines.is_empty() {
            lines.push(Styled::default());
        }
        lines.extend(Styled::own(format!("Years not known ({})", undated.len())).bold().wrap(width));
        lines.extend(Styled::joined(&undated, ", ").wrap(width));
    }
    if timeline.dated().next().is_some() {
        lines.push(Styled::default());
        lines.extend(legend(timeline, &lines).wrap(width).iter().map(Styled::trimmed));
    }
    if !lines.is_empty() {
        lines.push(Styled::default());
    }
    Styled::joined(&lines, "\n")
}

/// The records as rows, for formats without bars.
pub(super) fn listing<'a>(timeline: &Timeline<'a>) -> Listing<'a> {
    let found: Vec<Match<'a>> = timeline.rows().map(|row| row.found).collect();
    let columns = [
        Column::Derived(Derived::Id),
        Column::Field(car::NAME),
        Column::Field(timeline.by),
        Column::Derived(Derived::When),
        Column::Derived(Derived::Sightings),
    ];
    Listing {
        total: found.len(),
        left_out: 0,
        noun: "cars".to_owned(),
        fixed: Vec::new(),
        sorted_by: Vec::new(),
        is_of_years: timeline.is_of_years,
        found,
        columns: columns.map(|column| (column, 0)).to_vec(),
        is_chosen: false,
    }
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
    let scale = Scale::new(timeline, width.saturating_sub(left).max(1));
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
                lines.extend(name.hanging(&signs, SIGNS, Some(width)));
                lines.push(bar.trimmed());
                continue;
            }
            let margin = indent + SIGNS;
            let mut label = name.hanging(&signs, margin, Some(margin + names)).into_iter();
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
fn signs(row: &Row<'_>) -> String {
    let certainty = row.preferred().and_then(|interval| interval.statement.certainty());
    format!("{}{}", certainty.map_or(" ", words::sign), if row.is_disputed { words::DISPUTED } else { "" })
}

/// What the signs mean that stand in the chart.
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
        (words::DISPUTED, "sources differ", rows().any(|row| row.is_disputed)),
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
