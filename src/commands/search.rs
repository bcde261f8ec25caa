//! `search`: records by name or by any word, best first, each with what matched.

use anyhow::Result;

use super::{Context, Outcome, list};
use crate::catalogue::{Kind, quoted};
use crate::cli::SearchArgs;
use crate::document::{Document, HitRow, Hits};
use crate::query::{Filter, Match};
use crate::report::{Failure, NOT_FOUND, Note};
use crate::search::{Hit, search};

pub(super) fn run<'a>(context: &Context<'a>, args: &SearchArgs) -> Result<Outcome<'a>> {
    let query = args.query.join(" ");
    let kinds: Vec<Kind> = args.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    let filters = filters(context, args, &kinds)?;
    let kinds: Vec<Kind> = filters.iter().map(|(kind, _)| *kind).collect();
    let hits = search(context.catalogue, context.index(), &kinds, &query);
    let unfiltered = hits.len();
    let mut rows: Vec<HitRow<'_>> = hits.into_iter().filter_map(|hit| kept(context, &filters, hit)).collect();
    let total = rows.len();
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    let is_of_years = args.filters.year.is_some();
    let mut outcome = Outcome::from(Document::Hits(Hits { rows, total, is_of_years }));
    if total == 0 {
        outcome.status = NOT_FOUND;
        outcome.notes.push(Note::Message(if unfiltered > 0 {
            format!("{unfiltered} found for {}, but none that the filters leave", quoted(&query))
        } else if query.trim().is_empty() {
            "the query is empty; write a name or a word".to_owned()
        } else {
            format!("nothing found for {}; try fewer or shorter words", quoted(&query))
        }));
    }
    Ok(outcome)
}

/// The filter of each kind; kinds without a field that `--missing` names are out of the question.
fn filters(context: &Context<'_>, args: &SearchArgs, kinds: &[Kind]) -> Result<Vec<(Kind, Filter)>> {
    let mut filters = Vec::new();
    let mut unknown = None;
    for kind in kinds {
        match list::filter(context, *kind, &args.filters) {
            // A search looks everywhere; foreign relatives and hoaxes say what they are.
            Ok(filter) => filters.push((*kind, Filter { all: true, ..filter })),
            Err(error) if error.is::<Failure>() => return Err(error),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    match unknown {
        Some(error) if filters.is_empty() => Err(error),
        _ => Ok(filters),
    }
}

fn kept<'a>(context: &Context<'a>, filters: &[(Kind, Filter)], hit: Hit<'a>) -> Option<HitRow<'a>> {
    let (_, filter) = filters.iter().find(|(kind, _)| *kind == hit.kind)?;
    let record = hit.record()?;
    let found =
        if filter.is_open() { Match::from(record) } else { filter.matches(context.catalogue, record)? };
    Some(HitRow { hit, found })
}
