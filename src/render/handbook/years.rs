//! The years of vehicles as bars, a row each, which a narrow screen holds: a unit of the drawing is a year, whatever the width.

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
    pub(super) first: i32,
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

    /// How many years the drawing takes.
    pub(super) fn width(&self) -> i32 {
        self.steps * self.step
    }

    /// The parts of a bar, each with its class, from where to where.
    pub(super) fn parts(&self, row: &Row<'_>) -> Vec<(&'static str, i32, i32)> {
        // What goes on does so to the end of the drawing.
        let end = i16::try_from(self.first + self.width() - 1).unwrap_or(i16::MAX);
        let stretches = row.stretches((self.timeline.first, end), STUB).into_iter();
        let stretches = stretches.map(|(ink, from, end)| (ink.certainty().map_or("p", class), from, end));
        let sightings = row.sightings.iter().map(|sighted| {
            let year = i32::from(sighted.year);
            (if sighted.is_sure { "f" } else { "m" }, year, year)
        });
        stretches.chain(sightings).collect()
    }
}
