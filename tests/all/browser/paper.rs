//! The printed handbook: a book with a cover, contents and numbered sources, or a single record with its sources.

use serde_json::{Value, json};

use super::devtools::Browser;
use super::{base64, open_handbook};

/// Prints the page. Returns the PDF, and the value of an expression during the layout.
fn print_page(browser: &mut Browser, seen: &str) -> (Vec<u8>, Value) {
    browser.value(&format!(
        "addEventListener('beforeprint', () => {{ window.seen = {seen}; }}, {{ once: true }})"
    ));
    let page =
        browser.call("Page.printToPDF", &json!({ "printBackground": true, "preferCSSPageSize": true }));
    let paper = base64(page["data"].as_str().expect("a text"));
    assert!(paper.starts_with(b"%PDF-"));
    (paper, browser.value("window.seen"))
}

fn pages(paper: &[u8]) -> usize {
    let text = String::from_utf8_lossy(paper);
    text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
}

#[test]
fn a_record_is_printed_with_all_its_claims_and_sources() {
    let Some((mut browser, address, folder)) = open_handbook("paper", &["cars", "--class", "sedan"], None)
    else {
        return;
    };
    browser.open(&format!("{address}#paektusan"));
    let seen = "[document.querySelector('#paektusan details').open, \
        document.querySelectorAll('article.cited').length, \
        document.querySelector('#paektusan dl:not(.all) .by a').textContent, \
        document.querySelector('article.cited .web a').textContent.slice(0, 4)]";
    let (paper, seen) = print_page(&mut browser, seen);
    folder.write("paper.pdf", &paper);
    assert_eq!((&seen[0], &seen[3]), (&json!(true), &json!("http")));
    let cited = browser
        .value("new Set(Array.from(document.querySelectorAll('#paektusan .by>a')).map(a => a.hash)).size");
    assert_eq!(seen[1], cited, "every source that it cites");
    let number = "document.querySelector('#paektusan .all .by a').textContent";
    assert!(seen[2].as_str().is_some_and(|text| !text.is_empty()), "facts have the numbers of their sources");
    assert_ne!(browser.text(number), "");
    assert!(pages(&paper) >= 3, "{} pages", pages(&paper));
    let is_open = "document.querySelector('#paektusan details').open || document.querySelectorAll('.cited, dl:not(.all) .by').length > 0";
    assert_eq!(browser.value(is_open), json!(false), "collapsed again");
    browser.go("#_sources");
    let (list, _) = print_page(&mut browser, "0");
    assert!(pages(&list) > 1, "a list is printed as it is seen");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_first_page_is_printed_as_a_book() {
    let Some((mut browser, address, folder)) = open_handbook("book", &["cars", "--class", "sedan"], None)
    else {
        return;
    };
    browser.open(&address);
    let seen = "[document.querySelectorAll('dl:not(.all) .by a').length, \
        Array.from(document.querySelectorAll('[data-page]')).map(row => row.hash.slice(1) + ' ' + row.dataset.page).join('\\n')]";
    let (paper, seen) = print_page(&mut browser, seen);
    folder.write("book.pdf", &paper);
    assert!(seen[0].as_u64() > Some(50), "{} source numbers", seen[0]);
    let contents: Vec<(&str, &str)> =
        seen[1].as_str().expect("a text").lines().filter_map(|line| line.split_once(' ')).collect();
    assert!(contents.len() > 40, "{} rows", contents.len());
    for (id, page) in &contents {
        let (begins, page) = (on_page(&paper, id), page.parse::<usize>().ok());
        // The box of a record may begin at the foot of the page before its heading.
        let is_it = begins == page || begins.map(|begins| begins + 1) == page;
        assert!(is_it, "{id} begins on {begins:?}, the contents say {page:?}");
        assert!(!id.starts_with('_') || begins == page, "{id} begins on {begins:?}, not {page:?}");
    }
    assert!(contents.iter().any(|(_, page)| *page == "7"), "{contents:?}");

    browser.call("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    for block in [".care", ".sides > div", ".years li", "#_sources article"] {
        let style = format!("getComputedStyle(document.querySelector('{block}')).breakInside");
        assert_eq!(browser.text(&style), "avoid", "{block}");
    }
    let seen = |shown: &str| format!("document.querySelector('{shown}').getClientRects().length > 0");
    for shown in
        ["#_contents .signs li small", "#_timeline .years svg", "#_sources .web a", "#_sources [data-n]"]
    {
        assert_eq!(browser.value(&seen(shown)), json!(true), "{shown}");
    }
    for hidden in ["header", "#_found", ".up", "footer nav"] {
        assert_eq!(browser.value(&seen(hidden)), json!(false), "{hidden}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

/// The number of the page with the target of this link.
fn on_page(paper: &[u8], id: &str) -> Option<usize> {
    let text = String::from_utf8_lossy(paper);
    let place = text.split(&format!("/{id} [")).nth(1)?;
    let object = place.split(" /XYZ").next()?;
    // The leaves of the page tree come first, in order.
    let leaves = text.split("/Kids [").skip(1).filter_map(|rest| rest.split(']').next());
    let pages: Vec<String> =
        leaves.flat_map(|leaf| leaf.split(" R").map(|page| format!("{} R", page.trim()))).collect();
    pages.iter().filter(|page| page.len() > 2).position(|page| page == object).map(|index| index + 1)
}
