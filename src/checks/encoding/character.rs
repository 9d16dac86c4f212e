//! Characters that nobody sees or that are another character in disguise: zero-width and direction marks, controls,
//! decomposed accents, full-width letters, ligatures.

use super::{Stretch, subword};
use crate::checks::Finding;
use crate::diagnostic::{Edit, Safety};
use crate::lang::Writing;
use crate::text::{Script, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What comes by the dozen and is told once a paragraph: where it first stands, and all the edits.
#[derive(Default)]
pub(super) struct Characters {
    decomposed: Vec<Edit>,
    soft: Vec<Edit>,
}

impl Characters {
    pub(super) fn finish(self, findings: &mut Vec<Finding>) {
        if self.decomposed.is_empty() && self.soft.is_empty() {
            return;
        }
        for (fault, what, edits) in
            [("decomposed", "write each as one character", self.decomposed), ("soft-hyphen", "delete the soft hyphens", self.soft)]
        {
            if let Some(first) = edits.first() {
                let count = edits.len().to_string();
                findings.push(Finding::new(fault, first.span).value("count", count).edits(what, edits));
            }
        }
    }
}

/// Looks at the character at byte `at`; returns where to go on.
pub(super) fn read(stretch: &Stretch<'_, '_>, at: usize, characters: &mut Characters, findings: &mut Vec<Finding>) -> usize {
    let Some(character) = stretch.rest(at).chars().next() else { return at };
    let next = at + character.len_utf8();
    let found = match character {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => control(stretch, at, character),
        '\u{ad}' => {
            characters.soft.push(Edit { span: Span::of(at..next), replacement: String::new() });
            None
        }
        '\u{300}'..='\u{36f}' => return decomposed(stretch, at, characters),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => invisible(stretch, at),
        '⁇' | '\u{fffd}' => {
            let run = stretch.rest(at);
            let len = run.len() - run.trim_start_matches(character).len();
            Some(Finding::new("unknown-token", Span::of(at..at + len)))
        }
        '▁' => subword::word_mark(stretch, at),
        'ﬀ'..='ﬆ' => {
            let span = Span::of(at..next);
            let letters: String = std::iter::once(character).nfkc().collect();
            Some(Finding::new("ligature", span).replace("write the letters", span, letters))
        }
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => full_width(stretch, at),
        _ => None,
    };
    let end = found.as_ref().map_or(next, |finding| finding.span.end as usize);
    findings.extend(found);
    end.max(next)
}

/// A control character; many are a mark of Windows-1252 or the low byte of a typographic mark.
fn control(stretch: &Stretch<'_, '_>, at: usize, character: char) -> Option<Finding> {
    if matches!(character, '\t' | '\n' | '\r') {
        return None;
    }
    let span = Span::of(at..at + character.len_utf8());
    let (before, after) = stretch.around(at, span.end as usize);
    // The second byte of a character that was read in the wrong encoding is for the check of that.
    if character >= '\u{80}' && before.is_some_and(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{c2}'..='\u{f4}' | '€')) {
        return None;
    }
    let spaced = before.is_none_or(char::is_whitespace) || after.is_none_or(char::is_whitespace);
    let (replacement, trust) = match character {
        '\u{b}' | '\u{c}' | '\u{85}' if !spaced => (" ".to_owned(), Safety::Safe),
        '\u{13}' => ("–".to_owned(), Safety::Unsafe),
        '\u{14}' => ("—".to_owned(), Safety::Unsafe),
        '\u{18}' => ("‘".to_owned(), Safety::Unsafe),
        '\u{19}' => ("’".to_owned(), Safety::Unsafe),
        '\u{1c}' => ("“".to_owned(), Safety::Unsafe),
        '\u{1d}' => ("”".to_owned(), Safety::Unsafe),
        _ => windows(character).map_or((String::new(), Safety::Safe), |c| (c.to_string(), Safety::Unsafe)),
    };
    let what = if replacement.is_empty() { "delete it" } else { "write the mark that was meant" };
    let code = format!("U+{:04X}", character as u32);
    Some(Finding::new("control-character", span).value("code", code).replace(what, span, replacement).trust(trust))
}

/// What Windows-1252 has in place of the C1 control `character`.
pub(super) fn windows(character: char) -> Option<char> {
    let index = (character as u32).checked_sub(0x80)? as usize;
    "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ".chars().nth(index).filter(|&c| c != '\0')
}

/// A letter with its combining marks, where one character stands for both.
fn decomposed(stretch: &Stretch<'_, '_>, at: usize, characters: &mut Characters) -> usize {
    let rest = stretch.rest(at);
    let end = at + rest.find(|c| !is_combining_mark(c)).unwrap_or(rest.len());
    let Some(base) = stretch.around(at, at).0.filter(|c| c.is_alphabetic() && at - c.len_utf8() >= stretch.span.start as usize) else {
        return end;
    };
    let span = Span::of(at - base.len_utf8()..end);
    let piece = span.text(stretch.text);
    let composed: String = piece.nfc().collect();
    // A stress mark on a letter that has no such form (а́) is no fault.
    if composed.chars().count() < piece.chars().count() && !characters.decomposed.last().is_some_and(|last| last.span.overlaps(span)) {
        characters.decomposed.push(Edit { span, replacement: composed });
    }
    end
}

/// A run of characters without width, unless a script or an emoji needs them.
fn invisible(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let end = at + rest.find(|c| !is_invisible(c)).unwrap_or(rest.len());
    let span = Span::of(at..end);
    let run = span.text(stretch.text);
    let (before, after) = stretch.around(at, end);
    let joiners = run.chars().all(|c| matches!(c, '\u{200c}' | '\u{200d}'));
    // Joiners shape Arabic and Indic letters and glue emoji; scripts without spaces take a zero-width one between words.
    let shapes = |c: Option<char>| {
        c.is_some_and(|c| {
            c as u32 >= 0x590 && !matches!(Script::of(c), Script::Latin | Script::Greek) && !c.is_whitespace() && !is_punctuation(c)
        })
    };
    if (joiners || run.chars().all(|c| c == '\u{200b}')) && (shapes(before) || shapes(after)) {
        return None;
    }
    let direction = run.chars().all(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    if direction && *stretch.right_to_left.get_or_init(|| stretch.paragraph.text(stretch.text).chars().any(is_right_to_left)) {
        return None;
    }
    let fault = if direction { "direction-mark" } else { "zero-width" };
    let codes: Vec<String> = run.chars().map(|c| format!("U+{:04X}", c as u32)).collect();
    Some(Finding::new(fault, span).value("code", codes.join(" ")).replace("delete it", span, ""))
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_punctuation(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(Script::of(character), Script::Arabic | Script::Hebrew) || matches!(character, '\u{700}'..='\u{8ff}')
}

/// A run of full-width letters and digits in a text whose script has none.
fn full_width(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let end = at + rest.find(|c| !matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')).unwrap_or(rest.len());
    let (before, after) = stretch.around(at, end);
    let east_asian = |c: Option<char>| c.is_some_and(|c| matches!(Script::of(c), Script::Han | Script::Kana | Script::Hangul));
    if matches!(stretch.article.document.lang.writing(), Some(Writing::Chinese | Writing::Japanese | Writing::Korean))
        || east_asian(before)
        || east_asian(after)
    {
        return None;
    }
    let span = Span::of(at..end);
    let plain: String = span.text(stretch.text).nfkc().collect();
    Some(Finding::new("full-width-letter", span).replace("write plain letters", span, plain))
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn characters_in_disguise() {
        for (text, wanted) in [
            ("ca\u{fe}fe\u{301}s in Zu\u{308}rich", "ca\u{fe}fés in Zürich"),
            ("the Ｇ７ met on ２０２２", "the G7 met on 2022"),
            ("ﬁve oﬃces", "five offices"),
            ("a\u{200b}b, \u{feff}c, Ver\u{ad}kehrs\u{ad}amt", "ab, c, Verkehrsamt"),
            ("\u{200e}(abc)\u{200e}", "(abc)"),
            ("don\u{92}t, don\u{19}t, a\u{c}b, a\u{1}b", "don’t, don’t, a b, ab"),
        ] {
            assert_eq!(fixed(&Encoding, "en", text), wanted);
        }
    }

    #[test]
    fn told_once_a_paragraph() {
        assert_eq!(places(&Encoding, "en", "cafe\u{301} and the\u{301}"), [("decomposed", "e\u{301}")]);
    }

    #[test]
    fn what_a_language_needs() {
        for (lang, text) in [("ru", "за́мок и замо́к"), ("ja", "Ａ社は２０２２年"), ("en", "the firm 三Ｂ社"), ("th", "สวัสดี\u{200b}ครับ")]
        {
            assert_eq!(places(&Encoding, lang, text), [], "{text}");
        }
    }
}
