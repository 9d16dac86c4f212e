//! A text in turns: ASCII, which most of nearly all texts is, and what is not.

use std::ops::Range;

/// The bytes of each run of ASCII in `text`, with those of the run of other characters behind it. Only the first run of
/// ASCII and the last one of other characters may be empty.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end;
        let parted = start + ascii_len(&bytes[start..]);
        end = parted + bytes[parted..].iter().take_while(|byte| !byte.is_ascii()).count();
        (start < end).then_some((start..parted, parted..end))
    })
}

/// How many bytes are ASCII before the first that is not.
fn ascii_len(bytes: &[u8]) -> usize {
    // Many at a time as long as all are.
    let whole = bytes.chunks(32).take_while(|chunk| chunk.is_ascii()).map(<[u8]>::len).sum::<usize>();
    whole + bytes[whole..].iter().take_while(|byte| byte.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_sum_of_its_runs() {
        for text in ["", "a", "é", "straightforward", "éa", "straightforwardé", "It’s “so” – or straightforwardly €5 ", "Привет, мир!"]
        {
            let runs: Vec<_> = runs(text).collect();
            let whole: String = runs.iter().flat_map(|(ascii, other)| [&text[ascii.clone()], &text[other.clone()]]).collect();
            assert_eq!(whole, text);
            assert!(runs.iter().all(|(ascii, other)| text[ascii.clone()].is_ascii() && text[other.clone()].chars().all(|c| !c.is_ascii())));
        }
    }
}
