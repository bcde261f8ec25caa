//! `fields`: what each column of a kind means.

use anyhow::Result;

use super::{Answer, Context};
use crate::catalogue::{Kind, Type, schema};
use crate::cli::FieldsArgs;
use crate::column::DERIVED;
use crate::render::{Format, Heading, Shown, View, json, view, words};

pub(super) fn run(context: &Context<'_>, args: &FieldsArgs) -> Result<Answer> {
    if args.schema {
        return Ok(Answer { out: schema(), ..Answer::default() });
    }
    let kind = Kind::from(args.kind);
    let derived = DERIVED
        .iter()
        .map(|(_, key, _, meaning)| [*key, "derived", words::NONE, "one", meaning].map(str::to_owned));
    let fields = kind.fields().iter().map(|field| {
        let many = if field.many { "many" } else { "one" };
        [
            field.key.to_owned(),
            sort(field.ty, field.is_editorial()),
            if field.unit.is_empty() { words::NONE } else { field.unit }.to_owned(),
            many.to_owned(),
            field.meaning.to_owned(),
        ]
    });
    let rows: Vec<[String; 5]> = derived.chain(fields).collect();
    let keys: [(&str, &str, u8); 5] = [
        ("field", "Field", 0),
        ("type", "Type", 2),
        ("unit", "Unit", 4),
        ("values", "Values", 3),
        ("meaning", "Meaning", 0),
    ];
    let out = match context.format {
        Format::Ids => rows.iter().map(|row| format!("{}\n", row[0])).collect(),
        Format::Json | Format::Jsonl => {
            let objects: Vec<serde_json::Value> = rows
                .iter()
                .map(|row| {
                    let cell = |((key, ..), text): (&(&str, &str, u8), &String)| {
                        ((*key).to_owned(), serde_json::Value::from(text.as_str()))
                    };
                    keys.iter().zip(row).map(cell).collect()
                })
                .collect();
            json::render(&objects, context.format == Format::Jsonl)?
        }
        format => {
            let headings = keys.iter().map(|(key, title, rank)| Heading {
                key: (*key).to_owned(),
                title: (*title).to_owned(),
                rank: *rank,
                may_be_cut: *key == "meaning",
            });
            let rows = rows.into_iter().map(|row| row.map(Shown::plain).into_iter().collect()).collect();
            view(&View { headings: headings.collect(), rows, wrapped: true }, format, &context.screen)?.0
        }
    };
    Ok(Answer { out, ..Answer::default() })
}

fn sort(ty: Type, editorial: bool) -> String {
    let name = match ty {
        Type::Text => "text".to_owned(),
        Type::Term(_) => "word".to_owned(),
        Type::Years => "date".to_owned(),
        Type::Quantity => "number".to_owned(),
        Type::Ref(kind) => kind.word().to_owned(),
    };
    if editorial { format!("plain {name}") } else { name }
}
