//! The card of a record: a few lines to read aloud in front of a group, the same for every record of a kind.

use crate::catalogue::Catalogue;
use crate::document::Overview;

use super::entry::{Layout, careful, clipped, entries};
use super::styled::{NBSP, Styled};
use super::{Screen, question, words};

/// Cards are made for a telephone or a pocket.
const WIDTH: usize = 40;
/// How far a line is indented that goes on.
const INDENT: usize = 2;
/// Maximum number of fields that the card of a question shows, for each line that one may take.
const SHOWN: usize = 3;
/// Maximum number of lines of a card.
const LINES: usize = 24;

/// How many lines each part may take.
#[derive(Clone, Copy)]
struct Share {
    prose: usize,
    labelled: usize,
    fact: usize,
}

/// The first of these that makes a card of it is taken, else the last.
const SHARES: [Share; 4] = [
    Share { prose: 6, labelled: 2, fact: 4 },
    Share { prose: 6, labelled: 1, fact: 4 },
    Share { prose: 6, labelled: 1, fact: 0 },
    Share { prose: 5, labelled: 1, fact: 0 },
];

/// The card of a record.
pub(super) fn render(catalogue: &Catalogue, overview: &Overview<'_>, screen: &Screen) -> Styled {
    let cards = SHARES.map(|share| card(catalogue, overview, share, screen));
    let card = cards.iter().find(|card| card.len() <= LINES).unwrap_or(&cards[SHARES.len() - 1]);
    Styled::of_lines(card)
}

fn card(catalogue: &Catalogue, overview: &Overview<'_>, share: Share, screen: &Screen) -> Vec<Styled> {
    let layout = Layout { room: screen.width.unwrap_or(WIDTH).min(WIDTH), indent: INDENT, screen };
    let clipped = |text: &Styled, most: usize| clipped(text, most, layout.room, screen);
    let head = &overview.head;
    let mut lines = clipped(&Styled::data(head.name).bold(), 2);
    if let (Some(hangul), Some(spoken)) = (head.hangul, &head.spoken) {
        let mut line = Styled::data(hangul);
        line.push_own(&format!(" (say:{NBSP}"));
        line.push_data(spoken);
        line.push_own(")");
        lines.extend(clipped(&line, 2));
    }
    lines.extend(overview.summary.into_iter().flat_map(|text| clipped(&Styled::data(text), share.prose)));
    let mut shown = question::shown(catalogue, overview.record);
    let most_shown = SHOWN * share.labelled;
    lines.extend(shown.by_ref().take(most_shown).flat_map(|(text, _)| clipped(&text, share.labelled)));
    let more = shown.count();
    if more > 0 {
        lines.push(Styled::own(format!("{more} more: nkcars show {}", overview.record.id)));
    }
    let entries = entries(catalogue, overview, &overview.card(), [None, None]);
    lines.extend(entries.iter().flat_map(|entry| entry.lines(share.labelled, &layout)));
    if let Some(told) = overview.fact().filter(|_| share.fact > 0) {
        lines.extend(clipped(&words::version(catalogue, &told), share.fact));
    }
    lines.extend(overview.caution.into_iter().flat_map(|text| clipped(&careful(text), share.prose)));
    lines
}
