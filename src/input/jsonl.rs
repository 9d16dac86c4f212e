//! JSON Lines: one object a line.

use super::holds;
use super::keys::{self, Keys};
use super::records::{self, Fault, Record, shorten, within};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

const EXPECTED: &str = "each record must be a JSON object with `target` or `text`";
const NO_TARGET: &str = "each record must have one of them, or --target-key name what is there";
/// So many keys are named in a message.
const MAX_NAMED: usize = 40;

/// The record of `line`, which is without its line end and not blank.
pub(super) fn parse<'l>(line: &'l str, keys: &Keys) -> Result<Record<'l>, Fault> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '\r']).len();
    record(line, start..line.len(), keys)
}

/// The record that stands at `object` in the piece `line` of a file.
pub(super) fn record<'l>(line: &'l str, object: Range<usize>, keys: &Keys) -> Result<Record<'l>, Fault> {
    let start = object.start;
    if !line[start..].starts_with('{') {
        return Err(Fault::new(start, format!("found {}", describe(&line[start..])), EXPECTED));
    }
    let object = Object::new(line, object)?;
    let mut record = Record::default();
    let field = |key: &Option<String>, usual: &'static str| match key {
        Some(key) => object.nested(key),
        None => Ok(object.field(usual)),
    };
    let target = field(&keys.target, "target")?.or_else(|| object.field("text").filter(|_| keys.target.is_none()));
    let Some(target) = target else {
        return Err(match &keys.target {
            Some(key) => object.missing(key),
            None => Fault::new(start, format!("found neither `target` nor `text`, {}", object.named()), NO_TARGET),
        });
    };
    record.target = target.string()?;
    record.target_at = target.literal();
    if let Some(id) = field(&keys.id, "id")? {
        record.id = id.name()?;
    }
    if let Some(doc) = field(&keys.doc, "doc")? {
        record.doc = doc.name()?;
    }
    // A key that nobody named may hold something else.
    if let Some(system) = field(&keys.system, "system")?.filter(|system| keys.system.is_some() || system.is_name()) {
        record.system = system.name()?;
    }
    if let Some(source) = field(&keys.source, "source")? {
        record.source = source.optional()?;
        record.source_at = if record.source.is_some() { source.literal() } else { 0..0 };
    }
    if let Some(lang) = object.field("lang") {
        record.lang = lang.lang()?;
    }
    if let Some(lang) = object.field("source_lang") {
        record.source_lang = lang.lang()?;
    }
    for key in &keys.keep {
        record.kept.push(object.nested(key)?.map(|field| field.json()));
    }
    Ok(record)
}

/// What a JSON value is, by its first byte.
pub(super) fn describe(value: &str) -> &'static str {
    match value.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        _ if value.starts_with("true") || value.starts_with("false") => "a boolean",
        _ if value.starts_with("null") => "null",
        Some(b'0'..=b'9' | b'-') => "a number",
        _ => "something that is not JSON",
    }
}

/// The fault that serde_json found in `line`, or in a part of it that starts at byte `base`.
pub(super) fn syntax(line: &str, base: usize, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    // serde_json gives the column of the last byte it took in, and it doesn't take in a control character.
    let last = usize::from(!message.starts_with("control character"));
    let breaks = line[base..].match_indices('\n').map(|(at, _)| at + 1);
    let row = std::iter::once(0).chain(breaks).nth(error.line().saturating_sub(1)).unwrap_or_default();
    let at = if error.is_eof() { line.trim_end().len() } else { base + row + error.column().saturating_sub(last) };
    let message = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
    let at = at.min(line.len());
    if matches!(message, "unexpected end of hex escape" | "lone leading surrogate in hex escape")
        && let Some(start) = line.as_bytes()[..at].windows(3).rposition(|start| start.eq_ignore_ascii_case(b"\\ud"))
    {
        // Where the other half should be may stand half of another pair, at which the reader stops.
        let is_first =
            |at: &usize| matches!(&line.as_bytes()[*at..*at + 4], [b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B']);
        let start = start.checked_sub(6).filter(is_first).unwrap_or(start);
        let escape = line.get(start..start + 6).unwrap_or("\\ud…");
        let found = format!("`{escape}` is half of a surrogate pair without the other half");
        return Fault::new(start, found, "expected two such escapes for one character");
    }
    let message = match message.strip_prefix("EOF while parsing ") {
        Some(what) => format!("the line ends within {what}"),
        None if message == "trailing characters" => "something follows the object".to_owned(),
        None => message.to_owned(),
    };
    Fault::new(at, message, EXPECTED)
}

/// The keys and values of an object.
struct Object<'l> {
    line: &'l str,
    /// Where it starts in the line.
    at: usize,
    fields: Vec<(Cow<'l, str>, &'l RawValue)>,
}

impl<'l> Object<'l> {
    /// The object at `range` of `line`; a fault if it is none, or if a key occurs twice.
    fn new(line: &'l str, range: Range<usize>) -> Result<Self, Fault> {
        let at = range.start;
        let Fields(fields) = serde_json::from_str(&line[range]).map_err(|error| syntax(line, at, &error))?;
        let mut seen = HashSet::new();
        for (index, (key, value)) in fields.iter().enumerate() {
            // A set only where comparing all with all would take long.
            let stands_twice = if fields.len() > 16 { !seen.insert(key) } else { fields[..index].iter().any(|(other, _)| other == key) };
            if stands_twice {
                let at = within(line, value.get()).start;
                return Err(Fault::new(at, format!("the key `{}` occurs twice", shorten(key)), "expected each key once"));
            }
        }
        Ok(Self { line, at, fields })
    }

    fn field(&self, key: &str) -> Option<Field<'l>> {
        self.fields.iter().find(|(name, _)| name == key).map(|(name, value)| Field::new(self.line, name, value))
    }

    /// The field with this key, or that which it leads to through objects, with dots between.
    fn nested(&self, key: &str) -> Result<Option<Field<'l>>, Fault> {
        if let Some(field) = self.field(key) {
            return Ok(Some(field));
        }
        let outer = key.match_indices('.').find_map(|(dot, _)| Some((self.field(&key[..dot])?, &key[dot + 1..])));
        match outer {
            Some((outer, key)) if outer.value.get().starts_with('{') => {
                Object::new(self.line, within(self.line, outer.value.get()))?.nested(key)
            }
            _ => Ok(None),
        }
    }

    fn missing(&self, key: &str) -> Fault {
        Fault::new(self.at, format!("found no key `{}`, {}", shorten(key), self.named()), keys::EXPECTED)
    }

    /// The keys, for a message.
    fn named(&self) -> String {
        let named: Vec<String> = self.fields.iter().take(MAX_NAMED).map(|(key, _)| format!("`{}`", shorten(key))).collect();
        if named.is_empty() { "no key at all".to_owned() } else { format!("only {}", named.join(", ")) }
    }
}

/// A key with its value as it stands in the line.
struct Field<'l> {
    line: &'l str,
    key: Cow<'l, str>,
    /// Where the value stands in the line.
    at: usize,
    value: &'l RawValue,
}

impl<'l> Field<'l> {
    fn new(line: &'l str, key: &Cow<'l, str>, value: &'l RawValue) -> Self {
        Self { line, key: key.clone(), at: within(line, value.get()).start, value }
    }

    /// The bytes of the line between the quotation marks.
    fn literal(&self) -> Range<usize> {
        self.at + 1..self.at + self.value.get().len() - 1
    }

    fn wrong<T>(&self, expected: &'static str) -> Result<T, Fault> {
        Err(Fault::new(self.at, format!("`{}` is {}", self.key, describe(self.value.get())), expected))
    }

    fn string(&self) -> Result<Cow<'l, str>, Fault> {
        let raw = self.value.get();
        if !raw.starts_with('"') {
            return self.wrong("expected a string");
        }
        if !holds(raw.as_bytes(), b'\\') {
            return Ok(Cow::Borrowed(&raw[1..raw.len() - 1]));
        }
        serde_json::from_str(raw).map(Cow::Owned).map_err(|error| syntax(self.line, self.at, &error))
    }

    /// The value on one line.
    fn json(&self) -> Box<str> {
        let raw = self.value.get();
        // Within strings there are no line ends.
        if holds(raw.as_bytes(), b'\n') || holds(raw.as_bytes(), b'\r') { raw.replace(['\n', '\r'], " ").into() } else { raw.into() }
    }

    fn is_null(&self) -> bool {
        self.value.get() == "null"
    }

    fn optional(&self) -> Result<Option<Cow<'l, str>>, Fault> {
        if self.is_null() { Ok(None) } else { self.string().map(Some) }
    }

    /// A string or a number, such as a name of a record.
    fn name(&self) -> Result<Option<Cow<'l, str>>, Fault> {
        match self.value.get().bytes().next() {
            Some(b'0'..=b'9' | b'-') => Ok(Some(Cow::Borrowed(self.value.get()))),
            Some(b'"' | b'n') => self.optional(),
            _ => self.wrong("expected a string or a number"),
        }
    }

    fn is_name(&self) -> bool {
        matches!(self.value.get().bytes().next(), Some(b'0'..=b'9' | b'-' | b'"'))
    }

    fn lang(&self) -> Result<Option<crate::lang::Lang>, Fault> {
        self.optional()?.map(|tag| records::lang(self.at, &tag)).transpose()
    }
}

/// The keys and values of an object in order, duplicates included.
struct Fields<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

#[derive(Deserialize)]
struct Key<'l>(#[serde(borrow)] Cow<'l, str>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(8);
                while let Some((Key(key), value)) = map.next_entry()? {
                    fields.push((key, value));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_target_and_its_place() {
        let line = r#" {"x": {"target": 1}, "text" : "Caf\u00e9 \"Dam\"", "id": 7, "doc": null, "lang": "de"} "#;
        let record = parse(line, &Keys::default()).unwrap();
        assert_eq!(record.target, "Café \"Dam\"");
        assert_eq!(&line[record.target_at], r#"Caf\u00e9 \"Dam\""#);
        assert_eq!((record.id.as_deref(), record.doc), (Some("7"), None));
        let escaped = parse(r#"{"\u0074arget": "a", "text": "b"}"#, &Keys::default()).unwrap();
        assert_eq!(escaped.target, "a");
    }

    #[test]
    fn says_where_a_line_is_wrong() {
        let fault = |line: &str| parse(line, &Keys::default()).map_err(|fault| (fault.at, fault.found)).unwrap_err();
        let found = |at: usize, found: &str| (at, found.to_owned());
        assert_eq!(fault(r#"{"target": "a" "id": 1}"#), found(15, "expected `,` or `}`"));
        assert_eq!(fault(r#"{"target": "a""#), found(14, "the line ends within an object"));
        assert_eq!(fault(r#"["a"]"#), found(0, "found an array"));
        assert_eq!(fault("The vote"), found(0, "found something that is not JSON"));
        assert_eq!(fault(r#"{"target": "a"} x"#), found(16, "something follows the object"));
        assert_eq!(fault(r#"{"target": null}"#), found(11, "`target` is null"));
        assert_eq!(fault(r#"{"target": 5}"#), found(11, "`target` is a number"));
        assert_eq!(fault(r#"{"id": "a"}"#), found(0, "found neither `target` nor `text`, only `id`"));
        assert_eq!(fault(r#"{"target": "a", "target": "b"}"#), found(26, "the key `target` occurs twice"));
        assert_eq!(fault(r#"{"target": "a", "id": []}"#), found(22, "`id` is an array"));
        assert_eq!(fault(r#"{"target": "a", "lang": "english!"}"#), found(24, "`english!` is not a language tag"));
        let half = "`\\ud800` is half of a surrogate pair without the other half";
        for rest in ["b", "", "\\n", "\\u0041", "\\ud800", "\\ud83d\\ude00"] {
            assert_eq!(fault(&format!(r#"{{"target": "a\ud800{rest}"}}"#)).1, half, "{rest}");
        }
        assert_eq!(fault(r#"{"target": "a\uDC00b"}"#), found(13, "`\\uDC00` is half of a surrogate pair without the other half"));
        assert_eq!(fault("{\"target\": \"a\u{1}\"}").0, 13);
    }

    #[test]
    fn keys_lead_into_objects() {
        let keys = |target: &str| Keys { target: Some(target.to_owned()), source: Some("translation.de".to_owned()), ..Keys::default() };
        let line = r#"{"translation": {"en": "The dam", "de": "Der Damm", "a.b": {"c": "x"}}, "text": "y"}"#;
        let record = parse(line, &keys("translation.en")).unwrap();
        assert_eq!((&*record.target, record.source.as_deref(), &line[record.target_at]), ("The dam", Some("Der Damm"), "The dam"));
        assert_eq!(parse(line, &keys("translation.a.b.c")).unwrap().target, "x");
        let fault = parse(line, &keys("translation.fr")).unwrap_err();
        assert_eq!((fault.found.as_str(), fault.at), ("found no key `translation.fr`, only `translation`, `text`", 0));
        assert_eq!(parse(line, &keys("translation")).unwrap_err().found, "`translation` is an object");
        assert_eq!(parse("{}", &keys("a")).unwrap_err().found, "found no key `a`, no key at all");
    }
}
