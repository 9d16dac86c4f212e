//! Japanese names: two good romaji forms are two names, for romaji has one spelling for each but for long vowels.

/// Is the whole name romaji: consonant and vowel, a final n, a doubled consonant?
pub(super) fn is_romaji(plain: &[u8]) -> bool {
    const INITIALS: [&[u8]; 27] = [
        b"", b"k", b"g", b"s", b"z", b"t", b"d", b"n", b"h", b"f", b"b", b"p", b"m", b"y", b"r", b"w", b"j", b"ky", b"gy", b"sh", b"ch",
        b"ts", b"ny", b"hy", b"my", b"ry", b"by",
    ];
    let vowel = |at: usize| plain.get(at).is_some_and(|c| matches!(c, b'a' | b'i' | b'u' | b'e' | b'o'));
    if plain.is_empty() || plain.len() > 32 {
        return false;
    }
    let mut reached = [false; 33];
    reached[0] = true;
    for at in 0..plain.len() {
        if !reached[at] {
            continue;
        }
        for initial in INITIALS {
            if plain[at..].starts_with(initial) && vowel(at + initial.len()) {
                reached[at + initial.len() + 1] = true;
            }
        }
        let same_next = plain.get(at + 1) == Some(&plain[at]);
        let closes = plain[at] == b'n' && !vowel(at + 1) || matches!(plain[at], b'k' | b's' | b't' | b'p') && same_next;
        reached[at + 1] |= closes;
    }
    reached[plain.len()]
}

#[cfg(test)]
mod tests {
    use super::is_romaji;

    #[test]
    fn romaji() {
        for name in ["tanaka", "sapporo", "shinzo", "hokkaido", "kenji", "ryunosuke"] {
            assert!(is_romaji(name.as_bytes()), "{name}");
        }
        for name in ["kharkiv", "salim", "", "putin's"] {
            assert!(!is_romaji(name.as_bytes()), "{name}");
        }
    }
}
