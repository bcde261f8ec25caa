//! Reading a large file record by record: mistakes are in the right place and stay in their record, nothing is mistaken for a header, and
//! reading always ends.

pub(crate) mod generate;

use std::fmt::Write as _;

use crate::catalogue::finding::MAX_FINDINGS;
use crate::catalogue::{File, Finding, Record, Severity};
use proptest::prelude::*;
use toml::de::DeTable;

use super::read;

fn pieces(text: &str) -> (Vec<Record>, Vec<Finding>) {
    let mut findings = Vec::new();
    (read(text, &mut findings), findings)
}

/// Asserts that a file which the TOML crate accepts gives all its records in order, and that one which it rejects gives a mistake.
fn assert_read(text: &str) {
    let (records, findings) = pieces(text);
    match DeTable::parse(text) {
        Err(error) => {
            assert!(findings.iter().any(|finding| finding.severity == Severity::Error), "{error}{text}");
        }
        Ok(document) => {
            let kinds = document.get_ref().iter();
            let mut expected: Vec<(usize, String)> = kinds
                .filter_map(|(kind, records)| Some((kind, records.get_ref().as_table()?)))
                .filter(|(kind, _)| matches!(&**kind.get_ref(), "car" | "film"))
                .flat_map(|(kind, records)| {
                    let records = records.iter().filter(|(_, record)| record.get_ref().is_table());
                    records.map(|(id, _)| (id.span().start, format!("{}.{}", kind.get_ref(), id.get_ref())))
                })
                .collect();
            expected.sort();
            let read: Vec<(usize, String)> =
                records.iter().map(|record| (record.at as usize, record.subject())).collect();
            assert_eq!(read, expected, "{text}\n{findings:#?}");
        }
    }
}

#[test]
fn a_large_layer_is_read() {
    let (records, findings) = pieces(&generate::layer(3_000));
    assert_eq!((records.len(), findings.len()), (3_040, 0));
}

#[test]
fn lookalikes_are_not_headers() {
    for text in [
        "[car.a]\nname = \"\"\"\n[car.b]\nname = 'x'\n\"\"\"\n",
        "[car.a]\nname = '''\n[car.b]\nname = \"x\"\n'''\n",
        "[car.a]\nname = \"a\" # [car.b]\n# [car.c]\n",
        "[car.a]\nname = \"[car.b]\"\naka = [\n\"x\", # ]\n\"[car.c]\",\n]\n[car.d]\nname = \"D\"\n",
        "[car.a]\nname = \"a\"\nbody = [\n# [car.x]\n  { is = \"x\", certainty = \"reported\", by = [\n\"s\"\n] },\n]\n",
        "[car.a]\nname = \"\"\"\\\"\"\"\n[car.b]\n\"\"\"\n",
    ] {
        assert_read(text);
        assert_read(&text.replace('\n', "\r\n"));
    }
}

#[test]
fn unusual_files_are_read() {
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
        assert_read(text);
    }
}

#[test]
fn a_duplicate_id_is_found_across_pieces_with_both_places() {
    let mut text = generate::layer(2_000);
    let line = text.lines().count() + 1;
    text.push_str("[car.made-up-7]\nname = \"Again\"\n");
    let first = text.lines().position(|line| line == "[car.made-up-7]").unwrap() + 1;
    let (_, findings) = pieces(&text);
    let file = File::new("large.toml".to_owned(), text.clone());
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].line(&[file]),
        format!("large.toml:{line}:6: error: car.made-up-7: the id is given twice, first in line {first}")
    );
}

#[test]
fn distant_mistakes_have_the_right_line_and_stay_in_their_record() {
    let mut text = generate::layer(2_000);
    let line = text.lines().count() + 1;
    text.push_str(
        "[car.x]\nname = \"X\"\naka = [\"unclosed\",\n\n[car.y]\nname = \"Y\"\nclass = \"sedam\"\n",
    );
    let (records, findings) = pieces(&text);
    let file = [File::new("l".to_owned(), text.clone())];
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
fn reading_ends_despite_endless_records_and_mistakes() {
    let long = format!("[car.a]\nname = \"A\"\n[car.b]\nname = \"\"\"\n{}", "x\n".repeat(2 << 20));
    let (_, findings) = pieces(&long);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].subject, "car.b");
    let message = "the record is longer than 1 MB with the comments up to the next, the most that one may have; if it is meant to be shorter, a quote";
    assert!(findings[0].message.starts_with(message), "{findings:?}");
    let wrong: String = (0..40_000).fold(String::new(), |mut text, car| {
        let _ = writeln!(text, "[car.c{car}]\nname = 4");
        text
    });
    let (_, findings) = pieces(&wrong);
    assert_eq!(findings.len(), MAX_FINDINGS + 1);
    assert_eq!(findings.last().unwrap().message, "39000 more errors after this one");
}

#[test]
fn too_many_warnings_are_cut_off_and_leave_the_file_valid() {
    let doubtful = |cars: usize| -> String {
        let car = |car| format!("[car.c{car}]\nname = \"=C {car}\"\nsummary = \"as long as most are\"\n");
        (0..cars).map(car).collect()
    };
    for (cars, count, last) in [
        (1_000, 1_000, "name: it begins with '='"),
        (1_001, 1_001, "1 more warning after this one"),
        (3_000, 1_001, "2000 more warnings after this one"),
    ] {
        let text = doubtful(cars);
        let (records, findings) = pieces(&text);
        assert_eq!((records.len(), findings.len()), (cars, count));
        assert!(findings.iter().all(|finding| finding.severity == Severity::Warning));
        assert!(findings.last().unwrap().message.starts_with(last), "{:?}", findings.last());
        // The first ones are shown.
        assert!(text[..findings[999].at as usize].ends_with("[car.c999]\nname = "));
    }
    let wrong = format!("{}[car.x]\nname = 4\n", doubtful(3_000));
    let (_, findings) = pieces(&wrong);
    let errors: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(findings.len(), 1_002, "later mistakes are reported");
    assert!(errors[0].message.starts_with("name: it must be text in quotes, not 4"), "{errors:?}");
}

#[test]
fn unusual_syntax_in_a_large_file_is_reported_with_its_place() {
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
        let text = format!("{before}{records}{after}");
        let (_, findings) = pieces(&text);
        let refused = findings.iter().find(|finding| finding.message.starts_with("in a file of this size"));
        assert_eq!(refused.map(|finding| finding.at as usize), Some(place), "{before}{after}");
    }
}

#[test]
fn endless_nesting_is_rejected_without_overflow() {
    for (open, close) in [("[", "]"), ("{ a = ", "}"), ("[{ a = ", "}]")] {
        for deep in [79, 81, 200, 10_000, 100_000] {
            let text =
                format!("[car.a]\nname = \"A\"\nbody = {}1{}\n", open.repeat(deep), close.repeat(deep));
            let (_, findings) = pieces(&(text));
            assert!(!findings.is_empty(), "{open} {deep}");
        }
        let (_, findings) = pieces(&(format!("[car.a]\nname = \"A\"\nbody = {}\n", open.repeat(100_000))));
        assert!(!findings.is_empty(), "{open}");
    }
    let dotted =
        format!("[car.a]\nname = \"A\"\n{}a = 1\n[{}a]\n", "a.".repeat(10_000), "car.".repeat(10_000));
    assert!(!pieces(&(dotted)).1.is_empty());
}

/// Lines to build files from; some open what others close.
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
    fn any_file_is_read_or_rejected(lines in prop::collection::vec(prop::sample::select(LINES), 0..14)) {
        assert_read(&lines.join("\n"));
    }

    #[test]
    fn any_valid_file_is_read(
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
        assert_read(&text);
    }
}
