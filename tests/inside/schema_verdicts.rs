//! The published schema and the reader give the same verdict on the structure of a file. Rules that a schema cannot express are left out:
//! whether ids resolve, who is whose voice, and whether a span or range ends before it begins.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::data_schema::schema;
use crate::catalogue::{Field, Kind, Severity, Type};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Number, Value};
use toml::de::{DeTable, DeValue};

use super::read;

use super::random::Numbers;

const ROUNDS: usize = 12_000;

/// Values to try, valid or not.
const VALUES: &[&str] = &[
    "\"x\"",
    "\" \"",
    "\"\"",
    "\"unknown\"",
    "\"none\"",
    "\"Unknown\"",
    "\"\\n\\t\"",
    "\"\\u0085\"",
    "\"\\ufeff\"",
    "\"\\u00a0\"",
    "\"\\u3000 \"",
    "\"\\u200b\"",
    "\"\\u3164\"",
    "\"\\u0000\"",
    "1",
    "-1",
    "0",
    "4e3",
    "+4200",
    "0x1068",
    "0o17",
    "0b11",
    "1_000",
    "-0",
    "-0.0",
    "4.5",
    "-4.5",
    "1e400",
    "inf",
    "nan",
    "9223372036854775807",
    "9223372036854775808",
    "true",
    "[]",
    "[[]]",
    "{}",
    "[1]",
    "[\"a\"]",
    "[\"a\", \"a\"]",
    "[\"a\", \"unknown\"]",
    "[\"none\", \" \"]",
    "1978",
    "1978-03-05",
    "1978-03-05T10:00:00Z",
    "10:00:00",
    "\"1978\"",
    "\"0000\"",
    "\"1978~\"",
    "\"1978?\"",
    "\"1978%\"",
    "\"1978~?\"",
    "\"~1978\"",
    "\"197X\"",
    "\"19XX\"",
    "\"1XXX\"",
    "\"197x\"",
    "\"197X~\"",
    "\"197X-03\"",
    "\"1978-03\"",
    "\"1978-3\"",
    "\"1978-13\"",
    "\"1978-00\"",
    "\"1978-21\"",
    "\"1978-XX\"",
    "\"1978-03-XX\"",
    "\"1978-04-30\"",
    "\"1978-04-31\"",
    "\"1978-02-29\"",
    "\"1980-02-29\"",
    "\"1900-02-29\"",
    "\"2000-02-29\"",
    "\"1980-02-30\"",
    "\"1978-03-05T10:00:00Z\"",
    "\"{1970..}\"",
    "\"[1985, 1988]\"",
    "\"[1985,1988]\"",
    "\"[1985..1988]\"",
    "\"[1985..]\"",
    "\"[..1985]\"",
    "\"[1985,..]\"",
    "\"[]\"",
    "\"[..]\"",
    "\"[1985~]\"",
    "\"[1985\"",
    "\"1985/1988\"",
    "\"1985~/1988?\"",
    "\"1985/\"",
    "\"/1985\"",
    "\"1985/..\"",
    "\"../1985\"",
    "\"../..\"",
    "\"/\"",
    "\"1985/1986/1987\"",
    "\"1985..1988\"",
    "\"1985/unknown\"",
    "\" 1978\"",
    "\"1978 \"",
    "\"1978\\n\"",
    "\"2445\"",
    "\"5000~\"",
    "\"40..50\"",
    "\"..400\"",
    "\"1600..\"",
    "\"1600..~\"",
    "\"..\"",
    "\"~\"",
    "\"1.\"",
    "\".5\"",
    "\"1.5..2.5~\"",
    "\"1...5\"",
    "\"1..2..3\"",
    "\"-5\"",
    "\"1e3\"",
    "\"+5\"",
    "\"123456789012345\"",
    "\"1234567890123456\"",
    "\"sedan\"",
    "\"Sedan\"",
    "\"domestic\"",
    "\"serial\"",
    "\"feature-film\"",
    "\"format\"",
    "\"confirmed\"",
    "\"reported\"",
    "\"sure\"",
];

const CLAIM_KEYS: &[&str] =
    &["is", "said", "certainty", "by", "note", "seen", "when", "superseded", "source", "\"\"", "Is"];

/// Returns a valid value for a field, so that not every file has a dozen mistakes.
fn valid_value(field: Field, numbers: &mut Numbers) -> String {
    match field.ty {
        Type::Text => "\"x\"".to_owned(),
        Type::Ref(_) => "\"some-id\"".to_owned(),
        Type::Flag => "true".to_owned(),
        Type::RecordField => numbers.of(&["\"car.some-id.years\"", "\"film.some-id.title\""]).to_owned(),
        Type::Years => numbers.of(&["\"1978\"", "\"1985/1988\"", "\"[1970..1975]\"", "\"197X~\""]).to_owned(),
        Type::Quantity => numbers.of(&["40", "\"40..50\"", "0x28", "4.5"]).to_owned(),
        Type::Term(words) => format!("{:?}", numbers.of(words)),
    }
}

fn claim(field: Field, numbers: &mut Numbers) -> String {
    let mut parts = Vec::new();
    let silence = ["\"unknown\"", "\"none\""];
    let value = if numbers.one_in(6) { numbers.of(&silence).to_owned() } else { valid_value(field, numbers) };
    for (key, value, leave_out) in [
        ("is", value.as_str(), 12),
        ("certainty", "\"reported\"", 5),
        ("by", "[\"some-source\"]", 5),
        ("when", "\"1978\"", 2),
        ("seen", "true", 2),
        ("note", "\"why\"", 2),
    ] {
        if !numbers.one_in(leave_out) {
            let value = if numbers.one_in(12) { numbers.of(VALUES) } else { value };
            parts.push((key, value));
        }
    }
    if numbers.one_in(10) {
        let key = numbers.of(CLAIM_KEYS);
        parts.retain(|(other, _)| *other != key);
        parts.push((key, numbers.of(VALUES)));
    }
    let parts: Vec<String> = parts.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", parts.join(", "))
}

fn value(field: Field, numbers: &mut Numbers) -> String {
    if numbers.one_in(8) {
        return numbers.of(VALUES).to_owned();
    }
    if !field.is_editorial() {
        return match numbers.below(4) {
            0 => format!("[{}, {}]", claim(field, numbers), claim(field, numbers)),
            1 => format!("[{}]", claim(field, numbers)),
            _ => claim(field, numbers),
        };
    }
    let right = valid_value(field, numbers);
    if field.many == numbers.one_in(15) { right } else { format!("[{right}]") }
}

fn file(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for number in 0..=numbers.below(2) {
        let kind = numbers.of(&Kind::ALL);
        let fields: Vec<Field> = kind.fields().collect();
        let id = if numbers.one_in(30) { "Some_Id" } else { "some-id" };
        let word = if numbers.one_in(60) { "auto" } else { kind.word() };
        let _ = writeln!(text, "[{word}.{id}{number}]");
        if !numbers.one_in(30) {
            let _ = writeln!(text, "{} = \"Name\"", fields[0].key);
        }
        let mut keys = vec![0];
        for _ in 0..=numbers.below(2) {
            let index = numbers.below(fields.len());
            if !keys.contains(&index) {
                keys.push(index);
                let key = if numbers.one_in(40) { "nosuch" } else { fields[index].key };
                let _ = writeln!(text, "{key} = {}", value(fields[index], numbers));
            }
        }
    }
    text
}

/// Converts TOML as an editor's validator does. Values without a JSON equivalent become ones that no field accepts.
fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::from)
        }
        DeValue::Float(number) => {
            number.as_str().parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
        }
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(_) => Value::Null,
        DeValue::Array(values) => Value::Array(values.iter().map(|value| json(value.get_ref())).collect()),
        DeValue::Table(table) => object(table),
    }
}

fn object(table: &DeTable<'_>) -> Value {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref())));
    Value::Object(entries.collect::<Map<_, _>>())
}

struct Judge(Schemas, SchemaIndex);

impl Judge {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("data.json", serde_json::from_str(&schema()).unwrap()).unwrap();
        let index = compiler.compile("data.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    /// The verdicts of the schema and the reader, or `None` if the text is not TOML or its only fault is one of order.
    fn verdicts(&self, text: &str) -> Option<(bool, bool, Vec<String>)> {
        let document = DeTable::parse(text).ok()?;
        let by_schema = self.0.validate(&object(document.get_ref()), self.1).is_ok();
        let mut findings = Vec::new();
        let records = read(text, &mut findings);
        let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|finding| finding.message).collect();
        let is_of_order =
            |message: &String| ["backwards", "before it begins"].iter().any(|words| message.contains(words));
        if !errors.is_empty() && errors.iter().all(is_of_order) {
            return None;
        }
        Some((by_schema, errors.is_empty() && !records.is_empty(), errors))
    }
}

#[test]
fn generated_files_get_the_same_verdict() {
    let (judge, mut numbers) = (Judge::new(), Numbers(0x6e6b_6361_7273));
    let (mut sound, mut refused) = (0, 0);
    for _ in 0..ROUNDS {
        let text = file(&mut numbers);
        let Some((by_schema, by_reader, errors)) = judge.verdicts(&text) else { continue };
        assert_eq!(by_schema, by_reader, "the schema, then the reader: {errors:?}\n{text}");
        if by_reader { sound += 1 } else { refused += 1 }
    }
    assert!(sound > ROUNDS / 10 && refused > ROUNDS / 10, "{sound} sound, {refused} refused");
}

#[test]
fn every_value_in_every_type_of_field_gets_the_same_verdict() {
    let judge = Judge::new();
    for (kind, key) in [
        (Kind::Car, "summary"),
        (Kind::Car, "class"),
        (Kind::Car, "aka"),
        (Kind::Source, "date"),
        (Kind::Car, "years"),
        (Kind::Car, "status"),
        (Kind::Car, "length-mm"),
        (Kind::Car, "based-on"),
        (Kind::Car, "body"),
    ] {
        let field = kind.field(key).unwrap();
        let name = kind.name_field().key;
        for value in VALUES {
            for value in [
                (*value).to_owned(),
                format!("[{value}]"),
                format!("{{ is = {value} }}"),
                format!("{{ is = {value}, certainty = \"reported\", by = [\"a\"] }}"),
                format!("{{ said = {value}, certainty = \"reported\", by = [\"a\"] }}"),
                format!("{{ is = \"unknown\", when = {value} }}"),
                format!("{{ is = \"none\", by = {value} }}"),
                format!("{{ is = \"none\", certainty = {value} }}"),
                format!("{{ is = \"none\", superseded = {value} }}"),
            ] {
                let text = format!("[{}.some-id]\n{name} = \"x\"\n{} = {value}\n", kind.word(), field.key);
                let Some((by_schema, by_reader, errors)) = judge.verdicts(&text) else { continue };
                assert_eq!(by_schema, by_reader, "the schema, then the reader: {errors:?}\n{text}");
            }
        }
    }
}

#[test]
fn mistakes_that_the_schema_once_missed_are_rejected_by_both() {
    let judge = Judge::new();
    for (years, is_right) in [
        ("{ is = \"[1985, 1988]\", certainty = \"reported\", by = [\"a\"] }", false),
        ("{ is = \"1985\", certainty = \"reported\", by = [\"a\"], when = \"unknown\" }", false),
        ("{ is = \"1985\", certainty = \"reported\" }", false),
        ("{ is = \"1985\", by = [\"a\"] }", false),
        ("{ said = \"then\", by = [\"a\"] }", false),
        ("{ is = \"unknown\", certainty = \"reported\" }", false),
        ("{ is = \"unknown\" }", true),
        ("{ is = \"none\" }", true),
        ("{ is = \"none\", certainty = \"reported\", by = [\"a\"] }", true),
        ("{ is = \"1985\", certainty = \"reported\", by = [\"a\"] }", true),
    ] {
        let text = format!("[car.x]\nname = \"X\"\nyears = {years}\n");
        let (by_schema, by_reader, errors) = judge.verdicts(&text).unwrap();
        assert_eq!((by_schema, by_reader), (is_right, is_right), "{years}: {errors:?}");
    }
    for (text, is_right) in [("", false), ("[car]\n", false), ("[car]\n[source.a]\ntitle = \"A\"\n", true)] {
        let (by_schema, by_reader, _) = judge.verdicts(text).unwrap();
        assert_eq!((by_schema, by_reader), (is_right, is_right), "{text}");
    }
}

#[test]
fn our_own_data_are_valid_for_both() {
    let judge = Judge::new();
    let mut folders = vec![Path::new("data").to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let (by_schema, by_reader, errors) =
                    judge.verdicts(&fs::read_to_string(&path).unwrap()).unwrap();
                assert!(by_schema && by_reader, "{}: {errors:?}", path.display());
                files += 1;
            }
        }
    }
    assert!(files > 10);
}
