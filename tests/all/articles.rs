//! Records as people see them: comparisons, `--sure`, sources, the last line.

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{KINDS, Run as _, ask, nkcars};

fn on_terminal(width: usize, arguments: &[&str]) -> String {
    nkcars(arguments).on_terminal(width).run().out
}

/// Returns the words of a text on one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_comparison_sets_overviews_side_by_side() {
    let compare = |width: usize, flags: &[&str]| {
        let out = on_terminal(width, &[&["compare", "paektusan", "kaengsaeng-88"][..], flags].concat());
        assert!(out.lines().all(|line| line.width() <= width), "at {width}: {out}");
        out
    };
    let overview = compare(80, &[]);
    let expected = [
        "Paektusan 백두산  ",
        "Built  ",
        "Based on  ",
        "same: class sedan, origin domestic",
        " rows in all: --full",
    ];
    let places: Vec<Option<usize>> = expected.iter().map(|part| overview.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{overview}");
    assert!(!compare(80, &["--diff"]).contains("same: "));
    let rows = ask(&["compare", "paektusan", "kaengsaeng-88", "--full", "-o", "markdown"]).out;
    let rows = rows.lines().count() - 2;
    assert!(overview.contains(&format!("\n{rows} rows in all")), "{rows} rows\n{overview}");
    let full = compare(80, &["--full"]);
    assert!(full.contains("Naming") && full.lines().count() > 45, "{full}");
    assert!(compare(40, &[]).starts_with("Status\n  Paektusan: ◦ small series\n"));
    for kind in KINDS {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        let ids: Vec<&str> = ids.lines().collect();
        for records in ids.chunks_exact(6).step_by(5).flat_map(|six| [six, &six[..4], &six[..3], &six[..2]]) {
            let out = on_terminal(80, &[&["compare"], records].concat());
            assert!((4..=45).contains(&out.lines().count()), "{records:?}: {out}");
        }
    }
    let groups = on_terminal(80, &["compare", "private-cars", "japanese-cars"]);
    assert!(groups.contains("\nRemark ") && groups.contains("\nImports "), "{groups}");
}

#[test]
fn a_full_comparison_has_every_row_of_the_brief_one() {
    for records in [["paektusan", "kaengsaeng-88"], ["gaz-69", "uaz-469"], ["sg-01", "sg-02"]] {
        let compare = |flags: &[&str]| on_terminal(100, &[&["compare"], &records[..], flags].concat());
        let label = |line: &str| Some(line.split_once("  ")?.0.to_owned()).filter(|label| !label.is_empty());
        let labels = |out: &str| out.lines().filter_map(label).collect::<Vec<_>>();
        let full = labels(&compare(&["--full"]));
        assert!(labels(&compare(&[])).iter().all(|label| full.contains(label)), "{records:?}: {full:?}");
    }
    let full = on_terminal(100, &["compare", "paektusan", "gaz-69", "--full"]);
    assert!(["\nAttested  ", "\nLed to  ", "\nSeen in  "].iter().all(|row| full.contains(row)), "{full}");
}

#[test]
fn sightings_stand_beside_what_is_told_of_a_vehicle_on_film() {
    for (record, field, side) in
        [("lexus-lx", "on-film", "car"), ("fourteenth-winter-1980", "vehicles", "film")]
    {
        let page = on_terminal(100, &["show", record, "--field", field]);
        let seen = ask(&["list", "sightings", "--where", &format!("{side}={record}"), "-o", "ids"]).out;
        assert!(!seen.is_empty(), "{record}");
        for id in seen.lines() {
            assert!(page.contains(&format!("\n{id} ")), "{id}: {page}");
        }
    }
    let engine = on_terminal(100, &["show", "lexus-lx", "--field", "engine"]);
    assert!(!engine.contains("Seen in"), "{engine}");
}

/// A sighting says of a vehicle and of a film how sure each is; the vehicle is no surer to be in the film than the less sure of the two.
#[test]
fn a_sighting_is_as_sure_as_the_less_sure_of_its_claims() {
    let seen = |flag: &str| words(&ask(&["show", "sinotruk-howo", flag, "--width", "200"]).out);
    let (overview, sure) = (seen("--no-pager"), seen("--sure"));
    assert!(overview.contains("◦ Broadcast of the Parade of 2015"), "{overview}");
    assert!(sure.contains("✓ Sinotruk") && !sure.contains("Parade of 2015"), "{sure}");
    let of_both = words(&ask(&["show", "aurus-senat", "--sure"]).out);
    assert!(of_both.contains("✓ Television Report from Sinpo"), "{of_both}");
    let timeline = ask(&["timeline", "sinotruk-howo", "-o", "json"]).out;
    let sighting = timeline.split("\"sg-118\"").nth(1).and_then(|rest| rest.split('}').next());
    assert!(sighting.is_some_and(|sighting| sighting.contains("reported")), "{timeline}");
}

/// A copy has the voice of its original, in notes and on the page of a source.
#[test]
fn a_mirror_is_one_voice_with_its_original() {
    let notes = words(&ask(&["show", "vw-passat-santana", "--full"]).out);
    assert!(notes.contains("(one voice with [1])"), "{notes}");
    let source = words(&ask(&["show", "nkeconwatch-kim-cars-are", "--width", "200"]).out);
    assert!(source.contains("One voice with"), "{source}");
}

#[test]
fn comparisons_stay_within_the_screen() {
    let ids = ask(&["list", "--all", "-o", "ids"]).out;
    let ids: Vec<&str> = ids.lines().collect();
    let six = ids.chunks_exact(6).nth(3).expect("six cars");
    let known = ["paektusan", "hwiparam-1", "sungri-58", "kaengsaeng-88"];
    for width in (40..=140).step_by(5) {
        for records in [&known[..], &known[..3], six, &["private-cars", "japanese-cars", "paektusan"]] {
            for set in ["--color=never", "--ascii"] {
                let out = on_terminal(width, &[&["compare", set], records].concat());
                let widest = out.lines().map(unicode_width::UnicodeWidthStr::width).max();
                assert!(widest <= Some(width), "{records:?} at {width}: {widest:?}\n{out}");
                let (most, lines) = (if width < 80 { 90 } else { 45 }, out.lines().count());
                assert!((5..=most).contains(&lines), "{records:?} at {width} take {lines} lines");
            }
        }
    }
}

#[test]
fn a_comparison_cuts_no_text_while_lines_are_left() {
    for records in [
        &["paektusan", "kaengsaeng-88", "pyongyang-4-10"][..],
        &["sungri-58", "sungri-61", "gaz-51"],
        &["pyeonghwa-motors", "sungri-motor-plant", "pyongsang-auto-works"],
        &["hwiparam-1", "fiat-albea"],
    ] {
        for width in 40..=140 {
            let out = on_terminal(width, &[&["compare"], records].concat());
            let most = if width < 80 { 85 } else { 42 };
            assert!(!out.contains('…') || out.lines().count() >= most, "{records:?} at {width}: {out}");
        }
    }
}

#[test]
fn records_of_every_kind_can_be_compared() {
    for kind in KINDS {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        let ids: Vec<&str> = ids.lines().take(4).collect();
        let answer = nkcars(&[&["compare"], &ids[..]].concat()).on_terminal(80).run();
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{kind}");
        assert!(answer.out.lines().count() > 5, "{kind}: {}", answer.out);
    }
    let questions = on_terminal(80, &["compare", "q-taxis", "q-trams"]);
    assert!(questions.contains("\nAnswer") && !questions.contains("Use "), "{questions}");
}

#[test]
fn sure_shows_an_overview() {
    let sure = on_terminal(80, &["show", "paektusan", "--sure"]);
    assert!(
        sure.contains("Built       ≠ ✓ by 1978\n") && sure.contains("\nnot certain: status, built by,"),
        "{sure}"
    );
    assert!(sure.lines().count() <= 24 && !sure.contains('◦') && !sure.contains('?'), "{sure}");
    let full = on_terminal(80, &["show", "paektusan", "--sure", "--full"]);
    assert!(full.contains("\nSources\n") && full.contains("Held back, not certain: "), "{full}");
}

/// Splits a line of an overview at 120 columns into its label and text.
fn entry(line: &str) -> Option<(&str, &str)> {
    line.split_once("  ").map(|(label, text)| (label, text.trim())).filter(|(label, _)| !label.is_empty())
}

#[test]
fn sure_keeps_signs_and_does_not_list_what_it_shows_as_uncertain() {
    let (mut disputed, mut held_back) = (0, 0);
    for kind in ["cars", "manufacturers", "films", "sightings", "plates", "questions"] {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        for ids in ids.lines().collect::<Vec<_>>().chunks(40) {
            let show = |flags: &[&str]| on_terminal(120, &[&["show"], ids, flags].concat());
            let (all, sure) = (show(&[]), show(&["--sure"]));
            for ((id, all), sure) in ids.iter().zip(all.split("\n\n\n")).zip(sure.split("\n\n\n")) {
                let differing = |text: &str| -> Vec<String> {
                    let entries = text.lines().filter_map(entry);
                    entries
                        .filter(|(_, text)| text.starts_with('≠'))
                        .map(|(label, _)| label.to_owned())
                        .collect()
                };
                let shown: Vec<&str> = sure.lines().filter_map(entry).map(|(label, _)| label).collect();
                let kept = differing(sure);
                for label in differing(all).iter().filter(|label| shown.contains(&label.as_str())) {
                    assert!(kept.contains(label), "{label} of {id}: {sure}");
                    disputed += 1;
                }
                let last = words(sure.rsplit("\n\n").next().unwrap_or_default());
                let Some(names) = last.strip_prefix("not certain: ") else { continue };
                let names = names.split(" · ").next().unwrap_or_default();
                let names: Vec<&str> = names.split(", ").collect();
                let is_once = |name: &&str| names.iter().filter(|other| *other == name).count() == 1;
                assert!(kind == "questions" || names.iter().all(is_once), "{id}: {names:?}");
                let is_shown = |name: &&&str| shown.iter().any(|label| label.to_lowercase() == **name);
                assert!(!names.iter().any(|name| is_shown(&name)), "{id}: {sure}");
                held_back += 1;
            }
        }
    }
    assert!(disputed > 20 && held_back > 100, "{disputed} {held_back}");
    // A question has one such list for each record that it shows.
    let taxis = on_terminal(80, &["show", "q-first-car", "--sure"]);
    assert!(
        taxis.contains("\nnot certain: Chollima electric car (status, based on), Achimkkot ("),
        "{taxis}"
    );
    let status = on_terminal(80, &["show", "kaengsaeng-88"]);
    assert!(status.contains("; ≠ ◦ prototype or small series, or "), "{status}");
}

#[test]
fn pages_with_a_plate_say_how_to_read_it() {
    let mut count = 0;
    for kind in ["cars", "sightings"] {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        let ids: Vec<&str> = ids.lines().collect();
        for flags in [&[][..], &["--sure"], &["--full"]] {
            let out = on_terminal(100, &[&["show"], &ids[..], flags].concat());
            for page in out.split("\n\n\n").filter(|page| page.contains(": nkcars plate ")) {
                let (text, plate) = page.split_once("to read the plate: nkcars plate ").expect("the plate");
                let plate = plate.lines().next().unwrap_or_default().split(" · ").next().unwrap_or_default();
                let plate: String = plate.trim_matches(['"', '\'']).split_whitespace().collect();
                assert!(text.split_whitespace().collect::<String>().contains(&plate), "{plate}: {page}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
    let told = on_terminal(100, &["show", "maybach-gls-600"]);
    assert!(told.contains("to read the plate: nkcars plate \"7 27 1953\""), "{told}");
    let foreign = on_terminal(80, &["show", "chien-thang"]);
    assert!(foreign.contains("QS 0001") && !foreign.contains("to read the plate"), "{foreign}");
    assert!(!on_terminal(100, &["list", "sightings", "-c", "+plate"]).contains("nkcars plate"));
}

#[test]
fn a_source_dated_with_a_question_mark_gets_no_full_stop() {
    let page = words(&on_terminal(400, &["show", "ssangyong-chairman", "--full"]));
    assert!(page.contains("2006–07? ") && !page.contains("?."), "{page}");
}

#[test]
fn no_date_is_repeated() {
    for (id, date) in [
        ("q-women-drivers", "August 2021"),
        ("unicef-ambulances", "11 September 2019"),
        ("white-plates", "c. 1998"),
    ] {
        for arguments in [&["show", id][..], &["show", id, "--full"]] {
            let page = words(&on_terminal(400, arguments));
            for beside in [" (", ", "] {
                assert!(!page.contains(&format!("{date}{beside}{date}")), "{id}: {page}");
            }
        }
    }
    // A different date is kept.
    assert!(words(&on_terminal(80, &["show", "unicef-ambulances"])).contains("nine (September 2019)"));
}

#[test]
fn a_page_says_only_once_that_no_vehicle_is_known() {
    let films = ask(&["list", "films", "--all", "-o", "csv", "-c", "id,sightings"]).out;
    let films: Vec<&str> = films.lines().filter_map(|row| row.strip_suffix(",0")).collect();
    assert!(films.len() > 20, "{films:?}");
    for page in on_terminal(80, &[&["show", "-f"], &films[..]].concat()).split("\n\n\n") {
        assert_eq!(page.lines().filter(|line| line.starts_with("Vehicles")).count(), 1, "{page}");
    }
}

#[test]
fn a_source_lists_the_records_that_cite_it_and_their_fields() {
    let page = on_terminal(80, &["show", "koryo-real-nk-car", "--full"]);
    assert!(
        page.contains("Cited by\n") && page.contains("Chiến Thắng: built, based on, related, remark\n"),
        "{page}"
    );
    let overview = on_terminal(80, &["show", "koryo-real-nk-car"]);
    assert!(
        overview.contains("Cited by        Chiến Thắng (built, based on, related, remark); ")
            && overview.contains("\ncited by 12 records: --full"),
        "{overview}"
    );
    // A long list of sources of the same voice does not push out the rest.
    let voice = overview.split_once("One voice with").expect("a voice").1;
    let voice = voice.split("\n\n").next().unwrap_or_default();
    assert!(voice.lines().count() <= 3 && voice.contains(" more"), "{overview}");
}

#[test]
fn an_overview_of_a_source_says_what_it_is_cited_for() {
    let source = words(&on_terminal(80, &["show", "agtalk"]));
    let cited = "Cited by Chollima-28 (status, built, engine, fuel and 2 more); Kumsong Tractor Factory (first vehicle)";
    assert!(source.contains(cited), "{source}");
    assert!(!on_terminal(80, &["compare", "agtalk", "kraz-2019"]).contains("(status"));
}

#[test]
fn the_last_line_explains_exactly_the_signs_shown() {
    let signs = [("✓", "confirmed"), ("◦", "reported"), ("≠", "disputed")];
    for id in ["paektusan", "sg-01", "q-blue-plate", "pyeonghwa-motors", "koryo-real-nk-car"] {
        for flags in [&[][..], &["--full"]] {
            let out = on_terminal(80, &[&["show", id], flags].concat());
            let (text, last) = out.trim_end().rsplit_once("\n\n").expect("a last line");
            for (sign, word) in signs {
                let explained = last.contains(&format!("{sign} {word}"));
                assert_eq!(text.contains(sign), explained, "{sign} in {id}: {out}");
            }
        }
    }
    for id in ["sg-01", "paektusan", "agtalk", "q-taxis", "727-plates"] {
        let page = on_terminal(80, &["show", id, "--full"]);
        let last = page.lines().last().expect("a last line");
        let is_whole = last.starts_with(&format!("{id} · data of 20")) && last.ends_with("nkcars help files");
        assert!(is_whole, "{page}");
    }
    assert!(ask(&["help", "files"]).out.contains("an issue of the project"));
    let page = on_terminal(80, &["show", "sg-01", "--full"]);
    // A user who has only the program does not have its files.
    assert!(!page.contains("CONTRIBUTING"), "{page}");
}
