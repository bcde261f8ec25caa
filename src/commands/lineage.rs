//! `lineage`: what a vehicle came from, and what came of it.

use super::{Context, Outcome};
use crate::catalogue::{Kind, Record};
use crate::cli::LineageArgs;
use crate::document::Document;
use crate::report::{FOUND, NOT_FOUND};

pub(super) fn run<'a>(context: &Context<'a>, args: &LineageArgs) -> Outcome<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| has_lineage(*kind)).collect();
    let mut outcome = Outcome { document: None, notes: Vec::new(), status: FOUND };
    let mut records: Vec<&Record> = Vec::new();
    // Names have spaces in them: all words together are one name, or else each is.
    let all = [args.names.join(" ")];
    let names = match context.resolve(&kinds, &all[0]) {
        Err(failure) if args.names.len() > 1 && failure.status == NOT_FOUND => &args.names[..],
        _ => &all[..],
    };
    for name in names {
        match context.resolve(&kinds, name) {
            Ok(record) if !records.iter().any(|known| known.id == record.id) => records.push(record),
            Ok(_) => {}
            Err(failure) => {
                outcome.status = outcome.status.max(failure.status);
                outcome.notes.append(&mut failure.into());
            }
        }
    }
    outcome.document = Some(Document::Lineage(records));
    outcome
}

fn has_lineage(kind: Kind) -> bool {
    kind.fields().any(|field| field.lineage.is_some())
}
