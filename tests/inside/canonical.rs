//! Writes records as TOML in the canonical form of the data: fields in the order of their table, one claim per line.
//!
//! Records survive a round trip through this form. A test checks that `data/` has this form, and can rewrite it.

use std::fmt::Write as _;

use super::{Claim, Record, Type, Value};

/// Returns the records as a file, separated by empty lines.
pub(crate) fn write<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    let records = records.into_iter().map(record);
    records.collect::<Vec<_>>().join("\n")
}

fn record(record: &Record) -> String {
    let mut out = format!("[{}.{}]\n", record.kind.word(), record.id);
    for field in record.kind.fields() {
        let plain: Vec<String> = record.answer(field).statements().map(|said| value(&said.value)).collect();
        let claims = if field.is_editorial() { &[] } else { record.claims_of(field) };
        let written = match (claims, plain.as_slice()) {
            ([], []) => continue,
            ([], _) if field.ty == Type::Flag => "true".to_owned(),
            ([], plain) if field.many => format!("[{}]", plain.join(", ")),
            ([], plain) => plain[0].clone(),
            ([one], _) => claim(one),
            (claims, _) => {
                format!("[\n{}]", claims.iter().map(|one| format!("  {},\n", claim(one))).collect::<String>())
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} = {written}", field.key);
    }
    out
}

fn claim(claim: &Claim) -> String {
    let key = if matches!(claim.value, Value::Verbatim(_)) { "said" } else { "is" };
    let mut parts = vec![format!("{key} = {}", value(&claim.value))];
    if let Some(certainty) = claim.certainty {
        parts.push(format!("certainty = \"{certainty}\""));
    }
    if !claim.by.is_empty() {
        parts.push(format!("by = [{}]", claim.sources().map(quoted).collect::<Vec<_>>().join(", ")));
    }
    if let Some(when) = &claim.when {
        parts.push(format!("when = \"{when}\""));
    }
    if claim.seen {
        parts.push("seen = true".to_owned());
    }
    let text = |key: &str, text: Option<&str>| text.map(|text| format!("{key} = {}", quoted(text)));
    parts.extend(text("superseded", claim.superseded));
    parts.extend(text("note", claim.note));
    format!("{{ {} }}", parts.join(", "))
}

fn value(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Ref(text) | Value::Verbatim(text) => quoted(text),
        Value::Years(years) => format!("\"{years}\""),
        Value::Quantity(number) if number.single().is_some() && !number.about => number.to_string(),
        Value::Quantity(number) => format!("\"{number}\""),
        Value::Unknown => "\"unknown\"".to_owned(),
        Value::None => "\"none\"".to_owned(),
    }
}

/// A TOML basic string, with escapes for characters that TOML forbids or editors mishandle.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        // Writing to a string cannot fail.
        let _ = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            control if control.is_control() => write!(out, "\\u{:04X}", u32::from(control)),
            plain => out.write_char(plain),
        };
    }
    out.push('"');
    out
}
