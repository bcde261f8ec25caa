//! Licence plates: they are read as the data say, in every spelling, and nothing else is taken for a plate.

use unicode_width::UnicodeWidthStr;

use crate::runner::{Folder, Run as _, ask, nkcars};

fn ids(arguments: &[&str]) -> Vec<String> {
    ask(&[arguments, &["-o", "ids"]].concat()).out.lines().map(str::to_owned).collect()
}

/// A reading fits a terminal on a phone, leaving a line for the prompt.
#[test]
fn a_reading_fits_a_small_screen() {
    for plate in ["평양 17-123", "평남12-345", "함북 46-2281", "7 27 1953", "2-16 5555"] {
        let shown = nkcars(&["plate", plate]).on_terminal(40).run().out;
        assert!(shown.lines().count() <= 23, "{shown}");
    }
}

#[test]
fn plates_are_read_and_other_text_is_not() {
    let lines = include_str!("plates.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        let [text, status, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
        let answer = ask(&["plate", text, "-o", "ids"]);
        assert_eq!(answer.status.to_string(), status, "{text}: {}{}", answer.out, answer.err);
        let found: Vec<&str> = answer.out.lines().collect();
        for id in expected.split_whitespace() {
            assert!(found.contains(&id), "{text} says nothing of {id}: {found:?}");
        }
        if status == "1" {
            assert!(answer.out.is_empty() && answer.err.contains("nkcars search plate "), "{}", answer.err);
        } else if let Some(form) = expected.split(' ').next().filter(|id| id.contains("format-")) {
            let first = found.iter().find(|id| id.contains("format-") || id.contains("private-"));
            assert_eq!(first, Some(&form), "{text}");
        }
        count += 1;
    }
    assert!(count >= 60, "{count} plates");
}

#[test]
fn years_in_a_name_are_not_repeated() {
    let read = |plate| nkcars(&["plate", plate]).on_terminal(80).run().out;
    let out = read("평양 12-3456");
    assert!(out.contains("Plates since November 2016;") && out.contains("2016 or 2017\n"), "{out}");
    assert!(read("727-1953").contains("727 plates (since 2012)"));
}

#[test]
fn the_spellings_of_a_plate_agree() {
    let expected = ask(&["plate", "평양 17-123"]);
    let nfd = "\u{1111}\u{1167}\u{11bc}\u{110b}\u{1163}\u{11bc} 17-123";
    for spelling in [
        nfd,
        "평양17123",
        "P'yŏngyang 17·123",
        "phyongyang 17.123",
        "Pyeongyang17-123",
        "ㅍㅇ 17 123",
        "평양１７－１２３",
    ] {
        assert_eq!(ask(&["plate", spelling]), expected, "{spelling}");
    }
    let words: Vec<&str> = ["plate", "평양", "17-123"].into();
    assert_eq!(ask(&words), expected, "as two words");
}

#[test]
fn colour_and_year_narrow_the_reading() {
    let blue = |year: &[&str]| ids(&[&["plate", "평양 17-123", "--colour", "blue"], year].concat());
    assert!(
        blue(&[]).contains(&"blue-plates".to_owned()) && !blue(&[]).contains(&"blue-plates-old".to_owned())
    );
    let before = blue(&["--year", "2005"]);
    assert!(before.contains(&"blue-plates-old".to_owned()) && !before.contains(&"blue-plates".to_owned()));
    let at = |ids: &[String], id: &str| {
        ids.iter().position(|known| known == id).unwrap_or_else(|| panic!("{id} in {ids:?}"))
    };
    assert!(
        !before.contains(&"format-2016".to_owned()) && !before.contains(&"odd-days".to_owned()),
        "{before:?}"
    );
    let private = ids(&["plate", "평남 48-366", "--colour", "orange"]);
    assert!(at(&private, "private-since-1992") < at(&private, "format-2016"));
    let none = "no such plate is known from 1900";
    for (year, is_told) in [("1900", true), ("2015", false)] {
        let message = ask(&["plate", "727-1953", "--year", year]).err;
        assert_eq!(message.contains(none), is_told, "{message}");
    }
    let green = ask(&["plate", "평양 17-123", "--colour", "green", "--year", "2010"]).err;
    assert!(green.contains("no such plate is known from 2010"), "{green}");
    let wrong = ask(&["plate", "평양 17-123", "--colour", "blu"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("did you mean \"blue\"?"), "{}", wrong.err);
}

/// The rule about days on which cars may run exempts foreigners, the army, the bodies of the state, and buses; blue is on taxis too.
#[test]
fn days_are_left_out_for_exempt_plates() {
    let parts = |arguments: &[&str]| {
        let rows = ask(&[&["plate"], arguments, &["-o", "tsv", "--no-header"]].concat()).out;
        let first = rows.lines().filter(|row| row.starts_with("1\t")).map(str::to_owned);
        first.map(|row| row.split('\t').nth(1).unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let has_day = |arguments: &[&str]| parts(arguments).contains(&"day".to_owned());
    for bound in [
        &["평양 70-2345"][..],
        &["평양 70-2345", "--colour", "blue"],
        &["평양 41-3333", "--colour", "yellow"],
    ] {
        assert!(has_day(bound), "{bound:?}");
    }
    for plate in ["외 12-34", "평양 01-25", "평양 15-2345", "평양 17-2345", "평양 20-345", "평양 41-123"]
    {
        assert!(!has_day(&[plate]), "{plate}");
    }
    for colour in ["black", "green", "red"] {
        assert!(!has_day(&["평양 70-2345", "--colour", colour]), "{colour}");
    }
    assert_eq!(parts(&["727-0001"])[..3], ["number", "plate", "form"], "the digits are not read twice");
    assert_eq!(parts(&["727"])[..2], ["number", "form"]);
    assert_eq!(parts(&["727-5555"])[..3], ["number", "figures", "form"]);
}

#[test]
fn a_look_up_reads_only_a_complete_plate_as_one() {
    for text in ["평양 17-123", "pyongyang17-123", "2-16 5555", "ㄹ-2-1281"] {
        assert_eq!(ask(&[text]), ask(&["plate", text]), "{text}");
    }
    for (text, first) in
        [("평양 73", "pyongyang-73"), ("Pyongyang 816", "pyongyang-816"), ("727", "727-plates")]
    {
        assert_eq!(ids(&[text]), [first], "{text}");
    }
    for text in ["평양 1985", "1985-1990", "what does 727 mean", "평양 17-123 bus"] {
        assert!(!ids(&[text]).contains(&"reading-a-plate".to_owned()), "{text}");
        assert_ne!(ask(&[text]), ask(&["plate", text]), "{text}");
    }
}

#[test]
fn without_text_plates_are_listed() {
    assert_eq!(ask(&["plate"]), ask(&["list", "plates"]));
    assert_eq!(ask(&["plate", " "]).status, 2);
    assert_eq!(ask(&["plate", "--colour", "blue"]).status, 2);
}

#[test]
fn a_reading_fits_a_narrow_screen() {
    for text in ["평양 17-123", "7 27 1953", "ㅁ-2-3706", "평남 48-366"] {
        let answer = nkcars(&["plate", text, "--colour", "blue"]).on_terminal(40).run();
        assert!(answer.out.lines().count() <= 40, "{text}:\n{}", answer.out);
    }
}

#[test]
fn a_picture_is_well_formed_and_shows_the_plate() {
    for text in ["평양 17-123", "7 27 0001"] {
        let svg = ask(&["plate", text, "--colour", "blue", "-o", "svg"]).out;
        let picture = roxmltree::Document::parse(&svg).expect("XML");
        assert!(picture.root_element().attribute("class").is_some_and(|class| class.contains("on-blue")));
    }
}

#[test]
fn a_users_own_form_is_read_and_checked() {
    let folder = Folder::new("plates");
    folder.write(
        "my.toml",
        "[plate.my-form]\nname = \"My form\"\ntopic = \"format\"\nparts = [\"region: my-town -\", \"number: my-form 3\"]\n\
         [plate.my-town]\nname = \"My town\"\ncode = \"Tonghae\"\ntopic = \"marking\"\n",
    );
    let read = folder.ask(&["plate", "tonghae-123", "--data", "my.toml", "-o", "ids"]);
    assert_eq!((read.out.as_str(), read.status), ("my-town\nmy-form\n", 0));
    folder.write(
        "wrong.toml",
        "[plate.x]\nname = \"X\"\nparts = [\"region\", \"no-such 2\", \"first\", \"a: b 9..2\"]\n",
    );
    let wrong = folder.ask(&["check", "wrong.toml"]).out;
    for message in [
        "\"no-such 2\": no topic or plate \"no-such\"",
        "\"first\": write a topic",
        "\"a: b 9..2\": a size is written",
    ] {
        assert!(wrong.contains(message), "{message} in {wrong}");
    }
}

#[test]
fn a_plate_is_no_wider_than_the_screen() {
    let folder = Folder::new("plates-wide");
    let code = "Tonghae ".repeat(8);
    folder.write(
        "my.toml",
        format!("[plate.my-form]\nname = \"My form\"\ntopic = \"format\"\nparts = [\"region: my-town -\", \"number: my-form 3\"]\n\
         [plate.my-town]\nname = \"My town\"\ncode = \"{}\"\ntopic = \"marking\"\n", code.trim()),
    );
    for width in [20, 40, 60, 80] {
        let plate = format!("{} 123", code.trim());
        let answer = folder.nkcars(&["plate", &plate, "--data", "my.toml"]).on_terminal(width).run();
        assert_eq!(answer.status, 0, "{}", answer.err);
        let widest = answer.out.lines().map(UnicodeWidthStr::width).max();
        assert!(widest <= Some(width), "{width}: {}", answer.out);
    }
}

#[test]
fn the_suggested_command_shows_where_a_plate_was_seen() {
    let out = nkcars(&["plate", "7 27 1953"]).on_terminal(80).run().out.replace('\n', " ");
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = out.split_once(" more: nkcars ").expect("a hint");
    let count: usize = before.rsplit(' ').next().expect("a number").parse().expect("a number");
    let command: Vec<&str> = after.split(' ').take(4).collect();
    let rows = ask(&[&command[..], &["-o", "tsv", "--no-header"]].concat()).out;
    assert!(rows.lines().count() >= count, "{command:?} has {rows}");
}

#[test]
fn a_form_of_many_open_parts_is_read_at_once() {
    let folder = Folder::new("open-parts");
    let parts: Vec<String> = (0..40).map(|part| format!("\"p{part}: 1..9\"")).collect();
    let form = format!("[plate.p]\nname = \"P\"\ntopic = \"format\"\nparts = [{}]\n", parts.join(", "));
    folder.write("form.toml", &form);
    let plate = format!("{}z", "1".repeat(70));
    let answer = folder.ask(&["--no-bundled", "--data", "form.toml", "plate", &plate]);
    assert_eq!(answer.status, 1, "{}{}", answer.out, answer.err);
}
