//! The user's own files over the bundled records: order, replacement in place, provenance.

mod broken;

use crate::runner::{Folder, Run as _};

/// Returns the folder of a test, which may contain the user's own layers.
fn home(name: &str) -> Folder {
    Folder::new(&format!("layers/{name}"))
}

/// Writes a file to the data folder, which is always read.
fn own(home: &Folder, name: &str, text: &str) {
    home.write(&format!(".local/share/nkcars/{name}"), text);
}

fn car(id: &str, name: &str) -> String {
    format!("[car.{id}]\nname = \"{name}\"\norigin = \"domestic\"\n")
}

#[test]
fn a_record_replaces_the_bundled_one_completely_and_in_place() {
    let home = home("replace");
    let before = home.ask(&["list", "--all", "-o", "ids", "--sort", "id"]).out;
    home.write("my.toml", format!("\n\n{}", car("paektusan", "Mine")));
    let after = home.ask(&["--data", "my.toml", "list", "--all", "-o", "ids", "--sort", "id"]).out;
    assert_eq!(before, after);
    let shown = home.ask(&["show", "paektusan", "--data", "my.toml"]);
    assert_eq!(shown.status, 0);
    assert!(
        shown
            .out
            .starts_with("Mine\ncar, domestic (paektusan)\nfrom my.toml:3, replaces the bundled record\n"),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains("백두산"), "nothing is left of the bundled record");
    // References to it remain.
    assert!(shown.out.contains("Seen in   ✓ The Problem"), "{}", shown.out);
}

#[test]
fn only_references_of_the_new_record_count() {
    let home = home("links");
    let source = "[source.me]\ntitle = \"Me\"\n";
    home.write("my.toml", format!(
        "{source}[car.aaa]\nname = \"Aaa\"\nbased-on = {{ is = \"tesla\", certainty = \"reported\", by = [\"me\"] }}\n[car.tesla]\nname = \"Tesla\"\n"
    ));
    let shown = home.ask(&["show", "tesla", "--full", "--data", "my.toml"]);
    assert!(shown.out.contains("Basis of"), "{}", shown.out);
    home.write("over.toml", car("aaa", "Aaa anew"));
    let shown = home.ask(&["show", "tesla", "--full", "--data", "my.toml", "--data", "over.toml"]);
    assert!(!shown.out.contains("Basis of"), "{}", shown.out);
    let shown = home.ask(&["show", "aaa", "--data", "my.toml", "--data", "over.toml"]);
    assert!(shown.out.contains("from over.toml:1, replaces that of my.toml"), "{}", shown.out);
    // Nor do those of a bundled record.
    home.write("bundled.toml", car("kaengsaeng-68", "Mine"));
    let is_basis = |layer: &[&str]| {
        let shown = home.ask(&[&["show", "gaz-69", "-o", "json"], layer].concat());
        shown.out.contains("\"id\": \"kaengsaeng-68\"")
    };
    assert!(is_basis(&[]) && !is_basis(&["--data", "bundled.toml"]));
}

#[test]
fn later_layers_override_earlier_ones() {
    let home = home("order");
    own(&home, "own.toml", &car("zzz", "Own"));
    assert!(home.ask(&["show", "zzz"]).out.starts_with("Own"));
    home.write("env.toml", car("zzz", "Environment")).write("flag.toml", car("zzz", "Flag"));
    let mut command = home.nkcars(&["show", "zzz"]);
    assert!(command.env("NKCARS_DATA", "env.toml").run().out.starts_with("Environment"));
    let mut command = home.nkcars(&["show", "zzz", "--data", "flag.toml"]);
    assert!(command.env("NKCARS_DATA", "env.toml").run().out.starts_with("Flag"));
    let both = home.ask(&["--data", "flag.toml", "show", "zzz", "--data", "env.toml"]);
    assert!(
        both.out.starts_with("Environment\n"),
        "the flag before the command is the lower layer: {}",
        both.out
    );
    let twice =
        home.ask(&["show", "zzz", "--data", "env.toml", "--data", "flag.toml", "--data", "./env.toml"]);
    assert!(twice.out.contains("from ./env.toml:1, replaces that of flag.toml"), "{}", twice.out);
}

#[test]
fn a_folder_and_its_subfolders_are_read_in_order() {
    let home = home("folder");
    home.write("data/b.toml", car("zzz", "B"))
        .write("data/a/x.toml", car("zzz", "A"))
        .write("data/notes.txt", "no TOML");
    assert!(
        home.ask(&["show", "zzz", "--data", "data"])
            .out
            .contains("from data/b.toml:1, replaces that of data/a/x.toml")
    );
}

#[test]
fn standard_input_is_a_layer() {
    let home = home("stdin");
    let shown =
        home.nkcars(&["show", "zzz", "--data", "-", "--data", "-"]).with_input(car("zzz", "Zzz").as_bytes());
    assert!(shown.out.contains("from <stdin>:1\n"), "{}{}", shown.out, shown.err);
}

#[test]
fn no_bundled_leaves_only_the_users_records() {
    let home = home("no-bundled");
    home.write("my.toml", car("zzz", "Zzz"));
    assert_eq!(home.ask(&["list", "--data", "my.toml", "--no-bundled", "-o", "ids"]).out, "zzz\n");
    let nothing = home.ask(&["--no-bundled", "list"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (2, ""));
    assert!(nothing.err.contains("--no-bundled needs --data PATH"), "{}", nothing.err);
}

#[test]
fn a_relative_data_home_is_ignored() {
    let home = home("relative");
    home.write("share/nkcars/x.toml", car("zzz", "Zzz"));
    let run = |value: &str| home.nkcars(&["show", "zzz"]).env("XDG_DATA_HOME", value).run();
    assert_eq!(run("share").status, 1);
    assert_eq!(run(home.path("share").to_str().unwrap()).status, 0);
    assert_eq!(home.nkcars(&["show", "paektusan"]).env_remove("HOME").run().status, 0);
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_accepted() {
    let home = home("windows");
    home.write("my.toml", format!("\u{feff}{}", car("zzz", "Zzz").replace('\n', "\r\n")));
    assert!(home.ask(&["show", "zzz", "--data", "my.toml"]).out.contains("from my.toml:1\n"));
    home.write("my.toml", "\u{feff}[car.zzz ]\r\nnome = 4\r\n");
    let ran = home.ask(&["show", "zzz", "--data", "my.toml"]);
    assert!(
        ran.err.starts_with("my.toml:1:6: error: car.zzz: the field \"name\" is missing\nmy.toml:2:1: "),
        "{}",
        ran.err
    );
}

#[test]
fn records_that_refer_to_each_other_in_a_circle_are_shown_once() {
    let home = home("circle");
    let claim = |to: &str| {
        format!("based-on = {{ is = \"{to}\", certainty = \"reported\", by = [\"koryo-real-nk-car\"] }}\n")
    };
    home.write("my.toml", [car("aaa", "Aaa"), claim("bbb"), car("bbb", "Bbb"), claim("aaa")].concat());
    for args in [&["show", "aaa"][..], &["compare", "aaa", "bbb"], &["search", "aaa"], &["list", "--all"]] {
        let ran = home.ask(&[args, &["--data", "my.toml"]].concat());
        assert_eq!(ran.status, 0, "{args:?}: {}", ran.err);
    }
    home.write("self.toml", [car("aaa", "Aaa"), claim("aaa")].concat());
    let ran = home.ask(&["show", "aaa", "--data", "self.toml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("car.aaa: based-on: it refers to itself"), "{}", ran.err);
}

#[test]
fn records_that_share_an_id_are_named_with_their_kind() {
    let home = home("twins");
    home.write(
        "twins.toml",
        "[film.twin]\ntitle = \"Twin\"\n[car.twin]\nname = \"Twin\"\n[car.other]\nname = \"Other\"\n",
    );
    let ask = |arguments: &[&str]| home.ask(&[arguments, &["--no-bundled", "--data", "twins.toml"]].concat());
    for arguments in [&["show", "twin"][..], &["compare", "twin", "other"]] {
        let several = ask(arguments);
        assert!(several.status == 2 && several.out.is_empty(), "{arguments:?}");
        for name in ["  car.twin ", "  film.twin "] {
            assert!(several.err.contains(name), "{arguments:?}: {}", several.err);
        }
    }
    let slip = ask(&["show", "twim"]).err;
    assert!(slip.contains("did you mean \"car.twin\" or \"film.twin\"?"), "{slip}");
    for (name, begins) in
        [("car.twin", "Twin\ncar "), ("Film.Twin", "Twin\nfilm "), ("car.other", "Other\ncar ")]
    {
        for arguments in [&["show", name][..], &[name]] {
            let shown = ask(arguments);
            assert!(
                shown.status == 0 && shown.out.starts_with(begins),
                "{arguments:?}: {}{}",
                shown.out,
                shown.err
            );
        }
    }
    assert_eq!(ask(&["compare", "car.twin", "other", "-o", "ids"]).out, "twin\nother\n");
    assert_eq!(ask(&["show", "plate.twin"]).status, 1);
}

#[test]
fn an_exact_name_wins_over_names_that_sound_like_it() {
    let home = home("plus-names");
    let cars = car("galaxy", "Galaxy") + &car("galaxy-plus", "Galaxy+") + &car("galaxy-ast", "Galaxy*");
    home.write("plus.toml", cars);
    for (name, id) in [("Galaxy", "galaxy"), ("Galaxy+", "galaxy-plus"), ("galaxy*", "galaxy-ast")] {
        let shown = home.ask(&["show", name, "-o", "ids", "--no-bundled", "--data", "plus.toml"]);
        assert_eq!((shown.status, &*shown.out), (0, &*format!("{id}\n")), "{name}: {}", shown.err);
    }
}
