//! Odd surroundings: environment, working directory, program name and concurrent runs never change the answer or make it fail.

use std::fs;
use std::process::{Command, Output, Stdio};

use crate::runner::{BIN, Folder, Run as _, ask, nkcars};

#[cfg(target_pointer_width = "64")]
#[test]
fn one_thread_does_all_if_the_system_provides_no_more() {
    let folder = Folder::new("surroundings/no-threads");
    // Long enough for threads to be worthwhile.
    let cars = (0..20_000)
        .map(|car| format!("[car.c{car}]\nname = \"C {car}\"\nsummary = \"{}\"\n", "x".repeat(40)));
    folder.write("layer.toml", cars.collect::<String>());
    let mut command = folder.nkcars(&["list", "--all", "--no-bundled", "-o", "ids", "--data", "layer.toml"]);
    // No system can allocate such a stack.
    let output = command.env("RUST_MIN_STACK", (1_u64 << 60).to_string()).run();
    assert_eq!((output.err.as_str(), output.out.lines().count()), ("", 20_000));
}

#[test]
fn colour_follows_flags_then_environment() {
    // Flags, environment, whether a pipe gets colour.
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
        let out = command.run().out;
        assert_eq!(out.contains('\x1b'), coloured, "{flags:?} {environment:?}");
    }
}

#[test]
fn colour_alone_carries_no_information() {
    for arguments in [
        &["list", "--all", "-o", "table"][..],
        &["list", "sightings", "-o", "record"],
        &["show", "paektusan", "sg-02"],
        &["show", "paektusan", "--brief"],
        &["search", "kaengsaeng", "-o", "table"],
        &["compare", "sg-01", "sg-02", "-o", "table"],
    ] {
        let run = |when: &str| nkcars(arguments).args(["--width", "80", "--color", when]).run();
        let (plain, coloured) = (run("never"), run("always"));
        let coloured = coloured.out;
        assert!(coloured.contains('\x1b'), "{arguments:?}");
        let bare: String = coloured
            .split('\x1b')
            .enumerate()
            .map(|(index, part)| if index == 0 { part } else { part.split_once('m').expect("an end").1 })
            .collect();
        assert_eq!(bare, plain.out, "{arguments:?}");
    }
}

#[test]
fn surroundings_do_not_matter() {
    let expected = ask(&["show", "paektusan"]).out;
    assert!(expected.contains("백두산"));
    for environment in [
        &[("LC_ALL", "C")][..],
        &[("LANG", "tr_TR.UTF-8")],
        &[("LANG", "ko_KR.EUC-KR")],
        &[("HOME", "/nonexistent/home")],
        &[("HOME", "")],
        &[("COLUMNS", "0")],
        &[("COLUMNS", "abc")],
        &[("COLUMNS", "5")],
        &[("NKCARS_TTY", "0")],
        &[("NKCARS_TTY", "abc")],
        &[("TERM", "dumb")],
        &[("COMPLETE", "bash")],
        &[("RUST_BACKTRACE", "1")],
    ] {
        let mut command = nkcars(&["show", "paektusan"]);
        command.envs(environment.iter().copied());
        let output = command.run();
        assert_eq!(output.out, expected, "{environment:?}");
        assert_eq!(output.err, "", "{environment:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_deleted_working_directory_is_harmless() {
    let folder = Folder::new("surroundings/gone").path("");
    let script = format!("cd '{0}' && rmdir '{0}' && exec '{BIN}' show paektusan -o ids", folder.display());
    let output = Command::new("sh").args(["-c", &script]).run();
    assert_eq!(output.out, "paektusan\n", "{}", output.err);
}

#[cfg(unix)]
#[test]
fn closed_descriptors_are_harmless() {
    for script in ["exec \"$0\" list >&-", "exec \"$0\" list <&-", "exec \"$0\" show nosuchcar 2>&-"] {
        let output = Command::new("sh").args(["-c", script, BIN]).run();
        assert!(matches!(output.status, 0 | 1), "{script}: {:?}", output.status);
        assert!(!output.err.contains("panicked"), "{script}");
    }
}

#[cfg(unix)]
#[test]
fn the_name_of_the_executable_does_not_matter() {
    let link = Folder::new("surroundings/name").path("north-korean-cars");
    std::os::unix::fs::symlink(BIN, &link).expect("a link");
    let output = Command::new(&link).args(["list", "-o", "ids"]).run();
    assert_eq!(output.status, 0);
    let help = Command::new(&link).args(["list", "--help"]).run();
    assert!(help.out.contains("Usage: north-korean-cars list "), "{}", help.out);
}

#[test]
fn concurrent_runs_do_not_interfere() {
    let children: Vec<_> = (0..60)
        .map(|_| nkcars(&["list", "-o", "ids"]).stdout(Stdio::piped()).spawn().expect("the program starts"))
        .collect();
    let outputs: Vec<Output> =
        children.into_iter().map(|child| child.wait_with_output().expect("the program ends")).collect();
    assert!(outputs.windows(2).all(|pair| pair[0].stdout == pair[1].stdout));
    assert!(outputs[0].stdout.len() > 500);
}

#[test]
fn the_c_locale_gets_ascii_signs_on_a_terminal() {
    for (environment, ascii) in [
        (&[("LC_ALL", "C")][..], true),
        (&[("LC_ALL", "POSIX")], true),
        (&[("LANG", "C")], true),
        (&[("LC_CTYPE", "C"), ("LANG", "ko_KR.UTF-8")], true),
        (&[("LC_ALL", "C.UTF-8"), ("LANG", "C")], false),
        (&[("LC_ALL", ""), ("LC_CTYPE", "ko_KR.UTF-8"), ("LANG", "C")], false),
        (&[("LANG", "tr_TR.UTF-8")], false),
        (&[], false),
    ] {
        let list = |terminal: &[(&str, &str)]| {
            let mut command = nkcars(&["list", "--class", "tram"]);
            command.envs(environment.iter().chain(terminal).copied()).run()
        };
        let output = list(&[("NKCARS_TTY", "120")]);
        let out = output.out;
        assert_eq!(!out.contains(['─', '✓', '◦', '≠', '…', '–', '·']), ascii, "{environment:?}\n{out}");
        assert!(out.contains("청년전위"), "names stay in hangul");
        assert!(list(&[]).out.contains("청년전위"), "data stay in hangul");
    }
}

#[test]
fn commands_without_data_ignore_broken_data() {
    let folder = Folder::new("surroundings/broken");
    let home = folder.write("nkcars/broken.toml", "[car.x\n").path("");
    for arguments in [
        &["--help"][..],
        &["list", "--help"],
        &["--version"],
        &["man"],
        &["completions", "bash"],
        &["help", "show"],
    ] {
        let expected = ask(arguments);
        assert_eq!(expected.status, 0, "{arguments:?}");
        let mut command = nkcars(arguments);
        command.env("XDG_DATA_HOME", &home).env("NKCARS_DATA", "nosuch.toml").env("NKCARS_FORMAT", "nosuch");
        assert_eq!(command.run(), expected, "{arguments:?}");
    }
}

#[test]
fn nothing_is_left_behind() {
    let home = Folder::new("surroundings/empty").path("");
    for arguments in [
        &["list", "--all"][..],
        &["show", "paektusan"],
        &["search", "kaengsaeng"],
        &["compare", "paektusan", "kaengsaeng-88"],
        &["check"],
        &["fields", "--schema"],
        &["completions", "zsh"],
        &["man"],
        &["--help"],
        &["show", "nosuchcar"],
    ] {
        let mut command = nkcars(arguments);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR"]
        {
            command.env(name, &home);
        }
        command.current_dir(&home).run();
        let left = fs::read_dir(&home).expect("the folder").count();
        assert_eq!(left, 0, "{arguments:?} wrote something");
    }
}
