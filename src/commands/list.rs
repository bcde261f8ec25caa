//! `list`: rows of one kind.

use anyhow::{Result, bail};

use super::columns::{chosen, sorting};
use super::{Context, Outcome};
use crate::catalogue::fields::{car, figures, film, manufacturer, plate, question, sighting, source};
use crate::catalogue::{Field, Kind, Value};
use crate::cli::{Filters, ListArgs, What};
use crate::document::{Document, IF_ROOM, Listing, ShownColumn};
use crate::query::{Column, Derived, Filter, Sort, left_out, nearest_in_time, select, sort};
use crate::report::{FOUND, NOT_FOUND, Note, Report};

/// The columns of a kind, and how soon each goes where space is short (0 never). Scripts get them in this order, people the id last.
fn columns(kind: Kind) -> Vec<ShownColumn> {
    let field = |field: Field, rank| ShownColumn { column: Column::Field(field), rank };
    let derived = |derived: Derived, rank| ShownColumn { column: Column::Derived(derived), rank };
    let id = derived(Derived::Id, IF_ROOM);
    match kind {
        Kind::Car => vec![
            id,
            field(car::NAME, 0),
            field(car::HANGUL, 3),
            field(car::CLASS, 5),
            field(car::STATUS, 4),
            derived(Derived::When, 1),
            field(car::MANUFACTURER, 2),
            field(car::BASED_ON, 6),
            derived(Derived::Attested, 7),
        ],
        Kind::Manufacturer => vec![
            id,
            field(manufacturer::NAME, 0),
            field(manufacturer::HANGUL, 3),
            field(manufacturer::FOUNDED, 1),
            field(manufacturer::PLACE, 2),
        ],
        Kind::Film => vec![
            id,
            field(film::TITLE, 0),
            field(film::HANGUL, 2),
            field(film::YEAR, 1),
            field(film::MEDIUM, 4),
            derived(Derived::Sightings, 3),
        ],
        Kind::Sighting => vec![
            id,
            field(sighting::NAME, 0),
            field(sighting::CAR, 1),
            field(sighting::FILM, 3),
            derived(Derived::When, 2),
            field(sighting::COLOUR, 5),
            field(sighting::PLATE, 4),
            field(sighting::WHERE, 6),
        ],
        Kind::Plate => vec![
            id,
            field(plate::NAME, 0),
            field(plate::TOPIC, 3),
            field(plate::MEANING, 1),
            field(plate::PERIOD, 2),
        ],
        Kind::Figures => vec![id, field(figures::NAME, 0), field(figures::UNIT, 1), field(figures::PLACE, 2)],
        Kind::Source => vec![
            id,
            field(source::TITLE, 0),
            field(source::AUTHOR, 3),
            field(source::PUBLISHER, 4),
            field(source::DATE, 1),
            field(source::LANGUAGE, 5),
            field(source::VOICE, 6),
        ],
        Kind::Question => vec![id, field(question::QUESTION, 0), field(question::ANSWER, 1)],
    }
}

/// Tells surely from possibly.
const IN_YEARS: Column = Column::Derived(Derived::InYears);

pub(super) fn run<'a>(context: &Context<'a>, args: &ListArgs) -> Result<Outcome<'a>> {
    let What { kind, class } = args.what;
    let mut filter = filter(context, kind, &args.filters)?;
    filter.classes.extend(class.map(str::to_owned));
    let parse = |name: &str| Column::parse(kind, name);
    // What was asked for by name goes last.
    let shown = |name: &str| Ok(ShownColumn { column: parse(name)?, rank: 0 });
    let is_same = |a: &ShownColumn, b: &ShownColumn| a.column == b.column;
    let columns = chosen(columns(kind), args.shape.columns.as_deref(), shown, is_same)?;
    let sorted_by = sorting(args.shape.sort.as_deref(), parse)?;
    let sorted_by: Vec<Sort> =
        sorted_by.into_iter().map(|(column, descending)| Sort { column, descending }).collect();
    if filter.years.is_none() {
        let shown = columns.iter().map(|shown| shown.column);
        let mut asked = shown.chain(sorted_by.iter().map(|sort| sort.column));
        if asked.any(|column| column == IN_YEARS) {
            bail!("in-years tells of the years of --year; add one, such as --year 1965..1980");
        }
    }
    let mut found = select(context.catalogue, kind, &filter);
    if !sorted_by.is_empty() {
        sort(context.catalogue, &mut found, &sorted_by);
    }
    let total = found.len();
    found.truncate(args.shape.limit.unwrap_or(usize::MAX));
    let listing = Listing {
        found,
        total,
        left_out: left_out(context.catalogue, kind, &filter),
        columns,
        sorted_by: sorted_by.iter().map(|sort| sort.column).collect(),
        is_chosen: args.shape.columns.is_some(),
        is_of_years: filter.years.is_some(),
    };
    let mut outcome = Outcome::from(Document::Listing(listing));
    if total == 0 {
        let hint = hint(context, kind, &filter);
        outcome.notes.push(Note::Message(format!("no {} match{hint}", kind.plural())));
        outcome.status = NOT_FOUND;
    } else {
        outcome.status = FOUND;
    }
    Ok(outcome)
}

/// What else to try where nothing matches.
pub(super) fn hint(context: &Context<'_>, kind: Kind, filter: &Filter) -> String {
    if let Some(field) = lacking(kind, filter) {
        return format!("; {} have no {field}", kind.plural());
    }
    let mut hint = String::new();
    let without_strict = Filter { strict: false, ..filter.clone() };
    let possible = if filter.strict { select(context.catalogue, kind, &without_strict).len() } else { 0 };
    if possible > 0 {
        hint.push_str(&format!("; without --strict {possible} may"));
    } else if let Some(nearest) = nearest_in_time(context.catalogue, kind, filter) {
        let when = context.catalogue.when(nearest).and_then(|answer| answer.preferred());
        let when = when.map(|statement| match &*statement.value {
            // A message goes where a screen may have ASCII alone.
            Value::Years(years) => years.words().replace('–', " to "),
            other => other.as_text().unwrap_or_default().to_owned(),
        });
        hint.push_str(&format!("; nearest in time: {} ({})", nearest.id, when.unwrap_or_default()));
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
        ("attestation", filter.attested.is_some() && kind != Kind::Car),
        ("claims", filter.disputed && kind == Kind::Source),
    ];
    let lacks = |(key, is_asked): &(&str, bool)| *is_asked && kind.field(key).is_none();
    asked.into_iter().find(lacks).map(|(key, _)| key)
}

/// The conditions that the flags name.
pub(super) fn filter(context: &Context<'_>, kind: Kind, flags: &Filters) -> Result<Filter> {
    let resolve = |kind: Kind, names: &[String]| -> Result<Vec<String>, Report> {
        names.iter().map(|name| context.resolve(&[kind], name).map(|record| record.id.to_string())).collect()
    };
    Ok(Filter {
        manufacturers: resolve(Kind::Manufacturer, &flags.manufacturer)?,
        classes: flags.class.clone(),
        origin: flags.origin.clone(),
        status: flags.status.clone(),
        years: flags.year,
        strict: flags.strict,
        films: resolve(Kind::Film, &flags.film)?,
        sources: resolve(Kind::Source, &flags.source)?,
        attested: flags.attested,
        disputed: flags.disputed,
        missing: flags.missing.iter().map(|name| Column::parse(kind, name)).collect::<Result<_>>()?,
        all: flags.all,
    })
}

/// The conditions for each of several kinds; kinds without a field that a flag names are out of the question, unless all are.
pub(super) fn filters(context: &Context<'_>, kinds: &[Kind], flags: &Filters) -> Result<Vec<(Kind, Filter)>> {
    let (mut filters, mut unknown) = (Vec::new(), None);
    for kind in kinds {
        match filter(context, *kind, flags) {
            Ok(filter) => filters.push((*kind, filter)),
            Err(error) if error.is::<Report>() => return Err(error),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    unknown.filter(|_| filters.is_empty()).map_or(Ok(filters), Err)
}
