//! Hidden characters, names that look alike, and words that mean silence.

use crate::catalogue::fields::{car, source};
use crate::catalogue::hidden::{hidden, is_bidi_control, is_hidden, is_ignorable};
use crate::catalogue::{File, Value, as_seen, visible};

use super::{checked, read};

fn lines(text: &str) -> Vec<String> {
    let (catalogue, findings) = checked(text);
    findings.iter().map(|finding| finding.line(&catalogue.files)).collect()
}

#[test]
fn zero_width_and_blank_characters_are_hidden() {
    let ranges = [
        '\u{0}'..='\u{1f}',
        '\u{7f}'..='\u{9f}',
        '\u{ad}'..='\u{ad}',
        '\u{34f}'..='\u{34f}',
        '\u{61c}'..='\u{61c}',
        '\u{115f}'..='\u{1160}',
        '\u{17b4}'..='\u{17b5}',
        '\u{180b}'..='\u{180f}',
        '\u{200b}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{2800}'..='\u{2800}',
        '\u{3164}'..='\u{3164}',
        '\u{fe00}'..='\u{fe0f}',
        '\u{fdd0}'..='\u{fdef}',
        '\u{feff}'..='\u{feff}',
        '\u{ffa0}'..='\u{ffa0}',
        '\u{fff0}'..='\u{fffc}',
        '\u{1bca0}'..='\u{1bca3}',
        '\u{1d173}'..='\u{1d17a}',
        '\u{fffe}'..='\u{ffff}',
        '\u{1fffe}'..='\u{1ffff}',
        '\u{e0000}'..='\u{e0fff}',
        '\u{10fffe}'..='\u{10ffff}',
    ];
    for character in ranges.into_iter().flatten() {
        assert!(is_hidden(character), "U+{:04X}", u32::from(character));
        let text = format!("a{character}b");
        assert_eq!(hidden(&text).collect::<Vec<_>>(), [(1, character)]);
        assert!(hidden(&visible(&text)).next().is_none(), "{}", visible(&text));
    }
    for shown in "a ~é승白é\u{301}\u{a0}\u{3000}☎👩ก็".chars() {
        assert!(!is_hidden(shown), "U+{:04X}", u32::from(shown));
    }
}

#[test]
fn character_classes_agree_with_unicode() {
    use icu_properties::props::{BidiControl, BinaryProperty as _, DefaultIgnorableCodePoint};
    for character in '\0'..=char::MAX {
        let known = [is_bidi_control(character), is_ignorable(character)];
        let expected = [BidiControl::for_char(character), DefaultIgnorableCodePoint::for_char(character)];
        assert_eq!(known, expected, "U+{:04X}", u32::from(character));
    }
}

#[test]
fn only_emoji_keep_joiners_and_selectors() {
    for whole in [
        "☎\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "#\u{fe0f}\u{20e3}",
        "👩\u{200d}🚀",
        "👩🏽\u{200d}🚀",
        "❤\u{fe0f}\u{200d}🔥",
        "🏳\u{fe0f}\u{200d}🌈",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "🇰🇵",
    ] {
        assert_eq!(hidden(&format!("a {whole} b")).count(), 0, "{}", whole.escape_unicode());
        assert_eq!(visible(whole), whole);
    }
    for (broken, count) in [
        ("a\u{fe0f}", 1),
        ("☎\u{fe0f}\u{fe0f}", 1),
        ("1\u{fe0f}", 1),
        ("\u{fe0f}", 1),
        ("승\u{200d}리", 1),
        ("👩\u{200d}", 1),
        ("\u{200d}👩", 1),
        ("👩\u{200d}\u{200d}🚀", 2),
        ("1\u{200d}2", 1),
        ("☎\u{fe0e}", 1),
        ("🏴\u{e0067}\u{e0062}\u{e0073}", 3),
        ("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}", 6),
        ("a\u{e0061}", 1),
    ] {
        assert_eq!(hidden(broken).count(), count, "{}", broken.escape_unicode());
        assert!(hidden(&visible(broken)).next().is_none());
    }
}

#[test]
fn a_message_stays_on_one_line() {
    assert_eq!(
        visible("/nonexist\nnkcars: all fine\r\t\u{1b}[31m\u{202e}"),
        "/nonexist\\nnkcars: all fine\\r\\t\\x1b[31m\\u{202e}"
    );
    let text = "[car.a]\nname = \"A\"\nclass = \"se\\ndan\\u001b\"\n";
    let mut findings = Vec::new();
    read(text, &mut findings);
    let line = findings[1].line(&[File::new("a\nb: error: c".to_owned(), text.to_owned())]);
    assert!(line.starts_with("a\\nb: error: c:3:9: error: car.a: class: unknown word"), "{line}");
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn names_that_look_alike_are_the_same_name() {
    for other in [
        "Paektu san",
        "paektu  SAN",
        "Paektu\u{a0}san",
        "Paek\u{200b}tu san",
        "\u{3164}Paektu san",
        "Paektu san\u{2800}",
        "Paektu\u{e0100} san",
    ] {
        let found = lines(&format!("[car.a]\nname = \"Paektu san\"\n[car.b]\nname = \"{other}\"\n"));
        assert!(found.iter().any(|line| line.ends_with("is also that of car.a")), "{other:?}: {found:?}");
    }
    assert!(lines("[car.a]\nname = \"Paektu san\"\n[car.b]\nname = \"Paektusan\"\n").is_empty());
    assert_eq!(as_seen(" ☎\u{fe0f}  Ab\n"), "☎ ab");
}

#[test]
fn hidden_characters_are_reported_by_name() {
    for (written, named) in [
        ("ㅤ", "U+3164 (blank)"),
        ("a\u{2800}b", "U+2800 (blank)"),
        ("a\u{34f}", "U+034F (zero width)"),
        ("x\u{e0100}", "U+E0100 (zero width)"),
        ("a\u{fe0f}", "U+FE0F (zero width)"),
        ("\\u001b[m", "U+001B (a control character)"),
    ] {
        let found = lines(&format!("[car.a]\nname = \"{written}\"\n"));
        assert_eq!(
            found,
            [format!("f:2:8: warning: car.a: name: it contains invisible characters: {named}")]
        );
    }
    assert!(lines("[car.a]\nname = \"☎\u{fe0f} 1\u{fe0f}\u{20e3} 👩\u{200d}🚀\"\n").is_empty());
    // Thousands of different ones in one text are counted without quadratic cost.
    let all: String = ('\u{e0100}'..='\u{e01ef}').cycle().take(200_000).collect();
    let found = lines(&format!("[car.a]\nname = \"{all}\"\n"));
    assert!(
        found[0].contains("U+E0100 (zero width, 834 times)") && found[0].ends_with("and 232 more"),
        "{found:?}"
    );
}

#[test]
fn words_for_silence_are_ordinary_words_in_plain_fields() {
    let text = "[source.s]\ntitle = \"unknown\"\nauthor = \"none\"\n[car.a]\nname = \"none\"\ncaution = \"unknown\"\naka = [\"none\", \"unknown\"]\nbody = { said = \"unknown\", certainty = \"reported\", by = [\"s\"] }\nengine = { is = \"none\" }\n";
    let mut findings = Vec::new();
    let records = read(text, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!((records[0].name(), records[0].text(source::AUTHOR)), ("unknown", Some("none")));
    assert_eq!((records[1].name(), records[1].text(car::CAUTION)), ("none", Some("unknown")));
    let aka: Vec<_> = records[1].answer(car::AKA).statements().map(|value| value.text()).collect();
    assert_eq!(aka, [Some("none"), Some("unknown")]);
    assert_eq!(records[1].claims_of(car::BODY)[0].value.as_text(), Some("unknown"));
    assert_eq!(records[1].claims_of(car::ENGINE)[0].value, Value::None);
    for (field, word) in [("class", "unknown"), ("class", "none"), ("origin", "unknown"), ("origin", "none")]
    {
        let found = lines(&format!("[car.a]\nname = \"A\"\n{field} = \"{word}\"\n"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains(&format!("{field}: unknown word {word:?}; words: ")), "{found:?}");
    }
    assert!(lines("[car.a]\nname = \"A\"\nstatus = { is = \"unknown\" }\n").is_empty(), "a claim may say so");
}
