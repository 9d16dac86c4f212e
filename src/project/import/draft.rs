//! A rule on its way from elsewhere.

use crate::Severity;
use crate::engine::like;
use crate::visible::toml;
use std::fmt::Write as _;
use std::path::Path;

/// What it finds.
#[derive(Debug, Clone)]
pub(super) enum Finds {
    /// Words, each with what to write instead.
    Swap(Vec<(String, String)>),
    Phrases(Vec<String>),
    Pattern {
        regex: String,
        /// What to write instead, if anything.
        replace: Option<String>,
        /// A text that it finds.
        sample: String,
    },
    /// Forms of which a document may have one.
    Variants(Vec<Vec<String>>),
}

/// A rule that is tried before it is written.
#[derive(Debug)]
pub(super) struct Draft {
    pub id: String,
    pub message: String,
    pub why: String,
    pub severity: Severity,
    pub finds: Finds,
    /// Texts that are right.
    pub exceptions: Vec<String>,
    /// What messages call the file that it is made of.
    pub file: String,
    /// Where in that file each of the things stands that it finds, in the same order.
    pub places: Vec<String>,
}

impl Draft {
    /// The same with those of the things alone that have these numbers.
    pub(super) fn only(&self, numbers: &[usize]) -> Self {
        fn kept<T: Clone>(all: &[T], numbers: &[usize]) -> Vec<T> {
            numbers.iter().map(|&number| all[number].clone()).collect()
        }
        let finds = match &self.finds {
            Finds::Swap(pairs) => Finds::Swap(kept(pairs, numbers)),
            Finds::Phrases(phrases) => Finds::Phrases(kept(phrases, numbers)),
            Finds::Variants(groups) => Finds::Variants(kept(groups, numbers)),
            pattern @ Finds::Pattern { .. } => pattern.clone(),
        };
        let Self { id, message, why, exceptions, file, .. } = self;
        let [id, message, why, file] = [id, message, why, file].map(Clone::clone);
        Self { id, message, why, severity: self.severity, finds, exceptions: exceptions.clone(), file, places: kept(&self.places, numbers) }
    }

    /// The table of the rule in a rule file.
    pub(super) fn to_toml(&self) -> String {
        let mut text = format!("[[rule]]\nid = {}\n", toml(&self.id));
        for (key, value) in [("message", &*self.message), ("why", &self.why), ("severity", self.severity.name())] {
            let _ = writeln!(text, "{key} = {}", toml(value));
        }
        // Both kinds of sources hold what a house likes, not what a language asks for.
        text.push_str("category = \"style/organizational\"\n");
        let list = |words: &[String]| words.iter().map(|word| toml(word)).collect::<Vec<_>>().join(", ");
        let (matcher, fix) = match &self.finds {
            Finds::Swap(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(old, new)| format!("{} = {}", toml(old), toml(new))).collect();
                (format!("swap = {{ {} }}", pairs.join(", ")), Some("{ safety = \"suggest\" }".to_owned()))
            }
            Finds::Phrases(phrases) => (format!("phrases = [{}]", list(phrases)), None),
            Finds::Pattern { regex, replace, .. } => {
                let fix = replace.as_ref().map(|replace| format!("{{ replace = {}, safety = \"suggest\" }}", toml(replace)));
                (format!("pattern = {}", toml(regex)), fix)
            }
            Finds::Variants(groups) => {
                let groups: Vec<String> = groups.iter().map(|group| format!("[{}]", list(group))).collect();
                (format!("variants = [{}]", groups.join(", ")), None)
            }
        };
        let _ = writeln!(text, "match.{matcher}");
        if !self.exceptions.is_empty() {
            let exceptions: Vec<String> = self.exceptions.iter().map(|word| regex_syntax::escape(word)).collect();
            let _ = writeln!(text, "unless = [{{ text = {} }}]", toml(&format!("(?i)(?:{})", exceptions.join("|"))));
        }
        if let Some(fix) = fix {
            let _ = writeln!(text, "fix = {fix}");
        }
        let bad: Vec<String> = self
            .bad()
            .into_iter()
            .map(|(text, mended)| match mended {
                Some(mended) => format!("{{ text = {}, fix = {} }}", toml(&text), toml(&mended)),
                None => toml(&text),
            })
            .collect();
        // What is right must hold nothing that is found.
        let good = ["–", "…", "•"].into_iter().find(|good| bad.iter().all(|bad| !bad.contains(good))).unwrap_or("–");
        let _ = write!(text, "bad = [{}]\ngood = [{}]\n", bad.join(", "), toml(good));
        text
    }

    /// An example for each thing that it finds, with the text after the fix if it has one.
    pub(super) fn bad(&self) -> Vec<(String, Option<String>)> {
        let brackets = |text: &str| text.replace('[', "[[").replace(']', "]]");
        let found = |text: &str| format!("So [{}] stands there.", brackets(text));
        let mended = |new: &str| Some(format!("So {new} stands there."));
        match &self.finds {
            Finds::Swap(pairs) => pairs.iter().map(|(old, new)| (found(old), mended(&like(old, new, false)))).collect(),
            Finds::Phrases(phrases) => phrases.iter().map(|phrase| (found(phrase), None)).collect(),
            Finds::Pattern { sample, replace, .. } => vec![(found(sample), replace.as_deref().and_then(mended))],
            Finds::Variants(groups) => {
                let both = |group: &Vec<String>| format!("So {} stands there, [{}] here.", brackets(&group[0]), brackets(&group[1]));
                groups.iter().map(|group| (both(group), None)).collect()
            }
        }
    }
}

/// `family/name` of the names of a folder and of a file: `Harbour Style/FirstPerson.yml` is `harbour-style/first-person`.
pub(super) fn id(family: &str, name: &str) -> String {
    format!("{}/{}", kebab(family, "house"), kebab(name, "words"))
}

/// The id of a rule that a file makes, after its folder and itself.
pub(super) fn id_of(file: &Path) -> String {
    let text = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    id(&text(file.parent().and_then(Path::file_name)), &text(file.file_stem()))
}

fn kebab(name: &str, otherwise: &str) -> String {
    let mut kebab = String::new();
    let mut was_small = false;
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            if letter.is_ascii_uppercase() && was_small {
                kebab.push('-');
            }
            kebab.push(letter.to_ascii_lowercase());
        } else if !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
        was_small = letter.is_ascii_lowercase();
    }
    let kebab = kebab.trim_matches('-');
    if kebab.starts_with(|first: char| first.is_ascii_lowercase()) {
        kebab.to_owned()
    } else {
        format!("{otherwise}-{kebab}").trim_end_matches('-').to_owned()
    }
}
