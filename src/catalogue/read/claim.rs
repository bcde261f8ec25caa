//! What one field claims: one claim table, or several in an array.

use super::super::claim::{Certainty, Claim, Value};
use super::super::fields::Field;
use super::super::nearest::choice;
use super::super::record::Content;
use super::super::text::Text;
use super::record::{Reader, exactly};
use super::tree::{Item, What};

const CLAIM_KEYS: &[&str] = &["is", "said", "certainty", "by", "note", "seen", "when", "superseded"];

impl Reader {
    pub(super) fn claims(&mut self, field: &Field, item: Item<'_>) -> Option<Content> {
        let is_array = matches!(item.what, What::Array);
        let claims: Vec<Claim> = if is_array {
            exactly(item.items().count(), item.items().filter_map(|claim| self.claim(field, claim)))
        } else {
            self.claim(field, item).into_iter().collect()
        };
        if claims.is_empty() {
            if is_array && item.items().next().is_none() {
                self.empty(field.key, item.at);
            }
            return None;
        }
        Some(Content::Claims(claims.into()))
    }

    fn claim(&mut self, field: &Field, item: Item<'_>) -> Option<Claim> {
        let at = item.at;
        if !matches!(item.what, What::Table) {
            let text = item.as_text().unwrap_or(Text::from("…"));
            let text = text.as_str();
            self.wrong(
                at,
                format!(
                    "{} needs a claim: {{ is = {text:?}, certainty = \"reported\", by = [\"source-id\"] }}",
                    field.key
                ),
            );
            return None;
        }
        let mut claim = Claim {
            value: Value::Unknown,
            certainty: None,
            by: Box::default(),
            note: None,
            seen: false,
            when: None,
            superseded: None,
            at: self.place(at),
        };
        let mut values = 0;
        let mut sound = true;
        for value in item.items() {
            match value.key.as_str() {
                "is" => {
                    values += 1;
                    match self.value(field, value) {
                        Some(value) => claim.value = value,
                        None => sound = false,
                    }
                }
                "said" => {
                    values += 1;
                    claim.value = Value::Said(self.text("said", value)?);
                }
                "certainty" => claim.certainty = self.certainty(value),
                "by" => claim.by = self.sources(value).into(),
                "note" => claim.note = self.text("note", value),
                "superseded" => claim.superseded = self.text("superseded", value),
                "when" => claim.when = self.years("when", value).map(Box::new),
                "seen" => match value.what {
                    What::Boolean(seen) => claim.seen = seen,
                    _ => self.wrong(value.at, "seen is true or false".to_owned()),
                },
                other => {
                    let list = choice(other, "it has", CLAIM_KEYS);
                    let message = format!("{}: a claim has no {other:?}{list}", field.key);
                    self.wrong(value.key_at, message);
                }
            }
        }
        if values != 1 {
            self.wrong(at, format!("{}: a claim needs one value, either is = … or said = \"…\"", field.key));
            return None;
        }
        let has = |key: &str| item.items().any(|value| value.key.as_str() == key);
        let absent = claim.value == Value::Unknown;
        if sound && absent && claim.certainty.is_some() {
            self.wrong(at, format!("{}: what is unknown has no certainty; leave it out", field.key));
        }
        if sound && !absent && claim.certainty.is_none() && !has("certainty") {
            self.wrong(at, format!("{}: how sure is it? add certainty = \"reported\"", field.key));
        }
        if sound && !absent && claim.by.is_empty() && !has("by") {
            self.wrong(at, format!("{}: who says so? add by = [\"source-id\"]", field.key));
        }
        sound.then_some(claim)
    }

    fn certainty(&mut self, item: Item<'_>) -> Option<Certainty> {
        let word = self.text("certainty", item)?;
        let found = Certainty::ALL.into_iter().find(|certainty| certainty.word() == &*word);
        if found.is_none() {
            let words = Certainty::ALL.map(Certainty::word);
            let message = format!("unknown certainty {:?}{}", &*word, choice(&word, "levels", &words));
            self.wrong(item.at, message);
        }
        found
    }

    fn sources(&mut self, item: Item<'_>) -> Vec<Text> {
        if !matches!(item.what, What::Array) {
            self.wrong(item.at, "by holds a list of sources: write [\"source-id\"]".to_owned());
            return Vec::new();
        }
        let count = item.items().count();
        if count == 0 {
            self.wrong(item.at, "by is empty: who says so?".to_owned());
        }
        exactly(count, item.items().filter_map(|source| self.text("by", source)))
    }
}
