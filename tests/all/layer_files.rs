//! Which files are read: irregular files, editors' temporary files, too much data, and folders full of mistakes.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Enough for work of linear cost, in an unoptimised build on a busy machine.
const ENOUGH: Duration = Duration::from_secs(30);

/// Returns an empty folder for one test. Its subfolder `nkcars` is the data folder, which the program always reads.
fn home(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("kinds-files").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("nkcars")).unwrap();
    folder
}

/// Runs the program, which must end before the timeout. Returns exit status, stdout and stderr.
fn run(home: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nkcars"));
    command.args(args).current_dir(home).env_clear().env("XDG_DATA_HOME", home).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = thread::spawn(move || std::io::read_to_string(&mut out).unwrap());
    let err = thread::spawn(move || std::io::read_to_string(&mut err).unwrap());
    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > ENOUGH {
            child.kill().unwrap();
            panic!("{args:?} did not end");
        }
        thread::sleep(Duration::from_millis(5));
    };
    (status.code().unwrap_or(-1), out.join().unwrap(), err.join().unwrap())
}

fn car(id: &str) -> String {
    format!("[car.{id}]\nname = \"{id}\"\norigin = \"domestic\"\n")
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_skipped_in_a_folder_but_read_if_named() {
    let home = home("pipe");
    fs::create_dir(home.join("data")).unwrap();
    for folder in ["nkcars", "data"] {
        pipe(&home.join(folder).join("a.toml"));
        std::os::unix::fs::symlink("a.toml", home.join(folder).join("link.toml")).unwrap();
        fs::write(home.join(folder).join("b.toml"), car(&format!("zz-{folder}"))).unwrap();
    }
    let (status, out, err) = run(&home, &["list", "-o", "ids", "--data", "data"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.lines().any(|id| id == "zz-nkcars") && out.lines().any(|id| id == "zz-data"), "{out}");
    let left_out: Vec<&str> = err.lines().collect();
    assert_eq!(left_out.len(), 4, "{err}");
    assert!(left_out[0].ends_with("nkcars/a.toml: it is not a regular file; it is left out"), "{err}");
    assert_eq!(left_out[3], "nkcars: data/link.toml: it is not a regular file; it is left out");
    let (status, _, err) = run(&home, &["check"]);
    assert!(status == 2 && err.contains("a.toml: it is not a regular file\n"), "{err}");
    pipe(&home.join("named"));
    let (path, text) = (home.join("named"), car("zz-piped"));
    let writer = thread::spawn(move || fs::write(path, text).unwrap());
    let (status, out, err) = run(&home, &["list", "-o", "ids", "--data", "named"]);
    assert!(status == 0 && out.contains("zz-piped\n"), "{err}");
    writer.join().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn files_under_proc_are_rejected_with_a_reason() {
    let home = home("system");
    std::os::unix::fs::symlink("/proc/kmsg", home.join("nkcars/kernel.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", home.join("nkcars/zero.toml")).unwrap();
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    assert!(status == 0 && out.contains("paektusan"), "{err}");
    assert_eq!(err.lines().count(), 2, "{err}");
    for (path, words) in [
        ("/proc/kmsg", "files under /proc and /sys are not data"),
        ("/proc/self/status", "files under /proc and /sys are not data"),
        ("nkcars/kernel.toml", "files under /proc and /sys are not data"),
    ] {
        for args in [&["list", "--data", path][..], &["check", path]] {
            let (status, out, err) = run(&home, args);
            assert_eq!((status, out.as_str()), (2, ""), "{path}");
            assert!(err.contains(&format!("nkcars: cannot read {path}: {words}\n")), "{err}");
        }
    }
}

#[test]
fn files_left_behind_by_editors_and_systems_are_skipped() {
    let home = home("left-behind");
    for folder in ["nkcars", "data", "data/.git"] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("._a.toml"), b"\0\x05\x16\x07").unwrap();
        fs::write(folder.join(".hidden.toml"), "nonsense").unwrap();
        fs::write(folder.join("a.toml~"), "nonsense").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("nobody@nowhere.1234:5678", folder.join(".#a.toml")).unwrap();
    }
    fs::write(home.join("data/.git/config.toml"), "nonsense").unwrap();
    fs::write(home.join("data/a.toml"), car("zz-data")).unwrap();
    let (status, out, err) = run(&home, &["list", "-o", "ids", "--data", "data"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("zz-data\n"));
    assert_eq!(run(&home, &["check", "data"]).0, 0);
    let (status, _, err) = run(&home, &["list", "--data", "data/.hidden.toml"]);
    assert!(status == 2 && err.contains("data/.hidden.toml:1:"), "a named file is read: {err}");
}

#[cfg(unix)]
#[test]
fn no_file_name_can_forge_a_line_of_output() {
    let home = home("forged");
    let folder = "e\nnkcars: all fine\u{1b}[2J\u{202e}";
    fs::create_dir(home.join(folder)).unwrap();
    fs::write(home.join(folder).join("x\r.toml"), "[car.a]\nname = 4\n").unwrap();
    fs::write(home.join("nkcars/y\n.toml"), "[car.a]\nname = 4\n").unwrap();
    let broken = format!("{folder}/x\r.toml");
    for args in [
        &["list", "--data", "/nonexist\nnkcars: all fine"][..],
        &["list", "--data", folder],
        &["list", "--data", &broken],
        &["check", folder],
        &["list", "-o", "ids"],
        &["check"],
    ] {
        let (_, out, err) = run(&home, args);
        for line in out.lines().chain(err.lines()) {
            assert!(
                !line.starts_with("nkcars: all fine") && !line.starts_with(".toml"),
                "{args:?}: {out}{err}"
            );
            assert!(!line.contains(['\u{1b}', '\r', '\u{202e}']), "{args:?}: {out}{err}");
        }
    }
    let (_, _, err) = run(&home, &["list", "--data", "/nonexist\nnkcars: all fine"]);
    assert!(
        err.contains("nkcars: cannot read /nonexist\\nnkcars: all fine: no such file or directory\n"),
        "{err}"
    );
}

#[test]
fn a_second_byte_order_mark_is_not_toml() {
    let home = home("marks");
    fs::write(home.join("one.toml"), format!("\u{feff}{}", car("zz"))).unwrap();
    fs::write(home.join("two.toml"), format!("\u{feff}\u{feff}{}", car("zz"))).unwrap();
    assert_eq!(run(&home, &["check", "one.toml"]).0, 0);
    let (status, out, _) = run(&home, &["check", "two.toml"]);
    assert_eq!(
        (status, out.as_str()),
        (1, "two.toml:1:1: error: this is not TOML: it begins with a second byte order mark\n")
    );
    assert_eq!(run(&home, &["list", "--data", "two.toml"]).0, 2);
}

#[test]
fn a_large_toml_file_without_records_gets_only_the_true_reason() {
    let home = home("another-make");
    let mut text = "[a]\nx = 1\n".to_owned();
    while text.len() < 2 << 20 {
        text.push_str("[[a.b]]\nname = \"some package\"\nversion = \"1.0\"\n");
    }
    fs::write(home.join("lock.toml"), text).unwrap();
    let (status, out, _) = run(&home, &["check", "lock.toml"]);
    let reason = "in a file of this size each record must stand under one header of its own, [kind.id]";
    assert_eq!((status, out), (1, format!("lock.toml:1:1: error: {reason}\n")));
}

#[test]
fn more_than_a_million_records_or_256_megabytes_are_rejected() {
    let home = home("too-much");
    let mut text = String::with_capacity(32 << 20);
    for number in 0..1_000_001 {
        let _ = write!(text, "[car.z{number}]\nname=\"{number}\"\n");
    }
    let own = home.join("nkcars/many.toml");
    fs::write(&own, &text).unwrap();
    let message = "nkcars: the data files hold more than 1,000,000 records together; name fewer of them\n";
    let many = own.to_str().unwrap();
    assert_eq!(run(&home, &["check", many]), (2, String::new(), message.to_owned()));
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    assert!(status == 0 && out.contains("paektusan") && !out.contains("z1\n"));
    assert_eq!(
        err,
        "nkcars: the files in the data folder hold more than 1,000,000 records; they are left out\n"
    );
    // Two layers, each below the limit.
    let half = text.find("[car.z20000]").unwrap();
    fs::write(&own, &text[..half]).unwrap();
    fs::write(home.join("rest.toml"), text[half..].replace("[car.z", "[film.z")).unwrap();
    assert_eq!(
        run(&home, &["list", "-o", "ids", "--data", "rest.toml"]),
        (2, String::new(), message.to_owned())
    );
    fs::remove_file(&own).unwrap();
    // These files are too large to be read at all.
    for name in ["a.toml", "b.toml", "nkcars/c.toml", "nkcars/d.toml"] {
        fs::File::create(home.join(name)).unwrap().set_len(200 << 20).unwrap();
    }
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    assert!(status == 0 && out.contains("paektusan"));
    assert_eq!(
        err,
        "nkcars: the files in the data folder come to more than 256 MB of text; they are left out\n"
    );
    let (status, _, err) = run(&home, &["list", "--data", "a.toml", "--data", "b.toml"]);
    assert_eq!(status, 2);
    assert!(
        err.ends_with(
            "nkcars: the data files come to more than 256 MB of text together; name fewer of them\n"
        ),
        "{err}"
    );
}

#[test]
fn a_folder_full_of_unknown_names_takes_linear_time() {
    let home = home("unknown-names");
    let mut text = String::new();
    for number in 0..4_000 {
        let _ = write!(
            text,
            "[car.zz-{number}]\nname = \"Zz {number}\"\nbased-on = {{ is = \"nosuch-{number}\", certainty = \"reported\", by = [\"general-knowledge\"] }}\n"
        );
    }
    fs::write(home.join("nkcars/a.toml"), &text).unwrap();
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    assert!(status == 0 && !out.contains("zz-1\n"));
    assert_eq!(err.lines().count(), 1);
    assert!(
        err.contains("car.zz-0: based-on: no car \"nosuch-0\" (and 3999 more); see nkcars check"),
        "{err}"
    );
    fs::rename(home.join("nkcars/a.toml"), home.join("a.toml")).unwrap();
    let (status, _, err) = run(&home, &["list", "--data", "a.toml"]);
    assert_eq!((status, err.lines().count()), (2, 101));
    assert!(
        err.ends_with(
            "nkcars: 4000 mistakes in the data given, the first 100 here; nkcars check PATH shows all\n"
        ),
        "{err}"
    );
}

#[test]
fn a_name_that_only_repeats_itself_is_searched_in_linear_time() {
    let home = home("repeated");
    let name = "가나".repeat(40_000);
    fs::write(home.join("a.toml"), format!("{}hangul = \"{name}\"\n", car("zz"))).unwrap();
    for typed in ["가나", "나가나"] {
        let (status, out, _) =
            run(&home, &["search", typed, "--no-bundled", "--data", "a.toml", "-o", "ids"]);
        assert_eq!((status, out.as_str()), (0, "zz\n"), "{typed}");
    }
}

#[test]
fn only_the_broken_file_in_a_chain_is_left_out() {
    let home = home("chain");
    let count = 1_000;
    for number in 0..count {
        let mut text = car(&format!("zz-{number}"));
        if number + 1 < count {
            let _ = writeln!(
                text,
                "based-on = {{ is = \"zz-{}\", certainty = \"reported\", by = [\"general-knowledge\"] }}",
                number + 1
            );
        } else {
            text.push_str("class = \"sedam\"\n");
        }
        fs::write(home.join(format!("nkcars/f{number:05}.toml")), text).unwrap();
    }
    fs::write(home.join("nkcars/good.toml"), car("zz-good")).unwrap();
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    let own: Vec<&str> = out.lines().filter(|id| id.starts_with("zz-")).collect();
    assert_eq!((status, own.len()), (0, count));
    assert!(own.contains(&"zz-good") && own.contains(&"zz-998") && !own.contains(&"zz-999"));
    let messages: Vec<&str> = err.lines().collect();
    assert_eq!(messages.len(), 1, "{err}");
    assert!(
        messages[0].contains("f00999.toml:4:9: error: car.zz-999: class: unknown word \"sedam\""),
        "{err}"
    );
    for number in 0..25 {
        fs::write(home.join(format!("nkcars/f{number:05}.toml")), "[car.x]\n").unwrap();
    }
    let (_, _, err) = run(&home, &["list", "-o", "ids"]);
    assert_eq!(err.lines().count(), 21, "{err}");
    assert!(err.ends_with("nkcars: left out: 6 more files of the data folder; see nkcars check\n"), "{err}");
}

#[test]
fn a_broken_replacement_uncovers_the_record_below_it() {
    let home = home("uncovered");
    fs::write(home.join("nkcars/a.toml"), car("zz-a")).unwrap();
    fs::write(home.join("nkcars/b.toml"), format!("{}class = \"sedam\"\n", car("zz-a"))).unwrap();
    fs::write(
        home.join("nkcars/c.toml"),
        format!(
            "{}based-on = {{ is = \"zz-a\", certainty = \"reported\", by = [\"general-knowledge\"] }}\n",
            car("zz-c")
        ),
    )
    .unwrap();
    let (status, out, err) = run(&home, &["list", "-o", "ids"]);
    assert!(status == 0 && out.contains("zz-a\n") && out.contains("zz-c\n"), "{out}{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}
