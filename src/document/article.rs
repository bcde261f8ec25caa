//! A record as one document: rows of versions, and the records around it.
//!
//! [`Article::new`] is the one walk from the catalogue to a record. A format writes what it wants of it: `rows` hold every field that was
//! asked for, recorded or not; [`Article::overview`] and [`Article::card`] select the rows that matter, [`Article::keep_sure`] leaves
//! what is confirmed. Values are borrowed, and other fields are not decoded. Nothing here is text for a screen: no widths, no
//! signs.

use std::cmp::Reverse;

use indexmap::IndexSet;

use super::related::{cited_by, one_voice, references, relatives, shown};
use super::row::{Reference, References, Row, Section, keep_sure};
use crate::catalogue::fields::{car, film};
use crate::catalogue::{Attested, Catalogue, Certainty, Field, Group, Kind, Record, Role, Statement, Type};
use crate::search::spoken;

/// Maximum characters of the one fact of a card.
const MAX_FACT: usize = 120;

/// A record, as far as it was asked for.
pub(crate) struct Article<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) record: &'a Record,
    /// How its name in hangul is said.
    pub(crate) spoken: Option<String>,
    /// Words that say what kind of thing it is: `sedan`, `domestic`, or `film`, `documentary`.
    pub(crate) kind_words: Vec<&'a str>,
    /// What came of it.
    pub(crate) status: Option<Row<'a>>,
    /// How well it is attested; cars only.
    pub(crate) attested: Option<Attested>,
    /// Its fields, group by group, in the order of the registry.
    pub(crate) rows: Vec<Row<'a>>,
    /// What a question shows of other records, a section each.
    pub(crate) shown: Vec<Section<'a>>,
    /// The records that refer to it: sightings, the vehicles of a works, what cites a source.
    pub(crate) references: Vec<References<'a>>,
    /// What it came from, and what came of it.
    pub(crate) relatives: Vec<References<'a>>,
    /// Whether its fields were asked for one by one: each stands in it, recorded or not.
    pub(super) is_chosen: bool,
    /// The fields in which [`Article::keep_sure`] left something out, in one line.
    pub(crate) held_back: Option<String>,
}

impl<'a> Article<'a> {
    /// A record by itself.
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        record: &'a Record,
        fields: impl Iterator<Item = Field>,
    ) -> Self {
        let is_group = record.is_group();
        // A group is called that and nothing else.
        let words = record.kind.with_role(Role::KindWord).filter(|field| !is_group || *field == car::CLASS);
        let words = words.filter_map(|field| record.listed_by(field).text());
        // The class of a vehicle says more than "car".
        let is_classed = record.kind == Kind::Car && record.listed_by(car::CLASS).text().is_some();
        let kind = (!is_classed).then(|| record.kind.word());
        let status = record.kind.with_role(Role::Status).filter(|_| !is_group);
        let mut status = status.map(|field| Row::new(record.answer(field)));
        // Most records hold no more, and the allocator keeps pieces of a kilobyte at hand.
        let mut rows = Vec::with_capacity(14);
        rows.extend(fields.map(|field| Row::new(record.answer(field))));
        Self {
            catalogue,
            record,
            spoken: record.text_by_role(Role::Hangul).map(spoken),
            kind_words: kind.into_iter().chain(words).collect(),
            status: status.find(Row::is_recorded),
            attested: catalogue.attested(record),
            rows,
            shown: if record.kind == Kind::Question { shown(catalogue, record) } else { Vec::new() },
            references: Vec::new(),
            relatives: Vec::new(),
            is_chosen: false,
            held_back: None,
        }
    }

    /// Adds its relatives, and the records that belong to it, or if whole all that refer to it.
    pub(crate) fn with_others(self, is_whole: bool) -> Self {
        let Self { catalogue, record, .. } = self;
        let references = match record.kind {
            Kind::Source => {
                let voice = Some(one_voice(catalogue, record)).filter(|same| !same.all.is_empty());
                cited_by(catalogue, record).into_iter().chain(voice).collect()
            }
            _ => references(catalogue, record, is_whole),
        };
        // Only vehicles descend from others.
        let relatives = if record.kind == Kind::Car { relatives(catalogue, record) } else { Vec::new() };
        Self { references, relatives, ..self }
    }

    /// Whether empty rows are shown: what is expected of a domestic vehicle is not expected of a group or of a foreign one.
    pub(crate) fn shows_missing(&self) -> bool {
        !self.record.is_group() && !self.kind_words.contains(&"foreign")
    }

    /// The rows of its own fields, group by group.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (Group, &[Row<'a>])> {
        let groups = self.rows.chunk_by(|row, next| row.answer.field.group == next.answer.field.group);
        groups.filter_map(|rows| Some((rows.first()?.answer.field.group, rows)))
    }

    /// The rows that hold claims, each with the record in which they stand: all of its own, or the fields that were asked for; of a
    /// question those that it shows.
    pub(crate) fn claimed(&self) -> impl Iterator<Item = (&'a Record, &Row<'a>)> {
        let is_claimed = |row: &&Row<'a>| !row.answer.field.is_editorial() && row.is_claimed();
        let own = self.rows.iter().filter(move |row| self.is_chosen || is_claimed(row));
        let shown = self.shown.iter().flat_map(|section| section.rows.iter().map(|row| (section.of, row)));
        own.map(|row| (self.record, row)).chain(shown)
    }

    /// The rows that matter: what is known, and of what stands on the card also what is not. Of a group, which has no years and no maker to
    /// ask for, all that is told, remarks and numbers first.
    pub(crate) fn overview(&self) -> Vec<Row<'a>> {
        if self.record.is_group() {
            let is_told = |row: &&Row<'a>| row.is_recorded() && !row.answer.field.is_editorial();
            let mut told: Vec<Row<'a>> = self.rows.iter().filter(is_told).map(|row| row.brief()).collect();
            told.sort_by_key(|row| Reverse(row.answer.field.group as u8));
            return told;
        }
        let main = || self.rows.iter().filter(|row| row.answer.field.is_main);
        let mut overview = Vec::with_capacity(self.rows.len());
        overview.extend(main().filter_map(|row| {
            let card = row.answer.field.card;
            if row.is_known() || card.is_some() && row.is_recorded() {
                return Some(row.brief());
            }
            // One line says that nothing is known under a label of the card.
            let mut same = main().filter(|same| same.answer.field.card == card);
            let is_first = same.next()?.answer.field == row.answer.field;
            let label = card.filter(|_| is_first && !same.any(Row::is_recorded))?;
            Some(Row { label, ..row.brief() })
        }));
        overview
    }

    /// The rows of a card, the same for every record of a kind: of the fields that share a label the first that is known, else one that
    /// says that nothing is.
    pub(crate) fn card(&self) -> Vec<Row<'a>> {
        if self.record.is_group() {
            return self.overview();
        }
        let labels: IndexSet<&str> = self.rows.iter().filter_map(|row| row.answer.field.card).collect();
        let card = labels.into_iter().filter_map(|label| {
            let rows = self.rows.iter().filter(|row| row.answer.field.card == Some(label));
            let row = rows.min_by_key(|row| (!row.is_known(), !row.is_recorded()))?;
            // First evidence is a latest date: what is known from 1978 existed by 1978.
            let is_latest = row.answer.field.role == Some(Role::LatestDate);
            let row = if is_latest { Row::new(row.answer.as_upper_bound()) } else { *row };
            Some(Row { label, ..row.brief() })
        });
        card.collect()
    }

    /// Something confirmed that stands on no card: what became of it, else where its name comes from. A remark may be on anything, and
    /// the original title of a film heads its card. On that of a group all is told.
    pub(crate) fn fact(&self) -> Option<Statement<'a>> {
        let is_told = |field: &Field| {
            field.card.is_none()
                && field.role.is_none()
                && field.ty == Type::Text
                && *field != film::ORIGINAL_TITLE
        };
        let is_short =
            |said: &Statement<'a>| said.text().is_some_and(|text| text.chars().count() <= MAX_FACT);
        let groups = if self.record.is_group() { &[][..] } else { &[Group::Life, Group::Origin] };
        groups.iter().find_map(|group| {
            let fields = self.record.kind.fields().filter(|field| field.group == *group).filter(is_told);
            let mut said = fields.flat_map(|field| self.record.answer(field).statements());
            said.find(|said| said.is_confirmed() && is_short(said))
        })
    }

    /// Leaves confirmed claims, and the names of the fields that lose all of theirs.
    pub(crate) fn keep_sure(&mut self) {
        let mut held_back = keep_sure(&mut self.rows);
        for section in &mut self.shown {
            let labels = keep_sure(&mut section.rows).join(", ");
            held_back.extend((!labels.is_empty()).then(|| format!("{} ({labels})", section.of.name())));
        }
        self.held_back = (!held_back.is_empty()).then(|| held_back.join(", "));
        self.status = self.status.map(Row::sure);
        for references in self.references.iter_mut().chain(&mut self.relatives) {
            let is_sure = |reference: &Reference<'_>| {
                reference.certainty.or(reference.statement.certainty) == Some(Certainty::Confirmed)
            };
            references.all.retain(is_sure);
        }
        self.references.retain(|references| !references.all.is_empty());
        self.attested = self.attested.filter(|attested| *attested >= Attested::Confirmed);
    }
}
