//! A timeline for people, a bar a record over ruled decades, as wide as the terminal; and as objects.

use serde_json::{Value, json};

use super::fit::{ROOMY, ended};
use super::json::SCHEMA;
use super::json_answer::with_sources;
use super::scale::Scale;
use super::styled::Styled;
use super::{Screen, words};
use crate::catalogue::Catalogue;
use crate::document::interval::Interval;
use crate::document::timeline::{Group, Row, Timeline};

/// Lines of a chart that shows the years below it too.
const LONG_CHART: usize = 24;
/// Cells before the rows of a group.
const INDENT: usize = 2;

/// The chart, what has no place in it, and how many there are with the meaning of the signs.
pub(super) fn render(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen) -> Styled {
    let width = screen.room();
    let is_drawn = timeline.dated().next().is_some();
    let mut lines = if is_drawn { chart(catalogue, timeline, screen, width) } else { Vec::new() };
    let undated: Vec<Styled> = timeline.undated().map(|row| name(catalogue, row)).collect();
    if !undated.is_empty() {
        lines.extend(is_drawn.then(Styled::default));
        lines.extend(Styled::own(format!("Years not known ({})", undated.len())).bold().wrap(width));
        lines.extend(Styled::joined(&undated, ", ").wrap(width));
    }
    let count = timeline.rows().count();
    let counted =
        [Some(format!("{count} {}", timeline.listing.noun)), words::left_out(&timeline.listing.left_out)];
    let counted = counted.into_iter().flatten().filter(|_| screen.is_terminal && count > 0);
    ended(lines, 1, counted.map(Styled::own), width)
}

fn chart(catalogue: &Catalogue, timeline: &Timeline<'_>, screen: &Screen, width: usize) -> Vec<Styled> {
    let rows = || timeline.dated().flat_map(|(_, rows)| rows);
    let names: Vec<Styled> = rows().map(|row| name(catalogue, row)).collect();
    let longest_word = names.iter().map(Styled::longest_word).max().unwrap_or(0);
    let margin = INDENT + rows().map(|row| marks(row).width()).max().unwrap_or(0);
    let dates = rows().map(|row| date(row).width() + 2).max().unwrap_or(0);
    let room = (width / 2).saturating_sub(margin + dates + 2).max(longest_word);
    let names = names.iter().map(Styled::width).max().unwrap_or(0).min(room);
    let left = margin + names + dates + 2;
    // One cell more where the end of the last year is not known.
    let scale = |left: usize, width: usize| Scale::new(timeline, width.saturating_sub(left + 1).max(1));
    // A bar stands below its name where it would be coarser beside it than on a narrow screen, or a word would fit into no column.
    let (beside, below) = (scale(left, width), scale(0, width.min(ROOMY - 1)));
    let is_stacked = width < ROOMY || longest_word > width / 3 || beside.years > below.years;
    let (left, scale) = if is_stacked { (0, below) } else { (left, beside) };
    let axis = Styled::joined([Styled::default().pad(left), scale.axis(width.saturating_sub(left))], "");
    let mut lines: Vec<Styled> = screen.header.then(|| axis.clone()).into_iter().collect();
    for (group, rows) in timeline.dated() {
        lines.extend(heading(catalogue, group).bold().wrap(width));
        for row in rows {
            let name = name(catalogue, row);
            let bar = scale.bar(row);
            if is_stacked {
                let name = Styled::joined([name, date(row)], "  ");
                lines.extend(name.hanging(&marks(row), margin - INDENT, width));
                lines.push(bar);
                continue;
            }
            let signs = Styled::joined([Styled::default().pad(INDENT), marks(row)], "");
            let mut label = name.hanging(&signs, margin, margin + names).into_iter();
            let first = label.next().unwrap_or_default().pad(margin + names);
            let beside = Styled::joined([first, date(row)], "  ");
            lines.push(Styled::joined([beside.pad(left), bar], ""));
            lines.extend(label);
        }
    }
    let is_long = lines.len() > LONG_CHART;
    lines.extend(Some(axis).filter(|_| screen.header && is_long));
    lines
}

/// The signs before a name: of its date, and whether it only may fall into the years asked about.
fn marks(row: &Row<'_>) -> Styled {
    let possibly = if row.found.is_possible() { words::POSSIBLY } else { "" };
    words::after_signs(&format!("{}{possibly}", signs(row)), Styled::default())
}

/// The name of a row, marked if the vehicle is doubtfully attested.
pub(super) fn name(catalogue: &Catalogue, row: &Row<'_>) -> Styled {
    words::or_doubtful(catalogue, row.found.record, Styled::data(row.found.record.name()))
}

/// The preferred date in short words.
fn date(row: &Row<'_>) -> Styled {
    Styled::own(row.preferred().map(|when| when.years.short()).unwrap_or_default()).faint()
}

/// What stands over a group.
pub(super) fn heading(catalogue: &Catalogue, group: &Group<'_>) -> Styled {
    match group.answer.known() {
        Some(known) => words::human(catalogue, &known),
        None => Styled::own(format!("{}: not known", group.answer.field.heading)),
    }
}

/// Whether sources differ on the date, and how sure the preferred one is.
pub(super) fn signs(row: &Row<'_>) -> String {
    words::signs(row.is_disputed, row.preferred().and_then(|interval| interval.statement.certainty))
}

/// The lines as objects, group by group. `schema/nkcars-output.schema.json` says what each key means.
pub(super) fn objects(catalogue: &Catalogue, timeline: &Timeline<'_>) -> Vec<Value> {
    let lines = timeline.groups.iter().flat_map(|group| {
        let value = group.answer.known();
        let heading = json!({
            "field": timeline.by.key,
            "value": value.map(|value| value.value.written().into_owned()),
            "words": heading(catalogue, group).plain(),
        });
        group.rows.iter().map(move |row| line(row, &heading))
    });
    lines.collect()
}

fn line(row: &Row<'_>, group: &Value) -> Value {
    let record = row.found.record;
    let sightings = row.sightings.iter().map(|sighted| {
        json!({
            "id": sighted.record.id,
            "year": sighted.year,
            "sure": sighted.is_sure,
            "certainty": sighted.certainty,
        })
    });
    json!({
        "schema": SCHEMA,
        "kind": record.kind,
        "id": record.id,
        "name": record.name(),
        "group": group,
        "disputed": row.is_disputed,
        "intervals": row.intervals.iter().map(interval).collect::<Vec<_>>(),
        "sightings": sightings.collect::<Vec<_>>(),
    })
}

fn interval(interval: &Interval<'_>) -> Value {
    with_sources(
        json!({
            "standing": interval.standing,
            "field": interval.statement.field.key,
            "value": interval.years.to_string(),
            "words": interval.years.words(),
            "start": interval.start,
            "end": interval.end,
        }),
        &interval.statement,
    )
}
