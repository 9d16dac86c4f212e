//! Bytes within a text.

/// Whether `byte` is one of `bytes`; for where it rarely is.
pub(super) fn holds(bytes: &[u8], byte: u8) -> bool {
    // Without branches, so that many bytes are compared at once.
    bytes.iter().fold(0, |found, &other| found | u8::from(other == byte)) != 0
}

/// The last character boundary of `text` at or before byte `offset`.
pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
