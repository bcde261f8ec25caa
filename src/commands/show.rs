//! `show`: what is known of one or more records.

use super::{Context, Outcome};
use crate::catalogue::{Kind, Record};
use crate::cli::ShowArgs;
use crate::document::{Depth, Document, Records};
use crate::report::{FOUND, NOT_FOUND, Note};

pub(super) fn run<'a>(context: &Context<'a>, args: &ShowArgs) -> Outcome<'a> {
    let mut outcome = Outcome { document: None, notes: Vec::new(), status: FOUND };
    let mut records: Vec<&Record> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for name in &args.names {
        match context.resolve(&Kind::ALL, name) {
            Ok(record) if known.insert((record.kind, record.id)) => records.push(record),
            Ok(_) => {}
            Err(failure) => {
                outcome.status = outcome.status.max(failure.status);
                outcome.notes.append(&mut failure.into());
            }
        }
    }
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
