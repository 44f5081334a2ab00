//! Readers that turn files, folders and standard input into articles.
//!
//! Reading streams: one article is in memory at a time, and what cannot be read is one error
//! among the articles, with its place and what to do about it; the rest is read on.
//!
//! Three forms are known. A **page** (`.html`, `.htm`, `.xhtml`) is the saved page of one article:
//! see [`html`]. A **plain text** (`.txt`) is one article. **JSON Lines** (`.jsonl`,
//! `.ndjson`) holds one article a line: an object with `id` and `text`, and perhaps `outlet`,
//! `url`, `title`, `author` and `published` (or `date`); other keys are passed over.
//! Bytes that are not UTF-8 are read in the encoding that makes Arabic of them: see [`encoding`].

mod article;
pub mod encoding;
mod error;
pub mod html;
mod input;
mod json_lines;
mod language;
mod plain;
mod published;
mod title;

pub use article::{Article, Dropped, Reason};
pub use error::{Error, Problem};
pub use input::{Input, articles};

/// The longest plain text or line of JSON Lines that is read, in bytes: 256 MiB.
///
/// Far above any article; it keeps a file that is something else from filling the memory.
pub const LONGEST: u64 = 256 << 20;
