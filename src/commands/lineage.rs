//! `lineage`: what a vehicle came from, and what came of it.

use super::{Context, Outcome};
use crate::catalogue::Kind;
use crate::cli::LineageArgs;
use crate::document::Document;
use crate::document::lineage::Family;
use crate::report::Report;

pub(super) fn run<'a>(context: &Context<'a>, args: &LineageArgs) -> Outcome<'a> {
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| kind.fields().any(|field| field.lineage.is_some())).collect();
    let (records, mut report) = context.named(&kinds, &args.names);
    if records.is_empty()
        && let Ok(other) = context.resolve(&Kind::ALL, &args.names.join(" "))
    {
        let (id, kind) = (other.id, other.kind.word());
        report =
            Report::not_found(format!("{id} is a {kind}, which has no lineage\n  see: nkcars show {id}"));
    }
    let families = records.into_iter().map(|record| Family::of(context.catalogue, record)).collect();
    (Document::Lineage(families), report)
}
