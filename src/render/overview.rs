//! The overview of a record on a screen: 24 lines where that can be, never more than 45 on a screen of 80 columns.
//!
//! What it says is decided in [`crate::document`]; here it is fitted into the room there is.

use crate::catalogue::fields::car;
use crate::catalogue::{Attested, Catalogue, Record};
use crate::document::{Line, Overview, Reference, References, Relative, around_references};

use super::Screen;
use super::fitting::{clipped, clipped_before, listed};
use super::styled::{NBSP, Styled};
use super::{question, words};

/// As many lines as a terminal always had.
const LINES: usize = 24;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 40;
/// Below this width labels stand in the text.
const ROOMY: usize = 60;
/// Maximum width of a label.
const LABEL: usize = 16;
/// Lines of the summary and of the caution.
const PROSE: usize = 6;

/// A labelled line before it is fitted: parts that may be left out from the end, and how many more there are.
struct Entry {
    label: Styled,
    parts: Vec<Styled>,
    more: usize,
    /// It gives way where space is short.
    is_minor: bool,
    is_disputed: bool,
}

/// Where labels and texts stand.
struct Layout<'a> {
    room: usize,
    /// Where texts begin, but for the first line of a narrow screen.
    indent: usize,
    screen: &'a Screen,
}

/// The overview.
pub(super) fn render(catalogue: &Catalogue, overview: &Overview<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(80);
    let (before, after) = around_references(&overview.lines);
    let mut entries: Vec<Entry> = before.iter().map(|line| labelled(catalogue, line)).collect();
    entries.extend(overview.head.attested.map(attested));
    entries.extend(overview.references.iter().map(|found| referring(catalogue, found)));
    entries.extend(related(overview));
    entries.extend(after.iter().map(|line| labelled(catalogue, line)));

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
    let mut out = Styled::default();
    for line in lines {
        out.push(&line.trimmed());
        out.push_own("\n");
    }
    out
}

/// Lines of one field that a question shows.
const SHOWN: usize = 3;
/// What a field that a question shows begins with; its further lines stand in as far.
const BULLET: &str = "- ";

/// What a question shows: as many fields as there is room for, and how many more there are.
fn shown(catalogue: &Catalogue, record: &Record, room: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let all: Vec<(Styled, String)> =
        question::shown(catalogue, record).map(|(text, signs, _)| (text, signs)).collect();
    let mut lines: Vec<Styled> = Vec::new();
    for (index, (text, signs)) in all.iter().enumerate() {
        let text =
            clipped_before(text, signs, SHOWN, layout.room.saturating_sub(BULLET.len()), layout.screen);
        let item: Vec<Styled> = text
            .iter()
            .enumerate()
            .map(|(line, text)| {
                let bullet = if line == 0 { BULLET.to_owned() } else { " ".repeat(BULLET.len()) };
                Styled::joined(&[Styled::own(bullet), text.clone()], "")
            })
            .collect();
        if index > 0 && lines.len() + item.len() >= room {
            lines.push(Styled::own(format!("  and {} more", all.len() - index)));
            break;
        }
        lines.extend(item);
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

/// A caution, with the word that says what it is.
pub(super) fn careful(caution: &str) -> Styled {
    let mut text = Styled::own("Careful:").bold();
    text.push_own(" ");
    text.push_data(caution);
    text
}

/// The versions of a line, each after its sign.
pub(super) fn versions(catalogue: &Catalogue, line: &Line<'_>) -> Vec<Styled> {
    if line.shown.is_empty() {
        return vec![Styled::own(words::NOT_RECORDED).faint()];
    }
    line.shown.iter().map(|statement| words::version(catalogue, statement)).collect()
}

fn labelled(catalogue: &Catalogue, line: &Line<'_>) -> Entry {
    let mut parts = versions(catalogue, line);
    if line.is_disputed
        && let Some(first) = parts.first_mut()
    {
        *first = Styled::joined(&[Styled::own(words::DISPUTED), first.clone()], " ");
    }
    Entry {
        label: Styled::own(line.label),
        parts,
        more: line.more,
        is_minor: line.field.card.is_none() && !line.is_disputed,
        is_disputed: line.is_disputed,
    }
}

fn attested(attested: Attested) -> Entry {
    let sign = words::attested_sign(attested);
    let text = format!("{sign}{NBSP}{attested}: {}", attested.meaning());
    Entry {
        label: Styled::own("Attested"),
        parts: vec![Styled::own(text)],
        more: 0,
        is_minor: false,
        is_disputed: false,
    }
}

/// Records that refer to this one; of films with their years.
pub(super) fn references(catalogue: &Catalogue, found: &References<'_>) -> Vec<Styled> {
    let named = |reference: &Reference<'_>| {
        let mut text = words::signed(&reference.statement);
        text.push_data(reference.record.name());
        if let Some(when) = catalogue.when(reference.record).and_then(|answer| answer.years()) {
            text.push_own(&format!(" ({})", when.short()));
        }
        let is_doubtful = catalogue.attested(reference.record) == Some(Attested::Doubtful);
        if is_doubtful { text.faint() } else { text }
    };
    if found.to.is_empty() {
        return vec![Styled::own(words::NOT_RECORDED).faint()];
    }
    found.to.iter().map(named).collect()
}

fn referring(catalogue: &Catalogue, found: &References<'_>) -> Entry {
    Entry {
        label: Styled::own(found.heading),
        parts: references(catalogue, found),
        more: 0,
        is_minor: false,
        is_disputed: false,
    }
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
    (!parts.is_empty()).then(|| Entry {
        label: Styled::own("Relatives"),
        parts,
        more: 0,
        is_minor: true,
        is_disputed: false,
    })
}

fn last(overview: &Overview<'_>) -> Styled {
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let text = if overview.claims == 0 {
        "Without claims of its own; --full shows notes and sources".to_owned()
    } else {
        let (claims, sources) = (count(overview.claims, "claim"), count(overview.sources, "source"));
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

impl Entry {
    /// The label and the parts, in at most so many lines.
    fn lines(&self, most: usize, Layout { room, indent, screen }: &Layout<'_>) -> Vec<Styled> {
        let mut first = if *room < ROOMY {
            // What is indented in the lines that follow is text in the first.
            Styled::joined(&[self.label.clone(), Styled::own(":")], "").bold()
        } else {
            self.label.cut(indent - 2, screen).bold().pad(indent - 1)
        };
        first.push_own(" ");
        let taken = first.width() - indent;
        let mut body = listed(&self.parts, self.more, most, (room - indent, taken), screen).into_iter();
        first.push(&body.next().unwrap_or_default());
        let rest = body.map(|line| Styled::joined(&[Styled::own(" ".repeat(*indent)), line], ""));
        std::iter::once(first).chain(rest).collect()
    }
}
