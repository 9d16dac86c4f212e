//! UTF-8 that was read as a single-byte encoding: `â€™` for `’`, `РџСЂ` for `Пр`.
//!
//! A list of such sequences would be endless, so each suspicious run is written in the bytes of an old encoding and read
//! as UTF-8. If that works, hardly any text was meant as it stands; what could be (`Ü“` at the end of a German word in
//! capitals) is told by the letters around it.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::{char_after, char_before};
use crate::text::{Charset, Span};
use std::sync::LazyLock;

/// See the module.
pub(crate) struct Mojibake;

impl Check for Mojibake {
    fn name(&self) -> &'static str {
        "mojibake"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["sequence", "lost-letter"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let text = article.target.text;
        for paragraph in article.target.paragraphs.iter().filter(|paragraph| paragraph.charset != Charset::Ascii) {
            for span in article.stretches(paragraph) {
                let (mut at, end) = (span.start as usize, span.end as usize);
                let bytes = &text.as_bytes()[..end];
                // Pairs of bytes without a branch: in Cyrillic text every second byte is one of the leads.
                let pair = |pair: (&u8, &u8)| LEADS[*pair.0 as usize] & SECONDS[*pair.1 as usize] != 0;
                loop {
                    at += 8 * bytes[at..].as_chunks::<8>().0.iter().take_while(|eight| eight.is_ascii()).count();
                    let Some(found) = bytes[at..].iter().zip(&bytes[(at + 1).min(end)..]).position(pair) else { break };
                    at += found;
                    at = if is_suspect(&bytes[at..]) { run(text, at, span, findings) } else { at + 1 };
                }
            }
        }
    }
}

/// Reads the run of non-ASCII characters around byte `at`; returns its end.
fn run(text: &str, at: usize, span: Span, findings: &mut Vec<Finding>) -> usize {
    let (left, right) = (&text[span.start as usize..at], &text[at..span.end as usize]);
    let start = at - left.bytes().rev().take_while(|byte| !byte.is_ascii()).count();
    let end = at + right.bytes().take_while(|byte| !byte.is_ascii()).count();
    let whole = &text[start..end];
    if LOST.iter().any(|lost| whole.contains(lost)) {
        lost_letters(start, whole, findings);
    } else if let Some(repair) = TABLES.iter().find_map(|table| table.repair(whole, char_before(text, start), char_after(text, end))) {
        let span = Span::of(start + repair.start..start + repair.end);
        let trust = if repair.doubt { Safety::Unsafe } else { Safety::Safe };
        let finding = Finding::new("sequence", span).value("text", repair.text.as_str()).value("encoding", repair.encoding);
        findings.push(finding.replace("write what was meant", span, repair.text).trust(trust));
    }
    end
}

/// U+FFFD, which stands for a letter that was lost, in UTF-8 that was read as Windows-1252, 1250 or 1251, Mac OS Roman, or (two
/// of it) GBK.
const LOST: [&str; 5] = ["ï¿½", "ďż˝", "пїЅ", "ÔøΩ", "锟斤拷"];

/// One finding for each stretch of [`LOST`] in `whole`, which starts at byte `start` of the text.
fn lost_letters(start: usize, whole: &str, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < whole.len() {
        let mut end = at;
        while let Some(lost) = LOST.iter().find(|lost| whole[end..].starts_with(*lost)) {
            end += lost.len();
        }
        if end > at {
            findings.push(Finding::new("lost-letter", Span::of(start + at..start + end)));
        } else {
            end = at + whole[at..].chars().next().map_or(1, char::len_utf8);
        }
        at = end;
    }
}

/// First bytes of the characters that [`is_suspect`] looks at, a bit for each.
const LEADS: [u8; 256] = {
    let mut table = [0; 256];
    let leads = [0xc2, 0xc3, 0xc4, 0xd0, 0xe2, 0xe9];
    let mut index = 0;
    while index < leads.len() {
        table[leads[index]] = 1 << index;
        index += 1;
    }
    table
};

/// The bytes that follow them there: the bits of all leads that a byte may follow.
const SECONDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0x80;
    while byte < 0xc0 {
        table[byte] = (matches!(byte, 0xac) as u8)
            | (matches!(byte, 0x82..=0x9f | 0xa2 | 0xa3 | 0xaf | 0xb0) as u8) << 1
            | (matches!(byte, 0x82 | 0x8f | 0xb9) as u8) << 2
            | (matches!(byte, 0x92 | 0x93 | 0xa0 | 0xa1 | 0xb2 | 0xbf) as u8) << 3
            | (matches!(byte, 0x80 | 0x88) as u8) << 4
            | (matches!(byte, 0x94) as u8) << 5;
        byte += 1;
    }
    table
};

/// A cheap test before the tables: whether `bytes` start with a character that a broken sequence starts with, and what
/// follows is one that such a sequence goes on with: no ASCII and no letter of plain words.
fn is_suspect(bytes: &[u8]) -> bool {
    let (next, cyrillic) = match bytes {
        // Ô, ď, п and 锟, where a lost letter is written so.
        [0xc3, 0x94, 0xc3, 0xb8, ..] | [0xc4, 0x8f, ..] | [0xd0, 0xbf, ..] | [0xe9, 0x94, ..] => {
            return LOST.iter().any(|lost| bytes.starts_with(lost.as_bytes()));
        }
        // Â to ß, â, ã, ï, ð; Ă and Ĺ.
        [0xc3, 0x82..=0x9f | 0xa2 | 0xa3 | 0xaf | 0xb0, next @ ..] | [0xc4, 0x82 | 0xb9, next @ ..] => (next, false),
        // В, Г, Р, С, в.
        [0xd0, 0x92 | 0x93 | 0xa0 | 0xa1 | 0xb2, next @ ..] => (next, true),
        // ¬, √, ‚: not of texts that stand so but in formulas and German quotations.
        [0xc2, 0xac, next @ ..] | [0xe2, 0x88, 0x9a, next @ ..] | [0xe2, 0x80, 0x9a, next @ ..] => {
            return next.first().is_some_and(|byte| !byte.is_ascii());
        }
        _ => return false,
    };
    match next {
        [0..0x80, ..] | [] => false,
        [0xc3, ..] => false,
        [0xd0, 0x90..=0xff, ..] | [0xd1, 0x80..=0x8f, ..] => !cyrillic,
        _ => true,
    }
}

/// A repaired part of a run.
struct Repair {
    start: usize,
    end: usize,
    text: String,
    encoding: &'static str,
    /// Whether part of the run could not be read.
    doubt: bool,
}

/// The upper half of a single-byte encoding.
struct Table {
    name: &'static str,
    /// `(character, byte)`, sorted.
    bytes: Vec<(char, u8)>,
}

static TABLES: LazyLock<[Table; 4]> = LazyLock::new(|| {
    [
        Table::new("Windows-1252", LATIN),
        Table::new("Windows-1251", CYRILLIC),
        Table::new("Mac OS Roman", MAC),
        Table::new("Windows-1250", CENTRAL),
    ]
});

/// The characters of the bytes 0x80 and up. `\0`: undefined, passed through as the C1 control.
const LATIN: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\0™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
const CENTRAL: &str = "€\0‚\0„…†‡\0‰Š‹ŚŤŽŹ\0‘’“”•–—\0™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";

impl Table {
    fn new(name: &'static str, upper: &str) -> Self {
        let mut bytes: Vec<(char, u8)> = (0x80..=0xff)
            .zip(upper.chars())
            .map(|(byte, character)| (if character == '\0' { char::from(byte) } else { character }, byte))
            .collect();
        bytes.sort_unstable();
        Self { name, bytes }
    }

    fn byte(&self, character: char) -> Option<u8> {
        self.bytes.binary_search_by_key(&character, |&(c, _)| c).ok().map(|index| self.bytes[index].1)
    }

    /// The repair of `run`, which stands between `before` and `after`.
    fn repair(&self, run: &str, before: Option<char>, after: Option<char>) -> Option<Repair> {
        let (start, end, mut text, mut left) = self.decode(run, before, after)?;
        // Broken twice or more: `Ã¢â‚¬â„¢`.
        for _ in 0..3 {
            let Some((from, to, again, odd)) = self.decode(&text, before, after) else { break };
            text.replace_range(from..to, &again);
            left = odd;
        }
        Some(Repair { start, end, text, encoding: self.name, doubt: left })
    }

    /// Decodes all sequences of `run`: where the first starts and the last ends, what the part between becomes, and
    /// whether something was left between them.
    fn decode(&self, run: &str, before: Option<char>, after: Option<char>) -> Option<(usize, usize, String, bool)> {
        let mut sequences: Vec<(usize, usize, char)> = Vec::new();
        let mut at = 0;
        while at < run.len() {
            let width = run[at..].chars().next().map_or(1, char::len_utf8);
            match self.sequence(&run[at..]) {
                Some((len, character)) => {
                    sequences.push((at, at + len, character));
                    at += len;
                }
                None => at += width,
            }
        }
        let (start, end) = (sequences.first()?.0, sequences.last()?.1);
        let left = if start == 0 { before } else { run[..start].chars().next_back() };
        let right = if end == run.len() { after } else { run[end..].chars().next() };
        if !self.is_plausible(&sequences, left, right) {
            return None;
        }
        let (mut text, mut to, mut odd) = (String::new(), start, false);
        for (from, next, character) in sequences {
            odd |= from != to;
            text.push_str(&run[to..from]);
            text.push(character);
            to = next;
        }
        Some((start, end, text, odd))
    }

    /// The character whose UTF-8 bytes the start of `text` would be, and the length of that start.
    fn sequence(&self, text: &str) -> Option<(usize, char)> {
        let mut bytes = [0; 4];
        let mut chars = text.char_indices();
        bytes[0] = self.byte(chars.next()?.1)?;
        let width = match bytes[0] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        for byte in &mut bytes[1..width] {
            *byte = self.byte(chars.next()?.1).filter(|byte| matches!(byte, 0x80..=0xbf))?;
        }
        let character = std::str::from_utf8(&bytes[..width]).ok()?.chars().next()?;
        Some((chars.offset(), character))
    }

    /// Whether the sequences between `left` and `right` are hardly meant as they stand.
    fn is_plausible(&self, sequences: &[(usize, usize, char)], left: Option<char>, right: Option<char>) -> bool {
        let printable = sequences.iter().all(|&(_, _, c)| !c.is_control() || c == '\u{80}');
        if !printable {
            return false;
        }
        // Letters and marks that news uses; the rest of the planes is full of chance hits.
        let usual = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{391}'..='\u{3c9}' | '\u{400}'..='\u{491}' | '\u{2010}'..='\u{203a}' | '€' | '™' | '−' | '\u{feff}' | '\u{1f300}'..='\u{1faff}' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{30ff}' | '\u{1ea0}'..='\u{1ef9}' | '✓' | '❤' | '★' | '→');
        if !sequences.iter().all(|&(_, _, c)| usual(c)) {
            return false;
        }
        let &(_, _, character) = match sequences {
            [one] => one,
            // Several in a row: by chance only in capitals next to marks (`Ü“Ö“`), which no word has.
            _ => return self.name != "Mac OS Roman" || sequences.iter().any(|&(_, _, c)| c as u32 >= 0x800),
        };
        let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let latin_word = lower(left) && left.is_some_and(|c| c < '\u{250}') || lower(right) && right.is_some_and(|c| c < '\u{250}');
        match character as u32 {
            // A lone `à`, whose second half is a no-break space.
            0xe0 if self.name == "Windows-1252" && left.is_none_or(char::is_whitespace) => true,
            // Three bytes and more agree by chance too seldom to matter.
            0x800.. => true,
            // One letter of another script is a chance hit: `Ñ”`, `С»`; but for the words of one letter, `Рё`.
            0x370.. => {
                let alone = !left.is_some_and(char::is_alphanumeric) && !right.is_some_and(char::is_alphanumeric);
                self.name == "Windows-1251" && alone && matches!(character, 'и' | 'с' | 'у' | 'о' | 'а' | 'я')
            }
            // In a word: `fÃ¼r`, `Ã¼ber`, `cafÃ©`; not `AMANHÃ»` and not `„Ä“`.
            _ if char::from_u32(character as u32).is_some_and(char::is_alphabetic) => {
                (latin_word || left.is_some_and(char::is_alphabetic) && right.is_some_and(char::is_alphabetic))
                    && (self.name == "Windows-1252" || lower(left) || self.name == "Mac OS Roman" && latin_word)
            }
            // A sign: `Â£5`, `10Â°`, `Â«`; not the letter in quotation marks: `«Â»`.
            _ => {
                let opened = left.is_some_and(|c| matches!(c, '«' | '“' | '„' | '‘' | '"'));
                let apart = lower(left) && right.is_none_or(|c| !c.is_alphabetic());
                self.name == "Windows-1252" && !opened && (!left.is_some_and(char::is_alphabetic) || apart)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn tables_are_whole() {
        for upper in [LATIN, CYRILLIC, MAC, CENTRAL] {
            assert_eq!(upper.chars().count(), 128);
        }
    }

    /// `text` in UTF-8, read as the encoding of `table`.
    fn broken(table: &Table, text: &str) -> String {
        let decode = |byte: u8| {
            if byte.is_ascii() { char::from(byte) } else { table.bytes.iter().find(|&&(_, b)| b == byte).map_or('?', |&(c, _)| c) }
        };
        text.bytes().map(decode).collect()
    }

    #[test]
    fn there_and_back() {
        for text in ["It’s “fine” – £5 for cafés, déjà vu, Zürich and Łódź…", "Übergröße für Köln", "naïve façade à Nîmes"]
        {
            for table in &TABLES[..1] {
                assert_eq!(fixed(&Mojibake, "en", &broken(table, text)), text, "{}", table.name);
            }
        }
        assert_eq!(fixed(&Mojibake, "ru", &broken(&TABLES[1], "Привет, мир: «да» и нет")), "Привет, мир: «да» и нет");
        let twice = broken(&TABLES[0], &broken(&TABLES[0], "It’s for Zürich"));
        assert_eq!(fixed(&Mojibake, "en", &twice), "It’s for Zürich");
        assert_eq!(fixed(&Mojibake, "en", &broken(&TABLES[2], "It’s cafés")), "It’s cafés");
        assert_eq!(fixed(&Mojibake, "de", &broken(&TABLES[2], "Der Löwe, Überall, Döbeln")), "Der Löwe, Überall, Döbeln");
        assert_eq!(fixed(&Mojibake, "pl", &broken(&TABLES[3], "krótkie")), "krótkie");
    }

    #[test]
    fn lost_letters() {
        for (lang, text, lost) in [
            ("en", "Lars Mï¿½ller", "ï¿½"),
            ("de", "die Gï¿½ï¿½te", "ï¿½ï¿½"),
            ("pl", "krďż˝tkie", "ďż˝"),
            ("ru", "слово пїЅпїЅпїЅ тут", "пїЅпїЅпїЅ"),
            ("fr", "le cafÔøΩ", "ÔøΩ"),
            ("zh", "锟斤拷锟斤拷", "锟斤拷锟斤拷"),
        ] {
            assert_eq!(places(&Mojibake, lang, text), [("lost-letter", lost)], "{text}");
            assert_eq!(fixed(&Mojibake, lang, text), text);
        }
        assert_eq!(places(&Mojibake, "cs", "ďábel, naïve, Noël, поїзд, 锟"), []);
    }

    #[test]
    fn genuine_letters() {
        for (lang, text) in [
            ("de", "„SPAß“, „MENÜ“, das „Ä“, Ångström – „Ö“…"),
            ("pt", "SÃO PAULO, AMANHÃ», “IRMÔ e a maçã"),
            ("fr", "«DÉJÀ», «CAFÉ», Ê, «Â», l’été « là »"),
            ("ru", "«СССР», С’ва, Рік, Рим… «Р», «Россия»"),
            ("uk", "Рік, Січень, Її, «Ї», «Європа», Рє"),
            ("vi", "Nguyễn Phú Trọng, Đà Nẵng, Ấn Độ"),
            ("el", "Ο Ξένος «Ελλάδα»"),
            ("ja", "日本語のテスト。「はい」"),
        ] {
            assert_eq!(places(&Mojibake, lang, text), [], "{text}");
        }
    }
}
