//! Records side by side: the rows of their overviews, those in which they differ first, the others in one line.

use crate::catalogue::{Catalogue, counted};
use crate::document::Comparison;
use crate::document::article::Article;
use crate::document::row::Row;

use super::super::Screen;
use super::super::fit::{Choice, Entry, Layout, ROOMY, last_line};
use super::super::styled::{NBSP, Styled};
use super::super::table::{self, GAP};
use super::super::words;
use super::{entries, in_order};

/// Maximum lines of a comparison on a screen of 80 columns.
const LINES: usize = 45;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 90;
/// Minimum cells of a column when records stand beside each other.
const COLUMN: usize = 18;
/// Maximum lines of a row, where there is room.
const MOST: usize = 4;
/// Lines for what is the same, and for a name.
const SAME: usize = 3;
const NAME: usize = 3;

/// The comparison.
pub(in super::super) fn compare(catalogue: &Catalogue, compared: &Comparison<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(80);
    let articles = compared.articles(catalogue, true);
    let is_same = |row: &Vec<Entry>| row.iter().all(|entry| *entry == row[0]);
    let (same, differing): (Vec<_>, Vec<_>) = rows(catalogue, &articles).into_iter().partition(is_same);
    let same = if compared.only_differences { Styled::default() } else { same_line(&same) };
    let same = |room| if same.is_empty() { Vec::new() } else { same.clipped(SAME, room, screen) };

    let rows: Vec<&[Entry]> = differing.iter().map(Vec::as_slice).collect();
    let labels = differing.iter().map(|row| row[0].label.width()).max().unwrap_or(0);
    let side = |room| Side::new(room, labels, &articles, screen);
    let choice = Choice::at(room, |room| {
        let side = side(room);
        let lines = if side.is_narrow() { NARROW_LINES } else { LINES };
        // With empty lines and the last one, which may take three.
        let taken = side.blocks() * (NAME + 1) + same(room).len() + 5;
        Choice::new(&rows, (lines - taken, true), (MOST, side.cells), |row, parts, cells| {
            side.row(row, parts, cells).len()
        })
    });
    let side = side(room);
    let mut lines = side.lines(&rows, &choice);
    let same = same(room);
    lines.extend((!same.is_empty()).then(Styled::default));
    lines.extend(same);

    let shown = rows.len() - choice.left_out();
    let more = match compared.fields.len() {
        all if all > shown => format!("{} in all: --full", counted(all, "row")),
        _ => "with all versions: --full".to_owned(),
    };
    lines.push(Styled::default());
    let legend = words::legend_of(&Styled::of_lines(&lines));
    lines.extend(last_line([Styled::own(more)].into_iter().chain(legend), room));
    Styled::of_lines(&lines)
}

/// Every row of the overviews, known or not, so that those of records of one kind stand at the same places.
fn rows(catalogue: &Catalogue, articles: &[Article<'_>]) -> Vec<Vec<Entry>> {
    let columns = articles.iter().map(|article| {
        let rows: Vec<Row<'_>> = article.rows().map(Row::brief).collect();
        let attested = article.attested.map(|attested| (attested, attested.to_string()));
        entries(catalogue, article, in_order(&rows, false), attested).into_iter()
    });
    let mut columns: Vec<_> = columns.collect();
    std::iter::from_fn(|| columns.iter_mut().map(Iterator::next).collect()).collect()
}

/// `same: class sedan, origin domestic`.
fn same_line(rows: &[Vec<Entry>]) -> Styled {
    let same = rows.iter().map(|row| &row[0]).filter(|entry| entry.is_known).map(|entry| {
        let label = Styled::own(format!("{}{NBSP}", entry.label.plain().to_lowercase()));
        Styled::joined(&[label, Styled::joined(&entry.parts, "; ")], "")
    });
    let same: Vec<Styled> = same.collect();
    let text = if same.is_empty() { "" } else { "same: " };
    Styled::joined(&[Styled::own(text), Styled::joined(&same, ", ")], "")
}

/// The records beside each other, in as many blocks as it takes; under each other on a narrow screen.
struct Side<'l> {
    articles: &'l [Article<'l>],
    screen: &'l Screen,
    /// Cells of a label; of records under each other none.
    label: usize,
    /// How many records stand beside each other.
    beside: usize,
    /// Cells of a record.
    cells: usize,
}

impl<'l> Side<'l> {
    fn new(room: usize, label: usize, articles: &'l [Article<'l>], screen: &'l Screen) -> Self {
        if room < ROOMY {
            return Self { articles, screen, label: 0, beside: 0, cells: room - GAP };
        }
        let most = ((room - label) / (COLUMN + GAP)).max(1);
        let beside = articles.len().div_ceil(articles.len().div_ceil(most));
        Self { articles, screen, label, beside, cells: (room - label) / beside - GAP }
    }

    fn is_narrow(&self) -> bool {
        self.beside == 0
    }

    fn blocks(&self) -> usize {
        if self.is_narrow() { 0 } else { self.articles.len().div_ceil(self.beside) }
    }

    fn lines(&self, rows: &[&[Entry]], choice: &Choice) -> Vec<Styled> {
        let rows: Vec<_> = rows.iter().zip(&choice.parts).filter(|(_, parts)| **parts > 0).collect();
        if self.is_narrow() {
            return rows.iter().flat_map(|(row, parts)| self.row(row, **parts, choice.cells)).collect();
        }
        let mut lines = Vec::new();
        for (index, articles) in self.articles.chunks(self.beside).enumerate() {
            lines.extend((index > 0).then(Styled::default));
            let heads = articles.iter().map(|article| {
                let names = [Some(article.name), article.hangul].into_iter().flatten().map(Styled::data);
                let names = Styled::joined(&names.collect::<Vec<_>>(), " ").bold();
                names.clipped(NAME, self.cells, self.screen)
            });
            lines.extend(self.drawn(&Styled::default(), heads));
            for (row, parts) in &rows {
                let block = row.chunks(self.beside).nth(index).unwrap_or_default();
                lines.extend(self.block(block, **parts, choice.cells));
            }
        }
        lines
    }

    /// A row in all its blocks.
    fn row(&self, row: &[Entry], parts: usize, cells: usize) -> Vec<Styled> {
        if !self.is_narrow() {
            return row.chunks(self.beside).flat_map(|block| self.block(block, parts, cells)).collect();
        }
        let layout = Layout::new(0, self.cells);
        let lines = self.articles.iter().zip(row).flat_map(|(article, entry)| {
            layout.put(&Styled::data(article.name), &entry.text(parts, cells, self.screen))
        });
        let lines = lines.map(|line| Styled::joined(&[Styled::default().pad(GAP), line], ""));
        std::iter::once(row[0].label.clone().bold()).chain(lines).collect()
    }

    fn block(&self, block: &[Entry], parts: usize, cells: usize) -> Vec<Styled> {
        let texts = block.iter().map(|entry| entry.text(parts, cells, self.screen).wrap(self.cells));
        self.drawn(&block[0].label.clone().bold(), texts)
    }

    fn drawn(&self, label: &Styled, texts: impl Iterator<Item = Vec<Styled>>) -> Vec<Styled> {
        let cells: Vec<Vec<Styled>> = std::iter::once(vec![label.clone()]).chain(texts).collect();
        let widths: Vec<usize> =
            std::iter::once(self.label).chain(cells.iter().skip(1).map(|_| self.cells)).collect();
        table::drawn(&[cells], &widths, None)
    }
}
