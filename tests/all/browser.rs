//! The handbook in a real browser, with the network off: searching, browsing and printing it causes no errors and no blocked requests.
//! If Chromium is not installed, the tests say so and pass; so does the one that needs Firefox.

#![allow(clippy::print_stdout, reason = "reports skipped tests")]

mod asked;
mod devtools;
mod firefox;
mod paper;
mod places;
mod records;
mod screens;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::json;

use crate::runner::Folder;
use devtools::Browser;

/// The screen of a phone.
const NARROW: (u32, u32) = (360, 740);

/// A folder with the handbook of all bundled records, which is made once.
static WHOLE: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Folder::new("browser/all");
    make_handbook(&folder, &[]);
    folder
});

fn make_handbook(folder: &Folder, arguments: &[&str]) {
    let answer = folder.ask(&[&["handbook", "-O", "book.html"], arguments].concat());
    assert_eq!((answer.status, &*answer.out, &*answer.err), (0, "", ""));
}

/// Opens a handbook made with these arguments. Returns the browser, the address, and a folder for the test, or `None` if there is no
/// browser.
fn open_handbook(name: &str, arguments: &[&str], layer: Option<&str>) -> Option<(Browser, String, Folder)> {
    let Some(program) = devtools::installed() else {
        println!("skipped: chromium is not installed");
        return None;
    };
    let folder = Folder::new(&format!("browser/{name}"));
    if let Some(layer) = layer {
        folder.write("layer.toml", layer);
    }
    let book = if arguments.is_empty() {
        WHOLE.path("book.html")
    } else {
        make_handbook(&folder, arguments);
        folder.path("book.html")
    };
    Some((Browser::start(&program), format!("file://{}", book.display()), folder))
}

/// The names of the hits, best first.
const HITS: &str = "Array.from(document.querySelectorAll('#_found a')).map(hit => hit.hash).join(' ')";
/// The ids of the visible records.
const READABLE: &str = "Array.from(document.querySelectorAll('article')).filter(one => one.offsetHeight > 0).map(one => one.id).join(' ')";

#[test]
fn names_are_found_in_every_spelling() {
    let Some((mut browser, address, _folder)) = open_handbook("search", &[], None) else { return };
    browser.open(&address);
    for (query, id) in [
        ("백두산", "paektusan"),
        ("백ㄷ", "paektusan"),
        ("ㅂㄷㅅ", "paektusan"),
        ("\u{1107}\u{1162}\u{11a8}\u{1103}\u{116e}", "paektusan"),
        ("paek", "paektusan"),
        ("P'AEKTU-SAN", "paektusan"),
        ("baekdusan", "paektusan"),
        ("ＰＡＥＫＴＵＳＡＮ", "paektusan"),
        ("白頭山", "paektusan"),
        ("Sŭngni 58", "sungri-58"),
        ("sungri58", "sungri-58"),
        ("seungni 58", "sungri-58"),
        ("gaengsaeng", "kaengsaeng"),
        ("kaengsaeng", "kaengsaeng"),
        ("갱ㅅ", "kaengsaeng"),
        ("hwipharam", "hwiparam"),
        ("whistle", "hwiparam"),
        ("216", "216-plates"),
        ("birthday of Kim Jong Il on a plate", "216-plates"),
        ("wood gas truck", "sungri-58"),
    ] {
        browser.search(query);
        let hits = browser.text(HITS);
        let best: Vec<&str> = hits.split(' ').take(8).collect();
        assert!(best.iter().any(|hit| hit.trim_start_matches('#').starts_with(id)), "{query:?}: {best:?}");
    }
    browser.search("백두산");
    assert!(browser.text(HITS).starts_with("#paektusan "), "the name itself comes first");
    browser.search("zzzz");
    let count = "document.getElementById('_count').textContent";
    assert_eq!(browser.text(count), "Nothing found for “zzzz”. Try another name or a plate.");
    browser.search("평양 17-123");
    let rows = "Array.from(document.querySelectorAll('#_reading a, #_hits a'), row => row.hash)";
    let repeats = format!("var rows = {rows}; rows.filter(row => row === '#sector-17').length");
    assert_eq!(browser.value(&repeats), json!(1), "what explains a plate is no hit again");
    browser.search("paektusan zzzz");
    assert!(browser.text(count).starts_with("No record has every word. "), "{}", browser.text(count));
    browser.search("wood gas truck");
    assert!(!browser.text(count).contains("No record"), "{}", browser.text(count));
    browser.search("zzzz");
    assert_eq!(
        browser.value("document.querySelectorAll('[role=status] a').length"),
        json!(0),
        "a count is announced, not a list"
    );
    assert_eq!(browser.complaints(), [""; 0]);
}

/// For every kind of query, the page and the program agree on the first hits. In one query two records have almost the same score.
#[test]
fn the_page_finds_what_the_program_finds() {
    let Some((mut browser, address, folder)) = open_handbook("agree", &[], None) else { return };
    browser.open(&address);
    let rows = include_str!("../inside/relevance.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| line.split('\t').next());
    let queries: Vec<&str> = rows.chain(include_str!("browser/queries.txt").lines()).collect();
    let found = browser.value(&format!(
        "{}.map(query => window.find_records(query).slice(0, 3).map(article => article.id))",
        json!(queries)
    ));
    let (mut first, mut wrong) = (0, Vec::new());
    for (query, found) in queries.iter().zip(found.as_array().expect("hits")) {
        let program = folder.ask(&["search", "-n", "1", "-o", "ids", "--", query]).out;
        let found: Vec<&str> = found.as_array().expect("ids").iter().filter_map(|id| id.as_str()).collect();
        // If two kinds share an id, the later one is prefixed with its kind.
        let is_it = |id: &str| id == program.trim() || id.ends_with(&format!("-{}", program.trim()));
        match found.iter().position(|id| is_it(id)) {
            Some(0) => first += 1,
            None if program.is_empty() && found.is_empty() => first += 1,
            Some(_) => println!("not first: {query}: {program:?}, on the page {found:?}"),
            None => wrong.push(format!("{query}: {program:?}, on the page {found:?}")),
        }
    }
    println!("{first} of {} queries have the same record first", queries.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), queries.len(), wrong.join("\n"));
    assert!(first + 1 >= queries.len(), "{first} of {}", queries.len());
}

/// The page explains a plate with the same records as the program, in the same order.
#[test]
fn the_page_reads_plates_as_the_program_does() {
    let Some((mut browser, address, folder)) = open_handbook("plates", &[], None) else { return };
    browser.open(&address);
    let lines = include_str!("plates.tsv").lines().filter(|line| !line.starts_with('#'));
    let typed: Vec<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
    let ids = "text => Array.from(new Set(window.read_plate(text).flatMap(part => part.ids))).join(' ')";
    let read = browser.value(&format!("{}.map({ids})", json!(typed)));
    let mut wrong = Vec::new();
    for (text, read) in typed.iter().zip(read.as_array().expect("readings")) {
        let rows = folder.ask(&["plate", text, "-o", "tsv", "--no-header"]).out;
        let rows = rows.lines().map(|row| row.split('\t').collect::<Vec<_>>());
        // The hits include where it was seen.
        let rows = rows.filter(|row| row[1] != "seen" && row[5] != "not recorded");
        let mut program: Vec<String> = Vec::new();
        for row in rows {
            program.extend(Some(row[5].to_owned()).filter(|id| !program.contains(id)));
        }
        if read != &json!(program.join(" ")) {
            wrong.push(format!("{text}: {program:?}, on the page {read}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), typed.len(), wrong.join("\n"));
    // A plate in a sighting links to its reading.
    browser.open(&format!("{address}#sg-03"));
    browser.value("document.querySelector('#sg-03 .no a').click()");
    browser.until("document.querySelectorAll('#_reading a[href=\"#letter-plates\"]').length > 0");
    browser.search("평양 17-123");
    let shown = browser.text("document.querySelector('#_reading').textContent");
    assert!(shown.contains("평양 region") && shown.contains("17 sector"), "{shown}");
    let labels =
        "Array.from(document.querySelectorAll('#_reading > li > small'), row => row.textContent).join(', ')";
    for word in ["", "plate ", "번호판 "] {
        browser.search(&format!("{word}평양 22-345"));
        let read = "평양 region, 22 sector, 345 serial, 3 vehicle, 5 day, form, also fits";
        assert_eq!(browser.text(labels), read, "{word}");
    }
    // A record that explains two parts is shown with each as it is.
    browser.search("727 1234");
    let rows = browser.text("document.getElementById('_found').textContent");
    assert!(rows.contains("727 plates") && !rows.contains("plate · plate"), "{rows}");
    browser.search("평양 17-123");
    assert!(!browser.text("document.getElementById('_count').textContent").contains("No record"));
    browser.value("document.getElementById('_form').requestSubmit()");
    browser.until("location.hash === '#region-pyongyang'");
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Every name of every record in the data finds a record of that name first.
#[test]
fn every_name_finds_its_record() {
    let Some((mut browser, address, _folder)) = open_handbook("called", &[], None) else { return };
    browser.open(&address);
    let wrong = "(() => { \
        var names = article => (article.dataset.names || '').split('|').map(name => name.split(/[!\\/;]/)[0]).filter(Boolean); \
        var is_called = (article, name) => article && (article.id.replace(/-/g, ' ') === name \
            || names(article).some(other => other.replace('+', '') === name)); \
        return Array.from(document.querySelectorAll('article')).flatMap(names) \
            .filter(name => name[0] !== '+' && !is_called(window.find_records(name)[0], name)).join('; '); })()";
    assert_eq!(browser.text(wrong), "");
}

#[test]
fn without_scripts_every_record_is_there_and_every_link_has_a_target() {
    let Some((mut browser, address, _folder)) = open_handbook("whole", &[], None) else { return };
    browser.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    browser.open(&address);
    let dangling = "Array.from(document.querySelectorAll('a[href^=\"#\"]')).map(a => a.getAttribute('href').slice(1)).filter(id => id && !document.getElementById(id)).join(' ')";
    assert_eq!(browser.text(dangling), "");
    let twice = "Array.from(document.querySelectorAll('[id]')).map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at).join(' ')";
    assert_eq!(browser.text(twice), "");
    let hidden =
        "Array.from(document.querySelectorAll('article')).filter(one => one.offsetHeight === 0).length";
    assert_eq!(browser.value(hidden), json!(0));
    let header = "document.querySelector('header').offsetHeight";
    assert_eq!(browser.value(header), json!(0), "no search box without a script");
    let drawn = "['article', '.index li', '.years li'].map(one => getComputedStyle(document.querySelector('section ' + one)).contentVisibility).join(' ')";
    assert_eq!(
        browser.text(drawn),
        "auto auto auto",
        "records and rows are laid out when they come into view"
    );
    let ways_up = "Array.from(document.querySelectorAll('main > section:not(#_found)')).every(one => one.querySelector('a[href=\"#_top\"]').offsetHeight > 0)";
    assert_eq!(browser.value(ways_up), json!(true));
    let wide = "document.documentElement.scrollWidth <= window.innerWidth";
    for (size, scheme) in [(NARROW, "light"), ((1280, 800), "dark")] {
        browser.screen(size, scheme);
        assert_eq!(browser.value(wide), json!(true), "nothing is wider than {size:?}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn hostile_names_stay_text() {
    let layer = "[source.me]\ntitle = \"</script><script>window.evil = 1</script>\"\nurl = \"javascript:window.evil=2\"\n\n\
        [car.odd]\nname = \"<img src=x onerror=window.evil=3>\"\nhangul = \"백\\\"><b>두\"\nclass = \"sedan\"\norigin = \"domestic\"\n\
        aka = [\"</script><!-- <script>\", \"{{ 7 * 7 }}\"]\nsummary = \"<style>*{display:none}</style>&lt;\\u202E\"\n\
        body = { is = \"' onclick='window.evil=4\", certainty = \"reported\", by = [\"me\"], note = \"<svg onload=window.evil=5>\" }\n";
    let Some((mut browser, address, _folder)) =
        open_handbook("hostile", &["--data", "layer.toml"], Some(layer))
    else {
        return;
    };
    browser.open(&format!("{address}#odd"));
    assert_eq!(browser.text(READABLE), "odd");
    let name = "document.querySelector('#odd h3').firstChild.textContent.trim()";
    assert_eq!(browser.text(name), "<img src=x onerror=window.evil=3>");
    browser.value("document.querySelector('#odd .by button').click()");
    let all = browser.text("document.querySelector('#odd').textContent");
    for text in [
        "' onclick='window.evil=4",
        "<svg onload=window.evil=5>",
        "<style>*{display:none}</style>&lt;",
        "from layer.toml:5",
        "{{ 7 * 7 }}",
        "</script><script>window.evil = 1</script>",
    ] {
        assert!(all.contains(text), "{text} in {all}");
    }
    assert!(!all.contains('\u{202e}'), "direction overrides are escaped");
    browser.search("{{ 7");
    assert!(browser.text(HITS).contains("#odd"));
    let made = "window.evil === undefined && document.querySelectorAll('article img, article script, article style').length === 0";
    assert_eq!(browser.value(made), json!(true));
    assert_eq!(browser.value("document.querySelectorAll('a[href^=\"javascript:\"]').length"), json!(0));
    assert_eq!(browser.complaints(), [""; 0]);
    // The content security policy would stop even a text that got through.
    browser.value("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/\" onerror=\"window.evil=6\">')");
    browser.until("true");
    assert_eq!(browser.value("window.evil === undefined"), json!(true));
}

/// The pictures in docs/commands.md; `UPDATE=1 cargo test -- browser::pictures` regenerates them.
#[test]
fn pictures_of_the_handbook_exist() {
    for (name, anchor, scheme) in [("handbook", "", "light"), ("handbook-dark", "#paektusan", "dark")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.png"));
        if std::env::var_os("UPDATE").is_some() {
            let Some((mut browser, address, _folder)) = open_handbook("pictures", &[], None) else { return };
            browser.screen(NARROW, scheme);
            browser.open(&format!("{address}{anchor}"));
            let picture = browser.call("Page.captureScreenshot", &json!({ "format": "png" }));
            fs::write(&path, base64(picture["data"].as_str().expect("a text"))).expect("a file");
        }
        let picture = fs::read(&path).expect("UPDATE=1 draws it");
        let size = [(2 * NARROW.0).to_be_bytes(), (2 * NARROW.1).to_be_bytes()].concat();
        assert_eq!((&picture[..8], &picture[16..24]), (&b"\x89PNG\r\n\x1a\n"[..], &*size));
        let page = include_str!("../../docs/commands.md");
        assert!(page.contains(&format!("src=\"{name}.png")), "docs/commands.md shows it");
    }
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.decode(text).expect("base64")
}
