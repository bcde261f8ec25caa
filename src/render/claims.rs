//! Claims as rows: everything that a record claims, what its own voice took back among it, what stands in chosen fields, or what a question
//! shows.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::catalogue::{Catalogue, Certainty, Record, Statement};
use crate::document::article::Article;
use crate::document::row::Row;

use super::grid::{Cell, Grid, Heading, LEAST};
use super::json::SCHEMA;
use super::json_answer::serialize_said;
use super::styled::Styled;
use super::words::{self, EARLIER};

/// Key, title, rank, whether words may be cut.
const COLUMNS: [(&str, &str, u8, bool); 10] = [
    ("id", "ID", 7, false),
    ("field", "Field", 0, false),
    ("value", "Value", 0, true),
    ("certainty", "Certainty", 0, false),
    ("seen", "Seen", 4, false),
    ("agreement", "Agreement", 6, false),
    ("when", "When", 5, true),
    ("sources", "Sources", 1, true),
    ("note", "Note", 2, true),
    ("superseded-by", "Taken back in", 3, true),
];

/// A narrower terminal has no room for the ids of sources and for notes beside each other.
const ROOMY: usize = 110;

/// A claim with its record and row; `said` is `None` for a field that was asked for and is not recorded.
pub(super) struct Claimed<'l, 'a> {
    catalogue: &'a Catalogue,
    record: &'a Record,
    row: &'l Row<'a>,
    said: Option<Statement<'a>>,
}

/// The claims of an article, row by row.
pub(super) fn claims<'l, 'a>(article: &'l Article<'a>) -> impl Iterator<Item = Claimed<'l, 'a>> {
    let catalogue = article.catalogue;
    article.claimed().flat_map(move |(record, row)| {
        let said = row.versions().chain(row.history());
        let missing = (!row.is_claimed()).then_some(None);
        let said = said.map(Some).chain(missing);
        said.map(move |said| Claimed { catalogue, record, row, said })
    })
}

/// The claims under headings; for people without columns that tell nothing.
pub(super) fn grid<'a>(articles: &[Article<'a>], is_for_people: bool) -> Grid<'a> {
    let headings = COLUMNS
        .map(|(key, title, rank, may_be_cut)| Heading::new(key, title, rank, may_be_cut.then_some(LEAST)));
    let rows = articles.iter().flat_map(|article| {
        let rows: Vec<Vec<Cell<'a>>> = claims(article).map(|claimed| claimed.cells()).collect();
        if rows.is_empty() { head(article, is_for_people) } else { rows }
    });
    let rows = rows.collect();
    let mut grid =
        Grid { headings: headings.into(), rows, is_wrapped: true, least_width: ROOMY, ..Grid::default() };
    if is_for_people {
        // Of one record, people need not be told over and over which it is.
        if grid.rows.windows(2).all(|rows| rows[0][0].bare == rows[1][0].bare) {
            grid.remove(0);
        } else {
            grid.headings[0].rank = 0;
        }
        grid.remove_blank();
    }
    grid
}

/// What a record without claims is: what the catalogue says of it in its own words, and for people its kind.
fn head<'a>(article: &Article<'a>, is_for_people: bool) -> Vec<Vec<Cell<'a>>> {
    let (catalogue, record) = (article.catalogue, article.record);
    let row = |row| Claimed { catalogue, record, row, said: row.versions().next() }.cells();
    let mut head: Vec<_> = article.rows.iter().filter(|row| row.is_recorded()).map(row).collect();
    let kind = Styled::data(&article.kind_words.join(", "));
    let mut kind = vec![Cell::data(record.id), Cell::word("Kind"), Cell::new(kind, record.kind.word())];
    kind.resize(COLUMNS.len(), Cell::default());
    let second = 1.min(head.len());
    head.splice(second..second, is_for_people.then_some(kind));
    head
}

impl<'a> Claimed<'_, 'a> {
    /// A value with what is said of it; editorial values have no claim.
    fn cells(&self) -> Vec<Cell<'a>> {
        let Self { catalogue, row, .. } = self;
        let said = self.said.as_ref();
        let none = || Cell::new(Styled::default(), words::NONE);
        let claim = said.filter(|said| !said.field.is_editorial());
        let field = row.answer.field;
        let mut value = said.map_or_else(|| words::silence(field), |said| words::human(catalogue, said));
        if said.is_some_and(|said| said.superseded_by().is_some()) {
            value.push_own(&format!(" ({EARLIER})"));
        }
        let value = Cell::new(value, words::machine_versions(field, said.cloned().into_iter()));
        let certainty = claim.map(|claim| claim.certainty.map_or(words::UNKNOWN, Certainty::word));
        let is_seen = said.is_some_and(|said| said.seen);
        let when = said.and_then(Statement::when);
        let sources = said.map(|said| said.by).filter(|sources| !sources.is_empty());
        let superseded = said.and_then(Statement::superseded_by);
        vec![
            Cell::data(self.record.id),
            Cell::new(Styled::own(field.heading), field.key),
            value,
            certainty.map_or_else(none, Cell::word),
            Cell::new(Styled::own(if is_seen { "seen" } else { "" }), is_seen.to_string()),
            row.answer.agreement(catalogue).map_or_else(none, Cell::word),
            when.map_or_else(none, |when| Cell::new(Styled::own(when.words()), when.to_string())),
            sources.map_or_else(none, Cell::data),
            said.and_then(|said| said.note).map_or_else(none, Cell::data),
            superseded.map_or_else(none, Cell::data),
        ]
    }
}

impl Serialize for Claimed<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry("kind", self.record.kind.word())?;
        map.serialize_entry("id", self.record.id)?;
        map.serialize_entry("field", self.row.answer.field.key)?;
        map.serialize_entry("agreement", &self.row.answer.agreement(self.catalogue))?;
        if let Some(said) = &self.said {
            serialize_said(&mut map, said)?;
        }
        map.end()
    }
}
