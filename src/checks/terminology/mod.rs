//! The glossaries of the house: forbidden terms, two terms for one thing, terms that a translation lacks, and what is not to be
//! translated.
//!
//! A term means its concept only where the source speaks of it, if the glossary knows how the source would. Values: `entry` (the file, the
//! line and the id), `term` (of the source), `wanted` (the terms to use), `instead` (the same as an advice, or nothing).

mod article_terms;
mod overlap;

use super::{Asked, Check, Finding};
use crate::article::Article;
use article_terms::Desk;

/// See the module.
pub(super) struct Terminology;

impl Check for Terminology {
    fn name(&self) -> &'static str {
        "glossary"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["forbidden", "not-preferred", "missing", "translated"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(glossary) = asked.glossary else { return };
        let desk = Desk::new(article, glossary);
        desk.target(findings);
        desk.source(findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document;
    use crate::glossary::Glossary;

    const GLOSSARY: &str = "\
de,en,status
Talsperre,dam,preferred
Talsperre,reservoir,admitted
Talsperre,barrier,forbidden
Bank,bank,
Bank,bench,
Schleuse,lock,forbidden
Schloss,lock,
";

    /// The faults in an English text, with or without its German source, each with its place and its `entry`.
    fn found(glossary: &str, source: Option<&str>, target: &str) -> Vec<(&'static str, String)> {
        let mut all = Glossary::default();
        all.add("g.csv", glossary).expect("a glossary");
        let mut document = document("en", target);
        document.source_lang = "de".parse().ok();
        source.into_iter().for_each(|source| document.add_source_lines(source));
        let mut findings = Vec::new();
        Terminology.run(&Article::new(&document), &Asked { glossary: Some(&all), ..Asked::default() }, &mut findings);
        findings.sort_by_key(|finding| finding.span);
        findings.into_iter().map(|finding| (finding.fault, finding.span.text(target).to_owned())).collect()
    }

    fn one(fault: &'static str, place: &str) -> Vec<(&'static str, String)> {
        vec![(fault, place.to_owned())]
    }

    #[test]
    fn forbidden_where_the_source_means_it() {
        assert_eq!(found(GLOSSARY, None, "The barriers hold."), one("forbidden", "barriers"));
        assert_eq!(found(GLOSSARY, Some("Die Talsperre hält."), "The barrier holds."), one("forbidden", "barrier"));
        assert_eq!(found(GLOSSARY, Some("Die Trinkwassertalsperre hält."), "The barrier holds."), one("forbidden", "barrier"));
        assert_eq!(found(GLOSSARY, Some("Die Schranke hält."), "The barrier holds."), []);
        // One word may be forbidden for one thing and right for another.
        assert_eq!(found(GLOSSARY, Some("Die Schleuse ist zu."), "The lock is shut."), one("forbidden", "lock"));
        assert_eq!(found(GLOSSARY, Some("Das Schloss ist zu."), "The lock is shut."), []);
        assert_eq!(found(GLOSSARY, None, "The lock is shut."), []);
        assert_eq!(found("en,status\nbarrier,forbidden\ncrash barrier,\n", None, "A crash barrier fell."), []);
    }

    #[test]
    fn two_terms_for_one_thing() {
        assert_eq!(found(GLOSSARY, None, "The dam is old. The reservoir leaks."), one("not-preferred", "reservoir"));
        assert_eq!(found(GLOSSARY, None, "The reservoir leaks."), []);
        // A short form stands beside the long one, and so does an acronym.
        assert_eq!(found("id,en,status\n1,arch dam,preferred\n1,dam,\n", None, "The arch dam is old. The dam leaks."), []);
        assert_eq!(found("id,en,status\n1,Kelda Water Board,preferred\n1,KWB,\n", None, "The Kelda Water Board met. KWB paid."), []);
    }

    #[test]
    fn terms_of_the_source_that_are_not_translated_as_agreed() {
        assert_eq!(found(GLOSSARY, Some("Die Talsperre hält."), "The lake holds."), one("missing", "The lake holds."));
        assert_eq!(found(GLOSSARY, Some("Die Talsperren halten."), "The damming holds."), []);
        assert_eq!(found(GLOSSARY, Some("Sie saß auf einer Bank."), "She sat on a bench."), []);
        // In one sentence of the paragraph the thing may go without a name.
        assert_eq!(found(GLOSSARY, Some("Die Talsperre hält. Die Talsperre ist alt."), "The dam holds. It is old."), []);
        assert_eq!(found(GLOSSARY, Some("Sie hält. Die Talsperre ist alt."), "It holds. It is old."), one("missing", "It is old."));
        assert_eq!(found(GLOSSARY, None, "The lake holds."), []);
        // The segment before names it, and its source does not.
        assert_eq!(found(GLOSSARY, Some("Sie hält.\nDie Talsperre ist alt."), "The dam holds.\nIt is old."), []);
    }

    #[test]
    fn what_may_be_another_word_is_not_asked_for() {
        let glossary = "de,en\nGewinn,profit\nSpieler,player\nSpiel,match\nSieg,victory\n";
        assert_eq!(
            found(glossary, Some("Der Gewinner des Spiels kam."), "The winner of the game came."),
            one("missing", "The winner of the game came.")
        );
        assert_eq!(found(glossary, Some("Der Gewinner kam."), "The winner came."), []);
        assert_eq!(found(glossary, Some("Im Rhein-Sieg-Kreis regnete es."), "It rained around Siegburg."), []);
        let mut document = document("de", "Es kam.");
        document.source_lang = "en".parse().ok();
        let mut all = Glossary::default();
        all.add("g.csv", "en,de\nschool,Schule\nmayor,Bürgermeister\nshare,Aktie\n").expect("a glossary");
        for (source, count) in [
            ("The mayors came.", 1),
            ("Mayors came.", 1),
            ("It came to Mayor Pond.", 0),
            ("It was shared.", 0),
            ("It was old-school.", 0),
            ("School-age children came.", 0),
        ] {
            document.add_source_lines(source);
            let mut findings = Vec::new();
            Terminology.run(&Article::new(&document), &Asked { glossary: Some(&all), ..Asked::default() }, &mut findings);
            assert_eq!(findings.len(), count, "{source}");
        }
    }

    #[test]
    fn what_stays_as_it_is() {
        let kept = "term,translate\nKelda Wasser,no\n";
        assert_eq!(found(kept, Some("Kelda Wasser zahlt."), "Kelda Water pays."), one("translated", "Kelda Water pays."));
        assert_eq!(found(kept, Some("Kelda Wasser zahlt."), "Only Kelda Wasser pays."), []);
        assert_eq!(found(kept, Some("Kelda zahlt."), "Kelda Water pays."), []);
    }
}
