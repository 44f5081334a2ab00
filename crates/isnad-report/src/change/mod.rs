//! What changed between two texts: in words, as records, and as texts side by side.

mod aligned;
mod markdown;
mod marks;
mod record;
mod words;

pub(crate) use aligned::{Aligned, Line, aligned};
pub(crate) use markdown::changes_markdown;
pub use record::{ChangesRecord, EventRecord, ParallelRecord, PassageRecord, TextRecord};
pub(crate) use record::{changes_csv, parallels_json};
pub use words::{change_name, change_sentence, is_of_content};
