//! `handbook`: the catalogue, or a part of it, as one page to take along.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Context, Outcome};
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Kind, Record};
use crate::cli::HandbookArgs;
use crate::document::timeline::Timeline;
use crate::document::{Document, Handbook, RecordGroup};
use crate::query::{Filter, Match, select};
use crate::report::{FOUND, Note, Report};

/// A page of more records takes a telephone more than a second for each key that is typed.
const MAX_RECORDS: usize = 5000;
/// How to write a smaller one.
const PART: &str = "nkcars handbook trucks";

pub(super) fn run<'a>(context: &Context<'a>, args: &HandbookArgs) -> Result<Outcome<'a>> {
    let found = found(context, args)?;
    if found.is_empty() {
        let what = if args.what.is_empty() { "records".to_owned() } else { args.what.join(" ") };
        let message = format!("no {what} match; a handbook of nothing is not written");
        return Err(Report::not_found(message).into());
    }
    let all: usize = Kind::ALL.into_iter().map(|kind| context.catalogue.count(kind)).sum();
    let is_whole = found.len() == all;
    let mut groups = Vec::new();
    // What is asked most stands first.
    let mut kinds = Kind::ALL;
    kinds.rotate_right(1);
    for kind in kinds {
        let mut records: Vec<&Record> = found.iter().copied().filter(|record| record.kind == kind).collect();
        if kind == Kind::Source && !is_whole {
            records = with_cited(context, &found, records);
        }
        groups.extend(grouped(kind, &records));
    }
    let cars: Vec<Match<'a>> =
        found.iter().filter(|record| record.kind == Kind::Car).map(|record| Match::from(*record)).collect();
    let timeline =
        (!cars.is_empty()).then(|| Timeline::new(context.catalogue, &cars, car::MANUFACTURER, false));
    let count: usize = groups.iter().map(|group| group.records.len()).sum();
    let note =
        format!("a page of {count} records opens slowly or not at all on a telephone; {PART} writes a part");
    let notes = (count > MAX_RECORDS).then_some(Note::Message(note)).into_iter().collect();
    let document = Document::Handbook(Handbook { groups, is_whole, timeline });
    Ok((document, Report { notes, ..Report::default() }))
}

/// The records that meet the filters, of one kind or of all.
fn found<'a>(context: &Context<'a>, args: &HandbookArgs) -> Result<Vec<&'a Record>> {
    let is_of_all = args.what.is_empty();
    let mut found = Vec::new();
    let (filters, missing) = context.filters(&args.what, &args.filters)?;
    if missing.status != FOUND {
        return Err(missing.into());
    }
    for (kind, filter) in filters {
        let filter = Filter { all: filter.all || is_of_all, ..filter };
        // Who says so comes along with what is said, and is no find of its own.
        if kind != Kind::Source || !is_of_all || filter.is_open() {
            let matches = select(context.catalogue, kind, &filter);
            found.extend(matches.into_iter().map(|found| found.record));
        }
    }
    Ok(found)
}

/// Sources, and those that the other records cite.
fn with_cited<'a>(context: &Context<'a>, found: &[&'a Record], sources: Vec<&'a Record>) -> Vec<&'a Record> {
    let claims = found.iter().flat_map(|record| record.archive().claims());
    let cited = claims.flat_map(|(_, claim)| claim.by.iter().chain(&claim.superseded));
    let cited = cited.filter_map(|source| context.catalogue.get(Kind::Source, source));
    let by_id: BTreeMap<&str, &Record> =
        sources.into_iter().chain(cited).map(|source| (source.id, source)).collect();
    by_id.into_values().collect()
}

/// Records of a kind as they are browsed: cars by class and groups after them, all others together.
fn grouped<'a>(kind: Kind, records: &[&'a Record]) -> Vec<RecordGroup<'a>> {
    let words = CLASS.iter().copied().chain([car::GROUP.key]).filter(|_| kind == Kind::Car);
    let words = words.map(Some).chain([None]);
    let mut groups: Vec<_> = words.map(|word| RecordGroup { kind, word, records: Vec::new() }).collect();
    for record in records {
        let word = record.listed_by(car::CLASS).text();
        // Those of no class come last.
        let place = groups.iter().position(|group| group.word == word).unwrap_or(groups.len() - 1);
        groups[place].records.push(record);
    }
    groups.retain(|group| !group.records.is_empty());
    groups
}
