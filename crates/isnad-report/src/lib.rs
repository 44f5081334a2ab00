//! Reports on stories: one HTML file that needs nothing else, Markdown, and JSON.

mod dates;
mod evidence;
mod figures;
mod graph;
mod html;
mod json;
mod markdown;
mod matrix;
mod outside;
mod strings;
mod style;
mod summary;
mod versions;

pub use html::{IndexEntry, index_html, story_html};
pub use json::story_json;
pub use markdown::story_markdown;
pub use outside::{Outside, control_name};
pub use strings::Language;
pub use style::style;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The language of the interface; what the articles say stays as it is.
    pub language: Language,
}
