//! Completion by pressing TAB in a real bash, zsh and fish, on a terminal that `script` provides.

#![allow(clippy::print_stderr, reason = "reports skipped tests")]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::runner::{BIN, Folder};
use crate::terminal::has_terminal;

/// How to start each shell without the user's configuration, and its setup commands.
const SHELLS: [(&str, &str, &str); 3] = [
    (
        "bash",
        "bash --norc --noprofile -i",
        "bind 'set enable-bracketed-paste off'; source <(nkcars completions bash)",
    ),
    (
        "zsh",
        "zsh -f -i",
        "bindkey -e; autoload -Uz compinit; compinit -u -D; source <(nkcars completions zsh)",
    ),
    ("fish", "fish --no-config -i", "nkcars completions fish | source"),
];

/// Presses TAB at the end of a line and returns the words of the line, or `None` if the shell is not installed.
fn press_tab(folder: &Folder, (shell, start, setup): (&str, &str, &str), line: &str) -> Option<Vec<String>> {
    if Command::new(shell).arg("--version").output().is_err() {
        eprintln!("skipped: {shell} is not installed");
        return None;
    }
    let path = format!("{}:/usr/bin:/bin", Path::new(BIN).parent().expect("a folder").display());
    let mut script = Command::new("script")
        .args(["-qec", start, "/dev/null"])
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder.path("."))
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("TERM", "xterm")
        .env("LANG", "C.UTF-8")
        .current_dir(folder.path("."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script starts");
    let mut keys = script.stdin.take().expect("a pipe");
    let mut screen = script.stdout.take().expect("a pipe");
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = screen.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut seen = Vec::new();
    let mut wait_for = |mark: &str| {
        let end = Instant::now() + Duration::from_secs(60);
        while !String::from_utf8_lossy(&seen).contains(mark) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(more) = receiver.recv_timeout(left) else {
                let _ = script.kill();
                panic!("{shell}: {line}: no {mark} in {}", String::from_utf8_lossy(&seen))
            };
            seen.extend(more);
        }
        String::from_utf8_lossy(&seen).into_owned()
    };
    let mut press = |text: &str| keys.write_all(text.as_bytes()).and_then(|()| keys.flush()).expect("a key");
    // `%s` splits the marks, so that only the printed marks match and not the typed commands.
    press(&format!("{setup}; printf 'rea%s\\n' dy\n"));
    wait_for("ready\r\n");
    // Passes the completed line to another command, which shows the words that the shell made of it.
    press(&format!("{line}\t\u{1}printf '\\x7b%s\\x7d\\n' \u{5}\nprintf 'do%s\\n' ne\n"));
    let seen = wait_for("done\r\n");
    press("exit\n");
    let _ = script.wait();
    // The typed braces are escapes, so only the printed ones match. A shell may set colours before them.
    let word = |line: &str| {
        let line = line.trim_end_matches('\r').strip_suffix('}')?;
        line.split_once('{').map(|(_, word)| word.to_owned())
    };
    Some(seen.lines().filter_map(word).collect())
}

/// Resolves `.`, `..` and links if the word is a path.
fn resolve_path(word: String) -> String {
    std::fs::canonicalize(&word).map_or(word, |path| path.display().to_string())
}

#[test]
fn tab_completes_to_words_that_are_safe_to_run() {
    if !has_terminal() {
        return;
    }
    let own = "[car.zz-own]\nname = \"Zz\"\nclass = \"sedan\"\norigin = \"domestic\"\nsummary = \"Own.\"\n";
    for shell in SHELLS {
        let folder = Folder::new(&format!("shells-{}", shell.0));
        folder.write("my data.toml", own).write("q/$(touch X).toml", "").write("semi;colon.toml", own);
        folder.write("home own.toml", own).write("it's.toml", own).write("c:d.toml", own);
        let evil = "쯔쯔쯔 l' $(touch X) `touch X` \"$(touch X)\" 'l; touch X !a \\";
        folder.write("names.toml", format!("{}\nhangul = '''{evil}'''\n", own.trim_end()));
        let home = resolve_path(folder.path("home own.toml").display().to_string());
        for (line, words) in [
            ("nkcars list --class=tru", &["list", "--class=truck"][..]),
            ("nkcars list --sort=-years.ear", &["list", "--sort=-years.earliest"]),
            ("nkcars list --columns=id,hang", &["list", "--columns=id,hangul"]),
            ("nkcars list --columns years.lat", &["list", "--columns", "years.latest"]),
            ("nkcars list films -c stud", &["list", "films", "-c", "studio"]),
            ("nkcars list --data=my", &["list", "--data=my data.toml"]),
            ("nkcars list --data my", &["list", "--data", "my data.toml"]),
            ("nkcars list --data ~/home", &["list", "--data", &home]),
            ("nkcars check semi", &["check", "semi;colon.toml"]),
            ("nkcars handbook -O semi", &["handbook", "-O", "semi;colon.toml"]),
            ("nkcars handbook -O it", &["handbook", "-O", "it's.toml"]),
            ("nkcars check c", &["check", "c:d.toml"]),
            ("nkcars check q/", &["check", "q/$(touch X).toml"]),
            ("nkcars --data 'my data.toml' show zz", &["--data", "my data.toml", "show", "zz-own"]),
            ("nkcars show baekdu", &["show", "baekdu"]),
            ("nkcars show 아침", &["show", "아침꽃"]),
            ("nkcars show 백학", &["show", "백학벌의 새봄"]),
            (r"nkcars show 백학벌의\ 새", &["show", "백학벌의 새봄"]),
            ("nkcars 백학", &["백학벌의 새봄"]),
            (r"nkcars show The\ Problem\ of\ Our", &["show", "The Problem of Our Next-Door Neighbours"]),
            ("nkcars show Paektusan '(Me", &["show", "Paektusan", "(Mercedes type)"]),
            ("nkcars show '백학", &["show", "백학벌의 새봄"]),
            ("nkcars --data names.toml show '쯔쯔", &["--data", "names.toml", "show", evil]),
            ("nkcars --data names.toml show \"쯔쯔", &["--data", "names.toml", "show", evil]),
            ("nkcars --data names.toml show 쯔쯔", &["--data", "names.toml", "show", evil]),
            ("nkcars kaengsaeng-8", &["kaengsaeng-8"]),
            ("nkcars lis", &["list"]),
        ] {
            let Some(found) = press_tab(&folder, shell, line) else { break };
            // A shell may write the path of the home folder differently.
            let found: Vec<String> = found.into_iter().map(resolve_path).collect();
            assert_eq!(found, [&["nkcars"], words].concat(), "{}: {line}", shell.0);
        }
        assert!(!folder.path("X").exists(), "{}: a file name was executed", shell.0);
    }
}
