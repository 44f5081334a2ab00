use std::path::{Path, PathBuf};

use anyhow::Context;
use isnad_store::{Error, Store};

/// Which store a command works on.
#[derive(Debug, clap::Args)]
pub struct StoreFile {
    /// The store
    #[arg(
        long,
        env = "ISNAD_STORE",
        default_value = "isnad.db",
        value_name = "FILE",
        global = true
    )]
    store: PathBuf,
}

impl StoreFile {
    /// The store, made if there is none.
    pub fn create(&self) -> anyhow::Result<Store> {
        self.named(Store::create(&self.store))
    }

    /// The store, which must exist.
    pub fn open(&self) -> anyhow::Result<Store> {
        self.named(Store::open(&self.store))
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.store
    }

    /// The result with the store's name in its error.
    pub fn named<T>(&self, result: Result<T, Error>) -> anyhow::Result<T> {
        result.with_context(|| self.store.display().to_string())
    }
}
