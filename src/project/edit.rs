//! Writes into a configuration without a change to what stands there: comments, order and layout are its author's.

use crate::visible;
use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, Item, Table, Value};

/// What a `[[suppress]]` section says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSuppression {
    /// In the form of a `.gitignore` beside the configuration.
    pub path: String,
    /// The id of the rule.
    pub rule: String,
    /// Words that stand where the finding is; without any all findings of the rule are meant.
    pub words: Option<String>,
    /// Why it is right.
    pub reason: String,
}

/// The configuration `text` with more `[[suppress]]` sections behind those that there are, or at the end.
///
/// # Errors
///
/// What is wrong with the text, in a line.
pub fn with_suppressions(text: &str, new: &[NewSuppression]) -> Result<String, String> {
    edited(text, |document| {
        let mut end = String::new();
        if !document.contains_key("suppress") {
            // Comments at the end, which may be all that there is, stay before what comes new.
            end = trailing(document);
            document.set_trailing("");
        }
        let list = document.entry("suppress").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(list) = list.as_array_of_tables_mut() else {
            return Err("`suppress` is written as a value; `mtlint suppress` adds to sections `[[suppress]]`".to_owned());
        };
        for suppression in new {
            let mut table = Table::new();
            let gap = if text.is_empty() && list.is_empty() { "" } else { "\n" };
            table.decor_mut().set_prefix(std::mem::take(&mut end) + gap);
            let words = suppression.words.as_ref().map(|words| ("words", words));
            let said = [("path", &suppression.path), ("rule", &suppression.rule)].into_iter().chain(words);
            for (key, said) in said.chain([("reason", &suppression.reason)]) {
                table.insert(key, Item::Value(value(said)));
            }
            list.push(table);
        }
        Ok(())
    })
}

/// The configuration `text` with one more string in the list called `key`: a word in `accept`, a folder in `packages`.
///
/// # Errors
///
/// As [`with_suppressions`].
pub fn with_listed(text: &str, key: &str, new: &str) -> Result<String, String> {
    edited(text, |document| {
        if document.is_empty() {
            // Comments, which may be all that there is, stay before it.
            let comments = trailing(document);
            let (before, behind) = comments.split_at(place_of(key, &comments));
            document.set_trailing(behind);
            document.insert(key, Item::Value(Array::new().into()));
            if let Some(mut written) = document.key_mut(key) {
                written.leaf_decor_mut().set_prefix(before);
            }
        }
        let list = document.entry(key).or_insert(Item::Value(Array::new().into()));
        let Some(list) = list.as_array_mut() else { return Err(format!("`{key}` must be a list")) };
        let mut trailing = list.trailing().as_str().unwrap_or_default().to_owned();
        if let Some(last) = list.iter_mut().last() {
            // Without a comma behind it, what stands before the bracket is its own.
            trailing.insert_str(0, last.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default());
            last.decor_mut().set_suffix("");
            list.set_trailing(trailing.as_str());
        }
        let last = list.iter().last().and_then(|last| last.decor().prefix()).and_then(|prefix| prefix.as_str());
        let mut prefix = last.map_or_else(|| if list.is_empty() { "" } else { " " }.to_owned(), str::to_owned);
        if list.len() == 1 && !prefix.contains('\n') {
            prefix = " ".to_owned();
        }
        if trailing.contains('#') {
            // A comment stays behind the word that it is about.
            let indent: String = prefix.rsplit('\n').next().unwrap_or_default().to_owned();
            prefix = format!("{}\n{indent}", trailing.trim_end());
            list.set_trailing("\n");
        } else if prefix.contains('#') {
            prefix = format!("\n{}", prefix.rsplit('\n').next().unwrap_or_default());
        }
        let mut value = value(new);
        *value.decor_mut() = Decor::new(prefix, "");
        list.push_formatted(value);
        Ok(())
    })
}

/// The byte of `comments` where the list called `key` may stand: behind one that shows it, or else before the first table that somebody may
/// bring back, so that it does not become a key of that.
fn place_of(key: &str, comments: &str) -> usize {
    let lines = || {
        comments.split_inclusive('\n').scan(0, |end, line| {
            *end += line.len();
            Some((*end, line.trim_start_matches(['#', ' ', '\t'])))
        })
    };
    let table = || comments.split_inclusive('\n').position(|line| line.trim_start_matches(['#', ' ', '\t']).starts_with('['));
    let shown = lines().find(|(_, line)| line.starts_with(key)).map(|(end, _)| end);
    shown.unwrap_or_else(|| table().map_or(comments.len(), |line| comments.split_inclusive('\n').take(line).map(str::len).sum()))
}

fn edited(text: &str, edit: impl FnOnce(&mut DocumentMut) -> Result<(), String>) -> Result<String, String> {
    let one_line = |error: toml_edit::TomlError| error.message().trim_end().replace('\n', ": ");
    let mut document: DocumentMut = text.parse().map_err(one_line)?;
    edit(&mut document)?;
    let new = document.to_string();
    Ok(if text.contains("\r\n") { with_line_ends(text, &new.replace("\r\n", "\n")) } else { new })
}

/// The lines of `new` with the ends that they have in `old`, from both sides; what is new between them takes the end of the line before.
fn with_line_ends(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let lines: Vec<&str> = new.split_inclusive('\n').collect();
    let is_same = |(old, new): &(&&str, &&str)| old.trim_end_matches(['\r', '\n']) == new.trim_end_matches('\n');
    let before = old.iter().zip(&lines).take_while(is_same).count();
    let rest = old.len().min(lines.len()) - before;
    let behind = old.iter().rev().zip(lines.iter().rev()).take(rest).take_while(is_same).count();
    let neighbour = old[before.saturating_sub(1)];
    let ends = lines.iter().enumerate().map(|(number, line)| {
        let kept = if number < before {
            old[number]
        } else if number + behind >= lines.len() {
            old[number + old.len() - lines.len()]
        } else {
            neighbour
        };
        match line.strip_suffix('\n') {
            Some(line) if kept.ends_with("\r\n") || !kept.ends_with('\n') && neighbour.ends_with("\r\n") => format!("{line}\r\n"),
            _ => (*line).to_owned(),
        }
    });
    ends.collect()
}

/// The comments at the end of a document, with a line end behind the last.
fn trailing(document: &DocumentMut) -> String {
    let end = document.trailing().as_str().unwrap_or_default();
    let missing = if end.is_empty() || end.ends_with('\n') { "" } else { "\n" };
    format!("{end}{missing}")
}

/// A string as it can be seen.
fn value(text: &str) -> Value {
    visible::toml(text).parse().unwrap_or_else(|_| Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(words: &str) -> NewSuppression {
        let [path, rule, reason] = ["/a.srt", "quotes/mixed", "It is \"so\"."].map(str::to_owned);
        NewSuppression { path, rule, words: Some(words.to_owned()), reason }
    }

    #[test]
    fn sections_come_behind_the_others() {
        let new = "\n[[suppress]]\npath = \"/a.srt\"\nrule = \"quotes/mixed\"\nwords = \"the dam\"\nreason = 'It is \"so\".'\n";
        let text = "# ours\nlang='en'   # of course\n\n[[suppress]] # one\nrule=\"a/b\"\npath=\"x\"\nreason=\"y\"\n\n[names]\nprefer = [ \"Kyiv\" ]\n# end\n";
        let all = with_suppressions(text, &[section("the dam")]).expect("it is TOML");
        assert_eq!(all.replace(new, ""), text, "{all}");
        assert_eq!(with_suppressions("", &[section("the dam")]).as_deref(), Ok(&new[1..]));
        let twice = with_suppressions(&all.replace('\n', "\r\n"), &[section("the \u{202e}dike")]).expect("it is TOML");
        assert_eq!(twice.matches("[[suppress]]\r\n").count(), 2, "{twice}");
        assert!(twice.contains("\"the \\u202edike\"") && !twice.replace("\r\n", "").contains('\n'), "{twice}");
        let comments = "# Nothing is set.\n# lang = \"de\"";
        assert_eq!(with_suppressions(comments, &[section("the dam")]), Ok(format!("{comments}\n{new}")));
        assert!(with_suppressions("suppress = 1", &[section("x")]).is_err() && with_suppressions("a = ", &[]).is_err());
    }

    #[test]
    fn every_line_keeps_its_end() {
        let text = "# one\r\naccept = [\"ham\"]\nlang = \"en\"\r\n\n# two\n";
        let listed = with_listed(text, "accept", "eel").expect("it is TOML");
        assert_eq!(listed, text.replace("\"ham\"", "\"ham\", \"eel\"").replace("]\n", "]\r\n"));
        let added = with_suppressions(text, &[section("the dam")]).expect("it is TOML");
        assert!(added.starts_with(text) && !added[text.len()..].contains('\r'), "{added:?}");
    }

    #[test]
    fn words_come_behind_the_others() {
        for (text, expected) in [
            ("", "accept = [\"eel\"]\n"),
            ("accept = []\n", "accept = [\"eel\"]\n"),
            ("accept = [\"ham\"] # so\nlang = \"en\"\n", "accept = [\"ham\", \"eel\"] # so\nlang = \"en\"\n"),
            ("accept = [\n    \"ham\",\n    \"jam\", # sweet\n]\n", "accept = [\n    \"ham\",\n    \"jam\", # sweet\n    \"eel\",\n]\n"),
            ("accept = [\n  \"ham\", # salty\n  \"jam\"\n]\n", "accept = [\n  \"ham\", # salty\n  \"jam\",\n  \"eel\"\n]\n"),
            ("# Nothing is set.\n", "# Nothing is set.\naccept = [\"eel\"]\n"),
            (
                "# head\n\n# accept = []\n\n# [names]\n# prefer = []\n",
                "# head\n\n# accept = []\naccept = [\"eel\"]\n\n# [names]\n# prefer = []\n",
            ),
            ("# head\n# [names]\n", "# head\naccept = [\"eel\"]\n# [names]\n"),
            ("# head\n\n[names]\nprefer = []\n", "accept = [\"eel\"]\n# head\n\n[names]\nprefer = []\n"),
        ] {
            assert_eq!(with_listed(text, "accept", "eel").as_deref(), Ok(expected));
        }
        assert!(with_listed("accept = \"ham\"", "accept", "eel").is_err());
    }
}
