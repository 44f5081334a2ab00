//! What should be read in a text, and how far a reading is from it.
//!
//! Gold comes from the corpus ([`load_cases`]: TOML, spans written as words) or from JSON Lines
//! ([`load_documents`]: offsets in code points). [`score`] measures readings against it;
//! [`first_difference`] says where a reading departs from a case that must be read exactly.
//! Nothing here knows the grammar: a reading is only looked at from outside.

mod cases;
mod difference;
mod error;
mod figures;
mod json_lines;
mod listing;
mod pairing;
mod score;
mod scorecard;
mod words;
mod written;

pub use cases::{Case, CaseFile, case_files, load_cases, parse_cases};
pub use difference::first_difference;
pub use error::GoldError;
pub use figures::{Figures, Rates};
pub use json_lines::{load_documents, load_predictions, parse_documents, parse_predictions};
pub use score::{Judgement, Score, Share, Tally, score};
pub use scorecard::Scorecard;

use crate::{Attribution, Construction, CueClass, Reader, SourceKind, Spans, Style};

/// A text with the attributions that careful readers found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldDocument {
    /// Its identity, unique in its collection.
    pub id: String,
    /// The text exactly as published.
    pub text: String,
    /// What stands in it, in the order of the file.
    pub attributions: Vec<Annotation>,
}

/// One attribution as an annotator or a program marked it. Spans are in bytes; empty where there
/// is none. See [`Attribution`] for what each field means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// The reporting expression.
    pub cue: Spans,
    /// Who answers for the content.
    pub source: Spans,
    /// The relays.
    pub via: Spans,
    /// What is attributed.
    pub content: Spans,
    /// The mention that a missing source refers to.
    pub resolved: Spans,
    /// Whether the content is quoted, where it was said.
    pub style: Option<Style>,
    /// What the source is, where it was said.
    pub kind: Option<SourceKind>,
    /// What the cue does, where it was said.
    pub class: Option<CueClass>,
    /// Index in the same document of the attribution inside whose content this one stands.
    pub parent: Option<usize>,
    /// Careful readers may differ whether it counts: nobody is rewarded or blamed for it.
    pub optional: bool,
    /// The construction, where it was said.
    pub construction: Option<Construction>,
}

impl From<&Attribution> for Annotation {
    fn from(read: &Attribution) -> Self {
        Self {
            cue: read.cue.clone(),
            source: read.source.clone(),
            via: read.via.clone(),
            content: read.content.clone(),
            resolved: read.source_resolved.clone(),
            style: Some(read.style),
            kind: Some(read.kind),
            class: Some(read.class),
            parent: read.parent,
            optional: false,
            construction: Some(read.construction),
        }
    }
}

/// What `reader` reads in each document, in their order.
pub fn read_all(reader: &Reader, documents: &[GoldDocument]) -> Vec<Vec<Annotation>> {
    let annotations = |document: &GoldDocument| {
        let reading = reader.read(&document.text);
        reading.attributions.iter().map(Annotation::from).collect()
    };
    documents.iter().map(annotations).collect()
}
