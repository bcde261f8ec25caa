//! Where the years stand in a picture, and which of them have the same ink.

use std::fmt::Write as _;

use super::look::{LEFT, MARGIN, TOP, WIDTH};
use crate::document::interval::Ink;
use crate::document::timeline::{Row, Timeline};

/// Where a year begins.
pub(super) fn x(timeline: &Timeline<'_>, year: i32) -> f64 {
    let (first, last) = (f64::from(timeline.first), f64::from(timeline.last) + 1.0);
    f64::from(LEFT) + (f64::from(year) - first) / (last - first) * f64::from(WIDTH - MARGIN - LEFT)
}

/// The decades, as far apart as their numbers need.
pub(super) fn rules(timeline: &Timeline<'_>, bottom: i32) -> String {
    let mut out = String::new();
    let decade = x(timeline, 10) - x(timeline, 0);
    let step = [1, 2, 5, 10, 20, 50, 100, 1_000].into_iter().find(|step| decade * f64::from(*step) >= 40.0);
    let step = step.unwrap_or(1_000) * 10;
    let first = i32::from(timeline.first);
    let years = (first..=i32::from(timeline.last)).filter(|year| year % step == 0);
    for year in years {
        let x = x(timeline, year);
        let _ = writeln!(
            out,
            "<path class=\"rule\" d=\"M{x:.1} {}V{bottom}\"/><text class=\"soft\" x=\"{:.1}\" y=\"{}\">{year}</text>",
            TOP - 10,
            x + 3.0,
            TOP - 14
        );
    }
    out
}

/// Years next to each other with the same ink.
pub(in super::super) fn stretches(timeline: &Timeline<'_>, row: &Row<'_>) -> Vec<(Ink, i32, i32)> {
    let mut stretches: Vec<(Ink, i32, i32)> = Vec::new();
    let Some((first, last)) = row.reach((timeline.first, timeline.last)) else { return stretches };
    for year in first..=last {
        let (ink, at) = (row.ink(year, year), i32::from(year));
        match stretches.last_mut() {
            Some((known, _, to)) if *known == ink => *to = at,
            _ => stretches.push((ink, at, at)),
        }
    }
    stretches.retain(|(ink, ..)| *ink != Ink::Blank);
    stretches
}
