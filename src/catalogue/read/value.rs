//! One value: of the type of its field, or one of the words that tell of an absence.

use std::borrow::Cow;

use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::check::suspicion;
use super::super::claim::{FullName, Value};
use super::super::fields::{Field, Type};
use super::super::finding::Finding;
use super::super::nearest::choice;
use super::super::quantity::Quantity;
use super::super::record_field;
use super::super::text::Text;
use super::super::years::Years;
use super::record::{Item, Reader, text_of};

impl Reader {
    pub(super) fn value(&mut self, field: Field, item: Item<'_>) -> Option<Value> {
        match item.get_ref().as_str() {
            Some("unknown") => return Some(Value::Unknown),
            Some("none") => return Some(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => self.text(field.key, item).map(Value::Text),
            Type::Ref(_) => self.text(field.key, item).map(Value::Ref),
            Type::Years => self.years(field.key, item).map(Value::Years),
            Type::Quantity => self.quantity(field.key, item).map(|number| Value::Quantity(Box::new(number))),
            Type::RecordField => {
                let name = self.text(field.key, item)?;
                let at = item.span().start;
                match record_field::parse(&name) {
                    Ok(_) => Some(Value::RecordField(Box::new(FullName { name, at: self.place(at) }))),
                    Err(message) => {
                        self.wrong(at, format!("{}: {message}", field.key));
                        None
                    }
                }
            }
            Type::Term(words) => {
                let word = self.text(field.key, item)?;
                if words.contains(&&*word) {
                    return Some(Value::Text(word));
                }
                let list = choice(&word, "words", words);
                let message = format!("{}: unknown word {:?}{list}", field.key, &*word);
                self.wrong(item.span().start, message);
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &str, item: Item<'_>) -> Option<Text> {
        let Some(text) = text_of(item) else {
            let message = format!("{key} must be text in quotes, not {}", item.get_ref().type_str());
            self.wrong(item.span().start, message);
            return None;
        };
        if text.chars().all(char::is_whitespace) {
            self.empty(key, item.span().start);
            return None;
        }
        if let Some(suspicion) = suspicion(&text) {
            let message = format!("{key}: {suspicion}");
            let at = self.base + item.span().start;
            self.findings.push(Finding::warning(self.file, at, &self.subject, message));
        }
        if text.is_ascii() || is_nfc(&text) {
            return Some(text);
        }
        Some(Text::from(Cow::Owned(text.nfc().collect())))
    }

    pub(super) fn years(&mut self, key: &str, item: Item<'_>) -> Option<Years> {
        let parsed = match item.get_ref() {
            DeValue::String(text) => text.parse().map_err(|error| format!("{key}: {error}")),
            other => {
                Err(format!("{key} must be a date in quotes, such as \"1978\", not {}", other.type_str()))
            }
        };
        parsed.map_err(|message| self.wrong(item.span().start, message)).ok()
    }

    pub(super) fn quantity(&mut self, key: &str, item: Item<'_>) -> Option<Quantity> {
        let parsed = match item.get_ref() {
            DeValue::String(text) => text.parse(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse(),
            DeValue::Float(number) => number.as_str().parse(),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        parsed.map_err(|message| self.wrong(item.span().start, format!("{key}: {message}"))).ok()
    }
}
