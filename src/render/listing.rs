//! A list as rows: which columns stand in which format, what their cells say in a table, and what the last line says of them.

use crate::catalogue::fields::{OFF_SCREEN, Role};
use crate::catalogue::{Attested, Catalogue, Quantity, Type};
use crate::document::Listing;
use crate::query::{self, Column, Derived, Match};

use super::grid::{Cell, Grid, HALF, Heading, LEAST};
use super::styled::Styled;
use super::words::{self, Length};
use super::{Format, Screen};

/// Free text is not wrapped below this.
const PROSE: usize = 24;
/// Maximum cells of a text in a list, which is more than any real one needs.
const MOST: usize = 400;

/// Whether a column says which record it is, and stands first on a screen.
fn is_name(column: Column) -> bool {
    matches!(column, Column::Field(field) if field.listed.is_some_and(|(_, rank)| rank == 0))
}

/// A listing. In a table, signs tell how well a vehicle is attested and which matches are only possible; in other formats, columns do.
pub(super) fn grid<'a>(
    catalogue: &'a Catalogue,
    listing: &Listing<'a>,
    format: Format,
    screen: &Screen,
) -> Grid<'a> {
    let columns = columns(listing, format);
    let has_hangul = listing.columns.iter().any(|column| matches!(column, (Column::Field(_), OFF_SCREEN)));
    let row = |hit: &Match<'_>| -> Vec<Cell<'static>> {
        let cell = |(index, (column, _)): (usize, &(Column, u8))| match format {
            Format::Table => tabled(catalogue, hit, *column, (index == 0, has_hangul), screen),
            // What scripts do not read is not put into words.
            _ if format.is_for_scripts() => {
                Cell { bare: words::machine_cell(column.cell(catalogue, hit)), ..Cell::default() }
            }
            _ => Cell::of(catalogue, column.cell(catalogue, hit), Length::Full),
        };
        columns.iter().enumerate().map(cell).collect()
    };
    let rows = listing.found.iter().map(|hit| hit.with_copy(row)).collect();
    let headings = columns.iter().map(|(column, rank)| heading(*column, *rank)).collect();
    let (shown, total) = (listing.found.len(), listing.total);
    let count = if shown < total { format!("{shown} of {total}") } else { total.to_string() };
    let mut grid = Grid { headings, rows, ..Grid::default() };
    grid.counts.push(Styled::own(format!("{count} {}", listing.noun)));
    let silent = listing.silent.iter();
    let silent = silent.map(|(fields, count)| format!("{fields}: not recorded for\u{a0}{count}"));
    grid.left_out = silent.chain(words::left_out(&listing.left_out)).collect();
    let is_added = |(column, rank): &&(Column, u8)| {
        listing.is_chosen && *rank == 0 && !is_name(*column) && !listing.sorted_by.contains(column)
    };
    grid.added = columns.iter().filter(is_added).map(|(column, _)| column.key()).collect();
    if format == Format::Table {
        leave_out_constants(&mut grid, &columns, listing);
    }
    grid
}

/// Says once what the request made the same in every row, and leaves the column out.
fn leave_out_constants(grid: &mut Grid<'_>, columns: &[(Column, u8)], listing: &Listing<'_>) {
    for (index, (column, _)) in columns.iter().enumerate().rev() {
        let is_named = listing.columns.contains(&(*column, 0));
        let is_asked = !is_named && listing.fixed.iter().any(|field| *column == Column::Field(*field));
        let Some(first) = grid.rows.first().map(|row| row[index].text().clone()) else { return };
        if is_asked && grid.rows.iter().all(|row| row[index].text().words() == first.words()) {
            // Of a class the noun says it.
            if !listing.noun.replace('-', " ").starts_with(&first.words().replace('-', " ")) {
                let heading = Styled::own(column.heading().to_lowercase());
                grid.counts.push(Styled::joined([heading, first], ": "));
            }
            grid.remove(index);
        }
    }
}

/// A cell of a table. The sign of a name tells how well the vehicle is attested, that of the first whether it only may be what was asked for.
fn tabled(
    catalogue: &Catalogue,
    hit: &Match<'_>,
    column: Column,
    (is_first, has_hangul): (bool, bool),
    screen: &Screen,
) -> Cell<'static> {
    let cell = column.cell(catalogue, hit);
    let attested = catalogue.attested(hit.record);
    let mut signs = attested.filter(|_| is_name(column)).map_or("", words::attested_sign).to_owned();
    signs.push_str(if is_first && hit.is_possible() { words::POSSIBLY } else { "" });
    let mut text = match (&cell, column) {
        (query::Cell::Number(0.0), Column::Derived(_)) => Styled::own(words::NONE).faint(),
        (query::Cell::Number(limit), Column::Side(field, _)) if field.ty == Type::Quantity => Styled::own(
            format!("{} {}", words::number(&Quantity::exact(*limit)), field.unit).trim_end().to_owned(),
        ),
        _ => words::cell(catalogue, &cell, Length::Short),
    };
    if column == Column::Derived(Derived::Id) {
        text = text.faint();
    } else if is_name(column) {
        let hangul = hit.record.text_by_role(Role::Hangul).filter(|_| has_hangul).map(Styled::data);
        text = Styled::joined([text.bold()].into_iter().chain(hangul), " ");
    }
    let mut text = words::after_signs(&signs, text);
    if attested == Some(Attested::Doubtful) {
        text = text.faint();
    }
    let most = screen.width.map_or(usize::MAX, |_| MOST);
    Cell::new(text.cut(most, screen), words::machine_cell(cell))
}

/// The columns of a listing, each with its rank.
pub(super) fn columns(listing: &Listing<'_>, format: Format) -> Vec<(Column, u8)> {
    let is_table = format == Format::Table;
    let mut columns = listing.columns.clone();
    // Other formats say who cites a source only if asked.
    columns.retain(|(column, rank)| is_table || *rank == 0 || *column != Column::Derived(Derived::CitedBy));
    if format.is_for_scripts() {
        return columns;
    }
    // The date column of a kind that has one says the same as `when`.
    let is_date = |column: Column| matches!(column, Column::Field(field) if field.role == Some(Role::Date));
    for asked in listing.sorted_by.iter().chain(&listing.chosen_by) {
        let is_when = *asked == Column::Derived(Derived::When);
        match columns.iter_mut().find(|(known, _)| known == asked || is_when && is_date(*known)) {
            Some((_, rank)) if *rank < OFF_SCREEN => *rank = 0,
            Some(_) => {}
            None => columns.push((*asked, 0)),
        }
    }
    // Names are accepted everywhere, so that an id which was not asked for can stand last.
    columns.sort_by_key(|(column, rank)| *column == Column::Derived(Derived::Id) && *rank > 0);
    if is_table {
        columns.retain(|(_, rank)| *rank < OFF_SCREEN);
        // What was asked for goes before all else, and the name before that.
        let is_usual = columns.iter().any(|(_, rank)| *rank > 0);
        columns.sort_by_key(|(column, rank)| (*rank, is_usual && !is_name(*column)));
    }
    columns
}

fn heading(column: Column, rank: u8) -> Heading {
    let least = match column {
        _ if is_name(column) => Some(HALF),
        Column::Derived(Derived::CitedBy) => Some(LEAST),
        column if !column.may_be_wrapped() => None,
        Column::Field(field) if matches!(field.ty, Type::Ref(_) | Type::Term(_)) => Some(LEAST),
        Column::Field(field) if field.role == Some(Role::Summary) => Some(2 * PROSE),
        _ => Some(PROSE),
    };
    Heading {
        is_name: is_name(column),
        is_kind: matches!(column, Column::Field(field) if field.role == Some(Role::KindWord)),
        ..Heading::new(column.key(), column.heading(), rank, least)
    }
}
