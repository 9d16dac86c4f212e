//! One sentence that was cut into paragraphs: it ends in a semicolon or a comma and goes on in the next block.
//!
//! Translation works segment by segment, and a long sentence of reported speech in the source is cut at its semicolons.
//! The pieces then come back as paragraphs of their own, each with its own idea of capitals and quotation marks.

use crate::article::Article;
use crate::checks::quotes::Style;
use crate::checks::{Asked, Check, Finding, Params};
use crate::diagnostic::{Edit, Safety};
use crate::lang::particles::LOWER_NAMES;
use crate::text::cursor::{Place, is_listed, is_running, marks};
use crate::text::{BlockKind, Case, Paragraph, Prose, Span, Token, TokenKind, fold};
use crate::word::capitalised;

pub(crate) struct BrokenParagraph;

impl Check for BrokenParagraph {
    fn name(&self) -> &'static str {
        "broken-paragraph"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["semicolon", "comma", "lowercase-start", "capital-after-semicolon"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let mut style = None;
        // Whether the paragraphs since the last colon are the items of a list without marks.
        let mut listing = false;
        for index in 0..prose.paragraphs.len() {
            let end = last_mark(prose, index);
            if let Some(after) = index.checked_add(1).filter(|&after| after < prose.paragraphs.len()) {
                let finding = match end {
                    End::Semicolon(span) if !listing => Some(Finding::new("semicolon", span)),
                    End::Comma(span) | End::Conjunction(span) if goes_on(prose, after) => Some(Finding::new("comma", span)),
                    End::Stop => lower_start(prose, after, asked.params),
                    _ => None,
                };
                let runs = |at: usize| is_running(&prose.paragraphs[at]) && !is_listed(prose, &prose.paragraphs[at]);
                let broken = || runs(index) && runs(after) && !is_verse(prose, index) && !is_salutation(prose, index);
                findings.extend(finding.filter(|_| broken()).map(|finding| {
                    if finding.fault == "lowercase-start" {
                        return finding;
                    }
                    let style = style.get_or_insert_with(|| Style::of(prose, article.target.quotations()));
                    join(article, finding, index, style.as_ref())
                }));
            }
            listing = matches!(end, End::Colon) || listing && matches!(end, End::Semicolon(_) | End::Comma(_));
        }
        findings.extend(cut_opening(prose, asked.params));
        capitals(prose, findings);
    }
}

/// How a paragraph ends.
enum End {
    Semicolon(Span),
    Comma(Span),
    /// In a word that cannot end a sentence.
    Conjunction(Span),
    Colon,
    /// In a full stop, question or exclamation mark.
    Stop,
    Other,
}

const CONJUNCTIONS: [&str; 12] = ["and", "because", "but", "et", "oder", "or", "que", "und", "weil", "и", "что", "чтобы"];

fn last_mark(prose: &Prose<'_>, paragraph: usize) -> End {
    let tokens = prose.tokens_of(&prose.paragraphs[paragraph]);
    // Quotation marks and brackets may close behind the mark.
    let closes = |token: &Token| {
        let mark = token.text(prose.text).chars().next();
        token.kind == TokenKind::Mark && matches!(mark, Some('"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']'))
    };
    let Some(at) = tokens.iter().rposition(|token| !closes(token)) else { return End::Other };
    let last = &tokens[at];
    let bare = at + 1 == tokens.len();
    match last.text(prose.text).as_bytes() {
        b";" => End::Semicolon(last.span),
        b"," => End::Comma(last.span),
        b":" => End::Colon,
        // After an ellipsis a sentence may go on.
        b"." if at.checked_sub(1).is_some_and(|before| tokens[before].is_mark(prose.text, '.')) => End::Other,
        b"." | b"!" | b"?" => End::Stop,
        _ if bare && tokens.len() > 3 && last.case == Case::Lower && CONJUNCTIONS.binary_search(&last.text(prose.text)).is_ok() => {
            End::Conjunction(last.span)
        }
        _ => End::Other,
    }
}

/// Words of the longest line that is taken for verse.
const VERSE: usize = 8;

/// Whether the paragraph and the next belong to three short lines in a row: with no blank line between them, or two of which
/// end so.
fn is_verse(prose: &Prose<'_>, index: usize) -> bool {
    let is_short = |at: usize| words(prose, &prose.paragraphs[at], VERSE + 1) <= VERSE;
    let is_open = |at: &usize| matches!(last_mark(prose, *at), End::Semicolon(_) | End::Comma(_));
    let follows = |at: usize| {
        let (line, next) = (&prose.paragraphs[at], &prose.paragraphs[at + 1]);
        let gap = Span::new(line.span.end, next.span.start.max(line.span.end));
        line.kind != BlockKind::Segment && gap.text(prose.text).bytes().filter(|&byte| byte == b'\n').count() == 1
    };
    [index.checked_sub(1), Some(index)].into_iter().flatten().filter(|first| first + 2 < prose.paragraphs.len()).any(|first| {
        (first..first + 3).all(is_short) && (follows(first) && follows(first + 1) || (first..first + 3).filter(is_open).count() > 1)
    })
}

/// How many words the paragraph has, of which no more than `most` are counted.
fn words(prose: &Prose<'_>, paragraph: &Paragraph, most: usize) -> usize {
    prose.tokens_of(paragraph).iter().filter(|token| token.is_word()).take(most).count()
}

/// Whether the paragraph is the opening of a letter or a speech, after which some languages go on in lower case.
fn is_salutation(prose: &Prose<'_>, index: usize) -> bool {
    const MOST: usize = 12;
    let paragraph = &prose.paragraphs[index];
    let salutation = &prose.language.salutation;
    let addresses = |token: &Token| salutation.words.binary_search(&token.text(prose.text).to_lowercase().as_str()).is_ok();
    let mut tokens = prose.tokens_of(paragraph).iter().filter(|token| token.is_word());
    // `À l’attention de Madame la maire,`
    words(prose, paragraph, MOST + 1) <= MOST && tokens.by_ref().take(if salutation.anywhere { MOST } else { 1 }).any(addresses)
}

/// Whether the paragraph starts with a word in lower case.
fn goes_on(prose: &Prose<'_>, paragraph: usize) -> bool {
    prose.tokens_of(&prose.paragraphs[paragraph]).first().is_some_and(|first| first.is_word() && first.case == Case::Lower)
}

/// Adds the fix that makes one line of a paragraph and the next, with the capital and the quotation marks that the cut
/// left behind. Segments stay apart: each of them has its own source.
fn join(article: &Article<'_>, finding: Finding, index: usize, style: Option<&Style>) -> Finding {
    let prose = &article.target;
    let (this, next) = (&prose.paragraphs[index], &prose.paragraphs[index + 1]);
    let between = Span::new(this.span.end, next.span.start);
    let finding = finding.trust(Safety::Unsafe);
    let Some(first) = Place::first(prose, index + 1) else { return finding };
    let finding = finding.related(first.span(), "the sentence goes on here");
    let apart = this.kind == BlockKind::Segment || next.kind == BlockKind::Segment;
    if apart || !between.text(prose.text).chars().all(char::is_whitespace) {
        return finding;
    }
    let mut edits = vec![Edit { span: between, replacement: " ".into() }];
    if is_function_word(first) {
        edits.push(Edit { span: first.span(), replacement: first.text().to_lowercase() });
    }
    edits.extend(style.map(|style| style.mend(prose, article.target.quotations(), index + 1)).unwrap_or_default());
    finding.edits("join the two paragraphs", edits)
}

fn lower_start(prose: &Prose<'_>, paragraph: usize, params: &Params) -> Option<Finding> {
    let found = &prose.paragraphs[paragraph];
    let place = Place::first(prose, paragraph)?;
    if !place.is_word() || place.case() != Case::Lower || found.tokens().len() < 4 || LOWER_NAMES.binary_search(&place.text()).is_ok() {
        return None;
    }
    let sentence = matches!(last_mark(prose, paragraph), End::Stop | End::Semicolon(_) | End::Colon | End::Comma(_));
    let joined = place.touching_next().is_some_and(|next| !matches!(next.char(), ',' | ';' | ':' | '.' | '!' | '?' | '-'));
    let address =
        place.touching_next().is_some_and(|next| next.touching_next().is_some_and(|after| !after.is_mark()) && next.char() == '.');
    if !sentence || joined || address || place.is_in_address() || params.except.contains(&fold(place.text())) {
        return None;
    }
    let finding = Finding::new("lowercase-start", place.span()).trust(Safety::Unsafe);
    Some(finding.replace("write a capital", place.span(), capitalised(place.text())))
}

/// The first paragraph starts in lower case, and those after it do not: its start was cut off.
fn cut_opening(prose: &Prose<'_>, params: &Params) -> Option<Finding> {
    let capital = |index: usize| {
        let opens = Place::first(prose, index).is_some_and(|first| first.is_word() && first.is_capitalised());
        opens && matches!(last_mark(prose, index), End::Stop)
    };
    let others = (1..prose.paragraphs.len().min(3)).filter(|&index| capital(index)).count();
    let first = prose.paragraphs.first()?;
    let runs = is_running(first) && !is_listed(prose, first) && matches!(last_mark(prose, 0), End::Stop);
    (others == 2 && runs).then(|| lower_start(prose, 0, params)).flatten()
}

/// Whether the place is a capitalised function word that is not the start of a name, as in `The Hague`.
fn is_function_word(place: Place<'_>) -> bool {
    let language = place.prose.language;
    if !place.is_word() || place.case() != Case::Title || place.text() == "I" {
        return false;
    }
    let word = place.text().to_lowercase();
    let known = language.limits.capital.binary_search(&word.as_str()).is_ok();
    // `The Hague`, `It Ends With Us`; a German noun says nothing.
    let named = !language.noun_capitals && place.next().is_some_and(|next| next.is_capitalised() && next.text() != "I");
    let comma = place.touching_next().is_none_or(|next| next.char() == ',');
    known && !named && comma
}

/// Whether the semicolon is the end of a character reference: `&quot;`, `&#39;`.
fn ends_reference(semicolon: Place<'_>) -> bool {
    let before = &semicolon.prose.text[..semicolon.span().start as usize];
    let name = before.bytes().rev().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && before[..before.len() - name].ends_with('&')
}

/// A capital after a semicolon within a sentence.
fn capitals(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    for place in marks(prose, |byte| byte == b';') {
        if place.gap_after().is_empty() || !is_running(place.paragraph()) || ends_reference(place) {
            continue;
        }
        if let Some(word) = place.next().filter(|next| is_function_word(*next)) {
            let lower = word.text().to_lowercase();
            findings.push(Finding::new("capital-after-semicolon", word.span()).replace(format!("write “{lower}”"), word.span(), lower));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(text: &str) -> (&'static str, String, Option<String>) {
        let mut all = found(&BrokenParagraph, "en", text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn pieces_are_joined() {
        let text = "The \"pump\" held;\n\nHowever, the “wall” gave way.\n\nA \"third\" came.";
        let joined = "The \"pump\" held; however, the \"wall\" gave way.\n\nA \"third\" came.";
        assert_eq!(only(text), ("semicolon", ";".into(), Some(joined.into())));
        assert_eq!(
            only("The pump held,\nand the wall gave way."),
            ("comma", ",".into(), Some("The pump held, and the wall gave way.".into()))
        );
        assert_eq!(only("They asked for the boat and\n\nthe crew of it.").0, "comma");
        assert_eq!(only("He called it \"ours\";\n\nThe Hague agreed.").2.as_deref(), Some("He called it \"ours\"; The Hague agreed."));
    }

    #[test]
    fn letters_at_the_cut() {
        assert_eq!(only("It rained.\n\nthere was fog all day.").2.as_deref(), Some("It rained.\n\nThere was fog all day."));
        assert_eq!(only("there was fog all day.\n\nIt rained.\n\nNobody came.").1, "there");
        assert_eq!(only("It rained; However, it held.").2.as_deref(), Some("It rained; however, it held."));
    }

    #[test]
    fn left_alone() {
        for good in [
            "The plan is to:\n\nbuild roads;\n\nmend bridges;\n\nplant trees.",
            "(a) build roads;\n\n(b) mend bridges.",
            "It rained.\n\nvan Dijk stayed at home.\n\niPhone sales fell.\n\nexample.org has more of it.",
            "It rained; The Hague stayed dry; I did not.",
            "iPhone sales fell again.\n\nIt rained.\n\nNobody came.",
            "there was fog all day.\n\nit rained.\n\nNobody came.",
            "Dear reader,\n\nYou may write to us.",
            "Dear Anna,\n\nyou may write to us.",
            "The bay at dawn,\nthe boats at rest,\nthe tide turned west.",
            "The bay at dawn,\n\nthe boats at rest,\n\nthe tide turned west.",
            "the bay at dawn;\nthe boats at rest and\nthe tide turned west.\nthe moon went too.",
        ] {
            assert_eq!(found(&BrokenParagraph, "en", good), [], "{good}");
        }
        for (lang, good) in [
            ("fr", "Madame, Monsieur,\n\nnous vous écrivons au sujet du pont."),
            ("fr", "À l’attention de Madame la maire,\n\nle pont est fermé depuis lundi."),
            ("fr", "Chers amis, chers camarades,\n\nle pont est fermé depuis lundi."),
            ("de", "Sehr geehrte Damen und Herren,\n\nwir schreiben Ihnen wegen der Brücke."),
            ("nl", "Geachte heer Jansen,\n\nwij schrijven u over de brug."),
        ] {
            assert_eq!(found(&BrokenParagraph, lang, good), [], "{good}");
        }
    }
}
