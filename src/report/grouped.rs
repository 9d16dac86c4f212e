//! One line a finding below the name of its document, in columns.

use super::style::{self, NARROWEST, Palette, paint, wrap};
use super::{CheckedDocument, Options, Reporter, Totals, in_segment};
use crate::visible::{no_command, visible};
use std::io::{self, Write};

/// What stands between two columns.
const GAP: &str = "  ";

pub(super) struct Grouped {
    palette: Palette,
    width: usize,
    quiet: bool,
}

impl Grouped {
    pub(super) const fn new(options: &Options) -> Self {
        Self { palette: Palette::new(options.colour), width: options.width, quiet: options.quiet }
    }
}

impl Reporter for Grouped {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        let path = visible(&checked.document.path);
        let id = checked.document.id.as_deref().map(|id| format!(" ({})", visible(id))).unwrap_or_default();
        writeln!(out, "{}{id}", paint(self.palette.strong, no_command(&path)))?;
        // Two passes over the findings, so that the columns are known before the first line and no line is kept.
        let places = || {
            checked.diagnostics.iter().map(|diagnostic| {
                let place = checked.locator.place(diagnostic.span);
                (diagnostic, format!("{}:{}", place.line, place.column), in_segment(&place))
            })
        };
        let (mut at_width, mut severity_width) = (0, 0);
        for (diagnostic, at, _) in places() {
            at_width = at_width.max(at.len());
            severity_width = severity_width.max(diagnostic.severity.name().len());
        }
        let indent = 3 * GAP.len() + at_width + severity_width;
        for (diagnostic, at, segment) in places() {
            let severity = diagnostic.severity.name();
            let gap = " ".repeat(severity_width - severity.len());
            let severity = paint(self.palette.severity(diagnostic.severity), severity);
            let message = format!("{}{segment} [{}]", visible(&diagnostic.message), visible(&diagnostic.rule), segment = visible(&segment));
            let mut lines = wrap(&message, self.width.saturating_sub(indent).max(NARROWEST / 2), 0).into_iter();
            writeln!(out, "{GAP}{at:at_width$}{GAP}{severity}{gap}{GAP}{}", lines.next().unwrap_or_default())?;
            lines.try_for_each(|line| writeln!(out, "{:indent$}{}", "", no_command(&line)))?;
        }
        out.write_all(b"\n")
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if self.quiet { Ok(()) } else { style::finish(totals, out) }
    }
}
