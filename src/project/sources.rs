//! Which source article belongs to which translation, where a folder of the ones stands beside a folder of the others.

use super::{Globs, walk};
use crate::file_name;
use crate::input::{InputError, kind_of};
use crate::lang::Lang;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// A folder of source articles beside a folder of translations.
#[derive(Debug)]
pub struct SourceFolder {
    translations: PathBuf,
    sources: PathBuf,
    /// The articles by their folder, relative to `sources`, and each name that they may go by.
    articles: BTreeMap<(PathBuf, String), Vec<PathBuf>>,
}

impl SourceFolder {
    /// The articles below `sources`, from which the files below `translations` were translated. What can't be read among them has
    /// no partner.
    pub fn new(translations: &Path, sources: &Path) -> Self {
        let mut articles: BTreeMap<_, Vec<PathBuf>> = BTreeMap::new();
        let sources = plain(sources);
        for path in walk([&sources], &[], &Globs::nothing()).files.into_iter().flatten() {
            let relative = path.strip_prefix(&sources).unwrap_or(&path).to_owned();
            let folder = relative.parent().unwrap_or(Path::new("")).to_owned();
            for name in names(&relative) {
                articles.entry((folder.clone(), name)).or_default().push(relative.clone());
            }
        }
        Self { translations: plain(translations), sources, articles }
    }

    /// The article from which the file at `path` was translated: the one at the same place below the folder, or the one there whose
    /// name differs only in a language tag (`flood.en.txt`, `flood.de.txt`, `flood.md`), if possible in language `lang`.
    ///
    /// # Errors
    ///
    /// [`InputError::NoSource`] where there is none, [`InputError::ManySources`] where several are equally good.
    pub fn of(&self, path: &Path, lang: Option<&Lang>) -> Result<PathBuf, InputError> {
        let relative = path.strip_prefix(&self.translations).unwrap_or(path);
        let folder = relative.parent().unwrap_or(Path::new("")).to_owned();
        let mut found: Vec<&PathBuf> =
            names(relative).into_iter().filter_map(|name| self.articles.get(&(folder.clone(), name))).flatten().collect();
        found.sort();
        found.dedup();
        let prefer = |found: &mut Vec<&PathBuf>, is_better: &dyn Fn(&Path) -> bool| {
            if found.iter().any(|path| is_better(path)) {
                found.retain(|path| is_better(path));
            }
        };
        prefer(&mut found, &|other| other == relative);
        prefer(&mut found, &|other| lang.is_some_and(|lang| tag(&stem(other)).is_some_and(|(_, tag)| tag.primary() == lang.primary())));
        prefer(&mut found, &|other| kind_of(other) == kind_of(relative));
        match found[..] {
            [one] => Ok(self.sources.join(one)),
            [] => Err(InputError::NoSource { path: file_name::of(path), folder: file_name::of(&self.sources) }),
            _ => Err(InputError::ManySources {
                path: file_name::of(path),
                sources: found.iter().map(|path| file_name::of(&self.sources.join(path))).collect(),
            }),
        }
    }

    /// The article in the folder of `path` whose name differs from it in a language tag, which is that of `lang`: `flood.de.txt` for
    /// `flood.en.txt` and for `flood.txt`. One of the same kind comes first. Articles in `lang` itself have none.
    pub fn beside(path: &Path, lang: &Lang) -> Option<PathBuf> {
        let is_source = |path: &Path| tag(&stem(path)).is_some_and(|(_, tag)| tag.primary() == lang.primary());
        if is_source(path) {
            return None;
        }
        let own = names(path);
        let is_partner = |other: &PathBuf| {
            let bare = tag(&stem(other)).map(|(bare, _)| bare.to_owned());
            is_source(other) && bare.is_some_and(|bare| own.contains(&bare)) && kind_of(other).is_some_and(|kind| !kind.has_segments())
        };
        let beside = std::fs::read_dir(path.parent()?).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        beside.filter(is_partner).min_by_key(|other| (kind_of(other) != kind_of(path), other.clone()))
    }

    /// Whether `path` lies in the folder of the sources.
    pub fn holds(&self, path: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        real(&self.sources).zip(real(path)).is_some_and(|(folder, path)| path.starts_with(folder))
    }
}

/// `path` without leading `./`, as [`walk`] names what is in it.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>()
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or(String::new(), |stem| file_name::of(stem.as_ref()))
}

/// What the file may be called apart from its extension and a language tag.
fn names(path: &Path) -> Vec<String> {
    let stem = stem(path);
    let bare = tag(&stem).map(|(bare, _)| bare.to_owned());
    std::iter::once(stem).chain(bare).collect()
}

/// The longest language tag that ends `stem` behind a separator, and what stands before it. Only languages of which something is
/// known count: the `on` of `report-on` is none.
fn tag(stem: &str) -> Option<(&str, Lang)> {
    stem.match_indices(['.', '-', '_']).find_map(|(at, separator)| {
        let lang: Lang = stem[at + separator.len()..].parse().ok()?;
        (at > 0 && (lang.writing().is_some() || !lang.data().is_unknown())).then(|| (&stem[..at], lang))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is found for `path` among `sources`.
    fn found(sources: &[&str], path: &str, lang: Option<&str>) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        for name in sources {
            let path = folder.path().join("de").join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "x").expect("a file");
        }
        fs::create_dir_all(folder.path().join("de")).expect("a folder");
        let root = file_name::of(folder.path());
        let all = SourceFolder::new(&folder.path().join("en"), &folder.path().join("de"));
        let lang = lang.map(|tag| tag.parse().expect("a tag"));
        let found = all.of(&folder.path().join("en").join(path), lang.as_ref());
        found
            .map(|path| file_name::of(path.strip_prefix(folder.path()).expect("it is below")))
            .map_err(|error| error.to_string().replace(&format!("{root}/"), ""))
    }

    #[test]
    fn the_same_place_or_another_tag() {
        let ok = |path: &str| Ok(path.to_owned());
        assert_eq!(found(&["a.txt", "b.txt"], "a.txt", None), ok("de/a.txt"));
        assert_eq!(found(&["x/a.txt", "a.txt"], "x/a.txt", None), ok("de/x/a.txt"));
        for (source, target) in [
            ("a.de.txt", "a.en.txt"),
            ("a-de.txt", "a.en.txt"),
            ("a.txt", "a_en-GB.txt"),
            ("a.pt_BR.md", "a.txt"),
            ("what-is.de.txt", "what-is.txt"),
            ("2026-11-01.zh-Hans.txt", "2026-11-01.en.txt"),
        ] {
            assert_eq!(found(&[source, "b.txt"], target, None), ok(&format!("de/{source}")), "{target}");
        }
        // The same kind of file, the language that is asked for, and the very name come first.
        assert_eq!(found(&["a.de.md", "a.de.txt"], "a.en.txt", None), ok("de/a.de.txt"));
        assert_eq!(found(&["a.de.txt", "a.fr.txt"], "a.en.txt", Some("fr")), ok("de/a.fr.txt"));
        assert_eq!(found(&["a.de.txt", "a.txt"], "a.txt", None), ok("de/a.txt"));
    }

    #[test]
    fn beside_it_under_the_tag_of_the_source() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.de.md", "a.de.txt", "a.fr.txt", "a.txt", "b.de.tsv", "c-de.txt"] {
            fs::write(folder.path().join(name), "x").expect("a file");
        }
        let beside = |name: &str, lang: &str| {
            let found = SourceFolder::beside(&folder.path().join(name), &lang.parse().expect("a tag"))?;
            Some(file_name::of(found.strip_prefix(folder.path()).expect("it is below")))
        };
        for (name, lang, source) in [
            ("a.en.txt", "de", "a.de.txt"),
            ("a.txt", "de", "a.de.txt"),
            ("a.en.md", "de", "a.de.md"),
            ("a.en.txt", "fr", "a.fr.txt"),
            ("c.en.txt", "de-AT", "c-de.txt"),
        ] {
            assert_eq!(beside(name, lang).as_deref(), Some(source), "{name} from {lang}");
        }
        for (name, lang) in [("a.de.txt", "de"), ("b.en.txt", "de"), ("c.txt", "uk"), ("d.en.txt", "de")] {
            assert_eq!(beside(name, lang), None, "{name} from {lang}");
        }
    }

    #[test]
    fn who_has_no_partner_is_named() {
        assert_eq!(
            found(&["b.txt", "x/a.txt"], "a.txt", None),
            Err("en/a.txt: `de` holds no source for it: neither a file of this name nor one that differs in its language tag".to_owned())
        );
        assert_eq!(found(&["report.txt"], "report-on.txt", None).map_err(|error| error.len() > 9), Err(true));
        assert_eq!(
            found(&["a.de.txt", "a.fr.txt"], "a.en.txt", None),
            Err("en/a.txt: more than one file may be its source: `de/a.de.txt`, `de/a.fr.txt`; --source-lang chooses"
                .replace("a.txt", "a.en.txt"))
        );
    }
}
