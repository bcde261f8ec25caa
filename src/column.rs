//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! Here a column gets its value; how the value looks is decided in [`crate::render`].

use std::cmp::Ordering;

use anyhow::{Result, bail};

use crate::catalogue::{
    Agreement, Catalogue, Certainty, Claim, Content, Field, Kind, Quantity, Record, Type, Value, Years,
    agreement, did_you_mean, nearest,
};

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
}

/// What stands in a cell, before it is put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nobody recorded it.
    NotRecorded,
    /// What a field holds.
    Content(&'static Field, &'a Content),
    /// One claim of a field, with a word before it.
    Claim(&'static Field, &'a Claim, &'static str),
    /// A word of our own.
    Word(&'static str),
    /// Words from the data.
    Text(String),
    /// A count or a year.
    Number(i64),
}

const PARTS: [(&str, Part); 6] = [
    ("certainty", Part::Certainty),
    ("agreement", Part::Agreement),
    ("sources", Part::Sources),
    ("note", Part::Note),
    ("earliest", Part::Earliest),
    ("latest", Part::Latest),
];

/// Name, heading and meaning of every derived column.
pub const DERIVED: [(Derived, &str, &str, &str); 8] = [
    (Derived::Id, "id", "ID", "the name by which scripts know it"),
    (Derived::Kind, "kind", "Kind", "car, manufacturer, film, sighting, plate or source"),
    (Derived::When, "when", "When", "built or known from; founded; released; the year of the film"),
    (Derived::Certainty, "certainty", "Surest", "how sure the surest of its claims is"),
    (Derived::Agreement, "agreement", "Sources", "whether sources differ on anything"),
    (Derived::Sources, "sources", "Cited", "how many sources it cites"),
    (Derived::Claims, "claims", "Claims", "how many claims it holds"),
    (Derived::Sightings, "sightings", "Seen", "how many sightings there are"),
];

impl Column {
    /// A column by its name.
    ///
    /// # Errors
    /// If the kind has no such column: the name, the nearest ones and the list.
    pub fn parse(kind: Kind, name: &str) -> Result<Self> {
        if let Some((derived, ..)) = DERIVED.iter().find(|(_, key, ..)| *key == name) {
            return Ok(Self::Derived(*derived));
        }
        if let Some(field) = kind.field(name) {
            return Ok(Self::Field(field));
        }
        let part = name.split_once('.').and_then(|(field, part)| {
            let (_, part) = PARTS.iter().find(|(word, _)| *word == part)?;
            Some(Self::Part(kind.field(field)?, *part))
        });
        if let Some(column) = part {
            return Ok(column);
        }
        let near = did_you_mean(&nearest(name, Self::names(kind)));
        let parts: Vec<String> = PARTS.iter().map(|(word, _)| format!(".{word}")).collect();
        let all: Vec<&str> = Self::names(kind).collect();
        bail!(
            "unknown column {name:?} of {}{near}\n  columns: {}\n  after a field's name: {}",
            kind.plural(),
            all.join(", "),
            parts.join(", ")
        );
    }

    /// The names of a kind's columns.
    pub fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
        DERIVED.iter().map(|(_, key, ..)| *key).chain(kind.fields().iter().map(|field| field.key))
    }

    /// Its name.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Field(field) => field.key.to_owned(),
            Self::Part(field, part) => format!("{}.{}", field.key, part.word()),
            Self::Derived(derived) => derived.row().1.to_owned(),
        }
    }

    /// What stands over it for people.
    #[must_use]
    pub fn heading(self) -> String {
        match self {
            Self::Field(field) => field.heading.to_owned(),
            Self::Part(field, part) => format!("{} {}", field.heading, part.word()),
            Self::Derived(derived) => derived.row().2.to_owned(),
        }
    }

    /// Whether it may be cut where space is short: free words may, ids, years, numbers and names in hangul may not.
    #[must_use]
    pub fn may_be_cut(self) -> bool {
        match self {
            Self::Field(field) => matches!(field.ty, Type::Text | Type::Ref(_)) && field.key != "hangul",
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
    fn word(self) -> &'static str {
        PARTS.iter().find(|(_, part)| *part == self).map_or("", |(word, _)| word)
    }

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
                Cell::Text(claim.by.iter().map(|source| &**source).collect::<Vec<_>>().join(" "))
            }
            (Self::Note, _) => {
                claim.note.as_ref().map_or(Cell::NotRecorded, |note| Cell::Text(note.to_string()))
            }
            (Self::Earliest, Value::Years(years)) => year(years.earliest()),
            (Self::Latest, Value::Years(years)) => year(years.latest()),
            _ => Cell::NotRecorded,
        }
    }
}

impl Derived {
    fn row(self) -> &'static (Self, &'static str, &'static str, &'static str) {
        &DERIVED[self as usize]
    }

    fn cell<'a>(self, catalogue: &'a Catalogue, record: &'a Record) -> Cell<'a> {
        let count = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
        match self {
            Self::Id => Cell::Text(record.id.to_string()),
            Self::Kind => Cell::Word(record.kind.word()),
            Self::When => when(catalogue, record),
            Self::Certainty => {
                record.tally.surest.map_or(Cell::NotRecorded, |level| Cell::Word(level.word()))
            }
            Self::Agreement if record.tally.disputed => Cell::Word(Agreement::Disputed.word()),
            Self::Agreement => Cell::Word(Agreement::Agreed.word()),
            Self::Sources => {
                let mut sources: Vec<&str> =
                    record.all_claims().flat_map(|(_, claim)| &claim.by).map(|id| &**id).collect();
                sources.sort_unstable();
                sources.dedup();
                count(sources.len())
            }
            Self::Claims => Cell::Number(record.tally.claims.into()),
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
    for key in record.kind.year_fields() {
        let Some(field) = record.kind.field(key) else { continue };
        let Some(content) = record.of(field) else { continue };
        match content.claims() {
            // What is known to have existed by a year may be older.
            [claim, ..] if *key == "known-from" => return Cell::Claim(field, claim, "by "),
            _ => return Cell::Content(field, content),
        }
    }
    Cell::NotRecorded
}

/// What a cell sorts by; nothing sorts last, in both directions.
#[derive(Clone, Debug, PartialEq)]
pub enum SortKey<'a> {
    /// A date.
    Years(&'a Years),
    /// A number.
    Quantity(Quantity),
    /// Words, digits in them by value.
    Text(&'a str),
    /// Words made for the occasion.
    Owned(String),
    /// How sure.
    Certainty(Certainty),
}

impl<'a> Cell<'a> {
    /// What it sorts by, if it holds anything.
    #[must_use]
    pub fn sort_key(&self) -> Option<SortKey<'a>> {
        let value = |value: &'a Value| match value {
            Value::Years(years) => Some(SortKey::Years(years)),
            Value::Quantity(quantity) => Some(SortKey::Quantity(**quantity)),
            Value::Text(text) | Value::Ref(text) | Value::Said(text) => Some(SortKey::Text(text)),
            Value::Unknown | Value::None => None,
        };
        match self {
            Self::NotRecorded => None,
            Self::Content(_, content) => content.values().next().and_then(value),
            Self::Claim(_, claim, _) => value(&claim.value),
            Self::Word(word) => Some(
                Certainty::ALL
                    .into_iter()
                    .find(|level| level.word() == *word)
                    .map_or(SortKey::Text(word), SortKey::Certainty),
            ),
            Self::Text(text) => Some(SortKey::Owned(text.clone())),
            #[allow(clippy::cast_precision_loss, reason = "counts and years are far below 2^52")]
            Self::Number(number) => Some(SortKey::Quantity(Quantity::exact(*number as f64))),
        }
    }
}

impl SortKey<'_> {
    /// Their order within one column; of different sorts, dates and numbers come before words.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Years(a), Self::Years(b)) => a.order().cmp(&b.order()),
            (Self::Quantity(a), Self::Quantity(b)) => a.order(b),
            (Self::Certainty(a), Self::Certainty(b)) => b.cmp(a),
            _ => match (self.words(), other.words()) {
                (Some(a), Some(b)) => natural(a, b),
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            },
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Owned(text) => Some(text),
            _ => None,
        }
    }
}

/// Order of words in which 58 comes before 102.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let number = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (digits_a, digits_b) = (number(a), number(b));
        if digits_a > 0 && digits_b > 0 {
            let (x, y) = (a[..digits_a].trim_start_matches('0'), b[..digits_b].trim_start_matches('0'));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[digits_a..], &b[digits_b..]);
            continue;
        }
        match (a.chars().next(), b.chars().next()) {
            (Some(x), Some(y)) if x == y => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
            (x, y) => return x.cmp(&y),
        }
    }
}
