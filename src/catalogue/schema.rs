//! The TOML of the data as a JSON Schema, made from the registry of fields, so that an editor (taplo, Even Better TOML) completes and
//! checks a file while it is typed. What only all records together can tell is in [`super::check()`].

use super::claim::Certainty;
use super::fields::{Field, Kind, Type};
use super::read::QUESTION;

/// The schema, as JSON with a line for every field.
#[must_use]
pub fn schema() -> String {
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
    let records = Kind::ALL.map(record);
    format!(
        "{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"data of nkcars\",\n  \"type\": \"object\",\n  \
         \"properties\": {{\n{}\n  }},\n  \"additionalProperties\": false,\n  \"definitions\": {{\n{},\n{}\n  }}\n}}\n",
        kinds.join(",\n"),
        records.join(",\n"),
        COMMON.replace("CERTAINTIES", &words(&Certainty::ALL.map(Certainty::word)))
    )
}

/// What the ids of a kind begin with.
fn prefix(kind: Kind) -> &'static str {
    if kind == Kind::Question { QUESTION } else { "" }
}

/// What every field builds on.
const COMMON: &str = r##"    "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
    "text": { "type": "string", "pattern": "\\S" },
    "date": { "type": "string", "pattern": "^(unknown|none|\\[[0-9., ]+\\]|(\\.\\.|[0-9]{2}[0-9X]{2}(-[0-9]{2}){0,2}[~?%]?)?(/(\\.\\.|[0-9]{2}[0-9X]{2}(-[0-9]{2}){0,2}[~?%]?)?)?)$", "examples": ["1978", "1978~", "197X", "1985/1988", "1985/..", "[1985..1988]"] },
    "number": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "string", "pattern": "^(unknown|none|[0-9.]+~?|[0-9.]*\\.\\.[0-9.]*~?)$" }] },
    "claim": {
      "type": "object",
      "properties": {
        "is": { "description": "the value" },
        "said": { "description": "the source's own words, where no record, number or date expresses them", "$ref": "#/definitions/text" },
        "certainty": { "description": "confirmed needs two independent voices or seen = true", "enum": CERTAINTIES },
        "by": { "description": "ids of the sources that say so", "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/id" } },
        "note": { "description": "reasons and circumstances", "$ref": "#/definitions/text" },
        "seen": { "description": "directly visible on film, photograph or object", "type": "boolean" },
        "when": { "description": "the years for which it holds", "$ref": "#/definitions/date" },
        "superseded": { "description": "the source in which the same voice took it back", "$ref": "#/definitions/id" }
      },
      "oneOf": [{ "required": ["is"] }, { "required": ["said"] }],
      "additionalProperties": false
    }"##;

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
    let value = value(field.ty);
    let shape = if !field.is_editorial() {
        let claim = format!(
            "{{ \"allOf\": [{{ \"$ref\": \"#/definitions/claim\" }}, {{ \"properties\": {{ \"is\": {value} }} }}] }}"
        );
        format!("\"anyOf\": [{claim}, {{ \"type\": \"array\", \"minItems\": 1, \"items\": {claim} }}]")
    } else if field.many {
        let entry = format!("{{ \"allOf\": [{value}], \"not\": {{ \"enum\": [\"unknown\", \"none\"] }} }}");
        format!("\"type\": \"array\", \"minItems\": 1, \"items\": {entry}")
    } else {
        format!("\"allOf\": [{value}]")
    };
    format!("        {}: {{ \"description\": {description}, {shape} }}", quoted(field.key))
}

fn value(ty: Type) -> String {
    match ty {
        Type::Text => "{ \"$ref\": \"#/definitions/text\" }".to_owned(),
        Type::Ref(kind) => format!(
            "{{ \"description\": {}, \"$ref\": \"#/definitions/id\" }}",
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
        Type::Years => "{ \"$ref\": \"#/definitions/date\" }".to_owned(),
        Type::Quantity => "{ \"$ref\": \"#/definitions/number\" }".to_owned(),
        Type::Term(list) => {
            let all: Vec<&str> = list.iter().copied().chain(["unknown", "none"]).collect();
            format!("{{ \"enum\": {} }}", words(&all))
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
