//! Reads a claim, and a value of the type of its field, or `unknown` or `none`. What is wrong with a value is returned as a message.

use std::collections::HashSet;

use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::hidden::suspicion;
use super::super::record_field;
use super::record::{EMPTY, Item, Reader, kept};
use crate::catalogue::{
    Certainty, Claim, Field, Quantity, Role, Severity, Type, Value, Years, choice, quoted,
};

const CLAIM_KEYS: &[&str] = &["is", "said", "certainty", "by", "note", "seen", "when", "superseded"];

/// No vehicle is older, and no source is from the future.
const SANE_YEARS: std::ops::RangeInclusive<i16> = 1850..=2100;

impl Reader<'_> {
    pub(super) fn claim(&mut self, field: Field, item: Item<'_>) -> Option<Claim> {
        let at = item.span().start;
        let DeValue::Table(table) = item.get_ref() else {
            let text = quoted(item.get_ref().as_str().unwrap_or("…"));
            let claim = format!("{{ is = {text}, certainty = \"reported\", by = [\"source-id\"] }}");
            self.error(at, format!("it needs a claim: {claim}"));
            return None;
        };
        let mut claim = Claim::of(Value::Unknown, self.place(at));
        let has = |key: &str| table.contains_key(key);
        let mut is_sound = has("is") != has("said");
        if !is_sound {
            self.error(at, "a claim needs one value, either is = … or said = \"…\"".to_owned());
        }
        for (key, item) in table {
            let word = &**key.get_ref();
            let Some(known) = CLAIM_KEYS.iter().find(|known| **known == word) else {
                let list = choice(word, "it has", CLAIM_KEYS);
                self.error(key.span().start, format!("a claim has no {}{list}", quoted(word)));
                continue;
            };
            self.key = if word == "is" { "" } else { known };
            let read = self.part(&mut claim, field, word, item);
            is_sound &= self.or_report(item.span().start, read).is_some() || !matches!(word, "is" | "said");
            self.key = "";
        }
        let has_value = !matches!(claim.value, Value::Unknown | Value::None);
        let is_unknown = claim.value == Value::Unknown;
        let mistakes = [
            (is_unknown && has("certainty"), "what is unknown has no certainty; leave it out"),
            (has_value && !has("certainty"), "how sure is it? add certainty = \"reported\""),
            (has_value && !has("by"), "who says so? add by = [\"source-id\"]"),
        ];
        for (_, message) in mistakes.iter().filter(|(is_made, _)| is_sound && *is_made) {
            self.error(at, (*message).to_owned());
        }
        is_sound.then_some(claim)
    }

    /// Reads the value of one key of a claim.
    fn part(&mut self, claim: &mut Claim, field: Field, key: &str, item: Item<'_>) -> Result<(), String> {
        let circumstances = &mut claim.circumstances;
        match key {
            "is" => claim.value = self.value(field, item)?,
            "said" => claim.value = Value::Verbatim(self.text(item)?),
            "certainty" => claim.certainty = Some(Certainty::parse(self.text(item)?, "level")?),
            "by" => claim.by = self.sources(item)?,
            "note" => circumstances.get_or_insert_default().note = Some(self.text(item)?),
            "superseded" => circumstances.get_or_insert_default().superseded = Some(self.text(item)?),
            "when" => circumstances.get_or_insert_default().when = Some(self.years(item)?),
            _ => claim.seen = item.get_ref().as_bool().ok_or_else(|| self.not("true or false", item))?,
        }
        Ok(())
    }

    fn sources(&mut self, item: Item<'_>) -> Result<&'static str, String> {
        let DeValue::Array(sources) = item.get_ref() else {
            return Err("it holds a list of sources: write [\"source-id\"]".to_owned());
        };
        if sources.is_empty() {
            return Err("it is empty: who says so?".to_owned());
        }
        let mut by = Vec::with_capacity(sources.len());
        let mut named = HashSet::new();
        for item in sources {
            let read = self.text(item);
            let Some(source) = self.or_report(item.span().start, read) else { continue };
            if source.contains(' ') {
                self.error(item.span().start, format!("{} is no id of a source", quoted(source)));
            } else if named.insert(source) {
                by.push(source);
            } else {
                let source = quoted(source);
                let message = format!("the source {source} is listed twice; it counts once");
                self.report(Severity::Warning, item.span().start, message);
            }
        }
        Ok(if let [source] = by[..] { source } else { by.join(" ").leak() })
    }

    pub(super) fn value(&mut self, field: Field, item: Item<'_>) -> Result<Value, String> {
        // In editorial fields these are words like any other: a car may be called "None".
        let is_word = field.is_editorial() && matches!(field.ty, Type::Text | Type::Term(_) | Type::Flag);
        match item.get_ref().as_str() {
            Some("unknown") if !is_word => return Ok(Value::Unknown),
            Some("none") if !is_word => return Ok(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => {
                let text = self.text(item)?;
                if field.is_editorial() && text.contains('\n') {
                    let message = "it has several lines; write it in one".to_owned();
                    self.report(Severity::Note, item.span().start, message);
                }
                let script = match field.role {
                    Some(Role::Hangul) => Some('가'..='힣'),
                    Some(Role::Hanja) => Some('㐀'..='\u{9fff}'),
                    _ => None,
                };
                if script.is_some_and(|letters| !text.contains(|letter| letters.contains(&letter))) {
                    let message = format!("{} has no {} in it", quoted(text), field.key);
                    self.report(Severity::Warning, item.span().start, message);
                }
                Ok(Value::Text(text))
            }
            Type::Ref(_) => self.text(item).map(Value::Ref),
            Type::Years => self.years(item).map(Value::Years),
            Type::Quantity => self.quantity(item).map(|number| Value::Quantity(Box::new(number))),
            Type::RecordField => {
                let name = self.text(item)?;
                record_field::parse(name)?;
                Ok(Value::Text(name))
            }
            // On screen a flag is shown by its name.
            Type::Flag if item.get_ref().as_bool() == Some(true) => Ok(Value::Text(field.key)),
            Type::Flag => Err(self.not("true without quotes, or left out", item)),
            Type::Term(words) => {
                let word = self.text(item)?;
                let unknown = || format!("unknown word {}{}", quoted(word), choice(word, "words", words));
                words.contains(&word).then_some(Value::Text(word)).ok_or_else(unknown)
            }
        }
    }

    pub(super) fn text(&mut self, item: Item<'_>) -> Result<&'static str, String> {
        let DeValue::String(text) = item.get_ref() else {
            return Err(self.not("text in quotes", item));
        };
        if text.chars().all(|character| character.is_whitespace() || character == '\u{feff}') {
            return Err(EMPTY.to_owned());
        }
        // The line ends of Windows make no difference.
        let text = if text.contains("\r\n") { text.replace("\r\n", "\n").leak() } else { kept(text.clone()) };
        if let Some(suspicion) = suspicion(text) {
            self.report(Severity::Warning, item.span().start, suspicion);
        }
        Ok(if text.is_ascii() || is_nfc(text) { text } else { text.nfc().collect::<String>().leak() })
    }

    pub(super) fn years(&mut self, item: Item<'_>) -> Result<Years, String> {
        match item.get_ref() {
            DeValue::String(text) => {
                let years = text.parse::<Years>().map_err(|error| error.to_string())?;
                let mut ends = [years.earliest(), years.latest()].into_iter().flatten();
                if !ends.all(|year| SANE_YEARS.contains(&year)) {
                    let (least, most) = (SANE_YEARS.start(), SANE_YEARS.end());
                    let message = format!("{years} is not between {least} and {most}");
                    self.report(Severity::Warning, item.span().start, message);
                }
                Ok(years)
            }
            other => {
                // TOML has dates, but none that are uncertain.
                let written = other.as_datetime().map(ToString::to_string).unwrap_or_default();
                let meant = written.split(['T', ' ']).next().filter(|date| date.parse::<Years>().is_ok());
                let example = meant.unwrap_or("1978");
                Err(self.not(&format!("a date in quotes, such as {example:?}"), item))
            }
        }
    }

    fn quantity(&self, item: Item<'_>) -> Result<Quantity, String> {
        let written = self.written(item);
        let exact = |number: Option<f64>| {
            let wrong = if written.starts_with('-') { "negative" } else { "too large or no number" };
            let sane = number.filter(|number| number.is_finite() && *number >= 0.0);
            // Zero has no sign.
            sane.map(|number| Quantity::exact(number + 0.0)).ok_or_else(|| format!("{written} is {wrong}"))
        };
        match item.get_ref() {
            DeValue::String(text) => text.parse(),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                exact(whole.ok().and_then(|whole| whole.to_string().parse().ok()))
            }
            DeValue::Float(number) => exact(number.as_str().parse().ok()),
            _ => Err(self.not("a number", item)),
        }
    }
}
