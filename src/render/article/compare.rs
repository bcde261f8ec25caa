//! Records side by side: the rows in which their overviews differ, then what is the same in one line.

use crate::catalogue::fields::source;
use crate::catalogue::{Catalogue, Field, Record, Type, counted};
use crate::document::Comparison;
use crate::document::article::Article;

use super::super::fit::{ROOMY, ended};
use super::super::grid::{Cell, Grid, Heading, LEAST};
use super::super::sheet::{Entry, Sheet, screens, shown};
use super::super::styled::{Styled, width};
use super::super::{PAGE, Screen, words};
use super::entries;

/// Maximum lines of a comparison on a screen of 80 columns.
const LINES: usize = 45;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 90;
/// Maximum lines of a row, where there is room.
const MOST: usize = 4;
/// Maximum lines for what is the same.
const SAME: usize = 3;
/// Lines kept for each further block: an empty one, and two for what is not recorded.
const SILENT: usize = 3;
/// Maximum cells of a name, more than any real one has.
const MAX_NAME: usize = 200;
/// Where names longer than this stand before values, ids stand there instead.
const LONG: usize = 20;

/// The comparison: overviews, or every row with all versions.
pub(in super::super) fn compare(catalogue: &Catalogue, compared: &Comparison<'_>, screen: &Screen) -> Styled {
    let room = screen.room();
    let records = &compared.records;
    let all = rows(catalogue, compared, false);
    let (count, is_brief) = (all.len(), compared.is_brief());
    let rows = if is_brief { rows(catalogue, compared, true) } else { all };
    let (same, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_brief && is_same(row));
    let same = same_line(&same).filter(|_| !compared.only_differences);

    let labels = rows.iter().filter_map(|row| row[0].heading.as_ref());
    let label = labels.map(Styled::width).max().unwrap_or(0);
    // Where lines are few, a wider screen has wider columns, not more of them; only a page has more than a narrower screen.
    let sheet = |on: Screen| {
        let at_most = if on.room() < PAGE { ROOMY } else { PAGE };
        Sheet::beside(label, records.len(), if is_brief { at_most } else { on.room() }, on)
    };
    let on = sheet(*screen);
    let names: Vec<Entry> = records.iter().map(|record| named(record, &on)).collect();
    let rows: Vec<&[Entry]> = std::iter::once(&names).chain(&rows).map(Vec::as_slice).collect();
    // Names stand over values or before them, or else in a row of their own.
    let first = usize::from(on.cells.is_none() && !is_by_id(records));
    let with_lines = |screen: Screen| {
        let (room, on) = (screen.room(), sheet(screen));
        let lines = if room < PAGE { NARROW_LINES + first * names.len() } else { LINES };
        let blocks = records.len().div_ceil(on.beside);
        // With empty lines, those that say what is not recorded, and the last one, which may take three.
        let same = same.iter().flat_map(|same| same.clipped(SAME, room, &screen)).count();
        Sheet { lines: [(lines - 5).saturating_sub(same + SILENT * (blocks - 1)); 2], ..on }
    };
    let texts: Vec<Vec<Styled>> = if is_brief {
        shown(&rows, &screens(*screen).map(with_lines).collect::<Vec<_>>(), false, MOST)
    } else {
        rows.iter().map(|row| row.iter().map(|entry| entry.text(&entry.parts)).collect()).collect()
    };
    let mut lines = on.body(&rows[first..], &texts[first..]);
    let same: Vec<Styled> = same.iter().flat_map(|same| same.clipped(SAME, room, screen)).collect();
    lines.extend((!same.is_empty()).then(Styled::default));
    lines.extend(same);

    let missing = rows.iter().zip(&texts).filter(|(_, texts)| texts.is_empty());
    let missing = missing.filter_map(|(row, _)| Some(row[0].heading.as_ref()?.plain().to_lowercase()));
    let more = match missing.reduce(|all, next| all + ", " + &next) {
        Some(missing) => format!("no room for {missing}: --full"),
        None if count >= rows.len() => format!("{} in all: --full", counted(count, "row")),
        None => "with all versions: --full".to_owned(),
    };
    ended(lines, 1, is_brief.then(|| Styled::own(more)), room)
}

/// The comparison in columns: for scripts the fields, for people all that tells records apart or is the same.
pub(in super::super) fn grid<'a>(
    catalogue: &'a Catalogue,
    compared: &Comparison<'a>,
    is_for_people: bool,
) -> Grid<'a> {
    let articles = compared.articles(catalogue, false);
    let record = |article: &Article<'a>| {
        let title = Styled::data(article.record.name());
        Heading { title, ..Heading::new(article.record.id, "", 0, Some(LEAST)) }
    };
    let field = Heading::new("field", "Field", 0, Some(LEAST));
    let headings = std::iter::once(field).chain(articles.iter().map(record)).collect();
    let rows = if is_for_people {
        let cell = |text| Cell::new(text, "");
        let row = |row: Vec<Entry>| {
            let texts = row.iter().map(|entry| cell(Styled::joined(&entry.parts, "; ")));
            std::iter::once(cell(row[0].heading.clone().unwrap_or_default())).chain(texts).collect()
        };
        rows(catalogue, compared, false).into_iter().map(row).collect()
    } else {
        let row = |(index, field): (usize, &Field)| {
            let versions = articles.iter().filter_map(|article| article.rows.get(index));
            let versions = versions.map(|row| words::machine_versions(*field, row.answer.statements()));
            let values = std::iter::once(field.key.into()).chain(versions);
            values.map(|value| Cell::new(Styled::default(), value)).collect()
        };
        compared.fields.iter().enumerate().map(row).collect()
    };
    Grid { headings, rows, is_wrapped: true, ..Grid::default() }
}

/// The rows in which anything is recorded: an entry for each record under the label that they share.
fn rows(catalogue: &Catalogue, compared: &Comparison<'_>, is_brief: bool) -> Vec<Vec<Entry>> {
    let is_by_id = is_by_id(&compared.records);
    let columns = compared.articles(catalogue, is_brief).into_iter().map(|mut article| {
        // Beside each other, who cites a source says enough.
        let references = article.references.iter_mut().flat_map(|row| &mut row.all);
        references.for_each(|reference| reference.cited_in.clear());
        // The names of fields that a question shows say nothing to people,
        // nor do addresses that stand beside each other.
        let is_read = |field: Field| field.ty != Type::RecordField && !(is_brief && field == source::URL);
        let is_asked = |field: Field| !compared.only_differences || compared.fields.contains(&field);
        let rows = article.rows.iter().filter(|row| is_read(row.answer.field) && is_asked(row.answer.field));
        let rows = rows.map(|row| if is_brief { row.brief() } else { *row });
        let attested = article.attested.map(|attested| attested.to_string());
        let entries = entries(&article, (&rows.collect::<Vec<_>>(), false), attested);
        let label = if is_by_id { article.record.id } else { article.record.name() };
        let label = Styled::data(&format!("  {label}"));
        entries.into_iter().map(move |entry| Entry {
            heading: Some(entry.label.bold()),
            label: label.clone(),
            ..entry
        })
    });
    let mut columns: Vec<_> = columns.collect();
    let rows = std::iter::from_fn(|| columns.iter_mut().map(Iterator::next).collect::<Option<Vec<_>>>());
    // Rows with only "unknown" and "not recorded" are shown in full comparisons only.
    let is_told = |row: &[Entry]| row.iter().any(|entry| entry.is_known || !is_brief && !entry.is_silent());
    let is_shown =
        |row: &Vec<Entry>| is_told(row) && !(compared.only_differences && !is_brief && is_same(row));
    // Of no records there are no rows.
    rows.take_while(|row| !row.is_empty()).filter(is_shown).collect()
}

/// The name of a record, as the first of its values.
fn named(record: &Record, on: &Sheet) -> Entry {
    let heading = on.cells.is_none().then(|| Styled::own("Name").bold());
    let label = Styled::data(&format!("  {}", record.id));
    let name = words::named(record).bold().cut(MAX_NAME, &on.screen);
    Entry { heading, label, ..Entry::new("", vec![name], 0) }
}

/// Whether values that stand below each other are told apart by ids, since names would take most of a line.
fn is_by_id(records: &[&Record]) -> bool {
    let longest = |text: fn(&Record) -> &str| records.iter().map(|record| width(text(record))).max();
    longest(Record::name) > Some(LONG).max(longest(|record| record.id))
}

fn is_same(row: &[Entry]) -> bool {
    row.iter().all(|entry| (&entry.parts, entry.more) == (&row[0].parts, row[0].more))
}

/// `same: class sedan, origin domestic`.
fn same_line(rows: &[Vec<Entry>]) -> Option<Styled> {
    let same = rows.iter().map(|row| &row[0]).filter(|entry| entry.is_known).map(|entry| {
        let label = entry.heading.iter().map(|label| Styled::own(label.plain().to_lowercase()));
        Styled::joined(label.chain([Styled::joined(&entry.parts, "; ")]), "\u{a0}")
    });
    let same = Styled::joined(same, ", ");
    (!same.is_empty()).then(|| Styled::joined([Styled::own("same"), same], ": "))
}
