//! Rules from what a house has already: a style of Vale, or a list of words.

mod draft;
mod sample;
mod vale;
mod word_list;

use crate::examples::{self, Failure};
use crate::ruleset::known_check;
use crate::{Error, RuleSet, file_name, input};
use draft::Draft;
use mtlint_tables::rule::validate::{self, Rules};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A rule file made of something else.
#[derive(Debug, Default)]
pub struct Imported {
    /// The text of the rule file; each rule holds its own examples.
    pub rules: String,
    /// How many rules it has.
    pub count: usize,
    /// What was left out: the file or the rule, and why.
    pub left_out: Vec<(String, String)>,
}

/// Makes rules of a style of Vale (a folder of YAML files, or one of them) or of a list of words (CSV or TSV).
///
/// # Errors
///
/// [`Error::Input`] for what can't be read.
pub fn import(path: &Path) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut drafts = Vec::new();
    for file in files(path)? {
        let name = file_name::of(&file);
        let text = input::read_text(&file)?;
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let made = match extension {
            "yml" | "yaml" => vale::drafts(&file, &text),
            _ => word_list::drafts(&file, &text, extension == "tsv"),
        };
        match made {
            Ok((made, left_out)) => {
                drafts.extend(made);
                imported.left_out.extend(left_out.into_iter().map(|reason| (name.clone(), reason)));
            }
            Err(reason) => imported.left_out.push((name, reason)),
        }
    }
    let good = imported.tried(drafts);
    imported.count = good.len();
    imported.rules = good.iter().map(Draft::to_toml).collect::<Vec<_>>().join("\n");
    Ok(imported)
}

impl Imported {
    /// The drafts that make rules which hold their examples; of the others, and of what one can't find, it is written down why not.
    fn tried(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut ids = BTreeSet::new();
        let mut sound = Vec::new();
        for mut draft in drafts {
            let first = draft.id.clone();
            let mut number = 1;
            while !ids.insert(draft.id.clone()) {
                number += 1;
                draft.id = format!("{first}-{number}");
            }
            if read(&draft).is_err() {
                // Whatever is wrong with one thing of a list is found in a rule of its own, too.
                let unfit = (0..draft.places.len()).filter_map(|number| Some((number, read(&draft.only(&[number])).err()?))).collect();
                draft = self.without(&draft, &unfit);
            }
            sound.push(draft);
        }
        loop {
            let mut set = RuleSet::built_in();
            // Nothing may be left of one.
            sound.retain(|draft: &Draft| !draft.places.is_empty());
            sound.retain(|draft| {
                let added = read(draft).and_then(|rules| set.add_all(vec![rules]).map_err(|error| error.to_string()));
                if let Err(error) = &added {
                    self.left_out.push((draft.id.clone(), error.clone()));
                }
                added.is_ok()
            });
            let mut failed: BTreeMap<Arc<str>, Vec<Failure>> = BTreeMap::new();
            for failure in examples::run(&set, &|rule| ids.contains(&*rule.definition.id)).failures {
                failed.entry(failure.rule.clone()).or_default().push(failure);
            }
            if failed.is_empty() {
                return sound;
            }
            let tried = std::mem::take(&mut sound);
            for draft in tried {
                let Some(failures) = failed.get(&*draft.id) else {
                    sound.push(draft);
                    continue;
                };
                let reasons: BTreeMap<&str, &str> = failures.iter().map(|failure| (&*failure.text, &*failure.reason)).collect();
                let unfit: BTreeMap<usize, String> = (0..)
                    .zip(draft.bad())
                    .filter_map(|(number, (text, _))| Some((number, format!("its example does not hold: {}", reasons.get(&*text)?))))
                    .collect();
                match unfit.is_empty() {
                    true => self.left_out.push((draft.id, format!("its example does not hold: {}", failures[0].reason))),
                    false => sound.push(self.without(&draft, &unfit)),
                }
            }
        }
    }

    /// The draft without the things of these numbers, of which it is written down why.
    fn without(&mut self, draft: &Draft, unfit: &BTreeMap<usize, String>) -> Draft {
        let named = |(&number, reason): (&usize, &String)| (draft.file.clone(), format!("{}: {reason}", draft.places[number]));
        self.left_out.extend(unfit.iter().map(named));
        let fit: Vec<usize> = (0..draft.places.len()).filter(|number| !unfit.contains_key(number)).collect();
        draft.only(&fit)
    }
}

/// The rule of a draft, or what is wrong with it.
fn read(draft: &Draft) -> Result<Rules, String> {
    validate::read(&draft.id, &draft.to_toml(), None, &known_check).map_err(|error| error.message)
}

/// The files that `path` stands for: itself, or those of a style.
fn files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let unreadable = |error| input::InputError::Io { path: file_name::of(path), error };
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        // What Vale keeps beside the rules of a style is none of them.
        if file.extension().is_some_and(|extension| extension == "yml" || extension == "yaml") {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(unreadable(std::io::Error::other("no style of Vale: there is no YAML file (*.yml) in this folder")).into());
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(name: &str, text: &str) -> Imported {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        import(&path).expect("it can be read")
    }

    #[test]
    fn each_kind_of_vale_makes_a_rule_that_holds_its_examples() {
        let kinds = [
            (
                "extends: existence\nmessage: \"Avoid '%s'.\"\nlevel: error\nignorecase: true\ntokens:\n  - very unique\n  - 'whil(e|st)'\n",
                2,
            ),
            (
                "extends: substitution\nmessage: Use '%s' instead of '%s'\nswap:\n  utilize: use\n  '(?:in order|so as) to': to\n  'Javascript': JavaScript\n",
                2,
            ),
            ("extends: consistency\nmessage: \"Inconsistent spelling of '%s'\"\neither:\n  advisor: adviser\n  grey: gray\n", 1),
            ("extends: existence\nmessage: No [%s]\nnonword: true\ntokens:\n  - '\\d{3}\\$'\nexceptions:\n  - 100$\n", 1),
        ];
        for (text, count) in kinds {
            let made = imported("Style.yml", text);
            assert_eq!((made.count, made.left_out.as_slice()), (count, &[][..]), "{}", made.rules);
            assert!(validate::read("x", &made.rules, None, &known_check).is_ok(), "{}", made.rules);
        }
    }

    #[test]
    fn what_makes_no_rule_is_named() {
        for (text, reason) in [
            ("extends: occurrence\nmessage: x\nmax: 3\n", "`extends: occurrence`"),
            ("extends: existence\nmessage: x\ntokens:\n  - a(?=b)\n", "look-around"),
            ("extends: [\n", "line 1"),
            ("message: x\n", "extends"),
            ("extends: existence\nmessage: x\n", "no tokens"),
        ] {
            let made = imported("Style.yml", text);
            let said = made.left_out.iter().map(|(_, reason)| reason.as_str()).collect::<String>();
            assert!(made.count == 0 && said.contains(reason), "{text}: {said}");
        }
    }

    #[test]
    fn a_list_of_words_is_a_rule() {
        let made = imported("House words.csv", "wrong,right\nweb site,website\n\"e-mail, the\",email\nutilise\n");
        assert_eq!((made.count, made.left_out.len()), (2, 0), "{}", made.rules);
        assert!(made.rules.contains("id = \"house-words/instead\""), "{}", made.rules);
        let twice = imported("w.tsv", "a b\tc d\nA  b\te\n");
        let sifted =
            imported("w3.csv", "web site,website\nDon't,do not\nbarbor front,waterfront\nx,x\n\u{200b},a\n\u{301},a\nutilise\n–\n");
        let said: Vec<&str> = sifted.left_out.iter().map(|(_, reason)| reason.split_inclusive(':').next().unwrap_or_default()).collect();
        assert_eq!((sifted.count, said.as_slice()), (2, &["line 4:", "line 5:", "line 6:"][..]), "{:?}", sifted.left_out);
        assert!(sifted.left_out.iter().all(|(file, _)| file.ends_with("w3.csv")), "{:?}", sifted.left_out);
        assert!(sifted.rules.contains("\"Don't\" = \"do not\", \"barbor front\" = \"waterfront\" }"), "{}", sifted.rules);
        assert!(twice.count == 1 && twice.left_out[0].1.contains("line 2"), "{:?}", twice.left_out);
    }
}
