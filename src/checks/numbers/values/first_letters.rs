//! How the words begin that can be part of a number: nearly every word of a text is passed over at the cost of a look at its first letters.

/// A word is looked up by this many letters; shorter forms are looked up whole.
const LETTERS: usize = 4;

const BITS: usize = 1 << 14;

/// The beginnings of forms, a bit for the hash of each.
pub(super) struct FirstLetters(Vec<u64>);

impl FirstLetters {
    pub(super) fn new() -> Self {
        Self(vec![0; BITS / 64])
    }

    /// Lets words pass that begin with `form`.
    pub(super) fn add_stem(&mut self, form: &str) {
        let bit = form.chars().take(LETTERS).fold(0, next);
        self.set(bit);
    }

    /// Lets the word `form` pass.
    pub(super) fn add_word(&mut self, form: &str) {
        let count = form.chars().count();
        if count >= LETTERS { self.add_stem(form) } else { self.set(end(form.chars().fold(0, next))) }
    }

    /// False where no form is `word` or begins it; true says nothing.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let mut hash = 0;
        let mut letters = word.chars();
        for _ in 0..LETTERS {
            let Some(letter) = letters.next() else { return self.has(end(hash)) };
            hash = next(hash, letter);
            if self.has(hash) {
                return true;
            }
        }
        false
    }

    fn set(&mut self, hash: u32) {
        let bit = place(hash);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, hash: u32) -> bool {
        let bit = place(hash);
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }
}

fn next(hash: u32, letter: char) -> u32 {
    (hash.rotate_left(5) ^ letter as u32).wrapping_mul(0x9e37_79b1)
}

/// The hash of a word that ends here.
fn end(hash: u32) -> u32 {
    next(hash, '\0')
}

const fn place(hash: u32) -> usize {
    (hash >> (u32::BITS - BITS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_pass() {
        let mut heads = FirstLetters::new();
        heads.add_word("may");
        heads.add_word("twenty");
        heads.add_stem("elf");
        let passes = |word: &str| heads.may_begin(word);
        assert!(["may", "twenty", "twenties", "elf", "elfte"].into_iter().all(passes));
        let others = ["mayor", "ma", "town", "twin", "eld", "", "the", "of", "said", "river", "bridge", "water"];
        assert!(others.into_iter().filter(|word| passes(word)).count() < 2);
    }
}
