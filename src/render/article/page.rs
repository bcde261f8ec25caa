//! The page of an article: everything, section by section, each claim with its sign, its word and its sources; then the records that
//! refer to it, and the sources as footnotes. The page is the archive: what a voice took back stands there, marked as such.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use crate::catalogue::fields::source;
use crate::catalogue::{Field, Kind, Record, Role, Statement, Type, Value};
use crate::document::article::Article;
use crate::document::row::{Reference, References, Row};

use super::super::Screen;
use super::super::fit::{Layout, ended, last_line, legend_of};
use super::super::plate::how_to_read;
use super::super::styled::{Styled, beside};
use super::super::words::{self, human};
use super::top;

/// Labels are seldom wider than this.
const LABEL: usize = 16;
/// Where to send corrections, for those who have only the program.
const CORRECTIONS: &str = "corrections: nkcars help files";
/// Cells that the sign of a dispute takes behind a label, beyond the gap there.
const DISPUTE: usize = 1;
/// What a reference says of a source, in this order.
const PARTS: [Field; 6] =
    [source::AUTHOR, source::TITLE, source::PUBLISHER, source::DATE, source::URL, source::CAUTION];
/// How many of these a short reference has.
const SHORT: usize = 4;

/// The page of a record; of chosen fields only its name and these.
pub(super) fn page(article: &Article<'_>, is_whole: bool, screen: &Screen) -> Styled {
    let labels = article.rows.iter().filter(|row| !is_whole || is_written(row)).map(|row| row.label.len());
    let label = labels.max().unwrap_or(LABEL).clamp(9, LABEL);
    let layout = Layout::new(label + DISPUTE, screen.room());
    let mut page = Page { article, layout, is_whole, lines: Vec::new(), cited: IndexSet::new() };
    if is_whole {
        page.lines.extend(top(article, true, screen));
        for (group, rows) in article.groups() {
            page.rows(group.word(), rows.iter().copied().filter(is_written));
        }
        for section in &article.shown {
            page.rows(section.of.name(), section.rows.iter().copied().filter(Row::is_recorded));
        }
    } else {
        page.lines.extend(Styled::data(article.record.name()).bold().wrap(layout.room));
        article.rows.iter().for_each(|row| page.row(row));
    }
    for row in article.references.iter().filter(|row| !row.all.is_empty()) {
        page.references(row);
    }
    if let Some(held_back) = &article.held_back {
        let text = format!("Held back, not certain: {held_back}. See: nkcars show {}", article.record.id);
        page.lines.push(Styled::default());
        page.lines.extend(Styled::own(text).wrap(layout.room));
    }
    page.ended()
}

struct Page<'a> {
    article: &'a Article<'a>,
    layout: Layout,
    is_whole: bool,
    lines: Vec<Styled>,
    /// The sources cited so far, numbered in the order in which they are.
    cited: IndexSet<&'static str>,
}

/// Whether a row is on the page of its record, which does not repeat what its head says.
fn is_written(row: &Row<'_>) -> bool {
    let field = row.answer.field;
    let is_in_head = |field: Field| field.is_editorial() && field.role.is_some_and(|role| role != Role::Date);
    row.is_claimed() && !is_in_head(field) && !matches!(field.ty, Type::RecordField | Type::Flag)
}

impl<'a> Page<'a> {
    /// Rows under a heading, if there are any.
    fn rows(&mut self, heading: &str, rows: impl Iterator<Item = Row<'a>>) {
        for (index, row) in rows.enumerate() {
            if index == 0 {
                self.heading(heading);
            }
            self.row(&row);
        }
    }

    /// What stands over a group, if anything does, after an empty line.
    fn heading(&mut self, text: &str) {
        self.lines.push(Styled::default());
        let heading = Some(Styled::data(text).bold()).filter(|heading| !heading.is_empty());
        self.lines.extend(heading.iter().flat_map(|heading| heading.wrap(self.layout.room)));
    }

    /// A label, and every version with its sign under each other; editorial values, which have none, in one line. What a voice took back
    /// stands on a whole page alone.
    fn row(&mut self, row: &Row<'a>) {
        let Layout { room, is_narrow, indent } = self.layout;
        let label = Styled::own(row.label);
        let history = row.history().filter(|_| self.is_whole);
        let versions: Vec<Statement<'a>> = row.versions().chain(history).collect();
        if row.answer.field.is_editorial() || versions.is_empty() {
            let values = versions.iter().map(|version| human(self.article.catalogue, version));
            let silence = || words::silence(row.answer.field);
            let text = if row.is_recorded() { Styled::joined(values, ", ") } else { silence() };
            self.lines.extend(self.layout.put(&label, &text));
            return;
        }
        let is_many = row.answer.field.many;
        let hang = if row.is_disputed && is_many { 3 } else { 2 };
        let versions = row.answer.with_disputes(versions.into_iter()).flat_map(|(is_disputed, said)| {
            let is_earlier = said.superseded_by().is_some();
            let sign = words::signed(is_disputed && is_many, said.certainty, Styled::default());
            let sign = if is_earlier { Styled::own("-") } else { sign };
            self.claim(&said).hanging(&sign, hang, room - indent)
        });
        let versions: Vec<Styled> = versions.collect();
        let dispute = (row.is_disputed && !is_many).then(|| Styled::own(words::DISPUTED));
        let mut label = Styled::joined([label].into_iter().chain(dispute), " ");
        if is_narrow {
            self.lines.extend(label.wrap(room));
            label = Styled::default();
        }
        self.lines.extend(beside(&label, indent, versions));
    }

    fn claim(&mut self, said: &Statement<'a>) -> Styled {
        let mut text = human(self.article.catalogue, said);
        let when = words::when(said, text.words()).map(|when| format!(", {when}"));
        let seen = if said.seen { ", seen" } else { "" };
        let certainty = said.certainty.map(|certainty| format!(" ({certainty}{seen})"));
        let sources = (!said.by.is_empty()).then(|| format!(" {}", self.cite(said.sources())));
        let later = said.superseded_by().map(|later| self.cite([later]));
        let later = later.map(|later| format!(", {}, taken back in {later}", words::EARLIER));
        [when, certainty, sources, later].iter().flatten().for_each(|said| text.push_own(said));
        Styled::joined([text].into_iter().chain(said.note.map(Styled::data)), ": ")
    }

    /// The records that refer to this one, a line each.
    fn references(&mut self, row: &References<'a>) {
        self.heading(row.label);
        let widest = row.all.iter().map(|reference| reference.from.id.len()).max().unwrap_or(0);
        let layout = Layout::new(widest, self.layout.room);
        for reference in &row.all {
            self.lines.extend(layout.put(&Styled::own(reference.from.id), &self.reference(reference)));
        }
    }

    /// A record that refers to this one: its name, what tells it apart, and how sure the reference is.
    fn reference(&self, reference: &Reference<'_>) -> Styled {
        let name = Styled::data(reference.named.name());
        let name = words::or_doubtful(self.article.catalogue, reference.named, name);
        let beside = reference.beside.iter().map(|answer| {
            let cell = crate::query::Cell::Answer(*answer);
            words::cell(self.article.catalogue, &cell, words::Length::Full)
        });
        let account = reference.is_by_one_account.then(|| Styled::own("by one account"));
        let said = Styled::joined([name].into_iter().chain(beside).chain(account), ", ");
        let text = words::signed(false, reference.certainty, said);
        let fields = reference.cited_in.iter().map(|field| field.heading.to_lowercase());
        let fields = fields.reduce(|all, next| all + ", " + &next).map(Styled::own);
        Styled::joined([text].into_iter().chain(fields), ": ")
    }

    /// The sources, and what the signs mean; for chosen fields, how to see the rest; on a whole page, at the very end, what to cite and
    /// where to send corrections.
    fn ended(mut self) -> Styled {
        let (article, room) = (self.article, self.layout.room);
        let id = article.record.id;
        let sources = self.sources();
        if !sources.is_empty() {
            self.heading("Sources");
        }
        for (number, text) in &sources {
            self.lines.extend(text.hanging(&Styled::own(number.as_str()), number.len(), room));
        }
        if !self.is_whole {
            let rest = format!("addresses, earlier views: nkcars show {id} --full");
            let rest = (!sources.is_empty()).then(|| Styled::own(rest));
            return ended(self.lines, 1, rest, room);
        }
        let cited = [id, &format!("data of {}", crate::bundled::REVISED), CORRECTIONS].map(Styled::own);
        let above = last_line(how_to_read(article).into_iter().chain(legend_of(&self.lines)), room);
        self.lines.extend([vec![Styled::default()], above, last_line(cited, room)].concat());
        Styled::of_lines(&self.lines)
    }

    /// Returns `[1, 4]` for sources cited here.
    fn cite(&mut self, sources: impl IntoIterator<Item = &'static str>) -> String {
        let numbers = sources.into_iter().map(|source| (self.cited.insert_full(source).0 + 1).to_string());
        format!("[{}]", numbers.collect::<Vec<_>>().join(", "))
    }

    /// Each source after its number.
    fn sources(&self) -> Vec<(String, Styled)> {
        let catalogue = self.article.catalogue;
        let parts = if self.is_whole { &PARTS[..] } else { &PARTS[..SHORT] };
        let digits = self.cited.len().to_string().len();
        let mut first_of_voice: BTreeMap<&str, usize> = BTreeMap::new();
        let numbered = (1..).zip(&self.cited).map(|(number, id)| {
            let source = catalogue.get(Kind::Source, id);
            let mut line = source.map_or_else(|| Styled::data(id), |source| reference(source, parts));
            let first = *first_of_voice.entry(catalogue.author(id)).or_insert(number);
            if first < number {
                line.push_own(&format!(" (one voice with [{first}])"));
            }
            (format!("[{number:>digits$}] "), line)
        });
        numbered.collect()
    }
}

/// A source in one line.
fn reference(record: &Record, parts: &[Field]) -> Styled {
    let mut line = Styled::default();
    let mut between = "";
    for &field in parts {
        let Some(statement) = record.answer(field).known() else { continue };
        let is_ended = line.words().ends_with(['?', '!']);
        line.push_own(if is_ended { " " } else { between });
        // A full stop would pass for a part of the address.
        between = if field == source::URL { " " } else { ". " };
        line.push_own(if field == source::CAUTION { "Careful: " } else { "" });
        let text = match &*statement.value {
            Value::Years(years) => Styled::own(years.words()),
            value => Styled::data(&value.written()),
        };
        let address = record.text(source::URL).filter(|_| field == source::TITLE);
        line.push(&address.map_or(text.clone(), |address| text.linked(address)));
    }
    line
}
