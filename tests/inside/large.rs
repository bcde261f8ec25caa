//! Reading a record at a time: the same records as reading the whole file at once, mistakes in the right place, nothing that passes for a
//! header and is none.

pub(crate) mod generate;

use std::fmt::Write as _;

use crate::catalogue::{File, Finding, Record, Severity, read_kept, read_whole};
use proptest::prelude::*;

type Reading = (Vec<Record>, Vec<Finding>);

fn pieces(text: &'static str) -> Reading {
    let mut findings = Vec::new();
    (read_kept(0, text, &mut findings), findings)
}

fn whole(text: &'static str) -> Reading {
    let mut findings = Vec::new();
    let records = read_whole(0, text, &mut findings);
    findings.sort_by_key(|finding| finding.at);
    (records, findings)
}

fn kept(text: impl Into<String>) -> &'static str {
    text.into().leak()
}

/// Both readings find the file sound or both do not; if it is, they find the same in it.
fn assert_same(text: &'static str) {
    let (in_pieces, mut found) = pieces(text);
    let (at_once, expected) = whole(text);
    found.sort_by_key(|finding| finding.at);
    let is_sound = |findings: &[Finding]| findings.iter().all(|finding| finding.severity != Severity::Error);
    assert_eq!(is_sound(&found), is_sound(&expected), "{text}\n{found:#?}\n{expected:#?}");
    if is_sound(&expected) {
        assert_eq!(format!("{in_pieces:?}"), format!("{at_once:?}"), "{text}");
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_large_layer_reads_the_same_in_pieces() {
    let text = kept(generate::layer(3_000));
    assert!(text.len() > 1 << 20, "large enough for threads");
    let (records, findings) = pieces(text);
    assert_eq!((records.len(), findings.len()), (3_040, 0));
    assert_same(text);
}

#[test]
fn what_only_looks_like_a_header_is_none() {
    for text in [
        "[car.a]\nname = \"\"\"\n[car.b]\nname = 'x'\n\"\"\"\n",
        "[car.a]\nname = '''\n[car.b]\nname = \"x\"\n'''\n",
        "[car.a]\nname = \"a\" # [car.b]\n# [car.c]\n",
        "[car.a]\nname = \"[car.b]\"\naka = [\n\"x\", # ]\n\"[car.c]\",\n]\n[car.d]\nname = \"D\"\n",
        "[car.a]\nname = \"a\"\nbody = [\n# [car.x]\n  { is = \"x\", certainty = \"reported\", by = [\n\"s\"\n] },\n]\n",
        "[car.a]\nname = \"\"\"\\\"\"\"\n[car.b]\n\"\"\"\n",
    ] {
        assert_same(kept(text));
        assert_same(kept(text.replace('\n', "\r\n")));
    }
}

#[test]
fn files_of_an_unusual_make_read_the_same() {
    for text in [
        "",
        "# nothing",
        "car.a.name = \"A\"\ncar.b = { name = \"B\" }\n",
        "car.a.name = \"A\"\n[car.b]\nname = \"B\"\n",
        "car.a.name = \"A\"\n[car.a]\nname = \"B\"\n",
        "[car]\na.name = \"A\"\nb = { name = \"B\" }\n[film.f]\ntitle = \"F\"\n",
        "[car.a]\nname = \"A\"\n[car]\nb.name = \"B\"\n",
        "[car.a]\nname = \"A\"\n[car]\n[car]\n",
        "[ car . \"a\" ] # x\nname = \"A\"\n  ['car'.b]\nname = \"B\"\n",
        "[car.a]\nname = \"A\"\n[car.a.body]\nis = \"van\"\ncertainty = \"reported\"\nby = [\"s\"]\n[car.b]\nname = \"B\"\n",
        "[car.a]\nname = \"A\"\n[car.b]\nname = \"B\"\n[car.a.body]\nis = \"van\"\ncertainty = \"reported\"\nby = [\"s\"]\n",
        "[car.a.body]\nis = \"van\"\ncertainty = \"reported\"\nby = [\"s\"]\n[car.a]\nname = \"A\"\n",
        "[[car.a.remark]]\nis = \"x\"\ncertainty = \"reported\"\nby = [\"s\"]\n[car.a]\nname = \"a\"\n",
        "[car.a]\nname = \"A\"\n[[car.a.remark]]\nis = \"van\"\ncertainty = \"reported\"\nby = [\"s\"]\n[[car.a.remark]]\nis = \"bus\"\ncertainty = \"reported\"\nby = [\"s\"]\n",
        "[[car]]\nname = \"A\"\n",
        "[[car.a]]\nname = \"A\"\n[[car.a]]\nname = \"A\"\n",
        "[car.a]\nname = \"A\"\n[car.a]\nname = \"B\"\n",
        "[car.a]\nname = \"A\"\nname = \"B\"\n",
        "[car.a\nname = \"A\"\n[car.b]\nname = \"B\"\n",
        "[car.a]\nname = [\n[car.b]\nname = \"B\"\n",
        "[auto.a]\nname = \"A\"\n[car.b]\nname = \"B\"\n",
        "car = 4\n[car.b]\nname = \"B\"\n",
        "car = {}\n[car.b]\nname = \"B\"\n",
    ] {
        assert_same(kept(text));
    }
}

#[test]
fn a_record_that_is_not_plain_is_judged_the_same() {
    for body in [
        "body = { is = \"\\u0041 \\\"b\\\"\", certainty = \"reported\", by = [\"s\"] }",
        "length-mm = { is = 4_000, certainty = \"reported\", by = [\"s\"] }",
        "length-mm = [{ is = 0xFA0, certainty = \"reported\", by = [\"s\"] }, { is = 4.5 }, { is = 1979-05-27 }]",
        "length-mm = { is = 4000, is = 4001, certainty = \"reported\", by = [\"s\"] }",
        "name = \"B\"\n\"na\\u006de\" = \"C\"\nbody = { is.x = \"b\" }\nuse.is = \"b\"",
        "body = { is = \"b\", certainty = \"sure\", by = [], seen = 1, when = 3, \"\" = 2 }",
        "body = [[[[[\"b\"]]]]]\nuse = []\naka = [1, {}]\nhangul = [\"x\"]",
        "aka = [\"=x\", \"e\u{301}\"]\nclass = \"sedam\" # \u{7}",
        "years = { is = \"1990/1980\", certainty = \"reported\" }\n= 3\nbody = \nuse = {",
        &(0..70).map(|key| format!("key-{key} = 1\n")).collect::<String>(),
    ] {
        let text = kept(format!("[car.a]\nname = \"A\"\n{body}"));
        let (mut in_pieces, at_once) = (pieces(text), whole(text));
        in_pieces.1.sort_by_key(|finding| finding.at);
        assert_eq!(format!("{in_pieces:#?}"), format!("{at_once:#?}"), "{text}");
    }
}

#[test]
fn an_id_given_twice_is_found_across_pieces_and_both_places_named() {
    let mut text = generate::layer(2_000);
    let line = text.lines().count() + 1;
    text.push_str("[car.made-up-7]\nname = \"Again\"\n");
    let first = text.lines().position(|line| line == "[car.made-up-7]").unwrap() + 1;
    let text = kept(text);
    let (_, findings) = pieces(text);
    let file = File::new("large.toml".to_owned(), text.to_owned());
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].line(&[file]),
        format!(
            "large.toml:{line}:6: error: car.made-up-7: the id is given twice; it stands in line {first} already"
        )
    );
}

#[test]
fn mistakes_far_down_are_in_the_right_line_and_stay_in_their_record() {
    let mut text = generate::layer(2_000);
    let line = text.lines().count() + 1;
    text.push_str(
        "[car.x]\nname = \"X\"\naka = [\"unclosed\",\n\n[car.y]\nname = \"Y\"\nclass = \"sedam\"\n",
    );
    let text = kept(text);
    let (records, findings) = pieces(text);
    let file = [File::new("l".to_owned(), text.to_owned())];
    let lines: Vec<String> = findings.iter().map(|finding| finding.line(&file)).collect();
    assert!(
        lines[0].starts_with(&format!("l:{}:", line + 2))
            || lines[0].starts_with(&format!("l:{}:", line + 4)),
        "{lines:?}"
    );
    assert!(
        lines.last().unwrap().starts_with(&format!("l:{}:9: error: car.y: class", line + 6)),
        "{lines:?}"
    );
    assert_eq!(records.last().unwrap().name(), "Y");
}

#[test]
fn endless_records_and_endless_mistakes_end() {
    let long = kept(format!("[car.a]\nname = \"A\"\n[car.b]\nname = \"\"\"\n{}", "x\n".repeat(2 << 20)));
    let (_, findings) = pieces(long);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.starts_with("this record is longer than 1 MB; is a quote"), "{findings:?}");
    let wrong: String = (0..40_000).fold(String::new(), |mut text, car| {
        let _ = writeln!(text, "[car.c{car}]\nname = 4");
        text
    });
    let (_, findings) = pieces(kept(wrong));
    assert_eq!(findings.len(), 10_001);
    assert!(findings.last().unwrap().message.contains("after 10000 mistakes the rest was not read"));
}

#[test]
fn warnings_without_end_are_cut_off_and_leave_the_file_sound() {
    let doubtful = |cars: usize| -> &'static str {
        let car = |car| format!("[car.c{car}]\nname = \"=C {car}\"\nsummary = \"as long as most are\"\n");
        kept((0..cars).map(car).collect::<String>())
    };
    for (cars, told, last) in [
        (10_000, 10_000, "name: it begins with '='"),
        (10_001, 10_001, "one more warning after this one"),
        (30_000, 10_001, "20000 more warnings after this one"),
    ] {
        let text = doubtful(cars);
        let (records, findings) = pieces(text);
        assert_eq!((records.len(), findings.len()), (cars, told));
        assert!(findings.iter().all(|finding| finding.severity == Severity::Warning));
        assert!(findings.last().unwrap().message.starts_with(last), "{:?}", findings.last());
        // The first of them are told, whoever reads the rest.
        assert!(text[..findings[9_999].at as usize].ends_with("[car.c9999]\nname = "));
    }
    let wrong = kept(format!("{}[car.x]\nname = 4\n", doubtful(30_000)));
    let (_, findings) = pieces(wrong);
    let errors: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(findings.len(), 10_003, "mistakes behind them are told");
    assert!(errors[0].message.starts_with("name must be text"), "{errors:?}");
}

#[test]
fn what_makes_a_large_file_unusual_is_told_with_its_place() {
    let records = generate::layer(3_000);
    for (before, after, place) in [
        ("", "[car]\nz.name = \"Z\"\n", records.len()),
        ("# car.y\n\ncar.z.name = \"Z\"\n", "", "# car.y\n\n".len()),
        (
            "",
            "[car.z]\nname = \"Z\"\n[film]\nz.title = \"Z\"\n",
            records.len() + "[car.z]\nname = \"Z\"\n".len(),
        ),
    ] {
        let text = kept(format!("{before}{records}{after}"));
        let (_, findings) = pieces(text);
        let refused = findings.iter().find(|finding| finding.message.starts_with("in a file of this size"));
        assert_eq!(refused.map(|finding| finding.at as usize), Some(place), "{before}{after}");
    }
}

#[test]
fn nesting_without_end_is_refused_and_overflows_nothing() {
    for (open, close) in [("[", "]"), ("{ a = ", "}"), ("[{ a = ", "}]")] {
        for deep in [79, 81, 200, 10_000, 100_000] {
            let text =
                format!("[car.a]\nname = \"A\"\nbody = {}1{}\n", open.repeat(deep), close.repeat(deep));
            let (_, findings) = pieces(kept(text));
            assert!(!findings.is_empty(), "{open} {deep}");
        }
        let (_, findings) = pieces(kept(format!("[car.a]\nname = \"A\"\nbody = {}\n", open.repeat(100_000))));
        assert!(!findings.is_empty(), "{open}");
    }
    let dotted =
        format!("[car.a]\nname = \"A\"\n{}a = 1\n[{}a]\n", "a.".repeat(10_000), "car.".repeat(10_000));
    assert!(!pieces(kept(dotted)).1.is_empty());
}

/// Lines that a file may be made of; some open what another one closes.
const LINES: &[&str] = &[
    "[car.a]",
    "[car.b]",
    "[ car . c ]",
    "[\"car\".d]",
    "['car'.'e']",
    "[film.f]",
    "[car.a.body]",
    "[[car.a.remark]]",
    "[car]",
    "[car.b.body] # x",
    "name = \"N\"",
    "title = \"T\"",
    "class = \"bus\"",
    "aka = [",
    "\"x\",",
    "]",
    "aka = [\"x\", \"y\"]",
    "'''",
    "\"\"\"",
    "name = \"\"\"",
    "summary = '''",
    "# [car.z]",
    "",
    "body = { is = \"v\", certainty = \"reported\", by = [\"s\"] }",
    "is = \"v\"",
    "certainty = \"reported\"",
    "by = [\"s\"]",
    "remark = [",
    "{ is = \"v\", certainty = \"reported\", by = [\"s\"] },",
    "body.is = \"v\"",
    "car.q.name = \"Q\"",
    "}",
    "body = {",
    "[car.a",
    "[[car]]",
    "[1.5]",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_reads_the_same_in_pieces(lines in prop::collection::vec(prop::sample::select(LINES), 0..14)) {
        assert_same(kept(lines.join("\n")));
    }

    #[test]
    fn any_sound_file_reads_the_same_in_pieces(
        ids in prop::collection::btree_set("[a-d]{1,2}", 1..6),
        styles in prop::collection::vec(0..6_usize, 6),
    ) {
        let mut text = String::new();
        for (id, style) in ids.iter().zip(styles) {
            let _ = match style {
                0 => writeln!(text, "[car.{id}]\nname = \"N {id}\""),
                1 => writeln!(text, "  [ \"car\" . '{id}' ] # [car.x]\nname = '''\n[car.{id}]\n'''"),
                2 => writeln!(text, "[car.{id}]\nname = \"{id}\"\naka = [\n  \"[car.{id}]\",\n  # ]\n]"),
                3 => writeln!(text, "[car.{id}]\nname = \"{id}\"\n[car.{id}.body]\nis = \"x\"\ncertainty = \"reported\"\nby = [\"s\"]"),
                4 => writeln!(text, "[[car.{id}.remark]]\nis = \"x\"\ncertainty = \"reported\"\nby = [\"s\"]\n[car.{id}]\nname = \"{id}\""),
                _ => writeln!(text, "[car.{id}]\nname = \"{id}\"\nbody = {{ is = \"x\", certainty = \"reported\", by = [\n\"s\",\n] }}"),
            };
        }
        assert_same(kept(text));
    }
}
