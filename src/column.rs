//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! Here a column gets its value; how the value looks is decided in [`crate::render`].

mod name;
mod order;

use std::borrow::Cow;

use crate::catalogue::{Agreement, Catalogue, Claim, Content, Field, Kind, Record, Type, Value, agreement};

pub use order::{SortKey, natural};

/// One column of a list, by the name that `--columns` and `--sort` take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// What the field says, the preferred claim first.
    Field(&'static Field),
    /// One side of the preferred claim.
    Part(&'static Field, Part),
    /// What the whole record tells.
    Derived(Derived),
}

/// A side of a claim, written after the field's name and a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
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
}

/// A column that no single field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The id of the record.
    Id,
    /// Its kind.
    Kind,
    /// When, by the first of the kind's year fields that is recorded; for a sighting, the year of the film.
    When,
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
    /// Whether it falls into the years asked about surely or possibly; only a filter knows, see [`crate::query::Match`].
    InYears,
}

/// What stands in a cell, before it is put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nobody recorded it.
    NotRecorded,
    /// What a field holds.
    Content(&'static Field, &'a Content),
    /// It is known to have existed then, and may be older.
    KnownBy(&'static Field, &'a Claim),
    /// A word of our own.
    Word(&'static str),
    /// Words from the data.
    Text(Cow<'a, str>),
    /// A count or a year.
    Number(i64),
}

/// Name, heading and meaning of every derived column.
pub const DERIVED: [(Derived, &str, &str, &str); 9] = [
    (Derived::Id, "id", "ID", "the name by which scripts know it"),
    (Derived::Kind, "kind", "Kind", "car, manufacturer, film, sighting, plate or source"),
    (
        Derived::When,
        "when",
        "When",
        "built or known from; founded; released; in force; published; the year of the film",
    ),
    (Derived::Certainty, "certainty", "Surest", "how sure the surest of its claims is"),
    (Derived::Agreement, "agreement", "Sources", "disputed where sources differ on anything"),
    (Derived::Sources, "sources", "Cited", "how many sources it cites"),
    (Derived::Claims, "claims", "Claims", "how many claims it holds"),
    (Derived::Sightings, "sightings", "Seen", "how many sightings there are"),
    (Derived::InYears, "in-years", "In years", "with --year: whether surely or possibly in these years"),
];

impl Column {
    /// What stands over it for people.
    #[must_use]
    pub fn heading(self) -> String {
        match self {
            Self::Field(field) => field.heading.to_owned(),
            Self::Part(field, part) => format!("{} {}", field.heading, part.word()),
            Self::Derived(derived) => derived.heading().to_owned(),
        }
    }

    /// Whether it may be cut where space is short: free words may, ids, years, numbers and names in hangul may not.
    #[must_use]
    pub fn may_be_cut(self) -> bool {
        match self {
            Self::Field(field) => matches!(field.ty, Type::Text | Type::Ref(_)),
            Self::Part(_, part) => matches!(part, Part::Sources | Part::Note),
            Self::Derived(_) => false,
        }
    }

    /// What a record has in it.
    #[must_use]
    pub fn cell<'a>(self, catalogue: &'a Catalogue, record: &'a Record) -> Cell<'a> {
        match self {
            Self::Field(field) => {
                record.of(field).map_or(Cell::NotRecorded, |content| Cell::Content(field, content))
            }
            Self::Part(field, part) => part.cell(field, record.of(field).map_or(&[], Content::claims)),
            Self::Derived(derived) => derived.cell(catalogue, record),
        }
    }
}

impl Part {
    fn cell<'a>(self, field: &'static Field, claims: &'a [Claim]) -> Cell<'a> {
        let Some(claim) = claims.first() else { return Cell::NotRecorded };
        let year = |year: Option<i16>| year.map_or(Cell::NotRecorded, |year| Cell::Number(year.into()));
        match (self, &claim.value) {
            (Self::Certainty, _) => {
                claim.certainty.map_or(Cell::Word("unknown"), |level| Cell::Word(level.word()))
            }
            (Self::Agreement, _) => {
                agreement(field, claims).map_or(Cell::NotRecorded, |agreement| Cell::Word(agreement.word()))
            }
            (Self::Sources, _) if claim.by.is_empty() => Cell::NotRecorded,
            (Self::Sources, _) => {
                Cell::Text(claim.by.iter().map(|source| &**source).collect::<Vec<_>>().join(" ").into())
            }
            (Self::Note, _) => {
                claim.note.as_ref().map_or(Cell::NotRecorded, |note| Cell::Text(note.as_str().into()))
            }
            (Self::Earliest, Value::Years(years)) => year(years.earliest()),
            (Self::Latest, Value::Years(years)) => year(years.latest()),
            _ => Cell::NotRecorded,
        }
    }
}

impl Derived {
    /// Its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.row().1
    }

    /// What stands over it for people.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, &'static str) {
        &DERIVED[self as usize]
    }

    fn cell<'a>(self, catalogue: &'a Catalogue, record: &'a Record) -> Cell<'a> {
        let count = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
        match self {
            Self::Id => Cell::Text(record.id.as_str().into()),
            Self::Kind => Cell::Word(record.kind.word()),
            Self::When => when(catalogue, record),
            Self::Certainty => {
                record.tally.surest.map_or(Cell::NotRecorded, |level| Cell::Word(level.word()))
            }
            Self::Agreement if record.tally.disputed => Cell::Word(Agreement::Disputed.word()),
            Self::Agreement if record.tally.claims == 0 => Cell::NotRecorded,
            Self::Agreement => Cell::Word("undisputed"),
            Self::Sources => {
                let mut sources: Vec<&str> =
                    record.all_claims().flat_map(|(_, claim)| &claim.by).map(|id| &**id).collect();
                sources.sort_unstable();
                sources.dedup();
                count(sources.len())
            }
            Self::Claims => Cell::Number(record.tally.claims.into()),
            Self::InYears => Cell::NotRecorded,
            Self::Sightings => {
                count(catalogue.referring(record).filter(|(_, from)| from.kind == Kind::Sighting).count())
            }
        }
    }
}

/// The record that says when: the film of a sighting, else the record itself.
#[must_use]
pub fn dated<'a>(catalogue: &'a Catalogue, record: &'a Record) -> &'a Record {
    if record.kind != Kind::Sighting {
        return record;
    }
    let film = record.claims("film").iter().find_map(|claim| claim.value.as_text());
    film.and_then(|film| catalogue.get(Kind::Film, film)).unwrap_or(record)
}

fn when<'a>(catalogue: &'a Catalogue, record: &'a Record) -> Cell<'a> {
    let record = dated(catalogue, record);
    let fields = record.kind.year_fields().iter();
    let recorded: Vec<_> =
        fields.filter_map(|key| Some((record.kind.field(key)?, record.get(key)?))).collect();
    // What is known goes before what is known to be unknown.
    let is_known = |content: &Content| content.values().next() != Some(&Value::Unknown);
    let known = recorded.iter().find(|(_, content)| is_known(content));
    match known.or(recorded.first()) {
        None => Cell::NotRecorded,
        // What is known to have existed by a year may be older.
        Some((field, Content::Claims(claims))) if field.key == "known-from" && known.is_some() => {
            Cell::KnownBy(field, &claims[0])
        }
        Some((field, content)) => Cell::Content(field, content),
    }
}
