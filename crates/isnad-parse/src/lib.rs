//! Who is said to have said what, through whom: the lexicon and the grammar of attribution.

mod attribution;
pub mod contract;
pub mod gold;
mod reader;

pub use attribution::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Spans,
    Strength, Style,
};
pub use reader::Reader;
