use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Error, Result, schema};

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
}

impl Store {
    /// Opens the store at `path` for reading and writing, making it if there is none and bringing
    /// an older one up to date after a backup beside it.
    ///
    /// # Errors
    /// [`Error::NotOurs`], [`Error::Newer`], [`Error::ReadOnly`] and what SQLite says.
    pub fn create(path: &Path) -> Result<Self> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        match store.connection.is_readonly("main")? {
            true => Err(Error::ReadOnly),
            false => Ok(store),
        }
    }

    /// Opens a store that exists and is not empty, like [`Store::create`]; a file that may not be written to can
    /// still be read.
    ///
    /// # Errors
    /// [`Error::Missing`] and those of [`Store::create`].
    pub fn open(path: &Path) -> Result<Self> {
        match path.metadata() {
            Ok(file) if file.len() > 0 => {}
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => return Err(Error::Missing),
        }
        Self::connect(path, OpenFlags::empty())
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self> {
        // Absolute, since SQLite gives a meaning of its own to names such as ":memory:".
        let path = std::path::absolute(path)?;
        check_header(&path)?;
        let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(&path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.set_prepared_statement_cache_capacity(64);
        tune(&connection)?;
        schema::upgrade(&mut connection, &path, schema::MIGRATIONS)?;
        if !connection.is_readonly("main")? {
            write_ahead(&connection)?;
        }
        Ok(Self { connection })
    }
}

/// Sizes for stores of many thousand articles. That a commit does not wait for the disk costs no
/// more than the last commits if the power fails; the store stays whole.
fn tune(connection: &Connection) -> Result<()> {
    // Of a new file only.
    connection.pragma_update(None, "page_size", 8192)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    // In KiB where negative.
    connection.pragma_update(None, "cache_size", -65536)?;
    // In pages.
    connection.pragma_update(None, "wal_autocheckpoint", 4096)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "mmap_size", 1 << 30)?;
    Ok(())
}

/// Sets the journal that lets others read while one writes; it stays with the file. Two processes
/// that do this at once would wait for each other for ever, so SQLite does not wait at all here.
fn write_ahead(connection: &Connection) -> Result<()> {
    const PAUSE: Duration = Duration::from_millis(20);
    let mut attempts = PATIENCE.as_millis() / PAUSE.as_millis();
    loop {
        match connection
            .pragma_update(None, "journal_mode", "wal")
            .map_err(Error::from)
        {
            Err(Error::Busy) if attempts > 0 => std::thread::sleep(PAUSE),
            result => return result,
        }
        attempts -= 1;
    }
}

/// Refuses a file that is not a store by its first bytes alone: SQLite itself, once it has opened
/// a file, may write to it or to the files beside it.
fn check_header(path: &Path) -> Result<()> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut header = Vec::new();
    file.by_ref().take(100).read_to_end(&mut header)?;
    let is_ours = header.starts_with(b"SQLite format 3\0")
        && header.get(68..72) == Some(&schema::APPLICATION_ID.to_be_bytes()[..]);
    match header.is_empty() || is_ours {
        true => Ok(()),
        false => Err(Error::NotOurs),
    }
}
