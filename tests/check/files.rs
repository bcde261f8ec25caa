//! Which files are read, and what is said of those that are none.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{nkcars, out};

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
fn what_is_no_sound_toml_is_told_with_its_place() {
    let deep = |open: &str, close: &str| {
        format!("[car.x]\nname = \"X\"\nbody = {}{}\n", open.repeat(10_000), close.repeat(10_000))
    };
    let cases: [(&str, String, &str, &str); 9] = [
        ("key-twice", "[car.x]\nname = \"X\"\nname = \"Y\"\n".into(), "3:1", "duplicate key"),
        ("table-twice", "[car.x]\nname = \"X\"\n[car.x]\nname = \"Y\"\n".into(), "3:6", "stands in line 1"),
        ("day", "[car.x]\nname = \"X\"\nyears = { is = 1979-05-40 }\n".into(), "3:16", "date"),
        ("year", "[car.x]\nname = \"X\"\nyears = { is = 1979 }\n".into(), "3:16", "a date in quotes"),
        ("control", "[car.x]\nname = \"a\u{1b}b\"\n".into(), "2:10", "not TOML"),
        ("crlf", "[car.x]\r\nname = \"X\"\r\nyears = 4\r\n".into(), "3:9", "needs a claim"),
        ("bom", "\u{feff}[car.x]\nname = \"X\"\nyears = 4\n".into(), "3:9", "needs a claim"),
        ("lists", deep("[", "]"), "3:", "recur"),
        ("keys", format!("[{}b]\nx = 1\n", "a.".repeat(10_000)), "1:1", "recur"),
    ];
    for (name, text, place, words) in cases {
        let file = format!("{name}.toml");
        let (status, out, err) = out(&nkcars("toml", &[(&file, &text)], &["check", &file], None));
        assert_eq!(status, 1, "{name}: {err}");
        let place = format!("{file}:{place}");
        assert!(out.lines().any(|line| line.starts_with(&place) && line.contains(words)), "{name}: {out}");
    }
}

#[test]
fn what_is_no_file_of_records_is_told_what_it_is() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check/sources");
    fs::create_dir_all(folder.join("empty")).unwrap();
    // Nothing of it is ever read.
    fs::File::create(folder.join("huge.toml")).unwrap().set_len(300 << 20).unwrap();
    let check = |path: &str| out(&nkcars("sources", &[("nothing.toml", "")], &["check", path], None));
    for (path, words) in [
        ("nosuch.toml", "nkcars: cannot read nosuch.toml: no such file or directory\n"),
        ("empty", "nkcars: empty: no *.toml in this folder\n"),
        ("huge.toml", "nkcars: cannot read huge.toml: it is larger than 256 MB; split it\n"),
        ("/dev/zero", "nkcars: cannot read /dev/zero: it is a device and no file\n"),
    ] {
        if cfg!(unix) || !path.starts_with('/') {
            assert_eq!(check(path), (2, String::new(), words.to_owned()), "{path}");
        }
    }
    let (status, out, _) = check("nothing.toml");
    assert_eq!(status, 1);
    assert!(out.starts_with("nothing.toml:1:1: error: no records in it: "), "{out}");
    let (status, out, _) = check(".");
    assert_eq!((status, out.lines().count()), (2, 1), "a folder is all files in it: {out}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check/forbidden");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("w.toml");
    let _ = fs::remove_file(&path);
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Nothing is forbidden to root.
    if fs::read(&path).is_err() {
        let (status, _, err) = out(&nkcars("forbidden", &[], &["check", "w.toml"], None));
        assert_eq!((status, err.as_str()), (2, "nkcars: cannot read w.toml: permission denied\n"));
    }
}

#[test]
fn standard_input_is_checked() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
    command.args(["check", "-"]).env("NO_COLOR", "1").env_remove("NKCARS_TTY").env_remove("NKCARS_DATA");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"[car.x]\nname = 1\n").unwrap();
    let (status, out, err) = out(&child.wait_with_output().unwrap());
    assert_eq!((status, err.as_str()), (1, "2 errors, 0 warnings in 1 file\n"));
    assert!(out.contains("<stdin>:2:8: error: car.x: name must be text in quotes"), "{out}");
}
