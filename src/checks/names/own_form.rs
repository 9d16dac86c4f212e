//! German and French articles: forms of well-known names that their language writes otherwise.

use super::Desk;
use crate::checks::Finding;
use crate::names::{Group, Kind, Piece};

/// Languages whose own forms the groups have, besides English.
pub(super) const WITH_FORMS: [&str; 2] = ["de", "fr"];

impl Desk<'_, '_> {
    /// A form that the language of the article does not write: another language's romanisation of a name from a Slavic
    /// script (Zelensky in German), the exonym of another language (Munich in German), or, which is a matter of taste,
    /// the less usual of two forms that the language has (Kiew).
    pub(super) fn own_form(&self, name: usize, group: &Group, language: &str) -> Option<Finding> {
        let text = self.text(name);
        // Where the data has no form of the language, the English one is a stopgap and proves nothing.
        if !group.has_preferred(language) || group.prefers(text, language) {
            return None;
        }
        let own = match language {
            "de" => group.is_german(text),
            // French has both, by way of Russian and from Ukrainian.
            _ => group.is_russian(text),
        };
        let fault = if own {
            "other-form"
        } else if group.kind == Kind::Person || group.is_ukrainian() {
            "foreign-transliteration"
        } else if group.kind == Kind::Place && group.language_of(text, language).is_some() {
            "exonym"
        } else {
            return None;
        };
        // An exonym is often a part of a name that stays as it is: Munich Re, Moscow Times.
        if fault == "exonym" && (!self.found(name).firm || self.stands_in_a_name(name)) {
            return None;
        }
        let right = group.preferred_like(language, text);
        self.finding(fault, name, &self.own_spans(name), &right, None)
    }

    /// Does a capitalised word stand beside some occurrence?
    fn stands_in_a_name(&self, name: usize) -> bool {
        let pieces = &self.finds.pieces;
        let noun_capitals = self.article.target.language.noun_capitals;
        self.found(name).mentions.iter().any(|&at| {
            let piece = &pieces[at];
            let after = pieces.get(at + 1).is_some_and(|next| next.follows(piece) && next.capital);
            // German nouns have a capital whatever they stand before.
            let beside = |before: &Piece| piece.follows(before) && before.capital && !before.opening;
            let before = !noun_capitals && pieces[..at].last().is_some_and(beside);
            after || before
        })
    }
}
