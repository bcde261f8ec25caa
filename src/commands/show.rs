//! `show`: what is known of one or more records.

use super::naming::Named;
use super::{Context, Outcome};
use crate::catalogue::Record;
use crate::cli::ShowArgs;
use crate::document::{Depth, Document, Records};
use crate::report::{FOUND, NOT_FOUND, Note};

pub(super) fn run<'a>(context: &Context<'a>, args: &ShowArgs) -> Outcome<'a> {
    let Named { records, mut notes, status } = context.named(&args.names);
    let mut outcome = self::records(records, args);
    notes.append(&mut outcome.notes);
    Outcome { notes, status: status.max(outcome.status), ..outcome }
}

/// Returns the records as deep as the flags ask.
pub(super) fn records<'a>(mut records: Vec<&'a Record>, args: &ShowArgs) -> Outcome<'a> {
    let mut outcome = Outcome { document: None, notes: Vec::new(), status: FOUND };
    let depth = match args {
        ShowArgs { claims: true, .. } => Depth::Claims,
        ShowArgs { sure: true, .. } => Depth::Sure,
        ShowArgs { brief: true, .. } => Depth::Card,
        _ => Depth::Whole,
    };
    if depth == Depth::Claims {
        records.retain(|record| {
            let has_claims = record.overall.claims > 0;
            if !has_claims {
                outcome.notes.push(Note::Message(format!(
                    "{} {} makes no claims\n  see: nkcars show {}",
                    record.kind.word(),
                    record.id,
                    record.id
                )));
                outcome.status = outcome.status.max(NOT_FOUND);
            }
            has_claims
        });
    }
    outcome.document = Some(Document::Records(Records { records, depth }));
    outcome
}
