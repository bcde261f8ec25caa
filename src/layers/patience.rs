//! A word to somebody who waits at a terminal while much is read; taken back before the answer comes.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Place;

/// Nobody minds waiting so long.
const BEARABLE: Duration = Duration::from_millis(500);
/// Less is read before anybody could wonder; no thread is started for it.
const LITTLE: u64 = 4 << 20;

/// As long as this lives, something is being read.
pub(super) struct Patience {
    watch: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Patience {
    /// Over the reading of these files.
    pub(super) fn over(places: &[Place]) -> Self {
        let size = |place: &Place| match place {
            Place::Input => LITTLE,
            Place::File(path) => fs::metadata(path).map_or(0, |found| found.len()),
        };
        let total: u64 = places.iter().map(size).sum();
        if total < LITTLE || !io::stderr().is_terminal() {
            return Self { watch: None };
        }
        let (done, waiting) = mpsc::channel::<()>();
        let say = move || {
            if waiting.recv_timeout(BEARABLE) == Err(RecvTimeoutError::Timeout) {
                let _ = write!(io::stderr(), "reading {} MB …\r", total >> 20);
                // Until the other end is dropped; then the line is wiped out.
                let _ = waiting.recv();
                let _ = write!(io::stderr(), "\x1b[2K\r");
            }
        };
        Self { watch: Some((done, thread::spawn(say))) }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        if let Some((done, watch)) = self.watch.take() {
            drop(done);
            let _ = watch.join();
        }
    }
}
