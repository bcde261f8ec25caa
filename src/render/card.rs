//! The card of a record: a few lines to read aloud in front of a group, the same for every record of a kind.

use crate::catalogue::Catalogue;
use crate::document::{Overview, References, around_references};

use super::Screen;
use super::fitting::{clipped, clipped_before, listed};
use super::overview::{careful, references, versions};
use super::styled::{NBSP, Styled};
use super::{question, words};

/// Cards are made for a telephone or a pocket.
const WIDTH: usize = 40;
/// How far a line is indented that goes on.
const INDENT: usize = 2;
/// Maximum number of fields that the card of a question shows, for each line that one may take.
const SHOWN: usize = 3;
/// Maximum number of lines of a card.
const LINES: usize = 24;
/// How many lines summary, each labelled line, fact and caution may take; the first of these that makes a card of it is taken.
const SHARES: [(usize, usize, usize, usize); 4] = [(6, 2, 4, 6), (6, 1, 4, 6), (6, 1, 0, 6), (5, 1, 0, 5)];

/// The card of a record.
pub(super) fn render(catalogue: &Catalogue, overview: &Overview<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(WIDTH).min(WIDTH);
    let mut cards = SHARES.iter().map(|shares| card(catalogue, overview, *shares, room, screen));
    let smallest = SHARES.len() - 1;
    let card = cards.by_ref().take(smallest).find(|card| card.len() <= LINES).or_else(|| cards.next());
    let mut out = Styled::default();
    for line in card.unwrap_or_default() {
        out.push(&line);
        out.push_own("\n");
    }
    out
}

fn card(
    catalogue: &Catalogue,
    overview: &Overview<'_>,
    (summary, labelled, fact, caution): (usize, usize, usize, usize),
    room: usize,
    screen: &Screen,
) -> Vec<Styled> {
    let head = &overview.head;
    let mut lines = clipped(&Styled::data(head.name).bold(), 2, room, screen);
    if let (Some(hangul), Some(spoken)) = (head.hangul, &head.spoken) {
        let mut line = Styled::data(hangul);
        line.push_own(&format!(" (say:{NBSP}"));
        line.push_data(spoken);
        line.push_own(")");
        lines.extend(clipped(&line, 2, room, screen));
    }
    lines.extend(
        overview.summary.into_iter().flat_map(|text| clipped(&Styled::data(text), summary, room, screen)),
    );
    let mut shown = question::shown(catalogue, overview.record);
    lines.extend(
        shown
            .by_ref()
            .take(SHOWN * labelled)
            .flat_map(|(text, signs, _)| clipped_before(&text, &signs, labelled, room, screen)),
    );
    let more = shown.count();
    if more > 0 {
        lines.push(Styled::own(format!("{more} more: nkcars show {}", overview.record.id)));
    }
    let card = overview.card();
    let (before, after) = around_references(&card);
    let line = |label: &str, is_disputed: bool, parts: &[Styled], more: usize| {
        let mut before = Styled::own(format!("{label}:")).bold();
        before.push_own(" ");
        if is_disputed {
            before.push_own(&format!("{} ", words::DISPUTED));
        }
        let room = (room - INDENT, before.width() - INDENT);
        let body = listed(parts, more, labelled, room, screen);
        let mut body = body.into_iter();
        let mut first = before;
        first.push(&body.next().unwrap_or_default());
        let rest = body.map(|line| Styled::joined(&[Styled::own(" ".repeat(INDENT)), line], ""));
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    };
    for said in before {
        lines.extend(line(said.label, said.is_disputed, &versions(catalogue, said), said.more));
    }
    for found in &overview.references {
        let References { heading, .. } = found;
        lines.extend(line(heading, false, &references(catalogue, found), 0));
    }
    for said in after {
        lines.extend(line(said.label, said.is_disputed, &versions(catalogue, said), said.more));
    }
    if fact > 0
        && let Some(told) = overview.fact()
    {
        lines.extend(clipped(&words::version(catalogue, &told), fact, room, screen));
    }
    lines
        .extend(overview.caution.into_iter().flat_map(|text| clipped(&careful(text), caution, room, screen)));
    lines
}
