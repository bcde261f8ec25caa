//! Whatever is typed is answered: in words, soon, and without harm to the terminal.

use crate::runner::{KINDS, Run as _, ask, nkcars};

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
            let output = ask(&arguments);
            assert!(matches!(output.status, 0..=2), "{arguments:?}: {:?}", output.status);
            assert!(!output.err.contains('\x1b'), "{arguments:?} sends escapes to the terminal");
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    for arguments in [&["show"][..], &["search"], &["list", "--year"], &["list", "--columns"]] {
        let output = nkcars(arguments).arg(std::ffi::OsStr::from_bytes(b"\xff")).run();
        assert_eq!(output.status, 2, "{arguments:?}");
        let told = "nkcars: an argument is not in UTF-8; try a name in Latin letters\n";
        assert_eq!(output.err, told, "{arguments:?}");
    }
}

#[test]
fn messages_make_arguments_visible() {
    for arguments in
        [&["show", "\u{1b}[31mx\u{202e}y"][..], &["search", "\u{1b}\u{7}"], &["list", "--columns", "\u{9b}x"]]
    {
        let output = ask(arguments);
        let told = output.err;
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{7}']), "{told:?}");
    }
}

#[test]
fn long_and_many_arguments_are_answered() {
    let long = "ㄱ승Baekdu 88 ".repeat(700);
    let many = vec!["백두산"; 2_000];
    for arguments in [vec!["search", &long], vec!["show", &long], [vec!["search"], many.clone()].concat()] {
        let output = ask(&arguments);
        assert!(matches!(output.status, 0..=2), "{:?}", output.status);
    }
    let output = ask(&[vec!["show", "-o", "ids"], many].concat());
    assert_eq!(output.out, "paektusan\n");
}

#[test]
fn of_a_long_argument_a_message_shows_the_beginning() {
    let long = "ㅂaz9".repeat(20_000);
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
        &["list", "--limit", &long],
        &["list", "--width", &long],
        &["list", "--columns", &empty],
        &["list", "--sort", &empty],
        &["completions", &long],
    ] {
        let output = ask(arguments);
        let told = output.err;
        let start: String = arguments.iter().flat_map(|argument| argument.chars().take(8)).collect();
        assert!(matches!(output.status, 1 | 2) && !told.is_empty(), "{start}");
        assert!(told.len() < 1_000, "{start}: {} bytes", told.len());
    }
    let output = nkcars(&["list"]).on_terminal("80").env("NKCARS_FORMAT", &long).run();
    assert!(output.err.len() < 1_000);
}

#[test]
fn an_unknown_column_is_answered_with_all_there_are() {
    for kind in KINDS {
        let told = ask(&["list", kind, "--sort", "nosuch"]).err;
        let (_, columns) = told.split_once("columns: ").expect("columns");
        let columns: Vec<&str> = columns.lines().next().expect("a line").split(", ").collect();
        let fields = ask(&["fields", kind, "-o", "tsv", "--no-header"]).out;
        let fields: Vec<&str> = fields.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(columns, fields, "{kind}");
    }
}

#[test]
fn years_may_be_written_in_many_ways() {
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
fn a_month_is_no_range() {
    let months = ask(&["list", "-y", "1978-03", "-o", "ids"]);
    assert_eq!(months, ask(&["list", "-y", "1978", "-o", "ids"]));
    assert_eq!(ask(&["list", "-y", "2020-39"]).status, 2);
    assert!(ask(&["list", "-y", "1970-1960"]).err.contains("runs backwards"));
}

#[test]
fn help_fits_a_screen_and_names_the_common_flags_in_one_place() {
    let commands = ["list", "show", "search", "compare", "check", "fields", "completions", "man", "help"];
    for command in [None].into_iter().chain(commands.map(Some)) {
        for flag in ["-h", "--help"] {
            let arguments: Vec<&str> = command.into_iter().chain([flag]).collect();
            let help = nkcars(&arguments).env("COLUMNS", "80").run();
            assert_eq!((help.status, help.err.as_str()), (0, ""), "{arguments:?}");
            assert!(help.out.lines().count() <= 40, "{arguments:?}: {}", help.out);
            assert!(help.out.contains("nkcars help output"), "{arguments:?}: {}", help.out);
            assert_eq!(help.out.matches("--no-bundled").count(), 1, "{arguments:?}: {}", help.out);
        }
        if let Some(command) = command {
            assert_eq!(ask(&["help", command]), ask(&[command, "-h"]));
        }
    }
    assert_eq!(ask(&["help"]), ask(&["-h"]));
    assert_eq!(ask(&[]).out.lines().count(), 10);
    for topic in ["output", "exit-status", "environment", "files", "signs", "formats", "dates", "examples"] {
        let help = ask(&["help", topic]);
        assert_eq!((help.status, help.err.as_str()), (0, ""), "{topic}");
        assert!((4..=40).contains(&help.out.lines().count()) || topic == "files", "{topic}: {}", help.out);
    }
}
