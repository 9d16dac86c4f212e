//! The shapes of input: each makes about as many bytes as it is asked for, the same ones every time.

use mtlint::input::Format;
use std::fmt::Write as _;

/// What is done with an input, from its bytes to the bytes of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// Check and report as JSON Lines.
    Check,
    /// Check and report for people.
    Text,
    /// Apply the safe fixes.
    Fix,
    /// Show all fixes as a diff.
    Diff,
    /// Record all findings in a baseline, read it, and check against it.
    Baseline,
    /// List the names of all documents.
    Names,
    /// Load the input, which is a file of rules, and check an article with them.
    Rules,
    /// Load the lines of the input as a glossary, and check the input with it.
    Terms,
}

impl Work {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Text => "text",
            Self::Fix => "fix",
            Self::Diff => "diff",
            Self::Baseline => "baseline",
            Self::Names => "names",
            Self::Rules => "rules",
            Self::Terms => "terms",
        }
    }
}

/// How the input is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Markdown,
    Jsonl,
    Tsv,
}

impl Kind {
    pub(crate) const fn of(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Markdown => Format::Markdown,
            Self::Jsonl => Format::Jsonl,
            Self::Tsv => Format::Tsv,
        }
    }

    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Text => "news.txt",
            Self::Markdown => "news.md",
            Self::Jsonl => "news.jsonl",
            Self::Tsv => "news.tsv",
        }
    }
}

/// An article to try rules on.
pub(crate) const ARTICLE: &str = "The mill of the council waits for rain.";

pub(crate) struct Shape {
    pub name: &'static str,
    pub format: Kind,
    pub lang: &'static str,
    pub works: &'static [Work],
    pub make: fn(usize) -> String,
}

pub(crate) const fn shape(
    name: &'static str,
    format: Kind,
    lang: &'static str,
    works: &'static [Work],
    make: fn(usize) -> String,
) -> Shape {
    Shape { name, format, lang, works, make }
}

pub(crate) const CHECK: &[Work] = &[Work::Check];
pub(crate) const MEND: &[Work] = &[Work::Check, Work::Diff];
pub(crate) const ALL: &[Work] = &[Work::Check, Work::Text, Work::Fix, Work::Diff, Work::Baseline];
pub(crate) const NAMES: &[Work] = &[Work::Check, Work::Names];
pub(crate) const RULES: &[Work] = &[Work::Rules];
pub(crate) const TERMS: &[Work] = &[Work::Terms];

use Kind::{Jsonl, Markdown, Text, Tsv};

pub(crate) const SHAPES: &[Shape] = &[
    // Words and sentences.
    shape("one word repeated on a line", Text, "en", MEND, |bytes| repeat("the ", bytes)),
    shape("a German word repeated on a line", Text, "de", MEND, |bytes| repeat("die ", bytes)),
    shape("one word repeated, a line each", Text, "en", CHECK, |bytes| repeat("the\n", bytes)),
    shape("doubled words on a line", Text, "en", MEND, |bytes| many(bytes, |at| format!("the the {} ", word(at)))),
    shape("two words that loop", Text, "en", CHECK, |bytes| repeat("rain falls ", bytes)),
    shape("a sentence that loops on a line", Text, "en", MEND, |bytes| repeat("The mill waits for rain. ", bytes)),
    shape("distinct words on a line", Text, "en", CHECK, |bytes| many(bytes, |at| format!("{} ", word(at)))),
    shape("one endless word", Text, "en", CHECK, |bytes| repeat("a", bytes)),
    shape("one endless word of many letters", Text, "en", CHECK, |bytes| many(bytes, word)),
    shape("an endless word in Cyrillic", Text, "ru", CHECK, |bytes| repeat("аб", bytes)),
    shape("an endless number", Text, "en", CHECK, |bytes| repeat("1", bytes)),
    shape("long tokens", Text, "en", CHECK, |bytes| many(bytes, |at| format!("{}{at} ", "x".repeat(2000)))),
    shape("one letter a word", Text, "en", CHECK, |bytes| repeat("a b c d ", bytes)),
    shape("one letter a line", Text, "en", CHECK, |bytes| repeat("a\nb\n", bytes)),
    shape("empty lines", Text, "en", MEND, |bytes| repeat("\n", bytes)),
    shape("one space repeated", Text, "en", MEND, |bytes| repeat(" ", bytes)),
    shape("spaces between words", Text, "en", MEND, |bytes| repeat("mill   rain  .  ", bytes)),
    shape("lines with spaces at both ends", Text, "en", MEND, |bytes| repeat("   The mill waits.   \n", bytes)),
    shape("lines cut in sentences", Text, "en", MEND, |bytes| repeat("The mill waits for\n\nrain and for the council of\n\n", bytes)),
    // Paragraphs.
    shape("plain paragraphs with findings", Text, "en", ALL, |bytes| many(bytes, |at| format!("{}\n\n", findings(at)))),
    shape("plain paragraphs with findings on a line", Text, "en", MEND, |bytes| many(bytes, |at| format!("{} ", findings(at)))),
    shape("plain paragraphs without findings", Text, "en", CHECK, |bytes| many(bytes, |at| format!("{}\n\n", plain(at)))),
    shape("same paragraphs", Text, "en", ALL, |bytes| {
        repeat("The council met again on Monday to speak of the roads and the mill.\n\n", bytes)
    }),
    shape("similar paragraphs", Text, "en", ALL, |bytes| {
        many(bytes, |at| format!("The council met again in hall {at} to speak of the roads and the mill.\n\n"))
    }),
    shape("similar paragraphs, other words", Text, "en", MEND, |bytes| {
        // The first line has a fault at every size: without any, nothing is checked a second time.
        let paragraph = |at| format!("The council of {} met again to speak of the roads and the mill there.\n\n", word(at));
        format!("The mill  waits.\n\n{}", many(bytes, paragraph))
    }),
    shape("paragraphs that grow by a word", Text, "en", MEND, |bytes| {
        let words: Vec<String> = (0..40).map(word).collect();
        many(bytes, |at| format!("{at} {}\n\n", words[..at % 40].join(" ")))
    }),
    shape("paragraphs that end alike", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("{} says the mill waits for rain and the council waits for the mill.\n\n", word(at)))
    }),
    shape("a line of boilerplate repeated", Text, "en", MEND, |bytes| repeat("Read also: the mill waits for rain\n\n", bytes)),
    shape("subscription lines", Text, "en", MEND, |bytes| repeat("Subscribe to our newsletter\n\nThe mill waits.\n\n", bytes)),
    shape("headlines of two words", Text, "en", CHECK, |bytes| many(bytes, |at| format!("Mill {}\n", word(at)))),
    // Marks.
    shape("every mark repeated", Text, "en", MEND, |bytes| {
        many(bytes, |at| char::from(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"[at / 512 % 32]).to_string())
    }),
    shape("every mark after a word", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("mill{} ", char::from(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"[at % 32])))
    }),
    shape("commas", Text, "en", MEND, |bytes| repeat(",", bytes)),
    shape("full stops", Text, "en", MEND, |bytes| repeat(".", bytes)),
    shape("full stops between spaces", Text, "en", MEND, |bytes| repeat(" . ", bytes)),
    shape("question and exclamation marks", Text, "en", MEND, |bytes| repeat("?!", bytes)),
    shape("exclamation marks after words", Text, "fr", MEND, |bytes| repeat("Non ! Si? ", bytes)),
    shape("ellipses", Text, "en", MEND, |bytes| repeat("the mill... and… ", bytes)),
    shape("hyphens", Text, "en", MEND, |bytes| repeat("-", bytes)),
    shape("hyphenated words", Text, "en", CHECK, |bytes| repeat("mill-", bytes)),
    shape("two hyphens for a dash", Text, "en", MEND, |bytes| repeat("the mill -- a ruin -- burnt ", bytes)),
    shape("dashes of all kinds", Text, "en", MEND, |bytes| repeat("the mill – a ruin — burnt - so ", bytes)),
    shape("brackets never closed", Text, "en", CHECK, |bytes| repeat("(", bytes)),
    shape("brackets of words never closed", Text, "en", CHECK, |bytes| repeat("(the [mill {burnt ", bytes)),
    shape("brackets only closed", Text, "en", CHECK, |bytes| repeat("mill) ", bytes)),
    shape("brackets nested", Text, "en", CHECK, |bytes| format!("{}{}", repeat("(mill ", bytes / 2), repeat(") ", bytes / 2))),
    shape("quotes opened and never closed", Text, "en", MEND, |bytes| repeat("“the mill ", bytes)),
    shape("quotes never closed, a line each", Text, "en", MEND, |bytes| repeat("“The mill burnt down.\n", bytes)),
    shape("quotes nested", Text, "en", MEND, |bytes| format!("{}{}", repeat("“mill ‘", bytes / 2), repeat("’ mill” ", bytes / 2))),
    shape("quotes of all kinds", Text, "en", MEND, |bytes| repeat("\"mill\" „mill“ «mill» “mill” 'mill' ", bytes)),
    shape("German quotes", Text, "de", MEND, |bytes| repeat("\"Die Mühle\" und „die Mühle” und “die Mühle” ", bytes)),
    shape("straight quotes", Text, "en", MEND, |bytes| repeat("\"", bytes)),
    shape("apostrophes", Text, "en", MEND, |bytes| repeat("mill's rain' 'tis ", bytes)),
    shape("slashes", Text, "en", CHECK, |bytes| repeat("and/or/", bytes)),
    // Numbers.
    shape("numbers", Text, "en", CHECK, |bytes| many(bytes, |at| format!("{} ", at * 7919))),
    shape("numbers with separators", Text, "en", CHECK, |bytes| many(bytes, |at| format!("{}.{:03},{} ", at % 90 + 1, at % 1000, at % 10))),
    shape("one number with separators", Text, "en", CHECK, |bytes| repeat("1,000,", bytes)),
    shape("dates", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("on {}.{}.2023 and May {}, 2024; ", at % 28 + 1, at % 12 + 1, at % 28 + 1))
    }),
    shape("clocks", Text, "en", MEND, |bytes| many(bytes, |at| format!("at {}:30 p.m. and {}.15 o'clock ", at % 12, at % 24))),
    shape("currency", Text, "en", MEND, |bytes| many(bytes, |at| format!("{at} $ and €{at} and USD {at} mln and {at} euros; "))),
    shape("percentages", Text, "de", MEND, |bytes| many(bytes, |at| format!("{at}% und {at} % und {at} Prozent, "))),
    shape("measures", Text, "en", MEND, |bytes| many(bytes, |at| format!("{at} km and {at}kg and {at} miles; "))),
    shape("weekdays and months", Text, "en", MEND, |bytes| repeat("on monday, May 3 (Tuesday), january and Wed. ", bytes)),
    // Characters.
    shape("control marks", Text, "en", MEND, |bytes| repeat("mill\u{1} ", bytes)),
    shape("control marks alone", Text, "en", MEND, |bytes| repeat("\u{1}\u{7f}\u{200b}", bytes)),
    shape("control marks, a line each", Text, "en", MEND, |bytes| repeat("The mill\u{2} waits.\n", bytes)),
    shape("bidirectional controls", Text, "ar", MEND, |bytes| repeat("\u{202e}مطحنة\u{202c} ", bytes)),
    shape("zero-width spaces", Text, "en", MEND, |bytes| repeat("mi\u{200b}ll\u{feff} ", bytes)),
    shape("soft hyphens", Text, "de", MEND, |bytes| repeat("Müh\u{ad}le ", bytes)),
    shape("combining marks", Text, "en", MEND, |bytes| repeat("e\u{301}", bytes)),
    shape("combining marks on one letter", Text, "en", CHECK, |bytes| format!("e{}", repeat("\u{301}\u{327}", bytes))),
    shape("mixed scripts", Text, "en", MEND, |bytes| repeat("mіll rаin ", bytes)),
    shape("words of foreign script", Text, "en", CHECK, |bytes| repeat("the мельница waits 雨 and مطحنة ", bytes)),
    shape("entities", Text, "en", MEND, |bytes| repeat("mill &amp; rain &#39; &quot;x&quot; &lt;b&gt; ", bytes)),
    shape("ampersands", Text, "en", MEND, |bytes| repeat("&", bytes)),
    shape("escapes", Text, "en", MEND, |bytes| repeat("mill\\n \\u0041 \\\"x\\\" %20 ", bytes)),
    shape("tags", Text, "en", MEND, |bytes| repeat("<b>mill</b> <br> <a href='x'>rain ", bytes)),
    shape("opened tags", Text, "en", MEND, |bytes| repeat("<", bytes)),
    shape("mojibake", Text, "en", MEND, |bytes| repeat("MÃ¼ller and cafÃ© â€œmillâ€\u{9d} ", bytes)),
    shape("mojibake of Cyrillic", Text, "ru", MEND, |bytes| repeat("РјРµР»СЊРЅРёС†Р° ", bytes)),
    shape("replacement characters", Text, "en", MEND, |bytes| repeat("M\u{fffd}ller ï¿½ ", bytes)),
    shape("subword marks", Text, "en", MEND, |bytes| repeat("mill@@ ▁rain ##s ", bytes)),
    shape("Chinese", Text, "zh", MEND, |bytes| repeat("市议会星期一开会，讨论道路问题。", bytes)),
    shape("Chinese without marks", Text, "zh", CHECK, |bytes| repeat("市议会星期一开会讨论道路问题", bytes)),
    shape("Japanese", Text, "ja", CHECK, |bytes| repeat("市議会は月曜日に道路の問題を話し合った。", bytes)),
    shape("Arabic", Text, "ar", CHECK, |bytes| repeat("اجتمع المجلس يوم الاثنين لبحث الطرق، ", bytes)),
    shape("Thai", Text, "th", CHECK, |bytes| repeat("สภาเทศบาลประชุมวันจันทร์", bytes)),
    shape("emoji", Text, "en", CHECK, |bytes| repeat("👩\u{200d}👩\u{200d}👧 mill ", bytes)),
    shape("ligatures and wide forms", Text, "en", CHECK, |bytes| repeat("ﬁre ＭＩＬＬ ½ ", bytes)),
    // Names.
    shape("capitals", Text, "en", NAMES, |bytes| repeat("MILL RAIN COUNCIL ", bytes)),
    shape("distinct words in capitals", Text, "en", NAMES, |bytes| many(bytes, |at| format!("{} ", word(at).to_uppercase()))),
    shape("distinct names", Text, "en", NAMES, |bytes| many(bytes, |at| format!("The road from {} to the mill is shut.\n", name(at)))),
    shape("distinct names on a line", Text, "en", NAMES, |bytes| many(bytes, |at| format!("{} and ", name(at)))),
    shape("one name repeated", Text, "en", NAMES, |bytes| repeat("Yaroslava Hrabivska ", bytes)),
    shape("spellings of one name", Text, "en", NAMES, |bytes| many(bytes, |at| format!("The mill of {} burnt down.\n", spelling(at)))),
    shape("persons with titles", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("Mayor {} said that Mr {} left. ", name(at), name(at)))
    }),
    shape("persons with one surname", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("There {} Petrov met us in Ukraine.\n", name(at)))
    }),
    shape("persons with one given name", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("There Petro {} met us in Ukraine.\n", name(at)))
    }),
    shape("names in another case of one word", Text, "en", NAMES, |bytes| many(bytes, |at| format!("They left {}. ", cased(at)))),
    shape("chains of names with hyphens", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("The {}-{}-{} line is shut.\n", name(at), name(at + 5), name(at + 8)))
    }),
    shape("one chain of names with hyphens", Text, "en", NAMES, |bytes| many(bytes, |at| format!("{}-", name(at)))),
    shape("names of ten thousand letters", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("They left X{} now. ", (0..1250).map(|part| word(at * 1250 + part)).collect::<String>()))
    }),
    shape("names with slips", Text, "en", NAMES, |bytes| {
        many(bytes, |at| {
            let name = format!("{}shchina", name(at));
            format!("They left {name} and saw {name}, or {}{}.\n", &name[..name.len() - 5], "chnia")
        })
    }),
    shape("genitives of names", Text, "de", NAMES, |bytes| many(bytes, |at| format!("Sie kamen aus {0} und {0}s Nachbarn.\n", name(at)))),
    shape("names in Cyrillic", Text, "ru", NAMES, |bytes| many(bytes, |at| format!("Дорога в {} закрыта.\n", cyrillic(at)))),
    shape("names in Cyrillic in an English text", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("The road to {} ({}) is shut.\n", name(at), cyrillic(at)))
    }),
    shape("names in Greek", Text, "el", NAMES, |bytes| many(bytes, |at| format!("Ο δρόμος για {} έκλεισε.\n", greek(at)))),
    shape("names in Chinese", Text, "en", NAMES, |bytes| many(bytes, |at| format!("They met {} and Zhang {}.\n", chinese(at), name(at)))),
    shape("initials", Text, "en", NAMES, |bytes| repeat("J. R. B. Mill, ", bytes)),
    shape("initials of many persons", Text, "en", NAMES, |bytes| {
        many(bytes, |at| {
            let letter = |place: u32| char::from(b'A' + (at / 26usize.pow(place) % 26) as u8);
            format!("{}. {}. {} left. ", letter(0), letter(1), name(at))
        })
    }),
    shape("bare addresses", Text, "en", CHECK, |bytes| many(bytes, |at| format!("https://example.org/{at} mill@example.org "))),
    shape("hashtags and handles", Text, "en", CHECK, |bytes| repeat("#mill @rain ", bytes)),
    // Markdown.
    shape("Markdown, marks of headings on a line", Markdown, "en", MEND, |bytes| repeat("# ", bytes)),
    shape("Markdown, headings", Markdown, "en", MEND, |bytes| many(bytes, |at| format!("# Mill {}\n\n", word(at)))),
    shape("Markdown, bare addresses", Markdown, "en", CHECK, |bytes| many(bytes, |at| format!("https://example.org/{at} "))),
    shape("Markdown, bare mail addresses", Markdown, "en", CHECK, |bytes| repeat("mill@example.org ", bytes)),
    shape("Markdown, www. repeated", Markdown, "en", CHECK, |bytes| repeat("www.", bytes)),
    shape("Markdown, directives", Markdown, "en", MEND, |bytes| {
        many(bytes, |at| format!("<!-- mtlint-disable-next-line -->\n{}\n\n", findings(at)))
    }),
    shape("Markdown, directives never closed", Markdown, "en", CHECK, |bytes| {
        many(bytes, |at| format!("<!-- mtlint-disable any/double-hyphen -->\n\n{}\n\n", findings(at)))
    }),
    shape("Markdown, emphasis never closed", Markdown, "en", CHECK, |bytes| repeat("*a _b **c ", bytes)),
    shape("Markdown, brackets never closed", Markdown, "en", CHECK, |bytes| repeat("[a](b [", bytes)),
    shape("Markdown, links", Markdown, "en", MEND, |bytes| many(bytes, |at| format!("[the  mill](https://example.org/{at}) "))),
    shape("Markdown, back-ticks", Markdown, "en", CHECK, |bytes| many(bytes, |at| format!("{}a", "`".repeat(at % 60 + 1)))),
    shape("Markdown, list", Markdown, "en", MEND, |bytes| repeat("- the  mill\n", bytes)),
    shape("Markdown, list ever deeper", Markdown, "en", CHECK, |bytes| many(bytes, |at| format!("{}- mill\n", "  ".repeat(at % 100)))),
    shape("Markdown, quotations in quotations", Markdown, "en", CHECK, |bytes| {
        many(bytes, |at| format!("{}mill\n\n", "> ".repeat(at % 40)))
    }),
    shape("Markdown, table", Markdown, "en", MEND, |bytes| format!("| a | b |\n|---|---|\n{}", repeat("| the  mill | rain |\n", bytes))),
    shape("Markdown, tags", Markdown, "en", CHECK, |bytes| repeat("<b>mill ", bytes)),
    shape("Markdown, footnotes", Markdown, "en", CHECK, |bytes| many(bytes, |at| format!("mill[^{at}]\n\n[^{at}]: rain\n\n"))),
    shape("Markdown, paragraphs with findings", Markdown, "en", ALL, |bytes| many(bytes, |at| format!("{}\n\n", findings(at)))),
    // Records.
    shape("small records of one document", Jsonl, "en", ALL, |bytes| {
        many(bytes, |at| record("a", &format!("the {} -- a  mill", word(at))))
    }),
    shape("small records of many documents", Jsonl, "en", ALL, |bytes| {
        many(bytes, |at| record(&at.to_string(), &format!("the {} -- a  mill", word(at))))
    }),
    shape("records with findings", Jsonl, "en", ALL, |bytes| many(bytes, |at| record("a", &findings(at)))),
    shape("records of one letter", Jsonl, "en", CHECK, |bytes| many(bytes, |_| record("a", "a"))),
    shape("empty records", Jsonl, "en", CHECK, |bytes| many(bytes, |_| record("a", ""))),
    shape("addresses of both sides", Jsonl, "en", CHECK, |bytes| {
        let side = |letter: char| many(bytes / 2, |at| format!("www.{letter}{at}.example "));
        bilingual(&side('a'), &side('b'))
    }),
    shape("doubled words with a source", Jsonl, "en", CHECK, |bytes| {
        let twice = |at| format!("{0} {0} ", word(at));
        bilingual(&many(bytes / 2, |at| format!("q{} ", word(at))), &many(bytes / 2, twice))
    }),
    shape("one translation of many sources", Jsonl, "en", CHECK, |bytes| {
        let first = bilingual(&many(bytes / 2, |at| format!("q{} ", word(at))), "the mill stays in town");
        first + &many(bytes / 2, |at| bilingual(&format!("{} {} {}", word(at), word(at + 5), word(at + 9)), "the mill stays in town"))
    }),
    shape("open braces with a source", Jsonl, "en", CHECK, |bytes| bilingual(&"{".repeat(bytes / 2), &"{".repeat(bytes / 2))),
    shape("numbers of both sides", Jsonl, "en", CHECK, |bytes| {
        many(bytes, |at| bilingual(&format!("Es waren {} Boote.", at * 7 + 12), &format!("There were {} boats.", at * 11 + 14)))
    }),
    shape("names of both sides", Jsonl, "en", CHECK, |bytes| {
        let side = |from: usize| (from..from + 40).map(|at| format!("Z{} ", word(at))).collect::<String>();
        many(bytes, |at| bilingual(&side(at * 3), &side(at * 5 + 77)))
    }),
    shape("one record of one line", Jsonl, "en", MEND, |bytes| record("a", &many(bytes, |at| format!("{} ", findings(at))))),
    shape("records with sources", Jsonl, "en", MEND, |bytes| {
        many(bytes, |at| {
            format!(
                "{{\"doc\":\"a\",\"lang\":\"en\",\"source_lang\":\"de\",\"source\":\"Der Rat {at}\",\"target\":\"The council {at} -- met\"}}\n"
            )
        })
    }),
    shape("escaped records", Jsonl, "en", MEND, |bytes| many(bytes, |_| "{\"doc\":\"a\",\"text\":\"\\u0061\\n\\t -- b\"}\n".to_owned())),
    shape("bad records", Jsonl, "en", CHECK, |bytes| repeat("{\"doc\":\n", bytes)),
    shape("rows", Tsv, "en", ALL, |bytes| many(bytes, |at| format!("Der Rat {at}\tThe council {at} -- met  again\n"))),
    shape("rows with findings", Tsv, "en", MEND, |bytes| many(bytes, |at| format!("x\t{}\n", findings(at)))),
    // Rules.
    shape("phrases of one rule", Text, "en", RULES, |bytes| {
        rule(0, &format!("match.phrases = [{}]", many(bytes, |at| format!("\"{} {}\", ", word(at), word(at / 3)))), "[x]")
    }),
    shape("many rules with phrases", Text, "en", RULES, |bytes| {
        many(bytes, |at| rule(at, &format!("match.phrases = [\"{} mill\"]", word(at)), &format!("[{} mill]", word(at))))
    }),
    shape("many rules with one phrase", Text, "en", RULES, |bytes| {
        many(bytes, |at| rule(at, "match.phrases = [\"the mill\"]", "[the mill]"))
    }),
    shape("many rules with regexes", Text, "en", RULES, |bytes| {
        many(bytes, |at| rule(at, &format!("match.pattern = '\\b{} \\w+'", word(at)), &format!("[{} mill]", word(at))))
    }),
    shape("many rules with guards", Text, "en", RULES, |bytes| {
        many(bytes, |at| {
            let guard = format!("match.phrases = [\"the mill\"]\nunless = [{{ after = ' {}' }}]", word(at));
            rule(at, &guard, "[the mill]")
        })
    }),
    shape("swaps of one rule", Text, "en", RULES, |bytes| {
        rule(0, &format!("match.swap = {{ {} }}", list(bytes, |at| format!("\"{} {at}\" = \"mill\"", word(at)))), "[x]")
    }),
    shape("variants of one rule", Text, "en", RULES, |bytes| {
        rule(0, &format!("match.variants = [{}]", many(bytes, |at| format!("[\"{}\", \"{}x\"], ", word(at), word(at)))), "[x]")
    }),
    shape("phrases that start alike", Text, "en", RULES, |bytes| {
        rule(0, &format!("match.phrases = [{}]", many(bytes, |at| format!("\"the mill of {}\", ", word(at)))), "[x]")
    }),
];

/// `piece` as often as it fits.
pub(crate) fn repeat(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// The first pieces that `piece` makes of 0, 1, 2 …
pub(crate) fn many(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 128);
    let mut at = 0;
    while text.len() < bytes {
        text += &piece(at);
        at += 1;
    }
    text
}

/// The same with commas between them.
fn list(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    many(bytes, |at| if at == 0 { piece(at) } else { format!(", {}", piece(at)) })
}

/// A number of which one follows from another and nearly nothing else does.
const fn scattered(at: usize) -> u64 {
    let mixed = (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// A word of some seven letters, another one for each number.
pub(crate) fn word(at: usize) -> String {
    const PARTS: [&str; 32] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi", "xo", "yu", "za",
        "bre", "cli", "dro", "flu", "gra", "ple", "sti", "tro", "tru", "sha", "che",
    ];
    let mixed = scattered(at);
    (0..4).map(|part| PARTS[(mixed >> (part * 5 + 20)) as usize % 32]).collect()
}

/// A name of no place.
pub(crate) fn name(at: usize) -> String {
    let mut name = word(at);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// One of many spellings of one name.
fn spelling(at: usize) -> String {
    const PARTS: [[&str; 4]; 8] = [
        ["Kh", "Ch", "H", "X"],
        ["o", "oh", "oo", "ou"],
        ["d", "dd", "dh", "t"],
        ["o", "a", "ou", "oh"],
        ["s", "ss", "z", "sz"],
        ["i", "y", "ij", "ie"],
        ["v", "w", "ff", "u"],
        ["ka", "kaa", "ca", "kha"],
    ];
    PARTS.iter().enumerate().map(|(place, forms)| forms[at >> (2 * place) & 3]).collect()
}

/// One word, the case of its letters in as many ways as there are numbers.
fn cased(at: usize) -> String {
    let upper = |place: usize| place == 0 || at >> (place - 1) & 1 == 1;
    let letters = "balakliyskovychenko".chars().enumerate();
    letters.map(|(place, letter)| if upper(place) { letter.to_ascii_uppercase() } else { letter }).collect()
}

/// A name in letters of another script, from the first one of its capitals and the first one of its small letters.
fn written(at: usize, capital: char, small: char) -> String {
    let mixed = scattered(at) >> 20;
    let letter = |first: char, number: u64| char::from_u32(first as u32 + number as u32).unwrap_or(first);
    let first = letter(capital, mixed % 16);
    (1..8).fold(first.to_string(), |name, place| name + letter(small, mixed >> (place * 4) & 15).encode_utf8(&mut [0; 4]))
}

fn cyrillic(at: usize) -> String {
    written(at, 'А', 'а')
}

fn greek(at: usize) -> String {
    written(at, 'Α', 'α')
}

fn chinese(at: usize) -> String {
    written(at, '王', '乐').chars().take(3).collect()
}

/// A paragraph with some faults.
pub(crate) fn findings(at: usize) -> String {
    format!("The {} of the council -- so they say -- met  in order to speak of {at} % of the the roads , and left .", word(at))
}

/// One without any that depends on its neighbours.
fn plain(at: usize) -> String {
    format!("The {} stood beside the {} until {} came, and nobody in {} spoke of it.", word(at), word(at + 7), word(at + 11), word(at + 13))
}

/// A record of the document `a` with its German source.
fn bilingual(source: &str, target: &str) -> String {
    format!("{{\"doc\": \"a\", \"source\": \"{source}\", \"target\": \"{target}\", \"source_lang\": \"de\"}}\n")
}

pub(crate) fn record(doc: &str, target: &str) -> String {
    let mut line = String::new();
    let _ = writeln!(line, "{{\"doc\":\"{doc}\",\"lang\":\"en\",\"target\":\"{target}\"}}");
    line
}

pub(crate) fn rule(number: usize, matcher: &str, bad: &str) -> String {
    format!(
        "[[rule]]\nid = \"bench/r{number}\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"note\"\ncategory = \"style/awkward\"\n{matcher}\n\
         bad = [\"{bad}\"]\ngood = [\"y\"]\n\n"
    )
}
