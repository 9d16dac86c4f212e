//! From a rule file to definitions: everything that can be wrong with a rule is said here, with its place.

use super::category::{self, DIMENSIONS};
use super::definition::{Action, Definition, Examples, Guard, Matcher, Place, Repair, When};
use super::native::{CheckMistake, CheckUse, Checks};
use super::pattern::{self, PatternError};
use super::schema::{Delete, ExampleForm, FixTable, GuardTable, MatchTable, Override, RuleFile, RuleTable, Weight, WhenTable};
use super::source::{Placed, RuleError, Source};
use super::template;
use crate::text::fold;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The rules of one file, in order, each with its examples, and its changes to other rules.
#[derive(Debug, Default, Clone)]
pub struct Rules {
    /// The rules.
    pub definitions: Vec<Definition>,
    /// The examples of each of them, in the same order.
    pub examples: Vec<Examples>,
    /// What the file changes of other rules.
    pub changes: Vec<Change>,
}

/// A change to rules that someone else wrote.
#[derive(Debug, Clone)]
pub struct Change {
    /// A rule id or a family.
    pub selector: Placed<String>,
    /// Their new weight.
    pub weight: Weight,
}

/// Reads the rule file `text`, called `file` in messages. With `language` (the folder of a built-in file) the rules that
/// name no language are for that one.
pub fn read(file: &str, text: &str, language: Option<&str>, checks: Checks<'_>) -> Result<Rules, RuleError> {
    let source = Source::new(file, text, checks);
    let parsed: RuleFile = toml::from_str(text).map_err(|error| {
        let mut error = source.of_toml(&error);
        if error.message.contains("expected `rule` or `override`") {
            error.message.push_str("; a file with more than rules is a configuration, called `mtlint.toml` or named by --config");
        }
        error
    })?;
    source.rules(parsed, language)
}

/// The ids that are taken. Rules of different languages may share one: it names the fault, and each finds it in its own language.
#[derive(Debug, Default)]
pub struct Taken<'d>(BTreeMap<&'d str, Vec<&'d Definition>>);

impl<'d> Taken<'d> {
    /// Takes the id of a rule.
    ///
    /// # Errors
    ///
    /// The mistake of two rules with one id in one language.
    pub fn take(&mut self, definition: &'d Definition) -> Result<(), RuleError> {
        let all = self.0.entry(&definition.id).or_default();
        if let Some(first) = all.iter().find(|first| first.meets(definition)) {
            return Err(RuleError {
                file: definition.place.file.clone(),
                line: definition.place.line,
                column: 1,
                message: format!("the rule id `{}` is already taken at {}", definition.id, first.place),
            });
        }
        all.push(definition);
        Ok(())
    }

    /// The rules whose ids are taken.
    pub fn definitions(&self) -> impl Iterator<Item = &'d Definition> {
        self.0.values().flatten().copied()
    }
}

/// Says what is wrong with `id` as the id of a rule, if anything is.
pub fn check_id(id: &str) -> Result<(), String> {
    let kebab = |part: &str| {
        !part.is_empty() && !part.starts_with('-') && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    match id.split_once('/') {
        Some((family, name)) if kebab(family) && kebab(name) => Ok(()),
        _ => Err(format!("`{id}` is not a rule id; expected `family/name` in lower-case letters, digits and hyphens")),
    }
}

/// `name` as `template` asks for it.
fn written(template: &str, name: &str) -> String {
    let braced = format!("${{{name}}}");
    if template.contains(&braced) { braced } else { format!("${name}") }
}

impl Source<'_> {
    /// Validates parsed rules.
    pub fn rules(&self, parsed: RuleFile, language: Option<&str>) -> Result<Rules, RuleError> {
        let changes = parsed.overrides.into_iter().map(|change| self.change(change)).collect();
        let mut rules = Rules { changes, ..Rules::default() };
        for table in parsed.rule {
            let (definition, examples) = self.rule(table, language)?;
            rules.definitions.push(definition);
            rules.examples.push(examples);
        }
        let mut taken = Taken::default();
        rules.definitions.iter().try_for_each(|definition| taken.take(definition))?;
        Ok(rules)
    }

    fn change(&self, change: Override) -> Change {
        Change { selector: self.placed(change.rule), weight: change.severity }
    }

    fn rule(&self, table: RuleTable, language: Option<&str>) -> Result<(Definition, Examples), RuleError> {
        check_id(table.id.get_ref()).map_err(|message| self.error(table.id.span(), message))?;
        let category = self.category(&table.category)?;
        if table.message.get_ref().trim().is_empty() || table.message.get_ref().contains('\n') {
            return Err(self.error(table.message.span(), "`message` must be one line that says what is wrong"));
        }
        for (name, examples) in [("bad", &table.bad), ("good", &table.good)] {
            if examples.get_ref().is_empty() {
                return Err(self.error(examples.span(), format!("`{name}` needs at least one example: examples are the tests of a rule")));
            }
        }
        if let Some(fixed) = table.fixed.as_ref().filter(|fixed| fixed.get_ref().trim().is_empty()) {
            return Err(self.error(fixed.span(), "`fixed` must say why the fault has no other form than that of the examples"));
        }
        let matcher = self.matcher(&table)?;
        let suggests = table.fix.as_ref().is_some_and(|fix| fix.get_ref().delete.is_none());
        self.template("message", &table.message, &matcher, suggests.then_some("fix"))?;
        let fix = table.fix.map(|fix| self.repair(fix, &matcher)).transpose()?;
        let when = self.when(table.when)?;
        let witnesses = table.witness.into_iter().map(|(tag, regex)| {
            let tag = self.tag(&tag)?;
            Ok((tag, self.regex(&regex)?))
        });
        let witnesses = witnesses.collect::<Result<_, _>>()?;
        let unless = table.unless.into_iter().map(|guard| self.guard(guard)).collect::<Result<_, _>>()?;
        let mut languages = self.tags(&table.languages)?;
        if languages.is_empty() {
            languages.extend(language.map(str::to_owned));
        }
        let definition = Definition {
            place: Place { file: self.file.clone(), line: self.line(table.id.span().start) },
            id: table.id.into_inner().into(),
            message: table.message.into_inner(),
            why: table.why.into(),
            severity: table.severity,
            category: category.into(),
            status: table.status,
            languages,
            sources: self.tags(&table.sources)?,
            sources_strict: table.sources_strict,
            aliases: table.aliases,
            matcher,
            when,
            witnesses,
            unless,
            fix,
        };
        let plain = |forms: Spanned<Vec<ExampleForm>>| forms.into_inner().into_iter().map(|form| form.0).collect();
        Ok((definition, Examples { bad: plain(table.bad), good: plain(table.good), fixed: table.fixed.map(Spanned::into_inner) }))
    }

    fn category(&self, category: &Spanned<String>) -> Result<String, RuleError> {
        category::current(category.get_ref()).ok_or_else(|| {
            let dimension = category.get_ref().split('/').next().unwrap_or_default();
            let allowed: Vec<&str> = DIMENSIONS.iter().map(|(name, _)| *name).collect();
            let allowed = allowed.join("`, `");
            self.error(category.span(), format!("`{dimension}` is not an MQM dimension; a category begins with one of `{allowed}`"))
        })
    }

    fn tags(&self, tags: &[Spanned<String>]) -> Result<Vec<String>, RuleError> {
        tags.iter().map(|tag| self.tag(tag)).collect()
    }

    fn tag(&self, tag: &Spanned<String>) -> Result<String, RuleError> {
        let valid = (2..=3).contains(&tag.get_ref().len()) && tag.get_ref().bytes().all(|byte| byte.is_ascii_lowercase());
        if valid {
            Ok(tag.get_ref().clone())
        } else {
            Err(self.error(tag.span(), format!("`{}` is not a language; expected one such as `en` or `de`", tag.get_ref())))
        }
    }

    fn matcher(&self, rule: &RuleTable) -> Result<Matcher, RuleError> {
        let (table, hints) = (&rule.matches, &rule.hint);
        let MatchTable { phrases, swap, lines, pattern, variants, check, fault, min, max, except, prefer } = table.get_ref();
        let mut kinds = Vec::new();
        if let Some(phrases) = phrases {
            self.some("phrases", phrases, Vec::is_empty)?;
            kinds.push(Matcher::Phrases(self.phrases(phrases.get_ref())?));
        }
        if let Some(swap) = swap {
            self.some("swap", swap, BTreeMap::is_empty)?;
            let swap = swap.get_ref();
            if swap.keys().any(|phrase| fold(phrase).trim().is_empty()) {
                return Err(self.error(table.span(), "a phrase of `swap` is empty"));
            }
            kinds.push(Matcher::Swap(swap.iter().map(|(phrase, better)| (fold(phrase).trim().to_owned(), better.clone())).collect()));
        }
        if let Some(lines) = lines {
            self.some("lines", lines, Vec::is_empty)?;
            let lines = lines.get_ref();
            let lines: Result<Vec<_>, _> =
                lines.iter().map(|line| pattern::of_line(line.get_ref(), hints).map_err(|error| self.of_pattern(line, &error))).collect();
            kinds.push(Matcher::Lines(lines?));
        }
        if let Some(regex) = pattern {
            kinds.push(Matcher::Pattern(pattern::searched(regex.get_ref(), hints).map_err(|error| self.of_pattern(regex, &error))?));
        }
        if let Some(variants) = variants {
            self.some("variants", variants, Vec::is_empty)?;
            let variants = variants.get_ref();
            if variants.iter().any(|group| group.len() < 2 || group.iter().any(|form| fold(form).trim().is_empty())) {
                return Err(self.error(table.span(), "each group of `variants` needs at least two forms, the preferred one first"));
            }
            kinds.push(Matcher::Variants(variants.clone()));
        }
        if let Some(check) = check {
            let Some(fault) = fault else {
                return Err(self.error(check.span(), format!("`match.fault` must name a fault of the check `{}`", check.get_ref())));
            };
            let set = [("min", min.is_some()), ("max", max.is_some()), ("except", except.is_some()), ("prefer", prefer.is_some())];
            let params = set.into_iter().filter_map(|(name, set)| set.then_some(name)).collect();
            let mut values = template::names(rule.message.get_ref());
            values.retain(|name| !matches!(*name, "0" | "fix" | "confidence") && !name.starts_with('{'));
            (self.checks)(&CheckUse { check: check.get_ref(), fault: fault.get_ref(), params, values }).map_err(
                |mistake| match mistake {
                    CheckMistake::Check(message) => self.error(check.span(), message),
                    CheckMistake::Fault(message) => self.error(fault.span(), message),
                    CheckMistake::Param(message) => self.error(table.span(), message),
                    CheckMistake::Value(name, message) => self.error(self.name_in(&rule.message, &name), message),
                },
            )?;
            kinds.push(Matcher::Check {
                check: check.get_ref().clone(),
                fault: fault.get_ref().clone(),
                min: *min,
                max: *max,
                except: except.iter().flatten().map(|word| fold(word)).collect(),
                prefer: prefer.clone().unwrap_or_default(),
            });
        } else if fault.is_some() || min.is_some() || max.is_some() || except.is_some() || prefer.is_some() {
            return Err(self.error(table.span(), "`fault`, `min`, `max`, `except` and `prefer` go with `check`"));
        }
        match (kinds.pop(), kinds.is_empty()) {
            (Some(kind), true) => Ok(kind),
            _ => {
                Err(self.error(table.span(), "`match` must have exactly one of `phrases`, `swap`, `lines`, `pattern`, `variants`, `check`"))
            }
        }
    }

    /// A list that names nothing is a mistake: the rule could find nothing.
    fn some<T>(&self, name: &str, list: &Spanned<T>, is_empty: fn(&T) -> bool) -> Result<(), RuleError> {
        if is_empty(list.get_ref()) {
            Err(self.error(list.span(), format!("`{name}` is empty, so the rule finds nothing")))
        } else {
            Ok(())
        }
    }

    /// Whether everything that `template`, the value of the key `key`, asks for is there: the hit, the groups of a pattern,
    /// the two forms of `variants`, and `more`. What a check gives only the check knows.
    fn template(&self, key: &str, template: &Spanned<String>, matcher: &Matcher, more: Option<&str>) -> Result<(), RuleError> {
        let names = template::names(template.get_ref());
        if names.iter().all(|name| *name == "0" || Some(*name) == more) {
            return Ok(());
        }
        let mut allowed = vec!["0".to_owned()];
        match matcher {
            Matcher::Check { .. } => {
                allowed.extend(names.iter().filter(|name| **name != "fix" && !name.starts_with('{')).map(|&name| name.to_owned()))
            }
            Matcher::Pattern(pattern) => allowed.extend(pattern::groups(&pattern.regex)),
            Matcher::Variants(_) => allowed.extend(["form".to_owned(), "other".to_owned()]),
            Matcher::Phrases(_) | Matcher::Swap(_) | Matcher::Lines(_) => {}
        }
        allowed.extend(more.map(str::to_owned));
        let Some(unknown) = names.into_iter().find(|name| !allowed.iter().any(|allowed| allowed == name)) else { return Ok(()) };
        let why = match unknown {
            "fix" if key == "message" => "the rule has no fix that writes something".to_owned(),
            _ if unknown.starts_with('{') => "`}` is missing".to_owned(),
            _ => format!("expected one of `${{{}}}`", allowed.join("}`, `${")),
        };
        let written = written(template.get_ref(), unknown);
        let message = format!("`{written}` in `{key}` stands for nothing: {why}; a dollar sign is `$$`");
        Err(self.error(self.name_in(template, unknown), message))
    }

    /// Where `name` stands in a template: in the file, unless escapes hide it.
    fn name_in(&self, template: &Spanned<String>, name: &str) -> Range<usize> {
        let span = template.span();
        let said = self.text.get(span.clone()).unwrap_or_default();
        let at = said.find(&written(template.get_ref(), name));
        span.start + at.unwrap_or(0)..span.end
    }

    fn phrases(&self, phrases: &[Spanned<String>]) -> Result<Vec<String>, RuleError> {
        phrases
            .iter()
            .map(|phrase| match fold(phrase.get_ref()).trim() {
                "" => Err(self.error(phrase.span(), "a phrase must hold at least one visible character")),
                folded => Ok(folded.to_owned()),
            })
            .collect()
    }

    fn repair(&self, table: Spanned<FixTable>, matcher: &Matcher) -> Result<Repair, RuleError> {
        let span = table.span();
        let FixTable { replace, delete, safety } = table.into_inner();
        let brings_its_own = matches!(matcher, Matcher::Swap(_) | Matcher::Variants(_) | Matcher::Check { .. });
        let action = match (replace, delete) {
            (Some(_), Some(_)) => return Err(self.error(span, "a fix has either `replace` or `delete`")),
            (Some(_), None) if brings_its_own => {
                return Err(self
                    .error(span, "`swap`, `variants` and `check` bring their own replacement; the fix may only set `safety` or `delete`"));
            }
            (Some(replace), None) => {
                self.template("replace", &replace, matcher, None)?;
                Action::Replace(replace.into_inner())
            }
            (None, Some(delete)) => Action::Delete(delete),
            (None, None) if brings_its_own => Action::Suggested,
            (None, None) => return Err(self.error(span, "a fix needs `replace = \"…\"`, `delete = \"match\"` or `delete = \"line\"`")),
        };
        if matches!(action, Action::Replace(_)) && matches!(matcher, Matcher::Lines(_)) {
            return Err(self.error(span, "a rule with `lines` can only delete; use `pattern` to replace"));
        }
        if action == Action::Delete(Delete::Match) && matches!(matcher, Matcher::Lines(_)) {
            return Err(self.error(span, "a rule with `lines` deletes with `delete = \"line\"`"));
        }
        Ok(Repair { action, safety })
    }

    fn when(&self, table: WhenTable) -> Result<When, RuleError> {
        let WhenTable { source, source_lacks, scope } = table;
        if let Some(scope) = &scope {
            self.some("scope", scope, Vec::is_empty)?;
        }
        Ok(When {
            source: source.map(|regex| self.regex(&regex)).transpose()?,
            source_lacks: source_lacks.map(|regex| self.regex(&regex)).transpose()?,
            scope: scope.map(Spanned::into_inner).unwrap_or_default(),
        })
    }

    /// A regex that is searched for as it is written.
    fn regex(&self, regex: &Spanned<String>) -> Result<String, RuleError> {
        pattern::parse(regex.get_ref()).map(|_| regex.get_ref().clone()).map_err(|error| self.of_pattern(regex, &error))
    }

    fn guard(&self, table: Spanned<GuardTable>) -> Result<Guard, RuleError> {
        let span = table.span();
        let table = table.into_inner();
        if matches!(table, GuardTable { text: None, before: None, after: None, block: None, quoted: None }) {
            return Err(self.error(span, "a guard without a key always holds, so the rule finds nothing"));
        }
        let regex = |regex: Option<Spanned<String>>, wrap: fn(&str) -> String| {
            regex.map(|regex| self.regex(&regex).map(|regex| wrap(&regex))).transpose()
        };
        Ok(Guard {
            text: regex(table.text, str::to_owned)?,
            before: regex(table.before, |regex| format!("(?:{regex})$"))?,
            after: regex(table.after, |regex| format!("^(?:{regex})"))?,
            block: regex(table.block, str::to_owned)?,
            quoted: table.quoted,
        })
    }

    fn of_pattern(&self, regex: &Spanned<String>, error: &PatternError) -> RuleError {
        // The offset counts in the value; in a literal string ('…') that is the place in the file, after the quote mark.
        let span = regex.span();
        let literal = self.text.get(span.clone()).is_some_and(|written| written.starts_with('\'') && !written.starts_with("'''"));
        let at = match error.offset {
            Some(offset) if literal => span.start + 1 + offset..span.end,
            _ => span,
        };
        self.error(at, format!("in the regex `{}`: {}", regex.get_ref(), error.message))
    }
}
