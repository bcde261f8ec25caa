//! `lineage`: what a vehicle came from, and what came of it.

use super::{Context, Outcome};
use crate::catalogue::Kind;
use crate::cli::LineageArgs;
use crate::document::Document;
use crate::document::lineage::Family;

pub(super) fn run<'a>(context: &Context<'a>, args: &LineageArgs) -> Outcome<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| has_lineage(*kind)).collect();
    let named = context.named_among(&kinds, &args.names);
    let families = named.records.into_iter().map(|record| Family::of(context.catalogue, record)).collect();
    Outcome {
        document: Some(Document::Lineage(families)),
        notes: named.notes,
        status: named.status,
        ..Outcome::default()
    }
}

fn has_lineage(kind: Kind) -> bool {
    kind.fields().any(|field| field.lineage.is_some())
}
