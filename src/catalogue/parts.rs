//! Work on all cores: what is to be done with many things of a row, done in as many parts as there are threads.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// How many threads are worth while for so many things, of which a few need none.
pub(crate) fn threads(count: usize, few: usize) -> usize {
    if count <= few { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) }
}

/// What becomes of each part of a row of things, in their order; a part for which the system gives no thread is done on this one.
pub(crate) fn in_parts<T: Send>(
    count: usize,
    threads: usize,
    make: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let threads = threads.max(1);
    let length = count.div_ceil(threads);
    let part = |number: usize| (number * length).min(count)..((number + 1) * length).min(count);
    let (make, last) = (&make, threads - 1);
    thread::scope(|scope| {
        let others: Vec<_> = (0..last)
            .map(|number| thread::Builder::new().spawn_scoped(scope, move || make(part(number))))
            .collect();
        let own = make(part(last));
        let done = (0..last).zip(others).map(|(number, other)| match other {
            Ok(other) => other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => make(part(number)),
        });
        done.chain([own]).collect()
    })
}
