//! Generates the JSON Schema of the data files, with which an editor (taplo, Even Better TOML) completes and checks a file as you type.
//! Parts that are the same for every field are in `fixed.json` (which lists the blanks, because engines disagree about them); kinds and
//! fields come from the registry. Rules that need several records are in [`crate::catalogue::check()`].

use serde_json::{Map, Value, json};

use crate::catalogue::quantity::MAX_DIGITS;
use crate::catalogue::read::record::QUESTION_ID_PREFIX;
use crate::catalogue::{Certainty, Field, Kind, Type};

/// Returns the schema as JSON.
pub(crate) fn schema() -> String {
    let fixed = include_str!("fixed.json").replace("MAX_DIGITS", &MAX_DIGITS.to_string());
    let mut schema: Value = serde_json::from_str(&fixed).unwrap_or_default();
    for kind in Kind::ALL {
        let word = kind.word();
        let prefix = if kind == Kind::Question { QUESTION_ID_PREFIX } else { "" };
        schema["properties"][word] = json!({
            "description": format!("{}, each as [{word}.{prefix}some-id]", kind.plural()),
            "type": "object",
            "propertyNames": { "pattern": format!("^{prefix}[a-z0-9]+(-[a-z0-9]+)*$") },
            "additionalProperties": common(word),
        });
        let fields: Map<String, Value> = kind.fields().map(|of| (of.key.to_owned(), field(of))).collect();
        schema["definitions"][word] = json!({
            "type": "object",
            "required": [kind.name_field().key],
            "additionalProperties": false,
            "properties": fields,
        });
    }
    // A file has at least one record.
    schema["anyOf"] = Kind::ALL
        .map(Kind::word)
        .map(|kind| json!({ "required": [kind], "properties": { kind: { "minProperties": 1 } } }))
        .into_iter()
        .collect();
    schema["definitions"]["date"]["pattern"] = date_pattern().into();
    let levels = &mut schema["definitions"]["claim"]["properties"]["certainty"]["enum"];
    *levels = Certainty::ALL.map(Certainty::word).to_vec().into();
    format!("{schema:#}\n")
}

fn common(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// Returns a pattern that matches exactly the dates that the reader accepts, and also spans that end before they begin.
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
        // Only a claim may say that a value is unknown.
        Type::Term(words) => json!({ "enum": ([words, &["unknown", "none"]].concat()) }),
    }
}
