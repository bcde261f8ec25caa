//! `lineage`: what a vehicle came from, and what came of it.

use super::{Context, Outcome};
use crate::catalogue::Kind;
use crate::cli::LineageArgs;
use crate::document::Document;
use crate::document::lineage::Family;

pub(super) fn run<'a>(context: &Context<'a>, args: &LineageArgs) -> Outcome<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| has_lineage(*kind)).collect();
    let (records, report) = context.named_among(&kinds, &args.names);
    let families = records.into_iter().map(|record| Family::of(context.catalogue, record)).collect();
    (Document::Lineage(families), report)
}

fn has_lineage(kind: Kind) -> bool {
    kind.fields().any(|field| field.lineage.is_some())
}
