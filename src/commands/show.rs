//! `show`: what is known of one or more records.

use anyhow::{Result, bail};

use super::naming::Named;
use super::{Context, Outcome};
use crate::catalogue::{Field, Kind, Record, quoted};
use crate::cli::ShowArgs;
use crate::document::{Depth, Document, Records};
use crate::query::Column;
use crate::report::{NOT_FOUND, Note};

pub(super) fn run<'a>(context: &Context<'a>, args: &ShowArgs) -> Result<Outcome<'a>> {
    let Named { records, mut notes, status } = context.named(&args.names);
    let mut outcome = self::records(records, args)?;
    notes.append(&mut outcome.notes);
    Ok(Outcome { notes, status: status.max(outcome.status), ..outcome })
}

/// Returns the records as deep as the flags ask.
pub(super) fn records<'a>(mut records: Vec<&'a Record>, args: &ShowArgs) -> Result<Outcome<'a>> {
    let mut outcome = Outcome::default();
    let depth = match args {
        ShowArgs { claims: true, .. } => Depth::Claims,
        ShowArgs { brief: true, .. } => Depth::Card,
        ShowArgs { full: true, .. } => Depth::Whole,
        ShowArgs { field, .. } if !field.is_empty() => Depth::Fields,
        _ => Depth::Overview,
    };
    let fields = fields(&records, &args.field)?;
    if depth == Depth::Claims {
        records.retain(|record| {
            let has_claims = record.overall.claims > 0 || record.kind == Kind::Question;
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
    outcome.document = Some(Document::Records(Records { records, depth, is_sure: args.sure, fields }));
    Ok(outcome)
}

/// The fields named on the command line, of each kind that is shown.
fn fields(records: &[&Record], names: &[String]) -> Result<Vec<Field>> {
    let mut fields = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| records.iter().any(|record| record.kind == *kind)) {
        for name in names.iter().map(|name| name.trim()) {
            match Column::parse(kind, name)? {
                Column::Field(field) if fields.contains(&field) => {}
                Column::Field(field) => fields.push(field),
                Column::Side(field, _) => {
                    bail!("--field takes fields, not {}; write --field {}", quoted(name), field.key)
                }
                Column::Derived(_) => {
                    bail!("--field takes fields, not {}; see nkcars fields {}", quoted(name), kind.plural())
                }
            }
        }
    }
    Ok(fields)
}
