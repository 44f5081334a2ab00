//! JSON Lines: one record a line, in and out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{ClaimRecord, ReadingRecord};
use crate::Step;

/// A record of either sort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// A reading.
    Reading(Box<ReadingRecord>),
    /// A claim.
    Claim(Box<ClaimRecord>),
    /// A file that evidence rests on.
    File(FileRecord),
}

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its name when it came.
    pub name: String,
    /// Its media type, as whoever brought it says.
    pub media_type: String,
    /// Its bytes, in base 64.
    base64: String,
}

impl FileRecord {
    /// A file with these bytes.
    pub fn new(name: String, media_type: String, bytes: &[u8]) -> Self {
        Self {
            name,
            media_type,
            base64: STANDARD.encode(bytes),
        }
    }

    /// Its bytes; `None` where they are not written as they must be.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.base64).ok()
    }
}

impl Record {
    /// What must be done so that a desk with the same articles has it.
    pub fn steps(&self) -> Vec<Step> {
        match self {
            Self::Reading(record) => record.steps(),
            Self::Claim(record) => record.steps(),
            Self::File(_) => Vec::new(),
        }
    }
}

/// The record as a line, its end included.
pub fn line(record: &Record) -> String {
    serde_json::to_string(record).expect("records become JSON") + "\n"
}

/// The record of a line.
///
/// # Errors
/// What is wrong with it.
pub fn parse(line: &str) -> Result<Record, serde_json::Error> {
    serde_json::from_str(line)
}
