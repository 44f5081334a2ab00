//! Who is said to have said what, through whom: the lexicon and the grammar of attribution.

mod acquaintance;
mod attribution;
mod border;
mod classify;
mod confidence;
mod content;
pub mod contract;
mod explanation;
mod extent;
pub mod gold;
mod grammar;
pub mod lexicon;
mod reader;
mod resolve;
mod subject;
mod tokens;
mod voice;

pub use attribution::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Spans,
    Strength, Style,
};
pub use border::{Border, BorderKind};
pub use confidence::{Feature, Weights};
pub use explanation::{Agreement, Explanation, Part, Referent, ReferentReason};
pub use reader::Reader;
