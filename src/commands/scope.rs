//! The records that a command is about: a kind, a class, an everyday word for either or the name of one record, and the conditions that flags
//! add. The rules are the same for `list`, `timeline`, `handbook`, `fields` and `search --in`.

use anyhow::{Context as _, Result, bail};

use super::Context;
use super::columns::check_degrees;
use crate::catalogue::fields::vocabulary::{CLASS, plural};
use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{Field, Kind, Record, Type, choice, did_you_mean, nearest, quoted};
use crate::cli::{Filters, shell_quoted};
use crate::query::{Column, Condition, Filter};
use crate::reading::{Listed, Reading, listed, one_of, read};
use crate::report::{FOUND, NOT_FOUND, Report};

/// The meaning of the words on the command line.
pub(super) struct Scope {
    /// The kind to list: for a maker its vehicles, for a film its sightings.
    pub(super) kind: Kind,
    /// The field in which records must have one of these values, such as the class or the maker.
    pub(super) field: Option<(Field, Vec<&'static str>)>,
    /// The only records, if the words name some that are neither makers nor films.
    ids: Vec<String>,
    /// Reports words that have no meaning.
    pub(super) missing: Report,
}

impl Context<'_> {
    /// The meaning of words; without any, all cars.
    pub(super) fn scope(&self, typed: &[String]) -> Result<Scope> {
        let words = if typed.is_empty() { Kind::Car.plural().to_owned() } else { typed.join(" ") };
        if let Some(Listed { kind, classes }) = listed(&words) {
            let field = Some((car::CLASS, classes)).filter(|(_, classes)| !classes.is_empty());
            return Ok(Scope { field, ..Scope::of(kind) });
        }
        // A maker may share its name with a family of vehicles.
        let maker = |report: Report| self.resolve(&[Kind::Manufacturer], &words).map_err(|_| report);
        let named = self.resolve(&Kind::ALL, &words).map(|record| vec![record]);
        match named.or_else(|report| match report.status {
            NOT_FOUND => self.several(typed).ok_or(report),
            _ => maker(report).map(|maker| vec![maker]),
        }) {
            Ok(records) => {
                let ids = records.iter().map(|record| record.id);
                let (kind, field) = match records[0].kind {
                    Kind::Manufacturer => (Kind::Car, car::MANUFACTURER),
                    Kind::Film => (Kind::Sighting, sighting::FILM),
                    kind => return Ok(Scope { ids: ids.map(str::to_owned).collect(), ..Scope::of(kind) }),
                };
                Ok(Scope { field: Some((field, ids.collect())), ..Scope::of(kind) })
            }
            Err(missing) if missing.status == NOT_FOUND => {
                let kinds = Kind::ALL.into_iter().map(|kind| kind.plural().to_owned());
                let known: Vec<String> = kinds.chain(CLASS.iter().map(|class| plural(class))).collect();
                let near = nearest(&words, known.iter().map(String::as_str));
                // Words that a look-up would read as a list.
                let list = |Reading { command, .. }: Reading| {
                    let fits = command[0] == "list" && !command.iter().any(|word| word == "--columns");
                    let words: Vec<String> = command.iter().map(|word| shell_quoted(word)).collect();
                    fits.then(|| format!("\n  as a list: nkcars {}", words.join(" ")))
                };
                let near = Some(did_you_mean(&near)).filter(|_| !near.is_empty());
                let Some(hint) = near.or_else(|| read(self.index, &words, list)) else {
                    return Ok(Scope { missing, ..Scope::of(Kind::Car) });
                };
                bail!("no kind, class or record is called {}{hint}", quoted(&words))
            }
            Err(report) => Err(report.into()),
        }
    }

    /// The records that the words name one by one, if all are of one kind.
    fn several(&self, typed: &[String]) -> Option<Vec<&Record>> {
        let (records, missing) = self.named(&Kind::ALL, typed);
        let is_one_kind = records.windows(2).all(|two| two[0].kind == two[1].kind);
        (records.len() > 1 && missing.status == FOUND && is_one_kind).then_some(records)
    }

    /// A filter for the kind that each of these words means, or without words for each kind that has all the fields named in flags; an error
    /// if none has. Also reports unknown names, like [`Scope::filter`].
    pub(super) fn filters<'w>(
        &self,
        words: impl ExactSizeIterator<Item = &'w [String]>,
        flags: &Filters,
    ) -> Result<(Vec<(Kind, Filter)>, Report)> {
        let is_open = words.len() == 0;
        let all = Kind::ALL.into_iter().filter(|_| is_open).map(|kind| Ok(Scope::of(kind)));
        let (mut filters, mut unknown) = (Vec::new(), None);
        for scope in all.chain(words.map(|words| self.scope(words))) {
            let scope = scope?;
            match scope.filter(self, flags) {
                Ok((filter, missing)) if missing.status != FOUND => {
                    return Ok((vec![(scope.kind, filter)], missing));
                }
                Ok((filter, _)) => filters.push((scope.kind, filter)),
                Err(error) if error.is::<Report>() => return Err(error),
                Err(error) => unknown = unknown.or(Some(error)),
            }
        }
        unknown.filter(|_| filters.is_empty()).map_or(Ok((filters, Report::default())), Err)
    }

    /// The meanings of a value in a field: one of its words in any spelling; or the ids of the records that it may name, and itself.
    fn meanings(&self, field: Field, value: &str) -> Result<Vec<String>> {
        let known: &[&'static str] = match field.ty {
            Type::Term(_) if field == car::CLASS && value == car::GROUP.key => {
                bail!("--where: the class of a group is that of its vehicles; write --where group")
            }
            Type::Term(words) => words,
            Type::Flag => &["true", "false"],
            Type::Ref(kind) => {
                let named = self.candidates(&[kind], value).into_iter().map(|record| record.id);
                // The words of a source are compared as they are typed.
                return Ok(named.chain([value]).map(str::to_owned).collect());
            }
            _ => return Ok(vec![value.to_owned()]),
        };
        let Some(word) = one_of(known, value) else {
            bail!("--where: {} has no word {}{}", field.key, quoted(value), choice(value, "words", known))
        };
        Ok(vec![word])
    }

    /// The ids of the records with these names; unknown names are reported in `missing`.
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

impl Scope {
    /// A whole kind.
    fn of(kind: Kind) -> Self {
        Self { kind, field: None, ids: Vec::new(), missing: Report::default() }
    }

    /// The filter that words and flags together make for the kind. If the words or a flag have an unknown name, no record passes, and the
    /// report says so.
    pub(super) fn filter(&self, context: &Context<'_>, flags: &Filters) -> Result<(Filter, Report)> {
        let (kind, mut missing) = (self.kind, self.missing.clone());
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
            |text: &String| Condition::parse(kind, text, &|field, value| context.meanings(field, value));
        let column = |name: &String| Column::parse(kind, name).context("--missing");
        let mut filter = Filter {
            ids: self.ids.clone(),
            years: flags.year,
            strict: flags.strict,
            sources: resolve(Kind::Source, &flags.source)?,
            attested: flags.attested,
            disputed: flags.disputed,
            all: flags.all || !self.ids.is_empty(),
            ..Filter::default()
        };
        // Names are judged before what is asked about them.
        if missing.status != FOUND {
            return Ok((Filter::nothing(), missing));
        }
        filter.conditions = flags.conditions.iter().map(condition).collect::<Result<_>>()?;
        filter.missing = flags.missing.iter().map(column).collect::<Result<_>>()?;
        check_degrees(&filter.missing, &flags.degrees())?;
        for (field, mut values) in asked {
            if let Some((_, own)) = self.field.as_ref().filter(|(own, _)| *own == field) {
                let typed = values.join(",");
                values.retain(|value| own.contains(&value.as_str()));
                if typed.is_empty() {
                    values.extend(own.iter().map(|value| (*value).to_owned()));
                } else if values.is_empty() {
                    let own = own.join(",");
                    bail!("{own} and --{} {typed} contradict each other; leave one out", field.key);
                }
            }
            filter.values.extend((!values.is_empty()).then_some((field, values)));
        }
        if let Some(lacking) = lacking(kind, &filter) {
            bail!("{} cannot be chosen by {lacking}; leave out the flag", kind.plural());
        }
        Ok((filter, missing))
    }
}

/// The first thing that the filter asks for and no record of the kind has. Vehicles have films, those of their sightings.
fn lacking(kind: Kind, filter: &Filter) -> Option<&'static str> {
    let has = |field: Field| {
        field.kind == kind || field.ty == Type::Ref(kind) || (field, kind) == (sighting::FILM, Kind::Car)
    };
    let field = filter.values.iter().find(|(field, _)| !has(*field)).map(|(field, _)| field.key);
    let cites = filter.disputed || !filter.sources.is_empty() && kind != Kind::Source;
    let others = [
        ("attestation", filter.attested.is_some() && kind != Kind::Car),
        ("claims", cites && !kind.has_claims()),
        ("date", filter.years.is_some() && kind == Kind::Question),
    ];
    field.or_else(|| others.into_iter().find(|(_, is_lacking)| *is_lacking).map(|(word, _)| word))
}
