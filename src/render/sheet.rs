//! Lays out entries on a screen, and decides how much of each has room.

use super::fit::{Layout, ROOMY};
use super::styled::{NBSP, Styled};
use super::table::{GAP, drawn};
use super::words::NOT_RECORDED;
use super::wrap::lines;
use super::{PAGE, Screen};

/// Minimum cells of a column when entries are side by side.
const COLUMN: usize = 18;
/// Versions beyond these find no room in the lines of an entry.
const MAX_PARTS: usize = 40;
/// Maximum lines of the first part of an entry.
const MAX_LINES: usize = 8;

/// A label, and parts that may be left out from the end.
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
    pub(super) fn text(&self, parts: &[Styled]) -> Styled {
        let mut text = Styled::joined(parts, "; ");
        let more = self.more + self.parts.len() - parts.len();
        text.push_own(&if more > 0 { format!("; {more}{NBSP}more") } else { String::new() });
        text
    }
}

/// Where entries stand: below each other behind their labels, or beside each other under their headings.
pub(super) struct Sheet {
    pub(super) layout: Layout,
    pub(super) screen: Screen,
    /// How many entries stand beside each other,
    pub(super) beside: usize,
    /// and the cells of each; nothing where they stand below each other.
    pub(super) cells: Option<usize>,
    /// How many lines it has for entries, and how many if rows that must stand need them.
    pub(super) lines: [usize; 2],
}

impl Sheet {
    /// Entries below each other.
    pub(super) fn below(label: usize, screen: Screen) -> Self {
        let layout = Layout::new(label, screen.room());
        Self { layout, screen, beside: usize::MAX, cells: None, lines: [usize::MAX; 2] }
    }

    /// Entries beside each other, as many as would be if there were `at_most` cells; on a narrow screen, below each other.
    pub(super) fn beside(label: usize, entries: usize, at_most: usize, screen: Screen) -> Self {
        let (room, below) = (screen.room(), Self::below(label, screen));
        if below.layout.is_narrow {
            return below;
        }
        let most = (room.min(at_most).saturating_sub(label) / (COLUMN + GAP)).max(1);
        let beside = entries.div_ceil(entries.div_ceil(most));
        Self { beside, cells: Some((room - label) / beside - GAP), ..below }
    }

    /// How many lines a text of an entry takes.
    fn height(&self, entry: &Entry, text: &Styled) -> usize {
        let Layout { room, indent, .. } = self.layout;
        match self.cells.or_else(|| self.layout.is_beside(text).then_some(room - indent)) {
            Some(cells) => lines(text.words(), cells, cells, false).len(),
            None => self.layout.put(&entry.label, text).len(),
        }
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
        let widths = [vec![self.layout.indent - GAP], vec![cells; self.beside]].concat();
        let (mut body, records) = (Vec::new(), rows.first().map_or(0, |row| row.len()));
        for first in (0..records).step_by(self.beside) {
            let block = first..records.min(first + self.beside);
            let is_silent = |(row, _): &(&&[Entry], _)| row[block.clone()].iter().all(Entry::is_silent);
            let (silent, told): (Vec<_>, Vec<_>) = shown().partition(is_silent);
            let heading = |row: &[Entry]| row[0].heading.clone().unwrap_or_default();
            let told = told.iter().map(|(row, texts)| [&[heading(row)], &texts[block.clone()]].concat());
            body.extend((first > 0).then(Styled::default));
            body.extend(drawn(&told.collect::<Vec<_>>(), &widths).concat());
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

    /// How many lines each entry needs for its first part, for two parts and so on.
    fn sizes(&self, entries: &[Entry]) -> Vec<Vec<usize>> {
        let sizes = |entry: &Entry| {
            let parts = 1..=entry.parts.len().min(MAX_PARTS);
            parts.map(|parts| self.height(entry, &entry.text(&entry.parts[..parts]))).collect()
        };
        entries.iter().map(sizes).collect()
    }

    /// How many lines a row takes whose entries need so many and may take these.
    fn taken(&self, entries: &[Entry], sizes: &[Vec<usize>], share: Share) -> usize {
        let lines_of = |sizes: &Vec<usize>| match sizes.iter().rfind(|size| **size <= share.parts) {
            Some(size) => *size,
            None => sizes[0].min(share.first),
        };
        if self.cells.is_none() {
            let heading = if share.first > 0 { self.heading(entries).len() } else { 0 };
            return heading + sizes.iter().map(lines_of).sum::<usize>();
        }
        let blocks = sizes.chunks(self.beside).zip(entries.chunks(self.beside));
        let blocks = blocks.filter(|(_, entries)| !entries.iter().all(Entry::is_silent));
        blocks.map(|(sizes, _)| sizes.iter().map(lines_of).max().unwrap_or(0)).sum()
    }
}

/// How many lines an entry may take.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    /// For as many parts as fit into them,
    parts: usize,
    /// or if not even the first does, for that.
    first: usize,
}

/// A screen, and wider ones that show no less: a page, and what is just not narrow.
pub(super) fn screens(screen: Screen) -> impl Iterator<Item = Screen> {
    let wider = [ROOMY, PAGE].into_iter().filter(move |width| *width > screen.room());
    std::iter::once(screen).chain(wider.map(move |width| Screen { width: Some(width), ..screen }))
}

/// What is shown of each row, nothing where there is no room: as much as fits on every one of these sheets, within the lines that each
/// has. If `are_cut`, a line of each row that must stand comes first. Lines are handed out in a fixed order until there are none left, so that
/// a wider screen never shows less.
pub(super) fn shown(rows: &[&[Entry]], sheets: &[Sheet], are_cut: bool, most: usize) -> Vec<Vec<Styled>> {
    let sizes = sheets.iter().map(|sheet| rows.iter().map(|row| sheet.sizes(row)).collect());
    let sizes: Vec<Vec<_>> = sizes.collect();
    let (minor, major): (Vec<usize>, Vec<usize>) =
        (0..rows.len()).partition(|row| rows[*row].iter().all(|entry| entry.is_minor));
    let mut by_dispute = [&*major, &minor].concat();
    by_dispute.sort_by_key(|row| (!rows[*row].iter().any(|entry| entry.is_disputed), *row));
    // The first part of each row comes first, then rows that may give way, and then more of all of them.
    let mut wanted: Vec<(usize, usize, usize)> = Vec::new();
    wanted.extend(major.iter().filter(|_| are_cut).map(|row| (*row, 1, 1)));
    wanted.extend(major.iter().map(|row| (*row, 1, MAX_LINES)));
    let must_stand = wanted.len();
    wanted.extend(minor.iter().map(|row| (*row, 1, MAX_LINES)));
    wanted.extend((2..=most).flat_map(|lines| by_dispute.iter().map(move |row| (*row, lines, MAX_LINES))));
    let mut shares = vec![Share::default(); rows.len()];
    for (at, (row, parts, first)) in wanted.into_iter().enumerate() {
        let before = shares[row];
        let mut fits = |first: &usize| {
            shares[row] = Share { parts, first: *first };
            sheets.iter().zip(&sizes).all(|(sheet, sizes)| {
                let taken = rows.iter().zip(sizes).zip(&shares);
                let taken = taken.map(|((row, sizes), share)| sheet.taken(row, sizes, *share));
                taken.sum::<usize>() <= sheet.lines[usize::from(at < must_stand)]
            })
        };
        if !fits(&first) {
            // What is left is for a part of it. The first row that must stand has a line at least.
            let least = if at == 0 && !major.is_empty() { 1 } else { before.first };
            let cut = (least..first).rev().filter(|_| least > 0).find(fits).unwrap_or(least);
            shares[row] = Share { parts: before.parts.max(cut.min(1)), first: cut };
            break;
        }
    }
    let texts = |(row, share): (&&[Entry], &Share)| match share.first {
        0 => Vec::new(),
        _ => row.iter().map(|entry| text(entry, sheets, *share)).collect(),
    };
    rows.iter().zip(&shares).map(texts).collect()
}

/// As many parts of an entry as fit into its lines on all sheets, or as much of the first.
fn text(entry: &Entry, sheets: &[Sheet], share: Share) -> Styled {
    let fits = |text: &Styled, lines| sheets.iter().all(|sheet| sheet.height(entry, text) <= lines);
    let parts = (1..=entry.parts.len().min(MAX_PARTS)).rev().map(|parts| entry.text(&entry.parts[..parts]));
    parts.into_iter().find(|text| fits(text, share.parts)).unwrap_or_else(|| {
        let first = |cells| entry.text(&[entry.parts[0].clone().cut(cells, &sheets[0].screen)]);
        let cells: Vec<usize> = (1..=entry.parts[0].width()).collect();
        first(cells.partition_point(|cells| fits(&first(*cells), share.first)).max(1))
    })
}
