//! `timeline`: vehicles and their years, in groups.

use anyhow::{Result, bail};

use super::list::{self, Listed};
use super::{Context, Outcome};
use crate::catalogue::Kind;
use crate::catalogue::fields::{car, sighting};
use crate::cli::TimelineArgs;
use crate::document::Document;
use crate::document::timeline::Timeline;
use crate::query::{Column, Derived};

pub(super) fn run<'a>(context: &Context<'a>, args: &TimelineArgs) -> Result<Outcome<'a>> {
    let mut scope = context.scope(&args.what)?;
    // For a film, the vehicles seen in it.
    let is_of_film = scope.field.as_ref().is_some_and(|(field, _)| *field == sighting::FILM);
    if scope.kind != Kind::Car && !is_of_film {
        bail!("timeline draws vehicles, not {}; see nkcars timeline -h", scope.kind.plural());
    }
    scope.kind = Kind::Car;
    let (filter, missing) = scope.filter(context, &args.filters)?;
    let [id, when, sightings] = [Derived::Id, Derived::When, Derived::Sightings].map(Column::Derived);
    let columns = [id, Column::Field(car::NAME), Column::Field(args.by), when, sightings];
    let Listed { mut listing, report, .. } = list::found(context, Kind::Car, filter, missing);
    let columns = columns.into_iter().chain(args.filters.degrees());
    listing.columns = columns.map(|column| (column, 0)).collect();
    let timeline = Timeline::new(context.catalogue, listing, args.by, args.possible);
    Ok((Document::Timeline(timeline), report))
}
