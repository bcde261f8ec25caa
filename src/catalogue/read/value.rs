//! One value: of the type of its field, or one of the words that tell of an absence.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::check::suspicion;
use super::super::claim::Value;
use super::super::fields::{Field, Type};
use super::super::finding::Finding;
use super::super::nearest::choice;
use super::super::quantity::Quantity;
use super::super::text::Text;
use super::super::years::Years;
use super::record::Reader;

impl Reader {
    pub(super) fn value(&mut self, field: &Field, value: &Spanned<DeValue<'static>>) -> Option<Value> {
        match value.get_ref().as_str() {
            Some("unknown") => return Some(Value::Unknown),
            Some("none") => return Some(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => self.text(field.key, value).map(Value::Text),
            Type::Ref(_) => self.text(field.key, value).map(Value::Ref),
            Type::Years => self.years(field.key, value).map(Value::Years),
            Type::Quantity => self.quantity(field.key, value).map(|number| Value::Quantity(Box::new(number))),
            Type::Term(words) => {
                let word = self.text(field.key, value)?;
                if words.contains(&&*word) {
                    return Some(Value::Text(word));
                }
                let list = choice(&word, "words", words);
                let message = format!("{}: unknown word {:?}{list}", field.key, &*word);
                self.wrong(value.span().start, message);
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Text> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(
                value.span().start,
                format!("{key} must be text in quotes, not {}", value.get_ref().type_str()),
            );
            return None;
        };
        if text.trim().is_empty() {
            self.wrong(value.span().start, format!("{key} is empty: leave it out where nothing is recorded"));
            return None;
        }
        if let Some(suspicion) = suspicion(text) {
            let message = format!("{key}: {suspicion}");
            let at = self.base + value.span().start;
            self.findings.push(Finding::warning(self.file, at, &self.subject, message));
        }
        if text.is_ascii() || is_nfc(text) {
            return Some(Text::from(text.clone()));
        }
        Some(Text::from(Cow::Owned(text.nfc().collect())))
    }

    pub(super) fn years(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Years> {
        let at = value.span().start;
        let parsed = match value.get_ref() {
            DeValue::String(text) => text.parse().map_err(|error| format!("{key}: {error}")),
            other => {
                Err(format!("{key} must be a date in quotes, such as \"1978\", not {}", other.type_str()))
            }
        };
        parsed.map_err(|message| self.wrong(at, message)).ok()
    }

    pub(super) fn quantity(&mut self, key: &str, value: &Spanned<DeValue<'static>>) -> Option<Quantity> {
        let parsed = match value.get_ref() {
            DeValue::String(text) => text.parse(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse(),
            DeValue::Float(number) => number.as_str().parse(),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        parsed.map_err(|message| self.wrong(value.span().start, format!("{key}: {message}"))).ok()
    }
}
