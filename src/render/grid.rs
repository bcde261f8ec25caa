//! Documents as rows of cells: what all formats with rows write.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::catalogue::Catalogue;
use crate::query;

use super::styled::Styled;
use super::words::{self, Length};

/// Rows under headings.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    /// One a column.
    pub(super) headings: Vec<Heading>,
    /// Rows of as many cells.
    pub(super) rows: Vec<Vec<Cell<'a>>>,
    /// Whether a row is read across: its first cell says what the others are about.
    pub(super) is_wrapped: bool,
    /// On a narrower terminal its rows stand below each other, unless a table is asked for.
    pub(super) least_width: usize,
    /// What the last line says before it explains the signs.
    pub(super) counts: Vec<Styled>,
    /// The keys of columns that were added to the usual ones.
    pub(super) added: Vec<String>,
    /// What it says after them, a flag after a colon.
    pub(super) left_out: Vec<String>,
}

/// What stands over a column.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// Its name for scripts.
    pub(super) key: Cow<'static, str>,
    /// Its name for people.
    pub(super) title: Styled,
    /// Columns of the highest number go first where space is short; 0 and 1 stay, unless rows are stacked.
    pub(super) rank: u8,
    /// The width below which it is not wrapped; nothing if it is not wrapped at all.
    pub(super) least: Option<usize>,
    /// Its cells say which record a row is about; they take no more than `least` where others need room.
    pub(super) is_name: bool,
    /// Its cells say what kind of thing that is.
    pub(super) is_kind: bool,
}

/// The content of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell<'a> {
    /// Signs and words for people; nothing in rows for scripts, of which there may be many.
    pub(super) text: Option<Box<Styled>>,
    /// The bare value for scripts.
    pub(super) bare: Cow<'a, str>,
}

/// References and short words are not wrapped below this.
pub(super) const LEAST: usize = 14;
/// A name is wrapped beyond half the screen and nowhere else.
pub(super) const HALF: usize = usize::MAX;

impl<'a> Cell<'a> {
    /// What people read, and what scripts do.
    pub(super) fn new(text: Styled, bare: impl Into<Cow<'a, str>>) -> Self {
        Self { text: Some(text.into()), bare: bare.into() }
    }

    /// What people read.
    pub(super) fn text(&self) -> &Styled {
        self.text.as_deref().unwrap_or(Styled::EMPTY)
    }

    /// A word of the program.
    pub(super) fn word(word: &'static str) -> Self {
        Self::new(Styled::own(word), word)
    }

    /// Words of the data.
    pub(super) fn data(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        Self::new(Styled::data(&text), text)
    }

    /// A value for scripts, and how people read it.
    fn of_value(value: &Value) -> Self {
        let text = match value {
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if text.is_empty() { Self::word(words::NONE) } else { Self::data(text) }
    }

    /// What a column of a record holds, for people at this length.
    pub(super) fn of(catalogue: &Catalogue, cell: query::Cell<'_>, length: Length) -> Self {
        Self::new(words::cell(catalogue, &cell, length), words::machine_cell(cell))
    }
}

impl Heading {
    /// A heading that people read as scripts do.
    pub(super) fn of_key(key: &'static str, rank: u8, least: Option<usize>) -> Self {
        Self::new(key, format!("{}{}", key[..1].to_uppercase(), &key[1..]), rank, least)
    }

    /// A heading in our own words.
    pub(super) fn new(
        key: impl Into<Cow<'static, str>>,
        title: impl Into<String>,
        rank: u8,
        least: Option<usize>,
    ) -> Self {
        Self { key: key.into(), title: Styled::own(title), rank, least, is_name: false, is_kind: false }
    }
}

/// What scripts read of a row, under its keys.
pub(super) type Object = Map<String, Value>;

impl Grid<'_> {
    /// Objects under headings, each with its key, its rank and the width below which it is not wrapped.
    pub(super) fn of_objects(objects: &[Object], headings: &[(&'static str, u8, Option<usize>)]) -> Self {
        let row = |object: &Object| object.values().map(Cell::of_value).collect();
        let headings = headings.iter().map(|(key, rank, least)| Heading::of_key(key, *rank, *least));
        Self { headings: headings.collect(), rows: objects.iter().map(row).collect(), ..Self::default() }
    }

    /// Takes away the columns that tell people nothing.
    pub(super) fn remove_blank(&mut self) {
        for column in (0..self.headings.len()).rev() {
            if self.rows.iter().all(|row| row[column].text().is_empty()) {
                self.remove(column);
            }
        }
    }

    /// Takes a column away.
    pub(super) fn remove(&mut self, column: usize) {
        self.headings.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
    }
}
