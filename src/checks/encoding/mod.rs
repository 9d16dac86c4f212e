//! What a text should have lost on its way from code to prose: entities, tags, escapes, marks of a tokeniser, characters
//! that nobody sees.
//!
//! One pass over the bytes finds where any of this could start; each kind has a file of its own that reads from there.

mod character;
mod entity;
mod escape;
mod homoglyphs;
mod markup;
pub(super) mod mixed_script;
pub(super) mod mojibake;
mod subword;

use super::{Asked, Check, Finding};
use crate::article::Article;
use crate::document::Origin;
use crate::text::{Paragraph, Prose, Span};
use std::cell::OnceCell;

/// See the module.
pub(super) struct Encoding;

impl Check for Encoding {
    fn name(&self) -> &'static str {
        "encoding"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "html-entity",
            "unknown-token",
            "subword-mark",
            "placeholder",
            "zero-width",
            "soft-hyphen",
            "direction-mark",
            "control-character",
            "decomposed",
            "full-width-letter",
            "ligature",
            "markup-tag",
            "template-brace",
            "escape-residue",
        ]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let text = article.target.text;
        for paragraph in article.target.paragraphs.iter().filter(|paragraph| !is_plain(&article.target, paragraph)) {
            let mut characters = character::Characters::default();
            let right_to_left = OnceCell::new();
            for span in article.stretches(paragraph) {
                let stretch = Stretch { article, text, span, paragraph: paragraph.span, right_to_left: &right_to_left };
                let mut at = span.start as usize;
                let end = span.end as usize;
                while let Some(found) = suspect(&text.as_bytes()[at..end]) {
                    at += found;
                    at = stretch.read(at, &mut characters, findings).max(at + 1).min(end);
                }
            }
            characters.finish(findings);
        }
        escape::gather(text, findings);
    }
}

/// Whether the paragraph is ASCII without control characters and none of its marks could start a fault.
fn is_plain(prose: &Prose<'_>, paragraph: &Paragraph) -> bool {
    // The greatest is found many bytes at a time; below the space is beyond everything.
    let greatest = paragraph.span.text(prose.text).bytes().fold(0, |greatest, byte| byte.wrapping_sub(b' ').max(greatest));
    let starts = |&mark: &u32| SUSPECT[prose.text.as_bytes()[prose.tokens[mark as usize].span.start as usize] as usize];
    greatest <= b'~' - b' ' && !prose.marks_of(paragraph).iter().any(starts)
}

/// Where in `bytes` the first stands at which a fault could start. They are looked at by eights, for few are such.
fn suspect(bytes: &[u8]) -> Option<usize> {
    let any = |eight: &&[u8]| eight.iter().fold(false, |any, &byte| any | SUSPECT[byte as usize]);
    let plain = 8 * bytes.chunks_exact(8).take_while(|eight| !any(eight)).count();
    Some(plain + bytes[plain..].iter().position(|&byte| SUSPECT[byte as usize])?)
}

/// In a longer source, in bytes, nothing is looked for: that would take too long for many finds, and no segment is as long.
const LONGEST_SOURCE: usize = 8 * 1024;

/// A stretch of prose and where it stands.
struct Stretch<'s, 'd> {
    article: &'s Article<'d>,
    /// The whole text.
    text: &'s str,
    span: Span,
    /// The paragraph that it is in.
    paragraph: Span,
    /// Whether the paragraph holds letters that are written from right to left, once that is asked.
    right_to_left: &'s OnceCell<bool>,
}

impl<'s> Stretch<'s, '_> {
    /// Looks at the byte `at`, which could start a fault; returns where to go on, or anything smaller for the next byte.
    fn read(&self, at: usize, characters: &mut character::Characters, findings: &mut Vec<Finding>) -> usize {
        let found = match self.text.as_bytes()[at] {
            b'&' => entity::entity(self, at),
            b'<' => subword::special_token(self, at).or_else(|| markup::tag(self, at)),
            b'@' | b'#' => subword::mark(self, at),
            b'[' => subword::special_token(self, at).or_else(|| markup::template(self, at)),
            b'{' | b'$' => markup::template(self, at).or_else(|| subword::placeholder(self, at)),
            b'%' | b'_' => subword::placeholder(self, at),
            b'\\' => escape::escape(self, at),
            _ => return character::read(self, at, characters, findings),
        };
        let end = found.as_ref().map_or(at, |finding| finding.span.end as usize);
        findings.extend(found.filter(|finding| !self.is_of_the_file(finding.span)));
        end
    }

    /// Whether a translators' file has the same text in the source of the segment: a slot or an entity that belongs there.
    fn is_of_the_file(&self, span: Span) -> bool {
        let document = self.article.document;
        let has_source = matches!(&document.origin, Origin::Islands(islands) if islands.syntax.is_of_translators());
        let source = has_source.then(|| document.source_of(document.unit_at(span.start))).flatten();
        source.is_some_and(|source| source.len() > LONGEST_SOURCE || source.text(&document.source).contains(span.text(self.text)))
    }

    /// The stretch from byte `at` on.
    fn rest(&self, at: usize) -> &'s str {
        self.text.get(at..self.span.end as usize).unwrap_or_default()
    }

    /// The characters right before and after a part of the text; none where the paragraph ends.
    fn around(&self, start: usize, end: usize) -> (Option<char>, Option<char>) {
        let before = self.text.get(self.paragraph.start as usize..start).and_then(|text| text.chars().next_back());
        let after = self.text.get(end..self.paragraph.end as usize).and_then(|text| text.chars().next());
        (before, after)
    }

    /// Whether byte `at` stands inside a web address: between white space there is a scheme, a query or a `www` before it.
    fn is_in_address(&self, at: usize) -> bool {
        let start = at.saturating_sub(512).max(self.paragraph.start as usize);
        let before = &self.text.as_bytes()[start.min(at)..at];
        let word = before.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        word.starts_with(b"www.") || word.windows(3).any(|three| three == b"://") || word.contains(&b'?') && word.contains(&b'=')
    }
}

/// Bytes at which a fault could start: see [`Stretch::read`]. Of multi-byte characters the first byte tells enough.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\t' | b'\n' | b'\r' => false,
            0..b' ' | 0x7f => true,
            b'&' | b'<' | b'@' | b'#' | b'[' | b'{' | b'$' | b'%' | b'_' | b'\\' => true,
            // C1 controls and the soft hyphen; combining marks; general punctuation; presentation and full-width forms.
            0xc2 | 0xcc | 0xcd | 0xe2 | 0xef => true,
            _ => false,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::places;

    #[test]
    fn plain_prose_is_silent() {
        for (lang, text) in [
            ("en", "AT&T; R&D; Q&A: 5 < 7 & 9 > 3, I <3 you @anna #news $5 50% a_b [sic] {x} C:\\new\\table \\o/ ¯\\_(ツ)_/¯"),
            ("en", "see https://example.org/?a=1&amp=2&copy=3&lt=4 and www.example.org/x&amp;y"),
            ("fr", "L’été à Nîmes : 12 € – « déjà » œuvre…"),
            ("vi", "Nguyễn Phú Trọng đến Hà Nội"),
            ("fa", "می‌خواهم به خانه‌ام بروم"),
            ("hi", "क्‍ष और र्‌य"),
            ("en", "A family 👨‍👩‍👧 and a heart ❤️ at 5°C"),
            ("he", "שלום \u{200f}(abc)\u{200f} עולם"),
        ] {
            assert_eq!(places(&Encoding, lang, text), [], "{text}");
        }
    }

    #[test]
    fn odd_ends_do_no_harm() {
        let pieces = [
            "&",
            "&#",
            "&#x;",
            "&#99999999;",
            "& # 39 ;",
            "<",
            "</",
            "<b",
            "< /",
            "@",
            "@-",
            "@@",
            "{",
            "{{",
            "${",
            "%",
            "_",
            "__",
            "\\",
            "\\u",
            "\\ud83d",
            "\\ud83d\\ude00",
            "\\x",
            "[",
            "[[",
            "[caption",
            "\u{301}",
            "e\u{301}",
            "\u{200b}",
            "\u{fffd}",
            "\u{ff21}",
            "ﬁ",
            "\u{85}",
            "\u{1}",
            "\u{feff}",
            "é",
            "\u{2581}",
            "\u{2047}",
        ];
        for one in pieces {
            for other in pieces {
                for text in [format!("{one}{other}"), format!("a{one} {other}b"), format!("{one}é{other}")] {
                    places(&Encoding, "en", &text);
                }
            }
        }
    }
}
