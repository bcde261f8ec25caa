//! Layout at every width: a wider screen never shows less than a narrower one, no line is too long, and counts of 0 are left out.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

const WIDTHS: [usize; 12] = [40, 48, 59, 60, 67, 79, 80, 93, 100, 119, 120, 140];

fn on_terminal(width: usize, arguments: &[&str]) -> String {
    nkcars(arguments).on_terminal(width).run().out
}

fn ids(kind: &str) -> Vec<String> {
    ask(&["list", kind, "--all", "-o", "ids"]).out.lines().map(str::to_owned).collect()
}

/// Calls `check` with the ids of some records of every kind.
fn for_every_kind(step: usize, mut check: impl FnMut(&str, &[&str])) {
    for kind in KINDS {
        let ids = ids(kind);
        let some: Vec<&str> = ids.iter().step_by(step).map(String::as_str).collect();
        check(kind, &some);
    }
}

/// The words and signs on a screen, in order, without line breaks and bars, which depend on the width.
fn words(text: &str) -> String {
    text.split_whitespace().filter(|word| !word.contains(['█', '▓', '░'])).collect::<Vec<_>>().join(" ")
}

/// Checks that `whole` has all pieces of `part` in order, or returns the first that is missing. Line breaks inside words may differ.
fn holds(whole: &str, part: &str) -> Result<(), String> {
    let solid = |text: &str| words(text).replace(' ', "");
    let whole = solid(whole);
    let mut from = 0;
    for piece in part.split("; ").filter(|piece| !piece.ends_with(" more")) {
        match whole[from..].find(&solid(piece)) {
            Some(at) => from += at + solid(piece).len(),
            None => return Err(piece.to_owned()),
        }
    }
    Ok(())
}

/// The entries of an overview: each label with its text, including continuation lines.
fn entries(overview: &str, width: usize) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let body = overview.trim_end().rsplit("\n\n").nth(1).unwrap_or_default();
    // A question shows values below the name of their record.
    let is_indented = width >= 60 || overview.contains("\nquestion (q-");
    for line in body.lines() {
        let is_new = !line.starts_with("  ") || is_indented && !line.starts_with("   ");
        let behind = || line.split_once(": ").or_else(|| Some((line.strip_suffix(':')?, "")));
        let label = if width < 60 { behind() } else { line.trim_start().split_once("  ") };
        match (label.filter(|_| is_new), entries.last_mut()) {
            (Some((label, text)), _) => entries.push((label.trim().to_owned(), text.trim().to_owned())),
            (None, _) if is_new => entries.push((line.trim().to_owned(), String::new())),
            (None, Some((_, text))) => {
                let _ = write!(text, " {}", line.trim());
            }
            (None, None) => {}
        }
    }
    entries
}

#[test]
fn a_wider_screen_shows_all_of_an_overview_that_a_narrower_one_does() {
    let mut compared = 0;
    for_every_kind(9, |kind, ids| {
        let mut before: Option<(usize, Vec<String>)> = None;
        for width in WIDTHS {
            let out = on_terminal(width, &[&["show"], ids].concat());
            let overviews: Vec<String> = out.split("\n\n\n").map(str::to_owned).collect();
            assert_eq!(overviews.len(), ids.len(), "{kind} at {width}");
            for ((id, wide), narrow) in ids.iter().zip(&overviews).zip(before.iter().flat_map(|(_, all)| all))
            {
                let narrower = before.as_ref().map_or(0, |(narrower, _)| *narrower);
                for (label, text) in entries(narrow, narrower) {
                    let is_there = holds(wide, &words(&format!("{label} {text}")).replacen(&label, "", 1));
                    assert_eq!(
                        is_there,
                        Ok(()),
                        "{label} of {id} at {narrower} and {width}:\n{narrow}\n{wide}"
                    );
                    compared += 1;
                }
            }
            before = Some((width, overviews));
        }
    });
    assert!(compared > 2_000, "{compared}");
}

/// Checks that on every screen each answer has all words that it has on a narrower one, but for the last line and counts.
fn check_wider_screens(arguments: &[&str]) {
    let is_kept = |word: &&str| {
        let word = word.trim_matches([':', ';', ',', '.', '(', ')', '…']);
        // A longer word is broken where it is wider than its column.
        let is_short = (1..=18).contains(&word.len()) && word.is_ascii();
        is_short
            && !["more", "Name"].contains(&word)
            && word.parse::<u32>().is_err()
            && !arguments.contains(&word)
    };
    let squeezed = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let mut widths = [30, 39, 40, 59, 60, 79, 80, 119, 120].to_vec();
    widths.extend((35..=140).step_by(21));
    widths.sort_unstable();
    widths.dedup();
    let mut before: Option<(usize, Vec<String>)> = None;
    for width in widths {
        let out = on_terminal(width, arguments);
        let answers: Vec<String> = out.split("\n\n\n").map(str::to_owned).collect();
        let narrower = before.iter().flat_map(|(_, answers)| answers);
        for (wide, narrow) in answers.iter().zip(narrower) {
            let all = squeezed(wide);
            let at = before.as_ref().map_or(0, |(at, _)| *at);
            let is_last =
                |line: &str| [": --full", "more line", "no room"].iter().any(|hint| line.contains(hint));
            let body = narrow.lines().take_while(|line| !is_last(line));
            let body = body.filter(|line| !line.contains("-n ") && !line.contains("ids: -o"));
            let body = body.filter(|line| !line.contains(" confirmed") && !line.contains(" reported"));
            for word in body.flat_map(str::split_whitespace).filter(is_kept) {
                let word = squeezed(word.trim_end_matches([':', ';', ',', '…']));
                assert!(
                    all.contains(&word),
                    "{word:?} of {arguments:?} at {at} and {width}:\n{narrow}\n{wide}"
                );
            }
        }
        before = Some((width, answers));
    }
}

#[test]
fn a_wider_screen_shows_all_of_a_card_that_a_narrower_one_does() {
    for_every_kind(7, |_, ids| check_wider_screens(&[&["show", "-b"], ids].concat()));
    check_wider_screens(&["show", "-b", "q-volvos", "q-plate-colours"]);
}

#[test]
fn a_wider_screen_shows_all_of_a_comparison_that_a_narrower_one_does() {
    for_every_kind(5, |_, ids| {
        let mut from = ids;
        for count in [2, 3, 4, 5, 6].into_iter().cycle().take(ids.len().min(5)) {
            let Some((compared, rest)) = from.split_at_checked(count) else { break };
            check_wider_screens(&[&["compare"], compared].concat());
            from = rest;
        }
    });
    for compared in [
        "phyongun-jungsong-jv pyongyang-bus-factory",
        "sg-120 sg-101 sg-76",
        "sector-91 sector-codes since-1947 taxi-plates temporary-certificate",
    ] {
        check_wider_screens(&[&["compare"], &compared.split(' ').collect::<Vec<_>>()[..]].concat());
    }
}

#[test]
fn a_block_of_a_comparison_has_no_empty_row_and_loses_none() {
    let five = ["konsol-25", "gaz-21-volga", "hwiparam-1610", "kamaz-55111", "ford-transit"];
    let out = on_terminal(80, &[&["compare"], &five[..]].concat());
    let blocks: Vec<&str> = out.split("\n\n").collect();
    assert!(
        ["Payload", "Engine", "Led to"].iter().all(|row| blocks[1].contains(&format!("\n{row} "))),
        "{out}"
    );
    assert!(blocks[1].contains("\nnot recorded: built, ") && blocks[0].contains("\nnot recorded: "), "{out}");
    for block in &blocks[..2] {
        let is_empty = |line: &&str| {
            let label = line.split("  ").next().unwrap_or_default();
            let rest = line[label.len()..].replace("not recorded", "");
            !label.is_empty() && line.contains("not recorded ") && rest.trim().is_empty()
        };
        assert_eq!(block.lines().find(is_empty), None, "{out}");
    }
}

#[test]
fn a_wider_screen_cuts_nothing_that_a_narrower_list_showed_in_full() {
    for kind in KINDS {
        let cut = |width: usize| -> Vec<String> {
            let out = on_terminal(width, &["list", kind, "--all"]);
            out.split_whitespace().filter(|word| word.ends_with('…')).map(str::to_owned).collect()
        };
        let narrow = cut(WIDTHS[0]);
        for width in WIDTHS {
            let wide = cut(width);
            assert!(wide.iter().all(|word| narrow.contains(word)), "{kind} at {width}: {wide:?} {narrow:?}");
        }
    }
}

#[test]
fn a_list_names_what_it_leaves_out_with_its_flag() {
    let columns = [
        ("cars", "when,manufacturer,id,based-on,status,class"),
        ("films", "date,sightings,id,medium"),
        ("sightings", "id,film,when,colour,plate,where"),
        ("manufacturers", "founded,place,id"),
    ];
    for (kind, keys) in columns {
        for width in WIDTHS {
            let out = on_terminal(width, &["list", kind]);
            let is_count = |line: &&str| {
                let first = line.split(" · ").next().unwrap_or_default();
                first.starts_with(|letter: char| letter.is_ascii_digit())
                    && first.ends_with(if kind == "cars" { " vehicles" } else { kind })
            };
            let lines: Vec<&str> = out.lines().collect();
            let last = lines.iter().rposition(is_count).expect("a last line");
            let last = lines[last..].join(" ");
            let answer = on_terminal(width, &["list", kind, "-c", "+id"]);
            assert!(
                ids(kind).iter().any(|id| out.contains(id)) || last.contains("-c +id"),
                "{kind} at {width}: {last}\n{answer}"
            );
            let flags = last.split("-c +").nth(1).unwrap_or_default();
            let named = flags.split(",+").map(str::trim).filter(|key| !key.is_empty());
            assert!(
                named.clone().all(|key| keys.split(',').any(|known| known == key)),
                "{kind} at {width}: {last}"
            );
            // It is said once, at the end.
            assert_eq!(lines.iter().filter(|line| is_count(line)).count(), 1, "{kind} at {width}: {out}");
        }
    }
}

#[test]
fn an_added_column_replaces_none() {
    for width in [40, 66, 80, 100] {
        let out = on_terminal(width, &["list", "cars", "-n", "3", "-c", "+id"]);
        for part in ["chollima-1958", "◦ 1958", "KJT Works"] {
            assert!(out.contains(part), "{part} at {width}: {out}");
        }
    }
}

#[test]
fn the_id_of_a_plate_is_in_sight_or_one_flag_away() {
    for width in 40..=140 {
        let out = on_terminal(width, &["list", "plates"]);
        assert!(
            out.contains(" ID") || out.contains("-c\u{a0}+id") || out.contains("-c +id"),
            "{width}: {out}"
        );
    }
}

#[test]
fn no_line_is_longer_than_the_screen_at_any_width() {
    let folder = Folder::new("layouts-long");
    let id = "a-very-long-identifier-that-is-longer-than-all-others";
    let solid = "x".repeat(90);
    folder.write(
        "my.toml",
        format!("[source.{id}]\ntitle = \"Long\"\n[car.{id}]\nname = \"Long {solid}\"\nsummary = \"Some words.\"\nbody = {{ is = \"b\", certainty = \"reported\", by = [\"{id}\"] }}\n"),
    );
    for width in 1..=200 {
        for asked in [
            &["show", "car.a-very-long-identifier-that-is-longer-than-all-others"][..],
            &["show", "car.a-very-long-identifier-that-is-longer-than-all-others", "--full"],
            &["list", "-c", "+id"],
        ] {
            let arguments = [asked, &["--no-bundled", "--data", "my.toml"]].concat();
            let out = folder.nkcars(&arguments).on_terminal(width).run().out;
            let is_there = out.split_whitespace().collect::<String>().contains(id);
            assert!(is_there, "{asked:?} at {width}: {out}");
            let too_long = out.lines().find(|line| line.width() > width.max(20));
            assert_eq!(too_long, None, "{asked:?} at {width}");
        }
    }
}

#[test]
fn a_comparison_has_one_layout() {
    for width in [40, 50, 59] {
        for flags in [&[][..], &["--full"]] {
            let out = on_terminal(width, &[&["compare", "paektusan", "kaengsaeng-88"], flags].concat());
            let is_value = |line: &&str| line.trim_start().starts_with("Paektusan: ");
            assert!(out.lines().filter(is_value).count() > 10, "{out}");
            let is_other = |line: &&str| line.trim() == "Paektusan" || line.trim().starts_with("Paektusan  ");
            assert_eq!(out.lines().find(is_other), None, "{flags:?} at {width}: {out}");
        }
    }
}

#[test]
fn a_group_next_to_a_vehicle_has_the_same_rows() {
    let alone = on_terminal(120, &["compare", "paektusan", "hwiparam-1"]);
    let built = |out: &str| out.lines().find(|line| line.starts_with("Built ")).expect("a row").to_owned();
    let beside = on_terminal(120, &["compare", "paektusan", "private-cars"]);
    assert!(built(&alone).contains("✓ by 1978"), "{alone}");
    assert!(built(&beside).contains("✓ by 1978") && built(&beside).ends_with("  not recorded"), "{beside}");
}

#[test]
fn counts_of_zero_are_left_out() {
    for width in [120, 80, 40] {
        for_every_kind(1, |kind, ids| {
            let listed = on_terminal(width, &["list", kind, "--all"]);
            let shown = on_terminal(width, &[&["show"], ids].concat());
            for line in listed.lines().chain(shown.lines()) {
                let is_none = line.ends_with("  0")
                    || ["seen 0", "0 claims", "0 sources", "0 records"].iter().any(|none| {
                        line.match_indices(none)
                            .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_ascii_digit()))
                    });
                assert!(!is_none, "{kind} at {width}: {line}");
            }
        });
    }
    let films = ask(&["list", "films", "-o", "csv", "-c", "sightings"]).out;
    assert!(films.lines().any(|count| count == "0"), "scripts read numbers: {films}");
}

#[test]
fn a_group_shows_what_is_known_and_no_missing_maker() {
    for width in [120, 80, 40] {
        let answer = on_terminal(width, &["are", "there", "private", "cars"]);
        let shown = on_terminal(width, &["show", "private-cars"]);
        // A question with these words comes before the group, and shows the group's fields.
        assert!(
            answer.starts_with("Can people own cars?") && answer.contains("\nPrivate cars in North Korea\n")
        );
        let first: String = words(&shown.lines().take(24).collect::<Vec<_>>().join("\n"));
        for part in
            ["Private cars in North Korea", "group", "Remark", "civil law was changed in 2024", "8,000 sold"]
        {
            assert!(first.contains(part), "{part} at {width}: {shown}");
        }
        assert!(!shown.contains("not recorded"), "{shown}");
    }
    let csv = ask(&["list", "--all", "-o", "csv", "-c", "id,group"]).out;
    let groups: Vec<&str> = csv.lines().filter_map(|row| row.strip_suffix(",true")).collect();
    assert!(groups.len() > 10, "{groups:?}");
    for flags in [&[][..], &["-b"]] {
        let out = on_terminal(80, &[&["show"], flags, &groups].concat());
        assert!(!out.contains("not recorded"), "{flags:?}: {out}");
    }
}

#[test]
fn a_record_without_claims_shows_its_head_in_every_format() {
    let folder = Folder::new("layouts-head");
    folder.write("my.toml", "[car.zzz]\nname = \"Zeta\"\nclass = \"bus\"\nsummary = \"It has a summary.\"\n");
    for format in ["plain", "markdown", "table", "record"] {
        for width in [120, 80, 40] {
            let arguments = ["show", "zzz", "--no-bundled", "--data", "my.toml", "-o", format];
            let out = words(&folder.nkcars(&arguments).on_terminal(width).run().out);
            for part in ["Zeta", "bus", "It has a summary."] {
                assert!(out.contains(part), "{part} in {format} at {width}: {out}");
            }
        }
    }
}

#[test]
fn a_source_names_the_others_of_its_voice() {
    let csv = ask(&["list", "sources", "-o", "csv", "--no-header", "-c", "id,voice,mirror-of"]).out;
    let rows: Vec<Vec<&str>> = csv.lines().map(|row| row.split(',').collect()).collect();
    let voice_of = |id: &str| {
        let row = rows.iter().find(|row| row[0] == id).unwrap();
        // A mirror has the voice of its original.
        let original = rows.iter().find(|other| other[0] == row[2]).unwrap_or(row);
        original[1]
    };
    let voices = rows.iter().map(|row| (row[0], voice_of(row[0])));
    let voices: Vec<_> = voices.filter(|(_, voice)| *voice != "not recorded").collect();
    assert!(voices.len() > 100, "{csv}");
    for (id, voice) in voices.iter().step_by(7) {
        let others: Vec<&str> = voices
            .iter()
            .filter(|(other, known)| known == voice && other != id)
            .map(|(other, _)| *other)
            .collect();
        for flags in [&[][..], &["--full"]] {
            let out = on_terminal(80, &[&["show", id], flags].concat());
            assert!(!voice.contains('-') || !out.contains(&format!("Voice  {voice}")), "{out}");
            assert_eq!(out.contains("One voice with"), !others.is_empty(), "{id}: {others:?}\n{out}");
        }
        let page = on_terminal(80, &["show", id, "--full"]);
        assert!(others.iter().all(|other| page.contains(other)), "{id}: {others:?}\n{page}");
    }
}

/// The text without spaces and line breaks.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_hit_shows_its_full_name_at_every_width() {
    let queries = [
        "blue plate",
        "jeep",
        "kim jong un",
        "trolleybus",
        "film of the car",
        "paektusan",
        "mercedes",
        "fiat",
        "plate exchange",
        "driving licence",
        "who built the first truck",
        "tram",
        "sungri",
        "south korea",
    ];
    for query in queries {
        let search: Vec<&str> = ["search"].into_iter().chain(query.split(' ')).chain(["-n", "8"]).collect();
        let rows = ask(&[&search[..], &["-o", "tsv", "--no-header", "-c", "name,id"]].concat()).out;
        for width in [40, 47, 59, 60, 61, 72, 80, 93, 100, 120] {
            let out = on_terminal(width, &search);
            for (name, _) in rows.lines().filter_map(|row| row.split_once('\t')) {
                assert!(squeezed(&out).contains(&squeezed(name)), "{name} of {query} at {width}: {out}");
            }
            assert!(out.lines().all(|line| line.width() <= width), "{query} at {width}: {out}");
            let is_broken =
                |line: &str| [" by", " from", " since", " until"].iter().any(|word| line.ends_with(word));
            let is_head = |line: &&str| line.contains(", ") && !line.starts_with(' ');
            assert!(!out.lines().filter(is_head).any(is_broken), "{query} at {width}: {out}");
            let ids = rows.lines().filter_map(|row| row.split_once('\t')).map(|(_, id)| format!("({id})"));
            let are_shown = ids.clone().all(|id| squeezed(&out).contains(&id));
            assert!(are_shown || width < 60 && out.contains("ids: -o ids"), "{query} at {width}: {out}");
        }
    }
    for query in queries.iter().step_by(5) {
        check_wider_screens(&[&["search"], &query.split(' ').collect::<Vec<_>>()[..]].concat());
    }
    check_wider_screens(&["search", "nkeconomy", "small", "ev", "design"]);
}

#[test]
fn a_hit_without_a_summary_is_followed_by_no_empty_line() {
    for query in ["corrections", "namuwiki", "accidents"] {
        let out = on_terminal(80, &["search", query]);
        assert!(!out.is_empty() && out.lines().all(|line| !line.trim().is_empty()), "{query}: {out}");
    }
}

#[test]
fn a_chosen_column_does_not_push_out_the_others() {
    for (kind, key) in
        [("questions", "answer"), ("plates", "meaning"), ("sightings", "film"), ("figures", "latest")]
    {
        let list = ["list", kind, "-n", "9"];
        let values = ask(&[&list[..], &["-o", "plain", "--no-header", "-c", key]].concat()).out;
        for width in [40, 59, 60, 72, 80, 100, 120] {
            let out = squeezed(&on_terminal(width, &[&list[..], &["-c", "+id"]].concat()));
            for value in values.lines().filter(|value| *value != "not recorded") {
                // In a table a long value is wrapped between the other cells.
                let beginning: String = value.chars().take(if width < 60 { usize::MAX } else { 9 }).collect();
                assert!(out.contains(&squeezed(&beginning)), "{beginning} of {kind} at {width}: {out}");
            }
        }
    }
}
