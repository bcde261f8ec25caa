//! What one field claims: one claim table, or several in an array.

use std::collections::HashSet;

use toml::de::DeValue;

use super::record::{Item, Reader};
use crate::catalogue::{Certainty, Claim, Field, Severity, Value, choice, quoted};

const CLAIM_KEYS: &[&str] = &["is", "said", "certainty", "by", "note", "seen", "when", "superseded"];

impl Reader<'_> {
    pub(super) fn claim(&mut self, field: Field, item: Item<'_>) -> Option<Claim> {
        let (at, name) = (item.span().start, field.key);
        let DeValue::Table(table) = item.get_ref() else {
            let text = quoted(item.get_ref().as_str().unwrap_or("…"));
            let claim = format!("{{ is = {text}, certainty = \"reported\", by = [\"source-id\"] }}");
            self.error_at(at, format!("{name} needs a claim: {claim}"));
            return None;
        };
        let mut claim = Claim::of(Value::Unknown, self.place(at));
        let has = |key: &str| table.contains_key(key);
        let mut is_sound = has("is") != has("said");
        if !is_sound {
            let message = format!("{name}: a claim needs one value, either is = … or said = \"…\"");
            self.error_at(at, message);
        }
        for (key, item) in table {
            let word = &**key.get_ref();
            if !CLAIM_KEYS.contains(&word) {
                let list = choice(word, "it has", CLAIM_KEYS);
                self.error_at(key.span().start, format!("{name}: a claim has no {}{list}", quoted(word)));
                continue;
            }
            let read = self.part(&mut claim, field, word, item);
            is_sound &= self.sound(item, read).is_some() || !matches!(word, "is" | "said");
        }
        let has_value = !matches!(claim.value, Value::Unknown | Value::None);
        let mistakes = [
            (
                claim.value == Value::Unknown && has("certainty"),
                "what is unknown has no certainty; leave it out",
            ),
            (has_value && !has("certainty"), "how sure is it? add certainty = \"reported\""),
            (has_value && !has("by"), "who says so? add by = [\"source-id\"]"),
        ];
        for (_, message) in mistakes.iter().filter(|(is_made, _)| is_sound && *is_made) {
            self.error_at(at, format!("{name}: {message}"));
        }
        is_sound.then_some(claim)
    }

    /// What stands under one of the keys of a claim.
    fn part(&mut self, claim: &mut Claim, field: Field, key: &str, item: Item<'_>) -> Result<(), String> {
        let circumstances = &mut claim.circumstances;
        match key {
            "is" => claim.value = self.value(field, item)?,
            "said" => claim.value = Value::Verbatim(self.text(key, item)?),
            "certainty" => claim.certainty = Some(self.certainty(item)?),
            "by" => claim.by = self.sources(item)?,
            "note" => circumstances.get_or_insert_default().note = Some(self.text(key, item)?),
            "superseded" => circumstances.get_or_insert_default().superseded = Some(self.text(key, item)?),
            "when" => circumstances.get_or_insert_default().when = Some(self.years(key, item)?),
            _ => claim.seen = item.get_ref().as_bool().ok_or("seen is true or false")?,
        }
        Ok(())
    }

    fn certainty(&mut self, item: Item<'_>) -> Result<Certainty, String> {
        let word = self.text("certainty", item)?;
        let words = Certainty::ALL.map(Certainty::word);
        let unknown = || format!("unknown certainty {}{}", quoted(word), choice(word, "levels", &words));
        Certainty::from_word(word).ok_or_else(unknown)
    }

    fn sources(&mut self, item: Item<'_>) -> Result<Box<[&'static str]>, String> {
        let DeValue::Array(sources) = item.get_ref() else {
            return Err("by holds a list of sources: write [\"source-id\"]".to_owned());
        };
        if sources.is_empty() {
            return Err("by is empty: who says so?".to_owned());
        }
        let mut by = Vec::with_capacity(sources.len());
        let mut named = HashSet::new();
        for item in sources {
            let read = self.text("by", item);
            let Some(source) = self.sound(item, read) else { continue };
            if named.insert(source) {
                by.push(source);
            } else {
                let source = quoted(source);
                let message = format!("by: the source {source} stands here twice; one witness is one");
                self.find(Severity::Warning, item.span().start, message);
            }
        }
        Ok(by.into())
    }
}
