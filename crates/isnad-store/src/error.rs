use rusqlite::ErrorCode;
use rusqlite::ffi::{
    SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE,
};

/// Why a store could not do what was asked. Messages read on after the store's path, and are whole
/// without a source.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file of that name, or an empty one.
    #[error("there is no store; make one with isnad ingest, or name another with --store")]
    Missing,
    /// A file that isnad did not make; it was not touched.
    #[error("is not an isnad store and was left untouched; name another file with --store")]
    NotOurs,
    /// A store made by a later isnad; it was not touched.
    #[error(
        "has schema {found}, this isnad knows only {known}; it was left untouched: use the isnad \
         that made it, or a later one"
    )]
    Newer {
        /// The store's schema.
        found: usize,
        /// The last schema known.
        known: usize,
    },
    /// It may be read only.
    #[error("cannot be written to; check the permissions of the file and its folder")]
    ReadOnly,
    /// A file is in the way; it was not touched.
    #[error("{0} is there already and was left untouched; name another file")]
    Exists(String),
    /// Another process kept it locked.
    #[error(
        "another program is writing to it and has not let go for half a minute; what was stored \
         before is kept: run the same command again when that program is done"
    )]
    Busy,
    /// What was to be written found no room.
    #[error(
        "could not be written to: the disk is full, or the file may not grow; what was stored \
         before is kept: make room and run the same command again"
    )]
    Full,
    /// It holds what no isnad writes.
    #[error("is damaged ({0}); go back to a copy, and see isnad db check")]
    Damaged(String),
    /// The desk's rules do not allow it; nothing was changed.
    #[error("nothing was changed: {0}")]
    Refused(#[from] isnad_review::Refusal),
    /// Somebody else was faster; nothing was changed.
    #[error("nothing was changed: {by} has changed this meanwhile ({at}); look at it again")]
    Stale {
        /// Who.
        by: String,
        /// When, in RFC 3339.
        at: String,
    },
    /// There is no such thing on the desk; nothing was changed.
    #[error("there is no {what} {name:?}")]
    Unknown {
        /// What sort of thing.
        what: &'static str,
        /// What it was looked for by.
        name: String,
    },
    /// A password or a secret could not be made.
    #[error("nothing was changed: {0}")]
    Secret(#[from] isnad_review::SecretError),
    /// Something that must be unique or small enough is not; nothing was changed.
    #[error("nothing was changed: {0}")]
    Unfit(String),
    /// The operating system refused the file.
    #[error("cannot be opened: {0}; check the path and its permissions")]
    Unreadable(std::io::Error),
    /// SQLite refused.
    #[error("cannot be used: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::SystemIoFailure) if is_write(&error) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Sqlite(error),
        }
    }
}

/// Whether the system refused to write: a limit on the size of files looks so.
fn is_write(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    matches!(
        code,
        Some(
            SQLITE_IOERR_WRITE | SQLITE_IOERR_FSYNC | SQLITE_IOERR_TRUNCATE | SQLITE_IOERR_SHMSIZE
        )
    )
}
