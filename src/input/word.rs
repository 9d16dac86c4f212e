//! The paragraphs of Word as text: the text of their runs, with what they hold besides.
//!
//! An island is a paragraph from the tag of its first text, or of the field before it, to the last character of its text. Tags have no width, so that a word may be cut over
//! runs; tabs and breaks are characters. Pictures and formulas in the line are U+FFFC. What was deleted or moved away, what is hidden, the
//! instructions of fields and what floats beside the text are none of it; what a field works out is masked.

use super::decoded::{Decoded, Meaning};
use super::syntax::{State, char_piece};
use super::xml::{self, attribute, element_len, parsed, tag_len};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// Elements of which nothing is text of the paragraph around them.
const LEFT_OUT: &str = "w:pPr w:rPr w:del w:moveFrom w:instrText w:delInstrText w:delText w:rt w:rubyPr w:sdtPr w:sdtEndPr w:object w:pict \
                        w:drawing mc:AlternateContent";
/// Those that stand for something in the line.
const OBJECTS: &str = "w:sym m:oMath m:oMathPara";
const KEPT: &str = "preserve";
const KEEPS_SPACE: &str = " xml:space=\"preserve\"";
const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Where a place in a paragraph stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Within {
    /// Between the texts of runs.
    #[default]
    Markup,
    /// In a text of which white space at the ends is layout.
    Text,
    /// In a text of which it is none.
    KeptText,
}

/// Whether an element is none of the text of the paragraph around it.
pub(super) fn is_left_out(name: &str) -> bool {
    LEFT_OUT.split_ascii_whitespace().any(|other| other == name)
}

/// The length of the piece at byte `at` of the island `raw`, and what it stands for.
pub(super) fn piece(raw: &str, at: usize, state: &mut State) -> (usize, Meaning) {
    let rest = &raw[at..];
    match (rest.as_bytes().first(), state.within) {
        (Some(b'<'), _) => tag(rest, &mut state.within),
        (_, Within::Markup) => (rest.find('<').unwrap_or(rest.len()), Meaning::Seam),
        (Some(b'&'), _) => xml::reference(rest),
        (Some(b' ' | b'\t' | b'\r' | b'\n'), within) => white(raw, at, within),
        _ => char_piece(raw, at),
    }
}

/// White space at byte `at` of a text: a line end is a space.
fn white(raw: &str, at: usize, within: Within) -> (usize, Meaning) {
    let rest = &raw[at..];
    let len = rest.len() - rest.trim_start_matches(WHITE).len();
    if within == Within::Text && (raw[..at].ends_with('>') || rest[len..].starts_with('<')) {
        return (len, Meaning::Seam);
    }
    match rest.as_bytes()[0] {
        b'\r' if rest[1..].starts_with('\n') => (2, Meaning::Char(' ')),
        b'\r' | b'\n' => (1, Meaning::Char(' ')),
        other => (1, Meaning::Char(other.into())),
    }
}

/// The tag at the start of `rest`, with all of its element if that is one piece.
fn tag(rest: &str, within: &mut Within) -> (usize, Meaning) {
    for (open, close) in [("<!--", "-->"), ("<?", "?>")] {
        if rest.starts_with(open) {
            return (rest.find(close).map_or(rest.len(), |at| at + close.len()), Meaning::Code);
        }
    }
    let len = tag_len(rest);
    let name = name(rest);
    let whole = |meaning| (element_len(rest), meaning);
    match name {
        "/w:t" => *within = Within::Markup,
        "w:t" if !rest[..len].ends_with("/>") => {
            let keeps = attribute(&parsed(&rest[..len]), "xml:space").as_deref() == Some("preserve");
            *within = if keeps { Within::KeptText } else { Within::Text };
        }
        "w:tab" | "w:ptab" => return whole(Meaning::Char('\t')),
        "w:br" | "w:cr" => return whole(Meaning::Char('\n')),
        "w:noBreakHyphen" => return whole(Meaning::Char('\u{2011}')),
        "w:softHyphen" => return whole(Meaning::Char('\u{ad}')),
        "w:r" if is_vanished(&rest[len..]) => return whole(Meaning::Code),
        "w:sdt" if is_placeholder(&rest[len..]) => return whole(Meaning::Code),
        _ if OBJECTS.split_ascii_whitespace().any(|other| other == name) => return whole(Meaning::Object),
        _ if is_left_out(name) => {
            let len = element_len(rest);
            let is_in_line = rest[..len].contains("<wp:inline");
            return (len, if is_in_line { Meaning::Object } else { Meaning::Code });
        }
        _ => {}
    }
    (len, Meaning::Code)
}

/// The name of a tag with its prefix, and with the slash of one that closes.
fn name(tag: &str) -> &str {
    let is_end = |(at, char): (usize, char)| char.is_ascii_whitespace() || char == '>' || at > 0 && char == '/';
    let inner = &tag[1..];
    &inner[..inner.char_indices().find(|&found| is_end(found)).map_or(inner.len(), |(at, _)| at)]
}

/// Whether the run whose content begins with `rest` is not shown.
fn is_vanished(rest: &str) -> bool {
    let rest = rest.trim_ascii_start();
    if name_of_start(rest) != "w:rPr" {
        return false;
    }
    let properties = &rest[..element_len(rest)];
    // What the run was before a change is the last of them.
    let properties = properties.split("<w:rPrChange").next().unwrap_or_default();
    properties.match_indices("<w:vanish").any(|(at, _)| {
        let tag = &properties[at..];
        name(tag) == "w:vanish" && is_on(&tag[..tag_len(tag)])
    })
}

/// Whether the content control whose content begins with `rest` shows what should be put in.
fn is_placeholder(rest: &str) -> bool {
    let rest = rest.trim_ascii_start();
    name_of_start(rest) == "w:sdtPr" && rest[..element_len(rest)].contains("<w:showingPlcHdr")
}

fn name_of_start(rest: &str) -> &str {
    if rest.starts_with('<') { name(rest) } else { "" }
}

/// Where in a tag the value of an attribute stands.
fn value_of(tag: &str, name: &str) -> Option<Range<usize>> {
    let at = tag.find(name)? + name.len();
    let start = at + tag[at..].find(['"', '\''])? + 1;
    Some(start..start + tag[start..].find(&tag[start - 1..start])?)
}

/// Whether a property that is there says so itself.
fn is_on(tag: &str) -> bool {
    attribute(&parsed(tag), "w:val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

/// The text, masks and codes of the island `raw`.
pub(super) fn decode(raw: &str) -> Decoded {
    let mut decoded = Decoded::with_capacity(raw.len());
    let (mut at, mut state, mut fields) = (0, State::default(), Fields::default());
    while at < raw.len() {
        let (len, meaning) = piece(raw, at, &mut state);
        decoded.push(meaning);
        if meaning == Meaning::Code
            && let Some(start) = fields.pass(&raw[at..at + len], decoded.text.len())
        {
            decoded.mask(start..decoded.text.len());
        }
        at += len;
    }
    if let Some(start) = fields.computed() {
        decoded.mask(start..decoded.text.len());
    }
    decoded
}

/// The fields that are open at a place: texts that Word works out, such as numbers of pages.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Where its result starts in the text.
    result: Option<usize>,
}

impl Fields {
    /// Takes in a tag or the whole of an instruction, behind which the text has `len` bytes. Where the result starts if one ends here that
    /// Word worked out.
    pub(super) fn pass(&mut self, piece: &str, len: usize) -> Option<usize> {
        match name_of_start(piece) {
            "w:fldChar" => match attribute(&parsed(&piece[..tag_len(piece)]), "w:fldCharType").as_deref() {
                Some("begin") => self.0.push(Field::default()),
                Some("separate") => self.0.last_mut()?.result = Some(len),
                Some("end") => return self.0.pop().filter(Field::is_computed)?.result,
                _ => {}
            },
            "w:instrText" => {
                let inside = piece[tag_len(piece)..].split('<').next().unwrap_or_default();
                self.0.last_mut()?.instruction.push_str(inside);
            }
            "w:fldSimple" if !piece.ends_with("/>") => {
                let instruction = attribute(&parsed(piece), "w:instr").unwrap_or_default();
                self.0.push(Field { instruction, result: Some(len) });
            }
            "/w:fldSimple" => return self.0.pop().filter(Field::is_computed)?.result,
            _ => {}
        }
        None
    }

    /// Where the result starts of the outermost that is open and that Word works out.
    pub(super) fn computed(&self) -> Option<usize> {
        self.0.iter().find(|field| field.is_computed())?.result
    }
}

impl Field {
    /// Whether its result is nobody's text. That of a link is.
    fn is_computed(&self) -> bool {
        let kind = self.instruction.split_ascii_whitespace().next().unwrap_or_default();
        self.result.is_some() && !kind.is_empty() && !kind.eq_ignore_ascii_case("HYPERLINK")
    }
}

/// The island of the paragraph with this content: none where it holds no text.
pub(super) fn island(raw: &str, content: Range<usize>) -> Option<Range<usize>> {
    let whole = &raw[..content.end];
    let (mut at, mut state, mut tag) = (content.start, State::default(), content.start);
    // What a field before all text begins with says what that text is.
    let mut field = None;
    let mut island: Option<Range<usize>> = None;
    while at < whole.len() {
        let (len, meaning) = piece(whole, at, &mut state);
        if meaning == Meaning::Code && state.within != Within::Markup {
            tag = at;
        } else if matches!(meaning, Meaning::Char(_) | Meaning::Object) && state.within != Within::Markup {
            island.get_or_insert(field.unwrap_or(tag)..at).end = at + len;
        } else if matches!(name_of_start(&whole[at..]), "w:fldChar" | "w:fldSimple") {
            field.get_or_insert(at);
        }
        at += len;
    }
    island
}

/// `text` as it is written in a run; what can't be written, if anything.
pub(super) fn escape(text: &str, within: Within) -> Result<Cow<'_, str>, &'static str> {
    match within {
        Within::Markup if !text.is_empty() => Err("text outside a run"),
        _ if text.contains(['\t', '\n']) => Err("a tab or a line break"),
        _ => xml::escape(text, false),
    }
}

/// What must be said besides of texts in `raw` in which `pieces` are replaced: that white space at their ends is text. What stood there
/// as layout goes then.
pub(super) fn spaces(raw: &str, pieces: &[(Span, Cow<'_, str>)]) -> Vec<(Span, Cow<'static, str>)> {
    let opens = |piece: &Span| raw[..piece.start as usize].rfind('<').filter(|&at| name(&raw[at..]) == "w:t");
    let mut added = Vec::new();
    for pieces in pieces.chunk_by(|(one, _), (other, _)| opens(one) == opens(other)) {
        let Some(open) = opens(&pieces[0].0) else { continue };
        let tag = &raw[open..open + tag_len(&raw[open..])];
        let start = open + tag.len();
        let end = raw[start..].find('<').map_or(raw.len(), |at| start + at);
        let whole = &raw[start..end];
        let (first, last) = (end - whole.trim_start_matches(WHITE).len(), start + whole.trim_end_matches(WHITE).len());
        let is_kept = attribute(&parsed(tag), "xml:space").as_deref() == Some(KEPT);
        if is_kept || first > last {
            continue;
        }
        let (mut text, mut at) = (String::new(), first);
        for (span, replacement) in pieces {
            text.push_str(&raw[at..span.start as usize]);
            text.push_str(replacement);
            at = span.end as usize;
        }
        text.push_str(raw.get(at..last).unwrap_or_default());
        if text.trim_matches(WHITE).len() < text.len() {
            added.push(match value_of(tag, "xml:space") {
                Some(value) => (Span::of(open + value.start..open + value.end), Cow::Borrowed(KEPT)),
                None => (Span::of(start - 1..start - 1), Cow::Borrowed(KEEPS_SPACE)),
            });
            let layout = [start..first, last..end].into_iter().filter(|layout| !layout.is_empty());
            added.extend(layout.map(|layout| (Span::of(layout), Cow::Borrowed(""))));
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(paragraph: &str) -> String {
        let island = island(paragraph, 0..paragraph.len());
        island.map(|island| decode(&paragraph[island]).text).unwrap_or_default()
    }

    #[test]
    fn runs_are_one_text() {
        assert_eq!(text("<w:r><w:t>Bala</w:t></w:r><w:proofErr/>\n <w:r><w:t>kliya &amp; co</w:t></w:r>"), "Balakliya & co");
        assert_eq!(text("<w:r><w:t> a </w:t><w:tab/><w:t xml:space='preserve'> b\r\nc </w:t><w:br/></w:r>"), "a\t b c ");
        assert_eq!(text("<w:r><w:t>well</w:t><w:noBreakHyphen></w:noBreakHyphen><w:t>known</w:t></w:r>"), "well\u{2011}known");
        assert_eq!(text("<w:r/><w:r><w:t/></w:r>"), "");
    }

    #[test]
    fn what_is_none_of_it_is_left_out() {
        for gone in [
            "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
            "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>",
            "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>x</w:t></w:r>",
            "<w:r><mc:AlternateContent><mc:Choice><w:r><w:t>x</w:t></w:r></mc:Choice></mc:AlternateContent></w:r>",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>",
            "<w:r><w:instrText>x</w:instrText></w:r>",
            "<w:r><a:t>x</a:t></w:r>".replace("a:t", "w:delText").as_str(),
        ] {
            assert_eq!(text(&format!("<w:r><w:t>a</w:t></w:r>{gone}<w:r><w:t>b</w:t></w:r>")), "ab", "{gone}");
        }
        for stays in [
            "<w:ins><w:r><w:t>x</w:t></w:r></w:ins>",
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>x</w:t></w:r>",
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>",
            "<w:hyperlink><w:r><w:t>x</w:t></w:r></w:hyperlink>",
        ] {
            assert_eq!(text(&format!("<w:r><w:t>a</w:t></w:r>{stays}<w:r><w:t>b</w:t></w:r>")), "axb", "{stays}");
        }
    }

    #[test]
    fn what_fields_work_out_is_masked() {
        let field = |instruction: &str| {
            format!(
                "<w:r><w:t xml:space='preserve'>see </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText>\
                 </w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
                 <w:r><w:t>.</w:t></w:r>"
            )
        };
        let masks = |raw: &str| decode(raw).masks;
        assert_eq!(masks(&field(" PAGEREF a ")), [Span::new(4, 6)]);
        assert!(masks(&field(" HYPERLINK \"a\" ")).is_empty());
        assert_eq!(masks("<w:fldSimple w:instr='PAGE'><w:r><w:t>12</w:t></w:r></w:fldSimple>"), [Span::new(0, 2)]);
    }

    #[test]
    fn space_at_an_end_is_said_to_be_text() {
        let raw = "<w:t>one two</w:t><w:t xml:space=\"preserve\">a b</w:t>";
        let pieces = [(Span::new(9, 12), Cow::Borrowed("")), (Span::new(45, 46), Cow::Borrowed(""))];
        assert_eq!(spaces(raw, &pieces), [(Span::new(4, 4), Cow::Borrowed(KEEPS_SPACE))]);
    }
}
