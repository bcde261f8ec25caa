//! `nkcars check`: which files are read, what is said of them and how, and with what the program ends. The rules are in `rules.rs`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn nkcars(name: &str, files: &[(&str, &str)], args: &[&str], columns: Option<&str>) -> Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
    command
        .args(args)
        .current_dir(&folder)
        .env("HOME", &folder)
        .env_remove("XDG_DATA_HOME")
        .env_remove("NKCARS_DATA");
    command.env("NO_COLOR", "1").env_remove("NKCARS_TTY").env_remove("COLUMNS").env("LC_ALL", "C.UTF-8");
    columns.map(|columns| command.env("NKCARS_TTY", columns));
    command.output().unwrap()
}

fn out(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

const WRONG: &str = "[car.x]\nname = \"X\"\nhangul = \"승리\" # 승리\nbody = { said = \"승리 오십팔\", certainty = \"dubious\", by = [\"general-knowledge\"] }\n";

#[test]
fn the_bundled_data_are_sound() {
    let (status, out, err) = out(&nkcars("bundled", &[], &["check"], None));
    assert_eq!((status, out.as_str()), (0, ""), "{err}");
    assert!(err.starts_with("sound: "), "{err}");
}

#[test]
fn findings_are_lines_in_a_pipe() {
    let (status, out, err) = out(&nkcars("lines", &[("w.toml", WRONG)], &["check", "w.toml"], None));
    assert_eq!(status, 1);
    assert_eq!(
        out,
        "w.toml:4:39: error: car.x: unknown certainty \"dubious\"; levels: confirmed, reported, speculated\n"
    );
    assert_eq!(err, "1 error, 0 warnings in 1 file\n");
}

#[test]
fn on_a_terminal_a_caret_stands_under_the_place_whatever_the_width_of_what_is_before_it() {
    let (_, out, _) = out(&nkcars("caret", &[("w.toml", WRONG)], &["check", "w.toml"], Some("120")));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[1],
        "    4 | body = { said = \"승리 오십팔\", certainty = \"dubious\", by = [\"general-knowledge\"] }"
    );
    // Five syllables take two cells each.
    assert_eq!(lines[2], format!("      | {}^", " ".repeat(38 + 5)));
    let (_, out, _) = self::out(&nkcars("caret", &[("w.toml", WRONG)], &["check", "w.toml"], Some("40")));
    assert!(out.lines().nth(1).unwrap().starts_with("    4 | …"), "{out}");
}

#[test]
fn editors_get_json() {
    let (status, out, _) =
        out(&nkcars("json", &[("w.toml", WRONG)], &["check", "w.toml", "-o", "jsonl"], None));
    assert_eq!(status, 1);
    let finding: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&finding["file"], &finding["line"], &finding["column"]),
        (&"w.toml".into(), &4.into(), &39.into())
    );
    assert_eq!((&finding["severity"], &finding["record"]), (&"error".into(), &"car.x".into()));
    let (status, out, err) = self::out(&nkcars(
        "json",
        &[("s.toml", "[car.x]\nname = \"X\"\n")],
        &["check", "s.toml", "-o", "json"],
        None,
    ));
    assert_eq!((status, out.as_str(), err.as_str()), (0, "[]\n", "sound: 1 record in 1 file\n"));
}

#[test]
fn warnings_count_as_findings_and_what_cannot_be_read_as_an_error() {
    let warning = "[car.x]\nname = \"=X\"\n";
    assert_eq!(nkcars("status", &[("w.toml", warning)], &["check", "w.toml"], None).status.code(), Some(1));
    assert_eq!(
        nkcars("status", &[("w.toml", warning)], &["list", "--data", "w.toml"], None).status.code(),
        Some(0)
    );
}

#[test]
fn what_cannot_be_read_hides_nothing_of_the_rest() {
    let files = [("good.toml", "[car.x]\nname = \"X\"\n"), ("bad.toml", "[car.y]\nname = \"=Y\"\n")];
    fs::create_dir_all(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check/unreadable/empty")).unwrap();
    let check = |args: &[&str]| out(&nkcars("unreadable", &files, &[&["check"], args].concat(), None));
    assert_eq!(
        check(&["good.toml", "nosuch.toml", "bad.toml", "empty"]),
        (
            2,
            "bad.toml:2:8: warning: car.y: name: it begins with '=', which a spreadsheet takes for a formula\n"
                .to_owned(),
            "nkcars: cannot read nosuch.toml: no such file or directory\n\
             nkcars: empty: no *.toml in this folder\n\
             0 errors, 1 warning in 2 files\n"
                .to_owned()
        )
    );
    let (status, out, err) = check(&["nosuch.toml", "good.toml"]);
    assert_eq!((status, out.as_str()), (2, ""), "sound is only what was read");
    assert!(err.ends_with("sound: 1 record in 1 file\n"), "{err}");
    let nothing =
        (2, String::new(), "nkcars: cannot read nosuch.toml: no such file or directory\n".to_owned());
    assert_eq!(check(&["nosuch.toml"]), nothing);
}

#[test]
fn files_are_seen_in_the_light_of_the_bundled_data_unless_they_shall_not() {
    let text = "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"general-knowledge\"] }\n";
    assert_eq!(nkcars("light", &[("w.toml", text)], &["check", "w.toml"], None).status.code(), Some(0));
    assert_eq!(nkcars("light", &[], &["check", "w.toml", "--no-bundled"], None).status.code(), Some(1));
}

#[test]
fn what_is_no_toml_is_placed_and_its_line_shown() {
    let deep = |open: &str, close: &str| {
        format!("[car.x]\nname = {}{}\n", open.repeat(10_000), close.repeat(10_000))
    };
    for (text, place, line) in [
        ("[car.x]\nname = \"X\"\nname = \"Y\"\n", "3:1", "name = \"Y\""),
        ("[car.x]\nname = \"X\"\n[car.x]\nname = \"Y\"\n", "3:6", "[car.x]"),
        ("[car.x]\nname = \"X\"\nyears = 1978-02-30\n", "3:9", "years = 1978-02-30"),
        ("[car.x]\nname = \"X\u{1}Y\"\n", "2:10", "name = \"X\\x01Y\""),
        ("[car.x]\nname = \"X\n", "2:10", "name = \"X"),
        ("[car.x\nname = \"X\"\n", "1:", "[car.x"),
        ("name = \"X\"\n", "1:1", "name = \"X\""),
        (&deep("[", "]"), "2:8", "name = [[[["),
        (&deep("{a=", "}"), "2:8", "name = {a={a="),
    ] {
        let start = text.chars().take(40).collect::<String>();
        let (status, out, _) = out(&nkcars("toml", &[("f.toml", text)], &["check", "f.toml"], Some("100")));
        assert_eq!(status, 1, "{start:?}");
        let lines: Vec<&str> = out.lines().collect();
        let said = lines
            .iter()
            .position(|said| said.starts_with(&format!("f.toml:{place}")) && said.contains(" error: "));
        let said = said.unwrap_or_else(|| panic!("{start:?} at {place}:\n{out}"));
        assert!(
            lines[said + 1].split_once(" | ").is_some_and(|(_, shown)| shown.starts_with(line)),
            "{start:?}:\n{out}"
        );
        assert_eq!(lines[said + 2].trim_start_matches([' ', '|']), "^", "{start:?}");
        let given = nkcars("toml", &[], &["list", "--data", "f.toml"], None);
        assert_eq!((given.status.code(), given.stdout), (Some(2), Vec::new()), "{start:?}");
    }
}

#[test]
fn at_most_three_are_suggested() {
    let cars: String = (1..=6).map(|car| format!("[car.wagon-{car}]\nname = \"Wagon {car}\"\n")).collect();
    let claim = "based-on = { is = \"wagon-7\", certainty = \"reported\", by = [\"general-knowledge\"] }\n";
    let (_, out, _) = out(&nkcars("three", &[("f.toml", &(cars + claim))], &["check", "f.toml"], None));
    assert!(out.ends_with("did you mean \"wagon-1\" or \"wagon-2\" or \"wagon-3\"?\n"), "{out}");
}

#[test]
fn what_is_too_large_is_not_even_read() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check/large");
    fs::create_dir_all(&folder).unwrap();
    // Of such a file only the length is stored.
    fs::File::create(folder.join("f.toml")).unwrap().set_len(257 << 20).unwrap();
    let told = "nkcars: cannot read f.toml: it is larger than 256 MB; split it\n";
    for args in [&["check", "f.toml"][..], &["list", "--data", "f.toml"]] {
        assert_eq!(out(&nkcars("large", &[], args, None)), (2, String::new(), told.to_owned()), "{args:?}");
    }
}
