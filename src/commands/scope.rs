//! What a command is about: a kind, a class, an everyday word for either or the name of one record, and the conditions that flags name.
//! One rule for `list`, `timeline`, `handbook`, `fields` and `search --in`.

use anyhow::{Result, bail};

use super::Context;
use crate::catalogue::fields::vocabulary::{CLASS, plural};
use crate::catalogue::{Field, Kind, Record, Type, choice, did_you_mean, nearest, quoted};
use crate::cli::Filters;
use crate::query::{Column, Condition, Filter};
use crate::reading::{Listed, listed, one_of};
use crate::report::{NOT_FOUND, Report};

/// What the words on the command line name.
pub(super) struct Scope<'a> {
    /// The kind to list: for a maker its vehicles, for a film its sightings.
    pub(super) kind: Kind,
    pub(super) record: Option<&'a Record>,
    classes: Vec<&'static str>,
    words: String,
}

impl<'a> Context<'a> {
    /// What words name; without any, all cars.
    pub(super) fn scope(&self, words: &[String]) -> Result<Scope<'a>> {
        let words = if words.is_empty() { Kind::Car.plural().to_owned() } else { words.join(" ") };
        if let Some(Listed { kind, classes }) = listed(&words) {
            return Ok(Scope { kind, record: None, classes, words });
        }
        // A maker may share its name with a family of vehicles.
        let maker = |report: Report| self.resolve(&[Kind::Manufacturer], &words).map_err(|_| report);
        let record = self.resolve(&Kind::ALL, &words);
        match record.or_else(|report| if report.status == NOT_FOUND { Err(report) } else { maker(report) }) {
            Ok(record) => {
                let kind = match record.kind {
                    Kind::Manufacturer => Kind::Car,
                    Kind::Film => Kind::Sighting,
                    kind => kind,
                };
                Ok(Scope { kind, record: Some(record), classes: Vec::new(), words })
            }
            Err(report) if report.status == NOT_FOUND => {
                let kinds = Kind::ALL.into_iter().map(|kind| kind.plural().to_owned());
                let known: Vec<String> = kinds.chain(CLASS.iter().map(|class| plural(class))).collect();
                let near = nearest(&words, known.iter().map(String::as_str));
                if near.is_empty() {
                    return Err(report.into());
                }
                bail!("no kind, class or record is called {}{}", quoted(&words), did_you_mean(&near))
            }
            Err(report) => Err(report.into()),
        }
    }

    /// The conditions for each kind that words name, or for all kinds without words. Kinds without a field that a flag names are skipped,
    /// unless all are.
    pub(super) fn filters(&self, words: &[String], flags: &Filters) -> Result<Vec<(Kind, Filter)>> {
        if !words.is_empty() {
            let scope = self.scope(words)?;
            return Ok(vec![(scope.kind, scope.filter(self, scope.kind, flags)?)]);
        }
        let (mut filters, mut unknown) = (Vec::new(), None);
        for kind in Kind::ALL {
            match self.filter(kind, flags) {
                Ok(filter) => filters.push((kind, filter)),
                Err(error) if error.is::<Report>() => return Err(error),
                Err(error) => unknown = unknown.or(Some(error)),
            }
        }
        unknown.filter(|_| filters.is_empty()).map_or(Ok(filters), Err)
    }

    /// What a value means in a field: one of its words in any spelling, also the id of the record that it names, else itself.
    fn meant(&self, field: Field, value: &str) -> Result<Vec<String>> {
        let known: &[&'static str] = match field.ty {
            Type::Term(words) => words,
            Type::Flag => &["true", "false"],
            Type::Ref(kind) => {
                let named = self.resolve(&[kind], value).ok().map(|record| record.id.to_string());
                return Ok([value.to_owned()].into_iter().chain(named).collect());
            }
            _ => return Ok(vec![value.to_owned()]),
        };
        let Some(word) = one_of(known, value) else {
            bail!("--where: {} has no word {}{}", field.key, quoted(value), choice(value, "words", known))
        };
        Ok(vec![word])
    }

    /// The conditions that flags name.
    fn filter(&self, kind: Kind, flags: &Filters) -> Result<Filter> {
        let resolve = |kind: Kind, names: &[String]| -> Result<Vec<String>, Report> {
            names.iter().map(|name| self.resolve(&[kind], name).map(|record| record.id.to_string())).collect()
        };
        if flags.strict && flags.year.is_none() && flags.conditions.is_empty() {
            bail!("--strict needs --year or --where; write --year 1965..1980 --strict");
        }
        let parse = |text: &String| Condition::parse(kind, text, |field, value| self.meant(field, value));
        let conditions = flags.conditions.iter().map(parse);
        Ok(Filter {
            id: None,
            manufacturers: resolve(Kind::Manufacturer, &flags.manufacturer)?,
            classes: flags.class.clone(),
            origin: flags.origin.clone(),
            status: flags.status.clone(),
            years: flags.year,
            conditions: conditions.collect::<Result<_>>()?,
            strict: flags.strict,
            films: resolve(Kind::Film, &flags.film)?,
            sources: resolve(Kind::Source, &flags.source)?,
            attested: flags.attested,
            disputed: flags.disputed,
            missing: flags.missing.iter().map(|name| Column::parse(kind, name)).collect::<Result<_>>()?,
            all: flags.all,
        })
    }
}

impl Scope<'_> {
    /// The conditions that words and flags name together for a kind.
    pub(super) fn filter(&self, context: &Context<'_>, kind: Kind, flags: &Filters) -> Result<Filter> {
        let mut filter = context.filter(kind, flags)?;
        let record = |kind: Kind| {
            let record = self.record.filter(|record| record.kind == kind);
            record.map(|record| record.id.to_string()).into_iter().collect()
        };
        let classes = self.classes.iter().map(|class| (*class).to_owned()).collect();
        let named: [(Vec<String>, _, _); 3] = [
            (classes, &mut filter.classes, "class"),
            (record(Kind::Manufacturer), &mut filter.manufacturers, "manufacturer"),
            (record(Kind::Film), &mut filter.films, "film"),
        ];
        let is_one = self.record.is_some() && named.iter().all(|(named, ..)| named.is_empty());
        for (named, asked, flag) in named.into_iter().filter(|(named, ..)| !named.is_empty()) {
            let typed = asked.join(",");
            asked.retain(|one| named.contains(one));
            if asked.is_empty() && !typed.is_empty() {
                bail!("{} and --{flag} {typed} contradict each other; leave one out", self.words);
            }
            *asked = if asked.is_empty() { named } else { std::mem::take(asked) };
        }
        if let Some(record) = self.record.filter(|_| is_one) {
            (filter.id, filter.all) = (Some(record.id.to_string()), true);
        }
        Ok(filter)
    }
}
