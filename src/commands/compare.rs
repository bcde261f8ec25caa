//! `compare`: records of one kind side by side, a row a field.

use anyhow::{Result, bail};

use super::{Context, Outcome};
use crate::catalogue::{Field, Kind, Record, Role, Value};
use crate::cli::CompareArgs;
use crate::document::{Comparison, Document};
use crate::report::{FOUND, MISTAKE, Note};

/// Maximum number of records that can be read side by side.
const MAX_RECORDS: usize = 6;

pub(super) fn run<'a>(context: &Context<'a>, args: &CompareArgs) -> Result<Outcome<'a>> {
    let (records, report) = context.named(&Kind::ALL, &args.names);
    if report.status == MISTAKE {
        return Err(report.into());
    }
    let (is_full, only_differences) = (args.full, args.diff);
    let missing = report.notes.iter().filter(|note| matches!(note, Note::Message(_))).count();
    let count = records.len() + missing;
    if report.status != FOUND && count <= MAX_RECORDS {
        let (records, fields) = Default::default();
        let nothing = Comparison { records, fields, is_full, only_differences };
        return Ok((Document::Comparison(nothing), report));
    }
    if !(2..=MAX_RECORDS).contains(&count) {
        bail!("compare takes two to six different records, not {count}; name them by their ids");
    }
    let kind = records[0].kind;
    if let Some(other) = records.iter().find(|record| record.kind != kind) {
        let (id, other, of) = (records[0].id, other.id, other.kind.word());
        bail!("{id} is a {}, {other} a {of}; compare takes records of one kind", kind.word());
    }
    let fields = fields(kind, &records, args.diff);
    Ok((Document::Comparison(Comparison { records, fields, is_full, only_differences }), report))
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
