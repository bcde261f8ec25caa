//! An article on a terminal, at the length asked for: overview, card, page; and the head of each.
//!
//! [`crate::document::article`] decides what an article holds; this module fits it to the screen.

mod chart;
mod compare;
mod page;

use crate::catalogue::fields::figures;
use crate::catalogue::{Catalogue, Group, Kind, Role, counted};
use crate::document::article::Article;
use crate::document::row::{Reference, References, Row};
use crate::document::{Depth, Records};

use super::fit::{ended, last_line, legend_of};
use super::plate::how_to_read;
use super::sheet::{Entry, Sheet, screens, shown};
use super::styled::{NBSP, Styled};
use super::{Screen, words};

pub(super) use compare::{compare, grid};
use page::page;

/// Of the 24 lines that a terminal always had, one is for the prompt, and one more has to be free for less not to wait for a key. An
/// overview leaves a third one to the line that says how a look-up was read.
const LINES: usize = 22;
/// Maximum lines of names, kind or prose, which is cut only where it is longer than any legitimate one.
const PROSE: usize = 12;
/// Maximum lines of an overview.
const MOST_LINES: usize = 45;

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

/// Its names, and how they are said.
fn names(article: &Article<'_>) -> Styled {
    let others = [Role::Hangul, Role::Hanja].into_iter();
    let others = others.filter_map(|role| article.record.text_by_role(role)).map(Styled::data);
    let say = article.spoken.iter().map(|spoken| Styled::data(&format!("(say:{NBSP}{spoken})")));
    let name = Styled::data(article.record.name()).bold();
    Styled::joined([name].into_iter().chain(others).chain(say), &format!("{NBSP} "))
}

/// Its names; what it is, what became of it, its id, which is never cut, and the file that it comes from; other names; summary and caution.
/// Each is cut to a number of lines.
fn top(article: &Article<'_>, is_whole: bool, screen: &Screen) -> Vec<Styled> {
    let (room, most) = (screen.room(), if is_whole { usize::MAX } else { PROSE });
    let words = article.kind_words.iter().map(|word| Styled::data(&word.replace('-', " ")));
    let mut kind = Styled::joined(words, ", ");
    if let Some(status) = article.status.as_ref().filter(|status| status.is_recorded()) {
        let status = status.brief();
        let versions = status.versions().map(|version| words::version(article.catalogue, &version));
        kind.push_own(if status.is_known() { "; " } else { "; status " });
        kind.push(&words::signed(status.is_disputed, None, Styled::joined(versions, ", or ")));
    }
    let mut lines = names(article).clipped(most, room, screen);
    lines.extend(kind.clipped(most, room, screen));
    let id = Styled::own(format!("({})", article.record.id));
    let last = lines.pop().unwrap_or_default();
    lines.extend(Styled::joined([last, id], " ").wrap(room));
    let provenance = article.catalogue.provenance(article.record).into_iter();
    lines.extend(provenance.flat_map(|text| Styled::data(&text).clipped(most, room, screen)));
    lines.extend(is_whole.then(|| also(article, room)).into_iter().flatten());
    let prose = prose(article);
    lines.extend(prose[0].as_ref().map(|_| Styled::default()));
    lines.extend(prose.into_iter().flatten().flat_map(|text| text.clipped(most, room, screen)));
    lines
}

/// Other names. Other wordings of a question are for searching, not for reading.
fn also(article: &Article<'_>, room: usize) -> Vec<Styled> {
    let is_other = |row: &&Row<'_>| row.answer.field.role == Some(Role::Alias) && row.is_recorded();
    let rows = article.rows.iter().filter(|_| article.record.kind != Kind::Question).filter(is_other);
    let names = rows.map(|row| row.versions().filter_map(|name| name.text()).collect::<Vec<_>>().join(", "));
    names.flat_map(|names| Styled::data(&names).hanging(&Styled::own("also "), 5, room)).collect()
}

/// A sentence, and a caution with the word that says what it is.
fn prose(article: &Article<'_>) -> [Option<Styled>; 2] {
    let careful = |text| Styled::joined([Styled::own("Careful:").bold(), Styled::data(text)], " ");
    let text = |role| article.record.text_by_role(role);
    [text(Role::Summary).map(Styled::data), text(Role::Caution).map(careful)]
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
        let [summary, caution] = prose(article);
        let caution = lines(caution);
        [lines(Some(names(article))), lines(summary), caution].concat()
    };
    let more = |left_out: usize| {
        let more = format!("{}: nkcars show {}", counted(left_out, "more line"), article.record.id);
        (left_out > 0).then(|| Styled::own(more)).into_iter().collect()
    };
    around(&entries, true, above, more, screen)
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
        let mut lines = top(article, false, screen);
        let chart = chart::chart(article, screen.room()).into_iter();
        lines.extend(chart.flat_map(|chart| [vec![Styled::default()], chart].concat()));
        lines
    };
    let more = |left_out: usize| more(article, left_out).into_iter().chain(silent.clone()).collect();
    around(&entries, false, above, more, screen)
}

/// The entries of an article below its head, and a last line that `more` makes of the number of entries left out. On a card each entry
/// that must be shown gets a line before any gets more.
fn around(
    entries: &[Entry],
    is_card: bool,
    above: impl Fn(&Screen) -> Vec<Styled>,
    more: impl Fn(usize) -> Vec<Styled>,
    screen: &Screen,
) -> Styled {
    let room = screen.room();
    // How many empty lines stand around the entries; how many lines there may be, and how many if rows that must stand need them; and how
    // many of an entry.
    let (gap, limits, most) = if is_card { (0, [LINES; 2], 2) } else { (1, [LINES - 1, MOST_LINES], 8) };
    let rows: Vec<&[Entry]> = entries.iter().map(std::slice::from_ref).collect();
    let label = entries.iter().map(|entry| entry.label.width()).max().unwrap_or(0);
    let mut lines = above(screen);
    let legend = legend_of(entries.iter().filter_map(|entry| entry.parts.first()).chain(&lines));
    // A line may have to say how many more there are.
    let may_be_more = usize::from(entries.iter().any(|entry| entry.is_minor));
    let sheet = |on: Screen| {
        let count = if on.room() == room { lines.len() } else { above(&on).len() };
        let last = more(may_be_more).into_iter().chain(legend.clone());
        let taken = count + last_line(last, on.room()).len() + 2 * gap;
        Sheet { lines: limits.map(|lines| lines.saturating_sub(taken)), ..Sheet::below(label, on) }
    };
    let sheets: Vec<_> = screens(*screen).map(sheet).collect();
    let texts = shown(&rows, &sheets, is_card, most);
    let body = sheets[0].body(&rows, &texts);
    lines.extend(body.first().into_iter().flat_map(|_| vec![Styled::default(); gap]));
    lines.extend(body);
    let left_out = texts.iter().filter(|texts| texts.is_empty()).count();
    ended(lines, gap, more(left_out), room)
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

/// Rows, and the records that refer to this one, in the order in which people ask: its origin, those records, the rest; `are_last` puts the
/// records after all rows.
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

/// A record that refers to another: its name, the years of a film or vehicle, and what a source is cited for.
fn named(catalogue: &Catalogue, reference: &Reference<'_>) -> Styled {
    let name = words::or_doubtful(catalogue, reference.named, Styled::data(reference.named.name()));
    let text = words::signed(false, reference.certainty, name);
    let when = reference.beside.iter().find_map(crate::catalogue::Answer::years);
    let fields = reference.cited_in.iter().map(|field| field.heading.to_lowercase());
    let fields = fields.take(FIELDS).reduce(|all, field| all + ", " + &field);
    let more = reference.cited_in.len().saturating_sub(FIELDS);
    let more = if more > 0 { format!(" and {more}{NBSP}more") } else { String::new() };
    let told = [when.map(|when| when.short()), fields.map(|fields| fields + &more)].into_iter().flatten();
    Styled::joined([text].into_iter().chain(told.map(|told| Styled::own(format!("({told})")))), " ")
}
