//! Completion as the shell scripts request it: the words so far after `--`, the answer on standard output.

use std::process::Command;

use crate::runner::{Answer, COMMANDS, Folder, Run as _, ask, nkcars};

/// Returns the program as a shell's script calls it.
fn called_by(shell: &str, arguments: &[&str]) -> Command {
    let mut command = nkcars(arguments);
    command.env("NKCARS_COMPLETE", shell);
    command
}

/// Returns standard output of an answer that must have succeeded.
fn stdout(answer: Answer) -> String {
    assert_eq!(answer.status, 0, "{}", answer.err);
    answer.out
}

/// Returns the answer to fish: one candidate per line, its help after a tab.
fn answer(words: &[&str]) -> String {
    stdout(called_by("fish", &[&["--"], words].concat()).run())
}

fn candidates(words: &[&str]) -> Vec<String> {
    answer(words).lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_shell_script_uses_a_variable_of_our_own() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(ask(&["completions", shell]));
        assert!(script.contains("NKCARS_COMPLETE"), "{shell}");
        assert_eq!(stdout(called_by(shell, &[]).run()), script, "{shell}");
    }
}

#[test]
fn ids_come_with_their_names() {
    let answer = answer(&["nkcars", "show", "paektusan"]);
    assert!(answer.lines().any(|line| line == "paektusan\tPaektusan 백두산"), "{answer}");
    assert!(candidates(&["nkcars", "compare", "paektusan", "KAENGS"]).contains(&"kaengsaeng-88".to_owned()));
}

#[test]
fn a_name_in_any_spelling_completes_only_if_it_means_one_record() {
    for (typed, meant) in [("백두산", "paektusan"), ("아침꽃", "achimkkot"), ("sungri 58", "sungri-58")]
    {
        assert_eq!(candidates(&["nkcars", "show", typed]), [meant], "{typed}");
    }
    // These mean several records, or none.
    for typed in ["baekdu", "백두", "白頭山", "gaz truck"] {
        let found = candidates(&["nkcars", "show", typed]);
        assert!(found.iter().all(|id| id.starts_with(typed)), "{typed}: {found:?}");
    }
}

#[test]
fn a_look_up_completes_commands_and_after_a_letter_also_names() {
    assert_eq!(candidates(&["nkcars", ""]), COMMANDS);
    let offered = candidates(&["nkcars", "p"]);
    assert!(offered.iter().any(|word| word == "paektusan"), "{offered:?}");
    let offered = candidates(&["nkcars", "ma"]);
    let place = |word: &str| offered.iter().position(|offered| offered == word).expect(word);
    assert!(place("man") < place("mangyong-bulldozer"), "{offered:?}");
    assert_eq!(candidates(&["nkcars", "아침꽃"]), ["achimkkot"]);
    assert_eq!(candidates(&["nkcars", "achimkkot", "pulgung"]), candidates(&["nkcars", "show", "pulgung"]));
}

#[test]
fn a_name_in_hangul_completes_to_the_names_that_begin_like_it() {
    for words in [&["nkcars", "show", "백"][..], &["nkcars", "백"], &["nkcars", "compare", "paektusan", "백"]]
    {
        let found = candidates(words);
        assert!(
            found.contains(&"백두산".to_owned()) && found.contains(&"백학벌의 새봄".to_owned()),
            "{found:?}"
        );
        assert!(found.iter().all(|name| name.starts_with('백')), "{found:?}");
    }
}

#[test]
fn a_name_of_several_words_completes_in_latin_letters_too() {
    for (words, expected) in [
        (&["show", "the problem of our"][..], "the problem of our Next-Door Neighbours"),
        (&["show", "The", "Problem", "of", "our"], "our Next-Door Neighbours"),
        (&["show", "sungri", "5"], "58"),
        (&["sungri", "5"], "58"),
        (&["compare", "paektusan", "kaengsaeng", "8"], "88"),
        (&["lineage", "Paektusan", "(Me"], "(Mercedes type)"),
    ] {
        let found = candidates(&[&["nkcars"], words].concat());
        assert!(found.contains(&expected.to_owned()), "{words:?}: {found:?}");
    }
    // A flag takes one name, whatever stands before it.
    assert_eq!(candidates(&["nkcars", "list", "sungri", "--manufacturer", "mot"]), [""; 0]);
}

#[test]
fn only_columns_that_the_kind_can_have_are_offered() {
    for (kind, columns) in [
        ("cars", "attested sightings claims"),
        ("films", "sightings claims"),
        ("figures", "latest claims"),
        ("sources", "cited-by"),
        ("questions", ""),
        ("plates", "claims"),
    ] {
        let found = candidates(&["nkcars", "list", kind, "-c", ""]);
        for column in ["attested", "sightings", "claims", "cited-by", "latest", "in-years"] {
            let is_expected = columns.split(' ').any(|known| known == column);
            assert_eq!(
                found.iter().any(|known| known == column),
                is_expected,
                "{column} of {kind}: {found:?}"
            );
        }
    }
    for line in ["list --year 1990 -c in", "list -y 1990 --sort in", "search x --year=1990 -c in"] {
        let words: Vec<&str> = ["nkcars"].into_iter().chain(line.split(' ')).collect();
        assert_eq!(candidates(&words), ["in-years"], "{line}");
    }
    // The explanation of a column does not need its kind.
    for column in ["latest", "cited-by", "attested"] {
        assert!(ask(&["fields", column]).out.contains(&format!("\n{column}\t")), "{column}");
    }
    // A condition and the fields of show are about fields alone.
    for words in [&["list", "--where", "atte"][..], &["show", "paektusan", "--field", "atte"]] {
        assert_eq!(candidates(&[&["nkcars"], words].concat()), [""; 0], "{words:?}");
    }
}

#[test]
fn columns_of_the_kind_on_the_line_are_offered() {
    for (words, has, has_not) in [
        (&["list", "films", "-c", ""][..], "studio", "wheelbase-mm"),
        (&["list", "trucks", "--sort", ""], "wheelbase-mm", "studio"),
        (&["list", "--columns", ""], "wheelbase-mm", "studio"),
        (&["search", "--in", "films", "x", "-c", ""], "studio", "wheelbase-mm"),
        (&["show", "paektusan", "--field", ""], "wheelbase-mm", "studio"),
        (
            &["show", "problem", "of", "our", "next-door", "neighbours", "--field", ""],
            "studio",
            "wheelbase-mm",
        ),
        (&["paektusan", "--field", ""], "wheelbase-mm", "studio"),
        (&["timeline", "--missing", ""], "wheelbase-mm", "studio"),
        (&["handbook", "films", "--missing", ""], "studio", "wheelbase-mm"),
    ] {
        let found = candidates(&[&["nkcars"], words].concat());
        assert!(
            found.contains(&has.to_owned()) && !found.contains(&has_not.to_owned()),
            "{words:?}: {found:?}"
        );
    }
    let of_all = candidates(&["nkcars", "show", "--field", ""]);
    assert!(of_all.contains(&"studio".to_owned()) && of_all.contains(&"wheelbase-mm".to_owned()));
}

#[test]
fn data_files_named_on_the_line_are_used() {
    let folder = Folder::new("completion-data");
    folder.write(
        "my data.toml",
        "[car.zz-own]\nname = \"Zz\"\nclass = \"sedan\"\norigin = \"domestic\"\nsummary = \"Own.\"\n",
    );
    let ask = |words: &[&str]| {
        let mut command = called_by("fish", &[&["--", "nkcars"], words].concat());
        let answer = stdout(command.current_dir(folder.path(".")).env("HOME", folder.path(".")).run());
        answer.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for data in [
        &["--data", "my data.toml"][..],
        &["--data=my data.toml"],
        &["--data", "'my data.toml'"],
        &["--data", "my\\ data.toml"],
        &["--data", "~/my\\ data.toml"],
    ] {
        assert_eq!(ask(&[data, &["show", "zz"]].concat()), ["zz-own"], "{data:?}");
        assert_eq!(ask(&[data, &["show", "paektusan-w"]].concat()), ["paektusan-w201"], "{data:?}");
        let alone = ask(&[data, &["--no-bundled", "show", "paektusan-w"]].concat());
        assert_eq!(alone, [""; 0], "{data:?}");
    }
}

#[test]
fn flags_complete_their_own_values() {
    for (words, expected) in [
        (&["list", "--manufacturer", "pyeo"][..], &["pyeonghwa-motors"][..]),
        (&["list", "--columns", "id,hang"], &["id,hangul"]),
        (&["list", "--columns", "-hang"], &["-hangul"]),
        (&["list", "--sort", "years,-hang"], &["years,-hangul"]),
        (&["list", "--columns", "id,years.la"], &["id,years.latest"]),
        (&["list", "--columns", "engine.e"], &[]),
        (&["list", "--sort=-years.ear"], &["--sort=-years.earliest"]),
        (&["list", "--class=tra"], &["--class=tram", "--class=tractor"]),
        (&["list", "tru"], &["trucks"]),
        (&["list", "--film", "fourteen"], &["fourteenth-winter-1980"]),
        (&["list", "--source", "kraz-20"], &["kraz-2019"]),
        (&["list", "--class", "tra"], &["tram", "tractor"]),
        (&["-o", "mark"], &["markdown"]),
        (&["list", "-o", "s"], &[]),
        (&["timeline", "-o", "s"], &["svg"]),
        (&["lineage", "-o", "m"], &["mermaid"]),
        (&["comp"], &["compare", "completions"]),
    ] {
        let mut found = candidates(&[&["nkcars"], words].concat());
        found.sort_unstable_by_key(|word| expected.iter().position(|known| known == word));
        assert_eq!(found, expected, "{words:?}");
    }
}

#[test]
fn a_format_is_offered_only_where_it_can_be_written() {
    for command in ["handbook", "completions", "man", "help"] {
        assert_eq!(candidates(&["nkcars", command, "-o", ""]), [""; 0], "{command}");
    }
    assert!(candidates(&["nkcars", "list", "-o", ""]).contains(&"csv".to_owned()));
}

#[test]
fn powershell_gets_only_words_that_need_no_quotes() {
    let answer = |shell, typed| stdout(called_by(shell, &["--", "nkcars", "show", typed]).run());
    assert!(answer("fish", "백학").contains("백학벌의 새봄"));
    assert_eq!(answer("powershell", "백학"), "");
    assert!(answer("powershell", "paek").contains("paektusan\t"));
}

#[test]
fn sources_are_offered_only_on_request() {
    let offered = candidates(&["nkcars", "show", ""]);
    assert!(offered.contains(&"kaengsaeng-88".to_owned()) && offered.contains(&"sg-01".to_owned()));
    assert!(!offered.contains(&"kraz-2019".to_owned()));
    assert!(candidates(&["nkcars", "show", "kra"]).contains(&"kraz-2019".to_owned()));
}

#[test]
fn a_broken_layer_leaves_the_bundled_ids() {
    let folder = Folder::new("completion");
    folder.write(
        "nkcars/broken.toml",
        "[car.x
",
    );
    for (name, path) in [("XDG_DATA_HOME", ""), ("NKCARS_DATA", "nkcars/broken.toml")] {
        let mut command = called_by("fish", &["--", "nkcars", "show", "paek"]);
        let answer = command.env(name, folder.path(path)).run();
        assert!(answer.err.is_empty(), "completion prints no warnings");
        assert!(stdout(answer).starts_with("paektusan	"));
    }
}

#[test]
fn variables_of_other_programs_have_no_effect() {
    for (name, value) in [("COMPLETE", "bash"), ("NKCARS_COMPLETE", ""), ("NKCARS_COMPLETE", "0")] {
        let answer = called_by("", &["list", "-o", "ids", "--limit", "1"]).env(name, value).run();
        assert_eq!(stdout(answer).lines().count(), 1, "{name}={value}");
    }
    for arguments in [&["--", "nkcars", ""][..], &["list"]] {
        let answer = called_by("garbage", arguments).run();
        assert_eq!(answer.status, 2);
        assert_eq!(
            answer.err,
            "nkcars: NKCARS_COMPLETE is \"garbage\", which is not a shell; unset it, or see nkcars completions --help\n"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_on_the_line_is_left_to_the_command() {
    let folder = Folder::new("completion-pipe");
    let line = format!("mkfifo p; timeout 20 '{}' -- nkcars --data p show paektusan-w", crate::runner::BIN);
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).current_dir(folder.path(".")).env("NKCARS_COMPLETE", "fish");
    assert!(stdout(shell.env("XDG_DATA_HOME", "/nonexistent").run()).starts_with("paektusan-w201\t"));
}
