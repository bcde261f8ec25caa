//! One value: of the type of its field, or one of the words that tell of an absence.

use std::borrow::Cow;

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
use super::tree::{Item, What};

impl Reader {
    pub(super) fn value(&mut self, field: &Field, item: Item<'_>) -> Option<Value> {
        match item.as_text().as_deref() {
            Some("unknown") => return Some(Value::Unknown),
            Some("none") => return Some(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => self.text(field.key, item).map(Value::Text),
            Type::Ref(_) => self.text(field.key, item).map(Value::Ref),
            Type::Years => self.years(field.key, item).map(Value::Years),
            Type::Quantity => self.quantity(field.key, item).map(|number| Value::Quantity(Box::new(number))),
            Type::Term(words) => {
                let word = self.text(field.key, item)?;
                if words.contains(&&*word) {
                    return Some(Value::Text(word));
                }
                let list = choice(&word, "words", words);
                let message = format!("{}: unknown word {:?}{list}", field.key, &*word);
                self.wrong(item.at, message);
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &str, item: Item<'_>) -> Option<Text> {
        let What::Text(text) = item.what else {
            self.wrong(item.at, format!("{key} must be text in quotes, not {}", item.what.type_str()));
            return None;
        };
        if text.chars().all(char::is_whitespace) {
            self.empty(key, item.at);
            return None;
        }
        if let Some(suspicion) = suspicion(&text) {
            let message = format!("{key}: {suspicion}");
            let at = self.base + item.at;
            self.findings.push(Finding::warning(self.file, at, &self.subject, message));
        }
        if text.is_ascii() || is_nfc(&text) {
            return Some(text);
        }
        Some(Text::from(Cow::Owned(text.nfc().collect())))
    }

    pub(super) fn years(&mut self, key: &str, item: Item<'_>) -> Option<Years> {
        let at = item.at;
        let parsed = match item.what {
            What::Text(text) => text.parse().map_err(|error| format!("{key}: {error}")),
            other => {
                Err(format!("{key} must be a date in quotes, such as \"1978\", not {}", other.type_str()))
            }
        };
        parsed.map_err(|message| self.wrong(at, message)).ok()
    }

    pub(super) fn quantity(&mut self, key: &str, item: Item<'_>) -> Option<Quantity> {
        let parsed = match item.what {
            What::Text(text) => text.parse(),
            What::Integer(number) | What::Float(number) => number.parse(),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        parsed.map_err(|message| self.wrong(item.at, format!("{key}: {message}"))).ok()
    }
}
