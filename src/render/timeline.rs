//! A timeline for people: a bar a record over ruled decades, as wide as the terminal.

use unicode_width::UnicodeWidthStr as _;

use super::Screen;
use super::styled::{NBSP, Styled};
use super::words;
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Certainty};
use crate::document::interval::Ink;
use crate::document::timeline::{Group, Row, Timeline};
use crate::document::{Listing, ShownColumn};
use crate::query::{Column, Derived, Match};

/// What stands for years in which it may have been.
pub(super) const PERHAPS: char = '╌';
/// Beyond this, nobody knows how much longer.
const LOST: char = '?';
const OPEN: char = '▶';
const SEEN: char = '◆';
const PERHAPS_SEEN: char = '◇';
const RULE: char = '┊';

/// Where nothing says how wide the text may be.
const USUAL: usize = 80;
/// From this width on the dates stand beside the bars in words.
const ROOMY: usize = 100;
/// A chart so long shows the years below it too.
const LONG: usize = 24;

/// The shade of a certainty.
const fn shade(certainty: Certainty) -> char {
    match certainty {
        Certainty::Confirmed => '█',
        Certainty::Reported => '▓',
        Certainty::Speculated => '░',
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

    /// So many years in cells.
    fn width(&self, years: i32) -> usize {
        usize::try_from(years / self.years).unwrap_or(0) * self.wide
    }

    /// The smallest round number of years, decades at least, that takes so many cells.
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

    /// The years over the chart; where they stand close, without their century.
    fn axis(&self, room: usize) -> Styled {
        let step = self.ruled();
        let is_close = self.width(step) < 5 && step < 100;
        let mut axis = String::new();
        for cell in (0..self.cells).filter(|cell| self.begins(*cell, step)) {
            let year = self.years_of(cell).0;
            let label = if is_close { format!("'{:02}", year.rem_euclid(100)) } else { year.to_string() };
            if cell + label.len() <= room {
                axis.push_str(&" ".repeat(cell.saturating_sub(axis.len())));
                axis.push_str(&label);
            }
        }
        Styled::own(axis).faint()
    }

    /// The bar of a record, with its sightings on it.
    fn bar(&self, row: &Row<'_>) -> Styled {
        let rule = self.ruled();
        let mut bar = Styled::default();
        for cell in 0..self.cells {
            let (from, to) = self.years_of(cell);
            let is_in = |year: i16| (from..=to).contains(&year) && cell % self.wide == self.wide / 2;
            let mut seen = row.sightings.iter().filter(|sighted| is_in(sighted.year)).peekable();
            if seen.peek().is_some() {
                let mark = if seen.any(|sighted| sighted.is_sure) { SEEN } else { PERHAPS_SEEN };
                bar.push(&Styled::own(mark).bold());
                continue;
            }
            let is_last = cell + 1 == self.cells;
            let runs_on = is_last && row.preferred().is_some_and(|interval| interval.end.is_open);
            match row.ink(from, to) {
                Ink::Sure(_) if runs_on => bar.push_own(&OPEN.to_string()),
                Ink::Sure(certainty) => bar.push_own(&shade(certainty).to_string()),
                Ink::Perhaps if row.is_lost(from, to) => bar.push(&Styled::own(LOST).faint()),
                Ink::Perhaps => bar.push(&Styled::own(PERHAPS).faint()),
                Ink::Blank if self.begins(cell, rule) => bar.push(&Styled::own(RULE).faint()),
                Ink::Blank => bar.push_own(" "),
            }
        }
        bar
    }
}

/// The chart, what has no place in it, and what the signs mean.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen) -> Styled {
    let width = screen.width.unwrap_or(USUAL);
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
        lines.extend(legend().wrap(width).iter().map(Styled::trimmed));
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
        columns: columns.map(|column| ShownColumn { column, rank: 0 }).to_vec(),
        is_chosen: false,
    }
}

fn chart(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen, width: usize) -> Vec<Styled> {
    let rows = || timeline.dated().flat_map(|(_, rows)| rows);
    let longest = rows().map(|row| Styled::data(row.found.record.name()).width()).max().unwrap_or(0);
    let indent = if width < 60 { 0 } else { 2 };
    let narrowest = longest.min((width * 3 / 10).max(8));
    let in_words = |row: &Row<'_>| row.preferred().map(|when| when.years.words()).unwrap_or_default();
    let dates = rows().map(|row| in_words(row).width()).max().filter(|_| width >= ROOMY).unwrap_or(0);
    // A sign and that of a dispute, with a space on either side of the two, and two before the dates.
    let beside = indent + 4 + if dates > 0 { dates + 2 } else { 0 };
    let scale = Scale::new(timeline, width.saturating_sub(beside + narrowest).max(1));
    // The last year over the chart may reach beyond its cell.
    let names = width.saturating_sub(beside + scale.cells + 3).clamp(narrowest, longest.max(narrowest));
    let room = width.saturating_sub(beside + names);
    let mut axis = Styled::default().pad(indent + names + 4);
    axis.push(&scale.axis(room));
    let mut lines = Vec::new();
    if screen.header {
        lines.push(axis.clone());
    }
    for (group, rows) in timeline.dated() {
        lines.push(heading(catalogue, group).bold().cut(width, screen));
        for row in rows {
            let whole = Styled::data(row.found.record.name());
            let name = whole.cut(names, screen);
            // In ASCII what stands for the rest takes three cells.
            let ellipsis = if screen.ascii && name != whole { 2 } else { 0 };
            let mut line = Styled::default().pad(indent);
            line.push(&name.pad(names - ellipsis));
            line.push(&Styled::own(format!(" {}", signs(row))).pad(4));
            line.push(&scale.bar(row));
            if dates > 0 {
                line.push(&Styled::own(format!("  {}", in_words(row))).faint());
            }
            lines.push(line.trimmed());
        }
    }
    if screen.header && lines.len() > LONG {
        lines.push(axis);
    }
    lines
}

/// What stands over a group.
pub(super) fn heading(catalogue: &Catalogue, group: &Group<'_>) -> Styled {
    match group.answer.preferred().filter(|_| group.answer.silence().is_none()) {
        Some(preferred) => words::human(catalogue, preferred.field, &preferred.value),
        None => Styled::own(format!("{}: not known", group.answer.field().heading)),
    }
}

/// How sure the preferred date is, and whether sources differ.
fn signs(row: &Row<'_>) -> String {
    let certainty = row.preferred().and_then(|interval| interval.statement.certainty());
    format!("{}{}", certainty.map_or(" ", words::sign), if row.is_disputed { words::DISPUTED } else { "" })
}

fn legend() -> Styled {
    let levels =
        Certainty::ALL.map(|level| format!("{}{NBSP}{}{NBSP}{level}", shade(level), words::sign(level)));
    let others = [
        (words::DISPUTED, "sources differ"),
        ("╌", "perhaps"),
        ("?", "limit not known"),
        ("▶", "goes on"),
        ("◆", "seen on film"),
        ("◇", "perhaps seen"),
    ];
    let others = others.map(|(sign, meaning)| format!("{sign} {meaning}").replace(' ', "\u{a0}"));
    // Two spaces between them where no line breaks.
    Styled::own(levels.into_iter().chain(others).map(|item| format!("{item}{NBSP} ")).collect::<String>())
}
