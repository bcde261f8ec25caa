//! A sign of life for somebody who waits at a terminal while files are read; wiped out before the answer comes.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Who waits no longer than this needs no sign.
const NOTICE_AFTER: Duration = Duration::from_millis(500);

/// Does the work; if it may take long and standard error is a terminal, something moves there until it is done.
pub(super) fn patiently<T>(may_take_long: bool, work: impl FnOnce() -> T) -> T {
    if !may_take_long || !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        let show = move || {
            let mut turns = "|/-\\".chars().cycle();
            let mut wipe = "";
            while waiting.recv_timeout(NOTICE_AFTER) == Err(RecvTimeoutError::Timeout) {
                let _ = write!(io::stderr(), "\rreading the data files {}", turns.next().unwrap_or_default());
                wipe = "\r\x1b[2K";
            }
            let _ = io::stderr().write_all(wipe.as_bytes());
        };
        // Where the system gives no thread, the work is done all the same.
        let _ = thread::Builder::new().spawn_scoped(scope, show);
        let result = work();
        drop(done);
        result
    })
}
