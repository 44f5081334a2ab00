//! JSON Lines: one record a line, in and out.

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
}

impl Record {
    /// What must be done so that a desk with the same articles has it.
    pub fn steps(&self) -> Vec<Step> {
        match self {
            Self::Reading(record) => record.steps(),
            Self::Claim(record) => record.steps(),
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
