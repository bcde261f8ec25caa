//! Decides which format writes which document and which pairs are refused; every text leaves through here.
//!
//! The match over formats and those over documents in each form have no wildcard, so that the compiler asks for a new document or format.

use std::fmt::Write as _;
use std::mem::take;

use anyhow::{Result, bail};
use serde::Serialize;

use super::grid::Grid;
use super::json::{self, Object};
use super::styled::{NBSP, Styled};
use super::{Format, FormatChoice, PAGE, Screen};
use super::{
    article, claims, delimited, fields, findings, fit, handbook, hits, lineage, listing, markdown, mermaid,
    plate, record, svg, table, timeline, words,
};
use crate::catalogue::{Catalogue, Record, visible, written_out};
use crate::document::{Depth, Document};
use crate::query::Match;
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
        (Document::Handbook(book), _) => writer.bare(|out| handbook::render(catalogue, book, out)),
        (Document::Reading(reading), Svg) if !reading.rows.is_empty() => {
            writer.text(&plate::picture(reading)?)
        }
        (Document::Timeline(years), Svg) => writer.text(&svg::render(catalogue, years)?),
        (Document::Lineage(families), Mermaid) if !families.is_empty() => {
            writer.text(&mermaid::render(catalogue, families, screen))
        }
        (_, Json | Jsonl) => writer.objects(document),
        (_, Ids) => writer.text(&ids(document).iter().map(|id| format!("{id}\n")).collect::<String>()),
        (_, Table | Format::Record | Plain | Markdown | Csv | Tsv | Svg | Mermaid) => {
            match writer.view(document) {
                Some(view) => writer.painted(&view),
                // Nothing comes after it; to free it would only take time.
                None => writer.cells(Box::leak(Box::new(writer.grid(document)))),
            }
        }
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

/// The ids in a document.
fn ids<'a>(document: &'a Document<'_>) -> Vec<&'a str> {
    let of_found = |found: &'a [Match<'_>]| found.iter().map(|found| found.record.id).collect();
    let of_records = |records: &[&'a Record]| records.iter().map(|record| record.id).collect();
    match document {
        Document::Listing(listing) => of_found(&listing.found),
        Document::Timeline(years) => of_found(&years.listing.found),
        Document::Hits(hits) => of_found(&hits.rows),
        Document::Records(shown) => of_records(&shown.records),
        Document::Comparison(compared) => of_records(&compared.records),
        Document::Reading(reading) => plate::ids(reading),
        Document::Fields(_, keys) => keys.clone(),
        Document::Lineage(families) => {
            families.iter().flat_map(|family| family.members.values()).map(|record| record.id).collect()
        }
        Document::Findings(..) | Document::Handbook(_) | Document::Text(..) => Vec::new(),
    }
}

/// A document on its way into a format.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    asked: &'a FormatChoice,
    screen: &'a Screen,
    out: &'a mut Stream,
}

impl<'a> Writer<'a> {
    /// A document as objects.
    fn objects(&mut self, document: &Document<'_>) -> Result<()> {
        let catalogue = self.catalogue;
        match document {
            Document::Listing(listing) => {
                let columns = listing.is_chosen.then(|| listing::columns(listing, self.asked.format));
                self.json(&Object::found(catalogue, &listing.found, columns.as_deref()))
            }
            Document::Hits(hits) => {
                let columns = hits.is_chosen.then_some(&*hits.columns[1]);
                self.json(&Object::found(catalogue, &hits.rows, columns))
            }
            Document::Records(shown) if shown.depth == Depth::Claims => {
                let articles = shown.articles(catalogue, false);
                self.json(&articles.iter().flat_map(claims::claims).collect::<Vec<_>>())
            }
            Document::Records(shown) => {
                let fields = if let Depth::Fields(fields) = &shown.depth { Some(&**fields) } else { None };
                self.json(&Object::records(catalogue, &shown.records, fields))
            }
            Document::Comparison(compared) => {
                self.json(&Object::records(catalogue, &compared.records, Some(&compared.fields)))
            }
            Document::Timeline(years) => self.json(&timeline::objects(catalogue, years)),
            Document::Reading(reading) => self.json(&plate::objects(catalogue, reading)),
            Document::Fields(kind, keys) => self.json(&fields::objects(*kind, keys)),
            Document::Findings(found, files) => self.json(&findings::objects(found, files)),
            Document::Lineage(families) => self.json(&lineage::objects(families)),
            Document::Handbook(_) | Document::Text(..) => Ok(()),
        }
    }

    /// A document as people read it, in a pipe too; `None` if it is to be written as rows of cells.
    fn view(&self, document: &Document<'_>) -> Option<Styled> {
        let Self { catalogue, screen, .. } = *self;
        let FormatChoice { format, is_explicit, .. } = *self.asked;
        let page = &Screen { width: Some(screen.width.unwrap_or(PAGE)), ..*screen };
        let (is_table, is_page) = (format == Table, !is_explicit || format == Format::Record);
        Some(match document {
            // Nothing found is no heading either, unless a format is asked for.
            Document::Timeline(years) if is_table || !is_explicit && years.groups.is_empty() => {
                timeline::render(catalogue, years, page)
            }
            Document::Hits(found) if is_table && screen.width.is_some() && !found.is_chosen => {
                hits::in_lines(catalogue, found, page)
            }
            Document::Records(shown) if is_page && shown.depth != Depth::Claims => {
                article::records(catalogue, shown, page)
            }
            Document::Comparison(compared) if is_table && !compared.records.is_empty() => {
                article::compare(catalogue, compared, page)
            }
            Document::Reading(reading) if is_table && !reading.rows.is_empty() => {
                plate::render(catalogue, reading, page)
            }
            Document::Findings(found, files) if !is_explicit || !matches!(format, Csv | Tsv | Markdown) => {
                findings::lines(found, files, screen)
            }
            Document::Lineage(families) => {
                let trees = families.iter().map(|of| lineage::render(catalogue, of, format != Plain, page));
                Styled::joined(trees, "\n")
            }
            Document::Text(_, text) => Styled::own(text.as_str()),
            _ => return None,
        })
    }

    /// A document as rows of cells.
    fn grid<'d>(&self, document: &'d Document<'a>) -> Grid<'d> {
        let Self { catalogue, screen, .. } = *self;
        let (format, is_for_people) = (self.asked.format, !self.asked.format.is_for_scripts());
        match document {
            Document::Listing(listing) => listing::grid(catalogue, listing, format, screen),
            Document::Timeline(years) => listing::grid(catalogue, &years.listing, format, screen),
            Document::Hits(found) => hits::grid(catalogue, found, format, screen),
            Document::Records(shown) => claims::grid(&shown.articles(catalogue, false), is_for_people),
            Document::Comparison(compared) => article::grid(catalogue, compared, is_for_people),
            Document::Reading(reading) => plate::grid(catalogue, reading),
            Document::Fields(kind, keys) => fields::grid(*kind, keys, is_for_people),
            Document::Findings(found, files) => findings::grid(found, files),
            Document::Lineage(_) | Document::Handbook(_) | Document::Text(..) => Grid::default(),
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
