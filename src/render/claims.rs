//! Claims of some records as rows: the whole archive, what its own voice took back among it, or what stands in chosen fields.

use std::borrow::Cow;

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Field, Record, Value};
use crate::document::{Depth, Records};
use crate::query::Cell;

use super::grid::{Bare, Entry, Grid, Heading, LEAST, Shown};
use super::styled::Styled;
use super::words::{self, EARLIER, Length};

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

/// The claims for people; columns that tell nothing are left out.
pub(super) fn grid(catalogue: &Catalogue, shown: &Records<'_>) -> Grid<Shown> {
    let mut grid = entries(catalogue, shown).for_people(catalogue, Length::Full);
    if let [_] = shown.records[..] {
        // Of one record, people need not be told over and over which it is.
        grid.remove(0);
    } else {
        grid.headings[0].rank = 0;
    }
    // Of the columns that never go for want of room, "none" is news.
    for column in (0..grid.headings.len()).rev() {
        let tells_nothing = grid.rows.iter().all(|row| row[column].text == Styled::own(words::NONE));
        if grid.headings[column].rank > 0 && tells_nothing {
            grid.remove(column);
        }
    }
    grid
}

/// The claims for scripts.
pub(super) fn bare<'a>(catalogue: &'a Catalogue, shown: &Records<'a>) -> Grid<Bare<'a>> {
    entries(catalogue, shown).for_scripts()
}

fn entries<'a>(catalogue: &'a Catalogue, shown: &Records<'a>) -> Grid<Entry<'a>> {
    let mut rows = Vec::new();
    for record in &shown.records {
        if shown.depth == Depth::Fields {
            for field in shown.fields.iter().filter(|field| field.kind() == record.kind) {
                let answer = record.answer(*field);
                let agreement = answer.agreement(catalogue);
                if !answer.is_recorded() {
                    rows.push(row(catalogue, record, *field, agreement, None, None));
                }
                rows.extend(answer.statements().map(|statement| {
                    row(
                        catalogue,
                        record,
                        *field,
                        agreement,
                        Some(statement.value.clone()),
                        statement.claim(),
                    )
                }));
            }
            continue;
        }
        for (field, claims) in record.archive().fields() {
            let agreement = record.answer(field).agreement(catalogue);
            rows.extend(claims.iter().map(|claim| {
                row(catalogue, record, field, agreement, Some(Cow::Borrowed(&claim.value)), Some(claim))
            }));
        }
    }
    let headings = COLUMNS
        .map(|(key, title, rank, may_be_cut)| Heading::new(key, title, rank, may_be_cut.then_some(LEAST)));
    Grid { headings: headings.into(), rows, is_wrapped: true }
}

/// A value with what is said of it; editorial values have no claim.
fn row<'a>(
    catalogue: &Catalogue,
    record: &'a Record,
    field: Field,
    agreement: Option<Agreement>,
    value: Option<Cow<'a, Value>>,
    claim: Option<&'a Claim>,
) -> Vec<Entry<'a>> {
    let word = |word: Option<&'static str>| Entry::Cell(Cell::Word(word.unwrap_or(words::NONE)));
    let text = |text: Option<Cow<'a, str>>| text.map_or(word(None), |text| Entry::Cell(Cell::Text(text)));
    let said = value.map_or(Entry::Cell(Cell::NotRecorded), |value| {
        let mut people = words::human(catalogue, field, &value);
        if claim.is_some_and(|claim| !claim.stands) {
            people.push_own(&format!(" ({EARLIER})"));
        }
        Entry::Both(people, words::machine_cow(value))
    });
    let certainty = claim.map(|claim| claim.certainty.map_or(words::UNKNOWN, Certainty::word));
    let when = claim.and_then(|claim| claim.when.as_ref());
    let sources = claim.map(|claim| claim.by.to_vec().join(" "));
    vec![
        Entry::Cell(Cell::Text(record.id.into())),
        Entry::Both(Styled::own(field.heading), field.key.into()),
        said,
        word(certainty),
        word(claim.filter(|claim| claim.seen).map(|_| "seen")),
        word(agreement.map(Agreement::word)),
        when.map_or(word(None), |when| Entry::Both(Styled::own(when.words()), when.to_string().into())),
        text(sources.filter(|sources| !sources.is_empty()).map(Cow::Owned)),
        text(claim.and_then(|claim| claim.note).map(Into::into)),
        text(claim.and_then(|claim| claim.superseded).map(Into::into)),
    ]
}
