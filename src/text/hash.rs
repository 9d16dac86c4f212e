//! The hash of a word, made once with its token and read by every check that looks words up.

/// A hash of `bytes` that does not tell ASCII letters by case. Whoever finds two equal hashes compares the texts.
#[inline]
pub const fn hash(bytes: &[u8]) -> u64 {
    const SPREAD: u64 = 0x51_7c_c1_b7_27_22_0a_95;
    const LOWER: u64 = 0x2020_2020_2020_2020;
    let mut sum = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        sum = (sum.rotate_left(5) ^ (u64::from_le_bytes(*chunk) | LOWER)).wrapping_mul(SPREAD);
        rest = after;
    }
    // What is left has less than eight bytes: two halves that overlap, or the first, the middle and the last byte.
    let tail = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest.first(), rest.last()) {
        (Some(first), Some(last), ..) => u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32,
        (_, _, Some(&first), Some(&last)) => first as u64 | (rest[rest.len() / 2] as u64) << 8 | (last as u64) << 16,
        _ => 0,
    };
    let sum = (sum.rotate_left(5) ^ (tail | LOWER)).wrapping_mul(SPREAD);
    sum ^ sum >> 32
}
