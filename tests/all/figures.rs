//! Figures: a chart of their values, the unit after each value, and the latest value in lists.

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, Run as _, ask, nkcars};

const DATA: &str = r#"
[figures.output]
name = "Output"
unit = "vehicles a year"
place = "Nampo"
value = [
  { is = 400, certainty = "confirmed", by = ["s"], seen = true, when = "2010" },
  { is = "100..200", certainty = "reported", by = ["s"], when = "2005" },
  { is = "200..", certainty = "speculated", by = ["s"], when = "2008-03" },
  { is = 300, certainty = "reported", by = ["s"] },
]

[figures.single]
name = "Single"
unit = "km"
value = { is = 7, certainty = "reported", by = ["s"] }

[source.s]
title = "S"
no-url = "made up"
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("figures-{name}"));
    folder.write("my.toml", DATA);
    folder
}

fn with_data<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [arguments, &["--no-bundled", "--data", "my.toml"]].concat()
}

fn answer(folder: &Folder, arguments: &[&str]) -> String {
    folder.nkcars(&with_data(arguments)).run().out
}

#[test]
fn values_are_drawn_by_year() {
    let folder = folder("chart");
    let shown = answer(&folder, &["show", "output"]);
    let (full, half, quarter) = ("█".repeat(40), "░".repeat(20), "▓".repeat(10));
    let chart = [
        "Value: vehicles a year, Nampo".to_owned(),
        format!("2005       ◦ 100–200      {quarter}{}", "╌".repeat(10)),
        format!("March 2008 ? at least 200 {half}"),
        format!("2010       ✓ 400          {full}"),
        format!("undated    ◦ 300          {}", "▓".repeat(30)),
    ];
    assert!(shown.contains(&chart.join("\n")), "{shown}");
    let shown = folder.nkcars(&with_data(&["--ascii", "show", "output"])).run().out;
    assert!(shown.contains(&format!("2010       + 400          {}\n", "#".repeat(40))), "{shown}");
    let single = answer(&folder, &["show", "single"]);
    assert!(single.contains("Value  ◦ 7 km\n"), "one value needs no chart: {single}");
}

#[test]
fn no_chart_is_wider_than_the_screen() {
    let ids = ask(&["list", "figures", "-o", "ids"]).out;
    let ids: Vec<&str> = ids.lines().collect();
    for width in [40, 60, 80] {
        let shown = nkcars(&[&["show"], &*ids].concat()).on_terminal(width).run().out;
        let bars: Vec<&str> =
            shown.lines().filter(|line| line.contains('▓') && !line.contains("reported")).collect();
        assert!(bars.len() > ids.len(), "{shown}");
        for line in bars {
            assert!(line.width() <= width, "{width}: {line}");
            assert_eq!(line.matches('▓').count() > 0, line.trim_end().ends_with(['▓', '╌']), "{line}");
        }
    }
}

#[test]
fn the_unit_follows_each_value() {
    let folder = folder("unit");
    assert!(answer(&folder, &["show", "output", "--full"]).contains("✓ 400 vehicles a year, 2010"));
    assert!(
        answer(&folder, &["show", "output", "--field", "value"]).contains("◦ 100–200 vehicles a year, 2005")
    );
    let json: serde_json::Value =
        serde_json::from_str(&answer(&folder, &["show", "output", "-o", "json"])).expect("JSON");
    assert_eq!(json[0]["value"]["unit"], "vehicles a year");
}

#[test]
fn lists_show_the_latest_value_and_its_year() {
    let folder = folder("list");
    let listed = answer(&folder, &["list", "figure", "-o", "csv"]);
    assert_eq!(
        listed,
        "id,name,latest,unit,when,place\noutput,Output,400,vehicles a year,2010,Nampo\n\
         single,Single,not recorded,km,not recorded,not recorded\n"
    );
    let listed = answer(&folder, &["list", "figures", "--columns", "id,latest", "-o", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert_eq!(listed[0]["latest"]["claims"][0]["when"], "2010");
    assert!(listed[1]["latest"].is_null());
}

#[test]
fn figures_match_the_years_of_their_values() {
    let folder = folder("years");
    for (years, ids) in [("2005", "output\n"), ("2008..2009", "output\n"), ("..2004", ""), ("2011..", "")] {
        assert_eq!(answer(&folder, &["list", "figures", "--year", years, "-o", "ids"]), ids, "{years}");
    }
}
