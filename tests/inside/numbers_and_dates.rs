//! Dates and numbers: one spelling for equal dates, spans with one sure end, suggestions that parse, TOML numbers.

use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Overlap, Quantity, Value, Years};
use proptest::prelude::*;

use super::read;

fn years(text: &str) -> Years {
    text.parse().unwrap()
}

#[test]
fn equal_dates_have_one_spelling() {
    for (spelt, canonical) in [
        ("1978", "1978"),
        ("[1978]", "1978"),
        ("[1978,1978]", "1978"),
        ("[1978..1978]", "1978"),
        ("1978/1978", "1978"),
        ("1978~/1978~", "1978~"),
        ("1978-03/1978-03", "1978-03"),
        ("[1980,1978,1979]", "[1978..1980]"),
        ("[1978..1979,1979..1985]", "[1978..1985]"),
        ("[1978,1979]", "[1978..1979]"),
        ("[1982,1980]", "[1980,1982]"),
        ("[..1978,1970]", "[..1978]"),
        ("[1978..,1985]", "[1978..]"),
        ("[1979..,..1978]", "[..1978,1979..]"),
        // These do not mean the same as a single date.
        ("197X/197X", "197X/197X"),
        ("1978~/1978", "1978~/1978"),
        ("1978/1978-03", "1978/1978-03"),
        ("1978/", "1978/"),
    ] {
        assert_eq!(years(spelt).to_string(), canonical, "{spelt}");
        assert_eq!(years(canonical).to_string(), canonical);
    }
}

#[test]
fn a_date_by_when_keeps_its_doubt_and_has_four_digits() {
    for (evidence, by, words) in [
        ("1978", "[..1978]", "by 1978"),
        ("197X", "[..1979]", "by 1979"),
        ("0950", "[..0950]", "by 950"),
        ("9990/9999~", "[..9999]", "by 9999"),
        ("1978?", "../1978?", "by 1978?"),
        ("1978-03?", "../1978-03?", "by 1978?"),
        ("1978~", "../1978~", "by c. 1978"),
        ("1978%", "../1978%", "by c. 1978?"),
        ("0950?", "../0950?", "by 950?"),
        ("197X~", "../197X~", "by c. 1979"),
        ("197X?", "../1979?", "by 1979?"),
        ("1975/1978?", "../1978?", "by 1978?"),
        ("1975?/1978", "../1978?", "by 1978?"),
    ] {
        let date = years(evidence).or_earlier();
        assert_eq!((date.to_string().as_str(), date.short().as_str()), (by, words), "{evidence}");
        assert_eq!(years(by).to_string(), by);
    }
}

#[test]
fn two_spellings_of_a_date_are_not_a_dispute() {
    let text = "[car.a]\nname = \"A\"\nyears = [\n  { is = \"1978\", certainty = \"reported\", by = [\"a\"] },\n  { is = \"[1978]\", certainty = \"reported\", by = [\"b\"] },\n  { is = \"1978/1978\", certainty = \"reported\", by = [\"c\"] },\n]\n";
    let mut findings = Vec::new();
    let records = read(text, &mut findings);
    let answer = records[0].answer(car::YEARS);
    assert_eq!(answer.agreement(&Catalogue::default()), Some("agreed"));
    assert!(answer.statements().all(|statement| *statement.value == Value::Years(years("1978"))));
}

#[test]
fn one_of_several_years_has_a_question_mark() {
    assert_eq!(years("[1967,1968]").words(), "1967–68?");
    assert_eq!(years("[1967..1968]").words(), "1967–68?");
    assert_eq!(years("[1967..1969]").words(), "1967–69?");
    assert_eq!(years("[1967,1970..1972]").words(), "1967 or 1970–72?");
}

#[test]
fn a_century_is_written_as_its_years() {
    assert_eq!(years("19XX").words(), "1900–99?");
    assert_eq!(years("19XX~").words(), "c. 1900–99?");
    assert_eq!(years("19XX/2001").words(), "1900–99? to 2001");
}

#[test]
fn one_sure_end_inside_is_enough() {
    use Overlap::{Definite, No, Possible};
    for (edtf, from, to, overlap) in [
        ("1985/1986~", 1985, 1985, Definite),
        ("1984~/1985", 1985, 1985, Definite),
        ("1985/1990?", 1985, 1985, Definite),
        ("1980%/1985", 1985, 1985, Definite),
        ("1985/1990?", 1988, 1988, Possible),
        ("1980?/1985", 1982, 1982, Possible),
        ("1980?/1990?", 1985, 1985, Possible),
        ("1985?/1990", 1985, 1985, Possible),
        ("1985?/1990", 1991, 1991, No),
        ("198X/1995?", 1980, 1989, Definite),
        ("198X/1995?", 1985, 1989, Possible),
        ("1985?/..", 2000, 2000, Possible),
        ("1985/..", 2000, 2000, Definite),
        ("../1985?", 1960, 1960, Possible),
    ] {
        assert_eq!(years(edtf).overlap(from, to), overlap, "{edtf} in {from}..{to}");
    }
}

#[test]
fn other_ways_of_writing_dates_get_a_suggestion() {
    for (text, reason, meant) in [
        ("1978-XX", "not known is left out", "1978"),
        ("1978-03-XX", "not known is left out", "1978-03"),
        ("1978-XX-XX~", "not known is left out", "1978~"),
        ("1978-XX/1980-XX", "not known is left out", "1978/1980"),
        ("[1985, 1988]", "no spaces", "[1985,1988]"),
        (" 1978", "no spaces", "1978"),
        ("1985..1988", "a span is written with a stroke", "1985/1988"),
        ("1985..", "a span is written with a stroke", "1985/.."),
        ("1985-1988", "a span is written with a stroke", "1985/1988"),
        ("1985–1988", "a span is written with a stroke", "1985/1988"),
        ("1985-88", "a span is written with a stroke", "1985/1988"),
        ("~1978", "comes at the end", "1978~"),
        ("c. 1978", "comes at the end", "1978~"),
        ("circa 1978", "comes at the end", "1978~"),
        ("1978?-03", "comes at the end", "1978-03?"),
        ("1970s", "written with an X", "197X"),
        ("1970's", "written with an X", "197X"),
        ("1978-3", "two digits", "1978-03"),
        ("5.3.1978", "joined by hyphens", "1978-03-05"),
        ("1978/03/05", "joined by hyphens", "1978-03-05"),
        ("197x", "four digits", "197X"),
        ("[1985..1988", "not closed", "[1985..1988]"),
    ] {
        let error = text.parse::<Years>().unwrap_err();
        assert!(error.reason.contains(reason), "{text}: {error}");
        assert_eq!(error.meant.as_deref(), Some(meant), "{text}");
        assert!(error.to_string().ends_with(&format!("; write {meant:?}")), "{error}");
    }
    for text in ["", "abc", "78", "-5", "1988/1985", "19x8y", "..", "[]", "{}"] {
        let error = text.parse::<Years>().unwrap_err();
        assert!(error.to_string().contains("; write 1978, 1978~ (about)"), "{text}: {error}");
    }
    let endless = "1978-XX".repeat(100_000).parse::<Years>().unwrap_err().to_string();
    assert!(endless.len() < 500, "{endless}");
}

proptest! {
    #[test]
    fn a_suggestion_is_always_a_date(text in "[0-9X./~?%\\[\\]{},Tcsx :-]{0,16}") {
        if let Err(error) = text.parse::<Years>() && let Some(meant) = error.meant {
            prop_assert!(meant.parse::<Years>().is_ok(), "{text}: {meant}");
        }
    }
}

/// Returns the value of the only claim of a field, or the messages of all mistakes.
fn number(written: &str) -> Result<Quantity, Vec<String>> {
    let text = format!(
        "[car.a]\nname = \"A\"\nlength-mm = {{ is = {written}, certainty = \"reported\", by = [\"a\"] }}\n"
    );
    let mut findings = Vec::new();
    let records = read(&text, &mut findings);
    if !findings.is_empty() {
        return Err(findings.into_iter().map(|finding| finding.message).collect());
    }
    match &*records[0].answer(car::LENGTH_MM).preferred().expect("a claim").value {
        Value::Quantity(number) => Ok(**number),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_toml_number_is_accepted() {
    for (written, right) in [
        ("4200", 4200.0),
        ("+4200", 4200.0),
        ("4_200", 4200.0),
        ("0x1068", 4200.0),
        ("0o10150", 4200.0),
        ("0b1000001101000", 4200.0),
        ("4.2e3", 4200.0),
        ("42e+2", 4200.0),
        ("4200.0", 4200.0),
        ("4_200.50", 4200.5),
        ("-0", 0.0),
        ("-0.0", 0.0),
        ("9223372036854775807", 9_223_372_036_854_775_807.0),
    ] {
        assert_eq!(number(written), Ok(Quantity::exact(right)), "{written}");
    }
    assert_eq!(number("-0.0").unwrap().to_string(), "0", "zero has no sign");
}

#[test]
fn a_bad_number_is_one_mistake() {
    for (written, words) in [
        ("04200", "this is not TOML: unexpected leading zero"),
        ("1__0", "this is not TOML"),
        ("012.5", "this is not TOML"),
        ("-4200", "length-mm: -4200 is negative"),
        ("1e400", "too large"),
        ("inf", "too large"),
        ("nan", "too large"),
        ("9223372036854775808", "too large"),
        ("1979-05-27", "it must be a number, not 1979-05-27"),
        ("\"-5\"", "length-mm: \"-5\" is negative; write 2445"),
        ("\"4e3\"", "length-mm: \"4e3\" is not a number; write 2445"),
        ("\".5\"", "is not a number"),
        ("0x", "length-mm: 0x is too large or no number"),
        ("0xFFFFFFFFFFFFFFFFFFFF", "length-mm: 0xFFFFFFFFFFFFFFFFFFFF is too large or no number"),
        ("\"50..40\"", "runs backwards: the smaller number comes first"),
    ] {
        let messages = number(written).unwrap_err();
        assert_eq!(messages.len(), 1, "{written}: {messages:?}");
        assert!(messages[0].contains(words), "{written}: {messages:?}");
    }
}

#[test]
fn a_toml_date_gets_the_advice_to_quote_it() {
    let text = "[car.a]\nname = \"A\"\nyears = { is = 1978-03-05T10:00:00Z, certainty = \"reported\", by = [\"a\"] }\n";
    let mut findings = Vec::new();
    read(text, &mut findings);
    assert_eq!(
        findings[0].message,
        "years: it must be a date in quotes, such as \"1978-03-05\", not 1978-03-05T10:00:00Z"
    );
}

#[test]
fn about_is_not_an_exact_number() {
    use Overlap::{Definite, No, Possible};
    let all = f64::INFINITY;
    for (written, least, most, overlap) in [
        ("70", 70.0, 70.0, Definite),
        ("70~", 70.0, 70.0, Possible),
        ("70~", 75.0, 75.0, Possible),
        ("70~", 78.0, 78.0, No),
        ("70~", 60.0, all, Definite),
        ("70~", 70.0, all, Possible),
        ("70~", 60.0, 80.0, Definite),
        ("40..50", 40.0, 50.0, Definite),
        ("40..50~", 40.0, 50.0, Possible),
        ("40..50~", 30.0, 60.0, Definite),
        ("600..", 600.0, all, Definite),
        ("600..~", 600.0, all, Possible),
        ("..600", -all, 600.0, Definite),
        ("..600~", 650.0, all, Possible),
        ("..600~", 670.0, all, No),
        ("50~", -all, 55.0, Definite),
        ("50~", 55.0_f64.next_up(), all, No),
        ("3500~", 3150.0, 3850.0, Definite),
        ("3500~", 3850.0_f64.next_up(), all, No),
        ("1.5~", 1.35, 1.65, Definite),
    ] {
        let number: Quantity = written.parse().expect(written);
        assert_eq!(number.overlap(least, most), overlap, "{written} in {least}..{most}");
    }
}
