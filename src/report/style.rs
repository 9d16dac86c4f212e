//! How the reports for people look: their colours, where they break lines, and how they end.

use super::Totals;
use super::summary::Grouped;
use crate::diagnostic::{Safety, Severity};
use annotate_snippets::renderer::{self, AnsiColor, Effects, Style};
use std::fmt;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// The least number of columns in which text is set, however narrow the terminal is.
pub(super) const NARROWEST: usize = 40;

/// Not the green of annotate-snippets, which says here that a fix is safe.
pub(super) const NOTE: Style = AnsiColor::BrightCyan.on_default().effects(Effects::BOLD);

/// The styles of the parts; otherwise those of annotate-snippets, so that both draw alike.
pub(super) struct Palette {
    is_plain: bool,
    error: Style,
    warning: Style,
    note: Style,
    safe: Style,
    /// Line numbers and the lines of the frame.
    pub frame: Style,
    pub strong: Style,
    pub removed: Style,
    pub added: Style,
}

impl Palette {
    const PLAIN: Self = Self {
        is_plain: true,
        error: Style::new(),
        warning: Style::new(),
        note: Style::new(),
        safe: Style::new(),
        frame: Style::new(),
        strong: Style::new(),
        removed: Style::new(),
        added: Style::new(),
    };
    const COLOUR: Self = Self {
        is_plain: false,
        error: renderer::DEFAULT_ERROR_STYLE,
        warning: renderer::DEFAULT_WARNING_STYLE,
        note: NOTE,
        safe: renderer::DEFAULT_NOTE_STYLE,
        frame: renderer::DEFAULT_LINE_NUM_STYLE,
        strong: renderer::DEFAULT_EMPHASIS_STYLE,
        removed: renderer::DEFAULT_REMOVAL_STYLE,
        added: renderer::DEFAULT_ADDITION_STYLE,
    };

    pub(super) const fn new(colour: bool) -> Self {
        if colour { Self::COLOUR } else { Self::PLAIN }
    }

    pub(super) const fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }

    /// `style` for what stands out in it.
    pub(super) const fn marked(&self, style: Style) -> Style {
        if self.is_plain { style } else { style.invert() }
    }

    pub(super) const fn safety(&self, safety: Safety) -> Style {
        match safety {
            Safety::Safe => self.safe,
            Safety::Unsafe => self.warning,
            Safety::Suggest => self.frame,
        }
    }
}

pub(super) fn paint(style: Style, text: impl fmt::Display) -> impl fmt::Display {
    Painted(style, text)
}

/// `text` as a hyperlink to `address`, in the sequence of terminals that know them (OSC 8); it takes up no more columns.
pub(super) fn linked(address: Option<&str>, text: &str) -> String {
    address.map_or_else(|| text.to_owned(), |address| format!("\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"))
}

struct Painted<T>(Style, T);

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}{}", self.0.render(), self.1, self.0.render_reset())
    }
}

/// The number of columns of `text`.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

/// Breaks `text` at spaces into lines of at most `width` columns, the first of which has `taken` columns less; a longer word stays
/// whole.
pub(super) fn wrap(text: &str, width: usize, taken: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = taken;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let columns = self::width(word);
        match lines.last_mut() {
            Some(line) if line.is_empty() || used + 1 + columns <= width => {
                let gap = usize::from(!line.is_empty());
                line.push_str(&" "[..gap]);
                line.push_str(word);
                used += gap + columns;
            }
            _ => {
                lines.push(word.to_owned());
                used = columns;
            }
        }
    }
    lines
}

/// Ends a report for people: what was found, what is not shown of it, and what can be done.
pub(super) fn finish(totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
    for line in last_lines(totals) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

pub(super) fn last_lines(totals: &Totals) -> impl Iterator<Item = String> {
    let hidden = match totals.hidden() {
        0 => None,
        1 => Some("1 of them is below --level, and not shown".to_owned()),
        hidden => Some(format!("{} of them are below --level, and not shown", Grouped(hidden))),
    };
    [Some(totals.summary.to_string()), hidden, totals.summary.counts.next_step()].into_iter().flatten()
}
