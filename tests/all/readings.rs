//! How a look-up reads words. Running the command that it names gives the same answer; `readings.tsv` lists what is read as what.

use std::collections::HashMap;
use std::thread;

use proptest::prelude::*;

use crate::runner::{Answer, Folder, Run as _, ask, nkcars};

/// The number of rows that people look at before they try other words.
const FIRST: usize = 3;
/// How many parts of the table are tried at once.
const PARTS: usize = 4;

fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    include_str!("readings.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|_| panic!("three cells in {line:?}"))
    })
}

/// How answers are compared: as people see them, and in formats for scripts.
const FORMS: [&str; 3] = ["terminal", "ids", "tsv"];

fn answer_in(form: &str, words: &[&str]) -> Answer {
    match form {
        "terminal" => nkcars(words).on_terminal(80).run(),
        format => ask(&[&["-o", format], words].concat()),
    }
}

/// Returns the command that a look-up on a terminal says it ran; empty for an id or a full name.
fn command_of(on_terminal: &Answer) -> &str {
    on_terminal.err.lines().find_map(|line| line.strip_prefix("read as: nkcars ")).unwrap_or_default()
}

/// Answers to named commands in some forms. Many words are read as the same command, which is run once.
#[derive(Default)]
struct Named(HashMap<[String; 2], Answer>);

impl Named {
    /// Asserts that the answer to what was typed has the same bytes as that to the command which it is read as.
    fn assert_same(&mut self, (typed, answer): (&str, &Answer), command: &str, form: &str) {
        let again = self.0.entry([command, form].map(str::to_owned)).or_insert_with(|| {
            let words = shlex::split(command).expect("shell words");
            answer_in(form, &words.iter().map(String::as_str).collect::<Vec<_>>())
        });
        assert_eq!(
            (answer.status, &answer.out),
            (again.status, &again.out),
            "{typed:?} as {form}: {command}"
        );
    }
}

/// Returns the rows that are not read as they say, and asserts that the named commands give the same answers.
fn wrong(rows: &[[&str; 3]]) -> Vec<String> {
    let (mut named, mut wrong) = (Named::default(), Vec::new());
    for [typed, command, id] in rows {
        let answers = FORMS.map(|form| answer_in(form, &["--", typed]));
        let read = command_of(&answers[0]);
        let found: Vec<&str> = answers[1].out.lines().take(FIRST).collect();
        if read != *command || !(id.is_empty() || found.contains(id)) {
            wrong.push(format!("{typed}: {read:?}, {found:?}"));
        }
        for (form, answer) in FORMS.iter().zip(&answers).filter(|_| !read.is_empty()) {
            named.assert_same((typed, answer), read, form);
        }
    }
    wrong
}

#[test]
fn the_table_is_read_as_it_says_and_the_named_command_gives_the_same_answer() {
    let rows: Vec<_> = rows().collect();
    // This takes longer than any other test and begins late, when the other cores may have nothing left to do.
    let wrong: Vec<String> = thread::scope(|scope| {
        let parts = rows.chunks(rows.len().div_ceil(PARTS)).map(|part| scope.spawn(|| wrong(part)));
        let parts: Vec<_> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().expect("the same answers")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Asserts that the command which a look-up names gives the same bytes.
fn assert_same_answer(typed: &str, format: &str) {
    let on_terminal = answer_in("terminal", &["--", typed]);
    let command = command_of(&on_terminal);
    if !command.is_empty() {
        let answer = answer_in(format, &["--", typed]);
        Named::default().assert_same((typed, &answer), command, format);
    }
}

#[test]
fn the_named_command_gives_the_same_answer_for_what_people_type() {
    for typed in include_str!("typed.txt").lines() {
        assert_same_answer(typed, "tsv");
    }
}

#[test]
fn the_named_command_includes_the_flags() {
    let folder = Folder::new("readings/flags");
    folder.write("my own.toml", "[car.zz]\nname = \"Zz\"\nclass = \"truck\"\norigin = \"domestic\"\n");
    for flags in [
        &["-o", "csv"][..],
        &["--json"],
        &["--plain", "--no-header"],
        &["-o", "tsv", "--null", "a b"],
        &["--data", "my own.toml"],
        &["--data", "my own.toml", "--no-bundled", "-o", "ids"],
        &["--ascii"],
        &["--width", "40", "-n", "3"],
    ] {
        let first = folder.nkcars(&[&["domestic", "trucks"], flags].concat()).on_terminal(80).run();
        let line = first.err.lines().find_map(|line| line.strip_prefix("read as: nkcars ")).expect(flags[0]);
        let words = shlex::split(line).expect("shell words");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let again = folder.nkcars(&words).on_terminal(80).run();
        assert_eq!((first.status, first.out), (again.status, again.out), "{flags:?}: {line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_named_command_gives_the_same_answer_for_any_words(words in prop::collection::vec(
        prop::sample::select(vec![
            "the", "oldest", "longest", "trucks", "trams", "sedan", "paektusan", "sungri", "who", "made", "how", "fast",
            "1960s", "1978", "since", "before", "blue", "plate", "films", "price", "hwiparam", "what", "is", "hoax",
            "prototype", "트럭", "휘파람", "with", "most", "seats", "payload", "over", "10", "t", "xyzzy", "cars",
        ]), 1..5)
    ) {
        assert_same_answer(&words.join(" "), "ids");
    }
}

#[test]
fn a_search_says_that_it_leaves_nothing_out() {
    for words in ["trucks not built by sungri", "trucks without payload", "no sedans", "camions sans cabine"]
    {
        let message = nkcars(&["--", words]).on_terminal(80).run().err;
        assert!(
            message.contains("cannot exclude anything") || message.contains("no record has"),
            "{message}"
        );
    }
    // There it is a part of the name.
    for name in ["order-no-027-1986", "no-plate", "no plate"] {
        assert_eq!(ask(&["search", name, "-o", "csv"]).err, "", "{name}");
    }
    for words in ["why are there no cars", "trucks in parades"] {
        let message = nkcars(&["--", words]).on_terminal(80).run().err;
        assert!(!message.contains("cannot exclude anything"), "{message}");
    }
}

#[test]
fn words_that_match_nothing_are_never_answered_silently() {
    for word in [
        "crates",
        "planes",
        "grapes",
        "pizza",
        "weather",
        "hello",
        "football",
        "bugatti",
        "bass",
        "tricks",
        "peugeot",
        "snowmobile",
        "submarine",
        "elephant",
        "rickshaw",
        "trombone",
        "umbrella",
        "banana",
        "guitar",
        "mountainbike",
        "kangaroo",
        "hovercraft",
        "volcano",
        "sandwich",
        "penguin",
        "chocolate",
        "dolphin",
        "hospitality",
        "keyboard",
        "lullaby",
        "monsoon",
        "napkin",
        "orchestra",
        "pyjamas",
        "quilt",
        "saxophone",
        "tomato",
        "vacuum",
        "walrus",
        "opera",
        "ferrari",
        "skateboard",
        "lawnmower",
        "giraffe",
        "pencil",
        "blanket",
        "poetry",
        "wizard",
        "quilts",
        "zebra",
        "accordion",
        "badminton",
        "cathedral",
        "dandelion",
        "espresso",
        "flamingo",
        "gondola",
        "harmonica",
        "igloo",
        "jellyfish",
        "ketchup",
        "lighthouse",
        "marmalade",
        "nightingale",
        "oyster",
        "parachute",
        "quinoa",
        "raspberry",
        "scissors",
        "telescope",
        "ukulele",
        "velvet",
        "waffle",
        "xylophone",
        "yoghurt",
        "zeppelin",
        "alligator",
        "broccoli",
        "cinnamon",
        "dinosaur",
        "envelope",
        "fireworks",
        "geometry",
        "honeymoon",
        "insomnia",
        "jigsaw",
        "kimono",
        "lavender",
        "mosquito",
        "nostalgia",
    ] {
        let Answer { status, out, err } = ask(&["-o", "ids", "--", word]);
        let is_said =
            err.contains("nothing found") || err.contains("no record has") || err.contains("no command");
        assert!(is_said, "{word} finds {out} and says {err:?}");
        assert_eq!(status == 0, !out.is_empty(), "{word}");
    }
}

#[test]
fn a_list_says_why_it_is_sorted_and_stops_if_nothing_is_known() {
    let look_up = |words: &str| nkcars(&["--", words]).on_terminal(80).run();
    let longest = look_up("longest trolleybus");
    assert!(longest.err.contains("\nby length; 4 of "), "{}", longest.err);
    let ids = |words: &[&str]| ask(&[words, &["-o", "ids"]].concat()).out;
    let with_speed = ids(&["list", "trucks", "--where", "top-speed-kmh", "--sort", "-top-speed-kmh"]);
    assert_eq!(ids(&["fastest", "truck", "-n", "50"]), with_speed);
    let none = look_up("longest tram");
    assert_eq!((none.status, none.out.as_str()), (1, ""), "{}", none.err);
    assert!(none.err.contains("length: not recorded for any tram"), "{}", none.err);
    for format in ["ids", "tsv", "table"] {
        assert_same_answer("longest trams", format);
    }
    let none = look_up("trams 1930s");
    assert_eq!(none.status, 1, "{}", none.err);
    assert!(none.err.contains("no tram of the 1930s is recorded; nkcars list trams"), "{}", none.err);
    for (line, message) in [
        (
            "sedans 1980s --attested seen --missing years",
            "no sedan of the 1980s with --missing years and --attested seen is recorded; nkcars list sedans",
        ),
        (
            "trolleybuses foreign --disputed",
            "no trolleybus with origin=foreign and --disputed is recorded; nkcars list trolleybuses",
        ),
        (
            "heaviest truck --missing payload-kg",
            "payload: not recorded for any truck with --missing payload-kg",
        ),
        ("oldest bus --origin foreign", "date: not recorded for any bus with --origin foreign"),
        ("sedans imported in 1999", "no sedan of 1999 with --status import is recorded"),
        ("electric cars by price", "price: not recorded for any vehicle with fuel=electric"),
        ("how many seats does the tram have", "seats: not recorded for any tram"),
        ("how fast is the tram", "top speed: not recorded for any tram"),
        ("cars from 2030", "no vehicle with begun>=2030 is recorded"),
        ("fastest mercedes", "top speed: not recorded for any vehicle with name=mercedes*"),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let none = nkcars(&words).on_terminal(200).run();
        assert_eq!((none.status, none.out.as_str()), (1, ""), "{line}");
        assert!(none.err.contains(message), "{line}: {}", none.err);
    }
    let typed = nkcars(&["trucks", "--where", "summary=heavy*"]).on_terminal(200).run().err;
    assert!(!typed.contains("no field has the country"), "{typed}");
}

#[test]
fn flags_choose_the_reading() {
    let ids = |arguments: &[&str]| ask(&[&["-o", "ids"], arguments].concat());
    assert_eq!(ids(&["jeep", "-n", "3"]).out.lines().count(), 3);
    assert_eq!(ids(&["jeep", "--year", "1960s"]).out, ids(&["list", "off-road", "--year", "1960s"]).out);
    assert_eq!(ids(&["jeep", "--in", "cars"]).out, ids(&["search", "jeep", "--in", "cars"]).out);
    let [cars, films, both, together] =
        [&["cars"][..], &["films"], &["cars", "films"], &["cars,films"]].map(|within| {
            let within = within.iter().flat_map(|what| ["--in", *what]);
            ids(&["blue"].into_iter().chain(within).collect::<Vec<_>>()).out.lines().count()
        });
    assert_eq!((both, together), (cars + films, both));
    assert_eq!(ids(&["paektusan", "-n", "2"]).out, ids(&["search", "paektusan", "-n", "2"]).out);
    assert_eq!(ids(&["-n", "2", "trucks"]).out, ids(&["list", "trucks", "-n", "2"]).out);
    let of_user = ids(&["cars of kim jong il"]).out;
    assert!(!of_user.is_empty() && of_user == ids(&["cars of kim jong il", "--all"]).out, "{of_user}");
    let none = ids(&["jeep", "--full"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("--full is a flag of show"), "{}", none.err);
    let neither = ids(&["paektusan", "--full", "-n", "3"]).err;
    assert!(neither.contains("-f, --full is a flag of show, -n, --limit is a flag of list"), "{neither}");
}

#[test]
fn conditions_hold_surely_or_possibly() {
    let ids =
        |condition: &str, rest: &[&str]| ask(&[&["list", "-o", "ids", "--where", condition], rest].concat());
    for (condition, id, is_in) in [
        ("payload-kg>=40000", "kumsusan-40", true),
        ("payload-kg=10000|40000", "kumsusan-40", true),
        ("payload-kg=10000|40000", "sungri-58", false),
        ("payload-kg<40000", "kumsusan-40", false),
        ("colour=blue", "paektusan", true),
        ("colour=pink", "paektusan", false),
        ("colour=*blue*", "paektusan", true),
        ("related=白頭山", "paektusan-w201", true),
        ("based-on=unknown", "pyongyang-9-25-bus", true),
        ("based-on=unknown", "paektusan", false),
        ("based-on=none", "chollima-9-11", true),
        ("status=unknown", "pyongyang-9-25-bus", true),
        ("status=Unknown", "pyongyang-9-25-bus", true),
        ("years=unknown", "kaengsaeng-pickup", true),
        ("years=unknown", "paektusan", false),
        // A text that has the word is not unknown.
        ("seen-plates=unknown", "paektusan", false),
        ("manufacturer=bus factory", "thongil-181", true),
        ("price|price-usd", "samchonri", true),
        ("price|price-usd", "chollima-sedan-2025", true),
        ("price|price-usd", "paektusan", false),
        ("seats|top-speed-kmh>100", "paektusan", false),
        ("seats|top-speed-kmh>100", "hwiparam-1", true),
        ("begun>=2018", "paektusan", false),
        ("begun=1978", "paektusan", true),
        ("manufacturer=sungri-motor-plant", "sungri-58", true),
        ("predecessor", "kaengsaeng-85", true),
        ("class=sedans", "paektusan", true),
        ("class=trucks", "paektusan", false),
        ("group", "kwangun-taxi", true),
        ("group=true", "kwangun-taxi", true),
        ("group=false", "kwangun-taxi", false),
        ("group=false", "paektusan", true),
        ("manufacturer=승리자동차련합기업소", "sungri-58", true),
        ("years<1900", "hwiparam-1", false),
        ("summary=chinese*", "dongfanghong-bj760", true),
        ("summary=chinese*", "jinghua-bk561", true),
        ("summary=chinese*", "gaz-21-volga", false),
        ("summary=chine*", "dongfanghong-bj760", false),
        ("maker=sungri", "sungri-58", true),
        ("summary=a*", "dongfanghong-bj760", false),
        ("summary=a*", "chollima-804", true),
        ("caution=THE*", "chollima-804", true),
        (
            "summary=American limousine, reportedly of the mid-1970s, that carried Kim Jong Il's*",
            "lincoln-continental",
            true,
        ),
        ("summary=KIM JONG IL'S COFFIN", "lincoln-continental", true),
        // One of its dates is given only in words.
        ("years<1900", "pyongyang-4-10", false),
        ("years<1990", "pyongyang-4-10", true),
    ] {
        let found = ids(condition, &["--all"]).out;
        assert_eq!(found.lines().any(|found| found == id), is_in, "{condition}: {found}");
    }
    // It was known by 1978, so it may have begun then or earlier.
    for condition in ["begun=1978", "begun>=1968"] {
        assert!(!ids(condition, &["--strict"]).out.lines().any(|id| id == "paektusan"), "{condition}");
    }
    assert!(ids("begun<=1978", &["--strict"]).out.lines().any(|id| id == "paektusan"));
    for condition in ["years<1900", "begun<1900"] {
        assert_eq!(ids(condition, &["--all"]).out, "", "{condition}");
    }
    for (condition, message) in [
        ("seats>many", "seats is compared with a number"),
        ("begun>1968.5", "begun is compared with a year, not \"1968.5\""),
        ("colour>blue", "colour has no order"),
        ("price<5", "write --where 'price=5' or 'price-usd<5'"),
        ("colour=", "colour is compared with nothing; for any value write --where 'colour'"),
        ("nosuch=1", "--where: unknown field"),
        ("", "--where needs a condition such as 'seats>=40'"),
        ("=x", "--where needs a condition such as 'seats>=40'"),
        ("class=nonsense", "class has no word \"nonsense\"; words: sedan, "),
        ("group=maybe", "group has no word \"maybe\"; words: true, false"),
        ("class=group", "the class of a group is that of its vehicles; write --where group"),
    ] {
        let answer = ids(condition, &[]);
        assert_eq!(answer.status, 2);
        assert!(answer.err.contains(message), "{condition}: {}", answer.err);
    }
}

#[test]
fn every_command_selects_records_by_the_same_rule() {
    for (typed, meant) in [
        ("list lorries", "list trucks"),
        ("list lorry", "list trucks"),
        ("list Trucks", "list trucks"),
        ("list 트럭", "list trucks"),
        ("list грузовики", "list trucks"),
        ("list all trucks", "list trucks"),
        ("list off road", "list off-road"),
        ("list sungri-motor-plant", "list cars --manufacturer sungri-motor-plant"),
        ("list sungri", "list cars --manufacturer sungri-motor-plant"),
        ("list traffic controller", "list sightings --film traffic-controller-1986"),
        ("list trucks --class truck,bus", "list trucks"),
        ("timeline lorries", "timeline --class truck"),
        ("timeline sungri-motor-plant", "timeline --manufacturer sungri-motor-plant"),
        ("timeline fourteenth-winter-1980 --all", "timeline --film fourteenth-winter-1980 --all"),
        ("fields trucks", "fields cars"),
        ("fields paektusan", "fields cars"),
        // For a name, the fields are those of the kind that it lists.
        ("fields sungri-motor-plant", "fields cars"),
        ("fields traffic controller", "fields sightings"),
        ("search sungri --in lorries", "search sungri --in cars --class truck"),
        ("search volga --in paektusan", "search volga --in cars --where hangul=백두산"),
    ] {
        let [typed, meant] = [typed, meant].map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            ask(&[&words, &["-o", "ids"][..]].concat())
        });
        assert_eq!(typed, meant);
        assert!(typed.status == 0 && !typed.out.is_empty(), "{}", typed.err);
    }
    for (kind, id) in [("car", "paektusan"), ("film", "fourteenth-winter-1980"), ("plate", "727-plates")] {
        let list = ask(&["list", id, "-o", "ids"]).out;
        let expected = if kind == "film" { "sg-01\n".to_owned() } else { format!("{id}\n") };
        assert_eq!(list, expected);
    }
    assert_eq!(ask(&["timeline", "paektusan", "-o", "ids"]).out, "paektusan\n");
    let book = ask(&["handbook", "trams"]).out;
    assert!(book.contains("id=\"car.pulgungi-2-16\"") || book.contains("pulgungi-2-16"));
    assert!(!book.contains("\"paektusan\""));
}

#[test]
fn an_unknown_list_word_suggests_the_nearest() {
    for command in [&["list"][..], &["timeline"], &["handbook"], &["fields"], &["search", "x", "--in"]] {
        let slip = ask(&[command, &["truks"]].concat());
        assert_eq!((slip.status, slip.out.as_str()), (2, ""), "{command:?}");
        assert!(slip.err.contains("did you mean \"trucks\""), "{}", slip.err);
    }
    for (arguments, flag) in [
        (&["list", "trucks", "--class", "sedan"][..], "--class sedan"),
        (&["search", "sungri", "--in", "trucks", "--class", "sedan"], "--class sedan"),
        (
            &["list", "sungri-motor-plant", "--manufacturer", "pyeonghwa-motors"],
            "--manufacturer pyeonghwa-motors",
        ),
        (&["timeline", "buses", "--class", "tram"], "--class tram"),
    ] {
        let both = ask(arguments);
        assert_eq!((both.status, both.out.as_str()), (2, ""), "{arguments:?}");
        assert!(both.err.contains(flag) && both.err.contains("contradict each other"), "{}", both.err);
    }
    assert_eq!(ask(&["timeline", "films"]).status, 2);
    assert_eq!(ask(&["list", "xyzzy"]).status, 1);
}

#[test]
fn a_name_longer_than_any_is_not_searched_for() {
    let answer = ask(&["show", &"GAZ ".repeat(25_000), "paektusan"]);
    assert_eq!((answer.status, answer.err.lines().count()), (1, 1), "{}", answer.err);
    assert!(answer.err.ends_with("...; no name is that long\n"), "{}", answer.err);
    assert!(answer.out.starts_with("Paektusan"));
}

/// What is typed, and how it is read with flags of records and with flags of lists.
const WITH_FLAGS: [(&str, Option<&str>, &str); 6] = [
    ("paektusan", Some("show paektusan"), "search paektusan"),
    ("trucks", None, "list trucks"),
    ("oldest truck", Some("show q-first-truck"), "list trucks --sort when"),
    ("what does 727 mean", Some("show q-727"), "search what does 727 mean"),
    ("wooden sedan", None, "search wooden sedan"),
    ("who made the hwiparam", Some("show hwiparam-1"), "search who made the hwiparam"),
];

#[test]
fn every_flag_chooses_a_reading_or_says_which_command_takes_it() {
    let of_records: [&[&str]; 5] =
        [&["--full"], &["--brief"], &["--sure"], &["--claims"], &["--field", "name"]];
    let of_lists: [&[&str]; 6] = [
        &["-n", "2"],
        &["--year", "1960s"],
        &["--sort", "id"],
        &["--where", "begun<1990"],
        &["--columns", "id"],
        &["--in", "cars"],
    ];
    for (typed, record, list) in WITH_FLAGS {
        for (flags, command) in of_records
            .iter()
            .map(|flags| (flags, record))
            .chain(of_lists.iter().map(|flags| (flags, Some(list))))
        {
            let read = ask(&[&[typed], *flags].concat());
            let Some(command) = command else {
                assert_eq!((read.status, read.out.as_str()), (2, ""), "{typed} {flags:?}");
                assert!(read.err.contains(&format!("{} is a flag of show", flags[0])), "{}", read.err);
                continue;
            };
            // Only a search takes --in. A list of superlatives shows five rows unless a flag says otherwise.
            let command = match flags[0] {
                "--in" if command.starts_with("list") => format!("search {typed}"),
                "-n" | "--sort" | "--in" => command.to_owned(),
                _ if command.starts_with("list trucks --sort") => format!("{command} -n 5"),
                _ => command.to_owned(),
            };
            let command = if flags[0] == "--sort" { command.replace(" --sort when", "") } else { command };
            let words: Vec<&str> = command.split(' ').collect();
            let meant = ask(&[&words, *flags].concat());
            assert_eq!(
                (read.status, &read.out),
                (meant.status, &meant.out),
                "{typed} {flags:?}: {}",
                read.err
            );
        }
    }
}

#[test]
fn a_word_for_a_class_is_not_a_name() {
    for (arguments, message) in [
        (["show", "tractor"], "did you mean: nkcars list tractors"),
        (["lineage", "jeep"], "did you mean: nkcars list off-road"),
    ] {
        let answer = ask(&arguments);
        assert_eq!((answer.status, answer.out.as_str()), (1, ""));
        assert!(answer.err.contains(message), "{}", answer.err);
    }
    assert_eq!(ask(&["show", "the"]).status, 1);
    let compared = ask(&["compare", "-o", "ids", "paektusan", "with", "the", "hwiparam"]).out;
    assert_eq!(compared, "paektusan\nhwiparam-1\n");
    // Nor does it begin one: there is a rally of that name.
    for words in [&["show", "cars of 1978"][..], &["show", "cars of"], &["lineage", "cars of"]] {
        let answer = ask(words);
        assert_eq!((answer.status, &*answer.out), (1, ""), "{words:?}: {}", answer.err);
    }
}

#[test]
fn a_list_by_the_beginning_of_a_text_says_so() {
    let answer = nkcars(&["--", "chinese cars"]).on_terminal(80).run();
    let ground = "vehicles whose summary begins with Chinese; no field has the country";
    assert!(answer.err.lines().any(|line| line == ground), "{}", answer.err);
}

#[test]
fn foreign_vehicles_are_announced_where_no_other_fits() {
    let ground = "no North Korean vehicle fits; --all adds foreign vehicles and hoaxes";
    for (typed, is_said) in [("what was built in 1950", true), ("what was built in 1960", false)] {
        let answer = nkcars(&["--", typed]).on_terminal(80).run();
        assert_eq!(answer.err.lines().any(|line| line == ground), is_said, "{typed}: {}", answer.err);
    }
}
