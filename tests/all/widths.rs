//! What stands on a terminal fits it, at every width: nothing runs over the edge, columns line up, hangul or not, ids stay whole.

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

const WIDTHS: [usize; 5] = [120, 80, 60, 40, 20];

fn on_terminal(width: usize, arguments: &[&str]) -> String {
    nkcars(arguments).on_terminal(width).run().out
}

/// An address or an id is of no use in pieces, so that it alone may run over.
fn may_run_over(line: &str) -> bool {
    line.contains("://") || line.trim().split(' ').count() == 1
}

#[test]
fn nothing_runs_over_the_edge() {
    for width in WIDTHS {
        for kind in KINDS {
            let out = on_terminal(width, &["list", kind, "--all"]);
            for line in out.lines().filter(|line| !may_run_over(line)) {
                assert!(line.width() <= width, "list {kind} at {width}: {line:?} takes {}", line.width());
            }
        }
        for arguments in [
            &["show", "paektusan", "sungri-58", "pyeonghwa-motors", "sg-02", "727-plates"][..],
            &["show", "paektusan", "--claims"],
            &["show", "paektusan", "--brief"],
            &["show", "koryo-real-nk-car"],
            &["compare", "paektusan", "kaengsaeng-88", "pyongyang-4-10"],
            &["search", "kaengsaeng"],
            &["fields"],
            &["timeline", "--all"],
            &["timeline", "--by", "class", "--ascii"],
            &["plate", "평양 17-123", "--colour", "blue"],
            &["plate", "7 27 1953"],
            &["lineage", "mercedes-w201", "kaengsaeng-68", "gaz-69", "paektusan"],
        ] {
            for line in on_terminal(width, arguments).lines().filter(|line| !may_run_over(line)) {
                assert!(line.width() <= width, "{arguments:?} at {width}: {line:?} takes {}", line.width());
            }
        }
    }
}

/// The text from a column of cells onwards, and whether the column begins a cell there: two spaces before it.
fn begins_cell(line: &str, column: usize) -> bool {
    let mut at = 0;
    let mut spaces = 2;
    for character in line.chars() {
        if at >= column {
            return at == column && spaces >= 2;
        }
        spaces = if character == ' ' { spaces + 1 } else { 0 };
        at += unicode_width::UnicodeWidthChar::width(character).unwrap_or(0);
    }
    // A row may end before a column only if its cell were empty, which none is.
    false
}

#[test]
fn columns_line_up_with_their_headings() {
    for width in [120, 80, 60] {
        for kind in KINDS {
            let out = on_terminal(width, &["list", kind, "--all"]);
            let mut lines = out.lines();
            let headings = lines.next().expect("headings");
            let is_table = lines.next().expect("rule").chars().all(|character| character == '─');
            if !is_table {
                // The ids of sources alone fill a narrow terminal.
                assert_eq!((kind, width), ("sources", 60));
                continue;
            }
            let starts: Vec<usize> = (0..headings.len())
                .filter(|at| *at == 0 || headings[..*at].ends_with("  "))
                .filter(|at| !headings[*at..].starts_with(' '))
                .collect();
            assert!(starts.len() >= 2, "{headings:?}");
            for line in lines {
                for start in &starts {
                    assert!(
                        begins_cell(line, *start),
                        "list {kind} at {width}: {line:?} has no cell at {start}"
                    );
                }
            }
        }
    }
}

#[test]
fn ids_are_never_cut() {
    for width in WIDTHS {
        for kind in KINDS {
            let ids = on_terminal(width, &["list", kind, "--all", "-o", "ids"]);
            let name = match kind {
                "films" | "sources" => "id,title",
                "questions" => "id,question",
                _ => "id,name",
            };
            let out = on_terminal(width, &["list", kind, "--all", "--columns", name]);
            for id in ids.lines() {
                assert!(out.contains(id), "{id} at {width}");
            }
        }
    }
}

#[test]
fn the_number_of_columns_grows_with_the_width() {
    let columns = |width| on_terminal(width, &["list"]).lines().next().expect("headings").split("  ").count();
    assert!(columns(60) < columns(120));
}

#[test]
fn numbers_and_certainties_are_never_cut() {
    for width in WIDTHS {
        let columns = "id,certainty,power-kw,power-kw.least";
        let out = on_terminal(width, &["list", "--all", "--columns", columns]);
        assert!(!out.contains('…'), "at {width}");
    }
}

#[test]
fn at_80_columns_stands_what_people_ask() {
    let out = on_terminal(80, &["list"]);
    let headings: Vec<&str> = out.lines().next().expect("headings").split("  ").map(str::trim).collect();
    let headings: Vec<&str> = headings.into_iter().filter(|heading| !heading.is_empty()).collect();
    assert_eq!(headings, ["Name", "Hangul", "Class", "Status", "When", "Built by"]);
}

#[test]
fn the_name_stays_at_every_width() {
    for width in WIDTHS {
        for (kind, name) in KINDS.iter().zip(["Name", "Name", "Title", "Name", "Name", "Name", "Title"]) {
            let out = on_terminal(width, &["list", kind]);
            assert!(out.starts_with(name), "{kind} at {width}: {out}");
        }
    }
}

#[test]
fn one_outlier_is_cut_and_drives_no_column_out() {
    let folder = Folder::new("widths-outlier");
    let long = "아주 긴 이름 ".repeat(9);
    folder.write(
        "my.toml",
        format!("[car.aaa]\nname = \"Aaa\"\nhangul = \"{}\"\norigin = \"domestic\"\n", long.trim()),
    );
    for width in [60, 80, 120] {
        let headings = |data: &[&str]| {
            let mut command = folder.nkcars(&[&["list"][..], data].concat());
            let out = command.on_terminal(width).run().out;
            let words: Vec<String> =
                out.lines().next().expect("headings").split_whitespace().map(str::to_owned).collect();
            (words, out)
        };
        let (without, _) = headings(&[]);
        let (with, out) = headings(&["--data", "my.toml"]);
        assert_eq!(without, with, "at {width}");
        let row = out.lines().find(|line| line.starts_with("Aaa")).expect("the row");
        assert!(row.contains('…'), "{row}");
    }
}

#[test]
fn what_found_no_room_is_named() {
    let notes = nkcars(&["list"]).on_terminal(60).run().err;
    assert!(notes.contains("no room for: class, status, based-on, id"), "{notes}");
}

#[test]
fn a_sign_stays_with_its_word() {
    for width in [20, 30, 40] {
        let notes = nkcars(&["list", "--limit", "1"]).on_terminal(width).run().err;
        let page = on_terminal(width, &["show", "paektusan", "--full"]);
        for (text, differ) in [(&notes, "≠ sources differ"), (&page, "≠ disputed")] {
            for phrase in ["✓ confirmed", "◦ reported", "? speculated", differ] {
                assert!(text.contains(phrase), "{phrase} at {width}:\n{text}");
            }
        }
    }
}

#[test]
fn widths_out_of_reason_are_brought_to_reason() {
    for width in ["0", "1", "5", "19", "20", "65535"] {
        for arguments in
            [&["list", "-o", "table", "--width", width][..], &["show", "paektusan", "--width", width]]
        {
            let output = ask(arguments);
            assert_eq!(output.status, 0, "{arguments:?}");
            let out = output.out;
            let letters = out
                .lines()
                .filter(|line| matches!(line.trim().as_bytes(), [letter] if letter.is_ascii_alphanumeric()));
            assert!(letters.count() < 40, "{arguments:?} prints letter by letter");
        }
    }
    let at = |width: &str| ask(&["list", "-o", "table", "--width", width]).out;
    assert_eq!(at("1"), at("20"), "the narrowest layout is the one of 20");
}
