//! Files that evidence rests on, kept in the store by their hash.

use isnad_review::{Actor, Attachment, Refusal};
use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use super::enter;
use crate::log::hexadecimal;
use crate::{Error, Result, Store};

/// The largest attachment, in bytes.
pub const LARGEST_ATTACHMENT: usize = 20 << 20;

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAttachment {
    /// Its name when it came first.
    pub name: String,
    /// Its media type, as whoever brought it says. Never let a browser act on it.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a file; the same bytes again are kept once. Name it in evidence then.
    ///
    /// # Errors
    /// [`Error::Refused`] where it is empty or larger than [`LARGEST_ATTACHMENT`]; what SQLite says.
    pub fn attach(
        &mut self,
        by: &Actor,
        at: &str,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        if bytes.is_empty() || bytes.len() > LARGEST_ATTACHMENT {
            return Err(Refusal::FileSize(LARGEST_ATTACHMENT >> 20).into());
        }
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let attachment = Attachment {
            hash: hexadecimal(&hash),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
        };
        let transaction = self.desk()?;
        let inserted = transaction.execute(
            include_str!("attachments/insert.sql"),
            named_params! {
                ":hash": hash,
                ":size": bytes.len(),
                ":media_type": media_type,
                ":name": name,
                ":bytes": bytes,
            },
        )?;
        if inserted > 0 {
            let payload = serde_json::json!({"by": by, "attachment": attachment});
            enter(&transaction, at, "attachment", payload)?;
        }
        transaction.commit()?;
        Ok(attachment)
    }

    /// The file with this hash, in hexadecimal.
    ///
    /// # Errors
    /// [`Error::Damaged`] where its bytes have another hash; what SQLite says.
    pub fn attachment(&self, hash: &str) -> Result<Option<StoredAttachment>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("attachments/one.sql"))?;
        let found = select.query_row(named_params! {":hash": hash}, |row| {
            Ok(StoredAttachment {
                name: row.get("name")?,
                media_type: row.get("media_type")?,
                bytes: row.get("bytes")?,
            })
        });
        let found = found.optional()?;
        match &found {
            Some(file) if hexadecimal(&Sha256::digest(&file.bytes)) != hash => {
                Err(Error::Damaged(format!("attachment {hash}")))
            }
            _ => Ok(found),
        }
    }
}
