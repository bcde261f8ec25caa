//! A timeline as a picture that needs nothing else: light and dark, on paper too, its text as text, with words for those who cannot see it.

use std::fmt::Write as _;

use super::styled::Styled;
use super::timeline::heading;
use super::{Screen, words};
use crate::catalogue::visible;
use crate::catalogue::{Catalogue, Certainty, Kind, Role, Type};
use crate::document::interval::{Ink, Standing};
use crate::document::timeline::{Row, Timeline};

mod look;
mod scale;

use look::{BAR, LEFT, MARGIN, PATTERNS, STYLE, TOP, WIDTH};
pub(super) use scale::stretches;
use scale::{rules, x};

const LINE: i32 = 22;
/// Cells of a terminal that a name may take.
const NAME: usize = 31;
/// How wide a cell is at the size of the dates, with some room to spare.
const CELL: i32 = 7;

/// Text between tags and in attributes.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No XML may hold them.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

struct Picture<'a> {
    catalogue: &'a Catalogue,
    timeline: &'a Timeline<'a>,
    out: String,
    y: i32,
}

/// The picture, or nothing where there is nothing to draw.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>) -> String {
    if timeline.rows().next().is_none() {
        return String::new();
    }
    let mut picture = Picture { catalogue, timeline, out: String::new(), y: TOP };
    for (group, rows) in timeline.dated() {
        picture.y += LINE / 2;
        let y = picture.y;
        let words = heading(catalogue, group).plain();
        picture.add(&format!("<text class=\"group\" x=\"{MARGIN}\" y=\"{y}\">{}</text>\n", xml(&words)));
        picture.y += LINE;
        for row in rows {
            picture.row(row);
        }
    }
    let bottom = picture.y - LINE / 2;
    picture.undated();
    picture.legend();
    let height = picture.y + MARGIN / 2;
    let Picture { out: body, .. } = picture;
    let rules = if timeline.dated().next().is_some() { rules(timeline, bottom) } else { String::new() };
    let (title, description) = described(timeline);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nk\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"graphics-document\" aria-labelledby=\"nk-title\" aria-describedby=\"nk-desc\">\n\
         <title id=\"nk-title\">{title}</title>\n<desc id=\"nk-desc\">{description}</desc>\n<style>{STYLE}</style>\n\
         {PATTERNS}\n\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"34\">{title}</text>\n{rules}{body}</svg>\n"
    )
}

fn described(timeline: &Timeline<'_>) -> (String, String) {
    let count = timeline.rows().count();
    let cars = if count == 1 { Kind::Car.word() } else { Kind::Car.plural() };
    let by = match timeline.by.ty {
        Type::Ref(kind) => kind.word().to_owned(),
        _ => timeline.by.heading.to_lowercase(),
    };
    let description = format!(
        "Bars over the years {} to {}, a line a vehicle; solid is confirmed, hatched reported, dotted speculated, dashed perhaps; \
         a diamond is a film in which it is seen. Each line says in words what it shows.",
        timeline.first, timeline.last
    );
    (format!("{count} {cars} by {by}"), description)
}

impl Picture<'_> {
    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn row(&mut self, row: &Row<'_>) {
        let name = Styled::data(row.found.record.name()).cut(NAME, &Screen::default()).plain();
        let (y, timeline) = (self.y, self.timeline);
        let said = self.said(row);
        let (name, said) = (xml(&name), xml(&said));
        self.add(&format!(
            "<g role=\"graphics-object\"><title>{said}</title>\n<text x=\"{}\" y=\"{y}\">{name}</text>\n",
            MARGIN + 10
        ));
        let top = y - BAR + 1;
        let middle = f64::from(top) + f64::from(BAR) / 2.0;
        let stretches = stretches(timeline, row);
        for (ink, from, to) in &stretches {
            let (left, right) = (x(timeline, *from), x(timeline, to + 1));
            let shape = match ink {
                Ink::Sure(certainty) => format!(
                    "<rect class=\"{certainty}\" x=\"{left:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{BAR}\"/>\n",
                    right - left
                ),
                _ => format!("<path class=\"perhaps\" d=\"M{left:.1} {middle}H{right:.1}\"/>\n"),
            };
            self.add(&shape);
        }
        let mut end = stretches.last().map_or(f64::from(LEFT), |(.., to)| x(timeline, to + 1));
        if row.preferred().is_some_and(|interval| interval.end.is_open) {
            let half = f64::from(BAR) / 2.0 + 3.0;
            self.add(&format!(
                "<path class=\"end\" d=\"M{:.1} {:.1}L{:.1} {middle}L{:.1} {:.1}Z\"/>\n",
                end,
                middle - half,
                end + 8.0,
                end,
                middle + half
            ));
        }
        for sighted in &row.sightings {
            let at = x(timeline, i32::from(sighted.year)) + (x(timeline, 1) - x(timeline, 0)) / 2.0;
            end = end.max(at + 6.0);
            let class = if sighted.is_sure { "seen" } else { "maybe" };
            self.add(&format!(
                "<path class=\"{class}\" d=\"M{at:.1} {:.1}l5 6l-5 6l-5 -6z\"/>\n",
                middle - 6.0
            ));
        }
        self.date(row, end);
        self.add("</g>\n");
        self.y += LINE;
    }

    /// The date in words, right of the bar, or left of it where there is no room.
    fn date(&mut self, row: &Row<'_>, end: f64) {
        let Some(interval) = row.preferred() else { return };
        let certainty = interval.statement.certainty().map_or("", words::glyph);
        let dispute = if row.is_disputed { words::DISPUTED } else { "" };
        let date = format!("{} {certainty}{dispute}", interval.years.words());
        let room = cells(&date);
        let begin = row.reach((self.timeline.first, self.timeline.last)).map(|(from, _)| i32::from(from));
        let begin = begin.map_or(f64::from(LEFT), |year| x(self.timeline, year));
        let is_right = end + 6.0 + f64::from(room) <= f64::from(WIDTH - 4);
        let (at, anchor) = if is_right { (end + 6.0, "start") } else { (begin - 6.0, "end") };
        let (y, date) = (self.y, xml(&date));
        self.add(&format!(
            "<text class=\"date\" x=\"{at:.1}\" y=\"{y}\" text-anchor=\"{anchor}\">{date}</text>\n"
        ));
    }

    /// What the line shows, in words.
    fn said(&self, row: &Row<'_>) -> String {
        let mut said = row.found.record.name().to_owned();
        for interval in &row.intervals {
            let certainty = interval.statement.certainty().map_or(words::UNKNOWN, Certainty::word);
            // What is known from 1990 was there by 1990.
            let is_said =
                row.preferred().is_some_and(|first| first.statement.field == interval.statement.field);
            if interval.standing == Standing::Evidence && is_said {
                continue;
            }
            let heading = match interval.standing {
                Standing::Preferred if interval.statement.field.role == Some(Role::LatestDate) => {
                    String::new()
                }
                Standing::Preferred | Standing::Evidence => interval.statement.field.heading.to_lowercase(),
                Standing::Rival => "or".to_owned(),
            };
            let _ =
                write!(said, "; {} ({certainty})", format!("{heading} {}", interval.years.words()).trim());
        }
        for sighted in &row.sightings {
            let when = self.catalogue.when(sighted.record).and_then(|when| when.years());
            let when = when.map(|years| years.words()).unwrap_or_default();
            let _ = write!(said, "; {} in {when}", if sighted.is_sure { "seen" } else { "perhaps seen" });
        }
        said
    }

    fn undated(&mut self) {
        let names: Vec<&str> = self.timeline.undated().map(|row| row.found.record.name()).collect();
        if names.is_empty() {
            return;
        }
        self.y += LINE / 2;
        let heading = format!("Years not known ({})", names.len());
        self.text("group", &heading);
        let room = usize::try_from((WIDTH - 2 * MARGIN) / CELL).unwrap_or(80);
        for line in Styled::data(&names.join(", ")).wrap(room) {
            self.text("plain", &line.plain());
        }
    }

    fn text(&mut self, class: &str, text: &str) {
        let (y, text) = (self.y, xml(text));
        self.add(&format!("<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\">{text}</text>\n"));
        self.y += LINE;
    }

    fn legend(&mut self) {
        self.y += LINE;
        let (y, mut at) = (self.y, MARGIN);
        for (sign, meaning) in look::legend() {
            let room = if sign.is_empty() { 0 } else { look::SIGN + 6 };
            self.add(&format!(
                "<g transform=\"translate({at} {y})\">{sign}<text class=\"soft\" x=\"{room}\">{meaning}</text></g>\n"
            ));
            at += room + cells(&meaning) + 14;
        }
        self.y += LINE / 2;
    }
}

/// The room that a text takes at the size of the dates.
fn cells(text: &str) -> i32 {
    CELL * i32::try_from(super::styled::width(text)).unwrap_or(i32::MAX / CELL)
}
