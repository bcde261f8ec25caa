//! Standard streams: a pipe closed early, a full disk, closed descriptors, signals.

use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::runner::{Answer, Run as _, ask, nkcars};

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
fn answers_and_messages_go_to_different_streams() {
    // Arguments, exit status, whether there is an answer, the beginning of the message.
    let cases: [(&[&str], i32, bool, &str); 17] = [
        (&["--help"], 0, true, ""),
        (&["list", "-h"], 0, true, ""),
        (&["--version"], 0, true, ""),
        (&["list", "--class", "tram"], 0, true, ""),
        (&["list", "--class", "tram", "-o", "csv"], 0, true, ""),
        (&["search", "nosuchword"], 1, false, "nkcars: nothing found"),
        (&["list", "--class", "tram", "--year", "1900"], 1, false, "nkcars: no cars match"),
        (&["show", "nosuchcar"], 1, false, "nkcars: no record \"nosuchcar\""),
        (&["show", "paektusan", "nosuchcar"], 1, true, "nkcars: no record \"nosuchcar\""),
        (&["show", "sungri"], 2, false, "nkcars: \"sungri\" may be any of these"),
        (&["compare", "paektusan"], 2, false, "nkcars: compare takes"),
        (&["list", "--year", "abc"], 2, false, "nkcars: --year"),
        (&["list", "--nosuch"], 2, false, "nkcars: no flag"),
        (&["nosuchword"], 1, false, "read as: nkcars search nosuchword\nnkcars: nothing found"),
        (
            &["serach", "nosuch"],
            2,
            false,
            "nkcars: no command \"serach\"; did you mean: nkcars search nosuch",
        ),
        (&["727"], 0, true, ""),
        (&[], 0, true, ""),
    ];
    for (arguments, status, answers, message) in cases {
        let output = nkcars(arguments).on_terminal(80).run();
        assert_eq!(output.status, status, "{arguments:?}");
        assert_eq!(!output.out.is_empty(), answers, "{arguments:?} on standard output");
        let err = output.err;
        assert!(err.starts_with(message), "{arguments:?}: {err}");
        assert_eq!(err.is_empty(), message.is_empty(), "{arguments:?}: {err}");
        assert!(!output.out.contains("nkcars: "), "{arguments:?}");
    }
    let answer = nkcars(&["search", "kaengsaeng", "--limit", "1", "-o", "table"]).on_terminal(80).run();
    assert!(answer.out.contains(" more: nkcars search kaengsaeng -n "), "{}", answer.out);
    assert_eq!(answer.err, "");
}

#[test]
fn quiet_only_sets_the_exit_status() {
    for (arguments, status) in [
        (&["list"][..], 0),
        (&["list", "manufacturers"], 0),
        (&["list", "films"], 0),
        (&["list", "sightings"], 0),
        (&["list", "plates"], 0),
        (&["list", "sources"], 0),
        (&["show", "paektusan"], 0),
        (&["search", "nosuchword"], 1),
        (&["list", "--class", "tram", "--year", "1900"], 1),
        (&["show", "paektusan", "nosuchcar"], 1),
        (&["show", "sungri"], 2),
        (&["list", "--data", "nosuch.toml"], 2),
    ] {
        for quiet in ["-q", "--quiet"] {
            let mut command = nkcars(arguments);
            let output = command.arg(quiet).on_terminal(80).run();
            assert_eq!(output.status, status, "{arguments:?}");
            assert_eq!((output.out, output.err), (String::new(), String::new()), "{arguments:?}");
        }
    }
}

#[test]
fn quiet_does_not_hide_mistakes_in_flags() {
    for arguments in
        [&["show", "paektusan", "--foo"][..], &["list", "--where", "foo=1"], &["trucks", "--sure"]]
    {
        let output = ask(&[&["-q"], arguments].concat());
        assert!(output.status == 2 && output.out.is_empty() && !output.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn closing_the_pipe_early_is_not_a_failure() {
    for arguments in EVERY_COMMAND {
        let mut child = nkcars(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = Answer::from(child.wait_with_output().expect("the program ends"));
        assert_eq!(output.status, 0, "{arguments:?}");
        assert_eq!(output.err, "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for arguments in EVERY_COMMAND {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let output = nkcars(arguments).stdout(full).run();
        assert_eq!(output.status, 2, "{arguments:?}");
        assert!(output.err.starts_with("nkcars: cannot write the answer: "), "{arguments:?}");
    }
}

#[test]
fn a_pipe_gets_only_rows() {
    let output = ask(&["list"]);
    let out = output.out;
    let columns = out.lines().next().expect("headings").split('\t').count();
    assert!(out.lines().count() > 50);
    assert!(out.lines().all(|line| line.split('\t').count() == columns), "every row has every column");
    assert!(!out.contains('\x1b') && !out.contains('…'));
    assert_eq!(output.err, "");
}

#[test]
fn in_a_pipe_rows_are_uncut_and_pages_are_wrapped() {
    // An address is never wrapped.
    let longest = |arguments: &[&str]| {
        let out = ask(arguments).out;
        out.lines().filter(|line| !line.contains("://")).map(UnicodeWidthStr::width).max()
    };
    for arguments in [&["list", "plates"][..], &["show", "paektusan", "--claims"]] {
        let rows = longest(&[arguments, &["-o", "table"]].concat());
        assert!(rows > Some(120), "{arguments:?}: {rows:?}");
    }
    for depth in ["--full", "--sure", "--brief", "--field=remark"] {
        let page = longest(&["show", "sungri-58", depth]);
        assert!(page > Some(30) && page <= Some(80), "{depth}: {page:?}");
    }
}

#[test]
fn ids_can_be_shown_again() {
    let output = ask(&["list", "--all", "-o", "ids"]);
    let ids = output.out;
    let mut arguments = vec!["show", "-o", "ids"];
    arguments.extend(ids.lines());
    let shown = ask(&arguments);
    assert_eq!(shown.out, ids);
    assert_eq!(shown.status, 0);
}

#[test]
fn messages_fit_the_terminal_and_are_not_wrapped_elsewhere() {
    let message = |columns: Option<&str>| {
        let mut command = nkcars(&["list", "--columns", "nosuch"]);
        command.envs(columns.map(|columns| ("NKCARS_TTY", columns)));
        command.run().err
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

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_the_program_at_once() {
    use std::io::Write as _;
    use std::os::unix::process::ExitStatusExt as _;
    // The signal may be ignored if the tests run in the background.
    let own = std::fs::read_to_string("/proc/self/status").expect("/proc");
    let ignored = own.lines().find_map(|line| line.strip_prefix("SigIgn:")).expect("a mask");
    let ignored = u64::from_str_radix(ignored.trim(), 16).expect("a mask");
    for (name, signal) in [("-INT", 2), ("-TERM", 15)] {
        if ignored >> (signal - 1) & 1 == 1 {
            continue;
        }
        let mut child = nkcars(&["list", "--data", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let child = child.as_mut().expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe");
        // This is more than a pipe holds, so once it is written, the program is reading.
        input.write_all(&b"# more to come\n".repeat(20_000)).expect("the program reads");
        let kill = format!("kill {name} {}", child.id());
        let sent = std::process::Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.expect("a shell").success());
        drop(input);
        assert_eq!(child.wait().expect("the program ends").signal(), Some(signal), "{name}");
    }
}
