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
        let end = trailing(document);
        document.set_trailing("");
        let list = document.entry("suppress").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(list) = list.as_array_of_tables_mut() else {
            return Err("`suppress` is written as a value; `mtlint suppress` adds to sections `[[suppress]]`".to_owned());
        };
        let gap = if text.is_empty() { "" } else { "\n" };
        let first = list.len();
        for suppression in new {
            let mut table = Table::new();
            table.decor_mut().set_prefix(if list.len() == first { gap } else { "\n" });
            let words = suppression.words.as_ref().map(|words| ("words", words));
            let said = [("path", &suppression.path), ("rule", &suppression.rule)].into_iter().chain(words);
            for (key, said) in said.chain([("reason", &suppression.reason)]) {
                table.insert(key, Item::Value(value(said)));
            }
            list.push(table);
        }
        let last = list.iter().last().map_or_else(String::new, Table::to_string);
        let is_last = document.to_string().ends_with(&last);
        match document["suppress"].as_array_of_tables_mut().and_then(|list| list.get_mut(first)) {
            // Comments at the end, which may be all that there is, stay before what comes new.
            Some(table) if is_last => table.decor_mut().set_prefix(end + gap),
            _ => document.set_trailing(end),
        }
        Ok(())
    })
}

/// The configuration `text` in which the last section that says `old` has other words.
///
/// # Errors
///
/// As [`with_suppressions`].
pub fn with_other_words(text: &str, old: &NewSuppression, words: &str) -> Result<String, String> {
    edited(text, |document| {
        let said = [("path", Some(&old.path)), ("rule", Some(&old.rule)), ("words", old.words.as_ref()), ("reason", Some(&old.reason))];
        let is_meant =
            |table: &&mut Table| said.iter().all(|(key, said)| table.get(key).and_then(Item::as_str) == said.map(String::as_str));
        let sections = document.get_mut("suppress").and_then(Item::as_array_of_tables_mut);
        let section = sections.and_then(|list| list.iter_mut().filter(is_meant).last());
        section.ok_or("the section that was written there is gone")?.insert("words", Item::Value(value(words)));
        Ok(())
    })
}

/// The configuration `text` with one more string in the list called `key`: a word in `accept`, a folder in `packages`.
///
/// # Errors
///
/// As [`with_suppressions`].
pub fn with_listed(text: &str, key: &str, new: &str) -> Result<String, String> {
    if let Some(head) = head(text) {
        let document: DocumentMut = text.parse().map_err(one_line)?;
        if !document.contains_key(key) {
            let (before, behind) = text.split_at(place_of(key, head, head.len() < text.len()));
            let missing = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
            // A comment that may become a table stands as close as before, one about a table as far.
            let is_apart = behind.is_empty() || behind.starts_with(['\n', '\r']) || head.len() == text.len();
            let gap = if is_apart { "" } else { "\n" };
            return Ok(with_line_ends(text, format!("{before}{missing}{key} = [{}]\n{gap}{behind}", value(new))));
        }
    }
    edited(text, |document| {
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

/// The blank lines and comments that `text` begins with, if no key stands behind them but a table, or nothing.
fn head(text: &str) -> Option<&str> {
    let is_other = |line: &&str| !line.trim_start().is_empty() && !line.trim_start().starts_with('#');
    match text.split_inclusive('\n').find(is_other) {
        None => Some(text),
        Some(line) if line.trim_start().starts_with('[') => Some(&text[..line.as_ptr() as usize - text.as_ptr() as usize]),
        Some(_) => None,
    }
}

/// The byte of `comments` where the list called `key` may stand: behind one that shows it; or else before the first table that somebody may
/// bring back, so that it does not become a key of that; or else behind those that are not about the table which follows.
fn place_of(key: &str, comments: &str, is_before_table: bool) -> usize {
    let lines = || {
        comments.split_inclusive('\n').scan(0, |end, line| {
            *end += line.len();
            Some((*end, line.trim_start_matches(['#', ' ', '\t'])))
        })
    };
    let table = || comments.split_inclusive('\n').position(|line| line.trim_start_matches(['#', ' ', '\t']).starts_with('['));
    let shown = lines().find(|(_, line)| line.starts_with(key)).map(|(end, _)| end);
    let blank = lines().filter(|(_, line)| line.trim().is_empty()).last().map_or(0, |(end, _)| end);
    let end = if is_before_table { blank } else { comments.len() };
    shown.unwrap_or_else(|| table().map_or(end, |line| comments.split_inclusive('\n').take(line).map(str::len).sum()))
}

fn edited(text: &str, edit: impl FnOnce(&mut DocumentMut) -> Result<(), String>) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(one_line)?;
    edit(&mut document)?;
    let new = document.to_string();
    Ok(with_line_ends(text, new))
}

fn one_line(error: toml_edit::TomlError) -> String {
    error.message().trim_end().replace('\n', ": ")
}

/// The lines of `new` with the ends that they have in `old`, from both sides; what is new between them takes the end of the line before.
fn with_line_ends(old: &str, new: String) -> String {
    if !old.contains("\r\n") {
        return new;
    }
    let new = new.replace("\r\n", "\n");
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
        for end in ["# end\n", "\n# end", "# [names]\n# prefer = []\n"] {
            let text = format!("{}{end}", &new[1..]);
            let more = with_suppressions(&text, &[section("the dike"), section("the quay")]).expect("it is TOML");
            let expected = [new.replace("dam", "dike"), new.replace("dam", "quay")].concat();
            assert_eq!(more, format!("{}\n{expected}", text.trim_end()));
        }
        assert!(with_suppressions("suppress = 1", &[section("x")]).is_err() && with_suppressions("a = ", &[]).is_err());
    }

    #[test]
    fn a_section_gets_other_words() {
        let two = with_suppressions("# ours\n", &[section("the dam"), section("the dam")]).expect("it is TOML");
        let other = with_other_words(&two, &section("the dam"), "the dike").expect("it is there");
        let (before, behind) = two.rsplit_once("the dam").expect("it is there");
        assert_eq!(other, format!("{before}the dike{behind}"));
        assert!(with_other_words(&two, &section("the quay"), "the dike").is_err());
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
            ("# head\n\n[names]\nprefer = []\n", "# head\n\naccept = [\"eel\"]\n\n[names]\nprefer = []\n"),
            ("# head\n\n# about\n[names]\n", "# head\n\naccept = [\"eel\"]\n\n# about\n[names]\n"),
            ("# about\n[names]\n", "accept = [\"eel\"]\n\n# about\n[names]\n"),
            ("# head\r\n\r\n[names]\r\n", "# head\r\n\r\naccept = [\"eel\"]\r\n\r\n[names]\r\n"),
            (
                "# head\n\n# accept = []\n# preview = true\n\n[names]\n",
                "# head\n\n# accept = []\naccept = [\"eel\"]\n\n# preview = true\n\n[names]\n",
            ),
        ] {
            assert_eq!(with_listed(text, "accept", "eel").as_deref(), Ok(expected));
        }
        assert!(with_listed("accept = \"ham\"", "accept", "eel").is_err());
    }
}
