//! Tags and inline codes that a translation has lost, added, crossed or moved: what is bold in the source, a link, a line break.

mod written;

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::{Asked, Check, Finding};
use crate::document::{Document, Half, Origin};
use crate::input::{Edge, Form, InlineCode, inline_codes};
use std::collections::HashMap;
use written::Tag;

/// See the module.
pub(super) struct Tags;

/// So many codes of a segment are looked at for one that has moved.
const MOST_CODES: usize = 32;
/// So many characters of a code are shown.
const SHOWN: usize = 60;

impl Check for Tags {
    fn name(&self) -> &'static str {
        "tags"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["lost", "added", "crossed", "moved"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source().filter(|_| keeps_codes(article.document)) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let found = compare_written(segment, source.text, article.target.text);
            findings.extend(found.or_else(|| compare_codes(article.document, segment)));
        }
    }
}

/// Whether the codes of a source are those of its translation: in files of translators, and where both were given together.
pub(super) fn keeps_codes(document: &Document) -> bool {
    match &document.origin {
        Origin::Islands(islands) => islands.syntax.is_of_translators() && document.source_file.is_none(),
        Origin::File(..) => document.source_file.is_none(),
    }
}

/// The first fault among the tags that are written out in the text.
fn compare_written(segment: &Segment, source: &str, target: &str) -> Option<Finding> {
    let (its, own) = (written::tags(source, segment.source.span), written::tags(target, segment.target.span));
    if let Some(lost) = without(&its, &own, Tag::key).first() {
        let finding = Finding::new("lost", segment.target.span).value("code", lost.span.text(source));
        return Some(finding.in_source(lost.span, "the source has it"));
    }
    if let Some(added) = without(&own, &its, Tag::key).first() {
        let finding = Finding::new("added", added.span).value("code", added.span.text(target));
        return Some(finding.in_source(segment.source.span, "the source has none"));
    }
    let crossed = |tags: &[Tag], text: &str| crossed(tags.iter().map(|tag| (tag.name.clone(), tag.form, tag.span.text(text).to_owned())));
    let edges = |tags: &[Tag]| tags.iter().map(|tag| (tag.key(), tag.form, tag.edge)).collect::<Vec<_>>();
    let finding = if let Some(code) = crossed(&own, target).filter(|_| crossed(&its, source).is_none()) {
        Finding::new("crossed", segment.target.span).value("code", code)
    } else {
        let moved = &own[moved(&edges(&its), &edges(&own))?];
        Finding::new("moved", moved.span).value("code", moved.span.text(target))
    };
    Some(finding.in_source(segment.source.span, "the source"))
}

/// The first fault among the codes of the file.
fn compare_codes(document: &Document, segment: &Segment) -> Option<Finding> {
    let own = inline_codes(document, Half::Target, segment.unit);
    let its = inline_codes(document, Half::Source, document.pairing.of_unit(segment.unit)?.source().start);
    let key = |code: &InlineCode<'_>| (code.name.clone(), code.id.clone());
    let shown = |code: &InlineCode<'_>| code.tag.chars().take(SHOWN).collect::<String>();
    let finding = if let Some(lost) = without(&its, &own, key).first() {
        Finding::new("lost", segment.target.span).value("code", shown(lost))
    } else if let Some(added) = without(&own, &its, key).first() {
        Finding::new("added", segment.target.span).value("code", shown(added))
    } else {
        let crossed = |codes: &[InlineCode<'_>]| crossed(codes.iter().map(|code| (code.pair.clone(), code.form, shown(code))));
        let edges = |codes: &[InlineCode<'_>]| codes.iter().map(|code| (key(code), code.form, code.edge)).collect::<Vec<_>>();
        if let Some(code) = crossed(&own).filter(|_| crossed(&its).is_none()) {
            Finding::new("crossed", segment.target.span).value("code", code)
        } else {
            let moved = &own[moved(&edges(&its), &edges(&own))?];
            Finding::new("moved", segment.target.span).value("code", shown(moved))
        }
    };
    Some(finding.in_source(segment.source.span, "the source"))
}

/// The first of the target's codes that stands for something and has gone from one edge of the text to the other: where words stand
/// between, languages differ, but what a segment begins with seldom ends it.
fn moved<K: Eq>(its: &[(K, Form, Option<Edge>)], own: &[(K, Form, Option<Edge>)]) -> Option<usize> {
    // Of several that are alike nobody knows which is which, and long lists of them are tables.
    let only = |codes: &[(K, Form, Option<Edge>)], key: &K| {
        let mut like = codes.iter().filter(|code| code.0 == *key).map(|code| code.2);
        like.next().filter(|_| like.next().is_none()).flatten()
    };
    let is_moved = |code: &(K, Form, Option<Edge>)| {
        let edges = (only(its, &code.0), only(own, &code.0));
        code.1 == Form::Alone && matches!(edges, (Some(from), Some(to)) if from != to)
    };
    own.iter().take(MOST_CODES).position(is_moved)
}

/// Those of `these` that are not among `those`, each of which answers one.
fn without<'a, T, K: std::hash::Hash + Eq>(these: &'a [T], those: &[T], key: impl Fn(&T) -> K) -> Vec<&'a T> {
    let mut left: HashMap<K, usize> = HashMap::new();
    those.iter().for_each(|one| *left.entry(key(one)).or_default() += 1);
    let is_missing = |one: &&T| match left.get_mut(&key(one)) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    };
    these.iter().filter(is_missing).collect()
}

/// The first of some codes that closes what others opened after it are still open in. Each has a name that its partner has too.
fn crossed(codes: impl Iterator<Item = (String, Form, String)>) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (name, form, shown) in codes {
        let count = counts.entry(name.clone()).or_default();
        match form {
            Form::Opens => {
                *count += 1;
                open.push(name);
            }
            Form::Closes if open.last() == Some(&name) => {
                *count -= 1;
                open.pop();
            }
            Form::Closes if *count > 0 => return Some(shown),
            Form::Closes | Form::Alone => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::in_xliff;

    /// The faults in a segment of an XLIFF file with these contents, each with its code.
    fn found(source: &str, target: &str) -> Vec<(&'static str, String)> {
        in_xliff(&Tags, source, target).into_iter().map(|finding| (finding.fault, finding.values[0].1.clone())).collect()
    }

    #[test]
    fn codes_of_the_file_are_kept() {
        let source = "Der <g id='1'>alte</g> Damm<x id='2'/> <ph id='3'>&lt;br&gt;</ph>hielt.";
        assert_eq!(found(source, "The <g id='1'>old</g> dam<x id='2'/> <ph id='3'>&lt;br&gt;</ph>held."), []);
        assert_eq!(found(source, "The dam<x id='2'/> <ph id='3'>&lt;br&gt;</ph>held."), [("lost", "<g id='1'>".to_owned())]);
        assert_eq!(
            found(source, "The <g id='1'>old</g> <g id='1'>dam</g><x id='2'/><ph id='3'>y</ph> held."),
            [("added", "<g id='1'>".to_owned())]
        );
        let pair = |first: &str, second: &str| {
            format!("Der {first}alte {second}Damm<ept id='2' rid='1'>x</ept> hielt<ept id='4' rid='3'>x</ept>.")
        };
        let (outer, inner) = ("<bpt id='3' rid='3'>x</bpt>", "<bpt id='1' rid='1'>x</bpt>");
        assert_eq!(found(&pair(outer, inner), &pair(outer, inner)), []);
        assert_eq!(found(&pair(outer, inner), &pair(inner, outer)), [("crossed", "<ept id='2' rid='1'>".to_owned())]);
        let begun = |first: &str, second: &str| format!("{first}<bx id='1'/>Der <bx id='2'/>Damm{second}");
        assert_eq!(found(&begun("", "<ex id='2'/><ex id='1'/>"), &begun("", "<ex id='2'/><ex id='1'/>")), []);
        assert_eq!(
            found(&begun("", "<ex id='2'/><ex id='1'/>"), &begun("", "<ex id='1'/><ex id='2'/>")),
            [("crossed", "<ex id='1'/>".to_owned())]
        );
        // From one edge to the other, and to a place between words.
        assert_eq!(found("<x id='1'/> Der Damm.", "The dam <x id='1'/>."), [("moved", "<x id='1'/>".to_owned())]);
        assert_eq!(found("Der Damm.<x id='1'/>", "<x id='1'/>The dam."), [("moved", "<x id='1'/>".to_owned())]);
        assert_eq!(found("<x id='1'/> Der Damm.", "The <x id='1'/> dam."), []);
        assert_eq!(found("<x id='1'/><x id='1'/> Der Damm.", "<x id='1'/> The dam<x id='1'/>."), []);
        // A comment of a tool is no code of the text.
        assert_eq!(found("Der Damm hielt.", "The <mrk mtype='x-comment'>dam</mrk> held <!-- <g> -->."), []);
    }

    #[test]
    fn tags_that_are_written_out_are_kept() {
        assert_eq!(found("Der &lt;b class='x'&gt;Damm&lt;/b&gt; hielt.", "The &lt;b class='y'&gt;dam&lt;/b&gt; held."), []);
        assert_eq!(found("Der &lt;b&gt;Damm&lt;/b&gt; hielt.", "The &lt;b&gt;dam held."), [("lost", "</b>".to_owned())]);
        assert_eq!(found("Der Damm hielt.", "The dam&lt;br/&gt; held."), [("added", "<br/>".to_owned())]);
        assert_eq!(found("Der Damm.&lt;br&gt;", "&lt;br&gt; The dam."), [("moved", "<br>".to_owned())]);
        assert_eq!(found("&lt;b&gt;Damm&lt;/b&gt;", "&lt;b&gt;Dam&lt;/b&gt;"), []);
        let nested = "Der &lt;b&gt;&lt;i&gt;Damm&lt;/i&gt;&lt;/b&gt; hielt.";
        let tangled = "The &lt;b&gt;&lt;i&gt;dam&lt;/b&gt;&lt;/i&gt; held.";
        assert_eq!(found(nested, tangled), [("crossed", "</b>".to_owned())]);
    }
}
