//! How a name sounds, roughly, in whatever language it is written.

/// The consonants of a word folded to a–z, those that languages write for one another as one, without repetition: `Kharkiv` and
/// `Charkow` are both k, r, k, v. An h is silent, and so are vowels.
pub(crate) fn sounds(folded: &str) -> Vec<u8> {
    let letters = folded.as_bytes();
    let mut sounds = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let sound = match letter {
            b'b' | b'p' => b'b',
            b'd' | b't' => b'd',
            b'v' | b'w' | b'f' => b'v',
            b'c' if matches!(next, Some(b'e' | b'i' | b'y' | b'h' | b'z')) => b's',
            b'g' | b'k' | b'q' | b'x' | b'c' => b'k',
            b's' | b'z' => b's',
            b'l' | b'm' | b'n' | b'r' => *letter,
            _ => continue,
        };
        if sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}
