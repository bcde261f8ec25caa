//! `search`: records by name or by any word, best first, each with what matched.

mod rows;

use anyhow::Result;

use super::{Answer, Context, FOUND, NOT_FOUND, list};
use crate::catalogue::Kind;
use crate::cli::SearchArgs;
use crate::column::Derived;
use crate::query::{Filter, in_years};
use crate::render::{Format, json, view, words};
use crate::search::{Hit, Why, search};

/// A hit that the filters left.
struct Row<'a> {
    hit: Hit<'a>,
    /// Its years may lie outside those asked about.
    possible: bool,
}

/// What to say to a name that means nothing, and the exit status that goes with it.
type Refusal = (String, u8);

pub(super) fn run(context: &Context<'_>, args: &SearchArgs) -> Result<Answer> {
    let query = args.query.join(" ");
    let kinds: Vec<Kind> = args.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind.into()]);
    let filters = match filters(context, args, &kinds)? {
        Ok(filters) => filters,
        Err((message, status)) => return Ok(Answer { notes: vec![message], status, ..Answer::default() }),
    };
    let kinds: Vec<Kind> = filters.iter().map(|(kind, _)| *kind).collect();
    let hits = search(context.catalogue, context.index(), &kinds, &query);
    let unfiltered = hits.len();
    let mut rows: Vec<Row<'_>> =
        hits.into_iter().filter_map(|hit| kept(context, args, &filters, hit)).collect();
    let total = rows.len();
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    let mut answer = answer(context, &rows, args.filters.year.is_some())?;
    answer.status = if total == 0 { NOT_FOUND } else { FOUND };
    if unfiltered > 0 && total == 0 {
        answer.notes.push(format!(
            "nkcars: {unfiltered} found for {}, but none that the filters leave",
            super::quoted(&query)
        ));
    } else if query.trim().is_empty() {
        answer.notes.push("nkcars: the query is empty; write a name or a word".to_owned());
    } else if total == 0 {
        answer
            .notes
            .push(format!("nkcars: nothing found for {}; try fewer or shorter words", super::quoted(&query)));
    } else if context.is_terminal && !context.format.is_for_scripts() && rows.len() < total {
        answer.notes.push(format!("{} of {total} shown", rows.len()));
    }
    Ok(answer)
}

/// The filter of each kind; kinds without a field that `--missing` names are out of the question.
fn filters(
    context: &Context<'_>,
    args: &SearchArgs,
    kinds: &[Kind],
) -> Result<Result<Vec<(Kind, Filter)>, Refusal>> {
    let mut filters = Vec::new();
    let mut unknown = None;
    for kind in kinds {
        match list::filter(context, *kind, &args.filters) {
            // A search looks everywhere; foreign relatives and hoaxes say what they are.
            Ok(Ok(filter)) => filters.push((*kind, Filter { all: true, ..filter })),
            Ok(Err(unresolved)) => return Ok(Err(unresolved)),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    match unknown {
        Some(error) if filters.is_empty() => Err(error),
        _ => Ok(Ok(filters)),
    }
}

fn kept<'a>(
    context: &Context<'a>,
    args: &SearchArgs,
    filters: &[(Kind, Filter)],
    hit: Hit<'a>,
) -> Option<Row<'a>> {
    let (_, filter) = filters.iter().find(|(kind, _)| *kind == hit.kind)?;
    // Without conditions no record need be looked at.
    if filter.is_open() {
        return Some(Row { hit, possible: false });
    }
    let found = filter.matches(context.catalogue, hit.record()?)?;
    (!(found.possible && args.filters.strict)).then_some(Row { hit, possible: found.possible })
}

fn answer(context: &Context<'_>, rows: &[Row<'_>], of_years: bool) -> Result<Answer> {
    let mut answer = Answer::default();
    match context.format {
        Format::Ids => {
            answer.out = rows.iter().map(|row| format!("{}\n", row.hit.id)).collect();
            return Ok(answer);
        }
        Format::Json | Format::Jsonl => {
            let records: Vec<_> = rows.iter().filter_map(|row| as_json(context, row, of_years)).collect();
            answer.out = json::render(&records, context.format == Format::Jsonl)?;
            return Ok(answer);
        }
        _ if rows.is_empty() && !context.format.is_for_scripts() => return Ok(answer),
        _ => {}
    }
    let as_data = context.format.is_for_scripts() || context.format == Format::Record;
    let (shape, mut dropped) =
        if as_data { (rows::data(context, rows, of_years), Vec::new()) } else { rows::table(context, rows) };
    let (out, squeezed_out) = view(&shape, context.format, &context.screen)?;
    dropped.extend(squeezed_out);
    answer.out = out;
    if rows.iter().any(|row| row.possible) && !as_data {
        answer.notes.push(words::POSSIBLY.to_owned());
    }
    if !dropped.is_empty() {
        answer.notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
    }
    Ok(answer)
}

fn as_json(context: &Context<'_>, row: &Row<'_>, of_years: bool) -> Option<serde_json::Value> {
    let mut record = json::record(context.catalogue, row.hit.record()?);
    let Why { field, text, from, to } = row.hit.why();
    let how = row.hit.quality.word();
    if of_years {
        record[Derived::InYears.key()] = in_years(row.possible).into();
    }
    record["match"] = serde_json::json!({ "field": field, "text": text, "how": how, "from": from, "to": to });
    Some(record)
}
