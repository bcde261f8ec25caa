//! One value: of the type of its field, or one of the words that tell of an absence.

use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::check::suspicion;
use super::super::claim::{FullName, Value};
use super::super::fields::{Field, Type};
use super::super::nearest::choice;
use super::super::quantity::Quantity;
use super::super::record_field;
use super::super::years::Years;
use super::record::{Item, Reader, text_of};

impl Reader<'_> {
    pub(super) fn value(&mut self, field: Field, item: Item<'_>) -> Option<Value> {
        // In the catalogue's own words these are words: a car may be called "None".
        let is_word = field.is_editorial() && matches!(field.ty, Type::Text | Type::Term(_) | Type::Flag);
        match item.get_ref().as_str() {
            Some("unknown") if !is_word => return Some(Value::Unknown),
            Some("none") if !is_word => return Some(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => {
                let text = self.text(field.key, item)?;
                if field.is_editorial() && text.contains('\n') {
                    let message = format!("{}: it has several lines; write it in one", field.key);
                    self.note_at(item.span().start, message);
                }
                Some(Value::Text(text))
            }
            Type::Ref(_) => self.text(field.key, item).map(Value::Ref),
            Type::Years => self.years(field.key, item).map(Value::Years),
            Type::Quantity => self.quantity(field.key, item).map(|number| Value::Quantity(Box::new(number))),
            Type::RecordField => {
                let name = self.text(field.key, item)?;
                let at = item.span().start;
                match record_field::parse(name) {
                    Ok(_) => Some(Value::RecordField(Box::new(FullName { name, at: self.place(at) }))),
                    Err(message) => {
                        self.error_at(at, format!("{}: {message}", field.key));
                        None
                    }
                }
            }
            Type::Flag => {
                if item.get_ref().as_bool() == Some(true) {
                    // On screen the name of the flag says it.
                    return Some(Value::Text(field.key));
                }
                let message = format!("{} is true, or left out", field.key);
                self.error_at(item.span().start, message);
                None
            }
            Type::Term(words) => {
                let word = self.text(field.key, item)?;
                if words.contains(&word) {
                    return Some(Value::Text(word));
                }
                let list = choice(word, "words", words);
                let message = format!("{}: unknown word {:?}{list}", field.key, word);
                self.error_at(item.span().start, message);
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &str, item: Item<'_>) -> Option<&'static str> {
        let Some(text) = text_of(item) else {
            let message = format!("{key} must be text in quotes, not {}", item.get_ref().type_str());
            self.error_at(item.span().start, message);
            return None;
        };
        if text.chars().all(|character| character.is_whitespace() || character == '\u{feff}') {
            self.empty(key, item.span().start);
            return None;
        }
        // A file with the line ends of Windows says the same.
        let text = if text.contains("\r\n") { text.replace("\r\n", "\n").leak() } else { text };
        if let Some(suspicion) = suspicion(text) {
            let message = format!("{key}: {suspicion}");
            self.warning_at(item.span().start, message);
        }
        if text.is_ascii() || is_nfc(text) {
            return Some(text);
        }
        Some(text.nfc().collect::<String>().leak())
    }

    pub(super) fn years(&mut self, key: &str, item: Item<'_>) -> Option<Years> {
        let parsed = match item.get_ref() {
            DeValue::String(text) => text.parse().map_err(|error| format!("{key}: {error}")),
            other => {
                // TOML has dates of its own, which know no doubt.
                let written = other.as_datetime().map(ToString::to_string).unwrap_or_default();
                let meant = written.split(['T', ' ']).next().filter(|date| date.parse::<Years>().is_ok());
                let example = meant.unwrap_or("1978");
                Err(format!("{key} must be a date in quotes, such as {example:?}, not {}", other.type_str()))
            }
        };
        parsed.map_err(|message| self.error_at(item.span().start, message)).ok()
    }

    pub(super) fn quantity(&mut self, key: &str, item: Item<'_>) -> Option<Quantity> {
        let exact = |number: Option<f64>, written: &str| {
            let wrong = || format!("{written:?} is below zero, or beyond all bounds");
            number.and_then(Quantity::of_number).ok_or_else(wrong)
        };
        let parsed = match item.get_ref() {
            DeValue::String(text) => text.parse(),
            // What is not TOML either, such as `5.`, has no digits.
            DeValue::Integer(number) if number.as_str().is_empty() => self.text[item.span()].parse(),
            DeValue::Float(number) if number.as_str().is_empty() => self.text[item.span()].parse(),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                exact(whole.ok().and_then(|whole| whole.to_string().parse().ok()), number.as_str())
            }
            DeValue::Float(number) => exact(number.as_str().parse().ok(), number.as_str()),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        parsed.map_err(|message| self.error_at(item.span().start, format!("{key}: {message}"))).ok()
    }
}
