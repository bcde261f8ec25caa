//! Work on all cores: what is to be done with many things of a row, done in as many parts as there are threads.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// How many threads are worth while for so many things, of which a few need none.
pub(crate) fn threads(count: usize, few: usize) -> usize {
    if count <= few { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) }
}

/// What becomes of each part of a row of things, in their order.
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
        let others: Vec<_> = (0..last).map(|number| scope.spawn(move || make(part(number)))).collect();
        let own = make(part(last));
        let join = |other: thread::ScopedJoinHandle<'_, T>| {
            other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        others.into_iter().map(join).chain([own]).collect()
    })
}
