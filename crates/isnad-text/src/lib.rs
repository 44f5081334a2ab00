//! Arabic text for readers of news.
//!
//! Everything speaks in [`Span`]s of bytes into the text exactly as received; [`CodePoints`]
//! translates at the border. [`Document`] holds a text's tokens, quotations and sentences.

mod document;
pub mod fold;
pub mod proclitic;
mod quotation;
mod sentence;
mod span;
mod token;

pub use document::Document;
pub use quotation::{Quotation, is_quotation_mark};
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind};
