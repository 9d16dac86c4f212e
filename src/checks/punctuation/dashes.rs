//! Dashes: the hyphen that stands for one, the two styles in one text, the compound that was torn at its hyphen.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Edit;
use crate::text::cursor::{Place, is_blank, marks};
use crate::text::{BlockKind, Case, Paragraph, Prose, Span, TokenKind};

pub(crate) struct Dashes;

impl Check for Dashes {
    fn name(&self) -> &'static str {
        "dashes"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["double-hyphen", "spaced-hyphen", "glued-aside", "mixed-style", "spaced-compound"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let compounds = asked.looks_for("spaced-compound");
        let mut hyphens = Vec::new();
        let mut style = Style::default();
        for place in marks(prose, |byte| matches!(byte, b'-' | DASH)) {
            if place.char() == '-' {
                hyphens.push(place);
            } else {
                style.count(place);
            }
        }
        let wanted = style.wanted(prose);
        for place in hyphens {
            let found = double(place, wanted).or_else(|| if compounds { compound(place) } else { None }).or_else(|| spaced(place, wanted));
            findings.extend(found.or_else(|| aside(place, wanted)));
        }
        style.mixed(findings);
    }
}

/// The first byte of both dashes, and of many other marks.
const DASH: u8 = 0xe2;

/// The one dash of the document's sentences, as it stands between words, and where it stands first.
pub(crate) fn sentence_dash(article: &Article<'_>) -> Option<(&'static str, Span)> {
    let mut style = Style::default();
    for place in marks(&article.target, |byte| byte == DASH) {
        style.count(place);
    }
    let first = |places: &[Place<'_>]| places.first().map(Place::span);
    match (style.em.len(), style.en.len()) {
        (0, 0) => None,
        (0, _) => first(&style.en).map(|span| ("a – b", span)),
        (all, 0) if style.spaced == 0 || style.spaced == all => {
            first(&style.em).map(|span| (if style.spaced == 0 { "a—b" } else { "a — b" }, span))
        }
        _ => None,
    }
}

/// The dashes of the sentences of a document.
#[derive(Default)]
struct Style<'p> {
    em: Vec<Place<'p>>,
    en: Vec<Place<'p>>,
    /// How many of the em dashes stand between spaces.
    spaced: usize,
}

impl<'p> Style<'p> {
    /// Counts the mark if it is a dash.
    fn count(&mut self, place: Place<'p>) {
        let dash = place.char();
        let (Some(before), Some(after)) = (place.previous(), place.next()) else { return };
        match dash {
            // Two em dashes for words left out, a dash between numbers, and one that opens a list are none of a sentence.
            '—' if !(before.is_number() && after.is_number()) && after.char() != '—' && before.char() != '—' => {
                self.spaced += usize::from(is_spaced(place));
                self.em.push(place);
            }
            '–' if is_spaced(place) && !(before.is_number() && after.is_number()) && !is_title(place) => self.en.push(place),
            _ => {}
        }
    }

    fn wanted(&self, prose: &Prose<'_>) -> &'static str {
        match (self.em.len(), self.en.len()) {
            (0, 0) => prose.language.dashes.first().copied().unwrap_or(" – "),
            (em, en) if em >= en => {
                if self.spaced * 2 >= em {
                    " — "
                } else {
                    "—"
                }
            }
            _ => " – ",
        }
    }

    /// Em and en dashes for the same thing in one document.
    fn mixed(&self, findings: &mut Vec<Finding>) {
        let (few, many, dash) = if self.em.len() >= self.en.len() { (&self.en, &self.em, '—') } else { (&self.em, &self.en, '–') };
        let Some(first) = many.first().filter(|_| many.len() > few.len() && many.len() >= 2) else { return };
        // Dashes between spaces take the place of each other as they are; others need their spaces added or removed.
        let bare = dash == '—' && self.spaced * 2 < self.em.len();
        for place in few {
            let spaced = is_spaced(*place);
            let whole = Span::new(place.gap_before().start, place.gap_after().end);
            let one_line = !whole.text(place.prose.text).contains(['\n', '\r']);
            let span = if (bare || !spaced) && one_line { whole } else { place.span() };
            let wanted = if dash == '–' && !spaced && one_line { " – ".to_owned() } else { dash.to_string() };
            let finding = Finding::new("mixed-style", place.span()).value("wanted", dash).replace(format!("write “{dash}”"), span, wanted);
            findings.push(finding.related(first.span(), "the dash that prevails in the document"));
        }
    }
}

fn is_spaced(place: Place<'_>) -> bool {
    let blank = |gap: Span| is_blank(gap.text(place.prose.text));
    blank(place.gap_before()) && blank(place.gap_after())
}

/// Whether the dash stands in a headline or a label rather than in a sentence: `Storm hits - Evening News`.
fn is_title(place: Place<'_>) -> bool {
    let paragraph: &Paragraph = place.paragraph();
    if matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell | BlockKind::ListItem) {
        return true;
    }
    let end = place.prose.text[..paragraph.span.end as usize].trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', ' ', '\u{a0}']);
    !end.ends_with(['.', '!', '?', '…', ':', ';', ',', '。'])
}

fn double(place: Place<'_>, wanted: &str) -> Option<Finding> {
    let second = place.touching_next().filter(|next| next.char() == '-')?;
    let hyphen = |place: Option<Place<'_>>| place.is_some_and(|place| matches!(place.char(), '-' | '>' | '<' | '!'));
    if hyphen(place.touching_previous()) || hyphen(second.touching_next()) || place.is_in_address() {
        return None;
    }
    let before = place.previous()?;
    // `--two--parts` of a command, and code in back-ticks
    if place.touching_previous().is_some() && (place.run().starts_with("--") || place.run().starts_with('`')) {
        return None;
    }
    let (left, right) = (place.gap_before(), second.gap_after());
    // A price without cents in German: `100,-- Euro`
    if before.char() == ',' && place.touching_previous().is_some() {
        return None;
    }
    // ` --option` of a command
    if !left.is_empty() && second.touching_next().is_some_and(|next| next.is_word() && next.case() == Case::Lower) && !before.is_mark() {
        return None;
    }
    // What stands for nothing in a cell of a table.
    let is_gap_of_table = |gap: Span| ["\t", "  "].iter().any(|blank| gap.text(place.prose.text).contains(blank));
    let is_border = |other: Place<'_>| other.char() == '|';
    if is_gap_of_table(left) || is_gap_of_table(right) || is_border(before) || second.next().is_some_and(is_border) {
        return None;
    }
    let span = Span::new(place.span().start, second.span().end);
    let numbers = before.is_number() && second.next().is_some_and(|next| next.is_number());
    let finding = Finding::new("double-hyphen", span);
    if numbers && left.is_empty() == right.is_empty() {
        // A range or a score, whichever dash sentences have: `1990--1995`, `14 -- 12`.
        return Some(finding.value("wanted", "–").replace("write an en dash", span, "–"));
    }
    Some(dash(finding, span, left, right, second.next(), wanted))
}

/// Adds the fix that puts the dash `wanted` in the place of `span` and the spaces beside it.
fn dash(finding: Finding, span: Span, left: Span, right: Span, next: Option<Place<'_>>, wanted: &str) -> Finding {
    let mark = wanted.trim();
    // Before a closing quotation mark the speaker breaks off: no space there, nor at the end of a line.
    let broken = next.is_none_or(|next| {
        let cut = |gap: Span| gap.text(next.prose.text).contains(['\n', '\r']);
        right.is_empty() && next.is_mark() || cut(left) || cut(right)
    });
    let whole = if broken { span } else { Span::new(left.start, right.end) };
    let replacement = if broken { mark } else { wanted };
    finding.value("wanted", mark).replace(format!("write “{mark}”"), whole, replacement)
}

/// Units that make an adjective with a number before them: a three-year plan.
const UNITS: [&str; 42] = [
    "bed",
    "bedroom",
    "car",
    "carat",
    "century",
    "cylinder",
    "day",
    "decade",
    "degree",
    "dollar",
    "euro",
    "floor",
    "foot",
    "fold",
    "game",
    "goal",
    "hectare",
    "hour",
    "inch",
    "kilometer",
    "kilometre",
    "lane",
    "man",
    "meter",
    "metre",
    "mile",
    "minute",
    "month",
    "page",
    "part",
    "party",
    "percent",
    "person",
    "point",
    "pound",
    "room",
    "seat",
    "second",
    "story",
    "ton",
    "week",
    "year",
];

/// Beginnings of words that are no words themselves.
const PREFIXES: [&str; 12] = ["anti", "bi", "co", "inter", "micro", "multi", "non", "post", "pre", "semi", "sub", "ultra"];

const NUMBERS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "hundred", "multi",
];

/// A compound with spaces around its hyphen.
fn compound(place: Place<'_>) -> Option<Finding> {
    if !is_spaced(place) {
        return None;
    }
    let (before, after) = (place.previous()?, place.next()?);
    let whole = Span::new(before.span().start, after.span().end);
    let lower = |place: Place<'_>| place.is_word() && place.case() == Case::Lower;
    let fits = if place.prose.language.noun_capitals {
        before.letters() == 1 && before.case() == Case::Title && before.is_word() && after.case() == Case::Title && after.letters() > 2
    } else {
        let counts = before.is_number() || before.is_word() && NUMBERS.iter().any(|number| before.text().eq_ignore_ascii_case(number));
        let unit = counts && lower(after) && UNITS.binary_search(&after.text()).is_ok();
        let old = UNITS.binary_search(&before.text()).is_ok()
            && after.text() == "old"
            && before.previous().is_some_and(|hyphen| hyphen.char() == '-');
        let prefix = lower(before) && PREFIXES.binary_search(&before.text()).is_ok() && after.is_word();
        let letter = matches!(before.text(), "e" | "X" | "x") && lower(after);
        unit || old || prefix || letter
    };
    // `in pre - and post-war years` leaves its second half for later.
    let suspended = matches!(after.text(), "and" | "or" | "to" | "und" | "oder" | "bis");
    if !fits || suspended {
        return None;
    }
    let span = Span::new(place.gap_before().start, place.gap_after().end);
    Some(Finding::new("spaced-compound", whole).replace("delete the spaces around the hyphen", span, "-"))
}

/// A hyphen between spaces that stands for a dash.
fn spaced(place: Place<'_>, wanted: &str) -> Option<Finding> {
    let (before, after) = (place.previous()?, place.next()?);
    if !is_spaced(place) || is_title(place) {
        return None;
    }
    let figure = |place: Place<'_>| {
        place.is_number() || place.is_mark() && matches!(place.char(), '$' | '€' | '£' | '%' | '+' | '-' | '=' | '<' | '>')
    };
    // `£5 - about £1 more`
    let is_plain = |place: Place<'_>| place.is_word() && place.case() == Case::Lower && place.letters() > 3;
    let beside = |place: Option<Place<'_>>| place.is_some_and(figure);
    // Scores, ranges, sums, times; routes and pairs of names; bullets that extraction joined; what is left open.
    let range = figure(before) && figure(after)
        || figure(after) && beside(before.previous())
        || figure(before) && !is_plain(after) && beside(after.next());
    let masked = before.token().kind == TokenKind::Mask || after.token().kind == TokenKind::Mask;
    // `Where are you? - In the house.`: another speaks.
    let bullet = before.is_mark() && matches!(before.char(), '.' | '?' | '!' | '…' | ':' | ';' | '•' | '|' | '/') && after.is_capitalised();
    let names = before.is_capitalised() && after.is_capitalised() && !before_is_sentence_start(before);
    let suspended = matches!(after.text(), "and" | "or" | "und" | "oder" | "bis" | "et" | "ou" | "и" | "или")
        && before.letters() <= 12
        && !after_is_clause(after);
    if range || masked || bullet || names || suspended || before.is_mark() && before.char() == '(' {
        return None;
    }
    Some(dash(Finding::new("spaced-hyphen", place.span()), place.span(), place.gap_before(), place.gap_after(), Some(after), wanted))
}

/// Words of an aside; two and fewer may be prefixes that were torn off.
const ASIDE: std::ops::RangeInclusive<usize> = 3..=15;

/// Hyphens that touch the words of an aside, as the dashes of Spanish do: `three men -two of them young- left`.
fn aside(place: Place<'_>, wanted: &str) -> Option<Finding> {
    let opens = is_blank(place.gap_before().text(place.prose.text)) && place.previous().is_some_and(|word| word.is_word());
    let mut at = place.touching_next().filter(|first| opens && first.is_word())?;
    let mut words = 0;
    loop {
        words += usize::from(!at.is_mark());
        at = at.next().filter(|_| words <= *ASIDE.end())?;
        let torn = at.char() == '-' && !at.gap_before().is_empty();
        if torn || matches!(at.char(), '.' | '!' | '?' | '"' | '“' | '”' | '(' | ')') {
            return None;
        }
        if at.char() == '-' && at.touching_next().is_none_or(|next| next.is_mark()) {
            break;
        }
    }
    let closes = at.touching_previous().is_some_and(|last| last.is_word() || last.is_number());
    if !closes || !ASIDE.contains(&words) {
        return None;
    }
    let finding = Finding::new("glued-aside", Span::new(place.span().start, at.span().end)).value("wanted", wanted.trim());
    // A full stop behind the aside takes the place of its second dash.
    let behind = match at.touching_next() {
        Some(mark) if mark.char() == '.' => "",
        Some(_) => wanted.trim_end(),
        None => wanted,
    };
    let edit = |span: Span, replacement: &str| Edit { span, replacement: replacement.to_owned() };
    let edits = vec![
        edit(Span::new(place.gap_before().start, place.span().end), wanted),
        edit(Span::new(at.span().start, at.gap_after().end), behind),
    ];
    Some(finding.edits("write dashes", edits))
}

fn before_is_sentence_start(before: Place<'_>) -> bool {
    before.previous().is_none_or(|mark| mark.is_mark() && matches!(mark.char(), '.' | '!' | '?' | '"' | '“' | '„' | '«'))
}

/// Whether a conjunction starts a clause (`- and it did`) rather than the other half of a compound (`vor - und nachher`).
fn after_is_clause(conjunction: Place<'_>) -> bool {
    let following = conjunction.next();
    let joined = following.and_then(|word| word.touching_next()).is_some_and(|mark| mark.char() == '-');
    following.is_some_and(|word| word.letters() <= 5) && !joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn bad(lang: &str, text: &str, fault: &str, fixed: &str) {
        let all = found(&Dashes, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        assert_eq!((all[0].0, all[0].2.as_deref()), (fault, Some(fixed)));
    }

    #[test]
    fn hyphens_for_dashes() {
        bad(
            "en",
            "It rained — as ever — and the suburbs--all of them--are wet.".replace("--all of them--", " -- all of them, ").as_str(),
            "double-hyphen",
            "It rained — as ever — and the suburbs — all of them, are wet.",
        );
        bad(
            "en",
            "It rained – as ever. The depot in the city - and this was new - fell.".replace("new - fell", "new, fell").as_str(),
            "spaced-hyphen",
            "It rained – as ever. The depot in the city – and this was new, fell.",
        );
        bad("en", "It costs £5.4m - roughly £2m more.", "spaced-hyphen", "It costs £5.4m—roughly £2m more.");
        bad("en", "“But I--” she said.", "double-hyphen", "“But I—” she said.");
        bad("en", "It was open 1990--1995 only.", "double-hyphen", "It was open 1990–1995 only.");
        bad("en", "Bath lost 14 -- 12 at home.", "double-hyphen", "Bath lost 14 – 12 at home.");
    }

    #[test]
    fn compounds_and_styles() {
        bad("en", "A three - year plan began.", "spaced-compound", "A three-year plan began.");
        bad("en", "They co - operate now.", "spaced-compound", "They co-operate now.");
        bad("de", "Die U - Bahn fährt.", "spaced-compound", "Die U-Bahn fährt.");
        bad("en", "One – two – three. Four— five.", "mixed-style", "One – two – three. Four – five.");
        bad("en", "One — two — three. Four – five.", "mixed-style", "One — two — three. Four — five.");
    }

    #[test]
    fn asides() {
        bad("en", "Ten men -two of them old- left.", "glued-aside", "Ten men—two of them old—left.");
        bad("de", "Zehn Männer -zwei davon alt-, die gingen.", "glued-aside", "Zehn Männer – zwei davon alt –, die gingen.");
    }

    #[test]
    fn two_who_speak_in_a_line() {
        assert_eq!(found(&Dashes, "en", "- Where are you? - In the house! - Then stay there."), []);
    }

    #[test]
    fn left_alone() {
        for good in [
            "The well -known man of pre -and post- war years came.",
            "Storm hits coast - Evening News",
            "They won 3 - 2 and the Moscow - Kazan road is shut, 9 am - 5 pm.",
            "Run tool --verbose and <!-- note --> now.",
            "- a bullet of a list.",
            "A two- or three-year plan of 10–12 pages in London–Paris trains.",
            "----------",
        ] {
            assert_eq!(found(&Dashes, "en", good), [], "{good}");
        }
    }
}
