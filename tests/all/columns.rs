//! What stands in a column, beside which value, and how surely a row is what was asked for.

use crate::runner::{Folder, Run as _, ask, nkcars};

const LAYER: &str = r#"
[source.me]
title = "M"
[source.you]
title = "Y"
[manufacturer.first]
name = "First"
[manufacturer.second]
name = "Second"
[car.x]
name = "X"
manufacturer = [
  { is = "first", certainty = "confirmed", by = ["me", "you"], note = "seen there" },
  { is = "second", certainty = "reported", by = ["you"] },
]
colour = [
  { is = "red", certainty = "confirmed", by = ["me", "you"] },
  { is = "blue", certainty = "speculated", by = ["you"], note = "at night" },
]
seats = [
  { is = "10", certainty = "reported", by = ["me"] },
  { is = "20", certainty = "reported", by = ["you"] },
]
years = { is = "1960/1980", certainty = "reported", by = ["me"] }
output = [
  { is = "30..40", certainty = "reported", by = ["me"], when = "1970" },
  { is = "5", certainty = "reported", by = ["me"], when = "1971" },
]
"#;

/// The rows of a list of this layer alone, without headings.
fn rows(name: &str, arguments: &[&str]) -> String {
    let folder = Folder::new(name);
    folder.write("my.toml", LAYER);
    let given = ["--no-bundled", "--data", "my.toml", "-o", "csv", "--no-header"];
    let answer = folder.ask(&[&["list"], arguments, &given].concat());
    assert_eq!(answer.status, 0, "{arguments:?}: {}", answer.err);
    answer.out
}

#[test]
fn a_side_of_a_field_is_about_the_values_beside_it() {
    let sides = |field: &str| {
        let sides = ["certainty", "sources", "note"].map(|side| format!("{field}.{side}")).join(",");
        format!("{field},{sides}")
    };
    for (maker, row) in [
        (&[][..], "first,confirmed,me you,seen there\n"),
        (&["--manufacturer", "first"], "first,confirmed,me you,seen there\n"),
        (&["--manufacturer", "second"], "second,reported,you,not recorded\n"),
    ] {
        let found = rows("columns-maker", &[maker, &["-c", &sides("manufacturer")]].concat());
        assert_eq!(found, row, "{maker:?}");
    }
    // Of several values the least sure one counts, and the sources of all.
    assert_eq!(rows("columns-colour", &["-c", &sides("colour")]), "red; blue,speculated,me you,at night\n");
    assert_eq!(rows("columns-output", &["-c", "output.least,output.most"]), "5,40\n");
    let jaju = ["list", "jaju-64", "--manufacturer", "pyongsang-auto-works"];
    let jaju =
        ask(&[&jaju[..], &["-c", "manufacturer.certainty,manufacturer.sources", "-o", "csv"]].concat());
    assert!(jaju.out.ends_with("\nreported,unikorea-2000\n"), "{}", jaju.out);
}

#[test]
fn a_possible_match_is_marked_in_every_format() {
    let asked = ["list", "jaju-64", "--year", "1970", "--where", "payload-kg>10000"];
    let table = nkcars(&asked).on_terminal(120).run().out;
    assert!(table.contains("◦~ Jaju-64") || table.contains("✓~ Jaju-64"), "{table}");
    for (format, mark) in [
        ("csv", ",surely,possibly\n"),
        ("tsv", "\tsurely\tpossibly\n"),
        ("json", "\"in-years\": \"surely\",\n    \"met\": \"possibly\"\n"),
        ("jsonl", "\"in-years\":\"surely\",\"met\":\"possibly\"}\n"),
        ("plain", "  surely    possibly  "),
        ("markdown", " | surely | possibly | "),
        ("record", "\nMet       possibly\n"),
    ] {
        let out = ask(&[&asked[..], &["-o", format]].concat()).out;
        assert!(out.contains(mark), "{format}: {out}");
    }
    let search = ask(&["search", "jaju-64", "--where", "payload-kg>10000", "-o", "csv"]).out;
    assert!(search.lines().next().is_some_and(|heads| heads.ends_with(",ranges,met")), "{search}");
    assert!(search.lines().nth(1).is_some_and(|row| row.ends_with(",possibly")), "{search}");
    // They are usual columns, to which others can be added.
    for (columns, heads) in [("+seats", ",attested,in-years,met,seats"), ("-met", ",attested,in-years")] {
        let out = ask(&[&asked[..], &["-c", columns, "-o", "csv"]].concat()).out;
        assert!(out.lines().next().is_some_and(|row| row.ends_with(heads)), "{columns}: {out}");
    }
    for (columns, flag) in [("+met", "--where"), ("+in-years", "--year")] {
        let refused = ask(&["list", "-c", columns]);
        assert_eq!((refused.status, &*refused.out), (2, ""), "{columns}");
        assert!(refused.err.contains(&format!("needs {flag}; add one, such as")), "{}", refused.err);
    }
}

#[test]
fn each_column_is_about_its_own_flag() {
    let asked = ["--year", "1970", "--where", "seats>15", "-c", "in-years,met"];
    assert_eq!(rows("columns-flags", &asked), "surely,possibly\n");
    let asked = ["--year", "1980..1990", "--where", "seats=10", "-c", "in-years,met"];
    assert_eq!(rows("columns-flags", &asked), "surely,surely\n");
}

#[test]
fn a_flag_that_is_not_set_is_false_and_not_silent() {
    let has_no =
        |text: &str| text.split_whitespace().any(|word| word == "no") && !text.contains("not recorded");
    for format in ["table", "plain", "record", "markdown"] {
        for arguments in
            [&["list", "paektusan", "-c", "name,group"][..], &["show", "paektusan", "--field", "group"]]
        {
            let out = ask(&[arguments, &["-o", format]].concat()).out;
            assert!(has_no(&out), "{arguments:?} as {format}: {out}");
        }
    }
    let compared = ask(&["compare", "mercedes-cars", "paektusan", "--full", "-o", "plain"]).out;
    assert!(compared.lines().any(|line| line.starts_with("Group ") && has_no(line)), "{compared}");
    assert_eq!(ask(&["list", "--missing", "group", "-o", "ids"]).status, 1);
}

#[test]
fn only_columns_that_a_kind_can_have_are_taken() {
    for (kind, column) in [
        ("cars", "latest"),
        ("cars", "cited-by"),
        ("questions", "certainty"),
        ("questions", "when"),
        ("plates", "cited-by"),
        ("sources", "claims"),
    ] {
        for flag in ["-c", "--sort", "--missing"] {
            let answer = ask(&["list", kind, flag, column]);
            assert_eq!((answer.status, &*answer.out), (2, ""), "{kind} {flag} {column}");
            assert!(answer.err.contains(&format!("unknown column \"{column}\" of {kind}")), "{}", answer.err);
        }
    }
    for degree in ["in-years", "met"] {
        let answer = ask(&["list", "--missing", degree]);
        assert_eq!((answer.status, &*answer.out), (2, ""), "{}", answer.err);
        let asked = ["list", "--year", "1970", "--where", "years", "-o", "ids", "--missing", degree];
        assert_eq!(ask(&asked).out, "", "every match has {degree}");
    }
}

#[test]
fn an_unknown_name_is_reported_before_its_columns() {
    for more in [&["-c", "id,value"][..], &["--where", "value>3"], &["--sort", "value"]] {
        let answer = ask(&[&["list", "figures", "national-output"], more, &["-o", "csv"]].concat());
        assert_eq!(answer.status, 1, "{more:?}: {}", answer.err);
        assert!(answer.err.contains("no record \"figures national-output\""), "{more:?}: {}", answer.err);
        assert_eq!(answer.out.lines().count(), 1, "{more:?}: {}", answer.out);
    }
}

#[test]
fn a_list_of_disputed_records_says_what_is_disputed() {
    let out = ask(&["list", "--disputed", "-c", "id,disputed", "-o", "csv"]).out;
    assert!(out.contains("\nsungri-58,identity; payload-kg\n"), "{out}");
    let screen = nkcars(&["list", "trucks", "--disputed"]).on_terminal(80).run().out;
    assert!(screen.contains("Disputed") && screen.contains("identity; payload-kg"), "{screen}");
    let all = ask(&["list", "--all", "-c", "agreement,disputed", "-o", "csv", "--no-header"]).out;
    let fits = |row: &str| row.starts_with("disputed,") != row.ends_with(",none") || row.contains("not rec");
    assert!(all.lines().all(fits), "{all}");
}

#[test]
fn numbers_for_the_same_years_are_disputed_unless_one_source_gives_both() {
    let page = nkcars(&["show", "kim-jong-thae-works"]).on_terminal(80).run().out;
    assert!(page.contains("Staff        ≠ ◦ 5,000; ≠ ◦ 4,500\n"), "{page}");
    let chart = nkcars(&["show", "national-output"]).on_terminal(80).run().out;
    for (year, sign) in [("2004", ' '), ("2009", '≠'), ("2015", '≠'), ("2016", ' ')] {
        let mut bars = chart.lines().filter(|line| line.starts_with(year)).peekable();
        assert!(bars.peek().is_some() && bars.all(|bar| bar.contains('≠') == (sign == '≠')), "{chart}");
    }
    let folder = Folder::new("columns-one-source");
    let claim =
        |is: u32| format!("{{ is = {is}, certainty = \"reported\", by = [\"s\"], when = \"2001~\" }}");
    let values = [50, 20, 10].map(claim).join(", ");
    let fines = format!(
        "[figures.x]\nname = \"X\"\nunit = \"won\"\nvalue = [{values}]\n\n[source.s]\ntitle = \"S\"\n"
    );
    folder.write("own.toml", &fines);
    let fines = folder.nkcars(&["show", "x", "--claims", "-o", "json", "--data", "own.toml"]).run().out;
    assert!(fines.matches("\"when\": \"2001~\"").count() > 2 && !fines.contains("disputed"), "{fines}");
    let disputed = ask(&["list", "manufacturers", "--disputed", "-c", "id,disputed", "-o", "csv"]).out;
    assert!(disputed.contains("\nkim-jong-thae-works,staff\n"), "{disputed}");
    let answer = ask(&["show", "pyeonghwa-motors", "--field", "sales", "-o", "json"]).out;
    assert!(answer.contains("\"agreement\": \"disputed\""), "{answer}");
}

#[test]
fn a_number_has_its_years_beside_it_and_the_sign_where_sources_differ() {
    let folder = Folder::new("columns-years");
    let claims = |claims: &[(&str, &str)]| {
        let claims = claims.iter().zip(["me", "you"].iter().cycle()).map(|((is, when), by)| {
            format!("{{ is = \"{is}\", certainty = \"reported\", by = [\"{by}\"], when = \"{when}\" }}, ")
        });
        claims.collect::<String>()
    };
    let sources = "[source.me]\ntitle = \"M\"\n[source.you]\ntitle = \"Y\"\n";
    let staff = claims(&[("100", "2001"), ("100", "2002"), ("200", "2002")]);
    let many = claims(&[("5", "2001"), ("5", "2002"), ("5", "2003"), ("5", "2004"), ("5", "2005")]);
    let works = format!("[manufacturer.w]\nname = \"W\"\nstaff = [{staff}]\noutput = [{many}]\n");
    folder.write("my.toml", [sources, &works].concat());
    let of_layer = ["--no-bundled", "--data", "my.toml"];
    let screen =
        |arguments: &[&str]| folder.nkcars(&[arguments, &of_layer].concat()).on_terminal(120).run().out;
    let list = screen(&["list", "manufacturers", "-c", "staff"]);
    assert!(list.contains("◦ 100 (2001); ≠◦ 100 (2002); ≠◦ 200 (2002)\n"), "{list}");
    let card = screen(&["w"]);
    assert!(card.contains("◦ 100 (2001); ≠ ◦ 100 (2002); ≠ ◦ 200 (2002)\n"), "{card}");
    assert!(card.contains("◦ 5 (2004); 1 more\n"), "{card}");
    let page = screen(&["w", "--full"]);
    assert!(
        page.contains("◦  100, 2001 (reported) [1]\n") && page.contains("≠◦ 200, 2002 (reported) [1]\n"),
        "{page}"
    );
}

#[test]
fn what_is_left_out_is_called_what_it_is() {
    let last = |arguments: &[&str]| {
        let out = nkcars(&[&["list"], arguments].concat()).on_terminal(120).run().out;
        out.lines().find(|line| line.contains("more, ")).unwrap_or_default().to_owned()
    };
    for (arguments, said) in [
        (&["trams"][..], "7 more, foreign: --all"),
        (&["--origin", "domestic"], "1 more, a hoax: --all"),
        (&["--origin", "foreign"], "1 more, a hoax: --all"),
        (&["sedans"], "more, foreign or hoax: --all"),
    ] {
        assert!(last(arguments).contains(said), "{arguments:?}: {}", last(arguments));
    }
    let ids = |arguments: &[&str]| ask(&[&["list", "-o", "ids"], arguments].concat()).out;
    assert_eq!(ids(&["--origin", "domestic"]), ids(&["--where", "origin=domestic"]));
    assert!(ids(&["--status", "hoax"]).contains("sungri-56\n"));
    assert!(ids(&["--origin", "domestic", "--all"]).contains("sungri-56\n"));
}

#[test]
fn a_hint_never_says_the_opposite_and_can_be_typed() {
    for (condition, hint) in [
        ("group!=true", "only a flag can be false: group=false\n"),
        ("colour!=blue", "--where asks what colour is, not what it is not;"),
        ("seats!=4", "--where asks what seats is, not what it is not;"),
        ("group>0", "group has no word \"0\"; words: true, false\n"),
        ("fuel>diesel", "write --where 'fuel=diesel'\n"),
    ] {
        let answer = ask(&["list", "--where", condition]);
        assert_eq!((answer.status, &*answer.out), (2, ""), "{condition}");
        assert!(answer.err.contains(hint), "{condition}: {}", answer.err);
    }
}

#[test]
fn only_what_begins_is_asked_for_its_beginning() {
    let refused = ask(&["list", "questions", "--where", "begun>=2015"]);
    assert_eq!((refused.status, &*refused.out), (2, ""));
    assert!(refused.err.contains("unknown field \"begun\""), "{}", refused.err);
    // A series of figures has values, each with its year.
    for (asked, span) in [("figures since 2015", "2015.."), ("figures before 1990", "..1989")] {
        let words: Vec<&str> = asked.split(' ').collect();
        let dated = ask(&["list", "figures", "--year", span, "-o", "ids"]).out;
        assert!(!dated.is_empty());
        assert_eq!(ask(&[&words[..], &["-o", "ids"]].concat()).out, dated, "{asked}");
    }
}

#[test]
fn a_comparison_shows_the_same_differences_in_every_format() {
    let asked = ["compare", "sungri-58", "sungri-61", "--diff"];
    let table = nkcars(&asked).on_terminal(80).run().out;
    // Their values are the same; only the signs differ.
    for label in ["Status", "Built by", "Attested"] {
        assert!(table.lines().all(|line| !line.starts_with(&format!("{label}  "))), "{label}: {table}");
    }
    let csv = ask(&[&asked[..], &["-o", "csv"]].concat()).out;
    for (label, key) in [("Built", "years"), ("Based on", "based-on"), ("Payload", "payload-kg")] {
        assert!(table.contains(&format!("\n{label}  ")) && csv.contains(&format!("\n{key},")), "{label}");
    }
}

#[test]
fn a_record_without_claims_has_rows_of_what_it_says_itself() {
    for format in ["csv", "tsv"] {
        let shown = ask(&["show", "source.atwiki-60", "-o", format]);
        assert!(shown.status == 0 && shown.out.contains("voice"), "{}", shown.out);
        assert!(shown.out.lines().all(|row| row.split([',', '\t']).all(|cell| !cell.is_empty())));
        let claims = ask(&["show", "source.atwiki-60", "--claims", "-o", format]);
        assert_eq!((claims.status, claims.out.lines().count()), (1, 1), "{}", claims.out);
    }
}
