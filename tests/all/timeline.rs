//! Years as bars: sure, possible and unknown years, at every width and as a picture.

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, Run as _, ask, nkcars};

/// Cars of a single year, and cars with open or unknown ends.
const LAYER: &str = r#"
[source.s]
title = "S"

[manufacturer.works]
name = "Works"

[film.f1990]
title = "F"
year = { is = "1990", certainty = "reported", by = ["s"] }

[car.spanned]
name = "Spanned"
class = "truck"
origin = "domestic"
manufacturer = { is = "works", certainty = "reported", by = ["s"] }
years = { is = "1972/1978", certainty = "confirmed", by = ["s"], seen = true }

[car.open]
name = "Open"
class = "truck"
origin = "domestic"
manufacturer = { is = "works", certainty = "reported", by = ["s"] }
years = { is = "1980/..", certainty = "speculated", by = ["s"] }

[car.lost]
name = "Lost"
class = "truck"
origin = "domestic"
manufacturer = { is = "works", certainty = "reported", by = ["s"] }
years = { is = "1970/", certainty = "reported", by = ["s"] }

[car.first-seen]
name = "First seen"
class = "sedan"
origin = "domestic"
known-from = { is = "1985", certainty = "reported", by = ["s"] }

[car.disputed]
name = "Disputed"
class = "sedan"
origin = "domestic"
years = [
  { is = "1974", certainty = "reported", by = ["s"] },
  { is = "1976", certainty = "speculated", by = ["s"] },
]

[car.about]
name = "About"
class = "sedan"
origin = "domestic"
years = { is = "1994~", certainty = "reported", by = ["s"] }

[car.undated]
name = "Undated"
class = "sedan"
origin = "domestic"
years = { is = "unknown", by = ["s"] }

[car.only-seen]
name = "Only seen"
class = "sedan"
origin = "domestic"

[sighting.seen]
name = "Seen"
film = { is = "f1990", certainty = "reported", by = ["s"] }
car = { is = "only-seen", certainty = "confirmed", by = ["s"], seen = true }

[sighting.guessed]
name = "Guessed"
film = { is = "f1990", certainty = "reported", by = ["s"] }
car = { is = "spanned", certainty = "speculated", by = ["s"] }
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("timeline/{name}"));
    folder.write("layer.toml", LAYER);
    folder
}

fn draw(name: &str, width: usize, more: &[&str]) -> String {
    let arguments = [&["timeline", "--no-bundled", "--data", "layer.toml"], more].concat();
    let answer = folder(name).nkcars(&arguments).on_terminal(width).run();
    assert_eq!((answer.status, answer.err.as_str()), (0, ""));
    answer.out
}

#[test]
fn a_year_takes_one_cell_if_there_is_room() {
    let out = draw("cells", 73, &["--by", "class", "--no-header"]);
    let rows: Vec<&str> = out.lines().collect();
    assert!(out.contains("Undated"), "{out}");
    assert_eq!(rows[0], "truck");
    // The axis runs from 1970 through 1994 to the end of the last decade.
    for (row, expected) in [
        ("Spanned", "┊ ███████ ┊         ◇"),
        ("Open", "┊         ░░░░░░░░░░░░░░░░▶"),
        ("Lost", "▓?        ┊         ┊"),
        ("Disputed", "┊   ▓ ╌   ┊         ┊"),
        ("First seen", "┊         ┊   ?▓    ┊"),
        ("About", "┊         ┊         ┊ ╌╌╌╌╌"),
        ("Only seen", "┊         ┊         ◆"),
    ] {
        let line =
            rows.iter().find(|line| line.chars().skip(5).collect::<String>().starts_with(row)).expect(row);
        let bar: String = line.chars().skip("  ◦  First seen  since 1985  ".chars().count()).collect();
        assert_eq!(bar.trim_end(), expected, "{row}\n{out}");
    }
}

#[test]
fn years_without_a_source_are_drawn_on_request() {
    let out = draw("possible", 73, &["--by", "class", "--possible"]);
    for bar in ["Lost        from 1970   ▓╌╌╌╌╌╌╌╌╌╌?", "First seen  by 1985     ┊   ?╌╌╌╌╌╌╌╌╌╌▓"]
    {
        assert!(out.contains(bar), "{bar}\n{out}");
    }
}

#[test]
fn a_film_does_not_hide_the_only_sure_year() {
    for width in [40, 80, 120] {
        let out = nkcars(&["timeline", "--class", "sedan"]).on_terminal(width).run().out;
        let lines: Vec<&str> = out.lines().collect();
        let at = lines.iter().position(|line| line.contains("≠✓ Hwiparam")).expect("the Hwiparam");
        assert!(lines[at..at + 2].concat().contains('█'), "{width}: {out}");
    }
}

#[test]
fn years_are_distinguishable_over_any_span() {
    for (years, width) in [("1900/2020", 60), ("1960/2020", 40), ("0001/9999", 80), ("1958", 80)] {
        let folder = Folder::new("timeline/spans");
        folder.write(
            "layer.toml",
            format!("[source.s]\ntitle = \"S\"\n[car.x]\nname = \"X\"\nyears = {{ is = \"{years}\", certainty = \"reported\", by = [\"s\"] }}\n"),
        );
        let arguments = ["timeline", "--no-bundled", "--data", "layer.toml"];
        let out = folder.nkcars(&arguments).on_terminal(width).run().out;
        let axis: Vec<&str> = out.lines().next().expect("an axis").split_whitespace().collect();
        let mut different = axis.clone();
        different.dedup();
        different.sort_unstable();
        different.dedup();
        assert!(!axis.is_empty() && different.len() == axis.len(), "{years} at {width}: {axis:?}");
        let picture = folder.ask(&[&arguments[..], &["-o", "svg"]].concat()).out;
        let tree = roxmltree::Document::parse(&picture).expect("XML");
        let years = tree.descendants().filter(|node| {
            node.attribute("class") == Some("soft") && node.attribute("text-anchor") == Some("middle")
        });
        let at: Vec<f64> = years.filter_map(|year| year.attribute("x")?.parse().ok()).collect();
        assert!(!at.is_empty() && at.iter().all(|at| *at <= 940.0), "{years:?} {at:?}", years = at.len());
        assert!(at.windows(2).all(|two| two[1] - two[0] >= 40.0), "{at:?}");
    }
}

#[test]
fn groups_are_in_order_of_date_and_ungrouped_vehicles_come_last() {
    let out = draw("groups", 60, &[]);
    let at = |text: &str| out.find(text).expect(text);
    assert!(at("Works") < at("  Lost") && at("  Lost") < at("  Spanned") && at("  Spanned") < at("  Open"));
    assert!(at("  Open") < at("Built by: not known") && at("Built by: not known") < at("≠◦ Disputed"));
    assert!(at("  About") < at("Years not known (1)\nUndated\n"));
}

#[test]
fn lines_fit_and_a_narrow_terminal_keeps_the_decades() {
    for width in 20..=120 {
        for more in [&[][..], &["--by", "class", "--ascii"]] {
            let out = nkcars(&[&["timeline", "--all"], more].concat()).on_terminal(width).run().out;
            for line in out.lines() {
                assert!(line.width() <= width, "{more:?} at {width}: {line:?} takes {}", line.width());
            }
            let sign = if more.is_empty() { "┊" } else { "|" };
            assert!(out.contains(sign), "no decade is ruled at {width}");
        }
    }
}

#[test]
fn ascii_is_ascii_and_lines_up() {
    let out = nkcars(&["timeline", "--class", "sedan", "--ascii"]).on_terminal(80).run().out;
    assert!(out.is_ascii(), "{out}");
    let (axis, rows) = out.split_once('\n').expect("rows");
    let decades: Vec<usize> = axis.match_indices("19").map(|(at, _)| at).collect();
    assert!(decades.len() >= 5);
    for row in rows.lines().filter(|row| row.starts_with("  ") && !row.starts_with("   ")) {
        for at in &decades {
            let sign = row.as_bytes().get(*at).copied();
            assert!(sign.is_none_or(|sign| b"|-=#:?*x>".contains(&sign)), "{at}: {row}\n{out}");
        }
    }
}

#[test]
fn an_empty_selection_writes_nothing() {
    for (format, out) in [("", ""), ("svg", ""), ("table", ""), ("json", "[]\n"), ("tsv", HEADINGS)] {
        let format: &[&str] = if format.is_empty() { &[] } else { &["-o", format] };
        let answer = ask(&[&["timeline", "--class", "tram", "--year", "1900"], format].concat());
        assert_eq!((answer.status, answer.out.as_str()), (1, out), "{format:?}");
        assert!(answer.err.starts_with("nkcars: no cars match"), "{}", answer.err);
    }
}

/// Formats keep their form, as in `list`.
const HEADINGS: &str = "id\tname\tmanufacturer\twhen\tsightings\tin-years\n";

#[test]
fn each_end_of_an_interval_has_an_earliest_and_a_latest_year() {
    let arguments = ["timeline", "--no-bundled", "--data", "layer.toml", "-o", "json"];
    let lines: Value = serde_json::from_str(&folder("json").ask(&arguments).out).expect("JSON");
    let ends = |id: &str, at: usize| {
        let line = lines.as_array().into_iter().flatten().find(|line| line["id"] == id).expect("the line");
        let interval = &line["intervals"][at];
        let side = |side: &str| {
            let limit = &interval[side];
            (limit["earliest"].as_i64(), limit["latest"].as_i64(), limit["open"] == true)
        };
        (interval["standing"].as_str().map(str::to_owned), side("start"), side("end"))
    };
    let known = |from, to| (Some(from), Some(to), false);
    let standing = |word: &str| Some(word.to_owned());
    assert_eq!(ends("spanned", 0), (standing("preferred"), known(1972, 1972), known(1978, 1978)));
    // What is still going lasted at least until the data were revised.
    let version = ask(&["--version"]).out;
    let revised = version.split("(data ").nth(1).and_then(|rest| rest[..4].parse().ok());
    assert!(revised.is_some(), "{version}");
    assert_eq!(ends("open", 0), (standing("preferred"), known(1980, 1980), (revised, None, true)));
    assert_eq!(ends("lost", 0), (standing("preferred"), known(1970, 1970), (Some(1970), None, false)));
    let by = ((None, Some(1985), false), (Some(1985), None, false));
    assert_eq!(ends("first-seen", 0), (standing("preferred"), by.0, by.1));
    assert_eq!(ends("first-seen", 1), (standing("evidence"), known(1985, 1985), known(1985, 1985)));
    assert_eq!(ends("disputed", 1), (standing("rival"), known(1976, 1976), known(1976, 1976)));
    assert_eq!(ends("about", 0), (standing("preferred"), known(1992, 1996), known(1992, 1996)));
    assert_eq!(ends("undated", 0).0, None);
}

#[test]
fn a_picture_is_well_formed_and_has_descriptions() {
    let picture = ask(&["timeline", "--all", "-o", "svg"]).out;
    let tree = roxmltree::Document::parse(&picture).expect("XML");
    let root = tree.root_element();
    assert_eq!(root.attribute("role"), Some("graphics-document"));
    for name in ["aria-labelledby", "aria-describedby"] {
        let id = root.attribute(name);
        assert!(tree.descendants().any(|node| id.is_some() && node.attribute("id") == id), "{name}");
    }
    let lines = tree.descendants().filter(|node| node.attribute("role") == Some("graphics-object"));
    let titles: Vec<&str> = lines
        .map(|line| line.first_element_child().and_then(|title| title.text()).expect("a title"))
        .collect();
    assert!(
        titles.contains(&"Sungri-58 승리-58; built 1958–79 (confirmed); known from November 1958 (reported)")
    );
    assert!(picture.contains("prefers-color-scheme:dark") && picture.contains("@media print"));
    for forbidden in ["href", "url(http", "<script", "<image", "style=\""] {
        assert!(!picture.contains(forbidden), "{forbidden}");
    }
    let (height, bottom) =
        (root.attribute("height"), tree.descendants().filter_map(|node| node.attribute("y")));
    let bottom = bottom.filter_map(|y| y.parse::<f64>().ok()).fold(0.0, f64::max);
    assert!(height.and_then(|height| height.parse::<f64>().ok()).is_some_and(|height| height > bottom));
}

#[test]
fn hostile_names_stay_text() {
    let evil = r#"</text><script>alert('1')</script> & "\u0007 ]]> <!-- \uFFFE"#;
    let folder = Folder::new("timeline/hostile");
    for years in ["1970", "unknown"] {
        let years = match years {
            "unknown" => r#"{ is = "unknown", by = ["s"] }"#.to_owned(),
            years => format!(r#"{{ is = "{years}", certainty = "reported", by = ["s"] }}"#),
        };
        let name = evil.replace('"', "\\\"");
        folder.write(
            "layer.toml",
            format!(
                "[source.s]\ntitle = \"S\"\n[car.x]\nname = \"{name}\"\nclass = \"sedan\"\norigin = \"domestic\"\nyears = {years}\n\
                 manufacturer = {{ said = \"{name}\", certainty = \"reported\", by = [\"s\"] }}\n"
            ),
        );
        let answer = folder.ask(&["timeline", "--no-bundled", "--data", "layer.toml", "-o", "svg"]);
        assert_eq!(answer.status, 0, "{}", answer.err);
        let tree = roxmltree::Document::parse(&answer.out).expect("XML");
        assert!(!tree.descendants().any(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "script"))));
        let texts = tree.descendants().filter_map(|node| node.text());
        assert!(texts.into_iter().any(|text| text.contains("</text><script>")), "{}", answer.out);
    }
}

#[test]
fn distant_years_fit_too() {
    let folder = Folder::new("timeline/far");
    let car = |id: &str, years: &str| {
        format!(
            "[car.{id}]\nname = \"{id}\"\norigin = \"domestic\"\nyears = {{ is = \"{years}\", certainty = \"reported\", by = [\"s\"] }}\n"
        )
    };
    let layer =
        ["[source.s]\ntitle = \"S\"\n".to_owned(), car("first", "0001"), car("last", "9999/..")].concat();
    folder.write("layer.toml", layer);
    for format in ["table", "svg", "json"] {
        let arguments = ["timeline", "--no-bundled", "--data", "layer.toml", "--width", "40", "-o", format];
        let answer = folder.ask(&arguments);
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{format}");
        assert!(answer.out.contains("first") && answer.out.contains("last"), "{format}");
        assert!(format != "table" || answer.out.lines().all(|line| line.width() <= 40), "{}", answer.out);
    }
}

#[test]
fn a_wider_terminal_has_no_coarser_scale_than_a_narrower_one() {
    for what in ["sedans", "trucks", "trams"] {
        let mut before = f64::MAX;
        for width in (40..=140).step_by(4) {
            let out = nkcars(&["timeline", what]).on_terminal(width).run().out;
            let axis = out.lines().next().expect("an axis");
            let label = |label: &str| {
                Some((u32::try_from(axis.find(label)?).ok()?, label.trim_matches('\'').parse::<f64>().ok()?))
            };
            let labels: Vec<(u32, f64)> = axis.split_whitespace().filter_map(label).collect();
            let ([(at, first), ..], Some((end, last))) = (&labels[..], labels.last()) else {
                panic!("{axis}")
            };
            let years = (last - first).rem_euclid(100.0) / f64::from(end - at);
            assert!(years <= before + 0.01, "{what} at {width}: {years} years to a cell, before {before}");
            before = years;
        }
    }
}

#[test]
fn what_may_never_have_been_is_marked() {
    for more in [&[][..], &["-o", "svg"]] {
        let mut command = nkcars(&[&["timeline", "sungri-56"], more].concat());
        let out = command.on_terminal(80).run().out;
        assert!(out.contains("Sungri-56") && out.contains("(doubtful)"), "{more:?}: {out}");
    }
    let page = ask(&["handbook", "sungri-56"]).out;
    let timeline = &page[page.find("id=\"_timeline\"").expect("a timeline")..];
    assert!(timeline.contains("doubtful</b>"), "{timeline}");
    assert!(!nkcars(&["timeline", "sungri-58"]).on_terminal(80).run().out.contains("doubtful"));
}

#[test]
fn a_mark_shows_that_years_are_only_possible() {
    let list = ask(&["list", "sedans", "--year", "1988", "-o", "tsv", "-c", "name,in-years"]).out;
    let out = nkcars(&["timeline", "sedans", "--year", "1988"]).on_terminal(100).run().out;
    for row in list.lines().skip(1) {
        let (name, when) = row.split_once('\t').expect("two columns");
        let line = out.lines().find(|line| line.contains(&format!(" {name}"))).expect(name);
        assert_eq!(line[..line.find(name).unwrap()].contains('~'), when == "possibly", "{line}");
    }
    assert!(out.contains("~ possible match"), "{out}");
}
