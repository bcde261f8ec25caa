//! Groups of vehicles: labelled and listed as groups, and in no list, count or section of a class.

use crate::runner::{Folder, Run as _, ask};

const DATA: &str = r#"
[car.fleet]
name = "Fleet"
class = "sedan"
origin = "domestic"
group = true

[car.single]
name = "Single"
class = "sedan"
origin = "domestic"
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("groups-{name}"));
    folder.write("my.toml", DATA);
    folder
}

fn answer(folder: &Folder, arguments: &[&str]) -> String {
    folder.nkcars(&[arguments, &["--no-bundled", "--data", "my.toml"]].concat()).run().out
}

#[test]
fn a_group_is_in_no_list_of_a_class() {
    let folder = folder("class");
    for asked in [&["list", "sedans", "-o", "ids"][..], &["list", "--all", "--class", "sedan", "-o", "ids"]] {
        assert_eq!(answer(&folder, asked), "single\n", "{asked:?}");
    }
    let all = answer(&folder, &["list", "--columns", "id,class", "-o", "plain", "--no-header"]);
    assert_eq!(all, "fleet   group\nsingle  sedan\n");
    let timeline = answer(&folder, &["timeline", "--by", "class", "-o", "json"]);
    let lines: serde_json::Value = serde_json::from_str(&timeline).expect("JSON");
    let groups: Vec<_> = lines.as_array().unwrap().iter().map(|line| (&line["id"], &line["group"])).collect();
    assert!(groups.iter().any(|(id, group)| *id == "fleet" && group["words"] == "group"), "{groups:?}");
    let page = answer(&folder, &["handbook"]);
    assert!(page.contains("Groups") && page.contains("Sedans"), "both sections");
}

#[test]
fn a_group_is_labelled_as_one() {
    let folder = folder("head");
    for flags in [&[][..], &["--full"]] {
        let shown = answer(&folder, &[&["show", "fleet"], flags].concat());
        assert_eq!(shown.lines().nth(1), Some("group (fleet)"), "{shown}");
        assert!(!shown.contains("sedan"), "{shown}");
    }
    assert!(answer(&folder, &["show", "single"]).contains("\nsedan, domestic (single)"));
}

#[test]
fn scripts_read_in_rows_what_they_read_in_json() {
    let folder = folder("rows");
    for command in [&["list", "-c", "id,class,group"][..], &["search", "fleet", "-c", "id,class,group"]] {
        let rows = answer(&folder, &[command, &["-o", "csv"]].concat());
        assert!(rows.starts_with("id,class,group\nfleet,sedan,true\n"), "{rows}");
        let json = answer(&folder, &[command, &["-o", "jsonl"]].concat());
        assert!(json.contains(r#""id":"fleet","class":"sedan","group":true"#), "{json}");
    }
    assert!(answer(&folder, &["list", "-c", "id,group", "-o", "csv"]).contains("single,false\n"));
    let claims = answer(&folder, &["show", "fleet", "single", "--field", "class,group", "-o", "csv"]);
    let value = |row: &str| row.split(',').take(3).map(str::to_owned).collect::<Vec<_>>().join(",");
    let values: Vec<String> = claims.lines().skip(1).map(value).collect();
    assert_eq!(values, ["fleet,class,sedan", "fleet,group,true", "single,class,sedan", "single,group,false"]);
}

#[test]
fn json_says_whether_a_car_is_a_group() {
    let folder = folder("json");
    let listed = answer(&folder, &["list", "-o", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert_eq!((&listed[0]["group"], &listed[1]["group"]), (&true.into(), &false.into()), "{listed}");
    assert_eq!(listed[0]["class"], "sedan", "the kind of vehicle that it is a group of");
    let compared = ask(&["compare", "paektusan", "mercedes-cars", "-o", "csv"]).out;
    assert!(compared.contains("\ngroup,false,true\n"), "{compared}");
}

#[test]
fn domestic_groups_are_listed_and_foreign_ones_only_with_all() {
    let ids = |arguments: &[&str]| ask(&[&["list", "-o", "ids"], arguments].concat()).out;
    let (usual, all) = (ids(&[]), ids(&["--all"]));
    let has = |out: &str, id: &str| out.lines().any(|line| line == id);
    assert!(has(&usual, "naenara") && !has(&usual, "private-cars") && has(&all, "private-cars"));
}
