//! The years of vehicles as bars, a row each, which a narrow screen holds: a unit of the drawing is a year, whatever the width.

use std::fmt::Write as _;

use crate::document::timeline::{Row, Timeline};

use super::super::scale::decades;
use super::class;

/// Years over the bars: no more than fit a narrow screen.
const MAX_LABELS: i32 = 10;

/// Years that a dash takes where an end is not known.
const STUB: i32 = 2;

/// How years become bars.
pub(super) struct Years<'a> {
    timeline: &'a Timeline<'a>,
    /// The first year, a round one.
    first: i32,
    /// Years between two rules.
    step: i32,
    /// How many such steps there are.
    steps: i32,
}

impl<'a> Years<'a> {
    pub(super) fn new(timeline: &'a Timeline<'a>) -> Self {
        let (from, to) = (i32::from(timeline.first), i32::from(timeline.last));
        let steps = |step: i32| to.div_euclid(step) - from.div_euclid(step) + 1;
        let step = decades(|step| steps(step) <= MAX_LABELS);
        Self { timeline, first: from.div_euclid(step) * step, step, steps: steps(step) }
    }

    /// The years that are ruled.
    pub(super) fn axis(&self) -> impl Iterator<Item = i32> {
        (0..self.steps).map(|step| self.first + step * self.step)
    }

    pub(super) fn bar(&self, row: &Row<'_>) -> String {
        let (first, last) = (self.first, self.first + self.steps * self.step);
        let mut bar = format!(
            "<svg viewBox=\"{first} 0 {} 10\" preserveAspectRatio=none aria-hidden=true><use href=\"#_g\"/>",
            last - first
        );
        let mut path = |class: &str, from: i32, length: i32| {
            let _ = write!(bar, "<path class=y-{class} d=M{from},5h{length} />");
        };
        // What goes on does so to the end of the drawing.
        let end = i16::try_from(last - 1).unwrap_or(i16::MAX);
        for (ink, from, end) in row.stretches((self.timeline.first, end), STUB) {
            path(ink.certainty().map_or("p", class), from, end - from);
        }
        for sighted in &row.sightings {
            path(if sighted.is_sure { "f" } else { "m" }, i32::from(sighted.year), 0);
        }
        bar + "</svg>"
    }
}
