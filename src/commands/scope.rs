//! What a command is about: a kind, a class, an everyday word for either or the name of one record, and the conditions that flags name.
//! One rule for `list`, `timeline`, `handbook`, `fields` and `search --in`.

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::catalogue::fields::vocabulary::{CLASS, plural};
use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Field, Kind, Record, Type, choice, did_you_mean, nearest, quoted};
use crate::cli::Filters;
use crate::query::{Column, Condition, Filter};
use crate::reading::{Listed, listed, one_of};
use crate::report::{FOUND, NOT_FOUND, Report};

/// What the words on the command line name.
pub(super) struct Scope<'a> {
    /// The kind to list: for a maker its vehicles, for a film its sightings.
    pub(super) kind: Kind,
    pub(super) record: Option<&'a Record>,
    classes: Vec<&'static str>,
    words: String,
    /// On words that name nothing.
    pub(super) missing: Report,
}

impl<'a> Context<'a> {
    /// What words name; without any, all cars.
    pub(super) fn scope(&self, words: &[String]) -> Result<Scope<'a>> {
        let words = if words.is_empty() { Kind::Car.plural().to_owned() } else { words.join(" ") };
        let scope = |kind| Scope { words: words.clone(), ..Scope::of(kind) };
        if let Some(Listed { kind, classes }) = listed(&words) {
            return Ok(Scope { classes, ..scope(kind) });
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
                Ok(Scope { record: Some(record), ..scope(kind) })
            }
            Err(missing) if missing.status == NOT_FOUND => {
                let kinds = Kind::ALL.into_iter().map(|kind| kind.plural().to_owned());
                let known: Vec<String> = kinds.chain(CLASS.iter().map(|class| plural(class))).collect();
                let near = nearest(&words, known.iter().map(String::as_str));
                if near.is_empty() {
                    return Ok(Scope { missing, ..scope(Kind::Car) });
                }
                bail!("no kind, class or record is called {}{}", quoted(&words), did_you_mean(&near))
            }
            Err(report) => Err(report.into()),
        }
    }

    /// The conditions for each kind that words name, or for all kinds without words. Kinds without a field that a flag names are skipped,
    /// unless all are. With a report on names that are none, as [`Scope::filter`] has it.
    pub(super) fn filters(&self, words: &[String], flags: &Filters) -> Result<(Vec<(Kind, Filter)>, Report)> {
        if !words.is_empty() {
            let scope = self.scope(words)?;
            let (filter, missing) = scope.filter(self, scope.kind, flags)?;
            return Ok((vec![(scope.kind, filter)], missing));
        }
        let (mut filters, mut unknown) = (Vec::new(), None);
        for kind in Kind::ALL {
            match Scope::of(kind).filter(self, kind, flags) {
                Ok((filter, missing)) if missing.status != FOUND => {
                    return Ok((vec![(kind, filter)], missing));
                }
                Ok((filter, _)) => filters.push((kind, filter)),
                Err(error) if error.is::<Report>() => return Err(error),
                Err(error) => unknown = unknown.or(Some(error)),
            }
        }
        unknown.filter(|_| filters.is_empty()).map_or(Ok((filters, Report::default())), Err)
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

    /// The ids of the records that names mean; a report on names that mean none is added to what is missing.
    fn resolve_all(&self, kind: Kind, names: &[String], missing: &mut Report) -> Result<Vec<String>, Report> {
        let mut ids = Vec::new();
        for name in names {
            match self.resolve(&[kind], name) {
                Ok(record) => ids.push(record.id.to_owned()),
                Err(report) if report.status == NOT_FOUND => missing.add(report),
                Err(report) => return Err(report),
            }
        }
        Ok(ids)
    }
}

impl Scope<'_> {
    /// A kind that no words name.
    fn of(kind: Kind) -> Self {
        Self { kind, record: None, classes: Vec::new(), words: String::new(), missing: Report::default() }
    }

    /// The conditions that words and flags name together for a kind. Where a flag names no record they leave nothing, and a report says
    /// so.
    pub(super) fn filter(
        &self,
        context: &Context<'_>,
        kind: Kind,
        flags: &Filters,
    ) -> Result<(Filter, Report)> {
        let mut missing = self.missing.clone();
        let mut resolve = |kind, names| context.resolve_all(kind, names, &mut missing);
        if flags.strict && flags.year.is_none() && flags.conditions.is_empty() {
            bail!("--strict needs --year or --where; write --year 1965..1980 --strict");
        }
        let asked = [
            (car::CLASS, flags.class.clone()),
            (car::ORIGIN, flags.origin.clone()),
            (car::STATUS, flags.status.clone()),
            (car::MANUFACTURER, resolve(Kind::Manufacturer, &flags.manufacturer)?),
            (sighting::FILM, resolve(Kind::Film, &flags.film)?),
        ];
        let condition =
            |text: &String| Condition::parse(kind, text, |field, value| context.meant(field, value));
        let column = |name: &String| Column::parse(kind, name).context("--missing");
        let mut filter = Filter {
            id: None,
            values: Vec::new(),
            years: flags.year,
            conditions: flags.conditions.iter().map(condition).collect::<Result<_>>()?,
            strict: flags.strict,
            sources: resolve(Kind::Source, &flags.source)?,
            attested: flags.attested,
            disputed: flags.disputed,
            missing: flags.missing.iter().map(column).collect::<Result<_>>()?,
            all: flags.all,
        };
        if missing.status != FOUND {
            return Ok((Filter::nothing(), missing));
        }
        let is_listed = |record: &&Record| asked.iter().all(|(field, _)| field.ty != Type::Ref(record.kind));
        if let Some(record) = self.record.filter(is_listed) {
            (filter.id, filter.all) = (Some(record.id.to_owned()), true);
        }
        for (field, asked) in asked {
            let values = self.narrowed(field, asked)?;
            filter.values.extend((!values.is_empty()).then_some((field, values)));
        }
        Ok((filter, missing))
    }

    /// What a field must say by a flag and by the words together; empty, if neither says anything of it.
    fn narrowed(&self, field: Field, mut asked: Vec<String>) -> Result<Vec<String>> {
        let named = match self.record {
            Some(record) if field.ty == Type::Ref(record.kind) => vec![record.id],
            None if field == car::CLASS => self.classes.clone(),
            _ => return Ok(asked),
        };
        let typed = asked.join(",");
        if named.is_empty() || typed.is_empty() {
            asked.extend(named.into_iter().map(str::to_owned));
            return Ok(asked);
        }
        asked.retain(|one| named.contains(&one.as_str()));
        if asked.is_empty() {
            bail!("{} and --{} {typed} contradict each other; leave one out", self.words, field.key);
        }
        Ok(asked)
    }
}
