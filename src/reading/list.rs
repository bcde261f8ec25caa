//! Reads a text as a list: words for a kind, class, status, maker, family or what is copied, with years, a superlative, amounts or fields.
//! Every word must be used.

use super::Reading;
use super::field::{columns, fields, in_list, is_asked, named, of_record, seen};
use super::request::{Amount, ListRequest, can_meet};
use super::words::{Listed, Phrase, base, count, family, longest, without_joining};
use crate::catalogue::fields::{car, manufacturer};
use crate::catalogue::years::REVISED;
use crate::catalogue::{Catalogue, Field, Kind, Role, Type};
use crate::search::Index;

/// Reads a text as a list; if `is_meant`, even one that has only a kind or class and filler words.
pub(super) fn read(index: &Index<'_>, words: &[&str], is_meant: bool) -> Option<Reading> {
    ListRequest::default().reading(index, words, is_meant)
}

/// Reads a text as a list with the fields that it asks for.
pub(super) fn with_fields(index: &Index<'_>, words: &[&str]) -> Option<Reading> {
    let kept = without_joining(words);
    [Kind::Car, Kind::Manufacturer, Kind::Film].into_iter().filter(|of| is_asked(*of, &kept)).find_map(|of| {
        // The name of a field alone asks for that field of every such record.
        let kind = named(of, &Phrase::new(words)).next().map(|_| of);
        let asked = ListRequest { kind, of: Some(of), ..ListRequest::default() };
        asked.reading(index, &kept, false)
    })
}

impl ListRequest {
    /// Whether the words are complete, and enough to ask for a list.
    fn is_list(&self, is_meant: bool) -> bool {
        let has = |name: &str| self.told.contains_key(name);
        let has_any = |names: &[&str]| names.iter().any(|name| has(name));
        let is_class = self.kind.is_some() || !self.classes.is_empty();
        let (asked, several, bound) = (|| self.asked.iter(), self.years.len() > 1, self.told("year"));
        // Each of these asks for a list by itself, and two of the others together.
        let is_enough = has_any(&["status", "when", "measured"])
            || has("name") && has_any(&["copies", "exists"])
            || has_any(&["maker", "where"]) && has("begun") && !has("decides")
            || asked().next().is_some() && (is_class || has_any(&["maker", "name"]))
            || asked().any(|(_, user)| user.is_some()) && has("used")
            || is_meant && (is_class || has("where")) && has("aside") && !has("begun");
        let parts =
            ["where", "unit", "maker", "name", "sort", "flags"].into_iter().filter(|name| has(name)).count();
        let parts = parts + usize::from(is_class) + usize::from(has("now") && !has("decides"));
        let is_of_cars = !self.classes.is_empty()
            || self.conditions.iter().any(|condition| can_meet(Kind::Car, condition))
            || has_any(&["unit", "measured", "status", "maker", "name"])
            || self.told("flags").is_some_and(|flags| flags.starts_with("--attested"));
        let (kind, is_import) = (self.kind(), self.is_of_imports());
        let fits = (!is_of_cars || kind == Kind::Car)
            && self.of.is_none_or(|of| of == kind)
            && (!has("flags") || kind.has_claims());
        // Only classes are listed one or the other, "cars" among them; all else must hold.
        let classes = self.classes.len() + usize::from(has("classes"));
        let is_choice = self.told("or") == Some("") && (classes < 2 || self.amounts.len() > 1);
        let is_span = bound.is_some_and(|signs| signs.contains("<=") && self.years.is_sorted());
        let is_apart = self.years.windows(2).any(|years| years[0].1 + 1 < years[1].0);
        // Something else is asked: how old they are, who drove them, which are not so, what became of them, or when a film was made.
        let is_open = has_any(&["amount", "how", "not", "user"])
            || has("number")
                && (has("begun") && self.asked.is_empty() || is_import)
            // When they were imported is told in words, which have no order.
            || is_import && !has("begun") && (bound.is_some() || self.years.iter().any(|(from, to)| from < to))
            || has("copies") && !has("name")
            || has("rows") && !has("sort")
            || asked().any(|(field, _)| *field == car::BASED_ON)
                && self.conditions.contains("origin=foreign")
            || kind != Kind::Plate && self.told("now") == Some("existing") && (self.years.is_empty() || has("begun"))
            || has_any(&["when", "sort"])
                && asked().any(|(field, user)| *field == car::ON_FILM || user.is_some())
            || is_choice
            || has("where") && asked().any(|(field, _)| field.role == Some(Role::Plate))
            || has("or") && has("name") && (is_class || has("maker"))
            || self.amounts.windows(2).any(|two| two[0].0 == two[1].0 && two.iter().any(|one| one.1 == "="))
            || is_apart && has("or") && !is_span
            || bound.is_some() && (!has("when") || several && !is_span)
            || self.years.len() > 2
            || self.field.is_some();
        (is_enough || parts > 1)
            && fits
            && !is_open
            && (is_class || has_any(&["name", "where"]) || !has("sort"))
    }

    fn reading(mut self, index: &Index<'_>, mut words: &[&str], is_meant: bool) -> Option<Reading> {
        let copies = |at| longest(&words[at..], |phrase| phrase.instruction("copies"));
        self.may_copy = (0..words.len()).any(|at| copies(at).is_some());
        let (mut others, mut is_by): (Vec<&str>, bool) = (Vec::new(), false);
        while !words.is_empty() {
            let phrase = |of: &mut Self| longest(words, |phrase| of.takes(index, phrase).then_some(()));
            let taken = self.amount(words).or_else(|| Some(phrase(&mut self)?.1))?;
            let phrase = Phrase::new(&words[..taken]);
            let fields = self.of.and_then(|of| in_list(of, &phrase));
            if fields.is_some() {
                others.extend(&words[..taken]);
            }
            let orders = |field: &Field| is_by && !matches!(field.ty, Type::Ref(_));
            self.by = self.by.or(fields.iter().flatten().map(|(field, _)| *field).find(orders));
            is_by = phrase.instruction("by").is_some();
            words = &words[taken..];
        }
        // "Where are trucks made" asks where they are made.
        self.asked =
            self.of.and_then(|of| fields(of, &without_joining(&others), |_| true)).unwrap_or_default();
        // "Early trucks" are the first.
        if self.years.is_empty() && self.told("part").is_some_and(|part| part.starts_with('0')) {
            self.told.remove("part");
            self.told.insert("sort", "when");
        }
        if !self.is_list(is_meant) {
            return None;
        }
        if let Some((from, to)) = self.told("part").and_then(|part| part.split_once(' ')) {
            let [(first, last)] = self.years[..] else { return None };
            if last - first != 9 {
                return None;
            }
            let [from, to] = [from, to].map(|year| first + year.parse().unwrap_or(0));
            self.years = vec![(from, to)];
        }
        self.years.sort_unstable();
        self.asks_for_imports(index.catalogue);
        if let (Some((field, _)), Some(_), Some(_)) = (self.asked.first(), &self.maker, &self.name) {
            // The works, or the vehicles of that name? Both were founded or built.
            match *field {
                car::MANUFACTURER => self.maker = None,
                field if field.ty == Type::Years => return None,
                _ => self.name = None,
            }
        }
        // "Cars and trucks" are passenger cars too.
        let narrowing = ["or", "sort", "when", "unit", "measured"];
        let narrowing = if self.classes.is_empty() { &narrowing[1..] } else { &narrowing[..1] };
        let is_narrow = self.by.is_some() || narrowing.iter().any(|name| self.told(name).is_some());
        let of_word = self.told("classes").filter(|_| is_narrow);
        self.classes.extend(of_word.into_iter().flat_map(|classes| classes.split(' ')));
        self.classes.dedup();
        self.command(index)
    }

    /// Whether imports are asked for, and nothing else.
    fn is_of_imports(&self) -> bool {
        match &self.asked[..] {
            [] => self.told("status") == Some("import"),
            [(field, None)] => *field == car::IMPORTS,
            _ => false,
        }
    }

    /// Asks for imports of a year by the words that tell of them, if any do.
    fn asks_for_imports(&mut self, catalogue: &Catalogue) {
        let is_plain =
            ["about", "begun", "part", "sort", "year"].iter().all(|name| self.told(name).is_none());
        let &[(first, last)] = &self.years[..] else { return };
        let told = format!("*{first}*");
        // That no sedan was imported then is an answer; figures or a question may tell of all vehicles.
        let is_met = || self.met(catalogue, &[format!("{}={told}", car::IMPORTS.key)], &[]) > 0;
        if self.is_of_imports() && is_plain && first == last && (self.classes.is_empty() || is_met()) {
            self.asked = vec![(car::IMPORTS, Some(told))];
            self.years.clear();
            self.told.retain(|name, _| !["status", "when"].contains(name));
        }
    }

    /// The name with which those of a family begin, and the conditions for `--where`; `None` if nothing meets those that must be met.
    fn conditions(&self, index: &Index<'_>) -> Option<(Option<String>, Vec<String>)> {
        // The make of a rebadged vehicle is that of the vehicle it is based on.
        let is_other = matches!(self.told("status"), Some("rebadged" | "kit-assembled"));
        let renamed = self.name.as_deref().filter(|name| is_other && base(index, name, false).is_some());
        let (family, name) = match (&self.name, self.told("copies").or(renamed.map(|_| ""))) {
            (Some(name), Some(of)) => (None, Some(base(index, name, !of.is_empty())?)),
            (Some(name), None) => {
                let family = family(index, name)?;
                (Some(family.clone()), Some(format!("{}={family}*", car::NAME.key)))
            }
            _ => (None, None),
        };
        let amount = |(fields, sign, number): &Amount| {
            Some(format!("{}{sign}{number}", self.fullest(index.catalogue, fields)?))
        };
        let (units, measured): (Vec<_>, Vec<_>) = self.amounts.iter().partition(|(_, sign, _)| *sign == "=");
        let [units, measured] =
            [units, measured].map(|amounts| amounts.into_iter().map(amount).collect::<Option<Vec<_>>>());
        let mut conditions: Vec<String> =
            name.into_iter().chain(units?).chain(self.conditions.iter().cloned()).collect();
        // What nothing meets is no such condition, but for comparisons.
        let must_be_met = ["unit", "where"].into_iter().any(|name| self.told(name).is_some());
        // The 58 of "Sungri 58 horsepower" belongs to a name, not to an amount.
        let made = self.made().filter(|_| self.told("unit").is_some());
        let status = self.told("status").map(|status| format!("{}={status}", car::STATUS.key));
        let told: Vec<&str> = made.iter().chain(&status).map(String::as_str).collect();
        if must_be_met && self.met(index.catalogue, &conditions, &told) == 0 {
            return None;
        }
        conditions.extend(measured?);
        Some((family, conditions))
    }

    /// The condition for the vehicles of the maker.
    fn made(&self) -> Option<String> {
        Some(format!("{}={}", car::MANUFACTURER.key, self.maker.as_deref()?))
    }

    /// How many records meet all of these conditions.
    pub(super) fn met(&self, catalogue: &Catalogue, conditions: &[String], told: &[&str]) -> usize {
        let all: Vec<&str> = conditions.iter().map(String::as_str).chain(told.iter().copied()).collect();
        count(catalogue, self.kind(), &self.classes, &all)
    }

    fn command(self, index: &Index<'_>) -> Option<Reading> {
        let (catalogue, kind) = (index.catalogue, self.kind());
        let (family, conditions) = self.conditions(index)?;
        let made = self.made();
        let met =
            |told: &[&str]| self.met(catalogue, &conditions, &[told, made.as_deref().as_slice()].concat());
        let asked = &self.asked[..];
        let seen =
            asked.first().zip(family.as_ref()).and_then(|((field, _), name)| seen(index, *field, name));
        if seen.is_some() {
            return seen;
        }
        let order = self.order(catalogue)?;
        let exists = self.told("exists").filter(|_| family.is_some());
        let flags = self.told("flags").into_iter().chain(exists).flat_map(|flags| flags.split(' '));
        let mut command = Listed { kind, classes: self.classes.clone() }.command();
        command.extend(flags.map(str::to_owned));
        let whose = [("status", self.told("status")), ("manufacturer", self.maker.as_deref())];
        let whose = whose.into_iter().filter_map(|(name, value)| Some((name, value?.to_owned())));
        let conditions = conditions.iter().map(|condition| ("where", condition.clone()));
        for (name, value) in whose.chain(self.times()).chain(conditions) {
            command.extend([format!("--{name}"), value]);
        }
        let is_all = asked.is_empty()
            && order.is_empty()
            && command[1..command.len() - 1] == ["cars", "--manufacturer"];
        if is_all
            && met(&[]) == 0
            && let Some(maker) = catalogue.get(Kind::Manufacturer, self.maker.as_deref()?)
            && maker.answer(manufacturer::PRODUCTS).is_recorded()
        {
            return of_record(index, maker, &[(manufacturer::PRODUCTS, None)]);
        }
        let columns = if asked.is_empty() { Vec::new() } else { columns(asked, |text| met(&[text]))? };
        // Who asks for vehicles in films asks for sightings, which have no classes and no years.
        if matches!(asked, [(field, _)] if *field == car::ON_FILM) && command == ["list", "cars"] {
            return Some(Reading::new(["list", "sightings"]));
        }
        // Beside an order, fields without a value are only shown; no row is left out.
        let are_only_shown = !order.is_empty() && asked.iter().all(|(_, value)| value.is_none());
        command.extend(columns.into_iter().skip(if are_only_shown { 2 } else { 0 }));
        command.extend(order);
        Some(Reading::new(command))
    }

    /// The flags for the years that are asked about.
    fn times(&self) -> Vec<(&'static str, String)> {
        let last = self.years.iter().map(|(_, last)| *last).max();
        let Some((&(first, _), last)) = self.years.first().zip(last) else {
            // Vehicles that exist today may have been built long ago.
            let now = self.told("now").filter(|_| self.kind() != Kind::Car || self.told("exists").is_none());
            return now.map(|_| ("year", REVISED.to_string())).into_iter().collect();
        };
        // What was introduced in a year began in it, and so did works that were built then; a vehicle may be older.
        let is_new = |begun: &&str| *begun == "new" || self.kind() != Kind::Car && first == last;
        let begun = self.told("begun").filter(is_new).filter(|_| self.told("about").is_none());
        let begun = begun.map(|_| if first == last { "=" } else { ">= <=" });
        // `--year` would also list what is still built.
        match self.told("year").or(begun).or((first > REVISED.into()).then_some(">=")) {
            Some(signs) => {
                // From one year until another.
                let signs = if self.years.len() > 1 { ">= <=" } else { signs };
                let year = |sign: &str| if matches!(sign, ">" | "<=") { last } else { first };
                signs.split(' ').map(|sign| ("where", format!("begun{sign}{}", year(sign)))).collect()
            }
            None if first == last && self.told("about").is_some() => vec![("year", format!("{first}~"))],
            None if first == last => vec![("year", first.to_string())],
            None if first % 10 == 0 && last == first + 9 => vec![("year", format!("{first}s"))],
            None => vec![("year", format!("{first}..{last}"))],
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Car)
    }
}
