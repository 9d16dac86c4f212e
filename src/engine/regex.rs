//! Regexes compiled on first use: most patterns never meet their literal, and start-up does not wait for them.

use crate::rule::pattern;
use regex_automata::meta;
use regex_automata::nfa::thompson;
use regex_syntax::hir::Hir;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A pattern of a rule, once it is tried.
#[derive(Debug, Default)]
pub struct Lazy {
    /// For texts that are all ASCII, as most blocks of English are.
    ascii: OnceLock<Option<meta::Regex>>,
    any: OnceLock<Option<meta::Regex>>,
}

impl Lazy {
    /// `pattern`, which is the same at every call, compiled to be searched in `text` or a part of it; to match the `whole`
    /// of it or any part. `None` only for one beyond the size limit of the regex engine, which custom rules are held against
    /// when they are loaded and built-in ones by a test.
    pub fn get(&self, pattern: &str, whole: bool, text: &str) -> Option<&meta::Regex> {
        let written = || if whole { Cow::Owned(format!(r"\A(?:{pattern})\z")) } else { Cow::Borrowed(pattern) };
        let compiled = if text.is_ascii() {
            self.ascii.get_or_init(|| compile(&pattern::parse_for_ascii(&written()).or_else(|_| pattern::parse(&written())).ok()?))
        } else {
            self.any.get_or_init(|| compile(&pattern::parse(&written()).ok()?))
        };
        compiled.as_ref()
    }
}

/// Compiles a pattern for texts of a few hundred bytes: a block in which a literal was found.
///
/// The lazy automaton of the regex engine is made for long texts: it needs the pattern compiled a second time, backwards,
/// and slows down at a `\b` beside a character beyond ASCII. The bounded backtracker needs neither. And a search for the
/// pattern's literals has been made for all patterns at once.
fn compile(hir: &Hir) -> Option<meta::Regex> {
    let config = meta::Config::new().hybrid(false).dfa(false).onepass(false).auto_prefilter(false);
    meta::Regex::builder().configure(config).build_from_hir(hir).ok()
}

/// The most that one compiled pattern may take; the limit of [`meta::Regex`].
const MOST: usize = 10 << 20;

/// Compiles `pattern` as far as it takes to know that it is not too large.
pub fn try_size(pattern: &str) -> Result<(), String> {
    let config = thompson::Config::new().nfa_size_limit(Some(MOST));
    let hir = pattern::parse(pattern).map_err(|error| error.message)?;
    thompson::Compiler::new().configure(config).build_from_hir(&hir).map(drop).map_err(|error| error.to_string())
}
