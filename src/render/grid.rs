//! Documents as rows of cells: what all formats with rows write. For people a cell is words and signs, for scripts bare values.

use std::borrow::Cow;

use crate::catalogue::{Catalogue, Record, Statement};
use crate::document::{Comparison, Listing};
use crate::query::{Cell, Column, Derived, Match};

use super::styled::{NBSP, Styled};
use super::words;

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
    /// What a cell says, with the signs of a claim.
    pub(super) fn of(catalogue: &Catalogue, cell: &Cell<'_>) -> Self {
        let signs = match cell {
            Cell::Answer(answer) => words::signs(answer),
            _ => String::new(),
        };
        let mark = if signs.is_empty() { signs } else { format!(" {signs}") };
        Self { text: words::cell(catalogue, cell), mark: Styled::own(mark).faint() }
    }

    /// Words and signs together.
    pub(super) fn whole(&self) -> Styled {
        Styled::joined(&[self.text.clone(), self.mark.clone()], "")
    }
}

impl Heading {
    /// A heading in our own words.
    pub(super) fn new(key: &'static str, title: &'static str, rank: u8, least: Option<usize>) -> Self {
        Self { key: key.into(), title: Styled::own(title), rank, least }
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
}

/// A listing for people. In a table a sign tells what only may fall into the years asked about, in other forms a column.
pub(super) fn listing(catalogue: &Catalogue, listing: &Listing<'_>, is_table: bool) -> Grid<Shown> {
    let columns = columns(listing, !is_table);
    let row = |hit: &Match<'_>| {
        let cells = columns.iter().map(|(column, _)| Shown::of(catalogue, &column.cell(catalogue, hit)));
        let mut row: Vec<Shown> = cells.collect();
        if let Some(first) = row.first_mut().filter(|_| hit.is_possible() && is_table) {
            first.mark.push(&Styled::own(format!(" {}", words::POSSIBLY)).faint());
        }
        row
    };
    Grid { headings: headings(&columns), rows: listing.found.iter().map(row).collect(), is_wrapped: false }
}

/// A listing for scripts.
pub(super) fn bare_listing<'a>(catalogue: &'a Catalogue, listing: &Listing<'a>) -> Grid<Bare<'a>> {
    let columns = columns(listing, true);
    let row = |hit: &Match<'a>| {
        columns.iter().map(|(column, _)| words::machine_cell(column.cell(catalogue, hit))).collect()
    };
    Grid { headings: headings(&columns), rows: listing.found.iter().map(row).collect(), is_wrapped: false }
}

fn columns(listing: &Listing<'_>, with_years: bool) -> Vec<(Column, u8)> {
    let mut columns: Vec<_> = listing.columns.iter().map(|shown| (shown.column, shown.rank)).collect();
    if with_years && listing.is_of_years && !listing.is_chosen {
        columns.push((Column::Derived(Derived::InYears), 0));
    }
    columns
}

fn headings(columns: &[(Column, u8)]) -> Vec<Heading> {
    let heading = |(column, rank): &(Column, u8)| Heading {
        key: column.key().into(),
        title: Styled::own(column.heading()),
        rank: *rank,
        least: column.may_be_cut().then_some(LEAST),
    };
    columns.iter().map(heading).collect()
}

/// A comparison for people: every version that stands with its sign, which stays on the line of its last word.
pub(super) fn comparison(catalogue: &Catalogue, compared: &Comparison<'_>) -> Grid<Shown> {
    let version = |version: &Statement<'_>| {
        let mut words = words::human(catalogue, version.field, &version.value);
        if let Some(certainty) = version.certainty() {
            words.push_own(&format!("{NBSP}{}", words::sign(certainty)));
        }
        words
    };
    let rows = compared.fields.iter().map(|field| {
        let cells = compared.records.iter().map(|record| {
            let answer = record.answer(*field);
            let versions: Vec<Styled> = answer.statements().map(|statement| version(&statement)).collect();
            if versions.is_empty() {
                return Shown::from(Styled::own(words::NOT_RECORDED).faint());
            }
            let mut text = Styled::joined(&versions, "; ");
            if answer.is_disputed() {
                text.push_own(&format!("{NBSP}{}", words::DISPUTED));
            }
            Shown::from(text)
        });
        std::iter::once(Shown::from(Styled::own(field.heading))).chain(cells).collect()
    });
    Grid { rows: rows.collect(), headings: compared_headings(&compared.records), is_wrapped: true }
}

/// A comparison for scripts: every version that stands, or rows would look the same that differ.
pub(super) fn bare_comparison<'a>(compared: &Comparison<'a>) -> Grid<Bare<'a>> {
    let rows = compared.fields.iter().map(|field| {
        let cells = compared.records.iter().map(|record| {
            let versions = record.answer(*field).statements();
            let versions: Vec<_> = versions.map(|version| words::machine_statement(&version)).collect();
            if versions.is_empty() { words::NOT_RECORDED.into() } else { versions.join("; ").into() }
        });
        std::iter::once(Cow::from(field.key)).chain(cells).collect()
    });
    Grid { rows: rows.collect(), headings: compared_headings(&compared.records), is_wrapped: true }
}

fn compared_headings(records: &[&Record]) -> Vec<Heading> {
    let record = |record: &&Record| Heading {
        key: record.id.as_static().into(),
        title: Styled::data(record.name()),
        rank: 0,
        least: Some(LEAST),
    };
    std::iter::once(Heading::new("field", "Field", 0, Some(LEAST)))
        .chain(records.iter().map(record))
        .collect()
}
