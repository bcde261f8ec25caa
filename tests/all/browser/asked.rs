//! What people ask of the page on a telephone, and where the answer stands.

use std::collections::BTreeMap;

use serde_json::json;

use crate::questions::ASKED_ON_A_BUS;

use super::{HITS, NARROW, open_handbook};

/// The texts that are whole on the first screen.
const SEEN: &str = "(() => { \
    var texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), seen = []; \
    while (texts.nextNode()) { \
        range.selectNodeContents(texts.currentNode); \
        var lines = Array.from(range.getClientRects()); \
        var is_whole = lines.every(line => line.width > 1 && line.top >= 0 && line.bottom <= innerHeight); \
        if (lines.length && is_whole) { seen.push(texts.currentNode.data); } \
    } \
    return seen.join(' ').replace(/\\s+/g, ' '); })()";

/// What tourists ask on a bus: a guide reads the answer among the hits, and after one tap in the record.
#[test]
fn the_questions_of_a_bus_are_answered_on_the_first_screen() {
    let Some((mut browser, address, _folder)) = open_handbook("bus", &[], None) else { return };
    browser.screen(NARROW, "light");
    browser.open(&address);
    for (question, answer) in ASKED_ON_A_BUS {
        browser.go("");
        browser.search(question);
        let hits = browser.text(SEEN);
        assert!(hits.contains(answer), "{question}: {hits}");
        browser.value("document.querySelector('#_hits a').click()");
        browser.until("document.documentElement.dataset.view === 'one'");
        let record = browser.text(SEEN);
        assert!(record.contains(answer), "{question}: {record}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn questions_stand_by_subject_with_those_asked_most_first() {
    let Some((mut browser, address, _folder)) = open_handbook("subjects", &["questions"], None) else {
        return;
    };
    browser.open(&format!("{address}#_questions"));
    let first = "Array.from(document.querySelectorAll('#_questions h3 + ol')).map(list => \
        list.previousElementSibling.textContent + ': ' + list.querySelector('a').hash).join(', ')";
    let expected = "Vehicles and their makers: #q-north-korean-car, Licence plates: #q-727, \
        Roads, rules and numbers: #q-taxi-fare";
    assert_eq!(browser.text(first), expected);
    browser.value("location.hash = ''");
    browser.until("document.documentElement.dataset.view === 'home'");
    assert_eq!(browser.text("document.querySelector('.asked a').hash"), "#q-north-korean-car");
    assert_eq!(browser.complaints(), [""; 0]);
}

/// A class or a kind typed alone, in whatever words, is offered as a list; the name of a record is not.
#[test]
fn a_class_is_offered_as_a_list() {
    let Some((mut browser, address, _folder)) = open_handbook("classes", &[], None) else { return };
    browser.open(&address);
    for (typed, list) in [
        ("trucks", "#_truck"),
        ("lorry", "#_truck"),
        ("jeeps", "#_off-road"),
        ("SUVs", "#_suv"),
        ("트럭", "#_truck"),
        ("автобус", "#_bus"),
        ("electric carts", "#_electric-cart"),
        ("films", "#_films"),
        ("number plates", "#_plates"),
    ] {
        browser.search(typed);
        assert_eq!(browser.text(HITS).split(' ').next(), Some(list), "{typed}");
    }
    for typed in ["paektusan", "cars", "red truck", "sungri 58"] {
        browser.search(typed);
        assert!(!browser.text(HITS).contains("#_"), "{typed}");
    }
    browser.search("lorries");
    browser.value("document.getElementById('_form').requestSubmit()");
    browser.until("document.getElementById('_truck').offsetHeight > 0");
    assert_eq!(browser.value("document.activeElement.textContent"), json!("Trucks"));
    assert_eq!(browser.complaints(), [""; 0]);
}

/// A word with each ending that its plural may have.
fn plurals(language: &str, word: &str) -> Vec<String> {
    let is_after = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let ends: &[&str] = match language {
        "ru" => &["ы", "и", "а", "я", "ов", "ей"],
        "de" if word.ends_with('s') => &["se", "sen"],
        "de" if word.ends_with("en") => &["s"],
        "de" if is_after(&["e", "el", "er"]) => &["n", "s"],
        "de" => &["e", "en", "er", "s"],
        "en" if is_after(&["s", "x", "ch"]) => &["es"],
        "fr" if word.ends_with('s') => &[],
        "en" | "fr" => &["s"],
        _ => &[],
    };
    let stem = word.strip_suffix(['а', 'я', 'о', 'е', 'ь', 'й']).unwrap_or(word);
    ends.iter().map(|end| format!("{stem}{end}")).collect()
}

/// Every everyday word for a class or kind, in every language, and every plural that the program reads as its list, leads to that list.
#[test]
fn everyday_words_lead_to_the_same_list() {
    let Some((mut browser, address, folder)) = open_handbook("everyday", &[], None) else { return };
    browser.open(&address);
    let tiles =
        browser.text("Array.from(document.querySelectorAll('.tiles a')).map(one => one.hash).join(' ')");
    let has_tile = |ours: &str| {
        let lists = [format!("#_{ours}"), format!("#_{ours}s")];
        ours != "car" && tiles.split(' ').any(|tile| lists.iter().any(|list| list == tile))
    };
    let (mut class, mut all, mut typed) = ("", String::new(), BTreeMap::new());
    for line in include_str!("../../../data/words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(ours) = line.strip_prefix('[') {
            class = Some(ours.trim_end_matches(']')).filter(|ours| has_tile(ours)).unwrap_or_default();
            all = folder.ask(&["list", class, "-o", "ids"]).out;
        }
        let Some((language, words)) = line.split_once(": ").filter(|_| !class.is_empty()) else { continue };
        for word in words.split(", ") {
            let is_list = |word: &String| folder.ask(&["-o", "ids", "--", word]).out == all;
            let plurals = plurals(language, word).into_iter().filter(is_list);
            for word in [word.to_owned()].into_iter().chain(plurals) {
                // A word of two classes leads to the first of them.
                typed.entry(word).or_insert(class.replace('-', " "));
            }
        }
    }
    let words: Vec<&String> = typed.keys().collect();
    let found = browser.value(&format!("{}.map(word => window.find_classes(word)[0])", json!(words)));
    let pairs =
        typed.iter().zip(found.as_array().expect("classes")).filter(|((_, class), found)| found != class);
    let wrong: Vec<String> =
        pairs.map(|((word, class), found)| format!("{word}: {class}, on the page {found}")).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), typed.len(), wrong.join("\n"));
    assert_eq!(browser.complaints(), [""; 0]);
}
