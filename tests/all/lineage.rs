//! Lineages: ancestors and descendants, several parents if sources differ, cycles that end.

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Answer, Folder, Run as _, ask, nkcars};

fn tree(name: &str) -> String {
    let answer = nkcars(&["lineage", name]).on_terminal(80).run();
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{name}");
    answer.out
}

#[test]
fn a_lineage_shows_ancestors_and_descendants_including_foreign_ones() {
    let out = tree("sungri-58");
    let expected = "Came from\n└── ✓ GAZ-51, 1946–75, foreign\n\nWhat came of it\n";
    assert!(out.contains(expected), "{out}");
    let (_, below) = out.split_once("What came of it\n").expect("descendants");
    for child in ["Sungri-58KA", "Sungri-58NA", "Sungri-58DA"] {
        assert!(below.contains(&format!("── ◦ {child}")), "{out}");
    }
    assert!(tree("gaz-51").contains("└── ✓ Sungri-58 승리-58, 1958–79\n    ├── ◦ Sungri-58KA"));
}

#[test]
fn disputed_parents_are_all_shown() {
    let out = tree("mercedes-w201");
    for child in ["✓ Kaengsaeng 88", "✓ Pyongyang 4.10", "≠◦ Paektusan (Mercedes type)"] {
        assert!(out.contains(&format!("── {child}")), "{out}");
    }
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("; ≠◦ or from Mercedes-Benz W124"), "{out}");
    let (above, _) = out.split_once("What came of it").expect("both directions");
    assert!(above.ends_with("Came from\nnot recorded\n\n"));
    let (above, below) = {
        let out = tree("paektusan");
        let (above, below) = out.split_once("What came of it").expect("both directions");
        (above.to_owned(), below.to_owned())
    };
    assert!(above.contains("├┄┄ ≠? GAZ-24 Volga"), "{above}");
    assert!(below.starts_with("\nnot recorded\n"), "{below}");
}

/// Runs the program over a layer of these cars, each with the cars that it is based on.
fn answer_over(name: &str, cars: &[(&str, &[&str])], arguments: &[&str]) -> Answer {
    let folder = Folder::new(&format!("lineage/{name}"));
    let mut layer = "[source.s]\ntitle = \"S\"\n".to_owned();
    for (id, bases) in cars {
        let claim = |base: &&str| format!("{{ is = \"{base}\", certainty = \"reported\", by = [\"s\"] }}");
        let bases: Vec<String> = bases.iter().map(claim).collect();
        layer.push_str(&format!("[car.{id}]\nname = \"{}\"\n", id.to_uppercase()));
        if !bases.is_empty() {
            layer.push_str(&format!("based-on = [{}]\n", bases.join(", ")));
        }
    }
    folder.write("layer.toml", layer);
    folder.nkcars(&[&["--no-bundled", "--data", "layer.toml"], arguments].concat()).on_terminal(80).run()
}

#[test]
fn cycles_end_with_a_remark() {
    let cars: &[(&str, &[&str])] = &[("a", &["b"]), ("b", &["c"]), ("c", &["a"])];
    for format in ["table", "json", "jsonl", "mermaid", "ids"] {
        let answer = answer_over("circle", cars, &["lineage", "a", "-o", format]);
        assert_eq!(answer.status, 0, "{format}: {}", answer.err);
        let circles = answer.out.matches("a circle in the data; the tree ends here").count();
        // Both directions lead back to A.
        assert_eq!(circles, if format == "table" { 2 } else { 0 }, "{}", answer.out);
    }
    let json = answer_over("circle", cars, &["lineage", "a", "-o", "json"]).out;
    let families: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(families[0]["nodes"].as_array().map(Vec::len), Some(3));
    assert_eq!(families[0]["edges"].as_array().map(Vec::len), Some(3), "{json}");
}

#[test]
fn a_record_is_drawn_in_full_once_and_then_by_name() {
    let cars: &[(&str, &[&str])] =
        &[("d", &["b", "c"]), ("b", &["a"]), ("c", &["a"]), ("a", &["root"]), ("root", &[])];
    let out = answer_over("twice", cars, &["lineage", "d"]).out;
    assert_eq!(out.matches("◦ A").count(), 2, "{out}");
    assert_eq!(out.matches("◦ A – see above").count(), 1, "{out}");
    assert_eq!(out.matches("◦ ROOT").count(), 1, "{out}");
}

#[test]
fn a_long_chain_is_cut_and_says_that_it_goes_on() {
    let ids: Vec<String> = (0..3_000).map(|number| format!("c{number:04}")).collect();
    let bases: Vec<[&str; 1]> = ids.iter().skip(1).map(|id| [id.as_str()]).collect();
    let cars: Vec<(&str, &[&str])> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| (id.as_str(), bases.get(at).map_or(&[][..], |base| &base[..])))
        .collect();
    for width in ["20", "40", "80", "65535"] {
        let out = answer_over("chain", &cars, &["lineage", "c0000", "--width", width]).out;
        let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("see: nkcars lineage c00"), "{width}: {out}");
        let room: usize = width.parse().expect("a number");
        assert!(out.lines().all(|line| line.width() <= room), "{width}: {out}");
    }
    let json = answer_over("chain", &cars, &["lineage", "c1500", "-o", "json"]).out;
    let families: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(families[0]["nodes"].as_array().map(Vec::len), Some(3_000));
}

#[test]
fn words_are_read_as_one_name_or_else_as_several() {
    assert_eq!(tree("kaengsaeng-88"), nkcars(&["lineage", "kaengsaeng", "88"]).on_terminal(80).run().out);
    let two = nkcars(&["lineage", "gaz-51", "sungri-58"]).on_terminal(80).run().out;
    assert_eq!(two, format!("{}\n{}", tree("gaz-51"), tree("sungri-58")));
    let wrong = ask(&["lineage", "no-such-thing"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (1, ""));
    assert!(wrong.err.starts_with("nkcars: no car \"no-such-thing\""), "{}", wrong.err);
}

#[test]
fn several_lineages_make_one_flowchart() {
    let chart = ask(&["lineage", "gaz-51", "mercedes-w201", "-o", "mermaid"]).out;
    assert_eq!(chart.matches("flowchart").count(), 1, "{chart}");
    assert!(chart.contains('◦') && chart.contains('–'), "{chart}");
    let ascii = ask(&["lineage", "gaz-51", "mercedes-w201", "-o", "mermaid", "--ascii"]).out;
    assert!(
        !ascii.contains(['✓', '◦', '≠', '–']) && ascii.lines().count() == chart.lines().count(),
        "{ascii}"
    );
    let mut nodes: Vec<&str> =
        chart.lines().filter_map(|line| line.trim().split_once("[\"")).map(|node| node.0).collect();
    let count = nodes.len();
    assert!(count > 9, "{chart}");
    nodes.sort_unstable();
    nodes.dedup();
    assert_eq!(nodes.len(), count, "two nodes share a name: {chart}");
}

#[test]
fn a_flowchart_escapes_marks_in_names() {
    let folder = Folder::new("lineage/hostile");
    folder.write(
        "layer.toml",
        "[source.s]\ntitle = \"S\"\n[car.end]\nname = 'end\"]; click r0 \"javascript:x\" `a` #quot; <b>\\n'\n\
         based-on = { said = '\"| --> x', certainty = \"reported\", by = [\"s\"] }\n",
    );
    let chart = folder.ask(&["lineage", "end", "--no-bundled", "--data", "layer.toml", "-o", "mermaid"]).out;
    let lines: Vec<&str> = chart.lines().collect();
    assert_eq!(lines[0], "flowchart LR");
    assert!(
        lines[1]
            .starts_with("  r0[\"end#34;#93;#59; click r0 #34;javascript#58;x#34; #96;a#96; #35;quot#59; ")
    );
    assert!(lines[1].ends_with("#60;b#62;#92;n\"]"), "{}", lines[1]);
    assert_eq!(lines[2], "  s0([\"#34;#124; #45;#45;#62; x\"])");
    assert_eq!(lines[3], "  s0 -->|\"◦\"| r0");
}

#[test]
fn no_name_becomes_a_list_a_formula_or_an_icon() {
    for (name, label) in [
        ("1. Mai", "1#46; Mai"),
        ("- Dash", "#45; Dash"),
        ("+ Plus", "#43; Plus"),
        ("~~Gone~~", "#126;#126;Gone#126;#126;"),
        ("$$x^2$$", "#36;#36;x#94;2#36;#36;"),
        ("fa:fa-car", "fa#58;fa#45;car"),
        ("4) four", "4#41; four"),
        ("---", "#45;#45;#45;"),
        ("백두산, 2", "백두산, 2"),
    ] {
        let folder = Folder::new("lineage/marks");
        folder.write("layer.toml", format!("[car.x]\nname = \"{name}\"\n"));
        let chart =
            folder.ask(&["lineage", "x", "--no-bundled", "--data", "layer.toml", "-o", "mermaid"]).out;
        assert_eq!(chart.lines().nth(1), Some(&*format!("  r0[\"{label}\"]")), "{chart}");
    }
}

#[test]
fn a_chart_marks_foreign_cars_and_puts_years_below_the_name() {
    let chart = ask(&["lineage", "sungri-58", "-o", "mermaid"]).out;
    assert!(chart.contains("r0[\"Sungri#45;58 승리#45;58<br/>1958–79\"]"), "{chart}");
    assert!(chart.contains("  class r1 foreign\n") && !chart.contains("class r0 foreign"), "{chart}");
    assert!(chart.contains("  r1 ==>|\"✓\"| r0\n"), "{chart}");
}

/// Returns `children` cars with one base, and as many again that each succeed all of them.
fn crossed(children: usize) -> String {
    let mut layer = "[source.s]\ntitle = \"S\"\n[car.root]\nname = \"Root\"\n".to_owned();
    let claim = |id: &str| format!("{{ is = \"{id}\", certainty = \"reported\", by = [\"s\"] }}");
    for child in 0..children {
        layer.push_str(&format!("[car.a{child}]\nname = \"A{child}\"\nbased-on = {}\n", claim("root")));
    }
    let all: Vec<String> = (0..children).map(|child| claim(&format!("a{child}"))).collect();
    for child in 0..children {
        layer.push_str(&format!("[car.b{child}]\nname = \"B{child}\"\npredecessor = [{}]\n", all.join(", ")));
    }
    layer
}

#[test]
fn a_tree_grows_with_the_sum_of_its_steps_and_not_their_product() {
    let folder = Folder::new("lineage/crossed");
    for children in [10, 40] {
        folder.write("layer.toml", crossed(children));
        let out = folder.ask(&["lineage", "root", "--no-bundled", "--data", "layer.toml"]).out;
        let steps = children * children + children;
        assert!(out.lines().count() < steps * 2 + 10, "{children}: {} lines", out.lines().count());
    }
}

#[test]
fn other_formats_and_other_documents_are_rejected_with_a_reason() {
    for (arguments, message) in [
        (
            &["list", "-o", "svg"][..],
            "list does not write svg, which is for plate and timeline; choose one of: table,",
        ),
        (
            &["show", "paektusan", "-o", "mermaid"],
            "show does not write mermaid, which is for lineage; choose one of: table,",
        ),
        (&["lineage", "paektusan", "-o", "csv"], "lineage does not write csv; choose one of: table, "),
        (
            &["timeline", "-o", "mermaid"],
            "timeline does not write mermaid, which is for lineage; choose one of: table,",
        ),
    ] {
        let answer = ask(arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.starts_with(&format!("nkcars: {message}")), "{}", answer.err);
    }
}
