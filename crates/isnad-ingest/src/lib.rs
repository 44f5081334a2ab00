//! Readers that turn files, folders and standard input into articles.
//!
//! Reading streams: one article is in memory at a time, and what cannot be read is one error
//! among the articles, with its place and what to do about it; the rest is read on.
//!
//! What a file is, is told by the ending of its name or by how it begins: plain texts, Markdown,
//! saved pages, tables, JSON and JSON Lines under any field names, RSS, Atom and JSON Feed,
//! archives of the web (WARC, WET, ARC), and all of these compressed or within tar and zip.
//!
//! An article is known by the id it came with, else by its address, else by its file and its
//! number there: the same on every run.

mod archive;
mod article;
pub mod encoding;
mod error;
mod feed;
mod fields;
mod form;
pub mod html;
mod http;
mod input;
mod json;
mod json_lines;
mod language;
mod markdown;
mod members;
mod part;
mod plain;
mod published;
mod received;
mod record;
mod sink;
mod sitemap;
mod table;
mod tally;
mod title;
mod unpack;
mod web_archive;

pub use article::{Article, Dropped, Reason};
pub use error::{Error, Problem};
pub use fields::{BadMapping, Guess, Mapping};
pub use input::{Input, articles};
pub use part::Settings;
pub use received::{Received, Response};
pub use sitemap::{Page, Sitemap};

/// The longest plain text or line of JSON Lines that is read, in bytes: 256 MiB.
///
/// Far above any article; it keeps a file that is something else from filling the memory.
pub const LONGEST: u64 = 256 << 20;
