//! Entries on a screen: how they are laid out, and how much of each there is room for.

use comfy_table::ColumnConstraint;

use super::Screen;
use super::fit::Layout;
use super::styled::{NBSP, Styled};
use super::table::{self, GAP};

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
    /// How many entries stand beside each other,
    pub(super) beside: usize,
    /// and the cells of each; nothing where they stand below each other.
    pub(super) cells: Option<usize>,
}

impl<'a> Sheet<'a> {
    /// Entries below each other.
    pub(super) fn below(label: usize, room: usize, screen: &'a Screen) -> Self {
        Self { layout: Layout::new(label, room), screen, beside: usize::MAX, cells: None }
    }

    /// As many entries beside each other as have at least `least` cells each; on a narrow screen, below each other.
    pub(super) fn beside(label: usize, entries: usize, least: usize, screen: &'a Screen) -> Self {
        let room = screen.room();
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

    /// The entries of a row under their heading.
    pub(super) fn block(&self, entries: &[Entry], shown: &[Shown]) -> Vec<Styled> {
        if shown[0] == NOTHING {
            return Vec::new();
        }
        let heading = entries[0].heading.clone().unwrap_or_default();
        let all = entries.iter().zip(shown);
        if self.cells.is_some() {
            return self.drawn(heading, all.map(|(entry, shown)| entry.text(*shown, self.screen)));
        }
        let heading = if heading.is_empty() { Vec::new() } else { heading.wrap(self.layout.room) };
        heading.into_iter().chain(all.flat_map(|(entry, shown)| self.text(entry, *shown))).collect()
    }

    /// Texts beside each other.
    pub(super) fn drawn(&self, heading: Styled, texts: impl Iterator<Item = Styled>) -> Vec<Styled> {
        let cells: Vec<Styled> = std::iter::once(heading).chain(texts).collect();
        let mut widths = vec![table::cells(self.cells.unwrap_or(0)); cells.len()];
        widths[0] = table::cells(self.layout.indent - GAP);
        table::drawn(&[cells], &widths.into_iter().map(ColumnConstraint::Absolute).collect::<Vec<_>>(), None)
            .concat()
    }

    /// As many parts of an entry as fit into `lines` lines, those of `now` among them; if not even the first does, as much of it as fits. Without
    /// a number, as many lines as the first part takes.
    fn within(&self, entry: &Entry, lines: Option<usize>, now: Shown) -> Shown {
        let lines = lines.unwrap_or_else(|| self.text(entry, (1, WHOLE)).len().min(MAX_LINES));
        let fits = |shown: Shown| self.text(entry, shown).len() <= lines;
        let known = if now.1 == WHOLE { now.0 } else { 0 };
        let whole = (known + 1..=entry.parts.len().min(MAX_PARTS)).map(|parts| (parts, WHOLE));
        let more = whole.take_while(|shown| fits(*shown)).last();
        more.or(Some(now).filter(|_| known > 0)).unwrap_or_else(|| {
            let cells: Vec<usize> = (1..entry.parts[0].width()).collect();
            (1, cells.partition_point(|cells| fits((1, *cells))).max(1)).max(now)
        })
    }

    /// As much of each row as `left` lines hold, and no more than `most` lines of an entry. A line of each comes first, then its first part
    /// as a whole, then rows that may give way, and then more of all of them, of those on which sources differ first. For a line of each there
    /// are `most_left` lines.
    pub(super) fn choose(&self, rows: &[&[Entry]], [left, most_left]: [usize; 2], most: usize) -> Choice {
        let mut choice: Choice = rows.iter().map(|row| vec![NOTHING; row.len()]).collect();
        let mut sizes = vec![0; rows.len()];
        let mut grow = |row: usize, lines: Option<usize>, left: usize| {
            let shown = &mut choice[row];
            // A row that did not fit at first will not fit later.
            if lines > Some(1) && shown.contains(&NOTHING) {
                return false;
            }
            let others = sizes.iter().sum::<usize>() - sizes[row];
            // More than a row has lines takes another one.
            if lines > Some(sizes[row].max(1)) && others + sizes[row] >= left {
                return false;
            }
            let more = rows[row].iter().zip(&*shown).map(|(entry, now)| self.within(entry, lines, *now));
            let more: Vec<Shown> = more.collect();
            if more == *shown {
                return false;
            }
            let size = self.block(rows[row], &more).len();
            let has_room = others + size <= left;
            if has_room {
                (sizes[row], *shown) = (size, more);
            }
            has_room
        };
        let is_minor = |row: &usize| rows[*row].iter().all(|entry| entry.is_minor);
        let (minor, major): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(is_minor);
        for (index, row) in major.iter().enumerate() {
            grow(*row, Some(1), if index > 0 { most_left } else { usize::MAX });
        }
        for row in &major {
            grow(*row, None, left);
        }
        // A row that finds no room takes along those below it, which may be under its heading.
        minor.iter().all(|row| grow(*row, None, left));
        for (lines, first) in (2..=most).flat_map(|lines| [(lines, true), (lines, false)]) {
            for (index, row) in rows.iter().enumerate() {
                if row.iter().any(|entry| entry.is_disputed) == first {
                    grow(index, Some(lines), left);
                }
            }
        }
        choice
    }
}

/// What is shown of rows of entries.
pub(super) type Choice = Vec<Vec<Shown>>;

/// Everything of these rows.
pub(super) fn everything(rows: &[&[Entry]]) -> Choice {
    rows.iter().map(|row| vec![(WHOLE, WHOLE); row.len()]).collect()
}

/// How many rows are left out.
pub(super) fn left_out(choice: &Choice) -> usize {
    choice.iter().filter(|row| row.contains(&NOTHING)).count()
}
