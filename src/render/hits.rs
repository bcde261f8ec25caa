//! The hits of a search: for people, what each is and the sentence that answers; for scripts, the parts of the reason.

use crate::catalogue::{Catalogue, Kind, Role, Type};
use crate::document::Hits;
use crate::query::{Column, Derived, Match};
use crate::search::{Part, Quality};

use super::fit::{BETWEEN, ROOMY, ended};
use super::grid::{Cell, Grid, Heading, LEAST};
use super::styled::{CONTINUED, NBSP, Styled, beside, width};
use super::words::{self, Length};
use super::{Format, Screen};

/// Maximum hits shown to people unless they ask for a number.
const FEW: usize = 8;

/// In columns: for people with the reason in words, for scripts and for `record` with its parts, each in a column of its own.
pub(super) fn grid<'a>(
    catalogue: &'a Catalogue,
    hits: &Hits<'a>,
    format: Format,
    screen: &Screen,
) -> Grid<'a> {
    let is_for_people = matches!(format, Format::Table | Format::Plain | Format::Markdown);
    let is_usual = is_for_people && !hits.is_chosen;
    let id = is_usual.then_some(Column::Derived(Derived::Id));
    let columns = hits.columns[usize::from(!is_for_people)].iter().map(|(column, _)| *column);
    let columns: Vec<Column> = id.into_iter().chain(columns).collect();
    let cell = |row: &Match<'a>, column: &Column| {
        let cell = Cell::of(catalogue, column.cell(catalogue, row), Length::Full);
        let text = match column {
            Column::Derived(Derived::Name) if is_usual => words::named(row.record),
            Column::Derived(Derived::Reason) => sentence(row, screen),
            _ => return cell,
        };
        Cell::new(text, cell.bare)
    };
    let row = |row: &Match<'a>| {
        let mut cells: Vec<Cell<'_>> = columns.iter().map(|column| cell(row, column)).collect();
        if let Some(first) = cells.first_mut().filter(|_| row.is_possible()) {
            first.text = Some(words::after_signs(words::POSSIBLY, first.text().clone()).into());
        }
        cells
    };
    let rows = hits.rows.iter().map(row).collect();
    let heading = |column: &Column| Heading::new(column.key(), column.heading(), 0, Some(LEAST));
    let headings = columns.iter().map(heading).collect();
    let count = format!("{} of {}", hits.rows.len(), hits.total);
    let counts = if hits.rows.len() < hits.total { vec![Styled::own(count)] } else { Vec::new() };
    Grid { headings, rows, counts, ..Grid::default() }
}

/// For people on a terminal: the first hit with its answer, the others by name, and the number of further hits.
pub(super) fn in_lines(catalogue: &Catalogue, hits: &Hits<'_>, screen: &Screen) -> Styled {
    let room = screen.room();
    let shown = if hits.is_limited { hits.rows.len() } else { FEW.min(hits.rows.len()) };
    let has_ids = room >= ROOMY;
    let mut lines = Vec::new();
    for (index, row) in hits.rows[..shown].iter().enumerate() {
        let possibly = if row.is_possible() { words::POSSIBLY } else { "" };
        let name = words::after_signs(possibly, words::named(row.record)).bold();
        let told = [Derived::What, Derived::When].map(|column| Column::Derived(column).cell(catalogue, row));
        let told = told.into_iter().map(|cell| Cell::of(catalogue, cell, Length::Short));
        let told = told.filter(|cell| ![words::NOT_RECORDED, words::UNKNOWN].contains(&&*cell.bare));
        let told = Styled::joined(told.map(|cell| cell.text().clone()), ", ");
        let head = Styled::joined([name, told], ", ");
        let id = has_ids.then(|| Styled::own(format!("({})", row.record.id)).faint());
        let mut head = Styled::joined([head].into_iter().chain(id), " ").running(room);
        let reasons = reasons(row, screen);
        if index == 0 {
            // What answers is never cut; why it was found may be.
            let mut below = summary(row).wrap(room - CONTINUED);
            below.retain(|line| !line.is_empty());
            below.extend(reasons.iter().flat_map(|reason| reason.clipped(2, room - CONTINUED, screen)));
            head.extend(beside(&Styled::default(), CONTINUED, below));
        } else if !reasons.is_empty() {
            let why = Styled::joined(&reasons, "; ");
            let last = head.pop().unwrap_or_default();
            if last.width() + width(BETWEEN) + why.width() <= room {
                head.push(Styled::joined([last, why], BETWEEN));
            } else {
                let below = [why.cut(room - CONTINUED, screen)];
                head.extend([vec![last], beside(&Styled::default(), CONTINUED, below)].concat());
            }
        }
        lines.extend(head);
    }
    let ids = (!has_ids && shown > 0).then(|| Styled::own(format!("ids: -o{NBSP}ids")));
    ended(lines, 0, more(hits, shown).into_iter().chain(ids), room)
}

/// The number of further hits, and the command that shows them.
fn more(hits: &Hits<'_>, shown: usize) -> Option<Styled> {
    let limit = format!("-n{NBSP}{}", hits.total);
    let command = match hits.words.as_deref() {
        // Behind `--` nothing is a flag.
        Some(words) if words.starts_with("-- ") => format!("nkcars search {limit} {words}"),
        Some(words) => format!("nkcars search {words} {limit}"),
        None => limit,
    };
    (shown < hits.total).then(|| Styled::data(&format!("{} more: {command}", hits.total - shown)))
}

/// The answer: the summary of a record, with the matches in it.
fn summary(row: &Match<'_>) -> Styled {
    let part = row.parts.iter().find(|part| role(row, part) == Some(Role::Summary));
    let text = row.record.text_by_role(Role::Summary).unwrap_or_default();
    marked(text, part.map_or(&[], |part| &part.ranges))
}

fn role(row: &Match<'_>, part: &Part<'_>) -> Option<Role> {
    row.record.kind.field(part.field).and_then(|field| field.role)
}

/// Why a record was found, where neither its name as it is shown nor its summary says so: each text with the heading of its field, other
/// names last.
fn reasons(row: &Match<'_>, screen: &Screen) -> Vec<Styled> {
    let is_there = |part: &Part<'_>| match role(row, part) {
        Some(Role::Name | Role::Hangul | Role::OwnName | Role::Date | Role::LatestDate | Role::Summary) => {
            true
        }
        // A question is asked in many wordings.
        Some(Role::Alias) if row.record.kind == Kind::Question => true,
        _ => part.ranges.is_empty() || matches!(part.field, "kind" | "class" | "medium" | "id"),
    };
    let mut parts: Vec<&Part<'_>> = row.parts.iter().filter(|part| !is_there(part)).collect();
    parts.sort_by_key(|part| role(row, part) == Some(Role::Alias));
    let said = parts.into_iter().map(|part| {
        let field = row.record.kind.field(part.field);
        let heading = field.map_or_else(|| part.field.to_owned(), |field| field.heading.to_lowercase());
        let how = match part.quality {
            Quality::Folded => " by sound",
            Quality::Fuzzy => " (similar)",
            _ => "",
        };
        // What a question shows has the headings that stand there.
        let is_shown = field.is_some_and(|field| field.ty == Type::RecordField);
        let mut out = Styled::own(if is_shown { String::new() } else { format!("{heading}{how}: ") });
        let is_disputed = field.is_some_and(|field| row.record.answer(field).is_disputed());
        out.push(&words::signed(is_disputed, part.certainty, excerpt(&part.text, &part.ranges, screen)));
        out
    });
    said.collect()
}

/// Why a record was found, in one text: its summary where its name says it, else what does.
fn sentence(row: &Match<'_>, screen: &Screen) -> Styled {
    let mut said = reasons(row, screen);
    let summary = summary(row);
    if !summary.is_empty() && (said.is_empty() || row.hit.as_ref().is_some_and(|hit| hit.by_name)) {
        said.push(summary);
    }
    Styled::joined(&said, "; ")
}

/// The text with some of its bytes in bold. Bytes that are no part of it are not marked.
fn marked(text: &str, ranges: &[(usize, usize)]) -> Styled {
    let mut out = Styled::default();
    let mut done = 0;
    for (from, to) in ranges {
        let (Some(before), Some(part)) = (text.get(done..*from), text.get(*from..*to)) else { continue };
        out.push_data(before);
        out.push(&Styled::data(part).bold());
        done = *to;
    }
    out.push_data(text.get(done..).unwrap_or_default());
    out
}

/// The same from the beginning of the clause of the first match on, without the full stop at the end: an excerpt that dropped a "no" would
/// lie.
fn excerpt(text: &str, ranges: &[(usize, usize)], screen: &Screen) -> Styled {
    let start = clause(text, ranges.first().map_or(0, |(from, _)| *from));
    let shifted: Vec<_> = ranges.iter().map(|(from, to)| (from - start, to - start)).collect();
    let mut out = if start > 0 { Styled::own(format!("{} ", screen.ellipsis())) } else { Styled::default() };
    out.push(&marked(text[start..].trim_end_matches('.'), &shifted));
    out
}

/// Where the clause with this byte begins: after a full stop, a semicolon or the like.
fn clause(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let ends = before.rmatch_indices(' ').map(|(space, _)| space);
    let ends = ends.filter(|space| before[..*space].ends_with(['.', ';', '!', '?', '。']));
    // The stop of an abbreviation, such as "c. 1960" or "Mr. Kim", ends nothing.
    let is_end = |space: &usize| {
        let word = before[..*space].rsplit(' ').next().unwrap_or_default();
        !word.ends_with('.') || word.chars().count() > 4
    };
    ends.into_iter().find(is_end).map_or(0, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::{Screen, excerpt};

    #[test]
    fn an_excerpt_begins_with_its_clause_and_drops_no_no() {
        let text =
            "first shown in 1968; no picture of a Pobeda made in North Korea is known, whatever is told.";
        let at = text.find("made").unwrap_or_default();
        assert_eq!(
            excerpt(text, &[(at, at + 4)], &Screen::default()).plain(),
            "… no picture of a Pobeda made in North Korea is known, whatever is told"
        );
        assert_eq!(
            excerpt("seen c. 1960 by Mr. Kim", &[(20, 23)], &Screen::default()).plain(),
            "seen c. 1960 by Mr. Kim"
        );
    }
}
