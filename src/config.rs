//! `mtlint.toml`: what a project sets once instead of typing it each time.

use crate::lang::{Lang, LangError};
use crate::mqm::{Grade, Weights};
use crate::rule_pages::RulePages;
use crate::ruleset::known_check;
use crate::text::Span;
use mtlint_tables::rule::schema::{Override, RuleFile, RuleTable, Weight};
use mtlint_tables::rule::source::{Placed, RuleError, Source};
use mtlint_tables::rule::validate::{Change, Rules};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The name of the file, looked for in the current folder and the ones above it; the closest wins.
pub const FILE_NAME: &str = "mtlint.toml";

/// A configuration file. Options of the command line win over it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    /// The language of the texts, where they do not say it themselves: `en`, `de`.
    #[schemars(with = "Option<String>")]
    pub lang: Option<Spanned<String>>,
    /// The language they were translated from.
    #[schemars(with = "Option<String>")]
    pub source_lang: Option<Spanned<String>>,
    /// Folders or files with further rules, relative to this file.
    #[serde(default)]
    #[schemars(with = "Vec<PathBuf>")]
    pub rules: Vec<Spanned<PathBuf>>,
    /// Folders of rule packages, relative to this file; `mtlint packages add` takes one in.
    #[serde(default)]
    #[schemars(with = "Vec<PathBuf>")]
    pub packages: Vec<Spanned<PathBuf>>,
    /// Run only these rules or families.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub select: Vec<Spanned<String>>,
    /// Do not run these rules or families.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// Run the preview rules too.
    #[serde(default)]
    pub preview: bool,
    /// Words and names that are right in this house: `["kabayaki", "Selenskyj"]`. No rule about spelling, names or untranslated words
    /// reports them, in any case and with their endings.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub accept: Vec<Spanned<String>>,
    /// Files with the terms of the house, relative to this file, in TBX, CSV, TSV or TOML: `["terms.tbx", "house.csv"]`.
    #[serde(default)]
    #[schemars(with = "Vec<PathBuf>")]
    pub glossaries: Vec<Spanned<PathBuf>>,
    /// What is left out of folders that are checked, in the form of a `.gitignore` beside this file: `["drafts/", "*.old.txt"]`. What
    /// is named on the command line is checked all the same.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
    /// The baseline of known findings, relative to this file.
    #[schemars(with = "Option<PathBuf>")]
    pub baseline: Option<Spanned<PathBuf>>,
    /// Where the pages about rules are, with `{rule}` for the id: `"https://news.example/mtlint/{rule}.html"`. Reports and editors link to
    /// them; `mtlint rules pages` writes them.
    #[schemars(with = "Option<String>")]
    pub rule_pages: Option<Spanned<String>>,
    /// The house style for names.
    #[serde(default)]
    pub names: NamesTable,
    /// What findings weigh for `mtlint score`.
    #[serde(default)]
    pub score: ScoreTable,
    /// What holds for some files only.
    #[serde(default)]
    pub per_path: Vec<PerPathTable>,
    /// Findings that are known and right to be left: `mtlint suppress` writes such sections.
    #[serde(default)]
    pub suppress: Vec<SuppressTable>,
    /// Rules of one's own, as in a rule file.
    #[serde(default)]
    pub rule: Vec<RuleTable>,
    /// Changes to rules that others wrote, as in a rule file.
    #[serde(default, rename = "override")]
    pub overrides: Vec<Override>,
}

/// The house style for names.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NamesTable {
    /// Spellings that the house prescribes: `["Kyiv", "Selenskyj"]`. Any other spelling of the same name is reported.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub prefer: Vec<Spanned<String>>,
}

/// What a finding weighs for `mtlint score`, in points; what is not said is as published.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScoreTable {
    /// A note: 0.
    #[schemars(with = "Option<f64>")]
    pub neutral: Option<Spanned<f64>>,
    /// A warning about a mark: 0.1.
    #[schemars(with = "Option<f64>")]
    pub minor_punctuation: Option<Spanned<f64>>,
    /// Any other warning: 1.
    #[schemars(with = "Option<f64>")]
    pub minor: Option<Spanned<f64>>,
    /// An error: 5.
    #[schemars(with = "Option<f64>")]
    pub major: Option<Spanned<f64>>,
    /// An error that takes a whole segment, which is what `critical` means, too: 25.
    #[serde(alias = "critical")]
    #[schemars(with = "Option<f64>")]
    pub non_translation: Option<Spanned<f64>>,
}

/// What holds for some files only; what holds for all stays in force beside it, and of two sections that meet the later one wins.
// It repeats keys of the whole file: through `#[serde(flatten)]` their places would be lost, and with them the lines of mistakes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PerPathTable {
    /// Globs of the files, in the form of a `.gitignore` beside this file: `["wire/", "*.srt"]`.
    #[schemars(with = "Vec<String>")]
    pub paths: Spanned<Vec<Spanned<String>>>,
    /// The language of the texts, where they do not say it themselves.
    #[schemars(with = "Option<String>")]
    pub lang: Option<Spanned<String>>,
    /// The language they were translated from.
    #[schemars(with = "Option<String>")]
    pub source_lang: Option<Spanned<String>>,
    /// Run only these rules or families, whatever is selected for all.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub select: Vec<Spanned<String>>,
    /// Do not run these rules or families either.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// Another weight for rules or families, or `off`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Weight>")]
    pub severity: BTreeMap<Spanned<String>, Weight>,
    /// Words and names that are right here too.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub accept: Vec<Spanned<String>>,
    /// The house style for names, besides that for all.
    #[serde(default)]
    pub names: NamesTable,
}

/// What holds for some files only, read and validated.
#[derive(Debug, Default)]
pub struct PerPath {
    /// Globs as in a `.gitignore` beside the configuration; there is at least one.
    pub paths: Vec<Placed<String>>,
    /// The language of these files where they do not say.
    pub lang: Option<Lang>,
    /// The language they were translated from where they do not say.
    pub source_lang: Option<Lang>,
    /// Ids and families of the rules to run on them.
    pub select: Vec<Placed<String>>,
    /// Ids and families of rules not to run on them.
    pub ignore: Vec<Placed<String>>,
    /// New weights of rules in them.
    pub severity: Vec<Change>,
    /// Words and names that are right in them.
    pub accept: Vec<String>,
    /// Spellings of names that the house prescribes in them.
    pub prefer: Vec<String>,
}

/// Findings that are not reported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SuppressTable {
    /// The file, or a glob of files in the form of a `.gitignore` beside this one.
    #[schemars(with = "String")]
    pub path: Spanned<String>,
    /// A rule id or a family.
    #[schemars(with = "String")]
    pub rule: Spanned<String>,
    /// Words that stand where the finding is; without any all findings of the rule are meant.
    #[schemars(with = "Option<String>")]
    pub words: Option<Spanned<String>>,
    /// Why it is right.
    #[schemars(with = "String")]
    pub reason: Spanned<String>,
}

/// Findings that are not reported, read and validated.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// A glob as in a `.gitignore` beside the configuration.
    pub path: Placed<String>,
    /// The id of the rule whose findings are meant.
    pub rule: Placed<String>,
    /// At least one visible character.
    pub words: Option<String>,
    /// Why the finding is right to be left, in the words of the author.
    pub reason: String,
    /// Where the rule stands; bytes of the text of the configuration.
    pub span: Span,
}

/// A configuration, read and validated.
#[derive(Debug, Default)]
pub struct Config {
    /// The language of the texts where they do not say.
    pub lang: Option<Lang>,
    /// The language they were translated from where they do not say.
    pub source_lang: Option<Lang>,
    /// The file that says all this, if there is one.
    pub path: Option<PathBuf>,
    /// Already relative to the current folder.
    pub rules: Vec<Placed<PathBuf>>,
    /// Folders of rule packages, already relative to the current folder.
    pub packages: Vec<Placed<PathBuf>>,
    /// Ids and families of the rules to run; all stable ones if it is empty.
    pub select: Vec<Placed<String>>,
    /// Ids and families of rules not to run.
    pub ignore: Vec<Placed<String>>,
    /// Already relative to the current folder.
    pub baseline: Option<Placed<PathBuf>>,
    /// Where the pages about rules are.
    pub rule_pages: Option<RulePages>,
    /// What findings weigh.
    pub weights: Weights,
    /// Globs of what is left out of folders, as in a `.gitignore` beside the file.
    pub exclude: Vec<Placed<String>>,
    /// Whether preview rules run.
    pub preview: bool,
    /// Words and names that are right in this house.
    pub accept: Vec<String>,
    /// Spellings of names that the house prescribes.
    pub prefer: Vec<String>,
    /// Files with the terms of the house, already relative to the current folder.
    pub glossaries: Vec<Placed<PathBuf>>,
    /// What holds for some files only, in order.
    pub per_path: Vec<PerPath>,
    /// Findings that are not reported, in order.
    pub suppress: Vec<Suppression>,
    /// The rules that stand in the configuration itself.
    pub own: Rules,
}

impl Config {
    /// Reads the text of the configuration file at `path`.
    pub fn read(path: &Path, text: &str) -> Result<Self, RuleError> {
        let name = crate::file_name::of(path);
        let source = Source::new(&name, text, &known_check);
        let file: ConfigFile = toml::from_str(text).map_err(|error| source.of_toml(&error))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let below = |path: Spanned<PathBuf>| {
            let mut path = source.placed(path);
            path.value = folder.join(path.value);
            path
        };
        Ok(Self {
            lang: lang(&source, file.lang)?,
            source_lang: lang(&source, file.source_lang)?,
            path: Some(path.to_owned()),
            rules: file.rules.into_iter().map(below).collect(),
            packages: file.packages.into_iter().map(below).collect(),
            glossaries: file.glossaries.into_iter().map(below).collect(),
            select: named(&source, file.select),
            ignore: named(&source, file.ignore),
            exclude: named(&source, file.exclude),
            preview: file.preview,
            baseline: file.baseline.map(below),
            rule_pages: file.rule_pages.map(|pages| rule_pages(&source, &pages)).transpose()?,
            weights: weights(&source, file.score)?,
            accept: spellings(&source, file.accept)?,
            prefer: spellings(&source, file.names.prefer)?,
            per_path: file.per_path.into_iter().map(|table| per_path(&source, table)).collect::<Result<_, _>>()?,
            suppress: file.suppress.into_iter().map(|table| suppression(&source, table)).collect::<Result<_, _>>()?,
            own: source.rules(RuleFile { rule: file.rule, overrides: file.overrides }, None)?,
        })
    }
}

fn per_path(source: &Source<'_>, table: PerPathTable) -> Result<PerPath, RuleError> {
    if table.paths.get_ref().is_empty() {
        return Err(source.error(table.paths.span(), "`paths` must name at least one glob"));
    }
    let weighed = |(rule, weight): (Spanned<String>, Weight)| Change { selector: source.placed(rule), weight };
    Ok(PerPath {
        paths: named(source, table.paths.into_inner()),
        lang: lang(source, table.lang)?,
        source_lang: lang(source, table.source_lang)?,
        select: named(source, table.select),
        ignore: named(source, table.ignore),
        severity: table.severity.into_iter().map(weighed).collect(),
        accept: spellings(source, table.accept)?,
        prefer: spellings(source, table.names.prefer)?,
    })
}

fn suppression(source: &Source<'_>, table: SuppressTable) -> Result<Suppression, RuleError> {
    let visible = |name: &str, said: Spanned<String>| match said.get_ref().trim() {
        "" => Err(source.error(said.span(), format!("`{name}` must hold at least one visible character"))),
        _ => Ok(said.into_inner()),
    };
    Ok(Suppression {
        span: Span::of(table.rule.span()),
        path: source.placed(table.path),
        rule: source.placed(table.rule),
        words: table.words.map(|words| visible("words", words)).transpose()?,
        reason: visible("reason", table.reason)?,
    })
}

fn lang(source: &Source<'_>, tag: Option<Spanned<String>>) -> Result<Option<Lang>, RuleError> {
    tag.map(|tag| tag.get_ref().parse().map_err(|error: LangError| source.error(tag.span(), error.to_string()))).transpose()
}

fn rule_pages(source: &Source<'_>, pages: &Spanned<String>) -> Result<RulePages, RuleError> {
    pages.get_ref().parse().map_err(|error| source.error(pages.span(), format!("`rule-pages` {error}")))
}

fn weights(source: &Source<'_>, table: ScoreTable) -> Result<Weights, RuleError> {
    let mut weights = Weights::default();
    let ScoreTable { neutral, minor_punctuation, minor, major, non_translation } = table;
    let said = [neutral, minor_punctuation, minor, major, non_translation];
    for (grade, points) in Grade::ALL.into_iter().zip(said) {
        let Some(points) = points else { continue };
        weights.set(grade, *points.get_ref()).map_err(|expected| source.error(points.span(), format!("a weight {expected}")))?;
    }
    Ok(weights)
}

fn spellings(source: &Source<'_>, list: Vec<Spanned<String>>) -> Result<Vec<String>, RuleError> {
    let spelling = |spelling: Spanned<String>| match spelling.get_ref().trim() {
        "" => Err(source.error(spelling.span(), "a spelling must hold at least one visible character")),
        _ => Ok(spelling.into_inner()),
    };
    list.into_iter().map(spelling).collect()
}

fn named(source: &Source<'_>, list: Vec<Spanned<String>>) -> Vec<Placed<String>> {
    list.into_iter().map(|name| source.placed(name)).collect()
}
