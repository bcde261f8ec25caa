//! `compare`: records of one kind side by side, a row a field.

use anyhow::{Result, bail};

use super::{Context, Outcome};
use crate::catalogue::{Field, Kind, Record, Role};
use crate::cli::CompareArgs;
use crate::document::{Comparison, Document};
use crate::reading::MAX_COMPARED;
use crate::report::{FOUND, MISTAKE, Note};

pub(super) fn run<'a>(context: &Context<'a>, args: &CompareArgs) -> Result<Outcome<'a>> {
    let (mut records, report) = context.named(&Kind::ALL, &args.names);
    if report.status == MISTAKE {
        return Err(report.into());
    }
    let missing = report.notes.iter().filter(|note| matches!(note, Note::Message(_))).count();
    let count = records.len() + missing;
    if report.status != FOUND && count <= MAX_COMPARED {
        records.clear();
    } else if !(2..=MAX_COMPARED).contains(&count) {
        bail!("compare takes two to six different records, not {count}; name them by their ids");
    }
    if let Some(other) = records.iter().find(|record| record.kind != records[0].kind) {
        let [(id, kind), (other, its)] = [records[0], other].map(|record| (record.id, record.kind.word()));
        bail!("{id} is a {kind}, {other} a {its}; compare takes records of one kind");
    }
    let fields = fields(&records, args.diff);
    let comparison = Comparison { records, fields, is_full: args.full, only_differences: args.diff };
    Ok((Document::Comparison(comparison), report))
}

/// The fields in which anything is recorded, or only those in which the records differ.
fn fields(records: &[&Record], only_differences: bool) -> Vec<Field> {
    let is_compared = |field: &Field| {
        let values = |record: &&Record| {
            record.answer(*field).statements().map(|said| said.value.into_owned()).collect::<Vec<_>>()
        };
        let differs = |record: &&Record| values(record) != values(&records[0]);
        records.iter().any(|record| record.answer(*field).is_recorded())
            && (!only_differences || records.iter().any(differs))
    };
    // Names are the headings of the columns.
    let is_name =
        |field: &Field| field.role == Some(Role::Name) || (field.many && field.role == Some(Role::Alias));
    let all = records.first().into_iter().flat_map(|record| record.kind.fields());
    all.filter(|field| !is_name(field) && is_compared(field)).collect()
}
