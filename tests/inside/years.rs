//! Laws of uncertain years, tested with random dates.

use crate::catalogue::years::{ABOUT, Year};
use crate::catalogue::{Bound, Overlap, Years};
use proptest::prelude::*;

fn year() -> impl Strategy<Value = Year> {
    let plain = (1000i16..2100, 0u8..=12, 0u8..=28).prop_map(|(year, month, day)| Year {
        month,
        day: if month == 0 { 0 } else { day },
        ..Year::new(year)
    });
    let decade = (100i16..210).prop_map(|decade| Year { last: decade * 10 + 9, ..Year::new(decade * 10) });
    (prop_oneof![3 => plain, 1 => decade], any::<bool>(), any::<bool>())
        .prop_map(|(year, is_about, is_uncertain)| Year { is_about, is_uncertain, ..year })
}

fn range() -> impl Strategy<Value = (i16, i16)> {
    (1000i16..2000, 0i16..100, 0..4).prop_map(|(from, length, ends)| match ends {
        1 => (i16::MIN, from + length),
        2 => (from, i16::MAX),
        _ => (from, from + length),
    })
}

fn years() -> impl Strategy<Value = Years> {
    let bound =
        || prop_oneof![4 => year().prop_map(Bound::At), 1 => Just(Bound::Open), 1 => Just(Bound::Unknown)];
    prop_oneof![
        year().prop_map(Years::One),
        (bound(), bound())
            .prop_filter("a span has a year and runs forwards", |span| match span {
                (Bound::At(start), Bound::At(end)) => start.last < end.first,
                (Bound::At(_), _) | (_, Bound::At(_)) => true,
                _ => false,
            })
            .prop_map(|(start, end)| Years::Span(start, end)),
        prop::collection::vec(range(), 1..4).prop_map(|ranges| Years::OneOf(ranges).canonical()),
    ]
}

proptest! {
    #[test]
    fn a_written_date_is_read_back(years in years()) {
        prop_assert_eq!(years.to_string().parse::<Years>(), Ok(years));
    }

    #[test]
    fn a_date_by_when_is_read_back_with_its_doubt(years in years(), from in 900i16..2100, length in 0i16..50) {
        let by = years.or_earlier();
        let read: Years = by.to_string().parse().unwrap();
        prop_assert_eq!((read.earliest(), read.latest()), (by.earliest(), by.latest()));
        let [overlap, expected] = [&read, &by].map(|years| years.overlap(from, from + length));
        prop_assert!(overlap == expected || overlap == Overlap::Possible && by.to_string().starts_with("[.."));
        if let Years::By(year) = by {
            let signs = [(true, false, '~'), (false, true, '?'), (true, true, '%')];
            let sign = signs.into_iter().find(|sign| (year.is_about, year.is_uncertain) == (sign.0, sign.1));
            prop_assert!(sign.is_none_or(|(.., sign)| read.to_string().ends_with(sign)));
        }
    }

    #[test]
    fn the_earliest_is_not_after_the_latest(years in years()) {
        if let (Some(earliest), Some(latest)) = (years.earliest(), years.latest()) {
            prop_assert!(earliest <= latest);
        }
    }

    #[test]
    fn all_of_time_contains_every_date(years in years()) {
        prop_assert_ne!(years.overlap(i16::MIN, i16::MAX), Overlap::No);
    }

    #[test]
    fn a_wider_query_never_loses_a_match(years in years(), from in 900i16..2100, length in 0i16..50, more in 0i16..50) {
        let narrow = years.overlap(from, from + length);
        prop_assert!(years.overlap(from - more, from + length + more) >= narrow);
    }

    #[test]
    fn nothing_matches_outside_earliest_and_latest(years in years()) {
        if let Some(earliest) = years.earliest() {
            prop_assert_eq!(years.overlap(i16::MIN, earliest - 1), Overlap::No);
        }
        if let Some(latest) = years.latest() {
            prop_assert_eq!(years.overlap(latest + 1, i16::MAX), Overlap::No);
        }
    }

    #[test]
    fn an_uncertain_year_never_matches_definitely(year in year(), from in 900i16..2100, length in 0i16..200) {
        if year.is_uncertain {
            prop_assert_ne!(Years::One(year).overlap(from, from + length), Overlap::Definite);
        }
    }

    #[test]
    fn order_is_by_the_earliest_year(a in years(), b in years()) {
        if let (Some(first), Some(second)) = (a.earliest(), b.earliest()) && first < second {
            prop_assert!(a.order() < b.order());
        }
    }

    #[test]
    fn any_text_is_a_date_or_gets_an_explanation(text in "\\PC{0,12}") {
        match text.parse::<Years>() {
            Ok(years) => prop_assert_eq!(years.to_string().parse::<Years>(), Ok(years)),
            Err(error) => prop_assert!(error.to_string().contains("; write ")),
        }
    }

    #[test]
    fn nearly_dates_do_not_panic(text in "[0-9X./~?%\\[\\],-]{0,14}") {
        let _ = text.parse::<Years>();
    }
}

#[test]
fn words_are_plain_english() {
    for (edtf, words) in [
        ("1978", "1978"),
        ("1978~", "c. 1978"),
        ("1978?", "1978?"),
        ("1978%", "c. 1978?"),
        ("197X", "1970s"),
        ("190X", "1900s"),
        ("19XX", "1900–99?"),
        ("1978-03", "March 1978"),
        ("1978-03-15", "15 March 1978"),
        ("1985/1988", "1985–88"),
        ("1996%/1997%", "c. 1996?–c. 1997?"),
        ("1996/1997~", "1996–c. 1997"),
        ("1958/1979?", "1958 to 1979?"),
        ("1958?/1979?", "1958? to 1979?"),
        ("195X/196X?", "1950s to 1960s?"),
        ("2010?/2018", "2010?–18"),
        ("1985/..", "since 1985"),
        ("1985/", "from 1985"),
        ("/1988", "until 1988"),
        ("195X/196X", "1950s–60s"),
        ("[1985..1988]", "1985–88?"),
        ("[1980,1982]", "1980 or 1982"),
        ("[..1978]", "by 1978"),
        ("[1979..]", "1979 or later"),
    ] {
        assert_eq!(edtf.parse::<Years>().expect(edtf).words(), words, "{edtf}");
    }
}

#[test]
fn invalid_dates_get_an_explanation() {
    for (text, reason) in [
        ("2020-39", "months run from 01 to 12"),
        ("1978-02-30", "that month has fewer days"),
        ("1978-+1", "months run from 01 to 12"),
        ("1985..1988", "a span is written with a stroke"),
        ("1988/1985", "it ends before it begins"),
        ("1985-05/1985-03", "it ends before it begins"),
        ("2000-03-20/2000-03-10", "it ends before it begins"),
        ("2000-03-20/2000-02", "it ends before it begins"),
        ("[1988..1985]", "run backwards"),
        ("../..", "a year on one side"),
        ("[1985", "not closed"),
        ("78", "four digits"),
        ("abc", "four digits"),
        ("", "four digits"),
    ] {
        let error = text.parse::<Years>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn overlap_distinguishes_definite_from_possible() {
    use Overlap::{Definite, No, Possible};
    for (edtf, from, to, overlap) in [
        ("1968", 1965, 1969, Definite),
        ("1970", 1965, 1969, No),
        ("1968?", 1965, 1969, Possible),
        ("1968~", 1965, 1980, Definite),
        ("1970~", 1965, 1969, Possible),
        ("1973~", 1965, 1969, No),
        ("196X", 1965, 1969, Possible),
        ("196X", 1960, 1969, Definite),
        ("1900/1910", 1901, 1909, Definite),
        ("1900/1910", 1911, 1920, No),
        ("1985/..", 2020, 2020, Definite),
        ("1985/..", 2026, i16::MAX, Definite),
        ("1985/..", 2999, 2999, Possible),
        ("1985/..", 9999, i16::MAX, Possible),
        ("3000/..", 3000, 3000, Definite),
        ("3000/..", 2999, 2999, No),
        ("../1988", 1988, 1988, Definite),
        ("../1988", 1000, 1000, Possible),
        ("1985/", 2020, 2020, Possible),
        ("1985~/", 1986, 1990, Possible),
        ("1985~/", 1983, 1987, Definite),
        ("197X/", 1975, 1980, Possible),
        ("/1985~", 1980, 1984, Possible),
        ("1985~/1987~", 1980, 1990, Definite),
        ("1985~/1987~", 1986, 1986, Possible),
        ("1985-05/1985", 1985, 1985, Definite),
        ("1985/", 1985, 1985, Definite),
        ("/1988", 1950, 1950, Possible),
        ("[1985..1988]", 1985, 1986, Possible),
        ("[1985..1988]", 1980, 1990, Definite),
        ("[1980,1990]", 1984, 1986, No),
        ("[..1978]", 1970, 1972, Possible),
        ("[..1978]", 1979, 1990, No),
        ("[..1978]", i16::MIN, 1978, Definite),
        ("[2015..]", 2011, i16::MAX, Definite),
        ("[2015..]", 2016, i16::MAX, Possible),
        ("/2007", i16::MIN, 2007, Definite),
        ("/2007?", i16::MIN, 2007, Possible),
        ("/2007~", i16::MIN, 2007, Possible),
        ("/2007~", i16::MIN, 2009, Definite),
        ("2015?/..", 1990, i16::MAX, Definite),
    ] {
        assert_eq!(edtf.parse::<Years>().expect(edtf).overlap(from, to), overlap, "{edtf} in {from}..{to}");
    }
    assert_eq!(ABOUT, 2, "the window is written in the documentation");
}

/// A date as written, without what differs within a form: numbers, months, and what may stand at any year of a span.
fn form(written: &str) -> String {
    let is_of_months = |word: &&str| !word.starts_with(|letter: char| letter.is_ascii_uppercase());
    let words: String = written.split_inclusive([' ', '–']).filter(is_of_months).collect();
    words
        .replace("c. ", "")
        .replace("0s", "0")
        .replace(|letter: char| " 0123456789".contains(letter), "")
        .replace("?to", "to")
}

#[test]
fn the_help_explains_every_form_of_a_date() {
    let rows =
        include_str!("../../src/cli/topics.txt").split("\n\n").find(|topic| topic.contains("\nDates\n"));
    let rows: Vec<(&str, &str)> =
        rows.expect("a topic").lines().filter_map(|row| row.split_once(" | ")).collect();
    for (term, meaning) in &rows {
        let edtf = meaning.rsplit(": ").next().unwrap().split("; ").next().unwrap();
        match edtf.parse::<Years>() {
            Ok(years) => assert_eq!(years.words(), *term),
            Err(_) => assert_eq!(*term, "–", "{meaning}"),
        }
    }
    let forms: Vec<String> = rows.iter().map(|(term, _)| form(term)).collect();
    let sides = ["1958", "1958~", "1958?", "195X", "195X?", "1958-03", "1958-03-01", "1958-03?"];
    let ends = ["1979", "1979~", "1979?", "197X", "1979-03", "1979-03?"].map(|end| format!("/{end}"));
    let ends = ends.into_iter().chain(["", "/", "/.."].map(str::to_owned));
    let spans = ends.flat_map(|end| sides.map(|side| format!("{side}{end}")));
    let others =
        ["/1979", "/1979?", "../1979", "../1979?", "[1958..1979]", "[1958,1979]", "[..1979]", "[1958..]"];
    for edtf in spans.chain(others.map(str::to_owned)) {
        let years: Years = edtf.parse().expect(&edtf);
        for written in [years.words(), years.short()] {
            let form = form(&written);
            // The question mark of the only year there is needs no row of its own.
            let is_of_one = form.starts_with(|letter: char| letter.is_ascii_lowercase());
            let form = if is_of_one && form != "to?" { form.trim_end_matches('?') } else { &form };
            assert!(
                forms.iter().any(|known| known == form),
                "{edtf}: {written:?} is {form:?}, not in {forms:?}"
            );
        }
    }
}
