//! Reads a list: words for a kind, class, status or maker with years, a superlative or amounts, all of them used.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;

use super::Reading;
use super::names::{maker, record};
use super::words::{Listed, Phrase, listed, longest, years};
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::{CLASS, STATUS};
use crate::catalogue::{Catalogue, Kind};
use crate::query::{Column, Condition, Filter, select};
use crate::search::{Index, MAX_WORDS};

/// Maximum rows that answer a superlative.
const FIRST_ROWS: &str = "5";

/// Instructions of the table that may be met once, and those that may be met again.
const ONCE: [&str; 5] = ["amount", "flags", "sort", "where", "year"];
const REPEATED: [&str; 5] = ["begun", "how", "not", "or", "user"];

/// What has been read so far.
#[derive(Default)]
struct ListRequest {
    kind: Option<Kind>,
    classes: Vec<&'static str>,
    maker: Option<String>,
    /// What they copy, as a condition.
    base: Option<String>,
    /// Years asked about, from the first to the last.
    years: Vec<(i32, i32)>,
    /// Amounts, each with the fields that it may be of, and how it is compared.
    amounts: Vec<(&'static str, String)>,
    /// Conditions of which the one counts that most of the vehicles meet.
    either: Vec<&'static str>,
    /// The status, and the instructions of the table, each with what follows it.
    told: BTreeMap<&'static str, &'static str>,
    /// The field with which an amount is compared.
    field: Option<&'static str>,
    has_asides: bool,
    /// How many classes stand before a word that leaves a choice.
    before_or: Option<usize>,
}

/// Reads a text as a list; if `is_meant`, also one that names only a kind or class and otherwise has filler words.
pub(super) fn read(index: &Index<'_>, words: &[&str], is_meant: bool) -> Option<Reading> {
    let (base, others) = base(index, words).unzip();
    let mut asked = ListRequest { base, ..ListRequest::default() };
    let mut rest = others.as_deref().unwrap_or(words);
    while !rest.is_empty() {
        let taken =
            |asked: &mut ListRequest| longest(rest, |phrase| asked.takes(index, phrase).then_some(()));
        let taken = asked.amount(rest).or_else(|| Some(taken(&mut asked)?.1))?;
        rest = &rest[taken..];
    }
    asked.reading(index.catalogue, is_meant)
}

/// What the words say that others copy, as a condition, and the words around it: "a copy of the GAZ-69", "Mercedes copy".
fn base<'t>(index: &Index<'_>, words: &[&'t str]) -> Option<(String, Vec<&'t str>)> {
    let is_word = |word: &&str| !Phrase::new(&[word]).is_ignored();
    let catalogue = index.catalogue;
    let condition = |name: &[&str], is_named: bool| {
        let phrase = Phrase::new(name);
        // Words that say which are listed are not what those copy.
        if listed(&phrase.words).is_some() || phrase.instructions().next().is_some() {
            return None;
        }
        let text = |name: &str| format!("{}={name}", car::BASED_ON.key);
        let id = record(index, &phrase.words).map(|record| record.id);
        let ours = id.into_iter().chain([&*phrase.words]).chain(phrase.meanings.iter().copied());
        let known = ours.map(text).find(|text| count(catalogue, Kind::Car, &[], &[text], true) > 0);
        known.or_else(|| id.filter(|_| is_named).map(text))
    };
    (0..words.len()).find_map(|at| {
        let copies = |phrase: &Phrase| phrase.instruction("copies");
        let (side, length) = longest(&words[at..], copies)?;
        let (before, after) = (&words[..at], &words[at + length..]);
        let from = after.iter().position(is_word).unwrap_or(after.len());
        let ends = (from + 1..=after.len().min(from + MAX_WORDS)).rev();
        let mut following = ends
            .filter_map(|end| Some((condition(&after[from..end], !side.is_empty())?, before, &after[end..])));
        let mut preceding = (at.saturating_sub(MAX_WORDS)..at)
            .filter(|start| before[*start..].iter().any(is_word))
            .filter_map(|start| Some((condition(&before[start..], false)?, &before[..start], after)));
        let found = following.next().or_else(|| preceding.next().filter(|_| side.is_empty()));
        found.map(|(condition, before, after)| (condition, [before, after].concat()))
    })
}

impl ListRequest {
    fn told(&self, name: &str) -> Option<&'static str> {
        self.told.get(name).copied()
    }

    /// Whether a phrase has a meaning here, which is then kept.
    fn takes(&mut self, index: &Index<'_>, phrase: &Phrase) -> bool {
        let first = |of: &'static [&str]| phrase.instructions().find(|(name, _)| of.contains(name));
        if let Some((name, of)) = first(&REPEATED).or_else(|| first(&ONCE)) {
            // "From 1970 until 1980" has two bounds.
            let is_span = |before| (name, before, of) == ("year", ">=", "<=");
            let before = self.told.insert(name, of);
            let fits = before.is_none_or(|before| is_span(before) || REPEATED.contains(&name));
            match name {
                _ if !fits => {}
                "amount" => self.field = of.split_once(' ').map(|(_, field)| field).or(self.field),
                "where" => {
                    let either = phrase.instructions().filter(|(name, _)| *name == "where");
                    self.either.extend(either.map(|(_, of)| of));
                }
                "or" => {
                    self.has_asides = true;
                    self.before_or.get_or_insert(self.classes.len());
                }
                _ => {}
            }
            return fits;
        }
        self.told.extend(first(&["decides"]).into_iter().chain(first(&["classes"])));
        self.takes_class(phrase) || self.takes_year(phrase) || self.takes_field(phrase) || {
            let is_aside = phrase.is_ignored();
            self.has_asides |= is_aside;
            let maker = || Some(maker(index, &phrase.words)?.id.to_owned());
            is_aside || maker().is_some_and(|maker| self.maker.replace(maker).is_none())
        }
    }

    fn takes_class(&mut self, phrase: &Phrase) -> bool {
        let classes = phrase.of(CLASS);
        if !classes.is_empty() {
            self.classes.extend(classes);
            return true;
        }
        if let Some(status) = phrase.of(STATUS).first() {
            return self.told.insert("status", status).is_none();
        }
        phrase.kind().is_some_and(|kind| self.kind.replace(kind).is_none_or(|known| known == kind))
    }

    fn takes_year(&mut self, phrase: &Phrase) -> bool {
        let typed = years(&phrase.words.replace(' ', ""));
        let years = typed.or_else(|| phrase.meanings.iter().find_map(|ours| years(ours)));
        self.years.extend(years);
        years.is_some()
    }

    /// The field that an amount is of, as in "payload over 10 t".
    fn takes_field(&mut self, phrase: &Phrase) -> bool {
        let mut fields = Kind::Car.fields().filter(|field| !field.unit.is_empty() || field.key == "seats");
        let field = fields.find(|field| phrase.words == field.heading.to_lowercase());
        field.is_some_and(|field| self.field.replace(field.key).is_none())
    }

    /// An amount behind a comparison: how many words it takes.
    fn amount(&mut self, words: &[&str]) -> Option<usize> {
        let sign = self.told("amount")?.split(' ').next()?;
        let number: f64 = words[0].parse().ok()?;
        // The fields that a unit measures, and what one of it is in the unit of the fields.
        let unit = longest(&words[1..], |phrase| phrase.instruction("unit")?.rsplit_once(' '));
        let ((fields, factor), taken) = unit.unwrap_or((("", "1"), 0));
        let fields = self.field.or(Some(fields).filter(|fields| !fields.is_empty()))?;
        // No factor has more digits, and a product of fractions is not exact.
        let amount: f64 = format!("{:.6}", number * factor.parse::<f64>().ok()?).parse().ok()?;
        self.amounts.push((fields, format!("{sign}{amount}")));
        self.told.remove("amount");
        self.field = None;
        Some(1 + taken)
    }

    /// Whether the words are complete, and enough to ask for a list.
    fn is_list(&self, is_meant: bool) -> bool {
        let is_class = !self.classes.is_empty() || self.kind.is_some();
        let is_of_time = !self.years.is_empty();
        let is_conditional = !(self.amounts.is_empty() && self.either.is_empty());
        // Each of these asks for a list by itself.
        let has = |name: &str| self.told.contains_key(name);
        let is_product = has("begun") && self.maker.is_some() && !has("decides");
        let is_asked = has("status") || is_of_time || self.base.is_some() || is_product;
        let is_meant = is_meant && self.has_asides && is_class && !has("begun");
        let others = [is_class, is_conditional, self.maker.is_some(), has("sort"), has("flags")];
        let is_enough = is_asked || is_meant || others.into_iter().filter(|is| *is).count() > 1;
        let is_of_cars = !self.classes.is_empty()
            || is_conditional
            || has("status")
            || self.maker.is_some()
            || self.base.is_some()
            || self.told("flags").is_some_and(|flags| flags.starts_with("--attested"));
        let kind = self.kind.unwrap_or(Kind::Car);
        let fits = (!is_of_cars || kind == Kind::Car) && (!has("flags") || kind.has_claims());
        // Only classes are listed one or the other; all else must hold.
        let is_choice = self.before_or.is_some_and(|before| {
            !(1..self.classes.len()).contains(&before) || self.years.len() > 1 || self.amounts.len() > 1
        });
        // Something else is asked: how old they are, who drove them, or which are not so.
        let is_other = ["how", "not", "user"].into_iter().any(has);
        let bound = self.told("year");
        let is_span = |signs: &str| signs.contains("<=") && self.years.is_sorted();
        let is_open = is_other
            || self.years.len() > 2
            || is_choice
            || bound.is_some_and(|signs| !is_of_time || self.years.len() > 1 && !is_span(signs))
            || has("amount")
            || self.field.is_some();
        is_enough && fits && !is_open && (is_class || !has("sort"))
    }

    fn reading(mut self, catalogue: &Catalogue, is_meant: bool) -> Option<Reading> {
        if !self.is_list(is_meant) {
            return None;
        }
        let kind = self.kind.unwrap_or(Kind::Car);
        let is_compared = self.told("sort").is_some() || !self.years.is_empty() || !self.amounts.is_empty();
        let is_narrow = self.classes.is_empty() && is_compared;
        if let Some(classes) = self.told("classes").filter(|_| is_narrow) {
            self.classes = classes.split(' ').collect();
        }
        self.classes.dedup();
        let sort =
            self.told("sort").map_or(Some(None), |names| self.fullest(catalogue, kind, names).map(Some))?;
        let amount = |(fields, amount): &(&'static str, String)| {
            Some(format!("{}{amount}", self.fullest(catalogue, kind, fields)?))
        };
        let amounts = self.amounts.iter().map(amount).collect::<Option<Vec<String>>>()?;
        let mut conditions: Vec<String> = self.base.iter().cloned().chain(amounts).collect();
        if !self.either.is_empty() {
            let met = |texts: &&str| {
                count(catalogue, kind, &self.classes, &texts.split(' ').collect::<Vec<_>>(), true)
            };
            let either = self.either.iter().copied().max_by_key(met).filter(|texts| met(texts) > 0)?;
            conditions.extend(either.split(' ').map(str::to_owned));
        }
        let mut command = Listed { kind, classes: self.classes.clone() }.command();
        command.extend(self.told("flags").into_iter().flat_map(|flags| flags.split(' ')).map(str::to_owned));
        let whose =
            [("status", self.told("status").map(str::to_owned)), ("manufacturer", self.maker.clone())];
        let whose = whose.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let conditions = conditions.into_iter().map(|condition| ("where", condition));
        for (name, value) in whose.chain(self.times()).chain(conditions) {
            command.extend([format!("--{name}"), value]);
        }
        if let Some(column) = sort {
            command.extend(["--sort", column, "-n", FIRST_ROWS].map(str::to_owned));
        }
        Some(Reading::new(command))
    }

    /// The flags for the years that are asked about.
    fn times(&self) -> Vec<(&'static str, String)> {
        let first = self.years.iter().map(|(from, _)| *from).min();
        let last = self.years.iter().map(|(_, to)| *to).max();
        let Some((first, last)) = first.zip(last) else { return Vec::new() };
        let is_begun = self.told("begun").is_some() && first == last;
        let bound = self.told("year").or_else(|| is_begun.then_some("="));
        match bound {
            Some(signs) => {
                // From one year until another.
                let signs = if self.years.len() > 1 { ">= <=" } else { signs };
                let year = |sign: &str| if matches!(sign, ">" | "<=") { last } else { first };
                signs.split(' ').map(|sign| ("where", format!("begun{sign}{}", year(sign)))).collect()
            }
            None if first == last => vec![("year", first.to_string())],
            None if first % 10 == 0 && last == first + 9 => vec![("year", format!("{first}s"))],
            None => vec![("year", format!("{first}..{last}"))],
        }
    }

    /// Of several columns the one that most of the records have.
    fn fullest(&self, catalogue: &Catalogue, kind: Kind, names: &'static str) -> Option<&'static str> {
        let bare = |name: &'static str| name.trim_start_matches('-');
        let columns = names.split(' ').filter(|name| Column::parse(kind, bare(name)).is_ok());
        columns.min_by_key(|name| Reverse(count(catalogue, kind, &self.classes, &[bare(name)], false)))
    }
}

/// How many records of a kind, or vehicles of some classes, meet conditions; with `all`, foreign ones too.
pub(super) fn count(
    catalogue: &Catalogue,
    kind: Kind,
    classes: &[&str],
    conditions: &[&str],
    all: bool,
) -> usize {
    let parse = |text: &&str| Condition::parse(kind, text, |_, value| Ok(vec![value.to_owned()]));
    let Ok(conditions) = conditions.iter().map(parse).collect::<Result<_>>() else { return 0 };
    let classes: Vec<String> = classes.iter().map(|class| (*class).to_owned()).collect();
    let values = [(car::CLASS, classes)].into_iter().filter(|(_, classes)| !classes.is_empty()).collect();
    select(catalogue, kind, &Filter { values, conditions, all, ..Filter::default() }).len()
}
