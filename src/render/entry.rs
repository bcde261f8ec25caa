//! Texts in a limited number of lines, with or without a label before them: what finds no room is counted or cut with `…`.

use crate::catalogue::{Attested, Catalogue};
use crate::document::{Line, Overview, References, around_references};

use super::Screen;
use super::styled::{NBSP, Styled};
use super::words;

/// Below this width labels stand in the text.
pub(super) const ROOMY: usize = 60;

/// Where labels and texts stand.
pub(super) struct Layout<'a> {
    pub(super) room: usize,
    /// Where texts begin, but for the first line of a narrow screen.
    pub(super) indent: usize,
    pub(super) screen: &'a Screen,
}

/// A labelled line before it is fitted.
pub(super) struct Entry {
    pub(super) label: Styled,
    /// What may be left out from the end.
    pub(super) parts: Vec<Styled>,
    /// How many more parts there are.
    pub(super) more: usize,
    /// It gives way where space is short.
    pub(super) is_minor: bool,
    pub(super) is_disputed: bool,
}

impl Entry {
    pub(super) fn new(label: &str, parts: Vec<Styled>) -> Self {
        Self { label: Styled::own(label), parts, more: 0, is_minor: false, is_disputed: false }
    }

    /// What is said in one field.
    pub(super) fn of(catalogue: &Catalogue, line: &Line<'_>) -> Self {
        let mut parts = versions(catalogue, line);
        if line.is_disputed
            && let Some(first) = parts.first_mut()
        {
            *first = Styled::joined(&[Styled::own(words::DISPUTED), first.clone()], " ");
        }
        Self {
            more: line.more,
            is_minor: line.field.card.is_none() && !line.is_disputed,
            is_disputed: line.is_disputed,
            ..Self::new(line.label, parts)
        }
    }

    /// Records that refer to one; of films with their years.
    fn referring(catalogue: &Catalogue, found: &References<'_>) -> Self {
        let named = found.to.iter().map(|reference| {
            let mut text = words::signed(&reference.statement);
            text.push_data(reference.record.name());
            if let Some(when) = catalogue.when(reference.record).and_then(|answer| answer.years()) {
                text.push_own(&format!(" ({})", when.short()));
            }
            let is_doubtful = catalogue.attested(reference.record) == Some(Attested::Doubtful);
            if is_doubtful { text.faint() } else { text }
        });
        Self::new(found.heading, or_not_recorded(named.collect()))
    }

    /// The label and the parts, in at most so many lines.
    pub(super) fn lines(&self, most: usize, Layout { room, indent, screen }: &Layout<'_>) -> Vec<Styled> {
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

/// Fields in the order in which people ask: those about its origin, the records that refer to it between two further entries, the others.
pub(super) fn entries(
    catalogue: &Catalogue,
    overview: &Overview<'_>,
    lines: &[Line<'_>],
    [above, below]: [Option<Entry>; 2],
) -> Vec<Entry> {
    let (before, after) = around_references(lines);
    let of = |line| Entry::of(catalogue, line);
    let referring = overview.references.iter().map(|found| Entry::referring(catalogue, found));
    before.iter().map(of).chain(above).chain(referring).chain(below).chain(after.iter().map(of)).collect()
}

/// The versions of a line, each after its sign.
pub(super) fn versions(catalogue: &Catalogue, line: &Line<'_>) -> Vec<Styled> {
    or_not_recorded(line.shown.iter().map(|statement| words::version(catalogue, statement)).collect())
}

fn or_not_recorded(parts: Vec<Styled>) -> Vec<Styled> {
    if parts.is_empty() { vec![Styled::own(words::NOT_RECORDED).faint()] } else { parts }
}

/// A caution, with the word that says what it is.
pub(super) fn careful(caution: &str) -> Styled {
    let mut text = Styled::own("Careful:").bold();
    text.push_own(" ");
    text.push_data(caution);
    text
}

/// The first lines of a text, the last of them cut with `…` where there are more.
pub(super) fn clipped(text: &Styled, most: usize, room: usize, screen: &Screen) -> Vec<Styled> {
    let mut lines = text.wrap(room);
    if lines.len() > most {
        let rest = Styled::joined(&lines[most - 1..], " ");
        lines.truncate(most - 1);
        lines.push(rest.cut(room, screen));
    }
    lines
}

/// Parts in at most so many lines of which the first has less room: those that find none are counted, the last is cut.
fn listed(
    parts: &[Styled],
    more: usize,
    most: usize,
    (room, taken): (usize, usize),
    screen: &Screen,
) -> Vec<Styled> {
    let text = |kept: usize| {
        let more = more + parts.len() - kept;
        let suffix = if more > 0 { format!("; {more}{NBSP}more") } else { String::new() };
        let mut text = Styled::own(NBSP.to_string().repeat(taken));
        text.push(&Styled::joined(&parts[..kept], "; "));
        (text, Styled::own(suffix))
    };
    let whole = |kept| Styled::joined(&<[Styled; 2]>::from(text(kept)), "").wrap(room);
    let fitting = (1..=parts.len()).rev().map(whole).find(|lines| lines.len() <= most);
    let mut lines = fitting.unwrap_or_else(|| {
        let (text, suffix) = text(1);
        let mut lines = clipped(&text, most, room.saturating_sub(suffix.width()), screen);
        if let Some(last) = lines.last_mut() {
            last.push(&suffix);
        }
        lines
    });
    if let Some(first) = lines.first_mut() {
        *first = first.split(taken).1;
    }
    lines
}
