//! Every claim of some records as a row: the archive, what its own voice took back among it.

use std::borrow::Cow;

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Field, Record, Text};

use super::grid::{Bare, Grid, Heading, LEAST, Shown};
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

/// The claims for people; columns that tell nothing are left out.
pub(super) fn grid(catalogue: &Catalogue, records: &[&Record]) -> Grid<Shown> {
    let row = |record: &Record, field: Field, agreement: Option<Agreement>, claim: &Claim| {
        let mut value = words::human(catalogue, field, &claim.value);
        if !claim.stands {
            value.push_own(&format!(" ({EARLIER})"));
        }
        let or_none = |text: Option<Styled>| text.unwrap_or_else(|| Styled::own(words::NONE));
        let when = claim.when.as_ref().map(|when| Styled::own(when.words()));
        let cells = [
            Styled::own(record.id.as_str()),
            Styled::own(field.heading),
            value,
            Styled::own(claim.certainty.map_or(words::UNKNOWN, Certainty::word)),
            Styled::own(if claim.seen { "seen" } else { words::NONE }),
            Styled::own(agreement.map_or(words::NONE, Agreement::word)),
            or_none(when),
            or_none(Some(Styled::data(&sources(claim))).filter(|sources| !sources.is_empty())),
            or_none(claim.note.as_ref().map(|note| Styled::data(note))),
            or_none(claim.superseded.as_ref().map(|later| Styled::data(later))),
        ];
        cells.map(Shown::from).into()
    };
    let mut grid = Grid { headings: headings(), rows: rows(catalogue, records, row), is_wrapped: true };
    if let [_] = records {
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
pub(super) fn bare<'a>(catalogue: &'a Catalogue, records: &[&'a Record]) -> Grid<Bare<'a>> {
    let row = |record: &'a Record, field: Field, agreement: Option<Agreement>, claim: &'a Claim| {
        let or_none = |text: Option<Cow<'a, str>>| text.unwrap_or(words::NONE.into());
        vec![
            record.id.as_str().into(),
            field.key.into(),
            words::machine(&claim.value),
            claim.certainty.map_or(words::UNKNOWN, Certainty::word).into(),
            if claim.seen { "seen" } else { words::NONE }.into(),
            agreement.map_or(words::NONE, Agreement::word).into(),
            or_none(claim.when.as_ref().map(|when| when.to_string().into())),
            or_none(Some(sources(claim).into()).filter(|sources: &Cow<'_, str>| !sources.is_empty())),
            or_none(claim.note.as_ref().map(|note| note.as_str().into())),
            or_none(claim.superseded.as_ref().map(|later| later.as_str().into())),
        ]
    };
    Grid { headings: headings(), rows: rows(catalogue, records, row), is_wrapped: true }
}

fn headings() -> Vec<Heading> {
    COLUMNS
        .map(|(key, title, rank, may_be_cut)| Heading::new(key, title, rank, may_be_cut.then_some(LEAST)))
        .into()
}

fn rows<'a, T>(
    catalogue: &Catalogue,
    records: &[&'a Record],
    row: impl Fn(&'a Record, Field, Option<Agreement>, &'a Claim) -> Vec<T>,
) -> Vec<Vec<T>> {
    let mut rows = Vec::new();
    for record in records {
        for (field, claims) in record.archive().fields() {
            let agreement = record.answer(field).agreement(catalogue);
            rows.extend(claims.iter().map(|claim| row(record, field, agreement, claim)));
        }
    }
    rows
}

fn sources(claim: &Claim) -> String {
    claim.by.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
}
