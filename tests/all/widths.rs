//! Output fits a terminal of any width: no line is too long, columns line up even with hangul, and ids are never cut.

use unicode_width::UnicodeWidthStr;

use crate::runner::{COMMANDS, KINDS, Run as _, ask, nkcars};

const WIDTHS: [usize; 5] = [120, 80, 60, 40, 20];

fn on_terminal(width: usize, arguments: &[&str]) -> String {
    nkcars(arguments).on_terminal(width).run().out
}

/// Whether the line may be too long: only addresses may, because a broken address is useless.
fn may_be_too_long(line: &str) -> bool {
    line.contains("://")
}

#[test]
fn no_line_is_too_long() {
    for width in WIDTHS {
        for kind in KINDS {
            let out = on_terminal(width, &["list", kind, "--all"]);
            for line in out.lines().filter(|line| !may_be_too_long(line)) {
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
            for line in on_terminal(width, arguments).lines().filter(|line| !may_be_too_long(line)) {
                assert!(line.width() <= width, "{arguments:?} at {width}: {line:?} takes {}", line.width());
            }
        }
    }
}

#[test]
fn figures_cautions_and_help_fit_the_narrowest_screens() {
    for width in 20..32 {
        let fits = |arguments: &[&str]| {
            let out = on_terminal(width, arguments);
            for line in out.lines().filter(|line| !may_be_too_long(line)) {
                assert!(line.width() <= width, "{arguments:?} at {width}: {line:?} takes {}", line.width());
            }
            out
        };
        fits(&["show", "pyongyang-taxis"]);
        for command in COMMANDS {
            fits(&[command, "-h"]);
        }
        let card = fits(&["show", "paektusan", "--brief"]);
        let caution = card.split_once("Careful:").expect("a caution").1;
        let words = ask(&["list", "paektusan", "--columns", "caution", "-o", "tsv", "--no-header"]).out;
        assert!(words.len() > 100, "{words}");
        let caution: Vec<&str> = caution.split_whitespace().take(words.split_whitespace().count()).collect();
        assert_eq!(caution.join(" "), words.trim(), "at {width}");
        assert!(card.lines().count() <= 26, "{card}");
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
            // An id wider than the screen continues on the next line.
            let out: String = out.split_whitespace().collect();
            for id in ids.lines() {
                assert!(out.contains(id), "{id} at {width}");
            }
        }
    }
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
fn unreasonable_widths_are_clamped() {
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
    assert_eq!(at("1"), at("20"), "20 is the narrowest layout");
}

#[test]
fn a_sign_stays_with_its_word() {
    for width in [20, 30, 40] {
        let list = on_terminal(width, &["list", "sedans", "--limit", "9"]);
        let page = on_terminal(width, &["show", "paektusan", "--full"]);
        for phrase in ["✓ confirmed", "◦ reported", "? speculated", "≠ disputed"] {
            assert!(list.contains(phrase) && page.contains(phrase), "{phrase} at {width}:\n{list}\n{page}");
        }
    }
}

#[test]
fn notes_and_usage_fit_a_small_screen_too() {
    for width in [20, 30, 40] {
        let asked = nkcars(&["biggest", "truck"]).on_terminal(width).run();
        let reason = asked.err.lines().filter(|line| !line.starts_with("read as: "));
        assert!(asked.err.contains("by payload;"), "{}", asked.err);
        assert!(reason.clone().all(|line| line.width() <= width), "{width}: {}", asked.err);
        for command in ["compare", "list", "plate", "fields"] {
            let help = on_terminal(width, &[command, "-h"]);
            let usage = help.lines().skip_while(|line| !line.starts_with("Usage: "));
            let widest = usage.take_while(|line| !line.is_empty()).map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "{command} at {width}: {help}");
        }
    }
}

#[test]
fn a_single_field_can_be_explained() {
    for (typed, key) in
        [(&["class"][..], "class"), (&["Built", "by"], "manufacturer"), (&["founded"], "founded")]
    {
        let answer = ask(&[&["fields"], typed, &["-o", "ids"]].concat());
        assert_eq!((answer.out.trim(), answer.status), (key, 0), "{typed:?}");
    }
    let class = on_terminal(80, &["fields", "class"]) + &ask(&["fields", "class", "-o", "record"]).out;
    assert!(!class.to_lowercase().contains("unit"), "{class}");
    assert!(on_terminal(80, &["fields", "power-kw"]).contains("  kW  "));
    // A kind may have the same name as a field.
    assert!(ask(&["fields", "plate", "-o", "ids"]).out.lines().count() > 9);
}

/// Commands of every kind of answer.
const ANSWERS: [&[&str]; 14] = [
    &["list", "trucks"],
    &["list", "sources", "-n", "20"],
    &["list", "paektusan", "-o", "record"],
    &["show", "kaengsaeng-88"],
    &["show", "kaengsaeng-88", "--full"],
    &["show", "autoweek-sungri", "--brief"],
    &["show", "paektusan", "--claims"],
    &["show", "pyongyang-taxis"],
    &["compare", "paektusan", "kaengsaeng-88"],
    &["search", "blue", "plate"],
    &["timeline", "sedans"],
    &["lineage", "kaengsaeng-85"],
    &["plate", "평양 17-123", "--colour", "blue"],
    &["fields", "plates"],
];

#[test]
fn every_line_closes_the_styles_that_it_opens() {
    for width in WIDTHS {
        for arguments in ANSWERS {
            let out = on_terminal(width, &[arguments, &["--color", "always"]].concat());
            assert!(out.contains("\x1b["), "{arguments:?}");
            for line in out.lines() {
                let last = line.rsplit_once("\x1b[").map_or("0m", |(_, last)| last);
                assert!(last.starts_with("0m"), "{arguments:?} at {width}: {line:?}");
            }
        }
    }
}

#[test]
fn ascii_answers_fit_and_have_no_sign_of_certainty_or_rule_beyond_ascii() {
    for width in WIDTHS {
        for arguments in ANSWERS {
            let out = on_terminal(width, &[arguments, &["--ascii"]].concat());
            for line in out.lines().filter(|line| !may_be_too_long(line)) {
                assert!(line.width() <= width, "{arguments:?} at {width}: {line:?} takes {}", line.width());
                assert!(
                    !line.contains(&['✓', '◦', '≠', '─', '│', '├', '└', '█', '▓', '░', '◆'][..]),
                    "{line:?}"
                );
            }
        }
    }
}
