//! `compare`: records of one kind side by side, a row a field.

use anyhow::{Result, anyhow, bail};

use super::{Answer, Context};
use crate::catalogue::{Agreement, Claim, Content, Field, Kind, Record, Value, agreement, quoted};
use crate::cli::CompareArgs;
use crate::column::Cell;
use crate::render::width::STAY;
use crate::render::{Format, Heading, Shown, View, json, view, visible, words};

/// More than this nobody reads side by side.
const MOST: usize = 6;

pub(super) fn run(context: &Context<'_>, args: &CompareArgs) -> Result<Answer> {
    let wrong_number =
        |number: usize| anyhow!("compare takes two to six records, not {number}; name them by their ids");
    if args.names.len() > MOST {
        return Err(wrong_number(args.names.len()));
    }
    let mut answer = Answer::default();
    let mut records: Vec<&Record> = Vec::new();
    for name in &args.names {
        match context.resolve(&Kind::ALL, name) {
            Ok(record) if records.iter().any(|known| std::ptr::eq(*known, record)) => {
                bail!("{} is named twice; compare takes different records", quoted(name));
            }
            Ok(record) => records.push(record),
            Err((message, status)) => {
                answer.notes.push(message);
                answer.status = answer.status.max(status);
            }
        }
    }
    if answer.status > 0 {
        return Ok(answer);
    }
    let Some(kind) = records.first().map(|record| record.kind) else { return Ok(answer) };
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
    let fields = rows(kind, &records, args.diff);
    answer.out = match context.format {
        Format::Ids => records.iter().map(|record| format!("{}\n", record.id)).collect(),
        Format::Json | Format::Jsonl => {
            let columns: Vec<_> = fields.iter().map(|field| crate::column::Column::Field(field)).collect();
            let records: Vec<_> =
                records.iter().map(|record| json::columns(context.catalogue, record, &columns)).collect();
            json::render(&records, context.format == Format::Jsonl)?
        }
        _ => {
            let (out, dropped) = view(&table(context, &fields, &records), context.format, &context.screen)?;
            context.legend(&mut answer.notes);
            debug_assert!(dropped.is_empty(), "no column of a comparison may go");
            out
        }
    };
    Ok(answer)
}

/// The fields of which anything is recorded in one of the records, and in which they differ if only that is asked for.
fn rows(kind: Kind, records: &[&Record], only_differences: bool) -> Vec<&'static Field> {
    let values = |record: &Record, field: &Field| -> Vec<Value> {
        match record.of(field) {
            None => Vec::new(),
            Some(Content::Claims(claims)) => standing(claims).map(|claim| claim.value.clone()).collect(),
            Some(content) => content.values().cloned().collect(),
        }
    };
    let told = |field: &&Field| records.iter().any(|record| record.of(field).is_some());
    let differs = |field: &&Field| {
        !only_differences || records.iter().any(|record| values(record, field) != values(records[0], field))
    };
    kind.fields().iter().skip(1).filter(|field| field.key != "aka").filter(told).filter(differs).collect()
}

fn table<'a>(context: &Context<'a>, fields: &[&'static Field], records: &[&'a Record]) -> View<'a> {
    let machine = context.format.is_for_scripts();
    let column =
        |key: &str, title: String, rank| Heading { key: key.to_owned(), title, rank, may_be_cut: true };
    let mut headings = vec![column("field", "Field".to_owned(), 0)];
    headings.extend(records.iter().map(|record| column(&record.id, visible(record.name()).into_owned(), 0)));
    let cell = |field: &'static Field, record: &'a Record| {
        let cell = record.of(field).map_or(Cell::NotRecorded, |content| Cell::Content(field, content));
        match &cell {
            Cell::Content(field, Content::Claims(claims)) if machine => Shown::plain(bare_versions(claims)),
            _ if machine => Shown::plain(words::machine_cell(cell)),
            Cell::Content(field, Content::Claims(_)) => Shown::plain(all_versions(context, field, record)),
            _ => words::cell(context.catalogue, cell, &context.screen),
        }
    };
    let row = |field: &&'static Field| {
        let mut row = vec![Shown::plain(if machine { field.key } else { field.heading })];
        row.extend(records.iter().map(|record| cell(field, record)));
        row
    };
    View { headings, rows: fields.iter().map(row).collect(), wrapped: true }
}

/// Every standing claim, or rows would look the same that `--diff` found to differ.
fn bare_versions(claims: &[Claim]) -> String {
    standing(claims).map(|claim| words::machine(&claim.value)).collect::<Vec<_>>().join("; ")
}

/// What has not been taken back.
fn standing(claims: &[Claim]) -> impl Iterator<Item = &Claim> {
    claims.iter().filter(|claim| claim.stands())
}

/// Every standing claim with its sign, which stays on the line of the last word.
fn all_versions(context: &Context<'_>, field: &Field, record: &Record) -> String {
    let version = |claim: &Claim| {
        let value = words::human(context.catalogue, field, &claim.value, &context.screen);
        match claim.certainty {
            Some(certainty) => format!("{value}{STAY}{}", words::sign(certainty, &context.screen)),
            None => value.into_owned(),
        }
    };
    let versions = standing(record.claims(field.key)).map(version).collect::<Vec<_>>().join("; ");
    match agreement(field, record.claims(field.key)) {
        Some(Agreement::Disputed) => format!("{versions}{STAY}{}", words::disputed(&context.screen)),
        _ => versions,
    }
}
