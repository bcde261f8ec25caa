//! Formats for scripts: each keeps its form for every request, even if little or nothing is found.

use nkcars::testing::{Kind, Type};

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

#[test]
fn json_is_valid_for_every_request() {
    for arguments in [
        &["list", "--all", "-o", "json"][..],
        &["list", "sightings", "--json"],
        &["show", "paektusan", "sg-02", "--json"],
        &["search", "kaengsaeng", "--json"],
        &["compare", "paektusan", "kaengsaeng-88", "--json"],
        &["fields", "--json"],
        &["plate", "평양 17-123", "--json"],
        &["list", "--class", "tram", "--columns", "id,years,years.earliest", "--json"],
    ] {
        let output = ask(arguments);
        let value: serde_json::Value = serde_json::from_str(&output.out).expect("JSON");
        assert!(value.as_array().is_some_and(|array| !array.is_empty()), "{arguments:?}");
    }
    let nothing = ask(&["list", "--class", "tram", "--year", "1900..1901", "--json"]);
    assert_eq!((nothing.out.as_str(), nothing.status), ("[]\n", 1));
}

#[test]
fn the_format_from_the_environment_applies_only_to_a_terminal() {
    let list = |variables: &[(&str, &str)], more: &[&str]| {
        let mut command = nkcars(&["list", "films", "--limit", "1"]);
        command.args(more).envs(variables.iter().copied()).run()
    };
    let plain = list(&[("NKCARS_TTY", "80"), ("NKCARS_FORMAT", "plain")], &[]);
    assert_eq!(plain.out, list(&[("NKCARS_TTY", "80")], &["-o", "plain"]).out);
    let flag = list(&[("NKCARS_TTY", "80"), ("NKCARS_FORMAT", "plain")], &["-o", "ids"]);
    assert_eq!(flag.out, list(&[], &["-o", "ids"]).out, "a flag overrides the environment");
    assert_eq!(
        list(&[("NKCARS_FORMAT", "plain")], &[]).out,
        list(&[], &[]).out,
        "a pipe ignores the environment"
    );
    for flag in ["--brief", "--sure"] {
        let show = |format: &str| {
            let mut command = nkcars(&["show", "paektusan", flag]);
            command.env("NKCARS_TTY", "80").env("NKCARS_FORMAT", format).run()
        };
        let page = show("table");
        assert!(page.status == 0 && page.out.starts_with("Paektusan  "), "{}", page.out);
        for format in ["json", "jsonl", "csv", "tsv", "plain", "markdown"] {
            assert_eq!(show(format), page, "{flag} has one form, whatever {format} the environment asks for");
        }
    }
    let wrong = list(&[("NKCARS_TTY", "200"), ("NKCARS_FORMAT", "plan")], &[]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.starts_with("nkcars: NKCARS_FORMAT is \"plan\"; set it to one of: table, record, "));
    for format in ["svg", "mermaid", "ids"] {
        let wrong = list(&[("NKCARS_TTY", "200"), ("NKCARS_FORMAT", format)], &[]);
        assert!(wrong.err.starts_with(&format!("nkcars: NKCARS_FORMAT is \"{format}\"; ")), "{}", wrong.err);
    }
}

#[test]
fn no_cell_is_empty() {
    let folder = Folder::new("cells");
    folder.write("broken.toml", "[car.a\n");
    for (question, column) in
        [(&["search", "lorry", "1958"][..], "ranges"), (&["check", "broken.toml"], "record")]
    {
        let rows = folder.ask(&[question, &["-o", "tsv"]].concat()).out;
        let mut rows = rows.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let at = rows.next().unwrap().iter().position(|heading| *heading == column).unwrap();
        let cells: Vec<_> = rows.map(|row| row[at].to_owned()).collect();
        assert!(!cells.is_empty() && cells.iter().all(|cell| !cell.is_empty()), "{column}: {cells:?}");
    }
}

#[test]
fn an_empty_result_keeps_the_form() {
    let nothing = ["list", "--class", "tram", "--year", "1900"];
    let headings = "id,name,hangul,class,status,when,manufacturer,based-on,attested,in-years\n";
    for (format, out) in [
        ("csv", headings),
        ("tsv", &headings.replace(',', "\t")),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("ids", ""),
        ("table", ""),
        ("plain", ""),
        ("record", ""),
        ("markdown", ""),
    ] {
        let output = ask(&[&nothing[..], &["-o", format]].concat());
        assert_eq!((output.status, output.out.as_str()), (1, out), "{format}");
        assert!(output.err.starts_with("nkcars: no cars match"), "{format}");
        for question in [
            &["show", "nosuchword"][..],
            &["search", "nosuchword"],
            &["search", "paektusan", "--film", "nosuchword"],
            &["search", "paektusan", "--in", "nosuchword"],
            &["compare", "nosuchword", "neither"],
            &["compare", "paektusan", "nosuchword"],
            &["plate", "nosuchword"],
            &["list", "nosuchword"],
            &["fields", "nosuchword"],
            &["list", "--where", "seats=999"],
            &["list", "--film", "nosuchword"],
            &["list", "--manufacturer", "nosuchword"],
            &["list", "--source", "nosuchword", "-c", "id"],
            &["timeline", "--year", "1800"],
            &["timeline", "--source", "nosuchword"],
            &["lineage", "nosuchword"],
            &["nosuchword"],
            &["trams", "1900s"],
            &["limousines", "over", "90", "t"],
        ] {
            if question[0] == "lineage" && matches!(format, "csv" | "tsv" | "markdown") {
                continue;
            }
            let answer = ask(&[question, &["-o", format]].concat());
            assert_eq!(answer.status, 1, "{question:?} -o {format}: {}", answer.err);
            let lines = usize::from(!out.is_empty());
            assert_eq!(answer.out.lines().count(), lines, "{question:?} -o {format}: {}", answer.out);
            assert!(format != "json" || answer.out == "[]\n", "{question:?}: {}", answer.out);
            assert!(answer.err.starts_with("nkcars: "), "{question:?} -o {format}: {}", answer.err);
        }
    }
}

#[test]
fn a_sign_before_the_first_column_applies_to_the_rest() {
    let out = |columns: &str| ask(&["list", "trucks", "-c", columns, "-o", "csv"]).out;
    assert_eq!(out("+years,engine"), out("+years,+engine"));
    assert_eq!(out("-status,when,+years"), out("-status,-when,+years"));
}

#[test]
fn every_field_is_explained() {
    for kind in Kind::ALL {
        let out = ask(&["fields", kind.word(), "-o", "tsv", "--no-header"]).out;
        let rows: Vec<(&str, &str, String)> = out
            .lines()
            .map(|row| {
                let cells: Vec<&str> = row.split('\t').collect();
                (cells[0], cells[4], cells[5].to_owned())
            })
            .collect();
        let words = |ty: Type| match ty {
            Type::Term(words) => words.join("; "),
            _ => "none".to_owned(),
        };
        let fields: Vec<_> = kind.fields().map(|field| (field.key, field.meaning, words(field.ty))).collect();
        assert!(rows.ends_with(&fields), "{}: {rows:?}", kind.word());
    }
}

#[test]
fn a_single_record_is_an_array_too() {
    for arguments in [
        &["list", "--class", "tram", "--limit", "1", "--json"][..],
        &["show", "paektusan", "--json"],
        &["search", "kaengsaeng", "--limit", "1", "--json"],
    ] {
        let value: serde_json::Value = serde_json::from_str(&ask(arguments).out).expect("JSON");
        let records = value.as_array().expect("an array");
        assert_eq!((records.len(), &records[0]["schema"]), (1, &2.into()), "{arguments:?}");
    }
}

#[test]
fn the_id_comes_first_for_scripts_and_last_for_people() {
    for kind in KINDS {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        let ids: Vec<&str> = ids.lines().collect();
        for (format, separator) in [("tsv", "\t"), ("csv", ",")] {
            let rows = ask(&["list", kind, "--all", "--no-header", "-o", format]).out;
            let first: Vec<&str> = rows.lines().filter_map(|row| row.split(separator).next()).collect();
            assert_eq!(first, ids, "{kind} as {format}");
        }
        let rows = ask(&["list", kind, "--all", "--no-header", "-o", "plain"]).out;
        let last: Vec<&str> = rows.lines().filter_map(|row| row.split(' ').next_back()).collect();
        assert_eq!(last, ids, "{kind} as plain");
        let table = ask(&["list", kind, "--all", "--no-header", "-o", "table"]).out;
        assert_eq!(table.lines().count(), ids.len(), "{kind}");
        for (row, id) in table.lines().zip(ids) {
            assert!(!row.starts_with(id) && row.split(' ').any(|word| word == id), "{kind}: {row}");
        }
    }
}

#[test]
fn claims_for_people_leave_out_missing_fields() {
    let page = nkcars(&["show", "paektusan", "--claims"]).on_terminal(80).run().out;
    assert!(page.contains("\nNote  ") && page.contains("\nSeen  "), "{page}");
    assert!(page.lines().all(|line| !line.ends_with(" none")), "{page}");
    // On a narrow screen labels are part of the text.
    let page = nkcars(&["show", "paektusan", "--claims"]).on_terminal(40).run().out;
    assert!(
        page.contains("\nNote: inferred from four plates") && page.contains("\nValue: by 1978\n"),
        "{page}"
    );
    assert!(ask(&["show", "paektusan", "--claims", "-o", "csv"]).out.contains(",none\n"));
}

#[test]
fn text_is_utf_8_with_line_feeds() {
    for format in ["csv", "tsv", "json", "jsonl", "ids"] {
        for arguments in [&["list", "--all"][..], &["search", "백두산"]] {
            let out = ask(&[arguments, &["-o", format]].concat()).out;
            assert!(out.ends_with('\n') && !out.contains('\r'), "{arguments:?} -o {format}");
            assert!(!out.starts_with('\u{feff}'), "{arguments:?} -o {format} begins with a mark");
            assert_eq!(out.contains("백두산"), format != "ids", "{arguments:?} -o {format}");
        }
    }
}

#[test]
fn vehicles_of_different_classes_can_be_compared() {
    let out = ask(&["compare", "thongil-181", "paektusan", "-o", "tsv"]).out;
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["field", "thongil-181", "paektusan"]);
    assert!(rows.contains(&vec!["class", "tram", "sedan"]), "{out}");
    assert!(rows.iter().all(|row| row.len() == 3 && row.iter().all(|cell| !cell.is_empty())), "{out}");
    assert!(rows.iter().any(|row| row[1] == "not recorded" && row[2] != "not recorded"), "{out}");
}

#[test]
fn rows_of_claims_include_silences_but_not_missing_fields() {
    let folder = Folder::new("formats");
    let claims =
        "engine = { is = \"none\", certainty = \"reported\", by = [\"me\"] }\nbody = { is = \"unknown\" }\n";
    folder.write("silences.toml", format!("[source.me]\ntitle = \"M\"\n[car.x]\nname = \"X\"\n{claims}"));
    let show = |columns: Option<&str>| {
        let mut command =
            folder.nkcars(&["show", "x", "--claims", "-o", if columns.is_some() { "table" } else { "tsv" }]);
        command.args(["--data", "silences.toml"]).envs(columns.map(|columns| ("NKCARS_TTY", columns)));
        command.run().out
    };
    let table = show(Some("120"));
    let headings: Vec<&str> = table.lines().next().expect("headings").split_whitespace().collect();
    assert_eq!(headings, ["Field", "Value", "Certainty", "Agreement", "Sources"]);
    assert!(show(None).contains("x\tengine\tnone\treported\tfalse\tsole\tnone\tme\tnone\tnone\n"));
    assert!(show(None).contains("x\tbody\tunknown\tunknown\tfalse\tnone\tnone\tnone\tnone\tnone\n"));
}

#[test]
fn added_columns_of_a_search_join_the_usual_ones_of_the_format() {
    let heads = |arguments: &[&str]| {
        let out = ask(&[&["search", "russian", "fire", "-n", "1"], arguments].concat()).out;
        out.lines().next().unwrap().to_owned()
    };
    let usual = "id,kind,name,when,score,matched,text,how,ranges";
    assert_eq!(heads(&["-o", "csv"]), usual);
    assert_eq!(heads(&["-o", "csv", "-c", "+seats"]), format!("{usual},seats"));
    let refused = ask(&["search", "russian", "fire", "-c", "+in-years"]);
    assert_eq!((refused.status, &*refused.out), (2, ""));
    assert_eq!(heads(&["-o", "csv", "-c", "-score"]), usual.replace(",score", ""));
    assert_eq!(heads(&["-o", "markdown", "-c", "+seats"]), "| Name | What | When | Found by | Seats |");
    // A group is called that, whatever it is a group of.
    assert_eq!(
        ask(&["search", "russian", "fire", "-n", "1", "-c", "what", "-o", "csv"]).out,
        "what\ngroup\n"
    );
}

#[test]
fn hits_sort_by_what_was_found() {
    let matched = |sort: &str| {
        let out =
            ask(&["search", "paektusan", "-c", "matched", "--sort", sort, "-o", "csv", "--no-header"]).out;
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (up, mut down) = (matched("matched"), matched("-matched"));
    assert!(up.is_sorted() && up.first() != up.last(), "{up:?}");
    down.reverse();
    assert_eq!(up, down);
}

#[test]
fn an_unknown_beside_a_value_is_a_claim_in_every_format() {
    let folder = Folder::new("formats-unknown");
    folder.write(
        "my.toml",
        "[source.a]\ntitle = \"A\"\nno-url = \"x\"\n[car.x]\nname = \"X\"\nseats = [\n\
         { is = 4, certainty = \"reported\", by = [\"a\"] },\n{ is = \"unknown\", by = [\"a\"], note = \"to me\" },\n]\n",
    );
    let show = |format: &str| {
        folder.ask(&["show", "x", "--claims", "--no-bundled", "--data", "my.toml", "-o", format]).out
    };
    assert_eq!(show("csv").matches("to me").count(), 1);
    let whole = folder.ask(&["show", "x", "--no-bundled", "--data", "my.toml", "--json"]).out;
    assert_eq!((whole.matches("\"state\"").count(), whole.matches("to me").count()), (2, 1), "{whole}");
}
