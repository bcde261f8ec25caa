//! `timeline`: vehicles and their years, in groups.

use anyhow::{Result, bail};

use super::{Context, Outcome, list};
use crate::catalogue::Kind;
use crate::catalogue::fields::{car, sighting};
use crate::cli::{By, TimelineArgs};
use crate::document::timeline::Timeline;
use crate::document::{Document, Listing};
use crate::query::{Column, Derived, left_out, select};

pub(super) fn run<'a>(context: &Context<'a>, args: &TimelineArgs) -> Result<Outcome<'a>> {
    let scope = context.scope(&args.what)?;
    // For a film, the vehicles seen in it.
    let is_of_film = scope.field.as_ref().is_some_and(|(field, _)| *field == sighting::FILM);
    if scope.kind != Kind::Car && !is_of_film {
        bail!("timeline draws vehicles, not {}; see nkcars timeline -h", scope.kind.plural());
    }
    let (filter, missing) = scope.filter(context, Kind::Car, &args.filters)?;
    let found = select(context.catalogue, Kind::Car, &filter);
    let by = match args.by {
        By::Maker => car::MANUFACTURER,
        By::Class => car::CLASS,
    };
    let total = found.len();
    let [id, when, sightings] = [Derived::Id, Derived::When, Derived::Sightings].map(Column::Derived);
    let columns = [id, Column::Field(car::NAME), Column::Field(by), when, sightings];
    let listing = Listing {
        found,
        total,
        noun: list::noun(Kind::Car, &filter, total),
        left_out: left_out(context.catalogue, Kind::Car, &filter),
        columns: columns.map(|column| (column, 0)).into(),
        is_of_years: filter.years.is_some(),
        ..Listing::default()
    };
    let timeline = Timeline::new(context.catalogue, listing, by, args.possible);
    let report = list::none_or_some(context, Kind::Car, &filter, total, missing);
    Ok((Document::Timeline(timeline), report))
}
