//! What the build script makes of `data/names`, so that a mistake in the data fails the build and a run parses nothing.

mod compile;
mod pairings;
mod table;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use serde::Deserialize;

use super::Syllable;
use super::exonyms::{Group, Groups};
use super::fold::plain;
use super::lexicon::{self, Entry};
use super::scheme::{Profile, ProfileSet};

type Failure = Box<dyn Error>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    demonyms: BTreeMap<String, Vec<String>>,
    common: Words,
    profile: BTreeMap<String, ProfileCues>,
    japanese: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileCues {
    countries: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistinctFile {
    places: Vec<(String, String)>,
    given: Vec<(String, String)>,
    arabic: Vec<(String, String)>,
    surnames: Vec<(String, String)>,
}

/// The files to write, each with its name and its bytes.
pub(crate) fn files() -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut words = Lexicon::default();
    words.add_cues(&read("cues.toml")?)?;
    words.add_distinct(&read("distinct.toml")?)?;
    let groups = words.add_groups(&read("exonyms.toml")?)?;
    let mut files = vec![
        ("names-lexicon.bin".to_owned(), words.table()?),
        ("names-groups.bin".to_owned(), postcard::to_allocvec(&groups)?),
        ("names-chinese.bin".to_owned(), postcard::to_allocvec(&syllables(&fs::read_to_string(path("chinese.tsv"))?))?),
    ];
    let name_and_text = |profile: Profile| Ok((profile.name(), fs::read_to_string(path(&format!("{}.tsv", profile.name())))?));
    let texts: BTreeMap<&str, String> = Profile::tabled().map(name_and_text).collect::<Result<_, Failure>>()?;
    for (name, text) in &texts {
        let file = path(&format!("{name}.tsv"));
        let place = |error: table::TableError| format!("{file}:{}: {}", error.line, error.message);
        let table = table::parse(text, &|included| texts.get(included).map(String::as_str)).map_err(place)?;
        files.push((format!("names-{name}.bin"), compile::compile(&table).map_err(|error| format!("{file}: {error}"))?));
    }
    Ok(files)
}

fn path(file: &str) -> String {
    format!("data/names/{file}")
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, Failure> {
    let text = fs::read_to_string(path(file))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path(file)).into())
}

/// Entries by hash, each with the text that it stands for.
#[derive(Default)]
struct Lexicon(BTreeMap<u64, (String, Entry)>);

impl Lexicon {
    fn entry(&mut self, hash: u64, text: String) -> Result<&mut Entry, Failure> {
        let (known, entry) = self.0.entry(hash).or_insert_with(|| (text.clone(), Entry::default()));
        if *known == text { Ok(entry) } else { Err(format!("`{known}` and `{text}` have one hash").into()) }
    }

    fn word(&mut self, word: &str) -> Result<&mut Entry, Failure> {
        let word = plain(word);
        self.entry(lexicon::hash(word.bytes()), word)
    }

    fn add_cues(&mut self, file: &CueFile) -> Result<(), Failure> {
        let demonyms = file.demonyms.iter().flat_map(|(country, demonyms)| demonyms.iter().chain([country]));
        for word in demonyms.chain(&file.common.words) {
            self.word(word)?.common = true;
        }
        for word in &file.japanese.words {
            self.word(word)?.japanese = true;
        }
        for (name, of_profile) in &file.profile {
            let profile: ProfileSet = Profile::from_name(name).into_iter().collect();
            if profile == ProfileSet::NONE {
                return Err(format!("{}: no profile {name}", path("cues.toml")).into());
            }
            let mut words = of_profile.words.clone();
            for country in &of_profile.countries {
                let unknown = || format!("{}: {country} is not among the demonyms", path("cues.toml"));
                let demonyms = file.demonyms.get(country).ok_or_else(unknown)?;
                words.push(country.clone());
                words.extend(demonyms.iter().flat_map(|demonym| [demonym.clone(), format!("{demonym}s")]));
            }
            for word in &words {
                let entry = self.word(word)?;
                entry.profiles = entry.profiles.union(profile);
            }
        }
        Ok(())
    }

    fn add_distinct(&mut self, file: &DistinctFile) -> Result<(), Failure> {
        for (a, b) in [&file.places, &file.given, &file.arabic, &file.surnames].into_iter().flatten() {
            let (a, b) = (plain(a), plain(b));
            let text = format!("{} {}", (&a).min(&b), (&a).max(&b));
            self.entry(lexicon::pair(a.as_bytes(), b.as_bytes()), text)?.distinct = true;
        }
        Ok(())
    }

    fn add_groups(&mut self, file: &GroupFile) -> Result<Groups, Failure> {
        let mut by_form: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (index, group) in (0..).zip(&file.group) {
            for form in &group.forms {
                let of_form = by_form.entry(plain(form)).or_default();
                if !of_form.contains(&index) {
                    of_form.push(index);
                }
            }
        }
        for (list, form) in (1..).zip(by_form.keys()) {
            self.word(form)?.groups = list;
        }
        Ok(Groups { groups: file.group.clone(), lists: by_form.into_values().collect() })
    }

    fn table(self) -> Result<Vec<u8>, Failure> {
        let entries: Vec<(u64, Entry)> = self.0.into_iter().map(|(hash, (_, entry))| (hash, entry)).collect();
        Ok(lexicon::table(&entries))
    }
}

/// The syllables of the table, sorted by their pinyin.
fn syllables(text: &str) -> Vec<Syllable> {
    let plain = |text: &str| -> String { text.chars().filter(|c| *c != '\'').map(|c| if c == 'ü' { 'u' } else { c }).collect() };
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut table: Vec<Syllable> = lines
        .map(|(pinyin, wade_giles)| Syllable { pinyin: plain(pinyin), wade_giles: wade_giles.split('|').map(plain).collect() })
        .collect();
    table.sort_by(|x, y| x.pinyin.cmp(&y.pinyin));
    table
}
