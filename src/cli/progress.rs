//! How far a long run has come, for whoever watches standard error.

use super::pipeline::Event;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mtlint::Document;
use mtlint::document::Origin;
use mtlint::input::InputError;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A run that is over by then needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that comes up when the run is long.
pub(super) struct Progress {
    /// `None` if nobody watches.
    bar: Option<ProgressBar>,
    begun: Instant,
    articles: u64,
    /// Bytes of the files that are over.
    done: u64,
    /// Bytes of the file begun last, and of the documents in it that are done with.
    file: u64,
    within: u64,
}

impl Progress {
    /// Begins a run over `files`.
    pub(super) fn new(is_wanted: bool, files: &[Result<PathBuf, InputError>]) -> Self {
        let bar = is_wanted.then(|| {
            // Of standard input nobody knows how much there is.
            let sizes = files.iter().flatten().map(|path| size(path));
            let total = sizes.sum::<Option<u64>>().filter(|&total| total > 0);
            let template = if total.is_some() { "{bar:30} {percent}%, {msg} articles, {eta} left" } else { "{spinner} {msg} articles" };
            let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden()).with_style(style)
        });
        Self { bar, begun: Instant::now(), articles: 0, done: 0, file: 0, within: 0 }
    }

    /// Does `work`, which may write to the terminal, on `events`, and counts what is done with them.
    pub(super) fn around<R, T>(&mut self, events: Vec<Event<R>>, work: impl FnOnce(Vec<Event<R>>) -> T) -> T {
        let Some(bar) = self.bar.clone() else { return work(events) };
        events.iter().for_each(|event| self.count(event));
        let result = bar.suspend(|| work(events));
        bar.set_message(self.articles.to_string());
        // A packed file holds more than its size says.
        bar.set_position(self.done + self.within.min(self.file));
        if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        result
    }

    fn count<R>(&mut self, event: &Event<R>) {
        match event {
            Event::File(path, _) => self.file = size(path).unwrap_or_default(),
            Event::Document(document, _) => {
                self.articles += 1;
                self.within += length(document);
            }
            Event::End => {
                self.done += self.file;
                (self.file, self.within) = (0, 0);
            }
            Event::Error(_) | Event::Skipped(_) | Event::Pause => {}
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// The bytes of a file; `None` for what is none.
fn size(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len())
}

/// The bytes that a document takes up in its file, decoded.
fn length(document: &Document) -> u64 {
    match &document.origin {
        Origin::Islands(islands) => islands.raw.len() as u64,
        Origin::File(..) => document.text.len() as u64,
    }
}
