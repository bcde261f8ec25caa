//! `nkcars check`: what it reports about data files, and how. What each rule finds is tested in `rules`.

mod files;

use std::process::Command;

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Answer, Folder, Run as _, ask};

/// Returns a folder that contains these files.
fn folder(name: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&format!("check/{name}"));
    for (file, text) in files {
        folder.write(file, text);
    }
    folder
}

/// Returns a command that checks a file with this text, `w.toml`.
fn check(name: &str, text: &str, arguments: &[&str]) -> Command {
    folder(name, &[("w.toml", text)]).nkcars(&[&["check", "w.toml"], arguments].concat())
}

const WRONG: &str = "[car.x]\nname = \"X\"\nhangul = \"승리\" # 승리\nbody = { said = \"승리 오십팔\", certainty = \"dubious\", by = [\"koryo-real-nk-car\"] }\nclass = \"van\"\n";

#[test]
fn the_bundled_data_are_valid() {
    let Answer { status, out, err } = ask(&["check"]);
    assert_eq!((status, out.as_str()), (0, ""), "{err}");
    assert!(err.starts_with("sound: "), "{err}");
}

#[test]
fn each_finding_is_one_line_in_a_pipe() {
    let Answer { status, out, err } = check("lines", WRONG, &[]).run();
    assert_eq!(status, 1);
    assert_eq!(
        out,
        "w.toml:4:39: error: car.x: body: certainty: unknown level \"dubious\"; levels: confirmed, reported, speculated\n"
    );
    assert_eq!(err, "1 error, 0 warnings in 1 file\n");
}

#[test]
fn on_a_terminal_a_caret_marks_the_place_even_after_wide_characters() {
    let out = check("caret", WRONG, &[]).on_terminal(120).run().out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[1],
        "    4 | body = { said = \"승리 오십팔\", certainty = \"dubious\", by = [\"koryo-real-nk-car\"] }"
    );
    // Each of the five syllables is two cells wide.
    assert_eq!(lines[2], format!("      | {}^", " ".repeat(38 + 5)));
    let out = check("caret", WRONG, &[]).on_terminal(40).run().out;
    assert!(out.lines().any(|line| line.starts_with("    4 | …")), "{out}");
}

#[test]
fn editors_get_json() {
    let Answer { status, out, .. } = check("json", WRONG, &["-o", "jsonl"]).run();
    assert_eq!(status, 1);
    let finding: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&finding["file"], &finding["line"], &finding["column"]),
        (&"w.toml".into(), &4.into(), &39.into())
    );
    assert_eq!((&finding["severity"], &finding["record"]), (&"error".into(), &"car.x".into()));
    let Answer { status, out, err } =
        check("sound", "[car.x]\nname = \"X\"\nclass = \"van\"\n", &["-o", "json"]).run();
    assert_eq!((status, out.as_str(), err.as_str()), (0, "[]\n", "sound: 1 record in 1 file\n"));
}

/// Mistakes of several kinds, found by the reader and by rules, not in the order in which they are found.
const MANY: &str = "[car.x]\nname = \"X\"\nclass = \"van\"\nyears = 1968\nbuilt = \"x\"\n\
    body = { is = \"van\", certainty = \"dubious\", by = [\"nobody\"] }\n\
    manufacturer = { is = \"nosuch\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n\
    [car.\"b c\"]\nname = \"B\"\nclass = \"van\"\n[sighting.s]\nname = \"S\"\n\
    car = { is = \"nosuchcar\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n[cars.x]\nname = \"Q\"\n";

#[test]
fn mistakes_are_reported_in_order_of_file_and_place() {
    let mut others = MANY.to_owned();
    for (old, new) in [
        ("car.x", "car.y"),
        ("b c", "c d"),
        ("\"B\"", "\"C\""),
        ("sighting.s", "sighting.t"),
        ("\"X\"", "\"Y\""),
        ("\"S\"", "\"T\""),
    ] {
        others = others.replace(old, new);
    }
    let files = [("b.toml", MANY), ("a.toml", &others)];
    let Answer { status, out, err } = folder("many", &files).ask(&["check", "b.toml", "a.toml"]);
    assert_eq!((status, err.as_str()), (1, "16 errors, 0 warnings in 2 files\n"));
    let places: Vec<&str> = out.lines().filter_map(|line| line.split(": ").next()).collect();
    let of_one = ["4:9", "5:1", "6:34", "6:51", "7:23", "8:6", "13:14", "14:2"];
    let of_both = ["b.toml", "a.toml"].iter().flat_map(|file| of_one.map(|place| format!("{file}:{place}")));
    assert_eq!(places, of_both.collect::<Vec<_>>());
    for words in [
        "car.x: unknown field \"built\"",
        "car.x: body: no source \"nobody\"",
        "car.x: body: certainty: unknown level \"dubious\"; levels: confirmed, reported, speculated",
        "car.x: manufacturer: no manufacturer \"nosuch\"",
        "the id \"b c\"",
        "sighting.s: car: no car \"nosuchcar\"",
        "unknown kind \"cars\"; did you mean \"car\"?",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
}

#[test]
fn findings_for_scripts_keep_their_form() {
    let run = |format: &str| check("form", WRONG, &["-o", format]).run().out;
    let message = "body: certainty: unknown level \\\"dubious\\\"; levels: confirmed, reported, speculated";
    assert_eq!(
        run("jsonl"),
        format!(
            "{{\"file\":\"w.toml\",\"line\":4,\"column\":39,\"severity\":\"error\",\"record\":\"car.x\",\"message\":\"{message}\"}}\n"
        )
    );
    assert!(
        run("tsv")
            .starts_with("file\tline\tcolumn\tseverity\trecord\tmessage\nw.toml\t4\t39\terror\tcar.x\t")
    );
    assert!(run("csv").starts_with("file,line,column,severity,record,message\nw.toml,4,39,error,car.x,"));
}

#[test]
fn the_caret_marks_the_mistake_even_after_escaped_characters() {
    for (name, before) in [
        ("plain", "\"a\""),
        ("hangul", "\"승리 58\""),
        ("apart", "\"\u{1109}\u{1173}\u{11bc}\""),
        ("tab", "\t\"a\tb\""),
        ("hidden", "\"a\u{202e}\u{200b}b\""),
    ] {
        let text = format!(
            "[car.x]\nname = \"X\"\nbody = {{ said = {before}, certainty = \"dubious\", by = [\"koryo-real-nk-car\"] }}\n"
        );
        // Some of these texts cause warnings, which come first.
        let shown = check(name, &text, &[]).on_terminal(120).run().out;
        let lines: Vec<&str> = shown.lines().collect();
        let finding =
            lines.iter().position(|line| line.contains("dubious") && line.contains("error")).unwrap();
        let column = lines[finding + 2].len() - 1;
        let place = lines[finding + 1].find("\"dubious").unwrap();
        assert_eq!(lines[finding + 1][..place].width(), column, "{name}\n{shown}");
    }
    let text = "[car.x]\nname = \"승\u{1b}b\"\n";
    let shown = check("raw", text, &[]).on_terminal(80).run().out;
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
    let lines: Vec<&str> = shown.lines().collect();
    let above = lines.iter().rposition(|line| line.contains("\\x1b")).unwrap();
    let place = lines[above].find("\\x1b").unwrap();
    assert_eq!(lines[above + 1].len() - 1, lines[above][..place].width(), "{shown}");
}

#[test]
fn the_caret_marks_the_mistake_in_a_line_so_long_that_columns_count_bytes() {
    let long = "승".repeat(30 << 10);
    let text = format!(
        "[car.x]\nname = \"X\"\nbody = {{ said = \"{long}\", certainty = \"dubious\", by = [\"koryo-real-nk-car\"] }}\nclass = \"van\"\n"
    );
    let shown = check("endless", &text, &[]).on_terminal(120).run().out;
    let lines: Vec<&str> = shown.lines().collect();
    let place = lines[1].find("\"dubious").unwrap();
    assert_eq!(lines[1][..place].width(), lines[2].len() - 1, "{shown}");
}

#[test]
fn help_explains_the_exit_status() {
    for flag in ["-h", "--help"] {
        let out = ask(&["check", flag]).out;
        let (_, status) = out.split_once("Exit status:\n").unwrap();
        for (number, words) in [("0", "sound"), ("1", "errors or warnings"), ("2", "cannot be read")] {
            let line = status.lines().find(|line| line.trim().starts_with(number)).unwrap();
            assert!(line.contains(words), "{flag}: {line}");
        }
    }
}

#[test]
fn an_escape_in_a_path_does_not_reach_the_terminal() {
    let name = "a\u{1b}[31mb.toml";
    for format in ["table", "json", "csv", "markdown"] {
        let folder = folder("escape", &[(name, WRONG)]);
        let mut command = folder.nkcars(&["check", name, "-o", format]);
        let Answer { status, out, err } = command.on_terminal(80).run();
        assert_eq!(status, 1, "{err}");
        assert!(out.contains("31m") && !out.contains('\u{1b}'), "{format}: {out:?}");
    }
}

#[test]
fn at_most_three_are_suggested() {
    let cars: String = (1..=6).map(|car| format!("[car.wagon-{car}]\nname = \"Wagon {car}\"\n")).collect();
    let claim = "based-on = { is = \"wagon-7\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n";
    let out = check("three", &(cars + claim), &[]).run().out;
    assert!(out.ends_with("did you mean \"wagon-1\" or \"wagon-2\" or \"wagon-3\"?\n"), "{out}");
}

#[test]
fn replacing_a_record_is_noted_but_valid() {
    let car = "[car.paektusan]\nname = \"Mine\"\nclass = \"van\"\norigin = \"domestic\"\n";
    let Answer { status, out, err } = check("over", car, &[]).run();
    let message = "w.toml:1:6: note: car.paektusan: it replaces the bundled record and its ";
    assert!(status == 0 && out.starts_with(message) && out.ends_with(" claims\n"), "{out}{err}");
    let Answer { out, .. } = check("over-nothing", car, &["--no-bundled"]).run();
    assert_eq!(out, "");
    let below = "[car.x]\nname = \"X\"\nclass = \"van\"\nremark = { said = \"r\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n";
    let folder =
        folder("over-own", &[("a.toml", below), ("b.toml", "[car.x]\nname = \"X\"\nclass = \"van\"\n")]);
    let Answer { status, out, err } = folder.ask(&["check", "a.toml", "b.toml"]);
    assert_eq!(
        (status, &*out),
        (0, "b.toml:1:6: note: car.x: it replaces that of a.toml and its 1 claim\n"),
        "{err}"
    );
}

#[test]
fn a_field_has_at_most_65_535_values() {
    for (count, expected) in
        [(65_535, ""), (65_536, "w.toml:3:7: error: car.x: aka: it holds 65536 values; the most is 65535\n")]
    {
        let text = format!("[car.x]\nname = \"X\"\naka = [{}]\n", "\"a\",".repeat(count));
        let Answer { out, .. } = check("many-values", &text, &["--no-bundled"]).run();
        let errors: String =
            out.lines().filter(|line| line.contains("error")).map(|line| format!("{line}\n")).collect();
        assert_eq!(errors, expected);
    }
}

#[test]
fn comments_count_towards_the_record_before_them() {
    let comments = "# a comment that goes on and on\n".repeat(40_000);
    let before =
        format!("{comments}[car.x]\nname = \"X\"\nclass = \"van\"\n[car.y]\nname = \"Y\"\nclass = \"van\"\n");
    let Answer { status, out, err } = check("comments-before", &before, &["--no-bundled"]).run();
    assert_eq!((status, &*out), (0, ""), "{err}");
    let behind =
        format!("[car.x]\nname = \"X\"\nclass = \"van\"\n{comments}[car.y]\nname = \"Y\"\nclass = \"van\"\n");
    let Answer { status, out, .. } = check("comments-behind", &behind, &["--no-bundled"]).run();
    let message =
        "w.toml:1:1: error: car.x: the record is longer than 1 MB with the comments up to the next, ";
    assert!(status == 1 && out.starts_with(message) && out.lines().count() == 1, "{out}");
}

#[test]
fn an_unclosed_header_is_one_mistake() {
    let Answer { status, out, .. } = check("unclosed", "[car.a\nname = \"x\"\n", &["--no-bundled"]).run();
    assert!(
        status == 1 && out.lines().count() == 1 && out.starts_with("w.toml:1:7: error: this is not TOML: "),
        "{out}"
    );
}
