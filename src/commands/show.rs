//! `show`: what is known of one or more records.

use anyhow::{Result, ensure};
use indexmap::IndexSet;

use super::{Context, Outcome};
use crate::catalogue::{Field, Kind, Record};
use crate::cli::ShowArgs;
use crate::document::{Depth, Document, Records};
use crate::query::Column;
use crate::report::Report;

pub(super) fn run<'a>(context: &Context<'a>, args: &ShowArgs) -> Result<Outcome<'a>> {
    let (mut records, mut report) = context.named(&Kind::ALL, &args.names);
    let depth = match args {
        ShowArgs { claims: true, .. } => Depth::Claims,
        ShowArgs { brief: true, .. } => Depth::Card,
        ShowArgs { full: true, .. } => Depth::Whole,
        ShowArgs { field, .. } if !field.is_empty() => Depth::Fields(fields(&records, field)?),
        _ => Depth::Overview,
    };
    if depth == Depth::Claims {
        let shows =
            |record: &'a Record| context.catalogue.shown_by(record).any(|(_, answer)| answer.is_recorded());
        let is_silent = |record: &mut &'a Record| record.overall.claims == 0 && !shows(record);
        for record in records.extract_if(.., is_silent) {
            let (kind, id) = (record.kind.word(), context.catalogue.handle(record.kind, record.id));
            report.add(Report::not_found(format!("{kind} {id} makes no claims\n  see: nkcars show {id}")));
        }
    }
    Ok((Document::Records(Records { records, depth, is_sure: args.sure }), report))
}

/// The fields named on the command line, of each kind that is shown.
fn fields(records: &[&Record], names: &[String]) -> Result<Vec<Field>> {
    let mut fields = IndexSet::new();
    for kind in Kind::ALL.into_iter().filter(|kind| records.iter().any(|record| record.kind == *kind)) {
        for name in names.iter().map(|name| name.trim()) {
            ensure!(!name.is_empty(), "--field has an empty name; write it as class,years");
            fields.insert(Column::field(kind, name, "--field")?);
        }
    }
    Ok(fields.into_iter().collect())
}
