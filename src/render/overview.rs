//! The overview of a record on a screen: 24 lines where that can be, never more than 45 on a screen of 80 columns.
//!
//! What it says is decided in [`crate::document`]; here it is fitted into the room there is.

use crate::catalogue::fields::car;
use crate::catalogue::{Attested, Catalogue, Record, counted};
use crate::document::{Overview, Relative};

use super::entry::{Entry, Layout, ROOMY, careful, clipped, entries, versions};
use super::styled::{NBSP, Styled};
use super::{Screen, question, words};

/// As many lines as a terminal always had.
const LINES: usize = 24;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 40;
/// Maximum width of a label.
const LABEL: usize = 16;
/// Lines of the summary and of the caution.
const PROSE: usize = 6;

/// The overview.
pub(super) fn render(catalogue: &Catalogue, overview: &Overview<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(80);
    let beside = [overview.head.attested.map(attested), related(overview)];
    let entries = entries(catalogue, overview, &overview.lines, beside);

    let head = head(catalogue, overview, room, screen);
    let last = last(overview);
    let budget = if room < ROOMY { NARROW_LINES } else { LINES };
    let left = budget.saturating_sub(head.len() + 2 + last.wrap(room).len());
    let label = entries.iter().map(|entry| entry.label.width()).max().unwrap_or(0).min(LABEL);
    let layout = Layout { room, indent: if room < ROOMY { 2 } else { label + 2 }, screen };
    let mut body = fitted(entries, left, &layout);
    body.extend(shown(catalogue, overview.record, left.saturating_sub(body.len()), &layout));

    let mut lines = head;
    if !body.is_empty() {
        lines.push(Styled::default());
        lines.extend(body);
    }
    lines.push(Styled::default());
    lines.extend(last.wrap(room).into_iter().map(Styled::faint));
    Styled::of_lines(&lines)
}

/// Lines of one field that a question shows.
const SHOWN: usize = 3;
/// What a field that a question shows begins with; its further lines stand in as far.
const BULLET: &str = "- ";

/// What a question shows: as many fields as there is room for, and how many more there are.
fn shown(catalogue: &Catalogue, record: &Record, room: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let all: Vec<Styled> = question::shown(catalogue, record).map(|(text, _)| text).collect();
    let mut lines: Vec<Styled> = Vec::new();
    for (index, text) in all.iter().enumerate() {
        let item = clipped(text, SHOWN, layout.room.saturating_sub(BULLET.len()), layout.screen);
        if index > 0 && lines.len() + item.len() >= room {
            lines.push(Styled::own(format!("  and {} more", all.len() - index)));
            break;
        }
        let bullets = std::iter::once(BULLET).chain(std::iter::repeat("  "));
        lines
            .extend(bullets.zip(item).map(|(bullet, text)| Styled::joined(&[Styled::own(bullet), text], "")));
    }
    lines
}

/// Names, kind and status, summary, caution.
fn head(catalogue: &Catalogue, overview: &Overview<'_>, room: usize, screen: &Screen) -> Vec<Styled> {
    let head = &overview.head;
    let mut name = vec![Styled::data(head.name).bold()];
    name.extend([head.hangul, head.hanja].into_iter().flatten().map(Styled::data));
    if let Some(spoken) = &head.spoken {
        let mut say = Styled::own(format!("(say:{NBSP}"));
        say.push_data(spoken);
        say.push_own(")");
        name.push(say);
    }
    let mut lines = clipped(&Styled::joined(&name, &format!("{NBSP} ")), 2, room, screen);
    let mut kind = Styled::own(overview.record.kind.word());
    for word in &head.kind_words {
        kind.push_own(", ");
        kind.push(&Styled::data(&word.replace('-', " ")));
    }
    if let Some(status) = &head.status {
        kind.push_own("; ");
        kind.push(&Styled::joined(&versions(catalogue, status), " or "));
    }
    kind.push_own(&format!(" ({})", overview.record.id));
    lines.extend(clipped(&kind, 2, room, screen));
    if let Some(provenance) = &head.provenance {
        lines.extend(clipped(&Styled::data(&provenance.to_string()), 2, room, screen));
    }
    if let Some(summary) = overview.summary {
        lines.push(Styled::default());
        lines.extend(clipped(&Styled::data(summary), PROSE, room, screen));
    }
    if let Some(caution) = overview.caution {
        lines.extend(clipped(&careful(caution), PROSE, room, screen));
    }
    lines
}

fn attested(attested: Attested) -> Entry {
    let sign = words::attested_sign(attested);
    Entry::new("Attested", vec![Styled::own(format!("{sign}{NBSP}{attested}: {}", attested.meaning()))])
}

/// What it came from and what came of it, in one line.
fn related(overview: &Overview<'_>) -> Option<Entry> {
    let named = |relatives: &[Relative<'_>], before: &str| -> Vec<Styled> {
        let named = relatives.iter().enumerate().map(|(index, relative)| {
            let mut text = Styled::own(if index == 0 { before } else { "" });
            text.push(&words::signed(&relative.statement));
            text.push_data(relative.record.name());
            text
        });
        named.collect()
    };
    // What it is based on stands in a line of its own.
    let parents = overview.parents.iter().filter(|parent| parent.statement.field != car::BASED_ON);
    let mut parts = named(&parents.cloned().collect::<Vec<_>>(), "from ");
    parts.extend(named(&overview.children, "led to "));
    (!parts.is_empty()).then(|| Entry { is_minor: true, ..Entry::new("Relatives", parts) })
}

fn last(overview: &Overview<'_>) -> Styled {
    let text = if overview.claims == 0 {
        "Without claims of its own; --full shows notes and sources".to_owned()
    } else {
        let claims = counted(overview.claims, "claim");
        let sources = counted(overview.sources, "source");
        format!("{claims} from {sources}; --full shows them all")
    };
    Styled::own(text)
}

/// The entries in at most so many lines, if leaving out minor ones makes that possible. Where room is left, entries get a second
/// line, those on which sources differ first.
fn fitted(mut entries: Vec<Entry>, left: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let size = |entry: &Entry, most: usize| entry.lines(most, layout).len();
    let mut used: usize = entries.iter().map(|entry| size(entry, 1)).sum();
    while used > left {
        let Some(minor) = entries.iter().rposition(|entry| entry.is_minor) else { break };
        used -= size(&entries.remove(minor), 1);
    }
    let mut sizes = vec![1; entries.len()];
    for is_disputed in [true, false] {
        for (entry, most) in
            entries.iter().zip(&mut sizes).filter(|(entry, _)| entry.is_disputed == is_disputed)
        {
            let longer = used - size(entry, 1) + size(entry, 2);
            if longer <= left {
                (*most, used) = (2, longer);
            }
        }
    }
    entries.iter().zip(sizes).flat_map(|(entry, most)| entry.lines(most, layout)).collect()
}
