//! Completion by pressing TAB in a real bash, zsh and fish, on a terminal that `script` provides.

#![allow(clippy::print_stderr, reason = "reports skipped tests")]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
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
    // The key for the end of the line would also accept a suggestion from earlier lines.
    ("fish", "fish --no-config -i", "set -g fish_autosuggestion_enabled 0; nkcars completions fish | source"),
];

/// A shell that waits for keys.
struct Shell {
    name: &'static str,
    script: Child,
    keys: ChildStdin,
    screen: Receiver<Vec<u8>>,
}

impl Shell {
    /// Starts the shell in this folder and sets up completion, or returns `None` if the shell is not installed.
    fn start(folder: &Folder, (name, start, setup): (&'static str, &str, &str)) -> Option<Self> {
        if Command::new(name).arg("--version").output().is_err() {
            eprintln!("skipped: {name} is not installed");
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
        let keys = script.stdin.take().expect("a pipe");
        let mut out = script.stdout.take().expect("a pipe");
        let (sender, screen) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let mut shell = Self { name, script, keys, screen };
        // `%s` splits the marks, so that only the printed marks match and not the typed commands.
        shell.press(&format!("{setup}; printf 'rea%s\\n' dy\n"), "ready\r\n");
        Some(shell)
    }

    /// Presses keys and returns what is written up to a mark.
    fn press(&mut self, keys: &str, mark: &str) -> String {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("a key");
        let end = Instant::now() + Duration::from_secs(60);
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(mark) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(more) = self.screen.recv_timeout(left) else {
                let _ = self.script.kill();
                panic!("{}: {keys}: no {mark} in {}", self.name, String::from_utf8_lossy(&seen))
            };
            seen.extend(more);
        }
        String::from_utf8_lossy(&seen).into_owned()
    }

    /// Presses TAB at the end of a line and returns the words of the line.
    fn press_tab(&mut self, line: &str) -> Vec<String> {
        // Passes the completed line to another command, which shows the words that the shell made of it.
        let keys = format!("{line}\t\u{1}printf '\\x7b%s\\x7d\\n' \u{5}\nprintf 'do%s\\n' ne\n");
        let seen = self.press(&keys, "done\r\n");
        // The typed braces are escapes, so only the printed ones match. A shell may set colours before them.
        let word = |line: &str| {
            let line = line.trim_end_matches('\r').strip_suffix('}')?;
            line.split_once('{').map(|(_, word)| word.to_owned())
        };
        seen.lines().filter_map(word).collect()
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        let _ = self.keys.write_all(b"exit\n");
        let _ = self.script.wait();
    }
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
        let Some(mut running) = Shell::start(&folder, shell) else { continue };
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
            // A shell may write the path of the home folder differently.
            let found: Vec<String> = running.press_tab(line).into_iter().map(resolve_path).collect();
            assert_eq!(found, [&["nkcars"], words].concat(), "{}: {line}", shell.0);
        }
        assert!(!folder.path("X").exists(), "{}: a file name was executed", shell.0);
    }
}
