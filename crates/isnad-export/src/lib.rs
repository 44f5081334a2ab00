//! What a store holds in forms for other programs: JSON Lines with whole versions, rows with one
//! attribution each, and these rows as Parquet (with the feature `parquet`).
//!
//! docs/export.md tells what each field means. Escaping is the task of who writes the bytes.

#[cfg(feature = "parquet")]
mod columns;
mod record;
mod row;

#[cfg(feature = "parquet")]
pub use columns::{Error, ParquetWriter};
pub use record::json;
pub use row::{COLUMNS, Kind, Value, rows};

/// The name of the fields and their meaning; another one where either changes.
pub const SCHEMA: &str = "isnad-export/1";
