//! A limited number of labelled lines: what does not fit is counted, or cut with `…`.

use super::Screen;
use super::styled::{NBSP, Styled, beside, shortened};

/// Below this width labels are part of the text.
pub(super) const ROOMY: usize = 60;
/// Maximum width of a label.
const LABEL: usize = 16;

/// Where labels and texts stand.
pub(super) struct Layout<'a> {
    pub(super) room: usize,
    /// Where the lines of a text begin; on a narrow screen those after the first.
    pub(super) indent: usize,
    /// Whether labels are part of the text.
    is_narrow: bool,
    pub(super) screen: &'a Screen,
}

/// A label and parts of which some may be left out.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entry {
    /// What stands over it.
    pub(super) heading: Option<Styled>,
    pub(super) label: Styled,
    /// What may be left out from the end.
    pub(super) parts: Vec<Styled>,
    /// How many more parts there are.
    pub(super) more: usize,
    /// It gives way where space is short.
    pub(super) is_minor: bool,
    pub(super) is_disputed: bool,
    pub(super) is_known: bool,
}

impl<'a> Layout<'a> {
    /// A layout with room for the labels of these entries.
    pub(super) fn new(entries: &[Entry], room: usize, screen: &'a Screen) -> Self {
        let label = entries.iter().map(|entry| entry.label.width()).max().unwrap_or(0).min(LABEL);
        let is_narrow = room < ROOMY;
        Self { room, indent: if is_narrow { 2 } else { label + 2 }, is_narrow, screen }
    }

    /// A column by itself, without labels.
    pub(super) fn column(room: usize, screen: &'a Screen) -> Self {
        Self { room, indent: 0, is_narrow: false, screen }
    }

    /// A text in lines, on a narrow screen with the label before it; [`Layout::placed`] puts them where they belong.
    fn wrapped(&self, label: &Styled, text: &Styled) -> Vec<Styled> {
        if !self.is_narrow {
            return text.wrap(self.room - self.indent);
        }
        Styled::joined(&[label.clone(), text.clone()], ": ").wrap_after(self.room, self.room - self.indent)
    }

    /// Lines that begin under each other, the first after the label.
    pub(super) fn placed(&self, label: &Styled, lines: Vec<Styled>) -> Vec<Styled> {
        if !self.is_narrow {
            return beside(&label.cut(self.indent - 2, self.screen).bold(), self.indent, lines);
        }
        let mut lines = lines.into_iter();
        let first: Vec<Styled> = lines.by_ref().take(1).collect();
        first.into_iter().chain(beside(&Styled::default(), self.indent, lines)).collect()
    }
}

impl Entry {
    /// Its lines: the heading, and at most `most` others.
    pub(super) fn lines(&self, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
        let heading = self.heading.iter().flat_map(|heading| heading.clipped(2, layout.room, layout.screen));
        heading.chain(layout.placed(&self.label, self.labelled(&self.label, most, layout))).collect()
    }

    /// Its parts without a label.
    pub(super) fn body(&self, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
        self.labelled(&Styled::default(), most, layout)
    }

    /// As many parts as fit in this many lines; at least one, cut where it must be.
    pub(super) fn labelled(&self, label: &Styled, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
        let wrapped = |kept: usize| {
            let text = Styled::joined(&self.parts[..kept], "; ");
            layout.wrapped(label, &Styled::joined(&[text, self.suffix(kept)], ""))
        };
        let mut used = 0;
        let may_fit = self.parts.iter().take_while(|part| {
            used += part.width() + 2;
            used <= most.saturating_mul(layout.room).saturating_add(2)
        });
        let may_fit = may_fit.count();
        let lines = (1..=may_fit).rev().map(wrapped).find(|lines| lines.len() <= most);
        lines.unwrap_or_else(|| {
            let lines = layout.wrapped(label, self.parts.first().unwrap_or(&Styled::default()));
            let suffix = self.suffix(1);
            let indent = if layout.is_narrow && most == 1 { 0 } else { layout.indent };
            let mut lines = shortened(lines, most, layout.room - indent - suffix.width(), layout.screen);
            if let Some(last) = lines.last_mut() {
                last.push(&suffix);
            }
            lines
        })
    }

    fn suffix(&self, kept: usize) -> Styled {
        let more = self.more + self.parts.len() - kept;
        Styled::own(if more > 0 { format!("; {more}{NBSP}more") } else { String::new() })
    }
}

/// The entries in at most this many lines, if leaving out minor ones makes that possible, and how many were left out. Where room is left,
/// entries get a second line, those on which sources differ first.
pub(super) fn fitted(
    mut entries: Vec<Entry>,
    left: usize,
    most_lines: usize,
    layout: &Layout<'_>,
) -> (Vec<Styled>, usize) {
    let size = |entry: &Entry, most: usize| entry.lines(most, layout).len();
    let mut sizes: Vec<usize> = entries.iter().map(|entry| size(entry, 1)).collect();
    let mut used: usize = sizes.iter().sum();
    let all = entries.len();
    while used > left {
        let Some(minor) = entries.iter().rposition(|entry| entry.is_minor) else { break };
        entries.remove(minor);
        used -= sizes.remove(minor);
    }
    let mut mosts = vec![1; entries.len()];
    for (most, is_disputed) in (2..=most_lines).flat_map(|most| [(most, true), (most, false)]) {
        for (index, entry) in entries.iter().enumerate() {
            let heading = entry.heading.as_ref();
            let heading = heading.map_or(0, |heading| heading.clipped(2, layout.room, layout.screen).len());
            // What takes fewer lines than it may is whole.
            if entry.is_disputed != is_disputed || sizes[index] - heading + 1 < most {
                continue;
            }
            let larger = size(entry, most);
            if used - sizes[index] + larger <= left {
                used = used - sizes[index] + larger;
                (mosts[index], sizes[index]) = (most, larger);
            }
        }
    }
    let left_out = all - entries.len();
    (entries.iter().zip(mosts).flat_map(|(entry, most)| entry.lines(most, layout)).collect(), left_out)
}
