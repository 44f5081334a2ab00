//! Reports on stories, articles, sources and outlets: one HTML file that needs nothing else,
//! Markdown, JSON, and CSV.

mod change;
mod dates;
mod evidence;
mod figures;
mod graph;
mod html;
mod json;
mod markdown;
mod matrix;
mod outside;
mod profile;
mod strings;
mod style;
mod summary;
mod table;
mod timeline;

pub use change::{
    ChangesRecord, EventRecord, ParallelRecord, PassageRecord, TextRecord, change_name,
    change_sentence, is_of_content,
};
pub use html::{IndexEntry, index_html, story_html};
pub use json::{comparison_json, story_json};
pub use markdown::story_markdown;
pub use outside::{Outside, control_name};
pub use profile::{
    Profile, Subject, profile, profile_csv, profile_html, profile_json, profile_markdown,
};
pub use strings::Language;
pub use style::style;
pub use table::story_csv;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The language of the interface; what the articles say stays as it is.
    pub language: Language,
}
