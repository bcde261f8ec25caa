//! The answer of a field as JSON: its claims, with what each says, how sure it is and who says so. Which fields a document has is decided
//! in [`super::json`].

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Number, Value as Json, json};

use crate::catalogue::{Answer, Catalogue, Statement, Type, Value};

/// The answer of a field.
pub(super) struct Field<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) answer: Answer<'a>,
    /// The statement to show instead, if the answer has a single version.
    pub(super) shown: Option<Statement<'a>>,
    /// With the views taken back since.
    pub(super) is_whole: bool,
}

impl<'a> Field<'a> {
    /// What stands.
    pub(super) fn of(catalogue: &'a Catalogue, answer: Answer<'a>) -> Self {
        Self { catalogue, answer, shown: None, is_whole: false }
    }
}

impl<'a> Serialize for Field<'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let answer = self.answer;
        let field = answer.field;
        if field.ty == Type::Flag {
            return serializer.serialize_bool(answer.is_recorded());
        }
        let history = || answer.history().filter(|_| self.is_whole);
        let earlier = || history().filter(|said| said.superseded_by().is_some());
        let has_earlier = earlier().next().is_some();
        if !answer.is_recorded() && !has_earlier {
            return serializer.serialize_none();
        }
        if field.is_editorial() {
            let text = |said: Statement<'a>| said.value.written();
            return if field.many {
                serializer.collect_seq(answer.statements().map(text))
            } else {
                answer.preferred().map(text).serialize(serializer)
            };
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(agreement) = answer.agreement(self.catalogue) {
            map.serialize_entry("agreement", agreement)?;
        }
        if !answer.unit.is_empty() {
            map.serialize_entry("unit", answer.unit)?;
        }
        if let Type::Ref(kind) = field.ty {
            map.serialize_entry("refers-to", kind.word())?;
        }
        let only = self.shown.as_ref().filter(|_| answer.statements().count() == 1);
        // An unknown beside a value stands too.
        let unknown = || history().filter(|said| said.superseded_by().is_none());
        let versions = || answer.statements().map(|said| only.cloned().unwrap_or(said));
        let claims = || versions().chain(unknown());
        map.serialize_entry("claims", &Each(claims))?;
        if has_earlier {
            map.serialize_entry("earlier", &Each(earlier))?;
        }
        map.end()
    }
}

/// What an iterator yields, in a list, without collecting it first.
pub(super) struct Each<F>(pub(super) F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// One claim.
impl Serialize for Statement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        serialize_said(&mut map, self)?;
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
            map.serialize_entry("value", &quantity.single().map(number))?;
            map.serialize_entry("least", &quantity.low.map(number))?;
            map.serialize_entry("most", &quantity.high.map(number))?;
            map.serialize_entry("about", &quantity.about)?;
        }
        Value::Text(text) | Value::Ref(text) | Value::Verbatim(text) => map.serialize_entry("value", text)?,
    }
    map.serialize_entry("certainty", &said.certainty)?;
    map.serialize_entry("seen", &said.seen)?;
    map.serialize_entry("sources", &Each(|| said.sources()))?;
    map.serialize_entry("note", &said.note)?;
    map.serialize_entry("when", &said.when().map(ToString::to_string))?;
    map.serialize_entry("superseded-by", &said.superseded_by())
}

/// An object with how sure a statement is, and who says so.
pub(super) fn with_sources(mut object: Json, statement: &Statement<'_>) -> Json {
    object["certainty"] = json!(statement.certainty);
    object["seen"] = json!(statement.seen);
    object["sources"] = statement.sources().collect();
    object["note"] = json!(statement.note);
    object
}

/// A number, whole ones without a decimal point.
pub(super) fn number(number: f64) -> Number {
    #[allow(clippy::cast_possible_truncation, reason = "only where nothing is lost")]
    let whole = (number.fract() == 0.0 && number.abs() < 9e15).then(|| (number as i64).into());
    whole.or_else(|| Number::from_f64(number)).unwrap_or(0.into())
}
