//! `search`: records by name or by any word, best first.

use anyhow::Result;

use super::{Answer, Context, FOUND, NOT_FOUND, list};
use crate::catalogue::Kind;
use crate::cli::SearchArgs;
use crate::column::{Column, Derived};
use crate::render::{Format, Heading, Shown, View, json, view, visible, words};
use crate::search::{Hit, search};

pub(super) fn run(context: &Context<'_>, args: &SearchArgs) -> Result<Answer> {
    let query = args.query.join(" ");
    let kinds: Vec<Kind> = args.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind.into()]);
    let mut flags = list::filter(context, kinds[0], &args.filters)?;
    if let Ok(filter) = &mut flags {
        // A search looks everywhere; the hoaxes say what they are.
        filter.all = true;
    }
    let filter = match flags {
        Ok(filter) => filter,
        Err((message, status)) => return Ok(Answer { notes: vec![message], status, ..Answer::default() }),
    };
    let mut hits = search(context.catalogue, &kinds, &query);
    hits.retain(|hit| {
        filter
            .matches(context.catalogue, hit.record)
            .is_some_and(|found| !(args.filters.strict && found.possible))
    });
    let total = hits.len();
    hits.truncate(args.limit.unwrap_or(usize::MAX));
    let mut answer = rows(context, &hits)?;
    answer.status = if hits.is_empty() { NOT_FOUND } else { FOUND };
    if total == 0 {
        answer.notes.push(format!("nkcars: nothing found for {query:?}; try fewer or shorter words"));
    }
    Ok(answer)
}

fn rows(context: &Context<'_>, hits: &[Hit<'_>]) -> Result<Answer> {
    let mut answer = Answer::default();
    match context.format {
        Format::Ids => {
            answer.out = hits.iter().map(|hit| format!("{}\n", hit.record.id)).collect();
            return Ok(answer);
        }
        Format::Json | Format::Jsonl => {
            let records: Vec<_> = hits
                .iter()
                .map(|hit| {
                    let mut record = json::record(context.catalogue, hit.record);
                    record["match"] = serde_json::json!({ "field": hit.field, "text": hit.text });
                    record
                })
                .collect();
            answer.out = json::render(&records, context.format == Format::Jsonl)?;
            return Ok(answer);
        }
        _ => {}
    }
    if hits.is_empty() && !context.format.is_for_scripts() {
        return Ok(answer);
    }
    let (out, dropped) = view(&table(context, hits), context.format, &context.screen)?;
    answer.out = out;
    if !dropped.is_empty() {
        answer.notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
    }
    Ok(answer)
}

fn table<'a>(context: &Context<'a>, hits: &[Hit<'a>]) -> View<'a> {
    let heading = |key: &str, title: &str, rank, may_be_cut| Heading {
        key: key.to_owned(),
        title: title.to_owned(),
        rank,
        may_be_cut,
    };
    let machine = context.format.is_for_scripts();
    let safe = |text: &str| if machine { text.to_owned() } else { visible(text).into_owned() };
    let row = |hit: &Hit<'a>| {
        let when = Column::Derived(Derived::When).cell(context.catalogue, hit.record);
        let when = if machine {
            Shown::plain(words::machine_cell(when))
        } else {
            words::cell(context.catalogue, when, &context.screen)
        };
        vec![
            Shown::plain(hit.record.id.as_str()),
            Shown::plain(hit.record.kind.word()),
            Shown::plain(safe(hit.record.name())),
            when,
            Shown::plain(hit.field),
            Shown::plain(safe(hit.text)),
        ]
    };
    View {
        headings: vec![
            heading("id", "ID", 0, false),
            heading("kind", "Kind", 2, false),
            heading("name", "Name", 3, true),
            heading("when", "When", 4, false),
            heading("matched", "Matched", 1, false),
            heading("text", "Text", 1, true),
        ],
        rows: hits.iter().map(row).collect(),
        wrapped: false,
    }
}
