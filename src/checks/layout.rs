//! What became of the layout: paragraphs of one sentence, headings, names of authors and labels of buttons among the text,
//! quotations that lost their speaker.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::text::cursor::is_listed;
use crate::text::{BlockKind, Case, Prose, Span, TokenKind, ends_in_prose};

pub(super) struct Layout;

impl Check for Layout {
    fn name(&self) -> &'static str {
        "layout"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["one-sentence-paragraphs", "orphan-quote", "subhead", "name-line", "label-twice"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        // Segments are cut by sentence; they say nothing of the layout.
        let lines: Vec<usize> = (0..prose.paragraphs.len()).filter(|&index| prose.paragraphs[index].kind == BlockKind::Paragraph).collect();
        single_sentences(prose, &lines, asked.params.min.unwrap_or(15), findings);
        for (at, &index) in lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| lines[before]);
            let after = lines.get(at + 1).copied();
            findings.extend(
                label_twice(prose, index)
                    .or_else(|| name_line(prose, index, after))
                    .or_else(|| subhead(prose, index, before, after))
                    .or_else(|| orphan_quote(article, index, before, after)),
            );
        }
    }
}

/// The document was cut into sentences: one finding, at the first paragraph.
fn single_sentences(prose: &Prose<'_>, lines: &[usize], least: u32, findings: &mut Vec<Finding>) {
    let sentences = |index: &&usize| {
        let paragraph = &prose.paragraphs[**index];
        prose.tokens_of(paragraph).iter().filter(|token| token.is_word()).count() >= 4 && ends_in_prose(paragraph.span.text(prose.text))
    };
    let all: Vec<&usize> = lines.iter().filter(sentences).collect();
    let single = all.iter().filter(|index| prose.sentences_of(&prose.paragraphs[***index]).len() == 1).count();
    if all.len() < least as usize || single * 10 < all.len() * 9 {
        return;
    }
    let sentence = |index: Option<&&usize>| index.map(|index| prose.sentences_of(&prose.paragraphs[**index])[0]);
    let (Some(first), Some(last)) = (sentence(all.first()), sentence(all.last())) else { return };
    let finding = Finding::new("one-sentence-paragraphs", first).value("single", single.to_string()).value("all", all.len().to_string());
    findings.push(finding.related(last, "and so on up to here"));
}

/// Words that name what an author is, in lower case.
const ROLES: [&str; 26] = [
    "author",
    "autor",
    "autorin",
    "chefredakteur",
    "columnist",
    "correspondant",
    "correspondante",
    "correspondent",
    "corresponsal",
    "editor",
    "editor-in-chief",
    "freier",
    "journalist",
    "journaliste",
    "journalistin",
    "korrespondent",
    "korrespondentin",
    "photographer",
    "redakteur",
    "redakteurin",
    "reporter",
    "reporterin",
    "журналист",
    "корреспондент",
    "кореспондент",
    "редактор",
];

/// Whether the word says what an author is.
pub(crate) fn is_role(word: &str) -> bool {
    ROLES.contains(&word.to_lowercase().as_str())
}

/// A line that is the name of a person, before a line that says what that person writes about.
fn name_line(prose: &Prose<'_>, index: usize, after: Option<usize>) -> Option<Finding> {
    let paragraph = &prose.paragraphs[index];
    let tokens = prose.tokens_of(paragraph);
    let names = tokens.iter().filter(|token| token.is_word()).count();
    let is_name = (2..=4).contains(&names)
        && tokens.iter().all(|token| {
            token.is_word() && matches!(token.case, Case::Title | Case::Mixed)
                || token.is_mark(prose.text, '-')
                || token.is_mark(prose.text, '.')
        });
    // A byline says what it is.
    let byline = tokens.first().is_some_and(|first| matches!(first.text(prose.text), "By" | "Von" | "Par" | "Por" | "From"));
    let last = tokens.last().filter(|last| last.is_word() && is_name && !byline)?;
    let role = &prose.paragraphs[after?];
    let words = prose.tokens_of(role);
    // The role stands early in a line without a verb; a sentence about the person would begin with the name.
    let early = words.iter().filter(|token| token.is_word()).take(5).any(|token| is_role(token.text(prose.text)));
    let verb = words.iter().any(|token| {
        matches!(token.text(prose.text), "is" | "was" | "said" | "says" | "told" | "ist" | "war" | "sagte" | "est" | "a" | "has")
    });
    let same = words.iter().any(|token| token.text(prose.text) == last.text(prose.text));
    (early && !verb && !same && words.len() <= 30).then(|| Finding::new("name-line", paragraph.span))
}

/// A line that is two to six words and the same words again, with capitals as at the start of a line: a button that shows one of its
/// labels at a time.
fn label_twice(prose: &Prose<'_>, index: usize) -> Option<Finding> {
    const WORDS: std::ops::RangeInclusive<usize> = 4..=12;
    let paragraph = &prose.paragraphs[index];
    let tokens = prose.tokens_of(paragraph);
    // Marks between the two say nothing, those behind them close a sentence.
    let closed = tokens.last().is_some_and(|last| !last.is_word());
    if closed || tokens.len() > 2 * WORDS.end() {
        return None;
    }
    let words: Vec<_> = tokens.iter().filter(|token| token.is_word()).collect();
    let (first, second) = words.split_at(words.len() / 2);
    let again = WORDS.contains(&words.len())
        && first.len() == second.len()
        && first.iter().zip(second).all(|(one, other)| one.text(prose.text) == other.text(prose.text));
    let names = first.iter().all(|word| word.case != Case::Lower);
    (again && !names && first[0].case == Case::Title).then(|| Finding::new("label-twice", paragraph.span))
}

/// A short line without a final mark between paragraphs of sentences.
fn subhead(prose: &Prose<'_>, index: usize, before: Option<usize>, after: Option<usize>) -> Option<Finding> {
    let paragraph = &prose.paragraphs[index];
    let tokens = prose.tokens_of(paragraph);
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let last = tokens.last()?;
    let closed = last.kind == TokenKind::Word || matches!(last.text(prose.text), "\"" | "”" | "“" | "»" | "?");
    let starts = tokens.first().is_some_and(|first| first.case != Case::Lower && first.kind != TokenKind::Number);
    // A quotation that lost its period.
    let opens = |token: &crate::text::Token| matches!(token.text(prose.text), "\"" | "“" | "„" | "«");
    let quoted = last.kind == TokenKind::Mark && tokens.first().is_some_and(opens);
    if quoted
        || !(3..=12).contains(&words)
        || !closed
        || ends_in_prose(paragraph.span.text(prose.text))
        || !starts
        || is_listed(prose, paragraph)
    {
        return None;
    }
    // Labels, credits, links and signatures: a heading is words alone, with one in lower case at least.
    let odd = tokens
        .iter()
        .any(|token| matches!(token.text(prose.text), ":" | "/" | "|" | "@" | "©" | "•" | "_" | "#" | "=" | "[" | "(" | "+" | "→"));
    let lower = tokens.iter().filter(|token| token.case == Case::Lower).count();
    // The paragraph before and the two after are sentences of some length.
    let sentence = |index: usize| {
        let paragraph = &prose.paragraphs[index];
        paragraph.tokens().len() >= 8 && ends_in_prose(paragraph.span.text(prose.text)) && !is_listed(prose, paragraph)
    };
    let around = before.is_some_and(sentence) && after.is_some_and(sentence);
    let colon = before.is_some_and(|before| prose.paragraphs[before].span.text(prose.text).ends_with(':'));
    (lower >= 1 && !odd && around && !colon).then(|| Finding::new("subhead", paragraph.span))
}

/// A paragraph that is a quotation and nothing else, where nobody is said to have spoken.
fn orphan_quote(article: &Article<'_>, index: usize, before: Option<usize>, after: Option<usize>) -> Option<Finding> {
    let prose = &article.target;
    let paragraph = &prose.paragraphs[index];
    let marks = article.target.quotations().marks_in(index);
    let (first, last) = (marks.first()?, marks.last()?);
    let whole = Span::new(first.span.start, last.span.end);
    let partner = first.partner.and_then(|partner| article.target.quotations().marks.get(partner));
    let one = partner.is_some_and(|partner| partner.span == last.span);
    if !one || first.span.start != paragraph.span.start || last.span.end + 1 < paragraph.span.end || paragraph.tokens().len() < 8 {
        return None;
    }
    // «I saw it, — the teacher says. — It was late»: Slavic print puts the speaker between the marks.
    let within = whole.text(prose.text);
    if [", —", ", –", "! —", "! –", "? —", "? –", "… —", "… –"].iter().any(|dash| within.contains(dash)) {
        return None;
    }
    // A quotation may go on one that has its speaker; a colon or a speaker may stand on either side.
    let text = |index: usize| prose.paragraphs[index].span.text(prose.text);
    let speaker = |index: usize| {
        let tokens = prose.tokens_of(&prose.paragraphs[index]);
        let quotes = !article.target.quotations().marks_in(index).is_empty();
        let says = tokens.iter().any(|token| token.is_word() && is_saying(token.text(prose.text)));
        text(index).ends_with(':') || says && quotes && text(index).starts_with(['"', '“', '„', '«'])
    };
    // The speaker of a quotation that its paragraph leaves open speaks on in the next.
    let goes_on = |index: usize| article.target.quotations().marks_in(index).last().is_some_and(|mark| mark.partner.is_none());
    let spoken = before.is_some_and(|before| speaker(before) || goes_on(before) || text(before).starts_with(['"', '“', '„', '«', '‘']))
        || after.is_some_and(speaker);
    (!spoken && before.is_some() && after.is_some()).then(|| Finding::new("orphan-quote", whole))
}

fn is_saying(word: &str) -> bool {
    const VERBS: [&str; 20] = [
        "added",
        "adds",
        "announced",
        "asked",
        "claimed",
        "commented",
        "concluded",
        "declared",
        "explained",
        "explains",
        "insisted",
        "noted",
        "recalled",
        "reported",
        "said",
        "says",
        "stated",
        "stressed",
        "told",
        "wrote",
    ];
    VERBS.binary_search(&word).is_ok()
        || matches!(
            word,
            "sagte"
                | "sagt"
                | "erklärte"
                | "betonte"
                | "schrieb"
                | "dit"
                | "déclaré"
                | "affirmé"
                | "dijo"
                | "сказал"
                | "сказала"
                | "заявил"
                | "заявила"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    const BEFORE: &str = "The river rose by two meters on the first day of the month.\n\n";
    const AFTER: &str = "\n\nThe town had built a wall of sand along the lower road.";

    fn spans(text: &str) -> Vec<(&'static str, String)> {
        found(&Layout, "en", text).into_iter().map(|(fault, at, _)| (fault, at)).collect()
    }

    #[test]
    fn headings_and_names() {
        assert_eq!(
            spans(&format!("{BEFORE}Water \"too high\" for the bridge{AFTER}")),
            [("subhead", "Water \"too high\" for the bridge".into())]
        );
        let text = format!("{BEFORE}Ann Berg\n\nPolitical correspondent for the coast, based in the port.{AFTER}");
        assert_eq!(spans(&text), [("name-line", "Ann Berg".into())]);
        for good in [
            format!("{BEFORE}Ann Berg\n\nShe is the correspondent of a paper on the coast.{AFTER}"),
            format!("{BEFORE}Photo: a boat at the bridge{AFTER}"),
            format!("Water too high for the bridge{AFTER}"),
            format!("{BEFORE}Sand Bags Ltd{AFTER}"),
        ] {
            assert_eq!(spans(&good), [], "{good}");
        }
    }

    #[test]
    fn labels_that_stand_twice() {
        let spans = |line: &str| spans(&format!("{BEFORE}{line}{AFTER}"));
        for bad in ["Open full story Open full story", "Show less | Show less", "Mehr dazu Mehr dazu"] {
            assert_eq!(spans(bad), [("label-twice", bad.into())]);
        }
        for good in ["New York, New York", "Home again home again", "Duran Duran", "Again and again."] {
            assert!(!spans(good).iter().any(|(fault, _)| *fault == "label-twice"), "{good}");
        }
    }

    #[test]
    fn quotations_without_speaker() {
        let quote = "\"We carried sand all night, and in the morning it was gone.\"";
        assert_eq!(spans(&format!("{BEFORE}{quote}{AFTER}")), [("orphan-quote", quote.into())]);
        for good in [format!("She said:\n{quote}{AFTER}"), format!("{BEFORE}{quote}\n\n\"It is over,\" she said.{AFTER}")] {
            assert_eq!(spans(&good), [], "{good}");
        }
    }

    #[test]
    fn sentences_for_paragraphs() {
        let text = "The river rose that day.\n".repeat(16);
        assert_eq!(spans(&text), [("one-sentence-paragraphs", "The river rose that day.".into())]);
        assert_eq!(spans(&"The river rose that day. It fell again.\n".repeat(16)), []);
    }
}
