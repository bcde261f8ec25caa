//! Decides which format writes which document and which pairs are refused; every text leaves through here.
//!
//! One match over documents and one over formats have no wildcard, so that the compiler asks for a new document or format.

use std::fmt::Write as _;
use std::mem::take;

use anyhow::{Result, bail};
use serde::Serialize;

use super::grid::Grid;
use super::json::{self, Object};
use super::styled::{NBSP, Styled};
use super::{Format, FormatChoice, PAGE, Screen};
use super::{
    article, claims, delimited, fields, findings, fit, handbook, hits, json_views, lineage, listing,
    markdown, mermaid, plate, record, svg, table, timeline, words,
};
use crate::catalogue::{Catalogue, visible, written_out};
use crate::document::lineage::Family;
use crate::document::timeline::Timeline;
use crate::document::{Depth, Document, Hits, Records};
use crate::report::Stream;

use Format::{Csv, Ids, Json, Jsonl, Markdown, Mermaid, Plain, Svg, Table, Tsv};

/// Writes a document, or fails if the format cannot.
pub(crate) fn write(
    catalogue: &Catalogue,
    document: &Document<'_>,
    asked: &FormatChoice,
    screen: &Screen,
    out: &mut Stream,
) -> Result<()> {
    // A default format gives way to the form that the document has.
    let page = FormatChoice { format: Table, is_explicit: false, null: None };
    let asked = match refused(document, asked.format) {
        Some(reason) if asked.is_explicit => bail!(reason),
        Some(_) => &page,
        None => asked,
    };
    let mut writer = Writer { catalogue, asked, screen, out };
    match (document, asked.format) {
        (Document::Reading(reading), Svg) if !reading.rows.is_empty() => {
            writer.text(&plate::picture(reading)?)
        }
        (Document::Timeline(years), Svg) => writer.text(&svg::render(catalogue, years)?),
        (Document::Lineage(families), Mermaid) if !families.is_empty() => {
            writer.text(&mermaid::render(catalogue, families, screen))
        }
        _ => writer.document(document),
    }
}

/// Why a document cannot be written in a format that its command takes; `None` if it can.
fn refused(document: &Document<'_>, format: Format) -> Option<String> {
    let page =
        |flag| format!("{flag} writes a page, as -o record does, and no other format; leave out the format");
    let is_page = matches!(format, Format::Record | Ids);
    match document {
        Document::Handbook(_) => {
            Some("handbook writes one HTML page and no other format; leave out the format".to_owned())
        }
        Document::Text(name, _) => Some(format!("{name} writes one form only; leave out the format")),
        Document::Records(shown) if shown.is_sure && !is_page => {
            Some(page("--sure") + ", or use --claims and its certainty")
        }
        Document::Records(shown) if shown.depth == Depth::Card && !is_page => Some(page("--brief")),
        _ => None,
    }
}

/// A document on its way into a format.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    asked: &'a FormatChoice,
    screen: &'a Screen,
    out: &'a mut Stream,
}

impl Writer<'_> {
    /// A document with rows, objects or ids.
    fn document(&mut self, document: &Document<'_>) -> Result<()> {
        let Self { catalogue, screen, .. } = *self;
        let FormatChoice { format, is_explicit, .. } = *self.asked;
        let view = |is_empty: bool| format == Table && !is_empty;
        match document {
            Document::Listing(listing) => {
                let objects = || {
                    let columns = listing.is_chosen.then(|| listing::columns(listing, format));
                    Object::found(catalogue, &listing.found, columns.as_deref())
                };
                let grid = || listing::grid(catalogue, listing, format, screen);
                self.rows(|_| None, grid, objects, || listing.found.iter().map(|found| found.record.id))
            }
            Document::Timeline(years) => self.timeline(years),
            Document::Hits(found) => self.hits(found),
            Document::Records(shown) => self.records(shown),
            Document::Comparison(compared) => self.rows(
                |page| view(compared.records.is_empty()).then(|| article::compare(catalogue, compared, page)),
                || article::grid(catalogue, compared, !format.is_for_scripts()),
                || Object::records(catalogue, &compared.records, Some(&compared.fields)),
                || compared.records.iter().map(|record| record.id),
            ),
            Document::Reading(reading) => self.rows(
                |page| view(reading.rows.is_empty()).then(|| plate::render(catalogue, reading, page)),
                || plate::grid(catalogue, reading),
                || plate::objects(catalogue, reading),
                || plate::ids(reading),
            ),
            Document::Fields(kind, keys) => self.rows(
                |_| None,
                || fields::grid(*kind, keys, !format.is_for_scripts()),
                || fields::objects(*kind, keys),
                || keys.iter().copied(),
            ),
            Document::Findings(found, files) => {
                let is_of_rows = is_explicit && matches!(format, Csv | Tsv | Markdown);
                let lines = |_: &Screen| (!is_of_rows).then(|| findings::lines(found, files, screen));
                let objects = || findings::objects(found, files);
                self.rows(lines, || findings::grid(found, files), objects, Vec::new)
            }
            Document::Lineage(families) => self.lineage(families),
            Document::Handbook(book) => self.bare(|out| handbook::render(catalogue, book, out)),
            Document::Text(_, text) => self.painted(&Styled::own(text.as_str())),
        }
    }

    fn timeline(&mut self, years: &Timeline<'_>) -> Result<()> {
        let Self { catalogue, asked, .. } = *self;
        // Nothing found is no heading either, unless a format is asked for.
        let has_view = asked.format == Table || !asked.is_explicit && years.groups.is_empty();
        self.rows(
            |page| has_view.then(|| timeline::render(catalogue, years, page)),
            || listing::grid(catalogue, &years.listing, asked.format, self.screen),
            || json_views::lines(catalogue, years),
            || years.listing.found.iter().map(|found| found.record.id),
        )
    }

    fn hits(&mut self, found: &Hits<'_>) -> Result<()> {
        let Self { catalogue, asked, screen, .. } = *self;
        let has_view = asked.format == Table && screen.width.is_some() && !found.is_chosen;
        let chosen = found.is_chosen.then_some(&*found.columns[1]);
        self.rows(
            |page| has_view.then(|| hits::in_lines(catalogue, found, page)),
            || hits::grid(catalogue, found, asked.format, screen),
            || Object::found(catalogue, &found.rows, chosen),
            || found.rows.iter().map(|row| row.record.id),
        )
    }

    fn lineage(&mut self, families: &[Family<'_>]) -> Result<()> {
        let has_lines = self.asked.format != Plain;
        self.rows(
            |page| {
                let trees = families.iter().map(|of| lineage::render(self.catalogue, of, has_lines, page));
                Some(Styled::joined(trees, "\n"))
            },
            Grid::default,
            || json_views::graphs(families),
            || families.iter().flat_map(|of| of.members.values()).map(|record| record.id),
        )
    }

    /// Records by themselves: as pages or cards, or their claims as rows.
    fn records(&mut self, shown: &Records<'_>) -> Result<()> {
        let FormatChoice { format, is_explicit, .. } = *self.asked;
        let is_page = shown.depth != Depth::Claims && (!is_explicit || format == Format::Record);
        let fields = if let Depth::Fields(fields) = &shown.depth { Some(&**fields) } else { None };
        let articles = || shown.articles(self.catalogue, false);
        if shown.depth == Depth::Claims && matches!(format, Json | Jsonl) {
            return self.json(&articles().iter().flat_map(claims::claims).collect::<Vec<_>>());
        }
        self.rows(
            |page| is_page.then(|| article::records(self.catalogue, shown, page)),
            || claims::grid(&articles(), !format.is_for_scripts()),
            || Object::records(self.catalogue, &shown.records, fields),
            || shown.records.iter().map(|record| record.id),
        )
    }

    /// For people a view, which has a width in a pipe too, else rows of cells; for scripts rows, objects or ids, as the format needs.
    fn rows<'a, 'i, T: Serialize, I: IntoIterator<Item = &'i str>>(
        &mut self,
        view: impl FnOnce(&Screen) -> Option<Styled>,
        grid: impl FnOnce() -> Grid<'a>,
        objects: impl FnOnce() -> Vec<T>,
        ids: impl FnOnce() -> I,
    ) -> Result<()> {
        let page = Screen { width: Some(self.screen.width.unwrap_or(PAGE)), ..*self.screen };
        match self.asked.format {
            Json | Jsonl => self.json(&objects()),
            Ids => self.text(&ids().into_iter().map(|id| format!("{id}\n")).collect::<String>()),
            Table | Format::Record | Plain | Markdown | Csv | Tsv | Svg | Mermaid => match view(&page) {
                Some(view) => self.painted(&view),
                // Nothing comes after it; to free it would only take time.
                None => self.cells(Box::leak(Box::new(grid()))),
            },
        }
    }

    fn cells(&mut self, grid: &mut Grid<'_>) -> Result<()> {
        if let Some(null) = self.asked.null.as_deref() {
            let silent = grid.rows.iter_mut().flatten().filter(|cell| cell.bare == words::NOT_RECORDED);
            silent.for_each(|cell| cell.bare = null.to_owned().into());
        }
        let is_narrow = self.screen.width.is_some_and(|width| width < grid.least_width);
        let is_stacked = self.asked.format == Format::Record || is_narrow && !self.asked.is_explicit;
        let (mut text, dropped) = match self.asked.format {
            format @ (Csv | Tsv) => {
                let header = self.screen.header;
                return self.bare(|out| delimited::render(grid, header, format == Tsv, out));
            }
            _ if grid.rows.is_empty() => return Ok(()),
            Markdown => return self.text(&markdown::render(grid, self.screen)),
            _ if is_stacked => (record::render(grid, self.screen), Vec::new()),
            format => table::render(grid, format == Table, self.screen),
        };
        if self.screen.is_terminal {
            text.push(&last_line(grid, &text, dropped, self.screen));
        }
        self.painted(&text)
    }

    fn json(&mut self, objects: &[impl Serialize]) -> Result<()> {
        let is_by_line = self.asked.format == Jsonl;
        self.bare(|out| json::render(objects, is_by_line, out))
    }

    fn painted(&mut self, text: &Styled) -> Result<()> {
        Ok(self.out.write_str(&text.paint(self.screen))?)
    }

    fn text(&mut self, text: &str) -> Result<()> {
        self.bare(|out| Ok(out.write_str(text)?))
    }

    /// A text for scripts or for a browser. On a terminal, where all of it is kept, control characters are made visible. Tabs and line ends
    /// stay, and so do the data, where the format can say them otherwise.
    fn bare(&mut self, write: impl FnOnce(&mut Stream) -> Result<()>) -> Result<()> {
        write(self.out)?;
        if !self.screen.is_terminal {
            return Ok(());
        }
        let instead = |character: char| match (character, self.asked.format) {
            ('\t' | '\n', _) => None,
            (_, Json | Jsonl) => {
                let mut units = [0; 2];
                let units = character.encode_utf16(&mut units).iter();
                Some(units.map(|unit| format!("\\u{unit:04x}")).collect())
            }
            _ => Some(visible(character.encode_utf8(&mut [0; 4])).into_owned()),
        };
        let text = String::from_utf8(take(&mut self.out.text))?;
        self.out.text = written_out(&text, instead).into_owned().into();
        Ok(())
    }
}

/// How many of how many, what the signs mean that stand above, what was left out and the flag for it.
fn last_line<'g>(grid: &'g Grid<'_>, text: &Styled, mut dropped: Vec<&'g str>, screen: &Screen) -> Styled {
    // Ids come first: other commands ask for them.
    dropped.sort_by_key(|key| *key != "id");
    let hint = match &*dropped {
        [] => String::new(),
        _ if grid.counts.is_empty() => format!("left out {}: -o record", dropped.join(", ")),
        _ => {
            dropped.splice(0..0, grid.added.iter().map(String::as_str));
            format!("more:{NBSP}-c{NBSP}+{}", dropped.join(",+"))
        }
    };
    let after = grid.left_out.iter().chain([&hint]).map(Styled::own);
    let parts = grid.counts.iter().cloned().chain(fit::legend_of([text])).chain(after);
    Styled::of_lines(&fit::last_line(parts, screen.room()))
}
