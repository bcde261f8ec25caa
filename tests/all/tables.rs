//! Lists on a terminal, for all kinds, widths and both character sets: names are complete, columns appear in their order, lines fit, and no
//! word is broken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use memchr::memmem;
use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

const WIDTHS: [usize; 14] = [40, 47, 59, 60, 61, 68, 80, 84, 93, 100, 111, 120, 128, 140];

/// A list as a terminal shows it, without its last line, which is kept separately.
struct Listed {
    rows: Vec<String>,
    last: String,
}

fn listed(arguments: &[&str], width: usize, is_ascii: bool) -> Listed {
    let ascii = if is_ascii { &["--ascii"][..] } else { &[] };
    let out = nkcars(&[&["list"], arguments, ascii].concat()).on_terminal(width).run().out;
    let lines: Vec<&str> = out.lines().collect();
    let is_last = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_digit()) && is_count(line);
    let end = lines.iter().rposition(is_last).unwrap_or_else(|| panic!("no last line: {out}"));
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    Listed { rows: own(&lines[..end]), last: lines[end..].join(" ") }
}

fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let kinds = [&KINDS[..], &["vehicles", "trucks", "sedans", "trams"]].concat();
    let counts: Vec<&&str> =
        words.iter().take_while(|word| word.parse::<u32>().is_ok() || **word == "of").collect();
    matches!(counts.len(), 1 | 3) && words.get(counts.len()).is_some_and(|noun| kinds.contains(noun))
}

/// The columns of a table: each heading with the lines below it.
fn columns(listed: &Listed) -> Vec<(String, Vec<String>)> {
    let Some(rule) = listed.rows.get(1).filter(|rule| rule.chars().all(|letter| "─-".contains(letter)))
    else {
        return Vec::new();
    };
    assert!(!rule.is_empty());
    let headings = &listed.rows[0];
    let mut starts: Vec<usize> = (0..headings.len())
        .filter(|at| *at == 0 || headings[..*at].ends_with("  ") && !headings[*at..].starts_with(' '))
        .collect();
    starts.push(usize::MAX);
    let between = |line: &str, from: usize, to: usize| -> String {
        let mut at = 0;
        let inside = line.chars().filter(|letter| {
            let start = at;
            at += unicode_width::UnicodeWidthChar::width(*letter).unwrap_or(0);
            start >= from && start < to
        });
        inside.collect::<String>().trim().to_owned()
    };
    let column = |ends: &[usize]| {
        let cells = listed.rows.iter().map(|line| between(line, ends[0], ends[1]));
        let mut cells: Vec<String> = cells.collect();
        let heading = cells.remove(0);
        cells.remove(0);
        (heading, cells)
    };
    starts.windows(2).map(column).collect()
}

/// Lists of every kind in both character sets at every width, narrow to wide; run once.
static ALL: LazyLock<Vec<(&str, bool, usize, Listed)>> = LazyLock::new(|| {
    let sets = KINDS.iter().flat_map(|kind| [(*kind, false), (*kind, true)]);
    let cases = sets.flat_map(|(kind, is_ascii)| WIDTHS.map(|width| (kind, is_ascii, width)));
    cases
        .map(|(kind, is_ascii, width)| (kind, is_ascii, width, listed(&[kind, "--all"], width, is_ascii)))
        .collect()
});

fn for_every_list(mut check: impl FnMut(&str, usize, bool, &Listed)) {
    for (kind, is_ascii, width, listed) in &*ALL {
        check(kind, *width, *is_ascii, listed);
    }
}

/// Whether the word is part of an id that is wider than the screen and is therefore broken after a hyphen.
fn is_part_of_id(ids: &str, word: &str) -> bool {
    let is_long = |id: &&str| id.len() > WIDTHS[0] - 2;
    ids.lines().filter(is_long).any(|id| match id.split_once(word) {
        Some((before, after)) => {
            (before.is_empty() || before.ends_with('-')) && (after.is_empty() || word.ends_with('-'))
        }
        None => false,
    })
}

/// Like `str::contains`, but built with optimisation: it is asked tens of thousands of times.
fn contains(text: &str, part: &str) -> bool {
    memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

#[test]
fn names_are_complete_lines_fit_and_no_word_is_broken() {
    let name_of = |kind| match kind {
        "films" | "sources" => "title",
        "sightings" => "car",
        "questions" => "question",
        _ => "name",
    };
    for kind in KINDS {
        let tsv = ask(&["list", kind, "--all", "--no-header", "-o", "plain", "-c", name_of(kind)]).out;
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let names: BTreeSet<&str> =
            tsv.lines().map(|name| name.trim_start_matches(['✓', '◦', '?', '≠', ' '])).collect();
        let names: Vec<(&str, String)> = names.into_iter().map(|name| (name, squeeze(name))).collect();
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        for is_ascii in [false, true] {
            let ascii = if is_ascii { "--ascii" } else { "--width=0" };
            let whole = ask(&["list", kind, "--all", "-o", "table", ascii]).out
                + &ask(&["list", kind, "--all", "-o", "plain", ascii]).out;
            let words: BTreeSet<String> = whole.split_whitespace().map(str::to_lowercase).collect();
            let of_kind = ALL.iter().filter(|(known, set, ..)| *known == kind && *set == is_ascii);
            for (.., width, listed) in of_kind {
                let width = *width;
                for line in &listed.rows {
                    assert!(line.width() <= width, "{kind} at {width}: {line}");
                    let is_rule = line.starts_with("──") || line.starts_with("--");
                    for word in line.split_whitespace().filter(|_| !is_rule) {
                        let is_cut = word.ends_with(if is_ascii { "..." } else { "…" });
                        let is_between = ["·", "|"].contains(&word);
                        let is_known = words.contains(&word.to_lowercase()) || is_part_of_id(&ids, word);
                        // Text without spaces has to be broken if it is wider than its column.
                        assert!(
                            is_known || is_cut || is_between || !word.is_ascii() && word.chars().count() > 12,
                            "{kind} at {width}: {word:?} of {line:?} is not a word in the data"
                        );
                    }
                }
                let columns = columns(listed);
                let first = match columns.first() {
                    Some((_, cells)) => cells.join(" "),
                    None => listed.rows.join(" "),
                };
                let (first, rows) = (squeeze(&first), listed.rows.join("\n"));
                for (name, squeezed) in &names {
                    assert!(contains(&first, squeezed), "{kind} at {width}: {name} is cut");
                    // Only beyond half the screen is a name wrapped.
                    let is_long = name.width() + "≠✓ ".width() > width / 2;
                    assert!(is_long || contains(&rows, name.trim()), "{kind} at {width}: {name} is wrapped");
                }
            }
        }
    }
}

#[test]
fn a_wider_terminal_cuts_nothing_that_a_narrower_one_showed_in_full() {
    let mut before: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for_every_list(|kind, width, is_ascii, listed| {
        let columns = columns(listed);
        let cut = if is_ascii { "..." } else { "…" };
        if width == WIDTHS[0] {
            before.clear();
        }
        for (heading, (_, at)) in &before {
            assert!(
                columns.iter().any(|(known, _)| known == heading),
                "{kind} at {width} lost {heading} of {at}"
            );
        }
        for (heading, cells) in columns {
            let count = cells.iter().filter(|cell| cell.ends_with(cut)).count();
            if let Some((narrower, at)) = before.insert(heading.clone(), (count, width)) {
                assert!(count <= narrower, "{kind}, {heading}: {narrower} cut at {at}, {count} at {width}");
            }
        }
    });
}

#[test]
fn columns_appear_in_a_fixed_order() {
    let headings = |width, arguments: &[&str]| -> Vec<String> {
        columns(&listed(arguments, width, false)).into_iter().map(|(heading, _)| heading).collect()
    };
    let all = ["Name", "When", "Built by", "ID", "Based on", "Status", "Class"];
    assert_eq!(headings(240, &["cars", "--all"]), all);
    for width in WIDTHS.into_iter().filter(|width| *width > 68) {
        let shown = headings(width, &["cars", "--all"]);
        assert!(shown.len() >= 3 && all[..shown.len()] == shown, "{width}: {shown:?}");
    }
    // A value that the request makes equal in all rows gets no column. The last line shows it once.
    let trucks = listed(&["trucks"], 200, false);
    assert!(columns(&trucks).iter().all(|(heading, _)| heading != "Class"), "{:?}", trucks.rows);
    assert!(trucks.last.contains(" trucks · "), "{}", trucks.last);
    let of_a_film = listed(&["sightings", "--film", "tram-pyongyang-2011"], 200, false);
    assert!(of_a_film.last.contains("film: ◦ The Tram in Pyongyang · "), "{}", of_a_film.last);
    for (what, condition, heading) in [
        ("cars", "class=truck", "Class"),
        ("plates", "topic=colour", "Topic"),
        ("films", "medium=documentary", "Medium"),
    ] {
        let said =
            format!(" · {}: {}", heading.to_lowercase(), condition.split('=').nth(1).expect("a value"));
        let asked = [what, "--where", condition];
        let added = format!("+{}", heading.to_lowercase());
        for (asked, is_column) in [(asked.to_vec(), false), ([&asked[..], &["-c", &added]].concat(), true)] {
            assert_eq!(headings(240, &asked).contains(&heading.to_owned()), is_column, "{asked:?}");
            let last = listed(&asked, 80, false).last;
            assert_eq!(last.contains(&said), !is_column, "{asked:?}: {last}");
        }
    }
    // Where values differ the column stands.
    assert!(headings(240, &["cars", "--where", "class"]).contains(&"Class".to_owned()));
}

/// The columns that the last line names as left out.
fn left_out(listed: &Listed) -> BTreeSet<String> {
    let flags = listed.last.split("-c +").nth(1).unwrap_or_default().replace(' ', "");
    flags.split(",+").filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_column_is_shown_or_named_and_a_wider_terminal_shows_no_fewer() {
    let mut before = BTreeSet::new();
    let all = KINDS.map(|kind| (kind, columns(&listed(&[kind, "--all", "-n", "1"], 400, false)).len()));
    let all = BTreeMap::from(all);
    for_every_list(|kind, width, _, shown| {
        let all = all[kind];
        let (columns, left_out) = (columns(shown), left_out(shown));
        let is_all = columns.is_empty() || columns.len() + left_out.len() == all;
        assert!(is_all, "{kind} at {width}: {} of {all} and {}", columns.len(), shown.last);
        // The word for what a record is stands below its name, and goes first from a table.
        let is_old = |key: &&String| before.contains(*key) || ["class", "medium", "topic"].contains(&&***key);
        let lost: Vec<_> = left_out.iter().filter(|key| width > WIDTHS[0] && !is_old(key)).collect();
        assert!(lost.is_empty(), "{kind} at {width} lost {lost:?}");
        before = left_out;
    });
    for kind in ["figures", "sources"] {
        for asked in [&["-n", "3"][..], &["-n", "3", "-c", "+id"]] {
            let mut before = None;
            for width in (30..=140).step_by(2) {
                let left_out = left_out(&listed(&[&[kind, "--all"], asked].concat(), width, false));
                let is_more = before.is_none_or(|before| left_out.is_subset(&before));
                assert!(is_more, "{kind} {asked:?} at {width}: {left_out:?}");
                before = Some(left_out);
            }
        }
    }
}

#[test]
fn the_last_line_explains_exactly_the_signs_above() {
    for_every_list(|kind, width, is_ascii, listed| {
        let signs = if is_ascii { ['+', 'o', '?', '!'] } else { ['✓', '◦', '?', '≠'] };
        let stands = |sign: char| {
            let cells = listed.rows.iter().flat_map(|line| line.split("  ").chain(line.split(['·', '|'])));
            cells.map(str::trim).any(|cell| {
                let first = cell.split(' ').next().unwrap_or_default();
                first.chars().count() <= 2
                    && first.chars().all(|letter| signs.contains(&letter))
                    && first.contains(sign)
            })
        };
        let meanings = ["confirmed", "reported", "speculated", "disputed"];
        for (sign, meaning) in signs.into_iter().zip(meanings) {
            let is_explained = listed.last.contains(&format!("{sign} {meaning}"));
            assert_eq!(is_explained, stands(sign), "{kind} at {width}, {sign}: {}", listed.last);
        }
    });
    let short = listed(&["trucks", "-n", "3"], 80, false).last;
    assert!(short.starts_with("3 of ") && short.contains(" trucks · ") && short.contains("--all"), "{short}");
    assert!(listed(&["cars"], 40, false).last.contains("-c +id"));
    // A pipe gets only the rows.
    assert!(!ask(&["list", "trucks", "-o", "table"]).out.contains("✓ confirmed"));
}

#[test]
fn the_last_line_says_for_how_many_records_a_field_is_not_recorded() {
    for (condition, missing, heading) in [
        ("axles=3", "axles", "axles"),
        ("years", "years", "built"),
        ("length-mm<6000", "length-mm", "length"),
    ] {
        let count = ask(&["list", "trucks", "--missing", missing, "-o", "ids"]).out.lines().count();
        let out = nkcars(&["list", "trucks", "--where", condition]).on_terminal(120).run().out;
        assert!(out.contains(&format!(" · {heading}: not recorded for {count}")), "{count}: {out}");
    }
    // Of two conditions each counts those that meet the other.
    let with_payload = ["list", "trucks", "--where", "payload-kg"];
    let silent = ask(&[&with_payload, &["--missing", "axles", "-o", "ids"][..]].concat()).out.lines().count();
    let out = nkcars(&[&with_payload, &["--where", "axles=3"][..]].concat()).on_terminal(120).run().out;
    assert!(silent > 0 && out.contains(&format!("axles: not recorded for {silent}\n")), "{silent}: {out}");
    assert!(!out.contains("payload: not recorded"), "{out}");
    // No word is broken where the line is.
    let out = nkcars(&["list", "cars", "--where", "price-usd|price"]).on_terminal(40).run().out;
    assert!(out.replace('\n', " ").contains("price or price in words: not recorded for "), "{out}");
    // Every sedan has a status.
    let out = nkcars(&["list", "sedans", "--where", "status=serial"]).on_terminal(120).run().out;
    assert!(!out.contains("not recorded for"), "{out}");
}

#[test]
fn the_last_line_says_what_each_flag_adds_and_wraps_between_its_parts() {
    for (list, most) in
        [(&["cars", "-n", "6"][..], 2), (&["trucks"], 2), (&["sightings"], 2), (&["plates"], 2)]
    {
        let out = nkcars(&[&["list"], list].concat()).on_terminal(80).run().out;
        let lines: Vec<&str> = out.lines().rev().take_while(|line| !is_count(line)).collect();
        assert!(lines.len() < most, "{list:?}: {out}");
    }
    let is_of_cars = |kind: &str| ["cars", "trucks"].contains(&kind);
    for kind in [&KINDS[..], &["trucks"]].concat() {
        for width in WIDTHS {
            let out = nkcars(&["list", kind]).on_terminal(width).run().out;
            let lines: Vec<&str> = out.lines().collect();
            let first = lines.iter().rposition(|line| is_count(line)).expect("a last line");
            let last = lines[first..].join("\n");
            assert_eq!(
                last.contains(if kind == "trucks" { " foreign: --all" } else { " foreign or hoax: --all" }),
                is_of_cars(kind),
                "{kind} at {width}: {last}"
            );
            let whole = ["foreign or hoax: --all", "foreign: --all", "-c +"];
            let is_whole = |part: &&&str| last.replace('\n', " ").contains(**part) == last.contains(**part);
            assert!(whole.iter().all(|part| is_whole(&part)), "{kind} at {width}: {last}");
            assert!(
                lines[first..].iter().all(|line| !line.ends_with('·') && !line.starts_with('·')),
                "{last}"
            );
        }
    }
}

#[test]
fn requested_columns_are_on_every_screen() {
    for width in WIDTHS {
        let out = listed(&["trucks", "-c", "+id"], width, false).rows.join("\n");
        for id in ask(&["list", "trucks", "-o", "ids"]).out.lines() {
            assert!(out.contains(id), "{id} at {width}: {out}");
        }
    }
}

#[test]
fn a_layout_never_underflows() {
    let folder = Folder::new("tables-underflow");
    let cars = (0..12).map(|n| format!("[car.my-own-car-{n:03}]\nname = \"Car {n}\"\n"));
    folder.write("my.toml", cars.collect::<String>());
    for width in (1..=200).step_by(9).chain([77, 80, 85]) {
        for (bundled, arguments) in
            [(&["--no-bundled"][..], &["list"][..]), (&[], &["list", "trucks", "--origin", "foreign"])]
        {
            let arguments = [arguments, bundled, &["--data", "my.toml"]].concat();
            let answer = folder.nkcars(&arguments).on_terminal(width).run();
            assert_eq!(answer.status, 0, "{arguments:?} at {width}: {}", answer.err);
            let too_long =
                answer.out.lines().find(|line| line.width() > width.max(20) && line.trim().contains(' '));
            assert_eq!(too_long, None, "{arguments:?} at {width}");
        }
    }
}

#[test]
fn dates_on_a_screen_have_no_slash_and_are_explained() {
    let dates = |kind: &str| -> Vec<String> {
        let columns = columns(&listed(&[kind, "--all", "-c", "+when"], 140, false));
        columns.into_iter().filter(|(heading, _)| heading == "When").flat_map(|(_, cells)| cells).collect()
    };
    // Questions have no date.
    let all: Vec<String> = KINDS[..7].iter().flat_map(|kind| dates(kind)).collect();
    assert!(all.len() > 500 && all.iter().all(|date| !date.contains('/')), "{all:?}");
    let help = ask(&["help", "dates"]).out;
    for (form, known) in
        [("–7", "1958–79"), ("by ", "by 1978"), ("c. ", "c. 1965"), ("0s", "1960s"), ("since ", "since 1979")]
    {
        assert!(all.iter().any(|date| date.contains(form)) && help.contains(known), "{known}: {help}");
    }
    let last = listed(&["sedans"], 120, false).last;
    assert!(last.contains("–? one of these years"), "{last}");
    assert!(!listed(&["trams"], 120, false).last.contains("–?"));
    // The question mark of a year is explained, that of a plate or an address means nothing.
    let status = ask(&["show", "chollima-091", "--field", "status", "-o", "record"]).out;
    assert!(status.contains("2010?–18") && status.contains("date? uncertain"), "{status}");
    for (kind, is_dated) in [("plates", true), ("sources", false), ("questions", false), ("sightings", false)]
    {
        let last = listed(&[kind, "--all"], 120, false).last;
        assert_eq!(last.contains("date? uncertain"), is_dated, "{kind}: {last}");
    }
}

#[test]
fn words_sort_as_readers_expect() {
    let folder = Folder::new("tables-sorted");
    let names = [
        "Zeta",
        "Škoda 105",
        "Skala",
        "skoda 58",
        "Tatra",
        "백두산",
        "갱생",
        "Škoda 58",
        "Ётра",
        "Ørsted",
        "Opel",
        "Łada",
        "Lada 2",
    ];
    let cars = names.iter().enumerate().map(|(n, name)| format!("[car.c{n}]\nname = \"{name}\"\n"));
    folder.write("my.toml", cars.collect::<String>());
    let list = ["list", "--no-bundled", "--data", "my.toml", "-c", "name", "--no-header", "-o", "tsv"];
    let sorted = folder.ask(&[&list[..], &["--sort", "name"]].concat()).out;
    let expected = [
        "Łada",
        "Lada 2",
        "Opel",
        "Ørsted",
        "Skala",
        "skoda 58",
        "Škoda 58",
        "Škoda 105",
        "Tatra",
        "Zeta",
        "Ётра",
        "갱생",
        "백두산",
    ];
    assert_eq!(sorted.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn no_format_sends_control_characters_to_a_terminal() {
    let folder = Folder::new("tables-controls");
    folder.write(
        "my.toml",
        r#"[source.s]
title = "S\u001b[2J"
url = "https://example.org/\u202egpj.exe\u0007\u001b]0;title\u0007\u001b[2J"
"#,
    );
    for command in
        [&["handbook"][..], &["list", "sources", "--all"], &["show", "s"], &["show", "s", "--full"]]
    {
        for format in ["", "table", "record", "plain", "markdown", "json", "csv", "tsv", "ids"] {
            let format = if format.is_empty() { vec![] } else { vec!["-o", format] };
            let arguments = [command, &["--no-bundled", "--data", "my.toml"], &format].concat();
            let answer = folder.nkcars(&arguments).on_terminal(80).run();
            let obeyed = answer.out.chars().find(|letter| matches!(letter, '\x1b' | '\x07' | '\u{202e}'));
            assert_eq!(obeyed, None, "{arguments:?}: {:?}", answer.out);
        }
    }
}

#[test]
fn check_never_breaks_a_word() {
    let folder = Folder::new("tables-check");
    let years = r#"years = { is = "1975s", certainty = "x" }"#;
    folder.write("bad.toml", format!("[car.my-find]\nname = \"My Find\"\nclass = \"sedn\"\n{years}\n"));
    let whole = folder.ask(&["check", "bad.toml"]).out;
    let words: BTreeSet<&str> = whole.split_whitespace().collect();
    assert!(whole.lines().any(|line| line.len() > 80), "{whole}");
    for width in [80, 60, 40] {
        let out = folder.nkcars(&["check", "bad.toml"]).on_terminal(width).run().out;
        for line in out.lines().filter(|line| !line.contains(" |")) {
            let is_whole = line.split_whitespace().all(|word| words.contains(word));
            assert!(line.width() <= width && is_whole, "{width}: {line}");
        }
    }
}

/// The text in a range of cells of a line; a syllable of hangul takes two.
fn between(line: &str, from: usize, to: usize) -> String {
    let mut at = 0;
    let inside = line.chars().filter(|letter| {
        let start = at;
        at += unicode_width::UnicodeWidthChar::width(*letter).unwrap_or(0);
        start >= from && start < to
    });
    inside.collect()
}

#[test]
fn columns_line_up_with_their_headings() {
    let mut checked = BTreeMap::new();
    for_every_list(|kind, width, is_ascii, listed| {
        if columns(listed).is_empty() {
            return;
        }
        let headings = &listed.rows[0];
        let is_start = |at: &usize| headings[..*at].ends_with("  ") && !headings[*at..].starts_with(' ');
        let starts: Vec<usize> = (1..headings.len()).filter(is_start).collect();
        for (above, line) in listed.rows.iter().skip(1).zip(listed.rows.iter().skip(2)) {
            for (index, start) in starts.iter().enumerate() {
                let end = starts.get(index + 1).copied().unwrap_or(usize::MAX);
                let (cell, before) = (between(line, *start, end), between(line, start - 2, *start));
                assert_eq!(
                    before,
                    &"  "[..before.len()],
                    "{kind} at {width}, ascii {is_ascii}:\n{headings}\n{line}"
                );
                let indent = cell.len() - cell.trim_start().len();
                // Wrapped words are aligned with the words above, not with the signs.
                let runs_on = indent <= 4 && !between(above, *start, end).trim().is_empty();
                let is_in_place = cell.trim().is_empty() || indent == 0 || runs_on;
                assert!(is_in_place, "{kind} at {width}, ascii {is_ascii}:\n{headings}\n{line}");
                *checked.entry(kind.to_owned()).or_insert(0) += usize::from(!cell.is_empty());
            }
        }
    });
    assert_eq!(checked.len(), KINDS.len(), "{checked:?}");
    assert!(checked.values().all(|cells| *cells > 20), "{checked:?}");
}

#[test]
fn a_column_that_is_added_takes_no_other_away() {
    let heavy = ["list", "cars", "--where", "payload-kg>=10000"];
    for added in [&[][..], &["-c", "+discovery"]] {
        let shown = nkcars(&[&heavy[..], added].concat()).on_terminal(240).run().out;
        let headings = shown.lines().next().unwrap_or_default();
        assert!(headings.contains("Payload"), "{added:?}: {headings}");
        assert_eq!(headings.contains("Discovery"), !added.is_empty(), "{headings}");
    }
}

#[test]
fn ranges_go_up_by_their_least_value_and_down_by_their_greatest() {
    let payloads = |sort: &str, at: fn(&[f64]) -> Option<&f64>| -> Vec<f64> {
        let out = ask(&["list", "trucks", "--sort", sort, "-c", "payload-kg", "-o", "tsv"]).out;
        let limits =
            out.lines().skip(1).map(|cell| cell.split(['.', '~']).filter_map(|limit| limit.parse().ok()));
        limits.filter_map(|limits| at(&limits.collect::<Vec<_>>()).copied()).collect()
    };
    let (up, down) = (payloads("payload-kg", <[f64]>::first), payloads("-payload-kg", <[f64]>::last));
    assert!(up.len() > 5 && up.is_sorted(), "{up:?}");
    assert!(down.iter().rev().is_sorted(), "{down:?}");
}

#[test]
fn groups_sort_by_what_scripts_read_and_what_is_unknown_comes_last() {
    let column = |name: &str, sort: &str| {
        let out = ask(&["list", "--all", "-c", name, "--sort", sort, "-o", "tsv", "--no-header"]).out;
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let classes = column("class", "class");
    let known = classes.iter().position(|class| class == "not recorded").expect("a car without a class");
    assert!(classes[..known].is_sorted() && classes[known..].iter().all(|class| class == "not recorded"));
    for sort in ["years.certainty", "-years.certainty"] {
        let levels = column("years.certainty", sort);
        let is_level = |level: &String| ["confirmed", "reported", "speculated"].contains(&level.as_str());
        let known = levels.iter().filter(|level| is_level(level)).count();
        assert!(known > 0 && levels[..known].iter().all(is_level), "{sort}");
    }
    let missing = ask(&["list", "--all", "--missing", "class", "-o", "ids"]).out;
    assert_eq!(missing.lines().count(), classes.len() - known);
}

#[test]
fn a_condition_with_an_id_means_that_record_alone() {
    let related = |to: &str| {
        ask(&[
            "list",
            "--all",
            "--where",
            &format!("related={to}"),
            "-c",
            "id,related",
            "-o",
            "tsv",
            "--no-header",
        ])
        .out
    };
    let rows = related("paektusan");
    let is_related =
        |row: &str| row.split('\t').nth(1).is_some_and(|to| to.split("; ").any(|id| id == "paektusan"));
    assert!(rows.lines().count() > 1 && rows.lines().all(is_related), "{rows}");
    assert_eq!(related("Paektusan"), rows, "a name means its record");
    assert!(related("mercedes").lines().count() > 1, "a word may be in many names");
}
