//! Which files `check` reads, and what it reports about unreadable ones.

use std::fs;

use super::{check, folder};
use crate::runner::{Answer, Run as _, ask, nkcars};

#[test]
fn warnings_exit_with_1_and_unreadable_files_with_2() {
    let warning = "[car.x]\nname = \"=X\"\n";
    let folder = folder("status", &[("w.toml", warning)]);
    assert_eq!(folder.ask(&["check", "w.toml"]).status, 1);
    assert_eq!(folder.ask(&["list", "--data", "w.toml"]).status, 0);
}

#[test]
fn an_unreadable_file_does_not_hide_other_findings() {
    let files = [
        ("good.toml", "[car.x]\nname = \"X\"\nclass = \"van\"\n"),
        ("bad.toml", "[car.y]\nname = \"=Y\"\nclass = \"van\"\n"),
    ];
    let folder = folder("unreadable", &files);
    fs::create_dir(folder.path("empty")).unwrap();
    let check = |args: &[&str]| folder.ask(&[&["check"], args].concat());
    assert_eq!(
        check(&["good.toml", "nosuch.toml", "bad.toml", "empty"]),
        Answer {
            status: 2,
            out: "bad.toml:2:8: warning: car.y: name: it begins with '=', which a spreadsheet takes for a formula\n"
                .to_owned(),
            err: "nkcars: cannot read nosuch.toml: no such file or directory\n\
             nkcars: empty: no *.toml in this folder\n\
             0 errors, 1 warning in 2 files\n"
                .to_owned()
        }
    );
    let Answer { status, out, err } = check(&["nosuch.toml", "good.toml"]);
    assert_eq!((status, out.as_str()), (2, ""), "an unreadable file is not called sound");
    assert!(err.ends_with("sound: 1 record in 1 file\n"), "{err}");
    let Answer { status, out, err } = check(&["nosuch.toml"]);
    let message = "nkcars: cannot read nosuch.toml: no such file or directory\n";
    assert_eq!((status, out.as_str(), err.as_str()), (2, "", message));
}

#[test]
fn files_are_checked_with_the_bundled_data_unless_excluded() {
    let text = "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n";
    assert_eq!(check("light", text, &[]).run().status, 0);
    assert_eq!(check("light", text, &["--no-bundled"]).run().status, 1);
    let nothing = ask(&["--no-bundled", "check"]);
    assert_eq!((nothing.status, nothing.err.starts_with("nkcars: no records are left")), (2, true));
}

#[test]
fn the_checked_files_lie_over_all_other_layers() {
    let source = "[source.s1]\ntitle = \"S\"\nno-url = \"print\"\n";
    let car = "[car.x]\nname = \"Xyy\"\nclass = \"van\"\nuse = { is = \"u\", certainty = \"reported\", by = [\"s1\"] }\n";
    let all = [source, car].concat();
    let files = [("s.toml", source), ("y.toml", car), ("all.toml", &all), ("broken.toml", "[car.z]\n")];
    let folder = folder("below", &files);
    let check = |args: &[&str]| folder.nkcars(&[&["check", "y.toml"], args].concat());
    let sound = (0, String::new(), "sound: 1 record in 1 file\n".to_owned());
    let answer = |mut command: std::process::Command| {
        let Answer { status, out, err } = command.run();
        (status, out, err)
    };
    assert_eq!(answer(check(&[])).0, 1, "the source is missing");
    assert_eq!(answer(check(&["--data", "s.toml"])), sound);
    let mut command = check(&[]);
    command.env("NKCARS_DATA", "s.toml");
    assert_eq!(answer(command), sound);
    assert_eq!(answer(check(&["--data", "s.toml", "--data", "y.toml"])), sound, "it does not replace itself");
    let (status, out, err) = answer(check(&["--data", "all.toml"]));
    assert_eq!((status, err.as_str()), (0, "sound: 1 record in 1 file, 1 note\n"));
    assert_eq!(out, "y.toml:1:6: note: car.x: it replaces that of all.toml and its 1 claim\n");
    let (status, out, err) = answer(check(&["--data", "broken.toml"]));
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
    // Broken files in the data folder are left out, and the checked file may be in the data folder.
    fs::create_dir_all(folder.path("home/nkcars")).unwrap();
    for (name, text) in [("all.toml", all.as_str()), ("broken.toml", "[car.z]\n")] {
        folder.write(&format!("home/nkcars/{name}"), text);
    }
    for (path, out) in [("y.toml", "y.toml:1:6: note: car.x: it replaces"), ("home/nkcars/all.toml", "")] {
        let mut command = folder.nkcars(&["check", path]);
        command.env("XDG_DATA_HOME", folder.path("home"));
        let Answer { status, out: found, err } = command.run();
        assert_eq!((status, found.is_empty()), (0, out.is_empty()), "{found}{err}");
        assert!(
            found.starts_with(out) && err.contains("left out: ") && err.contains("sound: "),
            "{found}{err}"
        );
    }
}

#[test]
fn invalid_toml_is_reported_with_its_place() {
    let deep = |open: &str, close: &str| {
        format!("[car.x]\nname = \"X\"\nbody = {}{}\n", open.repeat(10_000), close.repeat(10_000))
    };
    let cases: [(&str, String, &str, &str); 13] = [
        ("key-twice", "[car.x]\nname = \"X\"\nname = \"Y\"\n".into(), "3:1", "duplicate key"),
        ("table-twice", "[car.x]\nname = \"X\"\n[car.x]\nname = \"Y\"\n".into(), "3:6", "first in line 1"),
        ("day", "[car.x]\nname = \"X\"\nyears = { is = 1979-05-40 }\n".into(), "3:16", "date"),
        ("year", "[car.x]\nname = \"X\"\nyears = { is = 1979 }\n".into(), "3:16", "a date in quotes"),
        ("control", "[car.x]\nname = \"a\u{1b}b\"\n".into(), "2:10", "not TOML"),
        ("crlf", "[car.x]\r\nname = \"X\"\r\nyears = 4\r\n".into(), "3:9", "needs a claim"),
        ("bom", "\u{feff}[car.x]\nname = \"X\"\nyears = 4\n".into(), "3:9", "needs a claim"),
        ("empty", "[car.x]\nname = # later\nyears = 1\n".into(), "2:8", "after = comes a value"),
        ("curly", "[car.x]\nname = “X”\n".into(), "2:8", "text in straight quotes"),
        ("no-header", "name = \"X\"\n".into(), "1:1", "begins with a line such as [car.some-id]"),
        ("no-id", "[car]\nname = \"X\"\n".into(), "2:1", "begins with a line such as [car.some-id]"),
        ("lists", deep("[", "]"), "3:", "recur"),
        ("keys", format!("[{}b]\nx = 1\n", "a.".repeat(10_000)), "1:1", "recur"),
    ];
    for (name, text, place, words) in cases {
        let file = format!("{name}.toml");
        let Answer { status, out, err } = folder("toml", &[(&file, &text)]).ask(&["check", &file]);
        assert_eq!(status, 1, "{name}: {err}");
        let place = format!("{file}:{place}");
        assert!(out.lines().any(|line| line.starts_with(&place) && line.contains(words)), "{name}: {out}");
    }
}

#[test]
fn files_without_records_are_described() {
    let folder = folder("sources", &[("nothing.toml", "")]);
    fs::create_dir(folder.path("empty")).unwrap();
    // This file is too large to be read at all.
    fs::File::create(folder.path("huge.toml")).unwrap().set_len(300 << 20).unwrap();
    let check = |path: &str| folder.ask(&["check", path]);
    for (path, words) in [
        ("nosuch.toml", "nkcars: cannot read nosuch.toml: no such file or directory\n"),
        ("empty", "nkcars: empty: no *.toml in this folder\n"),
        ("huge.toml", "nkcars: cannot read huge.toml: it is larger than 256 MB; split it\n"),
    ] {
        let Answer { status, out, err } = check(path);
        assert_eq!((status, out.as_str(), err.as_str()), (2, "", words), "{path}");
    }
    let Answer { status, out, .. } = check("nothing.toml");
    assert_eq!(status, 1);
    assert!(out.starts_with("nothing.toml:1:1: error: no records in it: "), "{out}");
    let Answer { status, out, .. } = check(".");
    assert_eq!((status, out.lines().count()), (2, 1), "a folder stands for all files in it: {out}");
}

#[cfg(unix)]
#[test]
fn a_file_without_read_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder("forbidden", &[("w.toml", "")]);
    let path = folder.path("w.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything.
    if fs::read(&path).is_err() {
        let Answer { status, err, .. } = folder.ask(&["check", "w.toml"]);
        assert_eq!((status, err.as_str()), (2, "nkcars: cannot read w.toml: permission denied\n"));
    }
}

#[test]
fn standard_input_is_checked() {
    let Answer { status, out, err } =
        nkcars(&["check", "-"]).with_input(b"[car.x]\nname = 1\nclass = \"van\"\n");
    assert_eq!((status, err.as_str()), (1, "1 error, 0 warnings in 1 file\n"));
    assert!(out.contains("<stdin>:2:8: error: car.x: name: it must be text in quotes"), "{out}");
}

#[cfg(unix)]
#[test]
fn folders_are_walked_without_loops() {
    let car = "[car.x]\nname = \"X\"\nclass = \"van\"\n";
    let folder = folder("walk", &[]);
    let below = folder.path("data/a/b");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join("x.toml"), car).unwrap();
    std::os::unix::fs::symlink("..", folder.path("data/a/round")).unwrap();
    fs::create_dir_all(folder.path("data/a.toml")).unwrap();
    let Answer { status, out, err } = folder.ask(&["check", "data"]);
    assert_eq!((status, &*out, &*err), (0, "", "sound: 1 record in 1 file\n"));
    let deepest = folder.path(&format!("data{}", "/d".repeat(100)));
    fs::create_dir_all(&deepest).unwrap();
    fs::write(deepest.join("y.toml"), car.replace("car.x", "car.y").replace('X', "Y")).unwrap();
    let Answer { status, out, err } = folder.ask(&["check", "data"]);
    assert_eq!((status, &*out, &*err), (0, "", "sound: 2 records in 2 files\n"));
}
