//! Every command line gets an answer: readable, prompt, and harmless to the terminal.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{COMMANDS, KINDS, Run as _, ask, nkcars};

#[test]
fn no_argument_causes_a_panic() {
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
            let output = ask(&arguments);
            assert!(matches!(output.status, 0..=2), "{arguments:?}: {:?}", output.status);
            assert!(!output.err.contains('\x1b'), "{arguments:?} sends escapes to the terminal");
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf_8_are_rejected() {
    use std::os::unix::ffi::OsStrExt as _;
    for arguments in [&["show"][..], &["search"], &["list", "--year"], &["list", "--columns"]] {
        let output = nkcars(arguments).arg(std::ffi::OsStr::from_bytes(b"\xff")).run();
        assert_eq!(output.status, 2, "{arguments:?}");
        let message = "nkcars: an argument is not in UTF-8; try a name in Latin letters\n";
        assert_eq!(output.err, message, "{arguments:?}");
    }
}

#[test]
fn messages_escape_hidden_characters_in_arguments() {
    for arguments in
        [&["show", "\u{1b}[31mx\u{202e}y"][..], &["search", "\u{1b}\u{7}"], &["list", "--columns", "\u{9b}x"]]
    {
        let output = ask(arguments);
        let message = output.err;
        assert!(!message.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{7}']), "{message:?}");
    }
}

#[test]
fn long_and_many_arguments_are_answered() {
    let long = "ㄱ승Baekdu 88 ".repeat(700);
    let many = vec!["백두산"; 2_000];
    let particles = "은는".repeat(10_000);
    // These change nothing, each alone.
    let [please, today] = ["please ", "today "].map(|word| word.repeat(17_000) + "truck");
    for arguments in [
        vec!["search", &long],
        vec!["show", &long],
        [vec!["search"], many.clone()].concat(),
        vec!["search", &please],
        vec![&*please],
        vec![&*today],
        vec![&*particles],
    ] {
        let output = ask(&arguments);
        assert!(matches!(output.status, 0..=2), "{:?}", output.status);
    }
    let output = ask(&[vec!["show", "-o", "ids"], many].concat());
    assert_eq!(output.out, "paektusan\n");
}

#[test]
fn messages_shorten_long_arguments() {
    let long = "ㅂaz9".repeat(4_000);
    let (flag, empty, spaces) =
        (format!("--{long}"), format!(",{long}"), format!("paektusan{}", " ".repeat(80_000)));
    for arguments in [
        &[long.as_str()][..],
        &[flag.as_str()],
        &["show", &long],
        &["show", &flag],
        &["search", &long],
        &["compare", &spaces, "paektusan", &spaces],
        &["fields", &long],
        &["list", "cars", &long],
        &["list", "--class", &long],
        &["list", "--film", &long],
        &["list", "--data", &long],
        &["check", &long],
        &["list", "--limit", &long],
        &["list", "--width", &long],
        &["list", "--columns", &empty],
        &["list", "--sort", &empty],
        &["completions", &long],
    ] {
        let output = ask(arguments);
        let message = output.err;
        let start: String = arguments.iter().flat_map(|argument| argument.chars().take(8)).collect();
        assert!(matches!(output.status, 1 | 2) && !message.is_empty(), "{start}");
        assert!(message.len() < 1_000, "{start}: {} bytes", message.len());
    }
    let output = nkcars(&["list"]).on_terminal("80").env("NKCARS_FORMAT", &long).run();
    assert!(output.err.len() < 1_000);
}

#[test]
fn an_unknown_column_lists_the_known_ones() {
    for kind in KINDS {
        let message = ask(&["list", kind, "--sort", "nosuch"]).err;
        let (_, columns) = message.split_once("columns: ").expect("columns");
        let columns: Vec<&str> = columns.lines().next().expect("a line").split(", ").collect();
        let fields = ask(&["fields", kind, "-o", "tsv", "--no-header"]).out;
        let fields: Vec<&str> = fields.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(columns, fields, "{kind}");
    }
}

#[test]
fn years_are_accepted_in_many_forms() {
    let ids = |year: &str| {
        let output = ask(&["list", "--year", year, "-o", "ids"]);
        assert_eq!(output.status, 0, "{year}");
        output.out
    };
    for (written, years) in [
        ("197X", "1970..1979"),
        ("1968~", "1966..1970"),
        ("1968%", "1966..1970"),
        ("1968?", "1968"),
        ("1978-03", "1978"),
        ("1985/1988", "1985..1988"),
        ("[1985..1988]", "1985..1988"),
        ("1985/..", "1985.."),
        ("[..1970]", "..1970"),
        (" 1968 ", "1968..1968"),
    ] {
        assert_eq!(ids(written), ids(years), "{written}");
    }
    let (all, early, late) = (ids("..2100"), ids("..1970"), ids("1971.."));
    assert!(early.len() < all.len() && late.len() < all.len(), "an open range has one end");
    assert!(all.lines().all(|id| early.lines().chain(late.lines()).any(|found| found == id)));
}

#[test]
fn a_filter_that_a_kind_cannot_have_is_a_mistake() {
    for (flag, kinds, but) in [
        (&["--manufacturer", "sungri-motor-plant"][..], &["cars", "manufacturers"][..], &[][..]),
        (&["--film", "tram-pyongyang-2011"], &["cars", "films", "sightings"], &[]),
        (&["--status", "serial"], &["cars"], &[]),
        (&["--class", "truck"], &["cars"], &[]),
        (&["--origin", "foreign"], &["cars"], &[]),
        (&["--attested", "seen"], &["cars"], &[]),
        (&["--source", "kraz-2019"], &KINDS, &["questions"]),
        (&["--disputed"], &KINDS, &["sources", "questions"]),
        (&["--year", "1990"], &KINDS, &["questions"]),
    ] {
        for kind in KINDS {
            let answer = ask(&[&["list", kind], flag].concat());
            let can_have = kinds.contains(&kind) && !but.contains(&kind);
            assert_eq!(answer.status < 2, can_have, "{kind} {flag:?}: {}", answer.err);
            assert_eq!(
                answer.err.contains("; leave out the flag"),
                !can_have,
                "{kind} {flag:?}: {}",
                answer.err
            );
        }
    }
}

#[test]
fn several_words_for_one_filter_mean_any_of_them() {
    let ids = |flags: &[&str]| {
        let list = ask(&[&["list", "--all", "-o", "ids"], flags].concat());
        assert_eq!(list.status, 0, "{flags:?}");
        list.out.lines().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    for (flag, one, other) in [
        ("--class", "tram", "hatchback"),
        ("--origin", "domestic", "foreign"),
        ("--status", "serial", "prototype"),
        ("--manufacturer", "sungri-motor-plant", "chongjin-bus-works"),
        ("--film", "neighbours-problem-1979", "fourteenth-winter-1980"),
        ("--source", "autoweek-sungri", "73online-uaz-469"),
    ] {
        let either = &ids(&[flag, one]) | &ids(&[flag, other]);
        assert_eq!(ids(&[flag, one, flag, other]), either, "{flag}");
    }
}

#[test]
fn what_people_type_is_understood() {
    for (typed, meant) in [
        (&["list", "trucks"][..], &["list", "cars", "--class", "truck"][..]),
        (&["list", "Truck"], &["list", "--class", "truck"]),
        (&["list", "minibuses"], &["list", "--class", "minibus"]),
        (&["list", "electric carts"], &["list", "--class", "electric-cart"]),
        (&["list", "--class", "Trucks,BUS"], &["list", "--class", "truck,bus"]),
        (&["list", "--class", "offroad"], &["list", "--class", "off-road"]),
        (&["list", "--status", "Small Series"], &["list", "--status", "small-series"]),
        (&["list", "Makers", "-o", "JSON"], &["list", "manufacturers", "-o", "json"]),
        (&["list", "-y", "1960s"], &["list", "--year", "196X"]),
        (&["list", "-y", "1960-1970"], &["list", "--year", "1960..1970"]),
        (&["list", "-y", "1960s–1970s"], &["list", "--year", "1960..1979"]),
        (&["list", "-y", "..1950s"], &["list", "--year", "..1959"]),
        (
            &["list", "-n", "3", "-c", "id,built-by"],
            &["list", "--limit", "3", "--columns", "id,manufacturer"],
        ),
        (
            &["list", "-c", "ID, Based on,Built.Certainty"],
            &["list", "--columns", "id,based-on,years.certainty"],
        ),
        (&["list", "--sort=-Top speed"], &["list", "--sort=-top-speed-kmh"]),
        (&["list", "--missing", "Top speed"], &["list", "--missing", "top-speed-kmh"]),
        (&["show", "sg-01", "-b"], &["show", "sg-01", "--brief"]),
        (&["show", "sg-01", "-f"], &["show", "sg-01", "--full"]),
        (&["show", "sungri", "58"], &["show", "sungri-58"]),
        (&["sungri", "58"], &["show", "sungri-58"]),
        (&["-o", "record", "-b", "sungri", "58"], &["show", "sungri-58", "-b", "-o", "record"]),
        (&["-qo", "json", "백두산"], &["show", "paektusan", "-q"]),
        (&["--", "paektusan"], &["show", "paektusan"]),
    ] {
        let answer = ask(typed);
        assert_eq!(answer, ask(meant), "{typed:?}");
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{typed:?}");
    }
}

#[test]
fn a_month_is_not_a_range() {
    let months = ask(&["list", "-y", "1978-03", "-o", "ids"]);
    assert_eq!(months, ask(&["list", "-y", "1978", "-o", "ids"]));
    assert_eq!(ask(&["list", "-y", "2020-39"]).status, 2);
    assert!(ask(&["list", "-y", "1970-1960"]).err.contains("it ends before it begins"));
}

/// The help topics, each with another word that finds it.
const TOPICS: [(&str, &str); 12] = [
    ("output", "output"),
    ("filters", "filters"),
    ("columns", "column"),
    ("signs", "certainty"),
    ("dates", "edtf"),
    ("formats", "csv"),
    ("colour", "color"),
    ("pager", "paging"),
    ("environment", "env"),
    ("files", "data"),
    ("exit-status", "exit"),
    ("examples", "example"),
];

#[test]
fn short_help_fits_a_screen_and_shared_flags_are_explained_once() {
    for command in [None].into_iter().chain(COMMANDS.map(Some)) {
        let arguments: Vec<&str> = command.into_iter().chain(["-h"]).collect();
        let help = nkcars(&arguments).on_terminal(80).run();
        assert_eq!((help.status, help.err.as_str()), (0, ""), "{arguments:?}");
        let lines = help.out.lines().count();
        assert!(
            lines <= if command.is_some() { 24 } else { 36 },
            "{arguments:?}: {lines} lines\n{}",
            help.out
        );
        assert!(help.out.contains("nkcars help output"), "{arguments:?}: {}", help.out);
        assert!(!help.out.contains("--no-bundled"), "{arguments:?}: {}", help.out);
        for rare in ["--strict", "--source", "--missing", "--disputed", "--film", "--null"] {
            assert!(!help.out.contains(rare), "{arguments:?}: {rare}");
        }
        assert_eq!(help.out.contains("--manufacturer <NAME>"), command == Some("list"), "{arguments:?}");
        if let Some(command) = command {
            assert_eq!(ask(&["help", command]), ask(&[command, "-h"]));
        }
    }
    assert_eq!(ask(&["help"]), ask(&["-h"]));
    assert_eq!(ask(&[]).out.lines().count(), 11);
}

#[test]
fn long_help_has_everything() {
    for command in COMMANDS {
        let help = ask(&[command, "--help"]).out;
        for part in ["Usage: nkcars ", "--no-bundled", "Examples:\n"] {
            assert!(help.contains(part), "{command} --help: {part}\n{help}");
        }
        let has_one_form = ["handbook", "completions", "man", "help"].contains(&command);
        for part in ["- jsonl: ", "--null <TEXT>"] {
            assert_eq!(help.contains(part), !has_one_form, "{command} --help: {part}\n{help}");
        }
    }
    for command in ["list", "search", "timeline", "handbook"] {
        assert!(ask(&[command, "--help"]).out.contains("--missing <FIELD>"), "{command}");
    }
}

#[test]
fn help_names_only_the_formats_that_a_command_writes() {
    let formats =
        ["table", "record", "plain", "markdown", "json", "jsonl", "csv", "tsv", "ids", "svg", "mermaid"];
    for arguments in [
        &["list"][..],
        &["plate", "727-1953"],
        &["show", "paektusan"],
        &["search", "lorry"],
        &["fields"],
        &["compare", "sg-03", "sg-04"],
        &["timeline"],
        &["lineage", "sungri-61"],
        &["check"],
    ] {
        let help = ask(&[arguments[0], "--help"]).out;
        for format in formats {
            let is_named = help.contains(&format!("- {format}: "));
            let is_written = ask(&[arguments, &["-o", format]].concat()).status == 0;
            assert_eq!(is_named, is_written, "{arguments:?} {format}");
        }
    }
}

#[test]
fn every_topic_is_found_by_more_than_one_word() {
    for (topic, other) in TOPICS {
        let help = ask(&["help", topic]);
        assert_eq!((help.status, help.err.as_str()), (0, ""), "{topic}");
        assert!(help.out.lines().count() >= 2, "{topic}: {}", help.out);
        assert_eq!(ask(&["help", other]), help, "{other}");
    }
}

#[test]
fn help_fits_every_screen_without_breaking_words() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let commands = COMMANDS.iter().flat_map(|command| [vec![*command, "-h"], vec![*command, "--help"]]);
    let topics = TOPICS.iter().map(|(topic, _)| vec!["help", topic]);
    let asked: Vec<Vec<&str>> = commands.chain(topics).chain([vec![], vec!["-h"], vec!["--help"]]).collect();
    for arguments in asked {
        let whole = words(&nkcars(&arguments).on_terminal(200).run().out);
        for width in [40, 60, 80, 100] {
            for ascii in [false, true] {
                let all: Vec<&str> = arguments.iter().copied().chain(ascii.then_some("--ascii")).collect();
                if all == ["--ascii"] {
                    continue;
                }
                let shown = nkcars(&all).on_terminal(width).run().out;
                let too_long = shown.lines().find(|line| line.width() > width);
                assert_eq!(too_long, None, "{all:?} at {width}");
                assert!(!ascii || shown.is_ascii(), "{all:?}: {shown}");
                assert!(ascii || words(&shown) == whole, "{all:?} at {width}: a word is broken\n{shown}");
            }
        }
    }
}

#[test]
fn flags_around_help_do_not_change_it() {
    let help = ask(&["list", "-h"]);
    for arguments in [&["list", "--class", "tram", "-h"][..], &["-h", "list"], &["list", "-qo", "json", "-h"]]
    {
        assert_eq!(ask(arguments), help, "{arguments:?}");
    }
    assert_eq!(ask(&["list", "--version"]), ask(&["--version"]));
    let narrow = ask(&["list", "-h", "--width", "40"]).out;
    assert!(narrow.lines().all(|line| line.width() <= 40), "{narrow}");
}

#[test]
fn full_width_digits_are_accepted_in_a_year() {
    let ids = |year: &str| ask(&["list", "--year", year, "-o", "ids"]);
    assert_eq!(ids("１９６０s"), ids("1960s"));
    assert_eq!(ids("１９６０ｓ"), ids("1960s"));
}

#[test]
fn impossible_requests_are_reported_before_unknown_names() {
    let maker = ask(&["lineage", "sungri-motor-plant"]);
    assert_eq!(maker.status, 1);
    assert!(maker.err.contains("is a manufacturer, which has no lineage"), "{}", maker.err);
    let seven = ask(&["compare", "paektusan", "b", "c", "d", "e", "f", "g"]);
    assert_eq!(seven.status, 2);
    assert!(seven.err.contains("two to six different records, not 7"), "{}", seven.err);
    let empty = ask(&["show", "paektusan", "--field", ""]);
    assert_eq!((empty.status, empty.out.as_str()), (2, ""));
    assert!(empty.err.contains("--field has an empty name"), "{}", empty.err);
}

/// Longer than the part of an argument that a message quotes.
const LONG_WORD: &str =
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft-und-noch-mehr-davon";

#[test]
fn a_suggested_command_finds_the_same() {
    for hidden in ["\u{202e}", "\u{200b} \u{ad}"] {
        let read = nkcars(&[hidden]).on_terminal(80).run();
        assert!(read.status == 2 && read.err.contains("the query is empty"), "{hidden:?}: {}", read.err);
    }
    for (typed, offered) in [
        (&["plate", "-17-123"][..], "or write nkcars plate -- -17-123\n"),
        (&["search", "-q80"], "or write nkcars search -- -q80\n"),
        (&["-paektusan"], "or write nkcars -- -paektusan\n"),
        (&["plate", "--", "-1"], "see: nkcars search -- plate -1\n"),
    ] {
        let message = ask(typed).err;
        assert!(message.ends_with(offered), "{typed:?}: {message}");
    }
    for (typed, offered) in [
        (&["a\u{ad}b", "truck"][..], "search ab truck"),
        (&["grey\u{7f}blue", "truck"], "search grey blue truck"),
        (&["\u{200b}-9"], "search -- -9"),
        (&[LONG_WORD], &format!("search {LONG_WORD}")),
        (&["--", "truck", "-80"], "search -- truck -80"),
    ] {
        let read = nkcars(typed).on_terminal(80).run();
        let message = read.err + &read.out;
        assert!(message.contains(&format!("read as: nkcars {offered}\n")), "{typed:?}: {message}");
        let words: Vec<String> = shlex::split(offered).expect("words");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (again, first) = (ask(&words), ask(typed));
        assert_eq!((again.status, again.out), (first.status, first.out), "{typed:?}");
    }
    let more = nkcars(&["search", "--", "-80", "truck"]).on_terminal(80).run().out;
    assert!(more.contains(" more: nkcars search -n ") && more.contains(" -- -80 truck"), "{more}");
}
