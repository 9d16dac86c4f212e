//! Text without rule knowledge: spans, folding, tokens, sentences, lines.

mod charset;
mod eight;
mod filter;
mod fold;
mod hash;
mod line;
mod prose;
mod quotation;
mod runs;
mod sentence;
mod span;
mod token;

pub use charset::Charset;
pub use filter::WordFilter;
pub use fold::{Folded, fold};
pub use hash::hash;
pub use line::LineTable;
pub use prose::{Paragraph, Prose};
pub use quotation::{Family, Quotations, QuoteMark, Role};
pub use span::Span;
pub use token::{Case, Script, Token, TokenKind};
