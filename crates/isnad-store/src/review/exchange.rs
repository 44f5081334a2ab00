//! What leaves the desk to come in again elsewhere.

use std::collections::BTreeSet;

use isnad_review::export::lines::{FileRecord, Record};
use isnad_review::export::{ClaimRecord, annotation, lines};
use isnad_review::{Actor, Attachment, Refusal};

use crate::{Result, Store};

impl Store {
    /// The files that the evidence of claims rests on, each once: they come in before the claims.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`]; what SQLite says.
    pub fn file_records(&self, claims: &[ClaimRecord]) -> Result<Vec<Record>> {
        let mut told = BTreeSet::new();
        let mut records = Vec::new();
        for file in claims.iter().flat_map(attachments) {
            if !told.insert(&file.hash) {
                continue;
            }
            if let Some(kept) = self.attachment(&file.hash)? {
                let record = FileRecord::new(kept.name, kept.media_type, &kept.bytes);
                records.push(Record::File(record));
            }
        }
        Ok(records)
    }

    /// Takes in a line that a desk exported: a record of [`lines`], or an [`annotation`].
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where it is neither, or where the rules do not allow what it
    /// says; as [`Store::act`].
    pub fn take_in(&mut self, by: &Actor, at: &str, line: &str) -> Result<()> {
        let steps = match lines::parse(line) {
            Ok(Record::File(file)) => {
                let bytes = file.bytes().ok_or_else(|| no_record("base64"))?;
                self.attach(by, at, &file.name, &file.media_type, &bytes)?;
                return Ok(());
            }
            Ok(record) => record.steps(),
            Err(_) => annotation::parse(line).map_err(no_record)?.steps(),
        };
        match steps.is_empty() {
            true => Ok(()),
            false => self.act(by, at, steps).map(|_| ()),
        }
    }
}

fn no_record(error: impl ToString) -> Refusal {
    Refusal::NoRecord(error.to_string())
}

/// The files of a claim's evidence, as it is, was and was published.
fn attachments(claim: &ClaimRecord) -> impl Iterator<Item = &Attachment> {
    let published = claim.state.publications.iter().flat_map(|it| &it.evidence);
    let records = claim.state.evidence.iter().chain(published);
    records.flat_map(|record| {
        let earlier = record.earlier.iter().map(|earlier| &earlier.evidence);
        let all = std::iter::once(&record.evidence).chain(earlier);
        all.filter_map(|evidence| evidence.attachment.as_ref())
    })
}
