//! `list`: rows of one kind.

use anyhow::Result;

use super::columns::{chosen, has_years, sorting};
use super::{Context, Outcome};
use crate::catalogue::fields::{car, vocabulary};
use crate::catalogue::{Kind, Value};
use crate::cli::ListArgs;
use crate::document::{Document, Listing};
use crate::query::{Column, Condition, Filter, left_out, select, sort};
use crate::report::{FOUND, Report};

/// A list, and what it was made from.
pub(super) struct Listed<'a> {
    pub(super) listing: Listing<'a>,
    pub(super) kind: Kind,
    pub(super) filter: Filter,
    pub(super) report: Report,
}

pub(super) fn run<'a>(context: &Context<'a>, args: &ListArgs) -> Result<Outcome<'a>> {
    let Listed { listing, report, .. } = listed(context, args)?;
    Ok((Document::Listing(listing), report))
}

pub(super) fn listed<'a>(context: &Context<'a>, args: &ListArgs) -> Result<Listed<'a>> {
    let scope = context.scope(&args.what)?;
    let kind = scope.kind;
    let (filter, missing) = scope.filter(context, &args.filters)?;
    let parse = |name: &str| Column::parse(kind, name);
    let columns = chosen(Column::listed(kind), args.shape.columns.as_deref(), parse)?;
    let sorted_by = sorting(args.shape.sort.as_deref(), parse)?;
    let shown = columns.iter().map(|(column, _)| *column);
    has_years(shown.chain(sorted_by.iter().map(|sort| sort.column)), filter.years)?;
    let mut listed = found(context, kind, filter, missing);
    let Listed { listing, filter, .. } = &mut listed;
    if !sorted_by.is_empty() {
        sort(context.catalogue, &mut listing.found, &sorted_by);
    }
    listing.found.truncate(args.shape.limit.unwrap_or(usize::MAX));
    let is_usual = args.shape.columns.as_ref().is_none_or(|asked| asked.trim_start().starts_with('+'));
    let chosen_by = filter.conditions.iter().filter(|_| is_usual).filter_map(Condition::shown);
    listing.chosen_by = chosen_by.collect();
    listing.fixed = filter.fixed().collect();
    listing.sorted_by = sorted_by.iter().map(|sort| sort.column).collect();
    listing.columns = columns;
    listing.is_chosen = args.shape.columns.is_some();
    Ok(listed)
}

/// The records that meet a filter; a report on what else to try, if there are none and nothing is missing.
pub(super) fn found<'a>(context: &Context<'a>, kind: Kind, filter: Filter, missing: Report) -> Listed<'a> {
    let found = select(context.catalogue, kind, &filter);
    let total = found.len();
    let none = || format!("no {} match{}", kind.plural(), hint(context, kind, &filter));
    let report = if total > 0 || missing.status != FOUND { missing } else { Report::not_found(none()) };
    let listing = Listing {
        found,
        total,
        noun: noun(kind, &filter, total),
        left_out: left_out(context.catalogue, kind, &filter),
        is_of_years: filter.years.is_some(),
        ..Listing::default()
    };
    Listed { listing, kind, filter, report }
}

/// What the rows are called.
pub(super) fn noun(kind: Kind, filter: &Filter, total: usize) -> String {
    let (one, many) = match filter.asked(car::CLASS) {
        [class] if kind == Kind::Car && vocabulary::plural(class) == *class => {
            (format!("{class} vehicle"), format!("{class} vehicles"))
        }
        [class] if kind == Kind::Car => {
            (class.replace('-', " "), vocabulary::plural(class).replace('-', " "))
        }
        _ if kind == Kind::Car => ("vehicle".to_owned(), "vehicles".to_owned()),
        _ => (kind.word().to_owned(), kind.plural().to_owned()),
    };
    if total == 1 { one } else { many }
}

fn hint(context: &Context<'_>, kind: Kind, filter: &Filter) -> String {
    let mut hint = String::new();
    let without_strict = Filter { strict: false, ..filter.clone() };
    let possible = if filter.strict { select(context.catalogue, kind, &without_strict).len() } else { 0 };
    if possible > 0 {
        hint.push_str(&format!("; without --strict {possible} may match"));
    } else if let Some(nearest) = filter.nearest_in_time(context.catalogue, kind) {
        let when = context.catalogue.when(nearest).and_then(|answer| answer.preferred());
        let when = when.map(|statement| match &*statement.value {
            // Messages are in ASCII.
            Value::Years(years) => years.words().replace('–', "-"),
            other => other.as_text().unwrap_or_default().to_owned(),
        });
        hint.push_str(&format!("; nearest in time: {} ({})", nearest.id, when.unwrap_or_default()));
    }
    if left_out(context.catalogue, kind, filter) > 0 {
        hint.push_str("; --all looks among foreign relatives and hoaxes too");
    }
    hint
}
