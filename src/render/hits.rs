//! The hits of a search: for people each with what it is and the sentence that answers, for scripts with the parts of the reason.

use crate::catalogue::{Catalogue, Role};
use crate::document::Hits;
use crate::query::Derived;
use crate::query::{HitColumn, HitRow};
use crate::search::{Part, Quality};

use super::excerpt::{excerpt, marked};
use super::grid::{Cell, Grid, Heading, LEAST};
use super::styled::Styled;
use super::words;
use super::words::Length;
use super::{Format, Screen};

/// How far a sentence stands in.
const INDENT: usize = 2;

/// In columns: for people with the reason in words, for scripts and for `record` with its parts, each in a column of its own.
pub(super) fn grid<'a>(
    catalogue: &'a Catalogue,
    hits: &Hits<'a>,
    format: Format,
    screen: &Screen,
) -> Grid<'a> {
    let columns = match &hits.columns {
        Some(columns) => columns.clone(),
        None if matches!(format, Format::Table | Format::Plain | Format::Markdown) => {
            [vec![HitColumn::derived(Derived::Id)], Hits::usual()].concat()
        }
        None => parts(hits),
    };
    columned(catalogue, hits, &columns, Length::Full, screen)
}

/// For people on a terminal: what each hit is, and below it the sentence that answers.
pub(super) fn in_lines(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Option<Styled> {
    let room = screen.width.filter(|_| hits.columns.is_none())?;
    let columns = [HitColumn::Name, HitColumn::What, HitColumn::derived(Derived::When)];
    let grid = columned(catalogue, hits, &columns, Length::Short, screen);
    let mut lines = Vec::new();
    for (cells, row) in grid.rows.iter().zip(&hits.rows) {
        let told = cells.iter().filter(|cell| cell.bare != words::NOT_RECORDED).map(|cell| cell.text.clone());
        lines.extend(Styled::joined(&told.collect::<Vec<_>>(), ", ").clipped(2, room, screen));
        let sentence = sentence(row, Some(room * 2 - 12), screen);
        let below = sentence.clipped(2, room - INDENT, screen);
        lines.extend(below.into_iter().map(|line| Styled::joined(&[Styled::own("  "), line], "")));
    }
    Some(Styled::of_lines(&lines))
}

fn columned<'a>(
    catalogue: &'a Catalogue,
    hits: &Hits<'a>,
    columns: &[HitColumn],
    length: Length,
    screen: &Screen,
) -> Grid<'a> {
    let is_chosen = hits.columns.is_some();
    let row = |row: &HitRow<'a>| {
        let cells = columns.iter().map(|column| {
            let cell = Cell::of(catalogue, column.cell(catalogue, row), length);
            match marked_text(row, column, is_chosen, screen) {
                Some(text) => Cell { text, ..cell },
                None => cell,
            }
        });
        let mut cells: Vec<Cell<'_>> = cells.collect();
        if let Some(first) = cells.first_mut().filter(|_| row.found.is_possible()) {
            first.text = words::after_signs(words::POSSIBLY, &first.text);
        }
        cells
    };
    let heading = |column: &HitColumn| {
        // Ids go first where there is no room, then what is said by the sentence too.
        let (rank, least) = match column {
            _ if is_chosen => (0, Some(LEAST)),
            HitColumn::Name => (0, Some(24)),
            HitColumn::Reason => (0, Some(40)),
            HitColumn::What => (1, None),
            column if column.key() == "when" => (0, None),
            column if column.key() == "id" => (4, None),
            _ => (0, None),
        };
        Heading::new(column.key(), column.heading(), rank, least)
    };
    let headings = columns.iter().map(heading).collect();
    Grid { headings, rows: hits.rows.iter().map(row).collect(), ..Grid::default() }
}

/// A text with what matched in it in bold; nothing for a column in which nothing can match.
fn marked_text(row: &HitRow<'_>, column: &HitColumn, is_chosen: bool, screen: &Screen) -> Option<Styled> {
    let record = row.found.record;
    let in_bold = |role: Role| {
        let field = record.kind.with_role(role).next()?;
        let part = row.parts.iter().find(|part| part.field == field.key)?;
        Some(marked(&part.text, &part.ranges))
    };
    match column {
        HitColumn::Reason => Some(sentence(row, screen.width, screen)),
        HitColumn::Text => row.parts.first().map(|part| marked(&part.text, &part.ranges)),
        HitColumn::Name => {
            let mut name = in_bold(Role::Name).unwrap_or_else(|| Styled::data(record.name()));
            if let Some(hangul) = record.text_by_role(Role::Hangul).filter(|_| !is_chosen) {
                name.push_own(" ");
                name.push(&in_bold(Role::Hangul).unwrap_or_else(|| Styled::data(hangul)));
            }
            Some(name)
        }
        _ => None,
    }
}

/// Why a record was found: its summary where that is for its name, else every text that has to do with it.
fn sentence(row: &HitRow<'_>, room: Option<usize>, screen: &Screen) -> Styled {
    let record = row.found.record;
    let role = |part: &Part<'_>| record.kind.field(part.field).and_then(|field| field.role);
    // The columns say these.
    let is_there = |part: &&Part<'_>| match role(part) {
        Some(Role::Name | Role::Hangul | Role::OwnName | Role::Date | Role::LatestDate) => true,
        _ => matches!(part.field, "kind" | "class" | "medium" | "id"),
    };
    let reasons: Vec<&Part<'_>> = row.parts.iter().filter(|part| !is_there(part)).collect();
    let is_whole = row.hit.by_name && reasons.iter().all(|part| role(part).is_some());
    let summary = record.text_by_role(Role::Summary);
    let (Some(summary), true) = (summary, is_whole || reasons.is_empty()) else {
        let reasons = if reasons.is_empty() { row.parts.iter().collect() } else { reasons };
        return said(row, &reasons, room, screen);
    };
    // Another spelling is said before it.
    let aliases: Vec<&Part<'_>> =
        reasons.iter().copied().filter(|part| role(part) != Some(Role::Summary)).collect();
    let mut out = if aliases.is_empty() { Styled::default() } else { said(row, &aliases, room, screen) };
    if !aliases.is_empty() {
        out.push_own("; ");
    }
    let ranges = row.parts.iter().find(|part| role(part) == Some(Role::Summary)).map(|part| &*part.ranges);
    out.push(&excerpt(
        summary,
        ranges.unwrap_or_default(),
        room.map(|room| room.saturating_sub(out.width())),
        screen,
    ));
    out
}

/// Texts with the headings of their fields.
fn said(row: &HitRow<'_>, parts: &[&Part<'_>], room: Option<usize>, screen: &Screen) -> Styled {
    let share = room.map(|room| (room / parts.len().max(1)).saturating_sub(2));
    let said = parts.iter().map(|part| {
        let field = row.found.record.kind.field(part.field);
        let heading = field.map_or_else(|| part.field.to_owned(), |field| field.heading.to_lowercase());
        let how = match part.quality {
            Quality::Folded => " by sound",
            Quality::Fuzzy => " nearly",
            _ => "",
        };
        let is_summary = field.is_some_and(|field| field.role == Some(Role::Summary));
        let mut out = if is_summary { Styled::default() } else { Styled::own(format!("{heading}{how}: ")) };
        out.push(&excerpt(
            part.text.trim_end_matches('.'),
            &part.ranges,
            share.map(|share| share.saturating_sub(out.width())),
            screen,
        ));
        out
    });
    Styled::joined(&said.collect::<Vec<_>>(), "; ")
}

/// The parts of the reason, and how good it is.
fn parts(hits: &Hits<'_>) -> Vec<HitColumn> {
    let mut columns = vec![
        HitColumn::derived(Derived::Id),
        HitColumn::derived(Derived::Kind),
        HitColumn::Name,
        HitColumn::derived(Derived::When),
        HitColumn::Score,
        HitColumn::Matched,
        HitColumn::Text,
        HitColumn::How,
        HitColumn::Ranges,
    ];
    columns.extend(hits.is_of_years.then(|| HitColumn::derived(Derived::InYears)));
    columns
}
