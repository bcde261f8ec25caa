//! On a real terminal, which `script` of util-linux lends: what the environment says of colour, how wide lines are, and that the two
//! streams are judged apart.

#![allow(clippy::print_stderr, reason = "whoever reads on learns what was not tried")]

use std::fs;
use std::process::{Command, Stdio};

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Answer, BIN, Folder, Run as _};

const TERM: (&str, &str) = ("TERM", "xterm");

/// Whether there is anybody to lend a terminal; without, nothing can be tried here.
pub(crate) fn has_terminal() -> bool {
    let script = Command::new("script").arg("--version").output().map(Answer::from);
    let has = script.is_ok_and(|answer| answer.out.contains("util-linux"));
    if !has {
        eprintln!("skipped: no `script` of util-linux");
    }
    has
}

/// What stands on a terminal of so many columns after a line of shell, in which `nkcars` is the program.
fn on_terminal(columns: u16, environment: &[(&str, &str)], line: &str) -> String {
    let line = format!("nkcars() {{ '{BIN}' \"$@\"; }}; stty rows 24 cols {columns}; {line}");
    let mut script = Command::new("script");
    script
        .args(["-qec", &line, "/dev/null"])
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("SHELL", "/bin/sh")
        .env("XDG_DATA_HOME", "/nonexistent")
        // Nobody would press a key in a pager.
        .env("NKCARS_PAGER", "")
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    script.run().out.replace("\r\n", "\n")
}

#[test]
fn colour_is_for_terminals_that_have_it() {
    if !has_terminal() {
        return;
    }
    for (environment, coloured) in [
        (&[TERM][..], true),
        (&[TERM, ("NO_COLOR", "")], true),
        (&[TERM, ("NO_COLOR", "0")], false),
        (&[TERM, ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
        (&[TERM, ("CLICOLOR", "0")], false),
        (&[TERM, ("CLICOLOR", "1")], true),
        (&[TERM, ("CLICOLOR_FORCE", "0")], true),
        (&[("TERM", "dumb")], false),
        (&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true),
        (&[], false),
    ] {
        let out = on_terminal(80, environment, "nkcars show paektusan --brief");
        assert!(out.contains("Paektusan"), "{environment:?}: {out}");
        assert_eq!(out.contains('\x1b'), coloured, "{environment:?}");
    }
    let asked = on_terminal(80, &[TERM, ("NO_COLOR", "1")], "nkcars show paektusan --brief --color always");
    assert!(asked.contains('\x1b'), "a flag goes before the environment");
}

#[test]
fn the_width_is_asked_of_the_flag_the_environment_and_the_terminal_in_this_order() {
    if !has_terminal() {
        return;
    }
    let rule = |columns: u16, environment: &[(&str, &str)], flags: &str| {
        let line = format!("nkcars fields {flags}");
        let out = on_terminal(columns, environment, &line);
        let rule = out.lines().find(|line| line.starts_with('─')).unwrap_or_default().width();
        (rule > 0).then_some(rule)
    };
    let with_flag = |width: &str| rule(100, &[("COLUMNS", "90")], &format!("--width {width}"));
    assert_eq!(rule(100, &[], ""), Some(100));
    assert_eq!(rule(100, &[("COLUMNS", "90")], ""), Some(90));
    assert_eq!(with_flag("110"), Some(110));
    assert_eq!(with_flag("0"), Some(90), "0 asks for nothing");
    for no_number in ["0", "abc", "", "-5", "100000"] {
        assert_eq!(rule(100, &[("COLUMNS", no_number)], ""), Some(100), "COLUMNS={no_number}");
    }
    assert_eq!(rule(0, &[], ""), Some(80), "a terminal that does not know its size");
    assert_eq!(rule(100, &[("COLUMNS", "5")], ""), None, "one field a line");
}

/// A pager that says so, shows a line, and leaves.
const PAGER: &str = "sh -c 'echo paged; head -n 1'";

#[test]
fn an_answer_longer_than_the_screen_is_paged_and_the_pager_may_be_left_early() {
    if !has_terminal() {
        return;
    }
    for (environment, line) in [
        (&[("NKCARS_PAGER", PAGER)][..], "nkcars list --all"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars list --all -o record"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars show paektusan --full"),
        (&[("NKCARS_PAGER", PAGER), TERM], "nkcars list trucks --color always"),
        (&[("NKCARS_PAGER", PAGER), ("PAGER", "cat")], "nkcars list --all"),
    ] {
        let out = on_terminal(80, environment, &format!("{line}; echo status $?"));
        assert!(out.starts_with("paged\n"), "{line}: {out}");
        assert!(out.ends_with("status 0\n"), "{line}: {out}");
        assert!(!out.contains("nkcars:"), "{line}: {out}");
    }
    let found = on_terminal(
        80,
        &[("NKCARS_PAGER", "less"), TERM, ("LESS", "+q")],
        "nkcars list --all; echo status $?",
    );
    assert!(found.ends_with("status 0\n"), "{found}");
}

#[test]
fn nothing_is_paged_that_fits_or_that_nobody_wants_paged() {
    if !has_terminal() {
        return;
    }
    let pager = ("NKCARS_PAGER", PAGER);
    for (environment, line) in [
        (&[pager][..], "nkcars list --class tram"),
        (&[pager], "nkcars list --all --no-pager"),
        (&[pager], "nkcars --no-pager list --all"),
        (&[pager], "nkcars list --all | cat"),
        (&[pager], "nkcars list --all -o json"),
        (&[pager], "nkcars list --all --plain"),
        (&[pager], "nkcars list --all --quiet"),
        (&[pager, ("TERM", "dumb")], "nkcars list --all"),
        (&[pager, ("NKCARS_TTY", "80")], "nkcars list --all"),
        (&[("NKCARS_PAGER", ""), ("PAGER", PAGER)], "nkcars list --all"),
        (&[("NKCARS_PAGER", "cat")], "nkcars list --all"),
        (&[("NKCARS_PAGER", "nkcars --all")], "nkcars list --all"),
    ] {
        let out = on_terminal(80, environment, &format!("{line}; echo status $?"));
        assert!(!out.contains("paged"), "{environment:?} {line}: {out}");
        assert!(out.ends_with("status 0\n"), "{environment:?} {line}: {out}");
        assert!(line.contains("quiet") || out.lines().count() > 5, "{environment:?} {line}: {out}");
    }
}

#[test]
fn without_the_pager_the_answer_is_written_plainly() {
    if !has_terminal() {
        return;
    }
    let environment = [("NKCARS_PAGER", "/nonexistent/pager -x")];
    let out = on_terminal(80, &environment, "nkcars list --all; echo status $?");
    assert!(out.lines().count() > 200 && out.contains("Paektusan"), "{out}");
    assert!(out.contains("nkcars: cannot start the pager \"/nonexistent/pager\": "), "{out}");
    assert!(out.ends_with("status 0\n"), "{out}");
}

#[test]
fn each_stream_is_judged_by_itself() {
    if !has_terminal() {
        return;
    }
    let file = Folder::new("terminal").path("out");
    let read = || fs::read_to_string(&file).expect("what was written");

    // The answer goes elsewhere: rows for scripts; the message stays on the terminal and fits it.
    let seen = on_terminal(
        40,
        &[],
        &format!("nkcars show paektusan nosuchcar -o tsv --claims > '{}'", file.display()),
    );
    assert!(read().lines().any(|line| line.width() > 80 && line.contains('\t')));
    assert!(!read().contains("nkcars:"));
    assert_eq!(seen, "nkcars: no record \"nosuchcar\"\n  see: nkcars list --all\n");
    let seen = on_terminal(40, &[], &format!("nkcars list --columns nosuch > '{}'", file.display()));
    assert!(seen.lines().count() > 3 && seen.lines().all(|line| line.width() <= 40), "{seen}");

    // The messages go elsewhere: a table, fitted to the terminal; the messages are not broken into lines.
    let seen = on_terminal(60, &[], &format!("nkcars list 2> '{}'", file.display()));
    assert!(seen.lines().all(|line| line.width() <= 60) && seen.contains('─'), "{seen}");
    on_terminal(60, &[], &format!("nkcars list --columns nosuch 2> '{}'", file.display()));
    assert!(read().lines().any(|line| line.width() > 60), "{}", read());
}
