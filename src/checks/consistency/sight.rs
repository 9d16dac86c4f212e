//! What one document adds to what is known of its set.

use crate::article::Article;
use crate::checks::consistency::style;
use crate::document::Document;
use crate::names::{Finds, Support, find};
use crate::set::{Sighting, Wants, line_hashes, pairs};
use std::collections::BTreeSet;

/// Looks at a document for what is wanted.
pub(crate) fn sight(document: &Document, wants: Wants) -> Sighting {
    let article = Article::new(document);
    Sighting {
        lang: document.lang.clone(),
        place: document.id.as_ref().map_or_else(|| document.path.clone(), |id| format!("{}#{id}", document.path)),
        names: wants.names.then(|| names(&article)),
        lines: if wants.lines { line_hashes(&article.target) } else { Vec::new() },
        choices: if wants.styles { style::choices(&article).into_iter().map(|found| (found.0, found.1)).collect() } else { Vec::new() },
        translations: if wants.translations { pairs(&article).into_iter().map(|found| found.1).collect() } else { BTreeSet::new() },
    }
}

fn names(article: &Article<'_>) -> (Finds, Support) {
    let prose = &article.target;
    let finds = find(prose, true);
    let support = finds.support;
    let source = article.document.source_lang.as_ref();
    let support = source.map_or(support, |lang| support.translated_from(lang.tag()));
    // The words of the text are many and have served.
    (Finds { pieces: Vec::new(), ..finds }, support)
}
