//! A timeline as a picture that needs nothing else: light and dark, on paper too, its text as text, with words for those who cannot see it.
//!
//! Here the measures; how it looks is `templates/timeline.svg`, which escapes every text.

use std::fmt::Write as _;

use askama::Template;

use super::scale::decades;
use super::styled::Styled;
use super::timeline::{heading, name as called, signs};
use super::{Screen, words};
use crate::catalogue::{Catalogue, Certainty, Kind, Role, counted, visible};
use crate::document::interval::{Ink, Standing};
use crate::document::timeline::{Row, Timeline};

/// The style sheet of the picture.
pub(super) const STYLE: &str = include_str!("../../templates/timeline.css");

const WIDTH: i32 = 960;
const MARGIN: i32 = 16;
/// Where the years begin, right of the names and dates.
const LEFT: i32 = 400;
const TOP: i32 = 74;
const LINE_HEIGHT: i32 = 22;
/// Cells of a terminal that a name may take beside its date; its title has it whole.
const MAX_NAME: usize = 38;
/// Cells of a terminal in a line of names.
const LINE_CELLS: usize = 132;
/// Units between two numbers of the axis.
const MIN_BETWEEN_YEARS: i32 = 40;
/// Units of a dashed line into years that no source tells.
const STUB: i32 = 12;
/// Units for all years.
const ROOM: i32 = WIDTH - MARGIN - LEFT;

#[derive(Template)]
#[template(path = "timeline.svg")]
struct Picture<'a> {
    catalogue: &'a Catalogue,
    timeline: &'a Timeline<'a>,
    /// What stands on it, each at its height.
    lines: Vec<(i32, Shape<'a>)>,
    /// Where the rules of the decades end.
    bottom: i32,
    height: i32,
}

enum Shape<'a> {
    Text(&'static str, String),
    Row(&'a Row<'a>),
}

/// The picture, or nothing where there is nothing to draw.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>) -> askama::Result<String> {
    if timeline.groups.is_empty() {
        return Ok(String::new());
    }
    let mut lines = Vec::new();
    let mut y = TOP;
    for (group, rows) in timeline.dated() {
        y += LINE_HEIGHT / 2;
        lines.push((y, Shape::Text("group", text(&heading(catalogue, group)))));
        for row in rows {
            y += LINE_HEIGHT;
            lines.push((y, Shape::Row(row)));
        }
        y += LINE_HEIGHT;
    }
    let bottom = y - LINE_HEIGHT / 2;
    let undated: Vec<Styled> = timeline.undated().map(|row| called(catalogue, row)).collect();
    if !undated.is_empty() {
        y += LINE_HEIGHT / 2;
        lines.push((y, Shape::Text("group", format!("Years not known ({})", undated.len()))));
        for line in Styled::joined(&undated, ", ").wrap(LINE_CELLS) {
            y += LINE_HEIGHT;
            lines.push((y, Shape::Text("plain", text(&line))));
        }
        y += LINE_HEIGHT;
    }
    Picture { catalogue, timeline, lines, bottom, height: y + LINE_HEIGHT * 2 }.render()
}

/// What no terminal, page or picture shows is written out.
fn text(styled: &Styled) -> String {
    visible(&styled.plain()).into_owned()
}

impl Picture<'_> {
    fn title(&self) -> String {
        format!("{} by {}", counted(self.timeline.rows().count(), Kind::Car.word()), self.timeline.by.key)
    }

    /// How many years there are.
    fn years(&self) -> i32 {
        i32::from(self.timeline.last) + 1 - i32::from(self.timeline.first)
    }

    /// Where a year begins.
    fn x(&self, year: i32) -> i32 {
        LEFT + (year - i32::from(self.timeline.first)) * ROOM / self.years()
    }

    /// The decades, as far apart as their numbers need and none over the edge; none if there are no bars.
    fn rules(&self) -> impl Iterator<Item = (i32, i16)> {
        let step = decades(|years| years * ROOM / self.years() >= MIN_BETWEEN_YEARS);
        let years =
            (self.timeline.first..=self.timeline.last).filter(move |year| i32::from(*year) % step == 0);
        let years = years.filter(|_| self.timeline.dated().next().is_some());
        let rules = years.map(|year| (self.x(year.into()), year));
        rules.filter(|(at, _)| *at <= WIDTH - MIN_BETWEEN_YEARS / 2)
    }

    /// Years next to each other that are drawn alike, from where to where; those without certainty are dashed.
    fn stretches(&self, row: &Row<'_>) -> Vec<(Option<Certainty>, i32, i32)> {
        let stub = (STUB * self.years() + ROOM - 1) / ROOM;
        let stretches = row.stretches((self.timeline.first, self.timeline.last), stub);
        let placed = |(ink, from, end): (Ink, i32, i32)| {
            let from = self.x(from);
            (ink.certainty(), from, self.x(end).max(from + 1))
        };
        stretches.into_iter().map(placed).collect()
    }

    /// The middle of a year.
    fn middle(&self, year: i16) -> i32 {
        let year = i32::from(year);
        i32::midpoint(self.x(year), self.x(year + 1))
    }
}

fn name(catalogue: &Catalogue, row: &Row<'_>) -> String {
    let name = words::or_doubtful(catalogue, row.found.record, words::named(row.found.record));
    text(&name.cut(MAX_NAME, &Screen::default()))
}

fn date(row: &Row<'_>) -> String {
    let date = row.preferred().map(|when| format!("{} {}", signs(row), when.years.short()));
    date.unwrap_or_default().trim_start().to_owned()
}

/// What a line shows, in words.
fn in_words(catalogue: &Catalogue, row: &Row<'_>) -> String {
    let name = words::or_doubtful(catalogue, row.found.record, words::named(row.found.record));
    let mut said = name.plain();
    for interval in &row.intervals {
        let certainty = interval.statement.certainty.map_or(words::UNKNOWN, Certainty::word);
        // What is known from 1990 was there by 1990.
        let is_said = row.preferred().is_some_and(|first| first.statement.field == interval.statement.field);
        let heading = match interval.standing {
            Standing::Evidence if is_said => continue,
            Standing::Preferred if interval.statement.field.role == Some(Role::LatestDate) => String::new(),
            Standing::Preferred | Standing::Evidence => interval.statement.field.heading.to_lowercase(),
            Standing::Rival => "or".to_owned(),
        };
        let _ = write!(said, "; {} ({certainty})", format!("{heading} {}", interval.years.words()).trim());
    }
    for sighted in &row.sightings {
        let when = catalogue.years(sighted.record).map(|years| years.words()).unwrap_or_default();
        let _ = write!(said, "; {} in {when}", if sighted.is_sure { "seen" } else { "perhaps seen" });
    }
    text(&Styled::own(said))
}
