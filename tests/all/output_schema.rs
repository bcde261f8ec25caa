//! JSON output conforms to `schema/nkcars-output.schema.json`.

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::runner::{Folder, KINDS, ask};

fn check(arguments: &[&str], value: &Value) {
    let mut schemas = Schemas::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/nkcars-output.schema.json");
    let schema = Compiler::new().compile(path, &mut schemas).expect("a sound schema");
    if let Err(error) = schemas.validate(value, schema) {
        panic!("{arguments:?}: {error:#}");
    }
}

#[test]
fn every_answer_conforms() {
    for arguments in [
        &["list", "cars", "--all", "-o", "json"][..],
        &["list", "manufacturers", "-o", "json"],
        &["list", "films", "-o", "json"],
        &["list", "sightings", "-o", "json"],
        &["list", "plates", "-o", "json"],
        &["list", "sources", "-o", "json"],
        &["list", "questions", "-o", "json"],
        &[
            "list",
            "--columns",
            "id,when,years,years.earliest,certainty,sightings,aka,payload-kg.note",
            "-o",
            "json",
        ],
        &["show", "paektusan", "sg-02", "727-plates", "koryo-real-nk-car", "-o", "json"],
        &["show", "paektusan", "sg-02", "q-taxis", "--claims", "-o", "json"],
        &["search", "kaengsaeng", "-o", "json"],
        &["compare", "paektusan", "kaengsaeng-88", "-o", "json"],
        &["list", "--class", "tram", "--year", "1900", "-o", "json"],
        &["timeline", "--all", "-o", "json"],
        &["timeline", "--by", "class", "-o", "json"],
        &["plate", "평양 17-1??", "--colour", "blue", "-o", "json"],
        &["plate", "7 27 1953", "-o", "json"],
        &["plate", "2-2-3706", "-o", "json"],
        &["lineage", "paektusan", "sungri-58", "mercedes-w201", "kaengsaeng-68", "-o", "json"],
    ] {
        check(arguments, &serde_json::from_str(&ask(arguments).out).expect("JSON"));
    }
}

#[test]
fn findings_conform() {
    let folder = Folder::new("output-schema");
    folder.write("w.toml", "[car.x]\nname = \"=X\"\nclass = \"van\"\n[cars.y]\nname = \"Y\"\n");
    let arguments = ["check", "w.toml", "-o", "json"];
    let findings: Value = serde_json::from_str(&folder.ask(&arguments).out).expect("JSON");
    assert_eq!(findings.as_array().map(Vec::len), Some(2));
    check(&arguments, &findings);
}

#[test]
fn columns_conform() {
    for kind in KINDS {
        let arguments = ["fields", kind, "-o", "json"];
        check(&arguments, &serde_json::from_str(&ask(&arguments).out).expect("JSON"));
    }
}

#[test]
fn in_years_conforms() {
    for arguments in [
        &["list", "--year", "1979", "-o", "json"][..],
        &["list", "--year", "1979", "--columns", "id,in-years", "-o", "json"],
        &["search", "sungri", "--year", "1979", "-o", "json"],
    ] {
        let records: Value = serde_json::from_str(&ask(arguments).out).expect("JSON");
        check(arguments, &records);
        let marks = |word: &str| {
            records.as_array().into_iter().flatten().filter(|record| record["in-years"] == word).count()
        };
        assert!(marks("surely") > 0 && marks("possibly") > 0, "{arguments:?}");
        assert_eq!(
            Some(marks("surely") + marks("possibly")),
            records.as_array().map(Vec::len),
            "{arguments:?}"
        );
    }
}

#[test]
fn jsonl_lines_are_the_items_of_the_json_array() {
    let whole: Value = serde_json::from_str(&ask(&["list", "films", "-o", "json"]).out).expect("JSON");
    let lines = ask(&["list", "films", "-o", "jsonl"]).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(whole, Value::Array(lines));
}

#[test]
fn the_schema_rejects_other_output() {
    let schema_holds = |value: Value| {
        let mut schemas = Schemas::new();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/nkcars-output.schema.json");
        let schema = Compiler::new().compile(path, &mut schemas).expect("a sound schema");
        schemas.validate(&value, schema).is_ok()
    };
    let record = |certainty: &str| {
        serde_json::json!([{ "schema": 2, "kind": "car", "id": "x", "years": { "claims": [{
            "state": "known", "value": "1978", "certainty": certainty, "seen": false, "sources": ["a"],
            "note": null, "when": null, "superseded-by": null }] } }])
    };
    assert!(schema_holds(record("reported")));
    assert!(!schema_holds(record("certain")));
    assert!(!schema_holds(serde_json::json!([{ "kind": "car", "id": "x" }])));
}

#[test]
fn dates_agree_in_every_format() {
    // Questions have no date.
    for kind in &KINDS[..7] {
        let arguments = ["list", kind, "--all", "--columns", "id,when", "-o", "json"];
        let records: Value = serde_json::from_str(&ask(&arguments).out).expect("JSON");
        check(&arguments, &records);
        let rows = ask(&["list", kind, "--all", "--columns", "id,when", "-o", "tsv", "--no-header"]).out;
        for (record, row) in records.as_array().expect("an array").iter().zip(rows.lines()) {
            let (id, cell) = row.split_once('\t').expect("two cells");
            assert_eq!(record["id"], id);
            let when = &record["when"];
            let value = when["claims"].get(0).map_or(when, |claim| &claim["value"]);
            let state =
                when["claims"].get(0).map_or("known", |claim| claim["state"].as_str().unwrap_or_default());
            match cell {
                "not recorded" => assert_eq!(*when, Value::Null, "{id}"),
                "unknown" if when.is_object() => assert_eq!(state, "unknown", "{id}"),
                date => assert_eq!(*value, date, "{id}"),
            }
        }
    }
}
