//! The JSON Schema of the data files, which `nkcars fields --schema` prints, agrees with the registry of fields.
//! `UPDATE=1 cargo test data_schema::` writes it.

mod generate;

use std::fs;

use crate::catalogue::Kind;
pub(super) use generate::schema;
use serde_json::Value;

const PATH: &str = "schema/nkcars-data.schema.json";

#[test]
fn the_schema_in_the_repository_is_up_to_date() {
    let made = schema();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all("schema").unwrap();
        fs::write(PATH, &made).unwrap();
    }
    let kept = fs::read_to_string(PATH).unwrap_or_default();
    assert!(kept == made, "{PATH} is out of date: UPDATE=1 cargo test data_schema::");
}

#[test]
fn the_schema_is_json_and_every_reference_in_it_resolves() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let mut open = vec![&schema];
    while let Some(value) = open.pop() {
        if let Some(to) = value.get("$ref").and_then(Value::as_str) {
            let found = to.strip_prefix('#').and_then(|pointer| schema.pointer(pointer));
            assert!(found.is_some(), "{to}");
        }
        match value {
            Value::Object(fields) => open.extend(fields.values()),
            Value::Array(values) => open.extend(values),
            _ => {}
        }
    }
}

#[test]
fn the_schema_has_exactly_the_fields_of_each_kind() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    for kind in Kind::ALL {
        let fields = schema["definitions"][kind.word()]["properties"].as_object().unwrap();
        assert_eq!(fields.len(), kind.fields().len(), "{}", kind.word());
        for field in kind.fields() {
            assert!(
                fields[field.key]["description"].as_str().unwrap().starts_with(field.meaning),
                "{}",
                field.key
            );
        }
    }
}
