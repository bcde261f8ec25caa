//! One value: of the type of its field, or one of the words that tell of an absence. What is wrong with it is returned in words.

use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::super::check::suspicion;
use super::super::record_field;
use super::record::{Item, Reader, empty, kept};
use crate::catalogue::{Field, Quantity, Severity, Type, Value, Years, choice, quoted};

/// Nothing on the road is older, and nothing that a source can tell is younger.
const SANE_YEARS: std::ops::RangeInclusive<i16> = 1850..=2100;

impl Reader<'_> {
    pub(super) fn value(&mut self, field: Field, item: Item<'_>) -> Result<Value, String> {
        let key = field.key;
        // In the catalogue's own words these are words: a car may be called "None".
        let is_word = field.is_editorial() && matches!(field.ty, Type::Text | Type::Term(_) | Type::Flag);
        match item.get_ref().as_str() {
            Some("unknown") if !is_word => return Ok(Value::Unknown),
            Some("none") if !is_word => return Ok(Value::None),
            _ => {}
        }
        match field.ty {
            Type::Text => {
                let text = self.text(key, item)?;
                if field.is_editorial() && text.contains('\n') {
                    let message = format!("{key}: it has several lines; write it in one");
                    self.find(Severity::Note, item.span().start, message);
                }
                Ok(Value::Text(text))
            }
            Type::Ref(_) => self.text(key, item).map(Value::Ref),
            Type::Years => self.years(key, item).map(Value::Years),
            Type::Quantity => self.quantity(key, item).map(|number| Value::Quantity(Box::new(number))),
            Type::RecordField => {
                let name = self.text(key, item)?;
                record_field::parse(name).map_err(|message| format!("{key}: {message}"))?;
                Ok(Value::Text(name))
            }
            // On screen the name of the flag says it.
            Type::Flag if item.get_ref().as_bool() == Some(true) => Ok(Value::Text(key)),
            Type::Flag => Err(format!("{key} is true, or left out")),
            Type::Term(words) => {
                let word = self.text(key, item)?;
                let unknown =
                    || format!("{key}: unknown word {}{}", quoted(word), choice(word, "words", words));
                words.contains(&word).then_some(Value::Text(word)).ok_or_else(unknown)
            }
        }
    }

    pub(super) fn text(&mut self, key: &str, item: Item<'_>) -> Result<&'static str, String> {
        let DeValue::String(text) = item.get_ref() else {
            return Err(format!("{key} must be text in quotes, not {}", item.get_ref().type_str()));
        };
        if text.chars().all(|character| character.is_whitespace() || character == '\u{feff}') {
            return Err(empty(key));
        }
        // A file with the line ends of Windows says the same.
        let text = if text.contains("\r\n") { text.replace("\r\n", "\n").leak() } else { kept(text.clone()) };
        if let Some(suspicion) = suspicion(text) {
            self.find(Severity::Warning, item.span().start, format!("{key}: {suspicion}"));
        }
        Ok(if text.is_ascii() || is_nfc(text) { text } else { text.nfc().collect::<String>().leak() })
    }

    pub(super) fn years(&mut self, key: &str, item: Item<'_>) -> Result<Years, String> {
        match item.get_ref() {
            DeValue::String(text) => {
                let years: Years = text.parse().map_err(|error| format!("{key}: {error}"))?;
                let mut ends = [years.earliest(), years.latest()].into_iter().flatten();
                if !ends.all(|year| SANE_YEARS.contains(&year)) {
                    let (least, most) = (SANE_YEARS.start(), SANE_YEARS.end());
                    let message = format!("{key}: {years} is not between {least} and {most}");
                    self.find(Severity::Warning, item.span().start, message);
                }
                Ok(years)
            }
            other => {
                // TOML has dates of its own, which know no doubt.
                let written = other.as_datetime().map(ToString::to_string).unwrap_or_default();
                let meant = written.split(['T', ' ']).next().filter(|date| date.parse::<Years>().is_ok());
                let example = meant.unwrap_or("1978");
                Err(format!("{key} must be a date in quotes, such as {example:?}, not {}", other.type_str()))
            }
        }
    }

    fn quantity(&mut self, key: &str, item: Item<'_>) -> Result<Quantity, String> {
        let exact = |number: Option<f64>, written: &str| {
            let wrong = || format!("{} is below zero, or beyond all bounds", quoted(written));
            number.and_then(Quantity::of_number).ok_or_else(wrong)
        };
        let read = match item.get_ref() {
            DeValue::String(text) => text.parse(),
            // What is not TOML either, such as `5.`, has no digits.
            DeValue::Integer(number) if number.as_str().is_empty() => self.no_number(item),
            DeValue::Float(number) if number.as_str().is_empty() => self.no_number(item),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                exact(whole.ok().and_then(|whole| whole.to_string().parse().ok()), number.as_str())
            }
            DeValue::Float(number) => exact(number.as_str().parse().ok(), number.as_str()),
            other => Err(format!("it must be a number, not {}", other.type_str())),
        };
        read.map_err(|message| format!("{key}: {message}"))
    }

    fn no_number(&mut self, item: Item<'_>) -> Result<Quantity, String> {
        let span = item.span();
        let read = self.text[span.clone()].parse();
        if read.is_err() && !self.stumbles(&(span.start..span.start)) {
            self.numbers.insert(span.start, span.end);
        }
        read
    }
}
