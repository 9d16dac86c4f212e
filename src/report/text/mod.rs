//! The report for people: each finding with its line, its reason and its remedy.

mod excerpt;
mod patch;
mod piece;

use super::limit::first_of_each;
use super::place::Lines;
use super::style::{self, NARROWEST, NOTE, Palette, linked, paint, wrap};
use super::summary::Grouped;
use super::{CheckedDocument, Locator, Options, Reporter, Totals, in_segment, source_path};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::document::{Document, Half};
use crate::rule_pages::RulePages;
use crate::visible::{no_command, visible};
use annotate_snippets::renderer::Style;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer};
use patch::{Change, Changed};
use piece::{Piece, pieces};
use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::io::{self, Write};

/// By so many columns what does not fit into the line of a title is set in.
const HANG: usize = 4;

pub(super) struct Text {
    renderer: Renderer,
    palette: Palette,
    width: usize,
    max_per_rule: usize,
    quiet: bool,
    /// Where the ids of rules link to.
    rule_pages: Option<RulePages>,
}

impl Text {
    pub(super) fn new(options: &Options) -> Self {
        let renderer = if options.colour { Renderer::styled().hyperlink(false).note(NOTE) } else { Renderer::plain() };
        Self {
            // Lines come to it cut already, by rules that know wide characters.
            renderer: renderer.term_width(usize::from(u16::MAX)),
            palette: Palette::new(options.colour),
            width: options.width.max(NARROWEST),
            max_per_rule: options.max_per_rule,
            quiet: options.quiet,
            rule_pages: options.rule_pages.clone().filter(|_| options.hyperlinks),
        }
    }
}

/// A document and the lines of both its texts.
struct Checked<'d> {
    document: &'d Document,
    locator: &'d dyn Locator,
    target: Lines<'d>,
    source: Lines<'d>,
}

impl<'d> Checked<'d> {
    fn new(checked: &CheckedDocument<'d>) -> Self {
        let CheckedDocument { document, locator, .. } = *checked;
        Self { document, locator, target: Lines::new(&document.text), source: Lines::new(&document.source) }
    }

    const fn lines(&self, half: Half) -> &Lines<'d> {
        match half {
            Half::Target => &self.target,
            Half::Source => &self.source,
        }
    }
}

impl Reporter for Text {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        // The reason is the rule's, so it is given once.
        let mut explained = HashSet::new();
        let diagnostics = checked.diagnostics;
        let checked = Checked::new(checked);
        for (diagnostic, more) in first_of_each(diagnostics, self.max_per_rule) {
            let mut text = String::with_capacity(1024);
            let help = diagnostic.help.as_deref().filter(|help| explained.insert((&diagnostic.rule, *help)));
            // Writing into a string can't fail.
            let _ = self.diagnostic(&checked, diagnostic, help, &mut text);
            for line in text.lines() {
                out.write_all(line.trim_end().as_bytes())?;
                out.write_all(b"\n")?;
            }
            out.write_all(b"\n")?;
            if more > 0 {
                writeln!(out, "and {} more of this rule; --max-per-rule 0 shows all\n", Grouped(more))?;
            }
        }
        Ok(())
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if self.quiet { Ok(()) } else { style::finish(totals, out) }
    }
}

impl Text {
    fn diagnostic(&self, checked: &Checked<'_>, diagnostic: &Diagnostic, help: Option<&str>, out: &mut String) -> fmt::Result {
        let place = checked.locator.place(diagnostic.span);
        let pieces = pieces(checked, diagnostic);
        let fix = diagnostic.fix.as_ref();
        let source_path = visible(source_path(checked.document));
        let last_line = pieces.iter().map(Piece::last_line).max().unwrap_or(place.line);
        // The gutter is not known before the changes are, so a digit more is kept free for them.
        let room = self.width.saturating_sub(digits(last_line) + 4);
        let changes = fix.map(|fix| patch::changes(checked, &fix.edits, room)).unwrap_or_default();
        let gutter = digits(changes.iter().map(Change::line).fold(last_line, u32::max));

        let palette = &self.palette;
        let severity = palette.severity(diagnostic.severity);
        let rule = visible(&diagnostic.rule);
        let taken = style::width(&format!("{}[{rule}]: ", diagnostic.severity)).saturating_sub(HANG);
        let page = self.rule_pages.as_ref().map(|pages| pages.of(&rule));
        let header = format!("{}[{}]", diagnostic.severity, linked(page.as_deref(), &rule));
        let mut title = wrap(&visible(&diagnostic.message), self.width - HANG, taken).into_iter();
        let first = title.next().unwrap_or_default();
        writeln!(out, "{}{}", paint(severity, header), paint(palette.strong, format_args!(": {first}")))?;
        title.try_for_each(|line| writeln!(out, "{:HANG$}{}", "", paint(palette.strong, no_command(&line))))?;
        let path = visible(&checked.document.path);
        let segment = in_segment(&place);
        let arrow = paint(palette.frame, "-->");
        writeln!(out, "{:gutter$}{arrow} {path}:{}:{}{}", "", place.line, place.column, visible(&segment))?;

        for (number, piece) in pieces.iter().enumerate() {
            if number > 0 {
                let first = piece.first_line();
                let path = if piece.half == Half::Source { &source_path } else { &path };
                writeln!(out, "{:gutter$}{} {path}:{first}", "", paint(palette.frame, ":::"))?;
            }
            let drawn = self.piece(piece, diagnostic.severity, gutter, room);
            // A label behind a mark may stick out; then the lines are cut so that there is room for it, if that can be.
            let excess = drawn.lines().map(columns).max().unwrap_or(0).saturating_sub(self.width);
            let narrower = (1..room).contains(&excess).then(|| (room - excess).max(NARROWEST / 2));
            out.push_str(&narrower.map_or(drawn, |narrower| self.piece(piece, diagnostic.severity, gutter, narrower)));
        }
        if let Some(help) = help {
            self.bar(gutter, out)?;
            self.note(gutter, "help", help, out)?;
        }
        match fix {
            Some(fix) if changes.is_empty() => {
                if help.is_none() {
                    self.bar(gutter, out)?;
                }
                self.note(gutter, fix.safety.label(), &fix.description, out)
            }
            Some(fix) => self.fix(fix, &changes, gutter, out),
            None => Ok(()),
        }
    }

    /// Draws one excerpt with its marks.
    fn piece(&self, piece: &Piece<'_>, severity: Severity, gutter: usize, room: usize) -> String {
        let (source, starts) = piece.source(room);
        let annotations = piece.marks.iter().map(|mark| {
            let at = |(line, offset): (u32, usize)| starts.get(&line).map_or(0, |(start, shown)| start + shown.at(offset));
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let (start, end) = (at(mark.start), at(mark.end));
            let annotation: Annotation<'_> = kind.span(start..end.max(start));
            if mark.label.is_empty() { annotation } else { annotation.label(&*mark.label) }
        });
        let first = piece.first_line() as usize;
        let snippet = annotate_snippets::Snippet::source(&source).line_start(first).annotations(annotations);
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let drawn = self.renderer.render(&[Group::with_level(level).element(snippet)]);
        let indent = gutter.saturating_sub(digits(piece.last_line()));
        let mut out = String::with_capacity(drawn.len());
        for line in drawn.lines() {
            // Writing into a string can't fail.
            let _ = match line.split_once("...") {
                // The dots of skipped lines stand in the first column, whatever the width of the gutter.
                Some((before, after)) if is_style(before) => writeln!(out, "{before}...{:indent$}{after}", ""),
                _ => writeln!(out, "{:indent$}{line}", ""),
            };
        }
        out
    }

    fn bar(&self, gutter: usize, out: &mut String) -> fmt::Result {
        writeln!(out, "{:gutter$} {}", "", paint(self.palette.frame, "|"))
    }

    /// A remark below the excerpt, within the width of the terminal.
    fn note(&self, gutter: usize, label: &str, text: &str, out: &mut String) -> fmt::Result {
        let indent = gutter + " = : ".len() + label.len();
        let text = visible(text);
        let mut lines = wrap(&text, self.width.saturating_sub(indent).max(NARROWEST / 2), 0).into_iter();
        let first = lines.next().unwrap_or_default();
        let (sign, strong) = (paint(self.palette.frame, "="), self.palette.strong);
        writeln!(out, "{:gutter$} {sign} {} {first}", "", paint(strong, format_args!("{label}:")))?;
        lines.try_for_each(|line| writeln!(out, "{:indent$}{}", "", no_command(&line)))
    }

    fn fix(&self, fix: &Fix, changes: &[Change], gutter: usize, out: &mut String) -> fmt::Result {
        let palette = &self.palette;
        let label = fix.safety.label();
        let taken = (label.len() + ": ".len()).saturating_sub(HANG);
        let mut description = wrap(&visible(&fix.description), self.width - HANG, taken).into_iter();
        let first = description.next().unwrap_or_default();
        writeln!(out, "{}: {first}", paint(palette.safety(fix.safety), label))?;
        description.try_for_each(|line| writeln!(out, "{:HANG$}{}", "", no_command(&line)))?;
        self.bar(gutter, out)?;
        for change in changes {
            match change {
                Change::Removed(line, changed) => self.changed(palette.removed, (*line, '-'), changed, gutter, out)?,
                Change::Added(line, changed) => self.changed(palette.added, (*line, '+'), changed, gutter, out)?,
                Change::Gap => writeln!(out, "{}", paint(palette.frame, "..."))?,
                Change::More(1) => writeln!(out, "{} 1 more line", paint(palette.frame, "..."))?,
                Change::More(number) => writeln!(out, "{} {number} more lines", paint(palette.frame, "..."))?,
            }
        }
        Ok(())
    }

    /// A line of the little diff: in colour, with what differs from the other line in reverse.
    fn changed(&self, style: Style, (line, sign): (u32, char), changed: &Changed, gutter: usize, out: &mut String) -> fmt::Result {
        write!(out, "{} ", paint(self.palette.frame, format_args!("{line:gutter$}")))?;
        let [before, middle, after] = changed.parts();
        write!(out, "{}", paint(style, format_args!("{sign} {before}")))?;
        if !middle.is_empty() {
            write!(out, "{}", paint(self.palette.marked(style), middle))?;
        }
        if !after.is_empty() {
            write!(out, "{}", paint(style, after))?;
        }
        out.push('\n');
        Ok(())
    }
}

/// The columns that a drawn line takes up; its colours take none.
fn columns(line: &str) -> usize {
    let visible = |(index, part): (usize, &'_ str)| {
        if index == 0 { style::width(part) } else { part.split_once('m').map_or(0, |(_, rest)| style::width(rest)) }
    };
    line.split('\u{1b}').enumerate().map(visible).sum()
}

/// Whether `text` is nothing but an ANSI colour sequence, or nothing at all.
fn is_style(text: &str) -> bool {
    text.is_empty() || text.starts_with('\u{1b}') && text.ends_with('m') && !text.contains(' ')
}

fn digits(line: u32) -> usize {
    line.checked_ilog10().unwrap_or(0) as usize + 1
}

#[cfg(test)]
mod tests;
