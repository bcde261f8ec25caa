//! What may stand in a column of hits: what a search says of a record beside what the record says itself.

use anyhow::Result;

use super::column::{Cell, Column, Derived};
use super::matched::Match;
use super::order::SortKey;
use crate::catalogue::fields::{car, film};
use crate::catalogue::{Catalogue, Kind, Quantity};
use crate::search::{Hit, Part};

/// One hit of a search, as the filters left it.
#[derive(Debug)]
pub(crate) struct HitRow<'a> {
    pub hit: Hit<'a>,
    /// Its record.
    pub found: Match<'a>,
    /// Why it was found.
    pub parts: Vec<Part<'a>>,
}

/// A column of hits, which may be of several kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HitColumn {
    /// What the record is called, whatever the field is named in its kind.
    Name,
    /// Its class or medium, or its kind.
    What,
    /// The text that matched, or the summary where a name did.
    Reason,
    /// What it is worth.
    Score,
    /// The field that matters most.
    Matched,
    /// What stands in it.
    Text,
    /// How it matches.
    How,
    /// The bytes of it that match.
    Ranges,
    /// A column of the record, for each kind that has it.
    Record(Vec<(Kind, Column)>),
}

/// Columns of the search itself: name and heading.
const OWN: [(HitColumn, &str, &str); 8] = [
    (HitColumn::Name, "name", "Name"),
    (HitColumn::What, "what", "What"),
    (HitColumn::Reason, "reason", "Found by"),
    (HitColumn::Score, "score", "Score"),
    (HitColumn::Matched, "matched", "Matched"),
    (HitColumn::Text, "text", "Text"),
    (HitColumn::How, "how", "How"),
    (HitColumn::Ranges, "ranges", "Bytes"),
];

impl HitColumn {
    /// A column derived from any record.
    pub(crate) fn derived(derived: Derived) -> Self {
        Self::Record(Kind::ALL.map(|kind| (kind, Column::Derived(derived))).into())
    }

    /// A column by its name.
    ///
    /// # Errors
    /// If none of the kinds has such a column: what is said of the first.
    pub(crate) fn parse(kinds: &[Kind], name: &str) -> Result<Self> {
        if let Some((column, ..)) = OWN.iter().find(|(_, key, _)| *key == name) {
            return Ok(column.clone());
        }
        let (mut columns, mut refused) = (Vec::new(), None);
        for kind in kinds {
            match Column::parse(*kind, name) {
                Ok(column) => columns.push((*kind, column)),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        refused.filter(|_| columns.is_empty()).map_or(Ok(Self::Record(columns)), Err)
    }

    /// Its name.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Record(columns) => columns.first().map_or_else(String::new, |(_, column)| column.key()),
            own => own.row().1.to_owned(),
        }
    }

    /// What stands over it for people.
    pub(crate) fn heading(&self) -> String {
        match self {
            Self::Record(columns) => columns.first().map_or_else(String::new, |(_, column)| column.heading()),
            own => own.row().2.to_owned(),
        }
    }

    fn row(&self) -> &'static (Self, &'static str, &'static str) {
        OWN.iter().find(|(column, ..)| column == self).unwrap_or(&OWN[0])
    }

    /// What stands in it for a hit. A reason is the text alone.
    pub(crate) fn cell<'a>(&self, catalogue: &'a Catalogue, row: &HitRow<'a>) -> Cell<'a> {
        let record = row.found.record;
        let first = row.parts.first();
        match self {
            Self::Name => Cell::Text(record.name().into()),
            Self::What => {
                let field = if record.kind == Kind::Film { film::MEDIUM } else { car::CLASS };
                let answer = record.listed_by(field);
                if answer.is_recorded() { Cell::Answer(answer) } else { Cell::Word(record.kind.word()) }
            }
            Self::Score => Cell::Text(format!("{:.2}", row.hit.score).into()),
            Self::Matched => first.map_or(Cell::NotRecorded, |part| Cell::Word(part.field)),
            Self::Text | Self::Reason => {
                first.map_or(Cell::NotRecorded, |part| Cell::Text(part.text.clone()))
            }
            Self::How => Cell::Word(row.hit.quality.word()),
            Self::Ranges => first.map_or(Cell::NotRecorded, |part| {
                let ranges = part.ranges.iter().map(|(from, to)| format!("{from}-{to}"));
                Cell::Text(ranges.collect::<Vec<_>>().join(" ").into())
            }),
            Self::Record(columns) => {
                let column = columns.iter().find(|(kind, _)| *kind == record.kind);
                column.map_or(Cell::NotRecorded, |(_, column)| column.cell(catalogue, &row.found))
            }
        }
    }

    /// What a hit sorts by in it.
    pub(crate) fn sort_key<'a>(&self, catalogue: &'a Catalogue, row: &HitRow<'a>) -> Option<SortKey> {
        match self {
            // The order of the hits, of which the score is a part.
            #[allow(clippy::cast_precision_loss, reason = "counts of records")]
            Self::Score => Some(SortKey::Quantity(Quantity::exact(-(row.hit.rank as f64)))),
            column => column.cell(catalogue, row).sort_key(),
        }
    }
}
