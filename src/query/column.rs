//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record.
//!
//! A column gets its value here; [`crate::render`] decides how it looks.

use indexmap::IndexSet;

use super::{Cell, Derived, Match};
use crate::catalogue::fields::car;
use crate::catalogue::words::words;
use crate::catalogue::{Answer, Catalogue, Field, Kind, Statement, Type, Value};

/// One column of a list, by the name that `--columns` and `--sort` take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The answer of a field.
    Field(Field),
    /// One side of the values in its cell; agreement, of the whole answer.
    Side(Field, Side),
    /// A value derived from the whole record.
    Derived(Derived),
}

words! {
    /// A side of a claim, written after the field's name and a dot.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Side {
        /// How sure the value is; of several the least sure.
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
            Self::Derived(derived) => matches!(derived, Derived::CitedBy | Derived::Disputed),
        }
    }

    /// What a record has in it.
    pub(crate) fn cell<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Cell<'a> {
        self.content(catalogue, hit).unwrap_or(Cell::NotRecorded)
    }

    pub(super) fn content<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Option<Cell<'a>> {
        let asked =
            |of: Answer<'a>| of.statements().nth(hit.maker.filter(|_| of.field == car::MANUFACTURER)?);
        // A record of another kind has its own field of the same name.
        let kind = hit.record.kind;
        let own = |field: Field| if field.kind == kind { Some(field) } else { kind.field(field.key) };
        match self {
            Self::Field(field) => {
                let field = own(field)?;
                let answer = hit.record.listed_by(field);
                if answer.field != field {
                    return Some(Cell::Instead(answer.field.key, hit.record.answer(field)));
                }
                Some(asked(answer).map_or(Cell::Answer(answer), |version| Cell::Version(answer, version)))
            }
            Self::Side(field, Side::Agreement) => {
                hit.record.answer(own(field)?).agreement(catalogue).map(Cell::Word)
            }
            Self::Side(field, side) => {
                let answer = hit.record.answer(own(field)?);
                let shown: Vec<_> = asked(answer).map_or_else(|| answer.shown().collect(), |one| vec![one]);
                side.content(&shown)
            }
            Self::Derived(derived) => derived.content(catalogue, hit),
        }
    }
}

impl Side {
    /// What it says of the versions that stand in the cell of the field, all of them together.
    fn content<'a>(self, shown: &[Statement<'a>]) -> Option<Cell<'a>> {
        let least_sure = shown.iter().map(|said| said.certainty).min()?;
        let mut ends = shown.iter().map(|said| match &*said.value {
            Value::Years(years) => (years.earliest().map(f64::from), years.latest().map(f64::from)),
            Value::Quantity(quantity) => (quantity.low, quantity.high),
            _ => (None, None),
        });
        Some(match self {
            Self::Certainty => least_sure.map_or(Cell::Word("unknown"), Cell::Certainty),
            Self::Agreement => return None,
            Self::Sources => Cell::Text(joined(shown.iter().flat_map(|said| said.sources()), " ")?.into()),
            Self::Note => Cell::Text(joined(shown.iter().filter_map(|said| said.note), "; ")?.into()),
            Self::Earliest | Self::Least => {
                Cell::Number(ends.try_fold(f64::MAX, |all, end| Some(all.min(end.0?)))?)
            }
            Self::Latest | Self::Most => {
                Cell::Number(ends.try_fold(f64::MIN, |all, end| Some(all.max(end.1?)))?)
            }
        })
    }
}

/// Different texts, each once; nothing if there are none.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str) -> Option<String> {
    let texts: Vec<&str> = texts.collect::<IndexSet<_>>().into_iter().collect();
    (!texts.is_empty()).then(|| texts.join(between))
}
