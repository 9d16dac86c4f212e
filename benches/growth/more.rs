//! Shapes of input that no report named: thousands of what a document usually has a few of.

use crate::shapes::Kind::{Jsonl, Markdown, Text, Tsv};
use crate::shapes::{ALL, CHECK, MEND, NAMES, RULES, Shape, TERMS, findings, many, name, record, repeat, rule, shape, word};

const FIX: &[crate::shapes::Work] = &[crate::shapes::Work::Fix, crate::shapes::Work::Diff];

pub(crate) const MORE: &[Shape] = &[
    // Text.
    shape("straight quotes without a partner", Text, "en", ALL, |bytes| many(bytes, |at| format!("The {} said \"so.\n\n", word(at)))),
    shape("opening quotes without a partner on a line", Text, "de", MEND, |bytes| many(bytes, |at| format!("Die „{} steht. ", word(at)))),
    shape("straight and curly quotes crossed", Text, "en", MEND, |bytes| repeat("\"mill “rain\" wind” 'so ‘it' is’ ", bytes)),
    shape("lines that are dates", Text, "en", ALL, |bytes| many(bytes, |at| format!("{} May {}\n", at % 28 + 1, 1900 + at % 140))),
    shape("lines that are German dates", Text, "de", MEND, |bytes| {
        many(bytes, |at| format!("Montag, {}. Mai {}, {}.{:02} Uhr\n", at % 28 + 1, 1900 + at % 140, at % 24, at % 60))
    }),
    shape("lines that are numbers", Text, "en", ALL, |bytes| many(bytes, |at| format!("{},{:03}.{}\n", at % 900 + 1, at % 1000, at % 10))),
    shape("numbers of one kind with and without marks", Text, "de", MEND, |bytes| {
        many(bytes, |at| format!("Es kamen {} und {}.{:03} und {:.1} Leute. ", 10_000 + at % 80_000, at % 90 + 10, at % 1000, at as f64))
    }),
    shape("brackets of all kinds nested", Text, "en", FIX, |bytes| format!("{}{}", repeat("([{", bytes / 2), repeat("}])", bytes / 2))),
    shape("brackets crossed", Text, "en", MEND, |bytes| repeat("(mill [rain) wind] ", bytes)),
    shape("one name in many inflections", Text, "en", NAMES, |bytes| many(bytes, |at| format!("They left Hrabivka{} today. ", word(at)))),
    shape("one German name in many inflections", Text, "de", NAMES, |bytes| {
        const ENDS: [&str; 6] = ["s", "er", "ern", "isch", "ische", "ischen"];
        many(bytes, |at| format!("Sie kamen nach {}{}. ", name(at / 6), ENDS[at % 6]))
    }),
    shape("one name at every word", Text, "en", NAMES, |bytes| {
        many(bytes, |at| format!("Mayor Petro Petrov{} ", if at % 2 == 0 { "" } else { "," }))
    }),
    shape("title-case headlines", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("{} {} Of The {} In {}\n\n", name(at), name(at + 1), name(at + 2), name(at + 3)))
    }),
    shape("directives in text", Text, "en", ALL, |bytes| {
        many(bytes, |at| format!("<!-- mtlint-disable-next-line any/double-hyphen -->\n{}\n", findings(at)))
    }),
    shape("directives switched on and off", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("<!-- mtlint-disable any/double-hyphen -->\n{}\n<!-- mtlint-enable any/double-hyphen -->\n", findings(at)))
    }),
    shape("two spellings by turns", Text, "en", MEND, |bytes| {
        many(bytes, |at| format!("The {} colour of the color in the harbour and the harbor. ", word(at)))
    }),
    shape("ten words by turns", Text, "en", MEND, |bytes| many(bytes, |at| format!("{} ", word(at * at % 10)))),
    shape("carriage returns", Text, "en", MEND, |bytes| repeat("The mill  waits\r", bytes)),
    shape("line separators", Text, "en", MEND, |bytes| repeat("The mill  waits\u{2028}", bytes)),
    shape("verse", Text, "en", MEND, |bytes| many(bytes, |at| format!("O {} of the mill,\nO {} of rain,\n\n", word(at), word(at + 1)))),
    shape("long words with soft hyphens", Text, "de", FIX, |bytes| many(bytes, |at| format!("{}\u{ad}", word(at)))),
    shape("bylines", Text, "en", ALL, |bytes| {
        many(bytes, |at| format!("By {} {}\nPhoto: {} / Reuters\n\n", name(at), name(at + 1), name(at)))
    }),
    shape("credits on a line", Text, "en", FIX, |bytes| many(bytes, |at| format!("Photo: {} / Reuters. ", name(at)))),
    shape("units and money without spaces", Text, "de", FIX, |bytes| many(bytes, |at| format!("{at}km {at}€ {at}% {at}°C "))),
    // Markdown.
    shape("Markdown, table of many columns", Markdown, "en", MEND, |bytes| {
        let row = repeat("| the  mill ", bytes / 3);
        format!("{row}|\n{}|\n{row}|\n", "|-----------".repeat(row.len() / 12))
    }),
    shape("Markdown, tables", Markdown, "en", ALL, |bytes| many(bytes, |at| format!("| {at} | b |\n|---|---|\n| the  mill | rain |\n\n"))),
    shape("Markdown, lists nested", Markdown, "en", FIX, |bytes| many(bytes, |at| format!("{}- the  mill\n", "  ".repeat(at % 500)))),
    shape("Markdown, quotations nested", Markdown, "en", FIX, |bytes| many(bytes, |at| format!("{}the  mill\n\n", ">".repeat(at % 500)))),
    shape("Markdown, one quotation nested", Markdown, "en", FIX, |bytes| format!("{}the  mill\n", repeat(">", bytes))),
    shape("Markdown, fences", Markdown, "en", ALL, |bytes| repeat("```\nthe  mill\n```\nthe  mill\n\n", bytes)),
    shape("Markdown, fences never closed", Markdown, "en", MEND, |bytes| {
        many(bytes, |at| format!("{}\nthe  mill\n", "`".repeat(3 + at % 400)))
    }),
    shape("Markdown, link definitions", Markdown, "en", MEND, |bytes| {
        many(bytes, |at| format!("[{at}]: https://example.org/{at}\n\n[the  mill][{at}]\n\n"))
    }),
    shape("Markdown, links to nothing", Markdown, "en", CHECK, |bytes| many(bytes, |at| format!("[the mill][{at}] "))),
    shape("Markdown, comments never closed", Markdown, "en", CHECK, |bytes| repeat("a <!-- b ", bytes)),
    shape("Markdown, entities and escapes", Markdown, "en", MEND, |bytes| repeat("the &amp;  \\* mill &#8212; ", bytes)),
    shape("Markdown, words set off", Markdown, "en", MEND, |bytes| repeat("*the*  **mill** of ~~rain~~ `x` ", bytes)),
    shape("Markdown, front matter", Markdown, "en", FIX, |bytes| {
        format!("---\n{}---\n\nthe  mill\n", many(bytes, |at| format!("{}: a  b\n", word(at))))
    }),
    shape("Markdown, rules and headings underlined", Markdown, "en", MEND, |bytes| repeat("The  mill\n=====\n\n---\n\n", bytes)),
    // Records.
    shape("records with directives", Jsonl, "en", MEND, |bytes| {
        many(bytes, |at| record("a", &format!("<!-- mtlint-disable-next-line -->\\n{}", findings(at))))
    }),
    shape("records of two documents by turns", Jsonl, "en", MEND, |bytes| {
        many(bytes, |at| record(if at % 2 == 0 { "a" } else { "b" }, &findings(at)))
    }),
    shape("one record of escapes", Jsonl, "en", ALL, |bytes| record("a", &repeat("the \\u0020\\/ mill\\n\\ud83d\\ude00 \\\" ", bytes))),
    shape("records with many fields", Jsonl, "en", CHECK, |bytes| {
        format!("{{{}\"target\":\"the  mill\"}}\n", many(bytes, |at| format!("\"{}{at}\":[{at}],", word(at))))
    }),
    shape("a record nested", Jsonl, "en", CHECK, |bytes| format!("{{\"x\":{}", repeat("[", bytes))),
    shape("one row", Tsv, "en", MEND, |bytes| format!("x\t{}\n", many(bytes, |at| format!("{} ", findings(at))))),
    shape("rows of many columns", Tsv, "en", CHECK, |bytes| format!("x\tthe  mill{}\n", repeat("\ta", bytes))),
    shape("rows with quotes", Tsv, "en", MEND, |bytes| {
        many(bytes, |at| format!("\"Der Rat {at}\"\t\"The \"\"council\"\" {at} -- met\"\n"))
    }),
    // Rules.
    // Each line a term that the next one holds.
    shape("terms nested at their start", Text, "en", TERMS, |bytes| nested(bytes, |at| (0..at).map(word).collect())),
    shape("terms nested at their end", Text, "en", TERMS, |bytes| nested(bytes, |at| (0..at).rev().map(word).collect())),
    shape("terms that share a word", Text, "en", TERMS, |bytes| many(bytes, |at| format!("mill {}\n", word(at)))),
    shape("rules that share a regex", Text, "en", RULES, |bytes| {
        many(bytes, |at| rule(at, "match.pattern = '\\bmill of \\w+'", "[the mill]"))
    }),
    shape("examples of one rule", Text, "en", RULES, |bytes| {
        let examples = many(bytes, |at| format!("[the mill] {}\", \"", word(at)));
        rule(0, "match.phrases = [\"the mill\"]", &format!("{examples}[the mill]"))
    }),
    shape("guards of one rule", Text, "en", RULES, |bytes| {
        let guards = many(bytes, |at| format!("{{ after = ' {}' }}, ", word(at)));
        rule(0, &format!("match.phrases = [\"the mill\"]\nunless = [{guards}]"), "[the mill]")
    }),
    shape("branches of one regex", Text, "en", RULES, |bytes| {
        let branches = many(bytes.min(64 << 10), |at| format!("|{} mill", word(at)));
        rule(0, &format!("match.pattern = '\\b(?:the mill{branches})\\b'"), "[the mill]")
    }),
    shape("a long phrase", Text, "en", RULES, |bytes| {
        rule(0, &format!("match.phrases = [\"{}\"]", many(bytes, |at| format!("{} ", word(at))).trim_end()), "[x]")
    }),
];

/// Lines of one word, two, three …
fn nested(bytes: usize, line: impl Fn(usize) -> Vec<String>) -> String {
    many(bytes, |at| line(at + 1).join(" ") + "\n")
}
