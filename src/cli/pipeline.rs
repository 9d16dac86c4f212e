//! Everything that the paths of a session stand for, through a function.

use super::progress::Progress;
use super::session::Session;
use super::{Console, Failure};
use mtlint::input::{self, Documents, Format, InputError, SourceArticle};
use mtlint::lang::Lang;
use mtlint::project::{self, Item, Walk};
use mtlint::{Document, file_name};
pub(super) use project::{Event, checked, each};
use std::borrow::Cow;
use std::path::Path;

/// As [`run`], for commands to which something that can't be read is a message and no more: gives the message itself, and
/// returns whether there was one. `consume` gets no [`Event::Error`] and no [`Event::Skipped`].
pub(super) fn run_telling<R: Send>(
    session: &Session,
    console: &Console,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    mut consume: impl FnMut(Event<R>) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    let mut failed = false;
    run(session, work, |event| match event {
        Event::Error(error) => {
            console.error(error);
            failed = true;
            Ok(())
        }
        Event::Skipped(skipped) => {
            console.say(skipped);
            Ok(())
        }
        event => consume(event),
    })?;
    Ok(failed)
}

/// Reads everything the session's paths stand for, applies `work` to some documents at a time, for each of which it returns
/// a result, and hands the results to `consume`.
pub(super) fn run<R: Send>(
    session: &Session,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    consume: impl FnMut(Event<R>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    run_over(session.walk_changed(), session, work, consume)
}

/// The same for the files of a walk.
pub(super) fn run_over<R: Send>(
    walk: Walk,
    session: &Session,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    mut consume: impl FnMut(Event<R>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Walk { files, skipped } = walk;
    let mut progress = Progress::new(session.shows_progress, &files);
    if !skipped.is_empty() {
        consume(Event::Skipped(skipped))?;
    }
    let (mut number, mut ours) = (0, 0);
    let is_ours = |item: &Item| {
        let Item::Document(_) = item else { return true };
        number += 1;
        let is_ours = session.shard.is_none_or(|shard| shard.takes(number - 1));
        ours += usize::from(is_ours);
        is_ours && ours > session.done
    };
    session.runner.run(project::items(files, |path| open(session, path)).filter(is_ours), work, |events| {
        progress.around(events, |events| events.into_iter().try_for_each(&mut consume))
    })
}

/// The documents of a file or of standard input, each with its source where that stands in a file of its own.
fn open<'s>(session: &'s Session, path: &Path) -> Result<Box<dyn Iterator<Item = Result<Document, InputError>> + 's>, InputError> {
    let article = session.source_of(path)?;
    let options = session.options_for(path);
    if path == Path::new("-") {
        let format = Format::for_file(&session.stdin_name, &options)?;
        let stdin = session.stdin().map_err(|error| InputError::Io { path: file_name::of(path), error })?;
        let name = file_name::of(&session.stdin_name);
        return Ok(with_source(options.source_lang.clone(), article, input::documents(stdin, name, format, &options)));
    }
    Ok(with_source(options.source_lang.clone(), article, input::open(path, &options)?))
}

fn with_source<'s, R: std::io::Read + 's>(
    source_lang: Option<Lang>,
    article: Option<Cow<'s, SourceArticle>>,
    documents: Documents<R>,
) -> Box<dyn Iterator<Item = Result<Document, InputError>> + 's> {
    let Some(article) = article else { return Box::new(documents) };
    Box::new(documents.map(move |document| {
        document.and_then(|mut document| {
            let lang = source_lang.clone();
            if article.format == Format::Lines {
                input::align_lines(&mut document, &article, lang)?;
            } else {
                input::align_source(&mut document, &article, lang);
            }
            Ok(document)
        })
    }))
}
