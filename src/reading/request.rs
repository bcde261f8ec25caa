//! Collects what the phrases of a list ask for, one after another, and its order: that of a superlative, or of the field after *by*.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::field::{FieldRequest, in_list};
use super::words::{Phrase, base, family, longest, maker, years};
use crate::catalogue::fields::vocabulary::{CLASS, STATUS};
use crate::catalogue::{Catalogue, Field, Kind, Type};
use crate::query::Column;
use crate::search::{Index, is_ignored};

/// Instructions of the table that may occur once, and those that may occur again.
const ONCE: [&str; 7] = ["amount", "bound", "flags", "part", "rows", "sort", "year"];
const AGAIN: [&str; 12] =
    ["about", "begun", "by", "copies", "did", "exists", "how", "not", "now", "or", "user", "where"];

/// Maximum rows that answer a superlative.
const FIRST_ROWS: &str = "5";

/// The fields that an amount may be of, the sign of the comparison, and the number.
pub(super) type Amount = (&'static str, &'static str, f64);

/// What has been read so far.
#[derive(Default)]
pub(super) struct ListRequest {
    pub(super) kind: Option<Kind>,
    pub(super) classes: Vec<&'static str>,
    pub(super) maker: Option<String>,
    /// The name with which theirs begin, or of what they copy.
    pub(super) name: Option<String>,
    /// Years asked about, from the first to the last.
    pub(super) years: Vec<(i32, i32)>,
    pub(super) amounts: Vec<Amount>,
    pub(super) conditions: IndexSet<String>,
    /// The instructions of the table, each with what follows it, and what else has been read.
    pub(super) told: BTreeMap<&'static str, &'static str>,
    /// The fields with one of which an amount is compared.
    pub(super) field: Option<&'static str>,
    /// A word for copies is among the words.
    pub(super) may_copy: bool,
    /// The kind whose fields may be asked for, and those that are.
    pub(super) of: Option<Kind>,
    pub(super) asked: Vec<FieldRequest>,
    /// The one of them that gives the order.
    pub(super) by: Option<Field>,
}

impl ListRequest {
    pub(super) fn told(&self, name: &str) -> Option<&'static str> {
        self.told.get(name).copied()
    }

    /// Keeps what has been read, if there is anything.
    fn keeps(&mut self, name: &'static str, is_read: bool) -> bool {
        self.told.extend(is_read.then_some((name, "")));
        is_read
    }

    /// Whether a phrase has a meaning here, which is then kept.
    pub(super) fn takes(&mut self, index: &Index<'_>, phrase: &Phrase) -> bool {
        let first = |of: &'static [&str]| phrase.instructions().find(|(name, _)| of.contains(name));
        self.told.extend(first(&["classes", "decides", "how", "number"]));
        let is_field = |of| in_list(of, phrase).is_some_and(|fields| !fields.is_empty());
        let is_used = self.of.is_some() && phrase.instruction("used").is_some();
        if self.keeps("used", is_used) || self.of.is_some_and(is_field) {
            return true;
        }
        if let Some((name, of)) = first(&AGAIN).or_else(|| first(&ONCE)) {
            return self.takes_instruction(name, of);
        }
        if self.takes_class(phrase) || self.takes_year(phrase) || self.takes_field(phrase) {
            return true;
        }
        if self.keeps("aside", phrase.is_ignored()) {
            return true;
        }
        if phrase.words.split(' ').any(is_ignored) {
            return false;
        }
        let family = || family(index, &phrase.words);
        if let Some(maker) = maker(index, &phrase.words) {
            // Works may share their name with vehicles.
            self.name = self.name.take().or_else(|| family().filter(|_| self.of.is_some()));
            self.maker = Some(maker.id.to_owned());
            return self.told.insert("maker", "").is_none();
        }
        let copied = || base(index, &phrase.words, true).filter(|_| self.may_copy);
        let is_name = copied().or_else(family).is_some();
        self.name = is_name.then(|| phrase.words.clone()).or(self.name.take());
        is_name && self.told.insert("name", "").is_none()
    }

    fn takes_instruction(&mut self, name: &'static str, of: &'static str) -> bool {
        // "From 1970 until 1980" has two bounds; "how old is the oldest" asks once.
        let before = self.told(name);
        let is_span = |before| (name, before, of) == ("year", ">=", "<=");
        let mut is_again = |before| (name, before) == ("sort", of) && self.told.remove("how").is_some();
        let fits = !ONCE.contains(&name) || before.is_none_or(|before| is_span(before) || is_again(before));
        let is_kept = fits
            && match name {
                "bound" => {
                    // "Over 5 t and under 10 t" has two amounts.
                    let plain = self.amounts.last_mut().filter(|(_, sign, _)| *sign == "=");
                    plain.map(|amount| amount.1 = of).is_some() && self.keeps("measured", true)
                }
                // The 2 of "Hwiparam 2" is no number of rows.
                "rows" => self.name.is_none() && self.classes.is_empty(),
                // What is *it* a copy of?
                "copies" => self.name.is_none() || of.is_empty() && self.told("did").is_none(),
                "about" | "by" | "did" | "exists" | "now" | "or" => self.keeps("aside", true),
                _ => true,
            };
        match name {
            _ if !is_kept => {}
            "amount" => self.field = of.split_once(' ').map(|(_, field)| field).or(self.field),
            // "How fast is the fastest?"
            "sort" if self.field.is_some_and(|field| is_among(of.trim_start_matches('-'), field)) => {
                self.field = None;
            }
            "where" => {
                // Documentaries are films.
                let kind = Kind::ALL.into_iter().find(|kind| can_meet(*kind, of));
                self.kind = self.kind.or(kind.filter(|kind| *kind != Kind::Car));
                self.conditions.extend(of.split(' ').map(str::to_owned));
            }
            _ => {}
        }
        self.told.extend(is_kept.then_some((name, of)));
        is_kept
    }

    fn takes_class(&mut self, phrase: &Phrase) -> bool {
        let classes = phrase.of(CLASS);
        self.classes.extend(&classes);
        if let Some(status) = phrase.of(STATUS).first().filter(|_| classes.is_empty()) {
            return self.told.insert("status", status).is_none();
        }
        // "The works" behind its name.
        let (has_maker, known) = (self.maker.is_some(), &mut self.kind);
        let fits = |kind| has_maker && kind == Kind::Manufacturer || *known.get_or_insert(kind) == kind;
        !classes.is_empty() || phrase.kind().is_some_and(fits)
    }

    fn takes_year(&mut self, phrase: &Phrase) -> bool {
        let typed = years(&phrase.words.replace(' ', ""));
        let years = typed.or_else(|| phrase.meanings.iter().find_map(|ours| years(ours)));
        let years = years.or_else(|| {
            // Two figures behind a year, as in 1958–79.
            let (figures, (year, _)) = (phrase.words.parse::<i32>().ok()?, self.years.last()?);
            let last = year - year % 100 + figures;
            (phrase.words.len() == 2 && last > *year).then_some((last, last))
        });
        self.years.extend(years);
        self.keeps("when", years.is_some())
    }

    /// The field that an amount is of, as in "payload over 10 t" or "over 10 t payload".
    fn takes_field(&mut self, phrase: &Phrase) -> bool {
        let keys = phrase.instruction("field").unwrap_or_default();
        let mut measured = Kind::Car.fields().filter(|field| !field.unit.is_empty() || field.key == "seats");
        let is_it = |field: &Field| phrase.words == field.heading.to_lowercase() || is_among(field.key, keys);
        let Some(key) = measured.find(is_it).map(|field| field.key) else { return false };
        match self.amounts.last_mut() {
            Some((fields, ..)) if is_among(key, fields) => *fields = key,
            _ => return self.field.replace(key).is_none(),
        }
        true
    }

    /// An amount, with a unit or behind a comparison: how many words it takes.
    pub(super) fn amount(&mut self, words: &[&str]) -> Option<usize> {
        let is_number = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, part) = (words.first().filter(is_number)?, words.get(1).filter(is_number));
        // In 10,000 and 10.5 the sign is lost.
        let part = part.filter(|part| part.len() < 4).copied().unwrap_or_default();
        let point = if part.len() < 3 { "." } else { "" };
        let taken = 1 + usize::from(!part.is_empty());
        // The fields that a unit measures, and what one of it is in the unit of the fields.
        let unit = longest(&words[taken..], |phrase| phrase.instruction("unit")?.rsplit_once(' '));
        let sign = self.told("amount").and_then(|told| told.split(' ').next()).or(unit.map(|_| "="))?;
        let ((measured, factor), of_unit) =
            unit.unwrap_or((self.field.map_or(("", ""), |field| (field, "1")), 0));
        let fields = self.field.filter(|field| is_among(field, measured)).unwrap_or(measured);
        // No factor has more digits, and a product of fractions is not exact.
        let number = format!("{whole}{point}{part}").parse::<f64>().ok()? * factor.parse::<f64>().ok()?;
        let number: f64 = format!("{number:.6}").parse().ok()?;
        self.amounts.push((fields, sign, number));
        self.told.remove("amount");
        self.field = None;
        self.keeps(if sign == "=" { "unit" } else { "measured" }, true);
        Some(taken + of_unit)
    }

    /// The flags for the order: of a superlative, or by the field behind *by*, numbers from the largest; `None` if no column has it.
    pub(super) fn order(&self, catalogue: &Catalogue) -> Option<Vec<String>> {
        let names = self.told("sort");
        let column = match (self.by, names) {
            // "Largest by staff": the word says in which direction, and not by what.
            (Some(field), Some(names)) if field.ty == Type::Quantity && names.contains(' ') => {
                format!("{}{}", if names.starts_with('-') { "-" } else { "" }, field.key)
            }
            (_, Some(names)) => self.fullest(catalogue, names)?.to_owned(),
            (Some(field), None) if field.ty == Type::Years => "when".to_owned(),
            (Some(field), None) => {
                format!("{}{}", if field.ty == Type::Quantity { "-" } else { "" }, field.key)
            }
            (None, None) => return Some(Vec::new()),
        };
        let first = names.into_iter().flat_map(|_| ["-n", self.told("rows").unwrap_or(FIRST_ROWS)]);
        Some(["--sort", &column].into_iter().chain(first).map(str::to_owned).collect())
    }

    /// Of several columns the one that most of the records have, those that are listed first.
    pub(super) fn fullest(&self, catalogue: &Catalogue, names: &'static str) -> Option<&'static str> {
        let bare = |name: &'static str| name.trim_start_matches('-');
        let columns = names.split(' ').filter(|name| Column::parse(self.kind(), bare(name)).is_ok());
        columns.min_by_key(|name| Reverse(self.met(catalogue, &[], &["origin=domestic", bare(name)])))
    }
}

/// Whether records of a kind have the field of a condition.
pub(super) fn can_meet(kind: Kind, condition: &str) -> bool {
    condition.split_once('=').is_some_and(|(key, _)| kind.field(key).is_some())
}

/// Whether a field is among others.
fn is_among(field: &str, others: &str) -> bool {
    others.split(' ').any(|other| other == field)
}
