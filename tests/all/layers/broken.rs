//! Layers that are broken, unreadable or not text.

use std::fs;

use super::{car, home, own};
use crate::runner::Run as _;

#[test]
fn a_broken_file_in_the_data_folder_only_causes_a_one_line_warning() {
    let home = home("broken-own");
    let good = home.ask(&["show", "paektusan"]);
    own(&home, "a.toml", "[car.paektusan]\nname = \"Spoilt\"\nclass = \"sedam\"\norigin = 3\n");
    own(&home, "b.toml", &car("zzz", "Zzz"));
    own(
        &home,
        "c.toml",
        "[car.yyy]\nname = \"Yyy\"\nbased-on = { is = \"xxx\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n",
    );
    let shown = home.ask(&["show", "paektusan"]);
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
        lines[1].contains("nkcars/c.toml:3:19: error: car.yyy: based-on: no car \"xxx\""),
        "{}",
        lines[1]
    );
    assert_eq!(home.ask(&["show", "zzz"]).status, 0);
    assert_eq!(home.ask(&["completions", "bash"]).err, "");
}

#[test]
fn records_that_refer_to_a_skipped_file_stay() {
    let home = home("chain");
    own(&home, "a.toml", &format!("{}summary = 4\n", car("aaa", "Aaa")));
    own(
        &home,
        "b.toml",
        "[car.bbb]\nname = \"Bbb\"\nbased-on = { is = \"aaa\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }\n",
    );
    own(&home, "c.toml", &car("ccc", "Ccc"));
    let listed = home.ask(&["list", "-o", "ids"]);
    assert_eq!(listed.err.lines().count(), 1, "{}", listed.err);
    let ids: Vec<&str> = listed.out.lines().collect();
    assert!(ids.contains(&"ccc") && !ids.contains(&"aaa") && ids.contains(&"bbb"));
    let shown = home.ask(&["show", "bbb", "--full"]).out;
    assert!(shown.contains("Based on") && shown.contains("aaa"), "{shown}");
}

#[test]
fn a_broken_file_that_was_named_is_rejected_with_every_finding() {
    let home = home("broken-given");
    home.write("a.toml", "[car.a]\nname = \"A\"\nyears = 1968\nbuilt = \"x\"\n[car.\"b c\"]\nname = \"B\"\n");
    home.write(
        "b.toml",
        "[sighting.s]\nname = \"S\"\ncar = { is = \"nosuch\", certainty = \"dubious\", by = [\"nobody\"] }\n",
    );
    let ran = home.ask(&["list", "--data", "a.toml", "--data", "b.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    for place in ["a.toml:3:9: ", "a.toml:4:1: ", "a.toml:5:6: ", "b.toml:3:14: ", "b.toml:3:36: "] {
        assert!(ran.err.contains(place), "{place}\n{}", ran.err);
    }
    for words in [
        "unknown field \"built\"",
        "car: certainty: unknown level \"dubious\"",
        "no car \"nosuch\"",
        "no source \"nobody\"",
        "\"b c\"",
    ] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
}

#[test]
fn an_unreadable_file_is_named_with_the_reason() {
    let home = home("unreadable");
    fs::create_dir_all(home.path("empty")).unwrap();
    home.write("empty.toml", "").write("comment.toml", "# nothing\n");
    for (path, words) in [
        ("nosuch.toml", "nkcars: cannot read nosuch.toml: no such file or directory\n"),
        ("empty", "nkcars: empty: no *.toml in this folder\n"),
        ("empty.toml", "empty.toml:1:1: error: no records in it: "),
        ("comment.toml", "comment.toml:1:1: error: no records in it: "),
        ("/dev/zero", "/dev/zero:1:1: error: this is not text: it contains the byte 0x00\n"),
    ] {
        let ran = home.ask(&["list", "--data", path]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{path}");
        assert!(ran.err.starts_with(words), "{path}: {}", ran.err);
    }
    let all = home.ask(&["list", "--data", "x", "--data", "y"]);
    assert_eq!(all.err.lines().count(), 2, "every path is named: {}", all.err);
}

#[test]
fn files_that_are_not_text_are_described() {
    let home = home("no-text");
    let wide: Vec<u8> = car("zzz", "Zzz").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide_big: Vec<u8> = car("zzz", "Zzz").encode_utf16().flat_map(u16::to_be_bytes).collect();
    home.write("le.toml", [b"\xff\xfe", wide.as_slice()].concat());
    home.write("be.toml", [b"\xfe\xff", wide_big.as_slice()].concat()).write("bare.toml", &wide);
    home.write("latin.toml", b"[car.zzz]\nname = \"caf\xe9\"\n")
        .write("nul.toml", b"[car.zzz]\nname = \"a\0b\"\n");
    for (path, words) in [
        ("le.toml", "le.toml:1:1: error: this is UTF-16; save it as UTF-8\n"),
        ("be.toml", "be.toml:1:1: error: this is UTF-16; save it as UTF-8\n"),
        ("bare.toml", "bare.toml:1:2: error: this is not text: it contains the byte 0x00\n"),
        ("latin.toml", "latin.toml:2:12: error: the byte 0xe9 is not UTF-8; save the file as UTF-8\n"),
        ("nul.toml", "nul.toml:2:10: error: this is not text: it contains the byte 0x00\n"),
    ] {
        let ran = home.ask(&["list", "--data", path]);
        assert_eq!(ran.status, 2, "{path}");
        assert!(ran.err.starts_with(words), "{path}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn an_endless_input_ends() {
    let home = home("endless");
    let zero = fs::File::open("/dev/zero").unwrap();
    let ran = home.nkcars(&["list", "--data", "-"]).stdin(zero).run();
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("<stdin>:1:1: error: this is not text"), "{}", ran.err);
}
