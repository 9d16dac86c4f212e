//! Compares two spellings: what needs no search, the blocking key, the guards in their order, and then the search over
//! every profile that the names' shape allows.

use std::cell::LazyCell;

use super::chinese;
use super::cues::{self, Support};
use super::exonyms;
use super::guards;
use super::japanese;
use super::prefilter::readable;
use super::search::{MAX_LETTERS, Reading, Search};
use super::shape;
use mtlint_tables::names::exonyms::Kind;
use mtlint_tables::names::fold::Folded;
use mtlint_tables::names::pairings::Letters;
use mtlint_tables::names::scheme::{Profile, ProfileSet, SCHEMES, Scheme};

/// What is known about the text the names stand in.
#[derive(Clone, Debug)]
pub struct Context {
    /// Language tag of the article.
    pub target: String,
    /// Profiles that the source language or a cue word of the article supports; the others cost more. `None`: nothing
    /// is known, and no profile is held back.
    pub supported: Option<ProfileSet>,
    /// Chinese names are about: two valid pinyin forms are two names.
    pub chinese: bool,
    /// Japanese names are about: two valid romaji forms are two names.
    pub japanese: bool,
    /// Both spellings align to one token of the source text: they are one name even at a high cost.
    pub aligned: bool,
    /// Go on to the search when a guard has spoken, so that the cost can be shown.
    pub explain: bool,
}

impl Context {
    /// Two names alone, with nothing known but the language of the text.
    pub fn new(target: &str) -> Context {
        Context { target: target.to_string(), supported: None, chinese: false, japanese: false, aligned: false, explain: false }
    }

    /// The context of an article: its language, the language it was translated from if that is known, and its words,
    /// among which cue words are looked for.
    pub fn of_article<'a>(target: &str, source: Option<&str>, words: impl IntoIterator<Item = &'a str>) -> Context {
        Context::of_support(target, source, cues::support(words))
    }

    /// The same for what the words of the article are known to support.
    pub fn of_support(target: &str, source: Option<&str>, support: Support) -> Context {
        let profiles = support.profiles.union(source.map_or(ProfileSet::NONE, Profile::of_source));
        Context {
            supported: Some(profiles),
            chinese: source.map_or(profiles.contains(Profile::Chinese), |tag| tag.starts_with("zh")),
            japanese: source.map_or(support.japanese, |tag| tag.starts_with("ja")),
            ..Context::new(target)
        }
    }

    /// May names be read in pinyin? Syllables are short: Angela and Angola are valid ones too. So the text must speak of
    /// China, if it is known.
    pub(super) fn pinyin(&self) -> bool {
        self.supported.is_none() || self.chinese
    }

    /// Does the text speak for the profile?
    fn trusts(&self, profile: Profile) -> bool {
        self.supported.is_some_and(|set| set.contains(profile))
    }

    /// What the profile costs for want of support, in hundredths.
    fn surcharge(&self, profile: Profile) -> u16 {
        if self.supported.is_none() || self.trusts(profile) { 0 } else { UNSUPPORTED }
    }

    /// What a reading in the profile may cost at most, in hundredths.
    pub(super) fn limit(&self, profile: Profile) -> u16 {
        self.searched() - self.surcharge(profile)
    }

    /// Up to which cost, in hundredths, readings are searched for.
    pub(super) fn searched(&self) -> u16 {
        let wide = self.aligned || self.explain;
        ((if wide { ALIGNED_THRESHOLD } else { THRESHOLD }) * 100.0) as u16
    }
}

/// A match at or below this cost is a finding (on labelled pairs 87 % of the last step before it were right).
pub const THRESHOLD: f32 = 0.45;
/// The threshold for two spellings that align to one source token.
pub(crate) const ALIGNED_THRESHOLD: f32 = 1.5;
/// What a profile that nothing in the article supports costs, in hundredths.
const UNSUPPORTED: u16 = 25;
/// Above this cost, in hundredths, a country, a people or a month is not taken for a misspelled name.
const COMMON_WORD: u16 = 5;
/// From this cost on, in hundredths, two given names are two languages' forms of it rather than two spellings.
const GIVEN_NAME: u16 = 15;
/// From this length on, in letters, a Slavic name leaves so little to chance that risky spellings are believed.
const LONG: usize = 6;

/// The outcome of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// 0 is certain; infinite if a guard spoke before the search or no reading was found.
    pub cost: f32,
    /// The profile of the cheapest reading, or `exonym`, `chinese`, `marks`; empty if there is none.
    pub profile: &'static str,
    /// The schemes that could have written the first name, for a message: `English`, `Polish or Czech`, `mixed`.
    pub scheme_a: String,
    /// The same for the second name.
    pub scheme_b: String,
    /// Could the target language's own scheme have written the first name?
    pub target_a: bool,
    /// The same for the second name.
    pub target_b: bool,
    /// The guard that keeps the names apart.
    pub guard: Option<&'static str>,
    /// Are the two one name?
    pub matched: bool,
}

impl Comparison {
    /// A certain match that no table was asked about.
    fn certain(profile: &'static str) -> Comparison {
        Comparison {
            cost: 0.0,
            profile,
            scheme_a: String::new(),
            scheme_b: String::new(),
            target_a: true,
            target_b: true,
            guard: None,
            matched: true,
        }
    }

    /// The same with the names exchanged.
    fn turned(self) -> Comparison {
        Comparison { scheme_a: self.scheme_b, scheme_b: self.scheme_a, target_a: self.target_b, target_b: self.target_a, ..self }
    }

    /// A guard's refusal.
    fn refused(guard: &'static str) -> Comparison {
        Comparison { cost: f32::INFINITY, guard: Some(guard), matched: false, ..Comparison::certain("") }
    }
}

/// Compares names. Holds the buffers of the search; make one per thread and reuse it.
#[derive(Debug, Default)]
pub struct Matcher {
    search: Search,
    a: Folded,
    b: Folded,
}

impl Matcher {
    /// A matcher with empty buffers.
    pub fn new() -> Matcher {
        Matcher::default()
    }

    /// Compares two spellings, in any order. `None` if nothing relates them; a refusal with its guard if they could be
    /// related and are not.
    pub fn compare(&mut self, a: &str, b: &str, context: &Context) -> Option<Comparison> {
        self.a.set(a);
        self.b.set(b);
        // The search keeps a bounded number of states, and which ones hangs on the order of the names: there is only one.
        if self.a.plain <= self.b.plain {
            return self.compare_folded(a, b, context);
        }
        std::mem::swap(&mut self.a, &mut self.b);
        self.compare_folded(b, a, context).map(Comparison::turned)
    }

    /// Compares the folded names, of which the spellings are `a` and `b`.
    fn compare_folded(&mut self, a: &str, b: &str, context: &Context) -> Option<Comparison> {
        let (x, y) = (&self.a.plain, &self.b.plain);
        if x.is_empty() || y.is_empty() || x.len().max(y.len()) > MAX_LETTERS {
            return None;
        }
        if !self.a.same_designation(&self.b) {
            return None;
        }
        if x == y || self.a.same_but_for_umlauts(&self.b) {
            return Some(Comparison::certain("marks"));
        }
        let group = exonyms::shared(x, y);
        if group.is_some_and(|group| group.kind != Kind::Given) {
            let mut found = Comparison::certain("exonym");
            found.target_a = group.is_some_and(|group| group.prefers(a, &context.target));
            found.target_b = group.is_some_and(|group| group.prefers(b, &context.target));
            return Some(found);
        }
        if context.pinyin() && chinese::same(&self.a, &self.b) && !cues::is_common(x) && !cues::is_common(y) && !exonyms::distinct(x, y) {
            let mut found = Comparison::certain("chinese");
            found.target_a = chinese::is_pinyin(x);
            found.target_b = chinese::is_pinyin(y);
            let system = |pinyin| if pinyin { "pinyin" } else { "Wade-Giles" }.to_string();
            (found.scheme_a, found.scheme_b) = (system(found.target_a), system(found.target_b));
            return Some(found);
        }
        if self.a.skeleton() != self.b.skeleton() {
            return group.map(|_| Comparison::refused("given-name"));
        }
        let guard = self.guard(context);
        if guard.is_some() && !context.explain {
            return guard.map(Comparison::refused);
        }
        let limit = if context.aligned { ALIGNED_THRESHOLD } else { THRESHOLD };
        let Some((reading, profile)) = self.cheapest(context, context.searched()) else {
            return guard.or(group.map(|_| "given-name")).map(Comparison::refused);
        };
        let common = cues::is_common(&self.a.plain) || cues::is_common(&self.b.plain);
        let guard = match guard {
            None if common && reading.cost > COMMON_WORD => Some("demonym"),
            None if group.is_some() && profile == Profile::EastSlavic && reading.cost >= GIVEN_NAME => Some("given-name"),
            other => other,
        };
        let target = Scheme::of_language(&context.target);
        let cost = f32::from(reading.cost) / 100.0;
        Some(Comparison {
            cost,
            profile: profile.name(),
            scheme_a: title(reading.a),
            scheme_b: title(reading.b),
            target_a: target.is_some_and(|scheme| has(reading.a, scheme)),
            target_b: target.is_some_and(|scheme| has(reading.b, scheme)),
            guard,
            matched: guard.is_none() && cost <= limit + 1e-4,
        })
    }

    /// Could the two be one name at a cost of no more than `limit` hundredths? The questions of [`compare`](Self::compare)
    /// that answer so, without the guards: to be asked first where few pairs are expected to match.
    pub(super) fn is_promising(&mut self, a: &str, b: &str, context: &Context, limit: u16) -> bool {
        self.a.set(a);
        self.b.set(b);
        let (x, y) = (&self.a.plain, &self.b.plain);
        if x == y || self.a.has_umlaut() != self.b.has_umlaut() || exonyms::shared(x, y).is_some() {
            return true;
        }
        if x.len().max(y.len()) > MAX_LETTERS {
            return false;
        }
        context.pinyin() && chinese::key(x) == chinese::key(y) && (chinese::is_pinyin(x) || chinese::is_pinyin(y))
            || self.a.skeleton() == self.b.skeleton() && self.cheapest(context, limit).is_some()
    }

    /// The first guard that keeps the folded names apart whatever the tables say.
    fn guard(&self, context: &Context) -> Option<&'static str> {
        let (x, y) = (&self.a.plain[..], &self.b.plain[..]);
        if guards::inflection(x, y) {
            Some("inflection")
        } else if guards::suffix(x, y) {
            Some("suffix")
        } else if cues::is_common(x) && cues::is_common(y) {
            Some("demonym")
        } else if chinese::distinct(&self.a, &self.b) || context.chinese && chinese::is_pinyin(x) && chinese::is_pinyin(y) {
            Some("pinyin")
        } else if context.japanese && japanese::is_romaji(x) && japanese::is_romaji(y) {
            Some("romaji")
        } else if exonyms::distinct(x, y) {
            Some("distinct")
        } else {
            None
        }
    }

    /// The cheapest reading of the folded names over the profiles, at or below `limit` hundredths, with what an unsupported
    /// profile costs.
    fn cheapest(&mut self, context: &Context, limit: u16) -> Option<(Reading, Profile)> {
        let (x, y) = (&self.a.plain[..], &self.b.plain[..]);
        let (letters_a, letters_b) = (Letters::of(&self.a), Letters::of(&self.b));
        let long = x.len().min(y.len()) >= LONG;
        let slavic = LazyCell::new(|| shape::slavic_pair(&self.a, &self.b));
        let mut best: Option<(Reading, Profile)> = None;
        for profile in Profile::tabled() {
            let trusting = context.trusts(profile);
            let held = context.surcharge(profile);
            let bound = best.map_or(limit, |(reading, _)| reading.cost.saturating_sub(1));
            if held > bound
                || !readable(profile, letters_a, letters_b, context)
                || !matches!(profile, Profile::EastSlavic | Profile::SouthSlavic) && *slavic
                || !shape::possible(profile, x, y, trusting)
                || guards::final_vowel(x, y, profile, trusting)
                || !trusting && guards::vowel_pattern(x, y, profile)
            {
                continue;
            }
            let believes = trusting || profile == Profile::EastSlavic && long;
            if let Some(mut reading) = self.search.run(profile, &self.a, &self.b, bound - held, believes) {
                reading.cost += held;
                best = Some((reading, profile));
                if reading.cost == 0 {
                    break;
                }
            }
        }
        best
    }

    /// Schemes that could have written this name in a profile's script, the likeliest first.
    pub fn schemes_of(&mut self, name: &str, profile: Profile) -> Vec<Scheme> {
        self.a.set(name);
        let mut fits: Vec<(u16, Scheme)> = Vec::new();
        for scheme in Scheme::all() {
            if let Some(cost) = self.search.fit(profile, &self.a, scheme, OWN_SCHEME) {
                fits.push((cost + scheme.prior(), scheme));
            }
        }
        fits.sort();
        fits.into_iter().map(|fit| fit.1).collect()
    }

    /// Is the name spelled as a language's own scheme spells the profile's script? `Balakliya` is for English,
    /// `Balaklija` is not. False for a language without a scheme in the tables.
    pub fn is_target_scheme(&mut self, name: &str, profile: Profile, language: &str) -> bool {
        self.a.set(name);
        let own = Scheme::of_language(language);
        own.is_some_and(|scheme| self.search.fit(profile, &self.a, scheme, OWN_SCHEME).is_some())
    }
}

/// What a scheme's own spelling may cost, in hundredths: everyday correspondences only.
const OWN_SCHEME: u16 = 5;

fn has(mask: u64, scheme: Scheme) -> bool {
    (0..64 / SCHEMES).any(|language| mask >> (language * SCHEMES + scheme as usize) & 1 == 1)
}

/// Names the schemes of a mask: English alone where it is among them, for that is the likeliest; else the first two.
fn title(mask: u64) -> String {
    let schemes: Vec<Scheme> = Scheme::all().filter(|scheme| has(mask, *scheme)).collect();
    match schemes[..] {
        [] => "mixed".to_string(),
        [Scheme::English, ..] => Scheme::English.title().to_string(),
        [one] => one.title().to_string(),
        [first, second, ..] => format!("{} or {}", first.title(), second.title()),
    }
}
