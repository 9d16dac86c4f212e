//! Text without rule knowledge: spans, folding, tokens, sentences, lines.

mod block;
mod charset;
pub(crate) mod cursor;
mod eight;
mod filter;
mod fold;
mod line;
pub(crate) mod numeral;
mod offsets;
mod prose;
mod quotation;
mod runs;
mod sentence;
mod span;
mod token;

pub use crate::word::hash;
pub(crate) use block::line_blocks;
pub use block::{Block, BlockKind, Masks};
pub use charset::Charset;
pub use filter::WordFilter;
pub use fold::{Folded, fold};
pub use line::LineTable;
pub use offsets::Offsets;
pub use prose::{Paragraph, Prose};
pub use quotation::{Family, Quotations, QuoteMark, Role};
pub(crate) use sentence::{ends_in_prose, ends_sentence};
pub use span::Span;
pub use token::{Case, Script, Token, TokenKind};
