//! Text by itself: spans, folding, and which characters it is made of.

mod charset;
mod fold;
mod runs;
mod span;

pub use charset::Charset;
pub use fold::{Folded, fold};
pub use span::Span;
