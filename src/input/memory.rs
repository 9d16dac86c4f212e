//! Documents of texts that are in memory already.

use super::plain;
use crate::document::{Document, Encoding, Markup, Origin, Pairing, Unit};
use crate::lang::Lang;
use crate::text::{Block, BlockKind, Span};

impl Document {
    /// A plain text: each line is a block or, where the whole text is hard-wrapped, each paragraph between blank lines.
    pub fn plain(lang: Lang, text: impl Into<String>) -> Self {
        let text = text.into();
        let blocks = plain::blocks(&text);
        Self::new("text", lang, text, blocks)
    }

    /// Segments, each a source and its translation, as one article. Texts are joined by line feeds; spans count in what is joined.
    pub fn from_segments<'t>(lang: Lang, source_lang: Lang, segments: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut document = Self::new("segments", lang, "", []);
        document.source_lang = Some(source_lang);
        document.origin = Origin::File(Encoding::Utf8, Markup::Plain);
        for (number, (source, target)) in segments.into_iter().enumerate() {
            let block = Block::new(append(&mut document.text, target, number > 0), BlockKind::Segment);
            document.units.push(Unit { segment: Some((number + 1).to_string()), target: block });
            let block = Block::new(append(&mut document.source, source, number > 0), BlockKind::Segment);
            document.source_blocks.push(block);
        }
        document.pairing = Pairing::one_to_one(document.units.len());
        document
    }
}

/// Adds `piece` to `text`, behind a line feed unless it is the first, and says where it stands.
fn append(text: &mut String, piece: &str, is_next: bool) -> Span {
    if is_next {
        text.push('\n');
    }
    let start = text.len();
    text.push_str(piece);
    Span::of(start..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_keep_their_partners() {
        let lang = |tag: &str| tag.parse().expect("a tag");
        let document = Document::from_segments(lang("en"), lang("de"), [("Eins.", "One."), ("", "Two."), ("Drei.", "Three.")]);
        assert_eq!((document.text.as_str(), document.source.as_str()), ("One.\nTwo.\nThree.", "Eins.\n\nDrei."));
        let sources: Vec<_> = (0..3).map(|unit| document.source_of(unit).map(|span| span.text(&document.source))).collect();
        assert_eq!(sources, [Some("Eins."), Some(""), Some("Drei.")]);
    }
}
