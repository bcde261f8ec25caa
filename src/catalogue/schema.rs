//! The TOML of the data as a JSON Schema, made from the registry of fields, so that an editor (taplo, Even Better TOML) completes and
//! checks a file while it is typed. What only all records together can tell is in [`super::check()`].

use super::claim::Certainty;
use super::fields::{Field, Kind, Type};
use super::quantity::MAX_DIGITS;
use super::read::QUESTION_ID_PREFIX;

/// The schema, as JSON with a line for every field.
#[must_use]
pub(crate) fn schema() -> String {
    let kinds = Kind::ALL.map(|kind| {
        format!(
            "    {}: {{\n      \"description\": {},\n      \"type\": \"object\",\n      \"propertyNames\": {{ \"pattern\": \"^{}[a-z0-9]+(-[a-z0-9]+)*$\" }},\n      \
             \"additionalProperties\": {{ \"$ref\": \"#/definitions/{}\" }}\n    }}",
            quoted(kind.word()),
            quoted(&format!("{}, each as [{}.{}some-id]", kind.plural(), kind.word(), prefix(kind))),
            prefix(kind),
            kind.word()
        )
    });
    // A file without any record is none.
    let some = Kind::ALL.map(|kind| {
        let kind = quoted(kind.word());
        format!("{{ \"required\": [{kind}], \"properties\": {{ {kind}: {{ \"minProperties\": 1 }} }} }}")
    });
    let records = Kind::ALL.map(record);
    format!(
        "{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"data of nkcars\",\n  \"type\": \"object\",\n  \
         \"properties\": {{\n{}\n  }},\n  \"additionalProperties\": false,\n  \"anyOf\": [{}],\n  \"definitions\": {{\n{},\n{}\n  }}\n}}\n",
        kinds.join(",\n"),
        some.join(", "),
        records.join(",\n"),
        common()
    )
}

/// What the ids of a kind begin with.
fn prefix(kind: Kind) -> &'static str {
    if kind == Kind::Question { QUESTION_ID_PREFIX } else { "" }
}

fn common() -> String {
    let pattern = |pattern: &str| pattern.replace('\\', "\\\\");
    COMMON
        .replace("CERTAINTIES", &words(&Certainty::ALL.map(Certainty::word)))
        .replace("SILENCE", &words(&SILENCE))
        .replace("DATE", &pattern(&date_pattern()))
        .replace("NUMBER", &pattern(&number_pattern()))
}

/// What every field builds on. A text has something in it that is no blank; what is one is spelt out, for engines differ in it.
const COMMON: &str = r##"    "text": { "type": "string", "pattern": "[^\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]" },
    "date": { "description": "EDTF; the later year comes last", "type": "string", "pattern": "DATE", "examples": ["1978", "1978~", "197X", "1985/1988", "1985/..", "[1985..1988]"] },
    "date-or-silence": { "anyOf": [{ "enum": SILENCE }, { "$ref": "#/definitions/date" }] },
    "number-or-silence": { "anyOf": [{ "enum": SILENCE }, { "type": "number", "minimum": 0 }, { "type": "string", "pattern": "NUMBER", "examples": ["5000~", "40..50", "1600..", "..400"] }] },
    "claim": {
      "type": "object",
      "properties": {
        "is": { "description": "the value; unknown and none need no source" },
        "said": { "description": "the source's own words, where no record, number or date expresses them", "$ref": "#/definitions/text" },
        "certainty": { "description": "confirmed needs two independent voices or seen = true", "enum": CERTAINTIES },
        "by": { "description": "ids of the sources that say so", "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/text" } },
        "note": { "description": "reasons and circumstances", "$ref": "#/definitions/text" },
        "seen": { "description": "directly visible on film, photograph or object", "type": "boolean" },
        "when": { "description": "the years for which it holds", "$ref": "#/definitions/date" },
        "superseded": { "description": "the source in which the same voice took it back", "$ref": "#/definitions/text" }
      },
      "oneOf": [{ "required": ["is"] }, { "required": ["said"] }],
      "if": { "properties": { "is": { "enum": SILENCE } }, "required": ["is"] },
      "then": { "anyOf": [{ "properties": { "is": { "const": "none" } } }, { "not": { "required": ["certainty"] } }] },
      "else": { "required": ["certainty", "by"] },
      "additionalProperties": false
    }"##;

/// The words that say why there is no value.
const SILENCE: [&str; 2] = ["unknown", "none"];

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

fn record(kind: Kind) -> String {
    let fields: Vec<String> = kind.fields().map(field).collect();
    format!(
        "    {}: {{\n      \"type\": \"object\",\n      \"required\": [{}],\n      \"additionalProperties\": false,\n      \"properties\": {{\n{}\n      }}\n    }}",
        quoted(kind.word()),
        quoted(kind.name_field().key),
        fields.join(",\n")
    )
}

fn field(field: Field) -> String {
    let unit = if field.unit.is_empty() { String::new() } else { format!(", in {}", field.unit) };
    let description = quoted(&format!("{}{unit}", field.meaning));
    let value = value(field);
    let shape = if !field.is_editorial() {
        let claim = format!(
            "{{ \"allOf\": [{{ \"$ref\": \"#/definitions/claim\" }}, {{ \"properties\": {{ \"is\": {value} }} }}] }}"
        );
        format!("\"anyOf\": [{claim}, {{ \"type\": \"array\", \"minItems\": 1, \"items\": {claim} }}]")
    } else if field.many {
        format!("\"type\": \"array\", \"minItems\": 1, \"items\": {value}")
    } else {
        format!("\"allOf\": [{value}]")
    };
    format!("        {}: {{ \"description\": {description}, {shape} }}", quoted(field.key))
}

fn value(field: Field) -> String {
    let common = |name: &str| format!("{{ \"$ref\": \"#/definitions/{name}\" }}");
    match field.ty {
        Type::Text => common("text"),
        Type::Ref(kind) => format!(
            "{{ \"description\": {}, \"$ref\": \"#/definitions/text\" }}",
            quoted(&format!("id of a {}", kind.word()))
        ),
        Type::RecordField => {
            let kinds = Kind::ALL.map(|kind| {
                let keys: Vec<&str> = kind.fields().map(|field| field.key).collect();
                format!("{}\\.[^.]+\\.({})", kind.word(), keys.join("|"))
            });
            format!(
                "{{ \"type\": \"string\", \"pattern\": {} }}",
                quoted(&format!("^({})$", kinds.join("|")))
            )
        }
        Type::Flag => "{ \"const\": true }".to_owned(),
        Type::Years => common("date-or-silence"),
        Type::Quantity => common("number-or-silence"),
        Type::Term(list) => {
            // A claim may hold that it is unknown; the catalogue's own words say something or are left out.
            let silence = if field.is_editorial() { &[][..] } else { &SILENCE };
            format!("{{ \"enum\": {} }}", words(&[list, silence].concat()))
        }
    }
}

fn words(list: &[&str]) -> String {
    format!("[{}]", list.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", "))
}

/// The program's own words as JSON: nothing in them needs more than this.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
