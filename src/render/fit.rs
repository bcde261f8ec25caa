//! Texts beside their labels, and how much of each a screen has room for. What is shown is chosen for screens of a few fixed widths, so that
//! a wider one never shows less than a narrower one.

use super::Screen;
use super::styled::{NBSP, Styled, width};

/// Below this width labels are part of the text.
pub(super) const ROOMY: usize = 60;
/// The width for which answers are made, and one with room for more.
pub(super) const USUAL: usize = 80;
const WIDE: usize = 120;
/// The width for which answers on a narrow screen are made.
pub(super) const NARROW: usize = 40;
/// Cells that say how many more there are.
const MORE: usize = 9;
/// Text in a narrower column than this is hard to read.
const READABLE: usize = 28;

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = " · ";

/// Where labels and texts stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) room: usize,
    /// Where the lines of a text begin.
    pub(super) indent: usize,
    /// Whether labels are part of the text.
    pub(super) is_narrow: bool,
}

impl Layout {
    /// A layout with room for labels of this width.
    pub(super) fn new(label: usize, room: usize) -> Self {
        let indent = label + 2;
        let is_narrow = room < ROOMY.max(indent + READABLE);
        Self { room, indent: if is_narrow { 2 } else { indent }, is_narrow }
    }

    /// A text in lines that begin under each other beside its label; on a narrow screen behind it.
    pub(super) fn put(&self, label: &Styled, text: &Styled) -> Vec<Styled> {
        if self.is_narrow {
            return Styled::joined([label.clone(), text.clone()], ": ").running(self.room);
        }
        text.hanging(label, self.indent, self.room)
    }
}

/// The last line of an answer. A part that finds no room in it begins another, so that none is broken without need.
pub(super) fn last_line(parts: impl IntoIterator<Item = Styled>, room: usize) -> Vec<Styled> {
    let mut lines: Vec<Styled> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()).map(Styled::faint) {
        match lines.last_mut().filter(|line| line.width() + width(BETWEEN) + part.width() <= room) {
            Some(line) => *line = Styled::joined([line.clone(), part], BETWEEN),
            None => lines.extend(part.wrap(room)),
        }
    }
    lines
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

impl Entry {
    /// Its first parts, each in at most this many cells, and how many more there are.
    pub(super) fn text(&self, parts: usize, cells: usize, screen: &Screen) -> Styled {
        let kept = &self.parts[..parts.min(self.parts.len())];
        let cut: Vec<Styled> = kept.iter().map(|part| part.cut(cells, screen)).collect();
        let mut text = Styled::joined(&cut, "; ");
        let more = self.more + self.parts.len() - kept.len();
        text.push_own(&if more > 0 { format!("; {more}{NBSP}more") } else { String::new() });
        text
    }

    /// Cells of its first parts.
    fn width(&self, parts: usize) -> usize {
        self.parts.iter().take(parts).map(|part| part.width() + 2).sum()
    }

    /// The same text after its label, under its heading; nothing of no parts.
    pub(super) fn lines(&self, parts: usize, cells: usize, layout: &Layout, screen: &Screen) -> Vec<Styled> {
        if parts == 0 {
            return Vec::new();
        }
        let heading = self.heading.iter().flat_map(|heading| heading.wrap(layout.room));
        heading.chain(layout.put(&self.label.clone().bold(), &self.text(parts, cells, screen))).collect()
    }
}

/// What is shown of rows of entries.
#[derive(Debug)]
pub(super) struct Choice {
    /// How many parts of each row; 0 leaves it out.
    pub(super) parts: Vec<usize>,
    /// Into how many cells a part is cut.
    pub(super) cells: usize,
}

impl Choice {
    /// What is chosen for a screen of this width by what `choose` says for the fixed widths.
    pub(super) fn at(room: usize, choose: impl Fn(usize) -> Self) -> Self {
        let mut choice = choose(USUAL);
        for (width, wider) in [(ROOMY, USUAL), (NARROW, ROOMY)] {
            if room < wider {
                choice = choice.with(&choose(width), usize::min);
            }
        }
        if room < WIDE { choice } else { choice.with(&choose(WIDE), usize::max) }
    }

    /// Everything of so many rows.
    pub(super) fn all(rows: usize) -> Self {
        Self { parts: vec![usize::MAX; rows], cells: usize::MAX }
    }

    /// How many rows are left out.
    pub(super) fn left_out(&self) -> usize {
        self.parts.iter().filter(|parts| **parts == 0).count()
    }

    fn with(self, other: &Self, either: fn(usize, usize) -> usize) -> Self {
        let parts = self.parts.iter().zip(&other.parts).map(|(one, two)| either(*one, *two));
        Self { parts: parts.collect(), cells: either(self.cells, other.cells) }
    }

    /// As much of each row as `left` lines hold, and no more than `most` lines of an entry, each of `line` cells. Minor rows go from the end,
    /// where `may_all_go` the others too; where that is not enough, the longest parts are cut. Rows on which sources differ grow first.
    /// `size` counts the lines of a row with so many parts of so many cells.
    pub(super) fn new(
        rows: &[&[Entry]],
        (left, may_all_go): (usize, bool),
        (most, line): (usize, usize),
        size: impl Fn(&[Entry], usize, usize) -> usize,
    ) -> Self {
        let is_minor = |row: &[Entry]| row.iter().all(|entry| entry.is_minor);
        let needed = |cells: usize| {
            let major = rows.iter().filter(|row| !is_minor(row));
            major.map(|row| size(row, 1, cells)).sum::<usize>()
        };
        // How many more there are is said on the same lines.
        let cells_in = |lines: usize| lines * line - MORE.min(line);
        let cells = (2..=most).rev().map(cells_in).find(|cells| needed(*cells) <= left);
        let cells = cells.unwrap_or_else(|| cells_in(1));
        let mut sizes: Vec<usize> = rows.iter().map(|row| size(row, 1, cells)).collect();
        let mut used: usize = sizes.iter().sum();
        let mut parts = vec![1; rows.len()];
        let minor = (0..rows.len()).rev().filter(|index| is_minor(rows[*index]));
        let major = (1..rows.len()).rev().filter(|index| may_all_go && !is_minor(rows[*index]));
        for index in minor.chain(major) {
            if used > left {
                used -= sizes[index];
                parts[index] = 0;
            }
        }
        let all = |row: &[Entry]| row.iter().map(|entry| entry.parts.len()).max().unwrap_or(0);
        let longest = rows.iter().map(|row| all(row)).max().unwrap_or(0);
        for (next, is_disputed) in (2..=longest).flat_map(|next| [(next, true), (next, false)]) {
            for (index, row) in rows.iter().enumerate() {
                let may_grow = parts[index] + 1 == next && next <= all(row);
                if !may_grow || row.iter().any(|entry| entry.is_disputed) != is_disputed {
                    continue;
                }
                let larger = size(row, next, cells);
                let grown = used - sizes[index] + larger;
                if row.iter().all(|entry| entry.width(next) <= most * line) && grown <= left.max(used) {
                    used = grown;
                    (parts[index], sizes[index]) = (next, larger);
                }
            }
        }
        Self { parts, cells }
    }
}
