//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! A column gets its value here; [`crate::render`] decides how it looks.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::matched::Match;
use crate::catalogue::fields::{Listed, OFF_SCREEN, car, figures};
use crate::catalogue::{
    Agreement, Answer, Attested, Catalogue, Certainty, Field, Kind, Overlap, Record, Statement, Type, Value,
};

/// One column of a list, by the name that `--columns` and `--sort` take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The answer of a field.
    Field(Field),
    /// One side of its preferred version.
    Side(Field, Side),
    /// What the whole record tells.
    Derived(Derived),
}

/// A side of a claim, written after the field's name and a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// How sure the preferred claim is.
    Certainty,
    /// Whether the claims agree.
    Agreement,
    /// Who says so.
    Sources,
    /// Circumstances.
    Note,
    /// The first year it can touch.
    Earliest,
    /// The last year it can touch.
    Latest,
    /// The least number it can be.
    Least,
    /// The greatest number it can be.
    Most,
}

/// A column that no single field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derived {
    /// The id of the record.
    Id,
    /// Its kind.
    Kind,
    /// When, as [`Catalogue::when`] has it.
    When,
    /// How well it is attested, as [`Catalogue::attested`] has it.
    Attested,
    /// How sure its surest claim is.
    Certainty,
    /// Whether sources differ on anything.
    Agreement,
    /// How many sources it cites.
    Sources,
    /// How many claims it holds.
    Claims,
    /// How many sightings refer to it.
    Sightings,
    /// Which records cite it.
    CitedBy,
    /// The value of figures with the latest year.
    Latest,
    /// Whether it falls into the years asked about surely or possibly.
    InYears,
}

/// What stands in a cell, before it is put into words.
#[derive(Clone, Debug)]
pub(crate) enum Cell<'a> {
    /// There is nothing to say.
    NotRecorded,
    /// What a field answers.
    Answer(Answer<'a>),
    /// One version of what a field answers, because it was asked for.
    Version(Answer<'a>, Statement<'a>),
    /// How sure something is.
    Certainty(Certainty),
    /// How well a vehicle is attested.
    Attested(Attested),
    /// A word of our own.
    Word(&'static str),
    /// Words from the data.
    Text(Cow<'a, str>),
    /// A count, a year or an amount.
    Number(f64),
    /// Other records.
    Records(Vec<&'a Record>),
}

/// Name, heading and meaning of every derived column.
pub(crate) const DERIVED: [(Derived, &str, &str, &str); 12] = [
    (Derived::Id, "id", "ID", "the name by which scripts know it"),
    (Derived::Kind, "kind", "Kind", "car, manufacturer, film, sighting, plate, figures, source or question"),
    (
        Derived::When,
        "when",
        "When",
        "built or known from; founded; released; in force; published; the year of the film or of the latest value",
    ),
    (Derived::Attested, "attested", "Attested", "how well it is attested that a car exists"),
    (Derived::Certainty, "certainty", "Surest", "how sure the surest of its claims is"),
    (Derived::Agreement, "agreement", "Sources", "disputed where sources differ on anything"),
    (Derived::Sources, "sources", "Cited", "how many sources it cites"),
    (Derived::Claims, "claims", "Claims", "how many claims it holds"),
    (Derived::Sightings, "sightings", "Seen", "how many sightings there are"),
    (Derived::CitedBy, "cited-by", "Cited by", "which records cite it"),
    (
        Derived::Latest,
        "latest",
        "Latest",
        "of figures the value with the latest year, which stands under when",
    ),
    (Derived::InYears, "in-years", "In years", "with --year: whether surely or possibly in these years"),
];

/// Derived columns that are usual ones of lists: of which kinds, at which place for scripts, with which rank on a screen.
const LISTED: [(Derived, &[Kind], u8, u8); 8] = [
    (
        Derived::Id,
        &[
            Kind::Car,
            Kind::Manufacturer,
            Kind::Film,
            Kind::Plate,
            Kind::Figures,
            Kind::Source,
            Kind::Question,
        ],
        0,
        3,
    ),
    // Nothing else tells two sightings of one car in one film apart.
    (Derived::Id, &[Kind::Sighting], 0, 1),
    (Derived::When, &[Kind::Car], 5, 1),
    (Derived::When, &[Kind::Sighting], 4, 3),
    (Derived::Latest, &[Kind::Figures], 2, 1),
    (Derived::When, &[Kind::Figures], 4, 3),
    (Derived::Attested, &[Kind::Car], 8, OFF_SCREEN),
    (Derived::Sightings, &[Kind::Film], 5, 2),
];

impl Cell<'_> {
    /// Whether there is nothing in it.
    pub(crate) fn is_missing(&self) -> bool {
        match self {
            Self::NotRecorded => true,
            Self::Answer(answer) => !answer.is_recorded(),
            _ => false,
        }
    }
}

impl Column {
    /// What stands over it for people.
    pub(crate) fn heading(self) -> String {
        match self {
            Self::Field(field) => field.heading.to_owned(),
            Self::Side(field, side) => format!("{} {}", field.heading, side.word()),
            Self::Derived(derived) => derived.heading().to_owned(),
        }
    }

    /// The usual columns of a list in the order in which scripts get them, each with its rank on a screen.
    pub(crate) fn listed(kind: Kind) -> Vec<(Self, u8)> {
        let fields = kind.fields().filter_map(|field| Some((field.listed?, Self::Field(field))));
        let derived = LISTED.iter().filter(|(_, kinds, ..)| kinds.contains(&kind));
        let derived = derived.map(|(derived, _, place, rank)| {
            (Listed { place: *place, rank: *rank }, Self::Derived(*derived))
        });
        let mut columns: Vec<_> = fields.chain(derived).collect();
        columns.sort_by_key(|(listed, _)| listed.place);
        columns.into_iter().map(|(listed, column)| (column, listed.rank)).collect()
    }

    /// Whether its words may run over several lines; of ids, dates and numbers a part misleads.
    pub(crate) fn may_be_wrapped(self) -> bool {
        match self {
            Self::Field(field) => !matches!(field.ty, Type::Years | Type::Quantity),
            Self::Side(_, side) => matches!(side, Side::Sources | Side::Note),
            Self::Derived(derived) => derived == Derived::CitedBy,
        }
    }

    /// What a record has in it.
    pub(crate) fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        match self {
            Self::Field(field) => {
                let answer = hit.record.listed_by(field);
                if answer.field() != field {
                    return Cell::Word(answer.field().key);
                }
                let asked = hit.maker.filter(|_| field == car::MANUFACTURER);
                let asked = asked.and_then(|version| answer.statements().nth(version));
                asked.map_or(Cell::Answer(answer), |version| Cell::Version(answer, version))
            }
            Self::Side(field, side) => side.cell(catalogue, hit.record.answer(field)),
            Self::Derived(derived) => derived.cell(catalogue, hit),
        }
    }
}

impl Side {
    fn cell<'a>(self, catalogue: &'a Catalogue, answer: Answer<'a>) -> Cell<'a> {
        let Some(preferred) = answer.preferred() else { return Cell::NotRecorded };
        let year = |year: Option<i16>| year.map_or(Cell::NotRecorded, |year| Cell::Number(year.into()));
        match (self, &*preferred.value) {
            (Self::Certainty, _) => preferred.certainty().map_or(Cell::Word("unknown"), Cell::Certainty),
            (Self::Agreement, _) => answer
                .agreement(catalogue)
                .map_or(Cell::NotRecorded, |agreement| Cell::Word(agreement.word())),
            (Self::Sources, _) if preferred.sources().is_empty() => Cell::NotRecorded,
            (Self::Sources, _) => {
                let sources = preferred.sources().iter().map(|source| &**source);
                Cell::Text(sources.collect::<Vec<_>>().join(" ").into())
            }
            (Self::Note, _) => preferred.note().map_or(Cell::NotRecorded, |note| Cell::Text(note.into())),
            (Self::Earliest, Value::Years(years)) => year(years.earliest()),
            (Self::Latest, Value::Years(years)) => year(years.latest()),
            (Self::Least, Value::Quantity(quantity)) => quantity.low.map_or(Cell::NotRecorded, Cell::Number),
            (Self::Most, Value::Quantity(quantity)) => quantity.high.map_or(Cell::NotRecorded, Cell::Number),
            _ => Cell::NotRecorded,
        }
    }
}

impl Derived {
    /// Its name.
    pub(crate) fn key(self) -> &'static str {
        self.row().1
    }

    /// What stands over it for people.
    pub(crate) fn heading(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, &'static str) {
        &DERIVED[self as usize]
    }

    fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        let record = hit.record;
        let latest = || record.answer(figures::VALUE).latest();
        let count = |count: usize| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX).into());
        match self {
            Self::Id => Cell::Text(record.id.into()),
            Self::Kind => Cell::Word(record.kind.word()),
            Self::Latest => latest().map_or(Cell::NotRecorded, Cell::Answer),
            Self::When if record.kind == Kind::Figures => {
                let dated = |mut latest: Answer<'a>| {
                    let dated = latest.preferred()?.dated()?;
                    latest.unit = dated.unit;
                    Some(Cell::Version(latest, dated))
                };
                latest().and_then(dated).unwrap_or(Cell::NotRecorded)
            }
            Self::When => catalogue.when(record).map_or(Cell::NotRecorded, Cell::Answer),
            Self::Attested => catalogue.attested(record).map_or(Cell::NotRecorded, Cell::Attested),
            Self::Certainty => record.overall.surest.map_or(Cell::NotRecorded, Cell::Certainty),
            Self::Agreement if record.overall.is_disputed => Cell::Word(Agreement::Disputed.word()),
            Self::Agreement if record.overall.claims == 0 => Cell::NotRecorded,
            Self::Agreement => Cell::Word("undisputed"),
            Self::Sources => {
                let claims = record.answers().flat_map(|answer| answer.statements());
                let sources: BTreeSet<&str> =
                    claims.flat_map(|claim| claim.sources()).map(|source| &**source).collect();
                count(sources.len())
            }
            Self::Claims => Cell::Number(record.overall.claims.into()),
            Self::Sightings => {
                count(catalogue.referring(record).filter(|(_, from)| from.kind == Kind::Sighting).count())
            }
            Self::CitedBy if record.kind != Kind::Source => Cell::NotRecorded,
            Self::CitedBy => Cell::Records(catalogue.citing(record.id).collect()),
            Self::InYears => match hit.in_years {
                Some(Overlap::Definite) => Cell::Word("surely"),
                Some(Overlap::Possible) => Cell::Word("possibly"),
                Some(Overlap::No) | None => Cell::NotRecorded,
            },
        }
    }
}
