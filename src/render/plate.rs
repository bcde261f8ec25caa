//! The reading of a licence plate: drawn, and below it a line for each part; as rows, as objects, and as a picture.

use anstyle::Style;
use askama::Template;
use indexmap::{IndexMap, IndexSet};
use serde_json::{Value, json};

use super::Screen;
use super::fit::{Layout, ended};
use super::grid::{Cell, Grid, Heading};
use super::handbook::{colours, style};
use super::json::SCHEMA;
use super::json_answer::Field;
use super::styled::{NBSP, Styled};
use super::words::{self, NOT_RECORDED};
use crate::catalogue::fields::{Role, plate, sighting};
use crate::catalogue::{Catalogue, Certainty, Kind, Record, quoted, visible};
use crate::document::article::Article;
use crate::plate::{COLOUR, Explained, FORM, Reading, Row, SEEN};

/// Of how often a plate was seen people are told this much, if its record has the rest.
const MAX_SEEN: usize = 3;

/// How to read the plate that an article shows, in a row or in its summary.
pub(super) fn how_to_read(article: &Article<'_>) -> Option<Styled> {
    let mut plates = article.rows.iter().filter(|row| row.answer.field.role == Some(Role::Plate));
    let all = article.record.kind.with_role(Role::Plate).filter_map(|field| article.record.text(field));
    let summary = article.record.text_by_role(Role::Summary).unwrap_or_default();
    let mut told = all.filter(|plate| summary.contains(plate));
    let plate = plates.find_map(|row| row.versions().next()?.text()).or_else(|| told.next())?;
    // One with Latin letters is of another country.
    let is_read = !plate.contains(|letter: char| letter.is_ascii_alphabetic());
    is_read.then(|| Styled::data(&format!("to read the plate: nkcars plate {}", quoted(plate))))
}

/// The ids of the records that explain it and in which it was seen, each once.
pub(super) fn ids<'a>(reading: &Reading<'a>) -> Vec<&'a str> {
    let records = reading.rows.iter().filter_map(|row| Some(row.explained.as_ref()?.record));
    records.map(|record| record.id).collect::<IndexSet<_>>().into_iter().collect()
}

/// The reading as rows.
pub(super) fn grid<'a>(catalogue: &Catalogue, reading: &'a Reading<'a>) -> Grid<'a> {
    let columns = ["reading", "part", "text", "meaning", "certainty", "id"];
    let row = |row: &'a Row<'a>| {
        let certainty = row.explained.as_ref().and_then(|explained| explained.said.as_ref()?.certainty);
        let meaning = match &row.explained {
            None => NOT_RECORDED.into(),
            Some(explained) if explained.answer.field == plate::MEANING => {
                words::machine_versions(plate::MEANING, explained.answer.statements())
            }
            Some(explained) => explained.record.name().into(),
        };
        let id = row.explained.as_ref().map_or(NOT_RECORDED, |explained| explained.record.id);
        let (part, text) = (Cell::data(row.label), Cell::data(row.text.as_str()));
        let certainty = Cell::word(certainty.map_or(NOT_RECORDED, Certainty::word));
        let number = Cell::data((row.form + 1).to_string());
        vec![number, part, text, Cell::new(says(catalogue, row), meaning), certainty, Cell::data(id)]
    };
    let headings = columns.map(|key| Heading::of_key(key, 0, None));
    Grid { headings: headings.into(), rows: reading.rows.iter().map(row).collect(), ..Grid::default() }
}

/// The reading as objects.
pub(super) fn objects(catalogue: &Catalogue, reading: &Reading<'_>) -> Vec<Value> {
    let object = |row: &Row<'_>| {
        let explained = row.explained.as_ref();
        let answer = explained.map(|explained| Field::of(catalogue, explained.answer));
        json!({
            "schema": SCHEMA,
            "reading": row.form + 1,
            "plate": reading.plates[row.form],
            "part": row.label,
            "text": row.text,
            "kind": explained.map(|explained| explained.record.kind),
            "id": explained.map(|explained| explained.record.id),
            "field": explained.map(|explained| explained.answer.field.key),
            "answer": answer,
        })
    };
    reading.rows.iter().map(object).collect()
}

/// The reading for people: the plate, the parts of the likeliest form, what else fits.
pub(super) fn render(catalogue: &Catalogue, reading: &Reading<'_>, screen: &Screen) -> Styled {
    let mut entries: IndexMap<String, Vec<Styled>> = IndexMap::new();
    // Where it was seen comes last.
    let mut rows: Vec<&Row<'_>> = reading.rows.iter().filter(|row| row.form == 0).collect();
    let further = further(&rows);
    rows.truncate(rows.len() - further.map_or(0, |(count, _)| count));
    for row in rows {
        let label = match row.label {
            FORM | SEEN => row.label.to_owned(),
            label => format!("{label} {}", row.text),
        };
        entries.entry(label).or_default().push(says(catalogue, row));
    }
    if let (Some((count, record)), Some((_, parts))) = (further, entries.last_mut()) {
        let more = format!("{count}{NBSP}more: nkcars show {} --field {}", record.id, plate::SIGHTED.key);
        parts.push(Styled::own(more).faint());
    }
    let others = reading.rows.iter().filter(|row| row.form > 0 && row.label == FORM);
    let mut others: Vec<Styled> = others.map(|row| says(catalogue, row)).collect();
    if !others.is_empty() {
        let reason = reading.reason.map(|reason| format!("the form above is likelier: {reason}"));
        others.extend(reason.map(|reason| Styled::own(reason).faint()));
        entries.insert("also fits".to_owned(), others);
    }
    let explaining = reading.rows.iter().rev().filter(|row| row.form == 0 && row.label != SEEN);
    let mut cautions = explaining.filter_map(|row| row.explained.as_ref()?.record.text(plate::CAUTION));
    entries.extend(cautions.next().map(|caution| ("careful".to_owned(), vec![Styled::data(caution)])));
    let room = screen.room();
    let entries =
        entries.iter().map(|(label, said)| (Styled::data(label).bold(), Styled::joined(said, "; ")));
    let entries: Vec<_> = entries.collect();
    let layout = Layout::new(entries.iter().map(|(label, _)| label.width()).max().unwrap_or(0), room);
    let mut lines = drawn(reading, room);
    lines.extend(entries.iter().flat_map(|(label, text)| layout.put(label, text)));
    ended(lines, 1, None, room)
}

/// How often more a plate was seen than there is room for, and the record of the plate, which says so.
fn further<'a>(rows: &[&Row<'a>]) -> Option<(usize, &'a Record)> {
    let seen: Vec<_> = rows.iter().filter(|row| row.label == SEEN).collect();
    let of_plate = seen.iter().filter_map(|row| Some(row.explained.as_ref()?.record));
    let of_plate: Vec<&Record> = of_plate.filter(|record| record.kind == Kind::Plate).collect();
    let count = seen.len().saturating_sub(MAX_SEEN).min(of_plate.len());
    of_plate.last().filter(|_| count > 0).map(|record| (count, *record))
}

/// The plate in a box, its colours beside it, or below it where there is no room.
fn drawn(reading: &Reading<'_>, room: usize) -> Vec<Styled> {
    let colour = colour(reading);
    let style = colour.map_or_else(Style::new, |(colour, note)| style(colour, note));
    let text = Styled::data(&reading.plates[0]).wrap(room - 4);
    let cells = text.iter().map(Styled::width).max().unwrap_or(0) + 2;
    let edge = || Styled::own("│");
    let plate = text.into_iter().map(|line| {
        let line = Styled::joined([Styled::own(" "), line], "").pad(cells);
        Styled::joined([edge(), line.styled(style.bold()), edge()], "")
    });
    let mut plate: Vec<Styled> = plate.collect();
    let rule = Styled::own(format!(" {}", "─".repeat(cells)));
    let colour = colour.map(|(colour, _)| Styled::data(colour).faint()).unwrap_or_default();
    let is_beside = cells + 4 + colour.width() <= room;
    if is_beside && !colour.is_empty() {
        plate[0] = Styled::joined([plate[0].clone(), colour.clone()], "  ");
    }
    let below = if is_beside { Vec::new() } else { colour.wrap(room) };
    [vec![rule.clone()], plate, vec![rule], below].concat()
}

/// The colours of a plate as its record has them, with a note.
fn colour<'a>(reading: &Reading<'a>) -> Option<(&'a str, &'a str)> {
    let record = reading.rows.iter().find(|row| row.label == COLOUR)?.explained.as_ref()?.record;
    let colour = record.answer(plate::COLOUR).preferred();
    let said = colour.and_then(|colour| Some((colour.text()?, colour.note.unwrap_or_default())));
    said.or_else(|| Some((record.text(plate::CODE)?, "")))
}

/// What a row says, after its sign.
fn says(catalogue: &Catalogue, row: &Row<'_>) -> Styled {
    let Some(Explained { record, answer, said }) = &row.explained else {
        let is_unread = row.label != SEEN && row.text.contains('?');
        return Styled::own(if is_unread { "not read" } else { NOT_RECORDED }).faint();
    };
    let certainty = said.as_ref().and_then(|said| said.certainty);
    let mut text = words::signed(false, certainty, Styled::default());
    match record.kind {
        Kind::Plate if answer.field == plate::MEANING => return words::versions(catalogue, answer),
        Kind::Plate if answer.field == plate::SIGHTED => {
            return said.as_ref().map(|said| words::version(catalogue, said)).unwrap_or_default();
        }
        Kind::Plate if row.label == SEEN => {
            text.push_data(said.as_ref().and_then(|said| said.note).unwrap_or_else(|| record.name()));
        }
        Kind::Sighting => {
            let both = [sighting::CAR, sighting::FILM].map(|field| record.answer(field).preferred());
            let both = both.into_iter().flatten().map(|said| words::human(catalogue, &said));
            text.push(&Styled::joined(both, ", in "));
            text.push_own(&format!("{NBSP}({})", record.id));
        }
        _ => text.push_data(record.name()),
    }
    let is_year_said = |word: &str| word.len() == 4 && text.plain().contains(word);
    let period = answer.years().map(|period| period.words()).unwrap_or_default();
    if !period.is_empty() && !period.split(|letter: char| !letter.is_ascii_digit()).any(is_year_said) {
        text.push_own(&format!(" ({period})"));
    }
    text
}

#[derive(Template)]
#[template(path = "plate.svg", escape = "html")]
struct Picture<'a> {
    text: &'a str,
    /// The classes of its colours.
    class: String,
    width: usize,
}

/// The plate as a picture.
///
/// # Errors
/// If the template cannot be written.
pub(super) fn picture(reading: &Reading<'_>) -> askama::Result<String> {
    let text = visible(&reading.plates[0]);
    let class = colour(reading).map_or_else(String::new, |(colour, note)| colours(colour, note));
    Picture { text: &text, class, width: 60 + 34 * Styled::data(&text).width() }
        .render()
        .map(|text| text + "\n")
}
