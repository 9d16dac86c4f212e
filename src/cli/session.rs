//! What a run works with: configuration, rules and the files to look at.

use super::args::{Align, Common, RuleOptions, Shard};
use super::paths::paths;
use super::{Console, Failure, show};
use mtlint::input::{Format, InputError, SourceArticle};
use mtlint::project::{self, Changes, Configuration, FileId, Globs, KnownFindings, Linters, RuleSources, Runner, SourceFolder, rule_files};
use mtlint::rule::Placed;
use mtlint::rule_pages::RulePages;
use mtlint::{Diagnostic, Document, Safety, file_name, fix, input};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

/// Where the source of the articles is.
pub(super) enum Source {
    /// In the articles themselves, or nowhere.
    InRecords,
    /// In one file, for the one article of the run.
    Article(Box<SourceArticle>),
    /// In the files of a folder.
    Folder(SourceFolder),
}

/// A run of check, diff or fix.
pub(super) struct Session {
    pub linters: Linters,
    options: input::Options,
    pub paths: Vec<PathBuf>,
    exclude: Globs,
    /// The configuration file, if there is one.
    configuration: Option<PathBuf>,
    /// What changed, where nothing else is of interest.
    changes: Option<Changes>,
    pub stdin_name: PathBuf,
    /// What came on standard input, where it is read more than once.
    held_stdin: Option<File>,
    pub source: Source,
    /// Spellings of names that the house prescribes.
    pub prefer: Vec<String>,
    /// What findings weigh for `score`.
    pub weights: mtlint::mqm::Weights,
    /// Where people read about a rule.
    pub rule_pages: Option<RulePages>,
    /// The findings that are known.
    known: Option<KnownFindings>,
    /// Where the baseline is or will be, and the other files that the run reads besides the articles.
    baseline_path: Option<PathBuf>,
    /// Where the configuration says so, unless the command line does.
    baseline_key: Option<Placed<PathBuf>>,
    sources: Vec<(PathBuf, &'static str)>,
    glossaries: Vec<PathBuf>,
    /// The threads, which stay the same however many passes there are.
    pub runner: Runner,
    pub shows_progress: bool,
    /// The part of the documents that the run is about, if not about all.
    pub shard: Option<Shard>,
    /// So many documents of that part were reported by a run that was cut off.
    pub done: usize,
}

impl Session {
    /// Gets everything ready; `Ok(None)` if the user only wanted to see the configuration.
    pub(super) fn new(common: &Common, console: &Console) -> Result<Option<Self>, Failure> {
        let Some(mut session) = Self::without_baseline(common, console)? else { return Ok(None) };
        if let Some(path) = session.baseline_path.clone() {
            let known = KnownFindings::read(&path).map_err(|error| match &session.baseline_key {
                Some(key) => Failure::of(key.error(error)),
                None => Failure::of(error),
            })?;
            session.known = Some(known);
        }
        Ok(Some(session))
    }

    /// What messages call the file at `path`, which may be standard input.
    pub(super) fn name_of(&self, path: &Path) -> String {
        let path = if path == Path::new("-") { &*self.stdin_name } else { path };
        file_name::of(path)
    }

    /// The same for a run that records what is known, which need not be there yet.
    pub(super) fn without_baseline(common: &Common, console: &Console) -> Result<Option<Self>, Failure> {
        let Configuration { mut config, path } = configuration(&common.rules)?;
        if common.show_config {
            show::configuration(common, &config, path.as_deref())?;
            return Ok(None);
        }
        for section in &mut config.per_path {
            // The command line wins.
            section.lang.take_if(|_| common.lang.is_some());
            section.source_lang.take_if(|_| common.source_lang.is_some());
        }
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let linters = Linters::new(folder, &mut config, &rule_sources(&common.rules)).map_err(Failure::of)?;
        let exclude = Globs::new(folder, &config.exclude).map_err(Failure::of)?;
        let mut paths = paths(common)?;
        if common.force_exclude {
            paths.retain(|path| !exclude.holds(path, path.is_dir()) && !exclude.covers(path));
        }
        let changes = common.changed_since.as_deref().map(Changes::since).transpose().map_err(Failure::of)?;
        let reads_stdin = paths.iter().any(|path| path == Path::new("-"));
        if changes.is_some() && reads_stdin {
            return Err(Failure::of("--changed-since is for files; of standard input nobody knows what it was"));
        }
        let beyond = |path: &PathBuf| Some((path.clone(), changes.as_ref()?.do_not_reach(path)?));
        if let Some((path, tree)) = paths.iter().find_map(beyond) {
            return Err(Failure::at(&path, format_args!("--changed-since asks git about {}, where it does not lie", file_name::of(tree))));
        }
        if common.stdin_filename.is_some() && !reads_stdin {
            return Err(Failure::of("--stdin-filename names standard input, which must be given as the PATH `-`"));
        }
        let format = match (common.align, common.input_format) {
            (Align::Lines, None | Some(Format::Lines)) => Some(Format::Lines),
            (Align::Lines, Some(_)) => {
                return Err(Failure::of("--align lines reads both files line by line, whatever --input-format says"));
            }
            (Align::Paragraphs, format) => format,
        };
        let options = input::Options {
            lang: common.lang.clone().or(config.lang),
            source_lang: common.source_lang.clone().or(config.source_lang),
            format,
            keys: common.keys.clone().into(),
        };
        let format_of = |path| options.format.unwrap_or_else(|| Format::of(common.stdin_filename.as_ref().unwrap_or(path)));
        let source = match (&common.source, paths.as_slice()) {
            (None, _) => Source::InRecords,
            (Some(source), [path]) if path.is_dir() != source.is_dir() => {
                let (one, other) = if path.is_dir() { ("a folder", "one file") } else { ("one file", "a folder") };
                return Err(Failure::of(format_args!(
                    "--source goes with a PATH of its kind, but PATH is {one} and the source is {other}"
                )));
            }
            (Some(source), [path]) if path.is_dir() && project::is_same_file(path, source) => {
                return Err(Failure::of("--source names the folder of PATH itself; sources and translations must be in two folders"));
            }
            (Some(source), [path]) if path.is_dir() => Source::Folder(SourceFolder::new(path, source)),
            (Some(_), [path]) if common.align == Align::Paragraphs && format_of(path).has_segments() => {
                return Err(Failure::of("--source goes with a text or a Markdown file; records hold their source themselves"));
            }
            (Some(source), [_]) => Source::Article(Box::new(input::read_source(source, &options).map_err(Failure::of)?)),
            (Some(_), _) => return Err(Failure::of("--source goes with exactly one PATH")),
        };
        let rule_files = rule_files(config.rules.iter().map(|rules| &rules.value).chain(&common.rules.rules))
            .map_err(Failure::of)?
            .into_keys()
            .map(|path| (path, "a rule file"));
        let sources = path.clone().map(|path| (path, "the configuration"));
        let glossaries: Vec<PathBuf> =
            config.glossaries.iter().map(|glossary| &glossary.value).chain(&common.rules.glossary).cloned().collect();
        let others = common.source.clone().map(|path| (path, "the source article"));
        let others = others.into_iter().chain(glossaries.iter().cloned().map(|path| (path, "a glossary")));
        let sources = sources.into_iter().chain(rule_files).chain(others).collect();
        let session = Self {
            linters,
            options,
            paths,
            exclude,
            configuration: path,
            changes,
            stdin_name: common.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("stdin.txt")),
            held_stdin: None,
            source,
            prefer: config.prefer,
            weights: config.weights,
            rule_pages: config.rule_pages,
            known: None,
            baseline_path: common.baseline.clone().or_else(|| config.baseline.as_ref().map(|baseline| baseline.value.clone())),
            baseline_key: config.baseline.filter(|_| common.baseline.is_none()),
            sources,
            glossaries,
            runner: Runner::new(common.jobs.map(usize::from)).map_err(Failure::of)?,
            shows_progress: console.is_watched() && !common.no_progress,
            shard: None,
            done: 0,
        };
        Ok(Some(session))
    }

    /// From now on the values of further `keys` are read with each record.
    pub(super) fn keep(&mut self, keys: &[String]) {
        self.options.keys.keep = keys.to_vec();
    }

    /// The files that the run looks at.
    pub(super) fn walk(&self) -> project::Walk {
        let unread: Vec<PathBuf> = self.baseline_path.iter().chain(&self.glossaries).cloned().collect();
        project::walk(&self.paths, &unread, &self.exclude)
    }

    /// Those of them about which something is to be said.
    pub(super) fn walk_changed(&self) -> project::Walk {
        let mut walk = self.walk();
        if let Some(changes) = &self.changes {
            let source_changed = |path: &Path| match &self.source {
                Source::Article(article) => changes.holds(&file_name::path(&article.file.path)),
                Source::Folder(folder) => {
                    folder.of(path, self.options_for(path).source_lang.as_ref()).is_ok_and(|source| changes.holds(&source))
                }
                Source::InRecords => false,
            };
            walk.files.retain(|file| file.as_ref().map_or(true, |path| changes.holds(path) || source_changed(path)));
        }
        walk
    }

    /// All files that the run reads.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let articles: Vec<PathBuf> = self.walk().files.into_iter().flatten().collect();
        let source = |path: &PathBuf| match &self.source {
            Source::Folder(folder) => folder.of(path, self.options_for(path).source_lang.as_ref()).ok(),
            Source::Article(_) | Source::InRecords => None,
        };
        let sources: Vec<PathBuf> = articles.iter().filter_map(source).collect();
        let others = self.sources.iter().map(|(path, _)| path).chain(&self.baseline_path).cloned();
        articles.into_iter().chain(sources).chain(others).collect()
    }

    /// How the file at `path`, which may be standard input, is read.
    pub(super) fn options_for(&self, path: &Path) -> input::Options {
        let path = if path == Path::new("-") { &*self.stdin_name } else { path };
        self.linters.options_for(path, &self.options)
    }

    /// The source article of the file at `path`, where it stands in a file of its own.
    pub(super) fn source_of(&self, path: &Path) -> Result<Option<Cow<'_, SourceArticle>>, InputError> {
        match &self.source {
            Source::Article(article) => Ok(Some(Cow::Borrowed(&**article))),
            Source::Folder(folder) if takes_source(Format::for_file(path, &self.options)?) => {
                let options = self.options_for(path);
                let source = folder.of(path, options.source_lang.as_ref())?;
                Ok(Some(Cow::Owned(input::read_source(&source, &options)?)))
            }
            Source::Folder(_) | Source::InRecords => Ok(None),
        }
    }

    /// Refuses to write the file at `path` if the run reads it: as an article, for its rules or beside an article.
    pub(super) fn must_not_read(&self, path: &Path) -> Result<(), Failure> {
        let what = self.sources.iter().find(|(source, _)| project::is_same_file(path, source)).map(|(_, what)| *what);
        let what = what.or(matches!(&self.source, Source::Folder(folder) if folder.holds(path)).then_some("one of the source articles"));
        let is_article = || self.walk().files.into_iter().flatten().any(|article| is_read_as(path, &article));
        match what.or_else(|| is_article().then_some("one of the articles")) {
            Some(what) => Err(Failure::at(path, format_args!("is {what} of this run, so nothing was written over it; name another file"))),
            None => Ok(()),
        }
    }

    /// The same, and the baseline that the run goes by stays too.
    pub(super) fn must_not_read_or_know(&self, path: &Path) -> Result<(), Failure> {
        match &self.baseline_path {
            Some(baseline) if project::is_same_file(path, baseline) => {
                Err(Failure::at(path, "is the baseline of this run, so nothing was written over it; name another file"))
            }
            _ => self.must_not_read(path),
        }
    }

    /// The files that the command line and the configuration name, and what they are to the run.
    pub(super) fn named(&self) -> HashMap<FileId, &'static str> {
        let articles =
            self.paths.iter().map(|path| (if path == Path::new("-") { Path::new("/dev/stdin") } else { path }, "one of the articles"));
        let others = self.sources.iter().map(|(path, what)| (path.as_path(), *what));
        articles.chain(others).filter_map(|(path, what)| Some((FileId::of(path)?, what))).collect()
    }

    /// Puts standard input, if it is to be read, where it can be read again: into a file without a name.
    pub(super) fn hold_stdin(&mut self) -> Result<(), Failure> {
        if self.held_stdin.is_none() && self.paths.iter().any(|path| path == Path::new("-")) {
            let mut file = tempfile::tempfile().map_err(Failure::temporary)?;
            io::copy(&mut io::stdin().lock(), &mut file).map_err(Failure::temporary)?;
            self.held_stdin = Some(file);
        }
        Ok(())
    }

    /// Standard input, from its beginning if it is held.
    pub(super) fn stdin(&self) -> io::Result<Box<dyn Read>> {
        let Some(held) = &self.held_stdin else { return Ok(Box::new(io::stdin())) };
        let mut file = held.try_clone()?;
        file.rewind()?;
        Ok(Box::new(file))
    }

    /// The findings that count: the baseline does not know them, and they are about something that changed if nothing else is of
    /// interest.
    pub(super) fn counted(&self, document: &Document, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let unknown = self.without_known(document, diagnostics);
        match &self.changes {
            Some(changes) if !unknown.is_empty() => changes.touched(document, unknown),
            _ => unknown,
        }
    }

    /// The configuration as a document, with a finding for each of its `[[suppress]]` sections that silenced nothing in this run; to be
    /// asked once everything was read.
    pub(super) fn unused(&self) -> Result<Option<(Document, Vec<Diagnostic>)>, Failure> {
        let Some(path) = &self.configuration else { return Ok(None) };
        let folder = fs::canonicalize(path).ok().and_then(|path| path.parent().map(Path::to_owned));
        let is_around =
            |path: &PathBuf| fs::canonicalize(path).ok().zip(folder.as_ref()).is_some_and(|(path, folder)| folder.starts_with(path));
        let unused = self.linters.unused(self.changes.is_none() && self.shard.is_none() && self.paths.iter().any(is_around));
        if unused.is_empty() {
            return Ok(None);
        }
        let options = input::Options { lang: "und".parse().ok(), format: Some(Format::Text), ..input::Options::default() };
        let document = input::open(path, &options).and_then(|mut documents| documents.next().transpose()).map_err(Failure::of)?;
        Ok(document.map(|mut document| {
            // It is no article.
            document.units.clear();
            (document, unused)
        }))
    }

    /// Whether a finding is of one of `rules` or families; of none it always is.
    pub(super) fn is_of(&self, document: &Document, diagnostic: &Diagnostic, rules: &[String]) -> bool {
        let rule = || self.linters.common().rules().of_language(&diagnostic.rule, document.lang.primary());
        rules.is_empty() || rule().is_some_and(|rule| rules.iter().any(|name| rule.definition.is_named(name)))
    }

    /// Applies the fixes of what counts in `document`.
    pub(super) fn fix(&self, document: &Document, least: Safety) -> Result<fix::Fixed, fix::FixError> {
        self.fix_some(document, least, &[])
    }

    /// The same for `rules` or families alone, if there are any.
    pub(super) fn fix_some(&self, document: &Document, least: Safety, rules: &[String]) -> Result<fix::Fixed, fix::FixError> {
        let round = Cell::new(0);
        fix::fix(&self.linters.of(document), document, least, &|document, mut found| {
            found.retain(|diagnostic| self.is_of(document, diagnostic, rules));
            match round.replace(round.get() + 1) {
                0 => self.counted(document, found),
                // Lines have moved. What did not count stays out, and what is new came of the fixes.
                _ => self.without_known(document, found),
            }
        })
    }

    /// The findings that the baseline does not know.
    fn without_known(&self, document: &Document, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match &self.known {
            Some(known) => known.without_known(diagnostics, document, self.linters.common().rules()),
            None => diagnostics,
        }
    }
}

/// Whether the source of a file in this format stands in another file.
fn takes_source(format: Format) -> bool {
    format == Format::Lines || !format.has_segments()
}

/// Whether the file at `path` is the `article` of the command line. `-` is one too where standard input comes from a file.
fn is_read_as(path: &Path, article: &Path) -> bool {
    if article == Path::new("-") {
        path.is_file() && project::is_same_file(path, Path::new("/dev/stdin"))
    } else {
        project::is_same_file(path, article)
    }
}

/// The configuration in force.
pub(super) fn configuration(options: &RuleOptions) -> Result<Configuration, Failure> {
    match &options.config {
        _ if options.isolated => Ok(Configuration::default()),
        Some(path) => Configuration::read(path.clone()).map_err(Failure::of),
        None => Configuration::find().map_err(Failure::of),
    }
}

/// What the command line says of rules.
pub(super) fn rule_sources(options: &RuleOptions) -> RuleSources<'_> {
    RuleSources {
        paths: &options.rules,
        glossaries: &options.glossary,
        select: &options.select,
        ignore: &options.ignore,
        preview: options.preview,
        open: None,
        package: None,
    }
}
