//! Small words of many languages that stand in names, and then say nothing about the text around them; and those of English.

/// Words with which a name or a brand begins in lower case, sorted.
#[rustfmt::skip]
pub(crate) const LOWER_NAMES: &[&str] = &[
    "adidas", "al", "as", "bin", "bwin", "d", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "o2", "ter",
    "van", "vom", "von", "zu", "zum",
];

/// Prepositions and articles with which surnames begin.
#[rustfmt::skip]
pub(crate) const OF_SURNAMES: &[&str] = &[
    "al", "da", "de", "del", "den", "der", "des", "di", "do", "du", "e", "el", "la", "las", "le", "los", "van", "von", "y",
    "zu",
];

/// Function words with which names and titles are made; they prove no language.
#[rustfmt::skip]
pub(crate) const OF_TITLES: &[&str] = &[
    "als", "am", "auf", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "les", "los",
    "oder", "und", "van", "vom", "von", "zu", "zum", "zur",
];

/// What stands between a number and what it counts: “half of a million”, “3 de mayo”.
pub(crate) const OF_NUMBERS: &[&str] = &["d", "de", "of"];

/// Laughter, singing and noises, which are written over and over as they are heard, sorted.
#[rustfmt::skip]
const SOUNDS: &[&str] = &[
    "ah", "aha", "ai", "ay", "aïe", "bada", "bah", "bam", "bang", "beep", "bim", "bing", "bla", "blah", "boing",
    "bom", "boo", "boom", "boum", "brr", "bum", "bumm", "bzz", "chug", "clac", "clang", "clic", "cling", "crac",
    "ding", "dong", "dum", "eh", "glug", "grr", "ha", "hah", "haha", "hahaha", "hee", "heh", "hehe", "hehehe", "hei",
    "hey", "hi", "hihi", "hihihi", "ho", "hoho", "hohoho", "honk", "hoo", "hooray", "hopp", "hu", "huhu", "hurra", "hurrah",
    "hurray", "iha", "ja", "jaja", "jajaja", "jeje", "jejeje", "jiji", "klick", "klopf", "knock", "la", "lala",
    "lalala", "meow", "miaou", "miau", "moo", "muh", "nana", "oh", "oink", "oj", "ouaf", "ouch", "ouh", "oy", "paf",
    "pam", "peep", "pfft", "piep", "ping", "plop", "plouf", "pow", "psst", "puf", "pum", "quack", "quak", "sh", "shh",
    "ta", "tac", "tack", "tatü", "tic", "tick", "toc", "tock", "tok", "tra", "trala", "tralala", "tuk", "tut", "uff",
    "uh", "vroom", "waf", "wah", "wau", "wham", "whee", "whoa", "whoosh", "woof", "wow", "wuff", "yada", "yadda",
    "yeah", "yo", "zack", "zap", "χα", "χι", "χο", "ай", "ах", "ба", "бах", "бац", "бла", "бом", "бум", "га", "гав",
    "дзынь", "динь", "кар", "ку", "кукареку", "ля", "ляля", "мяу", "ой", "оп", "ох", "паф", "пиф", "пу", "та", "тик",
    "тра", "трам", "тру", "тук", "ура", "уф", "ух", "ха", "хаха", "хахаха", "хе", "хехе", "хи", "хихи", "хлоп", "хо",
    "хохо", "хрю", "цок", "чик", "чирик", "чмок", "эй", "эх",
];

/// Whether a word, in any case, is a sound.
pub(crate) fn is_sound(word: &str) -> bool {
    SOUNDS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Words of English with one or two letters that may stand before a capital and open no article, sorted.
#[rustfmt::skip]
pub(crate) const SHORT_WORDS: &[&str] = &[
    "a", "ad", "ah", "am", "an", "be", "do", "ex", "go", "hi", "i", "id", "is", "me", "my", "no", "of", "oh", "ok", "or", "pm", "re",
    "to", "tv", "uk", "un", "up", "us", "vs",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_in_any_case() {
        assert!(SOUNDS.is_sorted());
        assert_eq!(["Ha", "ХА", "tick", "the", "harbour"].map(is_sound), [true, true, true, false, false]);
    }
}
