//! Which records: conditions, all of which a record must meet; and years as `--year` takes them.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use super::{Column, Condition, Derived, Match, Sort, sort};
use crate::catalogue::fields::car;
use crate::catalogue::{Attested, Catalogue, Field, Kind, Overlap, Record, Type, Years, everyday, quoted};

/// Conditions that a record must meet, all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    /// Only these records; all if it is empty.
    pub ids: Vec<String>,
    /// Fields with the words or ids asked for: the record must have one of them in the field, or be the record with that id.
    pub values: Vec<(Field, Vec<String>)>,
    /// Years that it must fall into, surely or possibly.
    pub years: Option<Span>,
    /// What fields must say, surely or possibly.
    pub conditions: Vec<Condition>,
    /// Only sure matches of years and conditions.
    pub strict: bool,
    /// Ids of sources; it must cite one of them.
    pub sources: Vec<String>,
    /// How well it must be attested, at least.
    pub attested: Option<Attested>,
    /// Sources must differ on something.
    pub disputed: bool,
    /// Columns in which nothing must be recorded.
    pub missing: Vec<Column>,
    /// Foreign vehicles, hoaxes and mix-ups too.
    pub all: bool,
}

/// The records of a kind that meet a filter, in the default order: cars and films by date, all others by id.
pub(crate) fn select<'a>(catalogue: &'a Catalogue, kind: Kind, filter: &Filter) -> Vec<Match<'a>> {
    let mut found: Vec<Match<'a>> =
        catalogue.records(kind).filter_map(|record| filter.matches(catalogue, record)).collect();
    let by_date = Sort { column: Column::Derived(Derived::When), descending: false };
    sort(catalogue, &mut found, matches!(kind, Kind::Car | Kind::Film).then_some(by_date).as_slice());
    found
}

/// For each vehicle that only `--all` would add: foreign, hoax or mix-up.
pub(crate) fn left_out(catalogue: &Catalogue, kind: Kind, filter: &Filter) -> Vec<&'static str> {
    let of_all = Filter { all: true, ..filter.clone() };
    let others = catalogue.records(kind).filter(|record| !filter.looks_at(record));
    others.filter(|record| of_all.matches(catalogue, record).is_some()).filter_map(unlisted).collect()
}

/// How many records the condition at a place alone leaves out, because nothing is recorded in its fields.
pub(crate) fn silent(catalogue: &Catalogue, kind: Kind, filter: &Filter, at: usize) -> usize {
    let mut others = filter.clone();
    let asked = others.conditions.remove(at);
    let found = catalogue.records(kind).filter_map(|record| others.matches(catalogue, record));
    let is_silent = |found: &Match<'_>| {
        asked.overlap(catalogue, found.record) < filter.least()
            && asked.shown().all(|column| column.cell(catalogue, found).is_missing())
    };
    found.filter(is_silent).count()
}

impl Filter {
    /// Where no record falls into the years asked about: the one nearest to them that meets all other conditions.
    pub(crate) fn nearest_in_time<'a>(&self, catalogue: &'a Catalogue, kind: Kind) -> Option<&'a Record> {
        let span = self.years?;
        let others = select(catalogue, kind, &Self { years: None, ..self.clone() }).into_iter();
        let distance = |record| Some((catalogue.distance(record, span.from, span.to)?, record));
        let distances = others.filter_map(|found| distance(found.record));
        distances.min_by_key(|(distance, _)| *distance).map(|(_, record)| record)
    }

    /// What no record meets.
    pub(crate) fn nothing() -> Self {
        Self { ids: vec![String::new()], ..Self::default() }
    }

    /// Whether every record meets it.
    pub(crate) fn is_open(&self) -> bool {
        *self == Self { all: true, ..Self::default() }
    }

    /// The record as a match, if it meets every condition.
    pub(crate) fn matches<'a>(&self, catalogue: &'a Catalogue, record: &'a Record) -> Option<Match<'a>> {
        let meets = (self.ids.is_empty() || self.ids.iter().any(|id| id == record.id))
            && self.looks_at(record)
            && self.values.iter().all(|(field, values)| has_one(catalogue, record, *field, values))
            && self.fits_evidence(catalogue, record);
        if !meets {
            return None;
        }
        let in_years = self.years.map(|span| catalogue.overlap(record, span.from, span.to));
        let met = self.conditions.iter().map(|condition| condition.overlap(catalogue, record)).min();
        let found = Match { in_years, met, maker: self.maker(record), ..record.into() };
        let is_missing = |column: &Column| column.cell(catalogue, &found).is_missing();
        let fits = self.missing.iter().all(is_missing)
            && [in_years, met].iter().flatten().all(|degree| *degree >= self.least());
        fits.then_some(found)
    }

    /// How surely a record must meet conditions.
    fn least(&self) -> Overlap {
        if self.strict { Overlap::Definite } else { Overlap::Possible }
    }

    /// The first version of a car's maker that was asked about.
    fn maker(&self, record: &Record) -> Option<usize> {
        let (_, asked) = self.values.iter().find(|(field, _)| *field == car::MANUFACTURER)?;
        let is_asked = |text: Option<&str>| text.is_some_and(|text| asked.iter().any(|id| id == text));
        record.answer(car::MANUFACTURER).statements().position(|version| is_asked(version.text()))
    }

    /// What a field must say.
    pub(crate) fn asked(&self, field: Field) -> &[String] {
        self.values.iter().find(|(asked, _)| *asked == field).map_or(&[], |(_, values)| values)
    }

    /// The fields that must say one thing.
    pub(crate) fn fixed(&self) -> impl Iterator<Item = Field> {
        let values = self.values.iter().filter(|(_, values)| values.len() == 1).map(|(field, _)| *field);
        values.chain(self.conditions.iter().filter_map(Condition::fixed))
    }

    /// Whether a record is considered: foreign vehicles, hoaxes and mix-ups only with `--all`, `--status`, or, if foreign, `--origin`.
    fn looks_at(&self, record: &Record) -> bool {
        let is_asked = |field| !self.asked(field).is_empty();
        let is_wanted = |why| why == "foreign" && is_asked(car::ORIGIN);
        self.all || is_asked(car::STATUS) || unlisted(record).is_none_or(is_wanted)
    }

    /// Whom it cites, how well attested it is, and whether it is disputed.
    fn fits_evidence(&self, catalogue: &Catalogue, record: &Record) -> bool {
        let is_asked = |id: &str| self.sources.iter().any(|source| source == id);
        let cites = || {
            let mut sources = record.claims().flat_map(|(_, claim)| claim.sources());
            record.kind == Kind::Source && is_asked(record.id) || sources.any(is_asked)
        };
        self.attested.is_none_or(|least| catalogue.attested(record).is_some_and(|attested| attested >= least))
            && (!self.disputed || record.overall.is_disputed)
            && (self.sources.is_empty() || cites())
    }
}

/// Whether a record is one of these, or one of them stands in its field; a vehicle is seen in the films of its sightings.
fn has_one(catalogue: &Catalogue, record: &Record, field: Field, values: &[String]) -> bool {
    let refers = |record: &Record| values.iter().any(|id| record.answer(field).has(id));
    match field.ty {
        Type::Ref(kind) if kind == record.kind => values.iter().any(|id| *id == *record.id),
        Type::Ref(Kind::Film) if record.kind != Kind::Sighting => {
            catalogue.referring(record).any(|(_, from)| refers(from))
        }
        Type::Ref(_) => refers(record),
        _ => values.iter().any(|word| record.listed_by(field).is(word)),
    }
}

/// Why a list leaves a record out by default; `None` for a North Korean vehicle, and for every other kind of record.
pub(crate) fn unlisted(record: &Record) -> Option<&'static str> {
    let is_unreal = |word: &&str| record.answer(car::STATUS).is(word);
    let foreign = || record.answer(car::ORIGIN).is("foreign").then_some("foreign");
    ["hoax", "mix-up"].into_iter().find(is_unreal).or_else(foreign)
}

/// Years asked about, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// First year.
    pub from: i16,
    /// Last year.
    pub to: i16,
}

/// What can be typed, for messages.
const EXAMPLES: &str =
    "write a year 1968, a decade 1970s, a range 1965..1980, ..1970 or 1970.., or a date such as 1968~";

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (from, to) if from == to => write!(f, "{from}"),
            (from, to) if from % 10 == 0 && to == from.saturating_add(9) => write!(f, "the {from}s"),
            (i16::MIN, to) => write!(f, "{to} or before"),
            (from, i16::MAX) => write!(f, "{from} or later"),
            (from, to) => write!(f, "{from} to {to}"),
        }
    }
}

impl FromStr for Span {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text: String = text.trim().nfkc().collect();
        let years = everyday(&text)
            .parse::<Years>()
            .map_err(|error| format!("{} is not a year: {}; {EXAMPLES}", quoted(&text), error.reason))?;
        Ok(Self { from: years.earliest().unwrap_or(i16::MIN), to: years.latest().unwrap_or(i16::MAX) })
    }
}
