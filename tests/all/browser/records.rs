//! Certainty in lists and records: signs, groups, bars and sources.

use serde_json::json;

use super::{HITS, NARROW, open_handbook};

#[test]
fn rows_show_kind_and_certainty() {
    let Some((mut browser, address, _folder)) = open_handbook("rows", &[], None) else { return };
    browser.open(&address);
    let asked = "document.querySelectorAll('.asked a').length";
    assert_eq!(browser.value(asked), json!(6), "questions on the first page");
    let tile = browser.text("document.querySelector('.tiles a[href=\"#_sedan\"]').textContent");
    assert!(tile.contains("Paektusan, "), "examples in {tile}");
    let headings =
        "Array.from(document.querySelectorAll('#_sedan .index h3')).map(one => one.textContent).join('; ')";
    let all = "North Korean; Foreign relatives and imports; Doubtful: rumours, hoaxes and mix-ups";
    assert_eq!(browser.text(headings), all);
    let under = |id: &str| {
        format!(
            "document.querySelector('.index a[href=\"#{id}\"]').closest('ol').previousElementSibling.textContent"
        )
    };
    for (id, heading) in
        [("paektusan", "North Korean"), ("gaz-24-volga", "Foreign relatives"), ("sungri-56", "Doubtful")]
    {
        let found = browser.text(&under(id));
        assert!(found.starts_with(heading), "{id} is under {found}");
    }
    // The same words as in `list`, each sign before its value.
    let row =
        "document.querySelector('#_sedan .index a[href=\"#paektusan\"]').textContent.replace(/\\s+/g, ' ')";
    assert_eq!(browser.text(row), "seen Paektusan 백두산sources differ confirmed by 1978");
    let unsigned = "Array.from(document.querySelectorAll('section .index a')).filter(a => document.getElementById(a.hash.slice(1)).querySelector('.what').textContent.startsWith('car') && !a.querySelector('span > b')).length";
    assert_eq!(browser.value(unsigned), json!(0), "each vehicle has its sign");
    let plates = "document.querySelectorAll('#_plates .index .plate').length > 40";
    assert_eq!(browser.value(plates), json!(true));
    for (typed, kind) in [
        ("paektusan", "sedan · "),
        ("mercedes 600", "foreign"),
        ("q-taxis", "question"),
        ("cars of kim", "group"),
    ] {
        browser.search(typed);
        let shown = browser.text(
            "Array.from(document.querySelectorAll('#_hits small')).map(one => one.textContent).join('; ')",
        );
        assert!(shown.contains(kind), "{typed}: {shown}");
    }
    browser.search("blue plates");
    assert!(browser.text(HITS).contains("#blue-plates"));
    assert_eq!(browser.value("document.querySelectorAll('#_hits .plate.on-blue').length > 0"), json!(true));
    let kinds = browser.text("document.querySelector('#_hits a[href=\"#blue-plates\"] small').textContent");
    assert!(kinds.starts_with("plate"), "a hit shows its kind: {kinds}");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_record_shows_certainty_and_sources() {
    let Some((mut browser, address, _folder)) = open_handbook("record", &[], None) else { return };
    browser.screen(NARROW, "light");
    browser.open(&format!("{address}#paektusan"));
    // The words of the signs, for screen readers.
    let trust =
        browser.text("document.querySelector('#paektusan .how').textContent.replace(/\\s+/g, ' ').trim()");
    let words: Vec<&str> = trust
        .split(|letter: char| letter.is_ascii_digit())
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    assert_eq!(words, ["confirmed", "reported", "speculated", "fields on which sources differ"]);
    assert_eq!(browser.value("document.querySelectorAll('#paektusan .how path').length"), json!(3));
    assert_eq!(
        browser.value("document.querySelectorAll('#paektusan .yrs .y-f').length > 2"),
        json!(true),
        "films in its years"
    );
    browser.value("document.querySelector('#paektusan dd .r').click()");
    let note = "document.getElementById('_sign').textContent.replace(/\\s+/g, ' ').trim()";
    assert_eq!(browser.text(note), "reported reported one credible voice says so");
    assert_eq!(browser.text("document.getElementById('_sign').getAttribute('role')"), "status");
    browser.value("document.querySelector('#paektusan .sum').click()");
    assert_eq!(browser.text(note), "");
    // A finger does not hit a sign exactly: its whole line counts, and the next tap hides the note.
    browser.value("var sign = document.querySelector('#paektusan dd .r'); sign.parentElement.click()");
    assert_eq!(browser.text(note), "reported reported one credible voice says so");
    browser.value("sign.parentElement.click()");
    assert_eq!(browser.text(note), "");

    browser.value("document.querySelector('#paektusan details').open = true");
    let fold = "Array.from(document.querySelectorAll('#paektusan .by')).find(by => by.querySelectorAll('a').length === 2)";
    let visible = "Array.from(by.querySelectorAll('a')).filter(a => a.offsetHeight > 0).length";
    browser.value(&format!("var by = {fold}"));
    assert_eq!(browser.value(visible), json!(0));
    assert_eq!(browser.text("by.querySelector('button').textContent"), "2 sources");
    browser.value("by.querySelector('button').click()");
    assert_eq!(browser.value(visible), json!(2));
    assert_eq!(browser.text("by.querySelector('button').getAttribute('aria-expanded')"), "true");
    let link = "by.querySelector('li a')";
    let (name, id) =
        (browser.text(&format!("{link}.textContent")), browser.text(&format!("{link}.hash.slice(1)")));
    assert_eq!(
        browser
            .text(&format!("document.getElementById({}).querySelector('h3').textContent.trim()", json!(id))),
        name
    );
    browser.value("by.querySelector('button').click()");
    assert_eq!(browser.value(visible), json!(0));
    assert_eq!(browser.complaints(), [""; 0]);
}
