//! What may stand in a column: a field, one side of a field (`years.earliest`), or something derived from the whole record; and columns by
//! name.
//!
//! A column gets its value here; [`crate::render`] decides how it looks.

use anyhow::{Result, anyhow, bail};
use indexmap::IndexSet;

use super::{Cell, Derived, Match};
use crate::catalogue::fields::car;
use crate::catalogue::words::words;
use crate::catalogue::{
    Answer, Catalogue, Field, Kind, Statement, Type, Value, did_you_mean, nearest, quoted,
};
use crate::search::{fold, meanings};

/// The word for the year in which something began, which no field holds.
pub(crate) const BEGUN: &str = "begun";

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

    /// Returns a column by its name or by its heading, in any case: `based-on`, `Based on`, `built-by`.
    ///
    /// # Errors
    /// If the kind has no such column: the name, the nearest ones and the list.
    pub(crate) fn parse(kind: Kind, typed: &str) -> Result<Self> {
        let name = &*as_key(typed);
        let (whole, side) = name.split_once('.').map_or((name, None), |(whole, side)| (whole, Some(side)));
        let Some(column) = Self::named(kind, whole) else { bail!("{}", Self::unknown(kind, typed)) };
        match (column, side.map(Side::from_word)) {
            (column, None) => Ok(column),
            (Self::Field(field), Some(Some(side))) if side.is_of(field) => Ok(Self::Side(field, side)),
            _ => {
                let sides: Vec<String> = Self::sides(kind, whole).collect();
                let which = if sides.is_empty() { "no sides" } else { "the sides " };
                let (typed, key, sides) = (quoted(typed), column.key(), sides.join(", "));
                bail!("{typed} is not a column: {key} has {which}{sides}")
            }
        }
    }

    /// Returns a field by its name or its heading, for a flag that takes nothing else.
    ///
    /// # Errors
    /// If the kind has no such field: the name, and the nearest one or how to list them.
    pub(crate) fn field(kind: Kind, typed: &str, flag: &str) -> Result<Field> {
        match Self::parse(kind, typed) {
            Ok(Self::Field(field)) => Ok(field),
            Ok(Self::Side(field, _)) => {
                bail!("{flag} takes fields, not {}; write {}", quoted(typed), field.key)
            }
            Ok(Self::Derived(_)) => {
                bail!("{flag} takes fields, not {}; see nkcars fields {}", quoted(typed), kind.plural())
            }
            Err(_) => kind.field_named(typed).map_err(|unknown| anyhow!("{flag}: {unknown}")),
        }
    }

    /// Returns a column of whole records or whole fields by its name, else by its heading or an everyday word for it.
    fn named(kind: Kind, name: &str) -> Option<Self> {
        // `when` shows the years that `begun` compares.
        let name = if name == BEGUN { Derived::When.word() } else { name };
        let derived = || Derived::of_records().filter(|derived| derived.is_of(kind)).map(Self::Derived);
        let columns = || derived().chain(kind.fields().map(Self::Field));
        let by_heading = || columns().find(|column| as_key(&column.heading()) == name);
        // "Maker" asks for one field.
        let asked = |ours: &str| kind.field(ours.strip_prefix("+field ")?).map(Self::Field);
        let by_word = || meanings(&fold(name)).into_iter().find_map(asked);
        columns().find(|column| column.key() == name).or_else(by_heading).or_else(by_word)
    }

    /// Returns a column of hits, which may be of any of these kinds.
    ///
    /// # Errors
    /// If none of the kinds has such a column: what is said of the first.
    pub(crate) fn of_hits(kinds: &[Kind], name: &str) -> Result<Self> {
        if let Some(of_hits) = Derived::from_word(name).filter(|derived| *derived >= Derived::Name) {
            return Ok(Self::Derived(of_hits));
        }
        let mut columns = kinds.iter().map(|kind| Self::parse(*kind, name));
        let first = columns.next().unwrap_or_else(|| Self::parse(Kind::Car, name));
        first.or_else(|refused| columns.find_map(Result::ok).ok_or(refused))
    }

    fn unknown(kind: Kind, name: &str) -> String {
        let near = did_you_mean(&nearest(name, Self::names(kind)));
        let (name, kinds) = (quoted(name), kind.plural());
        if !near.is_empty() {
            return format!("unknown column {name} of {kinds}{near}\n  see: nkcars fields {kinds}");
        }
        let all: Vec<&str> = Self::names(kind).collect();
        let sides = Side::ALL.map(|side| format!(".{side}"));
        let (all, sides) = (all.join(", "), sides.join(", "));
        format!("unknown column {name} of {kinds}\n  columns: {all}\n  after a field's name: {sides}")
    }

    /// Returns the sides of a field of this name: `years.earliest`; none for what is no field.
    pub(crate) fn sides(kind: Kind, name: &str) -> impl Iterator<Item = String> {
        let sides =
            Self::named(kind, name).into_iter().flat_map(|column| Side::ALL.map(|side| (column, side)));
        sides.filter_map(|(column, side)| match column {
            Self::Field(field) if side.is_of(field) => Some(format!("{}.{side}", field.key)),
            _ => None,
        })
    }

    /// Returns the names of the columns in which records of a kind can have anything.
    pub(crate) fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
        let derived = Derived::of_records().filter(move |derived| derived.is_of(kind));
        derived.map(Derived::word).chain(kind.fields().map(|field| field.key))
    }

    /// Returns its name.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Field(field) => field.key.to_owned(),
            Self::Side(field, side) => format!("{}.{side}", field.key),
            Self::Derived(derived) => derived.word().to_owned(),
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

    /// Whether a field has such a side.
    fn is_of(self, field: Field) -> bool {
        let fits = match self {
            Self::Earliest | Self::Latest => field.ty == Type::Years,
            Self::Least | Self::Most => field.ty == Type::Quantity,
            Self::Certainty | Self::Agreement | Self::Sources | Self::Note => true,
        };
        fits && !field.is_editorial()
    }
}

/// Different texts, each once; nothing if there are none.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str) -> Option<String> {
    let texts: Vec<&str> = texts.collect::<IndexSet<_>>().into_iter().collect();
    (!texts.is_empty()).then(|| texts.join(between))
}

/// Returns what is typed as keys are written.
fn as_key(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '_'], "-")
}
