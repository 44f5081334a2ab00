//! A progress bar on standard error, for long work and a person who waits.

use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that ends sooner needs no bar.
const LONG: Duration = Duration::from_secs(1);

/// How far the work has come, in bytes of input.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
}

impl Progress {
    /// Begins work on `total` bytes; `None` where nobody knows how many.
    pub fn new(total: Option<u64>) -> Self {
        let template = match total {
            Some(_) => "{wide_bar} {bytes} / {total_bytes}, {eta}",
            None => "{spinner} {bytes}, {elapsed}",
        };
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        Self {
            bar: bar.with_style(ProgressStyle::with_template(template).expect("a constant")),
            started: Instant::now(),
            // Where the output itself runs over the screen, a bar would only be in its way.
            wanted: stderr().is_terminal() && !stdout().is_terminal(),
        }
    }

    /// The same for work that writes nothing on standard output, which leaves a terminal there free.
    pub fn without_output(total: Option<u64>) -> Self {
        let mut progress = Self::new(total);
        progress.wanted = stderr().is_terminal();
        progress
    }

    /// Says that `bytes` more bytes are done.
    pub fn advance(&mut self, bytes: u64) {
        self.bar.inc(bytes);
        if self.wanted && self.started.elapsed() > LONG {
            self.wanted = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Lets `write` print on standard error without running into the bar.
    pub fn above(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }
}

/// The size of the input in bytes, where all of it is files.
pub fn total(paths: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| {
        let metadata = path.metadata().ok()?;
        metadata.is_file().then_some(metadata.len())
    };
    paths.iter().map(size).sum()
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
