//! What the page around the source text leaves behind, and paragraphs that come apart or come twice.

use super::super::article::{Place, Planting};
use super::{Kind, mended, shown};
use Planting::{Line, Make, ParagraphAgain, ParagraphTwice, Replace, Top};

pub(super) const KINDS: &[Kind] = &[
    mended(
        "follow toggle",
        Place::English,
        Line(&["• Follow I follow", "Follow Following"]),
        &["boilerplate/follow-toggle", "boilerplate/toggle-labels"],
    ),
    mended(
        "share or subscribe line",
        Place::English,
        Line(&["Share article", "Share on Facebook", "Subscribe to our Telegram channel", "Follow us on Facebook and Instagram"]),
        &["boilerplate/share-article", "boilerplate/channel", "boilerplate/follow-us"],
    ),
    mended(
        "read-also line",
        Place::English,
        Line(&["Read also: Why the rain does not stop", "See also: Who is buying up the meadows", "READ ALSO: A bridge for the island"]),
        &["boilerplate/read-also", "boilerplate/see-also"],
    ),
    mended(
        "heading of related links",
        Place::English,
        Line(&["More on the subject", "Related articles"]),
        &["boilerplate/related-heading"],
    ),
    mended(
        "photo credit",
        Place::English,
        Line(&["Photo: social networks", "Photo: Lena Brandt/Reuters", "Photo: the community council"]),
        &["boilerplate/photo-credit"],
    ),
    mended(
        "author box",
        Place::English,
        Line(&["Editor in the Society department in Hanover.", "Political correspondent for the Nordic countries based in Oslo."]),
        &["boilerplate/author-role"],
    ),
    mended(
        "date stamp",
        Place::English,
        Line(&["Updated on 17.05.2024-07:42", "Friday, 12 September 2025, 16:05", "September 26, 14:10 MSK"]),
        &["boilerplate/updated-stamp", "boilerplate/time-stamp", "boilerplate/published-stamp"],
    ),
    mended("advertisement label", Place::English, Line(&["Advertisement", "ADVERTISEMENT"]), &["boilerplate/ad-label"]),
    mended(
        "request to report errors",
        Place::English,
        Line(&["Found a typo? Select it and press Ctrl+Enter"]),
        &["boilerplate/ctrl-enter"],
    ),
    mended("editor’s credit", Place::PlainEnglish, Line(&["[Editor: Wang Lin]", "(Editor: Li Na)"]), &["boilerplate/editor-line"]),
    mended(
        "preamble of the model",
        Place::PlainEnglish,
        Top(&["Here is the translation of the article:", "Sure! Here is the translation:"]),
        &["boilerplate/assistant-preamble"],
    ),
    mended(
        "site name after the title",
        Place::Any,
        Replace("^(Harbor town|Branch line|Stadtrat von)(.*)$", &["$1$2 - Xinwen.com", "$1$2 - Nachrichten.de"]),
        &["boilerplate/site-suffix", "boilerplate/site-suffix-pipe"],
    ),
    mended(
        "trailing agency sign",
        Place::PlainEnglish,
        Replace(r"([a-z]{2}\.)$", &["$1 AFP", "$1 dpa", "$1 (Reuters)"]),
        &["boilerplate/agency-tail", "boilerplate/agency-chain", "boilerplate/agency-serial"],
    ),
    mended(
        "label before a paragraph",
        Place::PlainEnglish,
        Replace("^The ", &["Details: The ", "Verbatim: The "]),
        &["boilerplate/paragraph-label"],
    ),
    mended(
        "German button",
        Place::German,
        Line(&["Artikel teilen", "Abonniere unseren Newsletter"]),
        &["boilerplate/button", "boilerplate/offer"],
    ),
    mended("paragraph twice in a row", Place::Any, ParagraphTwice, &["repetition/repeated-paragraph", "repetition/repeated-line"]),
    shown("paragraph again further down", Place::Any, ParagraphAgain, &["repetition/repeated-paragraph"]),
    mended(
        "repeated sentence",
        Place::Any,
        Replace("(^|[.] )([A-Z][a-z][^.:\"'‘’“”„!?]{40,}[.])", &["$1$2 $2"]),
        &["repetition/repeated-sentence", "repetition/repeated-clause", "repetition/loop"],
    ),
    mended("paragraph broken at ;", Place::Any, Replace("; ", &[";\n\n"]), &["segmentation/broken-at-semicolon"]),
    shown(
        "sentence ended by ;",
        Place::English,
        Replace(r"([a-z]{3})\. (He|She|It|They|The|This|There)\b", &["$1;\n\n$2"]),
        &["segmentation/broken-at-semicolon"],
    ),
    mended(
        "paragraph broken at a comma",
        Place::English,
        Replace("([a-z]), (and|but|which|who|where)\\b", &["$1,\n\n$2"]),
        &["segmentation/broken-at-comma", "segmentation/lowercase-start"],
    ),
    mended(
        "lower-case start",
        Place::PlainEnglish,
        Make("^(The|There|Its|Three|Work|Some|Not|Volunteers)\\b", |word, _| word.to_lowercase()),
        &["segmentation/lowercase-start"],
    ),
    shown(
        "untranslated paragraph",
        Place::English,
        Line(&[
            "Nach mehr als sieben Stunden Debatte hat der Stadtrat am Donnerstagabend den Haushalt beschlossen.",
            "Los vecinos de la ciudad esperan que el puente se abra otra vez antes de que termine el verano.",
            "Les habitants de la commune attendent depuis deux ans que le pont soit rouvert à la circulation.",
        ]),
        &["untranslated/segment"],
    ),
];
