//! `show`: everything known of one or more records.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::{Answer, Context, NOT_FOUND};
use crate::catalogue::{Agreement, Certainty, Claim, Field, Kind, Record, Text, agreement};
use crate::cli::ShowArgs;
use crate::render::page::{self, Depth};
use crate::render::{Format, Heading, Shown, View, card, json, view, visible, words};
use words::EARLIER;

/// A narrower terminal has no room for the ids of sources and for notes beside each other.
const ROOMY: usize = 110;

/// Headings of the claims as rows: key, title, rank, whether words may be cut.
const CLAIM_COLUMNS: [(&str, &str, u8, bool); 10] = [
    ("id", "ID", 7, false),
    ("field", "Field", 0, false),
    ("value", "Value", 0, true),
    ("certainty", "Certainty", 0, false),
    ("seen", "Seen", 4, false),
    ("agreement", "Agreement", 6, false),
    ("when", "When", 5, true),
    ("sources", "Sources", 1, true),
    ("note", "Note", 2, true),
    ("superseded-by", "Taken back in", 3, true),
];

pub(super) fn run(context: &Context<'_>, args: &ShowArgs) -> Result<Answer> {
    let writes_pages = context.by_default || context.format == Format::Record;
    if (args.sure || args.brief) && !writes_pages {
        let (flag, instead) =
            if args.sure { ("--sure", ", or use --claims and its certainty") } else { ("--brief", "") };
        bail!("{flag} writes a page, as -o record does, and no other format; leave out the format{instead}");
    }
    let mut answer = Answer::default();
    let mut records: Vec<&Record> = Vec::new();
    let mut known: BTreeSet<*const Record> = BTreeSet::new();
    for name in &args.names {
        match context.resolve(&Kind::ALL, name) {
            Ok(record) if known.insert(record) => records.push(record),
            Ok(_) => {}
            Err((message, status)) => {
                answer.notes.push(message);
                answer.status = answer.status.max(status);
            }
        }
    }
    let as_rows = matches!(
        context.format,
        Format::Table | Format::Plain | Format::Markdown | Format::Csv | Format::Tsv
    );
    answer.out = match context.format {
        Format::Ids => records.iter().map(|record| format!("{}\n", record.id)).collect(),
        Format::Json | Format::Jsonl => {
            let records: Vec<_> =
                records.iter().map(|record| json::record(context.catalogue, record)).collect();
            json::render(&records, context.format == Format::Jsonl)?
        }
        _ if args.claims || (as_rows && !context.by_default) => {
            let (records, silent): (Vec<_>, Vec<_>) =
                records.into_iter().partition(|record| record.tally.claims > 0);
            for record in silent {
                answer.notes.push(format!(
                    "nkcars: {} {} makes no claims\n  see: nkcars show {}",
                    record.kind.word(),
                    record.id,
                    record.id
                ));
                answer.status = answer.status.max(NOT_FOUND);
            }
            if records.is_empty() {
                return Ok(answer);
            }
            let rows = claims(context, &records);
            let is_narrow = context.screen.width.is_some_and(|width| width < ROOMY);
            let format = if context.by_default && is_narrow { Format::Record } else { context.format };
            let (out, dropped) = view(&rows, format, &context.screen)?;
            if !dropped.is_empty() {
                answer.notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
            }
            out
        }
        _ => {
            let depth = if args.sure { Depth::Sure } else { Depth::Whole };
            let pages: Vec<String> = records
                .iter()
                .map(|record| {
                    if args.brief {
                        card::render(context.catalogue, record, &context.screen)
                    } else {
                        page::render(context.catalogue, record, depth, &context.screen)
                    }
                })
                .collect();
            pages.join("\n\n")
        }
    };
    Ok(answer)
}

/// Every claim of the records as a row.
fn claims<'a>(context: &Context<'a>, records: &[&'a Record]) -> View<'a> {
    // Of one record, people need not be told over and over which it is.
    let skipped = usize::from(records.len() == 1 && !context.format.is_for_scripts());
    let headings = CLAIM_COLUMNS.iter().skip(skipped).map(|(key, title, rank, may_be_cut)| Heading {
        key: (*key).to_owned(),
        title: (*title).to_owned(),
        rank: if records.len() > 1 && *key == "id" { 0 } else { *rank },
        may_be_cut: *may_be_cut,
    });
    let rows = records.iter().flat_map(|record| {
        record
            .contents()
            .flat_map(|(field, content)| {
                let agreement = agreement(field, content.claims());
                content.claims().iter().map(move |claim| (field, agreement, claim))
            })
            .map(|(field, agreement, claim)| row(context, record, field, agreement, claim).split_off(skipped))
    });
    let mut view = View { headings: headings.collect(), rows: rows.collect(), wrapped: true };
    if !context.format.is_for_scripts() {
        leave_out_empty(&mut view);
    }
    view
}

/// Takes away the columns that tell people nothing; of those that never go for want of room, "none" is news.
fn leave_out_empty(view: &mut View<'_>) {
    for column in (0..view.headings.len()).rev() {
        if view.headings[column].rank > 0 && view.rows.iter().all(|row| row[column].text == words::NONE) {
            view.headings.remove(column);
            for row in &mut view.rows {
                row.remove(column);
            }
        }
    }
}

fn row<'a>(
    context: &Context<'a>,
    record: &'a Record,
    field: &'static Field,
    agreement: Option<Agreement>,
    claim: &'a Claim,
) -> Vec<Shown<'a>> {
    let machine = context.format.is_for_scripts();
    let safe = |text: &str| if machine { text.to_owned() } else { visible(text).into_owned() };
    let value = match &claim.superseded {
        _ if machine => words::machine(&claim.value),
        Some(_) => {
            format!("{} ({EARLIER})", words::human(context.catalogue, field, &claim.value, &context.screen))
                .into()
        }
        None => words::human(context.catalogue, field, &claim.value, &context.screen),
    };
    let when = claim.when.as_ref().map(|when| if machine { when.to_string() } else { when.words() });
    let sources = claim.by.iter().map(Text::as_str).collect::<Vec<_>>().join(" ");
    let or_none = |text: Option<&str>| text.map_or_else(|| words::NONE.to_owned(), safe);
    let cells = [
        record.id.to_string(),
        if machine { field.key } else { field.heading }.to_owned(),
        value.into_owned(),
        claim.certainty.map_or(words::UNKNOWN, Certainty::word).to_owned(),
        if claim.seen { "seen" } else { words::NONE }.to_owned(),
        agreement.map_or(words::NONE, Agreement::word).to_owned(),
        or_none(when.as_deref()),
        or_none(Some(&*sources).filter(|sources| !sources.is_empty())),
        or_none(claim.note.as_deref()),
        or_none(claim.superseded.as_deref()),
    ];
    cells.into_iter().map(Shown::plain).collect()
}
