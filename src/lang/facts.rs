//! Groups of facts about a language: what stands beside its numbers, how it writes money, dates, times and marks, how it
//! addresses a reader, and which of its words cannot stand somewhere.
//!
//! Each group has a `NONE` for languages of which nobody has gathered it; what checks ask is then not looked for.

type Words = &'static [&'static str];

/// What stands beside a number, in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counting {
    /// Units, currencies and hundredths, in lower case and sorted.
    pub units: Words,
    /// Whether `units` and `percent` are how the words begin, because their endings are many.
    pub stems: bool,
    /// Words for a hundredth, of one word or two: `percent`, `per cent`.
    pub percent: Words,
    /// Endings of words that name what is counted; an empty one stands for any.
    pub plurals: Words,
    /// The powers of ten from a thousand up as they are written after a one and after more.
    pub powers: &'static [(&'static str, &'static str)],
    /// Words for powers of ten that are written beside those of [`super::Language::scales`], in lower case.
    pub other_scales: Words,
}

impl Counting {
    pub(crate) const NONE: Self = Self { units: &[], stems: false, percent: &[], plurals: &[], powers: &[], other_scales: &[] };
}

/// Where the percent sign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PercentSign {
    /// `%50`
    Before,
    /// `50%`
    Glued,
    /// `50%`, but `50 %` in some houses.
    Either,
    /// `50 %`
    Spaced,
}

impl PercentSign {
    /// What CLDR knows of it; it prints no sign before the number.
    pub(super) const fn of(space: bool) -> Self {
        if space { Self::Spaced } else { Self::Either }
    }
}

/// How newspapers write money.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Currency {
    /// Whether the sign stands before the number: $5 rather than 5 $.
    pub before: bool,
    /// Signs with what stands for them after a number, and after a word for a power of ten: 5 €, 5 millions d’euros.
    pub words: &'static [(char, &'static str, &'static str)],
    /// Codes and abbreviations with what is written for them, sorted.
    pub codes: &'static [(&'static str, &'static str)],
}

/// How dates are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates {
    pub order: Option<DateOrder>,
    /// A date in words, of `D` for the day, `M` for the first form of the month and `Y` for the year; empty where these
    /// do not make it.
    pub long: &'static str,
    /// Whether 2023-02-11 is at home in running text.
    pub iso: bool,
    /// Words between day, month and year, in lower case: `of`, `de`.
    pub links: Words,
    /// Words that make a month of the name after them and never begin a date, in lower case: `im` Februar.
    pub in_month: Words,
    /// Words after which the name of a day is no proper name.
    pub before_weekday: Words,
}

impl Dates {
    pub(crate) const NONE: Self = Self { order: None, long: "", iso: false, links: &[], in_month: &[], before_weekday: &[] };
}

/// Which part of a date in words stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    /// May 3 in one region and 3 May, which is [`DateOrder::LONG_DAY_FIRST`] with a year, in the others.
    ByRegion,
}

impl DateOrder {
    /// [`Dates::long`] where the day stands first of the two.
    pub(crate) const LONG_DAY_FIRST: &'static str = "D M Y";
}

/// How times of day are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Clock {
    /// In two halves of twelve hours.
    Twelve,
    /// In twenty-four hours.
    Whole {
        /// A full hour, of `H` for the hour.
        hour: &'static str,
        /// An hour with minutes, of `H` and `M`.
        minutes: &'static str,
        /// The word after a time, if it is none of a unit.
        word: Option<&'static str>,
    },
}

/// The words of the familiar and of the polite form in which a reader is addressed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address {
    /// Sorted.
    pub close: Words,
    /// Sorted.
    pub polite: Words,
    /// Whether a capital within the sentence is all that makes the polite form.
    pub capital: bool,
}

/// Words with which a letter addresses its reader.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Salutation {
    /// In lower case, sorted.
    pub words: Words,
    /// Whether they may stand anywhere in the line, as French titles do.
    pub anywhere: bool,
}

impl Salutation {
    pub(crate) const NONE: Self = Self { words: &[], anywhere: false };
}

/// What a sentence denies with, and what looks or works like it.
///
/// The entries of this and of [`Hearsay`] are in lower case and sorted: words, or phrases of neighbouring words. A star at the end of a
/// word stands for any ending, one at its start for any beginning, and one alone for a word. Of a script without spaces they are
/// stretches of text. Where several fit, the longest counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Negation {
    /// They deny what the sentence says.
    pub denies: Words,
    /// Phrases that hold such a word and affirm, or that other languages say without one: “not only”.
    pub idioms: Words,
    /// They may stand for a denial: “hardly”, “fail*”, “*less”.
    pub weak: Words,
    /// Words that look like one of the others and have nothing to do with them: “under*” beside “un*”.
    pub neutral: Words,
}

impl Negation {
    pub(crate) const NONE: Self = Self { denies: &[], idioms: &[], weak: &[], neutral: &[] };
}

/// What says that somebody else vouches for a sentence; entries as in [`Negation`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hearsay {
    /// They name who says so: “according to”.
    pub sources: Words,
    /// They leave open whether it is so: “allegedly”.
    pub hedges: Words,
    /// Whatever else may render one of these: verbs of speech and thought, “may”.
    pub reports: Words,
}

impl Hearsay {
    pub(crate) const NONE: Self = Self { sources: &[], hedges: &[], reports: &[] };
}

/// Frequent words by what they cannot do, all in lower case and sorted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// They hardly ever stand twice in a row rightly.
    pub twice: Words,
    /// Those of `twice` that never do, so that one may be deleted unread: a preposition does where one group stands inside another (“kam mit
    /// mit Wasser gefüllten Eimern”), a verb where a clause ends in it (“all he has has been sold”).
    pub once: Words,
    /// Nor these, where the first opens a sentence.
    pub opening: Words,
    /// Writers double these for weight and no others; none where nobody has gathered them, and any may be doubled.
    pub emphatic: Option<Words>,
    /// They do not end a sentence.
    pub last: Words,
    /// They take a capital only at the start of a sentence.
    pub capital: Words,
    /// They join a word to its copy: “on and on”.
    pub joints: Words,
    /// A question begins with one of them; none where word order does not tell, or nobody has gathered them.
    pub asking: Words,
    /// Behind one of `asking` they make a question wherever they stand: “can it”.
    pub subjects: Words,
    /// What begins a question that is reported: “asked whether”.
    pub reporting: Words,
    /// They have a capital wherever they stand: “i” for “I”.
    pub upright: Words,
    /// Endings of inflected words, which no other language takes over as it takes over nouns.
    pub inflections: Words,
    /// Articles and what takes their place before a noun, sorted: what stands behind one is rarely the name of a person.
    pub determiners: Words,
    /// What stands for somebody or a body that has a name, behind one of `resuming`: “the company”, “his prime minister”.
    pub bearers: Words,
    pub resuming: Words,
    pub coupling: Coupling,
}

/// How a word is coupled with itself by right, “hours and hours”, and what tells that from a slip.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coupling {
    /// What joins two words of one kind, sorted; none where nobody has gathered them.
    pub joins: Words,
    /// What may stand on both sides, in lower case and sorted.
    pub free: Words,
    /// Endings of what may: of comparatives, and of verbs that go on.
    pub free_endings: Words,
    /// What stands before two that are set against each other, sorted: “between”, “there are”.
    pub opposing: Words,
    /// What begins words that tell the second from the first, sorted: “patients and patients with fever”.
    pub narrowing: Words,
    /// Endings of adjectives, which are no half of a compound.
    pub attributes: Words,
    /// Endings of words that may be one, although they look like a plural.
    pub halves: Words,
    /// Whether a compound is written as two words, so that the second may be the first half of one: “oil and oil products”.
    pub open_compounds: bool,
}

impl Coupling {
    pub(crate) const NONE: Self = Self {
        joins: &[],
        free: &[],
        free_endings: &[],
        opposing: &[],
        narrowing: &[],
        attributes: &[],
        halves: &[],
        open_compounds: false,
    };
}

impl Limits {
    pub(crate) const NONE: Self = Self {
        twice: &[],
        once: &[],
        opening: &[],
        emphatic: None,
        last: &[],
        capital: &[],
        joints: &[],
        asking: &[],
        subjects: &[],
        reporting: &[],
        upright: &[],
        inflections: &[],
        determiners: &[],
        bearers: &[],
        resuming: &[],
        coupling: Coupling::NONE,
    };
}

/// Habits of punctuation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    /// Whether newspapers print straight quotation marks.
    pub straight_quotes: bool,
    /// Whether they do though the language has marks of its own, which some print.
    pub straight_common: bool,
    /// Whether a space inside guillemets is no fault in any region.
    pub spaced_quotes: bool,
    /// Marks before which some region sets a space.
    pub may_space_before: &'static [char],
    pub stop_at_quote: StopAtQuote,
    /// How many dots in a row are too many: an ellipsis and a full stop are four in English.
    pub too_many_dots: u8,
    /// Whether questions and exclamations open with ¿ and ¡.
    pub inverted: bool,
    /// Whether marks and digits as wide as an ideograph are at home.
    pub full_width: bool,
}

impl Marks {
    /// The habits of most languages.
    pub(crate) const USUAL: Self = Self {
        straight_quotes: true,
        straight_common: false,
        spaced_quotes: false,
        may_space_before: &[],
        stop_at_quote: StopAtQuote::Unsettled,
        too_many_dots: 4,
        inverted: false,
        full_width: false,
    };
}

/// Where the full stop or comma stands that meets a closing quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StopAtQuote {
    /// Before it, whatever is quoted.
    Inside,
    /// After it.
    Outside,
    /// Where the sense puts it.
    Unsettled,
}
