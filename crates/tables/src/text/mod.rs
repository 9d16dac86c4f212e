//! Text by itself: spans, folding, and which characters it is made of.

mod charset;
mod fold;
mod letter;
mod runs;
mod span;

pub use charset::Charset;
pub use fold::{Folded, fold};
pub use letter::{is_letter, is_letter_or_digit};
pub use span::Span;
