//! The one place that says which format writes which document, and which pairs are refused.
//!
//! Whoever adds a document or a format is asked for its arms here by the compiler; no pair is caught by a wildcard.

use anyhow::{Result, bail};
use serde::Serialize;

use super::grid::{self, Bare, Grid, Shown};
use super::json::{self, Object};
use super::styled::Styled;
use super::visible::harmless;
use super::{Asked, Format, Screen, Written};
use super::{
    card, claims, delimited, fields, findings, handbook, hits, markdown, page, record, table, words,
};
use crate::catalogue::Catalogue;
use crate::document::{Depth, Document, Records};
use crate::query::Match;

/// Writes a document.
///
/// # Errors
/// If the format does not write such a document.
pub fn write(
    catalogue: &Catalogue,
    document: &Document<'_>,
    asked: Asked,
    screen: &Screen,
) -> Result<Written> {
    use Format::{Csv, Ids, Json, Jsonl, Markdown, Plain, Record, Table, Tsv};
    let Asked { format, is_explicit } = asked;
    let writer = Writer { catalogue, format, screen };
    Ok(match (document, format) {
        (Document::Text(text), Table | Record | Plain | Markdown | Json | Jsonl | Csv | Tsv | Ids) => {
            if is_explicit {
                bail!("{} writes one form only; leave out the format", text.name);
            }
            Written::from(text.text.clone())
        }

        (Document::Handbook(book), Table | Record | Plain | Markdown | Json | Jsonl | Csv | Tsv | Ids) => {
            if is_explicit {
                bail!("handbook writes one HTML page and no other format; leave out the format");
            }
            Written::from(handbook::render(catalogue, book)?)
        }

        (Document::Listing(listing), Table | Plain | Markdown | Record) => {
            let is_possible = format == Table && listing.found.iter().any(Match::is_possible);
            let rows = writer.rows(&grid::listing(catalogue, listing, format == Table));
            writer.explained(rows, true, is_possible, (listing.found.len(), listing.total))
        }
        (Document::Listing(listing), Csv | Tsv) => writer.bare(&grid::bare_listing(catalogue, listing))?,
        (Document::Listing(listing), Json | Jsonl) => writer.json(&Object::listing(catalogue, listing))?,
        (Document::Listing(listing), Ids) => writer.ids(listing.found.iter().map(|hit| &*hit.record.id)),

        (Document::Hits(hits), Table | Plain | Markdown) => {
            let is_possible = hits.rows.iter().any(|row| row.found.is_possible());
            let rows = writer.rows(&hits::grid(catalogue, hits, screen));
            writer.explained(rows, false, is_possible, (hits.rows.len(), hits.total))
        }
        (Document::Hits(hits), Record) => {
            let rows = writer.rows(&hits::parts(catalogue, hits));
            writer.explained(rows, false, false, (hits.rows.len(), hits.total))
        }
        (Document::Hits(hits), Csv | Tsv) => writer.bare(&hits::bare(catalogue, hits))?,
        (Document::Hits(hits), Json | Jsonl) => writer.json(&Object::hits(catalogue, hits))?,
        (Document::Hits(hits), Ids) => writer.ids(hits.rows.iter().map(|row| row.hit.id)),

        (Document::Comparison(compared), Table | Plain | Markdown | Record) => {
            let rows = writer.rows(&grid::comparison(catalogue, compared));
            writer.explained(rows, true, false, (0, 0))
        }
        (Document::Comparison(compared), Csv | Tsv) => writer.bare(&grid::bare_comparison(compared))?,
        (Document::Comparison(compared), Json | Jsonl) => {
            writer.json(&Object::comparison(catalogue, compared))?
        }
        (Document::Comparison(compared), Ids) => {
            writer.ids(compared.records.iter().map(|record| &*record.id))
        }

        (Document::Findings(found), Csv | Tsv) if is_explicit => writer.bare(&findings::bare(found))?,
        (Document::Findings(found), Markdown) if is_explicit => writer.rows(&findings::grid(found)),
        (Document::Findings(found), Json | Jsonl) => writer.json(&findings::bared(found))?,
        (Document::Findings(found), Table | Plain | Record | Markdown | Csv | Tsv) => {
            Written::from(findings::lines(found, screen).paint(screen))
        }
        (Document::Findings(_), Ids) => {
            bail!("check finds no ids; leave out the format, or write json, csv or tsv")
        }

        (Document::Fields(kind), Table | Plain | Markdown | Record) => writer.rows(&fields::grid(*kind)),
        (Document::Fields(kind), Csv | Tsv) => writer.bare(&fields::bare(*kind))?,
        (Document::Fields(kind), Json | Jsonl) => writer.json(&fields::described(*kind))?,
        (Document::Fields(kind), Ids) => {
            writer.ids(fields::described(*kind).iter().map(|column| column.field))
        }

        (Document::Records(shown), Table | Plain | Markdown | Json | Jsonl | Csv | Tsv)
            if is_explicit && shown.depth == Depth::Sure =>
        {
            bail!(
                "--sure writes a page, as -o record does, and no other format; leave out the format, or use --claims \
                 and its certainty"
            )
        }
        (Document::Records(shown), Table | Plain | Markdown | Json | Jsonl | Csv | Tsv)
            if is_explicit && shown.depth == Depth::Card =>
        {
            bail!("--brief writes a page, as -o record does, and no other format; leave out the format")
        }
        (Document::Records(shown), Ids) => writer.ids(shown.records.iter().map(|record| &*record.id)),
        (Document::Records(shown), Json | Jsonl) => {
            let whole = shown.records.iter().map(|record| Object::whole(catalogue, Match::from(*record)));
            writer.json(&whole.collect::<Vec<_>>())?
        }
        (Document::Records(shown), Table | Plain | Markdown | Record | Csv | Tsv) => {
            writer.records(shown, is_explicit)?
        }
    })
}

/// What the arms of [`write`] share.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    format: Format,
    screen: &'a Screen,
}

/// A narrower terminal has no room for the ids of sources and for notes beside each other.
const ROOMY: usize = 110;

impl Writer<'_> {
    /// A text for scripts, of which a terminal is given nothing that it would obey.
    fn text(&self, text: String) -> Written {
        Written::from(if self.screen.is_terminal { harmless(&text, self.format) } else { text })
    }

    fn json(&self, objects: &[impl Serialize]) -> Result<Written> {
        Ok(self.text(json::render(objects, self.format == Format::Jsonl)?))
    }

    fn ids<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Written {
        self.text(ids.map(|id| format!("{id}\n")).collect())
    }

    fn bare(&self, grid: &Grid<Bare<'_>>) -> Result<Written> {
        Ok(self.text(match self.format {
            Format::Csv => delimited::csv(grid, self.screen.header)?,
            _ => delimited::tsv(grid, self.screen.header),
        }))
    }

    /// Rows for people, and the names of columns that found no room.
    fn rows(&self, grid: &Grid<Shown>) -> Written {
        self.rows_as(self.format, grid)
    }

    fn rows_as(&self, format: Format, grid: &Grid<Shown>) -> Written {
        if grid.rows.is_empty() {
            return Written::default();
        }
        let (text, dropped) = match format {
            Format::Markdown => return Written::from(markdown::render(grid)),
            Format::Record => (record::render(grid, self.screen), Vec::new()),
            format => table::render(grid, format == Format::Table, self.screen),
        };
        let mut notes = Vec::new();
        if !dropped.is_empty() {
            notes.push(format!("no room for: {}; -o record shows all", dropped.join(", ")));
        }
        Written { text: text.paint(self.screen), notes }
    }

    /// Rows with what a person at a terminal should know of them: what the signs mean, and how many of all are shown.
    fn explained(
        &self,
        mut written: Written,
        has_signs: bool,
        is_possible: bool,
        (shown, all): (usize, usize),
    ) -> Written {
        if written.text.is_empty() {
            return written;
        }
        let mut notes = Vec::new();
        if has_signs && self.screen.is_terminal && self.format != Format::Markdown {
            notes.push(words::legend().note(self.screen));
        }
        if is_possible {
            notes.push(words::POSSIBLY_MEANS.to_owned());
        }
        notes.append(&mut written.notes);
        if self.screen.is_terminal && shown < all {
            notes.push(format!("{shown} of {all} shown"));
        }
        Written { notes, ..written }
    }

    /// Records by themselves: as pages or cards, or their claims as rows.
    fn records(&self, shown: &Records<'_>, is_explicit: bool) -> Result<Written> {
        let as_rows = is_explicit && self.format != Format::Record;
        if shown.depth != Depth::Claims && !as_rows {
            let pages = shown.records.iter().map(|record| match shown.depth {
                Depth::Card => card::render(self.catalogue, record, self.screen),
                Depth::Sure => page::render(self.catalogue, record, true, self.screen),
                Depth::Whole | Depth::Claims => page::render(self.catalogue, record, false, self.screen),
            });
            let pages: Vec<Styled> = pages.collect();
            return Ok(Written::from(Styled::joined(&pages, "\n\n").paint(self.screen)));
        }
        if self.format.is_for_scripts() {
            return self.bare(&claims::bare(self.catalogue, &shown.records));
        }
        let is_narrow = self.screen.width.is_some_and(|width| width < ROOMY);
        let format = if !is_explicit && is_narrow { Format::Record } else { self.format };
        Ok(self.rows_as(format, &claims::grid(self.catalogue, &shown.records)))
    }
}
