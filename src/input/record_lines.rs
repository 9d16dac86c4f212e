//! The lines of a file of records, for whoever passes some of them on.

use crate::document::{Document, Origin};

/// A line of the part of a file that a document takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordLine<'d> {
    /// With its line end.
    pub text: &'d str,
    /// The index of the unit whose record it is; `None` for a header, a blank line and what is no record.
    pub unit: Option<usize>,
}

/// The lines of a document of [`Format::Jsonl`](super::Format::Jsonl) or [`Format::Tsv`](super::Format::Tsv), in which a line is a
/// record; those of all documents of a file in order are the file, decoded.
pub fn record_lines(document: &Document) -> impl Iterator<Item = RecordLine<'_>> {
    let (raw, targets) = match &document.origin {
        Origin::Islands(islands) => (islands.raw.as_str(), islands.targets.as_slice()),
        Origin::File(..) => (document.text.as_str(), [].as_slice()),
    };
    let (mut end, mut next) = (0, 0);
    raw.split_inclusive('\n').map(move |text| {
        end += text.len();
        // An empty field may stand at the very end of the file.
        let is_inside = targets.get(next).is_some_and(|target| (target.start as usize) < end || end == raw.len());
        let unit = is_inside.then_some(next);
        next += usize::from(is_inside);
        RecordLine { text, unit }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Format, Options, documents};

    fn lines(text: &str, format: Format) -> Vec<(String, Option<usize>)> {
        let documents = documents(text.as_bytes(), "x", format, &Options::default());
        let lines = documents
            .filter_map(Result::ok)
            .flat_map(|document| record_lines(&document).map(|line| (line.text.to_owned(), line.unit)).collect::<Vec<_>>());
        lines.collect()
    }

    #[test]
    fn every_line_comes_back_with_its_record() {
        let text = "doc\ttarget\n\na\tOne.\r\na\t\nb\tno\ttwo\nb\t";
        let units: Vec<_> = lines(text, Format::Tsv).into_iter().map(|(_, unit)| unit).collect();
        assert_eq!(units, [None, None, Some(0), Some(1), None, Some(0)]);
        let text = "{\"target\": \"One.\"}\n\nno record\n{\"source\": \"Zwei.\", \"target\": \"Two.\"}";
        let (texts, units): (String, Vec<_>) = lines(text, Format::Jsonl).into_iter().unzip();
        assert_eq!((texts.as_str(), units), (text, vec![Some(0), None, None, Some(0)]));
    }
}
