//! A condition on what one field says: `payload-kg>=10000`, `colour=blue`, `begun>=2018`, or that it says anything at all. Like years asked
//! about, it may hold surely or possibly.

use anyhow::{Result, anyhow, bail};

use super::column::Column;
use crate::catalogue::{Bound, Catalogue, Field, Kind, Overlap, Record, Type, Value, Years, quoted};
use crate::search::fold;

/// The word for the year in which something began, which no field holds.
const BEGUN: &str = "begun";
/// A condition that a record must meet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    /// Nothing for the year in which it began.
    field: Option<Field>,
    wanted: Wanted,
}

#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Anything,
    /// The least and the greatest number.
    Numbers(f64, f64),
    Words(String),
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
        let value = rest.trim_start_matches(['<', '>', '=']);
        let sign = &rest[..rest.len() - value.len()];
        if sign.is_empty() {
            return Ok(Self { field, wanted: Wanted::Anything });
        }
        let value = value.trim();
        if field.is_some_and(|field| !matches!(field.ty, Type::Quantity | Type::Years)) {
            if sign != "=" {
                bail!("{name} has no order, so that --where takes = only; write --where {name}={value}");
            }
            return Ok(Self { field, wanted: Wanted::Words(fold(value)) });
        }
        let number = value.parse().ok().filter(|number: &f64| number.is_finite());
        let example = if field.is_some_and(|field| field.ty == Type::Quantity) { "10" } else { "1968" };
        let number = number.ok_or_else(|| {
            anyhow!(
                "{name} is compared with a number, not {}; write one such as --where '{name}>={example}'",
                quoted(value)
            )
        })?;
        let (least, most) = match sign {
            "<" => (f64::NEG_INFINITY, number.next_down()),
            "<=" => (f64::NEG_INFINITY, number),
            ">" => (number.next_up(), f64::INFINITY),
            ">=" => (number, f64::INFINITY),
            "=" => (number, number),
            _ => {
                bail!("{} compares nothing; write one of = < <= > >=, such as {name}>={value}", quoted(sign))
            }
        };
        Ok(Self { field, wanted: Wanted::Numbers(least, most) })
    }

    /// How surely a record meets it. The preferred version may settle it; any other standing one makes it possible.
    pub(crate) fn overlap(&self, catalogue: &Catalogue, record: &Record) -> Overlap {
        let Some(field) = self.field else {
            let years = catalogue.when(record).and_then(|answer| answer.years());
            return years.map_or(Overlap::No, |years| self.of_limits(begun(catalogue, record, &years)));
        };
        let versions = record.answer(field).statements().enumerate().map(|(index, statement)| {
            let met = match &*statement.value {
                Value::Unknown | Value::None => Overlap::No,
                Value::Quantity(quantity) => self.of_limits((quantity.low, quantity.high)),
                Value::Years(years) => {
                    self.of_limits((years.earliest().map(f64::from), years.latest().map(f64::from)))
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

    fn of_words(&self, text: &str) -> Overlap {
        let is_met = match &self.wanted {
            Wanted::Words(words) => format!(" {} ", fold(text)).contains(&format!(" {words} ")),
            Wanted::Anything | Wanted::Numbers(..) => true,
        };
        if is_met { Overlap::Definite } else { Overlap::No }
    }

    /// How surely a number between these limits meets it.
    fn of_limits(&self, (low, high): (Option<f64>, Option<f64>)) -> Overlap {
        let (low, high) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        let Wanted::Numbers(least, most) = self.wanted else { return Overlap::Definite };
        if low >= least && high <= most {
            Overlap::Definite
        } else if low <= most && high >= least {
            Overlap::Possible
        } else {
            Overlap::No
        }
    }
}

/// The first and the last year in which a date may begin.
fn begun(catalogue: &Catalogue, record: &Record, years: &Years) -> (Option<f64>, Option<f64>) {
    let first = catalogue.begins(years, record);
    let last = match years {
        Years::Span(Bound::At(start), _) => Years::One(*start).latest(),
        Years::Span(..) => first,
        other => other.latest(),
    };
    (first.map(f64::from), last.map(f64::from))
}
