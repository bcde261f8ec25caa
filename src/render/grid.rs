//! Documents as rows of cells: what all formats with rows write.

use std::borrow::Cow;

use crate::catalogue::fields::car;
use crate::catalogue::{Answer, Attested, Catalogue, Kind, Record};
use crate::document::{Comparison, IF_ROOM, Listing};
use crate::query::{self, Column, Derived, Match};

use super::Format;
use super::styled::Styled;
use super::words::{self, Length};

/// Rows under headings.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    /// One a column.
    pub(super) headings: Vec<Heading>,
    /// Rows of as many cells.
    pub(super) rows: Vec<Vec<Cell<'a>>>,
    /// Whether long cells run on over several lines where a terminal is too narrow, instead of being cut.
    pub(super) is_wrapped: bool,
    /// What the signs in it mean.
    pub(super) legends: Vec<Styled>,
}

/// What stands over a column.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// Its name for scripts.
    pub(super) key: Cow<'static, str>,
    /// Its name for people.
    pub(super) title: Styled,
    /// Columns of the highest number go first where space is short; 0 stays.
    pub(super) rank: u8,
    /// Its words may be cut to so many cells where space is short; nothing if they may not.
    pub(super) least: Option<usize>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell<'a> {
    /// Words for people, which may be cut.
    pub(super) text: Styled,
    /// Signs for people, which may not.
    pub(super) mark: Styled,
    /// The bare value for scripts.
    pub(super) bare: Cow<'a, str>,
}

/// Free words are never cut below this, unless a column says otherwise.
pub(super) const LEAST: usize = 14;
/// A date of the usual form with its signs, such as `1970s–90s ◦≠`.
pub(super) const DATE: usize = 12;
/// In place of a number: only cells longer than most of their column are cut.
pub(super) const USUAL: usize = 0;

impl<'a> Cell<'a> {
    /// What people read, and what scripts do.
    pub(super) fn new(text: Styled, bare: impl Into<Cow<'a, str>>) -> Self {
        Self { text, mark: Styled::default(), bare: bare.into() }
    }

    /// A word of our own.
    pub(super) fn word(word: &'static str) -> Self {
        Self::new(Styled::own(word), word)
    }

    /// Words of the data.
    pub(super) fn data(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        Self::new(Styled::data(&text), text)
    }

    /// What a column of a record holds, for people at this length and with the signs of a claim.
    pub(super) fn of(catalogue: &Catalogue, cell: query::Cell<'a>, length: Length) -> Self {
        let signs = words::cell_signs(&cell);
        Self {
            text: words::cell(catalogue, &cell, length),
            mark: Styled::own(if signs.is_empty() { signs } else { format!(" {signs}") }),
            bare: words::machine_cell(cell),
        }
    }

    /// Every version of an answer that stands, or rows would look the same that differ.
    pub(super) fn versions(catalogue: &Catalogue, answer: &Answer<'a>) -> Self {
        Self::new(words::versions(catalogue, answer), words::machine_versions(answer.statements()))
    }

    /// Words and signs together.
    pub(super) fn whole(&self) -> Styled {
        Styled::joined(&[self.text.clone(), self.mark.clone()], "")
    }
}

impl Heading {
    /// A heading in our own words.
    pub(super) fn new(
        key: impl Into<Cow<'static, str>>,
        title: impl Into<String>,
        rank: u8,
        least: Option<usize>,
    ) -> Self {
        Self { key: key.into(), title: Styled::own(title), rank, least }
    }

    fn of(column: Column, rank: u8) -> Self {
        let least = match column {
            column if !column.may_be_cut() => None,
            column if column.is_free() => Some(LEAST),
            Column::Derived(Derived::When) => Some(DATE),
            _ => Some(USUAL),
        };
        Self::new(column.key(), column.heading(), rank, least)
    }
}

impl Grid<'_> {
    /// Whether any cell says how sure it is.
    fn has_signs(&self) -> bool {
        self.rows.iter().flatten().any(|cell| !cell.mark.is_empty())
    }

    /// Takes a column away.
    pub(super) fn remove(&mut self, column: usize) {
        self.headings.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
    }
}

/// A listing. In a table signs tell how well a vehicle is attested and what only may fall into the years asked about, in other forms
/// columns.
pub(super) fn listing<'a>(catalogue: &'a Catalogue, listing: &Listing<'a>, format: Format) -> Grid<'a> {
    let is_table = format == Format::Table;
    let columns = columns(listing, format);
    let length = if is_table { Length::Short } else { Length::Full };
    let row = |hit: &Match<'a>| {
        columns.iter().map(|(column, _)| Cell::of(catalogue, column.cell(catalogue, hit), length)).collect()
    };
    let mut grid = Grid {
        headings: columns.iter().map(|(column, rank)| Heading::of(*column, *rank)).collect(),
        rows: listing.found.iter().map(row).collect(),
        ..Grid::default()
    };
    if is_table {
        let name = columns.iter().position(|(column, _)| *column == Column::Field(car::NAME));
        for (row, hit) in grid.rows.iter_mut().zip(&listing.found) {
            mark(row, name, hit, catalogue.attested(hit.record));
        }
        let is_of_cars = listing.found.first().is_some_and(|hit| hit.record.kind == Kind::Car);
        grid.legends.extend(name.filter(|_| is_of_cars).map(|_| words::attested_legend()));
    }
    if grid.has_signs() {
        grid.legends.insert(0, words::legend());
    }
    grid
}

/// Tells by signs how well the vehicle of a row is attested, and whether it only may fall into the years asked about.
fn mark(row: &mut [Cell<'_>], name: Option<usize>, hit: &Match<'_>, attested: Option<Attested>) {
    if attested == Some(Attested::Doubtful) {
        for cell in row.iter_mut() {
            cell.text = std::mem::take(&mut cell.text).faint();
        }
    }
    if let (Some(attested), Some(name)) = (attested, name) {
        row[name].mark.push_own(&format!(" {}", words::attested_sign(attested)));
    }
    if let Some(first) = row.first_mut().filter(|_| hit.is_possible()) {
        first.mark.push(&Styled::own(format!(" {}", words::POSSIBLY)).faint());
    }
}

/// The columns of a listing, each with its rank.
fn columns(listing: &Listing<'_>, format: Format) -> Vec<(Column, u8)> {
    const ID: Column = Column::Derived(Derived::Id);
    const ATTESTED: Column = Column::Derived(Derived::Attested);
    let is_table = format == Format::Table;
    let mut columns: Vec<_> = listing.columns.iter().map(|shown| (shown.column, shown.rank)).collect();
    if !is_table && listing.is_of_years && !listing.is_chosen {
        columns.push((Column::Derived(Derived::InYears), 0));
    }
    if format.is_for_scripts() {
        return columns;
    }
    for sorted in &listing.sorted_by {
        if !columns.iter().any(|(known, _)| known == sorted) {
            columns.push((*sorted, 0));
        }
    }
    // Names are accepted everywhere, so that an id which nobody asked for can stand last.
    columns.sort_by_key(|column| *column == (ID, IF_ROOM));
    // As a sign, unless somebody named the column.
    columns.retain(|(column, rank)| !is_table || *column != ATTESTED || *rank == 0);
    columns
}

/// A comparison: every version that stands.
pub(super) fn comparison<'a>(catalogue: &Catalogue, compared: &Comparison<'a>) -> Grid<'a> {
    let rows = compared.fields.iter().map(|field| {
        let versions =
            compared.records.iter().map(|record| Cell::versions(catalogue, &record.answer(*field)));
        std::iter::once(Cell::new(Styled::own(field.heading), field.key)).chain(versions).collect()
    });
    let record = |record: &&Record| Heading {
        key: record.id.into(),
        title: Styled::data(record.name()),
        rank: 0,
        least: Some(LEAST),
    };
    let field = Heading::new("field", "Field", 0, Some(LEAST));
    let headings = std::iter::once(field).chain(compared.records.iter().map(record)).collect();
    Grid { headings, rows: rows.collect(), is_wrapped: true, legends: vec![words::legend()] }
}
