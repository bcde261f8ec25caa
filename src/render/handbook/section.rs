//! Records that are browsed together, and each of them as one row: name, how well attested, when.

use std::borrow::Cow;

use crate::catalogue::fields::source;
use crate::catalogue::fields::vocabulary::plural;
use crate::catalogue::{Kind, Record, Role};
use crate::document::RecordGroup;
use crate::query::Cell;

use super::super::words;
use super::article::Written;
use super::plate::{self, Drawn};
use super::{Page, Sign, attested_sign, shown, sign};

/// How many vehicles the tile of a class names.
const EXAMPLES: usize = 2;
/// How many questions stand on the first page.
const ASKED: usize = 6;
/// The parts of the contents.
pub(super) const PARTS: [&str; 4] = ["What visitors ask", "Vehicles", "Around them", "Who says so"];
/// What stands over vehicles that may never have existed.
pub(super) const DOUBTFUL: &str = "Doubtful: rumours, hoaxes and mix-ups";
/// What stands over the parts of a class.
const HEADINGS: [&str; 3] = ["Of the country", "Foreign relatives and imports", DOUBTFUL];

/// Records that are browsed together.
pub(super) struct Section<'p, 'a> {
    page: &'p Page<'a>,
    pub(super) group: &'p RecordGroup<'a>,
    pub(super) anchor: String,
    pub(super) heading: String,
    /// Its records under each of [`HEADINGS`].
    parts: [Vec<&'a Record>; 3],
}

/// A record as a row.
pub(super) struct Entry<'p> {
    pub(super) anchor: &'p str,
    pub(super) name: Cow<'p, str>,
    pub(super) hangul: Option<Cow<'p, str>>,
    pub(super) attested: Option<Sign>,
    pub(super) plates: Vec<Drawn<'p>>,
    /// The date, or of a source who says so and when.
    pub(super) when: String,
    pub(super) sign: Option<Sign>,
    pub(super) is_disputed: bool,
}

impl<'p, 'a> Section<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, group: &'p RecordGroup<'a>) -> Self {
        let heading = match group.word {
            Some("suv") => "SUVs".to_owned(),
            Some(word) => plural(word).replace('-', " "),
            None if group.kind == Kind::Car => "other vehicles".to_owned(),
            None => group.kind.plural().to_owned(),
        };
        let anchor = format!("_{}", group.word.unwrap_or(group.kind.plural()));
        let mut letters = heading.chars();
        let heading = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
        let parts = group.by_belonging(page.catalogue);
        Self { page, group, anchor, heading: heading.unwrap_or_default(), parts }
    }

    /// Its part of the contents.
    pub(super) fn part(&self) -> usize {
        match self.group.kind {
            Kind::Question => 0,
            Kind::Car => 1,
            Kind::Source => 3,
            _ => 2,
        }
    }

    pub(super) fn articles(&self) -> impl Iterator<Item = Written<'p, 'a>> {
        self.group.records.iter().map(|record| Written::new(self.page, record))
    }

    /// Its records as rows under headings.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = Entry<'p>>)> {
        let parts = HEADINGS.into_iter().zip(&self.parts).filter(|(_, records)| !records.is_empty());
        parts.map(|(heading, records)| {
            let heading = if self.group.kind == Kind::Car { heading } else { "" };
            (heading, records.iter().map(|record| self.page.entry(record)))
        })
    }

    /// The vehicles of a class of which most is known.
    pub(super) fn examples(&self) -> Option<String> {
        let mut known = self.parts[0].clone();
        known.sort_by_key(|record| std::cmp::Reverse(record.overall.claims));
        let names: Vec<_> = known.iter().take(EXAMPLES).map(|record| shown(record.name())).collect();
        (self.group.kind == Kind::Car && !names.is_empty()).then(|| names.join(", "))
    }

    /// The questions of which most wordings are known, which are those that are asked most.
    pub(super) fn asked(&self) -> Vec<Entry<'p>> {
        let mut asked = self.group.records.clone();
        let wordings = |record: &Record| -> usize {
            let aliases = record.kind.with_role(Role::Alias).map(|field| record.answer(field));
            aliases.map(|answer| answer.statements().count()).sum()
        };
        asked.sort_by_cached_key(|record| std::cmp::Reverse(wordings(record)));
        asked.into_iter().take(ASKED).map(|record| self.page.entry(record)).collect()
    }
}

impl<'a> Page<'a> {
    /// A record as a row.
    pub(super) fn entry<'p>(&'p self, record: &'a Record) -> Entry<'p> {
        let when = self.catalogue.when(record).filter(|answer| answer.silence().is_none());
        let date =
            when.map(|when| words::cell(self.catalogue, &Cell::Answer(when), words::Length::Short).plain());
        let author = author(record).into_iter();
        let preferred = when.and_then(|when| when.preferred());
        Entry {
            anchor: self.anchor(record.kind, record.id).unwrap_or_default(),
            name: shown(record.name()),
            hangul: record.text_by_role(Role::Hangul).map(shown),
            attested: self.catalogue.attested(record).map(attested_sign),
            plates: plate::drawn(record),
            when: author.chain(date).collect::<Vec<_>>().join(", "),
            sign: preferred.and_then(|version| version.certainty()).map(sign),
            is_disputed: when.is_some_and(|when| when.is_disputed()),
        }
    }
}

/// Who wrote or published a source.
fn author(record: &Record) -> Option<String> {
    let known = |field| record.text(field).filter(|_| record.answer(field).silence().is_none());
    let is_source = record.kind == Kind::Source;
    let author = is_source.then(|| known(source::AUTHOR).or_else(|| known(source::PUBLISHER)))?;
    author.map(|author| shown(author).into_owned())
}
