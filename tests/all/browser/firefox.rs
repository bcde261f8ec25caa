//! The same page in Firefox, driven through Marionette, its own protocol on a socket. If Firefox is not installed, the test says so and passes.

use std::env;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::runner::Folder;

/// The name of the executable.
const NAMES: [&str; 2] = ["firefox", "firefox-esr"];
/// The number of attempts to connect, or to check a condition, a tenth of a second apart.
const PATIENCE: usize = 900;

struct Firefox {
    child: Child,
    stream: TcpStream,
    last: u64,
}

impl Firefox {
    /// Starts the browser with a profile in its own folder; `None` if it is not installed.
    fn start(folder: &Folder) -> Option<Self> {
        let folders: Vec<_> = env::split_paths(&env::var_os("PATH")?).collect();
        let mut places = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        let program = places.find(|place| place.is_file())?;
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        folder.write("profile/user.js", format!("user_pref('marionette.port', {port});\n"));
        let mut child = Command::new(program)
            .args([
                "--headless",
                "--marionette",
                "--no-remote",
                "--width",
                "360",
                "--height",
                "740",
                "--profile",
            ])
            .arg(folder.path("profile"))
            .env("HOME", folder.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the browser starts");
        let listening = (0..PATIENCE).find_map(|_| {
            thread::sleep(Duration::from_millis(100));
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        let Some(stream) = listening else {
            let _ = child.kill().and_then(|()| child.wait());
            panic!("the browser never listens");
        };
        stream.set_read_timeout(Some(Duration::from_secs(120))).expect("a socket");
        let mut browser = Self { child, stream, last: 0 };
        browser.read();
        browser.call("WebDriver:NewSession", &json!({}));
        Some(browser)
    }

    /// Reads a message: its length, a colon, and JSON.
    fn read(&mut self) -> Value {
        let mut byte = [0];
        let mut length = String::new();
        loop {
            self.stream.read_exact(&mut byte).expect("the browser answers");
            if byte == *b":" {
                break;
            }
            length.push(char::from(byte[0]));
        }
        let mut message = vec![0; length.parse().expect("a length")];
        self.stream.read_exact(&mut message).expect("the browser answers");
        serde_json::from_slice(&message).expect("JSON")
    }

    /// Calls a command and returns its result.
    fn call(&mut self, command: &str, parameters: &Value) -> Value {
        self.last += 1;
        let message = json!([0, self.last, command, parameters]).to_string();
        self.stream
            .write_all(format!("{}:{message}", message.len()).as_bytes())
            .expect("the browser listens");
        let mut answer = self.read();
        assert_eq!((&answer[1], &answer[2]), (&json!(self.last), &Value::Null), "{command}: {answer}");
        answer[3].take()
    }

    /// Opens an address as a new page.
    fn open(&mut self, address: &str) {
        self.call("WebDriver:Navigate", &json!({ "url": "about:blank" }));
        self.call("WebDriver:Navigate", &json!({ "url": address }));
    }

    /// Evaluates an expression in the page.
    fn value(&mut self, expression: &str) -> Value {
        let script = json!({ "script": format!("return ({expression});"), "args": [] });
        self.call("WebDriver:ExecuteScript", &script)["value"].take()
    }

    /// Waits until a condition holds.
    fn until(&mut self, condition: &str) {
        for _ in 0..PATIENCE {
            if self.value(condition) == json!(true) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("never true: {condition}");
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_works_in_firefox() {
    let folder = Folder::new("browser/firefox");
    let Some(mut browser) = Firefox::start(&folder) else {
        println!("skipped: firefox is not installed");
        return;
    };
    assert_eq!(folder.ask(&["handbook", "-O", "book.html"]).status, 0);
    let address = format!("file://{}", folder.path("book.html").display());
    browser.open(&address);
    // Search and plates give the same results as in Chromium.
    for (query, id) in [
        ("백ㄷ", "paektusan"),
        ("pektusan", "paektusan"),
        ("lorry 1958", "sungri-58"),
        ("blue plate", "blue-plates"),
    ] {
        assert_eq!(
            browser.value(&format!("window.find_records({})[0].id", json!(query))),
            json!(id),
            "{query}"
        );
    }
    let read =
        browser.value("window.read_plate('평양 17-123').flatMap(part => part.ids).includes('sector-17')");
    assert_eq!(read, json!(true));
    for (view, shown) in [
        ("", "#_contents"),
        ("#paektusan", "#paektusan"),
        ("#q-727", "#q-727"),
        ("#?truck", "#_hits a"),
        ("#_timeline", "#_timeline .years svg"),
    ] {
        browser.open(&format!("{address}{view}"));
        browser.until(&format!("document.querySelector('{shown}').getClientRects().length > 0"));
        assert_eq!(
            browser.value("document.documentElement.scrollWidth <= window.innerWidth"),
            json!(true),
            "{view}"
        );
        assert_eq!(browser.value("document.querySelector('header').offsetHeight"), json!(48), "{view}");
    }
    // Back returns to the same place, and marks the row that was followed.
    browser.open(&format!("{address}#_films"));
    let link = "Array.from(document.querySelectorAll('#_films .index a')).find(a => a.getBoundingClientRect().top > 100)";
    // Scrolls and taps at once, before the page gets the scroll event.
    let hash = browser.value(&format!("[scrollTo(0, 2500), {link}.hash, {link}.click(), dispatchEvent(new HashChangeEvent('hashchange'))][1]"));
    browser.until(&format!("location.hash === {hash} && scrollY === 0"));
    browser.value("document.getElementById('_back').click()");
    browser.until("Math.round(scrollY) === 2500");
    assert_eq!(browser.value("document.querySelector('.read').hash"), hash);
    // Tapping a sign shows its meaning.
    browser.open(&format!("{address}#paektusan"));
    browser.value("document.querySelector('#paektusan dd .r').click()");
    browser.until("document.getElementById('_sign').textContent.includes('credible voice')");
}
