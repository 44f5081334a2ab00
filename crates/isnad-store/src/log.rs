//! The log of operations: append-only, each entry bound to the one before by its hash.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Batch, Result, Store, review};

type Hash = [u8; 32];

/// A version was stored.
const VERSION: &str = "version";

/// What the log keeps of a stored version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct StoredVersion {
    outlet: String,
    article: String,
    version: i64,
    /// SHA-256 of the text, in hexadecimal.
    content: String,
}

/// What was done to a store: a kind and whatever that kind needs to be told or undone. Kinds are
/// data, the log asks nothing of them.
///
/// An attribution is named in a payload by outlet, article, key and occurrence, never by a row or
/// a position: so what was said of it still holds after the text was read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// What kind of operation.
    pub kind: String,
    /// An object.
    pub payload: serde_json::Value,
}

impl Operation {
    pub(crate) fn version(outlet: &str, article: &str, version: i64, content: &Hash) -> Self {
        Self {
            kind: VERSION.to_owned(),
            payload: serde_json::json!(StoredVersion {
                outlet: outlet.to_owned(),
                article: article.to_owned(),
                version,
                content: hexadecimal(content),
            }),
        }
    }
}

/// Something in a store that was not written by isnad, or was changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A log entry that was changed, or follows on one that was changed or removed.
    Entry {
        /// Its number in the log.
        sequence: i64,
    },
    /// A text that is not the one the log tells of, or that the log does not know.
    Text {
        /// The outlet's name.
        outlet: String,
        /// The article's id.
        article: String,
        /// The version's number.
        version: i64,
    },
    /// What has become of something on the reviewer's desk is not what the log makes of it.
    State {
        /// The name of its subject.
        subject: String,
    },
    /// The log tells of more versions than there are.
    Missing {
        /// How many.
        versions: usize,
    },
}

/// The end of the log, where entries are appended.
#[derive(Debug)]
pub(crate) struct Log {
    sequence: i64,
    hash: Hash,
}

struct Entry {
    sequence: i64,
    at: String,
    operation: String,
    payload: String,
    previous: Hash,
    hash: Hash,
}

impl Entry {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sequence: row.get("sequence")?,
            at: row.get("at")?,
            operation: row.get("operation")?,
            payload: row.get("payload")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
        })
    }

    fn computed_hash(&self) -> Hash {
        let mut hash = Sha256::new();
        hash.update(self.previous);
        hash.update(self.sequence.to_be_bytes());
        for field in [&self.at, &self.operation, &self.payload] {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        }
        hash.finalize().into()
    }
}

impl Log {
    /// The end of the log as it stands. Only a transaction that may write keeps it there.
    pub(crate) fn end(connection: &Connection) -> Result<Self> {
        let last = connection
            .query_row(include_str!("log/last.sql"), [], Entry::read)
            .optional()?;
        Ok(match last {
            Some(entry) => Self {
                sequence: entry.sequence,
                hash: entry.hash,
            },
            None => Self {
                sequence: 0,
                hash: [0; 32],
            },
        })
    }

    /// Enters an operation; gives its number.
    pub(crate) fn append(
        &mut self,
        connection: &Connection,
        at: &str,
        operation: &Operation,
    ) -> Result<i64> {
        let mut entry = Entry {
            sequence: self.sequence + 1,
            at: at.to_owned(),
            operation: operation.kind.clone(),
            payload: operation.payload.to_string(),
            previous: self.hash,
            hash: [0; 32],
        };
        entry.hash = entry.computed_hash();
        connection
            .prepare_cached(include_str!("log/append.sql"))?
            .execute(named_params! {
                ":sequence": entry.sequence,
                ":at": entry.at,
                ":operation": entry.operation,
                ":payload": entry.payload,
                ":previous": entry.previous,
                ":hash": entry.hash,
            })?;
        (self.sequence, self.hash) = (entry.sequence, entry.hash);
        Ok(self.sequence)
    }
}

impl Batch<'_> {
    /// Enters an operation in the log, together with all that the batch changes.
    ///
    /// # Errors
    /// What SQLite says; the batch should then be dropped.
    pub fn record(&mut self, operation: &Operation) -> Result<()> {
        self.log.append(&self.transaction, &self.at, operation)?;
        Ok(())
    }
}

impl Store {
    /// Looks for what was changed behind isnad's back: log entries that do not follow from the
    /// ones before, and texts that are not those the log tells of.
    ///
    /// It cannot see that the end of the log was cut off together with the versions it tells of.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn verify(&self) -> Result<Vec<Fault>> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut faults = Vec::new();
        let mut told = BTreeSet::new();
        let mut end = Log {
            sequence: 0,
            hash: [0; 32],
        };
        let mut select = transaction.prepare(include_str!("log/all.sql"))?;
        for entry in select.query_map([], Entry::read)? {
            let entry = entry?;
            let follows = entry.sequence == end.sequence + 1 && entry.previous == end.hash;
            if !follows || entry.hash != entry.computed_hash() {
                faults.push(Fault::Entry {
                    sequence: entry.sequence,
                });
            }
            if entry.operation == VERSION {
                told.extend(serde_json::from_str::<StoredVersion>(&entry.payload).ok());
            }
            end = Log {
                sequence: entry.sequence,
                hash: entry.hash,
            };
        }
        let mut select = transaction.prepare(include_str!("log/versions.sql"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get("text")?;
            let version = StoredVersion {
                outlet: row.get("outlet")?,
                article: row.get("identity")?,
                version: row.get("number")?,
                content: hexadecimal(&Sha256::digest(text)),
            };
            if !told.remove(&version) {
                let StoredVersion {
                    outlet,
                    article,
                    version,
                    ..
                } = version;
                told.retain(|told| {
                    (&told.outlet, &told.article, told.version) != (&outlet, &article, version)
                });
                faults.push(Fault::Text {
                    outlet,
                    article,
                    version,
                });
            }
        }
        if !told.is_empty() {
            faults.push(Fault::Missing {
                versions: told.len(),
            });
        }
        let strayed = review::strayed(&transaction)?;
        faults.extend(strayed.into_iter().map(|subject| Fault::State { subject }));
        Ok(faults)
    }
}

pub(crate) fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
