//! The one place that says which format writes which document, and which pairs are refused.
//!
//! Whoever adds a document or a format is asked for its arms here by the compiler; no pair is caught by a wildcard.

use anyhow::{Result, anyhow, bail};
use serde::Serialize;

use super::grid::{self, Bare, Grid, Shown};
use super::json::{self, Object};
use super::styled::Styled;
use super::visible::harmless;
use super::words::Length;
use super::{Asked, Format, Screen, Written};
use super::{
    card, claims, delimited, fields, findings, handbook, hits, json_views, lineage, markdown, mermaid,
};
use super::{overview, page, record, svg, table, timeline, words};
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Kind, Record};
use crate::document::lineage::Family;
use crate::document::{Depth, Document, Listing, Overview, Records};
use crate::query::{Column, Match};

/// Writes a document.
///
/// # Errors
/// If the format does not write such a document.
#[allow(clippy::too_many_lines, reason = "one arm a pair, and all pairs in one place")]
pub fn write(
    catalogue: &Catalogue,
    document: &Document<'_>,
    asked: Asked,
    screen: &Screen,
) -> Result<Written> {
    use Format::{Csv, Ids, Json, Jsonl, Markdown, Mermaid, Plain, Svg, Table, Tsv};
    let Asked { format, is_explicit, null } = asked;
    let writer = Writer { catalogue, format, null, screen };
    Ok(match (document, format) {
        (
            Document::Text(text),
            Table | Format::Record | Plain | Markdown | Json | Jsonl | Csv | Tsv | Ids,
        ) => {
            if is_explicit {
                bail!("{} writes one form only; leave out the format", text.name);
            }
            Written::from(Styled::own(text.text.as_str()).paint(screen))
        }

        (Document::Timeline(years), Table) => timeline::render(catalogue, years, screen).paint(screen).into(),
        (Document::Timeline(years), Plain | Markdown | Format::Record | Csv | Tsv | Ids) => {
            if !is_explicit && years.groups.is_empty() {
                return Ok(Written::default());
            }
            let asked = Asked { format, is_explicit, null: writer.null };
            write(catalogue, &Document::Listing(timeline::listing(years)), asked, screen)?
        }
        (Document::Timeline(years), Json | Jsonl) => writer.json(&json_views::lines(catalogue, years))?,
        (Document::Timeline(years), Svg) => writer.text(svg::render(catalogue, years)),
        (Document::Timeline(_), Mermaid) => return Err(not_drawn(Mermaid)),

        (Document::Lineage(_), Markdown | Csv | Tsv) if is_explicit => {
            bail!(
                "lineage writes a tree, json, jsonl, mermaid or ids; choose one of these, or leave out the format"
            )
        }
        (Document::Lineage(roots), Table | Format::Record | Plain | Markdown | Csv | Tsv) => {
            let tree = |root: &&_| lineage::render(catalogue, root, format != Plain, screen);
            let trees: Vec<Styled> = roots.iter().map(tree).collect();
            Styled::joined(&trees, "\n").paint(screen).into()
        }
        (Document::Lineage(roots), Json | Jsonl) => writer.json(&json_views::graphs(catalogue, roots))?,
        (Document::Lineage(roots), Ids) => {
            let families: Vec<Family<'_>> = roots.iter().map(|root| Family::of(catalogue, root)).collect();
            writer.ids(families.iter().flat_map(|family| &family.members).map(|member| member.id))
        }
        (Document::Lineage(roots), Mermaid) => writer.text(mermaid::render(catalogue, roots)),
        (Document::Lineage(_), Svg) => return Err(not_drawn(Svg)),

        (
            Document::Listing(_)
            | Document::Hits(_)
            | Document::Records(_)
            | Document::Comparison(_)
            | Document::Findings(_)
            | Document::Fields(_)
            | Document::Handbook(_)
            | Document::Text(_),
            Svg | Mermaid,
        ) => return Err(not_drawn(format)),

        (
            Document::Handbook(book),
            Table | Format::Record | Plain | Markdown | Json | Jsonl | Csv | Tsv | Ids,
        ) => {
            if is_explicit {
                bail!("handbook writes one HTML page and no other format; leave out the format");
            }
            Written::from(handbook::render(catalogue, book)?)
        }

        (Document::Listing(listing), Table | Plain | Markdown | Format::Record) => {
            let is_possible = format == Table && listing.found.iter().any(Match::is_possible);
            let grid = grid::listing(catalogue, listing, format == Table);
            let counts = (listing.found.len(), listing.total);
            let written = writer.explained(writer.rows(&grid), grid.has_signs(), is_possible, counts);
            writer.of_cars(written, listing)
        }
        (Document::Listing(listing), Csv | Tsv) => writer.bare(grid::bare_listing(catalogue, listing))?,
        (Document::Listing(listing), Json | Jsonl) => writer.json(&Object::listing(catalogue, listing))?,
        (Document::Listing(listing), Ids) => writer.ids(listing.found.iter().map(|hit| hit.record.id)),

        (Document::Hits(hits), Table | Plain | Markdown | Format::Record) => {
            let is_possible = format != Format::Record && hits.rows.iter().any(|row| row.found.is_possible());
            let lines = if format == Table { hits::in_lines(catalogue, hits, screen) } else { None };
            let rows = match lines {
                Some(lines) => Written::from(lines.paint(screen)),
                None if format == Format::Record => writer.rows(&hits::parts(catalogue, hits, screen)),
                None => writer.rows(&hits::grid(catalogue, hits, screen)),
            };
            writer.explained(rows, false, is_possible, (hits.rows.len(), hits.total))
        }
        (Document::Hits(hits), Csv | Tsv) => writer.bare(hits::bare(catalogue, hits))?,
        (Document::Hits(hits), Json | Jsonl) => writer.json(&Object::hits(catalogue, hits))?,
        (Document::Hits(hits), Ids) => writer.ids(hits.rows.iter().map(|row| row.hit.id)),

        (Document::Comparison(compared), Table | Plain | Markdown | Format::Record) => {
            let rows = writer.rows(&grid::comparison(compared).for_people(catalogue, Length::Full));
            writer.explained(rows, true, false, (0, 0))
        }
        (Document::Comparison(compared), Csv | Tsv) => {
            writer.bare(grid::comparison(compared).for_scripts())?
        }
        (Document::Comparison(compared), Json | Jsonl) => {
            writer.json(&Object::comparison(catalogue, compared))?
        }
        (Document::Comparison(compared), Ids) => writer.ids(compared.records.iter().map(|record| record.id)),

        (Document::Findings(found), Csv | Tsv) if is_explicit => {
            writer.bare(findings::grid(found).for_scripts())?
        }
        (Document::Findings(found), Markdown) if is_explicit => {
            writer.rows(&findings::grid(found).for_people(catalogue, Length::Full))
        }
        (Document::Findings(found), Json | Jsonl) => writer.json(&findings::bared(found))?,
        (Document::Findings(found), Table | Plain | Format::Record | Markdown | Csv | Tsv) => {
            Written::from(findings::lines(found, screen).paint(screen))
        }
        (Document::Findings(_), Ids) => {
            bail!("check finds no ids; leave out the format, or write json, csv or tsv")
        }

        (Document::Fields(kind), Table | Plain | Markdown | Format::Record) => {
            writer.rows(&fields::grid(*kind, true).for_people(catalogue, Length::Full))
        }
        (Document::Fields(kind), Csv | Tsv) => writer.bare(fields::grid(*kind, false).for_scripts())?,
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
        (Document::Records(shown), Ids) => writer.ids(shown.records.iter().map(|record| record.id)),
        (Document::Records(shown), Json | Jsonl) => writer.json(&Object::records(catalogue, shown))?,
        (Document::Records(shown), Table | Plain | Markdown | Format::Record | Csv | Tsv) => {
            writer.records(shown, is_explicit)?
        }
    })
}

/// Why a picture of one document is none of another.
fn not_drawn(format: Format) -> anyhow::Error {
    match format {
        Format::Svg => anyhow!("svg is a picture of years, which only timeline draws; choose another format"),
        _ => anyhow!("mermaid is a chart of a family, which only lineage draws; choose another format"),
    }
}

/// What the arms of [`write()`] share.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    format: Format,
    null: Option<String>,
    screen: &'a Screen,
}

/// Width of a page in a pipe.
const PAGE: usize = 80;
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

    fn bare(&self, mut grid: Grid<Bare<'_>>) -> Result<Written> {
        if let Some(null) = &self.null {
            let silent = grid.rows.iter_mut().flatten().filter(|cell| **cell == words::NOT_RECORDED);
            silent.for_each(|cell| *cell = null.clone().into());
        }
        Ok(self.text(match self.format {
            Format::Csv => delimited::csv(&grid, self.screen.header)?,
            _ => delimited::tsv(&grid, self.screen.header),
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
            Format::Markdown => return Written::from(markdown::render(grid, self.screen)),
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

    /// What a person at a terminal should know of a list of cars: what the sign after a name means, and what is left out.
    fn of_cars(&self, mut written: Written, listing: &Listing<'_>) -> Written {
        let is_of_cars = listing.found.first().is_some_and(|hit| hit.record.kind == Kind::Car);
        if !self.screen.is_terminal || !is_of_cars {
            return written;
        }
        let is_named = listing.columns.iter().any(|shown| shown.column == Column::Field(car::NAME));
        if self.format == Format::Table && is_named {
            let after = usize::from(!written.notes.is_empty());
            written.notes.insert(after, words::attested_legend().note(self.screen));
        }
        let left_out = match listing.left_out {
            0 => return written,
            1 => "1 foreign vehicle, hoax or mix-up".to_owned(),
            many => format!("{many} foreign vehicles, hoaxes and mix-ups"),
        };
        written.notes.push(format!("--all adds {left_out}; rumours are listed anyway"));
        written
    }

    /// Records by themselves: as pages or cards, or their claims as rows.
    fn records(&self, shown: &Records<'_>, is_explicit: bool) -> Result<Written> {
        let as_rows = is_explicit && self.format != Format::Record;
        if shown.depth != Depth::Claims && !as_rows {
            let pages: Vec<Styled> = shown.records.iter().map(|record| self.page(record, shown)).collect();
            return Ok(Written::from(Styled::joined(&pages, "\n\n").paint(self.screen)));
        }
        if self.format.is_for_scripts() {
            return self.bare(claims::bare(self.catalogue, shown));
        }
        let is_narrow = self.screen.width.is_some_and(|width| width < ROOMY);
        let format = if !is_explicit && is_narrow { Format::Record } else { self.format };
        Ok(self.rows_as(format, &claims::grid(self.catalogue, shown)))
    }
    /// A record by itself, as text that is read from above; in a pipe too it is wrapped.
    fn page(&self, record: &Record, shown: &Records<'_>) -> Styled {
        let screen = &Screen { width: Some(self.screen.width.unwrap_or(PAGE)), ..*self.screen };
        match shown.depth {
            Depth::Overview => {
                overview::render(self.catalogue, &Overview::of(self.catalogue, record), screen)
            }
            Depth::Card => card::render(self.catalogue, &Overview::of(self.catalogue, record), screen),
            Depth::Fields => page::fields(self.catalogue, record, &shown.fields, screen),
            Depth::Sure => page::render(self.catalogue, record, true, screen),
            Depth::Whole | Depth::Claims => page::render(self.catalogue, record, false, screen),
        }
    }
}
