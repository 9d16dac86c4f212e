//! How far a long run has come, for whoever watches standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// A run that is over by then needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that comes up when the run is long.
pub(super) struct Progress {
    /// `None` if nobody watches.
    bar: Option<ProgressBar>,
    begun: Instant,
    articles: u64,
}

impl Progress {
    /// Begins a run over so many files.
    pub(super) fn new(is_wanted: bool, files: usize) -> Self {
        let bar = is_wanted.then(|| {
            let template = if files > 1 { "{bar:30} {pos} of {len} files, {msg} articles" } else { "{spinner} {msg} articles" };
            let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden()).with_style(style)
        });
        Self { bar, begun: Instant::now(), articles: 0 }
    }

    /// Does `work`, which may write to the terminal, and counts the files and articles that are done with it.
    pub(super) fn around<T>(&mut self, files: u64, articles: u64, work: impl FnOnce() -> T) -> T {
        let Some(bar) = &self.bar else { return work() };
        let result = bar.suspend(work);
        self.articles += articles;
        bar.set_message(self.articles.to_string());
        bar.inc(files);
        if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        result
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
