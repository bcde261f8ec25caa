//! A real terminal, which `script` of util-linux provides: colour and width follow the environment, the pager works, and each stream is
//! judged separately.

#![allow(clippy::print_stderr, reason = "reports skipped tests")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Answer, BIN, Folder, Run as _};

const TERM: (&str, &str) = ("TERM", "xterm");

/// Whether `script` is installed, without which these tests have no terminal.
pub(crate) fn has_terminal() -> bool {
    let script = Command::new("script").arg("--version").output().map(Answer::from);
    let has = script.is_ok_and(|answer| answer.out.contains("util-linux"));
    if !has {
        eprintln!("skipped: `script` of util-linux is not installed");
    }
    has
}

/// Runs a line of shell, in which `nkcars` is the program, and returns what a terminal with this many columns shows.
fn on_terminal(columns: u16, environment: &[(&str, &str)], line: &str) -> String {
    let line = format!("nkcars() {{ '{BIN}' \"$@\"; }}; stty rows 24 cols {columns}; {line}");
    let mut script = Command::new("script");
    script
        .args(["-qec", &line, "/dev/null"])
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("SHELL", "/bin/sh")
        .env("XDG_DATA_HOME", "/nonexistent")
        // Nobody is there to press a key in a pager.
        .env("NKCARS_PAGER", "")
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    script.run().out.replace("\r\n", "\n")
}

#[test]
fn only_terminals_with_colour_get_colour() {
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
    assert!(asked.contains('\x1b'), "a flag overrides the environment");
}

#[test]
fn the_width_comes_from_the_flag_then_the_environment_then_the_terminal() {
    if !has_terminal() {
        return;
    }
    let rule = |columns: u16, environment: &[(&str, &str)], flags: &str| {
        let line = format!("nkcars fields {flags}");
        let out = on_terminal(columns, environment, &line);
        let rule = out.lines().find(|line| line.starts_with('─')).unwrap_or_default().width();
        // The last column may leave a few cells unused.
        (rule > 0).then_some(rule.div_ceil(10) * 10)
    };
    let with_flag = |width: &str| rule(100, &[("COLUMNS", "90")], &format!("--width {width}"));
    assert_eq!(rule(100, &[], ""), Some(100));
    assert_eq!(rule(100, &[("COLUMNS", "90")], ""), Some(90));
    assert_eq!(with_flag("110"), Some(110));
    assert_eq!(with_flag("0"), Some(90), "0 means no width");
    for invalid_number in ["0", "abc", "", "-5", "100000"] {
        assert_eq!(rule(100, &[("COLUMNS", invalid_number)], ""), Some(100), "COLUMNS={invalid_number}");
    }
    assert_eq!(rule(0, &[], ""), Some(80), "a terminal that does not know its size");
    assert_eq!(rule(100, &[("COLUMNS", "5")], ""), None, "one field per line");
}

/// A pager that prints a mark and one line, then quits.
const PAGER: &str = "sh -c 'echo paged; head -n 1'";

#[test]
fn every_answer_is_paged_and_the_pager_may_quit_early() {
    if !has_terminal() {
        return;
    }
    for (environment, line) in [
        (&[("NKCARS_PAGER", PAGER)][..], "nkcars list --all"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars list --class tram"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars list --all -o record"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars show paektusan --full"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars list --help"),
        (&[("NKCARS_PAGER", PAGER)], "nkcars list trucks --color always"),
        (&[("NKCARS_PAGER", PAGER), ("PAGER", "cat")], "nkcars list --all"),
        (&[("PAGER", PAGER)], "unset NKCARS_PAGER; nkcars list --all"),
    ] {
        let environment = [environment, &[TERM]].concat();
        let out = on_terminal(80, &environment, &format!("{line}; echo status $?"));
        assert!(out.starts_with("paged\n"), "{line}: {out}");
        assert!(out.ends_with("status 0\n"), "{line}: {out}");
        assert!(!out.contains("nkcars:"), "{line}: {out}");
    }
    // How words were read comes before the answer, so that the pager shows it.
    let read = on_terminal(40, &[("NKCARS_PAGER", PAGER), TERM], "nkcars trucks of the sungri motor plant");
    let expected = "paged\nread as: nkcars list trucks --manufacturer sungri-motor-plant\n";
    assert_eq!(read, expected);
    let found = on_terminal(
        80,
        &[("NKCARS_PAGER", "less"), TERM, ("LESS", "+q")],
        "nkcars list --all; echo status $?",
    );
    assert!(found.ends_with("status 0\n"), "{found}");
    // `more` does not count the escapes for colour when it wraps lines.
    let list = "nkcars list trucks -n 8";
    let [plain, more] = ["", "more -e"].map(|pager| on_terminal(80, &[("NKCARS_PAGER", pager), TERM], list));
    assert!(more.starts_with(&plain), "{more}");
}

#[test]
fn the_pager_can_be_turned_off() {
    if !has_terminal() {
        return;
    }
    let pager = ("NKCARS_PAGER", PAGER);
    for (environment, line) in [
        (&[pager, TERM][..], "nkcars list --all --no-pager"),
        (&[pager, TERM], "nkcars --no-pager list --all"),
        (&[pager, TERM], "nkcars list --all | cat"),
        (&[pager, TERM], "nkcars list --all -o json"),
        (&[pager, TERM], "nkcars list --all --plain"),
        (&[pager, TERM], "nkcars list --all --quiet"),
        (&[pager], "nkcars list --all"),
        (&[pager, ("TERM", "")], "nkcars list --all"),
        (&[pager, ("TERM", "dumb")], "nkcars list --all"),
        (&[pager, TERM, ("NKCARS_TTY", "80")], "nkcars list --all"),
        (&[("NKCARS_PAGER", ""), TERM, ("PAGER", PAGER)], "nkcars list --all"),
        (&[("NKCARS_PAGER", "cat"), TERM], "nkcars list --all"),
        (&[("NKCARS_PAGER", "nkcars --all"), TERM], "nkcars list --all"),
    ] {
        let out = on_terminal(80, environment, &format!("{line}; echo status $?"));
        assert!(!out.contains("paged"), "{environment:?} {line}: {out}");
        assert!(out.ends_with("status 0\n"), "{environment:?} {line}: {out}");
        assert!(line.contains("quiet") || out.lines().count() > 5, "{environment:?} {line}: {out}");
    }
}

#[test]
fn the_answer_is_written_directly_if_the_pager_fails() {
    if !has_terminal() {
        return;
    }
    let long = format!("/nonexistent/{}", "x".repeat(100_000));
    for (pager, line, why) in [
        ("/nonexistent/pager -x", "", "the pager \"/nonexistent/pager\" cannot be started: "),
        (long.as_str(), "", "the pager \"/nonexistent/xxx"),
        ("false", "", "the pager \"false\" ended early (exit status: 1)"),
        ("sh -c 'head -c 5 > /dev/null; exit 3'", "", "the pager \"sh\" ended early (exit status: 3)"),
        ("less 'x", "", "NKCARS_PAGER has an unclosed quotation mark: \"less 'x\""),
        ("", "export NKCARS_PAGER=$(printf 'less\\377');", "NKCARS_PAGER is not in UTF-8"),
    ] {
        for list in ["list --all", "list --class tram"] {
            let line = format!("{line} nkcars {list}; echo status $?");
            let out = on_terminal(80, &[("NKCARS_PAGER", pager), TERM], &line);
            let word = out.lines().skip_while(|line| !line.starts_with("nkcars: "));
            let word = word.map(str::trim).collect::<Vec<_>>().join(" ");
            assert!(out.contains("Name"), "{why}: {out}");
            assert!(word.starts_with(&format!("nkcars: {why}")), "{word}");
            assert!(word.contains("; see nkcars help pager") && word.len() < 300, "{word}");
            assert!(out.ends_with("status 0\n"), "{why}: {out}");
        }
    }
    // A pager that has read everything has shown everything, whatever its exit status. A missing default pager is no failure.
    let out = on_terminal(80, &[("NKCARS_PAGER", "sh -c 'cat; exit 1'"), TERM], "nkcars list --all");
    assert!(!out.contains("nkcars: ") && out.matches("Kaengsaeng 68").count() == 1, "{out}");
    let out = on_terminal(80, &[TERM], "unset NKCARS_PAGER; PATH=/nonexistent; nkcars list --all");
    assert!(!out.contains("nkcars: ") && out.contains("Kaengsaeng 68"), "{out}");
}

#[test]
fn less_gets_the_whole_answer_with_flags_for_colour_and_for_short_answers() {
    if !has_terminal() {
        return;
    }
    let show = "sh -c 'echo \"LESS=$LESS\"; cat; echo END'";
    let out = on_terminal(80, &[("NKCARS_PAGER", show), TERM], "nkcars list trucks -n 3");
    let (before, after) = out.split_once("END").expect("the end");
    assert!(before.starts_with("LESS=FRX\n") && before.contains("confirmed"), "{out}");
    assert_eq!(after.trim(), "", "nothing is written after the pager");
    let out = on_terminal(80, &[("NKCARS_PAGER", show), TERM, ("LESS", "-S")], "nkcars list trucks");
    assert!(out.starts_with("LESS=-S\n"), "{out}");
}

#[test]
fn programs_that_start_less_show_colour() {
    if !has_terminal() {
        return;
    }
    let folder = Folder::new("terminal-wrappers");
    for name in ["pager", "sensible-pager"] {
        folder.write(name, "#!/bin/sh\nexec less \"$@\"\n");
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o755)).expect("a script");
        let pager = folder.path(name).display().to_string();
        let out = on_terminal(80, &[("PAGER", &pager), TERM], "unset NKCARS_PAGER; nkcars list trams");
        assert!(out.contains('\x1b') && !out.contains("ESC["), "{name}: {out}");
    }
}

#[test]
fn only_less_gets_links() {
    if !has_terminal() {
        return;
    }
    let link = "\x1b]8;;http";
    let folder = Folder::new("terminal-links");
    // It depends on the name of the pager and on the program behind it.
    folder.write("less", "#!/bin/sh\ncat\n").write("busybox", "#!/bin/sh\ncat\n").write("box/x", "");
    let path = |name: &str| folder.path(name).display().to_string();
    for name in ["less", "busybox"] {
        fs::set_permissions(path(name), fs::Permissions::from_mode(0o755)).expect("a script");
    }
    std::os::unix::fs::symlink(path("busybox"), path("box/less")).expect("a link");
    let env = format!("env {}", path("less"));
    let (less, box_less) = (path("less"), path("box/less"));
    for (pager, shows) in
        [("cat", true), (&less, true), (&box_less, false), (&env, false), ("sh -c cat", false)]
    {
        let environment = [("NKCARS_PAGER", pager), ("FORCE_HYPERLINK", "1"), TERM];
        let out = on_terminal(80, &environment, "nkcars show paektusan --full");
        assert!(out.contains("Paektusan") && out.contains('\x1b'), "{pager}: {out}");
        assert_eq!(out.contains(link), shows, "{pager}");
    }
}

#[test]
fn an_interrupt_goes_to_the_pager() {
    if !has_terminal() {
        return;
    }
    let pager = "sh -c 'kill -INT $PPID; sleep 0.2; echo lives; cat > /dev/null; exit 1'";
    let out = on_terminal(80, &[("NKCARS_PAGER", pager), TERM], "nkcars list --all; echo status $?");
    assert_eq!(out, "lives\nstatus 0\n", "the program waits, and interrupting the pager is not a failure");
}

#[test]
fn each_stream_is_judged_separately() {
    if !has_terminal() {
        return;
    }
    let file = Folder::new("terminal").path("out");
    let read = || fs::read_to_string(&file).expect("what was written");

    // The answer is redirected, so it has rows for scripts. The message stays on the terminal and fits it.
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

    // The messages are redirected, so they are not wrapped. The answer is a table that fits the terminal.
    let seen = on_terminal(70, &[], &format!("nkcars list 2> '{}'", file.display()));
    assert!(seen.lines().all(|line| line.width() <= 70) && seen.contains('─'), "{seen}");
    on_terminal(60, &[], &format!("nkcars list --columns nosuch 2> '{}'", file.display()));
    assert!(read().lines().any(|line| line.width() > 60), "{}", read());
}
