//! The reading of a licence plate: drawn, and below it a line for each part; as rows, as objects, and as a picture.

use askama::Template;
use serde_json::{Value, json};

use super::entry::{Entry, Layout, ROOMY, careful};
use super::grid::{Cell, Grid, Heading};
use super::handbook::colours;
use super::json::SCHEMA;
use super::json_answer::Field;
use super::styled::{NBSP, Styled};
use super::words::{self, NOT_RECORDED};
use super::{Screen, visible};
use crate::catalogue::fields::{plate, sighting};
use crate::catalogue::{Catalogue, Certainty, Kind, Statement};
use crate::plate::{Explained, Reading, Row, Subject};

/// Columns beside the labels, which hold the longest of them and a part.
const LABELS: usize = 26;
/// Maximum number of records that are named in which the plate was seen.
const MOST_SEEN: usize = 4;

/// The ids of the records that explain it and in which it was seen, each once.
pub(super) fn ids<'a>(reading: &Reading<'a>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for record in reading.rows.iter().filter_map(|row| Some(row.explained.as_ref()?.record)) {
        if !ids.contains(&record.id) {
            ids.push(record.id);
        }
    }
    ids
}

/// The reading as rows.
pub(super) fn grid<'a>(catalogue: &Catalogue, reading: &'a Reading<'a>) -> Grid<'a> {
    let columns = ["reading", "part", "text", "meaning", "certainty", "id"];
    let row = |row: &'a Row<'a>| {
        let certainty = row.explained.as_ref().and_then(|explained| explained.said.as_ref()?.certainty());
        let meaning = match &row.explained {
            None => silence(row).into(),
            Some(explained) if explained.answer.field() == plate::MEANING => {
                words::machine_versions(explained.answer.statements())
            }
            Some(explained) => explained.record.name().into(),
        };
        let id = row.explained.as_ref().map_or(NOT_RECORDED, |explained| explained.record.id);
        let (part, text) = (Cell::data(row.label), Cell::data(row.text.as_str()));
        let certainty = Cell::word(certainty.map_or(NOT_RECORDED, Certainty::word));
        let number = Cell::data((row.form + 1).to_string());
        vec![number, part, text, Cell::new(says(catalogue, row), meaning), certainty, Cell::data(id)]
    };
    let headings =
        columns.map(|key| Heading::new(key, format!("{}{}", key[..1].to_uppercase(), &key[1..]), 0, None));
    Grid { headings: headings.into(), rows: reading.rows.iter().map(row).collect(), ..Grid::default() }
}

/// The reading as objects.
pub(super) fn objects(catalogue: &Catalogue, reading: &Reading<'_>) -> Vec<Value> {
    let object = |row: &Row<'_>| {
        let explained = row.explained.as_ref();
        let answer =
            explained.map(|explained| Field { catalogue, answer: explained.answer, is_whole: false });
        json!({
            "schema": SCHEMA,
            "reading": row.form + 1,
            "plate": reading.plates[row.form],
            "part": row.label,
            "text": row.text,
            "kind": explained.map(|explained| explained.record.kind),
            "id": explained.map(|explained| explained.record.id),
            "field": explained.map(|explained| explained.answer.field().key),
            "answer": answer,
        })
    };
    reading.rows.iter().map(object).collect()
}

/// The reading for people: the plate, the parts of the likeliest form, what else fits.
pub(super) fn render(catalogue: &Catalogue, reading: &Reading<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(80);
    let mut entries: Vec<Entry> = Vec::new();
    for row in reading.rows.iter().filter(|row| row.form == 0) {
        let label = match row.subject {
            Subject::Part | Subject::Colour => format!("{} {}", row.label, row.text),
            Subject::Form | Subject::Seen => row.label.to_owned(),
        };
        match entries.last_mut().filter(|last| last.label == Styled::own(label.as_str())) {
            Some(last) if last.parts.len() < MOST_SEEN => last.parts.push(says(catalogue, row)),
            Some(last) => last.more += 1,
            None => entries.push(Entry::new(&label, vec![says(catalogue, row)])),
        }
    }
    let others = reading.rows.iter().filter(|row| row.form > 0 && row.subject == Subject::Form);
    let mut others: Vec<Styled> = others.map(|row| says(catalogue, row)).collect();
    if let Some(reason) = reading.reason {
        others.push(Styled::own(format!("the first is likelier: {reason}")).faint());
    }
    if !others.is_empty() {
        entries.push(Entry::new("also fits", others));
    }
    let widest = entries.iter().map(|entry| entry.label.width() + 2).max().unwrap_or(0).min(LABELS);
    let layout = Layout { room, indent: if room < ROOMY { 2 } else { widest }, screen };
    let mut lines = drawn(reading);
    lines.extend(entries.iter().flat_map(|entry| entry.lines(usize::MAX, &layout)));
    let explaining = reading.rows.iter().rev().filter(|row| row.form == 0 && row.subject != Subject::Seen);
    let mut cautions = explaining.filter_map(|row| row.explained.as_ref()?.record.text(plate::CAUTION));
    lines.extend(cautions.next().into_iter().flat_map(|caution| careful(caution).wrap(room)));
    Styled::of_lines(&lines)
}

/// The plate in a box, its colours beside it.
fn drawn(reading: &Reading<'_>) -> Vec<Styled> {
    let text = Styled::data(&reading.plates[0]);
    let rule = Styled::own(format!(" {}", "─".repeat(text.width() + 2)));
    let mut plate = Styled::own("│ ");
    plate.push(&text.bold());
    plate.push_own(" │  ");
    plate.push(&Styled::data(colour(reading).map_or("", |(colour, _)| colour)).faint());
    vec![rule.clone(), plate, rule]
}

/// The colours of a plate as its record has them, with a note.
fn colour<'a>(reading: &Reading<'a>) -> Option<(&'a str, &'a str)> {
    let record = reading.rows.iter().find(|row| row.subject == Subject::Colour)?.explained.as_ref()?.record;
    let colour = record.answer(plate::COLOUR).preferred();
    let said = colour.and_then(|colour| Some((colour.text()?, colour.note().unwrap_or_default())));
    said.or_else(|| Some((record.text(plate::CODE)?, "")))
}

/// What a row says, after its sign.
fn says(catalogue: &Catalogue, row: &Row<'_>) -> Styled {
    let Some(Explained { record, answer, said }) = &row.explained else {
        return Styled::own(silence(row)).faint();
    };
    let mut text = said.as_ref().map(words::signed).unwrap_or_default();
    match (row.subject, record.kind) {
        (Subject::Part | Subject::Colour, _) => return words::versions(catalogue, answer),
        (Subject::Seen, Kind::Plate) if answer.field() == plate::SIGHTED => {
            return said.as_ref().map(|said| words::version(catalogue, said)).unwrap_or_default();
        }
        (Subject::Seen, Kind::Plate) => {
            let note = said.as_ref().and_then(Statement::note);
            text.push_data(note.unwrap_or_else(|| record.name()));
        }
        (Subject::Seen, Kind::Sighting) => {
            let both = [sighting::CAR, sighting::FILM].map(|field| record.answer(field).preferred());
            let both =
                both.into_iter().flatten().map(|said| words::human(catalogue, said.field, &said.value));
            text.push(&Styled::joined(&both.collect::<Vec<_>>(), ", in "));
        }
        _ => text.push_data(record.name()),
    }
    let when = said.as_ref().and_then(|said| said.when().cloned()).or_else(|| answer.years());
    if let Some(when) = when {
        text.push_own(&format!(" ({})", when.words()));
    }
    if record.kind != Kind::Plate {
        text.push_own(&format!("{NBSP}({})", record.id));
    }
    text
}

fn silence(row: &Row<'_>) -> &'static str {
    if row.subject == Subject::Part && row.text.contains('?') { "not read" } else { NOT_RECORDED }
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
