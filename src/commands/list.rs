//! `list`: rows of one kind.

mod rows;

use anyhow::{Result, bail};

use super::{Answer, Context, FOUND, NOT_FOUND};
use crate::catalogue::{Kind, quoted};
use crate::cli::{Filters, ListArgs, Shape};
use crate::column::{Column, Derived};
use crate::query::{Filter, Sort, nearest_in_time, select, sort};
use crate::render::{Format, words};

/// The columns of a kind, and how soon each goes where space is short (0 never).
fn columns(kind: Kind) -> &'static [(&'static str, u8)] {
    match kind {
        Kind::Car => &[
            ("id", 0),
            ("name", 5),
            ("hangul", 3),
            ("class", 4),
            ("when", 1),
            ("manufacturer", 2),
            ("based-on", 6),
            ("certainty", 7),
        ],
        Kind::Manufacturer => {
            &[("id", 0), ("name", 2), ("hangul", 4), ("founded", 1), ("place", 3), ("certainty", 5)]
        }
        Kind::Film => &[("id", 0), ("title", 2), ("hangul", 3), ("year", 1), ("medium", 5), ("sightings", 4)],
        Kind::Sighting => {
            &[("id", 0), ("film", 2), ("when", 3), ("car", 1), ("colour", 5), ("plate", 4), ("where", 6)]
        }
        Kind::Plate => &[("id", 0), ("name", 3), ("topic", 4), ("meaning", 1), ("period", 2)],
        Kind::Source => &[
            ("id", 0),
            ("title", 1),
            ("author", 4),
            ("publisher", 3),
            ("date", 2),
            ("language", 5),
            ("voice", 6),
        ],
    }
}

pub(super) fn run(context: &Context<'_>, args: &ListArgs) -> Result<Answer> {
    let kind = Kind::from(args.kind);
    let filter = match filter(context, kind, &args.filters)? {
        Ok(filter) => filter,
        Err((message, status)) => return Ok(Answer { notes: vec![message], status, ..Answer::default() }),
    };
    let mut columns = chosen(kind, args.shape.columns.as_deref())?;
    // A table has a sign for it.
    if filter.years.is_some() && args.shape.columns.is_none() && context.format != Format::Table {
        columns.push((rows::IN_YEARS, 0));
    }
    let sorted_by = sorting(kind, &args.shape)?;
    if filter.years.is_none() {
        let mut asked =
            columns.iter().map(|(column, _)| column).chain(sorted_by.iter().map(|sort| &sort.column));
        if asked.any(|column| *column == rows::IN_YEARS) {
            bail!("in-years tells of the years of --year; add one, such as --year 1965..1980");
        }
    }
    let mut found = select(context.catalogue, kind, &filter);
    if args.filters.strict {
        found.retain(|hit| !hit.possible);
    }
    if !sorted_by.is_empty() {
        sort(context.catalogue, &mut found, &sorted_by);
    }
    let total = found.len();
    found.truncate(args.shape.limit.unwrap_or(usize::MAX));
    let mut answer = rows::answer(context, &found, &columns, args.shape.columns.is_some())?;
    answer.status = if found.is_empty() { NOT_FOUND } else { FOUND };
    if total == 0 {
        answer.notes.push(format!(
            "nkcars: no {} match{}",
            kind.plural(),
            hint(context, kind, args, &filter)
        ));
    } else if context.is_terminal && !context.format.is_for_scripts() && found.len() < total {
        answer.notes.push(format!("{} of {total} shown", found.len()));
    }
    Ok(answer)
}

/// What else to try where nothing matches.
fn hint(context: &Context<'_>, kind: Kind, args: &ListArgs, filter: &Filter) -> String {
    if let Some(field) = lacking(kind, filter) {
        return format!("; {} have no {field}", kind.plural());
    }
    let mut hint = String::new();
    let possible = if args.filters.strict { select(context.catalogue, kind, filter).len() } else { 0 };
    if possible > 0 {
        hint.push_str(&format!("; without --strict {possible} may"));
    } else if let Some(nearest) = nearest_in_time(context.catalogue, kind, filter) {
        let when = Column::Derived(Derived::When).cell(context.catalogue, nearest);
        let when = words::cell(context.catalogue, when, &context.screen).text;
        hint.push_str(&format!("; nearest in time: {} ({when})", nearest.id));
    }
    let leaves_out = !filter.all && filter.origin.is_none() && filter.status.is_none();
    if kind == Kind::Car && leaves_out {
        hint.push_str("; --all looks among foreign relatives and hoaxes too");
    }
    hint
}

/// What is asked for and no record of the kind can have.
fn lacking(kind: Kind, filter: &Filter) -> Option<&'static str> {
    let asked = [
        ("class", !filter.classes.is_empty()),
        ("origin", filter.origin.is_some()),
        ("status", filter.status.is_some()),
    ];
    let claims = filter.certainty.is_some() || filter.disputed;
    let lacks = |(key, is_asked): &(&str, bool)| *is_asked && kind.field(key).is_none();
    let lacking = asked.into_iter().find(lacks).map(|(key, _)| key);
    lacking.or_else(|| (claims && kind == Kind::Source).then_some("claims"))
}

/// The conditions that the flags name; or what to say to a name that means nothing.
pub(super) fn filter(
    context: &Context<'_>,
    kind: Kind,
    flags: &Filters,
) -> Result<Result<Filter, (String, u8)>> {
    let resolve = |kind: Kind, names: &[String]| -> Result<Vec<String>, (String, u8)> {
        names.iter().map(|name| context.resolve(&[kind], name).map(|record| record.id.to_string())).collect()
    };
    let resolved = || -> Result<_, (String, u8)> {
        let manufacturers = resolve(Kind::Manufacturer, &flags.manufacturer)?;
        let films = resolve(Kind::Film, &flags.film)?;
        let sources = resolve(Kind::Source, &flags.source)?;
        Ok((manufacturers, films, sources))
    };
    let (manufacturers, films, sources) = match resolved() {
        Ok(resolved) => resolved,
        Err(unresolved) => return Ok(Err(unresolved)),
    };
    Ok(Ok(Filter {
        manufacturers,
        classes: flags.class.clone(),
        origin: flags.origin.clone(),
        status: flags.status.clone(),
        years: flags.year,
        films,
        sources,
        certainty: flags.certainty.map(Into::into),
        disputed: flags.disputed,
        missing: flags.missing.iter().map(|name| Column::parse(kind, name)).collect::<Result<_>>()?,
        all: flags.all,
    }))
}

/// The columns that `--columns` names: `a,b` chooses, `+a` adds to the usual ones, `-b` takes away.
fn chosen(kind: Kind, asked: Option<&str>) -> Result<Vec<(Column, u8)>> {
    let usual = columns(kind).iter().map(|(key, rank)| Ok((Column::parse(kind, key)?, *rank)));
    let usual: Vec<(Column, u8)> = usual.collect::<Result<_>>()?;
    let Some(asked) = asked else { return Ok(usual) };
    let names: Vec<&str> = asked.split(',').map(str::trim).collect();
    let changes = names.iter().all(|name| name.starts_with(['+', '-']));
    let mut chosen = if changes { usual } else { Vec::new() };
    for name in names {
        let (sign, name) = match name.strip_prefix(['+', '-']) {
            Some(rest) if changes => (&name[..1], rest),
            _ => ("+", name),
        };
        if name.is_empty() {
            bail!("--columns has an empty name in {}; write it as id,name,class", quoted(asked));
        }
        let column = Column::parse(kind, name)?;
        let known = chosen.iter().any(|(known, _)| *known == column);
        match sign {
            "-" => chosen.retain(|(known, _)| *known != column),
            // What was asked for by name goes last.
            _ if !known => chosen.push((column, 0)),
            _ => {}
        }
    }
    if chosen.is_empty() {
        bail!("--columns {} leaves no column", quoted(asked));
    }
    Ok(chosen)
}

/// The columns that `--sort` names.
fn sorting(kind: Kind, shape: &Shape) -> Result<Vec<Sort>> {
    let Some(asked) = &shape.sort else { return Ok(Vec::new()) };
    let mut columns = Vec::new();
    for name in asked.split(',').map(str::trim) {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        if name.is_empty() {
            bail!("--sort has an empty name in {}; write it as class,-years", quoted(asked));
        }
        columns.push(Sort { column: Column::parse(kind, name)?, descending });
    }
    Ok(columns)
}
