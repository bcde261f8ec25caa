//! The row of a field as JSON: its claims, with what each says, how sure it is and who says so. Which fields a document has is decided
//! in [`super::json`].

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::catalogue::{Catalogue, Quantity, Statement, Type, Value};
use crate::document::row::Row;

use super::words;

/// The row of a field.
pub(super) struct Field<'l, 'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) row: &'l Row<'a>,
    /// With the views taken back since.
    pub(super) is_whole: bool,
}

impl Serialize for Field<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.row.field().ty == Type::Flag {
            return serializer.serialize_bool(self.row.is_recorded());
        }
        let said = self.row.versions.iter();
        let earlier = self.row.history.iter().filter(|said| self.is_whole && said.superseded_by().is_some());
        let earlier: Vec<_> = earlier.map(Said).collect();
        if !self.row.is_recorded() && earlier.is_empty() {
            return serializer.serialize_none();
        }
        let answer = self.row.answer;
        let field = answer.field();
        if field.is_editorial() {
            let mut values = said.map(|said| words::machine(&said.value));
            return if field.many {
                serializer.collect_seq(values)
            } else {
                values.next().serialize(serializer)
            };
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(agreement) = answer.agreement(self.catalogue) {
            map.serialize_entry("agreement", agreement.word())?;
        }
        if !answer.unit.is_empty() {
            map.serialize_entry("unit", answer.unit)?;
        }
        if let Type::Ref(kind) = field.ty {
            map.serialize_entry("refers-to", kind.word())?;
        }
        map.serialize_entry("claims", &said.map(Said).collect::<Vec<_>>())?;
        if !earlier.is_empty() {
            map.serialize_entry("earlier", &earlier)?;
        }
        map.end()
    }
}

/// One claim.
struct Said<'l, 'a>(&'l Statement<'a>);

impl Serialize for Said<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        serialize_said(&mut map, self.0)?;
        map.end()
    }
}

/// What a claim says, how sure it is and who says so.
pub(super) fn serialize_said<M: SerializeMap>(map: &mut M, said: &Statement<'_>) -> Result<(), M::Error> {
    let state = match *said.value {
        Value::Unknown => "unknown",
        Value::None => "none",
        Value::Verbatim(_) => "said",
        _ => "known",
    };
    map.serialize_entry("state", state)?;
    match &*said.value {
        Value::Unknown | Value::None => map.serialize_entry("value", &())?,
        Value::Years(years) => {
            map.serialize_entry("value", &years.to_string())?;
            map.serialize_entry("earliest", &years.earliest())?;
            map.serialize_entry("latest", &years.latest())?;
            map.serialize_entry("words", &years.words())?;
        }
        Value::Quantity(quantity) => {
            map.serialize_entry("value", &single(quantity).map(Number))?;
            map.serialize_entry("least", &quantity.low.map(Number))?;
            map.serialize_entry("most", &quantity.high.map(Number))?;
            map.serialize_entry("about", &quantity.about)?;
        }
        Value::Text(text) | Value::Ref(text) | Value::Verbatim(text) => map.serialize_entry("value", text)?,
    }
    map.serialize_entry("certainty", &said.certainty())?;
    map.serialize_entry("seen", &said.is_seen())?;
    map.serialize_entry("sources", said.sources())?;
    map.serialize_entry("note", &said.note())?;
    map.serialize_entry("when", &said.when().map(ToString::to_string))?;
    map.serialize_entry("superseded-by", &said.superseded_by())
}

/// The number if there is just one, exact or approximate.
fn single(quantity: &Quantity) -> Option<f64> {
    quantity.low.filter(|low| quantity.high.is_some_and(|high| low.total_cmp(&high).is_eq()))
}

/// A number, whole ones without a decimal point.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[allow(clippy::cast_possible_truncation, reason = "only where nothing is lost")]
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
