//! Entries on a screen: how they are laid out, and how much of each there is room for.

use comfy_table::ColumnConstraint;

use super::fit::Layout;
use super::styled::{NBSP, Styled};
use super::table::{self, GAP};
use super::words::NOT_RECORDED;
use super::wrap::lines;
use super::{PAGE, Screen};

/// Widths with room for less and for more than a page, for which answers are made too.
pub(super) const NARROW: usize = 40;
pub(super) const WIDE: usize = 120;
/// Versions beyond these find no room in the lines of an entry.
const MAX_PARTS: usize = 40;
/// Maximum lines of the first part of an entry.
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

impl Entry {
    /// Whether nothing is recorded.
    pub(super) fn is_silent(&self) -> bool {
        self.parts[0].words() == NOT_RECORDED
    }

    /// These parts, and how many more there are.
    fn text(&self, parts: &[Styled]) -> Styled {
        let mut text = Styled::joined(parts, "; ");
        let more = self.more + self.parts.len() - parts.len();
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

    /// How many lines a text of an entry takes.
    fn height(&self, entry: &Entry, text: &Styled) -> usize {
        let Layout { room, indent, is_narrow } = self.layout;
        match self.cells.or((!is_narrow).then(|| room - indent)) {
            Some(cells) => lines(text.words(), cells, cells).len(),
            None => self.layout.put(&entry.label, text).len(),
        }
    }

    /// As many parts of each entry as fit into this many lines; if not even the first does, as much of it as fits.
    pub(super) fn texts(&self, entries: &[Entry], lines: usize) -> Vec<Styled> {
        let text = |entry: &Entry| {
            let fits = |text: &Styled| self.height(entry, text) <= lines;
            let most = if lines > MAX_LINES { usize::MAX } else { MAX_PARTS };
            let parts = (1..=entry.parts.len().min(most)).rev();
            let whole = parts.map(|parts| entry.text(&entry.parts[..parts])).find(fits);
            whole.unwrap_or_else(|| {
                let first = |cells| entry.text(&[entry.parts[0].clone().cut(cells, self.screen)]);
                let cells: Vec<usize> = (1..entry.parts[0].width()).collect();
                first(cells.partition_point(|cells| fits(&first(*cells))).max(1))
            })
        };
        entries.iter().map(text).collect()
    }

    /// Rows of entries with these texts, below each other under their headings, or beside each other in blocks. A block says in one line what is recorded of none of its records.
    pub(super) fn body(&self, rows: &[&[Entry]], texts: &[Vec<Styled>]) -> Vec<Styled> {
        let shown = || rows.iter().zip(texts).filter(|(_, texts)| !texts.is_empty());
        let Some(cells) = self.cells else {
            let below = |(row, texts): (&&[Entry], &Vec<Styled>)| {
                let entries = row.iter().zip(texts);
                let entries =
                    entries.flat_map(|(entry, text)| self.layout.put(&entry.label.clone().bold(), text));
                [self.heading(row), entries.collect()].concat()
            };
            return shown().flat_map(below).collect();
        };
        let columns = std::iter::once(self.layout.indent - GAP).chain(vec![cells; self.beside]);
        let columns = columns.map(|cells| ColumnConstraint::Absolute(table::cells(cells)));
        let columns: Vec<_> = columns.collect();
        let (mut body, records) = (Vec::new(), rows.first().map_or(0, |row| row.len()));
        for first in (0..records).step_by(self.beside) {
            let block = first..records.min(first + self.beside);
            let is_silent = |(row, _): &(&&[Entry], _)| row[block.clone()].iter().all(Entry::is_silent);
            let (silent, told): (Vec<_>, Vec<_>) = shown().partition(is_silent);
            let heading = |row: &[Entry]| row[0].heading.clone().unwrap_or_default();
            let told = told.iter().map(|(row, texts)| [&[heading(row)], &texts[block.clone()]].concat());
            body.extend((first > 0).then(Styled::default));
            body.extend(table::drawn(&told.collect::<Vec<_>>(), &columns, None).concat());
            let silent = silent.iter().map(|(row, _)| heading(row).plain().to_lowercase());
            let silent = silent.reduce(|all, next| all + ", " + &next);
            let silent = silent.map(|silent| Styled::own(format!("{NOT_RECORDED}: {silent}")).faint());
            body.extend(silent.iter().flat_map(|silent| silent.wrap(self.layout.room)));
        }
        body
    }

    fn heading(&self, entries: &[Entry]) -> Vec<Styled> {
        entries[0].heading.iter().flat_map(|heading| heading.wrap(self.layout.room)).collect()
    }

    /// Lines of a row if each of its entries may take none, one and so on, and how many they need for their first parts.
    fn heights(&self, entries: &[Entry]) -> ([usize; MAX_LINES + 1], usize) {
        let size = |entry: &Entry, parts| self.height(entry, &entry.text(&entry.parts[..parts]));
        let sizes =
            |entry: &Entry| (1..=entry.parts.len().min(MAX_PARTS)).map(|parts| size(entry, parts)).collect();
        let sizes: Vec<Vec<usize>> = entries.iter().map(sizes).collect();
        let first = sizes.iter().map(|sizes| sizes[0]).max().unwrap_or(0).min(MAX_LINES);
        let mut heights = [0; MAX_LINES + 1];
        for (lines, height) in heights.iter_mut().enumerate().skip(1) {
            let taken =
                sizes.iter().map(|sizes| *sizes.iter().rfind(|size| **size <= lines).unwrap_or(&lines));
            *height = match self.cells {
                Some(_) => {
                    let taken: Vec<usize> = taken.collect();
                    let blocks = taken.chunks(self.beside).zip(entries.chunks(self.beside));
                    let blocks = blocks.filter(|(_, entries)| !entries.iter().all(Entry::is_silent));
                    blocks.map(|(taken, _)| taken.iter().max().unwrap_or(&0)).sum()
                }
                None => taken.sum::<usize>() + self.heading(entries).len(),
            };
        }
        (heights, first)
    }

    /// Shares `left` lines among rows of entries: how many each entry of a row may take, at least as many as `shared` says and at most `most`.
    /// A line of each comes first, then its first part as a whole, then rows that may give way, and then more of all of them, of those on
    /// which sources differ first. For a line of each there are `most_left` lines.
    fn share(
        &self,
        rows: &[&[Entry]],
        mut shared: Vec<usize>,
        [left, most_left]: [usize; 2],
        most: usize,
    ) -> Vec<usize> {
        let heights: Vec<_> = rows.iter().map(|row| self.heights(row)).collect();
        let mut grow = |row: usize, lines: usize, left: usize| {
            let before = shared[row];
            shared[row] = before.max(lines);
            let taken: usize =
                heights.iter().zip(&shared).map(|((heights, _), lines)| heights[MAX_LINES.min(*lines)]).sum();
            if taken > left {
                shared[row] = before;
            }
            taken <= left
        };
        let is_minor = |row: &usize| rows[*row].iter().all(|entry| entry.is_minor);
        let (minor, major): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(is_minor);
        for (index, row) in major.iter().enumerate() {
            grow(*row, 1, if index > 0 { most_left } else { usize::MAX });
        }
        for row in &major {
            grow(*row, heights[*row].1, left);
        }
        // A row that finds no room takes along those below it, which may be under its heading.
        let fitting = minor.iter().take_while(|row| grow(**row, heights[**row].1, left)).count();
        let mut open = [major, minor[..fitting].to_vec()].concat();
        open.sort_by_key(|row| (!rows[*row].iter().any(|entry| entry.is_disputed), *row));
        for lines in 2..=most.min(MAX_LINES) {
            for row in &open {
                grow(*row, lines, left);
            }
        }
        shared
    }
}

/// What is shown of each row on a screen of `room` cells, nothing where there is no room. Texts are chosen at fixed widths, each with those of
/// the one before and as many as fit into the lines that `left` gives it, so that a wider screen never shows less. Below a page they are
/// chosen for `narrow` too, and what both have is shown.
pub(super) fn chosen<'s>(
    rows: &[&[Entry]],
    narrow: &[usize],
    room: usize,
    sheet: impl Fn(usize) -> Sheet<'s>,
    left: impl Fn(usize) -> [usize; 2],
    most: usize,
) -> Vec<Vec<Styled>> {
    let chosen = |widths: &[usize]| {
        let (mut shared, mut texts) = (vec![0; rows.len()], vec![Vec::new(); rows.len()]);
        for (index, width) in widths.iter().enumerate() {
            let mut on = sheet(*width);
            // Columns are of another width, and the same text takes other lines there.
            if on.cells.is_some() {
                let height = |(row, texts): (&&[Entry], &Vec<Styled>)| {
                    row.iter().zip(texts).map(|(entry, text)| on.height(entry, text)).max().unwrap_or(0)
                };
                shared = rows.iter().zip(&texts).map(height).collect();
            }
            shared = on.share(rows, shared, left(*width), most);
            if index + 1 == widths.len() && (PAGE..room).contains(width) && on.cells.is_none() {
                on = sheet(room);
            }
            let text = |(row, lines): (&&[Entry], &usize)| {
                if *lines > 0 { on.texts(row, *lines) } else { Vec::new() }
            };
            texts = rows.iter().zip(&shared).map(text).collect();
        }
        texts
    };
    let narrow = &narrow[..narrow.partition_point(|width| *width <= room)];
    match room {
        WIDE.. => chosen(&[PAGE, WIDE]),
        PAGE.. => chosen(&[PAGE]),
        _ if narrow.is_empty() => chosen(&[PAGE]),
        _ => shorter(chosen(&[PAGE]), chosen(narrow)),
    }
}

/// Of each row the texts that are shown on both of two screens.
fn shorter(wide: Vec<Vec<Styled>>, narrow: Vec<Vec<Styled>>) -> Vec<Vec<Styled>> {
    let shorter = |(one, other): (Styled, Styled)| if one.width() < other.width() { one } else { other };
    let both = wide.into_iter().zip(narrow);
    both.map(|(wide, narrow)| wide.into_iter().zip(narrow).map(shorter).collect()).collect()
}
