//! Questions: they are found in any wording, and show the current fields of records, with signs and sources.

use serde_json::Value;

use crate::runner::{Answer, Folder, Run, ask, nkcars};

/// The full answer is on the first screen, however narrow.
#[test]
fn no_answer_is_cut() {
    let answers = ask(&["list", "questions", "-o", "tsv", "--no-header", "-c", "id,answer"]).out;
    for (id, answer) in answers.lines().filter_map(|row| row.split_once('\t')) {
        let page = nkcars(&["show", id]).on_terminal(40).run().out;
        let words: Vec<&str> = page.split_whitespace().collect();
        assert!(words.join(" ").contains(answer), "{page}");
    }
}

/// What tourists ask on a bus, and the words of the answer.
pub(crate) const ASKED_ON_A_BUS: [(&str, &str); 12] = [
    ("what is that square old car", "A square-cut sedan known from 1978"),
    ("is there a North Korean car", "Yes: the Paektusan sedan, pictured in March 1978"),
    ("what does a blue plate mean", "A car of a state body, if the plate dates from November 2016 or later"),
    ("which film shows the Paektusan", "The Problem of Our Next-Door Neighbours (1979)"),
    ("which cars does the leader use", "He rode in a Mercedes S600 Pullman Guard"),
    (
        "who built the first truck",
        "the Sungri-58, reportedly of November 1958: the first vehicle of the Sungri works",
    ),
    ("are there traffic jams", "Reportedly, in Pyongyang: a video of September 2015 shows one"),
    ("are there private cars", "Since civil law was changed in 2024 they can"),
    ("are there taxis", "Yes: the Dacia 1310 and the Volvo served as taxis"),
    ("what is a Hwiparam", "A Fiat Siena assembled from kits at Nampo from April 2002"),
    ("what was before the jeep", "Reportedly the Sungri 4.15 of 1961"),
    ("what is the Mercedes copy", "It is a copy of the Mercedes-Benz 190, made without a licence"),
];

/// Tourists' questions on a bus can be answered by reading aloud from the first screen, wide or narrow.
#[test]
fn questions_from_a_bus_are_answered_on_the_first_screen() {
    for (question, answer) in ASKED_ON_A_BUS {
        for width in [80, 40] {
            let Answer { out, err, .. } = nkcars(&["--", question]).on_terminal(width).run();
            let screen = err.lines().chain(out.lines()).take(23);
            let words: Vec<&str> = screen.flat_map(str::split_whitespace).collect();
            assert!(words.join(" ").contains(answer), "{question} at {width}:\n{err}{out}");
            // The last line, which explains the signs, is in sight too.
            assert!(out.lines().count() <= 24, "{question} at {width}:\n{out}");
        }
    }
}

/// The name of a record means the record, not a question about it.
#[test]
fn questions_do_not_hide_names() {
    for (name, id) in
        [("paektusan", "paektusan"), ("727", "727-plates"), ("hwiparam", "hwiparam-1"), ("216", "216-plates")]
    {
        assert_eq!(ask(&["show", name, "-o", "ids"]).out, format!("{id}\n"), "{name}");
    }
}

const DATA: &str = r#"
[car.x]
name = "X"
years = { is = "1960~", certainty = "reported", by = ["a"], note = "a guess" }
seats = [
  { is = 5, certainty = "confirmed", by = ["b", "a"] },
  { is = 4, certainty = "speculated", by = ["b"], when = "1961" },
  { is = 6, certainty = "speculated", by = ["b"] },
]
[question.q-x]
question = "What is X?"
aka = ["what X is"]
answer = "A car."
shows = ["car.x.years", "car.x.seats", "car.x.name"]
caution = "It may be none."
[source.a]
title = "A"
[source.b]
title = "B"
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("x.toml", DATA);
    folder
}

const DATA_FLAGS: [&str; 3] = ["--no-bundled", "--data", "x.toml"];

fn with<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [arguments, &DATA_FLAGS].concat()
}

#[test]
fn a_page_shows_the_current_fields() {
    let page = folder("questions-page").nkcars(&with(&["show", "--full", "q-x"])).on_terminal(80).run();
    let revised = env!("NKCARS_REVISED");
    let expected = format!(
        "What is X?
question (q-x)
from x.toml:10

A car.
Careful: It may be none.

X
Built              ◦ c. 1960 (reported) [1]: a guess
Seats ≠            ✓ 5 (confirmed) [2, 1]
                   ? 4, 1961 (speculated) [2]
                   ? 6 (speculated) [2]
Name               X

Sources
[1] A
[2] B

✓ confirmed ◦ reported ? speculated ≠ disputed
q-x · data of {revised} · corrections: nkcars help files
"
    );
    assert_eq!(page.out, expected);
}

#[test]
fn sure_shows_confirmed_fields_and_names_the_rest() {
    let folder = folder("questions-sure");
    let show = |flags: &[&str]| {
        let mut command = folder.nkcars(&with(&[&["show", "--sure", "what x is"][..], flags].concat()));
        command.on_terminal(80).run().out
    };
    let (overview, page) = (show(&[]), show(&["--full"]));
    assert!(overview.contains("\nX\n  Seats  ≠ ✓ 5\n  Name   X\n\nnot certain: X (built) · "), "{overview}");
    assert!(
        page.contains("\nX\nSeats ≠            ✓ 5 (confirmed) [1, 2]\nName               X\n\n"),
        "{page}"
    );
    assert!(page.contains("Held back, not certain: X (built)."), "{page}");
}

#[test]
fn a_card_shows_the_fields_too() {
    let page = folder("questions-card").nkcars(&with(&["show", "--brief", "q-x"])).on_terminal(40).run();
    let expected = "What is X?
A car.
Careful: It may be none.
X
  Built: ◦ c. 1960
  Seats: ≠ ✓ 5; ? 4 (1961); ? 6
  Name: X
✓ confirmed ◦ reported ? speculated
≠ disputed
";
    assert_eq!(page.out, expected);
}

#[test]
fn json_contains_the_fields() {
    let folder = folder("questions-json");
    let json: Value = serde_json::from_str(&folder.ask(&with(&["show", "q-x", "-o", "json"])).out).unwrap();
    let question = &json[0];
    assert_eq!(question["shows"], serde_json::json!(["car.x.years", "car.x.seats", "car.x.name"]));
    let shown = question["shown"].as_array().unwrap();
    let fields: Vec<_> = shown.iter().map(|shown| (&shown["id"], &shown["field"])).collect();
    let text = |text: &str| Value::from(text);
    let (x, years, seats, name) = (text("x"), text("years"), text("seats"), text("name"));
    assert_eq!(fields, [(&x, &years), (&x, &seats), (&x, &name)]);
    assert_eq!(shown[1]["answer"]["claims"][0]["value"], 5);
    assert_eq!(shown[2]["answer"], "X");
}

const OTHER_CAR: &str = r#"
[car.x]
name = "Y"
years = { is = "1970", certainty = "reported", by = ["a"] }
seats = { is = 3, certainty = "reported", by = ["b"] }
"#;

#[test]
fn fields_of_a_replaced_record_come_from_the_layer() {
    let folder = folder("questions-layer");
    folder.write("y.toml", OTHER_CAR);
    let page = folder.ask(&[&with(&["show", "--full", "q-x"])[..], &["--data", "y.toml"]].concat());
    let shown = "Y
Built              ◦ 1970 (reported) [1]
Seats              ◦ 3 (reported) [2]
Name               Y
";
    assert!(page.out.contains(shown), "{}{}", page.out, page.err);
}

/// A record that replaces a bundled one need not have the fields that our questions show.
#[test]
fn fields_missing_in_a_layer_are_not_shown() {
    let folder = Folder::new("questions-left-out");
    folder.write(
        "v.toml",
        OTHER_CAR
            .replace("car.x", "car.volvo-144")
            .replace("\"a\"", "\"npr-how-1-000\"")
            .replace("\"b\"", "\"npr-how-1-000\""),
    );
    let page = folder.ask(&["show", "q-volvos", "--data", "v.toml"]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    assert!(
        page.out.starts_with("What became of the Volvos?\n") && !page.out.contains("Volvo 144\n"),
        "{}",
        page.out
    );
    assert_eq!(folder.ask(&["check", "v.toml"]).status, 0);
}

#[test]
fn a_search_shows_a_question_as_its_page_does() {
    let hits = nkcars(&["search", "88", "-n", "30"]).on_terminal(120).run().out;
    let names =
        hits.lines().find(|line| line.starts_with("What do the names of cars")).expect("the question");
    assert!(names.ends_with(" · Kaengsaeng 88: meaning"), "{names}");
    for words in ["88", "meaning", "paektusan", "van ingen schenau", "wikipedia"] {
        let hits = nkcars(&["search", "-n", "99", words]).on_terminal(120).run().out;
        let internal = ["shows: ", "voice: ", " parts: ", "car.", "plate."];
        let found = internal.iter().find(|field| hits.contains(**field));
        assert_eq!(found, None, "{words}: {hits}");
    }
}
