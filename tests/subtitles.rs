//! SubRip and WebVTT: which texts of a file are read, and that edits change nothing else.

use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, documents, reread, rewrite};
use mtlint::text::Span;
use mtlint::{Document, Edit, Linter, RuleSet, Safety, fix};
use proptest::prelude::*;

const SRT: &str = "1\n00:00:01,000 --> 00:00:03,000\nThe harbour master said\nthat the <i>quay</i>\n\n\
    2\n00:00:03,200 --> 00:00:05,000\n{\\an8}would not hold. It\n\n\
    3\n00:00:05,200 --> 00:00:06,000\nbroke at noon.\n\n\
    4\n00:00:07,000 --> 00:00:08,000\n- Where are the divers?\n- At the wreck\n\n\
    5\n00:00:08,200 --> 00:00:09,000\n[bell rings]\n\n\
    6\n00:00:09,200 --> 00:00:10,000\nThey dive.\n";

fn read(text: &str, format: Format) -> Document {
    let mut all: Vec<Document> = documents(text.as_bytes(), "x", format, &Options::default()).collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 1);
    let document = all.remove(0);
    assert_eq!(rewrite(&document, &[]).unwrap(), text.as_bytes());
    document
}

fn error(text: &str, format: Format) -> String {
    documents(text.as_bytes(), "x", format, &Options::default()).find_map(Result::err).unwrap().to_string()
}

/// Name and text of each segment.
fn segments(document: &Document) -> Vec<(&str, &str)> {
    document.units.iter().map(|unit| (unit.segment.as_deref().unwrap(), document.target(&unit.target))).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).unwrap();
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

fn written(document: &Document, find: &str, better: &str) -> String {
    let edits = [edit(document, find, better)];
    let bytes = rewrite(document, &edits).unwrap();
    assert_eq!(rewrite(&reread(document, &edits).unwrap(), &[]).unwrap(), bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_sentence_runs_over_lines_and_cues() {
    let expected = [
        ("1", "The harbour master said\nthat the quay\nwould not hold. It\nbroke at noon."),
        ("4", "- Where are the divers?"),
        ("4/2", "- At the wreck"),
        ("5", "[bell rings]"),
        ("6", "They dive."),
    ];
    assert_eq!(segments(&read(SRT, Format::SubRip)), expected);
    assert_eq!(segments(&read(&SRT.replace('\n', "\r\n"), Format::SubRip)), expected);
    let vtt = format!("WEBVTT\n\n{}", SRT.replace(',', ".").replace("{\\an8}", "<v Tom>").replace("Tom>w", "Tom>W"));
    let found = read(&vtt, Format::WebVtt);
    // Another voice is another unit.
    assert_eq!(segments(&found)[..2], [("1", "The harbour master said\nthat the quay"), ("2", "Would not hold. It\nbroke at noon.")]);
    // What has no full stop at all is not one unit.
    let endless: String = (0..40).map(|cue| format!("00:{cue:02}.000 --> 00:{cue:02}.900\nand then\n\n")).collect();
    assert_eq!(read(&endless, Format::SubRip).units.len(), 5);
}

#[test]
fn only_cues_are_read() {
    let text = "WEBVTT - a film\nKind: captions\n\nSTYLE\n::cue(b) { color: red; }\n\nREGION\nid:a\n\nNOTE\nThe  note .\n\n\
        intro\n01:02.500 --> 01:04.000 align:start\n<v.loud Ann>Ice &amp; <c.red>snow</c> <00:01:03.000>fell&nbsp;on\n\n\
        NOTE it goes on --> here\n\n01:05.000 --> 01:06.000\nthe quay.\n\n01:06.000 --> 01:07.000\n\n\n01:08.000 --> 01:09.000\n42\n";
    let found = read(text, Format::WebVtt);
    assert_eq!(segments(&found), [("intro", "Ice & snow fell\u{a0}on"), ("2", "the quay."), ("4", "42")]);
    // A blank line parts what stands in one cue; a number right above the times is the next cue's.
    let loose = "1\n0:00:01,0-->0:00:02.00\n\nOne\n \ntwo\n2\n00:00:03,000 --> 00:00:04,000 X1:10 Y1:20\nthree";
    assert_eq!(segments(&read(loose, Format::SubRip)), [("1", "One"), ("1/2", "two\nthree")]);
    assert_eq!(read("", Format::SubRip).units.len(), 0);
    assert_eq!(read("WEBVTT", Format::WebVtt).units.len(), 0);
    // What is no tag is text.
    let braces = "1\n00:00:01,000 --> 00:00:02,000\n5 < 6 &amp; {a} <3 <b\n";
    assert_eq!(segments(&read(braces, Format::SubRip)), [("1", "5 < 6 &amp; {a} <3 <b")]);
}

#[test]
fn an_edit_changes_its_words_only() {
    let document = read(SRT, Format::SubRip);
    assert_eq!(written(&document, "quay", "pier & <quay"), SRT.replace("quay", "pier & <quay"));
    assert_eq!(written(&document, "broke at", "fell at"), SRT.replace("broke at", "fell at"));
    let vtt = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nIce &amp; <b>snow</b>\r\nfell.";
    let document = read(vtt, Format::WebVtt);
    assert_eq!(written(&document, "Ice &", "R&D <-->"), vtt.replace("Ice &amp;", "R&amp;D &lt;--&gt;"));
    assert_eq!(written(&document, "snow", "ice"), vtt.replace("snow", "ice"));
}

#[test]
fn no_line_and_no_tag_goes() {
    let document = read(SRT, Format::SubRip);
    for (find, better, why) in [
        ("said\nthat", "said that", Forbidden::BreaksLine),
        ("broke at noon.", "", Forbidden::BreaksLine),
        ("- At the wreck", " ", Forbidden::BreaksLine),
        ("the quay", "it", Forbidden::TakesCode),
    ] {
        let refused = rewrite(&document, &[edit(&document, find, better)]);
        assert!(matches!(refused, Err(WriteError::Forbidden { why: found, .. }) if found == why), "{find}");
    }
    for better in ["<i>quay</i>", "a\nb", "a --> b", "{\\an8}"] {
        assert!(matches!(rewrite(&document, &[edit(&document, "quay", better)]), Err(WriteError::Unwritable { .. })), "{better}");
    }
    // Two edits that leave a line empty together.
    let edits = [edit(&document, "broke at", ""), edit(&document, " noon.", "")];
    assert!(matches!(rewrite(&document, &edits), Err(WriteError::Unwritable { .. })));
}

#[test]
fn a_line_may_hold_a_tag_alone() {
    for cue in ["{\\an8}\nThe the dam held.", "<i>\nThe the dam held.\n</i>", "<i>\n</i>\nThe the dam held."] {
        let document = read(&format!("1\n00:00:01,000 --> 00:00:03,000\n{cue}\n\n"), Format::SubRip);
        assert!(written(&document, "The the", "The").contains("\nThe dam held."), "{cue}");
    }
    let document = read("1\n00:00:01,000 --> 00:00:03,000\n<i>Follow</i>\nThe dam held.\n", Format::SubRip);
    assert!(rewrite(&document, &[edit(&document, "Follow", "")]).is_err(), "no line is left without words");
}

#[test]
fn places_are_those_of_the_file() {
    let document = read(SRT, Format::SubRip);
    for (word, line, column) in [("harbour", 3, 5), ("quay", 4, 13), ("would", 8, 7), ("broke", 12, 1), ("wreck", 17, 10)] {
        let place = Positions::new(&document).place(edit(&document, word, "").span);
        assert_eq!((place.line, place.column), (line, column), "{word}");
    }
}

#[test]
fn says_where_a_file_is_broken() {
    let expected = "(expected times such as `00:01:02,500 --> 00:01:04,000`)";
    for (text, found) in [
        ("1\n00:00:01,000 -> 00:00:02,000\nIce.\n", "x:2:1: found `00:00:01,000 -> 00:00:02,000`"),
        ("1\n00:00:01,000 --> 00:00:02,000\nIce.\n\n2\n00:00:03 --> 00:00:04\nSnow.", "x:6:1: found `00:00:03 --> 00:00:04`"),
        ("Ice fell.\n", "x:1:1: found `Ice fell.` without times"),
    ] {
        assert_eq!(error(text, Format::SubRip), format!("{found} {expected}"));
    }
    let unsigned = "x:1:1: found no `WEBVTT` (expected it as the first word of the file)";
    for text in ["", "WEBVTTs", "00:01.000 --> 00:02.000\nIce."] {
        assert_eq!(error(text, Format::WebVtt), unsigned);
    }
}

#[test]
fn what_cannot_be_written_leaves_the_rest_mended() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n&lt;i&gt;They dive&lt;/i&gt;.\n\n2\n00:00:03,000 --> 00:00:04,000\nIt was the the wreck &amp; the bay.\n";
    let fixed = fix::fix(&Linter::new(RuleSet::built_in()), &read(text, Format::SubRip), Safety::Safe, &|_, all| all).unwrap();
    let expected = text.replace("the the", "the").replace("&amp;", "&");
    assert_eq!(String::from_utf8(rewrite(&fixed.document, &[]).unwrap()).unwrap(), expected);
    assert_eq!(fixed.refused.len(), 1, "{:?}", fixed.refused);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 300 } else { 2000 }, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_is_refused_or_changes_only_its_words(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "dam", " ", "é", "&amp;", "<i>", "</i>", "{\\an8}", "\n", "\r\n", "5", "<", "\n\n2\n00:00:03,000 --> 00:00:04,000\n",
            "\n\nNOTE x\n\n00:03.000 --> 00:04.000\n", "-", ".", "\n\n",
        ]), 0..12),
        is_web in prop::bool::ANY,
        (from, len) in (0_usize..20, 0_usize..6),
        better in "[a-z&<>{} ]{0,3}",
    ) {
        let (format, head) = if is_web { (Format::WebVtt, "WEBVTT\n\n") } else { (Format::SubRip, "1\n") };
        let text = format!("{head}00:00:01,000 --> 00:00:02,000\n{}", pieces.concat());
        let document = read(&text, format);
        let ends: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let start = ends[from.min(ends.len() - 1)];
        let end = ends[(from + len).min(ends.len() - 1)].max(start);
        let edits = [Edit { span: Span::of(start..end), replacement: better.clone() }];
        if let Ok(bytes) = rewrite(&document, &edits) {
            let wanted = format!("{}{better}{}", &document.text[..start], &document.text[end..]);
            let again = read(std::str::from_utf8(&bytes).unwrap(), format);
            // Where a mark makes two units of one, a line feed joins them too.
            prop_assert_eq!(again.text, wanted);
        }
    }
}

#[test]
fn a_number_may_stand_apart_from_its_times() {
    let text = "1\n\n00:00:01,000 --> 00:00:02,000\nThe dam held.\n\n2\n\n00:00:02,000 --> 00:00:03,000\nIce.\n";
    assert_eq!(segments(&read(text, Format::SubRip)), [("1", "The dam held."), ("2", "Ice.")]);
}

#[test]
fn a_cue_may_follow_the_head_at_once() {
    let document = read("WEBVTT - The harbour\n00:01.000 --> 00:02.000\nThey dive.\n", Format::WebVtt);
    assert_eq!(segments(&document), [("1", "They dive.")]);
}

#[test]
fn lines_that_end_otherwise_are_refused() {
    for (text, format) in
        [("WEBVTT\r\r00:01.000 --> 00:02.000\rThey dive.\r", Format::WebVtt), ("1\r00:00:01,000 --> 00:00:02,000\rX\r", Format::SubRip)]
    {
        let error = error(text, format);
        assert!(error.contains("found a carriage return without a line feed"), "{error}");
    }
    let broken = error("1\n00:00:01,000 --> 00:00:02,000\nX.\n\n2\n00:00:02,000  --  00:00:03,000\nY.\n", Format::SubRip);
    assert!(broken.starts_with("x:6:1: found `00:00:02,000  --  00:00:03,000`"), "{broken}");
    let apart = error("1\n\n", Format::SubRip);
    assert!(apart.starts_with("x:1:1: found `1` without times"), "{apart}");
}
