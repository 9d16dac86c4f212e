//! Addresses, handles, hashtags and slots of templates: a translation keeps them letter by letter.

mod found;

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use found::{Address, Kind};
use std::collections::HashMap;

/// See the module.
pub(super) struct Addresses;

impl Check for Addresses {
    fn name(&self) -> &'static str {
        "addresses"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["changed", "lost", "added", "hashtag", "slot-changed", "slot-lost", "slot-added"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let its = found::addresses(source.text, segment.source.span);
            let own = found::addresses(article.target.text, segment.target.span);
            if its.is_empty() && own.is_empty() {
                continue;
            }
            let lost = without(&its, source.text, &own, article.target.text);
            let added = without(&own, article.target.text, &its, source.text);
            compare(article, source.text, segment, &lost, &added, findings);
        }
    }
}

/// Those of `these` that are not among `those`, each of which answers one.
fn without<'a>(these: &'a [Address], text: &str, those: &[Address], other: &str) -> Vec<&'a Address> {
    let mut left: HashMap<(Kind, String), usize> = HashMap::new();
    those.iter().for_each(|address| *left.entry(address.key(other)).or_default() += 1);
    let is_missing = |address: &&Address| match left.get_mut(&address.key(text)) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    };
    these.iter().filter(is_missing).collect()
}

fn compare(article: &Article<'_>, source: &str, segment: &Segment, lost: &[&Address], added: &[&Address], findings: &mut Vec<Finding>) {
    let of = |addresses: &[&Address], kind: Kind| addresses.iter().copied().find(|address| address.kind == kind).copied();
    for kind in [Kind::Url, Kind::Mail, Kind::Handle] {
        let finding = match (of(lost, kind), of(added, kind)) {
            (Some(its), Some(own)) if own.is_like(article.target.text, &its, source) => {
                let original = its.span.text(source);
                Finding::new("changed", own.span)
                    .value("original", original)
                    .in_source(its.span, "the source has it so")
                    .replace(format!("write {original}"), own.span, original)
                    .trust(Safety::Unsafe)
            }
            (Some(_), Some(_)) | (None, None) => continue,
            // A handle in another script is written in that of the target, and its end is anybody's guess.
            (Some(its), None) if !its.span.text(source).is_ascii() => continue,
            (Some(its), None) => {
                Finding::new("lost", segment.target.span).value("original", its.span.text(source)).in_source(its.span, "the address")
            }
            (None, Some(own)) => Finding::new("added", own.span).in_source(segment.source.span, "the source has none"),
        };
        findings.push(finding);
    }
    if let Some(its) = of(lost, Kind::Hashtag).filter(|_| of(added, Kind::Hashtag).is_none()) {
        let finding = Finding::new("hashtag", segment.target.span).value("original", its.span.text(source));
        findings.push(finding.in_source(its.span, "the hashtag"));
    }
    findings.extend(match (of(lost, Kind::Slot), of(added, Kind::Slot)) {
        (Some(its), Some(own)) => {
            let original = its.span.text(source);
            let finding = Finding::new("slot-changed", own.span).value("original", original).in_source(its.span, "the source has it so");
            Some(finding.replace(format!("write {original}"), own.span, original).trust(Safety::Unsafe))
        }
        (Some(its), None) => {
            let finding = Finding::new("slot-lost", segment.target.span).value("original", its.span.text(source));
            Some(finding.in_source(its.span, "the source has it"))
        }
        (None, Some(own)) => Some(Finding::new("slot-added", own.span).in_source(segment.source.span, "the source has none")),
        (None, None) => None,
    });
}
