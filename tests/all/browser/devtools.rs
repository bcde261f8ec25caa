//! Drives a headless Chromium through a pipe, with the network off. Assertions about pages do not belong here.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::runner::Folder;

/// Names of the executable.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Generous, because a busy machine starts a browser slowly.
const PATIENCE: Duration = Duration::from_secs(120);

/// The pause between two looks at a condition, and the number of looks.
const PAUSE: Duration = Duration::from_millis(10);
const LOOKS: usize = 3_000;

/// Browsers that wait for the next test, since a start takes longer than most tests. They end when their pipes close.
static IDLE: Mutex<Vec<Process>> = Mutex::new(Vec::new());

/// A page in a browser, which shares nothing with the pages of other tests.
pub(crate) struct Browser {
    process: Option<Process>,
    context: Value,
    /// By this the browser knows for which page a call is.
    page: Option<String>,
    complaints: Vec<String>,
}

/// A running browser.
struct Process {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    last: u64,
}

/// Returns the browser of this machine, if there is one.
pub(crate) fn installed() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let mut places = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.find(|place| place.is_file())
}

impl Process {
    /// Starts the browser with a profile in its own folder.
    fn start(program: &Path) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let profile = Folder::new(&format!("browser/profile-{}", STARTED.fetch_add(1, Relaxed)));
        // It listens on file descriptor 3 and answers on 4.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--hide-scrollbars", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path("").display()))
            .env("HOME", profile.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the browser starts");
        let to = child.stdin.take().expect("a pipe");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, from) = mpsc::channel();
        thread::spawn(move || {
            let mut message = Vec::new();
            while matches!(out.read_until(0, &mut message), Ok(read) if read > 0) {
                let value = serde_json::from_slice(message.strip_suffix(&[0]).unwrap_or(&message));
                if sender.send(value.expect("JSON")).is_err() {
                    break;
                }
                message.clear();
            }
        });
        Self { child, to, from, last: 0 }
    }
}

impl Browser {
    /// Opens an empty page in an idle browser, or in a new one.
    pub(crate) fn start(program: &Path) -> Self {
        let idle = IDLE.lock().expect("no panic holds it").pop();
        let process = Some(idle.unwrap_or_else(|| Process::start(program)));
        let mut browser = Self { process, context: Value::Null, page: None, complaints: Vec::new() };
        browser.context = browser.call("Target.createBrowserContext", &json!({}))["browserContextId"].take();
        let empty = json!({ "url": "about:blank", "browserContextId": browser.context });
        let target = browser.call("Target.createTarget", &empty);
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        browser.page =
            browser.call("Target.attachToTarget", &attach)["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        let off = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        browser.call("Network.emulateNetworkConditions", &off);
        browser
    }

    fn process(&mut self) -> &mut Process {
        self.process.as_mut().expect("a browser until it is dropped")
    }

    /// Calls a method and returns its result.
    pub(crate) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        let page = self.page.clone();
        let process = self.process();
        process.last += 1;
        let id = process.last;
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let Some(page) = page {
            message["sessionId"] = json!(page);
        }
        process.to.write_all(format!("{message}\0").as_bytes()).expect("the browser listens");
        loop {
            let mut answer = self.next();
            if answer["id"] == id {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
        }
    }

    /// Returns the next message, and records what the page complains about.
    fn next(&mut self) -> Value {
        let message = self.process().from.recv_timeout(PATIENCE).expect("the browser answers");
        if let Some("Runtime.exceptionThrown" | "Log.entryAdded" | "Runtime.consoleAPICalled") =
            message["method"].as_str()
            && message["sessionId"].as_str() == self.page.as_deref()
        {
            self.complaints.push(message["params"].to_string());
        }
        message
    }

    /// Opens an address and waits until the page has loaded.
    pub(crate) fn open(&mut self, address: &str) {
        self.call("Page.navigate", &json!({ "url": "about:blank" }));
        self.call("Page.navigate", &json!({ "url": address }));
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Goes to another place on the open page, as a link does, and waits until the page shows it.
    pub(crate) fn go(&mut self, hash: &str) {
        self.value(&format!("location.hash = {}", json!(hash)));
        // The page gives each new entry of the history a state when it shows it.
        self.until("history.state !== null");
    }

    /// Sets the size of the window, and light or dark mode.
    pub(crate) fn screen(&mut self, (width, height): (u32, u32), scheme: &str) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.call("Emulation.setEmulatedMedia", &features);
    }

    /// Evaluates an expression in the page.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    /// Evaluates an expression in the page that must return text.
    pub(crate) fn text(&mut self, expression: &str) -> String {
        self.value(expression).as_str().expect("a text").to_owned()
    }

    /// Waits until a condition holds.
    pub(crate) fn until(&mut self, condition: &str) {
        for _ in 0..LOOKS {
            if self.value(condition) == json!(true) {
                return;
            }
            thread::sleep(PAUSE);
        }
        panic!("never true: {condition}");
    }

    /// Replaces the text in the search box, as typing does.
    pub(crate) fn search(&mut self, query: &str) {
        self.value("var box = document.getElementById('_q'); box.focus(); box.select()");
        self.call("Input.insertText", &json!({ "text": query }));
    }

    /// Returns what the page has complained about so far.
    pub(crate) fn complaints(&self) -> &[String] {
        &self.complaints
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !thread::panicking() {
            self.page = None;
            let context = json!({ "browserContextId": self.context });
            self.call("Target.disposeBrowserContext", &context);
            IDLE.lock().expect("no panic holds it").extend(self.process.take());
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The browser ends its helper processes; if it no longer answers, it is killed.
        let closing = json!({ "id": 0, "method": "Browser.close" });
        let _ = self.to.write_all(format!("{closing}\0").as_bytes());
        for _ in 0..500 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(PAUSE);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
