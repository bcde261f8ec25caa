//! What a list has found as rows.

use anyhow::Result;

use crate::column::{Column, Derived};
use crate::commands::{Answer, Context};
use crate::query::{Match, in_years};
use crate::render::{Format, Heading, Shown, View, json, view, words};

/// Tells surely from possibly.
pub(super) const IN_YEARS: Column = Column::Derived(Derived::InYears);

/// The rows in the format asked for; columns that somebody chose are all that json holds too.
pub(super) fn answer(
    context: &Context<'_>,
    found: &[Match<'_>],
    columns: &[(Column, u8)],
    asked: bool,
) -> Result<Answer> {
    let catalogue = context.catalogue;
    let mut answer = Answer::default();
    match context.format {
        Format::Ids => {
            answer.out = found.iter().map(|hit| format!("{}\n", hit.record.id)).collect();
            return Ok(answer);
        }
        Format::Json | Format::Jsonl => {
            let only: Vec<Column> = columns.iter().map(|(column, _)| *column).collect();
            let records: Vec<_> = found
                .iter()
                .map(|hit| {
                    let mut object = if asked {
                        json::columns(catalogue, hit.record, &only)
                    } else {
                        json::record(catalogue, hit.record)
                    };
                    if only.contains(&IN_YEARS) {
                        object[IN_YEARS.key()] = in_years(hit.possible).into();
                    }
                    object
                })
                .collect();
            answer.out = json::render(&records, context.format == Format::Jsonl)?;
            return Ok(answer);
        }
        _ => {}
    }
    if found.is_empty() && !context.format.is_for_scripts() {
        return Ok(answer);
    }
    let table = table(context, found, columns);
    let (out, dropped) = view(&table, context.format, &context.screen)?;
    answer.out = out;
    context.legend(&mut answer.notes);
    if found.iter().any(|hit| hit.possible) && context.format == Format::Table {
        answer.notes.push(words::POSSIBLY.to_owned());
    }
    if !dropped.is_empty() {
        answer.notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
    }
    Ok(answer)
}

fn table<'a>(context: &Context<'a>, found: &[Match<'a>], columns: &[(Column, u8)]) -> View<'a> {
    let machine = context.format.is_for_scripts();
    let cell = |hit: &Match<'a>, column: Column| {
        let cell = hit.cell(context.catalogue, column);
        if machine {
            return Shown::plain(words::machine_cell(cell));
        }
        words::cell(context.catalogue, cell, &context.screen)
    };
    let row = |hit: &Match<'a>| {
        let mut row: Vec<_> = columns.iter().map(|(column, _)| cell(hit, *column)).collect();
        if hit.possible && context.format == Format::Table {
            row[0].mark.push_str(&words::possibly(&context.screen));
        }
        row
    };
    View {
        headings: columns.iter().map(|(column, rank)| heading(*column, *rank)).collect(),
        rows: found.iter().map(row).collect(),
        wrapped: false,
    }
}

fn heading(column: Column, rank: u8) -> Heading {
    Heading { key: column.key(), title: column.heading(), rank, may_be_cut: column.may_be_cut() }
}
