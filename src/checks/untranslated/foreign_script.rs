//! Words left in a script that the text is not written in: “the завод was closed”.
//!
//! News does print foreign letters: the original of a name in brackets or quotation marks, a Greek letter in a formula, a
//! character that is being explained. A run counts only where none of that is at hand.

use crate::article::Article;
use crate::checks::untranslated::{foreign_words, latin_word};
use crate::checks::{Asked, Check, Finding, Params};
use crate::lang::Writing;
use crate::text::{Case, Charset, Paragraph, Script, Span, Token, TokenKind};

/// See the module.
pub(crate) struct ForeignScript;

impl Check for ForeignScript {
    fn name(&self) -> &'static str {
        "foreign-script"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["run", "latin-word", "latin-name", "function-words", "whole-segment"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(home) = home_of(article) else { return };
        let foreign_words = foreign_words::Search::of(article).filter(|_| home == Writing::Latin);
        for paragraph in &article.target.paragraphs {
            let search = Search { article, home, params: asked.params, tokens: article.target.tokens_of(paragraph) };
            if home != Writing::Latin || !is_plain(paragraph, article.target.text) {
                if search.whole_segment(paragraph, findings) {
                    continue;
                }
                search.runs(findings);
            }
            if home == Writing::Cyrillic {
                latin_word::find(&search, findings);
            }
            if let Some(foreign_words) = &foreign_words {
                foreign_words.paragraph(paragraph, findings);
            }
        }
    }
}

/// Whether the paragraph has no letters but Latin ones, as most have. Rare Latin letters make it say no, which costs a second
/// look and nothing else.
fn is_plain(paragraph: &Paragraph, text: &str) -> bool {
    // Latin letters, their accents and typographic marks start with these bytes.
    let latin = |byte: &u8| *byte < 0xcd || *byte == 0xe2;
    paragraph.charset != Charset::Any || paragraph.span.text(text).as_bytes().iter().all(latin)
}

/// What the text is written in: by its language, or else by what most words are written in; none if nothing is known of it.
fn home_of(article: &Article<'_>) -> Option<Writing> {
    if let Some(writing) = article.document.lang.writing() {
        return Some(writing).filter(|writing| *writing != Writing::Other);
    }
    let words = article.target.tokens.iter().filter(|token| token.is_word()).count();
    let count = |script: Script| article.target.tokens.iter().filter(|token| token.is_word() && token.script == script).count();
    [(Script::Latin, Writing::Latin), (Script::Cyrillic, Writing::Cyrillic)]
        .into_iter()
        .find_map(|(script, home)| (count(script) * 3 > words * 2).then_some(home))
}

/// Whether the word is in another script than a text that is written in `home`.
fn is_foreign(home: Writing, token: &Token, text: &str) -> bool {
    match token.script {
        // Latin has rules of its own, and every language borrows it.
        Script::None | Script::Latin | Script::Mixed => false,
        Script::Cyrillic => home != Writing::Cyrillic,
        Script::Greek => home != Writing::Greek,
        Script::Han => !matches!(home, Writing::Chinese | Writing::Japanese | Writing::Korean),
        Script::Kana => !matches!(home, Writing::Japanese) && !matches!(token.text(text), "の" | "ー" | "・"),
        Script::Hangul => home != Writing::Korean,
        Script::Arabic => home != Writing::Arabic,
        Script::Hebrew => home != Writing::Hebrew,
        Script::Armenian | Script::Georgian => true,
        // Letters of South and South-East Asia; not those of phonetics, nor modifiers and letter-like signs.
        Script::Other => token.text(text).starts_with(|c: char| matches!(c, '\u{900}'..='\u{1c7f}')),
    }
}

pub(crate) struct Search<'s, 'd> {
    pub(crate) article: &'s Article<'d>,
    home: Writing,
    pub(crate) params: &'s Params,
    pub(crate) tokens: &'s [Token],
}

impl Search<'_, '_> {
    pub(crate) fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text(self.article.target.text))
    }

    /// A paragraph of at least six words, most of them in another script.
    fn whole_segment(&self, paragraph: &Paragraph, findings: &mut Vec<Finding>) -> bool {
        let text = self.article.target.text;
        let is_foreign = |token: &&Token| match self.home {
            Writing::Latin => token.is_word() && is_foreign(self.home, token, text),
            // In another script, Latin from end to end is a foreign paragraph too.
            _ => token.is_word() && (token.script == Script::Latin || is_foreign(self.home, token, text)),
        };
        // A first look at one word in eight spares nearly all paragraphs the count.
        let sample = self.tokens.iter().step_by(4).filter(is_foreign).count();
        if sample == 0 || sample * 8 < self.tokens.len().div_ceil(4) {
            return false;
        }
        let words = self.tokens.iter().filter(|token| token.is_word()).count();
        let foreign = self.tokens.iter().filter(is_foreign).count();
        let own = words - foreign;
        let lower = self.tokens.iter().filter(|token| token.is_word() && matches!(token.case, Case::Lower | Case::None)).count();
        let whole = words >= 6 && foreign >= 6 && own * 4 <= words && lower * 2 > words;
        if whole {
            findings.push(Finding::new("whole-segment", paragraph.span).value("words", foreign.to_string()));
        }
        whole
    }

    /// Runs of words in a foreign script.
    fn runs(&self, findings: &mut Vec<Finding>) {
        let text = self.article.target.text;
        let mut index = 0;
        while index < self.tokens.len() {
            if !is_foreign(self.home, &self.tokens[index], text) {
                index += 1;
                continue;
            }
            let first = index;
            let mut last = index;
            while index < self.tokens.len() {
                let token = &self.tokens[index];
                if is_foreign(self.home, token, text) {
                    last = index;
                } else if matches!(token.text(text), "-" | "·" | "," | ".") && index == last + 1 {
                    // Marks inside a run; what ends it is left out of the span.
                } else if token.kind == TokenKind::Mask || token.is_word() || index > last {
                    break;
                }
                index += 1;
            }
            index = last + 1;
            let span = Span::new(self.tokens[first].span.start, self.tokens[last].span.end);
            if !self.is_explained(first, last, span) {
                findings.push(Finding::new("run", span).value("script", script_name(self.tokens[first].script)));
            }
        }
    }

    /// Whether the text shows the original on purpose.
    fn is_explained(&self, first: usize, last: usize, span: Span) -> bool {
        let text = self.article.target.text;
        let run = span.text(text);
        let letters = run.chars().filter(|c| c.is_alphabetic()).count();
        // α, π, Ω; and a letter of a table or a plan.
        if self.tokens[first].script == Script::Greek && letters <= 2 || letters == 1 && self.tokens[first].case == Case::Title {
            return true;
        }
        // A sign among signs, where there is no sentence around it.
        let words = || self.tokens.iter().filter(|token| token.is_word()).take(4).count();
        if letters == 1 && words() < 4 {
            return true;
        }
        let before = first.checked_sub(1).map_or("", |index| self.text(index));
        let after = self.text(last + 1);
        let beyond = self.text(last + 2);
        let opens = |mark: &str| matches!(mark, "(" | "[" | "（" | "【" | "「" | "『" | "“" | "„" | "«" | "\"" | "'" | "‘" | "《");
        let quoted = opens(before) || self.article.is_quoted(span);
        // A web address in its own letters: `премия.рф`.
        let joined = |index: usize| self.tokens[index].is_mark(text, '.') && self.tokens[index].span.len() == 1;
        let glued = |index: usize| {
            let (end, next) = (self.tokens[index].span.end, self.tokens.get(index + 1).map(|token| token.span.start));
            next == Some(end) && index > 0 && self.tokens[index - 1].span.end == self.tokens[index].span.start
        };
        if before == "/" || (first + 1..=last).any(|index| joined(index) && glued(index)) {
            return true;
        }
        // In brackets; behind a hash; spelt out before its gloss: `福 (luck)`.
        if self.is_bracketed(first, last)
            || matches!(before, "#" | "@")
            || after == "("
            || matches!(after, "”" | "»" | "\"" | "’" | "'" | "“" | "」" | "》") && beyond == "("
        {
            return true;
        }
        let word = |index: Option<usize>| index.map_or("", |index| self.text(index)).to_lowercase();
        let lead = word(first.checked_sub(if quoted && opens(before) { 2 } else { 1 }));
        if EXPLAINING.contains(&lead.as_str()) || MEANING.contains(&word(Some(last + if quoted { 2 } else { 1 })).as_str()) {
            return true;
        }
        // A quoted original after its rendering: `Pravda, “Правда”`.
        let rendering = first.checked_sub(2).is_some_and(|index| {
            let found = self.tokens[..=index].iter().rev().take(3).find(|token| token.is_word());
            found.is_some_and(|token| matches!(token.case, Case::Title | Case::Upper))
        });
        quoted && rendering
    }

    /// Whether a bracket opens before `first` and closes after `last`.
    pub(crate) fn is_bracketed(&self, first: usize, last: usize) -> bool {
        let mark = |token: &Token, marks: &str| token.kind == TokenKind::Mark && marks.contains(token.text(self.article.target.text));
        let opened = self.tokens[..first].iter().rev().take(40).find(|token| mark(token, "()[]（）【】{}"));
        let closed = self.tokens[last + 1..].iter().take(40).find(|token| mark(token, "()[]（）【】{}"));
        opened.is_some_and(|token| mark(token, "([（【{")) && closed.is_none_or(|token| mark(token, ")]）】}"))
    }
}

const fn script_name(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin",
        Script::Cyrillic => "Cyrillic",
        Script::Greek => "Greek",
        Script::Han => "Chinese",
        Script::Kana => "Japanese",
        Script::Hangul => "Korean",
        Script::Arabic => "Arabic",
        Script::Hebrew => "Hebrew",
        Script::Armenian => "Armenian",
        Script::Georgian => "Georgian",
        Script::None | Script::Other | Script::Mixed => "foreign",
    }
}

/// Words after which letters are shown for their own sake.
const EXPLAINING: &[&str] = &[
    "character",
    "characters",
    "letter",
    "letters",
    "word",
    "words",
    "term",
    "symbol",
    "sign",
    "spelled",
    "spelt",
    "written",
    "reads",
    "reading",
    "hashtag",
    "chinese",
    "japanese",
    "korean",
    "russian",
    "ukrainian",
    "greek",
    "arabic",
    "hebrew",
    "buchstabe",
    "buchstaben",
    "wort",
    "zeichen",
    "lettre",
    "lettres",
    "mot",
    "letra",
    "palabra",
];

/// Words that say what the letters mean.
const MEANING: &[&str] = &["means", "meaning", "meant", "translates", "stands", "bedeutet", "heißt", "signifie", "significa"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::places;

    #[test]
    fn foreign_letters() {
        assert_eq!(places(&ForeignScript, "en", "The завод was closed, editor 李 明 said."), [("run", "завод"), ("run", "李 明")]);
        assert_eq!(places(&ForeignScript, "de", "Das 工厂 blieb zu."), [("run", "工厂")]);
        assert_eq!(places(&ForeignScript, "ru", "Хакеры взломали сервер county вчера."), [("latin-word", "county")]);
        assert_eq!(places(&ForeignScript, "ru", "Об этом сообщил Johnson вчера."), [("latin-name", "Johnson")]);
        let text = "Об этом сообщили власти города вчера вечером";
        assert_eq!(places(&ForeignScript, "en", text), [("whole-segment", text)]);
    }

    #[test]
    fn foreign_letters_on_purpose() {
        for (lang, text) in [
            ("en", "Kyiv (Київ), Pravda, “Правда”, the character 福 means luck, 福 (luck), π and Ω, #новости"),
            ("en", "The paper Pravda («Правда», “truth”) and the letter Ж."),
            ("ru", "Газета The New York Times, iPhone, NATO, online пишут"),
            ("ru", "Он сказал «hello», прошёл 5 km, сайт example.org, адрес user@example.org"),
            ("zh", "苹果公司的 iPhone 手机"),
            ("ja", "東京で Windows を"),
        ] {
            let found: Vec<_> = places(&ForeignScript, lang, text).into_iter().filter(|&(fault, _)| fault != "latin-name").collect();
            assert_eq!(found, [], "{text}");
        }
    }

    #[test]
    fn the_script_of_the_language() {
        for (lang, text) in [
            ("am", "የወንዙ ውሃ እየቀነሰ ነው። ሰዎች ወደ ቤታቸው እየተመለሱ ነው።"),
            ("ti", "ማይ ናይቲ ሩባ ይጎድል ኣሎ። ሰባት ናብ ገዛኦም ይምለሱ ኣለዉ።"),
            ("te", "నది నీరు తగ్గుతోంది. ప్రజలు ఇళ్లకు తిరిగి వస్తున్నారు."),
            ("gu", "નદીનું પાણી ઓસરી રહ્યું છે. લોકો ઘરે પાછા ફરી રહ્યા છે."),
            ("si", "ගඟේ ජලය අඩු වෙමින් පවතී. මිනිසුන් ආපසු නිවෙස් බලා යති."),
            ("lo", "ນ້ຳໃນແມ່ນ້ຳກຳລັງຫຼຸດລົງ. ປະຊາຊົນກຳລັງກັບບ້ານ."),
            ("mr", "नदीचे पाणी ओसरत आहे. लोक आपल्या घरी परत येत आहेत."),
            ("ne-NP", "नदीको पानी घट्दैछ। मानिसहरू घर फर्किरहेका छन्।"),
            ("pa", "ਦਰਿਆ ਦਾ ਪਾਣੀ ਘਟ ਰਿਹਾ ਹੈ। ਲੋਕ ਆਪਣੇ ਘਰਾਂ ਨੂੰ ਮੁੜ ਰਹੇ ਹਨ।"),
            ("kn", "ನದಿಯ ನೀರು ಇಳಿಯುತ್ತಿದೆ. ಜನರು ಮನೆಗಳಿಗೆ ಮರಳುತ್ತಿದ್ದಾರೆ."),
            ("ml", "നദിയിലെ വെള്ളം കുറയുന്നു. ആളുകൾ വീടുകളിലേക്ക് മടങ്ങുന്നു."),
            ("my", "မြစ်ရေ ကျနေသည်။ လူများ အိမ်ပြန်နေကြသည်။"),
            ("km", "ទឹកទន្លេ កំពុងស្រក។ ប្រជាជន កំពុងត្រឡប់ទៅផ្ទះវិញ។"),
            ("or", "ନଦୀର ପାଣି କମୁଛି। ଲୋକମାନେ ଘରକୁ ଫେରୁଛନ୍ତି।"),
            ("as", "নদীৰ পানী কমি আছে। মানুহ ঘৰলৈ উভতি আহিছে।"),
            ("bo", "གཙང་པོའི་ཆུ་ ཉུང་དུ་འགྲོ་གི་འདུག །མི་ཚོ་ ནང་ལ་ ལོག་གི་འདུག"),
            ("tt", "Елгада су кими. Кешеләр өйләренә кайтып килә торган вакыт җитте."),
            ("ckb", "ئاوی ڕووبارەکە کەم دەبێتەوە. خەڵک دەگەڕێنەوە ماڵەکانیان."),
            ("am", "ከንቲባ Anna Berg በ BBC ላይ ተናገሩ። ሰዎች ወደ ቤታቸው እየተመለሱ ነው።"),
        ] {
            assert_eq!(places(&ForeignScript, lang, text), [], "{lang}: {text}");
        }
        // A paragraph in the script of another language is still one.
        let text = "የወንዙ ውሃ እየቀነሰ ነው። ሰዎች ወደ ቤታቸው እየተመለሱ ነው።";
        assert_eq!(places(&ForeignScript, "fi", text), [("whole-segment", text)]);
        assert_eq!(places(&ForeignScript, "de", text), [("whole-segment", text)]);
    }
}
