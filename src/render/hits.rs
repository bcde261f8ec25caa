//! The hits of a search as rows: for people with one reason, for scripts with its parts.

use crate::catalogue::Catalogue;
use crate::document::{HitRow, Hits};
use crate::query::{Cell, Column, Derived};
use crate::search::{Quality, Why};

use super::Screen;
use super::excerpt::{excerpt, marked};
use super::grid::{Bare, Grid, Heading, Shown};
use super::styled::Styled;
use super::words;

/// Columns for people: key, title, rank, and to how many cells words may be cut; a date gives way before they become shorter.
const COLUMNS: [(&str, &str, u8, Option<usize>); 5] = [
    ("id", "ID", 0, None),
    ("kind", "Kind", 3, None),
    ("name", "Name", 2, Some(24)),
    ("when", "When", 4, None),
    ("why", "Found by", 1, Some(24)),
];

/// Columns for scripts, and for `record`, which has room for the parts of the reason.
const PARTS: [(&str, &str); 9] = [
    ("id", "ID"),
    ("kind", "Kind"),
    ("name", "Name"),
    ("when", "When"),
    ("matched", "Matched"),
    ("text", "Text"),
    ("how", "How"),
    ("from", "From byte"),
    ("to", "To byte"),
];

/// Below this there is no room for the name and the reason; the reason then says the name where that was it.
const NARROW: usize = 60;

/// For people: the matched part in bold, in the id or the name if it is there, else in the reason.
pub(super) fn grid(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Grid<Shown> {
    let is_narrow = screen.width.is_some_and(|width| width < NARROW);
    let rows = hits.rows.iter().map(|row| cells(catalogue, row, is_narrow, screen)).collect();
    let headings = COLUMNS.map(|(key, title, rank, least)| Heading::new(key, title, rank, least)).into();
    let mut grid = Grid { headings, rows, is_wrapped: false };
    if is_narrow {
        for column in [3, 2, 1] {
            grid.remove(column);
        }
    }
    grid
}

fn cells(catalogue: &Catalogue, row: &HitRow<'_>, is_narrow: bool, screen: &Screen) -> Vec<Shown> {
    let Why { field, text, from, to } = row.hit.why();
    let kind = row.found.record.kind;
    let is_name = kind.name_field().key == field;
    let marked_if =
        |is_it: bool, whole: &str| if is_it { marked(whole, from, to) } else { Styled::data(whole) };
    let heading = kind.field(field).map_or_else(|| field.to_owned(), |field| field.heading.to_lowercase());
    let how = if row.hit.quality == Quality::Fuzzy { "fuzzy " } else { "" };
    let why = match row.hit.quality {
        _ if field == "id" => Styled::own(format!("{how}id")),
        Quality::Folded if is_name && !is_narrow => Styled::own(format!("{heading} by sound")),
        _ if is_name && !is_narrow => Styled::own(format!("{how}{heading}")),
        _ => {
            let mut why = Styled::own(format!("{how}{heading}: "));
            why.push(&excerpt(text, from, to, screen.width));
            why
        }
    };
    let possibly = if row.found.is_possible() { format!(" {}", words::POSSIBLY) } else { String::new() };
    vec![
        Shown { text: marked_if(field == "id", row.hit.id), mark: Styled::own(possibly).faint() },
        Styled::own(kind.word()).into(),
        marked_if(is_name, row.found.record.name()).into(),
        Shown::of(catalogue, &when(catalogue, row)),
        why.into(),
    ]
}

/// For `record`: the parts of the reason, each in its line.
pub(super) fn parts(catalogue: &Catalogue, hits: &Hits<'_>) -> Grid<Shown> {
    let row = |row: &HitRow<'_>| {
        let Why { field, text, from, to } = row.hit.why();
        let mut cells: Vec<Shown> = vec![
            Styled::data(row.hit.id).into(),
            Styled::own(row.found.record.kind.word()).into(),
            Styled::data(row.found.record.name()).into(),
            Shown::of(catalogue, &when(catalogue, row)),
            Styled::own(field).into(),
            marked(text, from, to).into(),
            Styled::own(row.hit.quality.word()).into(),
            Styled::own(from.to_string()).into(),
            Styled::own(to.to_string()).into(),
        ];
        let in_years = hits.is_of_years.then(|| in_years(catalogue, row));
        cells.extend(in_years.map(|cell| Shown::of(catalogue, &cell)));
        cells
    };
    Grid { headings: part_headings(hits), rows: hits.rows.iter().map(row).collect(), is_wrapped: false }
}

/// For scripts: the whole text, and where in it the matched part stands.
pub(super) fn bare<'a>(catalogue: &'a Catalogue, hits: &Hits<'a>) -> Grid<Bare<'a>> {
    let row = |row: &HitRow<'a>| {
        let Why { field, text, from, to } = row.hit.why();
        let mut cells: Vec<Bare<'a>> = vec![
            row.hit.id.into(),
            row.found.record.kind.word().into(),
            row.found.record.name().into(),
            words::machine_cell(when(catalogue, row)),
            field.into(),
            text.into(),
            row.hit.quality.word().into(),
            from.to_string().into(),
            to.to_string().into(),
        ];
        cells.extend(hits.is_of_years.then(|| words::machine_cell(in_years(catalogue, row))));
        cells
    };
    Grid { headings: part_headings(hits), rows: hits.rows.iter().map(row).collect(), is_wrapped: false }
}

fn part_headings(hits: &Hits<'_>) -> Vec<Heading> {
    let in_years = (Derived::InYears.key(), Derived::InYears.heading());
    let columns = PARTS.iter().chain(hits.is_of_years.then_some(&in_years));
    columns.map(|(key, title)| Heading::new(key, title, 0, None)).collect()
}

fn when<'a>(catalogue: &'a Catalogue, row: &HitRow<'a>) -> Cell<'a> {
    Column::Derived(Derived::When).cell(catalogue, &row.found)
}

fn in_years<'a>(catalogue: &'a Catalogue, row: &HitRow<'a>) -> Cell<'a> {
    Column::Derived(Derived::InYears).cell(catalogue, &row.found)
}
