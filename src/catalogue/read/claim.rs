//! What one field claims: one claim table, or several in an array.

use std::collections::HashSet;

use toml::de::DeValue;

use super::super::claim::{Certainty, Claim, FieldValues, Value};
use super::super::fields::Field;
use super::super::nearest::{choice, quoted};
use super::record::{Item, Reader};

const CLAIM_KEYS: &[&str] = &["is", "said", "certainty", "by", "note", "seen", "when", "superseded"];

impl Reader<'_> {
    pub(super) fn claims(&mut self, field: Field, item: Item<'_>) -> Option<FieldValues> {
        let claims: Vec<Claim> = match item.get_ref() {
            DeValue::Array(claims) if claims.is_empty() => {
                self.empty(field.key, item.span().start);
                return None;
            }
            DeValue::Array(claims) => claims.iter().filter_map(|claim| self.claim(field, claim)).collect(),
            _ => self.claim(field, item).into_iter().collect(),
        };
        (!claims.is_empty()).then(|| FieldValues::Claims(claims.into()))
    }

    fn claim(&mut self, field: Field, item: Item<'_>) -> Option<Claim> {
        let at = item.span().start;
        let DeValue::Table(table) = item.get_ref() else {
            let text = item.get_ref().as_str().unwrap_or("…");
            self.error_at(
                at,
                format!(
                    "{} needs a claim: {{ is = {text:?}, certainty = \"reported\", by = [\"source-id\"] }}",
                    field.key
                ),
            );
            return None;
        };
        let mut claim = Claim {
            value: Value::Unknown,
            certainty: None,
            by: Box::default(),
            note: None,
            seen: false,
            when: None,
            superseded: None,
            stands: true,
            at: self.place(at),
        };
        let mut values = 0;
        let mut sound = true;
        for (key, value) in table {
            match &**key.get_ref() {
                "is" => {
                    values += 1;
                    match self.value(field, value) {
                        Some(value) => claim.value = value,
                        None => sound = false,
                    }
                }
                "said" => {
                    values += 1;
                    claim.value = Value::Verbatim(self.text("said", value)?);
                }
                "certainty" => claim.certainty = self.certainty(value),
                "by" => claim.by = self.sources(value).into(),
                "note" => claim.note = self.text("note", value),
                "superseded" => claim.superseded = self.text("superseded", value),
                "when" => claim.when = self.years("when", value).map(Box::new),
                "seen" => match value.get_ref() {
                    DeValue::Boolean(seen) => claim.seen = *seen,
                    _ => self.error_at(value.span().start, "seen is true or false".to_owned()),
                },
                other => {
                    let list = choice(other, "it has", CLAIM_KEYS);
                    let message = format!("{}: a claim has no {other:?}{list}", field.key);
                    self.error_at(key.span().start, message);
                }
            }
        }
        if values != 1 {
            self.error_at(
                at,
                format!("{}: a claim needs one value, either is = … or said = \"…\"", field.key),
            );
            return None;
        }
        let has = |key: &str| table.contains_key(key);
        let is_silent = matches!(claim.value, Value::Unknown | Value::None);
        if sound && claim.value == Value::Unknown && has("certainty") {
            self.error_at(at, format!("{}: what is unknown has no certainty; leave it out", field.key));
        }
        if sound && !is_silent && !has("certainty") {
            self.error_at(at, format!("{}: how sure is it? add certainty = \"reported\"", field.key));
        }
        if sound && !is_silent && !has("by") {
            self.error_at(at, format!("{}: who says so? add by = [\"source-id\"]", field.key));
        }
        sound.then_some(claim)
    }

    fn certainty(&mut self, item: Item<'_>) -> Option<Certainty> {
        let word = self.text("certainty", item)?;
        let found = Certainty::from_word(word);
        if found.is_none() {
            let words = Certainty::ALL.map(Certainty::word);
            let message = format!("unknown certainty {:?}{}", word, choice(word, "levels", &words));
            self.error_at(item.span().start, message);
        }
        found
    }

    fn sources(&mut self, item: Item<'_>) -> Vec<&'static str> {
        let DeValue::Array(sources) = item.get_ref() else {
            self.error_at(item.span().start, "by holds a list of sources: write [\"source-id\"]".to_owned());
            return Vec::new();
        };
        if sources.is_empty() {
            self.error_at(item.span().start, "by is empty: who says so?".to_owned());
        }
        let mut by = Vec::with_capacity(sources.len());
        let mut named = HashSet::new();
        for item in sources {
            let Some(source) = self.text("by", item) else { continue };
            if named.insert(source) {
                by.push(source);
            } else {
                let message =
                    format!("by: the source {} stands here twice; one witness is one", quoted(source));
                self.warning_at(item.span().start, message);
            }
        }
        by
    }
}
