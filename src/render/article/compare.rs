//! Records side by side: the rows of their overviews, those in which they differ first, the others in one line.

use crate::catalogue::{Catalogue, Record, Role, counted};
use crate::document::Comparison;
use crate::document::article::{Article, Extent};

use super::super::Screen;
use super::super::fit::{Entry, Layout, ROOMY};
use super::super::styled::{NBSP, Styled, beside};
use super::super::table;
use super::{entries, last_words};

/// Maximum lines of a comparison on a screen of 80 columns.
const LINES: usize = 45;
/// A narrow screen needs more of them.
const NARROW_LINES: usize = 90;
/// Minimum cells of a column when records stand beside each other.
const COLUMN: usize = 18;
/// Maximum lines of a row, where there is room.
const MOST: usize = 4;
/// Lines for what is the same.
const SAME: usize = 3;
const GAP: usize = 2;

/// The comparison.
pub(in super::super) fn compare(catalogue: &Catalogue, compared: &Comparison<'_>, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(80);
    let columns: Vec<Column> = compared.records.iter().map(|record| Column::new(catalogue, record)).collect();
    let first = &columns[0].entries;
    let is_same = |row: &usize| columns.iter().all(|column| column.entries[*row] == first[*row]);
    let (same, differing): (Vec<usize>, Vec<usize>) = (0..first.len()).partition(is_same);
    let same = same.into_iter().map(|row| &first[row]).filter(|entry| entry.is_known);
    let same = if compared.only_differences { Vec::new() } else { same_line(same, room, screen) };

    // With an empty line and the last one, which may take three.
    let budget = if room < ROOMY { NARROW_LINES } else { LINES } - same.len() - 4;
    let side = Side { room, screen, columns: &columns };
    let rows = (2..=MOST).rev().map(|most| side.lines(&differing, most)).find(|lines| lines.len() <= budget);
    let mut shown = differing.len();
    let rows = rows.unwrap_or_else(|| {
        let mut lines = side.lines(&differing, 1);
        while lines.len() > budget && shown > 1 {
            shown -= 1;
            lines = side.lines(&differing[..shown], 1);
        }
        lines
    });

    let left_out = compared.fields.len().saturating_sub(shown);
    let more = match left_out {
        0 => "with all versions: --full".to_owned(),
        _ => format!("{}: --full", counted(left_out, "more row")),
    };
    let mut lines = rows;
    lines.extend(same);
    lines.push(Styled::default());
    lines.extend(last_words(more, &Styled::of_lines(&lines)).wrap(room).into_iter().map(Styled::faint));
    Styled::of_lines(&lines)
}

/// `same: class sedan, origin domestic`.
fn same_line<'l>(entries: impl Iterator<Item = &'l Entry>, room: usize, screen: &Screen) -> Vec<Styled> {
    let same: Vec<Styled> = entries
        .map(|entry| {
            let label = Styled::own(format!("{}{NBSP}", entry.label.plain().to_lowercase()));
            Styled::joined(&[label, Styled::joined(&entry.parts, "; ")], "")
        })
        .collect();
    if same.is_empty() {
        return Vec::new();
    }
    let text = Styled::joined(&[Styled::own("same: "), Styled::joined(&same, ", ")], "");
    std::iter::once(Styled::default()).chain(text.clipped(SAME, room, screen)).collect()
}

/// A record with every row of its overview, known or not, so that those of records of one kind stand at the same places.
struct Column {
    name: Styled,
    hangul: Styled,
    entries: Vec<Entry>,
}

impl Column {
    fn new(catalogue: &Catalogue, record: &Record) -> Self {
        let article = Article::new(catalogue, record, Extent::Main);
        let rows: Vec<_> = article.rows().map(crate::document::row::Row::brief).collect();
        let attested = article.attested.map(|attested| (attested, attested.to_string()));
        Self {
            name: Styled::data(record.name()),
            hangul: record.text_by_role(Role::Hangul).map(Styled::data).unwrap_or_default(),
            entries: entries(catalogue, &article, &rows, attested),
        }
    }
}

/// The records beside each other, in as many blocks as it takes; under each other on a narrow screen.
struct Side<'l> {
    room: usize,
    screen: &'l Screen,
    columns: &'l [Column],
}

impl Side<'_> {
    /// These rows, each cell in at most this number of lines.
    fn lines(&self, rows: &[usize], most: usize) -> Vec<Styled> {
        if self.room < ROOMY {
            return rows.iter().flat_map(|row| self.stacked(*row, most)).collect();
        }
        let labels = rows.iter().map(|row| self.columns[0].entries[*row].label.width());
        let label = labels.max().unwrap_or(0);
        let most_beside = (self.room.saturating_sub(label) / (COLUMN + GAP)).max(1);
        let blocks = self.columns.len().div_ceil(most_beside);
        let beside = self.columns.len().div_ceil(blocks);
        let layout = Layout::column((self.room - label) / beside - GAP, self.screen);
        let blocks = self.columns.chunks(beside).enumerate().flat_map(|(index, block)| {
            let names = block.iter().map(|column| {
                let name = Styled::joined(&[column.name.clone(), column.hangul.clone()], " ");
                name.clipped(3, layout.room, self.screen).into_iter().map(Styled::bold).collect()
            });
            let rows = rows.iter().map(|row| {
                let label = vec![block[0].entries[*row].label.clone().bold()];
                let cells = block.iter().map(|column| column.entries[*row].body(most, &layout));
                std::iter::once(label).chain(cells).collect()
            });
            let names = std::iter::once(Vec::new()).chain(names).collect();
            let rows: Vec<Vec<Vec<Styled>>> = std::iter::once(names).chain(rows).collect();
            let widths: Vec<usize> =
                std::iter::once(label).chain(block.iter().map(|_| layout.room)).collect();
            (index > 0).then(Styled::default).into_iter().chain(table::drawn(&rows, &widths, None))
        });
        blocks.collect()
    }

    fn stacked(&self, row: usize, most: usize) -> Vec<Styled> {
        let layout = Layout::new(&[], self.room - GAP, self.screen);
        let rows = self.columns.iter().flat_map(|column| {
            let lines =
                layout.placed(&column.name, column.entries[row].labelled(&column.name, most, &layout));
            beside(&Styled::default(), GAP, lines)
        });
        std::iter::once(self.columns[0].entries[row].label.clone().bold()).chain(rows).collect()
    }
}
