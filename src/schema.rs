//! The TOML of the data as a JSON Schema, made from the registry of fields, so that an editor (taplo, Even Better TOML) completes and
//! checks a file while it is typed. What only all records together can tell is in [`crate::catalogue::check()`].

use serde_json::{Map, Value, json};

use crate::catalogue::{Certainty, Field, Kind, MAX_DIGITS, QUESTION_ID_PREFIX, Type};

/// The words that say why there is no value.
const SILENCE: [&str; 2] = ["unknown", "none"];

/// The schema, as JSON.
pub(crate) fn schema() -> String {
    let mut kinds = Map::new();
    let mut definitions = Map::new();
    for kind in Kind::ALL {
        let (word, plural) = (kind.word(), kind.plural());
        let prefix = if kind == Kind::Question { QUESTION_ID_PREFIX } else { "" };
        let records = json!({
            "description": format!("{plural}, each as [{word}.{prefix}some-id]"),
            "type": "object",
            "propertyNames": { "pattern": format!("^{prefix}[a-z0-9]+(-[a-z0-9]+)*$") },
            "additionalProperties": common(word),
        });
        kinds.insert(word.to_owned(), records);
        definitions.insert(word.to_owned(), record(kind));
    }
    if let Value::Object(common) = common_definitions() {
        definitions.extend(common);
    }
    // A file without any record is none.
    let some = Kind::ALL.map(Kind::word);
    let some = some.map(|kind| json!({ "required": [kind], "properties": { kind: { "minProperties": 1 } } }));
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "data of nkcars",
        "type": "object",
        "properties": kinds,
        "additionalProperties": false,
        "anyOf": some,
        "definitions": definitions,
    });
    format!("{schema:#}\n")
}

/// What every field builds on.
fn common_definitions() -> Value {
    // A text has something in it that is no blank; what is one is spelt out, for engines differ in it.
    let visible = "[^\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";
    let dates = ["1978", "1978~", "197X", "1985/1988", "1985/..", "[1985..1988]"];
    let numbers = ["5000~", "40..50", "1600..", "..400"];
    let text = |description: &str| json!({ "description": description, "$ref": "#/definitions/text" });
    json!({
        "text": { "type": "string", "pattern": visible },
        "date": {
            "description": "EDTF; the later year comes last", "type": "string", "pattern": date_pattern(), "examples": dates,
        },
        "date-or-silence": { "anyOf": [{ "enum": SILENCE }, common("date")] },
        "number-or-silence": { "anyOf": [
            { "enum": SILENCE },
            { "type": "number", "minimum": 0 },
            { "type": "string", "pattern": number_pattern(), "examples": numbers },
        ] },
        "claim": {
            "type": "object",
            "properties": {
                "is": { "description": "the value; unknown and none need no source" },
                "said": text("the source's own words, where no record, number or date expresses them"),
                "certainty": {
                    "description": "confirmed needs two independent voices or seen = true",
                    "enum": Certainty::ALL.map(Certainty::word),
                },
                "by": {
                    "description": "ids of the sources that say so", "type": "array", "minItems": 1, "items": common("text"),
                },
                "note": text("reasons and circumstances"),
                "seen": { "description": "directly visible on film, photograph or object", "type": "boolean" },
                "when": { "description": "the years for which it holds", "$ref": "#/definitions/date" },
                "superseded": text("the source in which the same voice took it back"),
            },
            "oneOf": [{ "required": ["is"] }, { "required": ["said"] }],
            "if": { "properties": { "is": { "enum": SILENCE } }, "required": ["is"] },
            "then": { "anyOf": [
                { "properties": { "is": { "const": "none" } } }, { "not": { "required": ["certainty"] } },
            ] },
            "else": { "required": ["certainty", "by"] },
            "additionalProperties": false,
        },
    })
}

fn common(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// The pattern of a date: exactly what is read as one, but for ends that come before their beginnings.
fn date_pattern() -> String {
    let months = [
        ("0[13578]|1[02]", "3[01]|[12][0-9]|0[1-9]"),
        ("0[469]|11", "30|[12][0-9]|0[1-9]"),
        ("02", "2[0-8]|1[0-9]|0[1-9]"),
    ];
    let months = months.map(|(months, days)| format!("({months})(-({days}))?")).join("|");
    let leap = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";
    let point = format!("([0-9]{{2}}([0-9X]X|[0-9]{{2}}(-({months}))?)|{leap})[~?%]?");
    let year = "[0-9]{4}";
    let choice = format!("({year}(\\.\\.({year})?)?|\\.\\.{year})");
    format!("^({point}(/(\\.\\.|{point})?)?|(\\.\\.)?/{point}|\\[{choice}(,{choice})*\\])$")
}

/// The pattern of a number with doubt.
fn number_pattern() -> String {
    let number = format!("[0-9]{{1,{MAX_DIGITS}}}(\\.[0-9]{{1,{MAX_DIGITS}}})?");
    format!("^({number}(\\.\\.({number})?)?|\\.\\.{number})~?$")
}

fn record(kind: Kind) -> Value {
    let fields: Map<String, Value> = kind.fields().map(|of| (of.key.to_owned(), field(of))).collect();
    json!({
        "type": "object",
        "required": [kind.name_field().key],
        "additionalProperties": false,
        "properties": fields,
    })
}

fn field(field: Field) -> Value {
    let unit = if field.unit.is_empty() { String::new() } else { format!(", in {}", field.unit) };
    let description = format!("{}{unit}", field.meaning);
    let value = value(field);
    if field.is_editorial() {
        return if field.many {
            json!({ "description": description, "type": "array", "minItems": 1, "items": value })
        } else {
            json!({ "description": description, "allOf": [value] })
        };
    }
    let claim = json!({ "allOf": [common("claim"), { "properties": { "is": value } }] });
    let claims = json!({ "type": "array", "minItems": 1, "items": claim });
    json!({ "description": description, "anyOf": [claim, claims] })
}

fn value(field: Field) -> Value {
    match field.ty {
        Type::Text => common("text"),
        Type::Ref(kind) => {
            json!({ "description": format!("id of a {}", kind.word()), "$ref": "#/definitions/text" })
        }
        Type::RecordField => {
            let kinds = Kind::ALL.map(|kind| {
                let keys: Vec<&str> = kind.fields().map(|field| field.key).collect();
                format!("{}\\.[^.]+\\.({})", kind.word(), keys.join("|"))
            });
            json!({ "type": "string", "pattern": format!("^({})$", kinds.join("|")) })
        }
        Type::Flag => json!({ "const": true }),
        Type::Years => common("date-or-silence"),
        Type::Quantity => common("number-or-silence"),
        Type::Term(words) if field.is_editorial() => json!({ "enum": words }),
        // A claim may hold that it is unknown; the catalogue's own words say something or are left out.
        Type::Term(words) => json!({ "enum": ([words, &SILENCE].concat()) }),
    }
}
