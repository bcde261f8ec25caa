//! A condition on what one field says: `payload-kg>=10000`, `colour=blue`, `begun>=2018`, or that it says anything at all. Like years asked
//! about, it may hold surely or possibly.

use anyhow::{Result, anyhow, bail};

use super::column::Column;
use crate::catalogue::{Catalogue, Field, Kind, Overlap, Record, Type, Value, quoted};
use crate::search::fold;

/// The word for the year in which something began, which no field holds.
const BEGUN: &str = "begun";
const COMPARISONS: [(&str, Comparison); 5] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<", Comparison::Less),
    (">", Comparison::More),
    ("=", Comparison::Equal),
];

/// A condition that a record must meet.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    /// `None` for the year in which it began.
    field: Option<Field>,
    wanted: Wanted,
}

#[derive(Clone, Debug)]
enum Wanted {
    Anything,
    Number(Comparison, f64),
    /// From one year to another.
    Years(i16, i16),
    Words(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    AtMost,
    AtLeast,
    Less,
    More,
    Equal,
}

impl Condition {
    /// Reads a condition on the records of a kind.
    ///
    /// # Errors
    /// If the kind has no such field, or the field cannot be compared so.
    pub(crate) fn parse(kind: Kind, text: &str) -> Result<Self> {
        let at = text.find(['<', '>', '=']).unwrap_or(text.len());
        let (name, rest) = (text[..at].trim(), &text[at..]);
        let field = match name {
            BEGUN => None,
            name => match Column::parse(kind, name)? {
                Column::Field(field) => Some(field),
                _ => bail!(
                    "--where takes a field or {BEGUN}, not {}; see nkcars fields {}",
                    quoted(name),
                    kind.plural()
                ),
            },
        };
        let comparison =
            COMPARISONS.iter().find_map(|(sign, comparison)| Some((rest.strip_prefix(sign)?, *comparison)));
        let Some((value, comparison)) = comparison else {
            return Ok(Self { field, wanted: Wanted::Anything });
        };
        let value = value.trim();
        if field.is_some_and(|field| !matches!(field.ty, Type::Quantity | Type::Years)) {
            if comparison != Comparison::Equal {
                bail!("{name} has no order, so that --where takes = only; write --where {name}={value}");
            }
            return Ok(Self { field, wanted: Wanted::Words(fold(value)) });
        }
        let wrong = |what: &str, example: &str| {
            anyhow!(
                "{name} is compared with a {what}, not {}; write one such as --where '{name}>={example}'",
                quoted(value)
            )
        };
        if field.is_none_or(|field| field.ty == Type::Years) {
            let year = value.parse().map_err(|_| wrong("year", "1968"))?;
            return Ok(Self { field, wanted: comparison.with_year(year) });
        }
        let number = value.parse().ok().filter(|number: &f64| number.is_finite());
        let number = number.ok_or_else(|| wrong("number", "10"))?;
        Ok(Self { field, wanted: Wanted::Number(comparison, number) })
    }

    /// How surely a record meets it. The preferred version may settle it; any other standing one makes it possible.
    pub(crate) fn overlap(&self, catalogue: &Catalogue, record: &Record) -> Overlap {
        let Some(field) = self.field else {
            let (from, to) = self.years();
            return catalogue.began(record, from, to);
        };
        let versions = record.answer(field).statements().enumerate().map(|(index, statement)| {
            let met = match &*statement.value {
                Value::Unknown | Value::None => Overlap::No,
                Value::Quantity(quantity) => self.of_limits((quantity.low, quantity.high)),
                Value::Years(years) => {
                    let (from, to) = self.years();
                    years.overlap(from, to)
                }
                Value::Ref(id) => {
                    let Type::Ref(kind) = field.ty else { return Overlap::No };
                    let name = catalogue.get(kind, id).map_or(*id, |record| record.name());
                    self.of_words(id).max(self.of_words(name))
                }
                _ => statement.text().map_or(Overlap::No, |text| self.of_words(text)),
            };
            if index == 0 || field.many { met } else { met.min(Overlap::Possible) }
        });
        versions.max().unwrap_or(Overlap::No)
    }

    fn years(&self) -> (i16, i16) {
        match self.wanted {
            Wanted::Years(from, to) => (from, to),
            _ => (i16::MIN, i16::MAX),
        }
    }

    fn of_words(&self, text: &str) -> Overlap {
        let is_met = match &self.wanted {
            Wanted::Words(words) => format!(" {} ", fold(text)).contains(&format!(" {words} ")),
            Wanted::Anything | Wanted::Number(..) | Wanted::Years(..) => true,
        };
        if is_met { Overlap::Definite } else { Overlap::No }
    }

    /// How surely a number between these limits meets it.
    fn of_limits(&self, (low, high): (Option<f64>, Option<f64>)) -> Overlap {
        let (low, high) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        let Wanted::Number(comparison, wanted) = self.wanted else { return Overlap::Definite };
        let (surely, possibly) = match comparison {
            Comparison::AtMost => (high <= wanted, low <= wanted),
            Comparison::AtLeast => (low >= wanted, high >= wanted),
            Comparison::Less => (high < wanted, low < wanted),
            Comparison::More => (low > wanted, high > wanted),
            Comparison::Equal => (low >= wanted && high <= wanted, low <= wanted && high >= wanted),
        };
        match (surely, possibly) {
            (true, _) => Overlap::Definite,
            (_, true) => Overlap::Possible,
            _ => Overlap::No,
        }
    }
}

impl Comparison {
    fn with_year(self, year: i16) -> Wanted {
        match self {
            Self::AtMost => Wanted::Years(i16::MIN, year),
            Self::AtLeast => Wanted::Years(year, i16::MAX),
            Self::Less => Wanted::Years(i16::MIN, year.saturating_sub(1)),
            Self::More => Wanted::Years(year.saturating_add(1), i16::MAX),
            Self::Equal => Wanted::Years(year, year),
        }
    }
}
