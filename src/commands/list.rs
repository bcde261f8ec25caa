//! `list`: rows of one kind; and `--columns` and `--sort`, for columns of any kind.

use anyhow::{Context as _, Result, bail};

use super::{Context, Outcome};
use crate::catalogue::fields::{OFF_SCREEN, car, vocabulary};
use crate::catalogue::{Kind, quoted};
use crate::cli::ListArgs;
use crate::document::{Document, Listing};
use crate::query::{Column, Condition, Derived, Filter, Sort, left_out, select, silent, sort};
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
    if !filter.conditions.is_empty() {
        let silent = silent(context.catalogue, kind, filter).into_iter();
        let headings = |asked: &Condition| {
            asked.shown().map(|column| column.heading().to_lowercase()).collect::<Vec<_>>().join(" or ")
        };
        let silent = filter.conditions.iter().map(headings).zip(silent);
        listing.silent = silent.filter(|(fields, count)| !fields.is_empty() && *count > 0).collect();
    }
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

/// The columns for `--columns`: `a,b` chooses columns, `+a` adds one to the usual ones, `-b` removes one. A sign applies until the next one.
/// Each with its rank on a screen; what was named is the last to go for space.
pub(super) fn chosen(
    usual: Vec<(Column, u8)>,
    asked: Option<&str>,
    parse: impl Fn(&str) -> Result<Column>,
) -> Result<Vec<(Column, u8)>> {
    let Some(asked) = asked else { return Ok(usual) };
    let changes = asked.trim_start().starts_with(['+', '-']);
    let mut chosen = if changes { usual } else { Vec::new() };
    let mut sign = "+";
    for mut name in asked.split(',').map(str::trim) {
        if let Some(rest) = name.strip_prefix(['+', '-']).filter(|_| changes) {
            (sign, name) = (&name[..1], rest);
        }
        if name.is_empty() {
            bail!("--columns has an empty name in {}; write it as id,name,class", quoted(asked));
        }
        let column = parse(name).context("--columns")?;
        match chosen.iter().position(|(known, _)| *known == column) {
            Some(_) if sign == "-" => chosen.retain(|(known, _)| *known != column),
            Some(known) => chosen[known].1 = 0,
            None if sign == "-" => {}
            None => chosen.push((column, 0)),
        }
    }
    if chosen.is_empty() {
        bail!("--columns {} leaves no column", quoted(asked));
    }
    Ok(chosen)
}

/// The columns in `--sort`.
pub(super) fn sorting(asked: Option<&str>, parse: impl Fn(&str) -> Result<Column>) -> Result<Vec<Sort>> {
    let Some(asked) = asked else { return Ok(Vec::new()) };
    let mut columns = Vec::new();
    for name in asked.split(',').map(str::trim) {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        if name.is_empty() {
            bail!("--sort has an empty name in {}; write it as class,-years", quoted(asked));
        }
        columns.push(Sort { column: parse(name).context("--sort")?, descending });
    }
    Ok(columns)
}

/// Refuses `in-years` without `--year`, and `met` without `--where`.
pub(super) fn check_degrees<'c>(
    asked: impl IntoIterator<Item = &'c Column>,
    degrees: &[Column],
) -> Result<()> {
    let asked: Vec<_> = asked.into_iter().filter(|column| !degrees.contains(column)).collect();
    match Derived::DEGREES.iter().find(|(degree, ..)| asked.contains(&&Column::Derived(*degree))) {
        Some((degree, flag, value)) => bail!("{degree} needs {flag}; add one, such as {flag} {value}"),
        None => Ok(()),
    }
}
