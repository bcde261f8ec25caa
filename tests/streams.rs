//! What happens at the ends of the pipe: a reader that goes away, a full disk, closed descriptors, a terminal that is none.

#![allow(clippy::expect_used, reason = "a test that cannot go on says why and stops")]

use std::process::{Command, Output, Stdio};

fn nkcars(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
    command.args(arguments).env_clear().env("XDG_DATA_HOME", "/nonexistent").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    nkcars(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const EVERY_COMMAND: [&[&str]; 12] = [
    &["list", "--all"],
    &["list", "sources", "-o", "json"],
    &["show", "paektusan"],
    &["search", "kaengsaeng"],
    &["compare", "paektusan", "kaengsaeng-88"],
    &["fields"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
    &["--version"],
    &["list", "--help"],
    &["help", "show"],
];

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for arguments in EVERY_COMMAND {
        let mut child = nkcars(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for arguments in EVERY_COMMAND {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let output = nkcars(arguments).stdout(full).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).starts_with("nkcars: cannot write the answer: "), "{arguments:?}");
    }
}

#[test]
fn a_pipe_gets_rows_and_nothing_else() {
    let output = run(&["list"]);
    let out = text(&output.stdout);
    let columns = out.lines().next().expect("headings").split('\t').count();
    assert!(out.lines().count() > 50);
    assert!(out.lines().all(|line| line.split('\t').count() == columns), "every row has every column");
    assert!(!out.contains('\x1b') && !out.contains('…'));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn nothing_is_wrapped_in_a_pipe() {
    let output = run(&["show", "paektusan"]);
    let longest = text(&output.stdout).lines().map(str::len).max();
    assert!(longest > Some(200), "{longest:?}");
}

#[test]
fn ids_can_be_shown_again() {
    let output = run(&["list", "--all", "-o", "ids"]);
    let ids = text(&output.stdout);
    let mut arguments = vec!["show", "-o", "ids"];
    arguments.extend(ids.lines());
    let shown = run(&arguments);
    assert_eq!(text(&shown.stdout), ids);
    assert_eq!(shown.status.code(), Some(0));
}

#[test]
fn colour_obeys_flags_and_environment_in_this_order() {
    // Flags, environment, whether there is colour in a pipe.
    type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], bool);
    let cases: [Case<'_>; 12] = [
        (&[], &[], false),
        (&["--color", "always"], &[], true),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "always", "--no-color"], &[], false),
        (&["--no-color", "--color", "always"], &[], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "0")], false),
        (&[], &[("FORCE_COLOR", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
    ];
    for (flags, environment, coloured) in cases {
        let mut command = nkcars(&["show", "paektusan"]);
        command.args(flags).envs(environment.iter().copied());
        let out = text(&command.output().expect("the program starts").stdout);
        assert_eq!(out.contains('\x1b'), coloured, "{flags:?} {environment:?}");
    }
}

#[test]
fn json_is_json_whatever_is_asked() {
    for arguments in [
        &["list", "--all", "-o", "json"][..],
        &["list", "sightings", "--json"],
        &["show", "paektusan", "sg-02", "--json"],
        &["search", "kaengsaeng", "--json"],
        &["compare", "paektusan", "kaengsaeng-88", "--json"],
        &["fields", "--json"],
        &["list", "--class", "tram", "--columns", "id,years,years.earliest", "--json"],
    ] {
        let output = run(arguments);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(value.as_array().is_some_and(|array| !array.is_empty()), "{arguments:?}");
    }
    let nothing = run(&["list", "--class", "tram", "--year", "1900..1901", "--json"]);
    assert_eq!((text(&nothing.stdout).as_str(), nothing.status.code()), ("[]\n", Some(1)));
}

#[test]
fn no_argument_makes_it_panic() {
    let odd = [
        "",
        " ",
        "-",
        "--",
        "\u{202e}",
        "\x1b[31m",
        "\u{0}x",
        "ㅂ",
        "\u{1112}\u{1161}\u{11ab}",
        "[",
        "\"",
        "*",
        "'",
        "\\",
        "99999999999999999999",
        "-5",
        "..",
        "1969..1960",
        "/",
        "🚗",
        "e\u{301}",
        "a,b",
        "+",
        "+,",
        ",",
    ];
    let flags: [&[&str]; 8] = [
        &["show"],
        &["search"],
        &["compare", "paektusan"],
        &["list", "--year"],
        &["list", "--columns"],
        &["list", "--sort"],
        &["list", "--manufacturer"],
        &["list", "--missing"],
    ];
    for flag in flags {
        for value in odd.iter().filter(|value| !value.contains('\0')) {
            let mut arguments = flag.to_vec();
            arguments.push(value);
            let output = run(&arguments);
            assert!(matches!(output.status.code(), Some(0..=2)), "{arguments:?}: {:?}", output.status);
            assert!(!text(&output.stderr).contains('\x1b'), "{arguments:?} sends escapes to the terminal");
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let output =
        nkcars(&["show"]).arg(std::ffi::OsStr::from_bytes(b"\xff")).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_terminal_may_have_a_format_of_its_own_and_a_pipe_has_not() {
    let list = |variables: &[(&str, &str)], more: &[&str]| {
        let mut command = nkcars(&["list", "films", "--limit", "1"]);
        command.args(more).envs(variables.iter().copied()).output().expect("the program starts")
    };
    let plain = list(&[("NKCARS_TTY", "80"), ("NKCARS_FORMAT", "plain")], &[]);
    assert_eq!(plain.stdout, list(&[("NKCARS_TTY", "80")], &["-o", "plain"]).stdout);
    let flag = list(&[("NKCARS_TTY", "80"), ("NKCARS_FORMAT", "plain")], &["-o", "ids"]);
    assert_eq!(flag.stdout, list(&[], &["-o", "ids"]).stdout, "a flag goes before the environment");
    assert_eq!(
        list(&[("NKCARS_FORMAT", "plain")], &[]).stdout,
        list(&[], &[]).stdout,
        "scripts are not surprised"
    );
    let wrong = list(&[("NKCARS_TTY", "200"), ("NKCARS_FORMAT", "plan")], &[]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(
        text(&wrong.stderr)
            .starts_with("nkcars: NKCARS_FORMAT is \"plan\"; set it to one of: table, record, ")
    );
}

#[test]
fn messages_fit_the_terminal_and_stay_whole_elsewhere() {
    let message = |columns: Option<&str>| {
        let mut command = nkcars(&["list", "--columns", "nosuch"]);
        command.envs(columns.map(|columns| ("NKCARS_TTY", columns)));
        text(&command.output().expect("the program starts").stderr)
    };
    for columns in ["120", "80", "40", "30"] {
        let width: usize = columns.parse().expect("a number");
        let longest = message(Some(columns)).lines().map(str::len).max();
        assert!(longest <= Some(width), "{columns}: {longest:?}");
    }
    assert_eq!(message(None).lines().count(), 3);
    let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(message(Some("40"))), words(message(None)), "nothing is lost");
}
