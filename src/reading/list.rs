//! Reads a list: words for a kind, class, status or maker with years, a superlative or amounts, all of them used.

use std::cmp::Reverse;

use super::Reading;
use super::names::Names;
use super::words::{Listed, Phrase, longest};
use crate::bundled::REVISED;
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::{CLASS, STATUS};
use crate::catalogue::{Catalogue, Kind, Overlap, Role};
use crate::query::{Column, Condition, Filter, Match, select};
use crate::search::MAX_WORDS;

/// What a car is where the first or fastest of them is asked for.
const PASSENGER_CARS: [&str; 6] = ["sedan", "hatchback", "limousine", "suv", "off-road", "electric-cart"];
/// Maximum rows that answer a superlative.
const FIRST_ROWS: &str = "5";
/// Before there was the country there were none of its vehicles.
const FIRST_YEAR: i32 = 1945;
/// Units of amounts: as they are typed, the field that they measure, and what one of them is in its unit.
const UNITS: [(&[&str], &str, f64); 11] = [
    (&["t", "ton", "tons", "tonne", "tonnes", "톤", "т"], "payload-kg", 1_000.0),
    (&["kg"], "payload-kg", 1.0),
    (&["km", "kmh", "kph"], "top-speed-kmh", 1.0),
    (&["mm"], "length-mm", 1.0),
    (&["m", "metre", "metres", "meter", "meters"], "length-mm", 1_000.0),
    (&["hp", "ps"], "power-kw", 0.7355),
    (&["kw"], "power-kw", 1.0),
    (&["cc"], "displacement-cc", 1.0),
    (&["seats", "seat"], "seats", 1.0),
    (&["passengers", "people"], "capacity", 1.0),
    (&["axles", "doors"], "axles", 1.0),
];

/// What has been read so far.
#[derive(Default)]
struct Asked {
    kind: Option<Kind>,
    classes: Vec<&'static str>,
    status: Option<&'static str>,
    maker: Option<String>,
    /// What they copy, as a condition.
    base: Option<String>,
    /// Years asked about, from the first to the last.
    years: Vec<(i32, i32)>,
    /// How a year behind it is meant: `from`, `before`.
    bound: Option<&'static str>,
    conditions: Vec<String>,
    /// They were made or built in that year.
    is_begun: bool,
    /// Columns to sort by; the one counts that most of the records have.
    sort: Option<&'static str>,
    /// What an amount is compared with: the field, and how.
    field: Option<&'static str>,
    comparison: Option<&'static str>,
    has_asides: bool,
}

/// Reads a text as a list.
pub(super) fn read(names: &Names<'_>, words: &[&str]) -> Option<Reading> {
    let (base, others) = base(names, words).unzip();
    let mut asked = Asked { base, ..Asked::default() };
    let mut rest = others.as_deref().unwrap_or(words);
    while !rest.is_empty() {
        let amount = asked.amount(rest);
        let taken = amount.or_else(|| {
            let lengths = (1..=rest.len().min(MAX_WORDS)).rev();
            lengths.into_iter().find(|length| asked.takes(names, &Phrase::new(&rest[..*length])))
        })?;
        rest = &rest[taken..];
    }
    asked.reading(names.index.catalogue)
}

/// What the words say that others copy, as a condition, and the words around it: "a copy of the GAZ-69", "Mercedes copy".
fn base<'t>(names: &Names<'_>, words: &[&'t str]) -> Option<(String, Vec<&'t str>)> {
    let is_word = |word: &&str| !Phrase::new(&[word]).is_ignored();
    let catalogue = names.index.catalogue;
    let is_met = |text: &String| {
        let condition = Condition::parse(Kind::Car, text, |_, name| Ok(vec![name.to_owned()]));
        let meets = |car| condition.as_ref().is_ok_and(|it| it.overlap(catalogue, car) != Overlap::No);
        catalogue.records(Kind::Car).any(meets)
    };
    let condition = |name: &[&str]| {
        let name = name.join(" ");
        let id = names.record(&name).map(|record| record.id.to_owned());
        let texts = id.into_iter().chain([name]).map(|name| format!("{}={name}", car::BASED_ON.key));
        texts.into_iter().find(is_met)
    };
    (0..words.len()).find_map(|at| {
        let copies = |phrase: &Phrase| phrase.instruction("copies");
        let (side, length) = longest(&words[at..], copies)?;
        let (before, after) = (&words[..at], &words[at + length..]);
        let from = after.iter().position(is_word).unwrap_or(after.len());
        let ends = (from + 1..=after.len().min(from + MAX_WORDS)).rev();
        let mut following =
            ends.filter_map(|end| Some((condition(&after[from..end])?, before, &after[end..])));
        let mut preceding = (at.saturating_sub(MAX_WORDS)..at)
            .filter_map(|start| Some((condition(&before[start..])?, &before[..start], after)));
        let found = following.next().or_else(|| preceding.next().filter(|_| side.is_empty()));
        found.map(|(condition, before, after)| (condition, [before, after].concat()))
    })
}

impl Asked {
    /// Whether a phrase has a meaning here, which is then kept.
    fn takes(&mut self, names: &Names<'_>, phrase: &Phrase) -> bool {
        for (name, of) in phrase.instructions() {
            return match name {
                "sort" => self.sort.replace(of).is_none(),
                "from" | "after" | "before" | "until" | "between" => self.bound.replace(name).is_none(),
                "over" => self.compares(of, ">"),
                "under" => self.compares(of, "<"),
                "least" => self.compares(of, ">="),
                "most" => self.compares(of, "<="),
                "begun" => {
                    self.is_begun = true;
                    true
                }
                _ => continue,
            };
        }
        self.takes_class(phrase) || self.takes_year(phrase) || self.takes_field(phrase) || {
            let is_aside = phrase.is_ignored();
            self.has_asides |= is_aside;
            is_aside || self.takes_maker(names, phrase)
        }
    }

    fn compares(&mut self, field: &'static str, sign: &'static str) -> bool {
        self.field = Some(field).filter(|field| !field.is_empty()).or(self.field);
        self.comparison.replace(sign).is_none()
    }

    fn takes_class(&mut self, phrase: &Phrase) -> bool {
        let classes = phrase.of(CLASS);
        if !classes.is_empty() {
            self.classes.extend(classes);
            return true;
        }
        if let Some(status) = phrase.of(STATUS).first() {
            return self.status.replace(status).is_none();
        }
        phrase.kind().is_some_and(|kind| self.kind.replace(kind).is_none_or(|known| known == kind))
    }

    fn takes_maker(&mut self, names: &Names<'_>, phrase: &Phrase) -> bool {
        let maker = names.maker(&phrase.words);
        maker.is_some_and(|maker| self.maker.replace(maker.id.to_owned()).is_none())
    }

    fn takes_year(&mut self, phrase: &Phrase) -> bool {
        let years = years(&phrase.words).or_else(|| phrase.meanings.iter().find_map(|ours| years(ours)));
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
        let sign = self.comparison?;
        let number: f64 = words[0].parse().ok()?;
        let unit = words.get(1).and_then(|word| UNITS.iter().find(|(typed, ..)| typed.contains(word)));
        let field = self.field.or(unit.map(|(_, field, _)| *field))?;
        let factor = unit.map_or(1.0, |(.., factor)| *factor);
        self.conditions.push(format!("{field}{sign}{}", number * factor));
        (self.comparison, self.field) = (None, None);
        // Of "km/h" the hour is a word of its own.
        let is_hour = words.get(1) == Some(&"km") && words.get(2) == Some(&"h");
        Some(1 + usize::from(unit.is_some()) + usize::from(is_hour))
    }

    /// Whether the words are complete, and enough to ask for a list.
    fn is_list(&self) -> bool {
        let is_of_cars =
            !self.classes.is_empty() || self.status.is_some() || self.maker.is_some() || self.base.is_some();
        let is_open = self.bound.is_some() && self.years.is_empty()
            || self.comparison.is_some()
            || self.field.is_some();
        // Years alone ask for every vehicle.
        let is_of_years = self.kind.is_none() && !is_of_cars && !self.years.is_empty();
        let fits = self.kind.map_or(is_of_cars || is_of_years, |kind| kind == Kind::Car || !is_of_cars);
        if is_open || !fits {
            return false;
        }
        let counted = [
            !self.classes.is_empty() || self.kind.is_some(),
            self.status.is_some(),
            self.maker.is_some(),
            !self.years.is_empty(),
            !self.conditions.is_empty(),
            self.sort.is_some(),
        ];
        let is_status = self.base.is_some() || self.status.is_some() && self.kind.is_none();
        let count = counted.into_iter().filter(|is| *is).count();
        let is_aside = self.has_asides && counted[0] && !self.is_begun;
        (count > 1 || is_status || is_of_years || is_aside) && (self.sort.is_none() || counted[0])
    }

    fn reading(mut self, catalogue: &Catalogue) -> Option<Reading> {
        if !self.is_list() {
            return None;
        }
        let kind = self.kind.unwrap_or(Kind::Car);
        if self.kind == Some(Kind::Car)
            && self.classes.is_empty()
            && (self.sort.is_some() || !self.years.is_empty())
        {
            self.classes = PASSENGER_CARS.to_vec();
        }
        self.classes.dedup();
        let sort = self.column(catalogue, kind);
        if self.sort.is_some() && sort.is_none() {
            return None;
        }
        let mut command = Listed { kind, classes: self.classes.clone() }.command();
        let mut flag = |name: &str, value: String| command.extend([format!("--{name}"), value]);
        if let Some(status) = self.status {
            flag("status", status.to_owned());
        }
        if let Some(maker) = &self.maker {
            flag("manufacturer", maker.clone());
        }
        for (name, value) in self.times()? {
            flag(name, value);
        }
        for condition in self.base.iter().chain(&self.conditions) {
            flag("where", condition.clone());
        }
        if let Some(column) = sort {
            flag("sort", column.to_owned());
            command.extend(["-n".to_owned(), FIRST_ROWS.to_owned()]);
        }
        Some(Reading::new(command))
    }

    /// The flags for the years that are asked about.
    fn times(&self) -> Option<Vec<(&'static str, String)>> {
        let first = self.years.iter().map(|(from, _)| *from).min();
        let last = self.years.iter().map(|(_, to)| *to).max();
        let Some((first, last)) = first.zip(last) else { return Some(Vec::new()) };
        let begun = |sign: &str, year: i32| ("where", format!("begun{sign}{year}"));
        Some(match self.bound {
            _ if self.years.len() > 2 => return None,
            Some("from") => vec![begun(">=", first)],
            Some("after") => vec![begun(">", last)],
            Some("before") => vec![begun("<", first)],
            Some("until") => vec![begun("<=", last)],
            Some(_) => vec![begun(">=", first), begun("<=", last)],
            None if self.is_begun && first == last => vec![begun("=", first)],
            None if first == last => vec![("year", first.to_string())],
            None if first % 10 == 0 && last == first + 9 => vec![("year", format!("{first}s"))],
            None => vec![("year", format!("{first}..{last}"))],
        })
    }

    /// What the kind is sorted by: of several columns the one that most of the records have.
    fn column(&self, catalogue: &Catalogue, kind: Kind) -> Option<&'static str> {
        let classes: Vec<String> = self.classes.iter().map(|class| (*class).to_owned()).collect();
        let values = if classes.is_empty() { Vec::new() } else { vec![(car::CLASS, classes)] };
        let listed = select(catalogue, kind, &Filter { values, ..Filter::default() });
        let told = |column: &Column| {
            let is_told = |found: &&Match<'_>| column.cell(catalogue, found).sort_key().is_some();
            Reverse(listed.iter().filter(is_told).count())
        };
        let parsed = |name: &'static str| Column::parse(kind, name.trim_start_matches('-')).ok();
        let columns = self.sort?.split(' ').filter_map(|name| Some((name, parsed(name)?)));
        let (name, column) = columns.min_by_key(|(_, column)| told(column))?;
        let is_dated = kind.with_role(Role::Date).next().is_some() || kind == Kind::Sighting;
        (is_dated || column.key() != "when").then_some(name)
    }
}

/// The years that a word means: a year, or a decade.
fn years(word: &str) -> Option<(i32, i32)> {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(end);
    let number: i32 = digits.parse().ok()?;
    let this_year: i32 = REVISED.get(..4)?.parse().ok()?;
    let is_decade = matches!(rest, "s" | "er" | "年代" | "년대" | "е" | "х") && number % 10 == 0;
    let first = match (digits.len(), is_decade) {
        (4, _) => number,
        (2, true) if number >= 40 => 1_900 + number,
        (2, true) => 2_000 + number,
        _ => return None,
    };
    let is_year = rest.is_empty() || is_decade || matches!(rest, "年" | "년" | "年製" | "г");
    let is_known =
        (FIRST_YEAR..=this_year).contains(&first) || is_decade && (1_800..this_year).contains(&first);
    (is_year && is_known).then_some((first, if is_decade { first + 9 } else { first }))
}
