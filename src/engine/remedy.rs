//! The edits that mend a hit: something written in its place, or it or its whole line taken out.

use crate::article::Article;
use crate::diagnostic::{Edit, Safety};
use crate::document::Origin;
use crate::text::{BlockKind, Span};

/// The edit that writes `better` at `span`, what it does, how far it can be trusted, and what is written.
pub(super) fn instead(article: &Article<'_>, span: Span, better: &str, safety: Safety) -> (Vec<Edit>, String, Safety, String) {
    let text = article.target.text;
    if better.is_empty() {
        return (vec![delete_match(text, span)], format!("delete “{}”", span.text(text)), safety, String::new());
    }
    let better = like(span.text(text), better, opens_sentence(&text[..span.start as usize]));
    (vec![Edit { span, replacement: better.clone() }], format!("write “{better}”"), safety, better)
}

/// `better` with the leading capital of `text`, unless it keeps its own case: `iPhone` always, `de Gaulle` but at the
/// opening of a sentence.
pub(crate) fn like(text: &str, better: &str, opens: bool) -> String {
    let mut letters = better.chars();
    let first = better.split_whitespace().next().unwrap_or_default();
    let own = first.contains(char::is_uppercase) || !opens && better.contains(char::is_uppercase);
    match (text.chars().next(), letters.next()) {
        (Some(old), Some(new)) if old.is_uppercase() && new.is_lowercase() && !own => new.to_uppercase().chain(letters).collect(),
        _ => better.to_owned(),
    }
}

/// Whether a sentence opens behind the text `before`.
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '"', '\'', '“', '„', '«', '»', '‘', '(', '¿', '¡']);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '\n', '\r'])
}

/// Marks that a word may begin with.
const OPENING: [char; 11] = ['"', '\'', '“', '„', '‘', '«', '»', '(', '[', '¿', '¡'];

/// Deletes `span` and one space beside it, so that neither a double space nor a space before a comma is left, nor two words as one.
pub(super) fn delete_match(text: &str, span: Span) -> Edit {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let opens_word = |text: &str| text.trim_start_matches(OPENING).starts_with(char::is_alphanumeric);
    let span = if opens_word(after) {
        span
    } else if before.ends_with(' ') {
        Span::new(span.start - 1, span.end)
    } else if after.starts_with(' ') && (before.is_empty() || before.ends_with(char::is_whitespace)) {
        Span::new(span.start, span.end + 1)
    } else {
        span
    };
    Edit { span, replacement: String::new() }
}

/// Whether the edit changes letters or digits inside quotation marks: somebody's words, which no safe fix touches.
pub(super) fn changes_quoted_words(article: &Article<'_>, edit: &Edit) -> bool {
    let old = edit.span.text(article.target.text);
    if old.chars().filter(|c| c.is_alphanumeric()).eq(edit.replacement.chars().filter(|c| c.is_alphanumeric())) {
        return false;
    }
    let quotations = article.target.quotations();
    let inside = |from: u32, to: u32| quotations.encloses(Span::new(from, to));
    let starts = quotations.spans.partition_point(|quotation| quotation.start < edit.span.start);
    inside(edit.span.start, edit.span.start)
        || inside(edit.span.end, edit.span.end)
        || quotations.spans.get(starts).is_some_and(|quotation| quotation.start < edit.span.end)
}

/// Whether the edit takes a whole block away that may be the article's own, whatever it looks like: a table cell is data under its
/// heading, an item beside others is one of a list, a segment is the translation of one, the first line or what is marked as a heading
/// may be the headline ("12 comments"), and a word or two with a question mark may be said by somebody.
pub(super) fn may_be_told(article: &Article<'_>, edit: &Edit) -> bool {
    let Some(index) = article.target.paragraph_at(edit.span.end.saturating_sub(1)) else { return false };
    let block = &article.target.paragraphs[index];
    if !edit.replacement.trim().is_empty() || !edit.span.contains(block.span) {
        return false;
    }
    let text = block.span.text(article.target.text);
    let words = || text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let paragraphs = &article.target.paragraphs;
    let is_item = |index: usize| {
        let paragraph = paragraphs.get(index);
        paragraph.is_some_and(|one| one.kind == BlockKind::ListItem || begins_item(one.span.text(article.target.text)))
    };
    index == 0
        || matches!(block.kind, BlockKind::Heading | BlockKind::Cell | BlockKind::Segment)
        || is_item(index) && [index.wrapping_sub(1), index + 1].into_iter().any(is_item)
        || text.contains(['?', '？', '؟']) && words() <= 2
}

/// Whether a line begins as that of a list in plain text, and is not set between dashes.
fn begins_item(text: &str) -> bool {
    let mut signs = text.trim_start().chars();
    signs
        .next()
        .is_some_and(|sign| matches!(sign, '-' | '*' | '•' | '–' | '—') && signs.next() == Some(' ') && !text.trim_end().ends_with(sign))
}

/// Deletes the block that holds `span`: its lines with their line end, and one of the blank lines around it, so that the
/// paragraphs beside it stay as far apart as they were; under a heading of Markdown its underline too. In a table or a file with
/// islands the field is left empty.
pub(super) fn delete_block(article: &Article<'_>, span: Span) -> Vec<Edit> {
    let text = article.target.text;
    let paragraph = article.target.paragraph_at(span.start).map(|index| &article.target.paragraphs[index]);
    let is_heading = paragraph.is_some_and(|paragraph| paragraph.kind == BlockKind::Heading);
    let block = match paragraph {
        Some(paragraph)
            if matches!(paragraph.kind, BlockKind::Segment | BlockKind::Cell) || matches!(article.document.origin, Origin::Islands(_)) =>
        {
            let unit = &article.document.units[paragraph.unit()];
            return vec![Edit { span: unit.target.span, replacement: String::new() }];
        }
        Some(paragraph) => paragraph.span,
        None => span,
    };
    let mut start = text[..block.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let mut end = line_end(block.end as usize);
    // The line of `=` or `-` under a heading of Markdown would underline what comes before it, or part the text.
    let below = text[end..line_end(end)].trim();
    if is_heading && !below.is_empty() && (below.bytes().all(|byte| byte == b'=') || below.bytes().all(|byte| byte == b'-')) {
        end = line_end(end);
    }
    let blank_before = start == 0 || text[..start].trim_end_matches([' ', '\t']).ends_with("\n\n") || text[..start].ends_with("\r\n\r\n");
    let rest = &text[end..];
    let blank_after = rest.split_inclusive('\n').next().filter(|line| line.trim().is_empty() && line.ends_with('\n'));
    match blank_after {
        Some(line) if blank_before => end += line.len(),
        _ if rest.trim_start().is_empty() => {
            // The last block: what parted it from the one before goes too, but the final line end (or its lack) stays.
            let before = text[..start].trim_end_matches(['\n', '\r', ' ', '\t']).len();
            if end == text.len() && !text.ends_with('\n') {
                start = before;
            } else if blank_before && before > 0 {
                let line_end = text[before..].find('\n').map_or(before, |at| before + at + 1);
                start = line_end.min(start);
            }
        }
        _ => {}
    }
    vec![Edit { span: Span::of(start..end), replacement: String::new() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_of_what_is_written() {
        for (text, better, opens, wanted) in [
            ("Colour", "color", false, "Color"),
            ("colour", "color", true, "color"),
            ("Iphone", "iPhone", true, "iPhone"),
            ("Ebay", "eBay", false, "eBay"),
            ("MacOS", "macOS", true, "macOS"),
            ("PH", "pH", false, "pH"),
            ("MRNA vaccines", "mRNA vaccines", true, "mRNA vaccines"),
            ("De Gaule", "de Gaulle", false, "de Gaulle"),
            ("De Gaule", "de Gaulle", true, "De Gaulle"),
            ("The EU", "the European Union", true, "The European Union"),
            ("Élan", "élan vital", false, "Élan vital"),
            ("été", "Été", false, "Été"),
        ] {
            assert_eq!(like(text, better, opens), wanted, "{text}, {better}");
        }
    }

    #[test]
    fn what_stands_as_it_would_be_written_has_no_fault() {
        let mut rules = crate::RuleSet::empty();
        let rule = "[[rule]]\nid = \"house/case\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"error\"\ncategory = \"style/awkward\"\n\
                    match.swap = { \"iphone\" = \"iPhone\" }\nfix = { safety = \"safe\" }\nbad = [\"[Iphone]\"]\ngood = [\"iPhone\"]\n";
        rules.add("house.toml", rule).expect("it is a rule");
        let linter = crate::Linter::new(rules);
        let document = crate::Document::plain("en".parse().expect("a tag"), "Iphone sales fell, iPhone prices rose, an iphone rang.");
        let fixed = crate::fix::fix(&linter, &document, Safety::Safe, &|_, found| found).expect("it comes to rest");
        assert_eq!(fixed.document.text, "iPhone sales fell, iPhone prices rose, an iPhone rang.");
        assert!(linter.check(&fixed.document).is_empty());
    }

    #[test]
    fn a_heading_goes_with_its_underline() {
        let options = crate::input::Options { lang: "en".parse().ok(), ..Default::default() };
        for (text, left) in [
            ("Rain fell.\n\nAdvertisement\n-----\n\nIt broke.\n", "Rain fell.\n\nIt broke.\n"),
            ("Rain fell.\n\nAdvertisement\n===\nIt broke.\n", "Rain fell.\n\nIt broke.\n"),
            ("Rain fell.\n\n# Advertisement\n\n---\n\nIt broke.\n", "Rain fell.\n\n---\n\nIt broke.\n"),
            ("Rain fell.\n\nAdvertisement\n---", "Rain fell."),
        ] {
            let document = crate::input::documents(text.as_bytes(), "a.md", crate::input::Format::Markdown, &options).next();
            let document = document.expect("a document").expect("it is read");
            let start = text.find("Adv").expect("it is there") as u32;
            let edits = delete_block(&Article::new(&document), Span::new(start, start + 13));
            assert_eq!(crate::input::apply(&document, &edits), left, "{text}");
        }
    }

    #[test]
    fn no_words_are_left_as_one() {
        for (text, taken, left) in [
            ("the film ¡Three Amigos! on", "¡", "the film Three Amigos! on"),
            ("The dam basically held.", "basically ", "The dam held."),
            ("The dam basically held.", "basically", "The dam held."),
            ("It broke basically, he said.", "basically", "It broke, he said."),
            ("He read ¿“When?” twice.", "¿", "He read “When?” twice."),
        ] {
            let start = text.find(taken).expect("it is there");
            let edit = delete_match(text, Span::of(start..start + taken.len()));
            let mut fixed = text.to_owned();
            fixed.replace_range(edit.span.range(), "");
            assert_eq!(fixed, left);
        }
    }

    #[test]
    fn an_item_is_one_of_a_list() {
        assert!(["- Tickets", "* Share", "• Share the news"].iter().all(|line| begins_item(line)));
        assert!(!["- Advertisement -", "-Share", "Share", "–"].iter().any(|line| begins_item(line)));
    }

    #[test]
    fn where_sentences_open() {
        for before in ["", "It ended. ", "It ended.\n", "He asked: “", "« ", "It ended! ("] {
            assert!(opens_sentence(before), "{before}");
        }
        for before in ["in ", "in, ", "the “big” "] {
            assert!(!opens_sentence(before), "{before}");
        }
    }
}
