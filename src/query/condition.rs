//! A condition on what a field says: `payload-kg>=10000`, `colour=blue`, `begun>=2018`, or that it says anything at all. Of several fields,
//! `seats|capacity>=40`, one must meet it. Like years asked about, it may hold surely or possibly.

use anyhow::{Result, bail, ensure};

use super::{BEGUN, Column};
use crate::catalogue::{Catalogue, Field, Kind, Overlap, Record, Type, Value, quoted};
use crate::search::{fold, without_article};

/// Signs of comparisons, and `!`, so that `!=` gets its own message.
const SIGNS: [char; 4] = ['<', '>', '=', '!'];

/// Behind words with which a text must begin.
const START: &str = "*";
/// Words for the absence of a value; they match only a whole text.
const SILENCES: [&str; 2] = ["unknown", "none"];
/// Between fields or values of which one must do.
const OR: char = '|';

/// What a value means in a field that holds words.
type Meanings<'m> = &'m dyn Fn(Field, &str) -> Result<Vec<String>>;

/// A condition that a record must meet, in one of several fields.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition(Vec<OfField>);

#[derive(Clone, Debug, PartialEq)]
struct OfField {
    /// `None` for the year in which it began.
    field: Option<Field>,
    wanted: Wanted,
}

#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Anything,
    /// From one number or year to another.
    Between(f64, f64),
    /// Any of these, folded; and whether they are one value.
    Words(Vec<String>, bool),
}

/// What a comparison of a field with a year or a number wants.
fn compared(name: &str, sign: &str, value: &str, is_year: bool) -> Result<Wanted> {
    let number = if is_year {
        value.parse::<i16>().ok().map(f64::from)
    } else {
        value.parse().ok().filter(|number: &f64| number.is_finite())
    };
    let (what, example) = if is_year { ("year", "1968") } else { ("number", "10") };
    let Some(number) = number else {
        let text = quoted(value);
        bail!("{name} is compared with a {what}, not {text}; write one such as --where '{name}>={example}'")
    };
    let (below, above) =
        if is_year { (number - 1.0, number + 1.0) } else { (number.next_down(), number.next_up()) };
    let (least, most) = match sign {
        "<" => (f64::NEG_INFINITY, below),
        "<=" => (f64::NEG_INFINITY, number),
        "=" => (number, number),
        ">=" => (number, f64::INFINITY),
        ">" => (above, f64::INFINITY),
        _ => bail!("{} is not a comparison; write = < <= > or >=, such as '{name}>={value}'", quoted(sign)),
    };
    Ok(Wanted::Between(least, most))
}

impl Condition {
    /// Reads a condition on the records of a kind. What a value means in a field that holds words is for `meant` to say.
    ///
    /// # Errors
    /// If the kind has no such field, or the field cannot be compared so.
    pub(crate) fn parse(kind: Kind, text: &str, meant: Meanings<'_>) -> Result<Self> {
        let (names, rest) = text.split_at(text.find(SIGNS).unwrap_or(text.len()));
        let values = rest.trim_start_matches(SIGNS);
        let sign = &rest[..rest.len() - values.len()];
        let values: Vec<&str> = if sign == "=" { values.split(OR).collect() } else { vec![values] };
        if names.split(OR).any(|name| name.trim().is_empty()) {
            bail!("--where needs a condition such as 'seats>=40', not {}", quoted(text));
        }
        let each =
            names.split(OR).flat_map(|name| values.iter().map(move |value| (name.trim(), value.trim())));
        let of_field = |(name, value)| OfField::parse(kind, name, sign, value, meant);
        Ok(Self(each.map(of_field).collect::<Result<_>>()?))
    }

    /// The columns that show whether a record meets it; none for prose.
    pub(crate) fn shown(&self) -> impl Iterator<Item = Column> {
        let mut fields: Vec<Field> = self.0.iter().filter_map(|one| one.field).collect();
        fields.dedup();
        fields.into_iter().filter(|field| !field.is_editorial()).map(Column::Field)
    }

    /// The field that must have one value, if it is such a condition.
    pub(super) fn fixed(&self) -> Option<Field> {
        let [OfField { field, wanted }] = &self.0[..] else { return None };
        let is_one = match wanted {
            Wanted::Anything => false,
            Wanted::Between(least, most) => least.to_bits() == most.to_bits(),
            Wanted::Words(_, is_one) => *is_one,
        };
        field.filter(|_| is_one)
    }

    /// How surely a record meets it.
    pub(crate) fn overlap(&self, catalogue: &Catalogue, record: &Record) -> Overlap {
        let overlaps = self.0.iter().map(|one| one.overlap(catalogue, record));
        overlaps.max().unwrap_or(Overlap::No)
    }
}

impl OfField {
    fn parse(kind: Kind, name: &str, sign: &str, value: &str, meant: Meanings<'_>) -> Result<Self> {
        let field = match name {
            BEGUN if kind != Kind::Question => None,
            name => Some(Column::field(kind, name, "--where")?),
        };
        if sign.is_empty() {
            let is_flag = field.is_some_and(|field| field.ty == Type::Flag);
            let wanted =
                if is_flag { Wanted::Words(vec!["true".to_owned()], true) } else { Wanted::Anything };
            return Ok(Self { field, wanted });
        }
        ensure!(!value.is_empty(), "{name} is compared with nothing; for any value write --where '{name}'");
        if sign.starts_with('!') {
            bail!("--where asks what {name} is, not what it is not; only a flag can be false: group=false");
        }
        let is_year = field.is_none_or(|field| field.ty == Type::Years);
        let is_silence = sign == "=" && SILENCES.contains(&&*folded(value));
        if let Some(words) = field.filter(|field| is_silence || !is_year && field.ty != Type::Quantity) {
            // Words are found anywhere in a text, so `*blue*` is just `blue`.
            let start = if value.ends_with(START) && !value.starts_with(START) { START } else { "" };
            let is_meant = words.ty == Type::Flag || !is_silence;
            let meant = if is_meant { meant(words, value)? } else { vec![value.to_owned()] };
            let wanted = meant.iter().map(|words| folded(words) + start).collect();
            if sign != "=" {
                let number = kind.fields().find(|of| of.ty == Type::Quantity && of.key.starts_with(name));
                let number =
                    number.map_or_else(String::new, |field| format!(" or '{}{sign}{value}'", field.key));
                bail!("{name} has no order, so --where takes only =; write --where '{name}={value}'{number}");
            }
            return Ok(Self { field, wanted: Wanted::Words(wanted, !value.ends_with(START)) });
        }
        Ok(Self { field, wanted: compared(name, sign, value, is_year)? })
    }

    fn overlap(&self, catalogue: &Catalogue, record: &Record) -> Overlap {
        let (least, most) = match self.wanted {
            Wanted::Between(least, most) => (least, most),
            Wanted::Anything | Wanted::Words(..) => (f64::NEG_INFINITY, f64::INFINITY),
        };
        #[allow(clippy::cast_possible_truncation, reason = "whole years, or without a limit")]
        let (from, to) = (least as i16, most as i16);
        let Some(field) = self.field else { return catalogue.began(record, from, to) };
        if field.ty == Type::Flag {
            let told = if record.answer(field).is_recorded() { "true" } else { "false" };
            return self.of_words(&[told], |_| true);
        }
        // A silence is found by itself alone; an id stands for its record and for no other.
        let is_whole = |words: &str| {
            SILENCES.contains(&words)
                || matches!(field.ty, Type::Ref(kind) if catalogue.has(kind, &words.replace(' ', "-")))
        };
        let is_of_words = matches!(self.wanted, Wanted::Words(..));
        record.answer(field).overlap(|version, statement| match &*statement.value {
            value @ (Value::Unknown | Value::None) if is_of_words => {
                self.of_words(&[&value.written()], is_whole)
            }
            Value::Quantity(quantity) if !is_of_words => quantity.overlap(least, most),
            Value::Years(years) if !is_of_words => catalogue.falls(record, version, years, from, to),
            value @ Value::Ref(id) => {
                let name = catalogue.target(field, value).map_or(*id, Record::name);
                self.of_words(&[id, name], is_whole)
            }
            _ => statement.text().map_or(Overlap::No, |text| self.of_words(&[text], is_whole)),
        })
    }

    /// Whether texts have the words; of those that stand by themselves, the first text must be just that.
    fn of_words(&self, texts: &[&str], is_whole: impl Fn(&str) -> bool) -> Overlap {
        let begins = |text: &str, words: &str| {
            text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let Wanted::Words(words, _) = &self.wanted else {
            return if self.wanted == Wanted::Anything { Overlap::Definite } else { Overlap::No };
        };
        let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        let is_met = words.iter().any(|words| match words.strip_suffix(START) {
            Some(words) => texts
                .iter()
                .any(|text| begins(text, words) || begins(without_article(text), without_article(words))),
            None if is_whole(words) => texts[0] == *words,
            None => texts.iter().any(|text| format!(" {text} ").contains(&format!(" {words} "))),
        });
        if is_met { Overlap::Definite } else { Overlap::No }
    }
}

/// A text as it is compared: the car of Kim Jong Un is also Kim Jong Un's.
fn folded(text: &str) -> String {
    let mut parts = text.split(['\'', '’']);
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.strip_prefix(['s', 'S']).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        bare.push_str(rest.unwrap_or(part));
    }
    fold(&bare)
}
