use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use isnad_store::{Error, Store};
use isnad_story::Article;

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

    /// The article with this id, of this outlet where several have one.
    pub fn article(&self, id: &str, outlet: Option<&str>) -> anyhow::Result<Article> {
        let mut articles = self.named(self.open()?.articles(id, outlet))?;
        if articles.len() > 1 {
            let outlets: Vec<_> = articles.iter().map(|article| &article.outlet).collect();
            bail!("{id} is in several outlets: name one with --outlet: {outlets:?}");
        }
        articles
            .pop()
            .with_context(|| format!("no article {id}; isnad list shows those there are"))
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
