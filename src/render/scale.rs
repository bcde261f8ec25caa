//! How the years of a timeline become cells: its axis, its rules, and the bar of a record. How bars stand together is not here.

use super::styled::Styled;
use crate::catalogue::Certainty;
use crate::document::interval::Ink;
use crate::document::timeline::{Row, Timeline};

/// What stands for years in which it may have been.
pub(super) const PERHAPS: &str = "╌";
/// Nothing says how much longer.
pub(super) const UNKNOWN_END: &str = "?";
pub(super) const OPEN: &str = "▶";
pub(super) const SEEN: &str = "◆";
pub(super) const PERHAPS_SEEN: &str = "◇";
const RULE: &str = "┊";
/// Cells of a year, with the space after it.
const LABEL: usize = 5;

/// The shade of a certainty.
pub(super) const fn shade(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "█",
        Certainty::Reported => "▓",
        Certainty::Speculated => "░",
    }
}

/// How years become cells.
pub(super) struct Scale {
    first: i32,
    cells: usize,
    /// Years to a cell.
    pub(super) years: i32,
    /// Cells to a year, where there is room for more than one.
    wide: usize,
}

/// Round numbers of years, the smallest first.
fn round_years() -> impl Iterator<Item = i32> {
    [1, 10, 100, 1_000, 10_000].into_iter().flat_map(|power| [power, 2 * power, 5 * power])
}

/// The smallest round number of years, decades at least, that will do.
pub(super) fn decades(will_do: impl Fn(i32) -> bool) -> i32 {
    round_years().find(|years| *years >= 10 && will_do(*years)).unwrap_or(10_000)
}

impl Scale {
    pub(super) fn new(timeline: &Timeline<'_>, room: usize) -> Self {
        let (first, last) = (i32::from(timeline.first), i32::from(timeline.last));
        // A cell begins with a multiple of its years, since only such years are ruled.
        let cells = |years: i32| last.div_euclid(years) - first.div_euclid(years) + 1;
        let cells = |years: i32| usize::try_from(cells(years)).unwrap_or(1);
        let years = round_years().find(|years| cells(*years) <= room).unwrap_or(last - first + 1);
        let wide = if years == 1 { (room / cells(1)).clamp(1, 3) } else { 1 };
        Self { first: first.div_euclid(years) * years, cells: cells(years) * wide, years, wide }
    }

    /// The years of a cell.
    fn years_of(&self, cell: usize) -> (i16, i16) {
        let from = self.first + i32::try_from(cell / self.wide).unwrap_or(0) * self.years;
        let year = |year: i32| i16::try_from(year).unwrap_or(i16::MAX);
        (year(from), year(from + self.years - 1))
    }

    /// Whether a cell begins the years that are ruled: the smallest round number, decades at least, over which one has room for its label.
    fn is_ruled(&self, cell: usize) -> bool {
        let cells = |years: i32| usize::try_from(years / self.years).unwrap_or(0) * self.wide;
        let step = decades(|years| cells(years) >= LABEL);
        cell.is_multiple_of(self.wide) && i32::from(self.years_of(cell).0) % step == 0
    }

    /// The years over the chart.
    pub(super) fn axis(&self, room: usize) -> Styled {
        let mut axis = String::new();
        for cell in (0..self.cells).filter(|cell| self.is_ruled(*cell)) {
            let label = self.years_of(cell).0.to_string();
            if cell + label.len() <= room {
                axis.push_str(&" ".repeat(cell.saturating_sub(axis.len())));
                axis.push_str(&label);
            }
        }
        Styled::own(axis).faint()
    }

    /// The bar of a record, with its sightings on it.
    pub(super) fn bar(&self, row: &Row<'_>) -> Styled {
        let runs_on = row.goes_on();
        let years = (0..self.cells).map(|cell| self.years_of(cell));
        let inks: Vec<Ink> = years.map(|(from, to)| row.ink(from, to)).collect();
        // The cells before and after it, where its ends are not known.
        let is_drawn = |ink: &Ink| *ink != Ink::Blank;
        let (before, after) = row.unknown_ends();
        let before = inks.iter().position(is_drawn).filter(|_| before).and_then(|first| first.checked_sub(1));
        let after = inks.iter().rposition(is_drawn).filter(|_| after).map(|last| last + 1);
        let lost = [before, after];
        // A film never hides all that is sure.
        let sure: Vec<usize> = (0..self.cells).filter(|cell| matches!(inks[*cell], Ink::Sure(_))).collect();
        let kept = sure.first().filter(|_| sure.iter().all(|cell| self.sighting(row, *cell).is_some()));
        let unknown = || Styled::own(UNKNOWN_END).faint();
        let cells = inks.iter().enumerate().map(|(cell, ink)| {
            let sighting = self.sighting(row, cell).filter(|_| kept != Some(&cell));
            match (sighting, *ink) {
                (Some(mark), _) => Styled::own(mark).bold(),
                (None, Ink::Sure(_)) if runs_on && cell + 1 == self.cells => Styled::own(OPEN),
                (None, Ink::Sure(certainty)) => Styled::own(shade(certainty)),
                (None, Ink::Perhaps) => Styled::own(PERHAPS).faint(),
                (None, Ink::Blank) if lost.contains(&Some(cell)) => unknown(),
                (None, Ink::Blank) if self.is_ruled(cell) => Styled::own(RULE).faint(),
                (None, Ink::Blank) => Styled::own(" "),
            }
        });
        Styled::joined(cells.chain(lost.contains(&Some(self.cells)).then(unknown)), "")
    }

    /// The mark of the films in a cell.
    fn sighting(&self, row: &Row<'_>, cell: usize) -> Option<&'static str> {
        let (from, to) = self.years_of(cell);
        let is_here = |year: i16| (from..=to).contains(&year) && cell % self.wide == self.wide / 2;
        let seen = row.sightings.iter().filter(|sighted| is_here(sighted.year));
        Some(if seen.map(|sighted| sighted.is_sure).max()? { SEEN } else { PERHAPS_SEEN })
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;
    use crate::catalogue::fields::car;
    use crate::document::Listing;
    use crate::document::timeline::Timeline;

    #[test]
    fn every_axis_has_years_that_are_apart() {
        for (first, span) in [0, 50, 900, 1050, 1910, 1950, 1990, 5990].into_iter().flat_map(|first| {
            (10..400).step_by(7).chain((400..10_000).step_by(473)).map(move |span| (first, span))
        }) {
            let timeline = Timeline {
                listing: Listing::default(),
                by: car::MANUFACTURER,
                groups: Vec::new(),
                first,
                last: first + span - 1,
            };
            for room in (23..200).step_by(8) {
                let axis = Scale::new(&timeline, room).axis(room).plain();
                let years: Vec<i16> = axis.split(' ').filter_map(|year| year.parse().ok()).collect();
                let is_right = !years.is_empty() && years.is_sorted_by(|a, b| a < b) && axis.len() <= room;
                assert!(is_right, "{first} and {span} years in {room}: {axis:?}");
            }
        }
    }
}
