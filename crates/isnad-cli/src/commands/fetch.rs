use std::process::ExitCode;

use crate::keeping::{Keeping, Network};
use crate::lexicon_files::LexiconFiles;
use crate::store_file::StoreFile;

/// Options of `isnad fetch`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/fetch.txt"))]
pub struct Fetch {
    /// Addresses of pages, feeds and sitemaps
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
    /// The outlet of all that is found there
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    lexicon: LexiconFiles,
    #[command(flatten)]
    file: StoreFile,
}

impl Fetch {
    /// Runs the command. What was stored before something stopped it stays stored.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut store = self.file.create()?;
        let mut keeping = Keeping::new(&mut store, &self.network, &self.lexicon)?;
        for url in &self.urls {
            let visited = keeping.visit(url, self.outlet.as_deref());
            self.file.named(visited)?;
        }
        Ok(keeping.finish())
    }
}
