//! The hits of a search: for people each with what it is and the sentence that answers, for scripts with the parts of the reason.

use crate::catalogue::{Catalogue, Role};
use crate::document::Hits;
use crate::query::Derived;
use crate::query::{HitColumn, HitRow};
use crate::search::{Part, Quality};

use super::Screen;
use super::excerpt::{excerpt, marked};
use super::grid::{Bare, DATE, Grid, Heading, LEAST, Shown};
use super::styled::Styled;
use super::words::Length;
use super::{table, words};

/// From so many cells on a sentence has room beside the other columns; below, it has a line of its own.
const WIDE: usize = 130;
/// Below this a hit has two lines: name and when, then the sentence.
const NARROW: usize = 60;
/// Lines above the rows of a table: the titles and a rule.
const HEADINGS: usize = 2;
/// How far a sentence stands in.
const INDENT: usize = 2;

/// For people in columns.
pub(super) fn grid(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Grid<Shown> {
    let columns = match &hits.columns {
        Some(columns) => columns.clone(),
        None => [vec![HitColumn::derived(Derived::Id)], Hits::usual()].concat(),
    };
    columned(catalogue, hits, &columns, Length::Full, screen)
}

/// For people on a terminal: what each hit is in a line of columns, and the sentence below it; nothing where the columns find no room.
pub(super) fn in_lines(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Option<Styled> {
    let room = screen.width.filter(|room| *room < WIDE && hits.columns.is_none() && !hits.rows.is_empty())?;
    let is_narrow = room < NARROW;
    let mut columns = Hits::usual();
    columns.retain(|column| match column {
        HitColumn::Reason => false,
        HitColumn::What => !is_narrow,
        _ => true,
    });
    let (table, _) = table::render(&columned(catalogue, hits, &columns, Length::Short, screen), true, screen);
    let lines = table.lines();
    let mut out = Styled::default();
    let headings = lines.len().saturating_sub(hits.rows.len());
    // Where the columns do not fit, the table comes as records, of which each has several lines.
    if headings > HEADINGS {
        return None;
    }
    for heading in &lines[..headings] {
        out.push(heading);
        out.push_own("\n");
    }
    let room = room.saturating_sub(INDENT);
    for (line, row) in lines[headings..].iter().zip(&hits.rows) {
        out.push(line);
        out.push_own("\n");
        let sentence = if is_narrow {
            vec![sentence(row, Some(room), true, screen).cut(room, screen)]
        } else {
            sentence(row, Some(room * 2 - 12), true, screen).wrap(room)
        };
        for line in sentence {
            out.push_own(&" ".repeat(INDENT));
            out.push(&line.trimmed());
            out.push_own("\n");
        }
    }
    Some(out)
}

fn columned(
    catalogue: &Catalogue,
    hits: &Hits<'_>,
    columns: &[HitColumn],
    length: Length,
    screen: &Screen,
) -> Grid<Shown> {
    let is_chosen = hits.columns.is_some();
    let row = |row: &HitRow<'_>| {
        let cells = columns.iter().map(|column| shown(catalogue, row, column, (is_chosen, length), screen));
        let mut cells: Vec<Shown> = cells.collect();
        if let Some(first) = cells.first_mut().filter(|_| row.found.is_possible()) {
            first.mark.push(&Styled::own(format!(" {}", words::POSSIBLY)).faint());
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
            column if column.key() == "when" => (0, Some(DATE)),
            column if column.key() == "id" => (4, None),
            _ => (0, None),
        };
        Heading { key: column.key().into(), title: Styled::own(column.heading()), rank, least }
    };
    let headings = columns.iter().map(heading).collect();
    Grid { headings, rows: hits.rows.iter().map(row).collect(), is_wrapped: false }
}

/// What stands in a column for people, with what matched in bold.
fn shown(
    catalogue: &Catalogue,
    row: &HitRow<'_>,
    column: &HitColumn,
    (is_chosen, length): (bool, Length),
    screen: &Screen,
) -> Shown {
    let record = row.found.record;
    let in_bold = |role: Role| {
        let field = record.kind.with_role(role).next()?;
        let part = row.parts.iter().find(|part| part.field == field.key)?;
        Some(marked(&part.text, &part.ranges))
    };
    let marked = match column {
        HitColumn::Reason => Some(sentence(row, screen.width, false, screen).into()),
        HitColumn::Text => row.parts.first().map(|part| marked(&part.text, &part.ranges).into()),
        HitColumn::Name => {
            let mut name = in_bold(Role::Name).unwrap_or_else(|| Styled::data(record.name()));
            // With room for both, the name is read in its own letters too.
            let is_narrow = screen.width.is_some_and(|room| room < NARROW);
            if let Some(hangul) = record.text_by_role(Role::Hangul).filter(|_| !is_narrow && !is_chosen) {
                name.push_own("  ");
                name.push(&in_bold(Role::Hangul).unwrap_or_else(|| Styled::data(hangul)));
            }
            Some(name.into())
        }
        _ => None,
    };
    marked.unwrap_or_else(|| Shown::in_words(catalogue, &column.cell(catalogue, row), length))
}

/// Why a record was found: its summary where that is for its name, else every text that has to do with it.
fn sentence(row: &HitRow<'_>, room: Option<usize>, is_below: bool, screen: &Screen) -> Styled {
    let record = row.found.record;
    let role = |part: &Part<'_>| record.kind.field(part.field).and_then(|field| field.role);
    // The columns say these.
    let is_there = |part: &&Part<'_>| match role(part) {
        Some(Role::Hangul) => is_below,
        Some(Role::Name | Role::OwnName | Role::Date | Role::LatestDate) => true,
        _ => matches!(part.field, "kind" | "class" | "medium" | "id"),
    };
    let reasons: Vec<&Part<'_>> = row.parts.iter().filter(|part| !is_there(part)).collect();
    let is_whole = row.hit.by_name && reasons.iter().all(|part| role(part).is_some());
    let summary = record.text_by_role(Role::Summary);
    let (Some(summary), true) = (summary, is_whole || reasons.is_empty()) else {
        let reasons = if reasons.is_empty() { row.parts.iter().collect() } else { reasons };
        return said(row, &reasons, room, screen);
    };
    // Another spelling is said before it, but not where it would take the only line.
    let is_narrow = is_below && screen.width.is_some_and(|room| room < NARROW);
    let aliases: Vec<&Part<'_>> =
        reasons.iter().copied().filter(|part| !is_narrow && role(part) != Some(Role::Summary)).collect();
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

/// The columns for scripts, and for `record`, which has room for them.
fn script_columns(hits: &Hits<'_>) -> Vec<HitColumn> {
    if let Some(columns) = &hits.columns {
        return columns.clone();
    }
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

/// For `record`: the parts of the reason, each in its line.
pub(super) fn parts(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Grid<Shown> {
    columned(catalogue, hits, &script_columns(hits), Length::Full, screen)
}

/// For scripts: the whole text, and where in it the matched parts stand.
pub(super) fn bare<'a>(catalogue: &'a Catalogue, hits: &Hits<'a>) -> Grid<Bare<'a>> {
    let columns = script_columns(hits);
    let row = |row: &HitRow<'a>| {
        columns.iter().map(|column| words::machine_cell(column.cell(catalogue, row))).collect()
    };
    let heading = |column: &HitColumn| Heading {
        key: column.key().into(),
        title: Styled::own(column.heading()),
        rank: 0,
        least: None,
    };
    let headings = columns.iter().map(heading).collect();
    Grid { headings, rows: hits.rows.iter().map(row).collect(), is_wrapped: false }
}
