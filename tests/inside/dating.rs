//! The meaning of dates, compared with a brute-force model: every world in which a date holds, enumerated year by year.

use crate::bundled::REVISED;
use crate::catalogue::fields::car;
use crate::catalogue::years::ABOUT;
use crate::catalogue::{Catalogue, Kind, OLDER, Overlap, Years};
use crate::document::Listing;
use crate::document::interval::Ink;
use crate::document::timeline::Timeline;
use proptest::prelude::*;

use super::checked;

/// Stand for no beginning and no end.
const ENDLESS: [i16; 2] = [i16::MIN, i16::MAX];
/// The years in which worlds begin and end, with margins around the years of queries and dates.
const YEARS: std::ops::RangeInclusive<i16> = 1965..=2045;

/// One side of a span, or a single date.
#[derive(Clone, Debug)]
enum Side {
    Open,
    Unknown,
    /// Its spelling, the years that it can mean, and whether it may be wrong.
    At(String, Vec<i16>, bool),
}

#[derive(Clone, Debug)]
enum Date {
    One(Side),
    Span(Side, Side),
    OneOf(Vec<(Option<i16>, Option<i16>)>),
}

fn at() -> impl Strategy<Value = Side> {
    let year = (1990i16..2010).prop_map(|year| (year.to_string(), year, year));
    let month = (1990i16..2010, 1..=12).prop_map(|(year, month)| (format!("{year}-{month:02}"), year, year));
    let decade = (198i16..=201).prop_map(|ten| (format!("{ten}X"), ten * 10, ten * 10 + 9));
    let doubt =
        prop::sample::select(vec![("", 0, false), ("~", ABOUT, false), ("?", 0, true), ("%", ABOUT, true)]);
    (prop_oneof![3 => year, 1 => month, 1 => decade], doubt).prop_map(
        |((text, first, last), (sign, reach, may_be_wrong))| {
            Side::At(format!("{text}{sign}"), (first - reach..=last + reach).collect(), may_be_wrong)
        },
    )
}

fn date() -> impl Strategy<Value = Date> {
    let side = || prop_oneof![3 => at(), 1 => Just(Side::Open), 1 => Just(Side::Unknown)];
    let range = (1985i16..2015, 0i16..12, 0..5).prop_map(|(from, length, ends)| match ends {
        0 => (None, Some(from)),
        1 => (Some(from), None),
        2 => (Some(from), Some(from)),
        _ => (Some(from), Some(from + length)),
    });
    prop_oneof![
        2 => at().prop_map(Date::One),
        4 => (side(), side()).prop_map(|(start, end)| Date::Span(start, end)),
        2 => prop::collection::vec(range, 1..4).prop_map(Date::OneOf),
    ]
}

impl Side {
    fn written(&self) -> &str {
        match self {
            Self::Open => "..",
            Self::Unknown => "",
            Self::At(text, ..) => text,
        }
    }

    /// Whether it can be in this year. Without `trust`, an uncertain date can be in any year.
    fn can_be(&self, year: i16, trust: bool) -> bool {
        match self {
            Self::Open | Self::Unknown => true,
            Self::At(_, years, may_be_wrong) => years.contains(&year) || *may_be_wrong && !trust,
        }
    }
}

impl Date {
    fn written(&self) -> String {
        match self {
            Self::One(side) => side.written().to_owned(),
            Self::Span(start, end) => format!("{}/{}", start.written(), end.written()),
            Self::OneOf(ranges) => {
                let year = |year: Option<i16>| year.map_or_else(String::new, |year| year.to_string());
                let range = |(from, to): &(Option<i16>, Option<i16>)| {
                    if from == to { year(*from) } else { format!("{}..{}", year(*from), year(*to)) }
                };
                format!("[{}]", ranges.iter().map(range).collect::<Vec<_>>().join(","))
            }
        }
    }

    /// Whether it holds for something that lasted from one year to another.
    fn holds(&self, begin: i16, end: i16, trust: bool) -> bool {
        match self {
            Self::One(side) => begin == end && side.can_be(begin, trust),
            Self::Span(start, finish) => {
                start.can_be(begin, trust)
                    && end != i16::MIN
                    && begin != i16::MAX
                    && finish.can_be(end, trust)
                    // What is still going lasted at least until the data were revised.
                    && (!matches!(finish, Side::Open) || end >= revised())
            }
            Self::OneOf(ranges) => {
                let is_in = |(from, to): &(Option<i16>, Option<i16>)| {
                    from.is_none_or(|from| from <= begin) && to.is_none_or(|to| begin <= to)
                };
                begin == end && !ENDLESS.contains(&begin) && ranges.iter().any(is_in)
            }
        }
    }

    /// The worlds in which it holds.
    fn worlds(&self, trust: bool) -> Vec<(i16, i16)> {
        let moments = || std::iter::once(i16::MIN).chain(YEARS).chain(std::iter::once(i16::MAX));
        let pairs = moments().flat_map(|begin| moments().map(move |end| (begin, end)));
        pairs.filter(|(begin, end)| begin <= end && self.holds(*begin, *end, trust)).collect()
    }

    /// Whether this beginning is not assumed too early: without a stated beginning, at most [`OLDER`] years before the end.
    fn is_likely(&self, begin: i16) -> bool {
        match self {
            Self::Span(Side::Unknown | Side::Open, Side::At(_, years, _)) => {
                begin >= years.iter().max().unwrap() - OLDER
            }
            Self::OneOf(ranges) => ranges.iter().any(|(from, to)| match (from, to) {
                (None, Some(to)) => begin <= *to && begin >= to - OLDER,
                (from, to) => from.is_some_and(|from| from <= begin) && to.is_none_or(|to| begin <= to),
            }),
            _ => true,
        }
    }

    /// Its meaning as the first evidence of something: that it existed in one of these years.
    fn as_evidence(&self) -> Self {
        let ends: Vec<i16> = self.worlds(true).into_iter().flat_map(|(begin, end)| [begin, end]).collect();
        let (first, last) = (*ends.iter().min().unwrap(), *ends.iter().max().unwrap());
        let may_be_wrong = |side: &Side| matches!(side, Side::At(.., true));
        let is_wrong = match self {
            Self::One(side) => may_be_wrong(side),
            Self::Span(start, end) => may_be_wrong(start) || may_be_wrong(end),
            Self::OneOf(_) => false,
        };
        if last >= *YEARS.end() {
            return self.clone();
        }
        let years = first.max(*YEARS.start())..=last;
        Self::Span(Side::Unknown, Side::At(String::new(), years.collect(), is_wrong))
    }
}

/// The year in which the data were last revised.
fn revised() -> i16 {
    REVISED[..4].parse().unwrap()
}

/// The expected verdict: surely if it is so in every possible world, possibly if in a likely one.
fn verdict(date: &Date, is_likely: fn(&Date, i16) -> bool, is_so: impl Fn(i16, i16) -> bool) -> Overlap {
    let is_so = |(begin, end): &(i16, i16)| is_so(*begin, *end);
    if date.worlds(false).iter().all(is_so) {
        Overlap::Definite
    } else if date.worlds(true).iter().filter(|(begin, _)| is_likely(date, *begin)).any(is_so) {
        Overlap::Possible
    } else {
        Overlap::No
    }
}

/// The date as the program reads it, unless it is unusually spelt or a set that leaves every year open.
fn read(date: &Date) -> Result<Years, TestCaseError> {
    let text = date.written();
    let years: Years = text.parse().map_err(|_| TestCaseError::reject("no date"))?;
    let is_open = matches!(date, Date::OneOf(_)) && YEARS.clone().all(|year| date.holds(year, year, true));
    if years.to_string() != text || is_open {
        Err(TestCaseError::reject("another spelling"))
    } else {
        Ok(years)
    }
}

/// A catalogue of one car with this date.
fn dated(field: &str, date: &Date) -> Result<Catalogue, TestCaseError> {
    read(date)?;
    let source = "[source.s]\ntitle = \"S\"\n";
    let claim =
        format!("{field} = {{ is = \"{}\", certainty = \"reported\", by = [\"s\"] }}", date.written());
    Ok(checked(&format!("{source}[car.x]\nname = \"X\"\n{claim}\n")).0)
}

/// Years to query: a range, open on at most one side.
fn asked() -> impl Strategy<Value = (i16, i16)> {
    (1975i16..2025, 0i16..15, 0..6).prop_map(|(from, length, ends)| match ends {
        0 => (i16::MIN, from),
        1 => (from, i16::MAX),
        _ => (from, from + length),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 10_000, ..ProptestConfig::with_cases(200) })]

    /// `--year`, by the years of production.
    #[test]
    fn queries_for_years(date in date(), (from, to) in asked()) {
        let catalogue = dated("years", &date)?;
        let car = catalogue.get(Kind::Car, "x").unwrap();
        let right = verdict(&date, Date::is_likely, |begin, end| begin <= to && end >= from);
        prop_assert_eq!(catalogue.overlap(car, from, to), right, "{} in {}..{}", date.written(), from, to);
    }

    /// `--year`, by first evidence.
    #[test]
    fn queries_for_years_of_evidence(date in date(), (from, to) in asked()) {
        let catalogue = dated("known-from", &date)?;
        let car = catalogue.get(Kind::Car, "x").unwrap();
        let right = verdict(&date.as_evidence(), Date::is_likely, |begin, end| begin <= to && end >= from);
        prop_assert_eq!(catalogue.overlap(car, from, to), right, "{} in {}..{}", date.written(), from, to);
    }

    /// `--where begun>=1968`.
    #[test]
    fn queries_for_beginnings(date in date(), (from, to) in asked()) {
        let catalogue = dated("years", &date)?;
        let car = catalogue.get(Kind::Car, "x").unwrap();
        let right = verdict(&date, Date::is_likely, |begin, _| begin <= to && begin >= from);
        prop_assert_eq!(catalogue.began(car, from, to), right, "{} in {}..{}", date.written(), from, to);
    }

    /// What a timeline draws for a year: sure years are drawn as sure, and impossible years are not drawn.
    #[test]
    fn years_drawn(date in date(), year in 1970i16..2040, with_possible: bool) {
        let catalogue = dated("years", &date)?;
        let car = catalogue.get(Kind::Car, "x").unwrap();
        let listing = Listing { found: vec![car.into()], ..Listing::default() };
        let timeline = Timeline::new(&catalogue, listing, car::CLASS, with_possible);
        let ink = timeline.rows().next().unwrap().ink(year, year);
        let right = verdict(&date, |_, _| true, |begin, end| begin <= year && end >= year);
        let written = date.written();
        prop_assert_eq!(matches!(ink, Ink::Sure(_)), right == Overlap::Definite, "{} in {}", written, year);
        prop_assert!(ink == Ink::Blank || right != Overlap::No, "{written} in {year}");
    }

    /// The years that sort dates, which json also contains.
    #[test]
    fn first_and_last_year(date in date()) {
        let years = read(&date)?;
        let worlds = date.worlds(true);
        let bounded = |year: i16| Some(year).filter(|year| *year > *YEARS.start() && *year < *YEARS.end());
        prop_assert_eq!(years.earliest(), bounded(worlds.iter().map(|(begin, _)| *begin).min().unwrap()));
        prop_assert_eq!(years.latest(), bounded(worlds.iter().map(|(_, end)| *end).max().unwrap()));
    }
}

#[test]
fn another_version_makes_a_beginning_possible() {
    let claim = |date: &str| format!("{{ is = \"{date}\", certainty = \"reported\", by = [\"a\"] }}");
    let [first, rival, silent] = ["1964/1982", "1959/", "/1955"].map(claim);
    let (catalogue, _) = checked(&format!("[car.x]\nname = \"X\"\nyears = [{first}, {rival}, {silent}]\n"));
    let car = catalogue.get(Kind::Car, "x").unwrap();
    let began = |from, to| catalogue.began(car, from, to);
    assert_eq!(began(1960, 1970), Overlap::Definite);
    assert_eq!(began(1950, 1962), Overlap::Possible);
    // That it ended in 1955 says nothing of when it began.
    assert_eq!(began(1940, 1955), Overlap::No);
}
