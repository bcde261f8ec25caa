//! The one place that says which format writes which document, and which pairs are refused.
//!
//! The compiler asks here for the arms of a new document or format; no pair is caught by a wildcard.

use anyhow::{Result, anyhow, bail};
use serde::Serialize;

use super::grid::{self, Grid};
use super::json::{self, Object};
use super::styled::Styled;
use super::visible::Written;
use super::{Asked, Format, Screen};
use super::{
    article, claims, delimited, fields, findings, handbook, hits, json_views, lineage, listing, markdown,
    mermaid, plate, record, svg, table, timeline, words,
};
use crate::catalogue::{Catalogue, Record};
use crate::document::article::{Article, Extent};
use crate::document::lineage::Family;
use crate::document::timeline::Timeline;
use crate::document::{Depth, Document, Findings, Hits, Listing, Records};
use crate::plate::Reading;

use Format::{Csv, Ids, Json, Jsonl, Markdown, Mermaid, Plain, Svg, Table, Tsv};

/// Writes a document, or says that the format writes none of its sort.
pub(crate) fn write(
    catalogue: &Catalogue,
    document: &Document<'_>,
    asked: Asked,
    screen: &Screen,
) -> Result<Written> {
    let Asked { format, is_explicit, null } = asked;
    let writer = Writer { catalogue, format, is_explicit, null, screen };
    match document {
        Document::Listing(listing) => writer.listing(listing),
        Document::Hits(hits) => writer.hits(hits),
        Document::Records(shown) => writer.records(shown),
        Document::Comparison(compared) if format == Table && compared.is_brief() => {
            Ok(writer.painted(&article::compare(catalogue, compared, screen)))
        }
        Document::Comparison(compared) => writer.rows(
            || grid::comparison(catalogue, compared),
            || Object::records(catalogue, &compared.records, Some(&compared.fields)),
            || ids(&compared.records),
        ),
        Document::Reading(reading) => writer.reading(reading),
        Document::Fields(kind) => writer.rows(
            || fields::grid(*kind, !format.is_for_scripts()),
            || fields::described(*kind),
            || fields::described(*kind).iter().map(|column| column.field).collect(),
        ),
        Document::Findings(found) => writer.findings(found),
        Document::Timeline(years) => writer.timeline(years),
        Document::Lineage(families) => writer.lineage(families),
        Document::Handbook(_) | Document::Text(_) if matches!(format, Svg | Mermaid) => {
            Err(not_drawn(format))
        }
        Document::Handbook(_) if is_explicit => {
            bail!("handbook writes one HTML page and no other format; leave out the format")
        }
        Document::Handbook(book) => Ok(writer.text(handbook::render(catalogue, book)?)),
        Document::Text(text) if is_explicit => {
            bail!("{} writes one form only; leave out the format", text.name)
        }
        Document::Text(text) => Ok(writer.painted(&Styled::own(text.text.as_str()))),
    }
}

/// Why a picture of one document is none of another.
fn not_drawn(format: Format) -> anyhow::Error {
    match format {
        Svg => anyhow!("svg is a picture, which only timeline and plate draw; choose another format"),
        _ => anyhow!("mermaid is a chart of a family, which only lineage draws; choose another format"),
    }
}

fn ids<'a>(records: &[&'a Record]) -> Vec<&'a str> {
    records.iter().map(|record| record.id).collect()
}

/// A document on its way into a format.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    format: Format,
    is_explicit: bool,
    null: Option<String>,
    screen: &'a Screen,
}

/// A narrower terminal has no room for the ids of sources and for notes beside each other.
const ROOMY: usize = 110;

impl Writer<'_> {
    fn listing(&self, listing: &Listing<'_>) -> Result<Written> {
        let is_stacked = self.format == Table && self.screen.is_narrow();
        self.rows(
            || listing::grid(self.catalogue, listing, self.format, is_stacked),
            || Object::listing(self.catalogue, listing),
            || listing.found.iter().map(|hit| hit.record.id).collect(),
        )
    }

    fn hits(&self, hits: &Hits<'_>) -> Result<Written> {
        let lines =
            if self.format == Table { hits::in_lines(self.catalogue, hits, self.screen) } else { None };
        match lines {
            Some(lines) => Ok(self.painted(&lines)),
            None => self.rows(
                || hits::grid(self.catalogue, hits, self.format, self.screen),
                || Object::hits(self.catalogue, hits),
                || hits.rows.iter().map(|row| row.record.id).collect(),
            ),
        }
    }

    fn findings(&self, found: &Findings<'_>) -> Result<Written> {
        let is_of_rows = self.is_explicit && matches!(self.format, Csv | Tsv | Markdown);
        match self.format {
            Ids => bail!("check finds no ids; leave out the format, or write json, csv or tsv"),
            Table | Plain | Format::Record | Markdown | Csv | Tsv if !is_of_rows => {
                Ok(self.painted(&findings::lines(found, self.screen)))
            }
            _ => self.rows(|| findings::grid(found), || findings::bared(found), Vec::new),
        }
    }

    fn reading(&self, reading: &Reading<'_>) -> Result<Written> {
        match self.format {
            Table => Ok(self.painted(&plate::render(self.catalogue, reading, self.screen))),
            Svg => Ok(self.text(plate::picture(reading)?)),
            _ => self.rows(
                || plate::grid(self.catalogue, reading),
                || plate::objects(self.catalogue, reading),
                || plate::ids(reading),
            ),
        }
    }

    fn timeline(&self, years: &Timeline<'_>) -> Result<Written> {
        match self.format {
            Table => Ok(self.painted(&timeline::render(self.catalogue, years, self.screen))),
            Json | Jsonl => self.json(&json_views::lines(self.catalogue, years)),
            Svg => Ok(self.text(svg::render(self.catalogue, years)?)),
            Mermaid => Err(not_drawn(Mermaid)),
            Plain | Markdown | Format::Record | Csv | Tsv | Ids => {
                if !self.is_explicit && years.groups.is_empty() {
                    return Ok(Written::default());
                }
                self.listing(&timeline::listing(years))
            }
        }
    }

    fn lineage(&self, families: &[Family<'_>]) -> Result<Written> {
        match self.format {
            Markdown | Csv | Tsv if self.is_explicit => bail!(
                "lineage writes a tree, json, jsonl, mermaid or ids; choose one of these, or leave out the format"
            ),
            Table | Format::Record | Plain | Markdown | Csv | Tsv => {
                let has_lines = self.format != Plain;
                let tree = |family| lineage::render(self.catalogue, family, has_lines, self.screen);
                let trees: Vec<Styled> = families.iter().map(tree).collect();
                Ok(self.painted(&Styled::joined(&trees, "\n")))
            }
            Json | Jsonl => self.json(&json_views::graphs(families)),
            Ids => {
                let members = families.iter().flat_map(|family| &family.members);
                Ok(self.ids(&members.map(|member| member.record.id).collect::<Vec<_>>()))
            }
            Mermaid => Ok(self.text(mermaid::render(self.catalogue, families))),
            Svg => Err(not_drawn(Svg)),
        }
    }

    /// Records by themselves: as pages or cards, or their claims as rows.
    fn records(&self, shown: &Records<'_>) -> Result<Written> {
        let is_page = shown.depth != Depth::Claims && (!self.is_explicit || self.format == Format::Record);
        let is_refused = self.is_explicit && !matches!(self.format, Format::Record | Ids | Svg | Mermaid);
        if is_refused && (shown.is_sure || shown.depth == Depth::Card) {
            let (flag, other) = if shown.is_sure {
                ("--sure", ", or use --claims and its certainty")
            } else {
                ("--brief", "")
            };
            bail!("{flag} writes a page, as -o record does, and no other format; leave out the format{other}")
        }
        if is_page && matches!(self.format, Table | Plain | Markdown | Format::Record | Csv | Tsv) {
            let pages: Vec<Styled> = shown
                .records
                .iter()
                .map(|record| article::record(self.catalogue, record, shown, self.screen))
                .collect();
            return Ok(self.painted(&Styled::joined(&pages, "\n\n")));
        }
        let fields = (shown.depth == Depth::Fields).then_some(&*shown.fields);
        let extent = fields.map_or(Extent::Own, Extent::Fields);
        let articles = || -> Vec<Article<'_>> {
            shown.records.iter().map(|record| Article::new(self.catalogue, record, extent)).collect()
        };
        if shown.depth == Depth::Claims && matches!(self.format, Json | Jsonl) {
            return self.json(&claims::claims(self.catalogue, &articles()).collect::<Vec<_>>());
        }
        let is_narrow = self.screen.width.is_some_and(|width| width < ROOMY);
        let is_stacked = !self.is_explicit && is_narrow && self.is_for_people();
        let writer = Writer {
            format: if is_stacked { Format::Record } else { self.format },
            null: self.null.clone(),
            ..*self
        };
        writer.rows(
            || claims::grid(self.catalogue, &articles(), self.is_for_people()),
            || Object::records(self.catalogue, &shown.records, fields),
            || ids(&shown.records),
        )
    }

    /// Rows of cells, objects or ids, whichever the format is made of.
    fn rows<'a, T: Serialize>(
        &self,
        grid: impl FnOnce() -> Grid<'a>,
        objects: impl FnOnce() -> Vec<T>,
        ids: impl FnOnce() -> Vec<&'a str>,
    ) -> Result<Written> {
        match self.format {
            Json | Jsonl => self.json(&objects()),
            Ids => Ok(self.ids(&ids())),
            Csv | Tsv => self.delimited(grid()),
            Table | Plain | Markdown | Format::Record => Ok(self.for_people(&grid())),
            Svg | Mermaid => Err(not_drawn(self.format)),
        }
    }

    fn for_people(&self, grid: &Grid<'_>) -> Written {
        if grid.rows.is_empty() {
            return Written::default();
        }
        let (mut text, dropped) = match self.format {
            Markdown => return self.text(markdown::render(grid, self.screen)),
            Format::Record => (record::render(grid, self.screen), Vec::new()),
            format => table::render(grid, format == Table, self.screen),
        };
        if self.screen.is_terminal {
            let hint = match dropped.as_slice() {
                [] => None,
                dropped if grid.counts.is_empty() => {
                    Some(format!("left out {}: -o record", dropped.join(", ")))
                }
                dropped => Some(format!("-c\u{a0}+{}", dropped.join(",+"))),
            };
            let legend = words::legend_of(&text);
            let parts = grid.counts.iter().cloned().chain(legend).chain(grid.left_out.clone());
            let parts: Vec<Styled> = parts.chain(hint.map(Styled::own)).collect();
            let line = Styled::joined(&parts, " · ").faint().wrap(self.screen.width.unwrap_or(usize::MAX));
            text.push(&Styled::of_lines(if parts.is_empty() { &[] } else { &line }));
        }
        self.painted(&text)
    }

    fn delimited(&self, mut grid: Grid<'_>) -> Result<Written> {
        if let Some(null) = &self.null {
            let silent = grid.rows.iter_mut().flatten().filter(|cell| cell.bare == words::NOT_RECORDED);
            silent.for_each(|cell| cell.bare = null.clone().into());
        }
        Ok(self.text(match self.format {
            Csv => delimited::csv(&grid, self.screen.header)?,
            _ => delimited::tsv(&grid, self.screen.header),
        }))
    }

    fn json(&self, objects: &[impl Serialize]) -> Result<Written> {
        Ok(self.text(json::render(objects, self.format == Jsonl)?))
    }

    fn ids(&self, ids: &[&str]) -> Written {
        self.text(ids.iter().map(|id| format!("{id}\n")).collect())
    }

    /// A text for scripts, of which a terminal is given nothing that it would obey.
    fn text(&self, text: String) -> Written {
        Written::bare(text, self.format, self.screen)
    }

    fn painted(&self, text: &Styled) -> Written {
        Written::painted(text, self.screen)
    }

    fn is_for_people(&self) -> bool {
        !self.format.is_for_scripts()
    }
}
