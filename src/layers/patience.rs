//! A word to somebody who waits at a terminal while much is read; taken back before the answer comes.

use std::fs;
use std::io::{self, IsTerminal as _, Write};
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
            // Whoever types knows what is waited for.
            Place::Input => io::stdin().is_terminal().then_some(0),
            Place::File(path) => Some(fs::metadata(path).map_or(0, |found| found.len())),
        };
        let total = places.iter().map(size).sum();
        Self::with(thread::Builder::new(), total, io::stderr().is_terminal(), BEARABLE, io::stderr())
    }

    /// Over the reading of so many bytes, if that is known, told to somebody who may look at it after what is bearable.
    fn with(
        thread: thread::Builder,
        total: Option<u64>,
        is_seen: bool,
        bearable: Duration,
        mut out: impl Write + Send + 'static,
    ) -> Self {
        if total.is_some_and(|total| total < LITTLE) || !is_seen {
            return Self { watch: None };
        }
        let what = total.map_or_else(String::new, |total| format!("{} MB ", total >> 20));
        let (done, waiting) = mpsc::channel::<()>();
        let say = move || {
            if waiting.recv_timeout(bearable) == Err(RecvTimeoutError::Timeout) {
                // Each at once, so that no other line comes in between; if it cannot be said, nobody waits for it.
                let _ = out.write_all(format!("reading {what}...\r").as_bytes());
                // Until the other end is dropped; then the line is wiped out.
                let _ = waiting.recv();
                let _ = out.write_all(b"\x1b[2K\r");
            }
        };
        // Where the system gives no thread, the wait is all the same.
        Self { watch: thread.spawn(say).ok().map(|watch| (done, watch)) }
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

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::mpsc::{self, Receiver, Sender};
    use std::thread::Builder;
    use std::time::Duration;

    use super::{LITTLE, Patience};

    /// Hands on what is written to it.
    struct Said(Sender<String>);

    impl Write for Said {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(String::from_utf8_lossy(bytes).into_owned()).map_err(io::Error::other)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const AT_ONCE: Duration = Duration::ZERO;
    const NEVER: Duration = Duration::MAX;

    fn patience(total: Option<u64>, is_seen: bool, bearable: Duration) -> (Patience, Receiver<String>) {
        let (said, heard) = mpsc::channel();
        (Patience::with(Builder::new(), total, is_seen, bearable, Said(said)), heard)
    }

    #[test]
    fn who_waits_long_is_told_and_it_is_taken_back() {
        let (patience, heard) = patience(Some(65 << 20), true, AT_ONCE);
        // It comes without fail, so that the test waits for it however long it takes.
        assert_eq!(heard.recv().as_deref(), Ok("reading 65 MB ...\r"));
        drop(patience);
        assert_eq!(heard.into_iter().collect::<Vec<_>>(), ["\x1b[2K\r"]);
    }

    #[test]
    fn of_what_has_no_size_none_is_told() {
        let (patience, heard) = patience(None, true, AT_ONCE);
        assert_eq!(heard.recv().as_deref(), Ok("reading ...\r"));
        drop(patience);
    }

    #[test]
    fn who_waits_no_longer_than_is_bearable_is_told_nothing() {
        let (patience, heard) = patience(Some(65 << 20), true, NEVER);
        drop(patience);
        assert_eq!(heard.into_iter().count(), 0);
    }

    #[test]
    fn nothing_is_said_where_the_system_gives_no_thread() {
        let (said, heard) = mpsc::channel();
        // No system has so much room.
        let thread = Builder::new().stack_size(1 << (usize::BITS - 4));
        let patience = Patience::with(thread, None, true, AT_ONCE, Said(said));
        assert!(patience.watch.is_none());
        assert_eq!(heard.into_iter().count(), 0);
    }

    #[test]
    fn nothing_is_said_of_little_or_where_nobody_sees_it() {
        for (total, is_seen) in [(Some(65 << 20), false), (Some(LITTLE - 1), true), (None, false)] {
            let (patience, heard) = patience(total, is_seen, AT_ONCE);
            assert!(patience.watch.is_none());
            assert_eq!(heard.into_iter().count(), 0);
        }
    }
}
