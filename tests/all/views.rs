//! Views for people: overview, card, chosen fields, short tables, signs, links, Markdown, ASCII.

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

fn on_terminal(width: usize, arguments: &[&str]) -> String {
    nkcars(arguments).on_terminal(width).run().out
}

/// Calls `check` with each record of the catalogue, as `show` writes it with these flags.
fn for_each_record(width: usize, flags: &[&str], check: impl Fn(&str, &str)) {
    for kind in KINDS {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        let ids: Vec<&str> = ids.lines().collect();
        let shown = on_terminal(width, &[&["show"], flags, &ids].concat());
        let shown: Vec<&str> = shown.split("\n\n\n").collect();
        assert_eq!(shown.len(), ids.len(), "{kind}");
        ids.iter().zip(shown).for_each(|(id, shown)| check(id, shown));
    }
}

#[test]
fn overviews_fit_a_screen() {
    let mut longer = std::cell::Cell::new(0);
    for_each_record(80, &[], |id, overview| {
        let lines = overview.lines().count();
        assert!(lines <= 45, "{id} takes {lines} lines");
        longer.set(longer.get() + usize::from(lines > 24));
    });
    assert!(*longer.get_mut() <= 10, "{longer:?} overviews take more than 24 lines");
}

#[test]
fn the_overview_of_a_hostile_record_fits_too() {
    let folder = Folder::new("views-long");
    let text = "word ".repeat(400);
    let claims: String =
        ["years", "manufacturer", "based-on", "body", "meaning", "production", "engine", "plate"]
            .iter()
            .map(|field| {
                let claim =
                    format!("{{ said = \"{field} {text}\", certainty = \"reported\", by = [\"me\"] }}");
                let is = if matches!(*field, "years" | "manufacturer" | "based-on") {
                    claim
                } else {
                    claim.replace("said", "is")
                };
                format!("{field} = [{is}, {}]\n", is.replace("word", "other"))
            })
            .collect();
    folder.write("my.toml", format!(
        "[source.me]\ntitle = \"Me\"\n[car.zzz]\nname = \"{text}\"\nhangul = \"{}\"\nsummary = \"{text}\"\ncaution = \"{text}\"\n{claims}",
        "가".repeat(300)
    ));
    let show = |width: usize, flag: &[&str]| {
        let mut command = folder.nkcars(&[&["show", "zzz", "--data", "my.toml"][..], flag].concat());
        command.on_terminal(width).run().out
    };
    let overview = show(80, &[]);
    assert!(overview.contains("zzz") && overview.lines().count() <= 45, "{overview}");
    let card = show(40, &["-b"]);
    assert!(card.contains("Careful: ") && card.lines().count() <= 24, "{card}");
}

#[test]
fn every_card_of_a_vehicle_has_the_same_lines() {
    for_each_record(40, &["-b"], |id, card| {
        let lines = card.lines().count();
        assert!(lines <= 24, "{id} takes {lines} lines");
        assert!(card.lines().all(|line| line.width() <= 40 || line.contains("://")), "{card}");
    });
    let vehicles = ask(&["list", "--all", "-o", "csv", "-c", "id,group"]).out;
    let vehicles =
        vehicles.lines().filter_map(|row| row.split_once(',')).filter(|(_, group)| *group == "false");
    for (id, _) in vehicles.step_by(7) {
        let card = on_terminal(40, &["show", id, "--brief"]);
        for label in ["Built: ", "Built by: ", "Based on: ", "Seen in: ", "Looks: "] {
            assert!(card.contains(&format!("\n{label}")), "{label} of {id}: {card}");
        }
    }
}

/// Whether text was cut. Ellipses in the data do not count, such as in the title of a source.
fn is_cut(id: &str, text: &str) -> bool {
    let own = ask(&["show", id, "--full"]).out.matches('…').count();
    text.matches('…').count() > own
}

#[test]
fn no_text_is_cut_while_lines_are_left() {
    for width in [40, 60, 80] {
        for_each_record(width, &[], |id, overview| {
            let is_full = overview.lines().count() >= 21;
            assert!(
                is_full || !overview.contains('…') || !is_cut(id, overview),
                "{id} at {width}: {overview}"
            );
        });
    }
    for width in [40, 80] {
        for_each_record(width, &["-b"], |id, card| {
            let is_full = card.lines().count() >= 21;
            assert!(is_full || !card.contains('…') || !is_cut(id, card), "{id} at {width}: {card}");
        });
    }
}

#[test]
fn a_card_is_as_wide_as_its_screen_with_a_complete_summary() {
    let mut cut = std::cell::Cell::new(0);
    for_each_record(40, &["-b"], |_, card| cut.set(cut.get() + usize::from(card.contains('…'))));
    assert!(*cut.get_mut() < 30, "{cut:?} cards are cut");
    let summary = ask(&["list", "-o", "tsv", "--no-header", "--all", "-c", "id,summary"]).out;
    for (id, summary) in summary.lines().filter_map(|row| row.split_once('\t')).step_by(5) {
        let card = on_terminal(40, &["show", "-b", &format!("car.{id}")]);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(summary == "not recorded" || words(&card).contains(&words(summary)), "{id}: {card}");
    }
    let widest = on_terminal(80, &["show", "-b", "paektusan"]).lines().map(str::width).max();
    assert!(widest > Some(72), "{widest:?}");
}

#[test]
fn the_overview_answers_what_people_ask() {
    let overview = on_terminal(80, &["show", "paektusan"]);
    let order = [
        "Paektusan  백두산",
        "sedan, domestic; ◦ small series",
        "Careful:",
        "Built  ",
        "Built by",
        "Based on",
        "Attested    ✓ seen",
        "Seen in     ✓",
        "Colour",
        " claims, ",
        "--full",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|part| overview.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{overview}");
    assert!(on_terminal(80, &["show", "zil-130"]).contains("reported in North Korea: by a source"));
    let card = on_terminal(40, &["show", "paektusan", "-b"]);
    assert!(!card.contains("Remark: "), "{card}");
    assert!(!on_terminal(40, &["show", "fourteenth-winter-1980", "-b"]).contains("Original title"));
    assert!(card.contains("Built by: ≠ ◦ Sungri Motor Plant") && card.contains("Seen in: ✓ "), "{card}");
}

#[test]
fn chosen_fields_are_shown_with_every_version_in_every_format() {
    let page = ask(&["show", "paektusan", "--field", "colour,manufacturer"]).out;
    for part in
        ["Colour", "dark blue (confirmed, seen) [", "Built by", "Sungri Motor Plant (reported)", "Sources\n"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Meaning"), "{page}");
    let tsv = ask(&["show", "paektusan", "--field", "manufacturer,name,torque-nm", "-o", "tsv"]).out;
    let fields: Vec<&str> = tsv.lines().skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
    assert!(
        fields.starts_with(&["manufacturer", "manufacturer"]) && fields.ends_with(&["name", "torque-nm"]),
        "{tsv}"
    );
    assert!(tsv.contains("torque-nm\tnot recorded\t"), "{tsv}");
    let json = ask(&["show", "paektusan", "--field", "manufacturer", "-o", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let keys: Vec<&String> = json[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["schema", "kind", "id", "manufacturer"]);
    let wrong = ask(&["show", "paektusan", "--field", "colur"]);
    assert!(wrong.status == 2 && wrong.err.contains("did you mean \"colour\""), "{}", wrong.err);
}

#[test]
fn signs_in_a_name_have_no_meaning() {
    let folder = Folder::new("views/signs");
    for sign in ["~", "≠", "◦", "✓", "▶", "┄"] {
        let text = format!(
            "[car.x]\nname = \"A {sign} b\"\nclass = \"truck\"\norigin = \"domestic\"\nsummary = \"S.\"\n"
        );
        folder.write("x.toml", &text);
        for arguments in [&["list"][..], &["show", "x"], &["search", "x"], &["timeline"]] {
            let layer = ["--data", "x.toml", "--no-bundled"];
            let out = folder.nkcars(&[arguments, &layer].concat()).on_terminal(80).run().out;
            let last = out.lines().last().expect("a line");
            assert!(out.contains(sign) && !last.contains(sign), "{sign} {arguments:?}: {out}");
        }
    }
}

#[test]
fn a_car_of_which_nothing_is_claimed_is_not_attested() {
    let folder = Folder::new("views/unclaimed");
    folder.write("x.toml", "[car.x]\nname = \"X\"\nclass = \"truck\"\norigin = \"domestic\"\n");
    let card = folder.nkcars(&["--data", "x.toml", "show", "x"]).on_terminal(80).run().out;
    assert!(!card.contains("Attested"), "{card}");
    let list =
        folder.ask(&["--data", "x.toml", "list", "--missing", "attested", "-c", "id", "-o", "csv"]).out;
    assert_eq!(list, "id\nx\n");
}

#[test]
fn a_confirmed_claim_does_not_attest_the_car() {
    let ids = |level: &str| ask(&["list", "--all", "--attested", level, "-o", "ids"]).out;
    let (seen, confirmed, reported, doubtful) =
        (ids("seen"), ids("confirmed"), ids("reported"), ids("doubtful"));
    let has = |ids: &str, id: &str| ids.lines().any(|known| known == id);
    // Only the meaning of its name is confirmed.
    assert!(!has(&reported, "achimkkot") && has(&doubtful, "achimkkot"));
    assert!(has(&seen, "paektusan"));
    for (better, worse) in [(&seen, &confirmed), (&confirmed, &reported), (&reported, &doubtful)] {
        assert!(better.lines().count() < worse.lines().count() && better.lines().all(|id| has(worse, id)));
    }
    let row = on_terminal(80, &["list", "--manufacturer", "sungri-motor-plant", "--color", "always"]);
    let row = row.lines().find(|row| row.contains("Achimkkot")).expect("the row").to_owned();
    assert!(
        row.starts_with("\x1b[2m\x1b[35m?\x1b[0m\x1b[2m \x1b[0m\x1b[1m\x1b[2mAchimkkot\x1b[0m"),
        "{row:?}"
    );
    // Beside the vehicle that it copies it has a word for that.
    let overview = on_terminal(80, &["show", "mercedes-w201"]).replace('\n', " ");
    assert!(overview.contains("Pyonghwa 410 (doubtful)"), "{overview}");
}

#[test]
fn tables_are_short_for_people_and_complete_for_scripts() {
    let out = on_terminal(80, &["list"]);
    for part in ["✓ 1958–79", "≠✓ by 1978", "✓ Sungri"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let ascii = on_terminal(80, &["list", "--ascii"]);
    assert!(ascii.contains("+ 1958-79"), "{ascii}");
    assert!(on_terminal(80, &["list", "manufacturers"]).contains(" –  "));
    assert!(on_terminal(80, &["list", "manufacturers", "--ascii"]).contains(" -  "));
    let tsv = ask(&["list", "-o", "tsv"]).out;
    assert!(tsv.contains("\t1958/1979\tsungri-motor-plant\t") && tsv.contains("\tnot recorded\t"), "{tsv}");
    assert_eq!(ask(&["list", "-o", "tsv", "--null", ""]).out, tsv.replace("\tnot recorded", "\t"),);
    let csv = ask(&["list", "-o", "csv", "--null", "NA", "--columns", "id,hangul"]).out;
    assert!(csv.contains("\nsungri-10-10,NA\n"), "{csv}");
    for (format, empty) in [("csv", "\n\"\"\n"), ("tsv", "\n\n")] {
        let alone = ask(&["list", "-o", format, "--null", "", "--columns", "hangul"]).out;
        assert!(alone.contains(empty), "{alone}");
        assert_eq!(alone.contains("\"\""), format == "csv", "{alone}");
    }
}

#[test]
fn a_list_shows_the_requested_columns() {
    let sorted = on_terminal(80, &["list", "--sort", "power-kw"]);
    assert!(
        sorted.starts_with("Name") && sorted.lines().next().expect("headings").contains("  Power"),
        "{sorted}"
    );
    let asked = ["list", "--manufacturer", "pyongsang-auto-works", "-o", "tsv"];
    let rows = ask(&asked).out;
    let makers: Vec<&str> = rows.lines().skip(1).filter_map(|row| row.split('\t').nth(6)).collect();
    assert!(makers.len() > 5 && makers.iter().all(|maker| *maker == "pyongsang-auto-works"), "{makers:?}");
    let sides = ask(&[
        "list",
        "-o",
        "tsv",
        "--columns",
        "id,power-kw,power-kw.least,power-kw.most",
        "--sort",
        "-power-kw.most",
    ])
    .out;
    for row in sides.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        assert!(
            cells[2..].iter().all(|cell| *cell == "not recorded" || cell.parse::<f64>().is_ok()),
            "{row}"
        );
    }
    assert!(sides.lines().nth(1).is_some_and(|row| !row.ends_with("not recorded")), "{sides}");
    let table = nkcars(&["list", "--sort", "-payload-kg.most"]).on_terminal(80).run().out;
    assert!(table.contains("40,000 kg"), "{table}");
    assert_eq!(ask(&["list", "--columns", "body.least"]).status, 2);
}

#[test]
fn signs_are_coloured_and_titles_linked_if_the_terminal_supports_it() {
    let show = |environment: &[(&str, &str)], colour: &str| {
        let mut command = nkcars(&["show", "paektusan", "--full", "--color", colour]);
        command.envs(environment.iter().copied()).on_terminal(80).run().out
    };
    let linked = show(&[("FORCE_HYPERLINK", "1")], "always");
    assert!(
        linked.contains("\x1b[32m✓\x1b[0m")
            && linked.contains("\x1b[35m?\x1b[0m")
            && linked.contains("\x1b[33m≠\x1b[0m")
    );
    assert!(linked.contains("\x1b]8;;https://"), "{linked}");
    assert_eq!(linked.matches("\x1b]8;;http").count(), linked.matches("\x1b]8;;\x1b\\").count());
    // A link does not continue on the next line.
    assert!(linked.lines().all(|line| line.matches("\x1b]8;;").count() % 2 == 0));
    for (environment, colour) in
        [(&[("FORCE_HYPERLINK", "1")][..], "never"), (&[], "always"), (&[("FORCE_HYPERLINK", "0")], "always")]
    {
        assert!(!show(environment, colour).contains("\x1b]8"), "{environment:?} {colour}");
    }
    let plain = show(&[("FORCE_HYPERLINK", "1")], "never");
    assert!(!plain.contains('\x1b'));
}

#[test]
fn only_web_addresses_are_links() {
    let folder = Folder::new("views-links");
    folder.write("my.toml", "[source.good]\ntitle = \"Good\"\nurl = \"https://example.org/가 b\"\n[source.bad]\ntitle = \"Bad\"\nurl = \"javascript:alert(1)\"\n\
        [car.zzz]\nname = \"Z\"\nbody = { is = \"b\", certainty = \"reported\", by = [\"good\", \"bad\"] }\n");
    let mut command = folder.nkcars(&["show", "zzz", "--full", "--data", "my.toml", "--color", "always"]);
    let page = command.env("FORCE_HYPERLINK", "1").on_terminal(80).run().out;
    assert!(page.contains("\x1b]8;;https://example.org/%EA%B0%80%20b\x1b\\Good\x1b]8;;\x1b\\"), "{page:?}");
    assert!(!page.contains("8;;javascript"), "{page:?}");
}

#[test]
fn markdown_shows_words_as_they_are() {
    let folder = Folder::new("views-markdown");
    folder.write(
        "my.toml",
        "[car.zzz]\nname = \"A ~~gone~~ ~x~ $5 http://x.y/_a_ :car: @me #12 a@b.org x.org ==m==\"\n",
    );
    let out = folder.ask(&["list", "--all", "--data", "my.toml", "--columns", "name", "-o", "markdown"]).out;
    let row = r"| A \~\~gone\~\~ \~x\~ \$5 http&#58;//x&#46;y/\_a\_ &#58;car: &#64;me &#35;12 a&#64;b&#46;org x&#46;org \=\=m\=\= |";
    assert!(out.contains(row), "{}", out.lines().last().unwrap_or_default());
}

#[test]
fn our_own_text_is_ascii_with_the_ascii_flag() {
    let folder = Folder::new("views-ascii");
    let filled = "[source.zz]\ntitle = \"T\"\ndate = \"1985/1988\"\n[manufacturer.zz]\nname = \"M\"\nshort = \"M\"\narea-m2 = { is = 5, certainty = \"reported\", by = [\"zz\"] }\n\
        [car.zz]\nname = \"Z\"\nyears = [{ is = \"1985~/1988\", certainty = \"reported\", by = [\"zz\"], when = \"1985/1988\" }, { is = \"1979\", certainty = \"speculated\", by = [\"zz\"] }]\n\
        body = { is = \"word word word word word word word word word word word word word word word word word word word word word\", certainty = \"confirmed\", seen = true, by = [\"zz\"] }\n";
    folder.write("my.toml", filled);
    let data = ["--data", "my.toml", "--no-bundled", "--ascii"];
    for arguments in [
        &["list", "--all"][..],
        &["list", "--all", "-o", "table"],
        &["list", "--all", "-o", "markdown"],
        &["list", "--all", "-o", "record"],
        &["list", "manufacturers", "--columns", "+area-m2"],
        &["list", "sources"],
        &["show", "zz"],
        &["show", "car:zz"],
        &["fields"],
        &["fields", "manufacturers"],
    ] {
        for kind in ["", "-f", "-b"] {
            let flags = if arguments[0] == "show" && !kind.is_empty() { vec![kind] } else { Vec::new() };
            let asked = [arguments, &flags, &data].concat();
            let answer = folder.nkcars(&asked).on_terminal(60).run();
            assert!(
                answer.out.is_ascii() && answer.err.is_ascii(),
                "{asked:?}: {}{}",
                answer.out,
                answer.err
            );
        }
    }
    let shown = folder
        .nkcars(&["search", "word", "--data", "my.toml", "--no-bundled"])
        .env("LC_ALL", "C")
        .on_terminal(60)
        .run();
    assert!(shown.status == 0 && shown.out.is_ascii(), "{}", shown.out);
}

#[test]
fn no_cell_is_wrapped_in_a_pipe() {
    let folder = Folder::new("views-wide");
    let name = "word ".repeat(20_000);
    folder.write("my.toml", format!("[car.zzz]\nname = \"{}\"\n", name.trim()));
    for format in ["table", "plain"] {
        let out = folder.ask(&["list", "--all", "--no-bundled", "--data", "my.toml", "-o", format]).out;
        assert!(out.lines().any(|line| line.contains(name.trim())) && out.contains("zzz"), "{format}");
    }
}
