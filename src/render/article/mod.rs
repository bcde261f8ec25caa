//! An article on a terminal, at the length asked for: overview, card, page.
//!
//! [`crate::document::article`] decides what an article holds; this module fits it to the screen.

mod chart;
mod cite;
mod compare;
mod head;
mod page;

use crate::catalogue::{Attested, Catalogue, Group, Kind, counted};
use crate::document::article::Article;
use crate::document::row::{Reference, References, Row};
use crate::document::{Depth, Records};

use super::Screen;
use super::fit::{Choice, Entry, Layout, NARROW, ROOMY, last_line};
use super::plate::how_to_read;
use super::styled::Styled;
use super::words;

pub(super) use compare::{compare, grid};
use page::page;

/// As many lines as a terminal always had; an overview leaves one to the prompt.
const LINES: usize = 24;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 40;
/// Maximum lines of names and kind, of names in an overview, of prose, and of an entry of a card and of an overview.
const HEAD: usize = 2;
const NAMES: usize = 5;
const PROSE: usize = 6;
/// A caution, or the answer to a question, is cut only where it is longer than any that is meant well.
const WHOLE: usize = 12;
const CARD_ENTRY: usize = 2;
const ENTRY: usize = 8;
/// Versions beyond these find no room in the lines of an entry.
const MAX_PARTS: usize = 40;

/// Records by themselves, as text that is read from above.
pub(super) fn records(catalogue: &Catalogue, shown: &Records<'_>, screen: &Screen) -> Styled {
    let articles = shown.articles(catalogue, true);
    let pages = articles.iter().map(|article| match shown.depth {
        Depth::Overview => overview(catalogue, article, screen),
        Depth::Card => card(catalogue, article, screen),
        Depth::Fields => page(catalogue, article, false, screen),
        Depth::Whole | Depth::Claims => page(catalogue, article, true, screen),
    });
    Styled::joined(pages, "\n\n")
}

/// A card to read aloud: the same lines for every record of a kind, at most 24.
fn card(catalogue: &Catalogue, article: &Article<'_>, screen: &Screen) -> Styled {
    let room = screen.room().min(NARROW);
    let is_group = article.record.is_group();
    let mut entries = entries(catalogue, article, in_order(&article.card(), is_group), None);
    entries.retain(|entry| entry.is_known || !is_group);
    let clipped = |text: Styled, most| text.clipped(most, room, screen);
    let [summary, caution] = head::prose(article);
    let caution = caution.map(|text| clipped(text, WHOLE)).unwrap_or_default();
    let mut lines = clipped(head::names(article), HEAD);
    // A caution stands whole, so that the summary gives way.
    let most = WHOLE.saturating_sub(caution.len() + 1).clamp(1, PROSE);
    lines.extend(summary.map(|text| clipped(text, most)).unwrap_or_default());
    let fact = article.fact().map(|told| {
        let label = Styled::own(told.field.heading).bold();
        layout(&entries, room).put(&label, &words::version(catalogue, &told))
    });
    let fact = fact.unwrap_or_default();
    let last = |left_out: usize, text: &Styled| {
        let more = format!("{left_out} more: nkcars show {}", article.record.id);
        let more = (left_out > 0).then(|| Styled::own(more));
        last_line(more.into_iter().chain(words::legend_of(text)), room)
    };
    let all: Vec<Styled> = entries.iter().flat_map(|entry| &entry.parts).chain(&fact).cloned().collect();
    // A line may have to say how many more there are.
    let may_be_more = usize::from(entries.iter().any(|entry| entry.is_minor));
    let last_lines = last(may_be_more, &Styled::of_lines(&all)).len();
    let taken = lines.len() + fact.len() + caution.len() + last_lines;
    let choice = chosen(&entries, room, LINES.saturating_sub(taken), CARD_ENTRY, screen);
    lines.extend(drawn(&entries, &choice, room, screen));
    let has_room = lines.len() + fact.len() + caution.len() + last_lines <= LINES;
    lines.extend(if has_room { fact } else { Vec::new() });
    lines.extend(caution);
    lines.extend(last(choice.left_out(), &Styled::of_lines(&lines)));
    Styled::of_lines(&lines)
}

/// An overview: 24 lines where that can be, never more than 45 on a screen of 80 columns.
fn overview(catalogue: &Catalogue, article: &Article<'_>, screen: &Screen) -> Styled {
    let room = screen.room();
    let mut rows = article.overview();
    let series = article.rows().find(|row| chart::chart(article, row, room).is_some());
    rows.retain(|row| series.is_none_or(|series| row.field() != series.field()));
    let place = if article.asks() { "" } else { " in North Korea" };
    let attested = article.attested.map(|level| (level, format!("{level}{place}: {}", level.meaning())));
    let rows = in_order(&rows, article.record.is_group());
    let mut entries = entries(catalogue, article, rows, attested);
    entries.retain(|entry| entry.is_known || !entry.is_minor && article.asks());
    let prose = if article.record.kind == Kind::Question { WHOLE } else { PROSE };
    let top = |room: usize| {
        let screen = Screen { width: Some(room), ..*screen };
        let mut lines = head::top(catalogue, article, [NAMES, HEAD, prose, WHOLE], Vec::new(), &screen);
        if let Some(chart) = series.and_then(|row| chart::chart(article, row, room)) {
            lines.push(Styled::default());
            lines.extend(chart);
        }
        lines
    };
    let mut lines = top(room);
    let all: Vec<Styled> = entries.iter().flat_map(|entry| &entry.parts).chain(&lines).cloned().collect();
    let all = Styled::joined(&all, "; ");
    let choice = Choice::at(room, |width| {
        let head = if width == room { lines.len() } else { top(width).len() };
        let taken = head + 2 + last(article, 1, &all, width).len();
        let budget = if width < ROOMY { NARROW_LINES } else { LINES - 1 };
        chosen(&entries, width, budget.saturating_sub(taken), ENTRY, screen)
    });
    let body = drawn(&entries, &choice, room, screen);
    lines.extend(body.first().map(|_| Styled::default()));
    lines.extend(body);
    lines.push(Styled::default());
    lines.extend(last(article, choice.left_out(), &Styled::of_lines(&lines), room));
    Styled::of_lines(&lines)
}

/// How much of these entries stands in so many lines of this width.
fn chosen(entries: &[Entry], room: usize, left: usize, most: usize, screen: &Screen) -> Choice {
    let layout = layout(entries, room);
    let rows: Vec<&[Entry]> = entries.iter().map(std::slice::from_ref).collect();
    let size = |row: &[Entry], parts: usize, cells: usize| row[0].lines(parts, cells, &layout, screen).len();
    Choice::new(&rows, (left, false), (most, room - layout.indent), size)
}

fn drawn(entries: &[Entry], choice: &Choice, room: usize, screen: &Screen) -> Vec<Styled> {
    let layout = layout(entries, room);
    let entries = entries.iter().zip(&choice.parts);
    entries.flat_map(|(entry, parts)| entry.lines(*parts, choice.cells, &layout, screen)).collect()
}

fn layout(entries: &[Entry], room: usize) -> Layout {
    Layout::new(entries.iter().map(|entry| entry.label.width()).max().unwrap_or(0), room)
}

/// What more there is, how to see it, how to read its plate, and the meaning of the signs in the text.
fn last(article: &Article<'_>, left_out: usize, text: &Styled, room: usize) -> Vec<Styled> {
    let citing = article.references.first().filter(|_| article.record.kind == Kind::Source);
    let citing = citing.map_or(0, |citing| citing.distinct().len());
    let is_question = !article.shown.is_empty();
    let held_back = article.held_back.as_ref();
    let full = if held_back.is_none() { "--full" } else { "--sure --full" };
    let more = match article.record.overall.claims as usize {
        0 if citing > 0 => format!("cited by {}: {full}", counted(citing, "record")),
        0 if is_question && left_out > 0 => format!("{left_out} more, and all sources: {full}"),
        0 if is_question => format!("with sources: {full}"),
        0 => format!("no claims: {full}"),
        claims => format!(
            "{}, {}: {full}",
            counted(claims, "claim"),
            counted(article.record.overall.sources as usize, "source")
        ),
    };
    let held_back = held_back.map(|names| format!("not certain: {names}"));
    let parts = held_back.into_iter().chain([more]).chain(how_to_read([article.record].into_iter()));
    last_line(parts.map(Styled::own).chain(words::legend_of(text)), room)
}

/// Rows in the order in which people ask: those about the origin of a thing, the records that refer to it, the others; of a group these last.
fn in_order<'r, 'a>(rows: &'r [Row<'a>], is_group: bool) -> [&'r [Row<'a>]; 2] {
    let is_origin = |row: &Row<'_>| is_group || matches!(row.field().group, Group::Editorial | Group::Origin);
    rows.split_at(rows.iter().position(|row| !is_origin(row)).unwrap_or(rows.len())).into()
}

/// The rows before and after the records that refer to a record, and those records.
fn entries(
    catalogue: &Catalogue,
    article: &Article<'_>,
    [before, after]: [&[Row<'_>]; 2],
    attested: Option<(Attested, String)>,
) -> Vec<Entry> {
    let of = |row| Entry::of(catalogue, row);
    let attested = attested.map(|(attested, words)| {
        let text = words::after_signs(words::attested_sign(attested), &Styled::own(words));
        Entry { is_known: true, ..Entry::new("Attested", vec![text], 0) }
    });
    let references = article.references.iter().map(|row| Entry::of_references(catalogue, row));
    let relatives =
        article.relatives.iter().map(|row| Entry { is_minor: true, ..Entry::of_references(catalogue, row) });
    let own =
        before.iter().map(of).chain(attested).chain(references).chain(relatives).chain(after.iter().map(of));
    let shown = article.shown.iter().flat_map(|section| {
        section.rows.iter().enumerate().map(|(index, row)| Entry {
            heading: (index == 0).then(|| Styled::data(section.heading).bold()),
            label: Styled::own(format!("  {}", row.label)),
            is_minor: true,
            ..Entry::of(catalogue, row)
        })
    });
    own.chain(shown).collect()
}

impl Entry {
    /// What is said in one field.
    fn of(catalogue: &Catalogue, row: &Row<'_>) -> Self {
        let is_minor = row.field().card.is_none() && !row.is_disputed;
        let versions = row.versions.iter().take(MAX_PARTS);
        let versions = versions.map(|version| words::version(catalogue, version));
        let mut parts: Vec<Styled> = versions.collect();
        let more = row.more + row.versions.len() - parts.len();
        if row.is_disputed
            && let Some(first) = parts.first_mut()
        {
            *first = Styled::joined([Styled::own(words::DISPUTED), first.clone()], " ");
        }
        Self {
            is_minor,
            is_disputed: row.is_disputed,
            is_known: row.is_known(),
            ..Self::new(row.label, parts, more)
        }
    }

    /// The records that refer to this one, each once.
    fn of_references(catalogue: &Catalogue, row: &References<'_>) -> Self {
        let references = row.distinct();
        let all = references.len();
        let parts = references.into_iter().take(MAX_PARTS);
        let parts = parts.map(|reference| named(catalogue, reference));
        Self { is_known: all > 0, ..Self::new(row.label, parts.collect(), all.saturating_sub(MAX_PARTS)) }
    }

    fn new(label: &str, mut parts: Vec<Styled>, more: usize) -> Self {
        if parts.is_empty() {
            parts.push(Styled::own(words::NOT_RECORDED).faint());
        }
        Self { label: Styled::own(label), parts, more, ..Self::default() }
    }
}

/// A record that refers to another, by name, films and vehicles with their years.
fn named(catalogue: &Catalogue, reference: &Reference<'_>) -> Styled {
    let mut text = words::signed(reference.certainty());
    text.push_data(reference.named.name());
    if let Some(when) = reference.beside.iter().find_map(crate::catalogue::Answer::years) {
        text.push_own(&format!(" ({})", when.short()));
    }
    let is_doubtful = catalogue.attested(reference.named) == Some(Attested::Doubtful);
    if is_doubtful { text.faint() } else { text }
}
