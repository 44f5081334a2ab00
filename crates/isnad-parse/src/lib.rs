//! Who is said to have said what, through whom: the lexicon and the grammar of attribution.

mod acquaintance;
mod attribution;
mod classify;
mod content;
pub mod contract;
pub mod gold;
mod grammar;
pub mod lexicon;
mod reader;
mod resolve;
mod subject;
mod tokens;

pub use attribution::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Spans,
    Strength, Style,
};
pub use reader::Reader;
