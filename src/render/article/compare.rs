//! Records side by side: the rows of their overviews, those in which they differ first, the others in one line.

use crate::catalogue::{Catalogue, Field, counted};
use crate::document::Comparison;
use crate::document::article::Article;

use super::super::Screen;
use super::super::fit::{Choice, Entry, Layout, ROOMY, last_line};
use super::super::grid::{Cell, Grid, Heading, LEAST};
use super::super::styled::{NBSP, Styled};
use super::super::table::{self, GAP};
use super::super::words::{self, NOT_RECORDED};
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

/// The comparison: overviews, or every row with all versions.
pub(in super::super) fn compare(catalogue: &Catalogue, compared: &Comparison<'_>, screen: &Screen) -> Styled {
    let room = screen.room();
    let articles = compared.articles(catalogue, true);
    let all = rows(catalogue, compared, false);
    let rows = if compared.is_brief() { rows(catalogue, compared, true) } else { Vec::new() };
    let (same, differing): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_same(row));
    let same = if compared.only_differences { Styled::default() } else { same_line(&same) };
    let same = |room| if same.is_empty() { Vec::new() } else { same.clipped(SAME, room, screen) };

    let rows = if compared.is_brief() { &differing } else { &all };
    let rows: Vec<&[Entry]> = rows.iter().map(Vec::as_slice).collect();
    let labels = rows.iter().map(|row| row[0].label.width()).max().unwrap_or(0);
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
    let choice = if compared.is_brief() { choice } else { Choice::all(rows.len()) };
    let mut lines = side(room).lines(&rows, &choice);
    let same = same(room);
    lines.extend((!same.is_empty()).then(Styled::default));
    lines.extend(same);

    let shown = rows.len() - choice.left_out();
    let more = match all.len() {
        _ if !compared.is_brief() => None,
        all if all > shown => Some(format!("{} in all: --full", counted(all, "row"))),
        _ => Some("with all versions: --full".to_owned()),
    };
    let legend = words::legend_of(&Styled::of_lines(&lines));
    lines.push(Styled::default());
    lines.extend(last_line(more.map(Styled::own).into_iter().chain(legend), room));
    Styled::of_lines(&lines)
}

/// The comparison in columns: for scripts the fields, for people all that tells records apart or is the same.
pub(in super::super) fn grid<'a>(
    catalogue: &'a Catalogue,
    compared: &Comparison<'a>,
    is_for_people: bool,
) -> Grid<'a> {
    let articles = compared.articles(catalogue, false);
    let record = |article: &Article<'a>| {
        let title = Styled::data(article.name);
        Heading { title, ..Heading::new(article.record.id, "", 0, Some(LEAST)) }
    };
    let field = Heading::new("field", "Field", 0, Some(LEAST));
    let headings = std::iter::once(field).chain(articles.iter().map(record)).collect();
    let rows = if is_for_people {
        let cell = |text| Cell::new(text, "");
        let row = |row: Vec<Entry>| {
            let texts = row.iter().map(|entry| cell(Styled::joined(&entry.parts, "; ")));
            std::iter::once(cell(row[0].label.clone())).chain(texts).collect()
        };
        rows(catalogue, compared, false).into_iter().map(row).collect()
    } else {
        let row = |(index, field): (usize, &Field)| {
            let versions = articles.iter().filter_map(|article| article.rows().nth(index));
            let versions = versions.map(|row| words::machine_versions(row.answer.statements()));
            let values = std::iter::once(field.key.into()).chain(versions);
            values.map(|value| Cell::new(Styled::default(), value)).collect()
        };
        compared.fields.iter().enumerate().map(row).collect()
    };
    Grid { headings, rows, is_wrapped: true, ..Grid::default() }
}

/// The rows of the articles of which anything is recorded, those of records of one kind at the same places.
fn rows(catalogue: &Catalogue, compared: &Comparison<'_>, is_brief: bool) -> Vec<Vec<Entry>> {
    let columns = compared.articles(catalogue, is_brief).into_iter().map(|article| {
        let rows = article.rows().map(|row| if is_brief { row.brief() } else { row.clone() });
        let attested = article.attested.map(|attested| (attested, attested.to_string()));
        entries(catalogue, &article, in_order(&rows.collect::<Vec<_>>(), false), attested).into_iter()
    });
    let mut columns: Vec<_> = columns.collect();
    let rows = std::iter::from_fn(|| columns.iter_mut().map(Iterator::next).collect::<Option<Vec<_>>>());
    let is_told =
        |row: &[Entry]| row.iter().flat_map(|entry| &entry.parts).any(|part| part.words() != NOT_RECORDED);
    let is_shown =
        |row: &Vec<Entry>| is_told(row) && !(compared.only_differences && !is_brief && is_same(row));
    // Of no records there are no rows.
    rows.take_while(|row| !row.is_empty()).filter(is_shown).collect()
}

fn is_same(row: &[Entry]) -> bool {
    row.iter().all(|entry| *entry == row[0])
}

/// `same: class sedan, origin domestic`.
fn same_line(rows: &[Vec<Entry>]) -> Styled {
    let same = rows.iter().map(|row| &row[0]).filter(|entry| entry.is_known).map(|entry| {
        let label = Styled::own(format!("{}{NBSP}", entry.label.plain().to_lowercase()));
        Styled::joined([label, Styled::joined(&entry.parts, "; ")], "")
    });
    let same = Styled::joined(same, ", ");
    if same.is_empty() { same } else { Styled::joined([Styled::own("same: "), same], "") }
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
            let heads = articles
                .iter()
                .map(|article| words::named(article.record).bold().clipped(NAME, self.cells, self.screen));
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
        let lines = lines.map(|line| Styled::joined([Styled::default().pad(GAP), line], ""));
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
