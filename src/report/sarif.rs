//! SARIF 2.1.0 (OASIS Standard, 2020, with Errata 01): what code hosts and editors read.
//!
//! Only the properties that are used have a struct field. Byte offsets and fixes are given for plain files alone: within
//! records both count in decoded text, which SARIF does not know.

mod rules;

pub use rules::RuleInfo;

use super::{CheckedDocument, Reporter, Totals, host_path, place::is_plain_file, source_path};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::file_name;
use crate::input::Place;
use crate::suppress::Fingerprints;
use crate::visible;
use rules::Tool;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) struct Sarif {
    /// The rules of the run, of which the report describes those that found something.
    rules: Vec<RuleInfo>,
}

impl Sarif {
    pub(super) const fn new(rules: Vec<RuleInfo>) -> Self {
        Self { rules }
    }
}

impl Reporter for Sarif {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\"results\":[")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut fingerprints = Fingerprints::default();
        let file = ArtifactLocation { uri: uri(&checked.document.path) };
        let source = ArtifactLocation { uri: uri(source_path(checked.document)) };
        for (number, diagnostic) in checked.diagnostics.iter().enumerate() {
            if number > 0 {
                out.write_all(self.separator().as_bytes())?;
            }
            let fingerprint = fingerprints.next(checked.document, diagnostic, &diagnostic.rule);
            let result = SarifResult::new(checked, (&file, &source), diagnostic, fingerprint);
            out.write_all(visible::json(&result)?.as_bytes())?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    /// The tool comes last: only now it is known which rules found something.
    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let found = self.rules.iter().filter(|rule| totals.rules.contains_key(&*rule.id));
        writeln!(out, "\n],\"tool\":{}}}]}}", visible::json(&Tool::new(found))?)
    }
}

/// A plain text message, in which braces and links have a meaning.
#[derive(Serialize)]
struct Message<'d> {
    text: Cow<'d, str>,
}

/// Text as it is.
#[derive(Serialize)]
struct Content<'d> {
    text: &'d str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'d> {
    rule_id: &'d str,
    level: Severity,
    message: Message<'d>,
    locations: [Location<'d>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'d>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix<'d>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'d> {
    /// The position among the related locations.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'d>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'d>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'d> {
    artifact_location: &'d ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// A segment of a file of records.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fully_qualified_name: Option<String>,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix<'d> {
    description: Message<'d>,
    artifact_changes: [ArtifactChange<'d>; 1],
    properties: FixProperties,
}

#[derive(Serialize)]
struct FixProperties {
    safety: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'d> {
    artifact_location: &'d ArtifactLocation,
    replacements: Vec<Replacement<'d>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'d> {
    deleted_region: Region,
    inserted_content: Content<'d>,
}

impl<'d> Message<'d> {
    fn new(text: &'d str) -> Self {
        Self { text: plain_message(text) }
    }
}

impl<'d> SarifResult<'d> {
    fn new(
        checked: &CheckedDocument<'_>,
        (file, source_file): (&'d ArtifactLocation, &'d ArtifactLocation),
        diagnostic: &'d Diagnostic,
        fingerprint: String,
    ) -> Self {
        let related = diagnostic.related.iter().enumerate().map(|(index, related)| Location {
            id: Some(index + 1),
            message: Some(Message::new(&related.message)),
            ..Location::new(checked, file, checked.locator.place(related.span))
        });
        let source = diagnostic.source.as_ref().and_then(|source| {
            let place = checked.locator.source_place(source.span)?;
            let message = Some(Message::new(&source.message));
            Some(Location { id: Some(diagnostic.related.len() + 1), message, ..Location::new(checked, source_file, place) })
        });
        let fix = diagnostic.fix.as_ref().filter(|fix| is_plain_file(checked.document) && !fix.edits.is_empty());
        Self {
            rule_id: &diagnostic.rule,
            level: diagnostic.severity,
            message: Message::new(&diagnostic.message),
            locations: [Location::new(checked, file, checked.locator.place(diagnostic.span))],
            related_locations: related.chain(source).collect(),
            partial_fingerprints: BTreeMap::from([("blockHash/v1", fingerprint)]),
            fixes: fix.map(|fix| SarifFix::new(checked, file, fix)).into_iter().collect(),
        }
    }
}

impl<'d> Location<'d> {
    fn new(checked: &CheckedDocument<'_>, file: &'d ArtifactLocation, place: Place) -> Self {
        let region = Region::new(checked, &place);
        let document = checked.document.id.as_deref();
        let segment = place.segment.map(|name| LogicalLocation {
            fully_qualified_name: document.map(|id| format!("{id}/{name}")),
            name,
            kind: "segment",
        });
        let physical_location = PhysicalLocation { artifact_location: file, region };
        Self { id: None, physical_location, logical_locations: segment.into_iter().collect(), message: None }
    }
}

impl Region {
    fn new(checked: &CheckedDocument<'_>, place: &Place) -> Self {
        let plain = is_plain_file(checked.document);
        Self {
            start_line: place.line,
            start_column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            byte_offset: plain.then_some(place.start),
            byte_length: plain.then_some(place.end.saturating_sub(place.start)),
        }
    }
}

impl<'d> SarifFix<'d> {
    fn new(checked: &CheckedDocument<'_>, file: &'d ArtifactLocation, fix: &'d Fix) -> Self {
        // Lines and columns alone: with byte offsets the region would count as binary, and so would have to what is inserted.
        let replacements = fix.edits.iter().map(|edit| {
            let region = Region::new(checked, &checked.locator.place(edit.span));
            Replacement {
                deleted_region: Region { byte_offset: None, byte_length: None, ..region },
                inserted_content: Content { text: &edit.replacement },
            }
        });
        Self {
            description: Message::new(&fix.description),
            artifact_changes: [ArtifactChange { artifact_location: file, replacements: replacements.collect() }],
            properties: FixProperties { safety: fix.safety.name() },
        }
    }
}

/// `text` as a plain text message (sections 3.11.5 and 3.11.6): braces would be placeholders, so they are doubled. Brackets
/// and backslashes mean themselves but where they would make a link, `[text](target)`.
fn plain_message(text: &str) -> Cow<'_, str> {
    let has_link = text.contains("](");
    if !has_link && !text.contains(['{', '}']) {
        return Cow::Borrowed(text);
    }
    let mut message = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '{' | '}' => message.push(character),
            '[' | ']' | '\\' if has_link => message.push('\\'),
            _ => {}
        }
        message.push(character);
    }
    Cow::Owned(message)
}

/// The path as a URI: relative if the path is, with every byte encoded that is not plain in a path (RFC 3986).
fn uri(path: &str) -> String {
    let path = host_path(path);
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if cfg!(windows) && path.as_bytes().get(1) == Some(&b':') {
        uri.push_str("file:///");
    }
    for &byte in &*file_name::bytes(&path) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => {
                // Writing into a string can't fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader makes of a message: its text, and the targets of its links.
    fn read(message: &str) -> (String, Vec<String>) {
        let (mut text, mut links) = (String::new(), Vec::new());
        let mut rest = message;
        while let Some(character) = rest.chars().next() {
            let link = rest.strip_prefix('[').and_then(|rest| {
                let mut end = 0;
                while let Some(next) = rest[end..].chars().next() {
                    match next {
                        ']' => return rest[end..].strip_prefix("](")?.split_once(')').map(|(target, _)| target),
                        '[' => return None,
                        '\\' => end += 1,
                        _ => {}
                    }
                    end += rest[end..].chars().next()?.len_utf8();
                }
                None
            });
            links.extend(link.map(str::to_owned));
            let taken = match rest.as_bytes() {
                [b'{', b'{', ..] | [b'}', b'}', ..] => &rest[1..2],
                [b'{' | b'}', ..] => panic!("a placeholder in {message}"),
                [b'\\', b'[' | b']' | b'\\', ..] if message.contains("](") => &rest[1..2],
                _ => &rest[..character.len_utf8()],
            };
            text.push_str(taken);
            let skipped = usize::from(taken.as_ptr() != rest.as_ptr());
            rest = &rest[skipped + taken.len()..];
        }
        (text, links)
    }

    #[test]
    fn messages_mean_themselves() {
        for text in [
            "plain [1] \\ text",
            "{0} of {name} {{}} }{",
            "[home](https://example.org)",
            "\\[home\\](1) and \\\\[a](2)",
            "[[a]](1)",
            "[a [b](3) c](4",
            "é[ü{ß}](ö)\\",
        ] {
            assert_eq!(read(&plain_message(text)), (text.to_owned(), Vec::new()), "{text}");
        }
        assert_eq!(read("[home](1)").1, ["1"]);
        assert_eq!(plain_message("[home](1) {0}"), "\\[home\\](1) {{0}}");
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./news/a b.txt"), "news/a%20b.txt");
        assert_eq!(uri("na\u{ef}ve:1#2?.txt"), "na%C3%AFve%3A1%232%3F.txt");
        assert_eq!(uri("/srv/a.txt"), "file:///srv/a.txt");
        assert_eq!(uri("-"), "-");
        assert_eq!(uri("caf\u{fffd}E9%.txt"), "caf%E9%25.txt");
        assert_eq!(uri("\u{fffd}EF\u{fffd}BF\u{fffd}BD.txt"), "%EF%BF%BD.txt");
    }
}
