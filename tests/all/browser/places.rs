//! Where links, addresses and Back lead: the view, its title, the focus and the scroll position.

use serde_json::json;

use super::devtools::Browser;
use super::{NARROW, READABLE, open_handbook};

/// Returns the view, its part of the title, the address, and the element with the focus.
fn place(browser: &mut Browser) -> [String; 4] {
    [
        "document.documentElement.dataset.view",
        "document.title.replace(/( – )?North Korean vehicles$/, '')",
        "decodeURIComponent(location.hash)",
        "document.activeElement.id || document.activeElement.textContent.trim().split(' ')[0]",
    ]
    .map(|of| browser.text(of))
}

fn click(browser: &mut Browser, link: &str) {
    let address = browser.text("location.href");
    browser.value(&format!("document.querySelector({}).click()", json!(link)));
    browser.until(&format!("location.href !== {}", json!(address)));
    browser.until("document.documentElement.dataset.view !== 'wait'");
}

fn back(browser: &mut Browser) {
    let address = browser.text("location.href");
    browser.value("document.getElementById('_back').click()");
    browser.until(&format!("location.href !== {}", json!(address)));
}

#[test]
fn links_and_back_lead_where_expected() {
    let Some((mut browser, address, _folder)) = open_handbook("links", &[], None) else { return };
    browser.open(&format!("{address}#paektusan"));
    assert_eq!(browser.text(READABLE), "paektusan", "a deep link shows only its record");
    back(&mut browser);
    assert_eq!(browser.text("document.activeElement.hash"), "#paektusan", "its row in the list");
    back(&mut browser);
    assert_eq!(place(&mut browser)[..3], ["home", "", ""], "no way back down");
    browser.open(&address);
    assert_eq!(browser.text(READABLE), "");
    assert_eq!(place(&mut browser), ["home", "", "", "_top"]);
    click(&mut browser, ".tiles a[href=\"#_sedan\"]");
    browser.until("document.getElementById('_sedan').offsetHeight > 0");
    assert_eq!(place(&mut browser), ["group", "Sedans", "#_sedan", "Sedans"]);
    click(&mut browser, "#_sedan .index a[href=\"#paektusan\"]");
    browser.until("document.getElementById('paektusan').offsetHeight > 0");
    assert_eq!(place(&mut browser), ["one", "Paektusan", "#paektusan", "Paektusan"]);
    browser.search("sungri 58");
    assert_eq!(place(&mut browser), ["found", "“sungri 58”", "#?sungri 58", "_q"]);
    click(&mut browser, "#_found a");
    browser.until("document.getElementById('sungri-58').offsetHeight > 0");
    back(&mut browser);
    browser.until("document.querySelectorAll('#_found a').length > 0");
    assert_eq!(place(&mut browser)[..3], ["found", "“sungri 58”", "#?sungri 58"]);
    assert_eq!(browser.text("document.activeElement.hash"), "#sungri-58", "the hit that was followed");
    back(&mut browser);
    browser.until("document.getElementById('paektusan').offsetHeight > 0");
    assert_eq!(browser.text("document.getElementById('_q').value"), "");
    browser.value("history.go(-2)");
    browser.until("location.hash === '' && document.getElementById('_contents').offsetHeight > 0");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn back_returns_to_the_same_place() {
    let Some((mut browser, address, _folder)) = open_handbook("back", &[], None) else { return };
    browser.screen(NARROW, "light");
    for (view, y) in
        [("#_films", 2500), ("#_sedan", 1500), ("", 600), ("#_sources", 4000), ("#_timeline", 3000)]
    {
        browser.open(&format!("{address}{view}"));
        browser.value(&format!("scrollTo(0, {y})"));
        browser.until(&format!("scrollY === {y}"));
        let seen = "Array.from(document.querySelectorAll('.index a, .years a, .tiles a')).find(a => { var box = a.getBoundingClientRect(); return box.top > 100 && box.bottom < 700; })";
        let link = browser.text(&format!("var link = {seen}; link.hash"));
        browser.value("link.click()");
        browser.until(&format!("location.hash === {} && scrollY === 0", json!(link)));
        // Scrolling in the opened view does not change the old position.
        browser.value("scrollTo(0, 120)");
        back(&mut browser);
        browser.until(&format!("scrollY === {y}"));
        if !link.starts_with("#_") {
            assert_eq!(
                browser.text("document.querySelector('.read').hash"),
                link,
                "the row that was followed"
            );
        }
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn typed_addresses_lead_to_what_is_meant() {
    let Some((mut browser, address, _folder)) = open_handbook("addresses", &[], None) else { return };
    for (typed, view, hash) in [
        ("#Paektusan", "one", "#paektusan"),
        ("#PAEKTUSAN", "one", "#paektusan"),
        ("#sungri%2058", "one", "#sungri-58"),
        ("#_1", "one", ""),
        ("#sedan", "group", ""),
        ("#_source", "group", ""),
        ("#films", "group", ""),
        ("#_q", "home", ""),
        ("#_found", "home", ""),
        ("#_nothing", "home", ""),
        ("#?", "home", ""),
        ("#?%20", "home", ""),
        ("#pulgunbyol", "found", ""),
        ("#%E0%A4%A", "found", ""),
    ] {
        browser.open(&format!("{address}{typed}"));
        browser.until(&format!("document.documentElement.dataset.view === {}", json!(view)));
        if !hash.is_empty() {
            assert_eq!(browser.text("location.hash"), hash, "{typed}");
        }
    }
    browser.open(&format!("{address}#_q"));
    browser.until("document.activeElement.id === '_q'");
    browser.open(&address);
    // With a modifier key, the shortcut is the browser's.
    let pressed = |modifiers: &str| {
        format!(
            "var key = new KeyboardEvent('keydown', {{ key: '/', cancelable: true, bubbles: true{modifiers} }}); \
             document.body.dispatchEvent(key); key.defaultPrevented"
        )
    };
    for modifier in [", ctrlKey: true", ", metaKey: true", ", altKey: true"] {
        assert_eq!(browser.value(&pressed(modifier)), json!(false), "{modifier}");
    }
    assert_eq!(browser.value(&pressed("")), json!(true));
    assert_eq!(browser.text("document.activeElement.id"), "_q");
    browser.search("truck");
    let down = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true, bubbles: true }))";
    browser.value(down);
    browser.value(down);
    let second = "document.activeElement === document.querySelectorAll('#_hits a')[1]";
    assert_eq!(browser.value(second), json!(true), "arrows reach the hits");
    assert_eq!(browser.complaints(), [""; 0]);
}
