//! `compare`: records of one kind side by side, a row a field.

use anyhow::{Result, anyhow, bail};

use super::{Context, Outcome};
use crate::catalogue::{Field, Kind, Record, Role, Value, quoted};
use crate::cli::CompareArgs;
use crate::document::{Comparison, Document};
use crate::report::FOUND;

/// More than this nobody reads side by side.
const MAX_RECORDS: usize = 6;

pub(super) fn run<'a>(context: &Context<'a>, args: &CompareArgs) -> Result<Outcome<'a>> {
    let wrong_number =
        |number: usize| anyhow!("compare takes two to six records, not {number}; name them by their ids");
    if args.names.len() > MAX_RECORDS {
        return Err(wrong_number(args.names.len()));
    }
    let mut outcome = Outcome { document: None, notes: Vec::new(), status: FOUND };
    let mut records: Vec<&Record> = Vec::new();
    for name in &args.names {
        match context.resolve(&Kind::ALL, name) {
            Ok(record) if records.iter().any(|known| (known.kind, known.id) == (record.kind, record.id)) => {
                bail!("{} is named twice; compare takes different records", quoted(name));
            }
            Ok(record) => records.push(record),
            Err(failure) => {
                outcome.status = outcome.status.max(failure.status);
                outcome.notes.append(&mut failure.into());
            }
        }
    }
    if outcome.status != FOUND {
        return Ok(outcome);
    }
    let Some(kind) = records.first().map(|record| record.kind) else { return Ok(outcome) };
    if let Some(other) = records.iter().find(|record| record.kind != kind) {
        bail!(
            "{} is a {}, {} a {}; compare takes records of one kind",
            records[0].id,
            kind.word(),
            other.id,
            other.kind.word()
        );
    }
    if records.len() < 2 {
        return Err(wrong_number(records.len()));
    }
    let fields = fields(kind, &records, args.diff);
    Ok(Document::Comparison(Comparison { records, fields }).into())
}

/// The fields of which anything is recorded in one of the records, and in which they differ if only that is asked for.
fn fields(kind: Kind, records: &[&Record], only_differences: bool) -> Vec<Field> {
    let values = |record: &Record, field: Field| -> Vec<Value> {
        record.answer(field).statements().map(|statement| statement.value.into_owned()).collect()
    };
    let is_told = |field: &Field| records.iter().any(|record| record.answer(*field).is_recorded());
    let differs = |field: &Field| {
        let first = values(records[0], *field);
        !only_differences || records.iter().any(|record| values(record, *field) != first)
    };
    // Names head the columns.
    let is_name =
        |field: &Field| field.role == Some(Role::Name) || (field.many && field.role == Some(Role::Alias));
    kind.fields().filter(|field| !is_name(field)).filter(is_told).filter(differs).collect()
}
