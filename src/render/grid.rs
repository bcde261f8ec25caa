//! Documents as rows of cells: what all formats with rows write. A cell is made once; for people it becomes words and signs, for
//! scripts a bare value.

use std::borrow::Cow;

use crate::catalogue::fields::car;
use crate::catalogue::{Answer, Attested, Catalogue, Record};
use crate::document::{Comparison, IF_ROOM, Listing};
use crate::query::{Cell, Column, Derived, Match};

use super::styled::Styled;
use super::words::{self, Length};

/// Rows under headings.
#[derive(Debug, Default)]
pub(super) struct Grid<Cell> {
    /// One a column.
    pub(super) headings: Vec<Heading>,
    /// Rows of as many cells.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether long cells run on over several lines where a terminal is too narrow, instead of being cut.
    pub(super) is_wrapped: bool,
}

impl Grid<Shown> {
    /// Whether any cell says how sure it is.
    pub(super) fn has_signs(&self) -> bool {
        self.rows.iter().flatten().any(|cell| !cell.mark.is_empty())
    }
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

/// Free words are never cut below this, unless a column says otherwise.
pub(super) const LEAST: usize = 14;
/// A date of the usual form with its signs, such as `1970s–90s ◦≠`.
pub(super) const DATE: usize = 12;
/// In place of a number: only cells longer than most of their column are cut.
pub(super) const USUAL: usize = 0;

/// A cell, before it is known who reads it.
#[derive(Clone, Debug)]
pub(super) enum Entry<'a> {
    /// What a column of a record holds.
    Cell(Cell<'a>),
    /// Every version of an answer that stands.
    Versions(Answer<'a>),
    /// What people read, and what scripts do.
    Both(Styled, Bare<'a>),
}

/// A cell for people.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Words, which may be cut.
    pub(super) text: Styled,
    /// Signs, which may not.
    pub(super) mark: Styled,
}

/// A cell for scripts.
pub(super) type Bare<'a> = Cow<'a, str>;

impl From<Styled> for Shown {
    fn from(text: Styled) -> Self {
        Self { text, mark: Styled::default() }
    }
}

impl Shown {
    /// What a cell says at this length, with the signs of a claim.
    pub(super) fn in_words(catalogue: &Catalogue, cell: &Cell<'_>, length: Length) -> Self {
        let signs = words::cell_signs(cell);
        let mark = if signs.is_empty() { signs } else { format!(" {signs}") };
        Self { text: words::cell(catalogue, cell, length), mark: Styled::own(mark) }
    }

    /// Words and signs together.
    pub(super) fn whole(&self) -> Styled {
        Styled::joined(&[self.text.clone(), self.mark.clone()], "")
    }
}

impl<'a> Entry<'a> {
    fn for_people(&self, catalogue: &Catalogue, length: Length) -> Shown {
        match self {
            Self::Cell(cell) => Shown::in_words(catalogue, cell, length),
            Self::Versions(answer) => words::versions(catalogue, answer).into(),
            Self::Both(people, _) => people.clone().into(),
        }
    }

    fn for_scripts(self) -> Bare<'a> {
        match self {
            Self::Cell(cell) => words::machine_cell(cell),
            // Every version, or rows would look the same that differ.
            Self::Versions(answer) => words::machine_versions(answer.statements()),
            Self::Both(_, scripts) => scripts,
        }
    }
}

impl Heading {
    /// A heading in our own words.
    pub(super) fn new(key: &'static str, title: &'static str, rank: u8, least: Option<usize>) -> Self {
        Self { key: key.into(), title: Styled::own(title), rank, least }
    }

    fn of(column: Column, rank: u8) -> Self {
        let least = match column {
            column if !column.may_be_cut() => None,
            column if column.is_free() => Some(LEAST),
            Column::Derived(Derived::When) => Some(DATE),
            _ => Some(USUAL),
        };
        Self { key: column.key().into(), title: Styled::own(column.heading()), rank, least }
    }
}

impl<T> Grid<T> {
    /// Takes a column away.
    pub(super) fn remove(&mut self, column: usize) {
        self.headings.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
    }

    fn with_rows<U>(self, row: impl FnMut(Vec<T>) -> Vec<U>) -> Grid<U> {
        let rows = self.rows.into_iter().map(row).collect();
        Grid { headings: self.headings, rows, is_wrapped: self.is_wrapped }
    }
}

impl<'a> Grid<Entry<'a>> {
    /// For people.
    pub(super) fn for_people(self, catalogue: &Catalogue, length: Length) -> Grid<Shown> {
        self.with_rows(|row| row.iter().map(|entry| entry.for_people(catalogue, length)).collect())
    }

    /// For scripts.
    pub(super) fn for_scripts(self) -> Grid<Bare<'a>> {
        self.with_rows(|row| row.into_iter().map(Entry::for_scripts).collect())
    }
}

/// A listing for people. In a table signs tell how well a vehicle is attested and what only may fall into the years asked about, in
/// other forms columns.
pub(super) fn listing(catalogue: &Catalogue, listing: &Listing<'_>, is_table: bool) -> Grid<Shown> {
    let mut columns = columns(listing, !is_table);
    let sorted_by =
        listing.sorted_by.iter().filter(|column| !columns.iter().any(|(known, _)| known == *column));
    columns.extend(sorted_by.map(|column| (*column, 0)).collect::<Vec<_>>());
    // Names are accepted everywhere, so that an id which nobody asked for can stand last.
    let (ids, mut columns): (Vec<_>, Vec<_>) = columns
        .into_iter()
        .partition(|(column, rank)| *column == Column::Derived(Derived::Id) && *rank == IF_ROOM);
    columns.extend(ids);
    if is_table {
        // As a sign, unless somebody named the column.
        columns.retain(|(column, rank)| *column != Column::Derived(Derived::Attested) || *rank == 0);
    }
    let length = if is_table { Length::Short } else { Length::Full };
    let mut grid = entries(catalogue, listing, &columns).for_people(catalogue, length);
    for (row, hit) in grid.rows.iter_mut().zip(&listing.found) {
        let attested = catalogue.attested(hit.record).filter(|_| is_table);
        if attested == Some(Attested::Doubtful) {
            for cell in row.iter_mut() {
                cell.text = std::mem::take(&mut cell.text).faint();
            }
        }
        let name = columns.iter().position(|(column, _)| *column == Column::Field(car::NAME));
        if let (Some(attested), Some(name)) = (attested, name) {
            row[name].mark.push_own(&format!(" {}", words::attested_sign(attested)));
        }
        if let Some(first) = row.first_mut().filter(|_| hit.is_possible() && is_table) {
            first.mark.push(&Styled::own(format!(" {}", words::POSSIBLY)).faint());
        }
    }
    grid
}

/// A listing for scripts.
pub(super) fn bare_listing<'a>(catalogue: &'a Catalogue, listing: &Listing<'a>) -> Grid<Bare<'a>> {
    entries(catalogue, listing, &columns(listing, true)).for_scripts()
}

fn entries<'a>(catalogue: &'a Catalogue, listing: &Listing<'a>, columns: &[(Column, u8)]) -> Grid<Entry<'a>> {
    let row = |hit: &Match<'a>| {
        columns.iter().map(|(column, _)| Entry::Cell(column.cell(catalogue, hit))).collect()
    };
    Grid {
        headings: columns.iter().map(|(column, rank)| Heading::of(*column, *rank)).collect(),
        rows: listing.found.iter().map(row).collect(),
        is_wrapped: false,
    }
}

fn columns(listing: &Listing<'_>, with_years: bool) -> Vec<(Column, u8)> {
    let mut columns: Vec<_> = listing.columns.iter().map(|shown| (shown.column, shown.rank)).collect();
    if with_years && listing.is_of_years && !listing.is_chosen {
        columns.push((Column::Derived(Derived::InYears), 0));
    }
    columns
}

/// A comparison: every version that stands.
pub(super) fn comparison<'a>(compared: &Comparison<'a>) -> Grid<Entry<'a>> {
    let rows = compared.fields.iter().map(|field| {
        let versions = compared.records.iter().map(|record| Entry::Versions(record.answer(*field)));
        std::iter::once(Entry::Both(Styled::own(field.heading), field.key.into())).chain(versions).collect()
    });
    let record = |record: &&Record| Heading {
        key: record.id.into(),
        title: Styled::data(record.name()),
        rank: 0,
        least: Some(LEAST),
    };
    let field = Heading::new("field", "Field", 0, Some(LEAST));
    let headings = std::iter::once(field).chain(compared.records.iter().map(record)).collect();
    Grid { headings, rows: rows.collect(), is_wrapped: true }
}
