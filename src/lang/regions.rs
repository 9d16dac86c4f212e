//! Regions whose newspapers print otherwise than the language at large.

use super::{Currency, Language, PercentSign, QuotePair, cldr, de::DE, en::EN, es, es::ES, fr::FR, pt::PT};

/// The facts of the language `primary` in `region` (any case), where they differ from those of the language.
pub(super) fn find(primary: &str, region: &str) -> Option<&'static Language> {
    let region = region.to_ascii_uppercase();
    match (primary, region.as_str()) {
        ("en", "AU" | "GB" | "IE" | "NZ") => Some(&EN_GB),
        ("de", "CH" | "LI") => Some(&DE_CH),
        ("fr", "CA") => Some(&FR_CA),
        ("fr", "CH") => Some(&FR_CH),
        // Those where CLDR gives a decimal point; the other countries of Latin America have the comma of Spain.
        ("es", "419" | "CU" | "DO" | "GT" | "HN" | "MX" | "NI" | "PA" | "PE" | "PR" | "SV" | "US") => Some(&ES_MX),
        ("pt", "AO" | "CV" | "MZ" | "PT" | "TL") => Some(&PT_PT),
        _ => None,
    }
}

/// Single marks may stand at the first level, and the dash is an en dash with spaces.
static EN_GB: Language = Language {
    quotes: &[QuotePair { open: '‘', close: '’', outer: true }, cldr::EN.outer, cldr::EN.inner],
    dashes: &[" – ", "—", " — "],
    ..EN
};

static DE_CH: Language = Language {
    quotes: &[
        QuotePair { open: '«', close: '»', outer: true },
        QuotePair { open: '‹', close: '›', outer: false },
        cldr::DE.outer,
        cldr::DE.inner,
    ],
    decimal: '.',
    group: &['’', '\'', ' ', '.'],
    percent: PercentSign::Either,
    ..DE
};

/// The typographers of Quebec set a space before the colon and inside guillemets, none before other marks.
static FR_CA: Language = Language { space_before: &[':'], ..FR };

/// Each house of the Suisse romande has its own practice, down to no space at all.
static FR_CH: Language = Language { quote_space: false, space_before: &[], group: &['’', '\'', ' ', '\u{202f}'], ..FR };

static ES_MX: Language = Language {
    decimal: '.',
    group: &[',', ' '],
    minimum_grouping: 1,
    currency: Some(Currency { before: true, ..es::CURRENCY }),
    percent: PercentSign::Either,
    ..ES
};

static PT_PT: Language = Language {
    quotes: &[QuotePair { open: '«', close: '»', outer: true }, cldr::PT.outer, cldr::PT.inner],
    group: &[' ', '.'],
    minimum_grouping: 2,
    dashes: &[" – ", "—", " — "],
    ..PT
};
