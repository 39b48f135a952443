//! The same work on many things, by all cores.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far it is, on a terminal.
pub(super) struct Progress {
    done: AtomicUsize,
    all: usize,
    shows: bool,
}

impl Progress {
    pub(super) fn of(all: usize) -> Self {
        Self { done: AtomicUsize::new(0), all, shows: std::io::stderr().is_terminal() }
    }

    /// So many more are done.
    pub(super) fn add(&self, count: usize) {
        let before = self.done.fetch_add(count, Ordering::Relaxed);
        if self.shows && before / 500 != (before + count) / 500 {
            // Where standard error is gone, nobody is left to tell.
            let _ = write!(std::io::stderr(), "\r{}/{}\r", before + count, self.all);
        }
    }
}

/// What `work` makes of each number below `count`, in order.
pub(super) fn on_all_cores<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let all = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut mine = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    mine.push((index, work(index)));
                }
                if let Ok(mut all) = all.lock() {
                    all.append(&mut mine);
                }
            });
        }
    });
    let mut all = all.into_inner().unwrap_or_default();
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, made)| made).collect()
}
