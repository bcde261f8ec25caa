//! Sources as witnesses: duplicates, mirrors, superseded claims, and too many mistakes.

use std::fmt::Write as _;

use crate::catalogue::fields::car;
use crate::catalogue::finding::MAX_FINDINGS;
use crate::catalogue::{Catalogue, Kind};

const SOURCES: &str = "[source.a]\ntitle = \"A\"\nno-url = \"made up\"\nvoice = \"one\"\n[source.b]\ntitle = \"B\"\nno-url = \"made up\"\nvoice = \"two\"\n[source.c]\ntitle = \"C\"\nno-url = \"made up\"\nvoice = \"one\"\nwitness = \"no\"\n";

fn checked(text: &str) -> (Catalogue, Vec<String>) {
    let text = format!("{text}{SOURCES}");
    let (catalogue, findings) = super::checked(&text);
    let lines = findings.iter().map(|finding| finding.line(&catalogue.files));
    // Other rules check which sources are cited, which count as witnesses, and what two of them confirm.
    let others = ["no claim cites this source", "or leave the claim out", "or say in a note why it is not"];
    let lines = lines.filter(|line| !others.iter().any(|other| line.ends_with(other))).collect();
    (catalogue, lines)
}

#[test]
fn a_source_named_twice_is_one_witness() {
    let (catalogue, found) = checked(
        "[car.x]\nname = \"X\"\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\", \"a\"] }\n",
    );
    assert_eq!(
        found,
        ["f:3:59: warning: car.x: years: by: the source \"a\" is listed twice; it counts once"]
    );
    let answer = catalogue.get(Kind::Car, "x").unwrap().answer(car::YEARS);
    assert_eq!(answer.preferred().unwrap().sources().count(), 1);
    assert_eq!(answer.agreement(&catalogue), Some("sole"));
}

#[test]
fn a_mirror_of_a_mirror_has_the_voice_of_the_original() {
    let mirrors = "[source.m]\ntitle = \"M\"\nno-url = \"made up\"\nmirror-of = \"n\"\nvoice = \"a copyist\"\n[source.n]\ntitle = \"N\"\nno-url = \"made up\"\nmirror-of = \"o\"\nvoice = \"another\"\n[source.o]\ntitle = \"O\"\nno-url = \"made up\"\n";
    for by in ["[\"m\", \"n\"]", "[\"m\", \"o\"]", "[\"n\", \"o\"]"] {
        let (catalogue, found) = checked(&format!(
            "[car.x]\nname = \"X\"\nyears = {{ is = \"1978\", certainty = \"confirmed\", by = {by} }}\n{mirrors}"
        ));
        let right = "f:3:9: error: car.x: years: confirmed needs two independent voices or seen = true; this has one, \"o\"";
        assert_eq!(found, [right], "{by}");
        let answer = catalogue.get(Kind::Car, "x").unwrap().answer(car::YEARS);
        assert_eq!(answer.agreement(&catalogue), Some("sole"), "{by}");
    }
}

#[test]
fn only_another_source_of_the_same_voice_supersedes_a_claim() {
    for (by, later, is_taken_back, reason) in [
        ("[\"a\"]", "c", true, ""),
        ("[\"c\"]", "a", true, ""),
        ("[\"a\"]", "b", false, "\"b\" has another voice, \"two\""),
        ("[\"a\"]", "a", false, "\"a\" says this itself"),
        ("[\"a\", \"c\"]", "c", false, "\"c\" says this itself"),
        ("[\"a\", \"b\"]", "c", false, "\"c\" has another voice, \"one\""),
    ] {
        let (catalogue, found) = checked(&format!(
            "[car.x]\nname = \"X\"\nyears = {{ is = \"1978\", certainty = \"reported\", by = {by}, superseded = \"{later}\" }}\n"
        ));
        let record = catalogue.get(Kind::Car, "x").unwrap();
        assert_eq!(!record.answer(car::YEARS).is_recorded(), is_taken_back, "{by} {later}");
        assert_eq!(record.claims_of(car::YEARS)[0].stands, !is_taken_back, "{by} {later}");
        if is_taken_back {
            assert_eq!(found, [""; 0]);
        } else {
            let right = format!(
                "f:3:9: warning: car.x: years: superseded: {reason}, so the claim still stands; name a later source of its own voice"
            );
            assert_eq!(found, [right]);
        }
    }
    let (catalogue, _) =
        checked("[car.x]\nname = \"X\"\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\"] }\n");
    assert!(catalogue.get(Kind::Car, "x").unwrap().answer(car::YEARS).is_recorded());
}

#[test]
fn claims_that_supersede_each_other_are_reported() {
    let claim = |is, by, later| {
        format!("{{ is = \"{is}\", certainty = \"reported\", by = [\"{by}\"], superseded = \"{later}\" }}")
    };
    let years = [claim("1978", "a", "c"), claim("1979", "c", "a")].join(", ");
    let (_, found) = checked(&format!("[car.x]\nname = \"X\"\nyears = [{years}]\n"));
    for (found, later) in found.iter().zip(["c", "a"]) {
        assert!(found.contains(&format!("superseded: so is what {later:?} says, ")), "{found}");
    }
    assert_eq!(found.len(), 2);
}

#[test]
fn mistakes_of_every_rule_are_cut_off_and_only_the_first_get_suggestions() {
    let mut text = String::new();
    for car in 0..30_000 {
        let _ = writeln!(
            text,
            "[car.made-up-{car}]\nname = \"{car}\"\nclass = \"van\"\nbody = {{ is = \"x\", certainty = \"reported\", by = [\"bb\"] }}\nrelated = {{ is = \"made-up{car}\", certainty = \"reported\", by = [\"a\"] }}"
        );
    }
    let (_, found) = checked(&text);
    assert_eq!(found.len(), MAX_FINDINGS + 1);
    assert!(found[0].starts_with("f:4:50: error: car.made-up-0: body: no source \"bb\""), "{}", found[0]);
    assert!(found[900].contains(":8: error: "), "a later one stands where its claim does: {}", found[900]);
    assert!(found[1].contains("no car \"made-up0\"; did you mean \"made-up-0\""), "{}", found[1]);
    assert_eq!(
        found.iter().filter(|line| line.contains("did you mean")).count(),
        1_000_000 / 30_000 / 2 + 1,
        "about a million ids are compared; every other mistake is an unknown car"
    );
    assert!(found.last().unwrap().ends_with("error: 59000 more errors after this one"), "{:?}", found.last());
}

#[test]
fn cars_based_on_both_their_neighbours_take_linear_time() {
    let count = 20_000;
    let mut text = String::new();
    for car in 0..count {
        let near = [car - 1, car + 1].into_iter().filter(|near| (0..count).contains(near));
        let near: Vec<String> = near
            .map(|near| format!("{{ is = \"n-{near}\", certainty = \"reported\", by = [\"a\"] }}"))
            .collect();
        let _ = writeln!(
            text,
            "[car.n-{car}]\nname = \"{car}\"\nclass = \"van\"\nbased-on = [{}]",
            near.join(", ")
        );
    }
    let (_, found) = checked(&text);
    // Each prefers the previous car, except the first, which has none.
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("based-on: the references form a circle: n-0, n-1, then n-0 again"),
        "{}",
        found[0]
    );
}
