//! Words with letters of two scripts.
//!
//! A Cyrillic `о` in a Latin word looks right and is wrong: no search finds the word. Where look-alikes alone make the
//! mixture, the fix is known; else the word is half translated or half transliterated.

use crate::article::Article;
use crate::checks::encoding::homoglyphs::{to_cyrillic, to_greek, to_latin};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::{Lang, Writing};
use crate::text::cursor::char_before;
use crate::text::{Case, Charset, Script, Span, Token};

/// See the module.
pub(crate) struct MixedScript;

impl Check for MixedScript {
    fn name(&self) -> &'static str {
        "mixed-script"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["homoglyph", "word"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let lang = &article.document.lang;
        let own = home_script(lang);
        for paragraph in &article.target.paragraphs {
            // All letters of most Latin text are ASCII.
            if own == Script::Latin && paragraph.charset != Charset::Any {
                continue;
            }
            for (token, index) in article.target.tokens_of(paragraph).iter().zip(paragraph.tokens().start..) {
                match token.script {
                    Script::Mixed => findings.extend(mixed(article.target.text, token, own, lang)),
                    Script::Latin | Script::Cyrillic if token.is_word() && token.script != own && token.span.len() <= 6 => {
                        findings.extend(lone(article, index, own, lang));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The script of the language, where it is one of the three with look-alikes.
fn home_script(lang: &Lang) -> Script {
    match lang.writing() {
        Some(Writing::Cyrillic) => Script::Cyrillic,
        Some(Writing::Greek) => Script::Greek,
        Some(Writing::Latin) => Script::Latin,
        _ => Script::None,
    }
}

/// A word of letters from two scripts.
fn mixed(text: &str, token: &Token, own: Script, lang: &Lang) -> Option<Finding> {
    // The letter of an escape (`\nА`) belongs to no word.
    if char_before(text, token.span.start as usize) == Some('\\') {
        return None;
    }
    let word = token.text(text);
    let mut counts = [0usize; 3];
    for character in word.chars() {
        match Script::of(character) {
            Script::Latin => counts[0] += 1,
            Script::Cyrillic => counts[1] += 1,
            Script::Greek => counts[2] += 1,
            // An apostrophe-like letter or the micro sign belongs to any script; East Asian words mix scripts by right.
            Script::None => {}
            Script::Other if matches!(character, '\u{b5}' | '\u{2b0}'..='\u{2ff}' | '\u{1d2c}'..='\u{1d6a}') => {}
            _ => return None,
        }
    }
    if counts.iter().filter(|&&count| count > 0).count() < 2 {
        return None;
    }
    // Russian puts its endings to foreign words: `SMSка`, `VIPы`.
    let stem = word.chars().take_while(char::is_ascii_uppercase).count();
    if own == Script::Cyrillic && stem >= 2 && word[stem..].chars().all(char::is_lowercase) {
        return None;
    }
    let total: usize = counts.iter().sum();
    let candidates = [(Script::Latin, counts[0]), (Script::Cyrillic, counts[1]), (Script::Greek, counts[2])];
    // Into the script of the text or that of most letters; never into one that only some foreign letters have. A text in
    // Latin letters keeps no word in others.
    let best = candidates
        .iter()
        .filter(|&&(script, count)| count > 0 && (script == own || count * 2 > total))
        .filter_map(|&(script, count)| Some((count, script == own, script, convert(word, script, lang)?)))
        .max_by_key(|&(count, home, ..)| (home && own == Script::Latin, count, home));
    let span = token.span;
    if let Some((count, home, script, replacement)) = best {
        // One foreign letter in a word of three and more is a slip; codes such as `АB123` may be meant.
        let code = word.bytes().any(|byte| byte.is_ascii_digit()) || total < 3;
        let trust = if !code && (total - count) * 2 < total && (home || own == Script::None || total - count == 1) {
            Safety::Safe
        } else {
            Safety::Unsafe
        };
        let foreign: String =
            word.chars().filter(|&c| !matches!(Script::of(c), Script::None | Script::Other) && Script::of(c) != script).collect();
        let finding = Finding::new("homoglyph", span).value("letters", foreign);
        return Some(finding.replace("write the word in one script", span, replacement).trust(trust));
    }
    // Greek letters stand for quantities: `μm`, `βHCG`, `Δt`.
    let greek = counts[2] > 0 && counts[2] <= 2 && counts[1] == 0;
    (!greek && total > 2).then(|| Finding::new("word", span))
}

/// `word` in letters of `script`; nothing if one of them has no look-alike there.
fn convert(word: &str, script: Script, lang: &Lang) -> Option<String> {
    word.chars()
        .map(|character| match Script::of(character) {
            own if own == script || matches!(own, Script::None | Script::Other) => Some(character),
            _ => match script {
                Script::Latin => to_latin(character),
                Script::Cyrillic => to_cyrillic(character, lang),
                _ => to_greek(character),
            },
        })
        .collect()
}

/// A short word in the other script that is made of look-alikes and stands between words of the text's own: `с` typed
/// as `c`.
fn lone(article: &Article<'_>, index: usize, own: Script, lang: &Lang) -> Option<Finding> {
    let tokens = &article.target.tokens;
    let (token, text) = (&tokens[index], article.target.text);
    let word = token.text(text);
    let neighbour = |other: Option<&Token>, gap: Option<(u32, u32)>| {
        other.is_some_and(|other| other.is_word() && matches!(other.script, script if script == own || script == Script::Mixed))
            && gap.is_some_and(|(end, start)| text.get(end as usize..start as usize) == Some(" "))
    };
    let previous = index.checked_sub(1).and_then(|index| tokens.get(index));
    let next = tokens.get(index + 1);
    let enclosed = neighbour(next, next.map(|next| (token.span.end, next.span.start)))
        && (neighbour(previous, previous.map(|previous| (previous.span.end, token.span.start)))
            || previous.is_some_and(|p| p.is_mark(text, ',')));
    let plausible = match (own, token.script) {
        // Words that Russian or Ukrainian writes with one letter; `a` and `o` of foreign titles stand in quotation marks.
        (Script::Cyrillic, Script::Latin) => convert(word, own, lang).is_some_and(|word| lang.short_words().contains(&word.as_str())),
        (Script::Latin, Script::Cyrillic) => token.case == Case::Lower && matches!(word, "а" | "о" | "е" | "у" | "аs" | "со"),
        _ => false,
    };
    let replacement = convert(word, own, lang)?;
    let quoted = || article.is_quoted(token.span);
    (plausible && enclosed && !quoted()).then(|| {
        let span = Span::new(token.span.start, token.span.end);
        let finding = Finding::new("homoglyph", span).value("letters", word);
        finding.replace("write the word in one script", span, replacement).trust(Safety::Unsafe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, found, places};

    #[test]
    fn look_alikes() {
        assert_eq!(fixed(&MixedScript, "en", "The hоspital’s Сouncil"), "The hospital’s Council");
        assert_eq!(fixed(&MixedScript, "ru", "Мoсква и Kиев"), "Москва и Киев");
        assert_eq!(fixed(&MixedScript, "uk", "Киïв i Львів"), "Київ і Львів");
        assert_eq!(fixed(&MixedScript, "en", "in Αthens"), "in Athens");
        assert_eq!(fixed(&MixedScript, "en", "a cup of Сосa and Моsсоw"), "a cup of Coca and Moscow");
        assert_eq!(fixed(&MixedScript, "ru", "стакан Сoca и Koла"), "стакан Coca и Кола");
        assert_eq!(places(&MixedScript, "ru", "Город стоит c 1900 года, c тех пор"), [("homoglyph", "c")]);
    }

    #[test]
    fn no_look_alikes() {
        assert_eq!(places(&MixedScript, "en", "the мostik here"), [("word", "мostik")]);
        // The one letter without a look-alike does not make the others Latin.
        for (lang, text, word) in [
            ("ru", "Река Аmур вышла из берегов.", "Аmур"),
            ("uk", "Річка Рrут вийшла з берегів.", "Рrут"),
            ("el", "Ο ποταμός Νέsτος ανέβηκε.", "Νέsτος"),
            ("mk", "Реката Вардаr се излеа.", "Вардаr"),
            ("sr", "Река Моrава се излила.", "Моrава"),
        ] {
            assert_eq!(found(&MixedScript, lang, text), [("word", word.to_owned(), None)], "{text}");
        }
    }

    #[test]
    fn what_may_mix() {
        for (lang, text) in [
            ("en", "5 μm, 5 µm, β-carotene, βHCG, Hawaiʻi, Tシャツ, G7"),
            ("ru", "IT-компания, VIPы и SMSка, 3D-печать, витамин A и C"),
            ("uk", "м’ясо, м'ясо, мʼясо, COVID-19"),
            ("ja", "Tシャツと東京タワー"),
            ("ko", "TV를 보다"),
        ] {
            assert_eq!(places(&MixedScript, lang, text), [], "{text}");
        }
    }
}
