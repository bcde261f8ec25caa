//! Claims of some records as rows: the whole archive, what its own voice took back among it, or what stands in chosen fields.

use std::borrow::Cow;

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Field, Record, Value};
use crate::document::{Depth, Records};

use super::grid::{Cell, Grid, Heading, LEAST};
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

/// All claims, or what stands in the fields that somebody chose; for people without columns that tell nothing.
pub(super) fn grid<'a>(catalogue: &'a Catalogue, shown: &Records<'a>, is_for_people: bool) -> Grid<'a> {
    let mut rows = Vec::new();
    for record in &shown.records {
        if shown.depth == Depth::Fields {
            for field in shown.fields.iter().filter(|field| field.kind() == record.kind) {
                let answer = record.answer(*field);
                if !answer.is_recorded() {
                    rows.push(row(catalogue, record, *field, None, None));
                }
                let values = answer.statements();
                rows.extend(values.map(|said| {
                    let claim = said.claim();
                    row(catalogue, record, *field, Some(said.value), claim)
                }));
            }
            continue;
        }
        for (field, claims) in record.archive().fields() {
            let value = |claim: &'a Claim| Some(Cow::Borrowed(&claim.value));
            rows.extend(claims.iter().map(|claim| row(catalogue, record, field, value(claim), Some(claim))));
        }
    }
    let headings = COLUMNS
        .map(|(key, title, rank, may_be_cut)| Heading::new(key, title, rank, may_be_cut.then_some(LEAST)));
    let mut grid = Grid { headings: headings.into(), rows, is_wrapped: true, ..Grid::default() };
    if is_for_people {
        // Of one record, people need not be told over and over which it is.
        if let [_] = shown.records[..] {
            grid.remove(0);
        } else {
            grid.headings[0].rank = 0;
        }
        // Of the columns that never go for want of room, "none" is news.
        for column in (0..grid.headings.len()).rev() {
            let tells_nothing = grid.rows.iter().all(|row| row[column].bare == words::NONE);
            if grid.headings[column].rank > 0 && tells_nothing {
                grid.remove(column);
            }
        }
    }
    grid
}

/// A value with what is said of it; editorial values have no claim.
fn row<'a>(
    catalogue: &Catalogue,
    record: &'a Record,
    field: Field,
    value: Option<Cow<'a, Value>>,
    claim: Option<&'a Claim>,
) -> Vec<Cell<'a>> {
    let none = || Cell::word(words::NONE);
    let said = value.map_or_else(
        || Cell::new(Styled::own(words::NOT_RECORDED).faint(), words::NOT_RECORDED),
        |value| {
            let mut people = words::human(catalogue, field, &value);
            if claim.is_some_and(|claim| !claim.stands) {
                people.push_own(&format!(" ({EARLIER})"));
            }
            Cell::new(people, words::machine_cow(value))
        },
    );
    let certainty = claim.map(|claim| claim.certainty.map_or(words::UNKNOWN, Certainty::word));
    let seen = claim.filter(|claim| claim.seen).map(|_| "seen");
    let agreement = record.answer(field).agreement(catalogue).map(Agreement::word);
    let when = claim.and_then(|claim| claim.when.as_ref());
    let sources = claim.map(|claim| claim.by.to_vec().join(" "));
    let reason = claim.and_then(|claim| claim.note.as_ref());
    let later = claim.and_then(|claim| claim.superseded.as_ref());
    vec![
        Cell::data(record.id),
        Cell::new(Styled::own(field.heading), field.key),
        said,
        certainty.map_or_else(none, Cell::word),
        seen.map_or_else(none, Cell::word),
        agreement.map_or_else(none, Cell::word),
        when.map_or_else(none, |when| Cell::new(Styled::own(when.words()), when.to_string())),
        sources.filter(|sources| !sources.is_empty()).map_or_else(none, Cell::data),
        reason.map_or_else(none, |note| Cell::data(*note)),
        later.map_or_else(none, |later| Cell::data(*later)),
    ]
}
