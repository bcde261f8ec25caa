//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! A column gets its value here; [`crate::render`] decides how it looks.

use super::{Cell, Derived, Match};
use crate::catalogue::fields::car;
use crate::catalogue::words::words;
use crate::catalogue::{Answer, Catalogue, Field, Kind, Type, Value};

/// One column of a list, by the name that `--columns` and `--sort` take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The answer of a field.
    Field(Field),
    /// One side of its preferred version.
    Side(Field, Side),
    /// A value derived from the whole record.
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

impl Column {
    /// Its heading, for people.
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
        let derived = Derived::ALL.into_iter();
        let derived = derived.filter_map(|derived| Some((derived.listed(kind)?, Self::Derived(derived))));
        let mut columns: Vec<_> = fields.chain(derived).collect();
        columns.sort_by_key(|((place, _), _)| *place);
        columns.into_iter().map(|((_, rank), column)| (column, rank)).collect()
    }

    /// Whether its cells may be wrapped; a part of an id, a date or a number would mislead.
    pub(crate) fn may_be_wrapped(self) -> bool {
        match self {
            Self::Field(field) => !matches!(field.ty, Type::Years | Type::Quantity),
            Self::Side(_, side) => matches!(side, Side::Sources | Side::Note),
            Self::Derived(derived) => derived == Derived::CitedBy,
        }
    }

    /// The same column of a kind, if that has it.
    fn of(self, kind: Kind) -> Option<Self> {
        let own = |field: Field| if field.kind == kind { Some(field) } else { kind.field(field.key) };
        Some(match self {
            Self::Field(field) => Self::Field(own(field)?),
            Self::Side(field, side) => Self::Side(own(field)?, side),
            Self::Derived(_) => self,
        })
    }

    /// What a record has in it.
    pub(crate) fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        self.content(catalogue, hit).unwrap_or(Cell::NotRecorded)
    }

    pub(super) fn content<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Option<Cell<'a>> {
        match self.of(hit.record.kind)? {
            Self::Field(field) => {
                let answer = hit.record.listed_by(field);
                if answer.field != field {
                    return Some(Cell::Instead(answer.field.key, hit.record.answer(field)));
                }
                let asked = hit.maker.filter(|_| field == car::MANUFACTURER);
                let asked = asked.and_then(|version| answer.statements().nth(version));
                Some(asked.map_or(Cell::Answer(answer), |version| Cell::Version(answer, version)))
            }
            Self::Side(field, side) => side.content(catalogue, hit.record.answer(field)),
            Self::Derived(derived) => derived.content(catalogue, hit),
        }
    }
}

impl Side {
    fn content<'a>(self, catalogue: &'a Catalogue, answer: Answer<'a>) -> Option<Cell<'a>> {
        let preferred = answer.preferred()?;
        Some(match (self, &*preferred.value) {
            (Self::Certainty, _) => preferred.certainty.map_or(Cell::Word("unknown"), Cell::Certainty),
            (Self::Agreement, _) => Cell::Word(answer.agreement(catalogue)?),
            (Self::Sources, _) => Cell::Text(Some(preferred.by).filter(|by| !by.is_empty())?.into()),
            (Self::Note, _) => Cell::Text(preferred.note?.into()),
            (Self::Earliest, Value::Years(years)) => Cell::Number(years.earliest()?.into()),
            (Self::Latest, Value::Years(years)) => Cell::Number(years.latest()?.into()),
            (Self::Least, Value::Quantity(quantity)) => Cell::Number(quantity.low?),
            (Self::Most, Value::Quantity(quantity)) => Cell::Number(quantity.high?),
            _ => return None,
        })
    }
}
