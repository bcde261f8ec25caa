//! Completion as the scripts of the shells ask for it: the words so far after `--`, the answer on standard output.

#![allow(clippy::expect_used, reason = "a test that cannot go on says why and stops")]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn nkcars(shell: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
    command
        .env_clear()
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("NKCARS_COMPLETE", shell)
        .stdin(Stdio::null());
    command
}

fn text(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What fish is told: a candidate a line, its help after a tab.
fn told(words: &[&str]) -> String {
    text(&nkcars("fish").arg("--").args(words).output().expect("the program starts"))
}

fn candidates(words: &[&str]) -> Vec<String> {
    told(words).lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_shell_gets_a_script_that_asks_by_a_variable_of_our_own() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
        let output = command.args(["completions", shell]).env_clear().output().expect("the program starts");
        assert!(text(&output).contains("NKCARS_COMPLETE"), "{shell}");
        assert_eq!(text(&nkcars(shell).output().expect("the program starts")), text(&output), "{shell}");
    }
}

#[test]
fn ids_come_with_their_names() {
    let told = told(&["nkcars", "show", "paektusan"]);
    assert!(told.lines().any(|line| line == "paektusan\tPaektusan 백두산"), "{told}");
    assert!(candidates(&["nkcars", "compare", "paektusan", "KAENGS"]).contains(&"kaengsaeng-88".to_owned()));
}

#[test]
fn a_name_in_any_spelling_completes_to_the_id() {
    for typed in ["백두", "baekdu", "Paektu"] {
        assert_eq!(
            candidates(&["nkcars", "show", typed]).first().map(String::as_str),
            Some("paektusan"),
            "{typed}"
        );
    }
}

#[test]
fn flags_complete_their_own_values() {
    for (words, expected) in [
        (&["list", "--manufacturer", "pyeo"][..], &["pyeonghwa-motors"][..]),
        (&["list", "--columns", "id,hang"], &["id,hangul"]),
        (&["list", "--columns", "-hang"], &["-hangul"]),
        (&["list", "--sort", "years,-hang"], &["years,-hangul"]),
        (&["list", "--film", "fourteen"], &["fourteenth-winter-1980"]),
        (&["list", "--source", "kraz"], &["kraz"]),
        (&["list", "--class", "tra"], &["tram", "tractor"]),
        (&["-o", "mark"], &["markdown"]),
        (&["comp"], &["compare", "completions"]),
    ] {
        let mut found = candidates(&[&["nkcars"], words].concat());
        found.sort_unstable_by_key(|word| expected.iter().position(|known| known == word));
        assert_eq!(found, expected, "{words:?}");
    }
}

#[test]
fn nobody_is_offered_sources_unasked() {
    let offered = candidates(&["nkcars", "show", ""]);
    assert!(offered.contains(&"kaengsaeng-88".to_owned()) && offered.contains(&"sg-01".to_owned()));
    assert!(!offered.contains(&"kraz".to_owned()));
    assert!(candidates(&["nkcars", "show", "kra"]).contains(&"kraz".to_owned()));
}

#[test]
fn a_broken_layer_leaves_the_bundled_ids() {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("completion");
    let folder = home.join("nkcars");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("broken.toml"), "[car.x\n").expect("a file");
    for variable in [("XDG_DATA_HOME", home.clone()), ("NKCARS_DATA", folder.join("broken.toml"))] {
        let output =
            nkcars("fish").env(variable.0, variable.1).args(["--", "nkcars", "show", "paek"]).output();
        let output = output.expect("the program starts");
        assert!(text(&output).starts_with("paektusan\t"));
        assert!(output.stderr.is_empty(), "no place for warnings");
    }
}

#[test]
fn variables_meant_for_others_change_nothing() {
    for (name, value) in [("COMPLETE", "bash"), ("NKCARS_COMPLETE", ""), ("NKCARS_COMPLETE", "0")] {
        let output = nkcars("").env(name, value).args(["list", "-o", "ids", "--limit", "1"]).output();
        assert_eq!(text(&output.expect("the program starts")).lines().count(), 1, "{name}={value}");
    }
    for arguments in [&["--", "nkcars", ""][..], &["list"]] {
        let output = nkcars("garbage").args(arguments).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(
            told,
            "nkcars: NKCARS_COMPLETE is \"garbage\", which is no shell; unset it, or see nkcars completions --help\n"
        );
    }
}
