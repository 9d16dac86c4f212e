//! `mtlint suppress`: writes down in the configuration that findings are right to be left, and why.

use super::args::Suppress;
use super::house_file::House;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::document::Origin;
use mtlint::project::NewSuppression;
use mtlint::report::{Locator, Places};
use mtlint::suppress::{meets, occurrences};
use mtlint::text::Span;
use mtlint::visible::visible;
use mtlint::{Diagnostic, Document, file_name};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many words of a long finding are written down, and so many more than it has if these stand elsewhere too.
const MOST_WORDS: usize = 8;

/// What the user points at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pointer {
    path: PathBuf,
    line: Option<u32>,
    column: Option<u32>,
}

/// A finding beside a place: how far it is away in lines and columns, where it is, and its rule.
type Near = ((u32, u32), u32, u32, Arc<str>);

impl Pointer {
    /// How many lines and columns away a place is; whoever points at a whole file is not far from anything.
    fn distance(&self, line: u32, column: u32) -> Option<(u32, u32)> {
        Some((self.line?.abs_diff(line), self.column.unwrap_or(1).abs_diff(column)))
    }

    /// Reads `PATH`, `PATH:LINE` or `PATH:LINE:COLUMN`, with or without the colon that reports write behind.
    fn read(text: &Path) -> Self {
        let whole = Self { path: text.to_owned(), line: None, column: None };
        if text.exists() {
            return whole;
        }
        let said = &*file_name::of(text);
        let mut parts = said.trim_end_matches(':').rsplitn(3, ':');
        let [last, middle, first] = [parts.next(), parts.next(), parts.next()];
        // There is no line beyond the last number.
        let number = |part: Option<&str>| {
            let digits = part.filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))?;
            Some(digits.parse::<u32>().unwrap_or(u32::MAX))
        };
        match (first, number(middle), number(last)) {
            (Some(path), Some(line), Some(column)) => Self { path: file_name::path(path), line: Some(line), column: Some(column) },
            (_, _, Some(line)) => {
                let path = said.trim_end_matches(':').rsplit_once(':').map_or(said, |(path, _)| path);
                Self { path: file_name::path(path), line: Some(line), column: None }
            }
            _ => whole,
        }
    }
}

pub(super) fn run(suppress: &Suppress, console: &Console) -> Result<Outcome, Failure> {
    let pointers: Vec<Pointer> = suppress.common.paths.iter().map(|path| Pointer::read(path)).collect();
    if let Some(vague) = pointers.iter().find(|pointer| pointer.line.is_none() && suppress.rule.is_none()) {
        return Err(Failure::at(&vague.path, "which finding? Say PATH:LINE, PATH:LINE:COLUMN or --rule RULE"));
    }
    if suppress.reason.trim().is_empty() {
        return Err(Failure::of("--reason must say why the finding is right to be left"));
    }
    let mut common = suppress.common.clone();
    common.paths = pointers.iter().map(|pointer| pointer.path.clone()).collect();
    if let Some(unfit) = common.paths.iter().find(|path| !path.is_file()) {
        return Err(Failure::at(unfit, "no such file; say PATH:LINE as `--format concise` does"));
    }
    let house = House::of(&common.rules)?;
    let Some(mut session) = Session::new(&common, console)? else { return Ok(Outcome::Clean) };
    if let Some(rule) = &suppress.rule {
        session.linters.common().rules().known(rule).map_err(Failure::of)?;
    }
    first_pass::learn(&mut session)?;
    let mut met = vec![false; pointers.len()];
    let mut nearest: Vec<Option<Near>> = vec![None; pointers.len()];
    let mut new: Vec<(NewSuppression, usize)> = Vec::new();
    let work = pipeline::checked(&session.linters, |document, found| session.counted(document, found));
    let failed = pipeline::run_telling(&session, console, work, |event| {
        let Event::Document(document, found) = event else { return Ok(()) };
        let places = Places::new(&document);
        let path = file_name::path(&document.path);
        let here: Vec<usize> = (0..pointers.len()).filter(|&number| shortened(&pointers[number].path) == path).collect();
        for diagnostic in &found {
            let place = places.place(diagnostic.span);
            for &number in &here {
                let near = pointers[number]
                    .distance(place.line, place.column)
                    .map(|distance| (distance, place.line, place.column, diagnostic.rule.clone()));
                if near.is_some() && nearest[number].as_ref().is_none_or(|known| near.as_ref().is_some_and(|near| near < known)) {
                    nearest[number] = near;
                }
            }
            let is_meant = |&number: &usize| {
                let pointer = &pointers[number];
                pointer.line.is_none_or(|line| line == place.line) && pointer.column.is_none_or(|column| column == place.column)
            };
            let is_named = session.is_of(&document, diagnostic, suppress.rule.as_slice());
            let Some(number) = here.iter().copied().find(is_meant).filter(|_| is_named) else { continue };
            // Who points at one twice means it once.
            here.iter().copied().filter(is_meant).for_each(|number| met[number] = true);
            let words = words(&document, diagnostic, &found);
            if words.is_none() && !document.source_blocks.is_empty() {
                let path = &pointers[number].path;
                let why = "stands at a text without words, and without words of it the rule would be silenced in the whole file";
                return Err(Failure::at(path, format_args!("{} {why}; nothing was written", diagnostic.rule)));
            }
            let suppression = NewSuppression {
                path: house.glob_of(&path)?,
                rule: diagnostic.rule.to_string(),
                words,
                reason: suppress.reason.trim().to_owned(),
            };
            match new.iter_mut().find(|(known, _)| *known == suppression) {
                Some((_, asked)) => *asked += 1,
                None => new.push((suppression, 1)),
            }
        }
        Ok(())
    })?;
    if let Some(number) = met.iter().position(|met| !met).filter(|_| !failed) {
        let path = &pointers[number].path;
        let near = nearest[number].as_ref().map_or_else(String::new, |(_, line, column, rule)| {
            format!("; the nearest is {rule} at {}:{line}:{column}", file_name::of(path))
        });
        return Err(Failure::at(&suppress.common.paths[number], format_args!("there is no such finding, so nothing was written{near}")));
    }
    if failed {
        return Ok(Outcome::Failed);
    }
    let (new, asked): (Vec<NewSuppression>, Vec<usize>) = new.into_iter().unzip();
    let silenced = silenced(&session, console, &house, &new)?;
    house.suppress(&new)?;
    for ((NewSuppression { path, rule, words, .. }, silenced), asked) in new.iter().zip(silenced).zip(asked) {
        let place = words.as_ref().map_or_else(String::new, |words| format!(" at “{words}”"));
        let findings = if silenced == 1 { "finding" } else { "findings" };
        let more = if silenced > asked { format!(", {} more than you pointed at", silenced - asked) } else { String::new() };
        let house = file_name::of(house.path());
        console.say(format_args!("{house}: {rule}{place} in {} is not reported any more ({silenced} {findings}{more})", visible(path)));
    }
    Ok(Outcome::Clean)
}

/// How many findings each of the sections silences, in all documents of its file.
fn silenced(session: &Session, console: &Console, house: &House, new: &[NewSuppression]) -> Result<Vec<usize>, Failure> {
    let mut counts = vec![0; new.len()];
    let work = pipeline::checked(&session.linters, |document, found| session.counted(document, found));
    pipeline::run_telling(session, console, work, |event| {
        let Event::Document(document, found) = event else { return Ok(()) };
        let path = house.glob_of(&file_name::path(&document.path))?;
        for (section, count) in new.iter().zip(&mut counts).filter(|(section, _)| section.path == path) {
            let places = section.words.as_ref().map(|words| occurrences(&document.text, words));
            let is_meant = |diagnostic: &&Diagnostic| {
                *diagnostic.rule == *section.rule && places.as_ref().is_none_or(|places| meets(places, diagnostic.span))
            };
            *count += found.iter().filter(is_meant).count();
        }
        Ok(())
    })?;
    Ok(counts)
}

/// `path` as the walk names it.
fn shortened(path: &Path) -> PathBuf {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

/// The words by which a finding is known: its own, and words around if others of its rule have the same; in a file of several articles,
/// of which nobody sees the others here, as many as may be. `None` where its block has none.
pub(super) fn words(document: &Document, diagnostic: &Diagnostic, all: &[Diagnostic]) -> Option<String> {
    let block = document.units.get(document.unit_at(diagnostic.span.start))?.target.span;
    let text = block.text(&document.text);
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize + block.start as usize;
    let list: Vec<&str> = text.split_whitespace().collect();
    let span = diagnostic.span;
    let is_in = |word: &&str| meets(&[Span::of(at(word)..at(word) + word.len())], span);
    let first = list
        .iter()
        .position(is_in)
        .or_else(|| list.iter().rposition(|word| at(word) <= span.start as usize))
        .or((!list.is_empty()).then_some(0))?;
    let count = list[first..].iter().take_while(|word| is_in(word)).count().clamp(1, MOST_WORDS);
    let own = span.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let others: Vec<Span> =
        all.iter().filter(|other| other.rule == diagnostic.rule && other.span != span).map(|other| other.span).collect();
    let is_clear = |words: &str| {
        let places = occurrences(&document.text, words);
        meets(&places, span) && !others.iter().any(|other| meets(&places, *other))
    };
    // Rows and units without a name of their article may each be one.
    let is_whole = matches!(document.origin, Origin::File(..)) || document.origin.is_archived();
    let is_alone = document.id.is_none() && is_whole;
    if is_alone && !own.is_empty() && count <= MOST_WORDS && own.split(' ').count() <= MOST_WORDS && is_clear(&own) {
        return Some(own);
    }
    let (mut from, mut to) = (first, first + count);
    for _ in 0..MOST_WORDS {
        let words = list[from..to].join(" ");
        if is_alone && is_clear(&words) {
            return Some(words);
        }
        (from, to) = (from.saturating_sub(1), (to + 1).min(list.len()));
    }
    Some(list[from..to].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_read_as_reports_write_them() {
        let read = |text: &str| {
            let Pointer { path, line, column } = Pointer::read(Path::new(text));
            (path.to_string_lossy().into_owned(), line, column)
        };
        assert_eq!(read("a.txt"), ("a.txt".to_owned(), None, None));
        assert_eq!(read("a.txt:3"), ("a.txt".to_owned(), Some(3), None));
        assert_eq!(read("a.txt:3:14:"), ("a.txt".to_owned(), Some(3), Some(14)));
        assert_eq!(read("at 9:30.txt:3"), ("at 9:30.txt".to_owned(), Some(3), None));
        assert_eq!(read("a.txt:99999999999"), ("a.txt".to_owned(), Some(u32::MAX), None));
        assert_eq!(read("a.txt:+3"), ("a.txt:+3".to_owned(), None, None));
    }
}
