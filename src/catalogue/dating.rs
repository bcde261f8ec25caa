//! When a record is: the date that lists show and sort by, and whether it falls into the years asked for.

use super::fields::{car, figures, film, manufacturer, sighting};
use super::years::{self, Interpretation};
use super::{Answer, Catalogue, Kind, Overlap, Record, Role, Statement, Value, Years, limit};

/// Years by which a thing may be older than its first evidence.
pub(crate) const OLDER: i16 = 10;

impl Catalogue {
    /// When: the first date of the record that is known; for a sighting, that of the film. What is known only by the year of its first
    /// evidence answers with a latest date.
    pub fn when<'a>(&'a self, record: &'a Record) -> Option<Answer<'a>> {
        let mut recorded = self.dates(record).filter(Answer::is_recorded);
        let is_known =
            |answer: &Answer<'_>| answer.preferred().is_some_and(|first| *first.value != Value::Unknown);
        let first = recorded.next()?;
        if is_known(&first) { Some(first) } else { recorded.find(is_known).or(Some(first)) }
    }

    /// The years of that date, as its preferred version gives them.
    pub fn years(&self, record: &Record) -> Option<Years> {
        self.when(record)?.years()
    }

    /// When a car was built and when the film of a sighting was made, if no reading of the two lets the film show the car.
    pub(super) fn built_after_film(&self, car: &Record, sighting: &Record) -> Option<(Years, Years)> {
        let film = self.get(Kind::Film, sighting.text(sighting::FILM)?)?;
        let (built, shot) = (car.answer(car::YEARS).years()?, film.answer(film::YEAR).years()?);
        (built.earliest()? > shot.latest()?).then_some((built, shot))
    }

    /// Whether the record falls into the years `from` to `to`, both included. The preferred date may settle it; any other standing one
    /// makes it possible. Figures fall into the years of each of their values.
    pub fn overlap(&self, record: &Record, from: i16, to: i16) -> Overlap {
        if record.kind == Kind::Figures {
            let years = record.answer(figures::VALUE).statements().filter_map(|said| said.when());
            return years.map(|years| years.overlap(from, to)).max().unwrap_or(Overlap::No);
        }
        let falls = |version, years: &_| self.falls(record, version, years, from, to);
        let met = |version, said: &Statement<'_>| {
            said.value.as_years().map_or(Overlap::No, |years| falls(version, years))
        };
        self.dates(record).map(|date| date.overlap(met)).max().unwrap_or(Overlap::No)
    }

    /// Whether a version of a date of the record falls into the years `from` to `to`, both included.
    pub fn falls(&self, record: &Record, version: usize, years: &Years, from: i16, to: i16) -> Overlap {
        let is_dated = || self.when(record).is_some_and(|answer| answer.field.role == Some(Role::Date));
        match years {
            // If the record has a date of its own, evidence only shows that it existed in that year.
            Years::By(year) if is_dated() => Years::One(*year).overlap(from, to),
            // A version that is not preferred covers only the years that it states.
            Years::One(_) | Years::Span(..) | Years::OneOf(_) if version > 0 => {
                years::overlap(years.interpretations().map(Interpretation::within_stated), from, to)
            }
            _ => years::overlap(self.interpretations(years, record), from, to),
        }
    }

    /// Whether the record began in the years `from` to `to`, both included. The preferred date may settle it; any other standing version
    /// that gives a beginning makes it possible. Of figures each value begins in its year.
    pub fn began(&self, record: &Record, from: i16, to: i16) -> Overlap {
        let Some(when) = self.when(record) else { return self.overlap(record, from, to) };
        when.overlap(|version, said| {
            let Some(years) = said.value.as_years() else { return Overlap::No };
            if version == 0 {
                let readings = self.interpretations(years, record).map(Interpretation::beginning);
                return years::overlap(readings, from, to);
            }
            let told = years.interpretations().filter(|reading| limit(reading.stated.begin.0).is_some());
            years::overlap(told.map(Interpretation::beginning), from, to)
        })
    }

    /// The interpretations of a date of the record, none of which begins long before its end, or before its maker, unless it says so.
    fn interpretations(&self, years: &Years, record: &Record) -> impl Iterator<Item = Interpretation> {
        let oldest = |latest: i16| {
            let earliest = latest.saturating_sub(OLDER);
            self.maker_founded(record).map_or(earliest, |founded| earliest.max(founded.min(latest)))
        };
        years.interpretations().map(move |reading| reading.not_before(oldest))
    }

    /// The first year of a date of the record. Where the date tells no beginning, it is not long before its end, nor before the maker.
    pub fn begins(&self, years: &Years, record: &Record) -> Option<i16> {
        limit(self.interpretations(years, record).map(|reading| reading.stated.begin.0).min()?)
    }

    /// How many years lie between a record and the years `from` to `to`, by its preferred date.
    pub fn distance(&self, record: &Record, from: i16, to: i16) -> Option<i16> {
        let years = self.dates(record).find_map(|answer| answer.years())?;
        let begins = self.begins(&years, record)?;
        Some(begins.saturating_sub(to).max(from.saturating_sub(years.latest()?)).max(0))
    }

    /// The dates of a record, for a sighting those of its film: those of what it is before those of its first evidence,
    /// in the order of the registry.
    fn dates<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = Answer<'a>> {
        let film = if record.kind == Kind::Sighting { record.text(sighting::FILM) } else { None };
        let dated = film.and_then(|film| self.get(Kind::Film, film)).unwrap_or(record);
        dated.fields().filter_map(|field| match field.role {
            Some(Role::Date) => Some(dated.answer(field)),
            Some(Role::LatestDate) => Some(dated.answer(field).as_upper_bound()),
            _ => None,
        })
    }

    /// The first year in which a car's maker can have been founded.
    fn maker_founded(&self, record: &Record) -> Option<i16> {
        let maker = self.get(Kind::Manufacturer, record.text(car::MANUFACTURER)?)?;
        maker.answer(manufacturer::FOUNDED).years()?.earliest()
    }
}
