//! Which records, in which order: filters and sorting. Pure; what the words on the command line were is in [`crate::cli`].

mod span;

use std::cmp::Ordering;

use crate::catalogue::{Catalogue, Certainty, Kind, Overlap, Record, Value};
use crate::column::{Cell, Column, Derived, dated, natural};

pub use span::{Span, SpanError};

/// Conditions that a record must meet, all of them.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Ids of manufacturers, one of which a car must be ascribed to.
    pub manufacturers: Vec<String>,
    /// Words of the class field.
    pub classes: Vec<String>,
    /// Word of the origin field.
    pub origin: Option<String>,
    /// Word of the status field.
    pub status: Option<String>,
    /// Years that it must fall into, perhaps.
    pub years: Option<Span>,
    /// Ids of films, in one of which it must be seen.
    pub films: Vec<String>,
    /// Ids of sources, one of which it must cite.
    pub sources: Vec<String>,
    /// How sure its surest claim must be.
    pub certainty: Option<Certainty>,
    /// Sources must differ on something.
    pub disputed: bool,
    /// Columns in which nothing must be recorded.
    pub missing: Vec<Column>,
    /// Foreign vehicles, hoaxes and muddles too.
    pub all: bool,
}

/// One column to sort by.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// A record that meets the filter.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// The record.
    pub record: &'a Record,
    /// It may fall into the years asked about, but need not.
    pub possible: bool,
}

impl<'a> Match<'a> {
    /// What the record has in a column.
    #[must_use]
    pub fn cell(&self, catalogue: &'a Catalogue, column: Column) -> Cell<'a> {
        match column {
            Column::Derived(Derived::InYears) => Cell::Word(in_years(self.possible)),
            column => column.cell(catalogue, self.record),
        }
    }
}

/// How surely a record falls into the years asked about, in a word.
#[must_use]
pub fn in_years(possible: bool) -> &'static str {
    if possible { "possibly" } else { "surely" }
}

/// The records of a kind that meet a filter, in the default order: cars and films by year, then all by id.
#[must_use]
pub fn select<'a>(catalogue: &'a Catalogue, kind: Kind, filter: &Filter) -> Vec<Match<'a>> {
    let mut found: Vec<Match<'a>> =
        catalogue.records(kind).filter_map(|record| filter.matches(catalogue, record)).collect();
    let order: &[Sort] = match kind {
        Kind::Manufacturer | Kind::Source | Kind::Plate | Kind::Sighting => &[],
        Kind::Car | Kind::Film => &[Sort { column: Column::Derived(Derived::When), descending: false }],
    };
    sort(catalogue, &mut found, order);
    found
}

/// Where none is in the years asked about: the record nearest to them that meets all else.
#[must_use]
pub fn nearest_in_time<'a>(catalogue: &'a Catalogue, kind: Kind, filter: &Filter) -> Option<&'a Record> {
    let span = filter.years?;
    let others = Filter { years: None, ..filter.clone() };
    let distance = |record: &Record| {
        let dated = dated(catalogue, record);
        let contents = dated.kind.year_fields().iter().filter_map(|key| dated.get(key)?.values().next());
        let distances = contents.filter_map(|value| match value {
            Value::Years(years) => {
                Some(years.earliest()?.saturating_sub(span.to).max(span.from.saturating_sub(years.latest()?)))
            }
            _ => None,
        });
        distances.min()
    };
    let found = select(catalogue, kind, &others).into_iter();
    found
        .filter_map(|hit| Some((distance(hit.record)?, hit.record)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, record)| record)
}

/// Sorts by the columns given; ties go by id, what is not recorded comes last in both directions.
pub fn sort(catalogue: &Catalogue, found: &mut Vec<Match<'_>>, order: &[Sort]) {
    let mut keyed: Vec<_> = std::mem::take(found)
        .into_iter()
        .map(|hit| {
            let keys: Vec<_> = order.iter().map(|sort| hit.cell(catalogue, sort.column).sort_key()).collect();
            (keys, hit)
        })
        .collect();
    keyed.sort_by(|(a, left), (b, right)| {
        let by_columns = order.iter().zip(a.iter().zip(b)).map(|(sort, keys)| match keys {
            (Some(a), Some(b)) if sort.descending => b.compare(a),
            (Some(a), Some(b)) => a.compare(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        let by_columns = by_columns.fold(Ordering::Equal, Ordering::then);
        by_columns.then_with(|| natural(&left.record.id, &right.record.id))
    });
    found.extend(keyed.into_iter().map(|(_, hit)| hit));
}

impl Filter {
    /// Whether every record meets it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let Self {
            manufacturers,
            classes,
            origin,
            status,
            years,
            films,
            sources,
            certainty,
            disputed,
            missing,
            all,
        } = self;
        let lists = [manufacturers, classes, films, sources];
        *all && !disputed
            && missing.is_empty()
            && lists.iter().all(|list| list.is_empty())
            && origin.is_none()
            && status.is_none()
            && years.is_none()
            && certainty.is_none()
    }

    /// Whether a record meets it.
    #[must_use]
    pub fn matches<'a>(&self, catalogue: &'a Catalogue, record: &'a Record) -> Option<Match<'a>> {
        let text_is = |key: &str, wanted: &str| {
            record
                .get(key)
                .is_some_and(|content| content.values().any(|value| value.as_text() == Some(wanted)))
        };
        let refers = |key: &str, ids: &[String]| ids.is_empty() || ids.iter().any(|id| text_is(key, id));
        let film = |ids: &[String]| match record.kind {
            _ if ids.is_empty() => true,
            Kind::Film => ids.iter().any(|id| *record.id == **id),
            Kind::Sighting => refers("film", ids),
            _ => catalogue.referring(record).any(|(_, from)| {
                ids.iter().any(|id| from.claims("film").iter().any(|claim| claim.value.as_text() == Some(id)))
            }),
        };
        let cites =
            |id: &String| record.all_claims().any(|(_, claim)| claim.by.iter().any(|by| **by == **id));
        let is = |kind: Kind, id: &str| record.kind == kind && *record.id == *id;
        let made_by = refers("manufacturer", &self.manufacturers)
            || self.manufacturers.iter().any(|id| is(Kind::Manufacturer, id));
        let kept = (self.all || self.origin.is_some() || self.status.is_some() || is_listed(record))
            && made_by
            && (self.classes.is_empty() || self.classes.iter().any(|class| text_is("class", class)))
            && self.origin.as_deref().is_none_or(|origin| text_is("origin", origin))
            && self.status.as_deref().is_none_or(|status| text_is("status", status))
            && film(&self.films)
            && (self.sources.is_empty() || self.sources.iter().any(|id| is(Kind::Source, id) || cites(id)))
            && self.certainty.is_none_or(|least| record.tally.surest.is_some_and(|surest| surest >= least))
            && (!self.disputed || record.tally.disputed)
            && self.missing.iter().all(|column| is_missing(catalogue, record, *column));
        if !kept {
            return None;
        }
        let overlap = self.years.map_or(Overlap::Definite, |span| overlap(dated(catalogue, record), span));
        (overlap != Overlap::No).then_some(Match { record, possible: overlap == Overlap::Possible })
    }
}

fn is_missing(catalogue: &Catalogue, record: &Record, column: Column) -> bool {
    // That a filter knows, not the record.
    column != Column::Derived(Derived::InYears) && column.cell(catalogue, record) == Cell::NotRecorded
}

/// Foreign relatives, hoaxes and muddles are in the catalogue but no North Korean vehicles.
fn is_listed(record: &Record) -> bool {
    let unreal = |claims: &[crate::catalogue::Claim]| {
        claims
            .first()
            .and_then(|claim| claim.value.as_text())
            .is_some_and(|word| word == "hoax" || word == "muddle")
    };
    record.kind != Kind::Car || (record.text("origin") != Some("foreign") && !unreal(record.claims("status")))
}

/// The preferred date may settle it; any other standing one makes it possible.
fn overlap(record: &Record, span: Span) -> Overlap {
    let mut best = Overlap::No;
    for key in record.kind.year_fields() {
        let Some(content) = record.get(key) else { continue };
        let standing = |index: usize| content.claims().get(index).is_none_or(crate::catalogue::Claim::stands);
        for (index, value) in content.values().enumerate().filter(|(index, _)| standing(*index)) {
            let Value::Years(years) = value else { continue };
            // A version that tells only one end says nothing of the other years.
            if index > 0 && (years.earliest().is_none() || years.latest().is_none()) {
                continue;
            }
            let found = years.overlap(span.from, span.to);
            best = best.max(if index == 0 { found } else { found.min(Overlap::Possible) });
        }
    }
    best
}
