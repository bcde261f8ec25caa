//! An article on a terminal, at the length asked for: overview, card, page.
//!
//! [`crate::document::article`] decides what an article holds; this module fits it to the screen.

mod chart;
mod cite;
mod compare;
mod head;
mod page;

use crate::catalogue::fields::figures;
use crate::catalogue::{Catalogue, Group, Kind, Role, counted};
use crate::document::article::Article;
use crate::document::row::{Reference, References, Row};
use crate::document::{Depth, Records};

use super::fit::{ended, last_line, legend_of};
use super::plate::how_to_read;
use super::sheet::{Entry, Sheet, shown, widths};
use super::styled::{NBSP, Styled};
use super::{Screen, words};

pub(super) use compare::{compare, grid};
use head::PROSE;
use page::page;

/// Of the 24 lines that a terminal always had, one is for the prompt, and one more has to be free for less not to wait for a key. An
/// overview leaves a third one to the line that says how a look-up was read.
const LINES: usize = 22;

/// How long an article may be.
struct Limits {
    /// How many lines there may be, and how many if rows that must stand need them,
    lines: [usize; 2],
    /// whether each of these gets a line before any gets more,
    are_cut: bool,
    /// how many empty ones around the entries,
    gap: usize,
    /// and how many of an entry.
    most: usize,
}

const CARD: Limits = Limits { lines: [LINES; 2], are_cut: true, gap: 0, most: 2 };
const OVERVIEW: Limits = Limits { lines: [LINES - 1, 45], are_cut: false, gap: 1, most: 8 };

/// Records by themselves, as text that is read from above.
pub(super) fn records(catalogue: &Catalogue, shown: &Records<'_>, screen: &Screen) -> Styled {
    let articles = shown.articles(catalogue, true);
    let pages = articles.iter().map(|article| match &shown.depth {
        Depth::Overview => overview(article, screen),
        Depth::Card => card(article, screen),
        Depth::Fields(_) => page(article, false, screen),
        Depth::Whole | Depth::Claims => page(article, true, screen),
    });
    Styled::joined(pages, "\n\n")
}

/// A card to read aloud: the same lines for every record of a kind, at most 22.
fn card(article: &Article<'_>, screen: &Screen) -> Styled {
    let is_group = article.record.is_group();
    let mut entries = entries(article, (&article.card(), is_group), None);
    entries.retain(|entry| entry.is_known || !is_group);
    entries.extend(article.fact().map(|told| Entry {
        is_minor: true,
        ..Entry::new(told.field.heading, vec![words::version(article.catalogue, &told)], 0)
    }));
    // A line of each entry, and those that explain the signs.
    let least = entries.iter().filter(|entry| !entry.is_minor).count() + 3;
    let above = |screen: &Screen| {
        let mut left = LINES.saturating_sub(least);
        let mut lines = |text: Option<Styled>| {
            let lines = text.map(|text| text.clipped(left.clamp(1, PROSE), screen.room(), screen));
            left = left.saturating_sub(lines.iter().flatten().count());
            lines.unwrap_or_default()
        };
        let [summary, caution] = head::prose(article);
        let caution = lines(caution);
        [lines(Some(head::names(article))), lines(summary), caution].concat()
    };
    let more = |left_out: usize| {
        let more = format!("{}: nkcars show {}", counted(left_out, "more line"), article.record.id);
        (left_out > 0).then(|| Styled::own(more)).into_iter().collect()
    };
    around(&entries, &CARD, above, more, screen)
}

/// An overview: 21 lines where that can be, never more than 45.
fn overview(article: &Article<'_>, screen: &Screen) -> Styled {
    let mut rows = article.overview();
    let has_chart = chart::chart(article, screen.room()).is_some();
    rows.retain(|row| !has_chart || row.answer.field != figures::VALUE);
    let place = if article.shows_missing() { "" } else { " in North Korea" };
    let attested = article.attested.map(|level| format!("{level}{place}: {}", level.meaning()));
    let mut entries = entries(article, (&rows, article.record.is_group()), attested);
    entries.retain(|entry| entry.is_known || !entry.is_minor && article.shows_missing());
    let silent = entries.extract_if(.., |entry| entry.is_silent());
    let silent: Vec<String> = silent.map(|entry| entry.label.plain().to_lowercase()).collect();
    let silent = (!silent.is_empty()).then(|| Styled::own(format!("not recorded: {}", silent.join(", "))));
    let above = |screen: &Screen| {
        let mut lines = head::top(article, false, screen);
        let chart = chart::chart(article, screen.room()).into_iter();
        lines.extend(chart.flat_map(|chart| [vec![Styled::default()], chart].concat()));
        lines
    };
    let more = |left_out: usize| more(article, left_out).into_iter().chain(silent.clone()).collect();
    around(&entries, &OVERVIEW, above, more, screen)
}

/// The entries of an article, with the lines above them, and in the last line what `more` says by how many entries are left out.
fn around(
    entries: &[Entry],
    limits: &Limits,
    above: impl Fn(&Screen) -> Vec<Styled>,
    more: impl Fn(usize) -> Vec<Styled>,
    screen: &Screen,
) -> Styled {
    let room = screen.room();
    let rows: Vec<&[Entry]> = entries.iter().map(std::slice::from_ref).collect();
    let label = entries.iter().map(|entry| entry.label.width()).max().unwrap_or(0);
    let mut lines = above(screen);
    let legend = legend_of(entries.iter().filter_map(|entry| entry.parts.first()).chain(&lines));
    // A line may have to say how many more there are.
    let may_be_more = usize::from(entries.iter().any(|entry| entry.is_minor));
    let sheet = |width| {
        let above = || above(&Screen { width: Some(width), ..*screen }).len();
        let count = if width == room { lines.len() } else { above() };
        let last = more(may_be_more).into_iter().chain(legend.clone());
        let taken = count + last_line(last, width).len() + 2 * limits.gap;
        (Sheet::below(label, width, screen), limits.lines.map(|lines| lines.saturating_sub(taken)))
    };
    let sheets: Vec<_> = widths(room).map(sheet).collect();
    let texts = shown(&rows, &sheets, limits.are_cut, limits.most);
    let body = Sheet::below(label, room, screen).body(&rows, &texts);
    lines.extend(body.first().into_iter().flat_map(|_| vec![Styled::default(); limits.gap]));
    lines.extend(body);
    let left_out = texts.iter().filter(|texts| texts.is_empty()).count();
    ended(lines, limits.gap, more(left_out), room)
}

/// What more there is, how to see it, and how to read its plate.
fn more(article: &Article<'_>, left_out: usize) -> Vec<Styled> {
    let citing = article.references.first().filter(|_| article.record.kind == Kind::Source);
    let citing = citing.map_or(0, |citing| citing.distinct().len());
    let is_question = !article.shown.is_empty();
    let held_back = article.held_back.as_ref();
    let full = if held_back.is_none() { "--full" } else { "--sure --full" };
    let sources = counted(article.record.overall.sources as usize, "source");
    let more = match article.record.overall.claims as usize {
        0 if citing > 0 => format!("cited by {}: {full}", counted(citing, "record")),
        0 if is_question && left_out > 0 => format!("{left_out} more, and all sources: {full}"),
        0 if is_question => format!("with sources: {full}"),
        0 => format!("no claims: {full}"),
        claims => format!("{}, {sources}: {full}", counted(claims, "claim")),
    };
    let held_back = held_back.map(|names| format!("not certain: {names}"));
    let parts = held_back.into_iter().chain([more]).map(Styled::own);
    parts.chain(how_to_read(article)).collect()
}

/// Rows and the records that refer to a record in the order in which people ask: what is about the origin of a thing, those records, the rest;
/// `are_last` puts the records after all rows.
fn entries(
    article: &Article<'_>,
    (rows, are_last): (&[Row<'_>], bool),
    attested: Option<String>,
) -> Vec<Entry> {
    let catalogue = article.catalogue;
    let is_origin =
        |row: &&Row<'_>| are_last || matches!(row.answer.field.group, Group::Editorial | Group::Origin);
    let origin = rows.iter().take_while(is_origin).count();
    let mut entries: Vec<Entry> = rows.iter().map(|row| Entry::of(catalogue, row)).collect();
    let attested = article.attested.zip(attested).map(|(attested, words)| {
        let text = words::after_signs(words::attested_sign(attested), Styled::own(words));
        Entry { is_known: true, ..Entry::new("Attested", vec![text], 0) }
    });
    let references = article.references.iter().map(|row| Entry::of_references(catalogue, row));
    let relatives = article.relatives.iter().map(|row| Entry::of_references(catalogue, row));
    let relatives = relatives.map(|entry| Entry { is_minor: true, ..entry });
    entries.splice(origin..origin, attested.into_iter().chain(references).chain(relatives));
    for section in &article.shown {
        entries.extend(section.rows.iter().enumerate().map(|(index, row)| Entry {
            heading: (index == 0).then(|| Styled::data(section.of.name()).bold()),
            label: Styled::own(format!("  {}", row.label)),
            is_minor: true,
            ..Entry::of(catalogue, row)
        }));
    }
    entries
}

impl Entry {
    pub(super) fn new(label: &str, mut parts: Vec<Styled>, more: usize) -> Self {
        if parts.is_empty() {
            parts.push(Styled::own(words::NOT_RECORDED).faint());
        }
        Self { label: Styled::own(label), parts, more, ..Self::default() }
    }

    /// What is said in one field.
    fn of(catalogue: &Catalogue, row: &Row<'_>) -> Self {
        let field = row.answer.field;
        let is_minor = field.card.is_none() && field.role != Some(Role::KindWord) && !row.is_disputed;
        let versions = row.answer.with_disputes(row.versions());
        let parts = versions
            .map(|(is_disputed, said)| words::signed(is_disputed, None, words::version(catalogue, &said)));
        let parts = parts.chain((!row.is_recorded()).then(|| words::silence(field)));
        let (is_disputed, is_known) = (row.is_disputed, row.is_known());
        Self { is_minor, is_disputed, is_known, ..Self::new(row.label, parts.collect(), row.more()) }
    }

    /// The records that refer to this one, each once.
    fn of_references(catalogue: &Catalogue, row: &References<'_>) -> Self {
        let references = row.distinct();
        let (all, most) = (references.len(), row.most);
        let parts = references.into_iter().take(most).map(|reference| named(catalogue, reference));
        Self { is_known: all > 0, ..Self::new(row.label, parts.collect(), all.saturating_sub(most)) }
    }
}

/// Maximum number of fields for which a source is said to be cited.
const FIELDS: usize = 4;

/// A record that refers to another, by name, films and vehicles with their years; of a source with what it is cited for.
fn named(catalogue: &Catalogue, reference: &Reference<'_>) -> Styled {
    let name = words::or_doubtful(catalogue, reference.named, Styled::data(reference.named.name()));
    let mut text = words::signed(false, reference.certainty, name);
    if let Some(when) = reference.beside.iter().find_map(crate::catalogue::Answer::years) {
        text.push_own(&format!(" ({})", when.short()));
    }
    let fields = reference.cited_in.iter().map(|field| field.heading.to_lowercase());
    if let Some(fields) = fields.take(FIELDS).reduce(|all, field| all + ", " + &field) {
        let more = reference.cited_in.len().saturating_sub(FIELDS);
        let more = if more > 0 { format!(" and {more}{NBSP}more") } else { String::new() };
        text.push_own(&format!(" ({fields}{more})"));
    }
    text
}
