//! A timeline as a picture that needs nothing else: light and dark, on paper too, its text as text, with words for those who cannot see it.

use std::fmt::Write as _;

use super::styled::Styled;
use super::timeline::heading;
use super::visible::visible;
use super::{Screen, words};
use crate::catalogue::{Catalogue, Certainty, Kind};
use crate::views::timeline::{Ink, Row, Timeline};

const WIDTH: i32 = 960;
const MARGIN: i32 = 16;
/// Where the years begin, right of the names.
const LEFT: i32 = 250;
const LINE: i32 = 22;
/// What stands over the first line.
const TOP: i32 = 74;
const BAR: i32 = 12;
/// Cells of a terminal that a name may take.
const NAME: usize = 32;
/// How wide a cell is at the size of the dates, with some room to spare.
const CELL: i32 = 7;

/// Colours are never alone: certainties differ in pattern, doubt in outline. The picture is painted light on paper.
pub(super) const STYLE: &str = "
.nk{--paper:#fff;--ink:#1c1b1a;--soft:#6b6762;--rule:#dedad4;--bar:#8c2f1b;--film:#1f4e79}
@media (prefers-color-scheme:dark){.nk{--paper:#171615;--ink:#f1eeea;--soft:#a8a29b;--rule:#3a3734;--bar:#e58a6f;--film:#8fc1ee}}
@media print{.nk{--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc;--bar:#000;--film:#000}}
.nk text{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans KR','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif;font-size:13px;fill:var(--ink)}
.nk .paper{fill:var(--paper)}.nk .title{font-size:20px;font-weight:600}.nk .group{font-weight:600}
.nk .soft,.nk .date{fill:var(--soft);font-size:12px}.nk .rule{stroke:var(--rule)}
.nk .confirmed{fill:var(--bar);stroke:var(--bar)}.nk .reported{fill:url(#nk-r);stroke:var(--bar)}.nk .speculated{fill:url(#nk-s);stroke:var(--bar)}
.nk .perhaps{stroke:var(--bar);stroke-width:1.5;stroke-dasharray:3 3;fill:none}.nk .hatch{stroke:var(--bar);stroke-width:2.4}.nk .dot{fill:var(--bar)}
.nk .seen{fill:var(--film);stroke:var(--paper)}.nk .maybe{fill:var(--paper);stroke:var(--film);stroke-width:1.5}.nk .end{fill:var(--bar);stroke:none}
";

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
         <defs><pattern id=\"nk-r\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"hatch\" d=\"M1.2 0V5\"/></pattern>\
         <pattern id=\"nk-s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle class=\"dot\" cx=\"2.5\" cy=\"2.5\" r=\"0.9\"/></pattern></defs>\n\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"34\">{title}</text>\n{rules}{body}</svg>\n"
    )
}

fn described(timeline: &Timeline<'_>) -> (String, String) {
    let count = timeline.rows().count();
    let title = format!("{count} {} by {}", if count == 1 { Kind::Car.word() } else { Kind::Car.plural() }, timeline.by.heading.to_lowercase());
    let span = format!("Bars over the years {} to {}", timeline.first, timeline.last);
    (
        title.replace("by built by", "by who built them"),
        format!("{span}, a line a vehicle; solid is confirmed, hatched reported, dotted speculated, dashed perhaps; a diamond is a film in which it is seen. Each line says in words what it shows."),
    )
}

/// Where a year begins.
fn x(timeline: &Timeline<'_>, year: i32) -> f64 {
    let (first, last) = (f64::from(timeline.first), f64::from(timeline.last) + 1.0);
    f64::from(LEFT) + (f64::from(year) - first) / (last - first) * f64::from(WIDTH - MARGIN - LEFT)
}

/// The decades, as far apart as their numbers need.
fn rules(timeline: &Timeline<'_>, bottom: i32) -> String {
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
fn stretches(timeline: &Timeline<'_>, row: &Row<'_>) -> Vec<(Ink, i32, i32)> {
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

impl Picture<'_> {
    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn row(&mut self, row: &Row<'_>) {
        let screen = Screen { is_terminal: false, width: None, colour: false, ascii: false, header: true };
        let name = Styled::data(row.found.record.name()).cut(NAME, &screen).plain();
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
                "<path class=\"end\" d=\"M{:.1} {:.1}L{end:.1} {middle}L{:.1} {:.1}Z\"/>\n",
                end - 8.0,
                middle - half,
                end - 8.0,
                middle + half
            ));
        }
        for sighted in &row.sightings {
            let at = x(timeline, i32::from(sighted.year)) + (x(timeline, 1) - x(timeline, 0)) / 2.0;
            end = end.max(at + 6.0);
            let class = if sighted.is_sure { "seen" } else { "maybe" };
            self.add(&format!("<path class=\"{class}\" d=\"M{at:.1} {:.1}l5 6l-5 6l-5 -6z\"/>\n", middle - 6.0));
        }
        self.date(row, end);
        self.add("</g>\n");
        self.y += LINE;
    }

    /// The date in words, right of the bar, or left of it where there is no room.
    fn date(&mut self, row: &Row<'_>, end: f64) {
        let Some(interval) = row.preferred() else { return };
        let certainty = interval.statement.certainty().map_or("", words::sign);
        let dispute = if row.is_disputed { words::DISPUTED } else { "" };
        let date = format!("{} {certainty}{dispute}", interval.years.words());
        let room = CELL * i32::try_from(super::styled::width(&date)).unwrap_or(i32::MAX / CELL);
        let begin = row.reach((self.timeline.first, self.timeline.last)).map(|(from, _)| i32::from(from));
        let begin = begin.map_or(f64::from(LEFT), |year| x(self.timeline, year));
        let is_right = end + 6.0 + f64::from(room) <= f64::from(WIDTH - 4);
        let (at, anchor) = if is_right { (end + 6.0, "start") } else { (begin - 6.0, "end") };
        let (y, date) = (self.y, xml(&date));
        self.add(&format!("<text class=\"date\" x=\"{at:.1}\" y=\"{y}\" text-anchor=\"{anchor}\">{date}</text>\n"));
    }

    /// What the line shows, in words.
    fn said(&self, row: &Row<'_>) -> String {
        let mut said = row.found.record.name().to_owned();
        for (index, interval) in row.intervals.iter().enumerate() {
            let certainty = interval.statement.certainty().map_or(words::UNKNOWN, Certainty::word);
            let heading = if index == 0 { interval.statement.field.heading } else { "or" };
            let _ = write!(said, "; {} {} ({certainty})", heading.to_lowercase(), interval.years.words());
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
        let top = y - BAR + 1;
        let middle = top + BAR / 2;
        let rect = |class: Certainty, at: i32| {
            format!("<rect class=\"{class}\" x=\"{at}\" y=\"{top}\" width=\"28\" height=\"{BAR}\"/>")
        };
        let diamond = |class: &str, at: i32| {
            format!("<path class=\"{class}\" d=\"M{} {}l5 6l-5 6l-5 -6z\"/>", at + 20, middle - 6)
        };
        let levels = Certainty::ALL.map(|level| {
            (Box::new(move |at| rect(level, at)) as Box<dyn Fn(i32) -> String>, format!("{level} {}", words::sign(level)))
        });
        let perhaps = move |at| format!("<path class=\"perhaps\" d=\"M{at} {middle}h28\"/>");
        let goes_on =
            move |at| format!("<path class=\"end\" d=\"M{} {}l8 9l-8 9z\"/>", at + 20, middle - 9);
        let others: [(Box<dyn Fn(i32) -> String>, String); 4] = [
            (Box::new(perhaps), "perhaps".to_owned()),
            (Box::new(goes_on), "goes on".to_owned()),
            (Box::new(move |at| diamond("seen", at)), "seen on film".to_owned()),
            (Box::new(move |at| diamond("maybe", at)), "perhaps seen".to_owned()),
        ];
        for (sign, meaning) in levels.into_iter().chain(others) {
            let sign = sign(at);
            self.add(&format!("{sign}<text class=\"soft\" x=\"{}\" y=\"{y}\">{meaning}</text>\n", at + 34));
            at += 34 + CELL * i32::try_from(super::styled::width(&meaning)).unwrap_or(0) + 14;
        }
        self.add(&format!("<text class=\"soft\" x=\"{at}\" y=\"{y}\">{} sources differ</text>\n", words::DISPUTED));
        self.y += LINE / 2;
    }
}
