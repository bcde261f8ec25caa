//! `list`: rows of one kind.

use anyhow::Result;

use super::columns::{check_degrees, chosen, sorting};
use super::{Context, Outcome};
use crate::catalogue::Kind;
use crate::catalogue::fields::{OFF_SCREEN, car, vocabulary};
use crate::cli::ListArgs;
use crate::document::{Document, Listing};
use crate::query::{Column, Condition, Derived, Filter, left_out, select, silent, sort};
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
    // If the name is unknown, that is the mistake to report, not its columns.
    let is_unknown = scope.missing.status != FOUND;
    let id = Column::Derived(Derived::Id);
    let parse = |name: &str| if is_unknown { Ok(id) } else { Column::parse(kind, name) };
    let degrees = args.filters.degrees();
    let usual = Column::listed(kind).into_iter().chain(degrees.iter().map(|degree| (*degree, OFF_SCREEN)));
    let columns = chosen(usual.collect(), args.shape.columns.as_deref(), parse)?;
    let sorted_by = sorting(args.shape.sort.as_deref(), parse)?;
    let shown = columns.iter().map(|(column, _)| column);
    check_degrees(shown.chain(sorted_by.iter().map(|sort| &sort.column)), &degrees)?;
    let mut listed = found(context, kind, filter, missing);
    let Listed { listing, filter, .. } = &mut listed;
    if !sorted_by.is_empty() {
        sort(context.catalogue, &mut listing.found, &sorted_by);
    }
    listing.found.truncate(args.shape.limit.unwrap_or(usize::MAX));
    let is_usual = args.shape.columns.as_ref().is_none_or(|asked| asked.trim_start().starts_with('+'));
    let silent = filter.conditions.iter().enumerate().map(|(at, asked)| {
        let headings: Vec<String> = asked.shown().map(|column| column.heading().to_lowercase()).collect();
        (headings.join(" or "), silent(context.catalogue, kind, filter, at))
    });
    listing.silent = silent.filter(|(fields, count)| !fields.is_empty() && *count > 0).collect();
    let chosen_by = filter.conditions.iter().filter(|_| is_usual).flat_map(Condition::shown);
    let disputed = Some(Column::Derived(Derived::Disputed)).filter(|_| is_usual && filter.disputed);
    listing.chosen_by = chosen_by.chain(disputed).collect();
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
        ..Listing::default()
    };
    Listed { listing, kind, filter, report }
}

/// What the rows are called.
pub(super) fn noun(kind: Kind, filter: &Filter, total: usize) -> String {
    let class = if let [class] = filter.asked(car::CLASS) { class.as_str() } else { "vehicle" };
    let (one, many) = (class, vocabulary::plural(class));
    match (kind, total) {
        (Kind::Car, _) if one == many => format!("{class} vehicle{}", if total == 1 { "" } else { "s" }),
        (Kind::Car, 1) => one.replace('-', " "),
        (Kind::Car, _) => many.replace('-', " "),
        (_, 1) => kind.word().to_owned(),
        _ => kind.plural().to_owned(),
    }
}

fn hint(context: &Context<'_>, kind: Kind, filter: &Filter) -> String {
    let mut hint = String::new();
    let without_strict = Filter { strict: false, ..filter.clone() };
    let possible = if filter.strict { select(context.catalogue, kind, &without_strict).len() } else { 0 };
    if possible > 0 {
        hint.push_str(&format!("; without --strict {possible} may match"));
    } else if let Some(nearest) = filter.nearest_in_time(context.catalogue, kind) {
        // Messages are in ASCII.
        let when = context.catalogue.years(nearest).map(|years| years.words().replace('–', "-"));
        hint.push_str(&format!("; nearest in time: {} ({})", nearest.id, when.unwrap_or_default()));
    }
    if !left_out(context.catalogue, kind, filter).is_empty() {
        hint.push_str("; --all looks among foreign relatives and hoaxes too");
    }
    hint
}
