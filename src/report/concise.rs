//! One line a finding, as editors (`:make`), problem matchers and `grep` have it.

use super::style::{self, Palette, paint};
use super::{CheckedDocument, Options, Reporter, Totals, in_segment};
use crate::visible::{no_command, visible};
use std::io::{self, Write};

pub(super) struct Concise {
    palette: Palette,
    quiet: bool,
}

impl Concise {
    pub(super) const fn new(options: &Options) -> Self {
        Self { palette: Palette::new(options.colour), quiet: options.quiet }
    }
}

impl Reporter for Concise {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = visible(&checked.document.path);
        let path = no_command(&path);
        for diagnostic in checked.diagnostics {
            let place = checked.locator.place(diagnostic.span);
            let rule = format_args!("{}[{}]", diagnostic.severity, visible(&diagnostic.rule));
            write!(out, "{}:{}:{}: ", paint(self.palette.strong, &path), place.line, place.column)?;
            let (severity, segment) = (self.palette.severity(diagnostic.severity), in_segment(&place));
            writeln!(out, "{} {}{}", paint(severity, rule), visible(&diagnostic.message), visible(&segment))?;
        }
        Ok(())
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if self.quiet { Ok(()) } else { style::finish(totals, out) }
    }
}
