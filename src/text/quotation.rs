//! Quotation marks: which mark opens, which closes, and what they enclose, over the whole document.
//!
//! A mark is judged by its shape, by what stands on its two sides and by what is open when it comes. The stack of open
//! marks runs over all paragraphs, because a quotation may end some paragraphs (or segments) after it began.

mod reader;

use super::{Prose, Span};

/// The quotation marks of a text.
#[derive(Debug, Default)]
pub(crate) struct Quotations {
    /// All marks that could be quotation marks, apostrophes and primes among them, in order.
    pub marks: Vec<QuoteMark>,
    /// What stands between an opening and its closing mark, without the marks, ordered by start; inner quotations are
    /// inside outer ones.
    pub spans: Vec<Span>,
    /// Those of `spans` that are in no other: no two overlap, so one binary search finds the only candidate.
    outermost: Vec<Span>,
}

/// One quotation mark, or what looks like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuoteMark {
    pub span: Span,
    /// The index of its first token in [`Prose::tokens`].
    pub token: usize,
    /// The index in [`Prose::paragraphs`].
    pub paragraph: usize,
    pub glyph: char,
    pub family: Family,
    pub role: Role,
    /// The index in [`Quotations::marks`] of the other mark of the pair.
    pub partner: Option<usize>,
    /// Whether the next paragraph opens the same quotation again, so that this mark wants no closing one.
    pub continued: bool,
    /// How many quotations the mark stands in.
    pub depth: u8,
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Open,
    Close,
    Apostrophe,
    /// Feet, inches, minutes, seconds.
    Prime,
    /// A single mark without partner: as likely an apostrophe as a quotation mark.
    Unknown,
}

/// Marks that are used with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// `"`
    Straight,
    /// `“ ” „ ‟`
    Curly,
    /// `« »`
    Guillemets,
    /// `「 」 『 』`
    Corner,
    /// Two signs that stand for one mark: ``` `` '' ,, << >> ```
    Ascii,
    /// `'`
    StraightSingle,
    /// `‘ ’ ‚ ‛`
    CurlySingle,
    /// `‹ ›`
    SingleGuillemets,
}

impl Family {
    pub(super) fn of(glyph: char) -> Option<Self> {
        Some(match glyph {
            '"' | '＂' => Self::Straight,
            '“' | '”' | '„' | '‟' => Self::Curly,
            '«' | '»' => Self::Guillemets,
            '「' | '」' | '『' | '』' => Self::Corner,
            '\'' => Self::StraightSingle,
            '‘' | '’' | '‚' | '‛' => Self::CurlySingle,
            '‹' | '›' => Self::SingleGuillemets,
            _ => return None,
        })
    }

    /// Whether marks of the family are double ones, which never stand for an apostrophe.
    pub(crate) const fn is_double(self) -> bool {
        matches!(self, Self::Straight | Self::Curly | Self::Guillemets | Self::Corner | Self::Ascii)
    }
}

impl Quotations {
    pub(crate) fn of(prose: &Prose<'_>) -> Self {
        let mut found = reader::read(prose);
        found.spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        // A quotation that runs on into the next paragraph can cross one that was opened within it: that one ends with it.
        let mut ends: Vec<u32> = Vec::new();
        for span in &mut found.spans {
            while ends.last().is_some_and(|&end| end <= span.start) {
                ends.pop();
            }
            match ends.last() {
                Some(&end) => span.end = span.end.min(end),
                None => found.outermost.push(*span),
            }
            ends.push(span.end);
        }
        found
    }

    /// Whether `span` lies inside a quotation.
    pub(crate) fn encloses(&self, span: Span) -> bool {
        let next = self.outermost.partition_point(|outer| outer.start <= span.start);
        next.checked_sub(1).is_some_and(|index| self.outermost[index].contains(span))
    }

    /// Opening marks with their closing ones.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&QuoteMark, &QuoteMark)> {
        self.marks.iter().filter(|mark| mark.role == Role::Open).filter_map(|open| Some((open, self.marks.get(open.partner?)?)))
    }

    /// The marks of a paragraph.
    pub(crate) fn marks_in(&self, paragraph: usize) -> &[QuoteMark] {
        let start = self.marks.partition_point(|mark| mark.paragraph < paragraph);
        let end = self.marks.partition_point(|mark| mark.paragraph <= paragraph);
        &self.marks[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document;

    fn spans(lang: &str, text: &str) -> Vec<String> {
        let document = document(lang, text);
        let prose = document.prose();
        Quotations::of(&prose).spans.iter().map(|span| span.text(text).to_owned()).collect()
    }

    #[test]
    fn straight_marks_open_and_close_by_their_sides() {
        assert_eq!(spans("en", r#"He said "no" and ("maybe"), then "yes.""#), ["no", "maybe", "yes."]);
        assert_eq!(spans("en", r#"The "old "new" town" hall"#), ["old \"new\" town", "new"]);
        assert_eq!(spans("en", "\"One.\n\n\"Two,\" she said."), ["One.", "Two,"]);
        assert_eq!(spans("en", "\"One.\n\nTwo,\" she said."), ["One.\n\nTwo,"]);
    }

    #[test]
    fn pairs_of_other_languages() {
        assert_eq!(spans("de", "Er rief „Halt“ und »Los« und ‚Nein‘."), ["Halt", "Los", "Nein"]);
        assert_eq!(spans("fr", "Il dit : « Non, “jamais” de la vie. »"), [" Non, “jamais” de la vie. ", "jamais"]);
        assert_eq!(spans("sv", "Hon sade ”nej” och gick."), ["nej"]);
        assert_eq!(spans("ja", "彼は「はい『いいえ』」と言った。"), ["はい『いいえ』", "いいえ"]);
        assert_eq!(spans("en", "a ``plain'' word and <<another>> one"), ["plain", "another"]);
        assert_eq!(spans("de", "Sie sagte: „Ja\", und ging."), ["Ja"]);
    }

    #[test]
    fn apostrophes_and_primes_are_no_quotation_marks() {
        let text = "The dogs' 6'2\" keeper of the '90s wouldn't give 'em 5' of rope, nor ’tis the boys’ way.";
        assert_eq!(spans("en", text), Vec::<String>::new());
        assert_eq!(spans("en", "‘The dogs’ owner left,’ she said."), ["The dogs’ owner left,"]);
        assert_eq!(spans("en", "‘It’s “here”, Pa,’ he said."), ["It’s “here”, Pa,", "here"]);
    }

    #[test]
    fn enclosure_is_by_the_outermost() {
        let text = "A \"b 'c d' e\" f \"g\"";
        let document = document("en", text);
        let quotations = Quotations::of(&document.prose());
        let inside = |word: &str| text.find(word).map(|at| quotations.encloses(Span::of(at..at + word.len())));
        assert_eq!(["A", "b", "c", "e", " f ", "g"].map(|word| inside(word) == Some(true)), [false, true, true, true, false, true]);
    }

    #[test]
    fn a_forgotten_mark_does_not_swallow_the_rest() {
        let text = "He said \"no.\n\nThen a \"word\" came.";
        let document = document("en", text);
        let quotations = Quotations::of(&document.prose());
        assert_eq!(quotations.spans.len(), 1);
        assert_eq!(quotations.marks.iter().filter(|mark| mark.partner.is_none()).count(), 1);
    }
}
