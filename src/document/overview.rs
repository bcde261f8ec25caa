//! The overview of a record: what fits on a screen, as data. The terminal, the card and the handbook each write it in their way.
//!
//! One skeleton serves every kind. Which fields matter, in which order, and what they are called on a card stands in the registry.
//! Nothing here is text for a screen: no widths, no signs.

use std::collections::BTreeSet;

use super::kin::{BELONGING, References, Relative, references, relatives};
use super::line::{Line, lines};
use crate::catalogue::{Catalogue, Provenance, Record, Role};
use crate::search::spoken;

/// What matters about a record.
#[derive(Debug)]
pub(crate) struct Overview<'a> {
    /// What it is called and what it is.
    pub head: Head<'a>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// What not to claim of it.
    pub caution: Option<&'a str>,
    /// The fields that matter, in the order in which people ask.
    pub lines: Vec<Line<'a>>,
    /// Other records that belong to it: sightings, the vehicles of a works.
    pub references: Vec<References<'a>>,
    /// What it came from.
    pub parents: Vec<Relative<'a>>,
    /// What came of it.
    pub children: Vec<Relative<'a>>,
    /// How many claims it holds, those taken back among them.
    pub claims: usize,
    /// How many sources it cites.
    pub sources: usize,
}

/// What a record is called and what it is.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// Its name in Latin letters; its id, if it has none.
    pub name: &'a str,
    /// Its name in hangul.
    pub hangul: Option<&'a str>,
    /// How the hangul is said.
    pub spoken: Option<String>,
    /// Its name in Chinese characters.
    pub hanja: Option<&'a str>,
    /// Words that say what kind of thing it is, the kind of record not among them: `sedan`, `domestic`.
    pub kind_words: Vec<&'a str>,
    /// What came of it.
    pub status: Option<Line<'a>>,
    /// Where it comes from, unless it is bundled.
    pub provenance: Option<Provenance<'a>>,
}

impl<'a> Overview<'a> {
    /// The overview of a record.
    #[must_use]
    pub(crate) fn of(catalogue: &'a Catalogue, record: &'a Record) -> Self {
        let lines = lines(record);
        let sources: BTreeSet<&&'static str> =
            record.archive().claims().flat_map(|(_, claim)| &claim.by).collect();
        Self {
            head: Head::of(catalogue, record),
            summary: record.text_by_role(Role::Summary),
            caution: record.text_by_role(Role::Caution),
            references: BELONGING
                .into_iter()
                .filter_map(|field| references(catalogue, record, field))
                .collect(),
            parents: relatives(catalogue.parents(record)),
            children: relatives(catalogue.children(record)),
            claims: usize::try_from(record.overall.claims).unwrap_or(usize::MAX),
            sources: sources.len(),
            lines,
        }
    }
}

impl<'a> Head<'a> {
    fn of(catalogue: &'a Catalogue, record: &'a Record) -> Self {
        let hangul = record.text_by_role(Role::Hangul);
        let status = record.kind.with_role(Role::Status).map(|field| record.answer(field));
        Self {
            name: record.name(),
            hangul,
            spoken: hangul.map(spoken),
            hanja: record.text_by_role(Role::Hanja),
            kind_words: record
                .kind
                .with_role(Role::KindWord)
                .filter_map(|field| record.text(field))
                .collect(),
            status: status.map(|answer| Line::of(&answer, answer.field().heading)).find(Line::is_recorded),
            provenance: catalogue.provenance(record),
        }
    }
}
