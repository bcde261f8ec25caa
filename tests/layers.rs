//! The user's own files over the bundled records: order, replacement in place, provenance, and what becomes of broken ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const BIN: &str = env!("CARGO_BIN_EXE_nkcars");

/// A folder of its own for one test, which is also its home.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("layers").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join(".local/share/nkcars")).unwrap();
        Self(folder)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn own(&self, name: &str, text: &str) -> &Self {
        self.write(&format!(".local/share/nkcars/{name}"), text)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(BIN);
        command.args(args).current_dir(&self.0).env("HOME", &self.0);
        for name in
            ["XDG_DATA_HOME", "NKCARS_DATA", "NKCARS_TTY", "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR"]
        {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    fn fed(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::from(child.wait_with_output().unwrap())
    }
}

struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn car(id: &str, name: &str) -> String {
    format!("[car.{id}]\nname = \"{name}\"\norigin = \"domestic\"\n")
}

#[test]
fn a_record_replaces_the_bundled_one_whole_and_in_its_place() {
    let home = Home::new("replace");
    let before = home.run(&["list", "--all", "-o", "ids", "--sort", "id"]).out;
    home.write("my.toml", format!("\n\n{}", car("paektusan", "Mine")));
    let after = home.run(&["--data", "my.toml", "list", "--all", "-o", "ids", "--sort", "id"]).out;
    assert_eq!(before, after);
    let shown = home.run(&["show", "paektusan", "--data", "my.toml"]);
    assert_eq!(shown.status, 0);
    assert!(
        shown
            .out
            .starts_with("Mine\ncar, domestic (paektusan)\nfrom my.toml:3, replaces the bundled record\n"),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains("백두산"), "nothing of the bundled record is left");
    // What refers to it still does.
    assert!(shown.out.contains("Sightings"), "{}", shown.out);
}

#[test]
fn references_of_the_new_record_count_and_those_of_the_replaced_one_do_not() {
    let home = Home::new("links");
    let source = "[source.me]\ntitle = \"Me\"\n";
    home.write("my.toml", format!(
        "{source}[car.aaa]\nname = \"Aaa\"\nbased-on = {{ is = \"tesla\", certainty = \"reported\", by = [\"me\"] }}\n[car.tesla]\nname = \"Tesla\"\n"
    ));
    let shown = home.run(&["show", "tesla", "--data", "my.toml"]);
    assert!(shown.out.contains("Basis of"), "{}", shown.out);
    home.write("over.toml", car("aaa", "Aaa anew"));
    let shown = home.run(&["show", "tesla", "--data", "my.toml", "--data", "over.toml"]);
    assert!(!shown.out.contains("Basis of"), "{}", shown.out);
    let shown = home.run(&["show", "aaa", "--data", "my.toml", "--data", "over.toml"]);
    assert!(shown.out.contains("from over.toml:1, replaces that of my.toml"), "{}", shown.out);
}

#[test]
fn later_layers_lie_over_earlier_ones() {
    let home = Home::new("order");
    home.own("own.toml", &car("zzz", "Own"));
    assert!(home.run(&["show", "zzz"]).out.starts_with("Own"));
    home.write("env.toml", car("zzz", "Environment")).write("flag.toml", car("zzz", "Flag"));
    let mut command = home.command(&["show", "zzz"]);
    assert!(
        Ran::from(command.env("NKCARS_DATA", "env.toml").output().unwrap()).out.starts_with("Environment")
    );
    let mut command = home.command(&["show", "zzz", "--data", "flag.toml"]);
    assert!(Ran::from(command.env("NKCARS_DATA", "env.toml").output().unwrap()).out.starts_with("Flag"));
    let both = home.run(&["--data", "flag.toml", "show", "zzz", "--data", "env.toml"]);
    assert!(both.out.starts_with("Environment\n"), "the flag before the command comes first: {}", both.out);
    let twice =
        home.run(&["show", "zzz", "--data", "env.toml", "--data", "flag.toml", "--data", "./env.toml"]);
    assert!(twice.out.contains("from ./env.toml:1, replaces that of flag.toml"), "{}", twice.out);
}

#[test]
fn a_folder_is_read_with_the_folders_in_it_in_order() {
    let home = Home::new("folder");
    home.write("data/b.toml", car("zzz", "B"))
        .write("data/a/x.toml", car("zzz", "A"))
        .write("data/notes.txt", "no TOML");
    assert!(
        home.run(&["show", "zzz", "--data", "data"])
            .out
            .contains("from data/b.toml:1, replaces that of data/a/x.toml")
    );
}

#[test]
fn standard_input_is_a_layer() {
    let home = Home::new("stdin");
    let shown = home.fed(&["show", "zzz", "--data", "-", "--data", "-"], car("zzz", "Zzz").as_bytes());
    assert!(shown.out.contains("from <stdin>:1\n"), "{}{}", shown.out, shown.err);
}

#[test]
fn without_the_bundled_records_only_the_users_are_left() {
    let home = Home::new("no-bundled");
    home.write("my.toml", car("zzz", "Zzz"));
    assert_eq!(home.run(&["list", "--data", "my.toml", "--no-bundled", "-o", "ids"]).out, "zzz\n");
    let nothing = home.run(&["--no-bundled", "list"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (2, ""));
    assert!(nothing.err.contains("--no-bundled needs --data PATH"), "{}", nothing.err);
}

#[test]
fn a_broken_file_of_the_folder_warns_in_one_line_and_harms_nothing() {
    let home = Home::new("broken-own");
    let good = home.run(&["show", "paektusan"]);
    home.own("a.toml", "[car.paektusan]\nname = \"Spoilt\"\nclass = \"sedam\"\norigin = 3\n")
        .own("b.toml", &car("zzz", "Zzz"));
    home.own("c.toml", "[car.yyy]\nname = \"Yyy\"\nbased-on = { is = \"xxx\", certainty = \"reported\", by = [\"general-knowledge\"] }\n");
    let shown = home.run(&["show", "paektusan"]);
    assert_eq!((shown.status, shown.out), (0, good.out));
    let lines: Vec<&str> = shown.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", shown.err);
    assert!(
        lines[0].contains("nkcars/a.toml:3:9: error: car.paektusan: class: unknown word \"sedam\""),
        "{}",
        lines[0]
    );
    assert!(lines[0].contains("(and 1 more)"), "{}", lines[0]);
    assert!(
        lines[1].contains("nkcars/c.toml:3:12: error: car.yyy: based-on: no car \"xxx\""),
        "{}",
        lines[1]
    );
    assert_eq!(home.run(&["show", "zzz"]).status, 0);
    assert_eq!(home.run(&["completions", "bash"]).err, "");
}

#[test]
fn what_refers_to_a_file_left_out_is_left_out_too() {
    let home = Home::new("chain");
    home.own("a.toml", &format!("{}summary = 4\n", car("aaa", "Aaa")));
    home.own("b.toml", "[car.bbb]\nname = \"Bbb\"\nbased-on = { is = \"aaa\", certainty = \"reported\", by = [\"general-knowledge\"] }\n");
    home.own("c.toml", &car("ccc", "Ccc"));
    let listed = home.run(&["list", "-o", "ids"]);
    assert_eq!(listed.err.lines().count(), 2, "{}", listed.err);
    let ids: Vec<&str> = listed.out.lines().collect();
    assert!(ids.contains(&"ccc") && !ids.contains(&"aaa") && !ids.contains(&"bbb"));
}

#[test]
fn a_relative_data_home_is_ignored() {
    let home = Home::new("relative");
    home.write("share/nkcars/x.toml", car("zzz", "Zzz"));
    let run = |value: &str| home.command(&["show", "zzz"]).env("XDG_DATA_HOME", value).output().unwrap();
    assert_eq!(run("share").status.code(), Some(1));
    assert_eq!(run(home.0.join("share").to_str().unwrap()).status.code(), Some(0));
    assert_eq!(
        home.command(&["show", "paektusan"]).env_remove("HOME").output().unwrap().status.code(),
        Some(0)
    );
}

#[test]
fn what_was_named_and_is_broken_is_refused_with_every_finding() {
    let home = Home::new("broken-given");
    home.write("a.toml", "[car.a]\nname = \"A\"\nyears = 1968\nbuilt = \"x\"\n[car.\"b c\"]\nname = \"B\"\n");
    home.write(
        "b.toml",
        "[sighting.s]\nname = \"S\"\ncar = { is = \"nosuch\", certainty = \"dubious\", by = [\"nobody\"] }\n",
    );
    let ran = home.run(&["list", "--data", "a.toml", "--data", "b.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    for place in ["a.toml:3:9: ", "a.toml:4:1: ", "a.toml:5:6: ", "b.toml:3:7: ", "b.toml:3:36: "] {
        assert!(ran.err.contains(place), "{place}\n{}", ran.err);
    }
    for words in [
        "unknown field \"built\"",
        "unknown certainty \"dubious\"",
        "no car \"nosuch\"",
        "no source \"nobody\"",
        "\"b c\"",
    ] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
}

#[test]
fn what_cannot_be_read_is_named_with_the_reason() {
    let home = Home::new("unreadable");
    fs::create_dir_all(home.0.join("empty")).unwrap();
    home.write("empty.toml", "").write("comment.toml", "# nothing\n");
    for (path, words) in [
        ("nosuch.toml", "nkcars: cannot read nosuch.toml: no such file or directory\n"),
        ("empty", "nkcars: empty: no *.toml in this folder\n"),
        ("empty.toml", "empty.toml:1:1: error: no records in it: "),
        ("comment.toml", "comment.toml:1:1: error: no records in it: "),
        ("/dev/zero", "nkcars: cannot read /dev/zero: it is a device and no file\n"),
    ] {
        let ran = home.run(&["list", "--data", path]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{path}");
        assert!(ran.err.starts_with(words), "{path}: {}", ran.err);
    }
    let all = home.run(&["list", "--data", "x", "--data", "y"]);
    assert_eq!(all.err.lines().count(), 2, "every path is named: {}", all.err);
}

#[test]
fn what_is_no_text_is_told_what_it_is() {
    let home = Home::new("no-text");
    let wide: Vec<u8> = car("zzz", "Zzz").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide_big: Vec<u8> = car("zzz", "Zzz").encode_utf16().flat_map(u16::to_be_bytes).collect();
    home.write("le.toml", [b"\xff\xfe", wide.as_slice()].concat());
    home.write("be.toml", [b"\xfe\xff", wide_big.as_slice()].concat()).write("bare.toml", &wide);
    home.write("latin.toml", b"[car.zzz]\nname = \"caf\xe9\"\n")
        .write("nul.toml", b"[car.zzz]\nname = \"a\0b\"\n");
    for (path, words) in [
        ("le.toml", "le.toml:1:1: error: this is UTF-16; save it as UTF-8\n"),
        ("be.toml", "be.toml:1:1: error: this is UTF-16; save it as UTF-8\n"),
        ("bare.toml", "bare.toml:1:1: error: this is UTF-16; save it as UTF-8\n"),
        ("latin.toml", "latin.toml:2:12: error: the byte 0xe9 is not UTF-8; save the file as UTF-8\n"),
        ("nul.toml", "nul.toml:2:10: error: this is no text: it contains the byte 0x00\n"),
    ] {
        let ran = home.run(&["list", "--data", path]);
        assert_eq!(ran.status, 2, "{path}");
        assert!(ran.err.starts_with(words), "{path}: {}", ran.err);
    }
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_no_trouble() {
    let home = Home::new("windows");
    home.write("my.toml", format!("\u{feff}{}", car("zzz", "Zzz").replace('\n', "\r\n")));
    assert!(home.run(&["show", "zzz", "--data", "my.toml"]).out.contains("from my.toml:1\n"));
    home.write("my.toml", "\u{feff}[car.zzz ]\r\nnome = 4\r\n");
    let ran = home.run(&["show", "zzz", "--data", "my.toml"]);
    assert!(
        ran.err.starts_with("my.toml:1:6: error: car.zzz: the field \"name\" is missing\nmy.toml:2:1: "),
        "{}",
        ran.err
    );
}

#[cfg(unix)]
#[test]
fn an_endless_input_ends() {
    let home = Home::new("endless");
    let zero = fs::File::open("/dev/zero").unwrap();
    let ran = Ran::from(home.command(&["list", "--data", "-"]).stdin(zero).output().unwrap());
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("<stdin>:1:1: error: this is no text"), "{}", ran.err);
}

#[test]
fn records_that_refer_to_each_other_in_a_circle_are_shown_once() {
    let home = Home::new("circle");
    let claim = |to: &str| {
        format!("based-on = {{ is = \"{to}\", certainty = \"reported\", by = [\"general-knowledge\"] }}\n")
    };
    home.write("my.toml", [car("aaa", "Aaa"), claim("bbb"), car("bbb", "Bbb"), claim("aaa")].concat());
    for args in [&["show", "aaa"][..], &["compare", "aaa", "bbb"], &["search", "aaa"], &["list", "--all"]] {
        let ran = home.run(&[args, &["--data", "my.toml"]].concat());
        assert_eq!(ran.status, 0, "{args:?}: {}", ran.err);
    }
    home.write("self.toml", [car("aaa", "Aaa"), claim("aaa")].concat());
    let ran = home.run(&["show", "aaa", "--data", "self.toml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("car.aaa: based-on: it refers to itself"), "{}", ran.err);
}
