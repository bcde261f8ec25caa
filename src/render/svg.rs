//! A timeline as a picture that needs nothing else: light and dark, on paper too, its text as text, with words for those who cannot see it.
//!
//! Here the measures; how it looks is `templates/timeline.svg`, which escapes every text.

use std::fmt::{self, Write as _};

use askama::Template;

use super::scale::decades;
use super::styled::Styled;
use super::timeline::{heading, signs};
use super::{Screen, words};
use crate::catalogue::{Catalogue, Certainty, Kind, Role, Type, visible};
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
const MIN_BETWEEN_YEARS: f64 = 40.0;
/// Units of a dashed line into years that no source tells.
const STUB: f64 = 12.0;

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

/// A measure, written as short as it can be.
#[derive(Clone, Copy)]
struct Px(f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(format!("{:.1}", self.0).trim_end_matches(".0"))
    }
}

impl Px {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
    fn after(self, start: &Self) -> Self {
        Self(self.0 - start.0)
    }
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
    for (class, text) in undated(timeline) {
        y += if class == "group" { LINE_HEIGHT / 2 } else { 0 };
        lines.push((y, Shape::Text(class, text)));
        y += LINE_HEIGHT;
    }
    Picture { catalogue, timeline, lines, bottom, height: y + LINE_HEIGHT * 2 }.render()
}

/// What no terminal, page or picture shows is written out; no XML may hold the last two characters of a plane.
fn text(styled: &Styled) -> String {
    visible(&styled.plain()).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn undated(timeline: &Timeline<'_>) -> Vec<(&'static str, String)> {
    let names: Vec<&str> = timeline.undated().map(|row| row.found.record.name()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let heading = ("group", format!("Years not known ({})", names.len()));
    let names = Styled::data(&names.join(", ")).wrap(LINE_CELLS);
    [heading].into_iter().chain(names.iter().map(|line| ("plain", text(line)))).collect()
}

impl Picture<'_> {
    fn title(&self) -> String {
        let by = match self.timeline.by.ty {
            Type::Ref(kind) => kind.word().to_owned(),
            _ => self.timeline.by.heading.to_lowercase(),
        };
        let count = self.timeline.rows().count();
        format!("{count} {} by {by}", if count == 1 { Kind::Car.word() } else { Kind::Car.plural() })
    }

    /// Where a year begins.
    fn x(&self, year: i32) -> f64 {
        let (first, last) = (f64::from(self.timeline.first), f64::from(self.timeline.last) + 1.0);
        f64::from(LEFT) + (f64::from(year) - first) / (last - first) * f64::from(WIDTH - MARGIN - LEFT)
    }

    /// The decades, as far apart as their numbers need and none over the edge; none if there are no bars.
    fn rules(&self) -> impl Iterator<Item = (Px, i16)> {
        let decade = self.x(10) - self.x(0);
        let step = decades(|years| decade / 10.0 * f64::from(years) >= MIN_BETWEEN_YEARS);
        let edge = f64::from(WIDTH) - MIN_BETWEEN_YEARS / 2.0;
        let years =
            (self.timeline.first..=self.timeline.last).filter(move |year| i32::from(*year) % step == 0);
        let years = years.filter(|_| self.timeline.dated().next().is_some());
        years.map(|year| (Px(self.x(year.into())), year)).filter(move |(at, _)| at.0 <= edge)
    }

    /// Years next to each other that are drawn alike, from where to where; those without certainty are dashed.
    fn stretches(&self, row: &Row<'_>) -> Vec<(Option<Certainty>, Px, Px)> {
        let years = STUB / (self.x(1) - self.x(0));
        #[allow(clippy::cast_possible_truncation, reason = "a year takes more than a thousandth of a unit")]
        let stretches = row.stretches((self.timeline.first, self.timeline.last), years.ceil() as i32);
        let placed = |(ink, from, end): (Ink, i32, i32)| (ink.certainty(), Px(self.x(from)), Px(self.x(end)));
        stretches.into_iter().map(placed).collect()
    }

    /// The middle of a year.
    fn middle(&self, year: i16) -> Px {
        let year = i32::from(year);
        Px(f64::midpoint(self.x(year), self.x(year + 1)))
    }
}

fn name(row: &Row<'_>) -> String {
    text(&words::named(row.found.record).cut(MAX_NAME, &Screen::default()))
}

fn date(row: &Row<'_>) -> String {
    let date = row.preferred().map(|when| format!("{} {}", signs(row), when.years.short()));
    date.unwrap_or_default().trim_start().to_owned()
}

/// What a line shows, in words.
fn in_words(catalogue: &Catalogue, row: &Row<'_>) -> String {
    let mut said = words::named(row.found.record).plain();
    for interval in &row.intervals {
        let certainty = interval.statement.certainty().map_or(words::UNKNOWN, Certainty::word);
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
        let when = catalogue.when(sighted.record).and_then(|when| when.years());
        let when = when.map(|years| years.words()).unwrap_or_default();
        let _ = write!(said, "; {} in {when}", if sighted.is_sure { "seen" } else { "perhaps seen" });
    }
    text(&Styled::own(said))
}
