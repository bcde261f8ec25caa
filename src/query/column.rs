//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! Here a column gets its value; how the value looks is decided in [`crate::render`].

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::matched::Match;
use crate::catalogue::fields::{Listed, OFF_SCREEN, car, figures, film};
use crate::catalogue::words::words;
use crate::catalogue::{
    Agreement, Answer, Attested, Catalogue, Certainty, Field, Kind, Overlap, Record, Statement, Type, Value,
};
use crate::search::Hit;

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

words! {
    /// A side of a claim, written after the field's name and a dot.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Side {
        /// How sure the preferred claim is.
        Certainty => "certainty",
        /// Whether the claims agree.
        Agreement => "agreement",
        /// Who says so.
        Sources => "sources",
        /// Circumstances.
        Note => "note",
        /// The first year it can touch.
        Earliest => "earliest",
        /// The last year it can touch.
        Latest => "latest",
        /// The least number it can be.
        Least => "least",
        /// The greatest number it can be.
        Most => "most",
    }
}

words! {
    /// A column that no single field holds. Those from the name on are of hits alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Derived {
        /// The id of the record.
        Id => "id",
        /// Its kind.
        Kind => "kind",
        /// When, as [`Catalogue::when`] has it.
        When => "when",
        /// How well it is attested, as [`Catalogue::attested`] has it.
        Attested => "attested",
        /// How sure its surest claim is.
        Certainty => "certainty",
        /// Whether sources differ on anything.
        Agreement => "agreement",
        /// How many sources it cites.
        Sources => "sources",
        /// How many claims it holds.
        Claims => "claims",
        /// How many sightings refer to it.
        Sightings => "sightings",
        /// Which records cite it.
        CitedBy => "cited-by",
        /// The value of figures with the latest year.
        Latest => "latest",
        /// Whether it falls into the years asked about surely or possibly.
        InYears => "in-years",
        /// What the record is called, whatever the field is named in its kind.
        Name => "name",
        /// Its class or medium, or its kind.
        What => "what",
        /// The text that matched, or the summary where a name did.
        Reason => "reason",
        /// What it is worth.
        Score => "score",
        /// The field that matters most.
        Matched => "matched",
        /// What stands in it.
        Text => "text",
        /// How it matches.
        How => "how",
        /// The bytes of it that match.
        Ranges => "ranges",
    }
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

/// Heading and meaning of every derived column.
pub(crate) const DERIVED: [(Derived, &str, &str); 12] = [
    (Derived::Id, "ID", "the name by which scripts know it"),
    (Derived::Kind, "Kind", "car, manufacturer, film, sighting, plate, figures, source or question"),
    (
        Derived::When,
        "When",
        "built or known from; founded; released; in force; published; the year of the film or of the latest value",
    ),
    (Derived::Attested, "Attested", "how well it is attested that a car exists"),
    (Derived::Certainty, "Surest", "how sure the surest of its claims is"),
    (Derived::Agreement, "Sources", "disputed where sources differ on anything"),
    (Derived::Sources, "Cited", "how many sources it cites"),
    (Derived::Claims, "Claims", "how many claims it holds"),
    (Derived::Sightings, "Seen", "how many sightings there are"),
    (Derived::CitedBy, "Cited by", "which records cite it"),
    (Derived::Latest, "Latest", "of figures the value with the latest year, which stands under when"),
    (Derived::InYears, "In years", "with --year: whether surely or possibly in these years"),
];

/// The headings of what stands in columns of hits alone.
const OF_HITS: [&str; 8] = ["Name", "What", "Found by", "Score", "Matched", "Text", "How", "Bytes"];

/// Derived columns that are usual ones of lists: of which kinds, at which place for scripts, with which rank on a screen.
const LISTED: [(Derived, &[Kind], u8, u8); 7] = [
    (Derived::Id, &Kind::ALL, 0, 3),
    (Derived::When, &[Kind::Car], 5, 1),
    (Derived::When, &[Kind::Sighting], 4, 2),
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
            Self::Side(field, side) => format!("{} {side}", field.heading),
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

    /// The same column of a kind, if that has it.
    fn of(self, kind: Kind) -> Option<Self> {
        let own = |field: Field| if field.kind() == kind { Some(field) } else { kind.field(field.key) };
        Some(match self {
            Self::Field(field) => Self::Field(own(field)?),
            Self::Side(field, side) => Self::Side(own(field)?, side),
            Self::Derived(_) => self,
        })
    }

    /// What a record has in it.
    pub(crate) fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        let Some(column) = self.of(hit.record.kind) else { return Cell::NotRecorded };
        match column {
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
    /// What stands over it for people.
    fn heading(self) -> &'static str {
        let place = self as usize;
        DERIVED.get(place).map_or_else(|| OF_HITS[place - DERIVED.len()], |(_, heading, _)| heading)
    }

    fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        let record = hit.record;
        let latest = || record.answer(figures::VALUE).latest();
        let count = |count: usize| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX).into());
        let first = hit.parts.first();
        let found = |of: &dyn Fn(&Hit<'a>) -> Cell<'a>| hit.hit.as_ref().map_or(Cell::NotRecorded, of);
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
            Self::Name => Cell::Text(record.name().into()),
            Self::What => {
                let field = if record.kind == Kind::Film { film::MEDIUM } else { car::CLASS };
                let answer = Some(field).filter(|field| field.kind() == record.kind);
                let answer = answer.map(|field| record.listed_by(field)).filter(Answer::is_recorded);
                answer.map_or(Cell::Word(record.kind.word()), Cell::Answer)
            }
            Self::Score => found(&|hit| Cell::Text(format!("{:.2}", hit.score).into())),
            Self::Matched => first.map_or(Cell::NotRecorded, |part| Cell::Word(part.field)),
            Self::Text | Self::Reason => {
                first.map_or(Cell::NotRecorded, |part| Cell::Text(part.text.clone()))
            }
            Self::How => found(&|hit| Cell::Word(hit.quality.word())),
            Self::Ranges => first.map_or(Cell::NotRecorded, |part| {
                let ranges = part.ranges.iter().map(|(from, to)| format!("{from}-{to}"));
                Cell::Text(ranges.collect::<Vec<_>>().join(" ").into())
            }),
        }
    }
}
