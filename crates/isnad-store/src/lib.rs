//! The SQLite store of outlets, articles, versions and attributions.
//!
//! A text is known by its outlet and identity: storing the same text again changes nothing,
//! another text under the same identity becomes its next version. Whatever changes the store is
//! entered in an append-only log whose entries are chained by their hashes.
//!
//! One process writes at a time, others wait for it; any number read meanwhile. Every batch is
//! one transaction, so what is found after a crash is whole batches.
//!
//! Each statement stands in a `.sql` file in the folder of the module that runs it. Clocks are
//! the caller's: times come in as RFC 3339.

mod error;
mod export;
mod health;
mod ingest;
mod key;
mod list;
mod load;
mod log;
mod prepared;
mod reindex;
mod reread;
pub mod review;
mod schema;
mod search;
mod sources;
mod spans;
mod store;
mod words;

pub use error::Error;
pub use export::KeptVersion;
pub use health::{Problem, Statistics};
pub use ingest::{Batch, Incoming, Outcome};
pub use list::{Counts, Filter, Listed};
pub use log::{Fault, Operation};
pub use prepared::{Prepared, PreparedReading};
pub use reread::{Reread, StoredText, TextFilter};
pub use search::{ArticleHit, ContentHit, Query, SearchFilter};
pub use sources::{CitedSource, SourceFilter, SourceOrder};
pub use store::Store;
pub use words::words;

/// What an operation on a store gives.
pub type Result<T> = std::result::Result<T, Error>;
