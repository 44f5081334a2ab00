//! Arabic text for readers of news.
//!
//! Everything speaks in [`Span`]s of bytes into the text exactly as received; [`CodePoints`]
//! translates at the border. [`Document`] holds a text's tokens, quotations and sentences;
//! [`figures`] and [`dates`] find what it counts and when.

mod date;
mod document;
pub mod fold;
mod number;
pub mod proclitic;
mod quotation;
mod sentence;
mod span;
mod token;

pub use date::{DateMention, Precision, dates};
pub use document::Document;
pub use number::{Comparator, Decimal, Figure, figures};
pub use quotation::{Quotation, is_quotation_mark};
pub use span::{CodePoints, Span, joined};
pub use token::{Token, TokenKind};
