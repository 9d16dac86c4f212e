//! `mtlint review`: goes through the suggested fixes one by one, and writes what was chosen.

use super::args::Review;
use super::house_file::House;
use super::pending;
use super::pipeline;
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass, suppress};
use mtlint::fix::{in_order, moved, spread};
use mtlint::input::WriteError;
use mtlint::project::{NewSuppression, seen_from};
use mtlint::report::{self, CheckedDocument, Format, Places, Reporter};
use mtlint::suppress::{Baseline, meets};
use mtlint::text::Span;
use mtlint::visible::visible;
use mtlint::{Diagnostic, Document, RuleSet, file_name, input};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was skipped in a review that was left; in the folder of the configuration, or in the current one.
const SKIPPED: &str = ".mtlint-review.json";

const BROKEN: &str = "is not as a review that was left writes it; with it deleted all fixes are asked about again";

const HELP: &str = "\
y  apply this fix
n  leave it as it is, and do not ask again in this review
e  write something else in its place
w  accept the word: mtlint.toml says that it is right everywhere
s  suppress the finding: mtlint.toml says that it is right here, and why
a  apply this fix and all others of this rule that follow
q  stop; what was chosen is written, all of a rule too, and the next review goes on from here
";

/// Asks, and hears what the user says.
struct Desk<R, W> {
    input: R,
    output: W,
}

/// What the user wants done with a finding.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Apply,
    Skip,
    Edit(String),
    Accept,
    /// With the reason.
    Suppress(String),
    ApplyRule,
    Quit,
}

impl<R: BufRead, W: Write> Desk<R, W> {
    /// A line of the user; `None` at the end of the input.
    fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        loop {
            write!(self.output, "{question} ")?;
            self.output.flush()?;
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            // It goes into a text or into the configuration, where nothing may be lost or be invisible.
            match str::from_utf8(&line).map(|line| line.trim_end_matches(['\n', '\r'])) {
                Err(_) => writeln!(self.output, "That was not UTF-8.")?,
                Ok(line) if line.contains(|character: char| character.is_control() && character != '\t') => {
                    writeln!(self.output, "There was a control character in that.")?;
                }
                Ok(line) => return Ok(Some(line.to_owned())),
            }
        }
    }

    /// What is to be done with a finding, which `count` says the number of.
    fn answer(&mut self, document: &Document, diagnostic: &Diagnostic, count: &str) -> io::Result<Answer> {
        loop {
            let Some(line) = self.ask(&format!("{count} Apply? [y,n,e,w,s,a,q,?]"))? else { return Ok(Answer::Quit) };
            match line.trim() {
                "y" => return Ok(Answer::Apply),
                "n" => return Ok(Answer::Skip),
                "w" if !RuleSet::would_accept(&diagnostic.rule, diagnostic.span.text(&document.text)) => {
                    writeln!(
                        self.output,
                        "What is accepted are words and names, and this rule is about neither; s suppresses the finding."
                    )?;
                }
                "w" => return Ok(Answer::Accept),
                "a" => return Ok(Answer::ApplyRule),
                "q" => return Ok(Answer::Quit),
                "e" if diagnostic.fix.as_ref().is_some_and(|fix| fix.edits.len() != 1) => {
                    writeln!(self.output, "This fix changes several places; it can only be applied as it is.")?;
                }
                "e" => {
                    let edit = diagnostic.fix.as_ref().and_then(|fix| fix.edits.first());
                    let old = edit.map_or("", |edit| edit.span.text(&document.text));
                    let what = if old.is_empty() { "Write here".to_owned() } else { format!("Write instead of “{}”", visible(old)) };
                    if let Some(text) = self.ask(&format!("{what} (nothing goes back):"))?.filter(|text| !text.is_empty()) {
                        return Ok(Answer::Edit(text));
                    }
                }
                "s" => {
                    if let Some(reason) = self.ask("Why is it right here (nothing goes back):")?.filter(|reason| !reason.trim().is_empty())
                    {
                        return Ok(Answer::Suppress(reason.trim().to_owned()));
                    }
                }
                _ => write!(self.output, "{HELP}")?,
            }
        }
    }
}

/// A review under way.
struct Progress<'s, R, W> {
    session: &'s Session,
    house: House,
    reporter: Box<dyn Reporter>,
    desk: Desk<R, W>,
    /// What was skipped, now or in a review before this one, as seen from its file.
    skipped: Baseline,
    skipped_path: PathBuf,
    /// All fixes of these rules are applied, and nothing is asked about these words any more.
    all_of: BTreeSet<Arc<str>>,
    accepted: BTreeSet<String>,
    /// What was written of the findings of this document that are right.
    suppressed: Vec<(Diagnostic, NewSuppression)>,
    has_quit: bool,
}

pub(super) fn run(review: &Review, console: &Console) -> Result<Outcome, Failure> {
    if !io::stdin().is_terminal() || !console.is_terminal {
        return Err(Failure::of("`mtlint review` asks questions, so it needs a terminal; `mtlint diff` shows all fixes"));
    }
    let Some(mut session) = Session::new(&review.common, console)? else { return Ok(Outcome::Clean) };
    if session.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::of("`mtlint review` is for files: standard input answers its questions"));
    }
    for rule in &review.rule {
        session.linters.common().rules().known(rule).map_err(Failure::of)?;
    }
    session.shows_progress = false;
    first_pass::learn(&mut session)?;
    let house = House::of(&review.common.rules)?;
    let skipped_path = house.path().with_file_name(SKIPPED);
    let skipped = match fs::read_to_string(&skipped_path) {
        Ok(text) => Baseline::read(&text).map_err(|_| Failure::at(&skipped_path, BROKEN))?,
        Err(error) if error.kind() == ErrorKind::NotFound => Baseline::default(),
        Err(error) if error.kind() == ErrorKind::InvalidData => return Err(Failure::at(&skipped_path, BROKEN)),
        Err(error) => return Err(Failure::io(&skipped_path, error)),
    };
    let options = report::Options {
        colour: console.color,
        hyperlinks: console.knows_hyperlinks(),
        width: console.width(),
        quiet: true,
        rule_pages: session.rule_pages.clone(),
        ..report::Options::default()
    };
    let mut progress = Progress {
        session: &session,
        house,
        reporter: report::reporter(Format::Text, options),
        desk: Desk { input: io::stdin().lock(), output: io::stdout().lock() },
        skipped,
        skipped_path,
        all_of: BTreeSet::new(),
        accepted: BTreeSet::new(),
        suppressed: Vec::new(),
        has_quit: false,
    };
    let work = pipeline::checked(&session.linters, |document, found| {
        let mut counted = session.counted(document, found);
        counted.retain(|diagnostic| diagnostic.fix.is_some() && session.is_of(document, diagnostic, &review.rule));
        counted
    });
    let mut failed = false;
    let mended = pending::run(&session, console, work, |pending, document, found| {
        // Nobody is asked about what can't be written.
        if let Some(why) = document.read_only.filter(|_| !found.is_empty()) {
            if !pending.broken {
                console.error(WriteError::ReadOnly { path: document.path.clone(), why });
            }
            (pending.broken, failed) = (true, true);
            return Ok(());
        }
        let chosen = progress.document(document, found)?;
        let bytes = input::rewrite(document, &in_order(&chosen)).map_err(Failure::of)?;
        pending.add(&bytes, chosen.into_iter().map(|diagnostic| diagnostic.rule))
    })?;
    progress.finish(console)?;
    Ok(if mended.failed || failed { Outcome::Failed } else { Outcome::Clean })
}

impl<R: BufRead, W: Write> Progress<'_, R, W> {
    /// Asks about the findings of a document, and returns those whose fixes are to be applied, as the user has them.
    fn document(&mut self, document: &Document, found: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Failure> {
        let path = seen_from(&self.skipped_path, &document.path);
        let open = self.skipped.without_known(&path, document, self.session.linters.common().rules(), found.clone());
        let places = Places::new(document);
        let (mut chosen, mut skipped) = (Vec::<Diagnostic>::new(), Vec::new());
        let (mut taken, mut is_tried) = (Taken::default(), true);
        for (number, diagnostic) in open.iter().enumerate() {
            let is_asked = !self.all_of.contains(&diagnostic.rule);
            // All of a rule was chosen before the user stopped, here and in the files behind.
            if self.has_quit && is_asked || self.accepted.contains(diagnostic.span.text(&document.text)) {
                continue;
            }
            let answer = if is_asked {
                let checked = CheckedDocument { document, diagnostics: std::slice::from_ref(diagnostic), locator: &places };
                writeln!(self.desk.output)?;
                self.reporter.document(&checked, &mut self.desk.output)?;
                self.hear(document, diagnostic, &found, &format!("[{}/{}]", number + 1, open.len()))?
            } else {
                Answer::Apply
            };
            let mut wanted = diagnostic.clone();
            match answer {
                Answer::Apply => {}
                Answer::ApplyRule => drop(self.all_of.insert(diagnostic.rule.clone())),
                Answer::Edit(text) => {
                    wanted.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| edit.replacement.clone_from(&text))
                }
                Answer::Skip => {
                    skipped.push(diagnostic.clone());
                    continue;
                }
                Answer::Accept => {
                    self.accepted.insert(diagnostic.span.text(&document.text).to_owned());
                    continue;
                }
                Answer::Suppress(_) => continue,
                Answer::Quit => {
                    self.has_quit = true;
                    continue;
                }
            }
            if !taken.take(&wanted) {
                writeln!(self.desk.output, "{MEETS}")?;
                continue;
            }
            chosen.push(wanted);
            // Where thousands are applied unasked, they are tried together.
            is_tried &= is_asked;
            if is_asked && let Some(problem) = problem(document, &chosen) {
                writeln!(self.desk.output, "{}", visible(&problem))?;
                chosen.pop();
            }
        }
        if !is_tried && problem(document, &chosen).is_some() {
            for wanted in std::mem::take(&mut chosen) {
                chosen.push(wanted);
                if let Some(problem) = problem(document, &chosen) {
                    writeln!(self.desk.output, "{}", visible(&problem))?;
                    chosen.pop();
                }
            }
        }
        if !chosen.is_empty() {
            // What was skipped in a review before this one is known by the words that stand there from now on.
            let asked: HashSet<_> = open.iter().map(|one| (one.span, &one.rule)).collect();
            skipped.extend(found.into_iter().filter(|one| !asked.contains(&(one.span, &one.rule))));
        }
        self.settle(&path, document, &chosen, &skipped)?;
        Ok(chosen)
    }

    /// What the user wants done with a finding. What goes into the configuration is written there at once; where it can't be, the user
    /// hears why and is asked again.
    fn hear(&mut self, document: &Document, diagnostic: &Diagnostic, found: &[Diagnostic], count: &str) -> Result<Answer, Failure> {
        loop {
            let answer = self.desk.answer(document, diagnostic, count)?;
            let written = match &answer {
                Answer::Accept => self.house.accept(diagnostic.span.text(&document.text)).map(drop),
                Answer::Suppress(reason) => self.house.glob_of(&file_name::path(&document.path)).and_then(|path| {
                    let (rule, words) = (diagnostic.rule.to_string(), suppress::words(document, diagnostic, found));
                    let new = NewSuppression { path, rule, words, reason: reason.clone() };
                    self.house.suppress(std::slice::from_ref(&new))?;
                    self.suppressed.push((diagnostic.clone(), new));
                    Ok(())
                }),
                _ => Ok(()),
            };
            match written {
                Ok(()) => return Ok(answer),
                Err(failure) => writeln!(self.desk.output, "{}", visible(&failure.to_string()))?,
            }
        }
    }

    /// Takes note of what was skipped, and writes what was suppressed, as it stands in the text that the document becomes.
    fn settle(&mut self, path: &str, document: &Document, chosen: &[Diagnostic], skipped: &[Diagnostic]) -> Result<(), Failure> {
        let suppressed = std::mem::take(&mut self.suppressed);
        if skipped.is_empty() && (suppressed.is_empty() || chosen.is_empty()) {
            return Ok(());
        }
        let edits = in_order(chosen);
        let mended = input::reread(document, &edits).map_err(Failure::of)?;
        let mut found = self.session.counted(&mended, self.session.linters.of(&mended).check(&mended));
        for (diagnostic, written) in suppressed {
            let place = spread(diagnostic.span, &edits);
            let is_same = |other: &&Diagnostic| other.rule == diagnostic.rule && place.is_some_and(|place| meets(&[place], other.span));
            let Some(words) = found.iter().find(is_same).and_then(|same| suppress::words(&mended, same, &found)) else { continue };
            let is_other = written.words.as_ref().is_some_and(|written| *written != words);
            if let Some(failure) = is_other.then(|| self.house.reword(&written, &words).err()).flatten() {
                writeln!(self.desk.output, "{}", visible(&failure.to_string()))?;
            }
        }
        let places: BTreeSet<_> = skipped.iter().filter_map(|one| Some((moved(one.span, &edits)?, one.rule.clone()))).collect();
        found.retain(|diagnostic| diagnostic.fix.is_some());
        self.skipped.add_some(path, &mended, &found, |diagnostic| places.contains(&(diagnostic.span, diagnostic.rule.clone())));
        Ok(())
    }

    /// Keeps what was skipped for the next review if this one was left; if it came to its end, that is over.
    fn finish(self, console: &Console) -> Result<(), Failure> {
        if self.has_quit && !self.skipped.is_empty() {
            super::output::to_file(&self.skipped_path, |out| Ok(out.write_all(self.skipped.to_text().as_bytes())?))?;
            console.say(format_args!("{} keeps what you skipped, until a review comes to its end.", file_name::of(&self.skipped_path)));
        } else if !self.has_quit && self.skipped_path.exists() {
            fs::remove_file(&self.skipped_path).map_err(|error| Failure::io(&self.skipped_path, error))?;
        }
        Ok(())
    }
}

/// Why the last of `chosen` can't be applied with the others.
fn problem(document: &Document, chosen: &[Diagnostic]) -> Option<String> {
    input::reread(document, &in_order(chosen)).err().map(|error| error.to_string())
}

const MEETS: &str = "It meets a fix that was chosen; run `mtlint review` again to see whether it is still open.";

/// The places that the chosen fixes change.
#[derive(Default)]
struct Taken(BTreeSet<Span>);

impl Taken {
    /// Takes the places of one more fix, unless it meets one that was chosen.
    fn take(&mut self, wanted: &Diagnostic) -> bool {
        let spans = || wanted.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        let is_free = |span: Span| {
            let before = self.0.range(..=span).next_back();
            let behind = self.0.range(span..).next();
            before.is_none_or(|before| before.end <= span.start && *before != span) && behind.is_none_or(|behind| span.end <= behind.start)
        };
        let is_free = spans().all(is_free);
        if is_free {
            self.0.extend(spans());
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mtlint::{Fix, Linter, Safety};

    fn answers(typed: impl AsRef<[u8]>) -> (Vec<Answer>, String) {
        let document = Document::plain("en".parse().expect("a tag"), "The mayor said the the river will not rise.");
        let found = Linter::new(RuleSet::built_in()).check(&document);
        let mut desk = Desk { input: typed.as_ref(), output: Vec::new() };
        let mut answers = Vec::new();
        while answers.last() != Some(&Answer::Quit) {
            answers.push(desk.answer(&document, &found[0], "[1/1]").expect("nothing fails here"));
        }
        (answers, String::from_utf8(desk.output).expect("UTF-8"))
    }

    #[test]
    fn answers_are_letters() {
        let (heard, said) = answers("y\nn\ne\n\ne\nthe old\ns\n \ns\n A quotation. \r\nw\na\nwhat?\nq\n");
        let edit = Answer::Edit("the old".to_owned());
        let suppress = Answer::Suppress("A quotation.".to_owned());
        assert_eq!(heard, [Answer::Apply, Answer::Skip, edit, suppress, Answer::ApplyRule, Answer::Quit]);
        assert!(said.contains("Write instead of “ the”") && said.contains("this rule is about neither"), "{said}");
        assert_eq!(said.matches(HELP).count(), 1);
        // Whoever goes away has not agreed.
        assert_eq!(answers("").0, [Answer::Quit]);
    }

    #[test]
    fn what_no_text_can_hold_is_asked_for_again() {
        let (heard, said) = answers(b"e\n caf\xe9\n the\0 old\n the old\n");
        assert_eq!(heard, [Answer::Edit(" the old".to_owned()), Answer::Quit]);
        assert!(said.contains("not UTF-8") && said.contains("control character"), "{said}");
    }

    #[test]
    fn fixes_that_meet_are_not_both_applied() {
        let fix = |span: (u32, u32)| {
            let document = Document::plain("en".parse().expect("a tag"), "The mayor said the the river will not rise.");
            let mut found = Linter::new(RuleSet::built_in()).check(&document).swap_remove(0);
            let edits = vec![mtlint::Edit { span: Span::new(span.0, span.1), replacement: String::new() }];
            found.fix = Some(Fix { safety: Safety::Safe, description: String::new(), edits });
            found
        };
        let mut taken = Taken::default();
        let takes = [(4, 9), (4, 9), (8, 12), (0, 5), (9, 12), (2, 4), (0, 40), (12, 12), (12, 12)].map(|span| taken.take(&fix(span)));
        assert_eq!(takes, [true, false, false, false, true, true, false, true, false]);
    }
}
