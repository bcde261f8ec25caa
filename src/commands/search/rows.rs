//! The hits of a search as rows: for people with one reason, for scripts with its parts.

use super::Row;
use crate::column::{Column, Derived};
use crate::commands::Context;
use crate::query::in_years;
use crate::render::width::width;
use crate::render::{Format, Heading, Shown, View, excerpt, marked, visible, words};
use crate::search::{Quality, Why};

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
pub(super) fn table<'a>(context: &Context<'a>, rows: &[Row<'a>]) -> (View<'a>, Vec<String>) {
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
        let possibly = if row.possible { words::possibly(&context.screen) } else { String::new() };
        vec![
            Shown { text: marked_if(field == "id", row.hit.id).into(), mark: possibly },
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
pub(super) fn data<'a>(context: &Context<'a>, rows: &[Row<'a>], of_years: bool) -> View<'a> {
    let machine = context.format.is_for_scripts();
    let row = |row: &Row<'a>| {
        let Why { field, text, from, to } = row.hit.why();
        let text = if machine { text.to_owned() } else { marked(text, from, to, &context.screen) };
        let reason =
            [field.to_owned(), text, row.hit.quality.word().to_owned(), from.to_string(), to.to_string()];
        let safe = if machine { name(row).to_owned() } else { visible(name(row)).into_owned() };
        let id = Shown::plain(row.hit.id.to_owned());
        let head = [id, Shown::plain(row.hit.kind.word().to_owned()), Shown::plain(safe), when(context, row)];
        let in_years = of_years.then(|| Shown::plain(in_years(row.possible)));
        head.into_iter().chain(reason.map(Shown::plain)).chain(in_years).collect()
    };
    let heading = |(key, title): &(&str, &str)| Heading {
        key: (*key).to_owned(),
        title: (*title).to_owned(),
        rank: 0,
        may_be_cut: false,
    };
    let in_years = (Derived::InYears.key(), Derived::InYears.heading());
    View {
        headings: DATA_COLUMNS.iter().chain(of_years.then_some(&in_years)).map(heading).collect(),
        rows: rows.iter().map(row).collect(),
        wrapped: false,
    }
}
