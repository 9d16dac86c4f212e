//! Text without rule knowledge: spans, folding, tokens, sentences, lines.

mod block;
pub(crate) mod cursor;
mod eight_bytes;
mod line;
pub(crate) mod numeral;
mod offsets;
mod prose;
mod quotation;
mod sentence;
mod token;

pub(crate) use crate::word_filter::WordFilter;
pub(crate) use block::line_blocks;
pub use block::{Block, BlockKind, Masks};
pub(crate) use line::LineTable;
pub use mtlint_tables::text::Span;
pub(crate) use mtlint_tables::text::{Charset, Folded, fold, is_letter, is_letter_or_digit};
pub(crate) use mtlint_tables::word::hash;
pub use offsets::Offsets;
pub(crate) use prose::Paragraph;
pub use prose::Prose;
pub(crate) use quotation::{Family, Quotations, QuoteMark, Role};
pub(crate) use sentence::{ends_in_prose, ends_sentence};
pub(crate) use token::{Case, Script, Token, TokenKind};
