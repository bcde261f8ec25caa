//! Entries on a screen: how they are laid out, and how much of each there is room for. What is shown is chosen for screens of a few fixed
//! widths, so that a wider one never shows less than a narrower one.

use super::Screen;
use super::fit::{Layout, ROOMY};
use super::styled::{NBSP, Styled};
use super::table::{self, GAP};

/// The widths for which answers are made: a narrow one, the usual one, and one with room for more.
const NARROW: usize = 40;
pub(super) const USUAL: usize = 80;
const WIDE: usize = 120;
/// Versions beyond these find no room in the lines of an entry.
const MAX_PARTS: usize = 40;
/// Maximum lines of the first of them.
const MAX_LINES: usize = 8;

/// A label and parts of which some may be left out.
#[derive(Clone, Debug, Default)]
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

/// How much of an entry is shown: how many parts, and into how many cells each of them is cut.
pub(super) type Shown = (usize, usize);

/// As many as there are.
const WHOLE: usize = usize::MAX;
const NOTHING: Shown = (0, 0);
const EVERYTHING: Shown = (WHOLE, WHOLE);

impl Entry {
    /// What is shown of it, and how many more parts there are.
    fn text(&self, (parts, cells): Shown, screen: &Screen) -> Styled {
        let kept = &self.parts[..parts.min(self.parts.len())];
        let mut text = Styled::joined(kept.iter().map(|part| part.cut(cells, screen)), "; ");
        let more = self.more + self.parts.len() - kept.len();
        text.push_own(&if more > 0 { format!("; {more}{NBSP}more") } else { String::new() });
        text
    }
}

/// Where entries stand: below each other behind their labels, or beside each other under their headings.
pub(super) struct Sheet<'a> {
    pub(super) layout: Layout,
    screen: &'a Screen,
    /// How many entries of a row stand beside each other,
    pub(super) beside: usize,
    /// and the cells of each; nothing where they stand below each other.
    pub(super) cells: Option<usize>,
}

impl<'a> Sheet<'a> {
    /// Entries below each other.
    pub(super) fn below(label: usize, room: usize, screen: &'a Screen) -> Self {
        Self { layout: Layout::new(label, room), screen, beside: usize::MAX, cells: None }
    }

    /// So many entries beside each other as have at least so many cells; below each other on a narrow screen.
    pub(super) fn beside(
        label: usize,
        entries: usize,
        least: usize,
        room: usize,
        screen: &'a Screen,
    ) -> Self {
        let below = Self::below(label, room, screen);
        if below.layout.is_narrow {
            return below;
        }
        let most = ((room - label) / (least + GAP)).max(1);
        let beside = entries.div_ceil(entries.div_ceil(most));
        Self { beside, cells: Some((room - label) / beside - GAP), ..below }
    }

    /// The text of an entry.
    fn text(&self, entry: &Entry, shown: Shown) -> Vec<Styled> {
        let text = entry.text(shown, self.screen);
        match self.cells {
            Some(cells) => text.wrap(cells),
            None => self.layout.put(&entry.label.clone().bold(), &text),
        }
    }

    /// The entries of a row that stand beside each other, or all of them, under their heading.
    pub(super) fn block(&self, entries: &[Entry], shown: &[Shown]) -> Vec<Styled> {
        if shown[0] == NOTHING {
            return Vec::new();
        }
        let heading = entries[0].heading.as_ref();
        let texts = entries.iter().zip(shown).map(|(entry, shown)| self.text(entry, *shown));
        if self.cells.is_some() {
            return self.drawn(&heading.cloned().unwrap_or_default(), texts);
        }
        let heading = heading.map(|heading| heading.wrap(self.layout.room)).unwrap_or_default();
        heading.into_iter().chain(texts.flatten()).collect()
    }

    /// Texts beside each other.
    pub(super) fn drawn(&self, heading: &Styled, texts: impl Iterator<Item = Vec<Styled>>) -> Vec<Styled> {
        let cells: Vec<Vec<Styled>> = std::iter::once(vec![heading.clone()]).chain(texts).collect();
        let mut widths = vec![self.cells.unwrap_or(0); cells.len()];
        widths[0] = self.layout.indent - GAP;
        table::drawn(&[cells], &widths, None)
    }

    /// How many lines a row takes.
    fn size(&self, row: &[Entry], shown: &[Shown]) -> usize {
        row.chunks(self.beside)
            .zip(shown.chunks(self.beside))
            .map(|(row, shown)| self.block(row, shown).len())
            .sum()
    }

    /// As many parts of an entry as stand in so many lines; if the first does not, as much of it as does.
    fn within(&self, entry: &Entry, lines: usize) -> Shown {
        let fits = |shown: Shown| self.text(entry, shown).len() <= lines;
        let whole = (1..=entry.parts.len().min(MAX_PARTS)).map(|parts| (parts, WHOLE));
        whole.take_while(|shown| fits(*shown)).last().unwrap_or_else(|| {
            let cells: Vec<usize> = (1..entry.parts[0].width()).collect();
            (1, cells.partition_point(|cells| fits((1, *cells))).max(1))
        })
    }
}

/// What is shown of rows of entries.
#[derive(Debug)]
pub(super) struct Choice(pub(super) Vec<Vec<Shown>>);

impl Choice {
    /// What is chosen for a screen of this width by what `choose` says for the fixed widths; below them, for its own.
    pub(super) fn at(room: usize, choose: impl Fn(usize) -> Self) -> Self {
        let mut choice = choose(USUAL);
        for (width, wider) in [(ROOMY, USUAL), (NARROW, ROOMY), (room, NARROW)] {
            if room < wider {
                choice = choice.with(&choose(width), Shown::min);
            }
        }
        if room < WIDE { choice } else { choice.with(&choose(WIDE), Shown::max) }
    }

    /// Everything of these rows.
    pub(super) fn all(rows: &[&[Entry]]) -> Self {
        Self(rows.iter().map(|row| vec![EVERYTHING; row.len()]).collect())
    }

    /// How many rows are left out.
    pub(super) fn left_out(&self) -> usize {
        self.0.iter().filter(|row| row.contains(&NOTHING)).count()
    }

    fn with(self, other: &Self, either: fn(Shown, Shown) -> Shown) -> Self {
        let rows = self.0.iter().zip(&other.0);
        Self(
            rows.map(|(one, two)| one.iter().zip(two).map(|(one, two)| either(*one, *two)).collect())
                .collect(),
        )
    }

    /// As much of each row as `left` lines hold, and no more than `most` lines of an entry. A line of each comes first, then its first part
    /// as a whole, then rows that may give way, and then more of all of them, of those on which sources differ first. For a line of each there
    /// are `most_left` lines.
    pub(super) fn new(
        rows: &[&[Entry]],
        sheet: &Sheet<'_>,
        [left, most_left]: [usize; 2],
        most: usize,
    ) -> Self {
        let nothing = rows.iter().map(|row| vec![NOTHING; row.len()]).collect();
        let mut page = Filling { rows, sheet, left, sizes: vec![0; rows.len()], shown: nothing };
        let is_minor = |row: &usize| rows[*row].iter().all(|entry| entry.is_minor);
        let (minor, major): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(is_minor);
        for (index, row) in major.iter().enumerate() {
            page.left = if index > 0 { most_left } else { usize::MAX };
            page.grow(*row, 1);
        }
        page.left = left;
        for row in &major {
            page.complete(*row);
        }
        // A row that finds no room takes along those below it, which may be under its heading.
        minor.iter().all(|row| page.complete(*row));
        for (lines, is_disputed) in (2..=most).flat_map(|lines| [(lines, true), (lines, false)]) {
            for (index, row) in rows.iter().enumerate() {
                let is_shown = !page.shown[index].contains(&NOTHING);
                if is_shown && row.iter().any(|entry| entry.is_disputed) == is_disputed {
                    page.grow(index, lines);
                }
            }
        }
        Self(page.shown)
    }
}

/// Rows that are given lines one after the other.
struct Filling<'l> {
    rows: &'l [&'l [Entry]],
    sheet: &'l Sheet<'l>,
    left: usize,
    /// How many lines of these each row takes,
    sizes: Vec<usize>,
    /// and what it shows in them.
    shown: Vec<Vec<Shown>>,
}

impl Filling<'_> {
    /// Shows as much of a row as stands in so many lines of each entry, if there is room for it.
    fn grow(&mut self, row: usize, lines: usize) -> bool {
        self.show(row, |entry, (parts, cells)| match parts {
            parts if parts == entry.parts.len() && cells == WHOLE => (parts, cells),
            _ => self.sheet.within(entry, lines).max((parts, cells)),
        })
    }

    /// The same with as many lines as the first part of an entry needs.
    fn complete(&mut self, row: usize) -> bool {
        self.show(row, |entry, (parts, cells)| match cells {
            WHOLE => (parts, cells),
            _ => self.sheet.within(entry, self.sheet.text(entry, (1, WHOLE)).len().min(MAX_LINES)),
        })
    }

    fn show(&mut self, row: usize, more: impl Fn(&Entry, Shown) -> Shown) -> bool {
        let used = self.sizes.iter().sum::<usize>();
        if used >= self.left {
            return false;
        }
        let entries = self.rows[row].iter().zip(&self.shown[row]);
        let shown: Vec<Shown> = entries.map(|(entry, shown)| more(entry, *shown)).collect();
        if shown == self.shown[row] {
            return true;
        }
        let size = self.sheet.size(self.rows[row], &shown);
        let has_room = used - self.sizes[row] + size <= self.left;
        if has_room {
            (self.sizes[row], self.shown[row]) = (size, shown);
        }
        has_room
    }
}
