//! `search`: records by name or by any word, best first, each with what matched.

use anyhow::Result;

use super::{Answer, Context, FOUND, NOT_FOUND, list};
use crate::catalogue::Kind;
use crate::cli::SearchArgs;
use crate::column::{Column, Derived};
use crate::query::Filter;
use crate::render::width::width;
use crate::render::{Format, Heading, Shown, View, excerpt, json, marked, view, visible, words};
use crate::search::{Hit, Quality, Why, search};

/// Columns for people: key, title, rank, whether words may be cut.
const COLUMNS: [(&str, &str, u8, bool); 5] = [
    ("id", "ID", 0, false),
    ("kind", "Kind", 3, false),
    ("name", "Name", 2, true),
    ("when", "When", 4, false),
    ("why", "Found by", 1, true),
];
/// Below this there is no room for the name and the reason; the reason then says the name where that was it.
const NARROW: usize = 60;
/// A date has its place only where words keep so many cells.
const WORDS: usize = 24;
/// And for scripts and `record`, which have room for the parts of the reason.
const DATA_COLUMNS: [(&str, &str); 9] = [
    ("id", "ID"),
    ("kind", "Kind"),
    ("name", "Name"),
    ("when", "When"),
    ("matched", "Matched"),
    ("text", "Text"),
    ("how", "How"),
    ("from", "From byte"),
    ("to", "To byte"),
];

/// A hit that the filters left, and whether its years may lie outside those asked about.
struct Row<'a> {
    hit: Hit<'a>,
    possible: bool,
}

/// What to say to a name that means nothing, and the exit status that goes with it.
type Refusal = (String, u8);

pub(super) fn run(context: &Context<'_>, args: &SearchArgs) -> Result<Answer> {
    let query = args.query.join(" ");
    let kinds: Vec<Kind> = args.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind.into()]);
    let filters = match filters(context, args, &kinds)? {
        Ok(filters) => filters,
        Err((message, status)) => return Ok(Answer { notes: vec![message], status, ..Answer::default() }),
    };
    let kinds: Vec<Kind> = filters.iter().map(|(kind, _)| *kind).collect();
    let hits = search(context.catalogue, context.index(), &kinds, &query);
    let unfiltered = hits.len();
    let mut rows: Vec<Row<'_>> =
        hits.into_iter().filter_map(|hit| kept(context, args, &filters, hit)).collect();
    let total = rows.len();
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    let mut answer = answer(context, &rows)?;
    answer.status = if total == 0 { NOT_FOUND } else { FOUND };
    if unfiltered > 0 && total == 0 {
        answer.notes.push(format!(
            "nkcars: {unfiltered} found for {}, but none that the filters leave",
            super::quoted(&query)
        ));
    } else if total == 0 {
        answer
            .notes
            .push(format!("nkcars: nothing found for {}; try fewer or shorter words", super::quoted(&query)));
    } else if context.is_terminal && rows.len() < total {
        answer.notes.push(format!("{} of {total} shown", rows.len()));
    }
    Ok(answer)
}

/// The filter of each kind; kinds without a field that `--missing` names are out of the question.
fn filters(
    context: &Context<'_>,
    args: &SearchArgs,
    kinds: &[Kind],
) -> Result<Result<Vec<(Kind, Filter)>, Refusal>> {
    let mut filters = Vec::new();
    let mut unknown = None;
    for kind in kinds {
        match list::filter(context, *kind, &args.filters) {
            // A search looks everywhere; foreign relatives and hoaxes say what they are.
            Ok(Ok(filter)) => filters.push((*kind, Filter { all: true, ..filter })),
            Ok(Err(unresolved)) => return Ok(Err(unresolved)),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    match unknown {
        Some(error) if filters.is_empty() => Err(error),
        _ => Ok(Ok(filters)),
    }
}

fn kept<'a>(
    context: &Context<'a>,
    args: &SearchArgs,
    filters: &[(Kind, Filter)],
    hit: Hit<'a>,
) -> Option<Row<'a>> {
    let (_, filter) = filters.iter().find(|(kind, _)| *kind == hit.kind)?;
    // Without conditions no record need be looked at.
    if filter.is_open() {
        return Some(Row { hit, possible: false });
    }
    let found = filter.matches(context.catalogue, hit.record()?)?;
    (!(found.possible && args.filters.strict)).then_some(Row { hit, possible: found.possible })
}

fn answer(context: &Context<'_>, rows: &[Row<'_>]) -> Result<Answer> {
    let mut answer = Answer::default();
    match context.format {
        Format::Ids => {
            answer.out = rows.iter().map(|row| format!("{}\n", row.hit.id)).collect();
            return Ok(answer);
        }
        Format::Json | Format::Jsonl => {
            let records: Vec<_> = rows.iter().filter_map(|row| as_json(context, row)).collect();
            answer.out = json::render(&records, context.format == Format::Jsonl)?;
            return Ok(answer);
        }
        _ if rows.is_empty() && !context.format.is_for_scripts() => return Ok(answer),
        _ => {}
    }
    let as_data = context.format.is_for_scripts() || context.format == Format::Record;
    let (shape, mut dropped) = if as_data { (data(context, rows), Vec::new()) } else { table(context, rows) };
    let (out, squeezed_out) = view(&shape, context.format, &context.screen)?;
    dropped.extend(squeezed_out);
    answer.out = out;
    if rows.iter().any(|row| row.possible) && !context.format.is_for_scripts() {
        answer.notes.push("~ before an id: possibly, but not surely, in these years".to_owned());
    }
    if !dropped.is_empty() {
        answer.notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
    }
    Ok(answer)
}

fn as_json(context: &Context<'_>, row: &Row<'_>) -> Option<serde_json::Value> {
    let mut record = json::record(context.catalogue, row.hit.record()?);
    let Why { field, text, from, to } = row.hit.why();
    let how = row.hit.quality.word();
    record["match"] = serde_json::json!({ "field": field, "text": text, "how": how, "from": from, "to": to });
    Some(record)
}

/// When it was, as [`Column`] has it.
fn when<'a>(context: &Context<'a>, row: &Row<'a>) -> Shown<'a> {
    let Some(record) = row.hit.record() else { return Shown::default() };
    let when = Column::Derived(Derived::When).cell(context.catalogue, record);
    if context.format.is_for_scripts() {
        return Shown::plain(words::machine_cell(when));
    }
    words::cell(context.catalogue, when, &context.screen)
}

fn name<'a>(row: &Row<'a>) -> &'a str {
    row.hit.record().map_or(row.hit.id, |record| record.name())
}

/// For people: the matched part in bold, in the id or the name if it is there, else in the reason; and the columns left out.
fn table<'a>(context: &Context<'a>, rows: &[Row<'a>]) -> (View<'a>, Vec<String>) {
    let is_narrow = context.screen.width.is_some_and(|width| width < NARROW);
    let cells = |row: &Row<'a>| {
        let Why { field, text, from, to } = row.hit.why();
        let is_name = row.hit.kind.fields()[0].key == field;
        let marked_if = |is_it: bool, text: &str| {
            if is_it { marked(text, from, to, &context.screen) } else { visible(text).into_owned() }
        };
        let heading = row.hit.kind.field(field).map_or(field, |field| field.heading).to_lowercase();
        let how = match row.hit.quality {
            Quality::Fuzzy => "fuzzy ",
            _ => "",
        };
        let why = match row.hit.quality {
            _ if field == "id" => format!("{how}id"),
            Quality::Folded if is_name && !is_narrow => format!("{heading} by sound"),
            _ if is_name && !is_narrow => format!("{how}{heading}"),
            _ => format!("{how}{heading}: {}", excerpt(text, from, to, &context.screen)),
        };
        let possible = if row.possible { "~" } else { "" };
        vec![
            Shown::plain(format!("{possible}{}", marked_if(field == "id", row.hit.id))),
            Shown::plain(row.hit.kind.word().to_owned()),
            Shown::plain(marked_if(is_name, name(row))),
            when(context, row),
            Shown::plain(why),
        ]
    };
    let heading = |(key, title, rank, may_be_cut): &(&str, &str, u8, bool)| Heading {
        key: (*key).to_owned(),
        title: (*title).to_owned(),
        rank: *rank,
        may_be_cut: *may_be_cut,
    };
    let mut view = View {
        headings: COLUMNS.iter().map(heading).collect(),
        rows: rows.iter().map(cells).collect(),
        wrapped: false,
    };
    let fitted = matches!(context.format, Format::Table | Format::Plain);
    let room = context.screen.width.filter(|_| fitted);
    let left_out = room.map(|room| crowd_out(&mut view, room, is_narrow)).unwrap_or_default();
    (view, left_out)
}

/// Takes away the date if words would be cut short for it, and on a narrow screen all but id and reason; what went.
fn crowd_out(view: &mut View<'_>, room: usize, is_narrow: bool) -> Vec<String> {
    let widest = |column: usize| {
        let cells = view.rows.iter().map(|row| width(&row[column].text) + width(&row[column].mark));
        let widest = cells.chain([width(&view.headings[column].title)]).max().unwrap_or(0);
        if view.headings[column].may_be_cut { widest.min(WORDS) } else { widest }
    };
    let needed = (0..view.headings.len()).map(|column| widest(column) + 2).sum::<usize>() - 2;
    let without: &[&str] = match (is_narrow, needed > room) {
        (true, _) => &["kind", "name", "when"],
        (false, true) => &["when"],
        (false, false) => &[],
    };
    for key in without {
        let Some(column) = view.headings.iter().position(|heading| heading.key == *key) else { continue };
        view.headings.remove(column);
        for row in &mut view.rows {
            row.remove(column);
        }
    }
    without.iter().map(|key| (*key).to_owned()).collect()
}

/// For scripts: the whole text, and where in it the matched part stands.
fn data<'a>(context: &Context<'a>, rows: &[Row<'a>]) -> View<'a> {
    let machine = context.format.is_for_scripts();
    let row = |row: &Row<'a>| {
        let Why { field, text, from, to } = row.hit.why();
        let text = if machine { text.to_owned() } else { marked(text, from, to, &context.screen) };
        let reason =
            [field.to_owned(), text, row.hit.quality.word().to_owned(), from.to_string(), to.to_string()];
        let safe = if machine { name(row).to_owned() } else { visible(name(row)).into_owned() };
        let possible = if row.possible && !machine { "~" } else { "" };
        let id = Shown::plain(format!("{possible}{}", row.hit.id));
        let head = [id, Shown::plain(row.hit.kind.word().to_owned()), Shown::plain(safe), when(context, row)];
        head.into_iter().chain(reason.map(Shown::plain)).collect()
    };
    let heading = |(key, title): &(&str, &str)| Heading {
        key: (*key).to_owned(),
        title: (*title).to_owned(),
        rank: 0,
        may_be_cut: false,
    };
    View {
        headings: DATA_COLUMNS.iter().map(heading).collect(),
        rows: rows.iter().map(row).collect(),
        wrapped: false,
    }
}
