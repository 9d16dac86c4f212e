//! A word by itself: its hash, made once with its token and read by every check that looks words up, and its case.

const SPREAD: u64 = 0x51_7c_c1_b7_27_22_0a_95;
const LOWER: u64 = 0x2020_2020_2020_2020;

/// A hash of `bytes` that does not tell ASCII letters by case. Whoever finds two equal hashes compares the texts.
#[inline]
pub const fn hash(bytes: &[u8]) -> u64 {
    let mut sum = Sum::START;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        if after.is_empty() {
            break;
        }
        sum = sum.add(u64::from_le_bytes(*eight));
        rest = after;
    }
    sum.end(start_of(rest))
}

/// The hash of a text that is read eight bytes at a time.
#[derive(Clone, Copy)]
pub struct Sum(u64);

impl Sum {
    /// That of no bytes.
    pub const START: Self = Self(0);

    /// Takes in eight bytes that are not the last.
    #[inline]
    pub const fn add(self, eight: u64) -> Self {
        Self((self.0 ^ (eight | LOWER)).wrapping_mul(SPREAD).rotate_left(5))
    }

    /// The hash, given the last bytes, eight at most, with zeros behind them.
    #[inline]
    pub const fn end(self, last: u64) -> u64 {
        let sum = (self.0 ^ (last | LOWER)).wrapping_mul(SPREAD);
        sum ^ sum >> 32
    }
}

/// The first eight of `bytes` as a number, the first byte lowest, with zeros for those that are missing.
#[inline]
pub const fn start_of(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => few(bytes),
    }
}

/// As [`start_of`], for less than eight bytes.
const fn few(bytes: &[u8]) -> u64 {
    // Two halves that overlap, or the first, the middle and the last byte: where they meet, they are the same.
    let len = bytes.len();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (len - 4)),
        _ if len > 0 => bytes[0] as u64 | (bytes[len / 2] as u64) << (8 * (len / 2)) | (bytes[len - 1] as u64) << (8 * (len - 1)),
        _ => 0,
    }
}

/// Whether the two are the same but for case.
pub fn same_word(one: &str, other: &str) -> bool {
    if one.is_ascii() {
        one.eq_ignore_ascii_case(other)
    } else {
        one == other || one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
    }
}

/// The word with a capital first letter, the others as they are.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_read_whole() {
        let bytes = b"abcdefghij";
        for len in 0..=bytes.len() {
            let mut eight = [0; 8];
            eight[..len.min(8)].copy_from_slice(&bytes[..len.min(8)]);
            assert_eq!(start_of(&bytes[..len]), u64::from_le_bytes(eight));
        }
    }

    #[test]
    fn case_makes_no_difference_and_all_else_does() {
        assert_eq!(hash(b"Parliamentarian"), hash(b"PARLIAMENTARIAN"));
        let words = ["", "a", "aa", "b", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefgha", "abcdefghabcdefgh"];
        for (index, one) in words.iter().enumerate() {
            assert!(words[index + 1..].iter().all(|other| hash(one.as_bytes()) != hash(other.as_bytes())), "{one}");
        }
    }
}
