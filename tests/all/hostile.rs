//! Odd values: characters that could harm a terminal are shown as escapes, and those that would break a row are escaped.

use std::process::Command;

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, KINDS, Run as _, ask};

/// Returns a folder that contains this layer.
fn write_layer(name: &str, text: String) -> Folder {
    let folder = Folder::new(&format!("hostile/{name}"));
    folder.write("layer.toml", text);
    folder
}

/// Writes a layer with a source and a car of this name and body.
fn layer(name: &str, body: &str) -> Folder {
    let body = toml_string(body);
    write_layer(
        name,
        format!(
            "[source.me]\ntitle = \"Mine\"\n\n[car.odd]\nname = {body}\nhangul = {body}\nclass = \"sedan\"\norigin = \"domestic\"\n\
         body = {{ is = {body}, certainty = \"reported\", by = [\"me\"], note = {body} }}\n"
        ),
    )
}

fn toml_string(text: &str) -> String {
    let escape = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        character if character.is_control() => format!("\\u{:04X}", u32::from(character)),
        character => character.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// Returns the program with these arguments and this layer.
fn with_layer(layer: &Folder, arguments: &[&str]) -> Command {
    layer.nkcars(&[arguments, &["--data", "layer.toml"]].concat())
}

fn answer_with(layer: &Folder, arguments: &[&str]) -> String {
    let output = with_layer(layer, arguments).run();
    assert_eq!(output.status, 0, "{arguments:?}: {}", output.err);
    output.out
}

const HUMAN: [&[&str]; 12] = [
    &["show", "odd"],
    &["show", "odd", "--claims", "-o", "table"],
    &["show", "odd", "--brief"],
    &["list", "--columns", "id,name,body", "-o", "table"],
    &["list", "--columns", "id,name,body", "-o", "plain"],
    &["list", "--columns", "id,name,body", "-o", "record"],
    &["list", "--columns", "id,name,body", "-o", "markdown"],
    &["compare", "odd", "paektusan", "-o", "table"],
    &["search", "evil", "-o", "table"],
    &["timeline", "-o", "table"],
    &["timeline", "-o", "svg"],
    &["lineage", "odd"],
];

#[test]
fn no_control_characters_reach_a_terminal() {
    let evil = "evil \u{1b}[31mred\u{7}\u{1b}]0;title\u{7} \r over \u{202e}txt.exe \u{200b}gap \u{feff}bom \u{9b}1m \u{2066}i";
    let layer = layer("escapes", evil);
    for arguments in HUMAN {
        let out = answer_with(&layer, arguments);
        for hidden in ['\u{1b}', '\u{7}', '\r', '\u{202e}', '\u{200b}', '\u{feff}', '\u{9b}', '\u{2066}'] {
            assert!(!out.contains(hidden), "{arguments:?} lets {hidden:?} through");
        }
        let unescaped = out.replace("\\\\", "\\");
        assert!(unescaped.contains("\\x1b"), "{arguments:?} does not show the escape:\n{out}");
    }
}

/// Returns a record of each kind whose free texts all contain this text.
fn full_of(evil: &str) -> String {
    let (text, mut layer) = (toml_string(evil), String::new());
    for kind in KINDS {
        let word = kind.trim_end_matches('s').replace("figure", "figures");
        layer += &match &*word {
            "question" => "[question.q-evil]\nshows = [\"car.paektusan.body\"]\n".to_owned(),
            word => format!("[{word}.evil-{word}]\n"),
        };
        let fields = ask(&["fields", kind, "-o", "tsv"]).out;
        let fields = fields.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        for (name, ty, many) in fields.map(|cells| (cells[0], cells[1], cells[3] == "many")) {
            let list = |one: String| if many { format!("[{one}]") } else { one };
            let value = match (name, ty) {
                ("imdb" | "tmdb" | "language" | "witness" | "parts" | "no-url", _) => continue,
                ("class", _) => "\"sedan\"".to_owned(),
                ("origin", _) => "\"domestic\"".to_owned(),
                ("film", _) => claim("\"evil-film\"", &text),
                ("car", _) => claim("\"evil-car\"", &text),
                ("based-on", _) => claim("\"paektusan\"", &text),
                ("topic", _) => "\"region\"".to_owned(),
                ("url", _) => toml_string(&format!("https://e.org/{}", evil.replace(' ', ""))),
                (_, "plain text") => list(text.clone()),
                (_, "text") => list(claim(&text, &text)),
                _ => continue,
            };
            layer += &format!("{name} = {value}\n");
        }
    }
    layer
}

fn claim(value: &str, note: &str) -> String {
    format!("{{ is = {value}, certainty = \"reported\", by = [\"evil-source\"], note = {note} }}")
}

#[test]
fn no_field_brings_hidden_characters_to_a_page_or_a_picture() {
    let evil = "가 evil\u{1b}]0;owned\u{7} \u{202e}over \u{9b}31m \u{7f}";
    let layer = write_layer("every-field", full_of(evil));
    for arguments in [
        &["handbook"][..],
        &["timeline", "--all", "-o", "svg"],
        &["lineage", "evil-car", "-o", "mermaid"],
        &["show", "evil-car", "evil-film", "evil-source", "q-evil", "evil-figures", "--full"],
        &["list", "sources", "-o", "markdown"],
    ] {
        let answer = with_layer(&layer, arguments).run();
        let is_hidden = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
        let at = answer.out.find(is_hidden);
        let around: Option<String> = at.map(|at| answer.out[..at].chars().rev().take(80).collect());
        let around = around.map(|around| around.chars().rev().collect::<String>());
        assert_eq!((answer.status, around), (0, None), "{arguments:?}: {}", answer.err);
    }
    let page = answer_with(&layer, &["handbook"]);
    assert!(page.contains("<a href=\"https://e.org/%EA%B0%80evil%1B]0;owned%07%E2%80%AEover%C2%9B31m%7F\""));
    assert!(page.contains(">https://e.org/가evil\\x1b]0;owned\\x07\\u{202e}over\\u{9b}31m\\x7f</a>"));
}

#[test]
fn a_line_break_in_a_value_breaks_no_row() {
    let layer = layer("line-end", "evil one\ntwo\tthree");
    for format in ["table", "plain", "markdown", "tsv"] {
        let list = ["list", "--class", "sedan", "--columns", "id,name", "-o", format];
        let (with, without) = (answer_with(&layer, &list), ask(&list));
        assert_eq!(with.lines().count(), without.out.lines().count() + 1, "{format}:\n{with}");
        let row = with.lines().find(|line| line.contains("odd")).expect("the row");
        let unescaped = row.replace("\\\\", "\\");
        assert!(unescaped.contains("evil one\\ntwo\\tthree"), "{format}: {row:?}");
    }
}

#[test]
fn data_for_scripts_are_unchanged() {
    let evil = "evil \u{202e}a\tb\nc\\d\"e,f";
    let layer = layer("raw", evil);
    let json: serde_json::Value =
        serde_json::from_str(&answer_with(&layer, &["show", "odd", "-o", "json"])).expect("JSON");
    assert_eq!(json[0]["name"], evil);
    assert_eq!(json[0]["body"]["claims"][0]["note"], evil);

    let tsv = answer_with(&layer, &["list", "--columns", "id,name", "-o", "tsv"]);
    let row = tsv.lines().find(|line| line.starts_with("odd\t")).expect("the row");
    assert_eq!(row, "odd\tevil \u{202e}a\\tb\\nc\\\\d\"e,f");

    let csv = answer_with(&layer, &["list", "--columns", "id,name", "-o", "csv"]);
    assert!(csv.contains("odd,\"evil \u{202e}a\tb\nc\\d\"\"e,f\"\n"), "{csv}");
}

#[test]
fn data_for_scripts_are_escaped_on_a_terminal() {
    let evil = "evil \u{1b}[31m \u{202e}a\tb \u{9b}1m \u{e0041}";
    let layer = layer("shown", evil);
    let shown = |format: &str| {
        let arguments = ["list", "--columns", "id,name", "-o", format];
        let out = with_layer(&layer, &arguments).on_terminal(80).run().out;
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{e0041}']), "{format}: {out:?}");
        out
    };
    assert!(shown("tsv").contains("odd\tevil \\x1b[31m \\u{202e}a\\tb \\u{9b}1m"));
    assert!(shown("csv").contains("odd,evil \\x1b[31m \\u{202e}a\tb"));
    let json: serde_json::Value = serde_json::from_str(&shown("json")).expect("JSON");
    let records = json.as_array().expect("an array");
    assert!(records.iter().any(|record| record["name"] == evil), "the data are unchanged");
}

#[test]
fn csv_keeps_values_that_look_like_formulas() {
    let layer = layer("formula", "=cmd|calc");
    assert!(answer_with(&layer, &["list", "--columns", "id,name", "-o", "csv"]).contains("odd,=cmd|calc\n"));
}

#[test]
fn markdown_stays_a_table() {
    let layer = layer("markdown", "evil | <b>x</b> & `y` [z](w) a\nb");
    let out = answer_with(&layer, &["list", "--columns", "id,name", "-o", "markdown"]);
    let row = out.lines().find(|line| line.starts_with("| odd |")).expect("the row");
    assert_eq!(row.replace("\\|", "").matches('|').count(), 3, "{row}");
    assert!(!row.contains("<b>"), "{row}");
}

#[test]
fn a_cell_of_any_length_fits_a_terminal() {
    let layer = layer("long", &"evil long words ".repeat(4400));
    let out = with_layer(&layer, &["list", "--columns", "id,name"]).on_terminal(80).run().out;
    assert!(out.lines().any(|line| line.starts_with("odd")), "{out}");
    assert!(out.lines().count() < 400 && out.contains('…'), "a long name is cut");
    assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    assert!(
        answer_with(&layer, &["list", "--columns", "id,name"]).len() > 70_000,
        "nothing is cut in a pipe"
    );
}

/// The library that draws tables counts columns in 16 bits.
#[test]
fn a_cell_wider_than_the_table_limit_is_shown() {
    let layer = layer("wide", &"a wide cell ".repeat(6_000));
    for arguments in [&["show", "odd", "--claims"][..], &["list", "-c", "id,body", "-o", "plain"]] {
        let run = with_layer(&layer, &[arguments, &["--no-bundled", "--width", "80"]].concat()).run();
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.err);
        assert!(run.out.contains("a wide cell"), "{arguments:?}");
    }
}

#[test]
fn odd_names_break_no_message() {
    let car = |id: &str, name: &str| {
        format!("[car.{id}]\nname = {}\naka = [\"Same\"]\nclass = \"truck\"\n", toml_string(name))
    };
    let layer =
        write_layer("several", car("one", "One") + &car("two", "Two\n\nnkcars: cannot read /etc/passwd"));
    let message = with_layer(&layer, &["show", "same", "--no-bundled"]).run().err;
    assert!(
        message.contains("Two") && !message.lines().any(|line| line.starts_with("nkcars: cannot")),
        "{message}"
    );
}

#[test]
fn columns_line_up_in_any_script() {
    for (name, odd) in [
        ("emoji", "evil 👨‍👩‍👧 🇰🇵 car"),
        ("zalgo", "evil z\u{335}\u{321}\u{489}a\u{30d}lgo"),
        ("jamo", "evil ㅂㄷㅅ \u{1107}\u{1162}\u{11a8}"),
        ("wide", "evil ＳＵＮＧＲＩ 백두산 白頭山"),
    ] {
        let layer = layer(name, odd);
        for width in [120, 80, 60, 40, 20] {
            let mut command = with_layer(&layer, &["list", "--class", "sedan", "--columns", "id,name,class"]);
            let output = command.on_terminal(width).run();
            for line in output.out.lines().filter(|line| line.trim().contains(' ')) {
                assert!(line.width() <= width, "{name} at {width}: {line:?}");
            }
        }
    }
}

#[test]
fn a_long_name_takes_few_lines_of_a_comparison() {
    let name = vec!["word"; 4_000].join(" ");
    let layer = layer("name", "body");
    layer.write("layer.toml", format!("[car.odd]\nname = {}\nclass = \"sedan\"\n", toml_string(&name)));
    for flags in [&[][..], &["--full"]] {
        let arguments = [&["compare", "odd", "paektusan"], flags].concat();
        let out = with_layer(&layer, &arguments).on_terminal("80").run().out;
        let lines = out.lines().filter(|line| line.contains("word word")).count();
        assert!((1..=8).contains(&lines), "{flags:?}: {out}");
    }
}

#[test]
fn records_that_refer_to_each_other_are_shown() {
    let car = |id: &str, other: &str| {
        let claim = |field: &str| {
            format!(
                "{field} = {{ is = \"{other}\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }}\n"
            )
        };
        format!("[car.{id}]\nname = \"{id}\"\n{}{}", claim("based-on"), claim("successor"))
    };
    let layer = write_layer("circle", car("first", "second") + &car("second", "first"));
    let page = answer_with(&layer, &["show", "first", "second", "--full"]);
    assert!(page.contains("Basis of\nsecond") && page.contains("Basis of\nfirst"), "{page}");
    let overview = answer_with(&layer, &["show", "first"]);
    assert!(overview.contains("Led to    ◦ second"), "{overview}");
    answer_with(&layer, &["compare", "first", "second"]);
    answer_with(&layer, &["list", "--all", "--columns", "id,based-on"]);
    answer_with(&layer, &["search", "first"]);
}
