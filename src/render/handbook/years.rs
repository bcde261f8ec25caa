//! The years of vehicles as bars, a row each, which a narrow screen holds: a unit of the drawing is a year, whatever the width.

use std::fmt::Write as _;

use crate::document::interval::Ink;
use crate::document::timeline::{Row, Timeline};

use super::super::scale::decades;
use super::super::timeline::heading;
use super::section::Entry;
use super::{Page, sign};

/// Years over the bars: no more than fit a narrow screen.
const MAX_LABELS: i32 = 10;

/// Years that a dash takes where an end is not known.
const STUB: i32 = 2;

/// A timeline in rows.
pub(super) struct Years<'p, 'a> {
    page: &'p Page<'a>,
    timeline: &'p Timeline<'a>,
    /// The first year, a round one.
    first: i32,
    /// Years between two rules.
    step: i32,
    /// How many such steps there are.
    steps: i32,
}

/// A vehicle with its bar.
pub(super) struct YearRow<'p> {
    pub(super) entry: Entry<'p>,
    pub(super) bar: String,
}

impl<'p, 'a> Years<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, timeline: &'p Timeline<'a>) -> Self {
        let (from, to) = (i32::from(timeline.first), i32::from(timeline.last));
        let steps = |step: i32| to.div_euclid(step) - from.div_euclid(step) + 1;
        let step = decades(|step| steps(step) <= MAX_LABELS);
        Self { page, timeline, first: from.div_euclid(step) * step, step, steps: steps(step) }
    }

    /// The years that are ruled.
    pub(super) fn axis(&self) -> impl Iterator<Item = i32> {
        (0..self.steps).map(|step| self.first + step * self.step)
    }

    /// Lines over a bar, as the path of a drawing.
    pub(super) fn rules(&self) -> String {
        self.axis().map(|year| format!("M{year} 0v10")).collect()
    }

    /// The vehicles by maker, and those of which no year is known.
    pub(super) fn groups(&self) -> impl Iterator<Item = (String, Vec<YearRow<'p>>)> {
        let row = |row: &Row<'a>, bar| YearRow { entry: self.page.entry(row.found.record), bar };
        let dated = self.timeline.dated().map(move |(group, rows)| {
            let rows = rows.into_iter().map(|dated| row(dated, self.bar(dated)));
            (heading(self.page.catalogue, group).plain(), rows.collect())
        });
        let undated: Vec<_> = self.timeline.undated().map(|undated| row(undated, String::new())).collect();
        dated.chain((!undated.is_empty()).then(|| ("Years not known".to_owned(), undated)))
    }

    fn bar(&self, row: &Row<'_>) -> String {
        let (first, last) = (self.first, self.first + self.steps * self.step);
        let mut bar = format!(
            "<svg viewBox=\"{first} 0 {} 10\" preserveAspectRatio=none aria-hidden=true><use href=\"#_g\"/>",
            last - first
        );
        let mut path = |class: &str, from: i32, length: i32| {
            let _ = write!(bar, "<path class=y-{class} d=M{from},5h{length} />");
        };
        let stretches = row.stretches((self.timeline.first, self.timeline.last));
        let goes_on = row.preferred().is_some_and(|interval| interval.end.is_open);
        for (index, (ink, from, to)) in stretches.iter().enumerate() {
            let class = if let Ink::Sure(certainty) = ink { sign(*certainty).0 } else { "p" };
            let is_open = goes_on && index + 1 == stretches.len();
            let (from, to) = (i32::from(*from), if is_open { last } else { i32::from(*to) + 1 });
            path(class, from, to - from);
        }
        // Where an end is not known.
        let (before, after) = row.lost();
        if let Some((_, from, _)) = stretches.first().filter(|_| before) {
            path("p", i32::from(*from) - STUB, STUB);
        }
        if let Some((.., to)) = stretches.last().filter(|_| after) {
            path("p", i32::from(*to) + 1, STUB);
        }
        for sighted in &row.sightings {
            path(if sighted.is_sure { "f" } else { "m" }, i32::from(sighted.year), 0);
        }
        bar + "</svg>"
    }
}
