//! The page on small and slow phones: layout, touch targets, response time and accessibility.

use std::{env, fs};

use serde_json::json;

use super::devtools::Browser;
use super::{NARROW, open_handbook};

/// The minimum height of a touch target, in pixels.
const THUMB: u32 = 44;
/// Bounds that notice a page that grows: blocks of script run, and objects laid out.
const MOST_STEPS: u64 = 200_000;
const MOST_OBJECTS: u64 = 1_300;

fn open_all(browser: &mut Browser) {
    browser.value("document.querySelectorAll('article.on details').forEach(one => { one.open = true; }); document.querySelectorAll('article.on .by button').forEach(one => one.click())");
}

#[test]
fn it_fits_at_any_type_size() {
    let Some((mut browser, address, _folder)) = open_handbook("fits", &[], None) else { return };
    for (size, width) in [(16, 320), (16, 360), (24, 360), (32, 360), (16, 740), (16, 1280)] {
        browser.screen((width, 740), "light");
        browser.call("Page.setFontSizes", &json!({ "fontSizes": { "standard": size } }));
        browser.open(&address);
        for view in [
            "",
            "#paektusan",
            "#sungri-motor-plant",
            "#_plates",
            "#blue-plates",
            "#_sedan",
            "#_timeline",
            "#_sources",
            "#?truck",
            "#?trolleybus",
        ] {
            browser.go(view);
            open_all(&mut browser);
            let wide = browser.value("document.documentElement.scrollWidth");
            assert_eq!(wide, json!(width), "{view} at {size} px on {width} px");
            let bar = browser.value("document.querySelector('header').offsetHeight");
            assert_eq!(bar, json!(48), "{view} at {size} px");
        }
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_first_fact_is_on_the_first_screen_and_links_are_large_enough() {
    let Some((mut browser, address, _folder)) = open_handbook("thumb", &[], None) else { return };
    browser.screen(NARROW, "light");
    browser.open(&address);
    // Shows all records at once, as without the script, which adds a bar of years above the facts.
    // All are laid out in one go; otherwise each question about a record that is out of view would lay it out alone.
    let first = "document.documentElement.className = ''; \
        document.styleSheets[0].insertRule('* { content-visibility: visible !important; }'); \
        var dated = new Set(Array.from(document.querySelectorAll('.years a:has(svg)')).map(row => row.hash)); \
        Array.from(document.querySelectorAll('section:not(#_sources) article')).map(article => { \
            var fact = article.querySelector('dd'), top = article.getBoundingClientRect().top; \
            return [article.id, fact ? Math.round(fact.getClientRects()[0].top - top + 24 + 48 + (dated.has('#' + article.id) ? 50 : 0)) : 0]; \
        }).filter(one => one[1] > innerHeight).map(one => one.join(' ')).join(', ')";
    assert_eq!(browser.text(first), "", "facts below the first screen");
    let small = format!(
        "Array.from(document.querySelectorAll('header a, header input, .tiles a, .index a, .years a, summary, dd > div > a:first-of-type, .no a, .by button, .by li a, .web a, footer nav a, .refs a, #_reading a')) \
         .filter(one => one.offsetHeight > 0).map(one => [one.textContent.slice(0, 20), Math.round(one.getBoundingClientRect().height)]) \
         .filter(one => one[1] < {THUMB}).map(String).join('; ')"
    );
    browser.open(&address);
    for view in [
        "",
        "#paektusan",
        "#sungri-motor-plant",
        "#q-727",
        "#sg-03",
        "#?평양 17-123",
        "#_sedan",
        "#_timeline",
        "#_sources",
        "#?truck",
        "#koryo-real-nk-car",
    ] {
        browser.go(view);
        open_all(&mut browser);
        assert_eq!(browser.text(&small), "", "{view}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_timeline_is_a_list_of_links() {
    let Some((mut browser, address, _folder)) = open_handbook("timeline", &[], None) else { return };
    browser.screen(NARROW, "dark");
    browser.open(&format!("{address}#_timeline"));
    let wrong = "Array.from(document.querySelectorAll('.years svg')).filter(svg => { \
        var bar = svg.getBoundingClientRect(), row = svg.closest('a'), name = row.querySelector('span').getBoundingClientRect(); \
        return bar.top < name.bottom - 1 || bar.left < 0 || bar.right > innerWidth || !document.getElementById(row.hash.slice(1)); }).length";
    assert_eq!(browser.value(wrong), json!(0));
    assert_eq!(browser.value("document.querySelectorAll('.years a').length === document.querySelectorAll('section:not(#_timeline) .index a > span > b').length"), json!(true), "each vehicle once");
    let first = "Array.from(document.querySelectorAll('.years')).slice(0, 2).map(one => one.querySelector('a').hash).join()";
    assert_eq!(
        browser.text(first),
        "#chollima-1958,#sungri-58",
        "neither foreign vehicles nor a hoax come first"
    );
    // One unit of a bar is one year at any width.
    let bar = browser.text("document.querySelector('.years a[href=\"#sungri-58\"] path').getAttribute('d')");
    assert!(bar.starts_with("M1958,"), "{bar}");
    let axis = browser.text("Array.from(document.querySelectorAll('#_timeline > .axis li')).map(one => one.textContent).join(' ')");
    assert!(axis.contains("1950 1960 1970"), "{axis}");
    let overflow = "Array.from(document.querySelectorAll('#_timeline > .axis li')).some(one => one.scrollWidth > one.clientWidth + 1)";
    assert_eq!(browser.value(overflow), json!(false));
    browser.value("scrollTo(0, 2000)");
    let top = "Math.round(document.querySelector('#_timeline > .axis').getBoundingClientRect().top)";
    browser.until(&format!("{top} === 48"));
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Counts what the page lays out and the steps that its scripts take, which do not depend on the speed or the load of the machine.
#[test]
fn a_slow_phone_answers_at_once() {
    let Some((mut browser, address, _folder)) = open_handbook("slow", &[], None) else { return };
    browser.screen(NARROW, "light");
    for domain in ["Performance", "Profiler"] {
        browser.call(&format!("{domain}.enable"), &json!({}));
    }
    browser.call("Profiler.startPreciseCoverage", &json!({ "callCount": true, "detailed": true }));
    let key = "var box = document.getElementById('_q'); box.value = 'p'; box.dispatchEvent(new Event('input', { bubbles: true }))";
    for (what, action) in [
        ("the first key", key),
        ("Sources", "location.hash = '_sources'"),
        ("a record", "location.hash = 'paektusan'"),
    ] {
        browser.open(&address);
        // The page reads its texts for the search while it is idle.
        browser.until("window.find_records.isReady()");
        steps(&mut browser);
        browser.value(&format!(
            "(async () => {{ {action}; await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0))); }})()"
        ));
        let (taken, objects) = (steps(&mut browser), laid_out(&mut browser));
        assert!(taken < MOST_STEPS, "{what} takes {taken} steps");
        assert!(objects < MOST_OBJECTS, "{what} lays out {objects} objects");
    }
}

/// The number of times that blocks of the page's scripts have run since the last call.
fn steps(browser: &mut Browser) -> u64 {
    let coverage = browser.call("Profiler.takePreciseCoverage", &json!({}));
    let scripts = coverage["result"].as_array().expect("scripts").iter();
    let functions = scripts.flat_map(|script| script["functions"].as_array().expect("functions"));
    let blocks = functions.flat_map(|function| function["ranges"].as_array().expect("blocks"));
    blocks.map(|block| block["count"].as_u64().expect("a number")).sum()
}

fn laid_out(browser: &mut Browser) -> u64 {
    let metrics = browser.call("Performance.getMetrics", &json!({}));
    let mut all = metrics["metrics"].as_array().expect("metrics").iter();
    let objects = all.find(|metric| metric["name"] == "LayoutObjects").expect("the metric");
    objects["value"].as_u64().expect("a number")
}

/// `AXE=…/axe.min.js cargo test --test all browser::screens` tests accessibility; without AXE the test says that it is skipped.
#[test]
fn the_page_is_accessible() {
    let Some(axe) = env::var_os("AXE").and_then(|path| fs::read_to_string(path).ok()) else {
        println!("skipped: AXE is not set to a copy of axe-core");
        return;
    };
    // A page of a few hundred records, because axe looks at all elements, including hidden ones.
    for (arguments, views) in [
        (
            &["cars", "--class", "sedan"][..],
            &["", "#?mercedes", "#paektusan", "#_sedan", "#_timeline", "#_sources", "#koryo-real-nk-car"][..],
        ),
        (&["questions"], &["", "#?plate", "#q-727"]),
        (&["plates"], &["#_plates", "#blue-plates", "#?평양 17-123"]),
    ] {
        let Some((mut browser, address, _folder)) = open_handbook("axe", arguments, None) else { return };
        browser.call("Page.setBypassCSP", &json!({ "enabled": true }));
        for (size, scheme) in [(NARROW, "light"), (NARROW, "dark"), ((1280, 800), "light")] {
            browser.screen(size, scheme);
            for view in views {
                browser.open(&format!("{address}{view}"));
                open_all(&mut browser);
                browser.value(&format!("{axe}; true"));
                let found = browser.text("axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes[0].html).join('; '))");
                assert_eq!(found, "", "{view} {scheme}");
            }
        }
    }
}
